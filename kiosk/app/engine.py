"""Everything between the source and the sinks, with or without a window. Knows no Qt."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import psutil

from kiosk.app.analysis import AnalysisLoop
from kiosk.app.versions import versions
from kiosk.core.clock import SystemClock
from kiosk.core.errors import SourceError
from kiosk.core.health import AppPhase, HealthSnapshot
from kiosk.core.presence import ChangeDetector
from kiosk.core.problems import ProblemLog
from kiosk.core.redaction import without_credentials
from kiosk.core.types import NANOS_PER_S, CountsEvent, PeopleCount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.app.analysis import AnalyzerBuilder
    from kiosk.app.audience_feed import AudienceFeed
    from kiosk.capture.grabber import CaptureStatus, Grabber
    from kiosk.core.clock import Clock
    from kiosk.core.count_history import CountHistory
    from kiosk.core.errors import KioskError
    from kiosk.core.health import Progress, SyncStatus
    from kiosk.core.loop import Worker
    from kiosk.core.ports import CountSink, FaceAnalyzer
    from kiosk.core.settings import AnalysisSettings, CameraSettings, Settings
    from kiosk.core.types import Frame, FrameResult

_log = logging.getLogger(__name__)

_CAPTURE_DEADLINE_S = 3.0
"""Longer than the grabber waits before it leaves a source that hangs behind."""
_ANALYSIS_DEADLINE_S = 2.5
STUCK_AFTER_S = 30.0
"""A thread without progress for so long will never make any: a native call hangs."""


def has_stopped_beating(worker: Worker) -> bool:
    """Whether a worker that should make progress makes none."""
    return worker.running and worker.heartbeat_age_s > STUCK_AFTER_S


class EngineThread(Protocol):
    """The thread that runs the analysis loop; a QThread under a window."""

    def start(self) -> None:
        """Start running."""
        ...

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; False when it did not come in time."""
        ...


class ResultObserver(Protocol):
    """Looks at every result, in the analysis thread; must return at once."""

    def take(self, result: FrameResult, *, keeps: bool) -> None:
        """Enter a result.

        Args:
            result: Of the next frame, with the faces flagged that are no audience.
            keeps: Whether its people are real; those of a stand-in scene are nobody.
        """
        ...

    def starved(self, seconds: float) -> None:
        """No frame has come for so long."""
        ...

    def end(self) -> None:
        """Nothing is analysed any more."""
        ...


class EngineListener(Protocol):
    """Hears from the engine, in its threads; must return at once."""

    def phase_changed(self, phase: AppPhase) -> None:
        """The program as a whole entered another phase."""
        ...

    def progressed(self, progress: Progress | None) -> None:
        """A download has come further; None when it has ended."""
        ...

    def analyzed(self, result: FrameResult) -> None:
        """One frame was analysed."""
        ...

    def count_changed(self, count: PeopleCount) -> None:
        """The people present, or their genders, are others than before."""
        ...

    def ended(self) -> None:
        """A file that does not loop was played to its end."""
        ...


class Engine:
    """Runs capture and analysis and hands the counts on.

    The owner starts and stops it from one thread. Order of the end: capture, analysis; each
    has a deadline, and :meth:`stop` tells whether they kept it.

    Attributes:
        problems: The latest problems, for the operator.
        is_stand_in: Whether a simulated scene stands in for a missing camera.
        stopped_while_building: Whether the last stop left a compilation of networks behind,
            which is slow but no fault.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        builder: AnalyzerBuilder,
        make_grabber: Callable[[CameraSettings, Engine], Grabber],
        make_thread: Callable[[Callable[[], None]], EngineThread],
        history: CountHistory,
        audience: AudienceFeed,
        sinks: Sequence[CountSink],
        listener: EngineListener,
        recognitions: ResultObserver | None = None,
        observers: Sequence[Callable[[FrameResult], None]] = (),
        problems: ProblemLog | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._settings = settings
        self._builder = builder
        self._make_grabber = make_grabber
        self._make_thread = make_thread
        self._history = history
        self._audience = audience
        self._recognitions = recognitions
        self._observers = tuple(observers)
        self._sinks = tuple(sinks)
        self._listener = listener
        self._clock = clock or SystemClock()
        self._started_ns = self._clock.monotonic_ns()
        self._process = psutil.Process()
        self._lock = threading.Lock()
        self.problems = problems or ProblemLog(self._clock)
        self.stopped_while_building = False

        self._grabber: Grabber | None = None
        self._loop: AnalysisLoop | None = None
        self._thread: EngineThread | None = None
        self._analysis_phase = AppPhase.STARTING
        self._camera_lost = False
        self._camera_open = False
        self._source_ended = False
        self.is_stand_in = False
        self._phase: AppPhase | None = None

        self._changes = ChangeDetector()
        self._count = PeopleCount()
        self._last_frame: Frame | None = None
        self._handed_on = 0  # people in the event that the sinks were given last
        self._described: tuple[str, str] = ("", "")

    # ------------------------------------------------------------------ for the owner

    def start(self) -> None:
        """Start capture and analysis."""
        self._analysis_phase = AppPhase.STARTING
        self._camera_lost = self._camera_open = False
        self._loop = AnalysisLoop(self._settings.analysis, self, self._builder, self)
        self._thread = self._make_thread(self._loop.run)
        self._start_capture()
        self._thread.start()
        self._announce()

    def stop(self) -> bool:
        """Stop both; nobody is present afterwards. May be called more than once.

        Returns:
            False when a thread did not end in time; it cannot be started again then.
        """
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return True
        loop.stop()
        captured_in_time = self._stop_capture()
        in_time = thread.join(_ANALYSIS_DEADLINE_S) and captured_in_time
        self.stopped_while_building = not in_time and loop.building
        self._loop = self._thread = None
        self._report_empty(0.0)
        if in_time:
            self._audience.end()
            if self._recognitions is not None:
                self._recognitions.end()
        self._announce()
        return in_time

    @property
    def running(self) -> bool:
        """Whether it is started."""
        return self._loop is not None

    def hanging(self) -> str:
        """Which thread makes no progress any more; empty while both do. From any thread."""
        loop, grabber = self._loop, self._grabber
        if loop is not None and loop.stuck_s() > STUCK_AFTER_S:
            return "the analysis"
        return "the capture" if grabber is not None and has_stopped_beating(grabber) else ""

    def apply(self, settings: Settings) -> None:
        """Put other settings into force; only what they touch starts anew."""
        old, self._settings = self._settings, settings
        if settings.audience != old.audience:
            self._audience.configure(settings.audience)
        if self._loop is None:
            return
        camera_changed = _shows_something_else(settings.camera, old.camera)
        if camera_changed:
            self._stop_capture()
        if camera_changed or settings.analysis != old.analysis:
            # Another picture is another scene: tracks of the old one must not live on.
            self._loop.reconfigure(settings.analysis)
        if camera_changed:
            self._camera_lost = self._camera_open = False
            self._start_capture()
            self._announce()

    def health(self, sync: SyncStatus, queue: int) -> HealthSnapshot:
        """State of the engine now; cheap, from any thread."""
        # The owner may take both away while this is read from another thread.
        grabber, loop = self._grabber, self._loop
        capture = grabber.status() if grabber is not None else None
        figures = loop.figures() if loop is not None else None
        info = capture.info if capture else None
        device, detector = self._described
        return HealthSnapshot(
            phase=self.phase,
            source=info.name if info else without_credentials(self._settings.camera.source),
            source_detail=info.detail if info else "",
            camera_fps=capture.fps if capture else 0.0,
            inference_fps=figures.fps if figures else 0.0,
            stage_ms=figures.stage_ms if figures else {},
            captured=capture.captured if capture else 0,
            offered=capture.offered if capture else 0,
            dropped=capture.dropped if capture else 0,
            queue=queue,
            latency_ms=figures.latency_ms if figures else 0.0,
            rss_mib=self._process.memory_info().rss / 2**20,
            uptime_s=(self._clock.monotonic_ns() - self._started_ns) / NANOS_PER_S,
            inference_device=device,
            detector=detector,
            versions=versions(),
            sync=sync,
            errors=self.problems.newest_first(),
        )

    @property
    def analysis_fps(self) -> float:
        """Frames analysed per second lately; 0 while none are."""
        loop = self._loop
        return 0.0 if loop is None else loop.figures().fps

    @property
    def phase(self) -> AppPhase:
        """What the program is doing as a whole."""
        if self._loop is None:
            return AppPhase.STOPPED
        if self._analysis_phase in (AppPhase.FETCHING_MODELS, AppPhase.MODELS_MISSING):
            return self._analysis_phase
        if self._camera_lost:
            return AppPhase.NO_CAMERA
        return self._analysis_phase if self._camera_open else AppPhase.STARTING

    # ------------------------------------------------------------------ the frame inlet

    def take(self, timeout_s: float = 0.0) -> Frame | None:
        """The next frame of whichever source is in use."""
        grabber = self._grabber
        if grabber is None:
            time.sleep(timeout_s)
            return None
        # Asked first: the last frame may come between taking none and asking.
        ended = self._source_ended
        frame = grabber.take(timeout_s)
        if frame is None and ended:
            # Only now have all frames been analysed.
            self._source_ended = False
            self._listener.ended()
        return frame

    # ------------------------------------------------------------------ from the capture

    def capture_changed(self, status: CaptureStatus) -> None:
        """The source opened, failed or ended (capture thread)."""
        from kiosk.capture.grabber import CaptureState

        if status.state is CaptureState.RETRYING:
            self._camera_lost = True
            if status.error is not None:
                self.problems.add("camera", status.error)
        elif status.state is CaptureState.RUNNING:
            self._camera_lost, self._camera_open = False, True
        self._source_ended = status.state is CaptureState.ENDED
        self._announce()

    # ------------------------------------------------------------------ from the analysis

    def phase_entered(self, phase: AppPhase) -> None:
        """The loop entered a phase (analysis thread)."""
        self._analysis_phase = phase
        self._announce()

    def progress(self, progress: Progress | None) -> None:
        """A download has come further (analysis thread)."""
        self._listener.progressed(progress)

    def problem(self, where: str, error: KioskError) -> None:
        """The loop failed and tries again (analysis thread)."""
        _log.warning("%s: %s", where, error)
        self.problems.add(where, error)

    def built(self, analyzer: FaceAnalyzer, settings: AnalysisSettings) -> None:
        """New networks are in force: their tracks are numbered from 1 (analysis thread)."""
        self._described = (analyzer.device, settings.detector)
        self._audience.begin(settings)

    def result(self, result: FrameResult) -> None:
        """One frame was analysed (analysis thread)."""
        # Asked of each frame: some of the scene are still under way when a camera has opened.
        self.is_stand_in = self._settings.camera.source == "auto" and (
            result.frame.source_id.startswith("sim:")
        )
        result = self._audience.take(result, keeps=not self.is_stand_in)
        frame = result.frame
        self._last_frame = frame
        self._history.update(result.count, frame.captured_ns)
        self._set_count(result.count, frame)
        self._listener.analyzed(result)
        if self._recognitions is not None:
            self._recognitions.take(result, keeps=not self.is_stand_in)
        for observe in self._observers:
            observe(result)

    def starved(self, seconds: float) -> None:
        """No frame has come for a while: nobody can be seen (analysis thread)."""
        self._audience.starved(seconds)
        if self._recognitions is not None:
            self._recognitions.starved(seconds)
        if seconds > self._settings.analysis.lost_after_s:
            self._report_empty(seconds)

    # ------------------------------------------------------------------ details

    def _report_empty(self, seconds: float) -> None:
        if self._last_frame is not None and self._count.total:
            self._set_count(PeopleCount(), self._last_frame, seconds)

    def _set_count(self, count: PeopleCount, frame: Frame, later_s: float = 0.0) -> None:
        if count != self._count:
            self._count = count
            self._listener.count_changed(count)
        at = frame.captured_at + timedelta(seconds=later_s)
        event = self._changes.update(count, at, frame.captured_ns + int(later_s * NANOS_PER_S))
        if event is not None:
            self._publish(event)

    def _publish(self, event: CountsEvent) -> None:
        if self.is_stand_in:
            # Shown because there is no camera; nobody may take its people for real ones, nor
            # those that a camera saw before for present ones.
            if not self._handed_on:
                return
            event = replace(event, count=PeopleCount())
        self._handed_on = event.count.total
        for sink in self._sinks:
            sink.publish(event)

    def _start_capture(self) -> None:
        try:
            grabber = self._make_grabber(self._settings.camera, self)
        except SourceError as error:
            self._camera_lost = True
            self.problem("camera", error)
            return
        self._grabber = grabber
        grabber.start()

    def _stop_capture(self) -> bool:
        grabber, self._grabber = self._grabber, None
        return grabber is None or grabber.stop(_CAPTURE_DEADLINE_S)

    def _announce(self) -> None:
        with self._lock:
            phase = self.phase
            changed, self._phase = phase is not self._phase, phase
            if changed:
                self._listener.phase_changed(phase)


def _shows_something_else(camera: CameraSettings, old: CameraSettings) -> bool:
    """Whether the source has to be opened anew; what is only known about it does not matter."""
    return camera != old.model_copy(update={"field_of_view_deg": camera.field_of_view_deg})
