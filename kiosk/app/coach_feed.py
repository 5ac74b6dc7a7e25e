"""Readings of the scene for the installation coach, once a second."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from kiosk.core.coach import Coach
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from kiosk.core.coach import CoachReport
    from kiosk.core.settings import Settings
    from kiosk.core.types import FrameResult

_EVERY_NS: Final = NANOS_PER_S


class CoachFeed:
    """Measures frames in the analysis thread; reports may be asked for from any thread."""

    def __init__(self) -> None:
        self._coach = Coach()
        self._lock = threading.Lock()
        self._read_ns: int | None = None
        self._source = ""

    def take(self, result: FrameResult) -> None:
        """Measure a frame if it is time (analysis thread)."""
        frame = result.frame
        if self._read_ns is not None and 0 <= frame.captured_ns - self._read_ns < _EVERY_NS:
            return
        # OpenCV is loaded here, where the networks have loaded it already.
        from kiosk.inference.scene_quality import read_scene

        self._read_ns = frame.captured_ns
        reading = read_scene(result)
        with self._lock:
            if frame.source_id != self._source:
                self._source = frame.source_id
                self._coach.forget()
            self._coach.enter(reading)

    def report(self, settings: Settings, fps: float) -> CoachReport:
        """How the camera stands.

        Args:
            settings: In force.
            fps: Frames analysed per second.
        """
        with self._lock:
            return self._coach.report(settings, fps=fps)
