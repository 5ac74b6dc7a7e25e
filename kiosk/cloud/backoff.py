"""How long to wait before a failed request is repeated."""

from __future__ import annotations

import random
from typing import Final

BASE_S: Final = 1.0
LONGEST_S: Final = 300.0


class FullJitter:
    """Random pauses between 0 and min(300 s, 1 s x 2^n), so that a fleet does not march.

    "Full jitter" of M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015.
    """

    def __init__(self, generator: random.Random | None = None) -> None:
        self._generator = generator or random.Random()  # noqa: S311  (nothing secret)

    def __call__(self, failures: int) -> float:
        """Seconds to wait.

        Args:
            failures: Failures in a row before the one that has just happened, from 0.
        """
        # 2 ** 9 s is beyond the limit already; far more would overflow.
        limit_s = min(LONGEST_S, BASE_S * 2.0 ** min(failures, 9))
        return self._generator.uniform(0.0, limit_s)
