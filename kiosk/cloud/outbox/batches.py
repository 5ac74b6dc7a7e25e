"""Batches under way: made, repeated, settled, divided.

Functions on a connection; the caller holds a transaction. A batch is committed before it is sent,
and made again from the store for a repeated try, so that both carry the same bytes.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from kiosk.cloud.delivery import Batch
from kiosk.cloud.outbox.cursors import PASSED, catch_up
from kiosk.cloud.outbox.rows import RECORD_COLUMNS, fingerprint, to_record
from kiosk.cloud.outbox.values import from_us, to_us

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from kiosk.cloud.delivery import BatchLimits
    from kiosk.core.ids import Uuid7
    from kiosk.core.records import Record

_log = logging.getLogger(__name__)

_WANTED: Final = "type IN (SELECT type FROM want WHERE sink = ?)"


@dataclass(frozen=True, slots=True)
class Numbering:
    """How numbers of the database become numbers of the epoch.

    Attributes:
        epoch: The present one.
        base: Number of the last row before it.
    """

    epoch: UUID
    base: int


def repeat(connection: sqlite3.Connection, sink: str, base: int) -> Batch | None:
    """The batch that is under way to a sink, exactly as it was; None for none."""
    row = connection.execute(
        "SELECT batch, epoch, device, created_us, lo, hi, types, letters, sha256"
        " FROM inflight WHERE sink = ?",
        (sink,),
    ).fetchone()
    if row is None:
        return None
    identity, epoch, device, created_us, lo, hi, types, letters, sha256 = row
    if letters is None:
        found = connection.execute(
            f"SELECT {RECORD_COLUMNS} FROM outbox WHERE seq BETWEEN ? AND ?"  # noqa: S608
            " AND type IN (SELECT value FROM json_each(?)) ORDER BY seq",
            (lo, hi, types),
        )
        records, first, last = _records(found, base), lo - base, hi - base
    else:
        records, first, last = _letter_records(connection, letters), lo, hi
    if not records or fingerprint(device, created_us, records) != sha256:
        # Rows were erased or given up since: other records make another batch.
        _log.info("the batch under way to %s has changed and gets a new id", sink)
        connection.execute("DELETE FROM inflight WHERE sink = ?", (sink,))
        return None
    return Batch(
        UUID(bytes=identity), sink, device, UUID(bytes=epoch), first, last,
        from_us(created_us), records,
    )  # fmt: skip


def make(
    connection: sqlite3.Connection,
    sink: str,
    limits: BatchLimits,
    numbering: Numbering,
    stamp: tuple[str, datetime, Uuid7],
) -> Batch | None:
    """Put the next batch of a sink under way; None when nothing waits.

    Args:
        connection: The queue.
        sink: Who takes it.
        limits: How much goes in.
        numbering: Of the present epoch.
        stamp: Id of the kiosk, the present time, and what mints the id.
    """
    row = connection.execute(
        "SELECT acked_seq, until_seq, keep, depth FROM sink WHERE name = ?", (sink,)
    ).fetchone()
    if row is None:
        return None
    acked, until, keep, depth = row
    most = limits.records if keep is None else min(keep, limits.records)
    batch = _of_letters(connection, sink, most, limits.content_bytes, stamp)
    if batch is None and depth:
        found = connection.execute(
            f"SELECT {RECORD_COLUMNS} FROM outbox WHERE seq > ? AND {_WANTED}"  # noqa: S608
            " AND (? IS NULL OR seq <= ?) ORDER BY seq LIMIT ?",
            (acked, sink, until, until, most),
        )
        records = _within(_each(found, numbering.base), limits.content_bytes)
        if not records:
            return None
        batch = _stamped(sink, records, numbering.epoch, acked + 1 - numbering.base, stamp)
        _put_under_way(connection, batch, acked + 1, records[-1].seq + numbering.base, None)
    if batch is not None and keep is not None:
        connection.execute("UPDATE sink SET keep = NULL WHERE name = ?", (sink,))
    return batch


def settle(
    connection: sqlite3.Connection,
    batch: Batch,
    rejected: Mapping[UUID, tuple[int, str]],
    numbering: Numbering,
    now: datetime,
) -> None:
    """Note that a batch arrived: cursor, dead letters, deletion of what all have passed.

    A batch that is not the one under way any more (its records were erased in the meantime)
    counts all the same if nothing of it was settled before: it has arrived.
    """
    row = connection.execute(
        "SELECT batch, letters FROM inflight WHERE sink = ?", (batch.sink,)
    ).fetchone()
    under_way = row is not None and row[0] == batch.id.bytes
    if under_way and row[1] is not None:
        _settle_letters(connection, batch, json.loads(row[1]), rejected, now)
    elif under_way or _follows(connection, batch, numbering):
        _settle_range(connection, batch, rejected, numbering, now)
    else:
        _log.info("a batch for %s was settled before", batch.sink)
        return
    connection.execute("DELETE FROM inflight WHERE sink = ?", (batch.sink,))


def divide(connection: sqlite3.Connection, batch: Batch, keep: int) -> None:
    """Give up a batch under way; the next one has at most ``keep`` records."""
    connection.execute(
        "DELETE FROM inflight WHERE sink = ? AND batch = ?", (batch.sink, batch.id.bytes)
    )
    connection.execute("UPDATE sink SET keep = ? WHERE name = ?", (max(1, keep), batch.sink))


def _follows(connection: sqlite3.Connection, batch: Batch, numbering: Numbering) -> bool:
    row = connection.execute("SELECT acked_seq FROM sink WHERE name = ?", (batch.sink,)).fetchone()
    if row is None or batch.epoch != numbering.epoch:
        return False
    return bool(row[0] + 1 == batch.first_seq + numbering.base)


def _settle_range(
    connection: sqlite3.Connection,
    batch: Batch,
    rejected: Mapping[UUID, tuple[int, str]],
    numbering: Numbering,
    now: datetime,
) -> None:
    lo, hi = batch.first_seq + numbering.base, batch.last_seq + numbering.base
    refused = [record for record in batch.records if record.id in rejected]
    for record in refused:
        status, reason = rejected[record.id]
        connection.execute(
            "INSERT OR REPLACE INTO dead"
            " (sink, epoch, seq, id, type, ts_us, clock_ok, status, reason, body, at_us)"
            " SELECT ?, ?, seq - ?, id, type, ts_us, clock_ok, ?, ?, body, ? FROM outbox"
            " WHERE seq = ?",
            (
                batch.sink, numbering.epoch.bytes, numbering.base, status, reason, to_us(now),
                record.seq + numbering.base,
            ),
        )  # fmt: skip
    taken, size = connection.execute(
        "SELECT count(*), coalesce(sum(bytes), 0) FROM outbox"  # noqa: S608
        f" WHERE seq BETWEEN ? AND ? AND {_WANTED}",
        (lo, hi, batch.sink),
    ).fetchone()
    connection.execute(
        "UPDATE sink SET acked_seq = ?, depth = depth - ?, waiting_bytes = waiting_bytes - ?,"
        " acknowledged = acknowledged + ?, last_success_us = ? WHERE name = ?",
        (hi, taken, size, len(batch.records) - len(refused), to_us(now), batch.sink),
    )
    catch_up(connection, batch.sink)
    connection.execute(
        f"DELETE FROM outbox WHERE seq BETWEEN ? AND ? AND {_WANTED} AND {PASSED}",  # noqa: S608
        (lo, hi, batch.sink),
    )


def _settle_letters(
    connection: sqlite3.Connection,
    batch: Batch,
    numbers: Sequence[int],
    rejected: Mapping[UUID, tuple[int, str]],
    now: datetime,
) -> None:
    text = json.dumps(numbers)
    for identity, (status, reason) in rejected.items():
        connection.execute(
            "UPDATE dead SET retry = 0, status = ?, reason = ?, at_us = ?"
            " WHERE id = ? AND number IN (SELECT value FROM json_each(?))",
            (status, reason, to_us(now), identity.bytes, text),
        )
    gone = connection.execute(
        "DELETE FROM dead WHERE retry = 1 AND number IN (SELECT value FROM json_each(?))", (text,)
    ).rowcount
    connection.execute(
        "UPDATE sink SET acknowledged = acknowledged + ?, last_success_us = ? WHERE name = ?",
        (gone, to_us(now), batch.sink),
    )


def _of_letters(
    connection: sqlite3.Connection,
    sink: str,
    most: int,
    content_bytes: int,
    stamp: tuple[str, datetime, Uuid7],
) -> Batch | None:
    """A batch of dead letters to be sent once more; all of one epoch, alone in their batch."""
    first = connection.execute(
        "SELECT epoch FROM dead WHERE sink = ? AND retry = 1 ORDER BY number LIMIT 1", (sink,)
    ).fetchone()
    if first is None:
        return None
    found = connection.execute(
        f"SELECT {RECORD_COLUMNS} FROM dead"  # noqa: S608
        " WHERE sink = ? AND retry = 1 AND epoch = ? ORDER BY seq LIMIT ?",
        (sink, first[0], most),
    )
    records = _within(_each(found, 0), content_bytes)
    batch = _stamped(sink, records, UUID(bytes=first[0]), records[0].seq, stamp)
    numbers = [
        number
        for record in records
        for (number,) in connection.execute(
            "SELECT number FROM dead WHERE sink = ? AND id = ?", (sink, record.id.bytes)
        )
    ]
    _put_under_way(connection, batch, batch.first_seq, batch.last_seq, numbers)
    return batch


def _letter_records(connection: sqlite3.Connection, numbers: str) -> tuple[Record, ...]:
    found = connection.execute(
        f"SELECT {RECORD_COLUMNS} FROM dead WHERE retry = 1"  # noqa: S608
        " AND number IN (SELECT value FROM json_each(?)) ORDER BY seq",
        (numbers,),
    )
    return _records(found, 0)


def _stamped(
    sink: str,
    records: tuple[Record, ...],
    epoch: UUID,
    first: int,
    stamp: tuple[str, datetime, Uuid7],
) -> Batch:
    device, now, mint = stamp
    # As the store keeps it, so that a batch made again from there is equal.
    created = from_us(to_us(now))
    return Batch(mint(now), sink, device, epoch, first, records[-1].seq, created, records)


def _put_under_way(
    connection: sqlite3.Connection, batch: Batch, lo: int, hi: int, letters: list[int] | None
) -> None:
    created_us = to_us(batch.created_at)
    types = sorted({record.type.value for record in batch.records})
    connection.execute(
        "INSERT INTO inflight VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            batch.sink, batch.id.bytes, batch.epoch.bytes, batch.device, created_us, lo, hi,
            json.dumps(types), None if letters is None else json.dumps(letters),
            fingerprint(batch.device, created_us, batch.records),
        ),
    )  # fmt: skip


def _each(rows: Iterable[tuple[int, bytes, str, int, int, str]], base: int) -> Iterable[Record]:
    return (to_record(row, base) for row in rows)


def _records(
    rows: Iterable[tuple[int, bytes, str, int, int, str]], base: int
) -> tuple[Record, ...]:
    return tuple(_each(rows, base))


def _within(records: Iterable[Record], content_bytes: int) -> tuple[Record, ...]:
    """As many as fit, at least one."""
    taken: list[Record] = []
    size = 0
    for record in records:
        size += len(record.data.encode())
        if taken and size > content_bytes:
            break
        taken.append(record)
    return tuple(taken)
