"""Both ends are killed at random moments: nothing is lost, doubled or without its number."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from .collector_process import CollectorProcess
from .sync_sender import DEVICE

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 1800.0


class SenderProcess:
    """The sending half; remembers the highest number that it has called durable."""

    def __init__(self, folder: Path, url: str, token: str, records: int, group: int) -> None:
        module = "tests.e2e.sync_sender"
        arguments = [str(folder), url, token, str(records), str(group)]
        self._command = [sys.executable, "-m", module, *arguments]
        self._errors = folder / "errors.txt"
        self.durable = 0
        self.kills = 0
        self._works = threading.Event()

    def start(self) -> None:
        self._works.clear()
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
            )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self._process.stdout:
            if line.endswith(b"\n"):  # what was cut off was not promised
                self.durable = max(self.durable, int(line))
                self._works.set()
        self._works.set()

    def wait_until_it_works(self) -> None:
        """Until it has said something, or has ended."""
        assert self._works.wait(PATIENCE_S)

    def _clean_up(self) -> None:
        self._reader.join()
        self._process.stdout.close()
        self._process.stdin.close()

    def kill(self) -> bool:
        """``kill -9``; returns False when it had ended by itself."""
        ended = self._process.poll() is not None
        self._process.kill()
        code = self._process.wait()
        self._clean_up()
        assert not ended or code == 0, self._errors.read_text()[-2000:]
        self.kills += not ended
        return not ended

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def discard(self) -> None:
        """End it whatever it does, after a failed test, too."""
        self._process.kill()
        self._process.wait()
        self._clean_up()

    def finish(self) -> None:
        """Wait until it has delivered everything."""
        code = self._process.wait(PATIENCE_S)
        self._clean_up()
        assert code == 0, self._errors.read_text()[-2000:]


def torment(
    folder: Path, records: int, group: int, seed: int, chaos_s: float, life_s: float
) -> dict[str, float]:
    """Kill both ends again and again, then let them finish; checks what arrived.

    ``life_s`` is the longest life of each end, counted from when it works.
    """
    chance = random.Random(seed)
    collector = CollectorProcess(folder / "collector")
    (folder / "kiosk").mkdir()
    token = collector.admit(DEVICE)
    sender = SenderProcess(folder / "kiosk", collector.url, token, records, group)
    receiver_kills, works, started = 0, threading.Event(), time.monotonic()

    def kill_receiver() -> None:
        nonlocal receiver_kills
        while not works.wait(chance.uniform(0.3, life_s)):
            collector.server.kill()
            receiver_kills += 1
            works.wait(chance.uniform(0.0, 1.0))
            collector.server.start()

    collector.server.start()
    try:
        sender.start()
        killer = threading.Thread(target=kill_receiver)
        killer.start()
        try:
            while time.monotonic() - started < chaos_s:
                sender.wait_until_it_works()
                time.sleep(chance.uniform(0.2, life_s))
                if not sender.kill():
                    break  # all delivered in the middle of it
                sender.start()
        finally:
            works.set()
            killer.join()
        arrived = collector.stored(DEVICE).records
        if sender.running:
            sender.finish()
    finally:
        sender.discard()
        collector.server.kill()

    stored = collector.stored(DEVICE)
    assert stored.epochs == 1, "the queue survived"
    assert sender.durable == records
    assert stored.records == stored.ids == stored.numbers == records, "0 lost, 0 doubled"
    assert (stored.first, stored.last) == (1, records), "without holes"
    return {
        "records": records,
        "kills of the sender": sender.kills,
        "kills of the receiver": receiver_kills,
        "arrived between kills": arrived,
        "seconds": round(time.monotonic() - started),
    }


@pytest.mark.timeout(300)
def test_both_ends_killed_at_random(tmp_path):
    figures = torment(tmp_path, records=60_000, group=40, seed=7, chaos_s=25, life_s=4)
    print("figures", figures)
    assert figures["kills of the sender"] >= 2
    assert figures["kills of the receiver"] >= 2
    assert figures["arrived between kills"] > 0


@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_a_million_records_with_both_ends_killed(tmp_path, capsys):
    figures = torment(tmp_path, records=1_000_000, group=400, seed=11, chaos_s=420, life_s=12)
    with capsys.disabled():
        print(figures)
