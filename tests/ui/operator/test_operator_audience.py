"""The audience page: zones drawn on the picture, faces that do not count, profiles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from kiosk.core.choices import ViewMode, ZoneKind
from kiosk.core.control import IgnoredFace
from kiosk.core.ghosts import LifeSigns
from kiosk.core.settings_schema import with_values
from kiosk.core.types import IgnoreReason
from kiosk.ui.display_frame import DisplayFrame, Fit

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

POSTER = IgnoredFace(
    7, (0.1, 0.2, 0.2, 0.4), IgnoreReason.STILL, 127.0, LifeSigns(96.0, 0.012, 1.8, 0, False, None)
)
MIRROR = IgnoredFace(9, (0.7, 0.7, 0.8, 0.9), IgnoreReason.AREA, 5.0)
SQUARE = ((0.2, 0.2), (0.6, 0.2), (0.6, 0.6), (0.2, 0.6))
WINDOW = {"id": "count-1", "name": "Window", "kind": "count", "points": SQUARE}
DOOR = {"id": "line-1", "name": "Door", "kind": "line", "points": ((0.2, 0.8), (0.8, 0.8))}
LEFT = Qt.MouseButton.LeftButton


def picture(width: int, height: int, fit: Fit, aspect: float) -> DisplayFrame:
    """Red at the left and blue at the right."""
    image = np.zeros((height, width, 4), np.uint8)
    image[:, : width // 2, 2] = 255
    image[:, width // 2 :, 0] = 255
    box = (0, 0, width, height)
    return DisplayFrame(image, width, height, fit, box, ViewMode.VIDEO, (), aspect, 1, 1)


def spot(view: Any, place: tuple[float, float]) -> QPoint:
    rect = view.picture_rect()
    return QPointF(
        rect.x() + place[0] * rect.width(), rect.y() + place[1] * rect.height()
    ).toPoint()


def colour(view: Any, place: tuple[float, float]) -> QColor:
    image = view.grab().toImage()
    return image.pixelColor((QPointF(spot(view, place)) * image.devicePixelRatio()).toPoint())


def tap(operator: Any, view: Any, *places: tuple[float, float]) -> None:
    for place in places:
        operator.bot.mouseClick(view, LEFT, pos=spot(view, place))


def drag(operator: Any, view: Any, start: tuple[float, float], *way: tuple[float, float]) -> None:
    operator.bot.mousePress(view, LEFT, pos=spot(view, start))
    for place in way:
        operator.bot.mouseMove(view, spot(view, place))
    operator.bot.mouseRelease(view, LEFT, pos=spot(view, way[-1]))


def zones(operator: Any) -> Any:
    return operator.panel._draft.value("audience.zones")


def with_zones(operator: Any, *drawn: dict[str, Any]) -> Any:
    """The page with these zones in force."""
    operator.kiosk.now = with_values(operator.kiosk.now, {"audience.zones": drawn})
    operator.unlock()
    return operator.page("audience")


# ------------------------------------------------------------------------------- preview


def test_the_whole_picture_is_shown_where_it_belongs(unlocked: Any) -> None:
    view = unlocked.page("audience").zones.view
    unlocked.panel.set_preview(picture(640, 360, Fit(1.0, 0.0, 0.0), 16 / 9))
    assert colour(view, (0.02, 0.5)).red() > 200
    assert colour(view, (0.98, 0.5)).blue() > 200
    # A view with bars above and below, as of a wide picture on a portrait screen.
    unlocked.panel.set_preview(picture(360, 640, Fit(0.5, 0.0, 230.0), 2.0))
    rect = view.picture_rect()
    assert rect.width() / rect.height() == pytest.approx(2.0, rel=0.01)
    assert colour(view, (0.02, 0.04)).red() > 200
    assert colour(view, (0.98, 0.96)).blue() > 200
    # A view that shows only the middle half: the rest is an empty area.
    unlocked.panel.set_preview(picture(320, 360, Fit(1.0, -160.0, 0.0), 16 / 9))
    assert colour(view, (0.1, 0.5)).red() < 200
    assert colour(view, (0.3, 0.5)).red() > 200
    assert colour(view, (0.7, 0.5)).blue() > 200
    unlocked.panel.set_preview(None)
    assert colour(view, (0.3, 0.5)).red() < 200


# ------------------------------------------------------------------------------- drawing


def test_a_zone_is_drawn_corner_by_corner_and_applied(unlocked: Any) -> None:
    page = unlocked.page("audience")
    editor, view = page.zones, page.zones.view
    unlocked.panel.set_preview(picture(640, 360, Fit(1.0, 0.0, 0.0), 16 / 9))
    assert editor._nothing.isVisible()
    unlocked.click(editor.add_buttons[ZoneKind.COUNT])
    assert not editor.done.isEnabled()
    tap(unlocked, view, *SQUARE, SQUARE[0])  # the first corner again closes it
    (zone,) = unlocked.apply().audience.zones
    assert zone.kind is ZoneKind.COUNT
    assert zone.name == "Zone 1"
    assert np.array(zone.points) == pytest.approx(np.array(SQUARE), abs=0.01)
    assert not editor._nothing.isVisible()


def test_a_line_needs_two_taps_and_is_turned_round(unlocked: Any) -> None:
    page = unlocked.page("audience")
    editor, view = page.zones, page.zones.view
    unlocked.click(editor.add_buttons[ZoneKind.LINE])
    tap(unlocked, view, (0.2, 0.5), (0.8, 0.503))
    (zone,) = zones(unlocked)
    assert zone.kind is ZoneKind.LINE
    assert zone.points[0][1] == zone.points[1][1]  # snapped level
    unlocked.click(editor.turn)
    (turned,) = zones(unlocked)
    assert turned.points == zone.points[::-1]


def test_corners_snap_to_the_border_and_to_other_shapes(operator: Any) -> None:
    page = with_zones(operator, WINDOW)
    view = page.zones.view
    operator.click(page.zones.add_buttons[ZoneKind.IGNORE])
    tap(operator, view, (0.605, 0.205), (0.997, 0.2), (0.9, 0.6))
    operator.click(page.zones.done)
    drawn = zones(operator)[1]
    assert drawn.kind is ZoneKind.IGNORE
    assert drawn.points[0] == SQUARE[1]
    assert drawn.points[1][0] == 1.0


def test_drawing_is_given_up_without_a_trace(unlocked: Any) -> None:
    page = unlocked.page("audience")
    editor, view = page.zones, page.zones.view
    unlocked.click(editor.add_buttons[ZoneKind.COUNT])
    tap(unlocked, view, (0.2, 0.2), (0.5, 0.2), (0.5, 0.5))
    unlocked.click(editor.back)
    assert view.drawn_corners == 2
    unlocked.click(editor.cancel)
    assert zones(unlocked) == ()
    assert editor.add_buttons[ZoneKind.COUNT].isVisible()


# ------------------------------------------------------------------------------- editing


def test_a_corner_and_a_shape_are_dragged_and_each_drag_undone(operator: Any) -> None:
    page = with_zones(operator, WINDOW)
    editor, view = page.zones, page.zones.view
    tap(operator, view, (0.4, 0.4))
    assert view.chosen.id == "count-1"
    drag(operator, view, (0.6, 0.6), (0.7, 0.7), (0.8, 0.9))
    assert zones(operator)[0].points[2] == pytest.approx((0.8, 0.9), abs=0.01)
    drag(operator, view, (0.4, 0.5), (0.45, 0.5), (0.3, 0.5))
    assert zones(operator)[0].points[0] == pytest.approx((0.1, 0.2), abs=0.01)
    operator.click(editor.undo)
    assert zones(operator)[0].points[0] == SQUARE[0]
    operator.click(editor.undo)
    assert zones(operator)[0].points == SQUARE
    assert not editor.undo.isEnabled()
    assert operator.panel._draft.change_count == 0
    operator.click(editor.redo)
    operator.click(editor.redo)
    assert zones(operator)[0].points[2] == pytest.approx((0.7, 0.9), abs=0.01)


def test_a_dot_between_corners_makes_a_new_one_which_can_go(operator: Any) -> None:
    page = with_zones(operator, WINDOW)
    editor, view = page.zones, page.zones.view
    tap(operator, view, (0.4, 0.4))
    drag(operator, view, (0.4, 0.2), (0.4, 0.1))
    points = zones(operator)[0].points
    assert len(points) == 5
    assert points[1] == pytest.approx((0.4, 0.1), abs=0.01)
    operator.click(editor.corner_away)
    assert zones(operator)[0].points == SQUARE


def test_a_shape_stays_inside_the_picture(operator: Any) -> None:
    page = with_zones(operator, WINDOW)
    view = page.zones.view
    tap(operator, view, (0.4, 0.4))
    drag(operator, view, (0.4, 0.5), (0.9, 0.9), (1.3, 1.3))
    points = np.array(zones(operator)[0].points)
    assert points.max() == 1.0
    assert np.ptp(points, axis=0) == pytest.approx((0.4, 0.4), abs=0.001)


def test_zones_are_renamed_and_deleted_and_wrong_names_explained(operator: Any) -> None:
    page = with_zones(operator, WINDOW, DOOR)
    editor = page.zones
    field = operator.field(page, "audience.zones")
    operator.click(editor._rows["line-1"])
    operator.retype(editor.name_line, "Window")
    assert "name of its own" in field.note.text()
    assert editor.name_line.property("invalid")
    assert not operator.work.bar.apply.isEnabled()
    operator.retype(editor.name_line, "Back door")
    assert [zone.name for zone in zones(operator)] == ["Window", "Back door"]
    assert editor._rows["line-1"].accessibleName().startswith("Back door")
    operator.click(editor.delete)
    assert [zone.id for zone in operator.apply().audience.zones] == ["count-1"]


def test_a_name_that_was_emptied_is_explained(operator: Any) -> None:
    page = with_zones(operator, WINDOW)
    operator.click(page.zones._rows["count-1"])
    operator.retype(page.zones.name_line, " ")
    assert operator.field(page, "audience.zones").note.property("role") == "error"
    operator.click(page.zones.undo)
    assert operator.panel._draft.change_count == 0


def test_reverting_brings_the_zones_back_that_are_in_force(operator: Any) -> None:
    page = with_zones(operator, WINDOW, DOOR)
    operator.click(page.zones._rows["count-1"])
    operator.click(page.zones.delete)
    assert list(page.zones._rows) == ["line-1"]
    operator.click(operator.work.bar.revert)
    assert list(page.zones._rows) == ["count-1", "line-1"]
    assert not page.zones.undo.isEnabled()


def test_the_keyboard_alone_draws_and_edits(unlocked: Any) -> None:
    page = unlocked.page("audience")
    view = page.zones.view
    key = unlocked.bot.keyClick
    page.zones.add_buttons[ZoneKind.COUNT].setFocus()
    key(page.zones.add_buttons[ZoneKind.COUNT], Qt.Key.Key_Space)
    assert view.hasFocus()
    for way in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        key(view, Qt.Key.Key_Space)
        for _ in range(20):
            key(view, way)
    key(view, Qt.Key.Key_Return)
    assert zones(unlocked)[0].points == ((0.5, 0.5), (0.7, 0.5), (0.7, 0.7))
    key(view, Qt.Key.Key_Left)  # the whole shape
    key(view, Qt.Key.Key_Space)  # its first corner
    key(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert zones(unlocked)[0].points == ((0.49, 0.499), (0.69, 0.5), (0.69, 0.7))
    control = Qt.KeyboardModifier.ControlModifier
    key(view, Qt.Key.Key_Z, control)
    key(view, Qt.Key.Key_Z, control)
    assert zones(unlocked)[0].points[0] == (0.5, 0.5)
    key(view, Qt.Key.Key_Y, control)
    assert zones(unlocked)[0].points[0] == (0.49, 0.5)
    key(view, Qt.Key.Key_Escape)
    key(view, Qt.Key.Key_PageDown)
    key(view, Qt.Key.Key_Delete)
    assert zones(unlocked) == ()


def test_zones_fixed_from_outside_are_only_looked_at(operator: Any) -> None:
    operator.kiosk.fixed = frozenset({"audience.zones"})
    page = with_zones(operator, WINDOW)
    assert not any(add.isEnabled() for add in page.zones.add_buttons.values())
    drag(operator, page.zones.view, (0.4, 0.4), (0.5, 0.5))
    assert zones(operator)[0].points == SQUARE
    assert "KIOSK_AUDIENCE__ZONES" in operator.field(page, "audience.zones").note.text()


def test_there_is_room_for_sixteen_zones(operator: Any) -> None:
    many = [{**WINDOW, "id": f"count-{n}", "name": f"Zone {n}"} for n in range(1, 17)]
    page = with_zones(operator, *many)
    assert not page.zones.add_buttons[ZoneKind.COUNT].isEnabled()
    operator.click(page.zones._rows["count-3"])
    operator.click(page.zones.delete)
    operator.click(page.zones.add_buttons[ZoneKind.COUNT])
    tap(operator, page.zones.view, (0.1, 0.1), (0.3, 0.1), (0.2, 0.3))
    operator.click(page.zones.done)
    added = zones(operator)[-1]
    assert added.id not in {zone["id"] for zone in many}  # counts of the deleted one stay its own
    assert added.name == "Zone 3"


# -------------------------------------------------------------------------- ignored faces


def test_ignored_faces_are_told_with_reason_and_counted_on_wish(unlocked: Any) -> None:
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=(POSTER, MIRROR))
    page = unlocked.page("audience")
    page.refresh()
    poster, mirror = page.ignored.rows.values()
    assert "Left" in poster.where.text() or "left" in poster.where.text()
    assert "2 min 7 s" in poster.where.text()
    assert "1 min 36 s" in poster.why.text()
    assert "1.2 %" in poster.why.text()
    assert "ignored area" in mirror.why.text()
    unlocked.bot.waitUntil(poster.count.isVisible)
    assert not mirror.count.isVisible()
    unlocked.click(poster.count)
    assert unlocked.kiosk.counted_again == [7]


def test_a_row_stays_while_its_face_does(unlocked: Any) -> None:
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=(POSTER,))
    page = unlocked.page("audience")
    page.refresh()
    row = page.ignored.rows[7]
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=(replace(POSTER, since_s=128.0),))
    page.refresh()
    assert page.ignored.rows[7] is row
    assert "2 min 8 s" in row.where.text()
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=())
    page.refresh()
    assert not page.ignored.rows
    assert page.ignored._nobody.isVisible()


def test_the_page_does_not_jump_when_a_row_goes(unlocked: Any) -> None:
    unlocked.resize(1280, 640)
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=(POSTER,))
    page = unlocked.page("audience")
    page.refresh()
    count = page.ignored.rows[7].count
    unlocked.bot.waitUntil(count.isVisible)
    page.reveal(count)
    before = page.verticalScrollBar().value()
    count.setFocus()
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=())
    unlocked.click(count)
    unlocked.bot.waitUntil(page.ignored._nobody.isVisible)
    assert page.verticalScrollBar().value() == before
    assert page.ignored.hasFocus()


def test_a_place_is_ignored_for_good(unlocked: Any) -> None:
    unlocked.kiosk.crowd = replace(unlocked.kiosk.crowd, ignored=(POSTER,))
    page = unlocked.page("audience")
    page.refresh()
    ignore = page.ignored.rows[7].ignore
    unlocked.bot.waitUntil(ignore.isVisible)
    unlocked.click(ignore)
    (zone,) = unlocked.apply().audience.zones
    assert zone.kind is ZoneKind.IGNORE
    points = np.array(zone.points)
    assert tuple(points.min(axis=0)) == pytest.approx((0.075, 0.15))
    assert tuple(points.max(axis=0)) == pytest.approx((0.225, 0.45))


# ------------------------------------------------------------------------------- profiles


def test_a_profile_fills_in_the_thresholds(unlocked: Any) -> None:
    page = unlocked.page("audience")
    unlocked.idle()
    chooser = page.presets
    assert chooser.buttons["default"].isChecked()
    other = next(name for name in chooser.buttons if name != "default")
    unlocked.bot.waitUntil(chooser.buttons[other].isVisible)
    unlocked.click(chooser.buttons[other])
    wanted = chooser._presets[other].values
    assert chooser.buttons[other].isChecked()
    assert not chooser.buttons["default"].isChecked()
    stop = unlocked.field(page, "audience.stop_s")
    assert float(stop.editor.line.text()) == wanted["audience.stop_s"]
    unlocked.retype(stop.editor.line, "17")
    assert not any(choice.isChecked() for choice in chooser.buttons.values())
    assert "your own" in chooser.note.text()
