"""How long was observed, and how many people were there, minute by minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from kiosk.core.types import MinuteState

_PER_MS: Final = 1_000_000
_LONGEST_GAP_MS: Final = 1000
"""Frames farther apart leave a time that was not observed."""


class MinuteMeter:
    """Sums what was observed into UTC minutes. The sums telescope: no millisecond is lost."""

    def __init__(self) -> None:
        self._at_ms: int | None = None
        self._present = 0
        self._minute: datetime | None = None
        self._observed_ms = 0
        self._occupancy_ms = 0
        self._occupancy_max = 0

    def update(self, present: int, now_ns: int, at: datetime) -> tuple[MinuteState, ...]:
        """Take the next frame.

        Args:
            present: People in it.
            now_ns: Time of the frame, never decreasing.
            at: UTC label of the frame.

        Returns:
            Minutes that are over.
        """
        now_ms = now_ns // _PER_MS
        passed_ms = 0 if self._at_ms is None else now_ms - self._at_ms
        over: tuple[MinuteState, ...] = ()
        minute = _minute(at)
        if passed_ms > _LONGEST_GAP_MS:
            passed_ms = 0
        if minute != self._minute:
            # The part since the full minute belongs to the new one.
            late_ms = min(passed_ms, (at - minute) // timedelta(milliseconds=1))
            self._pass(passed_ms - late_ms)
            over = self.close()
            self._minute, passed_ms = minute, late_ms
        self._pass(passed_ms)
        self._occupancy_max = max(self._occupancy_max, present)
        self._at_ms, self._present = now_ms, present
        return over

    def close(self) -> tuple[MinuteState, ...]:
        """What was observed of the minute so far; the rest of it will be a part of its own."""
        minute = self._minute
        if minute is None or not (self._observed_ms or self._occupancy_max):
            return ()
        state = MinuteState(minute, self._observed_ms, self._occupancy_ms, self._occupancy_max)
        self._observed_ms = self._occupancy_ms = self._occupancy_max = 0
        return (state,)

    def advance(self, at: datetime) -> tuple[MinuteState, ...]:
        """A time without frames has come; gives the minute if it is over."""
        return () if _minute(at) == self._minute else self.close()

    def cut(self) -> None:
        """What comes is of another source: the time up to it was not observed."""
        self._at_ms = None

    def _pass(self, passed_ms: int) -> None:
        if passed_ms:
            self._observed_ms += passed_ms
            self._occupancy_ms += self._present * passed_ms
            self._occupancy_max = max(self._occupancy_max, self._present)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
