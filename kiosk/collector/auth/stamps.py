"""Ids and times as the tables hold them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from kiosk.core.ids import Uuid7

if TYPE_CHECKING:
    from kiosk.core.clock import Clock

_mint: Final = Uuid7()


def now_ms(clock: Clock) -> int:
    """Milliseconds since 1970."""
    return int(clock.utc_now().timestamp() * 1000)


def new_id(clock: Clock) -> str:
    """A fresh UUIDv7 as text."""
    return str(_mint(clock.utc_now()))


def digest(secret: str) -> str:
    """SHA-256 of a random secret, as hexadecimal text; not for passwords."""
    return hashlib.sha256(secret.encode()).hexdigest()
