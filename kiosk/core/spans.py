"""Stretches of time, put together without counting any moment twice."""

from __future__ import annotations

from typing import Final

_KEPT: Final = 64
"""Stretches that can still be joined; older ones are only summed."""


class Spans:
    """A set of moments as stretches from a start to an end, in nanoseconds."""

    __slots__ = ("_parts", "_past_ns")

    def __init__(self) -> None:
        self._parts: list[tuple[int, int]] = []
        self._past_ns = 0

    @property
    def total_ns(self) -> int:
        """Length of all stretches together."""
        return self._past_ns + sum(end - start for start, end in self._parts)

    def add(self, start_ns: int, end_ns: int) -> None:
        """Add a stretch, which may overlap others."""
        if self._parts:
            start, end = self._parts[-1]
            if start <= start_ns <= end:
                self._parts[-1] = (start, max(end, end_ns))
                return
        self._join([(start_ns, end_ns)])

    def update(self, other: Spans) -> None:
        """Add all stretches of another set."""
        self._past_ns += other._past_ns
        self._join(other._parts)

    def _join(self, parts: list[tuple[int, int]]) -> None:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(self._parts + parts):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        while len(joined) > _KEPT:
            start, end = joined.pop(0)
            self._past_ns += end - start
        self._parts = joined
