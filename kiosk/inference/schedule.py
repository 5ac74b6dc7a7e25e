"""Which faces the costly networks look at, and when.

Attributes belong to a person, not to a frame: a face is read a few times when it is new,
again when it shows a better view, and now and then after that. A budget in stream time keeps
the cost bounded however many faces there are, and faces without an estimate go first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from kiosk.core.types import NANOS_PER_S

_BETTER: Final = 1.25
"""A view is better when its quality is higher by this factor."""


class Budget:
    """A token bucket in stream time.

    Args:
        per_s: Tokens gained per second of the stream.
        capacity: Most tokens that can be saved up.
    """

    def __init__(self, per_s: float, capacity: float) -> None:
        self._per_s = per_s
        self._capacity = capacity
        self._tokens = capacity
        self._now_ns: int | None = None

    def advance(self, now_ns: int) -> None:
        """Gain the tokens of the time since the last call."""
        if self._now_ns is not None:
            gained = (now_ns - self._now_ns) / NANOS_PER_S * self._per_s
            self._tokens = min(self._capacity, self._tokens + max(gained, 0.0))
        self._now_ns = now_ns

    def take(self) -> bool:
        """Spend one token if there is one."""
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        return True


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often one face is read by one network.

    Attributes:
        steps: (readings so far, seconds until the next) in ascending order; the last step
            with no more readings than the face has counts.
        better_after_s: Least seconds between two readings when a better view appears.
    """

    steps: tuple[tuple[int, float], ...]
    better_after_s: float

    def interval_s(self, readings: int) -> float:
        """Seconds from the latest reading to the next, without a better view."""
        interval = self.steps[0][1]
        for least, seconds in self.steps:
            if readings >= least:
                interval = seconds
        return interval


class Turn:
    """When one face is to be read again by one network.

    Attributes:
        readings: Readings so far.
    """

    __slots__ = ("_best", "_hastened", "_interval_ns", "_last_ns", "_rhythm", "readings")

    def __init__(self, rhythm: Rhythm) -> None:
        self._rhythm = rhythm
        self._best = 0.0
        self._last_ns = 0
        self._interval_ns = 1
        self._hastened = False
        self.readings = 0

    def note(self, quality: float, now_ns: int) -> None:
        """A view of some quality was read."""
        self.readings += 1
        self._best = max(self._best, quality)
        self._last_ns = now_ns
        self._interval_ns = int(self._rhythm.interval_s(self.readings) * NANOS_PER_S)
        self._hastened = False

    def change(self, rhythm: Rhythm) -> None:
        """Follow another rhythm from the latest reading on; readings are counted anew."""
        self._rhythm = rhythm
        self.readings = 1 if self.readings else 0
        self._interval_ns = int(rhythm.interval_s(self.readings) * NANOS_PER_S)

    def hasten(self) -> None:
        """Something changed: the next reading is due as soon as one for a better view is."""
        self._hastened = True

    def ripeness(self, quality: float, now_ns: int) -> float:
        """Time since the latest reading in units of the interval; due from 1 on.

        Args:
            quality: Of the present view; a better one shortens the interval.
            now_ns: ``captured_ns`` of the frame.

        Returns:
            Infinity for a face that was never read.
        """
        if not self.readings:
            return math.inf
        interval_ns = self._interval_ns
        if self._hastened or quality > _BETTER * self._best:
            interval_ns = min(interval_ns, int(self._rhythm.better_after_s * NANOS_PER_S))
        return (now_ns - self._last_ns) / interval_ns
