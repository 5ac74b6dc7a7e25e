"""Tables of the history, and the steps from older forms of them to the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

APPLICATION_ID: Final = 0x56495452
"""Marks a file as ours in its header ("VITR")."""
VERSION: Final = 2
"""Present form of the tables, kept as ``PRAGMA user_version``."""

VISIT_COLUMNS: Final = (
    "id",
    "started_us",
    "ended_us",
    "dwell_ms",
    "stop_ms",
    "attention_ms",
    "passing_by",
    "interested",
    "age",
    "gender",
    "emotion",
    "category",
    "tracks",
    "person",
)
STAY_COLUMNS: Final = (
    "visit",
    "place",
    "zone",
    "dwell_ms",
    "stop_ms",
    "attention_ms",
    "passing_by",
    "interested",
)

# Ids ascend with time, so that the key of a table without rowid grows at its end, and one tree
# serves as table and as the proof that a visit is known.
_VISIT: Final = """(
    id BLOB PRIMARY KEY,
    started_us INTEGER NOT NULL,
    ended_us INTEGER NOT NULL,
    dwell_ms INTEGER NOT NULL,
    stop_ms INTEGER NOT NULL,
    attention_ms INTEGER,
    passing_by INTEGER NOT NULL,
    interested INTEGER,
    age REAL,
    gender TEXT NOT NULL,
    emotion TEXT,
    category TEXT,
    tracks INTEGER NOT NULL,
    person BLOB
) WITHOUT ROWID"""
_STAY: Final = """(
    visit BLOB NOT NULL,
    place INTEGER NOT NULL,
    zone TEXT NOT NULL,
    dwell_ms INTEGER NOT NULL,
    stop_ms INTEGER NOT NULL,
    attention_ms INTEGER,
    passing_by INTEGER NOT NULL,
    interested INTEGER,
    PRIMARY KEY (visit, place)
) WITHOUT ROWID"""

_PEOPLE: Final = (
    # Few visits are linked to a person: those are found without reading the others.
    "CREATE INDEX visit_by_person ON visit (person, ended_us) WHERE person IS NOT NULL",
    # Marks of people who were erased lately (see people_links.py).
    "CREATE TABLE forgotten (mark TEXT PRIMARY KEY, at_us INTEGER NOT NULL) WITHOUT ROWID",
)
TABLES: Final = (
    "CREATE TABLE meta (k TEXT PRIMARY KEY, v) WITHOUT ROWID",
    f"CREATE TABLE visit {_VISIT}",
    "CREATE INDEX visit_by_end ON visit (ended_us)",
    f"CREATE TABLE stay {_STAY}",
    # What is known of visits that have not ended: after a crash they ended there.
    f"CREATE TABLE open_visit {_VISIT}",
    f"CREATE TABLE open_stay {_STAY}",
    "CREATE TABLE zone (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    # The truth about all sums; `minute` counts minutes since 1970 UTC.
    "CREATE TABLE minute (zone INTEGER NOT NULL, minute INTEGER NOT NULL, "
    + ", ".join(f"{name} INTEGER NOT NULL" for name in COLUMNS)
    + ", PRIMARY KEY (zone, minute)) WITHOUT ROWID",
    # The same sums by hour and parts of it, a UTC day in a row (see blocks.py). A day of a zone
    # that has minutes is in `block`, or in `loose` while its blocks are not made.
    """CREATE TABLE block (
        zone INTEGER NOT NULL,
        unit INTEGER NOT NULL,
        day INTEGER NOT NULL,
        first INTEGER NOT NULL,
        units INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (zone, unit, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE loose (
        zone INTEGER NOT NULL,
        day INTEGER NOT NULL,
        PRIMARY KEY (zone, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE document (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        at_us INTEGER NOT NULL,
        content TEXT NOT NULL
    )""",
    "CREATE INDEX document_by_kind ON document (kind, at_us)",
    *_PEOPLE,
)


def _link_to_people(connection: sqlite3.Connection) -> None:
    """Visits may be linked to a person who enrolled."""
    for table in ("visit", "open_visit"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN person BLOB")
    for statement in _PEOPLE:
        connection.execute(statement)


MIGRATIONS: Final[Mapping[int, Callable[[sqlite3.Connection], None]]] = {1: _link_to_people}
"""By version: the step from it to the next one; runs inside a transaction."""


def upsert_minute() -> str:
    """The statement that adds sums to a minute: zone, minute, then all sums in order."""
    merges = ", ".join(
        f"{name} = max({name}, excluded.{name})"
        if name in PEAK_COLUMNS
        else f"{name} = {name} + excluded.{name}"
        for name in COLUMNS
    )
    marks = ", ".join("?" * (2 + len(COLUMNS)))
    return (
        f"INSERT INTO minute VALUES ({marks}) "  # noqa: S608  (names of our own columns)
        f"ON CONFLICT (zone, minute) DO UPDATE SET {merges}"
    )
