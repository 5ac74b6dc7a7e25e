"""Carries a transaction of the ingest through: partitions before, repetition, bad records."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.collector.ingest.batch import Rejection
from kiosk.collector.ingest.store import Stored, store
from kiosk.collector.storage.failures import (
    DRIVER_ERRORS,
    DatabaseUnavailableError,
    in_the_way,
    refuses_content,
    unavailable,
)
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.collector.ingest.batch import IngestBatch
    from kiosk.collector.storage.database import Database

_log = logging.getLogger(__name__)

_TRIES: Final = 5
"""Of a transaction that met another one; each meeting lets one of the two through."""


class ContentRefusedError(CollectorError):
    """The database refuses something for what it contains; nothing was stored."""


def store_together(database: Database, batches: Sequence[IngestBatch], now_ms: int) -> list[Stored]:
    """Store batches in one transaction: all or none.

    Args:
        database: Where to.
        batches: Of any devices.
        now_ms: UTC in ms since 1970.

    Raises:
        DatabaseUnavailableError: The database is gone, locked or full.
        ContentRefusedError: It refuses a value.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            return _once(database, batches, now_ms)
        except Exception as error:
            cause = error.__cause__ if isinstance(error, CollectorError) else error
            if not isinstance(cause, DRIVER_ERRORS):
                raise
            # A partition may have been deleted since it was last looked for.
            database.partitions.forget()
            again = in_the_way(cause) or (refuses_content(cause) and attempt == 1)
            if not again or attempt == _TRIES:
                raise _in_words(cause) from cause
    raise AssertionError("unreachable")


def _in_words(error: Exception) -> CollectorError:
    if refuses_content(error):
        return ContentRefusedError(f"the database refuses a record ({type(error).__name__})")
    ours = unavailable(error)
    if ours is None:
        # Whatever is wrong with the tables or with this program: no kiosk may lose records by it.
        _log.error("the database refuses a statement", exc_info=error)
        return DatabaseUnavailableError(
            "the database of the collector is not as it should be", "See the log of the collector."
        )
    return ours


def _once(database: Database, batches: Sequence[IngestBatch], now_ms: int) -> list[Stored]:
    if not database.is_sqlite:
        database.partitions.ensure(event.day for batch in batches for event in batch.events)
    with database.write() as connection:
        return store(database, connection, batches, now_ms)


def store_alone(
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
    except ContentRefusedError as error:
        _log.warning("a batch of %s is stored record by record: %s", batch.device, error.message)
    accepted, duplicates, refused = 0, 0, []
    for event in batch.events:
        try:
            one = store_together(database, [replace(batch, events=(event,))], now_ms)[0]
        except ContentRefusedError as error:
            refused.append(Rejection(event.id, "refused", error.message))
        else:
            accepted, duplicates = accepted + one.accepted, duplicates + one.duplicates
    return Stored(accepted, duplicates), tuple(refused)
