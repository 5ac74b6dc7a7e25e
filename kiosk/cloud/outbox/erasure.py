"""Taking people out of records that wait.

Functions on a connection; the caller holds a transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from uuid import UUID

from kiosk.cloud.outbox.gaps import rewrite_body
from kiosk.cloud.outbox.rows import dump
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_NAMING: Final = "('visit', 'identified', 'picture')"
"""Types that may name a person; an erasure names them so that others erase them, too."""
_NOBODY: Final = str(UUID(int=0))
_EMPTIED: Final = {
    RecordType.IDENTIFIED: {"person": _NOBODY, "erased": True},
    RecordType.PICTURE: {"key": "-", "bytes": 0, "sha256": "-", "person": _NOBODY, "erased": True},
}
"""Still of the form that receivers expect, so that they do not refuse it."""


def erase_people(connection: sqlite3.Connection, people: Collection[UUID]) -> int:
    """Empty what was recorded of people, and unlink their visits; numbers and ids stay.

    Returns:
        How many records and dead letters were changed.
    """
    changed = 0
    names = {str(person) for person in people}
    for name in names:
        rows = connection.execute(
            f"SELECT seq, type, body FROM outbox WHERE type IN {_NAMING}"  # noqa: S608
            " AND instr(body, ?) > 0",
            (name,),
        ).fetchall()
        for seq, kind, body in rows:
            rewrite_body(connection, seq, _without(kind, body, names))
        letters = connection.execute(
            f"SELECT number, type, body FROM dead WHERE type IN {_NAMING}"  # noqa: S608
            " AND instr(body, ?) > 0",
            (name,),
        ).fetchall()
        for number, kind, body in letters:
            connection.execute(
                "UPDATE dead SET body = ? WHERE number = ?", (_without(kind, body, names), number)
            )
        changed += len(rows) + len(letters)
    return changed


def _without(kind: str, body: str, names: Collection[str]) -> str:
    if kind != RecordType.VISIT:
        return dump(_EMPTIED[RecordType(kind)])
    data = json.loads(body)
    if data.get("person") in names:
        del data["person"]
    return dump(data)
