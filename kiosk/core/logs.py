"""Log files: rotated, complete, and free of passwords.

Every uncaught exception of any thread ends up here, because the public screen never shows
one. The redaction works on the finished line, so that tracebacks and messages of libraries
pass through it as well.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

from kiosk.core import paths
from kiosk.core.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

FILE_NAME: Final = "kiosk.log"
FILE_BYTES: Final = 5 * 1024 * 1024
FILE_COUNT: Final = 5
"""The file being written plus four older ones."""

_FORMAT: Final = "%(asctime)s.%(msecs)03dZ %(levelname)-8s %(threadName)s %(name)s: %(message)s"
_log = logging.getLogger(__name__)


class _RedactingFormatter(logging.Formatter):
    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__(_FORMAT, "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _LogFile(RotatingFileHandler):
    """Tells once that it cannot be written.

    The report of the library would fill the terminal (and a journal behind it) with stacks,
    and repeat messages from which no secret was removed.
    """

    _told = False

    def handleError(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._told and sys.stderr is not None:
            self._told = True
            sys.stderr.write(f"kiosk: the log cannot be written: {error.strerror}\n")


def setup(*, console: bool = False) -> Callable[[], None]:
    """Log to rotated files in ``log_dir()``, and uncaught exceptions too.

    A folder that cannot be written is reported on the terminal and does not stop the program.

    Args:
        console: Show everything from INFO up on the terminal; else warnings and errors only.

    Returns:
        Function that flushes, closes the files and puts everything back.
    """
    root = logging.getLogger()
    level_before = root.level
    root.setLevel(logging.INFO)
    handlers = _make_handlers(console=console)
    for handler in handlers:
        handler.setFormatter(_RedactingFormatter())
        root.addHandler(handler)
    logging.captureWarnings(capture=True)
    put_hooks_back = _log_uncaught_exceptions()

    def close() -> None:
        put_hooks_back()
        logging.captureWarnings(capture=False)
        root.setLevel(level_before)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()

    return close


def _make_handlers(*, console: bool) -> list[logging.Handler]:
    handlers: list[logging.Handler] = []
    if sys.stderr is not None:  # None in a windowed program on Windows
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.INFO if console else logging.WARNING)
        handlers.append(terminal)
    folder = paths.log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            _LogFile(
                folder / FILE_NAME,
                maxBytes=FILE_BYTES,
                backupCount=FILE_COUNT - 1,
                encoding="utf-8",
            )
        )
    except OSError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"kiosk: no log file in {folder}: {error.strerror}\n")
    return handlers


def _log_uncaught_exceptions() -> Callable[[], None]:
    """Send what nobody caught to the log; returns the way back."""
    main_before, threads_before = sys.excepthook, threading.excepthook

    def in_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            main_before(kind, error, trace)
        else:
            _log.critical("uncaught exception", exc_info=(kind, error, trace))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        name = args.thread.name if args.thread else "unknown"
        error = args.exc_value or args.exc_type()
        _log.critical("uncaught exception in thread %s", name, exc_info=error)

    sys.excepthook, threading.excepthook = in_main, in_thread

    def put_back() -> None:
        sys.excepthook, threading.excepthook = main_before, threads_before

    return put_back
