"""A full disk: an error for the caller, nothing half-written, and it goes on with space."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.outbox.failures import QueueFullError
from kiosk.core.records import RecordType

from .outbox_kit import HandClock, draft, drain, open_outbox, sink, stored, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.cloud.outbox import Outbox

SMALL = 16 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MiB in memory."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a small file system needs Linux and the rights for it")
    yield folder
    # Also when a failed test left a file open there.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def group(clock: HandClock) -> list:
    return [visit(clock) for _ in range(40)]


def fill(outbox: Outbox, clock: HandClock) -> int:
    """Add groups until there is no space; returns how many records were taken."""
    last, full = 0, False
    while not full:
        try:
            last = outbox.append(group(clock))
        except QueueFullError:
            full = True
    assert last > 0
    assert last % 40 == 0
    return last


def require_sound(outbox: Outbox, last: int) -> None:
    assert outbox.read(lambda c: c.execute("PRAGMA integrity_check").fetchone()) == ("ok",)
    assert stored(outbox) == list(range(1, last + 1))
    assert outbox.waiting("a").depth == last


def test_a_full_disk_stops_nothing_but_the_writing(small_disk):
    path, clock = small_disk / "outbox.db", HandClock()
    outbox = open_outbox(path, clock)
    outbox.attend([sink("a")], "kiosk-1")
    last = fill(outbox, clock)
    require_sound(outbox, last)
    with pytest.raises(QueueFullError):
        outbox.append(group(clock))
    require_sound(outbox, last)
    outbox.close()
    with (small_disk / "others").open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(bytes(4096)):
            pass
    # Restarted while the disk is full: what waits is there, and can be delivered and deleted.
    outbox = open_outbox(path, clock)
    outbox.attend([sink("a")], "kiosk-1")
    require_sound(outbox, last)
    numbers = [r.seq for b in drain(outbox, "a", BatchLimits()) for r in b.records]
    assert numbers == list(range(1, last + 1))
    assert outbox.append(group(clock)) == last + 40
    outbox.close()


def test_it_goes_on_when_others_free_the_disk(small_disk):
    path, clock = small_disk / "outbox.db", HandClock()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(8 * 1024 * 1024))
    outbox = open_outbox(path, clock)
    outbox.attend([sink("a")], "kiosk-1")
    last = fill(outbox, clock)
    ballast.unlink()
    assert outbox.append(group(clock)) == last + 40
    require_sound(outbox, last + 40)
    outbox.close()


def test_a_disk_that_is_full_from_the_start_is_told(small_disk):
    ballast, clock = small_disk / "ballast", HandClock()
    ballast.write_bytes(bytes(SMALL))
    with pytest.raises(QueueFullError):
        open_outbox(small_disk / "outbox.db", clock)
    ballast.unlink()
    outbox = open_outbox(small_disk / "outbox.db", clock)
    outbox.attend([sink("a")], "kiosk-1")
    assert outbox.append([draft(RecordType.COUNT, clock)]) == 1
    outbox.close()


def test_a_queue_that_may_not_grow_refuses_a_group_wholly_and_recovers(tmp_path):
    outbox, clock = open_outbox(tmp_path / "outbox.db", HandClock()), HandClock()
    outbox.attend([sink("a")], "kiosk-1")
    outbox.read(lambda c: c.execute("PRAGMA max_page_count = 100").fetchone())
    last = fill(outbox, clock)
    require_sound(outbox, last)
    batch = outbox.next_batch("a", BatchLimits())
    outbox.settle(batch, {})
    assert outbox.append(group(clock)) == last + 40
    assert stored(outbox) == list(range(batch.last_seq + 1, last + 41))
    outbox.close()
