"""Finding the bad record in a batch that a receiver refuses as a whole."""

from __future__ import annotations

from collections import deque
from typing import Final

DEADLY_SHARE: Final = 0.2
"""When more of a batch than this dies, the fault is hardly in the records."""
_FEW: Final = 10
"""Batches of fewer records than this are looked at together with those before."""


class Split:
    """The parts of a refused batch that are still to be sent, in order.

    Args:
        size: Records in the batch.
    """

    def __init__(self, size: int) -> None:
        self._parts: deque[int] = deque([size])

    @property
    def next_size(self) -> int:
        """Most records of the next part; 0 at the end."""
        return self._parts[0] if self._parts else 0

    def refused(self, size: int) -> int:
        """A part of at least two records was refused; returns the size of its first half."""
        self._passed_over(size)
        self._parts.appendleft(size // 2)
        self._parts.appendleft(size - size // 2)
        return self._parts[0]

    def settled(self, size: int) -> None:
        """Records were taken, or kept aside."""
        self._passed_over(size)

    def _passed_over(self, size: int) -> None:
        while self._parts and size:
            step = min(size, self._parts[0])
            size -= step
            self._parts[0] -= step
            if not self._parts[0]:
                self._parts.popleft()


class Mortality:
    """Tells when too many records die, so that a broken receiver does not eat the queue.

    Too many is more than a fifth of a batch. One record is no pattern, however; of batches
    that are small, three of the last ten records are.
    """

    def __init__(self) -> None:
        self._latest: deque[bool] = deque(maxlen=_FEW)
        self._size = 0
        self._dead = 0

    def begin(self, size: int) -> None:
        """A new batch of that many records is looked at."""
        self._size, self._dead = size, 0

    def too_high(self, fates: list[bool]) -> bool:
        """Whether too many have died.

        Args:
            fates: Of each record that was settled now, in order: whether it died.
        """
        self._latest.extend(fates)
        died = sum(fates)
        self._dead += died
        if not died:
            return False
        of_batch = self._dead >= 2 and self._dead > DEADLY_SHARE * self._size
        of_latest = self._size < _FEW and sum(self._latest) > DEADLY_SHARE * _FEW
        return of_batch or of_latest
