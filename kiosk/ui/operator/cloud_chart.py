"""What a destination took in each of the last 60 minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.operator.style import px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.ui.theme import Appearance

_MINUTES = 60


class ThroughputChart(QWidget):
    """A bar for each minute; pyqtgraph is imported when the first one is shown."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._plot: Any = None
        self._figures: tuple[int, ...] = ()
        self._top = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(px(104))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(px(320), px(112))

    def show_minutes(self, figures: Sequence[int]) -> None:
        """Show records by minute, the current one last."""
        shown = tuple(figures)[-_MINUTES:]
        if shown == self._figures and self._plot is not None:
            return
        self._figures = shown
        self._ensure_plot()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Write the axes anew in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the label at the right end anew."""
        super().resizeEvent(event)
        self._draw()

    def _ensure_plot(self) -> None:
        if self._plot is not None:
            return
        import pyqtgraph as pg

        plot = pg.GraphicsLayoutWidget(self)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.ci.layout.setSpacing(0)
        plot.ci.setContentsMargins(0, 0, 0, 0)
        self._box = plot.addViewBox(row=0, col=1, enableMenu=False, enableMouse=False)
        self._left = pg.AxisItem("left", linkView=self._box)
        self._bottom = pg.AxisItem("bottom", linkView=self._box)
        self._left.setGrid(255)
        self._left.setZValue(-200)
        plot.addItem(self._left, row=0, col=0)
        plot.addItem(self._bottom, row=1, col=1)
        self._bars = pg.BarGraphItem(x=[0], height=[0], width=0.8, pen=None)
        self._box.addItem(self._bars)
        self._plot = plot
        self._layout.addWidget(plot)
        self._restyle()

    def _restyle(self) -> None:
        if self._plot is None:
            return
        palette = self._appearance.palette
        self._plot.setBackground(palette.color("surface"))
        for axis in (self._left, self._bottom):
            axis.setPen(QColor(0, 0, 0, 0))
            axis.setTickPen(QColor(0, 0, 0, 0))
            axis.setTextPen(palette.color("muted"))
            axis.setStyle(
                tickLength=0,
                tickFont=text_font(px(13)),
                tickTextOffset=px(6),
                hideOverlappingLabels=False,
            )
        self._bottom.setStyle(tickAlpha=0)
        self._left.setTickPen(palette.color("border"))
        self._bottom.setHeight(px(24))
        self._bars.setOpts(brush=palette.color("accent"))
        self._draw()

    def _draw(self) -> None:
        if self._plot is None:
            return
        heights = np.zeros(_MINUTES)
        if self._figures:
            heights[-len(self._figures) :] = self._figures
        minutes = np.arange(-_MINUTES + 1, 1)
        self._bars.setOpts(x=minutes, height=heights)
        locale = QLocale()
        self._top = _round_up(int(heights.max(initial=0)))
        marks = (0, self._top)
        # Figures at the very edge of the axis would be left out.
        self._box.setYRange(0, self._top, padding=0.16)
        texts = [locale.toString(mark) for mark in marks]
        self._left.setTicks([list(zip(marks, texts, strict=True))])
        left_px = px(14) + px(8) * max(len(text) for text in texts)
        self._left.setWidth(left_px)
        last = self.tr("now")
        ago = self.tr("{n} min").format(n="\N{MINUS SIGN}30")
        # Labels are centred on their marks: the outer ones need room beyond the bars.
        # One that does not fit between the ends of the axis would be left out.
        half_px = QFontMetricsF(text_font(px(13))).horizontalAdvance(last) / 2
        half = half_px * (_MINUTES + 4) / max(1, self.width() - left_px)
        place = min(-1.5, 2 - half)
        self._bottom.setTicks([[(-58.0, "\N{MINUS SIGN}60"), (-30.0, ago), (place, last)]])
        self._box.setXRange(-_MINUTES - 2, 2, padding=0)


def _round_up(value: int) -> int:
    """The next of 1, 2, 5, 10, 20, 50 ... that is not less."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if factor * step >= value:
                return factor * step
        step *= 10
