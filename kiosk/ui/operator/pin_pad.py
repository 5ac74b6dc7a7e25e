"""Keys and dots for a PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    Property,
    QAbstractAnimation,
    QEasingCurve,
    QPointF,
    QPropertyAnimation,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.core.pin import MAX_DIGITS, MIN_DIGITS
from kiosk.ui.operator.style import button, px
from kiosk.ui.theme import repolish

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from kiosk.ui.theme import Appearance

_KEY_WIDTH_PX = 92
_SHAKE_PX = 16


class PinDots(QWidget):
    """One dot per digit typed; the digits themselves are never shown."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._count = 0
        self._wrong = False
        self._shift_px = 0.0
        self.setMinimumSize(px(300), px(44))
        self._animation = QPropertyAnimation(self, b"shift", self)
        self._animation.setDuration(380)
        for step, shift in enumerate((0, 1, -1, 0.7, -0.7, 0.3, 0)):
            self._animation.setKeyValueAt(step / 6, shift * px(_SHAKE_PX))
        self._animation.setEasingCurve(QEasingCurve.Type.InOutSine)

    def set_count(self, count: int) -> None:
        """Show this many digits."""
        self._count = count
        self._wrong = False
        self.setAccessibleName(self.tr("Digits typed: {n}").format(n=count))
        self.update()

    def shake(self) -> None:
        """Say no."""
        self._count, self._wrong = 0, True
        self._animation.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)
        self.update()

    def _shift(self) -> float:
        return self._shift_px

    def _set_shift(self, value: float) -> None:
        self._shift_px = value
        self.update()

    shift = Property(float, _shift, _set_shift)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw filled dots for digits and rings for those still needed."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = max(MIN_DIGITS, self._count)
        gap = min(float(px(34)), self.width() / (places + 1))
        left = self.width() / 2 - gap * (places - 1) / 2 + self._shift_px
        for place in range(places):
            center = QPointF(left + gap * place, self.height() / 2)
            token = "danger" if self._wrong else "accent" if place < self._count else "outline"
            painter.setPen(QPen(palette.color(token), 2))
            painter.setBrush(palette.color(token, 1.0 if place < self._count else 0.0))
            painter.drawEllipse(center, px(8), px(8))


class PinPad(QWidget):
    """Digits by touch, mouse or keyboard.

    Signals:
        entered(str): A PIN of a possible length was confirmed.
        changed(str): The digits so far.
        cancelled(): Esc or the cancel key.
    """

    entered = Signal(str)
    changed = Signal(str)
    cancelled = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._blocked = False
        self.dots = PinDots(appearance)
        self.keys: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(px(12))
        for position, digit in enumerate("123456789"):
            grid.addWidget(self._key(digit, digit), position // 3, position % 3)
        grid.addWidget(self._key("back", "\u232b", self.tr("Delete the last digit")), 3, 0)
        grid.addWidget(self._key("0", "0"), 3, 1)
        grid.addWidget(self._key("ok", "\u2713", self.tr("Confirm")), 3, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(18))
        layout.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(grid)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("PIN pad"))
        self._update_keys()

    def _key(self, name: str, text: str, accessible: str = "") -> QPushButton:
        key = button(text, "pinkey", lambda: self._press(name))
        key.setMinimumWidth(px(_KEY_WIDTH_PX))
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setAccessibleName(accessible or text)
        self.keys[name] = key
        return key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Enter and Esc of a keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press("ok")
        elif event.key() == Qt.Key.Key_Backspace:
            self._press("back")
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.text() in self.keys and event.text().isdigit():
            self._press(event.text())
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Forget the digits."""
        self._set("")

    def refuse(self) -> None:
        """Forget the digits with a shake."""
        self._set("")
        self.dots.shake()

    def set_blocked(self, blocked: bool) -> None:
        """Take no digits for the time being."""
        self._blocked = blocked
        self._update_keys()

    def _press(self, name: str) -> None:
        if self._blocked:
            return
        if name == "ok":
            if len(self._digits) >= MIN_DIGITS:
                self.entered.emit(self._digits)
        elif name == "back":
            self._set(self._digits[:-1])
        elif len(self._digits) < MAX_DIGITS:
            self._set(self._digits + name)

    def _set(self, digits: str) -> None:
        self._digits = digits
        self.dots.set_count(len(digits))
        self._update_keys()
        self.changed.emit(digits)

    def _update_keys(self) -> None:
        possible = len(self._digits) >= MIN_DIGITS
        for name, key in self.keys.items():
            usable = {"ok": possible, "back": bool(self._digits)}.get(name, True)
            key.setEnabled(usable and not self._blocked)
        ok = self.keys["ok"]
        role = "pinok" if possible else "pinkey"
        if ok.property("role") != role:
            ok.setProperty("role", role)
            repolish(ok)
