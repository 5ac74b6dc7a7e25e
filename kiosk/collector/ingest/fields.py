"""Single values of records: ids, times, numbers, texts; each either right or refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)
EARLIEST_MS: Final = (datetime(2024, 1, 1, tzinfo=UTC) - _EPOCH) // _MS
"""Before that there were no kiosks: a clock that nobody has set."""
AHEAD_MS: Final = 2 * 86_400_000
"""So far ahead of the collector a kiosk's clock may be; its outbox says when it is wrong."""
MOST: Final = 10**13
"""Largest number in sums: 300 years in milliseconds; millions of them still fit 64 bits."""
_DIGITS_TO_0: Final = bytes.maketrans(b"0123456789abcdef", b"0" * 16)
_SHAPE: Final = b"00000000-0000-0000-0000-000000000000"


class RefusedError(Exception):
    """A value is wrong.

    Attributes:
        code: Short name of the reason, for programs.
        reason: In words.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def _is_uuid(text: str) -> bool:
    """Whether it is one in canonical form; faster than an expression."""
    return text.encode("utf-8", "replace").translate(_DIGITS_TO_0) == _SHAPE


def uuid_text(value: object, name: str) -> str:
    """A UUID in canonical form (RFC 9562, section 4).

    Raises:
        RefusedError: It is none.
    """
    text = value.lower() if isinstance(value, str) else ""
    if not _is_uuid(text):
        raise RefusedError("data", f"{name} is no UUID")
    return text


def uuid_of_version_7(value: object, now_ms: int) -> tuple[str, int]:
    """The id of a record and the time that it tells, in ms since 1970 (RFC 9562, 5.7).

    Raises:
        RefusedError: It is no UUID of version 7, or its time cannot be.
    """
    text = value.lower() if isinstance(value, str) else ""
    if not _is_uuid(text) or text[14] != "7" or text[19] not in "89ab":
        raise RefusedError("id", "id is no UUID of version 7")
    at_ms = int(text[:8] + text[9:13], 16)
    if not EARLIEST_MS <= at_ms <= now_ms + AHEAD_MS:
        raise RefusedError("time", "the time in the id cannot be; set the clock of the kiosk")
    return text, at_ms


def stamp_ms(value: object, name: str, now_ms: int | None = None) -> int:
    """An ISO 8601 time with its offset as ms since 1970.

    Args:
        value: As it came.
        name: Of the value.
        now_ms: When given, the time has to be possible.

    Raises:
        RefusedError: It is no such time.
    """
    try:
        at = datetime.fromisoformat(value)  # type: ignore[arg-type]
        at_ms = (at - _EPOCH) // _MS
    except (TypeError, ValueError, OverflowError):
        raise RefusedError("time", f"{name} is no time with its offset from UTC") from None
    if now_ms is not None and not EARLIEST_MS <= at_ms <= now_ms + AHEAD_MS:
        raise RefusedError("time", f"the time {name} cannot be; set the clock of the kiosk")
    return at_ms


def whole(data: dict[str, Any], name: str, most: int = MOST) -> int:
    """A whole number from 0; a missing one is refused.

    Raises:
        RefusedError: It is not there, or no such number.
    """
    value = data.get(name)
    if type(value) is not int or not 0 <= value <= most:
        raise RefusedError("data", f"{name} is no whole number from 0 to {most}")
    return value


def truth(data: dict[str, Any], name: str) -> bool:
    """True or false.

    Raises:
        RefusedError: It is neither.
    """
    value = data.get(name)
    if type(value) is not bool:
        raise RefusedError("data", f"{name} is neither true nor false")
    return value


def text_of(data: dict[str, Any], name: str, longest: int) -> str:
    """A text.

    Raises:
        RefusedError: It is none, or too long.
    """
    value = data.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise RefusedError("data", f"{name} is no text of at most {longest} characters")
    return value


def listed(data: dict[str, Any], name: str, most: int) -> list[dict[str, Any]]:
    """A list of objects; a missing one is empty.

    Raises:
        RefusedError: It is no such list, or too long.
    """
    value = data.get(name, [])
    if isinstance(value, list) and len(value) <= most:
        for item in value:
            if not isinstance(item, dict):
                break
        else:
            return value
    raise RefusedError("data", f"{name} is no list of at most {most} objects")
