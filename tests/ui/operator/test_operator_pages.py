"""Fields of all pages: values, findings, apply, revert, overrides, sizes and names."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPushButton

from kiosk.core.choices import AnalysisMode, DetectorName, Theme, ViewMode
from kiosk.core.errors import SettingsError
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import spec, specs, value_of, with_values
from kiosk.core.sinks import SinkKind
from kiosk.ui.i18n import LanguageSwitch
from kiosk.ui.operator.fields import Field
from kiosk.ui.theme import TOUCH_TARGET_PX

from .conftest import PAGES


def test_every_setting_has_a_field_with_a_name_for_screen_readers(unlocked: Any) -> None:
    found = {}
    for name in PAGES:
        for field in unlocked.page(name).findChildren(Field):
            assert field.name not in found
            found[field.name] = field
            assert field.editor.target().accessibleName().startswith(spec(field.name).title)
    assert set(found) == set(specs()) - {"cloud.sinks"}  # they have forms of their own


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (3840, 2160)])
def test_whatever_is_touched_is_as_large_as_a_finger_and_named(
    operator: Any, size: tuple[int, int]
) -> None:
    operator.resize(*size)
    operator.unlock()
    for name in PAGES:
        page = operator.page(name)
        QApplication.processEvents()
        for widget in operator.panel.findChildren(QAbstractButton):
            if widget.isVisible():
                where = (name, widget.text(), widget.size())
                assert widget.height() >= TOUCH_TARGET_PX, where
                assert widget.width() >= TOUCH_TARGET_PX, where
                assert widget.accessibleName() or widget.text(), where
        for kind in (QLineEdit, QComboBox):
            for widget in page.findChildren(kind):
                if widget.isVisible():
                    assert widget.height() >= TOUCH_TARGET_PX, (name, widget.objectName())
                    if isinstance(widget, QComboBox):
                        assert widget.view().sizeHintForRow(0) >= TOUCH_TARGET_PX, name
                    assert widget.accessibleName(), (name, widget.objectName())
        assert page.widget().minimumSizeHint().width() <= page.viewport().width(), name


def test_nothing_is_to_be_applied_at_first(unlocked: Any) -> None:
    assert not unlocked.work.bar.apply.isEnabled()
    assert not unlocked.work.bar.revert.isEnabled()


def test_a_text_is_applied(unlocked: Any) -> None:
    page = unlocked.page("device")
    unlocked.retype(unlocked.field(page, "device.location").editor.line, "North window")
    assert unlocked.work.bar.status.text() == "Changes not applied yet: 1"
    assert unlocked.apply().device.location == "North window"
    assert unlocked.kiosk.applied == [
        with_values(
            Settings(),
            {"device.location": "North window", "window.on_screen_keyboard": "off"},
        )
    ]
    assert "Saved" in unlocked.work.bar.status.text()
    assert not unlocked.work.bar.apply.isEnabled()


def test_a_segment_a_list_a_switch_and_a_number_are_applied_together(unlocked: Any) -> None:
    page = unlocked.page("analysis")
    unlocked.click(unlocked.field(page, "analysis.mode").editor.buttons["counts"])
    combo = unlocked.field(page, "analysis.detector").editor.combo
    unlocked.bot.keyClick(combo, Qt.Key.Key_Down)
    unlocked.click(unlocked.field(page, "analysis.emotion").editor.switch)
    unlocked.retype(unlocked.field(page, "analysis.score_threshold").editor.line, "0,7")
    unlocked.click(unlocked.field(page, "analysis.min_face_px").editor.more)
    assert unlocked.work.bar.status.text() == "Changes not applied yet: 5"
    analysis = unlocked.apply().analysis
    assert analysis.mode is AnalysisMode.COUNTS
    assert analysis.detector is DetectorName.ADAS_0001
    assert analysis.emotion
    assert analysis.score_threshold == 0.7
    assert analysis.min_face_px == 25
    assert len(unlocked.kiosk.applied) == 1


def test_theme_and_view_are_applied(unlocked: Any) -> None:
    page = unlocked.page("device")
    unlocked.click(unlocked.field(page, "device.theme").editor.buttons["light"])
    page = unlocked.page("privacy")
    unlocked.click(unlocked.field(page, "privacy.view").editor.buttons["avatars"])
    unlocked.click(unlocked.field(page, "privacy.notice").editor.switch)
    settings = unlocked.apply()
    assert settings.device.theme is Theme.LIGHT
    assert settings.privacy.view is ViewMode.AVATARS
    assert not settings.privacy.notice


@pytest.mark.parametrize(
    ("page", "name", "typed", "sentence"),
    [
        ("device", "device.id", "", "Must not be empty"),
        ("device", "device.id", "a b", "May contain only letters, digits and - _ ."),
        ("camera", "camera.fps", "500", "Must be between 1 and 240\u00a0fps"),
        ("camera", "camera.width", "12.5", "Must be a whole number"),
        ("analysis", "analysis.look_angle_deg", "90", "Must be between 5 and 60°"),
        ("analysis", "analysis.score_threshold", "abc", "Must be a number"),
    ],
)
def test_what_is_wrong_is_said_below_the_field_as_it_is_typed(
    unlocked: Any, page: str, name: str, typed: str, sentence: str
) -> None:
    field = unlocked.field(unlocked.page(page), name)
    before = field.note.text()
    unlocked.retype(field.editor.line, typed)
    assert field.note.text() == sentence
    assert field.note.property("role") == "error"
    assert field.editor.target().property("invalid") is True
    assert field.editor.target().accessibleDescription() == sentence
    assert not unlocked.work.bar.apply.isEnabled()
    assert unlocked.work.bar.status.text() == "Values to correct: 1"
    index = PAGES.index(page)
    assert "wrong" in unlocked.work.navigation.buttons[index].accessibleName()
    unlocked.click(unlocked.work.bar.revert)
    assert field.note.text() == before
    assert field.editor.target().property("invalid") is False
    assert "wrong" not in unlocked.work.navigation.buttons[index].accessibleName()


def test_show_leads_to_the_wrong_value(unlocked: Any) -> None:
    field = unlocked.field(unlocked.page("analysis"), "analysis.lost_after_s")
    unlocked.retype(field.editor.line, "99")
    unlocked.page("health")
    unlocked.click(unlocked.work.bar.show_problem)
    assert unlocked.work.index == PAGES.index("analysis")
    assert field.editor.line.isVisible()


def test_revert_shows_the_settings_in_force(unlocked: Any) -> None:
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12")
    unlocked.click(unlocked.work.bar.revert)
    assert field.editor.line.text() == "30"
    assert unlocked.kiosk.applied == []


def test_typing_the_old_value_again_is_no_change(unlocked: Any) -> None:
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12")
    unlocked.retype(field.editor.line, "30")
    assert not unlocked.work.bar.apply.isEnabled()


@pytest.mark.parametrize(
    ("name", "start", "steps", "end"),
    [
        ("analysis.score_threshold", "0.6", 1, "0.65"),
        ("analysis.score_threshold", "0.97", 3, "0.99"),
        ("analysis.min_face_px", "9", -3, "8"),
        ("analysis.revisit_window_s", "300", -1, "290"),
        ("analysis.confirm_s", "0", -1, "0"),
        ("analysis.min_face_px", "nonsense", 1, "25"),
    ],
)
def test_steps_are_as_large_as_the_value_asks_for_and_stay_in_bounds(
    unlocked: Any, name: str, start: str, steps: int, end: str
) -> None:
    editor = unlocked.field(unlocked.page("analysis"), name).editor
    unlocked.retype(editor.line, start)
    key = Qt.Key.Key_Up if steps > 0 else Qt.Key.Key_Down
    for _ in range(abs(steps)):
        unlocked.bot.keyClick(editor.line, key)
    assert editor.line.text() == end
    assert name not in unlocked.panel._draft.problems


def test_fields_fixed_elsewhere_are_read_only_and_say_why(operator: Any) -> None:
    operator.kiosk.fixed = frozenset(
        {"camera.source", "camera.mirror", "camera.roi", "analysis.mode", "analysis.min_face_px"}
    )
    operator.unlock()
    page = operator.page("camera")
    source = operator.field(page, "camera.source")
    assert "KIOSK_CAMERA__SOURCE" in source.note.text()
    assert source.editor.line.isReadOnly()
    operator.bot.keyClicks(source.editor.line, "x")
    assert source.editor.line.text() == "auto"
    assert not operator.field(page, "camera.mirror").editor.switch.isEnabled()
    operator.bot.keyClick(page.preview, Qt.Key.Key_Right)
    page = operator.page("analysis")
    number = operator.field(page, "analysis.min_face_px").editor
    assert not number.more.isEnabled()
    operator.bot.keyClick(number.line, Qt.Key.Key_Up)
    assert number.line.text() == "24"
    assert not operator.field(page, "analysis.mode").editor.isEnabled()
    assert not operator.work.bar.apply.isEnabled()


def test_settings_that_cannot_be_saved_stay_as_edits(unlocked: Any) -> None:
    unlocked.kiosk.save_error = SettingsError("The disk is full", "Make room.")
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12")
    unlocked.apply()
    assert unlocked.work.bar.status.text() == "The disk is full. Make room."
    assert field.editor.line.text() == "12"
    assert unlocked.work.bar.apply.isEnabled()


def test_closing_with_edits_asks(unlocked: Any) -> None:
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12")
    unlocked.click(unlocked.work.navigation.close_button)
    assert unlocked.panel.is_unlocked
    unlocked.click(unlocked.work.bar.stay)
    assert unlocked.work.bar.apply.isVisible()
    unlocked.bot.keyClick(unlocked.work, Qt.Key.Key_Escape)
    unlocked.click(unlocked.work.bar.discard)
    assert not unlocked.panel.isVisible()
    assert unlocked.kiosk.applied == []


def test_closing_can_apply(unlocked: Any) -> None:
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12")
    unlocked.click(unlocked.work.navigation.close_button)
    unlocked.click(unlocked.work.bar.apply_and_close)
    unlocked.idle()
    assert not unlocked.panel.isVisible()
    assert unlocked.kiosk.now.camera.fps == 12


def test_another_language_is_spoken_at_once_and_edits_survive(unlocked: Any) -> None:
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12.5")
    switch = LanguageSwitch("en")
    try:
        switch.set_language("de")
        unlocked.bot.waitUntil(
            lambda: unlocked.work.navigation.buttons[1].text().strip() == "Kamera"
        )
        assert unlocked.work.index == PAGES.index("camera")
        field = unlocked.field(unlocked.work.page(1), "camera.fps")
        assert field.title.text() != "Frame rate"
        assert unlocked.apply().camera.fps == 12.5
    finally:
        switch.set_language("en")


def test_saving_is_confirmed_in_the_new_language(unlocked: Any) -> None:
    switch = LanguageSwitch("en")
    field = unlocked.field(unlocked.page("camera"), "camera.fps")
    unlocked.retype(field.editor.line, "12.5")
    try:
        unlocked.apply()
        switch.set_language("de")
        unlocked.bot.waitUntil(
            lambda: unlocked.work.bar.status.text() == "✓  Gespeichert und wirksam"
        )
    finally:
        switch.set_language("en")


def test_the_wheel_scrolls_the_page_and_changes_no_value(unlocked: Any) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    page = unlocked.page("analysis")
    combo = unlocked.field(page, "analysis.detector").editor.combo
    unlocked.work.navigation.buttons[0].setFocus()
    center = QPointF(combo.rect().center())
    event = QWheelEvent(
        center,
        QPointF(combo.mapToGlobal(combo.rect().center())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert event.type() == QEvent.Type.Wheel
    assert combo.currentData() == DetectorName.YUNET


def test_the_pages_can_be_walked_through_with_tab(operator: Any) -> None:
    operator.unlock()
    operator.page("cloud")._fill_in(SinkKind.MQTT, None)
    operator.window.activateWindow()
    seen = []
    operator.work.navigation.buttons[0].setFocus()
    for _ in range(40):
        widget = QApplication.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        operator.bot.keyClick(widget, Qt.Key.Key_Tab)
    names = [w.objectName() for w in seen if w.objectName()]
    order = ["sink.name", "sink.endpoint", "sink.username", "sink.secret", "sink.topic"]
    assert [name for name in names if name in order] == order
    assert any(isinstance(w, QPushButton) and w.text() == "Test" for w in seen)


def test_values_shown_are_those_in_force(operator: Any) -> None:
    changed = {
        "device.location": "Hall",
        "camera.fps": 12.5,
        "camera.roi": (0.1, 0.2, 0.9, 1.0),
        "cloud.queue_days": 7,
        "analysis.device": "CPU",
    }
    operator.kiosk.now = with_values(operator.kiosk.now, changed)
    operator.unlock()
    assert operator.field(operator.page("device"), "device.location").editor.line.text() == "Hall"
    camera = operator.page("camera")
    assert operator.field(camera, "camera.fps").editor.line.text() == "12.5"
    sides = operator.field(camera, "camera.roi").editor.sides
    assert [side.line.text() for side in sides] == ["10", "20", "90", "100"]
    cloud = operator.page("cloud")
    assert operator.field(cloud, "cloud.queue_days").editor.line.text() == "7"
    combo = operator.field(operator.page("analysis"), "analysis.device").editor.combo
    assert combo.currentText() == "CPU: Intel Core i5"
    assert value_of(operator.kiosk.now, "analysis.device") == combo.currentData()


@pytest.mark.parametrize("width", range(900, 1301, 50))
def test_no_word_of_a_narrow_row_is_cut_off(unlocked: Any, width: int) -> None:
    unlocked.resize(width, 1900)
    for choice in unlocked.work.navigation.buttons:
        unlocked.bot.waitUntil(lambda c=choice: c.width() >= c.sizeHint().width())


def test_on_a_narrow_row_the_open_page_keeps_its_words(unlocked: Any) -> None:
    unlocked.resize(640, 900)
    buttons = unlocked.work.navigation.buttons
    unlocked.bot.waitUntil(lambda: buttons[1].text() == "")
    unlocked.page("camera")
    assert buttons[1].text().strip() == "Camera"
    assert buttons[0].text() == ""
    assert buttons[0].accessibleName() == "Device"
    unlocked.resize(1280, 800)
    unlocked.bot.waitUntil(lambda: buttons[0].text().strip() == "Device")
