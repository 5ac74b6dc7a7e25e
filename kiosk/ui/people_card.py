"""How many people are here now, and how many of them by apparent gender."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.types import PeopleCount
from kiosk.ui import glyphs
from kiosk.ui.i18n import format_number
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance

LIVELY: Final = 8
"""From so many people on, the card says that a lot is going on."""

_GENDERS: Final = ("female", "male", "unknown")


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
        self._count = PeopleCount()

    def set_count(self, count: PeopleCount) -> None:
        """Show these shares."""
        if count != self._count:
            self._count = count
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
        parts = [(g, getattr(self._count, g)) for g in _GENDERS if getattr(self._count, g)]
        gap = 2.0
        room = self.width() - gap * max(0, len(parts) - 1)
        x = 0.0
        for index, (gender, number) in enumerate(parts):
            width = room * number / self._count.total
            if index:
                painter.fillRect(QRectF(x, 0, gap, self.height()), palette.color("surface"))
                x += gap
            area = QRectF(x, 0, width, self.height())
            painter.fillRect(area, palette.color(f"{gender}_fill"))
            x += width
        painter.end()


class Numeral(QLabel):
    """A large number whose ink, not its bearing, lines up with the text around it."""

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


class PeopleCard(QFrame):
    """The large number, and under or beside it the breakdown."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._appearance = appearance
        self._count = PeopleCount()
        self._caption = QLabel(self)
        self._number = Numeral(self)
        self._mood = QLabel(self)
        self._mood.setWordWrap(True)
        for label in (self._caption, self._mood):
            label.setProperty("role", "muted")
        self._breakdown = QWidget(self)
        self._bar = ShareBar(appearance, self._breakdown)
        self._signs = {g: GenderSign(g, appearance, self._breakdown) for g in _GENDERS}
        self._names = {g: QLabel(self._breakdown) for g in _GENDERS}
        self._values = {g: QLabel(self._breakdown) for g in _GENDERS}
        self._grid = QGridLayout(self._breakdown)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._bar, 0, 0, 1, 3)
        for row, gender in enumerate(_GENDERS, 1):
            self._values[gender].setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._signs[gender], row, 0)
            self._grid.addWidget(self._names[gender], row, 1)
            self._grid.addWidget(self._values[gender], row, 2)
        self._grid.setColumnStretch(1, 1)
        self._head = QVBoxLayout()
        self._head.addStretch(1)
        for label in (self._caption, self._number, self._mood):
            self._head.addWidget(label)
        self._head.addStretch(1)
        self._sides = QHBoxLayout(self)
        self._wide: bool | None = None
        self._compact = False
        appearance.changed.connect(self._restyle)
        self.arrange(wide=False, compact=False)
        self._retranslate()

    @property
    def number_text(self) -> str:
        """The large number as it is written."""
        return self._number.text()

    def set_count(self, count: PeopleCount) -> None:
        """Show these numbers."""
        if count != self._count:
            self._count = count
            self._bar.set_count(count)
            self._write()

    def set_genders_visible(self, visible: bool) -> None:
        """Show or hide the breakdown."""
        self._breakdown.setVisible(visible)

    def arrange(self, *, wide: bool, compact: bool) -> None:
        """Put the breakdown beside the number (``wide``) or under it; small in ``compact``."""
        if (wide, compact) == (self._wide, self._compact):
            return
        self._wide, self._compact = wide, compact
        direction = QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom
        while self._sides.count():
            self._sides.takeAt(0)
        self._sides.setDirection(direction)
        self._sides.addLayout(self._head, 1)
        self._sides.addWidget(self._breakdown, 1, Qt.AlignmentFlag.AlignVCenter)
        self._mood.setVisible(not compact)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._caption.setText(self.tr("People here now"))
        self._names["female"].setText(self.tr("Female"))
        self._names["male"].setText(self.tr("Male"))
        self._names["unknown"].setText(self.tr("Not sure"))
        self._write()

    def _write(self) -> None:
        total = self._count.total
        self._number.setText(format_number(total))
        for gender in _GENDERS:
            self._values[gender].setText(format_number(getattr(self._count, gender)))
        if total == 0:
            mood = self.tr("Nobody in view")
        elif total < LIVELY:
            mood = self.tr("Nice to see you")
        else:
            mood = self.tr("It is lively here")
        self._mood.setText(mood)
        self._number.setAccessibleName(self.tr("%n person(s) here now", "", total))

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        pad = metrics.space(2 if self._compact else 3)
        self._sides.setContentsMargins(pad, pad, pad, pad)
        self._sides.setSpacing(metrics.space(3 if self._wide else 2))
        self._head.setSpacing(metrics.space(0.5 if self._compact else 1.5))
        self._grid.setHorizontalSpacing(metrics.space(1.5))
        self._grid.setVerticalSpacing(metrics.space(0.5 if self._compact else 1))
        self._bar.setFixedHeight(metrics.px(10))
        self._caption.setFont(text_font(metrics.body, QFont.Weight.Medium))
        numeral = metrics.px(104) if self._compact else metrics.numeral
        self._number.setFont(text_font(numeral, QFont.Weight.Light))
        self._mood.setFont(text_font(metrics.body))
        for gender in _GENDERS:
            self._names[gender].setFont(text_font(metrics.body))
            self._values[gender].setFont(text_font(metrics.body, QFont.Weight.DemiBold))
            side = round(1.15 * metrics.body)
            self._signs[gender].setFixedSize(side, side)
            self._signs[gender].update()
        self._bar.update()
