"""Fourteen days without a network: what has piled up arrives at a good pace afterwards."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kiosk.cloud.engine import SyncEngine
from kiosk.cloud.http_sink import HttpSink
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.clock import SystemClock
from kiosk.core.outbound import OutboundLedger
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind

from .collector_process import CollectorProcess
from .sync_sender import DEVICE, Hasty, Listener

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORDS_OF_14_DAYS = 1_200_000
WANTED_PER_SECOND = 5_000
PRESENT = {"total": 3, "female": 1, "male": 1, "unknown": 1}
INSERT = "INSERT INTO event VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


def pile_up(outbox: Outbox, records: int, clock: SystemClock) -> None:
    """Counts, as one kiosk would make them; 5,000 in a transaction."""
    for first in range(0, records, 5_000):
        now, mono = clock.utc_now(), clock.monotonic_ns()
        outbox.append(
            [
                Draft(
                    RecordType.COUNT, now, mono, {"total": 3, "female": 1, "male": 1, "unknown": 1}
                )
                for _ in range(first, min(first + 5_000, records))
            ]
        )


def drain(folder: Path, url: str, token: str, records: int) -> dict[str, float]:
    """Store records without a receiver, then let them out; returns figures."""
    clock = SystemClock()
    outbox = Outbox(folder / "outbox.db", clock, limits=OutboxLimits(spare_share=0.0))
    ledger = OutboundLedger(clock)
    engine = SyncEngine(
        outbox, lambda sink: HttpSink(sink, lambda: token, ledger), Listener(), clock, Hasty()
    )
    engine.configure([Sink(name="collector", kind=SinkKind.HTTP, endpoint=url)], DEVICE)
    started = time.monotonic()
    pile_up(outbox, records, clock)
    stored_s = time.monotonic() - started
    cpu, started = time.process_time(), time.monotonic()
    engine.start()
    engine.flush()
    while outbox.waiting("collector").depth:
        time.sleep(0.2)
    took_s = time.monotonic() - started
    (status,) = engine.statuses()
    assert engine.stop(30)
    outbox.close()
    return {
        "records": records,
        "stored per second": round(records / stored_s),
        "delivered per second": round(records / took_s),
        "seconds": round(took_s, 1),
        "share of one CPU in the kiosk": round((time.process_time() - cpu) / took_s, 2),
        "duplicates": status.duplicates,
    }


@pytest.fixture
def plain_receiver(tmp_path) -> Iterator[tuple[str, Path]]:
    """A small receiver in a process of its own: HTTP, and SQLite with a commit per batch."""
    database = tmp_path / "received.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.test_sync_offline", str(database)],
        stdout=subprocess.PIPE,
        text=True,
    )
    port = int(process.stdout.readline())
    yield f"http://127.0.0.1:{port}", database
    process.kill()
    process.wait()
    process.stdout.close()


def received(database: Path, query: str) -> tuple[int, int]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchone()
    finally:
        connection.close()


def test_a_backlog_arrives_whole(tmp_path, plain_receiver):
    url, database = plain_receiver
    figures = drain(tmp_path, url, "token", 20_000)
    print("figures", figures)
    assert received(database, "SELECT count(*), max(seq) FROM event") == (20_000, 20_000)
    assert figures["duplicates"] == 0


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_fourteen_days_to_a_plain_receiver(tmp_path, plain_receiver, capsys):
    url, database = plain_receiver
    figures = drain(tmp_path, url, "token", RECORDS_OF_14_DAYS)
    with capsys.disabled():
        print("plain receiver", figures)
    expected = (RECORDS_OF_14_DAYS, RECORDS_OF_14_DAYS)
    assert received(database, "SELECT count(*), max(seq) FROM event") == expected
    assert figures["delivered per second"] >= WANTED_PER_SECOND


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_fourteen_days_to_the_collector(tmp_path, capsys):
    collector = CollectorProcess(tmp_path / "collector")
    token = collector.admit(DEVICE)
    collector.server.start()
    try:
        figures = drain(tmp_path, collector.url, token, RECORDS_OF_14_DAYS)
    finally:
        collector.server.stop()
    with capsys.disabled():
        print("collector", figures)
    stored = collector.stored(DEVICE)
    assert stored.records == stored.ids == stored.last == RECORDS_OF_14_DAYS


def serve(database: Path) -> None:
    """The plain receiver."""
    from http.server import BaseHTTPRequestHandler, HTTPServer

    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE event (id TEXT PRIMARY KEY, seq INTEGER, data TEXT)")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            batch = json.loads(body)
            rows = [(e["id"], e["seq"], json.dumps(e["data"])) for e in batch["events"]]
            connection.execute("BEGIN IMMEDIATE")
            before = connection.total_changes
            connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows
            )
            accepted = connection.total_changes - before
            connection.execute("COMMIT")
            answer = {
                "batch": batch["batch"],
                "accepted": accepted,
                "duplicates": len(rows) - accepted,
                "rejected": [],
            }
            content = json.dumps(answer).encode()
            self.send_response(201)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    from pathlib import Path as _Path

    serve(_Path(sys.argv[1]))
