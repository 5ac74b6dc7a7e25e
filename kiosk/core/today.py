"""The sums of the local day so far, in total and by hour; bounded, in memory only."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.clock import local_zone
from kiosk.core.history import HistoryQuery, Interval
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS, MetricCounts, counts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from kiosk.core.history import HistorySeries
    from kiosk.core.types import Visit

_HOURS: Final = 26
"""Hours of the longest local day: 24, one more for summer time, one for odd shifts."""
_DAYS: Final = 2
"""Days kept, so that a clock set back over midnight loses nothing."""
_REMEMBERED: Final = 4096
"""Visits whose end is remembered, so that none counts twice."""
_PEAKS: Final = np.array([name in PEAK_COLUMNS for name in COLUMNS])


@dataclass(frozen=True, slots=True, eq=False)
class HourlyCounts:
    """Visits of a local day by the hour in which they ended.

    Attributes:
        starts: Start of each hour, aware local times: 24, or 23 or 25 when the clocks change.
        passing_by: (n,) int64, visits seen for long enough.
        interested: (n,) int64, those of them that stopped and looked.
    """

    starts: tuple[datetime, ...]
    passing_by: NDArray[np.int64]
    interested: NDArray[np.int64]


class TodayBoard:
    """Adds up the local day. One thread enters, others may read.

    A visit belongs to the hour in which it ended; one that has not ended yet counts as if it
    ended at its last sight. The wall clock only labels: a clock that is set counts nothing
    twice and takes nothing back.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        """Start empty.

        Args:
            zone: Time zone of day and hours; None is the zone of the machine.
        """
        self._lock = threading.Lock()
        self._zone = zone or local_zone()
        self._days: dict[date, NDArray[np.int64]] = {}
        self._stand_in: dict[date, NDArray[np.int64]] = {}
        self._ended: OrderedDict[UUID, None] = OrderedDict()
        self._open: tuple[Visit, ...] = ()

    def query(self, at: datetime) -> HistoryQuery:
        """What to ask the history for :meth:`seed`: the local day of ``at``, an aware time."""
        start = self._midnight(at.astimezone(self._zone).date())
        return HistoryQuery(
            start, max(at, start + timedelta(hours=1)), Interval.HOUR, tz=self._zone
        )

    def seed(self, series: HistorySeries) -> None:
        """Add what the history knows of the day. Once, at the start of the program.

        Args:
            series: The answer to :meth:`query`, read before any visit of this run was stored:
                those are entered by :meth:`enter`.
        """
        with self._lock:
            for i in range(len(series)):
                start = datetime.fromtimestamp(int(series.starts[i]), UTC)
                self._enter(self._days, start, series.counts(i))

    def enter(self, ended: Sequence[Visit], *, stand_in: bool = False) -> None:
        """Enter visits that ended; one that was entered before is not counted again.

        Args:
            ended: The visits.
            stand_in: They are of a scene that stands in for a missing camera: they count until
                :meth:`forget_stand_in`.
        """
        days = self._stand_in if stand_in else self._days
        with self._lock:
            for visit in ended:
                if visit.id not in self._ended:
                    self._ended[visit.id] = None
                    self._enter(days, visit.ended_at, counts_of(visit))
            while len(self._ended) > _REMEMBERED:
                self._ended.popitem(last=False)

    def forget_stand_in(self) -> None:
        """There is a camera: what was shown instead of it counts no more."""
        with self._lock:
            self._stand_in.clear()

    def set_open(self, visits: Sequence[Visit]) -> None:
        """Replace what is known of the visits that have not ended, as if they ended now.

        One that ends before it is replaced here counts once all the same.
        """
        with self._lock:
            self._open = tuple(visits)

    def counts(self, at: datetime) -> MetricCounts:
        """The sums of the local day that contains ``at``, an aware time."""
        table = self._table(at)
        sums = np.where(_PEAKS, table.max(axis=0), table.sum(axis=0))
        return MetricCounts(**{name: int(n) for name, n in zip(COLUMNS, sums, strict=True)})

    def hours(self, at: datetime) -> HourlyCounts:
        """The local day that contains ``at``, an aware time, by hour."""
        day = at.astimezone(self._zone).date()
        first, n = self._midnight(day), self._hours_of(day)
        table = self._table(at)
        starts = tuple((first + timedelta(hours=h)).astimezone(self._zone) for h in range(n))
        return HourlyCounts(
            starts,
            table[:n, COLUMNS.index("passing_by")],
            table[:n, COLUMNS.index("interested")],
        )

    def _table(self, at: datetime) -> NDArray[np.int64]:
        """A copy of the day's table with the open visits in it, (hours, columns)."""
        day = at.astimezone(self._zone).date()
        with self._lock:
            table = _empty()
            for days in (self._days, self._stand_in):
                if day in days:
                    _add(table, days[day])
            open_visits = [visit for visit in self._open if visit.id not in self._ended]
        for visit in open_visits:
            ended_on, hour = self._place(visit.ended_at)
            if ended_on == day:
                _add(table[hour], _row(counts_of(visit)))
        return table

    def _enter(
        self, days: dict[date, NDArray[np.int64]], at: datetime, counts: MetricCounts
    ) -> None:
        day, hour = self._place(at)
        if day not in days:
            days[day] = _empty()
            while len(days) > _DAYS:
                del days[min(d for d in days if d != day)]
        _add(days[day][hour], _row(counts))

    def _place(self, at: datetime) -> tuple[date, int]:
        """Local day of a moment, and the number of its hour within the day."""
        day = at.astimezone(self._zone).date()
        hour = int((at - self._midnight(day)).total_seconds() // 3600)
        return day, min(max(hour, 0), _HOURS - 1)

    def _midnight(self, day: date) -> datetime:
        """Start of a local day, in UTC."""
        start = datetime(day.year, day.month, day.day, tzinfo=self._zone)
        return start.astimezone(UTC)

    def _hours_of(self, day: date) -> int:
        length = self._midnight(day + timedelta(days=1)) - self._midnight(day)
        return min(max(ceil(length.total_seconds() / 3600), 1), _HOURS)


def _empty() -> NDArray[np.int64]:
    return np.zeros((_HOURS, len(COLUMNS)), np.int64)


def _row(counts: MetricCounts) -> NDArray[np.int64]:
    return np.array([getattr(counts, name) for name in COLUMNS], np.int64)


def _add(rows: NDArray[np.int64], more: NDArray[np.int64]) -> None:
    """Add sums to one row of a table or to all of them, in place."""
    rows[:] = np.where(_PEAKS, np.maximum(rows, more), rows + more)
