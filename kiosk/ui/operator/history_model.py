"""What the history page asks, and what it shows of the answer. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.audit import note_documents
from kiosk.core.history import WHOLE, HistoryQuery, HistorySeries, Interval, WeekProfile
from kiosk.core.metrics import PEAK_COLUMNS, MetricCounts
from kiosk.ui.operator.history_range import (
    STEPS,
    Days,
    Step,
    coarser,
    laid_over,
    same_moment_before,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta, tzinfo

    from numpy.typing import NDArray

    from kiosk.core.history import Document
    from kiosk.core.ports import HistoryReader

MOST_BARS: Final = 1500
"""Never more bars than this are drawn."""

_COMPARABLE: Final = 0.5
"""Two periods are compared when the shorter-observed one reaches this part of the other."""


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What is looked at.

    Attributes:
        days: Local days.
        step: Length of a bar.
        zone: Id of a zone or line, or ``WHOLE``.
        tz: Time zone of the days.
        line: Whether the zone is known to be a line.
    """

    days: Days
    step: Step
    zone: str
    tz: tzinfo
    line: bool = False

    @property
    def start(self) -> datetime:
        """First moment."""
        return self.days.start(self.tz)

    @property
    def end(self) -> datetime:
        """First moment after it."""
        return self.days.end(self.tz)

    @property
    def before(self) -> HistoryView:
        """The same of the period before."""
        return replace(self, days=self.days.before)

    def query(self, by: Interval, end: datetime | None = None) -> HistoryQuery:
        """The question for the store."""
        return HistoryQuery(self.start, end or self.end, by, self.zone, self.tz)


class Basis(StrEnum):
    """How far two periods can be compared."""

    FULL = "full"
    PARTLY = "partly"
    """One of them was observed for less than half as long as the other."""
    NONE = "none"
    """Nothing was observed before."""


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """Everything that the page shows of a view.

    Attributes:
        view: The question.
        asked_at: When it was asked.
        span: First and last minute with data of the device, UTC; None when there is none.
        zones: Ids of zones and lines with data.
        levels: Buckets of the view.
        totals: Sums over it.
        levels_before: Buckets of the period before, laid over the view; None when it lies
            before all data.
        totals_before: Sums over the period before, up to the same moment.
        profile: Weekday by hour.
        audits: Documents for ``audit.audit_note``.
    """

    view: HistoryView
    asked_at: datetime
    span: tuple[datetime, datetime] | None
    zones: tuple[str, ...]
    levels: Levels
    totals: MetricCounts
    levels_before: Levels | None
    totals_before: MetricCounts
    profile: WeekProfile
    audits: tuple[Document, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was observed or counted in the view."""
        counted = self.totals.visits or self.totals.crossed_in or self.totals.crossed_out
        return not (counted or self.totals.observed_ms)

    @property
    def runs(self) -> bool:
        """Whether the present lies in the view: more will be counted."""
        return self.view.start <= self.asked_at < self.view.end

    @property
    def is_line(self) -> bool:
        """Whether the view is of a line, which has crossings and no visits."""
        crossed = self.totals.crossed_in + self.totals.crossed_out
        unknown = self.view.zone != WHOLE and crossed > 0 and not self.totals.visits
        return self.view.line or unknown  # a line may have been deleted since

    @property
    def basis(self) -> Basis:
        """How far the period before can be compared."""
        now, before = self.totals, self.totals_before
        if not (before.observed_ms or before.visits or before.crossed_in or before.crossed_out):
            return Basis.NONE
        shorter, longer = sorted((now.observed_ms, before.observed_ms))
        return Basis.FULL if shorter >= _COMPARABLE * longer else Basis.PARTLY


class Levels:
    """A series in bars of every length from one up."""

    def __init__(self, series: HistorySeries, step: Step) -> None:
        """Put a series together.

        Args:
            series: In buckets of ``step.interval``.
            step: Shortest bars wanted.
        """
        by_step = {Step.HOUR: series}
        if step is Step.HOUR:
            by_step[Step.DAY] = series = in_steps(series, Step.DAY)
        else:
            by_step = {Step.DAY: series}
        by_step |= {coarse: in_steps(series, coarse) for coarse in (Step.WEEK, Step.MONTH)}
        self._steps = STEPS[STEPS.index(step) :]
        self._series = {wanted: by_step[wanted] for wanted in self._steps}

    def at(self, step: Step) -> HistorySeries:
        """The series in bars of this length."""
        return self._series[step]

    def step_for(self, length_s: float, most: int) -> Step:
        """The shortest bars of which no more than ``most`` lie in a stretch of time."""
        return next((s for s in self._steps if length_s / _STEP_S[s] <= most), Step.MONTH)


def in_steps(series: HistorySeries, step: Step) -> HistorySeries:
    """A series put together to longer buckets of the calendar, exactly."""
    if not len(series):
        return series
    firsts = coarser(series.starts, step, series.query.tz)
    columns = {
        name: (np.maximum if name in PEAK_COLUMNS else np.add).reduceat(values, firsts)
        for name, values in series.columns.items()
    }
    starts = np.append(series.starts[firsts], series.starts[-1])
    return HistorySeries(starts, columns, series.query)


def read_history(reader: HistoryReader, view: HistoryView, now: datetime) -> HistoryAnswer:
    """Ask for everything that a view shows.

    Raises:
        HistoryError: The history cannot be read.
    """
    span, before = reader.span(), view.before
    totals_before, levels_before = MetricCounts(), None
    if span is not None and span[0] < before.end:
        earlier = _read_series(reader, before.query(view.step.interval))
        starts = laid_over(earlier.starts, before.days, view.days, view.tz)
        levels_before = Levels(replace(earlier, starts=starts), view.step)
        end = same_moment_before(now, view.days, before.days, view.tz)
        totals_before = _read_series(reader, before.query(Interval.TOTAL, end)).total()
    return HistoryAnswer(
        view=view,
        asked_at=now,
        span=span,
        zones=tuple(zone for zone in reader.zones() if zone != WHOLE),
        levels=Levels(_read_series(reader, view.query(view.step.interval)), view.step),
        totals=_read_series(reader, view.query(Interval.TOTAL)).total(),
        levels_before=levels_before,
        totals_before=totals_before,
        profile=reader.week_profile(view.query(Interval.HOUR)),
        audits=note_documents(reader),
    )


def _read_series(reader: HistoryReader, query: HistoryQuery) -> HistorySeries:
    """A series that tells for zones, too, when the picture was observed."""
    series = reader.series(query)
    if query.zone == WHOLE:
        return series
    whole = reader.series(replace(query, zone=WHOLE))
    columns = {**series.columns, "observed_ms": whole.columns["observed_ms"]}
    return replace(series, columns=columns)


_STEP_S: Final[Mapping[Step, float]] = {
    Step.HOUR: 3600.0,
    Step.DAY: 86_400.0,
    Step.WEEK: 7 * 86_400.0,
    Step.MONTH: 365.25 / 12 * 86_400.0,
}


def gaps(series: HistorySeries, until_s: float) -> list[tuple[float, float]]:
    """Stretches of the past in which nothing was observed.

    Args:
        series: Buckets.
        until_s: The present, seconds since 1970 UTC; what comes after it is no gap.

    Returns:
        Start and end of each stretch, seconds since 1970 UTC.
    """
    blind = (series.columns["observed_ms"] == 0) & (series.starts[:-1] < until_s)
    counted = series.columns["visits"] + series.columns["crossed_in"]
    blind &= (counted + series.columns["crossed_out"]) == 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], blind, [False])).astype(np.int8)))
    return [
        (float(series.starts[first]), min(float(series.starts[after]), until_s))
        for first, after in zip(edges[::2], edges[1::2], strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure and the one of the period before.

    Attributes:
        value: None when there is nothing to take it of.
        before: Likewise.
    """

    value: float | None
    before: float | None

    @property
    def change(self) -> float | None:
        """Relative change, 0.1 for a tenth more; None without something to compare with."""
        if self.value is None or not self.before:
            return None
        return self.value / self.before - 1


def trends(answer: HistoryAnswer) -> Mapping[str, Trend]:
    """The figures on top, by name."""
    now, before = answer.totals, answer.totals_before
    if answer.basis is not Basis.FULL:
        before = MetricCounts()
    comparable = answer.basis is Basis.FULL
    names = ("passing_by", "interested", "occupancy_max", "crossed_in", "crossed_out")
    result = {
        name: Trend(getattr(now, name), getattr(before, name) if comparable else None)
        for name in names
    }
    for name in ("interested_share", "stop_time_s", "attention_time_s"):
        result[name] = Trend(getattr(now, name), getattr(before, name))
    if answer.view.zone != WHOLE:  # people present are not counted by zone
        result["occupancy_max"] = Trend(None, None)
    if now.passing_by and not now.measured:
        result["interested"] = Trend(None, None)
    return result


def hourly_means(profile: WeekProfile, column: str) -> NDArray[np.float64]:
    """(7, 24) mean of a column per observed hour; NaN where nothing was observed."""
    hours = profile.hours.astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(hours > 0, profile.columns[column] / hours, np.nan)


def refresh_due(view: HistoryView, shown_at: datetime, now: datetime, every: timedelta) -> bool:
    """Whether new data may have come to a view that was read at ``shown_at``."""
    return now - shown_at >= every and view.start <= now and shown_at <= view.end


def known_zones(answers: Sequence[str], drawn: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Id and name of each zone that can be chosen: drawn ones first, then others with data."""
    ids = {id_ for id_, _ in drawn}
    return [*drawn, *((zone, zone) for zone in answers if zone not in ids)]
