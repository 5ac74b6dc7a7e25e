"""Giving records up when they are too old or too many: the least important first, never unsaid.

Functions on a connection; the caller holds a transaction.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk.cloud.outbox.cursors import catch_up
from kiosk.cloud.outbox.origin import boot_id
from kiosk.cloud.outbox.values import Loss, to_us
from kiosk.core.records import LOWEST_KEPT, RecordType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kiosk.core.clock import Clock

_STEP: Final = 10_000
"""Most records in one transaction: nobody waits for it for long."""
_ROW_BYTES: Final = 110
"""What a row takes besides its ``data``: columns, id, both indexes."""


class _Candidate(NamedTuple):
    seq: int
    type: str
    bytes: int
    ts_us: int
    mono_ns: int
    boot_id: str
    clock_ok: int


def drop_old(
    connection: sqlite3.Connection, age: timedelta, clock: Clock, base: int
) -> Loss | None:
    """Give up records that have waited too long, a part of them.

    Within one start of the machine the monotonic clock tells how long; a record of an earlier
    start whose clock was known to be wrong has no age and goes for lack of space only.

    Returns:
        What was given up; None when nothing is too old any more.
    """
    old: list[_Candidate] = []
    for priority in range(LOWEST_KEPT):
        for row in _oldest(connection, priority):
            if not _is_older(row, age, clock):
                break
            old.append(row)
    return _drop(connection, old, "age", base)


def drop_least(connection: sqlite3.Connection, content_bytes: int, base: int) -> Loss | None:
    """Give up the least important records, a part of what is asked for.

    Args:
        connection: The queue.
        content_bytes: How much is to go.
        base: Number of the last row before the epoch.

    Returns:
        What was given up; None when all that is left is too important.
    """
    for priority in range(LOWEST_KEPT):
        rows = _oldest(connection, priority)
        if rows:
            return _drop(connection, _worth(rows, content_bytes), "space", base)
    return None


def drop_letters(
    connection: sqlite3.Connection, most: int, age: timedelta, clock: Clock
) -> Loss | None:
    """Give up the oldest dead letters of each sink beyond a number, and those too old.

    Returns:
        What was given up; None for nothing.
    """
    before_us = to_us(clock.utc_now() - age)
    doomed = connection.execute(
        "SELECT number, seq, type FROM"
        " (SELECT number, seq, type, at_us,"
        "  row_number() OVER (PARTITION BY sink ORDER BY number DESC) AS place FROM dead)"
        " WHERE place > ? OR at_us < ? LIMIT ?",
        (most, before_us, _STEP),
    ).fetchall()
    connection.executemany("DELETE FROM dead WHERE number = ?", [(row[0],) for row in doomed])
    return _loss([(seq, kind) for _, seq, kind in doomed], "letters")


def _oldest(connection: sqlite3.Connection, priority: int) -> list[_Candidate]:
    """Records of a priority, oldest first, without those under way to a sink."""
    under_way = {
        seq
        for lo, hi, types in connection.execute(
            "SELECT lo, hi, types FROM inflight WHERE letters IS NULL"
        ).fetchall()
        for (seq,) in connection.execute(
            "SELECT seq FROM outbox WHERE seq BETWEEN ? AND ?"
            " AND type IN (SELECT value FROM json_each(?))",
            (lo, hi, types),
        )
    }
    rows = connection.execute(
        "SELECT seq, type, bytes, ts_us, mono_ns, boot_id, clock_ok FROM outbox"
        " WHERE prio = ? ORDER BY seq LIMIT ?",
        (priority, _STEP + len(under_way)),
    )
    return [_Candidate(*row) for row in rows if row[0] not in under_way]


def _is_older(row: _Candidate, age: timedelta, clock: Clock) -> bool:
    if row.boot_id == boot_id():
        return clock.monotonic_ns() - row.mono_ns > age // timedelta(microseconds=1) * 1000
    return bool(row.clock_ok) and row.ts_us < to_us(clock.utc_now() - age)


def _worth(rows: Sequence[_Candidate], content_bytes: int) -> list[_Candidate]:
    chosen, size = [], 0
    for row in rows:
        if size >= content_bytes:
            break
        chosen.append(row)
        size += row.bytes + _ROW_BYTES
    return chosen


def _drop(
    connection: sqlite3.Connection, rows: Sequence[_Candidate], reason: str, base: int
) -> Loss | None:
    if not rows:
        return None
    sinks = connection.execute("SELECT name, acked_seq, until_seq FROM sink").fetchall()
    for name, acked, until in sinks:
        wanted = {t for (t,) in connection.execute("SELECT type FROM want WHERE sink = ?", (name,))}
        sizes = [
            row.bytes
            for row in rows
            if row.type in wanted and row.seq > acked and (until is None or row.seq <= until)
        ]
        connection.execute(
            "UPDATE sink SET depth = depth - ?, waiting_bytes = waiting_bytes - ?,"
            " dropped = dropped + ? WHERE name = ?",
            (len(sizes), sum(sizes), len(sizes), name),
        )
        catch_up(connection, name)
    connection.executemany("DELETE FROM outbox WHERE seq = ?", [(row.seq,) for row in rows])
    return _loss([(row.seq - base, row.type) for row in rows], reason)


def _loss(rows: Sequence[tuple[int, str]], reason: str) -> Loss | None:
    if not rows:
        return None
    types: dict[RecordType, int] = {}
    for _, kind in rows:
        types[RecordType(kind)] = types.get(RecordType(kind), 0) + 1
    numbers = [seq for seq, _ in rows]
    return Loss(min(numbers), max(numbers), len(rows), reason, types)
