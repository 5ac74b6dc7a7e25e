"""The thread that keeps frames coming: opens, watches, and opens again."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Protocol

from kiosk.capture.backoff import Backoff
from kiosk.capture.deadline import AbandonedThreads, abandoned_threads
from kiosk.capture.frames import require_bgr
from kiosk.capture.handover import FrameHandover
from kiosk.capture.session import CaptureSession, Step
from kiosk.core.choices import Pace
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import KioskError, SourceError
from kiosk.core.loop import Worker
from kiosk.core.meters import RateMeter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.core.ports import FrameSource, SourceInfo
    from kiosk.core.types import Frame

_log = logging.getLogger(__name__)

_TICK_S: Final = 0.1
_STOP_S: Final = 2.0


class CaptureState(StrEnum):
    """What the grabber is doing."""

    STOPPED = "stopped"
    OPENING = "opening"
    RUNNING = "running"
    RETRYING = "retrying"
    """The source failed and is opened again after a while."""
    ENDED = "ended"
    """A file that does not loop has been played."""


@dataclass(frozen=True, slots=True)
class CaptureStatus:
    """The grabber at one moment.

    Attributes:
        state: What it is doing.
        info: What the source granted; the last one while retrying.
        captured: Frames since the start.
        offered: Those, and the ones that the source skipped.
        dropped: Frames since the start that were skipped by the source or replaced
            before anybody took them.
        fps: Frames per second, recent mean.
        error: Why it is retrying; None otherwise.
        retry_in_s: Time until the next try when the status was taken, while retrying.
    """

    state: CaptureState = CaptureState.STOPPED
    info: SourceInfo | None = None
    captured: int = 0
    offered: int = 0
    dropped: int = 0
    fps: float = 0.0
    error: KioskError | None = None
    retry_in_s: float = 0.0


class CaptureListener(Protocol):
    """Hears about changes of state, size or error; called from the grabber's thread."""

    def capture_changed(self, status: CaptureStatus) -> None:
        """The state, the source's info or the error is another one."""
        ...


@dataclass(frozen=True, slots=True)
class CaptureLimits:
    """When a source is given up, in seconds.

    Attributes:
        open_s: Opening; the sources keep shorter limits of their own, with better reasons.
        live_read_s: Waiting for a picture of a live source.
        file_read_s: Waiting for a picture of a file, pauses between its frames included.
        stable_s: A source that ran this long has recovered: waiting times begin anew.
    """

    open_s: float = 15.0
    live_read_s: float = 7.0
    file_read_s: float = 90.0
    stable_s: float = 10.0


class Grabber(Worker):
    """Captures frames, and captures again whatever happens to the source.

    Each opening of the source is a session in a thread of its own; this thread supervises.
    A session that hangs in a native call is left behind (up to a limit, see ``deadline``),
    one that fails is followed by another after a growing time.

    Live sources, and files at real-time pace, hand over the newest frame; at fast pace a
    file waits for every frame to be taken.

    Args:
        make_source: Makes a new source for each session; may raise ``SourceError``.
        pace: How files are played.
        limits: When a source is given up.
        listener: Hears about changes.
        backoff: Waiting times between tries.
        clock: For the frame rate.
        abandoned: Where threads that hang are counted.
    """

    def __init__(
        self,
        make_source: Callable[[], FrameSource],
        *,
        pace: Pace = Pace.REALTIME,
        limits: CaptureLimits | None = None,
        listener: CaptureListener | None = None,
        backoff: Backoff | None = None,
        clock: Clock | None = None,
        abandoned: AbandonedThreads = abandoned_threads,
    ) -> None:
        super().__init__("capture")
        self._make_source = make_source
        self._pace = pace
        self._limits = limits or CaptureLimits()
        self._listener = listener
        self._backoff = backoff or Backoff()
        self._clock = clock or SystemClock()
        self._abandoned = abandoned
        self._handover = FrameHandover()
        self._rate = RateMeter()
        self._changed = threading.Event()
        self._delivery_lock = threading.Lock()
        self._status_lock = threading.Lock()
        self._session: CaptureSession | None = None
        self._sessions = 0
        self._status = CaptureStatus()
        self._captured = 0
        self._skipped = 0
        self._order = _FrameOrder()

    def take(self, timeout_s: float = 0.0) -> Frame | None:
        """The next frame for the one consumer; None when there is none in time."""
        return self._handover.take(timeout_s)

    def frames(self) -> Iterator[Frame]:
        """Frames until the source has ended or the grabber is stopped."""
        while True:
            frame = self.take(timeout_s=_TICK_S)
            if frame is not None:
                yield frame
            elif not self.running and not self._handover.waiting:
                return

    def status(self) -> CaptureStatus:
        """What the grabber is doing now; cheap, from any thread."""
        return replace(
            self._status,
            captured=self._captured,
            offered=self._captured + self._skipped,
            dropped=self._skipped + self._handover.replaced,
            fps=self._rate.per_s(self._clock.monotonic_ns()),
        )

    def request_stop(self) -> None:
        """Ask the thread to end; returns at once."""
        super().request_stop()
        self._changed.set()

    def stop(self, timeout_s: float = 3.0) -> bool:
        """Stop capturing; a source that hangs is left behind.

        Returns:
            False when the thread did not end in time.
        """
        return super().stop(timeout_s)

    # ------------------------------------------------------------------ the thread itself

    def _run(self) -> None:
        self._handover.clear()
        try:
            while not self._stop.is_set():
                session = self._begin()
                if session is not None:
                    began_s = time.monotonic()
                    self._supervise(session)
                    if self._stop.is_set() or session.ended:
                        break
                    if time.monotonic() - began_s >= self._limits.stable_s:
                        self._backoff.reset()
                    self._report_failure(session.error)
                self._pause()
        finally:
            self._finish()

    def _begin(self) -> CaptureSession | None:
        """Start a session, unless too many threads hang already."""
        try:
            self._abandoned.require_room()
        except SourceError as error:
            self._report_failure(error)
            return None
        self._report(CaptureState.OPENING)
        self._sessions += 1
        session = CaptureSession(
            f"capture-{self._sessions}", self._make_source, self._deliver, self._changed.set
        )
        self._session = session
        session.thread.start()
        return session

    def _supervise(self, session: CaptureSession) -> None:
        """Stay with a session until it is over, one way or another."""
        opened = False
        while not self._stop.is_set():
            self._beat()
            step, age_s = session.step
            if step is Step.DONE:
                session.thread.join()
                return
            if not opened and session.info is not None:
                opened = True
                self._report(CaptureState.RUNNING, session.info)
            if age_s > self._allowed_s(session, step):
                self._abandon(session)
                session.error = SourceError(
                    "The camera does not answer"
                    if step is Step.OPENING
                    else "The camera gives no picture any more",
                    "It is opened again; check the cable if this repeats.",
                )
                return
            self._changed.wait(_TICK_S)
            self._changed.clear()

    def _allowed_s(self, session: CaptureSession, step: Step) -> float:
        if step is Step.DELIVERING:
            return float("inf")
        if step is not Step.READING:
            return self._limits.open_s
        live = session.info is not None and session.info.live
        return self._limits.live_read_s if live else self._limits.file_read_s

    def _abandon(self, session: CaptureSession) -> None:
        """Leave a session's thread to itself; its frames are not wanted any more."""
        with self._delivery_lock:
            session.cancel()
        self._handover.wake()
        self._abandoned.add(session.thread)
        _log.warning("thread %s hangs and is left behind", session.thread.name)

    def _pause(self) -> None:
        """Wait before the next try."""
        wait_s = self._backoff.next_s()
        self._update(retry_in_s=wait_s)
        until_s = time.monotonic() + wait_s
        while not self._stop.is_set() and (left_s := until_s - time.monotonic()) > 0:
            self._beat()
            self._stop.wait(min(left_s, 1.0))

    def _finish(self) -> None:
        session, self._session = self._session, None
        if session is not None and session.thread.is_alive():
            with self._delivery_lock:
                session.cancel()
            self._handover.wake()
            session.thread.join(_STOP_S)
            if session.thread.is_alive():
                self._abandon(session)
        if session is not None and session.ended:
            self._report(CaptureState.ENDED, session.info)
            return
        self._handover.clear()
        self._report(CaptureState.STOPPED)

    # ------------------------------------------------------- called by the session's thread

    def _deliver(self, session: CaptureSession, frame: Frame) -> None:
        require_bgr(frame.image)
        info = session.info
        assert info is not None
        lossless = not info.live and self._pace is Pace.FAST
        with self._delivery_lock:
            if session.cancelled.is_set():
                return
            frame, skipped = self._order.place(session.thread.name, frame)
            self._skipped += skipped
            self._rate.add(self._clock.monotonic_ns())
            if not lossless:
                self._handover.put(frame)
                self._captured += 1
        if lossless and self._handover.put_lossless(frame, session.cancelled):
            self._captured += 1
        if (frame.width, frame.height) != (info.width, info.height):
            session.info = replace(info, width=frame.width, height=frame.height)
            self._update(info=session.info)

    # ----------------------------------------------------------------------------- reports

    def _report_failure(self, error: KioskError | None) -> None:
        """Note why the source failed; the listener hears it with the time of the next try."""
        error = error or SourceError("The source has stopped", "It is opened again.")
        last = self._status.error
        repeated = last is not None and last.message == error.message
        _log.log(logging.DEBUG if repeated else logging.WARNING, "capture: %s", error)
        with self._status_lock:
            self._status = replace(self._status, state=CaptureState.RETRYING, error=error)

    def _report(self, state: CaptureState, info: SourceInfo | None = None) -> None:
        """Take on a state; the last error stays while the source is being opened again."""
        error = self._status.error if state is CaptureState.OPENING else None
        self._update(state=state, info=info or self._status.info, error=error, retry_in_s=0.0)

    def _update(self, **changes: Any) -> None:
        with self._status_lock:
            self._status = replace(self._status, **changes)
        if self._listener is not None:
            self._listener.capture_changed(self.status())


class _FrameOrder:
    """Keeps time going forward from one session to the next.

    A file that was played fast and is opened again would otherwise go back in time.
    """

    def __init__(self) -> None:
        self._session = ""
        self._seq = 0
        self._captured_ns: int | None = None
        self._shift_ns = 0

    def place(self, session: str, frame: Frame) -> tuple[Frame, int]:
        """The frame, later than the one before, and how many were skipped before it."""
        skipped = frame.seq - self._seq - 1 if session == self._session else 0
        if session != self._session and self._captured_ns is not None:
            self._shift_ns = max(0, self._captured_ns + 1 - frame.captured_ns)
        if self._shift_ns:
            frame = replace(frame, captured_ns=frame.captured_ns + self._shift_ns)
        self._session, self._seq, self._captured_ns = session, frame.seq, frame.captured_ns
        return frame, max(0, skipped)
