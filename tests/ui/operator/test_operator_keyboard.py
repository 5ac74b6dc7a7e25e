"""The on-screen keyboard: when it shows, what it types, and its layouts."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.core.settings_schema import with_values
from kiosk.core.sinks import SinkKind
from kiosk.ui.operator import panel as panel_module
from kiosk.ui.operator.keyboard import OnScreenKeyboard
from kiosk.ui.operator.keyboard_layouts import LETTERS
from kiosk.ui.theme import TOUCH_TARGET_PX


@pytest.fixture
def typist(operator: Any) -> Any:
    operator.kiosk.now = with_values(operator.kiosk.now, {"window.on_screen_keyboard": "on"})
    operator.unlock()
    operator.window.activateWindow()
    return operator


def keyboard(operator: Any) -> Any:
    return operator.panel._keyboard


def touch(operator: Any, *keys: str) -> None:
    for key in keys:
        operator.bot.waitUntil(keyboard(operator).keys[key].isVisible)
        operator.click(keyboard(operator).keys[key])


def test_it_shows_for_text_and_hides_for_the_rest(typist: Any) -> None:
    page = typist.page("device")
    assert not keyboard(typist).isVisible()
    typist.click(typist.field(page, "device.location").editor.line)
    assert keyboard(typist).isVisible()
    typist.click(typist.field(page, "device.theme").editor.buttons["light"])
    typist.field(page, "device.theme").editor.buttons["light"].setFocus()
    assert not keyboard(typist).isVisible()


def address_line(page: Any) -> Any:
    """Where the address of a new destination is typed."""
    page._fill_in(SinkKind.HTTP, None)
    return page.task.fields["endpoint"].editor.line


def test_it_types_letters_capitals_symbols_and_deletes(typist: Any) -> None:
    line = typist.field(typist.page("device"), "device.location").editor.line
    typist.click(line)
    touch(typist, "shift", "H", "a", "l", "l", "space", "layer", "#", "layer", "1", "x", "back")
    assert line.text() == "Hall #1"
    touch(typist, "left", "left", "back", "right", "2")
    assert line.text() == "Hall#21"
    assert line.hasFocus()
    assert typist.apply().device.location == "Hall#21"


def test_addresses_have_their_pieces_on_keys(typist: Any) -> None:
    page = typist.page("cloud")
    line = address_line(page)
    page.ensureWidgetVisible(line)
    typist.click(line)
    touch(typist, "http://", "192.168.", "1", ".", "7", ":", "9", "0")
    assert line.text() == "http://192.168.1.7:90"
    page._on_done("")


def test_numbers_have_a_pad(typist: Any) -> None:
    line = typist.field(typist.page("analysis"), "analysis.score_threshold").editor.line
    typist.click(line)
    assert keyboard(typist).is_number_pad
    assert "a" not in keyboard(typist).keys
    for _ in range(3):
        touch(typist, "back")
    touch(typist, "0", ".", "8")
    assert typist.apply().analysis.score_threshold == 0.8


def test_hidden_by_hand_it_comes_back_at_the_next_touch(typist: Any) -> None:
    line = typist.field(typist.page("device"), "device.location").editor.line
    typist.click(line)
    touch(typist, "hide")
    assert not keyboard(typist).isVisible()
    typist.click(line)
    assert keyboard(typist).isVisible()


def test_the_field_stays_visible_above_the_keyboard(typist: Any) -> None:
    typist.resize(1024, 700)
    page = typist.page("cloud")
    address_line(page)
    page.task.more.setChecked(True)
    line = page.task.fields["timeout_s"].editor.line
    line.setFocus()
    assert keyboard(typist).isVisible()
    place = line.mapTo(page.viewport(), line.rect().center())
    assert page.viewport().rect().contains(place)


def test_it_stays_away_from_fields_fixed_elsewhere(typist: Any) -> None:
    typist.kiosk.fixed = frozenset({"device.location"})
    typist.click(typist.work.navigation.close_button)
    typist.open()
    typist.enter("4711")
    typist.field(typist.page("device"), "device.location").editor.line.setFocus()
    assert not keyboard(typist).isVisible()


@pytest.mark.parametrize(
    ("setting", "touch_screen", "shown"),
    [("auto", True, True), ("auto", False, False), ("off", True, False), ("on", False, True)],
)
def test_the_setting_decides(
    operator: Any,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    touch_screen: bool,
    shown: bool,
) -> None:
    monkeypatch.setattr(panel_module, "has_touch_screen", lambda: touch_screen)
    operator.kiosk.now = with_values(operator.kiosk.now, {"window.on_screen_keyboard": setting})
    operator.unlock()
    operator.click(operator.field(operator.page("device"), "device.location").editor.line)
    assert keyboard(operator).isVisible() == shown


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_every_key_of_every_language_types_what_it_shows(qtbot: Any, language: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    line = QLineEdit(host)
    keys = OnScreenKeyboard(language, host)
    host.show()
    host.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    for row in LETTERS[language]:
        for letter in row:
            line.clear()
            keys.keys[letter].click()
            assert line.text() == letter
    for key in keys.keys.values():
        assert key.minimumHeight() >= TOUCH_TARGET_PX
        assert key.accessibleName()


def test_on_a_low_screen_it_leaves_the_room_to_the_page(typist: Any) -> None:
    typist.resize(1024, 480)
    page = typist.page("cloud")
    line = address_line(page)
    page.ensureWidgetVisible(line)
    typist.click(line)
    assert not typist.work.bar.isVisible()
    place = line.mapTo(page.viewport(), line.rect().center())
    assert page.viewport().rect().contains(place)
    touch(typist, "hide")
    assert typist.work.bar.isVisible()
