"""Records per second through the collector, beside the bare database, in turns.

The bare database inserts the same rows into the same table with the same indexes and the same
durability, one transaction per batch: ``executemany`` on SQLite, ``COPY`` on PostgreSQL.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.collector.ingest.batch import parse_batch
from kiosk.collector.ingest.store import EVENT_COLUMNS, event_row
from kiosk.collector.ingest.writer import IngestWriter
from kiosk.commands.bench.collector_records import DEVICES, Fleet, now_ms
from kiosk.core.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.collector.ingest.batch import IngestBatch
    from kiosk.collector.storage.database import Database
    from kiosk.commands.bench.collector_server import BenchServer

SIZES: Final = (1, 10, 100, 500)
TURNS: Final = 5
_BLOCK_S: Final = 1.0
_FIRST: Final = 400
_MOST: Final = 20_000
"""Records of a block, at least and at most about."""

BARE: Final = "bare database"
WRITER: Final = "checks and writer"
HTTP: Final = "whole collector, HTTP"


@dataclass(frozen=True, slots=True)
class IngestFigures:
    """Speed with one size of batch.

    Attributes:
        size: Records per batch.
        seconds: Per record, by contestant, a value per turn.
    """

    size: int
    seconds: dict[str, tuple[float, ...]]

    def per_s(self, contestant: str) -> float:
        """Records per second, median over the turns."""
        return 1 / statistics.median(self.seconds[contestant])

    def ratio(self, contestant: str) -> float:
        """Speed relative to the bare database, median over the turns."""
        pairs = zip(self.seconds[BARE], self.seconds[contestant], strict=True)
        return statistics.median(bare / mine for bare, mine in pairs)


def measure_ingest(
    server: BenchServer, bare: Database, through_writer: Database, size: int, fleet: Fleet
) -> IngestFigures:
    """Let the contestants take turns.

    Args:
        server: The whole collector.
        bare: Migrated database of the same kind, for plain inserts.
        through_writer: Another one, for checks and writer without HTTP.
        size: Records per batch.
        fleet: Source of batches; none is delivered twice.
    """
    contestants: dict[str, Callable[[Sequence[tuple[str, bytes]]], float]] = {
        BARE: lambda batches: _bare(bare, batches),
        WRITER: lambda batches: _writer(through_writer, batches),
        HTTP: lambda batches: _timed(lambda: server.deliver(batches)),
    }
    # Each kiosk once: the server notes that its token is in use, a commit for each.
    server.deliver(fleet.batches(DEVICES, 1))
    blocks = {}
    for name, run in contestants.items():
        number = max(8, _FIRST // size)
        rate = number / run(fleet.batches(number, size))
        blocks[name] = int(min(max(rate * _BLOCK_S, number), max(_MOST // size, 8)))
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(TURNS):
        for name, run in contestants.items():
            spent = run(fleet.batches(blocks[name], size))
            seconds[name].append(spent / (blocks[name] * size))
    return IngestFigures(size, {name: tuple(values) for name, values in seconds.items()})


def _timed(run: Callable[[], None]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _writer(database: Database, batches: Sequence[tuple[str, bytes]]) -> float:
    """Checks and group commit in this process, everything waiting from the beginning."""
    writer = IngestWriter(database, SystemClock())
    writer.start()

    def deliver() -> None:
        futures = [writer.submit(parse_batch(body, now_ms())) for _, body in batches]
        for future in futures:
            future.result(120)

    try:
        return _timed(deliver)
    finally:
        writer.stop()


def _bare(database: Database, batches: Sequence[tuple[str, bytes]]) -> float:
    parsed = [parse_batch(body, now_ms()) for _, body in batches]
    ready = [_rows(batch) for batch in parsed]
    if not database.is_sqlite:
        database.partitions.ensure({event.day for batch in parsed for event in batch.events})
    insert = _insert_sqlite if database.is_sqlite else _copy
    connection = database.engine.raw_connection()
    driver: Any = connection.driver_connection

    def deliver() -> None:
        for rows in ready:
            insert(driver, rows)

    try:
        return _timed(deliver)
    finally:
        connection.close()


def _rows(batch: IngestBatch) -> list[tuple[object, ...]]:
    return [event_row(batch, event, event.person, event.text, 0) for event in batch.events]


def _insert_sqlite(driver: Any, rows: Sequence[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(EVENT_COLUMNS))
    driver.execute("BEGIN IMMEDIATE")
    driver.executemany(
        f"INSERT INTO event ({', '.join(EVENT_COLUMNS)}) VALUES ({marks})",  # noqa: S608
        rows,
    )
    driver.execute("COMMIT")


def _copy(driver: Any, rows: Sequence[tuple[object, ...]]) -> None:
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY event ({', '.join(EVENT_COLUMNS)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
    driver.commit()
