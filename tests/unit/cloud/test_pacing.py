"""The timing of one sink, and of a thousand of them that were switched on together."""

from __future__ import annotations

import heapq
import math
import random
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cloud.pacing import PROBE_MAX_S, PROBE_MIN_S, PROBES_AFTER, SPREAD_S, Pacing
from kiosk.core.sync import SinkState

LINGER_S = 10.0


def pacing(seed: int = 1, now: float = 0.0, *, spread: bool = False) -> Pacing:
    return Pacing(random.Random(seed), LINGER_S, now, spread=spread)


def test_the_first_record_after_silence_goes_at_once():
    pace = pacing()
    assert pace.due_at(waiting=False, full=False) == math.inf
    assert pace.due_at(waiting=True, full=False) == 0.0
    pace.trying(3.0)
    pace.answered(3.1)
    assert pace.due_at(waiting=True, full=False) == 13.0
    assert pace.due_at(waiting=True, full=True) == 3.1
    assert pace.due_at(waiting=True, full=False) <= 60.0, "after a minute of silence: at once"


@given(st.integers(0, 10**6), st.integers(0, 30))
def test_pauses_grow_within_their_limit(seed, failures):
    pace, now = pacing(seed), 0.0
    for n in range(failures):
        pace.failed(now)
        assert 0 <= pace.not_before - now <= min(300.0, 2.0**n)
        expected = SinkState.RETRYING if n + 1 < PROBES_AFTER else SinkState.PROBING
        assert pace.trouble is expected
        assert pace.probing is (expected is SinkState.PROBING)
        now = pace.not_before
    pace.answered(now)
    assert (pace.trouble, pace.fails, pace.probing) == (None, 0, False)


@given(st.integers(0, 10**6), st.floats(1, 3600))
def test_the_receiver_gets_the_pause_that_it_asks_for(seed, asked_s):
    pace = pacing(seed)
    pace.failed(100.0, asked_s)
    assert pace.not_before >= 100.0 + asked_s


@pytest.mark.parametrize("trouble", [SinkState.REFUSED, SinkState.MISCONFIGURED])
@given(seed=st.integers(0, 10**6))
def test_who_is_turned_away_probes_every_5_to_60_minutes_for_ever(trouble, seed):
    pace, now = pacing(seed), 0.0
    for _ in range(30):
        pace.turned_away(now, trouble)
        assert PROBE_MIN_S <= pace.not_before - now <= PROBE_MAX_S
        assert pace.probing
        assert pace.due_at(waiting=True, full=True) == pace.not_before
        now = pace.not_before


def test_a_halt_lasts_until_the_operator_ends_it():
    pace = pacing()
    pace.halt()
    assert pace.due_at(waiting=True, full=True) == math.inf
    pace.hurry(50.0)
    assert pace.due_at(waiting=True, full=False) == 50.0


def test_on_recovery_1_2_4_batches_a_second():
    pace, now = pacing(), 0.0
    for _ in range(4):
        pace.failed(now)
        now = pace.not_before
    pace.trying(now)
    pace.answered(now)
    sent, begin = Counter(), now
    while now - begin < 12.0:
        now = max(now, pace.due_at(waiting=True, full=True)) + 0.001
        pace.trying(now)
        pace.answered(now)
        sent[int(now - begin)] += 1
    assert [sent[second] for second in range(7)] == [1, 2, 4, 8, 16, 32, 64]
    assert sent[8] > 128, "then as fast as it goes"


# ---------------------------------------------------------------------------- a fleet


@dataclass
class Fleet:
    """Kiosks in virtual time: real ``Pacing``, a receiver that answers after 50 ms or is down.

    What is simulated: the clock, the network and the receiver. Each kiosk has records waiting
    (``backlog`` full batches) and makes new ones all the time; batches are taken as a
    ``SinkWorker`` takes them, with probes of one record when the pacing says so.
    """

    kiosks: int
    backlog: int
    seed: int
    down_until: float = 0.0
    requests: Counter[int] = field(default_factory=Counter)
    drained_at: float = 0.0

    def run(self, until: float) -> None:
        generator = random.Random(self.seed)
        paces = [Pacing(generator, LINGER_S, 0.0, spread=True) for _ in range(self.kiosks)]
        backlog = [self.backlog] * self.kiosks
        queue = [
            (pace.due_at(waiting=True, full=self.backlog > 0), i) for i, pace in enumerate(paces)
        ]
        heapq.heapify(queue)
        while queue and queue[0][0] < until:
            now, i = heapq.heappop(queue)
            pace = paces[i]
            due = pace.due_at(waiting=True, full=backlog[i] > 0)
            if due > now:
                heapq.heappush(queue, (due, i))
                continue
            self.requests[int(now)] += 1
            whole = not pace.probing
            pace.trying(now)
            then = now + 0.05
            if now < self.down_until:
                pace.failed(then)
            else:
                pace.answered(then)
                if backlog[i] and whole:
                    backlog[i] -= 1
                    if not any(backlog[i:]) and not any(backlog):
                        self.drained_at = self.drained_at or then
            heapq.heappush(queue, (max(then, pace.due_at(waiting=True, full=backlog[i] > 0)), i))

    def peak_to_mean(self, start: float, end: float) -> float:
        """Of requests per second."""
        seconds = range(int(start), int(end))
        return (
            max(self.requests[s] for s in seconds)
            * len(seconds)
            / sum(self.requests[s] for s in seconds)
        )


@pytest.mark.parametrize("backlog", [0, 1, 5, 20, 100])
@pytest.mark.parametrize("seed", range(3))
def test_a_thousand_kiosks_that_restart_together_do_not_peak(backlog, seed):
    """From the restart until the last backlog is gone (with none: for two minutes)."""
    fleet = Fleet(1000, backlog, seed)
    fleet.run(120.0)
    end = fleet.drained_at if backlog else 120.0
    assert 0 < end < 120.0 or not backlog, "the backlog is gone"
    ratio = fleet.peak_to_mean(0.0, end)
    print("peak to mean", round(ratio, 2))
    assert ratio <= 3.0


@pytest.mark.parametrize("seed", range(3))
def test_nor_when_they_restart_while_the_receiver_is_down(seed):
    """It comes back after ten minutes; everybody has 20 batches by then.

    Averaged over ten seconds: a kiosk tries once in 150 s on average then.
    """
    fleet = Fleet(1000, 20, seed, down_until=600.0)
    fleet.run(1500.0)
    assert 0 < fleet.drained_at < 1500.0
    tens = Counter()
    for second, count in fleet.requests.items():
        if 600 <= second < fleet.drained_at:
            tens[second // 10] += count
    ratio = max(tens.values()) * len(tens) / sum(tens.values())
    print("peak to mean", round(ratio, 2))
    assert ratio <= 3.0


def test_offsets_fill_the_whole_time():
    offsets = [pacing(seed, 5.0, spread=True).not_before - 5.0 for seed in range(500)]
    assert 0 <= min(offsets) < 1 < SPREAD_S - 1 < max(offsets) <= SPREAD_S
