"""Databases and processes that die, and processes that do the same work at once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from kiosk.collector.ingest.batch import parse_batch
from kiosk.collector.series import By, Series
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.tables import event
from tests.unit.collector.wire import WireKiosk, count, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers import Postgres

WORKER = Path(__file__).with_name("collector_storage_worker.py")
REPO = WORKER.parents[2]
RECORDS = 20


def bodies(number: int, now: datetime) -> list[bytes]:
    """Batches of several kiosks: as many visits as counts."""
    kiosks = [WireKiosk(f"kiosk-{i}", now) for i in range(5)]
    records = [visit(now), count(1)] * (RECORDS // 2)
    return [kiosks[i % len(kiosks)].batch(records, now) for i in range(number)]


@contextmanager
def worker(url: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, str(WORKER), url, str(path)], stdout=subprocess.PIPE, text=True, cwd=REPO
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def acknowledged(lines: list[str]) -> dict[int, int]:
    return {int(number): int(new) for number, new in (line.split() for line in lines)}


def check(url: str, sent: list[bytes], now: datetime) -> None:
    """Every record is there once, and counted once."""
    ids = {record["id"] for body in sent for record in json.loads(body)["events"]}
    database = Database.open(url)
    with database.read() as connection:
        assert set(connection.execute(select(event.c.id)).scalars()) == ids
        assert connection.execute(select(func.count()).select_from(event)).scalar() == len(ids)
    span = (now - timedelta(days=1), now + timedelta(hours=1))
    for by in (By.HOUR, By.TOTAL):
        buckets = Series(database).hours(None, *span, by)
        assert sum(b.counts.visits for b in buckets) * 2 == len(ids)
    database.close()


def migrated(url: str) -> None:
    database = Database.open(url)
    database.migrate()
    database.close()


def test_postgresql_killed_in_the_middle_loses_and_doubles_nothing(
    postgres: Postgres, postgres_url: str, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    sent = bodies(600, now)
    path = tmp_path / "batches"
    path.write_bytes(b"\n".join(sent))
    migrated(postgres_url)
    dice = random.Random(7)
    lines: list[str] = []
    with worker(postgres_url, path) as process:
        assert process.stdout is not None
        for _ in range(4):
            for _ in range(dice.randint(20, 80)):
                lines.append(process.stdout.readline())
            postgres.kill()
            postgres.start()
        lines += process.stdout.read().splitlines()
        assert process.wait(120) == 0
    told = acknowledged(lines)
    assert set(told) == set(range(len(sent)))
    # Fewer than all: a commit whose answer was lost is a duplicate when it comes again.
    assert sum(told.values()) <= len(sent) * RECORDS
    check(postgres_url, sent, now)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_processes_with_the_same_batches_store_each_record_once(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'c.db'}"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
    now = datetime.now(UTC)
    sent = bodies(150, now)
    migrated(url)
    results: list[dict[int, int]] = []
    paths = [tmp_path / "up", tmp_path / "down"]
    for path, order in zip(paths, (sent, sent[::-1]), strict=True):
        path.write_bytes(b"\n".join(order))
    with worker(url, paths[0]) as one, worker(url, paths[1]) as two:
        for process in (one, two):
            assert process.stdout is not None
            results.append(acknowledged(process.stdout.read().splitlines()))
            assert process.wait(120) == 0
    assert sum(sum(told.values()) for told in results) == len(sent) * RECORDS
    check(url, sent, now)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_writer_killed_in_the_middle_keeps_what_it_acknowledged(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'c.db'}"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_url")
    now = datetime.now(UTC)
    sent = bodies(300, now)
    path = tmp_path / "batches"
    path.write_bytes(b"\n".join(sent))
    migrated(url)
    told: dict[int, int] = {}
    for lines in (30, 60):
        with worker(url, path) as process:
            assert process.stdout is not None
            told |= acknowledged([process.stdout.readline() for _ in range(lines)])
    database = Database.open(url)
    with database.read() as connection:
        stored = set(connection.execute(select(event.c.id)).scalars())
    database.close()
    for number in told:
        batch: Any = parse_batch(sent[number], int(now.timestamp() * 1000))
        assert {record.id for record in batch.events} <= stored
    with worker(url, path) as process:
        assert process.wait(120) == 0
    check(url, sent, now)
