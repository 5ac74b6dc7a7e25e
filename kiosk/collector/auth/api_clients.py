"""Access tokens that users make for programs: the data API's token service and the metrics."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.stamps import digest, new_id, now_ms
from kiosk.collector.auth.users import User, Users
from kiosk.collector.settings import new_secret
from kiosk.collector.storage.tables import api_client as table

if TYPE_CHECKING:
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock


class ApiClients:
    """The access tokens in the database: 256 random bits each, stored as SHA-256."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._users = Users(db, clock)

    def add(self, user: User, name: str, *, by: str) -> tuple[str, str]:
        """A new client of a user.

        Returns:
            Its id and its access token, which is told only now.
        """
        client_id, token = new_id(self._clock), new_secret()
        with self._db.write() as connection:
            connection.execute(
                insert(table).values(
                    client_id=client_id,
                    user_id=user.id,
                    hash=digest(token),
                    name=name[:200],
                    created_ms=now_ms(self._clock),
                )
            )
            audit_log.note(connection, self._clock, by, "client.add", user.name)
        return client_id, token

    def user_of(self, client_id: str, access_token: str) -> User | None:
        """The user who made that client, if the access token is right and in force."""
        rows = select(table).where(table.c.client_id == client_id, table.c.revoked_ms.is_(None))
        with self._db.read() as connection:
            row = connection.execute(rows).one_or_none()
        stored = "" if row is None else row.hash
        if not hmac.compare_digest(stored, digest(access_token)) or row is None:
            return None
        user = self._users.by_id(row.user_id)
        if user is None or user.disabled:
            return None
        used = update(table).where(table.c.client_id == client_id)
        with self._db.write() as connection:
            connection.execute(used.values(used_ms=now_ms(self._clock)))
        return user

    def of(self, user: User) -> list[dict[str, Any]]:
        """The clients of a user without their tokens, the newest first."""
        columns = (
            table.c.client_id,
            table.c.name,
            table.c.created_ms,
            table.c.used_ms,
            table.c.revoked_ms,
        )
        rows = (
            select(*columns).where(table.c.user_id == user.id).order_by(table.c.created_ms.desc())
        )
        with self._db.read() as connection:
            return [dict(row) for row in connection.execute(rows).mappings()]

    def revoke(self, client_id: str, *, by: str, owner: User | None = None) -> bool:
        """Void a client.

        Args:
            client_id: Which one.
            by: Name of the user who asks.
            owner: Only if it is one of this user's.

        Returns:
            False when there is no such client in force.
        """
        changed = update(table).where(table.c.client_id == client_id, table.c.revoked_ms.is_(None))
        if owner is not None:
            changed = changed.where(table.c.user_id == owner.id)
        with self._db.write() as connection:
            revoked = connection.execute(changed.values(revoked_ms=now_ms(self._clock))).rowcount
            if revoked:
                audit_log.note(connection, self._clock, by, "client.revoke", client_id)
        return bool(revoked)
