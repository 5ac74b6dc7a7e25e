"""The PIN in front of the panel: first start, wrong tries, waits, restarts, locking again."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.core.settings_schema import with_values

if TYPE_CHECKING:
    from pathlib import Path

PIN = "4711"


def test_the_first_start_asks_for_a_new_pin_twice(operator: Any) -> None:
    operator.open()
    assert operator.pin_page.heading.text() == "Set a PIN"
    operator.enter("8520")
    assert not operator.panel.is_unlocked
    assert "once more" in operator.pin_page.text.text()
    with operator.bot.waitSignal(operator.panel.unlocked):
        operator.enter("8520")
    operator.pins.verify("8520")


def test_two_different_new_pins_are_refused(operator: Any) -> None:
    operator.open()
    operator.enter("8520")
    operator.enter("8521")
    assert "not the same" in operator.pin_page.message.text()
    assert not operator.pins.is_set()
    operator.enter("8520")
    operator.enter("8520")
    assert operator.panel.is_unlocked


@pytest.mark.parametrize(
    ("pin", "warning"), [("0000", "repeats"), ("1234", "in a row"), ("1987", "year"), ("8520", "")]
)
def test_a_pin_that_is_easily_guessed_is_named_but_allowed(
    operator: Any, pin: str, warning: str
) -> None:
    operator.open()
    operator.press(*pin)
    assert warning in operator.pin_page.message.text()
    assert bool(warning) == bool(operator.pin_page.message.text())
    operator.press("ok")
    operator.enter(pin)
    assert operator.panel.is_unlocked


def test_less_than_four_digits_cannot_be_confirmed(operator: Any) -> None:
    operator.open()
    operator.press("1", "2", "3")
    assert not operator.pin_page.pad.keys["ok"].isEnabled()
    operator.press("9")
    assert operator.pin_page.pad.keys["ok"].isEnabled()
    operator.press("back")
    assert not operator.pin_page.pad.keys["ok"].isEnabled()


def test_the_right_pin_opens_by_touch(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    with operator.bot.waitSignal(operator.panel.unlocked):
        operator.enter(PIN)
    assert operator.work.isVisible()


def test_the_right_pin_opens_from_a_keyboard(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    operator.bot.keyClicks(operator.pin_page.pad, PIN)
    operator.bot.keyClick(operator.pin_page.pad, Qt.Key.Key_Return)
    operator.idle()
    assert operator.panel.is_unlocked


def test_a_wrong_pin_shakes_and_tells_the_tries_left(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    operator.enter("1111")
    assert operator.pin_page.message.text() == "Wrong PIN. Tries left: 4"
    assert operator.pin_page.pad.dots._animation.state().name == "Running"
    assert not operator.panel.is_unlocked
    assert operator.work is None
    operator.enter(PIN)
    assert operator.panel.is_unlocked


def test_the_wait_after_five_wrong_pins_holds_across_a_restart(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    for _ in range(5):
        operator.enter("1111")
    assert operator.pin_page.message.text() == "Too many wrong PINs. Try again in 0:30"
    assert not operator.pin_page.pad.keys["1"].isEnabled()
    operator.clock.pass_s(12)
    operator.restart()
    operator.open()
    assert operator.pin_page.message.text() == "Too many wrong PINs. Try again in 0:18"
    operator.bot.keyClicks(operator.pin_page.pad, PIN + "\r")
    operator.idle()
    assert not operator.panel.is_unlocked
    operator.clock.pass_s(18)
    operator.bot.waitUntil(operator.pin_page.pad.keys["1"].isEnabled)
    assert operator.pin_page.message.text() == ""
    operator.enter(PIN)
    assert operator.panel.is_unlocked


def test_cancel_and_escape_close_the_panel(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    with operator.bot.waitSignal(operator.panel.closed):
        operator.click(operator.pin_page.cancel)
    operator.open()
    with operator.bot.waitSignal(operator.panel.closed):
        operator.bot.keyClick(operator.pin_page.pad, Qt.Key.Key_Escape)
    assert not operator.panel.isVisible()


def test_closing_locks(unlocked: Any) -> None:
    with unlocked.bot.waitSignals([unlocked.panel.locked, unlocked.panel.closed]):
        unlocked.click(unlocked.work.navigation.close_button)
    assert not unlocked.panel.is_unlocked
    unlocked.open()
    assert unlocked.work is None
    assert unlocked.pin_page.isVisible()


def test_without_input_it_warns_and_locks_again(unlocked: Any) -> None:
    unlocked.kiosk.now = with_values(unlocked.kiosk.now, {"window.relock_s": 60})
    page = unlocked.page("device")
    unlocked.retype(unlocked.field(page, "device.location").editor.line, "half an edit")
    unlocked.clock.pass_s(55)
    close = unlocked.work.navigation.close_button
    unlocked.bot.waitUntil(lambda: "Locks in" in close.text())
    unlocked.page("privacy")  # a touch
    unlocked.bot.waitUntil(lambda: close.text().strip() == "Close")
    unlocked.clock.pass_s(59)
    unlocked.bot.wait(600)
    assert unlocked.panel.is_unlocked
    with unlocked.bot.waitSignal(unlocked.panel.locked):
        unlocked.clock.pass_s(2)
    assert unlocked.kiosk.applied == []
    unlocked.open()
    unlocked.enter(PIN)
    page = unlocked.page("device")
    assert unlocked.field(page, "device.location").editor.line.text() == ""


def test_a_pin_pad_that_nobody_touches_goes_away(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    with operator.bot.waitSignal(operator.panel.closed):
        operator.clock.pass_s(61)


def test_the_pin_is_changed_only_by_who_knows_it(unlocked: Any) -> None:
    page = unlocked.page("program")
    unlocked.click(page.change_pin)
    unlocked.enter("1111")
    assert "Wrong PIN" in unlocked.pin_page.message.text()
    unlocked.enter(PIN)
    unlocked.enter("8520")
    unlocked.enter("8520")
    assert unlocked.work.isVisible()
    unlocked.pins.verify("8520")


def test_a_change_of_the_pin_can_be_cancelled(unlocked: Any) -> None:
    page = unlocked.page("program")
    unlocked.click(page.change_pin)
    unlocked.enter(PIN)
    unlocked.click(unlocked.pin_page.cancel)
    assert unlocked.work.isVisible()
    assert unlocked.panel.is_unlocked
    unlocked.pins.verify(PIN)


def test_a_damaged_pin_file_says_what_to_do(operator: Any) -> None:
    path: Path = operator.pin_path
    path.write_text("{")
    operator.open()
    operator.enter(PIN)
    assert "kiosk settings set-pin" in operator.pin_page.message.text()


def test_the_panel_covers_its_window_and_follows_its_size(unlocked: Any) -> None:
    unlocked.resize(1000, 700)
    assert unlocked.panel.geometry() == unlocked.window.rect()


def test_ten_times_open_and_close_leave_nothing_behind(operator: Any) -> None:
    operator.pins.set_pin(PIN)
    for _ in range(10):
        operator.open()
        operator.enter(PIN)
        operator.page("camera")
        operator.page("health")
        operator.click(operator.work.navigation.close_button)
    assert operator.panel._stack.count() == 1


def test_what_lies_behind_is_not_painted(unlocked: Any) -> None:
    class Behind(QWidget):
        painted = 0

        def paintEvent(self, event: object) -> None:
            self.painted += 1

    behind = Behind(unlocked.window)
    behind.setGeometry(unlocked.window.rect())
    behind.lower()
    behind.show()
    unlocked.bot.wait(50)
    before = behind.painted
    for _ in range(5):
        behind.update()
        unlocked.bot.wait(20)
    assert behind.painted == before
    unlocked.panel.lock()
    unlocked.bot.waitUntil(lambda: behind.painted > before)


def test_a_right_pin_that_comes_too_late_opens_nothing(
    operator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operator.pins.set_pin(PIN)
    operator.open()
    gate = threading.Event()
    monkeypatch.setattr(operator.pins, "verify", lambda pin: gate.wait(10))
    for key in (*PIN, "ok"):
        operator.click(operator.pin_page.pad.keys[key])
    operator.click(operator.pin_page.cancel)
    with operator.bot.assertNotEmitted(operator.panel.unlocked):
        gate.set()
        operator.idle()
    assert not operator.panel.is_unlocked
    assert operator.work is None


@pytest.mark.parametrize("size", [(800, 480), (480, 800), (1920, 1080)])
def test_every_key_is_inside_the_screen(operator: Any, size: tuple[int, int]) -> None:
    operator.resize(*size)
    operator.open()
    for widget in (*operator.pin_page.pad.keys.values(), operator.pin_page.cancel):
        corner = widget.mapTo(operator.window, widget.rect().bottomRight())
        assert operator.window.rect().contains(corner)
