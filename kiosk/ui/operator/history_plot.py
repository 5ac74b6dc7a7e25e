"""The drawing of a chart over time: bars, gaps where nothing was observed, the time axis.

Only the bars that are seen are drawn, and never more than there is room for: over years they
stand for weeks or months, whatever the length they were asked for. pyqtgraph is imported when
the first chart is drawn, like on the public screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.charts import axis_steps
from kiosk.ui.operator.history_axis import marks
from kiosk.ui.operator.history_model import MOST_BARS, gaps
from kiosk.ui.operator.style import px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kiosk.core.history import HistorySeries
    from kiosk.ui.operator.history_layers import ChartKind
    from kiosk.ui.operator.history_model import HistoryAnswer
    from kiosk.ui.operator.history_range import Step
    from kiosk.ui.operator.history_window import TimeWindow
    from kiosk.ui.theme import Appearance

_LEAST_BAR_PX: Final = 2
_GAPS_FROM_PX: Final = 6
_GAP_OF_BAR: Final = 0.1


class TimePlot(QWidget):
    """Bars of one kind over the time window that all charts of the page share.

    Signals:
        stepChanged(object): Bars stand for another :class:`Step` than before.
    """

    stepChanged = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        window: TimeWindow,
        kind: ChartKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._window = window
        self._kind = kind
        self._answer: HistoryAnswer | None = None
        self._plot: Any = None
        self._step: Step | None = None
        self._drawn: tuple[HistorySeries, int, int] | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(px(kind.height_px))
        window.changed.connect(self._draw)
        appearance.changed.connect(self._restyle)

    @property
    def step(self) -> Step | None:
        """What one bar stands for at present; None before anything was drawn."""
        return self._step

    @property
    def bar_count(self) -> int:
        """How many bars are drawn at present."""
        return 0 if self._drawn is None else self._drawn[2] - self._drawn[1]

    def show_answer(self, answer: HistoryAnswer) -> None:
        """Draw this answer."""
        self._answer = answer
        self._ensure_plot()
        self._draw()

    # ------------------------------------------------------------------------ building

    def _ensure_plot(self) -> None:
        if self._plot is not None:
            return
        import pyqtgraph as pg

        from kiosk.ui.operator.history_backdrop import Backdrop

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
        self._backdrop = Backdrop()
        self._backdrop.setZValue(-90)
        self._spot = pg.BarGraphItem(x0=[0], x1=[1], y0=[0], height=[0], pen=None)
        self._bars = [
            pg.BarGraphItem(x0=[0], x1=[1], y0=[0], height=[0], pen=None) for _ in self._kind.layers
        ]
        self._line = pg.PlotDataItem(stepMode="center", connect="finite", antialias=False)
        for item in (self._backdrop, *self._bars, self._line, self._spot):
            self._box.addItem(item)
        self._pg, self._plot = pg, plot
        self._rows.addWidget(plot)
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
                tickFont=text_font(px(14)),
                tickTextOffset=px(8),
                hideOverlappingLabels=False,
            )
        self._bottom.setStyle(tickAlpha=0)
        self._left.setTickPen(palette.color("border"))
        self._bottom.setHeight(px(28))
        self._backdrop.set_colors(palette.color("outline", 0.6), palette.color("border"))
        self._spot.setOpts(brush=palette.color("text", 0.12))
        width = max(1.0, 1.5 * px(1)) * self.devicePixelRatioF()
        self._line.setPen(self._pg.mkPen(palette.color("muted", 0.85), width=width))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Write the axes anew in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as many bars as there is room for now."""
        super().resizeEvent(event)
        self._draw()

    # ------------------------------------------------------------------------ drawing

    @property
    def _plot_width(self) -> int:
        return max(px(120), self.width() - px(60))

    def _draw(self) -> None:
        answer = self._answer
        if answer is None or self._plot is None:
            return
        start, end = self._window.shown
        most = min(MOST_BARS, self._plot_width // _LEAST_BAR_PX)
        step = answer.levels.step_for(end - start, most)
        series = answer.levels.at(step)
        first = max(0, int(np.searchsorted(series.starts, start, "right")) - 1)
        last = min(len(series), int(np.searchsorted(series.starts, end, "left")))
        self._drawn = series, first, last
        top = self._draw_bars(series, first, last)
        top = max(top, self._draw_before(answer, step, first, last))
        self._scale_to(top)
        self._mark_time(answer, step, start, end)
        self._box.setXRange(start - self._origin, end - self._origin, padding=0)
        now_s = answer.asked_at.timestamp()
        blind = [(a - self._origin, b - self._origin) for a, b in gaps(series, now_s)]
        self._backdrop.set_gaps(blind)
        if step is not self._step:
            self._step = step
            self.stepChanged.emit(step)

    @property
    def _origin(self) -> float:
        """Zero of the axis: small numbers keep their precision."""
        assert self._answer is not None
        return float(self._answer.levels.at(self._answer.view.step).starts[0])

    def _draw_bars(self, series: HistorySeries, first: int, last: int) -> float:
        palette = self._appearance.palette
        starts = series.starts[first : last + 1] - self._origin
        wide = self._plot_width / max(1, last - first) >= _GAPS_FROM_PX
        inset = np.diff(starts) * (_GAP_OF_BAR if wide else 0.0)
        x0, x1 = starts[:-1] + inset, starts[1:] - inset
        base = np.zeros(last - first)
        top = 0.0
        for item, layer in zip(self._bars, self._kind.layers, strict=True):
            values = series.columns[layer.column][first:last].astype(np.float64)
            item.setOpts(x0=x0, x1=x1, y0=base, height=values, brush=layer.color(palette))
            top = max(top, float((base + values).max(initial=0)))
            if self._kind.stacked:
                base = base + values
        return top

    def _draw_before(self, answer: HistoryAnswer, step: Step, first: int, last: int) -> float:
        column = self._kind.before
        if column is None or answer.levels_before is None:
            self._line.setData([], [], stepMode=None)
            return 0.0
        series = answer.levels_before.at(step)
        values = series.columns[column].astype(np.float64)
        seen = np.where(series.columns["observed_ms"] + values > 0, values, np.nan)
        last = min(last, len(series))
        if first >= last:
            self._line.setData([], [], stepMode=None)
            return 0.0
        edges = (series.starts[first : last + 1] - self._origin).astype(np.float64)
        self._line.setData(edges, seen[first:last], stepMode="center")
        return float(np.nan_to_num(seen[first:last]).max(initial=0))

    def _scale_to(self, top: float) -> None:
        steps, locale = axis_steps(top), QLocale()
        texts = [locale.toString(s) for s in steps]
        font = QFontMetricsF(text_font(px(14)))
        self._left.setWidth(round(max(font.horizontalAdvance(t) for t in texts)) + px(14))
        self._left.setTicks([list(zip(steps, texts, strict=True))])
        # Room above for half of the topmost number, which would be left out otherwise.
        self._box.setYRange(-0.015 * steps[-1], 1.06 * steps[-1], padding=0)

    def _mark_time(self, answer: HistoryAnswer, step: Step, start: float, end: float) -> None:
        font = QFontMetricsF(text_font(px(14)))
        found = marks(start, end, answer.view.tz, self._plot_width, font.horizontalAdvance, step)
        edge = (end - start) / self._plot_width / 2
        labels = [
            (at - self._origin, text)
            for at, text in found.labels
            if at + edge * font.horizontalAdvance(text) <= end + px(8) * edge
        ]
        self._bottom.setTicks([labels])
        self._backdrop.set_lines([at - self._origin for at in found.lines])

    # ------------------------------------------------------------------------ places

    def moment_at(self, x: float) -> float:
        """The time below a horizontal position in this widget."""
        rect = self._box.sceneBoundingRect()
        start, end = self._window.shown
        share = float(x - rect.left()) / max(1.0, float(rect.width()))
        return start + min(max(share, 0.0), 0.999_999) * (end - start)

    def position_of(self, moment: float) -> float:
        """The horizontal position of a time."""
        rect = self._box.sceneBoundingRect()
        start, end = self._window.shown
        return float(rect.left() + (moment - start) / (end - start) * rect.width())
