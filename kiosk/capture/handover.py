"""Where the grabber leaves frames and the pipeline takes them."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.core.types import Frame

_CAPACITY: Final = 2
"""Frames that wait when none may be lost: one ready while the next is being decoded."""


class FrameHandover:
    """Hands frames from one thread to another, the newest one or every one.

    ``put`` replaces a frame that was not taken; ``put_lossless`` waits for room instead.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._frames: deque[Frame] = deque()
        self._replaced = 0

    def put(self, frame: Frame) -> None:
        """Store the newest frame, replacing any that were not taken."""
        with self._condition:
            self._replaced += len(self._frames)
            self._frames.clear()
            self._frames.append(frame)
            self._condition.notify_all()

    def put_lossless(self, frame: Frame, cancelled: threading.Event) -> bool:
        """Store a frame behind those that wait, when there is room.

        Returns:
            False when ``cancelled`` was set meanwhile (call :meth:`wake` after setting it).
        """
        with self._condition:
            self._condition.wait_for(lambda: cancelled.is_set() or len(self._frames) < _CAPACITY)
            if cancelled.is_set():
                return False
            self._frames.append(frame)
            self._condition.notify_all()
        return True

    def take(self, timeout_s: float = 0.0) -> Frame | None:
        """Take the oldest waiting frame; wait up to ``timeout_s`` seconds for one."""
        with self._condition:
            if not self._frames and timeout_s > 0:
                self._condition.wait_for(lambda: bool(self._frames), timeout_s)
            if not self._frames:
                return None
            frame = self._frames.popleft()
            self._condition.notify_all()
        return frame

    def clear(self) -> None:
        """Forget the frames that wait."""
        with self._condition:
            self._frames.clear()
            self._condition.notify_all()

    def wake(self) -> None:
        """Let a waiting ``put_lossless`` look at its event."""
        with self._condition:
            self._condition.notify_all()

    @property
    def waiting(self) -> int:
        """How many frames wait."""
        return len(self._frames)

    @property
    def replaced(self) -> int:
        """How many frames were replaced before anybody took them."""
        return self._replaced
