"""Ranges of the history page: which days, in which steps, and the period before. Qt-free.

Days are local days: from one midnight of the time zone to the next, 23 or 25 hours long where
the clocks change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.history import Interval

if TYPE_CHECKING:
    from datetime import tzinfo

    from numpy.typing import NDArray

_DAY: Final = timedelta(days=1)
_WEEK_DAYS: Final = 7


class RangeKind(StrEnum):
    """Which days are shown."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    """Today and the six days before."""
    MONTH = "month"
    """Today and the 29 days before."""
    CUSTOM = "custom"


class Step(StrEnum):
    """What one bar stands for, finest first."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @property
    def interval(self) -> Interval:
        """What the store is asked for.

        Weeks and months are added up from days, so that the outer ones hold the days of the
        range and no others.
        """
        return Interval.HOUR if self is Step.HOUR else Interval.DAY


STEPS: Final = tuple(Step)

_USUAL_MOST_DAYS: Final = ((2, Step.HOUR), (92, Step.DAY), (2 * 366, Step.WEEK))
"""Most days for which a step is the usual one: some 10 to 100 bars."""

_LEAST_DAYS: Final = {Step.HOUR: 1, Step.DAY: 2, Step.WEEK: 14, Step.MONTH: 60}
"""Fewest days for which a step makes sense: at least two bars."""


@dataclass(frozen=True, slots=True)
class Days:
    """Whole local days, both ends included.

    Raises:
        ValueError: The last day is before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day is before the first")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def start(self, tz: tzinfo) -> datetime:
        """First moment of the first day."""
        return midnight(self.first, tz)

    def end(self, tz: tzinfo) -> datetime:
        """First moment after the last day."""
        return midnight(self.last + _DAY, tz)

    @property
    def before(self) -> Days:
        """As many days before: directly before, or beginning on the same weekday.

        From a week on, days are compared with the same weekdays, even if that leaves a few
        days between: a Saturday is like no other day, and 30 days may hold four or five.
        """
        shift = len(self)
        if shift >= _WEEK_DAYS:
            shift = -(-shift // _WEEK_DAYS) * _WEEK_DAYS
        return Days(self.first - shift * _DAY, self.last - shift * _DAY)


def midnight(day: date, tz: tzinfo) -> datetime:
    """First moment of a local day, also where the clocks skip midnight."""
    return datetime.combine(day, time(), tz).astimezone(UTC).astimezone(tz)


def days_of(kind: RangeKind, today: date) -> Days:
    """The days of a range that moves along with the present.

    Raises:
        ValueError: ``kind`` is :attr:`RangeKind.CUSTOM`, whose days somebody chooses.
    """
    match kind:
        case RangeKind.TODAY:
            return Days(today, today)
        case RangeKind.YESTERDAY:
            return Days(today - _DAY, today - _DAY)
        case RangeKind.WEEK:
            return Days(today - 6 * _DAY, today)
        case RangeKind.MONTH:
            return Days(today - 29 * _DAY, today)
    raise ValueError("the days of a custom range are chosen")


def usual_step(days: Days) -> Step:
    """The step that suits a range best."""
    return next((step for most, step in _USUAL_MOST_DAYS if len(days) <= most), Step.MONTH)


def possible_steps(days: Days) -> tuple[Step, ...]:
    """Steps that cut a range into two bars at least."""
    return tuple(step for step in STEPS if len(days) >= _LEAST_DAYS[step])


def same_moment_before(now: datetime, days: Days, before: Days, tz: tzinfo) -> datetime:
    """Where the period before has to end to be as far along as the present one.

    The same time of the local day, so that a change of the clocks in between moves nothing.
    """
    if now.astimezone(tz).date() not in days:
        return before.end(tz)
    local = now.astimezone(tz)
    day = local.date() - (days.first - before.first)
    moment = datetime.combine(day, local.time(), tz).astimezone(UTC).astimezone(tz)
    return min(max(moment, before.start(tz) + timedelta(minutes=1)), before.end(tz))


def coarser(starts: NDArray[np.int64], step: Step, tz: tzinfo) -> NDArray[np.intp]:
    """Where buckets begin a new day, week or month of the calendar.

    Args:
        starts: (n + 1,) starts of buckets and the end of the last one, seconds since 1970 UTC.
        step: What to put them together to.
        tz: Whose days.

    Returns:
        Indices of the first bucket of each group, the first one always 0; for
        ``np.add.reduceat``.
    """
    day, bounds = datetime.fromtimestamp(int(starts[0]), tz).date(), []
    while (bound := midnight(day, tz).timestamp()) < starts[-1]:
        if (
            step is Step.DAY
            or (step is Step.WEEK and day.weekday() == 0)
            or (step is Step.MONTH and day.day == 1)
        ):
            bounds.append(bound)
        day += _DAY
    found = np.unique(np.append(0, np.searchsorted(starts[:-1], bounds)))
    return found[found < len(starts) - 1]


def laid_over(starts: NDArray[np.int64], before: Days, days: Days, tz: tzinfo) -> NDArray[np.int64]:
    """Times of the period before, moved onto the present one, local midnight on midnight.

    Args:
        starts: Seconds since 1970 UTC within ``before``.
        before: The earlier days.
        days: As many later ones.
        tz: Whose midnights; days of 23 and 25 hours are stretched onto each other.

    Returns:
        Seconds since 1970 UTC within ``days``.
    """
    earlier, later = (
        [midnight(d.first + i * _DAY, tz).timestamp() for i in range(len(d) + 1)]
        for d in (before, days)
    )
    return np.rint(np.interp(starts, earlier, later)).astype(np.int64)
