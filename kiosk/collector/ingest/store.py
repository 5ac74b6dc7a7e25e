"""One transaction: batches become rows, each record once however often it comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from kiosk.collector.ingest.device_state import (
    lock_devices,
    store_config_results,
    store_devices,
    take_note,
)
from kiosk.collector.ingest.erasing import ABOUT_PEOPLE, erase, erased_people, without_person
from kiosk.collector.ingest.sums import add_up
from kiosk.collector.storage import postgres

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from kiosk.collector.ingest.batch import Event, IngestBatch
    from kiosk.collector.storage.database import Database

EVENT_COLUMNS: Final = (
    "day",
    "device",
    "id",
    "epoch",
    "seq",
    "type",
    "at_ms",
    "clock_ok",
    "received_ms",
    "person",
    "data",
)
_ROW: Final = f"({', '.join('?' * len(EVENT_COLUMNS))})"
_STEPS: Final = (100, 10, 1)
"""Rows of one statement, few lengths only: each is compiled once and then kept."""
_KNOWN: Final = "SELECT 1 FROM event WHERE day = ? AND device = ? AND id = ?"

_Row = tuple[object, ...]
_Key = tuple[str, str]
"""Device and id of a record."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch.

    Attributes:
        accepted: Records that are stored now.
        duplicates: Records that were stored before.
    """

    accepted: int
    duplicates: int


def store(
    database: Database, connection: Connection, batches: Sequence[IngestBatch], now_ms: int
) -> list[Stored]:
    """Store batches.

    Args:
        database: For its dialect.
        connection: In a writing transaction of the database; on PostgreSQL all days of the
            records have their partitions.
        batches: Of any devices, also the same one twice.
        now_ms: UTC in ms since 1970.

    Returns:
        For each batch.
    """
    devices = lock_devices(database, connection, {b.device for b in batches}, now_ms)
    fresh = _insert(database, connection, batches, now_ms)
    result, new = [], []
    for batch in batches:
        mine = [e for e in batch.events if fresh.pop((batch.device, e.id), None)]
        take_note(devices[batch.device], batch, mine, now_ms)
        new += [(batch.device, event) for event in mine]
        result.append(Stored(len(mine), len(batch.events) - len(mine)))
    add_up(database, connection, new)
    store_config_results(database, connection, new)
    erase(database, connection, new, now_ms)
    store_devices(connection, list(devices.values()))
    return result


def _insert(
    database: Database, connection: Connection, batches: Sequence[IngestBatch], now_ms: int
) -> dict[_Key, bool]:
    """Insert what is not there; returns the keys of the records that are new."""
    people = {(b.device, e.person) for b in batches for e in b.events if e.person is not None}
    gone = erased_people(connection, people) if people else {}
    rows: dict[_Key, _Row] = {}
    unwanted: dict[_Key, bool] = {}
    for batch in batches:
        for event in batch.events:
            key = (batch.device, event.id)
            if key in rows:
                continue
            erased_by = gone.get((batch.device, event.person)) if event.person else None
            if erased_by is None or event.id > erased_by:
                rows[key] = event_row(batch, event, event.person, event.text, now_ms)
            elif event.type in ABOUT_PEOPLE:
                unwanted[key] = True
            else:
                rows[key] = event_row(batch, event, None, without_person(event.text), now_ms)
    if database.is_sqlite:
        stored: Iterable[_Key] = _insert_sqlite(connection, rows)
    else:
        stored = postgres.insert_events(connection, EVENT_COLUMNS, list(rows.values()))
    return dict.fromkeys(stored, True) | unwanted


def event_row(
    batch: IngestBatch, event: Event, person: str | None, text: str, now_ms: int
) -> tuple[object, ...]:
    """The values of a record in the order of ``EVENT_COLUMNS``.

    Args:
        batch: Of the record.
        event: The record.
        person: Whom it is about, as far as that may be kept.
        text: Its data, as far as they may be kept.
        now_ms: UTC in ms since 1970.
    """
    return (
        event.day,
        batch.device,
        event.id,
        batch.epoch,
        event.seq,
        event.type,
        event.at_ms,
        event.clock_ok,
        now_ms,
        person,
        text,
    )


def _insert_sqlite(connection: Connection, rows: dict[_Key, _Row]) -> Iterable[_Key]:
    # Nobody else writes meanwhile. Almost always all rows are new, which one statement tells;
    # only otherwise is each one asked for.
    if not rows:
        return ()
    with connection.begin_nested() as savepoint:
        if _insert_rows(connection, list(rows.values())) == len(rows):
            return rows
        savepoint.rollback()
    missing = {
        key: row
        for key, row in rows.items()
        if connection.exec_driver_sql(_KNOWN, (row[0], row[1], row[2])).first() is None
    }
    if missing:
        _insert_rows(connection, list(missing.values()))
    return missing


def _insert_rows(connection: Connection, rows: Sequence[_Row]) -> int:
    """Insert what is not there; returns how many that were.

    Many rows by one statement: for each one the driver gives the interpreter to another thread
    and waits until it gets it back.
    """
    inserted, at = 0, 0
    for step in _STEPS:
        while len(rows) - at >= step:
            values = tuple(chain.from_iterable(rows[at : at + step]))
            inserted += connection.exec_driver_sql(_insert_statement(step), values).rowcount
            at += step
    return inserted


@cache
def _insert_statement(rows: int) -> str:
    return (
        f"INSERT INTO event ({', '.join(EVENT_COLUMNS)}) "  # noqa: S608  (names of our own)
        f"VALUES {', '.join([_ROW] * rows)} ON CONFLICT DO NOTHING"
    )
