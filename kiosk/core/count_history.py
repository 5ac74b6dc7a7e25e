"""Recent counts and today's people by hour, for the charts; bounded, in memory only."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.types import NANOS_PER_S, Gender, TrackState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.types import PeopleCount, Track

_COLUMN: Final = {Gender.FEMALE: 0, Gender.MALE: 1, Gender.UNKNOWN: 2}
_HOURS: Final = 26
"""Hours of the longest local day: 24, one more for summer time, one for odd shifts."""
_DAYS: Final = 2
"""Days kept, so that a clock set back over midnight loses nothing."""
_MARGIN_S: Final = 60
"""People are kept this much longer here than where they are recognised."""
_CARRY_S: Final = 3
"""A count holds this long without a new frame; after that the curve has a gap."""


@dataclass(frozen=True, slots=True, eq=False)
class RecentCounts:
    """People present over the last minutes, one value a second, oldest first.

    Attributes:
        seconds_ago: (n,) float32, from -(n - 1) to 0.
        total: (n,) float32, NaN where nothing was analysed.
        female: (n,) float32, likewise.
        male: (n,) float32, likewise.
        unknown: (n,) float32, likewise.
    """

    seconds_ago: NDArray[np.float32]
    total: NDArray[np.float32]
    female: NDArray[np.float32]
    male: NDArray[np.float32]
    unknown: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class HourlyPeople:
    """Distinct people of a local day by the hour in which they were first seen.

    Attributes:
        starts: Start of each hour, aware local times: 24, or 23 or 25 when the clocks change.
        female: (n,) int64.
        male: (n,) int64.
        unknown: (n,) int64.
    """

    starts: tuple[datetime, ...]
    female: NDArray[np.int64]
    male: NDArray[np.int64]
    unknown: NDArray[np.int64]


@dataclass(slots=True)
class _Seen:
    """Where a person was entered."""

    day: date
    hour: int
    column: int
    last_ns: int


class CountHistory:
    """Keeps what the charts show. One thread enters, others may read.

    Durations come from the clock of the source, the hour of the day from the wall clock: a
    clock that is set while somebody is in view changes nothing that was entered.
    """

    def __init__(self, minutes: float = 10, *, zone: tzinfo | None = None) -> None:
        """Start empty.

        Args:
            minutes: Length of the recent curve.
            zone: Time zone of the hours; None is the zone of the machine.
        """
        self._lock = threading.Lock()
        self._recent = np.full((max(2, round(minutes * 60)), 3), np.nan, np.float32)
        self._second: int | None = None
        self._forget_ns = 0
        self._zone = zone
        self._days: dict[date, NDArray[np.int64]] = {}
        self._seen: dict[int, _Seen] = {}
        self._swept_ns = 0
        self.forget_people()

    def update(self, tracks: Sequence[Track], count: PeopleCount, at: datetime, at_ns: int) -> None:
        """Enter one frame.

        Args:
            tracks: All live tracks of the frame.
            count: People present in it.
            at: Aware wall-clock time of the frame.
            at_ns: ``captured_ns`` of the frame.
        """
        with self._lock:
            self._enter_recent(count, at_ns)
            for track in tracks:
                if track.state is not TrackState.TENTATIVE:
                    self._enter_person(track, at, at_ns)
            self._sweep(at_ns)

    def forget_people(self, revisit_window_s: float = 300) -> None:
        """Person numbers begin anew: the same number is somebody else from now on.

        Args:
            revisit_window_s: How long a number may come back for the same person.
        """
        with self._lock:
            self._seen.clear()
            self._forget_ns = int((revisit_window_s + _MARGIN_S) * NANOS_PER_S)

    def _sweep(self, at_ns: int) -> None:
        """Forget people who will not come back under their number."""
        if at_ns - self._swept_ns > self._forget_ns or at_ns < self._swept_ns:
            self._swept_ns = at_ns
            self._seen = {
                p: s for p, s in self._seen.items() if 0 <= at_ns - s.last_ns <= self._forget_ns
            }

    def recent(self) -> RecentCounts:
        """The curve of the last minutes; ends at the latest frame."""
        n = len(self._recent)
        with self._lock:
            end = 0 if self._second is None else self._second + 1
            rows = np.roll(self._recent, -(end % n), axis=0)
        return RecentCounts(
            np.arange(1 - n, 1, dtype=np.float32),
            rows.sum(axis=1),
            rows[:, 0].copy(),
            rows[:, 1].copy(),
            rows[:, 2].copy(),
        )

    def today(self, at: datetime) -> HourlyPeople:
        """The people of the local day that contains ``at``, an aware time."""
        day = at.astimezone(self._zone).date()
        first = self._midnight(day)
        hours = self._hours(day)
        with self._lock:
            table = self._days.get(day, np.zeros((_HOURS, 3), np.int64))[:hours].copy()
        starts = tuple((first + timedelta(hours=h)).astimezone(self._zone) for h in range(hours))
        return HourlyPeople(starts, table[:, 0], table[:, 1], table[:, 2])

    def _enter_recent(self, count: PeopleCount, at_ns: int) -> None:
        second = at_ns // NANOS_PER_S
        n = len(self._recent)
        row = (count.female, count.male, count.unknown)
        if self._second is None or second < self._second or second - self._second >= n:
            self._recent[:] = np.nan
        else:
            held = self._recent[self._second % n].copy()
            for s in range(self._second + 1, second):
                self._recent[s % n] = held if s - self._second <= _CARRY_S else np.nan
        self._second = second
        self._recent[second % n] = row

    def _enter_person(self, track: Track, at: datetime, at_ns: int) -> None:
        person = track.id if track.person_id is None else track.person_id
        if person != track.id and track.id in self._seen:
            # It was entered as somebody new before it was recognised.
            self._move(self._seen.pop(track.id), None)
        column = _COLUMN[track.attributes.gender]
        seen = self._seen.get(person)
        if seen is None or at_ns - seen.last_ns > self._forget_ns:
            day = at.astimezone(self._zone).date()
            hour = int((at - self._midnight(day)).total_seconds() // 3600)
            seen = _Seen(day, min(max(hour, 0), _HOURS - 1), column, at_ns)
            self._seen[person] = seen
            self._table(day)[seen.hour, column] += 1
        elif column != seen.column and column != _COLUMN[Gender.UNKNOWN]:
            self._move(seen, column)
        seen.last_ns = at_ns

    def _move(self, seen: _Seen, column: int | None) -> None:
        """Enter a person under another gender, or take the entry back."""
        table = self._days.get(seen.day)
        if table is not None:
            table[seen.hour, seen.column] -= 1
            if column is not None:
                table[seen.hour, column] += 1
        if column is not None:
            seen.column = column

    def _table(self, day: date) -> NDArray[np.int64]:
        if day not in self._days:
            self._days[day] = np.zeros((_HOURS, 3), np.int64)
            while len(self._days) > _DAYS:
                oldest = min(d for d in self._days if d != day)
                del self._days[oldest]
        return self._days[day]

    def _midnight(self, day: date) -> datetime:
        """Start of a local day, in UTC."""
        start = datetime(day.year, day.month, day.day, tzinfo=self._zone)
        return start.astimezone(UTC)

    def _hours(self, day: date) -> int:
        length = self._midnight(day + timedelta(days=1)) - self._midnight(day)
        return min(max(ceil(length.total_seconds() / 3600), 1), _HOURS)
