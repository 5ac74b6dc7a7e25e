"""Waiting times between tries that double up to a limit."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Backoff:
    """Doubling waiting times with some chance in them, so that many kiosks spread out.

    Args:
        first_s: The first waiting time.
        limit_s: The longest.
        jitter: Each time varies by this fraction up and down.
        chance: Gives numbers from 0 to 1.
    """

    def __init__(
        self,
        first_s: float = 1.0,
        limit_s: float = 30.0,
        jitter: float = 0.2,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._first_s = first_s
        self._limit_s = limit_s
        self._jitter = jitter
        self._chance = chance
        self._next_s = first_s

    def next_s(self) -> float:
        """Seconds to wait before the next try."""
        wait_s = self._next_s * (1 + self._jitter * (2 * self._chance() - 1))
        self._next_s = min(self._next_s * 2, self._limit_s)
        return wait_s

    def reset(self) -> None:
        """Begin again after a success."""
        self._next_s = self._first_s
