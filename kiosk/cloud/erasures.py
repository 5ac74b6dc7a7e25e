"""People leave the queue of records, and every destination is asked to forget them as well.

Erasing happens in the running kiosk and by command beside it, also while no kiosk runs. So what
has to be told is noted in the queue's own file, in the step that empties the records.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from kiosk.cloud.outbox.database import empty_log, open_queue, transaction
from kiosk.cloud.outbox.erasure import erase_people
from kiosk.cloud.outbox.failures import sync_error
from kiosk.core.identity import ErasureKind
from kiosk.core.record_data import erasure_data
from kiosk.core.records import Draft, RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from kiosk.cloud.outbox import Outbox
    from kiosk.core.clock import Clock

_AT_ONCE: Final = 1000
"""People in one record."""
_OWED: Final = "erasure: "
"""Begins the names of what has to be told; one each, so that nobody overwrites another's."""


class QueuedPeople:
    """People in records that wait; for any thread and any process of this user.

    Args:
        path: The queue; it need not exist.
        clock: Tells when the erasure was.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def erase(self, kind: str, people: Collection[UUID]) -> int:
        """Take people out of what waits, and note that destinations have to be told.

        Args:
            kind: See ``record_data.erasure_data``; ``everything`` also means people whom
                nobody can name any more.
            people: Their ids.

        Returns:
            How many records were changed.

        Raises:
            SyncError: The queue cannot be changed; nothing was.
        """
        everybody = kind == ErasureKind.EVERYTHING
        if not (people or everybody) or not self._path.exists():
            return 0
        at = self._clock.utc_now().isoformat()
        try:
            with closing(open_queue(self._path, create=False)) as connection:
                with transaction(connection):
                    if everybody:
                        people = {*people, *_named(connection)}
                    if _anybody_listens(connection):
                        _owe(connection, kind, sorted(people), at)
                    changed = erase_people(connection, people)
                # A running kiosk keeps the log of changes, which holds the names still.
                empty_log(connection)
                return changed
        except (sqlite3.Error, OSError) as error:
            raise sync_error(error, self._path) from error


def tell_erasures(outbox: Outbox, clock: Clock) -> int:
    """Make records of what has to be told; a crash in between tells it twice.

    To be called when all drafts of the time before are in the queue: a receiver that gets one
    after the erasure would keep it.

    Returns:
        How many.

    Raises:
        SyncError: The queue cannot be changed; it is told later.
    """
    owed = outbox.read(_owed)
    for name, text in owed:
        data = json.loads(text)
        # What was in memory at the erasure came into the queue after it.
        outbox.erase_people([UUID(person) for person in data["people"]])
        at = datetime.fromisoformat(data.pop("at"))
        outbox.append([Draft(RecordType.ERASURE, at, clock.monotonic_ns(), data)])
        outbox.write(partial(_settle, name=name))
    return len(owed)


def _anybody_listens(connection: sqlite3.Connection) -> bool:
    """Whether a destination takes erasures; else the ids of people would be kept for nobody."""
    found = connection.execute(
        "SELECT 1 FROM want WHERE type = ? LIMIT 1", (RecordType.ERASURE.value,)
    )
    return found.fetchone() is not None


def _owe(connection: sqlite3.Connection, kind: str, people: Sequence[UUID], at: str) -> None:
    for part in _parts(people):
        note = {"at": at, **erasure_data(kind, part)}
        row = (f"{_OWED}{uuid4()}", json.dumps(note))
        connection.execute("INSERT INTO meta VALUES (?, ?)", row)


def _parts(people: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """At least one; a single record has a limit of size."""
    for start in range(0, max(1, len(people)), _AT_ONCE):
        yield people[start : start + _AT_ONCE]


def _named(connection: sqlite3.Connection) -> set[UUID]:
    """Everybody whom a record that waits, or was refused, names."""
    rows = connection.execute(
        "SELECT json_extract(body, '$.person') AS person FROM outbox WHERE person IS NOT NULL"
        " UNION SELECT json_extract(body, '$.person') AS person FROM dead"
        " WHERE person IS NOT NULL"
    )
    return {UUID(person) for (person,) in rows}


def _settle(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM meta WHERE k = ?", (name,))


def _owed(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        "SELECT k, v FROM meta WHERE k GLOB ? ORDER BY v", (f"{_OWED}*",)
    ).fetchall()
    return [(str(name), str(text)) for name, text in found]
