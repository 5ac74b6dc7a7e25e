"""The program's own on-screen keyboard; it types into whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.operator.keyboard_layouts import (
    DIGITS,
    LETTERS,
    NUMBER,
    SYMBOLS,
    TEXT_KEYS,
    URL_KEYS,
)
from kiosk.ui.operator.style import button, clear, px, touch_px

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ui.operator.keyboard_layouts import Rows

_NUMBER_HINTS = (
    Qt.InputMethodHint.ImhFormattedNumbersOnly
    | Qt.InputMethodHint.ImhDigitsOnly
    | Qt.InputMethodHint.ImhPreferNumbers
)


def has_touch_screen() -> bool:
    """Whether the machine has a touch screen."""
    kind = QInputDevice.DeviceType.TouchScreen
    return any(device.type() == kind for device in QInputDevice.devices())


class OnScreenKeyboard(QFrame):
    """Letters, digits, symbols, pieces of addresses, or a number pad.

    Keys never take the focus; they send key events to the widget that has it.

    Signals:
        hideWanted(): The person does not need the keyboard now.
    """

    hideWanted = Signal()

    def __init__(self, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyboard")
        self._language = language if language in LETTERS else "en"
        self._hints = Qt.InputMethodHint.ImhNone
        self._upper = False
        self._symbols = False
        self.keys: dict[str, QPushButton] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(px(12), px(10), px(12), px(12))
        self._box.setSpacing(px(6))
        self._fill()

    def set_language(self, language: str) -> None:
        """Use the letters of a language."""
        if language in LETTERS and language != self._language:
            self._language = language
            self._fill()

    def serve(self, hints: Qt.InputMethodHint) -> None:
        """Show the keys that suit what is typed."""
        if hints != self._hints:
            self._hints = hints
            self._upper = self._symbols = False
            self._fill()

    @property
    def is_number_pad(self) -> bool:
        """Whether only numbers are typed."""
        return bool(self._hints & _NUMBER_HINTS)

    def _fill(self) -> None:
        clear(self._box)
        self.keys = {}
        if self.is_number_pad:
            self._fill_number_pad()
        else:
            self._fill_text()

    def _fill_number_pad(self) -> None:
        actions = (self._back, self._left, self._right, self._hide)
        for row, action in zip(NUMBER, actions, strict=True):
            line = self._line(spread=False)
            for text in row:
                line.addWidget(self._key(text, width=px(110)))
            line.addWidget(action(width=px(110)))
            line.addStretch(1)

    def _fill_text(self) -> None:
        self._add_row(DIGITS, self._back)
        is_url = bool(self._hints & Qt.InputMethodHint.ImhUrlCharactersOnly)
        rows: Rows = SYMBOLS if self._symbols else LETTERS[self._language]
        if is_url:
            rows = rows[:3]  # addresses have no accents
        for number, row in enumerate(rows):
            shifted = tuple(t.upper() if self._upper and t != "ß" else t for t in row)
            if number == 2 and not self._symbols:
                self._add_row(shifted, self._shift, first=self._shift)
            else:
                self._add_row(shifted)
        if is_url:
            self._add_row(URL_KEYS)
        line = self._line()
        line.addWidget(self._layer(), 3)
        for text in () if is_url else TEXT_KEYS:
            line.addWidget(self._key(text), 2)
        line.addWidget(self._action("space", self.tr("Space"), lambda: self._type(" ")), 8)
        line.addWidget(self._key("."), 2)
        for action in (self._left, self._right, self._hide):
            line.addWidget(action(), 2)

    def _line(self, *, spread: bool = True) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(px(6))
        if not spread:
            line.addStretch(1)
        self._box.addLayout(line)
        return line

    def _add_row(
        self,
        row: tuple[str, ...],
        last: Callable[[], QPushButton] | None = None,
        first: Callable[[], QPushButton] | None = None,
    ) -> None:
        line = self._line()
        if first is not None:
            line.addWidget(first(), 3)
        for text in row:
            line.addWidget(self._key(text), 2)
        if last is not None:
            line.addWidget(last(), 3)

    def _key(self, text: str, width: int = 0) -> QPushButton:
        key = button(text.replace("&", "&&"), "key", lambda: self._type(text))
        key.setMinimumWidth(width or px(30))
        return self._register(text, key, text)

    def _action(
        self, name: str, text: str, on_click: Callable[[], None], width: int = 0
    ) -> QPushButton:
        key = button(text, "keyaction", on_click)
        key.setMinimumWidth(width or touch_px())
        return self._register(name, key, text)

    def _register(self, name: str, key: QPushButton, accessible: str) -> QPushButton:
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setAccessibleName(accessible)
        key.setMinimumHeight(touch_px())
        self.keys[name] = key
        return key

    def _back(self, width: int = 0) -> QPushButton:
        key = self._action("back", "\u232b", lambda: self._press(Qt.Key.Key_Backspace), width)
        key.setAutoRepeat(True)
        key.setAccessibleName(self.tr("Delete"))
        return key

    def _left(self, width: int = 0) -> QPushButton:
        key = self._action("left", "\u2190", lambda: self._press(Qt.Key.Key_Left), width)
        key.setAutoRepeat(True)
        key.setAccessibleName(self.tr("Cursor left"))
        return key

    def _right(self, width: int = 0) -> QPushButton:
        key = self._action("right", "\u2192", lambda: self._press(Qt.Key.Key_Right), width)
        key.setAutoRepeat(True)
        key.setAccessibleName(self.tr("Cursor right"))
        return key

    def _hide(self, width: int = 0) -> QPushButton:
        key = self._action("hide", "\u25be", self.hideWanted.emit, width)
        key.setAccessibleName(self.tr("Hide the keyboard"))
        return key

    def _shift(self) -> QPushButton:
        key = self._action("shift", "\u21e7", self._toggle_shift)
        key.setCheckable(True)
        key.setChecked(self._upper)
        key.setAccessibleName(self.tr("Capitals"))
        return key

    def _layer(self) -> QPushButton:
        text = "abc" if self._symbols else "#+="
        return self._action("layer", text, self._toggle_symbols)

    def _toggle_shift(self) -> None:
        self._upper = not self._upper
        self._fill()

    def _toggle_symbols(self) -> None:
        self._symbols = not self._symbols
        self._fill()

    def _type(self, text: str) -> None:
        for character in text:
            self._press(Qt.Key(0), character)
        if self._upper:  # capitals are for one letter
            self._toggle_shift()

    def _press(self, key: Qt.Key, text: str = "") -> None:
        target = QApplication.focusWidget()
        if target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(target, event)
