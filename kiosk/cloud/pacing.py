"""When a sink tries next, and with how much: the rules of docs/sync.md, without any waiting.

All times are seconds of one monotonic clock, which the caller tells, so that the very same rules
run in a simulation of a fleet.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from kiosk.cloud.backoff import FullJitter
from kiosk.core.sync import SinkState

if TYPE_CHECKING:
    import random

SPREAD_S: Final = 30.0
"""After a start of the program, sinks begin at a random moment within this time."""
PROBES_AFTER: Final = 10
"""Failures in a row after which single records are tried."""
PROBE_MIN_S: Final = 300.0
PROBE_MAX_S: Final = 3600.0
_ROUND_S: Final = 1.0
_FULL_SPEED: Final = 64
"""Batches per round from which on there is no limit: one at a time is under way anyway."""
_LATER_BY: Final = 0.25
"""A pause that the receiver asks for is stretched by up to this share, by chance."""


class Pacing:
    """The timing of one sink.

    Args:
        generator: Chance.
        linger_s: For how long a batch that is not full waits for more records.
        now: The present time, seconds.
        spread: Whether to begin at a random moment: fleets are switched on together.
    """

    def __init__(
        self, generator: random.Random, linger_s: float, now: float, *, spread: bool
    ) -> None:
        self._random = generator
        self._jitter = FullJitter(generator)
        self.linger_s = linger_s
        """For how long a batch that is not full waits for more records."""
        self._sent_at = -math.inf
        self.trouble: SinkState | None = None
        """Why the usual rules do not hold; None when they do."""
        self.fails = 0
        """Failed tries in a row."""
        self.not_before = now
        """The earliest moment for a try."""
        self._probes = 0
        self._round_ends = now
        self._round_left = 0
        self._round_size = 0
        """Batches per round; 0 when there is no limit."""
        if spread:
            self.not_before = now + generator.uniform(0.0, SPREAD_S)
            self._ramp_up(self.not_before)

    @property
    def probing(self) -> bool:
        """Whether only single records are tried."""
        return self.trouble is not None and self.trouble is not SinkState.RETRYING

    def due_at(self, *, waiting: bool, full: bool) -> float:
        """When to try next; infinite when there is nothing to try.

        Args:
            waiting: Whether records wait.
            full: Whether they fill a batch, or must not wait for more.
        """
        if not waiting or self.trouble is SinkState.HALTED:
            return math.inf
        due = self.not_before
        if self.trouble is not None:
            return due
        if not full:
            due = max(due, self._sent_at + self.linger_s)
        if self._round_size and not self._round_left:
            due = max(due, self._round_ends)
        return due

    def trying(self, now: float) -> None:
        """A try begins."""
        if self._round_size:
            if now >= self._round_ends and not self._round_left:
                self._round_size *= 2
                self._round_left = self._round_size
                self._round_ends = now + _ROUND_S
                if self._round_size > _FULL_SPEED:
                    self._round_size = 0
            self._round_left = max(0, self._round_left - 1)
        self._sent_at = now

    def answered(self, now: float) -> None:
        """The receiver works: it took the batch, or said which part it does not want."""
        if self.trouble is not None:
            self._ramp_up(now)
        self.trouble, self.fails, self._probes = None, 0, 0
        self.not_before = now

    def failed(self, now: float, retry_after_s: float | None = None) -> None:
        """A try failed; it may work later.

        Args:
            now: The present time.
            retry_after_s: The pause that the receiver asks for.
        """
        pause_s = self._jitter(self.fails)
        if retry_after_s is not None:
            asked_s = retry_after_s * (1.0 + self._random.uniform(0.0, _LATER_BY))
            pause_s = max(pause_s, asked_s)
        self.fails += 1
        self.trouble = SinkState.RETRYING if self.fails < PROBES_AFTER else SinkState.PROBING
        self.not_before = now + pause_s

    def turned_away(self, now: float, trouble: SinkState) -> None:
        """Somebody has to mend something: the credential, or the address.

        Args:
            now: The present time.
            trouble: ``REFUSED`` or ``MISCONFIGURED``.
        """
        if trouble is not self.trouble:
            self._probes = 0
        self.trouble = trouble
        self.fails += 1
        longest_s = min(PROBE_MAX_S, 2.0 * PROBE_MIN_S * 2.0 ** min(self._probes, 8))
        self._probes += 1
        self.not_before = now + self._random.uniform(PROBE_MIN_S, longest_s)

    def halt(self) -> None:
        """Wait for the operator."""
        self.trouble = SinkState.HALTED

    def hurry(self, now: float) -> None:
        """Forget all pauses: the operator wants it tried now."""
        self.trouble, self.fails, self._probes = None, 0, 0
        self.not_before = now
        self._sent_at = -math.inf
        self._round_size = 0

    def _ramp_up(self, now: float) -> None:
        """Begin with one batch, then two, four ... each second."""
        self._round_size = self._round_left = 1
        self._round_ends = now + _ROUND_S
