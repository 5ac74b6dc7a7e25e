"""The panel beside or under the picture: numbers, charts and product mark."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.settings import AnalysisMode, Settings
from kiosk.ui.charts import DayFigures, HourChart, RecentChart, RecentHistory
from kiosk.ui.i18n import format_number, format_time
from kiosk.ui.notice import ProductMark
from kiosk.ui.people_card import PeopleCard
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from kiosk.core.types import PeopleCount
    from kiosk.ui.theme import Appearance

REFRESH_MS: Final = 500
"""Time between two looks at the recent counts: 2 Hz."""

_HOURS_EVERY: Final = 10
"""Today's chart and the clock change slowly: every tenth refresh is enough."""


class Arrangement(Enum):
    """How the panel is laid out."""

    COLUMN = "column"
    """Beside the picture."""
    STACK = "stack"
    """Under the picture, higher than wide: the charts one above the other."""
    GRID = "grid"
    """Under the picture: the charts side by side."""
    STRIP = "strip"
    """Under the picture with little height: the numbers and one chart."""


class ChartCard(QFrame):
    """A chart with a heading and a figure of its own."""

    def __init__(self, chart: QWidget, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._appearance = appearance
        self._title = QLabel(self)
        self._title.setProperty("role", "muted")
        self._figure = QLabel(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._figure)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(chart, 1)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def set_texts(self, title: str, figure: str) -> None:
        """Write heading and figure."""
        self._title.setText(title)
        self._figure.setText(figure)

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        pad = metrics.space(2)
        self._rows.setContentsMargins(metrics.space(3), pad, pad, metrics.space(1))
        self._rows.setSpacing(metrics.space(0.5))
        self._title.setFont(text_font(metrics.body, QFont.Weight.Medium))
        self._figure.setFont(text_font(metrics.body, QFont.Weight.DemiBold))


class SidePanel(QWidget):
    """Everything but the picture. Reads the history twice a second while it is shown."""

    def __init__(
        self,
        history: RecentHistory,
        day: DayFigures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._history = history
        self._appearance = appearance
        self._mode = AnalysisMode.DEMOGRAPHICS
        self._minutes = 0
        self._today = 0
        self._ticks = 0
        self.mark = ProductMark(appearance, self)
        self._clock = QLabel(self)
        self._clock.setProperty("role", "muted")
        self.people = PeopleCard(appearance, self)
        self.recent = RecentChart(appearance)
        self.hours = HourChart(appearance)
        self._recent_card = ChartCard(self.recent, appearance, self)
        self._hours_card = ChartCard(self.hours, appearance, self)
        self._grid = QGridLayout(self)
        self._arrangement: Arrangement | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        appearance.changed.connect(self._restyle)
        self.arrange(Arrangement.COLUMN)
        self._retranslate()

    @property
    def arrangement(self) -> Arrangement | None:
        """How the panel is laid out now."""
        return self._arrangement

    def set_count(self, count: PeopleCount) -> None:
        """Show how many people are here."""
        self.people.set_count(count)

    def apply_settings(self, settings: Settings) -> None:
        """Follow the mode."""
        self._mode = settings.analysis.mode
        genders = self._mode is not AnalysisMode.COUNTS
        self.people.set_genders_visible(genders)
        self.hours.interest = genders
        self._ticks = 0

    def prepare(self) -> None:
        """Build the charts before they are shown; the first one takes a sixth of a second."""
        if not self.recent.ready:
            self.refresh()

    def refresh(self) -> None:
        """Draw the newest history."""
        recent = self._history.recent()
        self.recent.show_counts(recent)
        minutes = round(len(recent.total) / 60)
        if self._ticks % _HOURS_EVERY == 0:
            counts = self._day.hours(datetime.now(UTC))
            self.hours.show_counts(counts)
            self._today = int(counts.passing_by.sum())
            self._clock.setText(format_time(datetime.now(UTC).astimezone()))
            self._minutes = minutes
            self._write_titles()
        self._ticks += 1

    def arrange(self, arrangement: Arrangement) -> None:
        """Lay the panel out; does nothing when it is laid out so already."""
        if arrangement is self._arrangement:
            return
        self._arrangement = arrangement
        while self._grid.count():
            self._grid.takeAt(0)
        for index in range(6):
            self._grid.setRowStretch(index, 0)
            self._grid.setColumnStretch(index, 0)
        strip = arrangement is Arrangement.STRIP
        self.people.arrange(wide=arrangement is not Arrangement.COLUMN, compact=strip)
        self._hours_card.setVisible(not strip)
        self.mark.setVisible(not strip)
        self._clock.setVisible(not strip)
        {
            Arrangement.COLUMN: self._fill_column,
            Arrangement.STACK: self._fill_column,
            Arrangement.GRID: self._fill_grid,
            Arrangement.STRIP: self._fill_strip,
        }[arrangement]()
        self._ticks = 0
        self._restyle()

    def _fill_column(self) -> None:
        grid = self._grid
        grid.addWidget(self.mark, 0, 0)
        grid.addWidget(self._clock, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.people, 1, 0, 1, 2)
        grid.addWidget(self._recent_card, 2, 0, 1, 2)
        grid.addWidget(self._hours_card, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(1, 1)

    def _fill_grid(self) -> None:
        grid = self._grid
        grid.addWidget(self.mark, 0, 0)
        grid.addWidget(self._clock, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.people, 1, 0, 1, 2)
        grid.addWidget(self._recent_card, 2, 0)
        grid.addWidget(self._hours_card, 2, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _fill_strip(self) -> None:
        grid = self._grid
        grid.addWidget(self.people, 0, 0)
        grid.addWidget(self._recent_card, 0, 1)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def sizeHint(self) -> QSize:
        """The window decides; this only starts the layout."""
        return QSize(self._appearance.metrics.px(440), self._appearance.metrics.px(600))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the history."""
        super().showEvent(event)
        self._ticks = 0
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.palette.color("background"))
        painter.end()

    def _retranslate(self) -> None:
        self._ticks = 0
        self._write_titles()

    def _write_titles(self) -> None:
        self._recent_card.set_texts(self.tr("Last %n minute(s)", "", self._minutes or 10), "")
        self._hours_card.set_texts(self.tr("Today by hour"), format_number(self._today))

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        pad = metrics.space(2 if self._arrangement is Arrangement.STRIP else 3)
        self._grid.setContentsMargins(pad, pad, pad, metrics.space(2))
        self._grid.setSpacing(metrics.space(1.5 if self._arrangement is Arrangement.STRIP else 2))
        self._clock.setFont(text_font(metrics.heading, QFont.Weight.Medium))
        self.update()
