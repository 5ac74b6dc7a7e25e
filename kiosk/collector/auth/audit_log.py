"""Who changed what; failed logins too, which all processes count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from kiosk.collector.auth.stamps import new_id, now_ms
from kiosk.collector.storage.tables import audit_log

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.core.clock import Clock


def note(
    connection: Connection, clock: Clock, who: str, what: str, subject: str = "", address: str = ""
) -> None:
    """Write a line, in the transaction of the change itself.

    Args:
        connection: In a transaction.
        clock: The time.
        who: Name of the user, or id of the device.
        what: Short name of the act, such as ``user.add``.
        subject: Whom or what it was done to.
        address: Network address it came from.
    """
    connection.execute(
        insert(audit_log).values(
            id=new_id(clock),
            at_ms=now_ms(clock),
            who=who[:200],
            what=what[:60],
            subject=subject[:200],
            address=address[:64],
        )
    )


def count(connection: Connection, what: str, since_ms: int, *conditions: Any) -> int:
    """How many lines of that act there are since then."""
    rows = (
        select(func.count())
        .select_from(audit_log)
        .where(audit_log.c.at_ms >= since_ms, audit_log.c.what == what, *conditions)
    )
    return int(connection.execute(rows).scalar_one())


def newest(connection: Connection, limit: int = 200) -> list[dict[str, Any]]:
    """The last lines, the newest first."""
    rows = select(audit_log).order_by(audit_log.c.at_ms.desc(), audit_log.c.id.desc()).limit(limit)
    return [dict(row) for row in connection.execute(rows).mappings()]
