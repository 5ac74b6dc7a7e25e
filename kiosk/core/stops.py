"""For how long a face stood still."""

from __future__ import annotations

from collections import deque
from math import hypot
from typing import Final

from kiosk.core.types import NANOS_PER_S

_HALF_NS: Final = NANOS_PER_S // 4
"""Half of the time over which the speed is smoothed."""
_STEP_NS: Final = NANOS_PER_S // 25
"""Longer ways from frame to frame are taken in steps, so that the frame rate does not matter."""


class StopMeter:
    """Adds up the time for which one face stood still.

    The speed at a moment is the way from a quarter of a second before it to a quarter of a
    second after it, as the crow flies, so a stop is neither late at its begin nor at its end.
    Only where the face was at the two ends matters, between frames on a straight line: neither
    the frame rate nor the jitter of the boxes changes the sum. At the first and the last sight
    of the face the window is cut off.
    """

    __slots__ = ("_judged_to_ns", "_path", "_slack", "_standing", "_sum_ns")

    def __init__(self) -> None:
        self._path: deque[tuple[int, float, float, float]] = deque()  # back to the window's start
        self._sum_ns = 0
        self._judged_to_ns = 0
        self._standing = False
        self._slack: float | None = None

    @property
    def stopped_ns(self) -> int:
        """Time stood still so far, as if the face were not seen again."""
        if not self._standing:
            return self._sum_ns
        return self._sum_ns + self._path[-1][0] - self._judged_to_ns

    def add(self, at_ns: int, x: float, y: float, width: float, stop_speed: float) -> None:
        """Take where the face is now.

        Args:
            at_ns: Time of the frame; one that is not later than the last is passed over.
            x: Centre of the face, pixels.
            y: Centre of the face, pixels.
            width: Of the face, pixels.
            stop_speed: Face widths per second below which it stands still.
        """
        path = self._path
        if not path:
            self._judged_to_ns = at_ns
            path.append((at_ns, x, y, width))
            return
        t0, x0, y0, w0 = path[-1]
        steps = -(-(at_ns - t0) // _STEP_NS)
        for step in range(1, steps + 1):
            share = step / steps
            self._go(
                t0 + round(share * (at_ns - t0)),
                x0 + share * (x - x0),
                y0 + share * (y - y0),
                w0 + share * (width - w0),
                stop_speed,
            )

    def _go(self, at_ns: int, x: float, y: float, width: float, stop_speed: float) -> None:
        """One step on, in which the way is straight; judges the moment half a window ago."""
        path = self._path
        path.append((at_ns, x, y, width))
        centre_ns = at_ns - _HALF_NS
        if centre_ns < path[0][0]:
            return
        while path[1][0] <= centre_ns - _HALF_NS:
            path.popleft()
        (t0, x0, y0, w0), (t1, x1, y1, _) = path[0], path[1]
        start_ns = max(centre_ns - _HALF_NS, t0)
        share = (start_ns - t0) / (t1 - t0)
        moved = hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
        allowed = stop_speed * (at_ns - start_ns) / NANOS_PER_S * (w0 + width) / 2
        slack = allowed - moved
        standing = slack > 0
        if self._slack is None or standing == self._standing:
            stood = standing * 1.0
        else:
            # The way changes steadily: where it met the limit lies between the two moments.
            share = self._slack / (self._slack - slack)
            stood = share if self._standing else 1 - share
        self._sum_ns += round(stood * (centre_ns - self._judged_to_ns))
        self._judged_to_ns, self._standing, self._slack = centre_ns, standing, slack

    def restart(self) -> None:
        """Forget the way so far, not the sum: the next place has nothing to do with it."""
        self._sum_ns = self.stopped_ns
        self._path.clear()
        self._standing = False
        self._slack = None
