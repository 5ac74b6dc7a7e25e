"""Ctrl+C while people are stored: what is begun is finished, then it ends."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class Interruption:
    """Notes the first Ctrl+C instead of raising it anywhere; the second one is as usual.

    Attributes:
        asked: Whether somebody wants to end.
    """

    def __init__(self) -> None:
        self.asked = False
        # Signals can be handled in the main thread only.
        self._handles = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        """Begin to listen."""
        if self._handles:
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave Ctrl+C as it was."""
        if self._handles:
            signal.signal(signal.SIGINT, self._before)

    def between(self, step: Callable[[str], None]) -> Callable[[str], None]:
        """A step after which it ends, if somebody wants that."""

        def stepped(item: str) -> None:
            step(item)
            if self.asked:
                raise KeyboardInterrupt

        return stepped

    def _ask(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
