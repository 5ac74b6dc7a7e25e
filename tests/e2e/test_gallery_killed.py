"""The gallery against kill -9 at any moment, by processes that really die."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from . import gallery_worker as worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")

KILLS = 200


class Nursery:
    """The process that forks workers."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, worker.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.hear() == {"ready": True}

    def order(self, home: Path, **order: object) -> int:
        """Start a worker; returns its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"home": str(home), **order}) + "\n")
        self._process.stdin.flush()
        return int(self.hear()["worker"])

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        heard: dict[str, Any] = json.loads(self._process.stdout.readline())
        return heard

    def until_dead(self) -> list[dict[str, Any]]:
        """What the worker said; the last is the news of its death."""
        heard = [self.hear()]
        while "dead" not in heard[-1]:
            heard.append(self.hear())
        return heard

    def close(self) -> None:
        self._process.communicate(timeout=60)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(
    monkeypatch: pytest.MonkeyPatch, allow_log: Callable[[str], None]
) -> None:
    allow_log("was gone; its backup is used")  # what the backup holds is looked at
    # What was written outlives the process that wrote it also without; see the worker.
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


def _possible(people: dict[int, str], heard: list[dict[str, Any]]) -> list[dict[int, str]]:
    """The states that may be found: what was acknowledged, and what was under way."""
    under_way = people
    for line in heard:
        if "begin" in line:
            under_way = worker.apply(line["begin"], people)
        if "done" in line:
            people = under_way
    return [people, under_way]


def _without_file(home: Path, copy: Path) -> dict[int, str]:
    """Whom the backup would bring back."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    (copy / "identity" / "people.vault").unlink(missing_ok=True)
    return worker.people_in(worker.gallery_in(copy).contents())


def test_acknowledged_changes_stay_and_the_erased_never_return(
    nursery: Nursery, tmp_path: Path
) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    people: dict[int, str] = {}
    rng = random.Random(4)
    changes, interrupted = 0, 0
    for kill in range(KILLS):
        victim = nursery.order(home, seed=kill + 1)
        heard = [nursery.hear() for _ in range(rng.randint(1, 9))]
        time.sleep(rng.expovariate(1 / 0.004))  # any moment will do
        os.kill(victim, signal.SIGKILL)
        heard += nursery.until_dead()
        assert heard[-1] == {"dead": -signal.SIGKILL}
        changes += sum("done" in line for line in heard)
        interrupted += "begin" in heard[-2]
        possible = _possible(people, heard)
        assert _without_file(home, copy) in possible
        gallery = worker.gallery_in(home)
        people = worker.people_in(gallery.contents())
        assert people in possible
        assert _without_file(home, copy) == people
        assert gallery.problems() == ()
    # They were killed at work, and in the middle of a change, not between two.
    assert changes > KILLS
    assert interrupted > KILLS // 2


@pytest.mark.parametrize(
    ("kind", "number", "numbers"),
    [
        ("add", 1, ()),
        ("destroy", 0, ()),
        ("add", 3, (1, 2)),
        ("erase", 2, (1, 2)),
        ("destroy", 0, (1, 2)),
    ],
)
def test_death_before_each_single_step(
    nursery: Nursery, tmp_path: Path, kind: str, number: int, numbers: tuple[int, ...]
) -> None:
    change = {"kind": kind, "number": number, "text": ""}
    start, home, copy = tmp_path / "start", tmp_path / "home", tmp_path / "copy"
    start.mkdir()
    for one in numbers:
        worker.carry_out({"kind": "add", "number": one}, worker.gallery_in(start))
    before = worker.people_in(worker.gallery_in(start).contents())
    after = worker.apply(change, before)
    steps, repaired = 0, 0
    while True:
        steps += 1
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(start, home)
        nursery.order(home, change=change, die_at=steps)
        heard = nursery.until_dead()
        if heard[-1] == {"dead": 0}:
            break
        assert heard == [{"dead": -signal.SIGKILL}]
        # The next start dies as well, somewhere in its repairs.
        nursery.order(home, change=None, die_at=1 + steps % 23)
        repaired += nursery.until_dead()[-1] == {"dead": 0}
        assert _without_file(home, copy) in (before, after)
        gallery = worker.gallery_in(home)
        found = worker.people_in(gallery.contents())
        assert found in (before, after)
        assert _without_file(home, copy) == found
        assert gallery.problems() == ()
        worker.carry_out({"kind": "add", "number": 9}, gallery)
        assert worker.people_in(gallery.contents()) == {**found, 9: ""}
    assert worker.people_in(worker.gallery_in(home).contents()) == after
    assert steps > 8
    assert repaired < steps
