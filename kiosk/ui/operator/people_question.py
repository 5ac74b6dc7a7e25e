"""A question in the page, and a button that wants to be held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.operator.style import button, card, clear, label, px, touch_px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent

    from kiosk.ui.theme import Appearance

_HOLD_MS: Final = 1500
_STEP_MS: Final = 30


class ButtonGrid(QWidget):
    """Buttons side by side, in as many columns as their words leave room for."""

    def __init__(self, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = list(buttons)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(10))
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        gap = self._grid.spacing()
        widest = max(one.sizeHint().width() for one in self._buttons)
        room = (event.size().width() + gap) // (widest + gap)
        self._arrange(max(1, min(len(self._buttons), room)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for position, one in enumerate(self._buttons):
            self._grid.removeWidget(one)
            self._grid.addWidget(one, *divmod(position, columns))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)


class QuestionCard(QWidget):
    """Asks in the page, so that what the question is about stays in view.

    Attributes:
        buttons: The answers, in order.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, inner = card()
        self.title = label("", "heading", wrap=True)
        self.text = label("", "muted", wrap=True)
        self.buttons: list[QPushButton] = []
        self._answers = QVBoxLayout()
        inner.addWidget(self.title)
        inner.addWidget(self.text)
        inner.addLayout(self._answers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.hide()

    def ask(
        self, title: str, text: str, answers: Sequence[tuple[str, str, Callable[[], object]]]
    ) -> None:
        """Ask.

        Args:
            title: The question.
            text: What depends on it.
            answers: Words, role and action of each button.
        """
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(title)
        clear(self._answers)
        self.buttons = [button(words, role, action) for words, role, action in answers]
        self._answers.addWidget(ButtonGrid(self.buttons))
        self.show()
        self.buttons[0].setFocus()


class HoldButton(QPushButton):
    """Acts only when it is held for a moment: a slip of the finger erases nothing.

    Signals:
        held(): It was held long enough.
    """

    held = Signal()

    def __init__(self, text: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._appearance = appearance
        self._held_ms = 0
        self.setProperty("role", "danger")
        self.setAutoDefault(False)
        self.setMinimumSize(touch_px(), touch_px())
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._on_tick)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def _begin(self) -> None:
        self._held_ms = 0
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._held_ms = 0
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not held."""
        self._end()
        super().hideEvent(event)

    def _on_tick(self) -> None:
        self._held_ms += _STEP_MS
        self.update()
        if self._held_ms >= _HOLD_MS:
            self._end()
            self.setDown(False)
            self.held.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the button while it is held."""
        super().paintEvent(event)
        if not self._held_ms:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(box, px(10), px(10))
        painter.setClipPath(shape)
        box.setWidth(box.width() * min(1.0, self._held_ms / _HOLD_MS))
        painter.fillRect(box, self._appearance.palette.color("text", 0.35))
        painter.setClipping(False)
        painter.setPen(Qt.PenStyle.NoPen)
