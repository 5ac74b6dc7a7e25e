"""One life of a source: opened, read and closed by one thread."""

from __future__ import annotations

import logging
import threading
import time
from enum import Enum
from typing import TYPE_CHECKING

from kiosk.core.errors import KioskError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.ports import FrameSource, SourceInfo
    from kiosk.core.types import Frame

_log = logging.getLogger(__name__)


class Step(Enum):
    """What the thread of a session is doing, for whoever decides that it hangs."""

    OPENING = "opening"
    READING = "reading"
    DELIVERING = "delivering"
    CLOSING = "closing"
    DONE = "done"


class CaptureSession:
    """Runs a source in a thread of its own, which may hang without harm to others.

    The attributes are written by that thread and read by the supervising one.

    Args:
        name: Name of the thread.
        make_source: Makes the source; called in the thread.
        deliver: Takes each frame, in the thread.
        changed: Called in the thread when a step begins that the supervisor waits for.

    Attributes:
        info: What the source granted, once it is open.
        error: Why the session ended, or None.
        ended: Whether the source came to its end.
        cancelled: Set when nobody wants its frames any more.
    """

    def __init__(
        self,
        name: str,
        make_source: Callable[[], FrameSource],
        deliver: Callable[[CaptureSession, Frame], None],
        changed: Callable[[], None],
    ) -> None:
        self._make_source = make_source
        self._deliver = deliver
        self._changed = changed
        self._source: FrameSource | None = None
        self._step = (Step.OPENING, time.monotonic())
        self.info: SourceInfo | None = None
        self.error: KioskError | None = None
        self.ended = False
        self.cancelled = threading.Event()
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def step(self) -> tuple[Step, float]:
        """What the thread is doing, and for how many seconds."""
        step, since_s = self._step
        return step, time.monotonic() - since_s

    def cancel(self) -> None:
        """Ask the thread to end; returns at once."""
        self.cancelled.set()
        source = self._source
        if source is not None:
            source.close()

    def _enter(self, step: Step) -> None:
        self._step = (step, time.monotonic())

    def _run(self) -> None:
        try:
            self._play()
        except KioskError as error:
            self.error = error
        except Exception:  # noqa: BLE001  (top of a thread: nobody else would report it)
            _log.exception("the source failed unexpectedly")
            self.error = SourceError("The source failed unexpectedly", "The log has the details.")
        finally:
            self._enter(Step.CLOSING)
            self._close()
            self._enter(Step.DONE)
            self._changed()

    def _play(self) -> None:
        source = self._source = self._make_source()
        if self.cancelled.is_set():
            return
        self.info = source.open()
        self._changed()
        while not self.cancelled.is_set():
            self._enter(Step.READING)
            frame = source.read()
            if self.cancelled.is_set():
                return
            if frame is None:
                self.ended = True
                return
            self._enter(Step.DELIVERING)
            self._deliver(self, frame)

    def _close(self) -> None:
        if self._source is None:
            return
        try:
            self._source.close()
        except Exception:  # noqa: BLE001  (the last act of the thread; the next one opens anew)
            _log.exception("closing the source failed")
