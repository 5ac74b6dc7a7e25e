"""The panel beside or under the picture, or instead of it: numbers, charts, product mark."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, QTimer
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.core.choices import AnalysisMode, PanelTile
from kiosk.core.metrics import MetricCounts
from kiosk.core.types import PeopleCount
from kiosk.ui.charts import DayFigures, HourChart, RecentChart, RecentHistory
from kiosk.ui.i18n import format_number, format_time
from kiosk.ui.notice import ProductMark
from kiosk.ui.theme import set_role, text_font
from kiosk.ui.tile_layout import place_tiles
from kiosk.ui.tiles import UNDEFINED, AgeTile, FigureTile, GenderTile, Tile

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from kiosk.core.settings import Settings
    from kiosk.ui.theme import Appearance

REFRESH_MS: Final = 500
"""Time between two looks at the figures: 2 Hz."""

LIVELY: Final = 8
"""From so many people on, the panel says that a lot is going on."""

_SLOW_EVERY: Final = 10
"""Today's chart and the clock change slowly: every tenth refresh is enough."""

_NEEDS_ATTRIBUTES: Final = frozenset(
    {PanelTile.INTERESTED, PanelTile.ATTENTION, PanelTile.GENDER, PanelTile.AGE}
)
"""What is not known where faces are only counted."""

_NO_HEAD_BELOW: Final = 400
"""Below this height (at factor 1) the mark and the clock give their room to the tiles."""


class ChartTile(Tile):
    """A chart with a heading."""

    def __init__(self, chart: QWidget, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        # What stands at the right is in the colour of the part of the chart that it names.
        set_role(self._aside, "accent")
        self._rows.addWidget(chart, 1)
        self._restyle()


class SidePanel(QWidget):
    """Everything but the picture. Reads the figures twice a second while it is shown."""

    def __init__(
        self,
        history: RecentHistory,
        day: DayFigures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._day = day
        self._appearance = appearance
        self._mode = AnalysisMode.DEMOGRAPHICS
        self._chosen: tuple[PanelTile, ...] = tuple(PanelTile)
        self._minutes = 10
        self._ticks = 0
        self._present = PeopleCount()
        self._counts = MetricCounts()
        self.mark = ProductMark(appearance, self)
        self._clock = QLabel(self)
        self._clock.setProperty("role", "muted")
        self.now = FigureTile(appearance, self, role="accent")
        self.today = FigureTile(appearance, self)
        self.interested = FigureTile(appearance, self)
        self.attention = FigureTile(appearance, self)
        self.gender = GenderTile(appearance, self)
        self.age = AgeTile(appearance, self)
        self.recent = RecentChart(appearance)
        self.hours = HourChart(appearance)
        self._recent_tile = ChartTile(self.recent, appearance, self)
        self._hours_tile = ChartTile(self.hours, appearance, self)
        self._tiles: dict[PanelTile, Tile] = {
            PanelTile.NOW: self.now,
            PanelTile.TODAY: self.today,
            PanelTile.INTERESTED: self.interested,
            PanelTile.ATTENTION: self.attention,
            PanelTile.GENDER: self.gender,
            PanelTile.AGE: self.age,
            PanelTile.RECENT: self._recent_tile,
            PanelTile.HOURS: self._hours_tile,
        }
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self._write()

    @property
    def shown_tiles(self) -> tuple[PanelTile, ...]:
        """The tiles for which there is room, in their order."""
        return tuple(t for t in self._wanted() if not self._tiles[t].isHidden())

    def set_count(self, count: PeopleCount) -> None:
        """Show how many people are here."""
        if count != self._present:
            self._present = count
            self._write_now()

    def apply_settings(self, settings: Settings) -> None:
        """Follow the mode and the choice of tiles."""
        self._mode = settings.analysis.mode
        self._chosen = settings.window.tiles
        self.hours.interest = self._mode is not AnalysisMode.COUNTS
        self._ticks = 0
        self._place()
        self._write()

    def prepare(self) -> None:
        """Build the charts before they are shown; the first one takes a sixth of a second."""
        if not self.recent.ready:
            self.refresh()

    def refresh(self) -> None:
        """Show the newest figures."""
        now = datetime.now(UTC)
        wanted = self._wanted()
        if PanelTile.RECENT in wanted:
            recent = self._history.recent()
            self.recent.show_counts(recent)
            self._minutes = round(len(recent.total) / 60)
        if self._ticks % _SLOW_EVERY == 0:
            if PanelTile.HOURS in wanted:
                self.hours.show_counts(self._day.hours(now))
            self._clock.setText(format_time(now.astimezone()))
            self._place_head()
        counts = self._day.counts(now)
        if counts != self._counts or self._ticks == 0:
            self._counts = counts
            self._write()
        self._ticks += 1

    def sizeHint(self) -> QSize:
        """The window decides; this only starts the layout."""
        return QSize(self._appearance.metrics.px(440), self._appearance.metrics.px(600))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._ticks = 0
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the figures."""
        super().showEvent(event)
        self._ticks = 0
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.palette.color("background"))
        painter.end()

    # ------------------------------------------------------------------ places

    def _wanted(self) -> tuple[PanelTile, ...]:
        """Tiles that were chosen and whose figures are measured."""
        if self._mode is AnalysisMode.COUNTS:
            return tuple(t for t in self._chosen if t not in _NEEDS_ATTRIBUTES)
        return self._chosen

    def _place(self) -> None:
        metrics = self._appearance.metrics
        pad, gap = metrics.space(3), metrics.space(2)
        area = self.rect().adjusted(pad, pad, -pad, -metrics.space(1.5))
        headed = self.height() >= metrics.px(_NO_HEAD_BELOW)
        self.mark.setVisible(headed)
        self._clock.setVisible(headed)
        if headed:
            area.setTop(area.top() + self._head_height() + gap)
        self._place_head()
        places = place_tiles(self._wanted(), area, gap, metrics)
        for name, tile in self._tiles.items():
            tile.setVisible(name in places)
            tile.setGeometry(places.get(name, QRect()))

    def _head_height(self) -> int:
        return max(self.mark.sizeHint().height(), self._clock.sizeHint().height())

    def _place_head(self) -> None:
        pad, height = self._appearance.metrics.space(3), self._head_height()
        mark, clock = self.mark.sizeHint().width(), self._clock.sizeHint().width()
        self.mark.setGeometry(pad, pad, mark, height)
        self._clock.setGeometry(self.width() - pad - clock, pad, clock, height)

    def _restyle(self) -> None:
        self._clock.setFont(text_font(self._appearance.metrics.heading, QFont.Weight.Medium))
        self._place()
        self.update()

    # ------------------------------------------------------------------ words

    def _write(self) -> None:
        self._write_now()
        counts = self._counts
        self.today.show_figure(
            self.tr("Today"), format_number(counts.passing_by), self.tr("people passed by")
        )
        share = counts.interested_share
        self.interested.show_figure(
            self.tr("Interested"),
            UNDEFINED if share is None else self.tr("{n} %").format(n=format_number(100 * share)),
            self.tr("%Ln stopped and looked", "", counts.interested),
        )
        self.attention.show_figure(
            self.tr("Attention time"),
            self._duration(counts.attention_time_s),
            self.tr("on average"),
        )
        self.gender.show_counts(counts)
        self.age.show_counts(counts)
        self._recent_tile.set_head(self.tr("Last %n minute(s)", "", self._minutes))
        interested = ""
        if self._mode is not AnalysisMode.COUNTS:
            interested = self.tr("%Ln interested", "", counts.interested)
        self._hours_tile.set_head(self.tr("Today by hour"), interested)

    def _write_now(self) -> None:
        total = self._present.total
        if total == 0:
            mood = self.tr("Nobody in view")
        elif total < LIVELY:
            mood = self.tr("Nice to see you")
        else:
            mood = self.tr("It is lively here")
        spoken = self.tr("%n person(s) here now", "", total)
        self.now.show_figure(self.tr("Here now"), format_number(total), mood, spoken)

    def _duration(self, seconds: float | None) -> str:
        """Seconds, or minutes from a hundred seconds on."""
        if seconds is None:
            return UNDEFINED
        if seconds < 100:
            return self.tr("{n} s").format(n=format_number(seconds, 1 if seconds < 10 else 0))
        return self.tr("{n} min").format(n=format_number(seconds / 60, 1))
