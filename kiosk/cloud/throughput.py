"""How many records went through in each of the last minutes."""

from __future__ import annotations

from collections import deque
from typing import Final

MINUTES: Final = 60


class Throughput:
    """Counts by minute of a monotonic clock.

    Args:
        now: Seconds.
    """

    def __init__(self, now: float) -> None:
        self._counts: deque[int] = deque([0] * MINUTES, maxlen=MINUTES)
        self._minute = int(now // 60)

    def add(self, records: int, now: float) -> None:
        """Records went through."""
        self._move_on(now)
        self._counts[-1] += records

    def per_minute(self, now: float) -> tuple[int, ...]:
        """The last 60 minutes, the current one last."""
        self._move_on(now)
        return tuple(self._counts)

    def _move_on(self, now: float) -> None:
        minute = int(now // 60)
        for _ in range(min(minute - self._minute, MINUTES)):
            self._counts.append(0)
        self._minute = max(self._minute, minute)
