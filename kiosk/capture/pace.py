"""The clock of a recording: where it is in time, and how fast it is played."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.core.choices import Pace
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    import threading
    from datetime import datetime

    from kiosk.core.clock import Clock

MAX_LAG_S: Final = 1.0
"""Further behind than this, playing goes on from where it is instead of catching up."""


class Playback:
    """Turns positions in a recording into time stamps and waits for them.

    The stamps are the start plus the position, whatever the pace, so that playing fast
    gives the same durations as playing in real time.
    """

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._pace = pace
        self._clock = clock
        self.restart()

    def restart(self) -> None:
        """Position 0 is now."""
        self._start_ns = self._clock.monotonic_ns()
        self._start_at = self._clock.utc_now()
        self._lag_ns = 0

    def stamp(self, position_s: float) -> tuple[int, datetime]:
        """``Frame.captured_ns`` and ``captured_at`` of a position, loops included."""
        captured_ns = self._start_ns + round(position_s * NANOS_PER_S)
        return captured_ns, self._start_at + timedelta(seconds=position_s)

    def late_s(self, position_s: float) -> float:
        """How far the recording is behind real time; 0 or less when it is not."""
        if self._pace is Pace.FAST:
            return 0.0
        due_ns = self.stamp(position_s)[0] + self._lag_ns
        return (self._clock.monotonic_ns() - due_ns) / NANOS_PER_S

    def wait(self, position_s: float, cancelled: threading.Event) -> bool:
        """Wait until a position is due.

        Returns:
            False when ``cancelled`` was set meanwhile.
        """
        if self._pace is Pace.FAST:
            return not cancelled.is_set()
        late_s = self.late_s(position_s)
        if late_s > MAX_LAG_S:
            self._lag_ns += round(late_s * NANOS_PER_S)
        while (early_s := -self.late_s(position_s)) > 0:
            if cancelled.wait(min(early_s, 0.5)):
                return False
        return not cancelled.is_set()
