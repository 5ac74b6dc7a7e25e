"""One-time codes by which a kiosk gets its token without anybody typing the token."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, or_, select, update

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.device_tokens import DeviceTokens
from kiosk.collector.auth.stamps import digest, now_ms
from kiosk.collector.problems import Problem
from kiosk.collector.storage.tables import enrolment as table

if TYPE_CHECKING:
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
"""Capital letters and digits without 0, 1, I, O and U, which are misread."""
LENGTH: Final = 12
VALID_MS: Final = 15 * 60_000
_KEPT_MS: Final = 30 * 86_400_000


def plain(code: str) -> str:
    """A code as it is compared: without dashes and spaces, in capitals."""
    return "".join(c for c in code.upper() if c not in "- ")


class Enrolments:
    """The codes in the database, as SHA-256: 59 random bits each, good once and for 15 minutes."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._tokens = DeviceTokens(db, clock)

    def new_code(self, *, by: str, device: str = "") -> tuple[str, int]:
        """A new code and the time it ends, in ms since 1970.

        Args:
            by: Name of the user who asks.
            device: The only device that may use it; empty: any that is new here.
        """
        letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        now = now_ms(self._clock)
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.c.expires_ms < now - _KEPT_MS))
            connection.execute(
                insert(table).values(
                    hash=digest(letters),
                    device=device,
                    created_by=by,
                    created_ms=now,
                    expires_ms=now + VALID_MS,
                )
            )
            audit_log.note(connection, self._clock, by, "enrolment.code", device)
        return "-".join(letters[i : i + 4] for i in range(0, LENGTH, 4)), now + VALID_MS

    def redeem(self, code: str, device: str, *, name: str, location: str, address: str) -> str:
        """Use a code up and give the device its token.

        A code for no device in particular makes a new device; it cannot take over the id of one
        that is there, for whoever sees the code would then write as any kiosk.

        Raises:
            Problem: 403, the code is unknown, used, expired or for another device; 409, a device
                of that id exists.
            CollectorError: The id of the device is malformed.
        """
        now = now_ms(self._clock)
        use = (
            update(table)
            .where(
                table.c.hash == digest(plain(code)),
                table.c.used_ms.is_(None),
                table.c.expires_ms > now,
                or_(table.c.device == "", table.c.device == device),
            )
            .values(used_ms=now, used_by=device)
        )
        with self._db.write() as connection:
            if connection.execute(use).rowcount != 1:
                raise Problem(
                    403,
                    "bad-code",
                    "This code is not valid: it may be used up, expired, mistyped, or for "
                    "another device",
                )
            bound = connection.execute(
                select(table.c.device).where(table.c.hash == digest(plain(code)))
            ).scalar_one()
            if not bound and self._tokens.exists(connection, device):
                # Raising takes the use of the code back.
                raise Problem(
                    409,
                    "device-exists",
                    "There is a kiosk of that id already; give this one another id, or ask for "
                    "a code for exactly that id",
                )
            self._tokens.add_device(connection, device, name=name, location=location)
            return self._tokens.issue(connection, device, by=device, address=address)
