"""``kiosk bench --collector``: ingest, questions and memory of a collector."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from kiosk.collector.storage.database import Database
from kiosk.commands.bench.collector_ingest import SIZES, IngestFigures, measure_ingest
from kiosk.commands.bench.collector_records import Fleet
from kiosk.commands.bench.collector_server import BenchServer, running
from kiosk.commands.bench.collector_year import QueryFigures, fill_year, measure_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Place = Callable[[], contextlib.AbstractContextManager[str]]

MEMORY_RECORDS: Final = 1_000_000
_SETTLE_RECORDS: Final = 100_000
_MEMORY_SIZE: Final = 500
_MEMORY_BLOCK: Final = 40


@dataclass(frozen=True, slots=True)
class MemoryFigures:
    """Memory of the server while it took records.

    Attributes:
        records: Taken between the two.
        start_mib: After the first records.
        end_mib: After all of them.
    """

    records: int
    start_mib: float
    end_mib: float

    @property
    def growth(self) -> float:
        """End relative to start."""
        return self.end_mib / self.start_mib


@dataclass(frozen=True, slots=True)
class CollectorFigures:
    """What was measured with one kind of database.

    Attributes:
        name: Of the kind.
        ingest: By size of batch.
        queries: Latencies; empty when they were not asked for.
        memory: None when it was not measured.
    """

    name: str
    ingest: tuple[IngestFigures, ...]
    queries: tuple[QueryFigures, ...]
    memory: MemoryFigures | None


def measure_collector(
    postgres: str | None, say: Callable[[str], None], memory_records: int = MEMORY_RECORDS
) -> list[CollectorFigures]:
    """Measure on SQLite and, when a server is named, on PostgreSQL.

    Args:
        postgres: URL of a server on which databases may be made; they are dropped again.
        say: Told what goes on.
        memory_records: For the watch over the memory.

    Raises:
        CollectorError: A database or the collector cannot be used.
    """
    found = []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        places = {"SQLite": _sqlite_places(Path(name))}
        if postgres:
            places["PostgreSQL"] = _postgres_places(postgres)
        for kind, place in places.items():
            found.append(_measure(kind, place, Path(name), say, memory_records))
    return found


def _sqlite_places(folder: Path) -> Place:
    @contextlib.contextmanager
    def place() -> Iterator[str]:
        path = folder / f"{secrets.token_hex(4)}.db"
        yield f"sqlite:///{path}"
        for part in folder.glob(f"{path.name}*"):
            part.unlink()

    return place


def _postgres_places(url: str) -> Place:
    parsed = make_url(url).set(drivername="postgresql+psycopg")

    def run(statement: str) -> None:
        engine = create_engine(parsed, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    @contextlib.contextmanager
    def place() -> Iterator[str]:
        name = f"kiosk_bench_{secrets.token_hex(4)}"
        run(f"CREATE DATABASE {name}")
        try:
            yield parsed.set(database=name).render_as_string(hide_password=False)
        finally:
            run(f"DROP DATABASE {name} WITH (FORCE)")

    return place


def _measure(
    kind: str, place: Place, folder: Path, say: Callable[[str], None], memory_records: int
) -> CollectorFigures:
    with contextlib.ExitStack() as stack:
        bare, through_writer = (stack.enter_context(_opened(place)) for _ in range(2))
        server = stack.enter_context(running(stack.enter_context(place()), folder))
        fleet, ingest = Fleet(), []
        for size in SIZES:
            say(f"{kind}: ingest in batches of {size} ...")
            ingest.append(measure_ingest(server, bare, through_writer, size, fleet))
        say(f"{kind}: memory over {memory_records} records ...")
        memory = _watch_memory(server, fleet, memory_records)
    with _opened(place) as year:
        say(f"{kind}: writing a year of 1,000 kiosks ...")
        fill_year(year)
        say(f"{kind}: asking about it ...")
        queries = measure_queries(year)
    return CollectorFigures(kind, tuple(ingest), tuple(queries), memory)


@contextlib.contextmanager
def _opened(place: Place) -> Iterator[Database]:
    with place() as url:
        database = Database.open(url)
        try:
            database.migrate()
            yield database
        finally:
            database.close()


def _watch_memory(server: BenchServer, fleet: Fleet, records: int) -> MemoryFigures:
    def deliver(number: int) -> None:
        for _ in range(max(1, number // (_MEMORY_SIZE * _MEMORY_BLOCK))):
            server.deliver(fleet.batches(_MEMORY_BLOCK, _MEMORY_SIZE))

    deliver(min(_SETTLE_RECORDS, records))
    start = server.rss_mib
    deliver(records)
    return MemoryFigures(records, start, server.rss_mib)
