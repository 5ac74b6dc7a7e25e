"""Ending in time, whatever hangs."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, NoReturn, Protocol

from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_log = logging.getLogger(__name__)

SHUTDOWN_DEADLINE_S = 5.0


class Stoppable(Protocol):
    """The whole kiosk, with or without a window."""

    @property
    def stopped_while_building(self) -> bool:
        """Whether the stop left a compilation of networks behind."""
        ...

    def stop(self) -> bool:
        """Stop everything; False when a thread did not end in time."""
        ...


def end(kiosk: Stoppable) -> int:
    """Stop everything in order, within :data:`SHUTDOWN_DEADLINE_S`.

    Returns:
        The exit code; does not return when a native call hangs.
    """
    deadline = threading.Timer(SHUTDOWN_DEADLINE_S, leave_now, ["shutting down takes too long"])
    deadline.daemon = True
    deadline.start()
    if not kiosk.stop():
        if kiosk.stopped_while_building:
            # Python cannot end in order around a thread that is inside a compiler.
            logging.shutdown()
            os._exit(ExitCode.OK)
        leave_now("a thread did not stop in time")
    deadline.cancel()
    return ExitCode.OK


def leave_now(reason: str) -> NoReturn:
    """End the process at once with the code that makes a supervisor start it again.

    For the case that a native call hangs: the stacks of all threads go to the log and to
    the terminal first, because nothing else will tell what hung.
    """
    _log.critical("%s; leaving at once, to be started again", reason)
    for handler in logging.getLogger().handlers:
        handler.flush()
        stream = getattr(handler, "stream", None)
        if stream is not None and hasattr(stream, "fileno"):
            faulthandler.dump_traceback(stream)
    os._exit(ExitCode.RESTART)


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
