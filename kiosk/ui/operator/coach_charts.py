"""Small pictures of the installation coach: where faces were, and the light of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance

_FULL_LIGHT: Final = 160.0
"""Grey level that fills a bar: a well-lit room."""


class CrossingMap(QWidget):
    """A grid over the picture, stronger where more faces were."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._map: NDArray[np.float64] = np.zeros((9, 16))
        self.setMinimumHeight(px(150))
        self.setAccessibleName(self.tr("Where faces were"))

    def sizeHint(self) -> QSize:
        """The shape of most pictures."""
        return QSize(px(300), px(169))

    def show_map(self, crossings: NDArray[np.float64]) -> None:
        """Show other numbers: (rows, columns), summing up to 1 or 0."""
        if not np.array_equal(crossings, self._map):
            self._map = crossings
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the picture and its cells."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        rows, columns = self._map.shape
        side = min(self.width() / columns, self.height() / rows)
        painter.setBrush(palette.color("raised"))
        painter.drawRect(QRectF(0, 0, side * columns, side * rows))
        peak = self._map.max()
        for row, column in zip(*np.nonzero(self._map), strict=True):
            strength = 0.15 + 0.85 * float(self._map[row, column] / peak)
            painter.setBrush(palette.color("accent", strength))
            painter.drawRect(QRectF(column * side, row * side, side, side).adjusted(1, 1, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(palette.color("outline"))
        painter.drawRect(QRectF(0.5, 0.5, side * columns - 1, side * rows - 1))


class LightStrip(QWidget):
    """A bar for each hour of the day that was seen."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._hours: tuple[float | None, ...] = (None,) * 24
        self.setMinimumHeight(px(110))
        self.setAccessibleName(self.tr("Light over the day"))

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(px(300), px(150))

    def show_hours(self, hours: Sequence[float | None]) -> None:
        """Show other grey levels by local hour."""
        if tuple(hours) != self._hours:
            self._hours = tuple(hours)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars and every sixth hour."""
        palette = self._appearance.palette
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(px(13))
        painter.setFont(font)
        words_px = px(22)
        height = self.height() - words_px
        width = self.width() / len(self._hours)
        for hour, level in enumerate(self._hours):
            bar = QRectF(hour * width + 1, 0, width - 2, height)
            painter.fillRect(bar, palette.color("raised"))
            if level is not None:
                bar.setTop(height * (1 - min(level / _FULL_LIGHT, 1.0)))
                painter.fillRect(bar, palette.color("accent"))
            if hour % 6 == 0:
                painter.setPen(palette.color("muted"))
                place = QRectF(hour * width, height, 3 * width, words_px)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{hour:02}:00")
