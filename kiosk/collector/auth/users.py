"""People who may look at the fleet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.collector.auth import audit_log, passwords
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.stamps import new_id, now_ms
from kiosk.collector.storage.tables import session
from kiosk.collector.storage.tables import user as table
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

NAME_PATTERN: Final = r"^[a-z0-9][a-z0-9._@+-]{0,63}$"
FIRST_ADMIN: Final = "admin"


@dataclass(frozen=True, slots=True)
class User:
    """A user as stored, without the password.

    Attributes:
        id: UUID as text.
        name: Under which they log in; lower case.
        email: Or an empty string.
        role: What they may do.
        must_change: They have to choose a password before anything else.
        disabled: They cannot log in.
        created_ms: When they were added.
        valid_from_ms: Tokens made before are void.
    """

    id: str
    name: str
    email: str
    role: Role
    must_change: bool
    disabled: bool
    created_ms: int
    valid_from_ms: int


def _user(row: Row[Any]) -> User:
    return User(
        row.id,
        row.name,
        row.email,
        Role(row.role),
        bool(row.must_change),
        row.disabled_ms is not None,
        row.created_ms,
        row.valid_from_ms,
    )


class Users:
    """The users in the database. Every change is noted in the audit log."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def all(self) -> list[User]:
        """All users by name."""
        with self._db.read() as connection:
            return [_user(row) for row in connection.execute(select(table).order_by(table.c.name))]

    def by_id(self, user_id: str) -> User | None:
        """The user of that id."""
        return self._one(table.c.id == user_id)

    def by_name(self, name: str) -> User | None:
        """The user of that name, in whatever case it is written."""
        return self._one(table.c.name == name.strip().casefold())

    def _one(self, condition: Any) -> User | None:
        with self._db.read() as connection:
            row = connection.execute(select(table).where(condition)).one_or_none()
        return None if row is None else _user(row)

    def with_password(self, name: str, password: str) -> User | None:
        """The user of that name if the password is theirs; takes as long if there is none."""
        with self._db.read() as connection:
            row = connection.execute(
                select(table).where(table.c.name == name.strip().casefold())
            ).one_or_none()
        right = passwords.matches(None if row is None else row.password, password)
        return _user(row) if row is not None and right and row.disabled_ms is None else None

    def add(
        self,
        name: str,
        role: Role,
        password: str,
        *,
        by: str,
        email: str = "",
        must_change: bool = False,
    ) -> User:
        """Add a user.

        Raises:
            CollectorError: The name or the password is refused, or the name is taken.
        """
        name = name.strip().casefold()
        if not re.fullmatch(NAME_PATTERN, name):
            raise CollectorError(
                f"{name[:80]!r} is no name for a user",
                "Use up to 64 letters, digits and . _ @ + - without spaces.",
            )
        passwords.check(password, name)
        values = {
            "id": new_id(self._clock),
            "name": name,
            "email": email.strip(),
            "role": role.value,
            "password": passwords.hashed(password),
            "created_ms": now_ms(self._clock),
            "must_change": must_change,
        }
        try:
            with self._db.write() as connection:
                connection.execute(insert(table).values(values))
                audit_log.note(connection, self._clock, by, "user.add", name)
        except IntegrityError as error:
            raise CollectorError(f"There is a user called {name} already") from error
        added = self.by_name(name)
        assert added is not None
        return added

    def add_first(self) -> str | None:
        """Add the first administrator, who has to choose a password.

        Returns:
            Their password, which is stored nowhere; None when there are users already.
        """
        with self._db.read() as connection:
            if connection.execute(select(func.count()).select_from(table)).scalar_one():
                return None
        password = passwords.generated()
        try:
            self.add(FIRST_ADMIN, Role.ADMIN, password, by="serve", must_change=True)
        except CollectorError:
            return None  # another process was first
        return password

    def set_password(
        self, user_id: str, password: str, *, by: str, must_change: bool = False
    ) -> None:
        """Give a user another password; ends all their sessions.

        Raises:
            CollectorError: The password is refused.
        """
        user = self._existing(user_id)
        passwords.check(password, user.name)
        values = {"password": passwords.hashed(password), "must_change": must_change}
        self._change(user, values, by, "user.password")

    def set_role(self, user_id: str, role: Role, *, by: str) -> None:
        """Give a user another role; ends all their sessions.

        Raises:
            CollectorError: Nobody would be left who may change anything.
        """
        user = self._existing(user_id)
        self._change(user, {"role": role.value}, by, f"user.role.{role}")

    def set_disabled(self, user_id: str, *, disabled: bool, by: str) -> None:
        """Keep a user out, or let them in again; ends all their sessions.

        Raises:
            CollectorError: Nobody would be left who may change anything.
        """
        user = self._existing(user_id)
        stamp = now_ms(self._clock) if disabled else None
        self._change(
            user, {"disabled_ms": stamp}, by, "user.disable" if disabled else "user.enable"
        )

    def remove(self, user_id: str, *, by: str) -> None:
        """Delete a user with their sessions and access tokens.

        Raises:
            CollectorError: Nobody would be left who may change anything.
        """
        user = self._existing(user_id)
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.c.id == user.id))
            self._admin_is_left(connection)
            audit_log.note(connection, self._clock, by, "user.remove", user.name)

    def _existing(self, user_id: str) -> User:
        user = self.by_id(user_id)
        if user is None:
            raise CollectorError("There is no such user")
        return user

    def _change(self, user: User, values: dict[str, Any], by: str, what: str) -> None:
        values["valid_from_ms"] = now_ms(self._clock)
        with self._db.write() as connection:
            connection.execute(update(table).where(table.c.id == user.id).values(values))
            self._admin_is_left(connection)
            connection.execute(delete(session).where(session.c.user_id == user.id))
            audit_log.note(connection, self._clock, by, what, user.name)

    def _admin_is_left(self, connection: Connection) -> None:
        admins = (
            select(func.count())
            .select_from(table)
            .where(table.c.role == Role.ADMIN.value, table.c.disabled_ms.is_(None))
        )
        if not connection.execute(admins).scalar_one():
            raise CollectorError("The last administrator has to stay", "Make another one first.")
