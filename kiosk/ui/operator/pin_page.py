"""Asking for the PIN, setting the first one and changing it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from kiosk.core.errors import KioskError, WrongPinError
from kiosk.core.pin import MAX_DIGITS, MIN_DIGITS, weakness
from kiosk.ui.operator.pin_pad import PinPad
from kiosk.ui.operator.style import button, label, px
from kiosk.ui.operator.texts import countdown_text, weakness_text
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kiosk.core.pin import PinStore
    from kiosk.ui.background import Background
    from kiosk.ui.theme import Appearance


class PinTask(Enum):
    """What the PIN is asked for."""

    UNLOCK = auto()
    SET_FIRST = auto()
    CHANGE = auto()


class _Step(Enum):
    PRESENT = auto()
    NEW = auto()
    REPEAT = auto()


class PinPage(QWidget):
    """One card with a PIN pad that leads through a task.

    Signals:
        done(): The right PIN was given, or a new one is stored.
        cancelled(): The person does not want to go on.
    """

    done = Signal()
    cancelled = Signal()

    def __init__(
        self,
        pins: PinStore,
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pins = pins
        self._background = background
        self._task = PinTask.UNLOCK
        self._step = _Step.PRESENT
        self._first_entry = ""
        self._attempt = 0
        self.heading = label("", "title")
        self.text = label("", "caption", wrap=True)
        self.message = label("", "error", wrap=True)
        self.pad = PinPad(appearance)
        self.cancel = button(self.tr("Cancel"), "quiet", self._on_cancel)
        self._countdown = QTimer(self)
        self._countdown.setInterval(250)
        self._countdown.timeout.connect(self._show_wait)
        self.pad.entered.connect(self._on_entered)
        self.pad.changed.connect(self._on_changed)
        self.pad.cancelled.connect(self._on_cancel)
        self._lay_out()

    def _lay_out(self) -> None:
        self._frame = QFrame()
        self._frame.setProperty("role", "card")
        self._words, self._answer = QWidget(), QWidget()
        for column, texts in (
            (self._words, (self.heading, self.text)),
            (self._answer, (self.message, self.cancel)),
        ):
            box = QVBoxLayout(column)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(px(14))
            for widget in texts:
                box.addWidget(widget)
        for text in (self.heading, self.text, self.message):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.heading.setWordWrap(True)
        self.message.setMinimumHeight(px(40))
        self._grid = QGridLayout(self._frame)
        self._grid.setContentsMargins(px(32), px(24), px(32), px(20))
        self._grid.setHorizontalSpacing(px(32))
        self._grid.setVerticalSpacing(px(14))
        layout = QGridLayout(self)
        layout.setContentsMargins(px(8), px(8), px(8), px(8))
        layout.addWidget(self._frame, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(self.pad)
        self._arrange(low=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the keys where the screen is low."""
        super().resizeEvent(event)
        self._arrange(low=event.size().height() < px(660))

    def _arrange(self, *, low: bool) -> None:
        for part in (self._words, self.pad, self._answer):
            self._grid.removeWidget(part)
        if low:
            self._grid.addWidget(self._words, 0, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self._answer, 1, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.pad, 0, 1, 2, 1)
        else:
            for row, part in enumerate((self._words, self.pad, self._answer)):
                self._grid.addWidget(part, row, 0)
        self._frame.setFixedWidth(px(720 if low else 412))

    def start(self, task: PinTask) -> None:
        """Begin a task anew."""
        self._attempt += 1
        self._task = task
        self._go(_Step.NEW if task is PinTask.SET_FIRST else _Step.PRESENT)
        if self._step is _Step.PRESENT:
            self._show_wait()

    def stop(self) -> None:
        """Forget what was typed; an answer that is still to come opens nothing any more."""
        self._attempt += 1
        self._countdown.stop()
        self._first_entry = ""
        self.pad.clear()

    def _go(self, step: _Step) -> None:
        self._step = step
        self.pad.set_blocked(False)
        self.pad.clear()
        headings = {
            PinTask.UNLOCK: self.tr("Operator"),
            PinTask.SET_FIRST: self.tr("Set a PIN"),
            PinTask.CHANGE: self.tr("Change PIN"),
        }
        texts = {
            _Step.PRESENT: self.tr("Enter the PIN to change settings")
            if self._task is PinTask.UNLOCK
            else self.tr("Enter the present PIN"),
            _Step.NEW: self.tr("Choose {least} to {most} digits; they open the settings").format(
                least=MIN_DIGITS, most=MAX_DIGITS
            ),
            _Step.REPEAT: self.tr("Enter the new PIN once more"),
        }
        self.heading.setText(headings[self._task])
        self.text.setText(texts[step])
        self._say("")
        self.pad.setFocus()

    def _say(self, message: str, role: str = "error") -> None:
        self.message.setText(message)
        if self.message.property("role") != role:
            set_role(self.message, role)

    def _on_cancel(self) -> None:
        self.stop()
        self.cancelled.emit()

    def _on_changed(self, digits: str) -> None:
        if not digits or self._countdown.isActive():
            return
        reason = weakness(digits) if self._step is _Step.NEW and len(digits) >= MIN_DIGITS else None
        self._say("" if reason is None else weakness_text(reason), "warning")

    def _on_entered(self, pin: str) -> None:
        if self._step is _Step.NEW:
            self._first_entry = pin
            self._go(_Step.REPEAT)
        elif self._step is _Step.REPEAT and pin != self._first_entry:
            self._go(_Step.NEW)
            self.pad.refuse()
            self._say(self.tr("The two were not the same; choose again"))
        else:
            storing = self._step is _Step.REPEAT
            work = self._pins.set_pin if storing else self._pins.verify
            self.pad.set_blocked(True)
            self._say(self.tr("One moment…"), "caption")
            attempt = self._attempt
            self._background.run(
                lambda: work(pin),
                lambda _: self._on_right(attempt),
                lambda error: self._on_failed(attempt, error),
                self,
            )

    def _on_right(self, attempt: int) -> None:
        if attempt != self._attempt:
            return
        if self._task is PinTask.CHANGE and self._step is _Step.PRESENT:
            self._go(_Step.NEW)
            return
        self.stop()
        self.pad.set_blocked(False)
        self._say("")
        self.done.emit()

    def _on_failed(self, attempt: int, error: KioskError) -> None:
        if attempt != self._attempt:
            return
        self.pad.set_blocked(False)
        self.pad.refuse()
        if self._pins.retry_after_s() > 0:
            self._show_wait()
        elif isinstance(error, WrongPinError):
            self._say(self.tr("Wrong PIN. Tries left: {n}").format(n=error.tries_left))
        else:
            self._say(str(error))

    def _show_wait(self) -> None:
        """Count down while no PIN is accepted."""
        left_s = self._pins.retry_after_s()
        if left_s > 0:
            self.pad.set_blocked(True)
            self._say(
                self.tr("Too many wrong PINs. Try again in {time}").format(
                    time=countdown_text(left_s)
                )
            )
            if not self._countdown.isActive():
                self._countdown.start()
        elif self._countdown.isActive():
            self._countdown.stop()
            self.pad.set_blocked(False)
            self._say("")
