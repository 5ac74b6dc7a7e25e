"""Recent counts, for the chart of the last minutes; bounded, in memory only."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import PeopleCount

_CARRY_S: Final = 3
"""A count holds this long without a new frame; after that the curve has a gap."""


@dataclass(frozen=True, slots=True, eq=False)
class RecentCounts:
    """People present over the last minutes, one value a second, oldest first.

    Attributes:
        seconds_ago: (n,) float32, from -(n - 1) to 0.
        total: (n,) float32, NaN where nothing was analysed.
        female: (n,) float32, likewise.
        male: (n,) float32, likewise.
        unknown: (n,) float32, likewise.
    """

    seconds_ago: NDArray[np.float32]
    total: NDArray[np.float32]
    female: NDArray[np.float32]
    male: NDArray[np.float32]
    unknown: NDArray[np.float32]


class CountHistory:
    """Keeps the curve of the last minutes. One thread enters, others may read.

    Its time is that of the source: a clock that is set changes nothing that was entered.
    """

    def __init__(self, minutes: float = 10) -> None:
        """Start empty.

        Args:
            minutes: Length of the curve.
        """
        self._lock = threading.Lock()
        self._recent = np.full((max(2, round(minutes * 60)), 3), np.nan, np.float32)
        self._second: int | None = None

    def update(self, count: PeopleCount, at_ns: int) -> None:
        """Enter one frame.

        Args:
            count: People present in it.
            at_ns: ``captured_ns`` of the frame.
        """
        second = at_ns // NANOS_PER_S
        row = (count.female, count.male, count.unknown)
        n = len(self._recent)
        with self._lock:
            if self._second is None or second < self._second or second - self._second >= n:
                self._recent[:] = np.nan
            else:
                held = self._recent[self._second % n].copy()
                for s in range(self._second + 1, second):
                    self._recent[s % n] = held if s - self._second <= _CARRY_S else np.nan
            self._second = second
            self._recent[second % n] = row

    def recent(self) -> RecentCounts:
        """The curve of the last minutes; ends at the latest frame."""
        n = len(self._recent)
        with self._lock:
            end = 0 if self._second is None else self._second + 1
            rows = np.roll(self._recent, -(end % n), axis=0)
        return RecentCounts(
            np.arange(1 - n, 1, dtype=np.float32),
            rows.sum(axis=1),
            rows[:, 0].copy(),
            rows[:, 1].copy(),
            rows[:, 2].copy(),
        )
