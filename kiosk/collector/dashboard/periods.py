"""Ranges of days that somebody asks for, in their time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from kiosk.core.history import HistoryQuery, Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

RANGES: Final[Mapping[str, tuple[str, int]]] = {
    "today": ("Today", 1),
    "7d": ("7 days", 7),
    "30d": ("30 days", 30),
    "90d": ("90 days", 90),
    "365d": ("Year", 365),
}
DEFAULT: Final = "7d"
MOST_DAYS: Final = 800
MOST_DAYS_BY_HOUR: Final = 31
_HOURS_UP_TO_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, and how they are cut.

    Attributes:
        name: Key of :data:`RANGES`, or ``custom``.
        first: First day in the zone.
        last: Last day, included.
        by: ``hour`` or ``day``.
        tz: The zone.
        problem: What was wrong with what was asked for; empty when nothing was.
    """

    name: str
    first: date
    last: date
    by: str
    tz: tzinfo
    problem: str = ""

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def query(self, zone: str = "") -> HistoryQuery:
        """The question for the history."""
        start = datetime.combine(self.first, datetime.min.time(), self.tz)
        end = datetime.combine(self.last + timedelta(days=1), datetime.min.time(), self.tz)
        return HistoryQuery(start, end, Interval(self.by), zone, self.tz)


def period_of(
    asked: Mapping[str, str], now: datetime, tz: tzinfo, default: str = DEFAULT
) -> Period:
    """The range that a query string asks for; a good one whatever it says.

    Args:
        asked: ``range`` and, for ``custom``, ``start`` and ``end`` as dates; ``by``.
        now: Aware present time.
        tz: The viewer's zone.
        default: Range where none is asked for.
    """
    today = now.astimezone(tz).date()
    name = asked.get("range", "") or default
    if name == "custom":
        return _custom(asked, today, tz)
    if name not in RANGES:
        return _named(default, asked, today, tz, "There is no such range; these are 7 days.")
    return _named(name, asked, today, tz, "")


def _named(name: str, asked: Mapping[str, str], today: date, tz: tzinfo, problem: str) -> Period:
    first = today - timedelta(days=RANGES[name][1] - 1)
    by, too_long = _by(asked.get("by", ""), RANGES[name][1])
    return Period(name, first, today, by, tz, problem or too_long)


def _custom(asked: Mapping[str, str], today: date, tz: tzinfo) -> Period:
    try:
        first, last = (date.fromisoformat(asked.get(key, "")) for key in ("start", "end"))
    except ValueError:
        problem = "These dates cannot be read; write them like 2026-11-21."
        return _named(DEFAULT, {}, today, tz, problem)
    if last < first:
        first, last = last, first
    # What follows needs a day before and after.
    if first < date(1971, 1, 1) or last > today + timedelta(days=366):
        return _named(DEFAULT, {}, today, tz, "There can be no data of these days.")
    problem = ""
    if (last - first).days >= MOST_DAYS:
        first = last - timedelta(days=MOST_DAYS - 1)
        problem = f"At most {MOST_DAYS} days are shown; these are the last of them."
    by, too_long = _by(asked.get("by", ""), (last - first).days + 1)
    return Period("custom", first, last, by, tz, problem or too_long)


def _by(asked: str, days: int) -> tuple[str, str]:
    if asked == "hour" and days > MOST_DAYS_BY_HOUR:
        return "day", f"More than {MOST_DAYS_BY_HOUR} days are shown by day."
    if asked in ("hour", "day"):
        return asked, ""
    return ("hour" if days <= _HOURS_UP_TO_DAYS else "day"), ""


def in_utc(period: Period) -> Period:
    """The same days as days of UTC, as files have them."""
    return Period(period.name, period.first, period.last, period.by, UTC, period.problem)
