"""Where the buckets of a question begin, in any time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.errors import HistoryError
from kiosk.core.history import Interval

if TYPE_CHECKING:
    from datetime import tzinfo

    from numpy.typing import NDArray

    from kiosk.core.history import HistoryQuery

MOST_BUCKETS: Final = 600_000
"""More than a year of minutes, or 60 years of hours."""
_MINUTE_S: Final = 60
_HOUR_S: Final = 3_600
_DAY_S: Final = 86_400
_WEEK_S: Final = 7 * _DAY_S
_UNITS_S: Final = {Interval.HOUR: _HOUR_S, Interval.DAY: _DAY_S, Interval.WEEK: _WEEK_S}
# 1970-01-01 was a Thursday: three days after the Monday that weeks are counted from.
_TO_MONDAY_S: Final = {Interval.HOUR: 0, Interval.DAY: 0, Interval.WEEK: 3 * _DAY_S}
_PROBE_S: Final = 5 * _DAY_S
"""No clock is changed twice within so short a time (Morocco does so within a month)."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)


def edges(query: HistoryQuery) -> NDArray[np.int64]:
    """Starts of all buckets of a question and the end of the last one.

    An hour begins when the minutes of the wall clock read 00, and where the clock is put to
    another hour; so the hour that autumn repeats is two buckets. A day begins when its date is
    read for the first time, a week on Monday.

    Args:
        query: The range and the length of the buckets.

    Returns:
        (n + 1,) int64, ascending seconds since 1970 UTC, multiples of a minute.

    Raises:
        HistoryError: There are more than ``MOST_BUCKETS``.
    """
    start = (query.start - _EPOCH) // _SECOND
    end = -((_EPOCH - query.end) // _SECOND)  # rounded up
    low, high = start // _MINUTE_S * _MINUTE_S, -(-end // _MINUTE_S) * _MINUTE_S
    if query.by is Interval.TOTAL:
        return np.array([low, high], np.int64)
    unit_s = _UNITS_S.get(query.by, _MINUTE_S)
    if (high - low) // unit_s > MOST_BUCKETS:
        raise HistoryError(
            f"a range of {(high - low) // unit_s:,} buckets is too long",
            "Ask for a shorter range or longer buckets.",
        )
    if query.by is Interval.MINUTE:
        return np.arange(low, high + 1, _MINUTE_S, dtype=np.int64)
    try:
        found = _local_edges(low, high, query.by, query.tz)
    except (OverflowError, ValueError) as error:
        raise HistoryError(
            f"the range from {query.start:%Y-%m-%d} is beyond the calendar",
            "Ask for a range between the years 2 and 9998.",
        ) from error
    first = int(np.searchsorted(found, low, "right")) - 1
    last = int(np.searchsorted(found, high, "left"))
    return found[first : last + 1]


def local_labels(starts: NDArray[np.int64], tz: tzinfo, unit_s: int) -> NDArray[np.int64]:
    """Units of the wall clock since 1970 at given moments, e.g. hours.

    Args:
        starts: (n,) ascending seconds since 1970 UTC.
        tz: Time zone of the wall clock.
        unit_s: Length of the unit.
    """
    if not len(starts):
        return starts
    begins, offsets = _offsets(int(starts[0]), int(starts[-1]), tz)
    return (starts + offsets[np.searchsorted(begins, starts, "right") - 1]) // unit_s


def _local_edges(low: int, high: int, by: Interval, tz: tzinfo) -> NDArray[np.int64]:
    unit_s, shift_s = _UNITS_S[by], _TO_MONDAY_S[by]
    margin_s = unit_s + 2 * _DAY_S  # more than any clock is ever put forward
    begins, offsets = _offsets(low - margin_s, high + margin_s, tz)
    ends = np.append(begins[1:], high + margin_s)
    candidates = []
    for begin, end, offset in zip(begins, ends, offsets + shift_s, strict=True):
        first = -(-(begin + offset) // unit_s) * unit_s - offset
        candidates.append(np.arange(first, end, unit_s, dtype=np.int64))
        if first != begin:
            candidates.append(np.array([begin], np.int64))  # where the clock is changed
    edges_s = np.sort(np.concatenate(candidates))
    labels = edges_s + offsets[np.searchsorted(begins, edges_s, "right") - 1]
    if by is Interval.HOUR:
        earlier = np.maximum(np.searchsorted(begins, edges_s - 1, "right") - 1, 0)
        before = (edges_s - 1 + offsets[earlier]) // unit_s
        kept = (labels % unit_s == 0) | (labels // unit_s != before)
    else:
        units = (labels + shift_s) // unit_s
        latest = np.maximum.accumulate(units)
        kept = np.append([True], units[1:] > latest[:-1])
    chosen: NDArray[np.int64] = edges_s[kept]
    return chosen


def _offsets(low: int, high: int, tz: tzinfo) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The stretches of time with the same distance of the wall clock from UTC.

    Returns:
        When each stretch begins (the first at ``low``), and its offset, both in seconds.
    """
    begins, offsets = [low], [_offset_s(low, tz)]
    if tz.utcoffset(None) is not None:  # the same at all times
        return np.array(begins, np.int64), np.array(offsets, np.int64)
    probe = low
    while probe < high:
        following = min(probe + _PROBE_S, high)
        if _offset_s(following, tz) != offsets[-1]:
            early, late = probe, following
            while late - early > 1:
                middle = (early + late) // 2
                if _offset_s(middle, tz) == offsets[-1]:
                    early = middle
                else:
                    late = middle
            begins.append(late)
            offsets.append(_offset_s(late, tz))
        probe = following
    return np.array(begins, np.int64), np.array(offsets, np.int64)


def _offset_s(at_s: int, tz: tzinfo) -> int:
    offset = (_EPOCH + timedelta(seconds=at_s)).astimezone(tz).utcoffset()
    assert offset is not None
    return offset // _SECOND
