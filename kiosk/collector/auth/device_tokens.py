"""Bearer tokens by which kiosks are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.stamps import digest, new_id, now_ms
from kiosk.collector.device_ids import ID_PATTERN
from kiosk.collector.settings import new_secret
from kiosk.collector.storage.tables import device, device_token
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

_AT_ONCE: Final = 500
"""Tokens looked for by one statement; SQLite limits the values of a statement."""
_IN_FORCE: Final = (
    select(device_token.c.hash, device_token.c.id, device_token.c.device, device_token.c.used_ms)
    .join(device, device.c.id == device_token.c.device)
    .where(
        device_token.c.hash.in_(bindparam("digests", expanding=True)),
        device_token.c.revoked_ms.is_(None),
        device.c.retired_ms.is_(None),
    )
)
_NOTE_USE: Final = (
    update(device_token)
    .where(device_token.c.id == bindparam("token"))
    .values(used_ms=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Device:
    """A kiosk that has shown its token.

    Attributes:
        id: Its id; it may write under no other.
        token: Id of the token.
    """

    id: str
    token: str


@dataclass(frozen=True, slots=True)
class KnownToken:
    """A token that is in force.

    Attributes:
        device: Whose it is.
        used_ms: When its use was written down last; 0 for never.
    """

    device: Device
    used_ms: int


class DeviceTokens:
    """The devices' tokens in the database: 256 random bits each, stored as SHA-256."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def in_force(self, connection: Connection, digests: Sequence[str]) -> dict[str, KnownToken]:
        """Which of the tokens are in force, by their SHA-256."""
        found = {}
        for i in range(0, len(digests), _AT_ONCE):
            rows = connection.execute(_IN_FORCE, {"digests": digests[i : i + _AT_ONCE]})
            for row in rows:
                found[row.hash] = KnownToken(Device(row.device, row.id), row.used_ms or 0)
        return found

    def note_uses(self, connection: Connection, used_ms: Mapping[str, int]) -> None:
        """Write down when tokens were in use.

        Args:
            connection: In a writing transaction.
            used_ms: Times by id of the token.
        """
        # In one order everywhere, so that two processes do not wait for each other.
        rows = [{"token": token, "now": ms} for token, ms in sorted(used_ms.items())]
        connection.execute(_NOTE_USE, rows)

    def add_device(
        self,
        connection: Connection,
        device_id: str,
        *,
        name: str = "",
        location: str = "",
    ) -> None:
        """Make sure that there is a device of that id, and that it is not retired.

        Raises:
            CollectorError: The id is malformed.
        """
        if not re.fullmatch(ID_PATTERN, device_id):
            raise CollectorError(
                f"{device_id[:80]!r} is no device id",
                "Use up to 64 letters, digits and - _ . without spaces.",
            )
        said = {"name": name[:200], "location": location[:200]}
        known = {key: value for key, value in said.items() if value} | {"retired_ms": None}
        there = update(device).where(device.c.id == device_id).values(known)
        if connection.execute(there).rowcount:
            return
        values = {"id": device_id, "created_ms": now_ms(self._clock), **said}
        try:
            with connection.begin_nested():
                connection.execute(insert(device).values(values))
        except IntegrityError:
            connection.execute(there)

    def exists(self, connection: Connection, device_id: str) -> bool:
        """Whether there is, or was, a device of that id."""
        rows = select(device.c.id).where(device.c.id == device_id)
        return connection.execute(rows).first() is not None

    def issue(
        self,
        connection: Connection,
        device_id: str,
        *,
        by: str,
        keep_others: bool = False,
        address: str = "",
    ) -> str:
        """A new token for a device; the earlier ones are revoked unless told otherwise."""
        if not keep_others:
            self.revoke(connection, device_id, by=by, address=address)
        token = new_secret()
        connection.execute(
            insert(device_token).values(
                id=new_id(self._clock),
                device=device_id,
                hash=digest(token),
                created_ms=now_ms(self._clock),
            )
        )
        audit_log.note(connection, self._clock, by, "device.token", device_id, address)
        return token

    def revoke(self, connection: Connection, device_id: str, *, by: str, address: str = "") -> int:
        """Void all tokens of a device; says how many there were."""
        revoked = connection.execute(
            update(device_token)
            .where(device_token.c.device == device_id, device_token.c.revoked_ms.is_(None))
            .values(revoked_ms=now_ms(self._clock))
        ).rowcount
        if revoked:
            audit_log.note(connection, self._clock, by, "device.revoke", device_id, address)
        return revoked

    def retire(self, connection: Connection, device_id: str, *, by: str) -> bool:
        """Void the tokens of a device and leave it out of the fleet; its data stay."""
        self.revoke(connection, device_id, by=by)
        retired = connection.execute(
            update(device)
            .where(device.c.id == device_id)
            .values(retired_ms=now_ms(self._clock), version=device.c.version + 1)
        ).rowcount
        if retired:
            audit_log.note(connection, self._clock, by, "device.retire", device_id)
        return bool(retired)

    def of(self, device_id: str) -> list[dict[str, Any]]:
        """The tokens of a device without what they are: id and times, the newest first."""
        columns = (
            device_token.c.id,
            device_token.c.created_ms,
            device_token.c.used_ms,
            device_token.c.revoked_ms,
        )
        rows = (
            select(*columns)
            .where(device_token.c.device == device_id)
            .order_by(device_token.c.created_ms.desc())
        )
        with self._db.read() as connection:
            return [dict(row) for row in connection.execute(rows).mappings()]
