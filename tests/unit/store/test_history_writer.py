"""The writer: nothing acknowledged is lost, nothing counts twice, no trouble stops it."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from kiosk.core.history import HistoryQuery, Interval
from kiosk.core.metrics import MetricCounts, counts_of, total
from kiosk.core.settings import HistorySettings
from kiosk.core.types import Crossing, MinuteState, ZoneStay
from kiosk.store import intake as intake_module
from kiosk.store.intake import Intake
from kiosk.store.reader import StoredHistory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.types import Visit

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
EVER = HistoryQuery(datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC), Interval.TOTAL)


def sums(path: Path, zone: str = "") -> MetricCounts:
    """All that a history counted."""
    with StoredHistory(path) as reader:
        return reader.series(replace(EVER, zone=zone)).total()


def stored(path: Path) -> list[Visit]:
    """All single visits."""
    with StoredHistory(path) as reader:
        return list(reader.visits(EVER.start, EVER.end))


def until(condition: Callable[[], bool]) -> None:
    """Wait for another thread, for as long as only a defect would last."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_everything_told_is_kept(shop: Any, visit: Any) -> None:
    stay = ZoneStay("window", 4_000, 3_000, 2_000, True, True)
    told = [visit(1, zones=(stay,)), visit(2, NOON + timedelta(hours=1), interested=False)]
    writer = shop.writer()
    writer.visits_ended(told)
    writer.crossed([Crossing("door", True, NOON), Crossing("door", False, NOON)])
    writer.observed([MinuteState(NOON, 60_000, 90_000, 3)])
    assert writer.flush()
    assert stored(shop.path) == told
    minute = MetricCounts(observed_ms=60_000, occupancy_ms=90_000, occupancy_max=3)
    assert sums(shop.path) == total([*map(counts_of, told), minute])
    assert sums(shop.path, "window") == counts_of(told[0], stay)
    assert sums(shop.path, "door") == MetricCounts(crossed_in=1, crossed_out=1)
    with StoredHistory(shop.path) as reader:
        assert reader.span() == (NOON, NOON + timedelta(hours=1))
        assert reader.zones() == ("door", "window")
    assert shop.told == []


def test_a_known_visit_changes_nothing(shop: Any, visit: Any) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1), visit(1, dwell_ms=99)])
    assert writer.flush()
    writer.visits_ended([visit(1, NOON + timedelta(hours=2))])
    assert writer.flush()
    assert stored(shop.path) == [visit(1)]
    assert sums(shop.path) == counts_of(visit(1))


def test_stopping_writes_what_waits(shop: Any, visit: Any) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1)])
    assert writer.stop(10)
    assert stored(shop.path) == [visit(1)]


def test_what_cannot_be_stored_keeps_nothing_else_out(
    shop: Any, visit: Any, expect_log: Callable[[str], None]
) -> None:
    expect_log("left out of the history")
    writer = shop.writer()
    writer.visits_ended(
        [
            visit(1, ended_at=NOON.replace(tzinfo=None)),
            visit(2, dwell_ms=-1),
            visit(3, dwell_ms=2**80),
            visit(4, attention_ms=None),  # yet interested
            visit(5),
        ]
    )
    writer.observed([MinuteState(NOON.replace(tzinfo=None), 1, 1, 1)])
    assert writer.flush()
    assert stored(shop.path) == [visit(5)]


# --------------------------------------------------------------------------- open visits


def test_open_visits_end_once_at_the_next_start(shop: Any, visit: Any) -> None:
    stay = ZoneStay("window", 4_000, 3_000, 2_000, True, True)
    was_open = visit(1, zones=(stay,))
    writer = shop.writer()
    writer.checkpoint([was_open, visit(2)])
    writer.visits_ended([visit(2)])
    assert writer.flush()
    assert stored(shop.path) == [visit(2)]
    assert writer.stop(10)
    for _ in range(2):
        writer = shop.writer()
        assert writer.flush()
        # Told again by somebody who does not know: still the same person.
        writer.visits_ended([visit(1, NOON + timedelta(hours=1))])
        assert writer.flush()
        assert writer.stop(10)
        assert stored(shop.path) == [was_open, visit(2)]
        assert sums(shop.path).visits == 2
        assert sums(shop.path, "window").visits == 1


def test_a_checkpoint_replaces_the_one_before(shop: Any, visit: Any) -> None:
    writer = shop.writer()
    writer.checkpoint([visit(1), visit(2)])
    assert writer.flush()
    writer.checkpoint([visit(2, dwell_ms=12_000)])
    assert writer.flush()
    writer.visits_ended([visit(3)])
    assert writer.flush()
    assert writer.stop(10)
    assert shop.writer().flush()
    assert stored(shop.path) == [visit(2, dwell_ms=12_000), visit(3)]


# ------------------------------------------------------------------------------ crashes

_CHILD = """
import itertools, os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from kiosk.core.clock import SystemClock
from kiosk.core.settings import HistorySettings
from kiosk.core.types import Gender, MinuteState, Visit
from kiosk.store.writer import HistoryWriter

noon = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
path, first = Path(sys.argv[1]), int(sys.argv[2])
writer = HistoryWriter(path, HistorySettings(), SystemClock(), lambda *told: None)
writer.start()
for number in itertools.count(first):
    at = noon + timedelta(minutes=number % 600)
    writer.visits_ended([Visit(UUID(int=n), at, at, 1000, 0, None, True, None, None,
                               Gender.UNKNOWN, None, None, 1) for n in (number, number // 2)])
    writer.observed([MinuteState(at, 1000, 0, 0)])
    if number % 5 == 0:
        assert writer.flush(60)
        print(number, flush=True)
    if number == first + int(sys.argv[3]):
        os._exit(9)
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_doubled(
    tmp_path: Path,
) -> None:
    path = tmp_path / "history.db"
    script = tmp_path / "child.py"
    script.write_text(_CHILD)
    acknowledged, first = 0, 1
    for run, last in enumerate((7, 10**9, 10**9, 23)):
        child = subprocess.Popen(
            [sys.executable, str(script), str(path), str(first), str(last)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        with child.stdout:
            for line in child.stdout:
                acknowledged = int(line)
                if last == 10**9 and acknowledged >= first + 20 + 13 * run:
                    child.send_signal(signal.SIGKILL)
            assert child.wait(60) in (9, -signal.SIGKILL)
        first = acknowledged + 1
        found = {v.id.int for v in stored(path)}
        assert set(range(1, acknowledged + 1)) <= found
        assert sums(path).visits == len(found)
    assert acknowledged > 60
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_commit_of_unknown_outcome_is_not_repeated(
    shop: Any, visit: Any, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    """The disk may fail after the data got there: the same minute must not count again."""
    from kiosk.store import writer as writer_module

    expect_log("disk")
    real, calls = writer_module.write, []

    def written_but_reported_failed(connection: sqlite3.Connection, batch: Any) -> int:
        new = real(connection, batch)
        calls.append(batch.name)
        if len(calls) == 1:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return new

    monkeypatch.setattr(writer_module, "write", written_but_reported_failed)
    writer = shop.writer()
    writer.observed([MinuteState(NOON, 1_000, 0, 0)])
    writer.visits_ended([visit(1)])
    until(lambda: len(calls) >= 1)
    assert writer.flush(30)
    assert calls[0] == calls[1]
    assert sums(shop.path).observed_ms == 1_000
    assert [type(e).__name__ for e in shop.told] == ["HistoryError"]


# ---------------------------------------------------------------------- trouble with the file


def test_a_locked_file_is_reported_once_and_written_when_it_is_free(
    shop: Any, visit: Any, expect_log: Callable[[str], None]
) -> None:
    expect_log("in use by another program")
    writer = shop.writer()
    assert writer.flush()
    with closing(sqlite3.connect(shop.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.visits_ended([visit(1)])
        until(lambda: bool(shop.told))
        assert not writer.flush(0.1)
        writer.visits_ended([visit(2)])
        other.execute("ROLLBACK")
    assert writer.flush(30)
    assert {v.id.int for v in stored(shop.path)} == {1, 2}
    assert len(shop.told) == 1


def test_stopping_after_trouble_writes_what_came_before_and_during_it(
    shop: Any, visit: Any, expect_log: Callable[[str], None]
) -> None:
    expect_log("in use by another program")
    writer = shop.writer()
    assert writer.flush()
    with closing(sqlite3.connect(shop.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.visits_ended([visit(1)])
        until(lambda: bool(shop.told))
        writer.visits_ended([visit(2)])
        writer.checkpoint([visit(3)])
        other.execute("ROLLBACK")
        assert writer.stop(10)
    assert {v.id.int for v in stored(shop.path)} == {1, 2}
    assert shop.writer().flush()
    assert {v.id.int for v in stored(shop.path)} == {1, 2, 3}


def test_two_processes_write_one_history(
    shop: Any, visit: Any, allow_log: Callable[[str], None]
) -> None:
    # On a busy machine one may wait for the other for longer than it keeps silent.
    allow_log("in use by another program")
    one, two = shop.writer(), shop.writer()
    for number in range(40):
        (one if number % 2 else two).visits_ended([visit(number + 1), visit(100)])
        (two if number % 2 else one).observed([MinuteState(NOON, 1_000, 0, 1)])
    assert one.flush(30)
    assert two.flush(30)
    assert sums(shop.path).visits == 41
    assert sums(shop.path).observed_ms == 40_000


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_full_disk_is_reported_and_stored_later(tmp_path: Path) -> None:
    """In a child, because the limit on the size of files holds for the whole process."""
    script = tmp_path / "child.py"
    script.write_text(
        textwrap.dedent("""
        import resource, sys, time
        from datetime import UTC, datetime
        from pathlib import Path
        from uuid import UUID
        from kiosk.core.clock import SystemClock
        from kiosk.core.settings import HistorySettings
        from kiosk.core.types import Gender, MinuteState, Visit
        from kiosk.store.writer import HistoryWriter

        told = []
        writer = HistoryWriter(Path(sys.argv[1]), HistorySettings(), SystemClock(),
                               lambda where, error: told.append((where, error)))
        writer.start()
        assert writer.flush()
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, resource.RLIM_INFINITY))
        noon = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
        for n in range(1, 3001):
            writer.visits_ended([Visit(UUID(int=n), noon, noon, 1000, 0, None, True, None, None,
                                       Gender.UNKNOWN, None, None, 1)])
            writer.observed([MinuteState(noon, 1, 0, 0)])
        deadline = time.monotonic() + 60
        while not told and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not writer.flush(0.1)
        assert told[0][0] == "history" and "disk" in told[0][1].message and told[0][1].hint
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        assert writer.flush(60)
        assert writer.stop(10)
        """)
    )
    path = tmp_path / "history.db"
    subprocess.run([sys.executable, str(script), str(path)], check=True, timeout=200)
    assert sums(path).visits == 3_000
    assert sums(path).observed_ms == 3_000


@pytest.mark.skipif(
    os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only root may mount",
)
def test_a_full_file_system_is_reported_and_stored_later(
    shop: Any, visit: Any, expect_log: Callable[[str], None]
) -> None:
    folder = shop.path.parent
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        writer = shop.writer()
        assert writer.flush()
        expect_log("disk is full")
        filler = folder / "filler"
        with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        writer.visits_ended([visit(n) for n in range(1, 2_001)])
        until(lambda: bool(shop.told))
        filler.unlink()
        assert writer.flush(60)
        assert sums(shop.path).visits == 2_000
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=False)
        assert writer.stop(10)
    finally:
        shop.close()
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_memory_is_bounded_while_nothing_can_be_written(visit: Any) -> None:
    """The oldest visits become sums, the oldest sums go; both are said."""
    intake = Intake(most_visits=10, most_sums=5)
    intake.add_visits(visit(n) for n in range(1, 31))
    for minute in range(10):
        intake.add_minutes([MinuteState(NOON + timedelta(minutes=minute), 1, 1, 1)])
    batch = intake.take(with_open=True)
    assert len(batch.visits) == 10
    assert len(batch.sums) == 5
    assert (intake.merged, intake.lost) == (20, 5)
    assert intake_module.MOST_VISITS >= 10_000


# ------------------------------------------------------------------------------- retention


def test_old_visits_go_and_their_sums_stay(shop: Any, visit: Any) -> None:
    shop.settings = HistorySettings(visits_days=30, sums_years=1)
    writer = shop.writer()
    days = [NOON - timedelta(days=n) for n in (0, 1, 2, 29, 31, 200, 400)]
    writer.visits_ended([visit(n, at) for n, at in enumerate(days, 1)])
    assert writer.flush()
    writer.configure(shop.settings)  # looks at once what is too old
    until(lambda: len(stored(shop.path)) == 4 and sums(shop.path).visits == 6)
    assert [v.id.int for v in stored(shop.path)] == [4, 3, 2, 1]
    with StoredHistory(shop.path) as reader:
        assert reader.span() == (days[5], days[0])


@pytest.mark.parametrize("years", [-30, -2, 2, 30])
def test_a_clock_that_jumps_deletes_nothing(shop: Any, visit: Any, years: int) -> None:
    """Also when the kiosk goes on counting under the wrong date for two days."""
    shop.settings = HistorySettings(visits_days=30, sums_years=1)
    real = [NOON - timedelta(days=n) for n in range(5)]
    wrong = [NOON + timedelta(days=round(365.25 * years) + n) for n in range(2)]
    writer = shop.writer()
    writer.visits_ended([visit(n, at) for n, at in enumerate(real, 1)])
    assert writer.flush()
    shop.clock.now = wrong[-1] + timedelta(hours=1)
    writer.visits_ended([visit(10 + n, at) for n, at in enumerate(wrong)])
    assert writer.flush()
    writer.configure(shop.settings)
    until(lambda: not writer._look_again and writer._maintain_at > 0)
    assert {v.id.int for v in stored(shop.path)} >= {1, 2, 3, 4, 5}
    assert sums(shop.path).visits == 7


def test_a_new_time_that_lasts_is_believed(shop: Any, visit: Any) -> None:
    """A year switched off is no reason to keep single visits for ever."""
    shop.settings = HistorySettings(visits_days=30)
    before = [NOON - timedelta(days=400 + n) for n in range(5)]
    after = [NOON - timedelta(days=n) for n in range(3)]
    writer = shop.writer()
    writer.visits_ended([visit(n, at) for n, at in enumerate([*before, *after], 1)])
    assert writer.flush()
    writer.configure(shop.settings)
    until(lambda: len(stored(shop.path)) == 3)
    assert sums(shop.path).visits == 8


def test_ids_are_those_of_the_visits(shop: Any, visit: Any) -> None:
    id_ = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    writer = shop.writer()
    writer.visits_ended([visit(id=id_)])
    assert writer.flush()
    assert [v.id for v in stored(shop.path)] == [id_]
