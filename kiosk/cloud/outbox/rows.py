"""Records as rows and back."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from kiosk.cloud.outbox.origin import boot_id
from kiosk.cloud.outbox.values import from_us, to_us
from kiosk.core.records import PRIORITY, Draft, Record, RecordType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from kiosk.core.ids import Uuid7

RECORD_COLUMNS: Final = "seq, id, type, ts_us, clock_ok, body"


class Row(NamedTuple):
    """A row of the table ``outbox``, without its number."""

    id: bytes
    type: str
    prio: int
    ts_us: int
    mono_ns: int
    boot_id: str
    clock_ok: bool
    body: str
    bytes: int


def prepare(draft: Draft, mint: Uuid7, clock_ok: bool) -> Row:
    """The row of a draft.

    Raises:
        ValueError: ``data`` is not JSON; it never will be, so that to try again is of no use.
    """
    try:
        body = dump(draft.data)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"a {draft.type} record holds what JSON cannot: {error}") from error
    return Row(
        mint(draft.at).bytes,
        draft.type.value,
        PRIORITY[draft.type],
        to_us(draft.at),
        draft.mono_ns,
        boot_id(),
        clock_ok,
        body,
        len(body.encode()),
    )


def dump(data: object) -> str:
    """JSON without spaces; what JSON has no word for (NaN) is refused."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text.encode()  # a lone half of a character pair is no text
    return text


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Add rows in the order of their numbers."""
    connection.executemany(
        "INSERT INTO outbox (id, type, prio, ts_us, mono_ns, boot_id, clock_ok, body, bytes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def to_record(row: tuple[int, bytes, str, int, int, str], base: int) -> Record:
    """The record of a row of :data:`RECORD_COLUMNS`.

    Args:
        row: Its columns.
        base: Number of the last row before the epoch.
    """
    seq, identity, kind, ts_us, clock_ok, body = row
    return Record(
        seq - base,
        UUID(bytes=identity),
        RecordType(kind),
        from_us(ts_us),
        bool(clock_ok),
        body,
    )


def last_seq(connection: sqlite3.Connection) -> int:
    """The last number that was ever given; 0 for none."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()
    return int(row[0]) if row else 0


def fingerprint(device: str, created_us: int, records: Iterable[Record]) -> bytes:
    """SHA-256 over all that makes a batch, to be sure that a repeated try is the same one."""
    digest = hashlib.sha256(f"{device}\0{created_us}".encode())
    for record in records:
        head = f"\0{record.seq}\0{record.id}\0{record.type}\0{to_us(record.at)}\0"
        digest.update(f"{head}{record.clock_ok}\0{record.data}".encode())
    return digest.digest()
