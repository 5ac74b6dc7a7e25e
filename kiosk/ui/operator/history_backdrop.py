"""What lies behind the bars: hatched gaps and dividing lines. Imports pyqtgraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence


class Backdrop(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Stretches of time in which nothing was observed, and lines where days or months begin.

    Drawn in pixels: a hatching that stretched with the axes would look different in each gap.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gaps: tuple[tuple[float, float], ...] = ()
        self._lines: tuple[float, ...] = ()
        self._hatch = QColor()
        self._divider = QColor()

    def set_colors(self, hatch: QColor, divider: QColor) -> None:
        """Colours of the hatching and of the lines."""
        self._hatch, self._divider = hatch, divider
        self.update()

    def set_gaps(self, gaps: Sequence[tuple[float, float]]) -> None:
        """Starts and ends on the time axis."""
        self._gaps = tuple(gaps)
        self.update()

    def set_lines(self, lines: Sequence[float]) -> None:
        """Places of lines on the time axis."""
        self._lines = tuple(lines)
        self.update()

    def dataBounds(self, *_: Any, **__: Any) -> None:
        """Does not take part in scaling."""
        return

    def boundingRect(self) -> QRectF:
        """All of the view."""
        return QRectF(self.viewRect())

    def viewRangeChanged(self, *_: Any) -> None:
        """The view shows another part."""
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw what is seen."""
        view = self.viewRect()
        to_pixels = painter.transform()
        area = to_pixels.mapRect(view)
        painter.save()
        painter.resetTransform()
        painter.setClipRect(area)
        painter.setPen(QPen(self._divider, 1))
        for at in self._lines:
            if view.left() < at < view.right():
                x = to_pixels.map(QPointF(at, 0)).x()
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self._hatch, Qt.BrushStyle.BDiagPattern))
        for start, end in self._gaps:
            if end > view.left() and start < view.right():
                left, right = (to_pixels.map(QPointF(x, 0)).x() for x in (start, end))
                painter.drawRect(QRectF(left, area.top(), right - left, area.height()))
        painter.restore()
