"""Where each sink is in the queue, and which records all of them have passed.

Functions on a connection; the caller holds a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.cloud.outbox.meta import set_sweep_due
from kiosk.cloud.outbox.rows import last_seq
from kiosk.core.errors import SyncError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kiosk.cloud.outbox.rows import Row
    from kiosk.core.sinks import Sink

PASSED: Final = (
    "NOT EXISTS (SELECT 1 FROM want JOIN sink ON sink.name = want.sink"
    " WHERE want.type = outbox.type AND sink.acked_seq < outbox.seq"
    " AND (sink.until_seq IS NULL OR outbox.seq <= sink.until_seq))"
)
"""Condition on a row of ``outbox``: nobody waits for it."""
_SWEEP_STEP: Final = 20_000


def attend(connection: sqlite3.Connection, sinks: Sequence[Sink]) -> None:
    """Make the cursors follow the settings; a sweep is due when fewer types are wanted."""
    end = last_seq(connection)
    known = dict(connection.execute("SELECT name, until_seq FROM sink").fetchall())
    for sink in sinks:
        if _attend_one(connection, sink, end, known):
            set_sweep_due(connection, True)
    gone = known.keys() - {sink.name for sink in sinks}
    for name in gone:
        # What is recorded from now on is not for it.
        connection.execute(
            "UPDATE sink SET until_seq = ? WHERE name = ? AND until_seq IS NULL", (end, name)
        )


def _attend_one(
    connection: sqlite3.Connection, sink: Sink, end: int, known: dict[str, int | None]
) -> bool:
    """Follow the settings of one sink; True when it wants less than before."""
    wanted = {t.value for t in sink.wanted_types}
    if sink.name not in known:
        connection.execute(
            "INSERT INTO sink (name, kind, acked_seq) VALUES (?, ?, ?)",
            (sink.name, sink.kind.value, end),
        )
        _set_types(connection, sink.name, wanted)
        return False
    connection.execute("UPDATE sink SET kind = ? WHERE name = ?", (sink.kind.value, sink.name))
    rows = connection.execute("SELECT type FROM want WHERE sink = ?", (sink.name,))
    had = {row[0] for row in rows}
    if had == wanted and known[sink.name] is None:
        return False
    _set_types(connection, sink.name, wanted)
    connection.execute("UPDATE sink SET until_seq = NULL WHERE name = ?", (sink.name,))
    recount(connection, sink.name)
    return not had <= wanted


def _set_types(connection: sqlite3.Connection, name: str, wanted: set[str]) -> None:
    connection.execute("DELETE FROM want WHERE sink = ?", (name,))
    connection.executemany("INSERT INTO want VALUES (?, ?)", [(t, name) for t in sorted(wanted)])


def recount(connection: sqlite3.Connection, name: str) -> None:
    """Count anew what a sink waits for; reads the whole queue, so only after rare changes."""
    connection.execute(
        "UPDATE sink SET (depth, waiting_bytes) ="
        " (SELECT count(*), coalesce(sum(bytes), 0) FROM outbox WHERE seq > sink.acked_seq"
        "  AND (sink.until_seq IS NULL OR seq <= sink.until_seq)"
        "  AND type IN (SELECT type FROM want WHERE want.sink = sink.name)) WHERE name = ?",
        (name,),
    )
    catch_up(connection, name)


def catch_up(connection: sqlite3.Connection, name: str) -> None:
    """A sink that waits for nothing has passed everything, if removed up to its removal."""
    connection.execute(
        "UPDATE sink SET acked_seq = max(acked_seq, coalesce(until_seq, ?))"
        " WHERE name = ? AND depth = 0",
        (last_seq(connection), name),
    )


def count_in(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Add rows that were just inserted to what the sinks wait for."""
    added: dict[str, tuple[int, int]] = {}
    for row in rows:
        count, size = added.get(row.type, (0, 0))
        added[row.type] = (count + 1, size + row.bytes)
    end = last_seq(connection)
    names = connection.execute("SELECT name FROM sink WHERE until_seq IS NULL").fetchall()
    for (name,) in names:
        wanted = connection.execute("SELECT type FROM want WHERE sink = ?", (name,))
        sums = [added[t] for (t,) in wanted if t in added]
        if sums:
            connection.execute(
                "UPDATE sink SET depth = depth + ?, waiting_bytes = waiting_bytes + ?"
                " WHERE name = ?",
                (sum(n for n, _ in sums), sum(size for _, size in sums), name),
            )
        else:
            connection.execute(
                "UPDATE sink SET acked_seq = ? WHERE name = ? AND depth = 0", (end, name)
            )


def forget(connection: sqlite3.Connection, name: str) -> int:
    """Forget a sink that is in the settings no more.

    Returns:
        How many records it had not received, dead letters included.

    Raises:
        SyncError: It is unknown, or still in the settings.
    """
    row = connection.execute(
        "SELECT until_seq IS NULL, depth FROM sink WHERE name = ?", (name,)
    ).fetchone()
    if row is None:
        raise SyncError(f"the queue knows no destination {name}")
    if row[0]:
        raise SyncError(
            f"the destination {name} is still in the settings", "Remove it from the settings first."
        )
    dead = connection.execute("DELETE FROM dead WHERE sink = ?", (name,)).rowcount
    connection.execute("DELETE FROM want WHERE sink = ?", (name,))
    connection.execute("DELETE FROM inflight WHERE sink = ?", (name,))
    connection.execute("DELETE FROM sink WHERE name = ?", (name,))
    set_sweep_due(connection, True)
    return int(row[1]) + dead


def sweep(connection: sqlite3.Connection, after: int) -> int | None:
    """Delete records for which nobody waits, in a part of the queue.

    Args:
        connection: The queue.
        after: Number behind which the part begins.

    Returns:
        Where the next part begins; None at the end.
    """
    first = connection.execute(
        "SELECT seq FROM outbox WHERE seq > ? ORDER BY seq LIMIT 1", (after,)
    ).fetchone()
    if first is None:
        set_sweep_due(connection, False)
        return None
    end = int(first[0]) + _SWEEP_STEP
    connection.execute(
        f"DELETE FROM outbox WHERE seq > ? AND seq <= ? AND {PASSED}",  # noqa: S608
        (after, end),
    )
    return end
