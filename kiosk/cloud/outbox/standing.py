"""How a sink stands: its stored state, and what it waits for.

Functions on a connection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.cloud.outbox.values import StoredState, Waiting, from_us, to_us
from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_STATE: Final = (
    "SELECT name, kind, until_seq IS NULL, state, fails, next_try_us, last_error, hint,"
    " acknowledged, dropped, (SELECT count(*) FROM dead WHERE dead.sink = sink.name),"
    " last_success_us FROM sink"
)


def states(connection: sqlite3.Connection, name: str | None = None) -> tuple[StoredState, ...]:
    """What the store knows of all sinks, or of one, by name."""
    rows = connection.execute(f"{_STATE} WHERE ? IS NULL OR name = ? ORDER BY name", (name, name))
    return tuple(
        StoredState(
            row[0], SinkKind(row[1]), bool(row[2]), SinkState(row[3]), row[4], _time(row[5]),
            row[6], row[7], row[8], row[9], row[10], _time(row[11]),
        )
        for row in rows
    )  # fmt: skip


def waiting(connection: sqlite3.Connection, name: str) -> tuple[int, Waiting]:
    """What a sink waits for, without the time of the oldest record; with its cursor."""
    row = connection.execute(
        "SELECT acked_seq, depth, waiting_bytes,"
        " (SELECT count(*) FROM dead WHERE dead.sink = sink.name AND retry = 1)"
        " FROM sink WHERE name = ?",
        (name,),
    ).fetchone()
    if row is None:
        return 0, Waiting()
    return row[0], Waiting(row[1], None, row[2], row[3])


def first_waiting(
    connection: sqlite3.Connection, name: str, after: int
) -> tuple[int, datetime] | None:
    """Number and time of the first record that a sink wants; passes over all others."""
    row = connection.execute(
        "SELECT seq, ts_us FROM outbox WHERE seq > ?"
        " AND type IN (SELECT type FROM want WHERE sink = ?) ORDER BY seq LIMIT 1",
        (after, name),
    ).fetchone()
    return None if row is None else (row[0], from_us(row[1]))


def note(connection: sqlite3.Connection, stored: StoredState) -> None:
    """Keep what a sink is doing."""
    next_try = None if stored.next_try_at is None else to_us(stored.next_try_at)
    connection.execute(
        "UPDATE sink SET state = ?, fails = ?, next_try_us = ?, last_error = ?, hint = ?"
        " WHERE name = ?",
        (
            stored.state.value, stored.fails, next_try, stored.last_error, stored.hint,
            stored.name,
        ),
    )  # fmt: skip


def wish_flush(connection: sqlite3.Connection, name: str | None) -> int:
    """Ask one sink, or all, to try now; returns how many there are."""
    return connection.execute(
        "UPDATE sink SET wish_flush = 1 WHERE until_seq IS NULL AND (? IS NULL OR name = ?)",
        (name, name),
    ).rowcount


def wishes(connection: sqlite3.Connection) -> frozenset[str]:
    """Sinks that were asked to try now and have not taken it up."""
    rows = connection.execute("SELECT name FROM sink WHERE wish_flush = 1").fetchall()
    return frozenset(name for (name,) in rows)


def take_wishes(connection: sqlite3.Connection) -> frozenset[str]:
    """Sinks that were asked to try now, once; in a transaction, so that no wish gets lost."""
    taken = wishes(connection)
    connection.execute("UPDATE sink SET wish_flush = 0")
    return taken


def _time(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else from_us(microseconds)
