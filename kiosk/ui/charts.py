"""The two charts of the public screen: the last minutes, and today by hour.

pyqtgraph takes a third of a second to import, so it is imported when the first chart is
drawn and not before the window is shown. Charts take no mouse and have no menu.
"""

from __future__ import annotations

from abc import abstractmethod
from math import ceil
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
from PySide6.QtCore import QEvent, QLocale, Qt, QTime
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray
    from PySide6.QtGui import QResizeEvent

    from kiosk.core.count_history import RecentCounts
    from kiosk.core.metrics import MetricCounts
    from kiosk.core.today import HourlyCounts
    from kiosk.ui.theme import Appearance

RECENT_POINTS: Final = 150
"""Points of the recent curve: what can be told apart on a panel."""

OPENING_HOUR: Final = 8
CLOSING_HOUR: Final = 20
"""The hours that the day's chart always shows; it grows when people come earlier or later."""


class RecentHistory(Protocol):
    """The last minutes (``kiosk.core.count_history.CountHistory``)."""

    def recent(self) -> RecentCounts:
        """People present over the last minutes."""
        ...


class DayFigures(Protocol):
    """The day so far (``kiosk.core.today.TodayBoard``)."""

    def counts(self, at: datetime) -> MetricCounts:
        """The sums of the local day that contains ``at``."""
        ...

    def hours(self, at: datetime) -> HourlyCounts:
        """Visits by hour of the local day that contains ``at``."""
        ...


def decimate_max(values: NDArray[np.float32], bins: int) -> NDArray[np.float32]:
    """At most ``bins`` values, each the largest of its share; NaN where all are NaN.

    The maximum, not the mean: a visit of a second must not vanish from the curve.
    """
    if len(values) <= bins:
        return values
    size = -(-len(values) // bins)
    padded = np.full(size * -(-len(values) // size), -np.inf, np.float32)
    padded[len(padded) - len(values) :] = np.where(np.isnan(values), -np.inf, values)
    largest = padded.reshape(-1, size).max(axis=1)
    return np.where(np.isneginf(largest), np.nan, largest).astype(np.float32)


def axis_steps(top: float) -> list[int]:
    """Whole numbers for a count axis from 0 to at least ``top``: at most 4 above 0."""
    whole = max(2, ceil(top))
    magnitude = 10 ** max(0, len(str(whole)) - 2)
    step = next(m * magnitude for m in (1, 2, 5, 10, 20, 50) if whole <= 4 * m * magnitude)
    return list(range(0, -(-whole // step) * step + 1, step))


class _Chart(QWidget):
    """A themed plot with whole numbers at the left. Subclasses draw their data."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._plot: Any = None
        self._steps: list[int] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self._restyle)

    @property
    def ready(self) -> bool:
        """Whether the plot is built."""
        return self._plot is not None

    def changeEvent(self, event: QEvent) -> None:
        """Write the axes anew in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()

    def _ensure_plot(self) -> None:
        if self._plot is not None:
            return
        import pyqtgraph as pg

        # Not a PlotWidget: it makes seven menus that nobody will ever open.
        plot = pg.GraphicsLayoutWidget(self)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.ci.layout.setSpacing(0)
        plot.ci.setContentsMargins(0, 0, 0, 0)
        self._box = plot.addViewBox(row=0, col=1, enableMenu=False, enableMouse=False)
        self._left = pg.AxisItem("left", linkView=self._box)
        self._bottom = pg.AxisItem("bottom", linkView=self._box)
        self._left.setGrid(255)
        # Grid lines belong behind the data; the box itself lies at -100.
        self._left.setZValue(-200)
        plot.addItem(self._left, row=0, col=0)
        plot.addItem(self._bottom, row=1, col=1)
        self._plot = plot
        self._rows.addWidget(plot)
        self._add_items(pg)
        self._restyle()

    def _restyle(self) -> None:
        if self._plot is None:
            return
        palette, metrics = self._appearance.palette, self._appearance.metrics
        self._plot.setBackground(palette.color("surface"))
        for axis in (self._left, self._bottom):
            axis.setPen(QColor(0, 0, 0, 0))
            axis.setTickPen(QColor(0, 0, 0, 0))
            axis.setTextPen(palette.color("muted"))
            axis.setStyle(
                tickLength=0,
                tickFont=text_font(metrics.caption),
                tickTextOffset=metrics.px(8),
                hideOverlappingLabels=False,
            )
        self._bottom.setStyle(tickAlpha=0)
        self._left.setTickPen(palette.color("border"))
        self._left.setWidth(round(metrics.caption * 2.1))
        self._bottom.setHeight(round(metrics.caption * 1.9))
        self._steps = []
        self._draw()

    def _scale_to(self, top: float) -> None:
        """Let the upward axis end at a whole number, with a line at each step."""
        steps = axis_steps(top)
        if steps == self._steps:
            return
        self._steps = steps
        locale = QLocale()
        self._box.setYRange(0, steps[-1], padding=0.03)
        self._left.setTicks([[(s, locale.toString(s)) for s in steps]])

    # Qt's metaclass is no ABCMeta: the type checker alone refuses a chart without these.
    @abstractmethod
    def _add_items(self, pg: Any) -> None:
        """Put what this chart draws into the plot."""

    @abstractmethod
    def _draw(self) -> None:
        """Draw the latest figures."""


class RecentChart(_Chart):
    """People present over the last minutes."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._counts: RecentCounts | None = None
        self._marked_minutes = 0.0

    def show_counts(self, counts: RecentCounts) -> None:
        """Draw these counts."""
        self._counts = counts
        self._ensure_plot()
        self._draw()

    def _add_items(self, pg: Any) -> None:
        self._area = pg.PlotDataItem(fillLevel=0, pen=None, stepMode="center", antialias=True)
        self._line = pg.PlotDataItem(connect="finite", stepMode="center", antialias=True)
        self._box.addItem(self._area)
        self._box.addItem(self._line)
        self._pg = pg

    def _restyle(self) -> None:
        self._marked_minutes = 0.0
        if self._plot is not None:
            palette = self._appearance.palette
            self._area.setFillBrush(palette.color("accent", 0.20))
            # The width of pyqtgraph's pens is in device pixels.
            width = max(1.5, 2.5 * self._appearance.metrics.factor) * self.devicePixelRatioF()
            self._line.setPen(self._pg.mkPen(palette.color("accent"), width=width))
        super()._restyle()

    def _draw(self) -> None:
        counts = self._counts
        if counts is None or self._plot is None:
            return
        values = decimate_max(counts.total, RECENT_POINTS)
        length_s = float(len(counts.total))
        edges = np.linspace(-length_s, 0.0, len(values) + 1)
        known = np.nan_to_num(values, nan=0.0)
        self._area.setData(edges, known)
        self._line.setData(edges, values)
        self._scale_to(float(known.max(initial=0.0)))
        self._mark_minutes(length_s / 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the labels anew."""
        super().resizeEvent(event)
        self._marked_minutes = 0.0
        self._draw()

    def _mark_minutes(self, minutes: float) -> None:
        if minutes == self._marked_minutes:
            return
        self._marked_minutes = minutes
        locale, now = QLocale(), self.tr("now")
        ticks = [(0.0, now)]
        for ago in (minutes / 2, minutes):
            ticks.append((-60 * ago, "\N{MINUS SIGN}" + locale.toString(round(ago))))
        self._bottom.setTicks([ticks])
        # Labels are centred on their marks: the outer ones need room beyond the curve.
        font = QFontMetricsF(text_font(self._appearance.metrics.caption))
        half_px = max(font.horizontalAdvance(text) for _, text in ticks) / 2 + 2
        curve_px = max(20.0, self.width() - self._left.width() - 2 * half_px)
        margin_s = 60 * minutes * half_px / curve_px
        self._box.setXRange(-60 * minutes - margin_s, margin_s, padding=0)


class HourChart(_Chart):
    """Visits of today, one bar an hour; those that were interested stand at its foot.

    Attributes:
        interest: Whether the bars are divided; one colour otherwise.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.interest = True
        self._counts: HourlyCounts | None = None

    def show_counts(self, counts: HourlyCounts) -> None:
        """Draw this day."""
        self._counts = counts
        self._ensure_plot()
        self._draw()

    def _add_items(self, pg: Any) -> None:
        self._bars = [pg.BarGraphItem(x=[0], height=[0], width=0.7) for _ in range(2)]
        for bars in self._bars:
            self._box.addItem(bars)

    def _draw(self) -> None:
        counts = self._counts
        if counts is None or self._plot is None:
            return
        palette = self._appearance.palette
        total = counts.passing_by
        low = counts.interested if self.interest else total
        colors = (palette.color("accent"), palette.color("unknown_fill"))
        x = np.arange(len(total)) + 0.5
        for bars, base, part, color in zip(
            self._bars, (0 * total, low), (low, total - low), colors, strict=True
        ):
            bars.setOpts(x=x, y0=base, height=part, width=0.66, brush=color, pen=None)
        self._scale_to(float(total.max(initial=0)))
        self._mark_hours(counts.starts, total)

    def _mark_hours(self, starts: tuple[datetime, ...], total: NDArray[np.int64]) -> None:
        busy = np.flatnonzero(total)
        first = min(OPENING_HOUR, int(busy[0]) if len(busy) else OPENING_HOUR)
        last = max(CLOSING_HOUR, int(busy[-1]) + 1 if len(busy) else CLOSING_HOUR)
        last = min(last, len(starts))
        room_px = self.width() / max(1, (last - first) // 3)
        every = 3 if room_px >= 4.2 * self._appearance.metrics.caption else 6
        marks = [h for h in range(first, last) if h % every == 0]
        self._bottom.setTicks([[(h + 0.5, hour_label(h % 24)) for h in marks]])
        self._box.setXRange(first, last, padding=0.05)


def hour_label(hour: int) -> str:
    """An hour of the day, short, as people of the language write it: ``14`` or ``2 PM``."""
    locale = QLocale()
    twelve = "AP" in locale.timeFormat(QLocale.FormatType.ShortFormat).upper()
    return locale.toString(QTime(hour, 0), "h AP" if twelve else "HH")
