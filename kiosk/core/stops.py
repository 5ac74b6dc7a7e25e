"""For how long a face stood still."""

from __future__ import annotations

from collections import deque
from math import hypot
from typing import Final

from kiosk.core.types import NANOS_PER_S

WINDOW_NS: Final = NANOS_PER_S // 2
"""Time over which the speed is smoothed."""
_EDGE_NS: Final = NANOS_PER_S * 15 // 100
"""Part at either end of a slow window that is not held to be stopped yet.

A window that begins with the last steps before a stop is slow already: somebody who walks at
6 face widths per second and comes to rest within half a second covers the distance that a slow
window allows in his last 0.2 s, somebody who stops dead in 0.04 s. This lies between."""


class StopMeter:
    """Adds up the time for which one face stood still.

    A face stands still in every window of half a second in which its centre got no farther than
    ``stop_speed`` face widths per second. Only where it was at the two ends of a window matters,
    so neither the frame rate nor the jitter of the boxes changes the sum, and the windows lie
    anywhere, so that a stop is not shortened by the smoothing. A gap in the sight is bridged by
    a straight line.
    """

    __slots__ = ("_counted_to_ns", "_judged", "_path", "_standing", "_sum_ns")

    def __init__(self) -> None:
        self._path: deque[tuple[int, float, float, float]] = deque()
        self._sum_ns = 0
        self._counted_to_ns = 0
        self._judged = False
        self._standing = False

    @property
    def stopped_ns(self) -> int:
        """Time stood still so far, as if the face were not seen again."""
        if not self._standing:
            return self._sum_ns
        return self._sum_ns + self._path[-1][0] - self._counted_to_ns

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
        if path and at_ns <= path[-1][0]:
            return
        path.append((at_ns, x, y, width))
        start_ns = at_ns - WINDOW_NS
        began_ns = path[0][0]
        if began_ns > start_ns:
            return
        while path[1][0] <= start_ns:
            path.popleft()
        (t0, x0, y0, w0), (t1, x1, y1, _) = path[0], path[1]
        share = (start_ns - t0) / (t1 - t0)
        moved = hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
        standing = moved < stop_speed * (WINDOW_NS / NANOS_PER_S) * (w0 + width) / 2
        if standing:
            if not self._judged:
                self._counted_to_ns = began_ns
            elif not self._standing:
                self._counted_to_ns = max(start_ns + _EDGE_NS, self._counted_to_ns)
            settled_ns = max(at_ns - _EDGE_NS, self._counted_to_ns)
            self._sum_ns += settled_ns - self._counted_to_ns
            self._counted_to_ns = settled_ns
        self._judged, self._standing = True, standing

    def restart(self) -> None:
        """Forget the way so far, not the sum: the next place has nothing to do with it."""
        self._sum_ns = self.stopped_ns
        self._path.clear()
        self._judged = self._standing = False
