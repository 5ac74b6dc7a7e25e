"""Drafts in memory: nobody waits, a full disk is survived, and what is lost is told."""

from __future__ import annotations

import json
import threading

import pytest

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.draft_writer import DraftWriter
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.clock import SystemClock
from kiosk.core.errors import SyncError
from kiosk.core.records import Draft, RecordType

from .scripted_server import wait_until
from .sync_kit import draft, sink


class FullDisk:
    """An outbox whose disk may be full; else the real one."""

    def __init__(self, outbox: Outbox) -> None:
        self.outbox, self.full, self.tries = outbox, False, 0

    def append(self, drafts):
        self.tries += 1
        if self.full:
            raise SyncError("the disk is full", "Free some space.")
        return self.outbox.append(drafts)

    def retain(self):
        return self.outbox.retain()


@pytest.fixture
def disk(tmp_path):
    outbox = Outbox(tmp_path / "q.db", SystemClock(), limits=OutboxLimits(spare_share=0.0))
    outbox.attend([sink("http://collector.invalid")], "window-7")
    yield FullDisk(outbox)
    outbox.close()


@pytest.fixture
def make_writer(disk, monkeypatch):
    monkeypatch.setattr("kiosk.cloud.draft_writer._PAUSE_S", 0.05)
    made = []

    def make(capacity=10_000):
        problems, commits = [], []
        writer = DraftWriter(
            disk, lambda: commits.append(1), lambda: None, problems.append, SystemClock(), capacity
        )
        writer.problems, writer.commits = problems, commits
        made.append(writer)
        return writer

    yield make
    for writer in made:
        assert writer.stop(30)


def stored(disk) -> list[tuple[str, dict]]:
    batch = disk.outbox.next_batch("there", BatchLimits(records=100_000, content_bytes=10**9))
    return [(r.type.value, json.loads(r.data)) for r in batch.records] if batch else []


def test_what_is_being_written_still_waits(disk, make_writer):
    """Else an erasure would be told before a record that it should have emptied."""
    writing, go_on = threading.Event(), threading.Event()
    append = disk.append

    def slow(drafts):
        writing.set()
        assert go_on.wait(30)
        return append(drafts)

    disk.append = slow
    writer = make_writer()
    writer.start()
    writer.put(draft(1))
    assert writing.wait(30)
    assert writer.waiting == 1
    go_on.set()
    wait_until(lambda: not writer.waiting)
    assert len(stored(disk)) == 1


def test_what_came_in_the_meantime_is_one_commit(disk, make_writer):
    writer = make_writer()
    for number in range(500):
        writer.put(draft(number))
    writer.start()
    wait_until(lambda: writer.commits)
    assert [data["total"] for _, data in stored(disk)] == list(range(500))
    assert disk.tries == 1


def test_stopping_stores_what_is_in_memory(disk, make_writer):
    writer = make_writer()
    writer.start()
    writer.put(draft(1))
    assert writer.stop(30)
    assert len(stored(disk)) == 1


def test_a_full_disk_is_told_once_and_survived(disk, make_writer, expect_log):
    expect_log("records cannot be stored: the disk is full")
    disk.full = True
    writer = make_writer()
    writer.start()
    for number in range(30):
        writer.put(draft(number))
    wait_until(lambda: disk.tries >= 3)
    assert [error.message for error in writer.problems] == ["the disk is full"]
    disk.full = False
    wait_until(lambda: writer.commits)
    wait_until(lambda: not writer.waiting)
    assert [data["total"] for _, data in stored(disk)] == list(range(30)), "in order, all of them"


def test_memory_is_bounded_and_the_newest_count_wins(disk, make_writer, expect_log):
    expect_log("records cannot be stored")
    disk.full = True
    writer = make_writer(capacity=100)
    writer.start()
    for number in range(5_000):
        writer.put(draft(number))
        assert writer.waiting <= 101
    sums = {"hour": "2026-11-21T10:00:00Z", "zones": {}}
    clock = SystemClock()
    writer.put(Draft(RecordType.HOUR, clock.utc_now(), clock.monotonic_ns(), sums))
    wait_until(lambda: writer.problems)
    disk.full = False
    wait_until(lambda: not writer.waiting and writer.commits)
    records = stored(disk)
    counts = [data["total"] for name, data in records if name == "count"]
    assert counts == sorted(counts)
    assert counts[-1] == 4_999
    assert ("hour", sums) in records
    gaps = [data for name, data in records if name == "gap"]
    assert sum(gap["n"] for gap in gaps) == 5_000 - len(counts), "nothing is missing unsaid"
    assert {gap["reason"] for gap in gaps} == {"memory"}
    assert set(gaps[0]["types"]) == {"count"}


def test_sums_and_erasures_are_never_given_up(disk, make_writer, expect_log):
    expect_log("records cannot be stored")
    disk.full = True
    writer = make_writer(capacity=10)
    writer.start()
    for number in range(40):
        writer.put(draft(number, RecordType.ERASURE))
        writer.put(draft(number, RecordType.VISIT))
    wait_until(lambda: writer.problems)
    disk.full = False
    wait_until(lambda: not writer.waiting and writer.commits)
    names = [name for name, _ in stored(disk)]
    assert names.count("erasure") == 40
    assert names.count("visit") < 40


def test_a_record_that_cannot_be_stored_does_not_take_others_with_it(disk, make_writer, expect_log):
    expect_log("a record of type audit cannot be stored")
    writer = make_writer()
    clock = SystemClock()
    writer.put(draft(1))
    broken = {"what": float("nan"), "set": {1, 2}}
    writer.put(Draft(RecordType.AUDIT, clock.utc_now(), clock.monotonic_ns(), broken))
    writer.put(draft(2))
    writer.start()
    wait_until(lambda: writer.commits)
    assert [data["total"] for _, data in stored(disk)] == [1, 2]
