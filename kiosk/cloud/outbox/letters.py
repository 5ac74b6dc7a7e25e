"""Dead letters: records that a sink refused for good, until a person decides.

Functions on a connection; the caller holds a transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from uuid import UUID

from kiosk.cloud.outbox.values import from_us
from kiosk.core.records import RecordType
from kiosk.core.sync import DeadLetter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_COLUMNS: Final = "number, sink, id, seq, type, ts_us, at_us, status, reason, body"


def latest(connection: sqlite3.Connection, sink: str | None, limit: int) -> tuple[DeadLetter, ...]:
    """Letters of one sink or of all, the latest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM dead WHERE ? IS NULL OR sink = ?"  # noqa: S608
        " ORDER BY number DESC LIMIT ?",
        (sink, sink, limit),
    )
    return tuple(_letter(row) for row in rows)


def chosen(connection: sqlite3.Connection, numbers: Collection[int]) -> tuple[DeadLetter, ...]:
    """The letters with these numbers that are still there, by number."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM dead"  # noqa: S608
        " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (_list(numbers),),
    )
    return tuple(_letter(row) for row in rows)


def mark_for_retry(connection: sqlite3.Connection, numbers: Collection[int]) -> int:
    """Let letters go once more; returns how many were there."""
    return connection.execute(
        "UPDATE dead SET retry = 1 WHERE number IN (SELECT value FROM json_each(?))",
        (_list(numbers),),
    ).rowcount


def delete(connection: sqlite3.Connection, numbers: Collection[int]) -> int:
    """Give letters up for good; returns how many were there."""
    return connection.execute(
        "DELETE FROM dead WHERE number IN (SELECT value FROM json_each(?))", (_list(numbers),)
    ).rowcount


def json_line(letter: DeadLetter) -> str:
    """A letter as a line of an export."""
    return json.dumps(
        {
            "sink": letter.sink,
            "id": str(letter.record),
            "seq": letter.seq,
            "type": letter.type.value,
            "ts": letter.at.isoformat(),
            "refused_at": letter.refused_at.isoformat(),
            "status": letter.status,
            "reason": letter.reason,
            "data": json.loads(letter.data),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _list(numbers: Collection[int]) -> str:
    return json.dumps([int(number) for number in numbers])


def _letter(row: tuple[int, str, bytes, int, str, int, int, int, str, str]) -> DeadLetter:
    number, sink, identity, seq, kind, ts_us, at_us, status, reason, body = row
    return DeadLetter(
        number, sink, UUID(bytes=identity), seq, RecordType(kind), from_us(ts_us), from_us(at_us),
        status, reason, body,
    )  # fmt: skip
