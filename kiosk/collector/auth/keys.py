"""Keys that sign tokens and pushed settings, in the database, by id."""

from __future__ import annotations

import base64
import secrets
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import insert, select

from kiosk.collector.auth.stamps import new_id, now_ms
from kiosk.collector.storage.tables import signing_key

if TYPE_CHECKING:
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

_DAY_MS: Final = 86_400_000
_REPLACED_AFTER_MS: Final = 90 * _DAY_MS
_VALID_FOR_MS: Final = _REPLACED_AFTER_MS + 31 * _DAY_MS
"""Longer than anything lives that such a key signed."""
_REREAD_AFTER_S: Final = 30.0


class Purpose(StrEnum):
    """What a key is for; a token of one purpose is worthless for another."""

    SESSION = "session"
    """Access and refresh tokens of users (HMAC)."""
    DATA_API = "data-api"
    """Tokens of the data API (HMAC)."""
    CONFIG = "config"
    """Settings for kiosks (Ed25519). Kiosks keep its public half: it never changes."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One key.

    Attributes:
        id: Its name in the header of a token (``kid``).
        secret: 32 random bytes.
        created_ms: When it was made.
    """

    id: str
    secret: bytes
    created_ms: int


class KeyRing:
    """The keys of a collector; all its processes share them. May be called from any thread."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._lock = threading.Lock()
        self._read_ns = 0
        self._keys: dict[Purpose, list[SigningKey]] = {}

    def signing(self, purpose: Purpose) -> SigningKey:
        """The key to sign with; made when there is none, or none that is young enough."""
        with self._lock:
            newest = self._newest(purpose)
            if newest is None:
                self._read()
                newest = self._newest(purpose)
            return newest or self._make(purpose)

    def verifying(self, purpose: Purpose, kid: str) -> SigningKey | None:
        """The key of that id, if tokens signed by it may still be good."""
        with self._lock:
            return next((key for key in self._valid(purpose) if key.id == kid), None)

    def all_valid(self, purpose: Purpose) -> list[SigningKey]:
        """Every key by which something good may have been signed, the newest first."""
        with self._lock:
            return self._valid(purpose)

    def config_key(self) -> Ed25519PrivateKey:
        """The key that signs settings for kiosks."""
        return Ed25519PrivateKey.from_private_bytes(self.signing(Purpose.CONFIG).secret)

    def config_public_key(self) -> str:
        """Its public half, 32 bytes in base64, which kiosks get when they enrol."""
        raw = self.config_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode()

    def _newest(self, purpose: Purpose) -> SigningKey | None:
        keys = self._keys.get(purpose)
        if not keys:
            return None
        if purpose is Purpose.CONFIG:
            return keys[-1]  # the first one ever, whichever process made it
        age = now_ms(self._clock) - keys[0].created_ms
        return keys[0] if age < _REPLACED_AFTER_MS else None

    def _valid(self, purpose: Purpose) -> list[SigningKey]:
        if self._clock.monotonic_ns() - self._read_ns > _REREAD_AFTER_S * 1e9:
            self._read()
        keys = self._keys.get(purpose, [])
        if purpose is Purpose.CONFIG:
            return keys[-1:]
        oldest = now_ms(self._clock) - _VALID_FOR_MS
        return [key for key in keys if key.created_ms > oldest]

    def _read(self) -> None:
        rows = (
            select(signing_key)
            .where(signing_key.c.retired_ms.is_(None))
            .order_by(signing_key.c.created_ms.desc(), signing_key.c.id.desc())
        )
        keys: dict[Purpose, list[SigningKey]] = {purpose: [] for purpose in Purpose}
        with self._db.read() as connection:
            for row in connection.execute(rows):
                key = SigningKey(row.id, base64.b64decode(row.secret), row.created_ms)
                keys[Purpose(row.purpose)].append(key)
        self._keys = keys
        self._read_ns = self._clock.monotonic_ns()

    def _make(self, purpose: Purpose) -> SigningKey:
        with self._db.write() as connection:
            connection.execute(
                insert(signing_key).values(
                    id=new_id(self._clock),
                    purpose=purpose.value,
                    secret=base64.b64encode(secrets.token_bytes(32)).decode(),
                    created_ms=now_ms(self._clock),
                )
            )
        # Another process may have made one at the same moment: all take the same of the two.
        self._read()
        made = self._newest(purpose)
        assert made is not None
        return made
