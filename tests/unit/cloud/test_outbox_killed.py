"""A process that fills and empties the queue is killed, again and again, without any warning."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

WORKER = Path(__file__).with_name("outbox_worker.py")
PATIENCE_S = 60


def start(folder: Path, task: str) -> tuple[subprocess.Popen[str], str]:
    """The process, when it has opened the queue, and the epoch that it found."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), task], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    word, _, epoch = process.stdout.readline().strip().partition(" ")
    assert word == "ready"
    return process, epoch


def lines(path: Path) -> list[list]:
    """What was written before a kill; of a broken line nothing was acted upon."""
    whole = []
    for line in path.read_text("utf-8").splitlines():
        with contextlib.suppress(json.JSONDecodeError):
            whole.append(json.loads(line))
    return whole


def kill_again_and_again(folder: Path, kills: int, longest_s: float) -> int:
    """Kill so many times, let the last one finish, and compare; returns the number of records."""
    dice, epochs = random.Random(), set()
    for _ in range(kills):
        process, epoch = start(folder, "work")
        epochs.add(epoch)
        # Some die at once, in the midst of what the one before left behind.
        time.sleep(dice.random() ** 2 * longest_s)
        process.kill()
        process.communicate(timeout=PATIENCE_S)
    process, epoch = start(folder, "finish")
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0
    assert epochs == {epoch}
    promised, taken = lines(folder / "promised.jsonl"), lines(folder / "taken.jsonl")
    require_same_tries(taken)
    return require_once_each(promised, taken)


def require_same_tries(taken: list[list]) -> None:
    """A repeated try carried the same bytes."""
    seen: dict[str, str] = {}
    for _, batch, digest, _ in taken:
        assert seen.setdefault(batch, digest) == digest
    assert len(taken) > len(seen), "no try was repeated: the test tests nothing"


def require_once_each(promised: list[list], taken: list[list]) -> int:
    """Every promised record arrived, in order, without a hole; receivers know ids again."""
    arrived: dict[str, dict[str, tuple[int, str]]] = {"everything": {}, "visits": {}}
    for name, _, _, records in taken:
        for seq, identity, data in records:
            assert arrived[name].setdefault(identity, (seq, data)) == (seq, data)
    everything = list(arrived["everything"].values())
    assert [seq for seq, _ in everything] == list(range(1, len(everything) + 1))
    assert list(arrived["everything"]) == sorted(arrived["everything"])
    numbers = [seq for seq, _ in arrived["visits"].values()]
    assert numbers == sorted(set(numbers))
    assert arrived["visits"].items() <= arrived["everything"].items()
    groups = Counter(json.loads(data)["group"] for _, data in everything)
    sizes = {json.loads(d)["group"]: json.loads(d)["of"] for _, d in everything}
    # Promised or not: all of a group or nothing.
    assert groups == sizes
    for group, last, count in promised:
        assert groups[group] == count
        assert json.loads(everything[last - 1][1])["group"] == group
    return len(everything)


def test_killed_at_random_nothing_is_lost_doubled_or_missing(tmp_path):
    assert kill_again_and_again(tmp_path, kills=25, longest_s=0.5) > 0


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_killed_400_times_nothing_is_lost_doubled_or_missing(tmp_path):
    records = kill_again_and_again(tmp_path, kills=400, longest_s=2.0)
    print(f"\n400 kills, {records} records: 0 lost, 0 doubled, no hole")
