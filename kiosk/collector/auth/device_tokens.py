"""Bearer tokens by which kiosks are known."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.stamps import digest, new_id, now_ms
from kiosk.collector.settings import new_secret
from kiosk.collector.storage.tables import device, device_token
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

ID_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_USE_IS_NOTED_AFTER_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Device:
    """A kiosk that has shown its token.

    Attributes:
        id: Its id; it may write under no other.
        token: Id of the token.
    """

    id: str
    token: str


class DeviceTokens:
    """The devices' tokens in the database: 256 random bits each, stored as SHA-256."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def device_of(self, token: str) -> Device | None:
        """The device of a token that is in force."""
        wanted = digest(token)
        rows = (
            select(device_token)
            .join(device, device.c.id == device_token.c.device)
            .where(
                device_token.c.hash == wanted,
                device_token.c.revoked_ms.is_(None),
                device.c.retired_ms.is_(None),
            )
        )
        with self._db.read() as connection:
            row = connection.execute(rows).one_or_none()
        if row is None or not hmac.compare_digest(row.hash, wanted):
            return None
        now = now_ms(self._clock)
        if row.used_ms is None or now - row.used_ms > _USE_IS_NOTED_AFTER_MS:
            used = update(device_token).where(device_token.c.id == row.id).values(used_ms=now)
            with self._db.write() as connection:
                connection.execute(used)
        return Device(row.device, row.id)

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
