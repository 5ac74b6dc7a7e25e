"""Ending in time, whatever hangs."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_log = logging.getLogger(__name__)

SHUTDOWN_DEADLINE_S = 5.0


def leave_now(reason: str) -> None:
    """End the process at once with the code that makes a supervisor start it again.

    For the case that a native call hangs: the stacks of all threads go to the log's folder
    and to the terminal first, because nothing else will tell what hung.
    """
    _log.critical("%s; leaving at once, to be started again", reason)
    for handler in logging.getLogger().handlers:
        handler.flush()
        stream = getattr(handler, "stream", None)
        if stream is not None and hasattr(stream, "fileno"):
            faulthandler.dump_traceback(stream)
    os._exit(ExitCode.RESTART)


class ShutdownDeadline:
    """Ends the process when leaving in order takes too long."""

    def __init__(self, seconds: float = SHUTDOWN_DEADLINE_S) -> None:
        self._timer = threading.Timer(
            seconds, leave_now, [f"shutting down took more than {seconds:.0f} s"]
        )
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *exc_info: object) -> None:
        self._timer.cancel()


def on_termination(ask_to_end: Callable[[], None]) -> Callable[[], None]:
    """Call a function on SIGTERM and SIGINT (and SIGBREAK on Windows).

    Returns:
        Function that puts the earlier handlers back.
    """

    def handle(number: int, _: FrameType | None) -> None:
        _log.info("signal %s: ending", signal.Signals(number).name)
        ask_to_end()

    names = ["SIGTERM", "SIGINT"] + (["SIGBREAK"] if sys.platform == "win32" else [])
    earlier = {
        number: signal.signal(number, handle) for number in map(signal.Signals.__getitem__, names)
    }

    def put_back() -> None:
        for number, handler in earlier.items():
            signal.signal(number, handler)

    return put_back
