"""The writer answers everybody, whatever happens to the database or to itself."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from kiosk.collector.ingest.batch import IngestBatch, parse_batch
from kiosk.collector.ingest.writer import MOST_WAITING, BusyError, IngestWriter
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.failures import DatabaseUnavailableError
from kiosk.collector.storage.tables import device, event
from kiosk.core import loop
from tests.unit.collector.wire import NOON, SteppingClock, WireKiosk, count, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

NOW_MS = int(NOON.timestamp() * 1000)


@pytest.fixture
def writer(database: Database) -> Iterator[IngestWriter]:
    started = IngestWriter(database, SteppingClock())
    started.start()
    yield started
    started.stop()


def batch_of(kiosk: WireKiosk, *records: tuple[str, dict[str, object]]) -> IngestBatch:
    return parse_batch(kiosk.batch(records), NOW_MS)


def stored(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(event)).scalar_one())


def test_a_device_shows_its_newest_records(database: Database, writer: IngestWriter) -> None:
    kiosk = WireKiosk("kiosk-1")
    status = {"phase": "running", "version": "1", "uptime_s": 1, "problems": [], "sinks": []}
    config = {"version": 4, "state": "refused", "reason": "unknown setting"}
    kiosk.deliver(writer, count(1, 2), ("status", status | {"config": config}), count(3, 4))
    with database.read() as connection:
        row = connection.execute(select(device)).one()
        result = connection.execute(
            text("SELECT device, version, state, reason FROM config_result")
        )
        assert tuple(result.one()) == ("kiosk-1", 4, "refused", "unknown setting")
    assert (row.people, row.female, row.male, row.seq, row.version) == (7, 3, 4, 3, 1)
    assert row.status["phase"] == "running"
    assert (row.seen_ms, row.skew_ms, row.epoch) == (NOW_MS, 0, kiosk.epoch)


def test_refused_records_are_named_and_the_rest_is_stored(
    database: Database, writer: IngestWriter
) -> None:
    batch = batch_of(WireKiosk("kiosk-1"), count(1), ("weather", {}), count(2))
    verdict = writer.submit(batch).result(60)
    assert (verdict.accepted, verdict.duplicates, verdict.ack_seq) == (2, 0, 3)
    assert [rejection.code for rejection in verdict.rejected] == ["type"]
    again = writer.submit(batch).result(60)
    assert (again.accepted, again.duplicates) == (0, 2)
    assert stored(database) == 2


def refuse(connection: Connection, what: str) -> None:
    """Let the database refuse records whose data contain a text."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON event WHEN instr(new.data, '" + what + "') "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    else:
        connection.exec_driver_sql(
            "ALTER TABLE event ADD CONSTRAINT refuse CHECK (strpos(data::text, '" + what + "') = 0)"
        )


def test_what_the_database_refuses_blocks_nobody_else(
    database: Database, writer: IngestWriter, expect_log: Callable[[str], None]
) -> None:
    with database.write() as connection:
        refuse(connection, "poison")
    expect_log("stored record by record")
    good, bad = WireKiosk("kiosk-1"), WireKiosk("kiosk-2")
    poison = ("audit", {"text": "poison"})
    futures = [writer.submit(batch_of(good, count(i), visit(NOON))) for i in range(5)]
    poisoned = writer.submit(batch_of(bad, count(1), poison, count(2)))
    futures += [writer.submit(batch_of(good, count(i))) for i in range(5)]
    assert [future.result(60).accepted for future in futures] == [2] * 5 + [1] * 5
    verdict = poisoned.result(60)
    assert (verdict.accepted, [r.code for r in verdict.rejected]) == (2, ["refused"])
    assert stored(database) == 17


def test_tables_that_are_not_there_lose_no_record(
    database: Database, writer: IngestWriter, expect_log: Callable[[str], None]
) -> None:
    expect_log("refuses a statement")
    with database.write() as connection:
        connection.execute(text("ALTER TABLE erased RENAME TO elsewhere"))
    person = "0190f3c2-7d1e-7abc-8def-0123456789ab"
    batch = batch_of(WireKiosk("kiosk-1"), visit(NOON, person=person))
    with pytest.raises(DatabaseUnavailableError):
        writer.submit(batch).result(60)
    with database.write() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO erased"))
    assert writer.submit(batch).result(60).accepted == 1


class _Stumbling(Database):
    """Fails once in a way that nobody thought of."""

    stumbles = 1

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        if self.stumbles:
            self.stumbles -= 1
            raise RuntimeError("nobody thought of this")
        with super().write() as connection:
            yield connection


def test_a_writer_that_stumbles_answers_and_begins_again(
    database: Database, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("worker ingest failed")
    monkeypatch.setattr(loop, "_PAUSE_AFTER_ERROR_S", 0.01)
    writer = IngestWriter(_Stumbling(database.engine), SteppingClock())
    kiosk = WireKiosk("kiosk-1")
    batches = [batch_of(kiosk, count(i)) for i in range(3)]
    futures = [writer.submit(batch) for batch in batches]
    writer.start()
    for future in futures:
        with pytest.raises(DatabaseUnavailableError):
            future.result(60)
    assert [writer.submit(batch).result(60).accepted for batch in batches] == [1, 1, 1]
    assert writer.stop()


def test_a_writer_whose_thread_is_gone_is_started_again(
    database: Database, expect_log: Callable[[str], None]
) -> None:
    expect_log("the ingest writer was gone")
    writer = IngestWriter(database, SteppingClock())
    batch = batch_of(WireKiosk("kiosk-1"), count(1))
    waiting = writer.submit(batch)
    writer.supervise()
    with pytest.raises(DatabaseUnavailableError):
        waiting.result(60)
    assert writer.submit(batch).result(60).accepted == 1
    writer.supervise()
    assert writer.stop()


def test_what_waits_is_stored_before_the_end(database: Database) -> None:
    writer = IngestWriter(database, SteppingClock())
    kiosk = WireKiosk("kiosk-1")
    futures = [writer.submit(batch_of(kiosk, count(i))) for i in range(20)]
    writer.start()
    assert writer.stop(60)
    assert sum(future.result(0).accepted for future in futures) == 20
    with pytest.raises(DatabaseUnavailableError):
        writer.submit(batch_of(kiosk, count(1)))


def test_too_much_at_once_is_asked_to_come_back(database: Database) -> None:
    writer = IngestWriter(database, SteppingClock())
    batch = batch_of(WireKiosk("kiosk-1"), *[count(i) for i in range(500)])
    futures = [writer.submit(batch) for _ in range(MOST_WAITING // 500)]
    with pytest.raises(BusyError):
        writer.submit(batch)
    writer.start()
    assert sum(future.result(60).accepted for future in futures) == 500
    assert writer.waiting == 0
    assert writer.stop()


def test_who_went_away_gets_nothing_and_disturbs_nobody(database: Database) -> None:
    writer = IngestWriter(database, SteppingClock())
    kiosk = WireKiosk("kiosk-1")
    gone, waits = (writer.submit(batch_of(kiosk, count(i))) for i in range(2))
    assert gone.cancel()
    writer.start()
    assert waits.result(60).accepted == 1
    assert writer.stop()
    assert stored(database) == 2
