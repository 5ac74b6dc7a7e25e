"""The file of the queue: whose it is, which epoch counts, and what happens when it is damaged."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.cloud.outbox import origin
from kiosk.core.errors import SyncError
from kiosk.core.ids import Uuid7
from kiosk.core.records import RecordType

from .outbox_kit import (
    LIMITS,
    NOON,
    HandClock,
    draft,
    drain,
    open_outbox,
    sink,
    stored,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.cloud.outbox import Outbox


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "outbox.db"


@pytest.fixture
def outboxes(path, clock) -> Iterator[Opener]:
    opener = Opener(path, clock)
    yield opener
    opener.close()


class Opener:
    """Opens the queue anew, as a start of the kiosk does."""

    def __init__(self, path: Path, clock: HandClock) -> None:
        self._path, self._clock = path, clock
        self._open: list[Outbox] = []

    def __call__(self, path: Path | None = None) -> Outbox:
        self.close()
        outbox = open_outbox(path or self._path, self._clock)
        self._open.append(outbox)
        outbox.attend([sink("a"), sink("b", RecordType.VISIT)], "kiosk-1")
        return outbox

    def close(self) -> None:
        for outbox in self._open:
            outbox.close()
        self._open.clear()


def counts(clock: HandClock, number: int) -> list:
    return [draft(RecordType.COUNT, clock, {"total": n}) for n in range(number)]


def ids(outbox: Outbox) -> list[bytes]:
    return outbox.read(
        lambda c: [row[0] for row in c.execute("SELECT id FROM outbox ORDER BY seq")]
    )


def gap_of(outbox: Outbox) -> dict:
    batches = drain(outbox, "a")
    records = [r for batch in batches for r in batch.records if r.type is RecordType.GAP]
    assert len(records) == 1
    return json.loads(records[0].data)


# ---------------------------------------------------------------------------------- form


def test_a_commit_is_forced_to_the_disk_and_deleted_means_overwritten(outboxes):
    outbox = outboxes()
    for pragma, value in {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}.items():
        found = outbox.read(lambda c, p=pragma: c.execute(f"PRAGMA {p}").fetchone()[0])
        assert found == value


def test_only_one_process_holds_the_queue(outboxes, path, clock):
    outbox = outboxes()
    with pytest.raises(SyncError, match="held by another"):
        open_outbox(path, clock)
    outbox.close()
    with pytest.raises(SyncError, match="closed"):
        outbox.append(counts(clock, 1))
    assert outboxes().append(counts(clock, 1)) == 1


def test_a_file_from_a_newer_version_stays_as_it_is(outboxes, path, clock):
    outboxes().close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(SyncError, match="newer version"):
        open_outbox(path, clock)
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_made_is_told(tmp_path, clock):
    (tmp_path / "file").write_text("")
    with pytest.raises(SyncError, match="cannot be used"):
        open_outbox(tmp_path / "file" / "outbox.db", clock)


def test_what_json_cannot_hold_is_refused_and_stores_nothing(outboxes, clock):
    outbox = outboxes()
    bad = draft(RecordType.COUNT, clock, {"total": float("nan")})
    with pytest.raises(ValueError, match="count record"):
        outbox.append([*counts(clock, 3), bad])
    assert stored(outbox) == []
    assert outbox.append(counts(clock, 1)) == 1


# ----------------------------------------------------------------------------------- ids


def test_ids_ascend_when_the_clock_steps_back_also_across_restarts(outboxes, clock):
    outbox = outboxes()
    outbox.append(counts(clock, 50))
    for _ in range(3):
        clock.now -= timedelta(days=400)
        outbox.append(counts(clock, 50))
        outbox = outboxes()
    outbox.append(counts(clock, 50))
    found = ids(outbox)
    assert len(found) == 250
    assert found == sorted(set(found))


def test_ids_ascend_across_a_restart_when_everything_was_delivered(outboxes, clock):
    outbox = outboxes()
    outbox.append(counts(clock, 1))
    (first,) = ids(outbox)
    drain(outbox, "a")
    clock.now -= timedelta(days=1)
    outbox = outboxes()
    outbox.append(counts(clock, 1))
    assert ids(outbox)[0] > first


def test_a_minter_goes_on_above_an_id():
    first = Uuid7()(NOON)
    later = Uuid7(first)
    assert first < later(NOON - timedelta(days=1000)) < later(NOON) < later(NOON + timedelta(1))
    assert later(NOON + timedelta(days=2)).version == 7


# --------------------------------------------------------------------------------- epoch


def test_an_epoch_lasts_over_restarts(outboxes, clock):
    outbox = outboxes()
    epoch = outbox.epoch
    assert epoch.version == 7
    outbox.append(counts(clock, 3))
    again = outboxes()
    assert again.epoch == epoch
    assert again.append(counts(clock, 1)) == 4


def test_an_old_backup_put_back_begins_a_new_epoch_and_tells_what_is_missing(outboxes, path, clock):
    outbox = outboxes()
    outbox.append(counts(clock, 3))
    outboxes.close()
    backup = path.read_bytes()
    outbox = outboxes()
    outbox.append(counts(clock, 4))
    old, late = outbox.epoch, ids(outbox)[-1]
    outboxes.close()
    path.write_bytes(backup)
    outbox = outboxes()
    assert outbox.epoch != old
    # What waits is numbered from 1 in the new epoch, and new ids are above those that were lost.
    outbox.append(counts(clock, 1))
    assert ids(outbox)[-1] > late
    batches = drain(outbox, "a")
    assert [r.seq for b in batches for r in b.records] == [1, 2, 3, 4, 5]
    gap = json.loads(batches[0].records[3].data)
    assert (gap["lo"], gap["hi"], gap["reason"], gap["epoch"]) == (4, 7, "restored", str(old))


def test_a_backup_of_the_present_state_put_back_goes_on(outboxes, path, clock):
    outbox = outboxes()
    outbox.append(counts(clock, 3))
    outboxes.close()
    path.write_bytes(path.read_bytes())
    assert outboxes().epoch == outbox.epoch


def test_a_copy_elsewhere_begins_a_new_epoch_and_keeps_what_waits(outboxes, path, clock, tmp_path):
    outbox = outboxes()
    outbox.append(counts(clock, 7))
    outbox.settle(outbox.next_batch("a", LIMITS), {})
    old, kept = outbox.epoch, ids(outbox)
    outboxes.close()
    shutil.copytree(path.parent, tmp_path / "copy")
    copy = outboxes(tmp_path / "copy" / "outbox.db")
    assert copy.epoch != old
    assert ids(copy) == kept
    batches = drain(copy, "a")
    assert [(b.first_seq, b.last_seq) for b in batches] == [(1, 2)]
    assert outboxes(path).epoch == old


def test_another_machine_begins_a_new_epoch(outboxes, monkeypatch):
    old = outboxes().epoch
    outboxes.close()
    other = origin.Machine("0123456789abcdef", ())
    monkeypatch.setattr(origin, "this_machine", lambda: other)
    assert outboxes().epoch != old


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("m", ("a", "b")), ("m", ("b", "c")), True),
        (("m", ("a",)), ("m", ("b",)), False),
        (("m", ()), ("m", ("b",)), True),
        (("m", ("a",)), ("n", ("a",)), False),
    ],
)
def test_a_changed_network_card_makes_no_other_machine(one, other, same):
    assert origin.Machine(*one).same_as(origin.Machine(*other)) is same


@pytest.mark.parametrize("content", [None, b"", b"0123456789abcdef {}", b"\0" * 4096])
def test_without_a_whole_mark_a_new_epoch_begins(outboxes, path, clock, content):
    outbox = outboxes()
    outbox.append(counts(clock, 2))
    outboxes.close()
    mark = path.with_name("outbox.db.mark")
    mark.unlink() if content is None else mark.write_bytes(content)
    again = outboxes()
    assert again.epoch != outbox.epoch
    assert len(stored(again)) == 2


def test_a_mark_that_is_behind_changes_nothing(outboxes, path, clock):
    outbox = outboxes()
    mark = path.with_name("outbox.db.mark")
    behind = mark.read_bytes()
    outbox.append(counts(clock, 5))
    outboxes.close()
    mark.write_bytes(behind)
    assert outboxes().epoch == outbox.epoch


# -------------------------------------------------------------------------------- damage


def test_a_file_that_vanished_is_told(outboxes, path, clock):
    outbox = outboxes()
    old = outbox.epoch
    outbox.append(counts(clock, 9))
    outboxes.close()
    path.unlink()
    outbox = outboxes()
    gap = gap_of(outbox)
    assert (gap["lo"], gap["hi"], gap["n"], gap["reason"]) == (1, 9, 0, "lost")
    assert gap["epoch"] == str(old) != str(outbox.epoch)


def test_a_file_that_is_no_database_is_put_aside(outboxes, path, clock, expect_log):
    expect_log("it is kept as")
    outbox = outboxes()
    outbox.append(counts(clock, 9))
    outboxes.close()
    path.write_bytes(b"not a database, " * 1000)
    outbox = outboxes()
    (notice,) = outbox.take_notices()
    assert "damaged" in notice.message
    assert outbox.take_notices() == []
    (aside,) = path.parent.glob("outbox.damaged-*.db")
    assert aside.read_bytes().startswith(b"not a database")
    assert gap_of(outbox)["reason"] == "damaged"


def test_damage_that_shows_while_it_runs_begins_a_new_file_too(outboxes, path, clock, expect_log):
    expect_log("it is kept as")
    outbox = outboxes()
    for _ in range(20):
        outbox.append(counts(clock, 100))
    outboxes.close()
    damage(path)
    outbox = outboxes()
    old = outbox.epoch
    with pytest.raises(SyncError, match="damaged"):
        drain(outbox, "a")
    assert outbox.epoch != old
    outbox.append(counts(clock, 3))
    assert gap_of(outbox)["hi"] == 2000
    assert outbox.append(counts(clock, 1)) == 5
    assert len(list(path.parent.glob("outbox.damaged-*.db"))) == 1


def damage(path: Path) -> None:
    """Overwrite the leaves of the table of records, not the roots that are read at the start."""
    with closing(sqlite3.connect(path)) as connection:
        roots = {row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master")}
    content = bytearray(path.read_bytes())
    for page in range(40, len(content) // 4096):
        if page + 1 not in roots:
            content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(content)
