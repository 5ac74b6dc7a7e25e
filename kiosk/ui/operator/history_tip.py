"""The card that tells the values of a bar or a cell."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from kiosk.ui.theme import Appearance


@dataclass(frozen=True, slots=True)
class TipRow:
    """A line of the card.

    Attributes:
        name: What it is.
        value: The value as text.
        color: Of its sign in the chart; None for values that are not drawn.
    """

    name: str
    value: str
    color: QColor | None = None


class ValueTip(QFrame):
    """Floats over a chart, beside what it tells of; takes no touch itself."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._content: tuple[str, tuple[TipRow, ...]] = ("", ())
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(10), px(14), px(10))
        layout.addWidget(self.words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def title(self) -> str:
        """The time that the values are of."""
        return self._content[0]

    @property
    def rows(self) -> tuple[TipRow, ...]:
        """The values that are shown."""
        return self._content[1]

    def show_values(self, title: str, rows: Sequence[TipRow], at: QPoint) -> None:
        """Show values beside a point of the parent, inside of it."""
        content = (title, tuple(rows))
        if content != self._content or not self.isVisible():
            self._content = content
            palette = self._appearance.palette
            self.setStyleSheet(
                f"ValueTip {{ background: {palette.raised}; border: 1px solid {palette.outline};"
                f" border-radius: {px(10)}px; }}"
            )
            self.words.setText(_html(title, rows, palette.muted))
            self.adjustSize()
        self._place(at)
        self.show()
        self.raise_()

    def _place(self, at: QPoint) -> None:
        parent = self.parentWidget()
        assert parent is not None
        gap = px(16)
        x = at.x() + gap
        if x + self.width() > parent.width():
            x = at.x() - gap - self.width()
        y = min(max(0, at.y() - self.height() - gap), parent.height() - self.height())
        self.move(min(max(0, x), max(0, parent.width() - self.width())), max(0, y))


def _html(title: str, rows: Sequence[TipRow], muted: str) -> str:
    lines = []
    for row in rows:
        sign = f'<span style="color:{row.color.name()}">■</span>' if row.color else ""
        lines.append(
            f"<tr><td>{sign}</td><td style='padding-left:{px(4)}px; color:{muted}'>"
            f"{escape(row.name)}</td><td align='right' style='padding-left:{px(18)}px'>"
            f"<b>{escape(row.value)}</b></td></tr>"
        )
    body = f"<table cellspacing='0' cellpadding='1'>{''.join(lines)}</table>" if lines else ""
    return f"<b>{escape(title)}</b>{body}"
