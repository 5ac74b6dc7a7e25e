"""Small values that the queue keeps about itself.

Functions on a connection; who changes something holds a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.cloud.outbox.origin import boot_id

if TYPE_CHECKING:
    import sqlite3

_CLOCK: Final = "clock_bad_since_boot"
_SWEEP: Final = "sweep"


def get_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """A small value of the queue; None when there is none."""
    row = connection.execute("SELECT v FROM meta WHERE k = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a small value."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def clock_is_ok(connection: sqlite3.Connection) -> bool:
    """Whether nobody found the clock to be wrong since the machine was started."""
    return get_meta(connection, _CLOCK) != boot_id()


def set_clock_ok(connection: sqlite3.Connection, right: bool) -> None:
    """Keep whether the clock is right, until the machine is started anew."""
    set_meta(connection, _CLOCK, "" if right else boot_id())


def is_sweep_due(connection: sqlite3.Connection) -> bool:
    """Whether there may be records for which nobody waits."""
    return get_meta(connection, _SWEEP) is not None


def set_sweep_due(connection: sqlite3.Connection, due: bool) -> None:
    """Keep that until it is done, also over a crash."""
    if due:
        set_meta(connection, _SWEEP, "due")
    else:
        connection.execute("DELETE FROM meta WHERE k = ?", (_SWEEP,))
