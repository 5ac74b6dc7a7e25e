"""Dates as clients of the data API write them, and as it answers them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

_WRITTEN: Final = re.compile(
    r"""
    (?P<day>\d{4}-\d{2}-\d{2})
    (?:
        [Tt\ ](?P<hour>\d{2}):(?P<minute>\d{2})
        (?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?
        # A "+" that was not written as %2B arrives as a space.
        (?P<offset>[Zz]|[+\-\ ]\d{2}(?::?\d{2})?)?
    )?
    """,
    re.ASCII | re.VERBOSE,
)
FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""Dates beyond these are refused: a typing error more likely than a question."""


def parse_date(text: str) -> datetime:
    """The moment a text of ISO 8601 names, with the offset it was written in.

    ``Z``, ``+02:00``, ``+0200``, ``+02`` and none at all (UTC), up to nanoseconds (cut to
    microseconds), or a bare day (its UTC midnight). A space in place of the ``+`` is taken for
    one.

    Args:
        text: As it came, percent-decoded.

    Raises:
        ValueError: It is no such date; the text of the error says what was expected.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError("is not an ISO 8601 date such as 2026-11-21T10:00:00+0100")
    try:
        moment = datetime.fromisoformat(match["day"]).replace(
            hour=int(match["hour"] or 0),
            minute=int(match["minute"] or 0),
            second=int(match["second"] or 0),
            microsecond=int((match["fraction"] or "0").ljust(6, "0")[:6]),
            tzinfo=_offset(match["offset"]),
        )
    except ValueError as error:
        raise ValueError(f"is not a date that exists ({error})") from None
    if not FIRST <= moment < LAST:
        raise ValueError(f"is not between the years {FIRST.year} and {LAST.year - 1}")
    return moment


def _offset(text: str | None) -> timezone:
    if text is None or text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        raise ValueError("offset of more than a day")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def written_date(moment: datetime) -> str:
    """A moment in the API's own form: ``2026-11-21T10:00:00+01:00``, in its own offset."""
    return moment.isoformat()
