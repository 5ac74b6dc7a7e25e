"""What a device says in the workshop dialect, as far as it can be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_ID: Final = 200
MOST_PEOPLE: Final = 2**31 - 1
LAST_TIMESTAMP: Final = 2**53 - 1
"""The largest number that a script in a browser holds exactly."""
_WHOLE: Final = re.compile(r"\+?0*(\d{1,16})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Message:
    """The latest state of a device.

    Attributes:
        id: Name of the device, exactly as it was sent.
        value: People counted.
        malecount: Of them.
        femalecount: Of them.
        timestamp: As it was sent, in whatever unit; milliseconds since 1970 when it was not.
    """

    id: str
    value: int
    malecount: int
    femalecount: int
    timestamp: int

    def as_data(self) -> dict[str, Any]:
        """The object that is pushed to listeners."""
        return {
            "id": self.id,
            "value": self.value,
            "timestamp": self.timestamp,
            "malecount": self.malecount,
            "femalecount": self.femalecount,
        }


def parse_message(query: Mapping[str, str], now_ms: int) -> Message:
    """Read the parameters of a request.

    ``malecount`` and ``femalecount`` are 0 and ``timestamp`` is now when they are left out.

    Args:
        query: Percent-decoded.
        now_ms: The present.

    Raises:
        ValueError: Something does not parse; the text of the error says what.
    """
    return Message(
        id=parse_id(query.get("id", "")),
        value=_number(query, "value", None, MOST_PEOPLE),
        malecount=_number(query, "malecount", 0, MOST_PEOPLE),
        femalecount=_number(query, "femalecount", 0, MOST_PEOPLE),
        timestamp=_number(query, "timestamp", now_ms, LAST_TIMESTAMP),
    )


def parse_id(text: str) -> str:
    """The id of a device: any printable text.

    Raises:
        ValueError: It is empty, too long, or contains control characters.
    """
    if not text.strip():
        raise ValueError("id is missing")
    if len(text) > LONGEST_ID:
        raise ValueError(f"id has more than {LONGEST_ID} characters")
    if not text.isprintable():
        raise ValueError("id contains characters that cannot be printed")
    return text


def _number(query: Mapping[str, str], name: str, absent: int | None, largest: int) -> int:
    text = query.get(name)
    if text is None:
        if absent is None:
            raise ValueError(f"{name} is missing")
        return absent
    match = _WHOLE.fullmatch(text.strip())
    if match is None or int(match[1]) > largest:
        raise ValueError(f"{name} is not a whole number from 0 to {largest}")
    return int(match[1])
