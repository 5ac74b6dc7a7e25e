"""Small running figures for the health page: rates and recent means."""

from __future__ import annotations

from collections import deque


class RateMeter:
    """Events per second over a sliding window.

    Not locked: one thread adds; another may read, and sees a value of about now.
    """

    def __init__(self, window_s: float = 3.0) -> None:
        self._window_ns = int(window_s * 1e9)
        self._stamps: deque[int] = deque(maxlen=1000)

    def add(self, now_ns: int) -> None:
        """Count one event."""
        self._stamps.append(now_ns)

    def per_s(self, now_ns: int) -> float:
        """Events per second within the window that ends now."""
        recent = [t for t in tuple(self._stamps) if now_ns - t <= self._window_ns]
        if len(recent) < 2:
            return 0.0
        # Up to now, not up to the last event, so that a source that stopped decays.
        return (len(recent) - 1) * 1e9 / max(now_ns - recent[0], 1)


class MeanMeter:
    """Exponential mean of a figure, by name."""

    def __init__(self, weight: float = 0.05) -> None:
        self._weight = weight
        self._means: dict[str, float] = {}

    def add(self, name: str, value: float) -> None:
        """Take one value in."""
        mean = self._means.get(name, value)
        self._means[name] = mean + self._weight * (value - mean)

    def means(self) -> dict[str, float]:
        """All means by name."""
        return dict(self._means)
