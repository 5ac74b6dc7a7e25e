"""Records that tell which records were given up: nothing is missing unsaid.

Functions on a connection; the caller holds a transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kiosk.cloud.outbox.cursors import count_in
from kiosk.cloud.outbox.rows import dump, insert, last_seq, prepare
from kiosk.core.records import Draft, RecordType

if TYPE_CHECKING:
    import sqlite3

    from kiosk.cloud.outbox.values import Loss
    from kiosk.core.clock import Clock
    from kiosk.core.ids import Uuid7

_ATTENDED: Final = (
    "SELECT 1 FROM want JOIN sink ON sink.name = want.sink"
    " WHERE want.type = 'gap' AND sink.until_seq IS NULL"
)


def report(
    connection: sqlite3.Connection, loss: Loss, clock: Clock, mint: Uuid7, clock_ok: bool
) -> None:
    """Put a loss into the queue: into the last record of its kind while nobody has seen that.

    Args:
        connection: The queue.
        loss: Numbers as the epoch counts.
        clock: Tells when.
        mint: Makes the id.
        clock_ok: Whether the clock is right.
    """
    if not connection.execute(f"SELECT EXISTS ({_ATTENDED})").fetchone()[0]:
        return
    data: dict[str, Any] = {
        "lo": loss.lo,
        "hi": loss.hi,
        "n": loss.count,
        "reason": loss.reason,
        "types": {t.value: n for t, n in loss.types.items()},
    }
    if loss.epoch:
        data["epoch"] = loss.epoch
    unseen = None if loss.epoch else _unseen(connection, loss.reason)
    if unseen is not None:
        reported, stored = unseen
        _rewrite(connection, reported, _merged(stored, data))
        return
    row = prepare(
        Draft(RecordType.GAP, clock.utc_now(), clock.monotonic_ns(), data), mint, clock_ok
    )
    insert(connection, [row])
    count_in(connection, [row])
    connection.execute("DELETE FROM gap WHERE reason = ?", (loss.reason,))
    connection.execute(
        "INSERT INTO gap VALUES (?, ?, ?, ?, ?, ?)",
        (loss.lo, loss.hi, loss.count, loss.reason, dump(data["types"]), last_seq(connection)),
    )


def _unseen(connection: sqlite3.Connection, reason: str) -> tuple[int, dict[str, Any]] | None:
    """The latest record of a kind, unless a sink has passed it or has it under way."""
    row = connection.execute(
        "SELECT gap.reported, outbox.body FROM gap JOIN outbox ON outbox.seq = gap.reported"  # noqa: S608
        " WHERE gap.reason = ?"
        " AND NOT EXISTS (SELECT 1 FROM inflight WHERE letters IS NULL"
        "  AND gap.reported BETWEEN lo AND hi)"
        f" AND NOT EXISTS ({_ATTENDED} AND sink.acked_seq >= gap.reported)",
        (reason,),
    ).fetchone()
    return None if row is None else (row[0], json.loads(row[1]))


def _merged(stored: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    types = dict(stored["types"])
    for name, count in new["types"].items():
        types[name] = types.get(name, 0) + count
    return {
        "lo": min(stored["lo"], new["lo"]),
        "hi": max(stored["hi"], new["hi"]),
        "n": stored["n"] + new["n"],
        "reason": stored["reason"],
        "types": types,
    }


def _rewrite(connection: sqlite3.Connection, seq: int, data: dict[str, Any]) -> None:
    body = dump(data)
    connection.execute(
        "UPDATE gap SET lo = ?, hi = ?, n = ?, types = ? WHERE reported = ?",
        (data["lo"], data["hi"], data["n"], dump(data["types"]), seq),
    )
    rewrite_body(connection, seq, body)


def rewrite_body(connection: sqlite3.Connection, seq: int, body: str) -> None:
    """Give a waiting record another content, and the sinks that wait for it its size."""
    kind, old = connection.execute(
        "SELECT type, bytes FROM outbox WHERE seq = ?", (seq,)
    ).fetchone()
    size = len(body.encode())
    connection.execute("UPDATE outbox SET body = ?, bytes = ? WHERE seq = ?", (body, size, seq))
    connection.execute(
        "UPDATE sink SET waiting_bytes = waiting_bytes + ? WHERE acked_seq < ?"
        " AND (until_seq IS NULL OR ? <= until_seq)"
        " AND name IN (SELECT sink FROM want WHERE type = ?)",
        (size - old, seq, seq, kind),
    )
