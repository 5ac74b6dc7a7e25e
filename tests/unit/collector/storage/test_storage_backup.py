"""A backup made during ingest is one moment of all tables; restored, nothing counts twice."""

from __future__ import annotations

import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from kiosk.collector.backup import backup, restore, verify
from kiosk.collector.ingest.batch import IngestBatch, parse_batch
from kiosk.collector.ingest.transaction import store_together
from kiosk.collector.series import By, Series
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.tables import config, event
from kiosk.core.errors import CollectorError
from tests.unit.collector.table_content import content
from tests.unit.collector.wire import NOON, WireKiosk, count, visit

if TYPE_CHECKING:
    from pathlib import Path

NOW_MS = int(NOON.timestamp() * 1000)
FIRST = 30
SPAN = (NOON.replace(hour=0), NOON.replace(hour=23))


def batches(number: int) -> list[IngestBatch]:
    kiosk = WireKiosk("kiosk-1")
    return [parse_batch(kiosk.batch([visit(NOON), count(i)]), NOW_MS) for i in range(number)]


def other(database: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    """An empty database of the other kind."""
    if database.is_sqlite:
        return Database.open(request.getfixturevalue("postgres_url"))
    return Database.open(f"sqlite:///{tmp_path / 'restored.db'}")


def test_during_ingest_into_the_other_kind_and_back(
    database: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    sent = batches(200)
    store_together(database, sent[:FIRST], NOW_MS)
    with database.write() as connection:
        connection.execute(
            config.insert(),
            {"settings": {"a": [1, None]}, "created_by": "x", "created_ms": 1, "version": 7},
        )
    rest = iter(sent[FIRST:])
    half_way = threading.Event()

    def ingest() -> None:
        for number, batch in enumerate(rest):
            store_together(database, [batch], NOW_MS)
            if number == 20:
                half_way.set()

    thread = threading.Thread(target=ingest)
    thread.start()
    assert half_way.wait(60)
    manifest = backup(database, tmp_path / "a.zip", NOON)
    thread.join()
    held = next(table.rows for table in manifest.tables if table.name == "event")
    assert 2 * (FIRST + 21) <= held <= 400
    assert verify(tmp_path / "a.zip") == manifest

    with_other = other(database, tmp_path, request)
    restore(with_other, tmp_path / "a.zip")
    (bucket,) = Series(with_other).hours(None, *SPAN, By.TOTAL)
    assert bucket.counts.visits * 2 == held
    again = backup(with_other, tmp_path / "b.zip", NOON)
    assert [(t.name, t.rows, t.sha256) for t in again.tables] == [
        (t.name, t.rows, t.sha256) for t in manifest.tables
    ]
    # All that kiosks may send again, then nothing is missing and nothing is there twice.
    accepted = sum(s.accepted for s in store_together(with_other, sent, NOW_MS))
    assert accepted == 400 - held
    assert content(with_other) == content(database)
    with with_other.write() as connection:
        row = {"settings": {}, "created_by": "x", "created_ms": 2}
        connection.execute(config.insert(), row)
        assert connection.execute(select(func.max(config.c.version))).scalar() == 8
    with_other.close()


def test_only_an_empty_database_is_filled(database: Database, tmp_path: Path) -> None:
    store_together(database, batches(3), NOW_MS)
    backup(database, tmp_path / "a.zip", NOON)
    before = content(database)
    with pytest.raises(CollectorError, match="not empty"):
        restore(database, tmp_path / "a.zip")
    assert content(database) == before


def test_a_damaged_backup_changes_nothing(database: Database, tmp_path: Path) -> None:
    source = Database.open(f"sqlite:///{tmp_path / 'source.db'}")
    source.migrate()
    store_together(source, batches(50), NOW_MS)
    path = tmp_path / "a.zip"
    backup(source, path, NOON)
    source.close()
    assert path.stat().st_mode & 0o077 == 0

    whole = path.read_bytes()
    (tmp_path / "short.zip").write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(tmp_path / "changed.zip", "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            changed = text.replace(b'"visit"', b'"count"', 1) if name == "event.jsonl" else text
            bad.writestr(name, changed)
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(tmp_path / "fewer.zip", "w") as bad:
        for name in good.namelist():
            if name != "hour.jsonl":
                bad.writestr(name, good.read(name))
    for name in ("short.zip", "changed.zip", "fewer.zip", "missing.zip"):
        with pytest.raises(CollectorError):
            restore(database, tmp_path / name)
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(event)).scalar() == 0
    restore(database, path)
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(event)).scalar() == 100


def test_a_backup_that_cannot_be_written_leaves_nothing(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CollectorError, match="cannot be written"):
        backup(database, tmp_path / "file" / "a.zip", NOON)
    empty = Database.open(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(CollectorError, match="empty"):
        backup(empty, tmp_path / "a.zip", NOON)
    empty.close()
    assert not list(tmp_path.glob("*.zip"))
    assert not list(tmp_path.glob(".*.part"))
