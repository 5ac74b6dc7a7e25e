"""Links from visits to people who enrolled: cut when a person is erased, or when they are old.

A visit may still be open, or wait in the memory of the running kiosk, while another process
erases the person. So an erasure leaves a mark for some days, and a visit that began before it
is written without its link. So does the correction of a mistake. The mark is a hash: it tells
nothing but that it was that id.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from kiosk.store import schema
from kiosk.store.database import open_for_writing, transaction, usable_path
from kiosk.store.failures import history_error
from kiosk.store.rows import to_us

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

_PERSON: Final = schema.VISIT_COLUMNS.index("person")
_STARTED: Final = schema.VISIT_COLUMNS.index("started_us")
_STILL_KNOWN: Final = timedelta(minutes=1)
"""A running kiosk may recognise somebody for a moment who was erased by another process."""
_ALWAYS: Final = (-(2**63), 2**63 - 1)
_MARK_KEPT: Final = timedelta(days=3)
"""No visit stays open for so long."""


def forget_people(path: Path, people: Collection[UUID]) -> int:
    """Cut all links from visits to these people; the kiosk may be running.

    Args:
        path: The database, see ``database.default_path``.
        people: Their ids.

    Returns:
        How many visits were linked to them; 0 when there is no history.

    Raises:
        HistoryError: The history cannot be changed; asking again is right.
    """
    return _forget(path, lambda _: people) if people else 0


def forget_everybody(path: Path) -> int:
    """Cut all links from visits to anybody, also to people of whom nothing else is known.

    Args:
        path: The database.

    Returns:
        How many visits were linked; 0 when there is no history.

    Raises:
        HistoryError: The history cannot be changed; asking again is right.
    """
    return _forget(path, _everybody)


def forget_visits(path: Path, person: UUID, since: datetime, until: datetime) -> int:
    """Cut the links from visits in a span of time to a person whom somebody else was taken for.

    A visit of that time that is still open, or not written yet, gets no link either.

    Args:
        path: The database.
        person: Who was not here.
        since: UTC begin of the span.
        until: UTC end of the span.

    Returns:
        How many visits were linked to the person; 0 when there is no history.

    Raises:
        HistoryError: The history cannot be changed; asking again is right.
    """
    return _forget(path, lambda _: (person,), (to_us(since), to_us(until)))


def _everybody(connection: sqlite3.Connection) -> Collection[UUID]:
    rows = connection.execute(
        "SELECT person FROM visit WHERE person IS NOT NULL "
        "UNION SELECT person FROM open_visit WHERE person IS NOT NULL"
    )
    return [UUID(bytes=row[0]) for row in rows]


def _forget(
    path: Path,
    whom: Callable[[sqlite3.Connection], Collection[UUID]],
    span_us: tuple[int, int] = _ALWAYS,
) -> int:
    file = usable_path(path)
    if not file.is_file():
        return 0
    now_us = to_us(datetime.now(UTC))
    try:
        with closing(open_for_writing(file)) as connection:
            connection.execute("PRAGMA busy_timeout = 10000")
            with transaction(connection):
                cut = sum(_cut(connection, one, now_us, span_us) for one in whom(connection))
            # The log of changes still holds the rows as they were.
            with suppress(sqlite3.OperationalError):  # somebody reads: it is emptied later
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, file) from error
    return cut


def _cut(
    connection: sqlite3.Connection, person: UUID, now_us: int, span_us: tuple[int, int]
) -> int:
    connection.execute(
        "INSERT INTO forgotten VALUES (?, ?) "
        "ON CONFLICT (mark) DO UPDATE SET at_us = excluded.at_us",
        (_mark(person.bytes), now_us),
    )
    return sum(
        connection.execute(
            f"UPDATE {table} SET person = NULL "  # noqa: S608
            "WHERE person = ? AND ended_us >= ? AND started_us <= ?",
            (person.bytes, *span_us),
        ).rowcount
        for table in ("visit", "open_visit")
    )


def unlink_old(connection: sqlite3.Connection, now: datetime, days: int) -> int:
    """Cut links of visits that are too old, and drop marks that are not needed any more.

    The wall clock decides, unlike for the history itself: should it be wrong, it is better to
    know too little of people than for too long.

    Args:
        connection: The history.
        now: The present time.
        days: How long links are kept; 0 keeps them.

    Returns:
        How many links were cut.
    """
    with transaction(connection):
        connection.execute("DELETE FROM forgotten WHERE at_us < ?", (to_us(now - _MARK_KEPT),))
        if not days:
            return 0
        return connection.execute(
            "UPDATE visit SET person = NULL WHERE person IS NOT NULL AND ended_us < ?",
            (to_us(now - timedelta(days=days)),),
        ).rowcount


def without_forgotten(connection: sqlite3.Connection, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row of a visit, without its link when the person was erased meanwhile."""
    person = row[_PERSON]
    if person is None:
        return row
    found = connection.execute(
        "SELECT at_us FROM forgotten WHERE mark = ?", (_mark(person),)
    ).fetchone()
    if found is None or row[_STARTED] > found[0] + _STILL_KNOWN // timedelta(microseconds=1):
        return row
    return (*row[:_PERSON], None, *row[_PERSON + 1 :])


def _mark(person: bytes) -> str:
    return sha256(b"vitrine forgotten person" + person).hexdigest()
