"""The buckets of a reply: which there are, and which hours each of them holds.

Sums are kept by UTC hour, so every bucket is made of whole hours. All three ways of cutting
(``by_hour``, ``by_day``, ``global``) share one and the same hours of a question, therefore their
sums agree whatever the question is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR: Final = timedelta(hours=1)
_HOURS_OF_DAY: Final = 24


class Cut(StrEnum):
    """How the time asked for is cut into buckets."""

    BY_HOUR = "by_hour"
    BY_DAY = "by_day"
    GLOBAL = "global"


@dataclass(frozen=True, slots=True)
class Hours:
    """Whole UTC hours, counted since 1970.

    Attributes:
        start: The first one.
        end: The one after the last.
    """

    start: int
    end: int

    @property
    def start_at(self) -> datetime:
        """UTC at which the first one begins."""
        return EPOCH + self.start * _HOUR

    @property
    def end_at(self) -> datetime:
        """UTC at which the last one ends."""
        return EPOCH + self.end * _HOUR


def hours_between(start: datetime, end: datetime) -> Hours:
    """The hours that a time touches; at least the one that holds its start.

    Args:
        start: Aware; the hour that holds it counts as a whole.
        end: Aware; likewise, unless the hour begins with it.
    """
    first = (start - EPOCH) // _HOUR
    return Hours(first, max(first + 1, -((EPOCH - end) // _HOUR)))


def number_of_buckets(hours: Hours, cut: Cut) -> int:
    """How many buckets a question has, empty ones included."""
    if cut is Cut.GLOBAL:
        return 1
    if cut is Cut.BY_HOUR:
        return hours.end - hours.start
    return (hours.end - 1) // _HOURS_OF_DAY - hours.start // _HOURS_OF_DAY + 1


def buckets_of_page(hours: Hours, cut: Cut, page: int, size: int) -> dict[str, Hours]:
    """The buckets on a page, in ascending order.

    Args:
        hours: Of the whole question.
        cut: How it is cut.
        page: From 1.
        size: Buckets of a full page.

    Returns:
        Hours of each bucket by its key: ``global``, or the UTC at which it begins. A day's key is
        its midnight also where the question begins or ends within the day.
    """
    if cut is Cut.GLOBAL:
        return {Cut.GLOBAL.value: hours} if page == 1 else {}
    length = 1 if cut is Cut.BY_HOUR else _HOURS_OF_DAY
    first = hours.start // length
    total = number_of_buckets(hours, cut)
    found: dict[str, Hours] = {}
    for number in range(first + (page - 1) * size, first + min(page * size, total)):
        start = number * length
        key = (EPOCH + start * _HOUR).isoformat()
        found[key] = Hours(max(start, hours.start), min(start + length, hours.end))
    return found
