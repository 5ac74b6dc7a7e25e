"""Questions to the history of the device, and their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS, MetricCounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

WHOLE: Final = ""
"""Name of the whole picture where the id of a zone could be."""


class Interval(StrEnum):
    """Length of a bucket; hours, midnights and Mondays are those of the query's time zone."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    TOTAL = "total"
    """One bucket for the whole range."""


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """A range of the history, cut into buckets.

    Attributes:
        start: Aware; the bucket that contains it is the first.
        end: Aware, exclusive; the bucket that contains the last moment before it is the last.
        by: Length of the buckets.
        zone: Id of a zone or line, or :data:`WHOLE`.
        tz: Time zone of the buckets; the published definitions use UTC, the screens the zone
            of the machine (``core.clock.local_zone``).

    Raises:
        ValueError: A time is naive, or the range is empty.
    """

    start: datetime
    end: datetime
    by: Interval = Interval.HOUR
    zone: str = WHOLE
    tz: tzinfo = UTC

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("start and end must be aware times")
        if self.end <= self.start:
            raise ValueError("end must be after start")


@dataclass(frozen=True, slots=True, eq=False)
class HistorySeries:
    """Every bucket of a range, zeros included, oldest first.

    Attributes:
        starts: (n + 1,) int64, seconds since 1970 UTC of the start of each bucket and of the
            end of the last one.
        columns: (n,) int64 for each name of ``metrics.COLUMNS``.
        query: The question.
    """

    starts: NDArray[np.int64]
    columns: Mapping[str, NDArray[np.int64]]
    query: HistoryQuery

    def __len__(self) -> int:
        return len(self.starts) - 1

    def start(self, i: int) -> datetime:
        """Start of a bucket in the query's time zone."""
        return datetime.fromtimestamp(int(self.starts[i]), self.query.tz)

    def counts(self, i: int) -> MetricCounts:
        """The sums of a bucket."""
        return MetricCounts(**{name: int(self.columns[name][i]) for name in COLUMNS})

    def total(self) -> MetricCounts:
        """The sums over the whole range."""
        return MetricCounts(
            **{
                name: int(c.max(initial=0) if name in PEAK_COLUMNS else c.sum())
                for name, c in self.columns.items()
            }
        )


@dataclass(frozen=True, slots=True, eq=False)
class WeekProfile:
    """A range folded into a week.

    Attributes:
        columns: (7, 24) int64 sums for each name of ``metrics.COLUMNS``: weekday (Monday
            first) by hour of the query's time zone.
        hours: (7, 24) int64, how many such hours of the range had been observed; sums divided
            by it are means.
        query: The question (``by`` does not matter).
    """

    columns: Mapping[str, NDArray[np.int64]]
    hours: NDArray[np.int64]
    query: HistoryQuery


@dataclass(frozen=True, slots=True)
class Document:
    """Something small that is kept beside the numbers: an audit, a certificate.

    Attributes:
        kind: What it is, e.g. ``audit``.
        at: UTC time of its making.
        content: Plain JSON values; no pixels, no vectors of faces.
        number: Given by the store; 0 for one that is not stored yet.
    """

    kind: str
    at: datetime
    content: Mapping[str, Any]
    number: int = 0
