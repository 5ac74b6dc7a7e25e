"""The power fails: what was acknowledged is there, what was under way is there or not at all."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.core.records import RecordType

from .outbox_disk import after_power_failure, contents, powerless_disk
from .outbox_kit import LIMITS, PERSON, HandClock, draft, open_outbox, sink, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.cloud.outbox import Outbox

    from .outbox_disk import PowerlessDisk

Dump = dict[str, list[tuple[Any, ...]]]

CUTS = 600
CUTS_PER_RUN = 10
SINKS = (sink("everything"), sink("visits", RecordType.VISIT), sink("counts", RecordType.COUNT))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[PowerlessDisk]:
    with powerless_disk(tmp_path) as disk:
        if disk is None:
            pytest.skip("SQLite is hidden inside its module: no layer can be put below it")
        yield disk


def dump(outbox: Outbox) -> Dump:
    """All that the queue knows."""
    tables = ("meta", "outbox", "sink", "want", "inflight", "dead", "gap")
    return outbox.read(
        lambda connection: {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }
    )


class Kiosk:
    """Works on a queue at random, and knows its state between any two steps.

    Attributes:
        moments: How many notes the disk had taken, and the state at that moment.
    """

    def __init__(
        self, path: Path, clock: HandClock, disk: PowerlessDisk, dice: random.Random, level: str
    ) -> None:
        self._clock, self._disk, self._dice = clock, disk, dice
        self.outbox = open_outbox(path, clock)
        if level == "FULL":
            # Small, so that the log of changes is worked into the database often.
            self.outbox.read(lambda c: c.execute("PRAGMA wal_autocheckpoint = 12").fetchall())
        self.outbox.read(lambda c: c.execute(f"PRAGMA synchronous = {level}"))
        self.outbox.attend(SINKS, "kiosk-1")
        self.moments: list[tuple[int, Dump]] = []
        self._remember()

    def work(self, steps: int) -> None:
        """Do things that change the queue."""
        for _ in range(steps):
            self._clock.advance(timedelta(seconds=1))
            self._step()
            self._remember()

    def _remember(self) -> None:
        self.moments.append((len(self._disk.notes), dump(self.outbox)))

    def _step(self) -> None:
        dice, outbox = self._dice, self.outbox
        choice = dice.random()
        if choice < 0.45:
            some = [RecordType.COUNT, RecordType.VISIT, RecordType.HOUR]
            kinds = dice.choices(some, k=dice.randrange(1, 12))
            person = PERSON if dice.random() < 0.2 else None
            outbox.append(
                [
                    visit(self._clock, person) if k is RecordType.VISIT else draft(k, self._clock)
                    for k in kinds
                ]
            )
        elif choice < 0.85:
            batch = outbox.next_batch(dice.choice(SINKS).name, LIMITS)
            if batch is None:
                return
            self._remember()
            end = dice.random()
            if end < 0.7:
                bad = {r.id: (422, "no") for r in batch.records if dice.random() < 0.1}
                outbox.settle(batch, bad)
            elif end < 0.8:
                outbox.divide(batch, 2)
        elif choice < 0.95:
            outbox.note(dice.choice(SINKS).name, state=outbox.states()[0].state, fails=choice < 0.9)
        else:
            outbox.erase_people([PERSON])


def put(folder: Path, files: dict[Path, bytes]) -> None:
    """Make a folder hold these files; those that stay keep their identity."""
    for path in folder.iterdir():
        if path.is_file() and path not in files and not path.name.endswith(".reserve"):
            path.unlink()
    for path, content in files.items():
        path.write_bytes(content)


def lost_states(
    folder: Path, disk: PowerlessDisk, dice: random.Random, level: str, cuts: int
) -> int:
    """Cut the power so many times; how often the state found was not an acknowledged one."""
    path, clock, lost = folder / "outbox.db", HandClock(), 0
    mark_path = path.with_name("outbox.db.mark")
    folder.mkdir()
    open_outbox(path, clock).close()
    for _ in range(cuts // CUTS_PER_RUN):
        disk.notes.clear()
        before = contents(folder)
        kiosk = Kiosk(path, clock, disk, dice, level)
        kiosk.work(30)
        notes, moments = list(disk.notes), kiosk.moments
        last_mark = mark_path.read_bytes()
        kiosk.outbox.close()
        for _ in range(CUTS_PER_RUN):
            at = dice.randrange(moments[0][0], len(notes) + 1)
            files = after_power_failure(before, notes[:at], dice)
            # Never forced to the disk while records come in: it may be far behind.
            files[mark_path] = last_mark if at == len(notes) else before[mark_path]
            put(folder, files)
            lost += not _is_acknowledged(open_outbox(path, clock), moments, at)
            put(folder, files)
    return lost


def _is_acknowledged(outbox: Outbox, moments: list[tuple[int, Dump]], at: int) -> bool:
    """Whether the queue is as the last step before the cut left it, or as the one under way."""
    done = max(index for index, (count, _) in enumerate(moments) if count <= at)
    allowed = [state for _, state in moments[done : done + 2]]
    found = dump(outbox)
    outbox.close()
    return found in allowed


def test_nothing_acknowledged_is_lost_in_600_power_cuts(disk, tmp_path):
    folder = tmp_path / "data"
    assert lost_states(folder, disk, random.Random(20260310), "FULL", CUTS) == 0


def test_the_simulation_finds_what_a_weaker_setting_loses(disk, tmp_path):
    folder = tmp_path / "data"
    # Without the forcing to the disk at each commit, most cuts undo something acknowledged.
    assert lost_states(folder, disk, random.Random(1), "NORMAL", 60) > 20


def test_a_power_cut_while_the_file_is_made_leaves_one_that_works(disk, tmp_path):
    folder, dice = tmp_path / "data", random.Random(7)
    folder.mkdir()
    path, clock = folder / "outbox.db", HandClock()
    open_outbox(path, clock).close()
    notes = list(disk.notes)
    for at in range(len(notes) + 1):
        put(folder, after_power_failure({}, notes[:at], dice))
        outbox = open_outbox(path, clock)
        outbox.attend(SINKS, "kiosk-1")
        assert outbox.append([draft(RecordType.COUNT, clock)]) == 1
        assert not outbox.take_notices()
        outbox.close()
