"""The analysis thread: models, networks, frames in, results out. Knows no Qt."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.core.errors import InferenceError, KioskError, ModelError
from kiosk.core.health import AppPhase
from kiosk.core.meters import MeanMeter, RateMeter

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.health import Progress
    from kiosk.core.ports import FaceAnalyzer
    from kiosk.core.settings import AnalysisSettings
    from kiosk.core.types import Frame, FrameResult

_log = logging.getLogger(__name__)

_TAKE_TIMEOUT_S = 0.2
_FIRST_RETRY_S = 5.0
_LONGEST_RETRY_S = 300.0


class FrameInlet(Protocol):
    """Where the loop takes its frames from."""

    def take(self, timeout_s: float = 0.0) -> Frame | None:
        """The next frame, or None when there is none in time."""
        ...


class AnalyzerBuilder(Protocol):
    """Makes models available and builds the networks; both may take long."""

    def ensure_models(
        self,
        settings: AnalysisSettings,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        """Verify the models and fetch those that are missing or corrupt.

        Raises:
            ModelError: They cannot be had; the hint says what to do.
        """
        ...

    def build(self, settings: AnalysisSettings) -> FaceAnalyzer:
        """Compile the networks.

        Raises:
            InferenceError: They cannot be compiled on any device.
            ModelError: A model file is missing or corrupt.
        """
        ...


class AnalysisListener(Protocol):
    """Hears from the loop, in its thread."""

    def phase_entered(self, phase: AppPhase) -> None:
        """The loop entered a phase (fetching, missing, starting, running)."""
        ...

    def built(self, analyzer: FaceAnalyzer, settings: AnalysisSettings) -> None:
        """New networks are in force; their tracks are numbered from 1."""
        ...

    def progress(self, progress: Progress | None) -> None:
        """A download has come further; None when it has ended."""
        ...

    def problem(self, where: str, error: KioskError) -> None:
        """Something failed; the loop tries again."""
        ...

    def result(self, result: FrameResult) -> None:
        """One frame was analysed."""
        ...

    def starved(self, seconds: float) -> None:
        """No frame has come for so many seconds; called again and again while it lasts."""
        ...


@dataclass(frozen=True, slots=True)
class AnalysisFigures:
    """Recent figures of the loop for the health page."""

    fps: float
    latency_ms: float
    stage_ms: dict[str, float]


class AnalysisLoop:
    """Runs the analyzer over the newest frames until it is stopped.

    :meth:`run` blocks; the caller provides the thread. Failures never end it: models that
    are missing and networks that fail are tried again with a growing pause, and a change
    of the settings rebuilds the analyzer at once.

    Attributes:
        building: Whether networks are being compiled, which nothing can interrupt.
    """

    def __init__(
        self,
        settings: AnalysisSettings,
        inlet: FrameInlet,
        builder: AnalyzerBuilder,
        listener: AnalysisListener,
    ) -> None:
        self._settings = settings
        self._inlet = inlet
        self._builder = builder
        self._listener = listener
        self._stop = threading.Event()
        self._interrupt = threading.Event()
        self._rate = RateMeter()
        self._means = MeanMeter()
        self._busy_since_ns: int | None = None
        self.building = False

    def stop(self) -> None:
        """Ask :meth:`run` to return; returns at once."""
        self._stop.set()
        self._interrupt.set()

    def reconfigure(self, settings: AnalysisSettings) -> None:
        """Rebuild the analyzer with new settings; also cuts a pause between tries short."""
        self._settings = settings
        self._interrupt.set()

    def stuck_s(self) -> float:
        """Seconds that the frame in work has taken so far; 0 between frames."""
        since = self._busy_since_ns
        return 0.0 if since is None else (time.monotonic_ns() - since) / 1e9

    def figures(self) -> AnalysisFigures:
        """Recent figures; callable from any thread."""
        stages = self._means.means()
        latency = stages.pop("latency", 0.0)
        return AnalysisFigures(self._rate.per_s(time.monotonic_ns()), latency, stages)

    def run(self) -> None:
        """Work until :meth:`stop`."""
        pause_s = _FIRST_RETRY_S
        while True:
            # In this order: a stop that comes in between must not be forgotten.
            self._interrupt.clear()
            if self._stop.is_set():
                return
            try:
                self._run_once()
                pause_s = _FIRST_RETRY_S
            except KioskError as error:
                pause_s = self._wait_after(error, pause_s)
            except Exception:  # noqa: BLE001  (top of a thread: a kiosk has to go on)
                _log.exception("the analysis failed unexpectedly")
                unexpected = InferenceError("The analysis failed unexpectedly", "The log has more.")
                pause_s = self._wait_after(unexpected, pause_s)

    def _run_once(self) -> None:
        """Build an analyzer and use it until something changes or fails."""
        analyzer = self._prepare()
        try:
            self._analyze(analyzer)
        finally:
            analyzer.close()

    def _prepare(self) -> FaceAnalyzer:
        settings = self._settings
        self._listener.phase_entered(AppPhase.STARTING)
        try:
            self._builder.ensure_models(settings, self._on_progress, self._interrupt)
        finally:
            self._listener.progress(None)
        self._listener.phase_entered(AppPhase.STARTING)
        self.building = True
        try:
            analyzer = self._builder.build(settings)
        finally:
            self.building = False
        self._listener.built(analyzer, settings)
        return analyzer

    def _on_progress(self, progress: Progress) -> None:
        self._listener.phase_entered(AppPhase.FETCHING_MODELS)
        self._listener.progress(progress)

    def _wait_after(self, error: KioskError, pause_s: float) -> float:
        """Report a failure and wait; returns the pause to make after the next one."""
        if self._interrupt.is_set():
            return _FIRST_RETRY_S
        is_model = isinstance(error, ModelError)
        self._listener.problem("models" if is_model else "inference", error)
        self._listener.phase_entered(AppPhase.MODELS_MISSING if is_model else AppPhase.STARTING)
        if self._interrupt.wait(pause_s):
            return _FIRST_RETRY_S
        return min(2 * pause_s, _LONGEST_RETRY_S)

    def _analyze(self, analyzer: FaceAnalyzer) -> None:
        self._listener.phase_entered(AppPhase.RUNNING)
        last_frame_ns = time.monotonic_ns()
        while not self._interrupt.is_set():
            frame = self._inlet.take(_TAKE_TIMEOUT_S)
            now_ns = time.monotonic_ns()
            if frame is None:
                self._listener.starved((now_ns - last_frame_ns) / 1e9)
                continue
            last_frame_ns = self._busy_since_ns = now_ns
            try:
                result = analyzer.step(frame)
                self._note(result)
                self._listener.result(result)
            finally:
                self._busy_since_ns = None

    def _note(self, result: FrameResult) -> None:
        now_ns = time.monotonic_ns()
        self._rate.add(now_ns)
        for stage, ms in result.stage_ms.items():
            self._means.add(stage, ms)
        # Only live frames carry the machine's own clock; a file's position is no latency.
        if result.frame.media_time_s is None:
            self._means.add("latency", (now_ns - result.frame.captured_ns) / 1e6)
