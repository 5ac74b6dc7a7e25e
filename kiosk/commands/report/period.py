"""Reading the range of a report from the command line."""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from kiosk.core.clock import local_zone
from kiosk.core.errors import SettingsError

_DAYS_AGO: Final = re.compile(r"(\d{1,4})d")
_FORMS: Final = "Write a day (2026-11-20), a time (2026-11-20T14:00), today, yesterday, 7d or 30d."
_EARLIEST: Final = date(1970, 1, 1)


def time_zone(text: str) -> tuple[tzinfo, str]:
    """A time zone and its name.

    Args:
        text: ``utc``, ``local``, or a name such as ``Europe/Lisbon``.

    Raises:
        SettingsError: There is no such zone.
    """
    if text.lower() == "utc":
        return UTC, "UTC"
    if text.lower() == "local":
        zone = local_zone()
        return zone, str(zone)
    try:
        return zoneinfo.ZoneInfo(text), text
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"There is no time zone {text}", "Write utc, local, or a name such as Europe/Lisbon."
        ) from error


def period(first: str, last: str, tz: tzinfo, now: datetime) -> tuple[datetime, datetime]:
    """Start and end (exclusive) of a range, in UTC.

    Args:
        first: ``--from``: where a day is meant, its start.
        last: ``--to``: where a day is meant, its end; the range never reaches beyond now.
        tz: Zone of days and of times without one.
        now: Aware present time.

    Raises:
        SettingsError: A text is no time, the end is not after the start, or it lies ahead.
    """
    now = now.astimezone(tz)
    # Compared in UTC: times of one zone compare as its wall clock, which repeats an hour.
    start = _moment("--from", first, tz, now, end_of_day=False).astimezone(UTC)
    end = _moment("--to", last, tz, now, end_of_day=True).astimezone(UTC)
    if start >= now:
        raise SettingsError(f"--from {first} is in the future", "The history ends now.")
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tz)
    if end > now and end != midnight.astimezone(UTC):  # today ends ahead, and is allowed
        raise SettingsError(f"--to {last} is in the future", "Write today for all until now.")
    end = min(end, now.astimezone(UTC))
    if end <= start:
        raise SettingsError(
            f"--to {last} is before --from {first}", "The first day comes first; both count."
        )
    return start, end


def _moment(option: str, text: str, tz: tzinfo, now: datetime, *, end_of_day: bool) -> datetime:
    text = text.strip()
    days_ago = _DAYS_AGO.fullmatch(text.lower())
    if text.lower() == "today":
        day = now.date()
    elif text.lower() == "yesterday":
        day = now.date() - timedelta(days=1)
    elif days_ago and int(days_ago[1]) > 0:
        # The last 7 days are today and the six before.
        day = now.date() - timedelta(days=int(days_ago[1]) - 1)
    else:
        parsed = _parsed(option, text)
        if isinstance(parsed, datetime):
            return parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=tz)
        day = parsed
    if day < _EARLIEST:
        raise SettingsError(f"{option} {text} is before 1970", _FORMS)
    if end_of_day:
        day += timedelta(days=1)
    return datetime.combine(day, time(), tz)


def _parsed(option: str, text: str) -> date | datetime:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"{option} {text} is no date", _FORMS) from error
