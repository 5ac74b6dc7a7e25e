"""The latest states in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from kiosk.collector.storage.tables import workshop_state as table
from kiosk.collector.workshop.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection

    from kiosk.collector.storage.database import Database

Received = tuple[int, Message]
"""When it arrived (ms since 1970), and what."""


def store(db: Database, states: Collection[Received], keep: int | None) -> None:
    """Replace the states of devices by newer ones.

    Args:
        db: The database.
        states: At most one for each device.
        keep: Delete all but so many, the oldest first; None to leave the others alone.

    Raises:
        CollectorError: The database cannot be written.
    """
    insert = db.insert(table)
    new = insert.excluded
    names = ("value", "malecount", "femalecount", "timestamp", "received_ms")
    statement = insert.on_conflict_do_update(
        index_elements=["id"],
        set_={name: new[name] for name in names},
        where=table.c.received_ms <= new.received_ms,
    )
    # In one order everywhere, so that two processes do not wait for each other.
    rows = [
        message.as_data() | {"received_ms": at}
        for at, message in sorted(states, key=lambda state: state[1].id)
    ]
    with db.write() as connection:
        connection.execute(statement, rows)
        if keep is not None:
            oldest = (
                select(table.c.id).order_by(table.c.received_ms.desc(), table.c.id).offset(keep)
            )
            connection.execute(delete(table).where(table.c.id.in_(oldest)))


def newer_than(db: Database, received_ms: int) -> list[Received]:
    """The states that arrived after a time, the oldest first.

    Raises:
        CollectorError: The database cannot be read.
    """
    rows = select(table).where(table.c.received_ms > received_ms).order_by(table.c.received_ms)
    with db.read() as connection:
        return [
            (
                row.received_ms,
                Message(row.id, row.value, row.malecount, row.femalecount, row.timestamp),
            )
            for row in connection.execute(rows)
        ]
