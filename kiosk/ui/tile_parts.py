"""Signs, bars and numerals that the tiles of the public panel are made of."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui import glyphs
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance

GENDERS: Final = ("female", "male", "unknown")


class GenderSign(QWidget):
    """The sign of a gender in its colour; the key to the labels in the picture."""

    def __init__(self, gender: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gender = gender
        self._appearance = appearance

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        side = round(1.15 * self._appearance.metrics.body)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        side = min(self.width(), self.height()) - 2.0
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        color = self._appearance.palette.color(self._gender)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._gender == "unknown":
            painter.setPen(color)
            painter.setFont(text_font(round(side), QFont.Weight.Bold))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
        else:
            path = glyphs.female() if self._gender == "female" else glyphs.male()
            pen = QPen(color, max(1.5, 0.11 * side))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            fit = QTransform().translate(area.x(), area.y()).scale(side, side)
            painter.drawPath(fit.map(path))
        painter.end()


class ShareBar(QWidget):
    """One bar divided by gender."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._parts: dict[str, int] = {}

    def set_parts(self, parts: Mapping[str, int]) -> None:
        """Show these numbers by gender as shares."""
        if parts != self._parts:
            self._parts = dict(parts)
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, a finger's edge high."""
        return QSize(80, self._appearance.metrics.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), palette.color("border"))
        parts = [(gender, n) for gender, n in self._parts.items() if n]
        gap = 2.0
        room = self.width() - gap * max(0, len(parts) - 1)
        x = 0.0
        for index, (gender, number) in enumerate(parts):
            width = room * number / sum(self._parts.values())
            if index:
                painter.fillRect(QRectF(x, 0, gap, self.height()), palette.color("surface"))
                x += gap
            area = QRectF(x, 0, width, self.height())
            painter.fillRect(area, palette.color(f"{gender}_fill"))
            x += width
        painter.end()


class Numeral(QLabel):
    """A large number whose ink, not its bearing, lines up with the text around it."""

    HEIGHT: Final = 0.9
    """Of the widget, in sizes of the font, or a little less."""

    def sizeHint(self) -> QSize:
        """As high as the digits, without the room for descenders."""
        metrics = QFontMetricsF(self.font())
        height = metrics.capHeight() * 1.16
        return QSize(ceil(metrics.horizontalAdvance(self.text())), ceil(height))

    def minimumSizeHint(self) -> QSize:
        """Digits are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the digits."""
        metrics = QFontMetricsF(self.font())
        ink = metrics.tightBoundingRect(self.text())
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.drawText(QPointF(-ink.left(), baseline), self.text())
        painter.end()
