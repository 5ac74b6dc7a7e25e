"""Identifiers that sort by the time of their making."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from datetime import datetime


class Uuid7:
    """Mints UUIDs of version 7 (RFC 9562, section 5.7, method 1 of section 6.2).

    Ids of one minter ascend strictly, also within a millisecond and when the clock steps back.
    May be called from any thread.

    Args:
        after: Id that an earlier minter made last; all ids of this one are above it.
    """

    def __init__(self, after: UUID | None = None) -> None:
        self._lock = threading.Lock()
        # Time and counter of an id, without its version, its variant and its random end.
        self._last = 0 if after is None else after.int >> 80 << 12 | after.int >> 64 & 0xFFF

    def __call__(self, at: datetime) -> UUID:
        """A new id.

        Args:
            at: Aware time that the id tells.
        """
        stamp = int(at.timestamp() * 1000) & ((1 << 48) - 1)
        # 12 bits that count up within a millisecond, with room to grow, then 62 random bits.
        value = stamp << 12 | secrets.randbits(11)
        with self._lock:
            value = self._last = max(value, self._last + 1)
        return UUID(
            int=(value >> 12) << 80
            | 0x7 << 76
            | (value & 0xFFF) << 64
            | 0b10 << 62
            | secrets.randbits(62)
        )
