"""The tiles of the public panel: one figure each, for people who pass by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.metrics import AGE_COLUMNS, MetricCounts
from kiosk.core.types import AgeBand
from kiosk.ui.i18n import format_number
from kiosk.ui.theme import text_font
from kiosk.ui.tile_parts import GENDERS, GenderSign, Numeral, ShareBar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kiosk.ui.theme import Appearance, Metrics

UNDEFINED: Final = "\N{EM DASH}"
"""A mean over nobody."""

_BORDERS_PX: Final = 2
"""Of a card, left and right together."""
SMALLEST_PX: Final = 12
"""Least height of letters that is read."""

_WIDEST: Final = "00,000"
"""Numbers are as large as this one fits, so that those side by side are of one size."""

_BANDS: Final = (*(band for band in AgeBand if band is not AgeBand.UNKNOWN), AgeBand.UNKNOWN)


class Tile(QFrame):
    """A card with a caption; subclasses put the figure under it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._appearance = appearance
        self._words = ""
        self._caption = QLabel(self)
        self._caption.setProperty("role", "muted")
        self._aside = QLabel(self)
        self._aside.setProperty("role", "muted")
        self._head = QHBoxLayout()
        self._head.addWidget(self._caption, 1)
        self._head.addWidget(self._aside)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        appearance.changed.connect(self._restyle)

    def set_head(self, caption: str, aside: str = "") -> None:
        """Write the caption, and what stands at its right."""
        if (caption, aside) != (self._words, self._aside.text()):
            self._words = caption
            self._aside.setText(aside)
            self._aside.setVisible(bool(aside))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write the caption smaller where it is too long, and shorten it where that fails."""
        metrics = self._appearance.metrics
        room = self.width() - 2 * metrics.space(2.5) - _BORDERS_PX
        if not self._aside.isHidden():
            room -= self._aside.sizeHint().width() + metrics.space(1)
        font = text_font(metrics.body, QFont.Weight.Medium)
        while QFontMetricsF(font).horizontalAdvance(self._words) > room - 1 and (
            font.pixelSize() > SMALLEST_PX
        ):
            font.setPixelSize(font.pixelSize() - 1)
        self._caption.setFont(font)
        end = Qt.TextElideMode.ElideRight
        self._caption.setText(QFontMetricsF(font).elidedText(self._words, end, max(0, room - 1)))

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        pad = metrics.space(2.5)
        self._rows.setContentsMargins(pad, metrics.space(2), pad, metrics.space(2))
        self._rows.setSpacing(metrics.space(1))
        self._head.setSpacing(metrics.space(1))
        self._aside.setFont(text_font(metrics.body))
        self._fit()


class FigureTile(Tile):
    """One large number with a word above it and a line below it."""

    def __init__(
        self, appearance: Appearance, parent: QWidget | None = None, *, role: str = ""
    ) -> None:
        super().__init__(appearance, parent)
        self._number = Numeral(self)
        self._number.setProperty("role", role)
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._line = ""
        self._rows.addStretch(1)
        self._rows.addWidget(self._number)
        self._rows.addWidget(self._note)
        self._rows.addStretch(1)
        self._restyle()

    @property
    def number_text(self) -> str:
        """The large number as it is written."""
        return self._number.text()

    def show_figure(self, caption: str, number: str, note: str = "", spoken: str = "") -> None:
        """Write all three lines.

        Args:
            caption: What the number is.
            number: The number.
            note: A line below it, shown where there is room.
            spoken: The number for screen readers; caption and number if empty.
        """
        self.set_head(caption)
        if (number, note) != (self._number.text(), self._line):
            self._number.setText(number)
            self._line = note
            self._fit()
        self._number.setAccessibleName(spoken or f"{caption}: {number}")

    def _fit(self) -> None:
        super()._fit()
        metrics = self._appearance.metrics
        room_w = self.width() - 2 * metrics.space(2.5) - _BORDERS_PX
        font = _small_font(metrics, self.height())
        line = QFontMetricsF(font)
        self._note.setFont(font)
        # A line that is too long leaves its room empty: numbers side by side stay level.
        fits = line.horizontalAdvance(self._line) <= room_w
        self._note.setText(self._line if fits else "")
        self._note.setVisible(bool(self._line) and self.height() > metrics.px(118) + line.height())
        light = QFontMetricsF(text_font(100, QFont.Weight.Light))
        widest = max(light.horizontalAdvance(text) for text in (_WIDEST, self._number.text()))
        others = self._caption.sizeHint().height() + 2 * metrics.space(2) + 3 * metrics.space(1)
        room_h = self.height() - others - (0 if self._note.isHidden() else line.height())
        px = min(0.46 * self.height(), 100 * room_w / widest, room_h / Numeral.HEIGHT)
        self._number.setFont(text_font(max(12, int(px)), QFont.Weight.Light))


class GenderTile(Tile):
    """Those who were interested today, by apparent gender."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._bar = ShareBar(appearance, self)
        self._signs = {g: GenderSign(g, appearance, self) for g in GENDERS}
        self._names = {g: QLabel(self) for g in GENDERS}
        self._values = {g: QLabel(self) for g in GENDERS}
        self._grid = QGridLayout()
        for column, gender in enumerate(GENDERS):
            value = QHBoxLayout()
            value.setSpacing(appearance.metrics.space(0.75))
            value.addWidget(self._signs[gender])
            value.addWidget(self._values[gender])
            value.addStretch(1)
            self._grid.addLayout(value, 0, column)
            self._grid.addWidget(self._names[gender], 1, column)
            self._grid.setColumnStretch(column, 1)
            self._names[gender].setProperty("role", "muted")
        self._rows.addStretch(1)
        self._rows.addWidget(self._bar)
        self._rows.addStretch(1)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(1)
        self._counts = MetricCounts()
        self._restyle()
        self._retranslate()

    def show_counts(self, counts: MetricCounts) -> None:
        """Show the sums of a day."""
        self._counts = counts
        parts = {gender: getattr(counts, gender) for gender in GENDERS}
        self._bar.set_parts(parts)
        for gender, n in parts.items():
            self._values[gender].setText(format_number(n))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_head(self.tr("Interested today"))
        self._names["female"].setText(self.tr("Female"))
        self._names["male"].setText(self.tr("Male"))
        self._names["unknown"].setText(self.tr("Not sure"))
        self.show_counts(self._counts)

    def _restyle(self) -> None:
        super()._restyle()
        self._grid.setHorizontalSpacing(self._appearance.metrics.space(1))
        self._grid.setVerticalSpacing(0)
        self._fit()

    def _fit(self) -> None:
        super()._fit()
        metrics = self._appearance.metrics
        value = min(max(metrics.body, 0.17 * self.height()), 0.09 * self.width())
        value = max(metrics.caption, int(value))
        self._bar.setFixedHeight(max(metrics.px(10), round(0.07 * self.height())))
        small = _small_font(metrics, self.height())
        for gender in GENDERS:
            self._names[gender].setFont(small)
            self._values[gender].setFont(text_font(value, QFont.Weight.DemiBold))
            side = round(0.95 * value)
            self._signs[gender].setFixedSize(side, side)


class AgeTile(Tile):
    """Those who were interested today, by age band."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._bars = AgeBars(appearance, self)
        self._rows.addWidget(self._bars, 1)
        self._restyle()
        self._retranslate()

    def show_counts(self, counts: MetricCounts) -> None:
        """Show the sums of a day."""
        self._bars.show_counts(counts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_head(self.tr("Age of those interested"))
        self._bars.setAccessibleName(self._words)


class AgeBars(QWidget):
    """A bar for each age band, with its number above and its years below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._numbers = dict.fromkeys(_BANDS, 0)
        appearance.changed.connect(self.update)

    def show_counts(self, counts: MetricCounts) -> None:
        """Show the sums of a day."""
        numbers = {band: getattr(counts, AGE_COLUMNS[band]) for band in _BANDS}
        if numbers != self._numbers:
            self._numbers = numbers
            self.setAccessibleDescription(", ".join(f"{b}: {n}" for b, n in numbers.items()))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        palette, metrics = self._appearance.palette, self._appearance.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caption = text_font(max(metrics.caption, min(metrics.body, self.height() // 9)))
        font = QFontMetricsF(caption)
        painter.setFont(caption)
        slot = self.width() / len(_BANDS)
        labels = self._labels(font, slot)
        widest = max(font.horizontalAdvance(format_number(n)) for n in self._numbers.values())
        numbered = widest <= slot - 3
        line = font.height()
        top, foot = line * 1.15 if numbered else 2.0, self.height() - line * 1.25
        largest = max(1, *self._numbers.values())
        width = min(0.62 * slot, metrics.px(110))
        for index, (band, number) in enumerate(self._numbers.items()):
            left = (index + 0.5) * slot - width / 2
            height = max(3.0, (foot - top) * number / largest)
            bar = QRectF(left, foot - height, width, height)
            unsure = band is AgeBand.UNKNOWN
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color("unknown_fill" if unsure else "accent"))
            if not number:
                painter.setBrush(palette.color("border"))
            radius = min(5.0, height / 2)
            painter.drawRoundedRect(bar, radius, radius)
            painter.setPen(palette.color("muted"))
            below = QRectF(index * slot - 4, self.height() - line * 1.1, slot + 8, line * 1.1)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, labels[index])
            if number and numbered:
                painter.setPen(palette.color("text"))
                above = QRectF(index * slot - 4, bar.top() - line * 1.1, slot + 8, line * 1.05)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, format_number(number))
        painter.end()

    @staticmethod
    def _labels(font: QFontMetricsF, slot: float) -> list[str]:
        """Years of the bands, or only where they begin when there is little room."""
        full = [band.value.replace("-", "\N{EN DASH}") for band in _BANDS]
        if max(font.horizontalAdvance(text) for text in full) <= slot - 3:
            return full
        return [band.value.partition("-")[0] for band in _BANDS]


def _small_font(metrics: Metrics, height: int) -> QFont:
    """For the lines below numbers: larger in a large tile."""
    return text_font(max(metrics.caption, min(metrics.heading, height // 11)))
