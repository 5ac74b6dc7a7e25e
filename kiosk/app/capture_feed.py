"""The guided capture of one face before the camera, in a thread of its own."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import KioskError
from kiosk.core.guided_capture import NO_PICTURE, GuidedCapture
from kiosk.core.loop import Worker
from kiosk.core.mailbox import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.identity import CaptureState
    from kiosk.core.settings import AnalysisSettings, Settings
    from kiosk.core.types import FrameResult
    from kiosk.inference.face_reader import FaceReader

_WAIT_S: Final = 0.1
_NO_PICTURE_AFTER_S: Final = 3.0


class CaptureFeed:
    """Takes the newest analysed frame, reads the face in it and goes on with the capture.

    The reader has networks of its own, so that a capture works in every mode and never makes
    the analysis wait. They are built when a capture starts and released when it ends.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        make_reader: Callable[[AnalysisSettings, threading.Event], FaceReader],
    ) -> None:
        """Nothing is under way.

        Args:
            settings: Gives the settings in force.
            make_reader: Fetches the networks that are missing and builds a reader; may take
                long until the event is set, may raise ``KioskError``.
        """
        self._settings = settings
        self._make_reader = make_reader
        self._lock = threading.Lock()
        self._run: _CaptureRun | None = None
        self._ending: _CaptureRun | None = None

    def take(self, result: FrameResult) -> None:
        """Offer an analysed frame (analysis thread)."""
        run = self._run
        if run is not None:
            run.frames.put(result)

    def start(self) -> None:
        """Begin, or begin anew; returns at once."""
        analysis = self._settings().analysis
        with self._lock:
            self._end()
            self._run = _CaptureRun(partial(self._make_reader, analysis))
            self._run.start()

    def state(self) -> CaptureState | None:
        """How far it has come; None when none is under way."""
        run = self._run
        return None if run is None else run.state

    def stop(self) -> None:
        """End and forget the views; returns at once."""
        with self._lock:
            self._end()

    def close(self, timeout_s: float) -> bool:
        """End, and wait until the networks are released; False when that took too long."""
        with self._lock:
            ending = self._end() or self._ending
        return ending is None or ending.stop(timeout_s)

    def _end(self) -> _CaptureRun | None:
        run, self._run = self._run, None
        if run is not None:
            run.request_stop()
            run.forget()
            self._ending = run
        return run


class _CaptureRun(Worker):
    """One capture, from its start to its end."""

    def __init__(self, make_reader: Callable[[threading.Event], FaceReader]) -> None:
        super().__init__("capture-face")
        self.frames: Latest[FrameResult] = Latest()
        self._make_reader = make_reader
        self.forget()

    def forget(self) -> None:
        """Let go of all views."""
        self._capture = GuidedCapture()
        self.state: CaptureState = self._capture.state
        self.frames.take()

    def _run(self) -> None:
        try:
            with closing(self._make_reader(self._stop)) as reader:
                self._follow(reader)
        except KioskError as error:
            self.state = replace(self.state, message=str(error))
        finally:
            if self._stop.is_set():
                self.forget()  # a view may have come while it was asked to stop

    def _follow(self, reader: FaceReader) -> None:
        last_s = time.monotonic()
        while not self._stop.is_set():
            self._beat()
            result = self.frames.take()
            if result is None:
                if time.monotonic() - last_s > _NO_PICTURE_AFTER_S:
                    self.state = replace(self.state, message=NO_PICTURE, box=None, progress=0.0)
                self._stop.wait(_WAIT_S)
                continue
            last_s = time.monotonic()
            view = reader.read_result(result)
            self.state = self._capture.take(view, result.frame.captured_ns, result.frame)
            if self.state.wanted is None:
                return
