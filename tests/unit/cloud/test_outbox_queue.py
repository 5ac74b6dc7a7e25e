"""What the queue gives up, forgets, marks and tells; and the desk beside it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.desk import OutboxDesk
from kiosk.cloud.outbox import OutboxLimits, origin
from kiosk.core.errors import SyncError
from kiosk.core.records import RecordType
from kiosk.core.sync import SinkState

from .outbox_kit import (
    LIMITS,
    PERSON,
    HandClock,
    draft,
    drain,
    open_outbox,
    sink,
    stored,
    types_of,
    visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.cloud.outbox import Outbox

DAY = timedelta(days=1)
MIB = 1024 * 1024


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def disk() -> list[int]:
    """Total and free bytes of the disk, as the queue sees it."""
    return [10**12, 10**12]


@pytest.fixture
def outbox(tmp_path, clock, disk) -> Iterator[Outbox]:
    limits = OutboxLimits(queue_bytes=2 * MIB, age=30 * DAY, letters=3)
    outbox = open_outbox(tmp_path / "outbox.db", clock, limits, lambda _: (disk[0], disk[1]))
    outbox.attend([sink("a"), sink("b", RecordType.VISIT)], "kiosk-1")
    yield outbox
    outbox.close()


@pytest.fixture
def desk(outbox) -> OutboxDesk:
    return OutboxDesk(outbox.path)


def add(outbox: Outbox, clock: HandClock, kind: RecordType, number: int) -> None:
    outbox.append([draft(kind, clock, {"n": n, "text": "x" * 300}) for n in range(number)])


def gaps(outbox: Outbox) -> list[dict]:
    rows = outbox.read(
        lambda c: c.execute("SELECT body FROM outbox WHERE type = 'gap' ORDER BY seq").fetchall()
    )
    return [json.loads(body) for (body,) in rows]


def refuse(outbox: Outbox, name: str) -> None:
    batch = outbox.next_batch(name, BatchLimits())
    outbox.settle(batch, {r.id: (422, "no such zone") for r in batch.records})


# ----------------------------------------------------------------------------- retention


def test_what_waits_too_long_is_given_up_and_told(outbox, clock):
    add(outbox, clock, RecordType.COUNT, 3)
    add(outbox, clock, RecordType.HOUR, 1)
    clock.advance(20 * DAY)
    add(outbox, clock, RecordType.VISIT, 2)
    clock.advance(11 * DAY)
    assert outbox.retain() == 3
    assert outbox.retain() == 0
    (gap,) = gaps(outbox)
    assert gap == {"lo": 1, "hi": 3, "n": 3, "reason": "age", "types": {"count": 3}}
    state = outbox.state("a")
    assert (state.dropped, outbox.waiting("a").depth) == (3, 4)
    assert (outbox.state("b").dropped, outbox.waiting("b").depth) == (0, 2)
    assert types_of(drain(outbox, "a")) == ["hour", "visit", "visit", "gap"]


def test_losses_are_told_together_until_somebody_has_seen_them(outbox, clock):
    for _ in range(3):
        add(outbox, clock, RecordType.COUNT, 2)
        clock.advance(31 * DAY)
        outbox.retain()
    assert [gap["n"] for gap in gaps(outbox)] == [6]
    under_way = outbox.next_batch("a", LIMITS)
    add(outbox, clock, RecordType.COUNT, 2)
    clock.advance(31 * DAY)
    outbox.retain()
    assert [gap["n"] for gap in gaps(outbox)] == [6, 2]
    assert outbox.next_batch("a", LIMITS) == under_way


def test_a_step_of_the_wall_clock_makes_nothing_old(outbox, clock):
    add(outbox, clock, RecordType.COUNT, 3)
    clock.now += 400 * DAY
    assert outbox.retain() == 0
    clock.mono_ns += 40 * 86_400 * 10**9
    assert outbox.retain() == 3


def test_of_an_earlier_start_only_a_right_clock_tells_the_age(outbox, clock, monkeypatch):
    outbox.set_clock_ok(False)
    add(outbox, clock, RecordType.COUNT, 3)
    outbox.set_clock_ok(True)
    add(outbox, clock, RecordType.VISIT, 3)
    outbox.write(lambda c: c.execute("UPDATE outbox SET boot_id = 'an earlier one'"))
    clock.now += 40 * DAY
    outbox.set_clock_ok(False)
    assert outbox.retain() == 0
    outbox.set_clock_ok(True)
    assert outbox.retain() == 3
    assert gaps(outbox)[0]["types"] == {"visit": 3}


def test_for_lack_of_space_the_least_important_go_first(outbox, clock):
    for _ in range(10):
        add(outbox, clock, RecordType.HOUR, 60)
        add(outbox, clock, RecordType.COUNT, 300)
        add(outbox, clock, RecordType.VISIT, 300)
    assert outbox.retain() > 0
    (gap,) = gaps(outbox)
    left = outbox.read(
        lambda c: dict(c.execute("SELECT type, count(*) FROM outbox GROUP BY type").fetchall())
    )
    assert gap["reason"] == "space"
    assert gap["types"]["count"] == 3000 - left.get("count", 0)
    assert left["hour"] == 600
    assert gap["n"] == sum(gap["types"].values())
    # Visits only once there is no count left.
    assert "visit" not in gap["types"] or "count" not in left
    assert outbox.waiting("a").depth == len(stored(outbox))
    assert outbox.waiting("b").depth == left["visit"]


def test_hours_erasures_and_gaps_are_never_given_up(outbox, clock):
    for _ in range(60):
        add(outbox, clock, RecordType.HOUR, 100)
        add(outbox, clock, RecordType.ERASURE, 10)
    clock.advance(400 * DAY)
    assert outbox.retain() == 0
    assert len(stored(outbox)) == 6600


def test_a_batch_under_way_is_not_given_up(outbox, clock):
    add(outbox, clock, RecordType.COUNT, 8)
    batch = outbox.next_batch("a", LIMITS)
    clock.advance(31 * DAY)
    assert outbox.retain() == 3
    assert outbox.next_batch("a", LIMITS) == batch


def test_space_of_the_disk_is_left_for_others(outbox, clock, disk):
    for _ in range(60):
        add(outbox, clock, RecordType.COUNT, 1000)
    # A large queue allowed, but the disk is short by 1 MiB of its 5 %.
    disk[:] = [100 * MIB, 4 * MIB]
    path = outbox.path
    outbox.close()
    roomy = OutboxLimits(queue_bytes=500 * MIB)
    outbox = open_outbox(path, clock, roomy, lambda _: (disk[0], disk[1]))
    outbox.attend([sink("a")], "kiosk-1")
    before = path.stat().st_size
    dropped = outbox.retain()
    given_back = before - path.stat().st_size
    disk[1] = 50 * MIB
    again = outbox.retain()
    outbox.close()
    assert 0 < dropped < 20_000
    assert MIB <= given_back < 6 * MIB
    assert again == 0


def test_dead_letters_are_bounded(outbox, clock):
    add(outbox, clock, RecordType.VISIT, 5)
    refuse(outbox, "b")
    outbox.retain()
    assert outbox.state("b").dead == 3
    assert gaps(outbox)[0]["reason"] == "letters"
    clock.advance(31 * DAY)
    outbox.retain()
    assert outbox.state("b").dead == 0


# ------------------------------------------------------------------------- what is stored


def test_nothing_is_stored_for_nobody(outbox, clock):
    outbox.attend([sink("b", RecordType.VISIT)], "kiosk-1")
    assert outbox.append([draft(RecordType.COUNT, clock)]) == 0
    outbox.attend([], "kiosk-1")
    assert outbox.append([visit(clock)]) == 0
    assert stored(outbox) == []


def test_a_type_that_nobody_wants_any_more_goes(outbox, clock):
    add(outbox, clock, RecordType.COUNT, 5)
    add(outbox, clock, RecordType.VISIT, 2)
    outbox.attend([sink("a", RecordType.VISIT), sink("b", RecordType.VISIT)], "kiosk-1")
    assert stored(outbox) == [6, 7]
    assert outbox.waiting("a").depth == 2


def test_a_sweep_that_was_cut_short_is_done_at_the_next_start(outbox, clock, monkeypatch):
    add(outbox, clock, RecordType.HOUR, 5)
    fewer = [sink("a", RecordType.VISIT), sink("b", RecordType.VISIT)]
    monkeypatch.setattr(outbox, "_sweep", lambda: None)
    outbox.attend(fewer, "kiosk-1")
    assert len(stored(outbox)) == 5
    path = outbox.path
    outbox.close()
    outbox = open_outbox(path, clock)
    outbox.attend(fewer, "kiosk-1")
    left = stored(outbox)
    outbox.close()
    assert left == []


def test_a_clock_that_is_wrong_marks_records_until_the_next_start(outbox, clock, monkeypatch):
    outbox.set_clock_ok(False)
    outbox.append([visit(clock)])
    monkeypatch.setattr("kiosk.cloud.outbox.meta.boot_id", lambda: "the next start")
    outbox.append([visit(clock)])
    (batch,) = drain(outbox, "b")
    assert [record.clock_ok for record in batch.records] == [False, True]
    assert origin.boot_id() == origin.boot_id()


def test_what_a_sink_does_is_known_after_a_restart(outbox, clock):
    later = clock.now + timedelta(seconds=7)
    outbox.note(
        "a", state=SinkState.RETRYING, fails=3, next_try_at=later, last_error="no route", hint="h"
    )
    outbox.remember("skew", "1.5")
    path = outbox.path
    outbox.close()
    outbox = open_outbox(path, clock)
    state = outbox.state("a")
    assert (state.state, state.fails, state.next_try_at) == (SinkState.RETRYING, 3, later)
    assert (state.last_error, state.hint) == ("no route", "h")
    assert outbox.recall("skew") == "1.5"
    assert outbox.recall("epoch") is None
    assert outbox.state("nobody") is None
    outbox.close()


# ------------------------------------------------------------------------------- erasure


def test_erased_people_leave_what_waits_and_the_numbers_stay(outbox, clock):
    person = {"person": str(PERSON), "name": "Ada", "bio": "met Ada", "fields": {}}
    outbox.append([visit(clock, PERSON), draft(RecordType.IDENTIFIED, clock, person), visit(clock)])
    before = outbox.next_batch("a", LIMITS)
    refuse(outbox, "b")
    assert outbox.erase_people([PERSON]) == 3
    after = outbox.next_batch("a", LIMITS)
    assert after.id != before.id
    assert [(r.seq, r.id) for r in after.records] == [(r.seq, r.id) for r in before.records]
    everything = "".join(r.data for r in after.records)
    assert str(PERSON) not in everything
    assert "Ada" not in everything
    assert after.records[2] == before.records[2]
    assert json.loads(after.records[1].data)["erased"] is True
    waiting = outbox.waiting("a")
    assert waiting.content_bytes == len(everything.encode())
    # The try with the old content has arrived nevertheless: it counts.
    outbox.settle(before, {})
    assert outbox.waiting("a").depth == 0


def test_erased_names_are_not_found_in_the_files_afterwards(outbox, clock):
    person = {"person": str(PERSON), "name": "Zwiebelfisch", "fields": {}}
    outbox.append([draft(RecordType.IDENTIFIED, clock, person)])
    written = outbox.path.with_name("outbox.db-wal").read_bytes()
    assert b"Zwiebelfisch" in written
    outbox.erase_people([PERSON])
    for file in outbox.path.parent.iterdir():
        assert b"Zwiebelfisch" not in file.read_bytes()


# ---------------------------------------------------------------------------------- desk


def test_dead_letters_are_listed_exported_sent_again_and_deleted(outbox, desk, clock, tmp_path):
    add(outbox, clock, RecordType.VISIT, 3)
    refuse(outbox, "b")
    found = desk.dead()
    assert [(letter.sink, letter.seq, letter.status) for letter in found] == [
        ("b", 3, 422),
        ("b", 2, 422),
        ("b", 1, 422),
    ]
    assert desk.dead("a") == ()
    assert len(desk.dead(limit=1)) == 1
    file = tmp_path / "letters.jsonl"
    assert desk.export(file, [letter.number for letter in found]) == 3
    exported = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["seq"] for line in exported] == [1, 2, 3]
    assert exported[0]["reason"] == "no such zone"
    assert exported[0]["data"]["n"] == 0
    assert desk.retry([found[0].number, found[1].number]) == 2
    assert outbox.take_wishes() == {"b"}
    add(outbox, clock, RecordType.VISIT, 1)
    first, second = drain(outbox, "b")
    assert [r.seq for r in first.records] == [2, 3]
    assert [r.seq for r in second.records] == [4]
    assert desk.delete([letter.number for letter in found]) == 1
    assert desk.dead() == ()


def test_an_export_that_cannot_be_written_is_told(outbox, desk, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SyncError, match="cannot be written"):
        desk.export(tmp_path / "file" / "x.jsonl", [])


def test_a_letter_of_an_earlier_epoch_is_sent_under_its_own(outbox, desk, clock):
    add(outbox, clock, RecordType.VISIT, 2)
    refuse(outbox, "b")
    path, old = outbox.path, outbox.epoch
    outbox.close()
    path.with_name("outbox.db.mark").unlink()
    outbox = open_outbox(path, clock)
    outbox.attend([sink("a"), sink("b", RecordType.VISIT)], "kiosk-1")
    assert outbox.epoch != old
    desk.retry([letter.number for letter in desk.dead()])
    (batch,) = drain(outbox, "b")
    assert batch.epoch == old
    assert [r.seq for r in batch.records] == [1, 2]
    outbox.close()


def test_wishes_reach_the_running_kiosk_once(outbox, desk):
    desk.flush()
    assert outbox.take_wishes() == {"a", "b"}
    assert outbox.take_wishes() == frozenset()
    desk.flush("a")
    assert outbox.take_wishes() == {"a"}
    for ask in (desk.flush, desk.forget):
        with pytest.raises(SyncError, match="no destination nobody"):
            ask("nobody")


def test_the_desk_tells_how_sinks_stand_while_the_kiosk_runs_and_after(outbox, desk, clock):
    add(outbox, clock, RecordType.COUNT, 4)
    add(outbox, clock, RecordType.VISIT, 2)
    outbox.note("a", state=SinkState.REFUSED, last_error="401", hint="Enter the token.")
    for _ in range(2):
        a, b = desk.status()
        assert (a.name, a.depth, a.oldest_at, a.state) == ("a", 6, clock.now, SinkState.REFUSED)
        assert (a.last_error, a.hint) == ("401", "Enter the token.")
        assert (b.depth, b.waiting_bytes) == (2, outbox_bytes(b))
        outbox.close()


def outbox_bytes(status) -> int:
    return sum(len(json.dumps({"n": n, "text": "x" * 300}, separators=(",", ":"))) for n in (0, 1))


def test_a_removed_sink_is_forgotten_with_what_waits_for_it_alone(outbox, desk, clock):
    add(outbox, clock, RecordType.VISIT, 4)
    drain(outbox, "a")
    with pytest.raises(SyncError, match="still in the settings"):
        desk.forget("b")
    outbox.attend([sink("a")], "kiosk-1")
    add(outbox, clock, RecordType.VISIT, 1)
    assert [s.configured for s in outbox.states()] == [True, False]
    assert outbox.waiting("b").depth == 4
    assert desk.forget("b") == 4
    assert stored(outbox) == [5]


def test_without_a_queue_the_desk_has_nothing_to_tell(tmp_path):
    desk = OutboxDesk(tmp_path / "none.db")
    assert list(desk.status()) == []
    assert list(desk.dead()) == []
    assert (desk.retry([1]), desk.delete([1])) == (0, 0)
    desk.flush()
    assert not (tmp_path / "none.db").exists()
