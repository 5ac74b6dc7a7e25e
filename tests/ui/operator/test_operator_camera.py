"""The camera page: preview, region of interest, sources and sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt

from kiosk.core.choices import ViewMode
from kiosk.core.control import CameraDevice
from kiosk.core.settings_schema import check, with_values
from kiosk.ui.display_frame import DisplayFrame, Fit
from kiosk.ui.operator.region_view import dragged

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def display_frame(width: int, height: int, fit: Fit, aspect: float) -> DisplayFrame:
    """A picture that is red at the left and blue at the right."""
    image = np.zeros((height, width, 4), np.uint8)
    image[:, : width // 2, 2] = 255
    image[:, width // 2 :, 0] = 255
    return DisplayFrame(
        image, width, height, fit, (0, 0, width, height), ViewMode.VIDEO, (), aspect, 1, 1
    )


WHOLE_FRAME = display_frame(640, 360, Fit(1.0, 0.0, 0.0), 16 / 9)


def at(view: Any, x: float, y: float) -> QColor:
    """Colour at a place of the whole picture, as fractions."""
    rect = view.picture_rect()
    image = view.grab().toImage()
    scale = image.devicePixelRatio()
    point = QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) * scale
    return image.pixelColor(point.toPoint())


def is_red(color: QColor) -> bool:
    return color.red() > 200 and color.blue() < 60


def is_blue(color: QColor) -> bool:
    return color.blue() > 200 and color.red() < 60


def drag(operator: Any, view: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    rect = view.picture_rect()

    def point(place: tuple[float, float]) -> QPoint:
        return QPointF(
            rect.x() + place[0] * rect.width(), rect.y() + place[1] * rect.height()
        ).toPoint()

    left = Qt.MouseButton.LeftButton
    operator.bot.mousePress(view, left, pos=point(start))
    operator.bot.mouseMove(view, point(end))
    operator.bot.mouseRelease(view, left, pos=point(end))


def test_the_preview_shows_the_public_picture(unlocked: Any) -> None:
    page = unlocked.page("camera")
    unlocked.panel.set_preview(WHOLE_FRAME)
    assert is_red(at(page.preview, 0.25, 0.4))
    assert is_blue(at(page.preview, 0.75, 0.4))
    unlocked.panel.set_preview(None)
    assert not is_red(at(page.preview, 0.25, 0.4))


def test_a_picture_cropped_by_the_window_lies_where_it_belongs(unlocked: Any) -> None:
    # A view of 320 x 360 shows the middle half of a frame of 640 x 360.
    page = unlocked.page("camera")
    unlocked.panel.set_preview(display_frame(320, 360, Fit(1.0, -160.0, 0.0), 16 / 9))
    assert is_red(at(page.preview, 0.3, 0.4))
    assert is_blue(at(page.preview, 0.7, 0.4))
    assert not is_red(at(page.preview, 0.1, 0.4))
    assert not is_blue(at(page.preview, 0.9, 0.4))


def test_the_live_part_lies_inside_the_whole_picture(operator: Any) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"camera.roi": (0.5, 0.0, 1.0, 1.0)})
    operator.unlock()
    page = operator.page("camera")
    operator.panel.set_preview(display_frame(320, 360, Fit(1.0, 0.0, 0.0), 8 / 9))
    rect = page.preview.picture_rect()
    assert rect.width() / rect.height() == pytest.approx(16 / 9, rel=0.01)
    assert is_red(at(page.preview, 0.6, 0.4))
    assert is_blue(at(page.preview, 0.9, 0.4))
    assert not is_red(at(page.preview, 0.3, 0.4))


def test_dragging_a_corner_changes_the_region_and_the_numbers(unlocked: Any) -> None:
    page = unlocked.page("camera")
    unlocked.panel.set_preview(WHOLE_FRAME)
    drag(unlocked, page.preview, (0.0, 0.0), (0.25, 0.5))
    sides = unlocked.field(page, "camera.roi").editor.sides
    assert float(sides[0].line.text()) == pytest.approx(25, abs=1)
    assert float(sides[1].line.text()) == pytest.approx(50, abs=1)
    drag(unlocked, page.preview, (0.6, 0.75), (0.5, 0.6))  # moves it as a whole
    roi = unlocked.apply().camera.roi
    assert roi == pytest.approx((0.15, 0.35, 0.9, 0.85), abs=0.01)


def test_the_region_is_made_larger_again(operator: Any) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"camera.roi": (0.5, 0.0, 1.0, 1.0)})
    operator.unlock()
    page = operator.page("camera")
    drag(operator, page.preview, (0.5, 0.5), (0.0, 0.5))
    assert operator.apply().camera.roi == pytest.approx((0.0, 0.0, 1.0, 1.0), abs=0.005)
    drag(operator, page.preview, (1.0, 1.0), (0.7, 0.7))
    operator.click(page.whole)
    assert not operator.work.bar.apply.isEnabled()


def test_the_region_can_be_changed_with_the_keyboard(unlocked: Any) -> None:
    page = unlocked.page("camera")
    for _ in range(5):
        unlocked.bot.keyClick(page.preview, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    unlocked.bot.keyClick(page.preview, Qt.Key.Key_Right)
    assert unlocked.apply().camera.roi == pytest.approx((0.01, 0.0, 0.96, 1.0))


def test_numbers_of_the_region_are_checked_together(unlocked: Any) -> None:
    page = unlocked.page("camera")
    field = unlocked.field(page, "camera.roi")
    unlocked.retype(field.editor.sides[0].line, "98")
    assert "at least 5 %" in field.note.text()
    unlocked.retype(field.editor.sides[0].line, "x")
    assert "must be numbers" in field.note.text()
    assert all(side.line.property("invalid") for side in field.editor.sides)
    unlocked.retype(field.editor.sides[0].line, "12,5")
    assert unlocked.apply().camera.roi == (0.125, 0.0, 1.0, 1.0)


def test_a_source_is_chosen_by_its_name(unlocked: Any) -> None:
    page = unlocked.page("camera")
    chip = next(
        b for b in page.findChildren(type(page.whole)) if b.text().endswith("Busy afternoon")
    )
    unlocked.click(chip)
    assert unlocked.field(page, "camera.source").editor.line.text() == "sim:busy"
    assert unlocked.apply().camera.source == "sim:busy"


def test_no_camera_is_said_and_may_be_searched_again(unlocked: Any) -> None:
    unlocked.kiosk.found = []
    page = unlocked.page("camera")
    labels = [label.text() for label in page.findChildren(type(page.granted))]
    assert "No camera was found." in labels
    from kiosk.core.control import CameraDevice

    unlocked.kiosk.found = [CameraDevice("camera:3", "Late camera")]
    again = next(b for b in page.findChildren(type(page.whole)) if b.text() == "Search again")
    unlocked.click(again)
    assert any(b.text() == "Late camera" for b in page.findChildren(type(page.whole)))


def test_a_usual_size_is_set_with_one_touch(unlocked: Any) -> None:
    page = unlocked.page("camera")
    chip = next(b for b in page.findChildren(type(page.whole)) if b.text() == "1920 \u00d7 1080")
    unlocked.click(chip)
    camera = unlocked.apply().camera
    assert (camera.width, camera.height) == (1920, 1080)


def test_what_the_camera_granted_is_shown(unlocked: Any) -> None:
    from dataclasses import replace

    unlocked.kiosk.snapshot = replace(
        unlocked.kiosk.snapshot, source="camera:0", source_detail="640x480 at 15 fps"
    )
    assert unlocked.page("camera").granted.text() == "camera:0 · 640x480 at 15 fps"


_side = st.floats(0, 1)


@settings(deadline=None)
@given(
    corner=st.tuples(_side, _side),
    size=st.tuples(st.floats(0.06, 1), st.floats(0.06, 1)),
    grip=st.tuples(st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 0, 1])),
    move=st.tuples(st.floats(-3, 3), st.floats(-3, 3)),
)
def test_no_drag_makes_a_region_that_the_settings_refuse(
    corner: tuple[float, float],
    size: tuple[float, float],
    grip: tuple[int, int],
    move: tuple[float, float],
) -> None:
    left, top = min(corner[0], 1 - size[0]), min(corner[1], 1 - size[1])
    region = (left, top, min(1.0, left + size[0]), min(1.0, top + size[1]))
    after = dragged(region, grip, *move)
    assert check("camera.roi", after) == (after, None)


def test_the_picture_fills_its_card_beside_a_long_list_of_sources(operator: Any) -> None:
    operator.kiosk.found = tuple(
        CameraDevice(f"sim:scene-{number}", f"Scene {number}") for number in range(12)
    )
    operator.unlock()
    page = operator.page("camera")
    operator.panel.set_preview(WHOLE_FRAME)
    picture = page.preview.picture_rect()
    assert page.preview.height() - picture.height() < 0.15 * picture.height()
