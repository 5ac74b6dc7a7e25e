"""Carries a transaction of the ingest through: partitions before, repetition, bad records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import SQLAlchemyError

from kiosk.collector.ingest.batch import Rejection
from kiosk.collector.ingest.store import Stored, store
from kiosk.collector.storage.database import translated
from kiosk.collector.storage.failures import in_the_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.collector.ingest.batch import IngestBatch
    from kiosk.collector.storage.database import Database

_TRIES: Final = 5
"""Of a transaction that met another one; each meeting lets one of the two through."""


def store_together(database: Database, batches: Sequence[IngestBatch], now_ms: int) -> list[Stored]:
    """Store batches in one transaction: all or none.

    Args:
        database: Where to.
        batches: Of any devices.
        now_ms: UTC in ms since 1970.

    Raises:
        DatabaseUnavailableError: The database is gone, locked or full.
        SQLAlchemyError: The database refuses something for what it contains.
    """
    for attempt in range(_TRIES):
        try:
            with translated():
                return _once(database, batches, now_ms)
        except Exception as error:
            cause = error.__cause__ if error.__cause__ is not None else error
            hindered = isinstance(cause, SQLAlchemyError) and in_the_way(cause)
            if not hindered or attempt + 1 == _TRIES:
                raise
    raise AssertionError("unreachable")


def _once(database: Database, batches: Sequence[IngestBatch], now_ms: int) -> list[Stored]:
    if not database.is_sqlite:
        days = {event.day for batch in batches for event in batch.events}
        database.partitions.ensure(days)
    with database.write() as connection:
        return store(database, connection, batches, now_ms)


def store_batch_alone(
    database: Database, batch: IngestBatch, now_ms: int
) -> tuple[Stored, tuple[Rejection, ...]]:
    """Store what can be stored of a batch; records that the database refuses are rejected.

    Args:
        database: Where to.
        batch: One that was refused together with others, perhaps because of them.
        now_ms: UTC in ms since 1970.

    Raises:
        DatabaseUnavailableError: The database is gone, locked or full.
    """
    try:
        return store_together(database, [batch], now_ms)[0], ()
    except SQLAlchemyError:
        pass
    accepted, duplicates, refused = 0, 0, []
    for event in batch.events:
        try:
            one = store_together(database, [replace(batch, events=(event,))], now_ms)[0]
        except SQLAlchemyError as error:
            refused.append(Rejection(event.id, "refused", f"not storable ({type(error).__name__})"))
        else:
            accepted, duplicates = accepted + one.accepted, duplicates + one.duplicates
    return Stored(accepted, duplicates), tuple(refused)
