"""One running kiosk per user: a lock that also survives ``kill -9``."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile

from kiosk.core import paths

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

ALREADY_RUNNING: Final = (
    "kiosk: another kiosk is running already.\n"
    "  End it first, or give this one a home of its own: KIOSK_HOME=/some/folder kiosk run\n"
)


class InstanceLock:
    """Held for the life of the process; a stale lock of a dead process is taken over."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.runtime_dir() / "kiosk.lock"
        with contextlib.suppress(OSError):  # told by acquire
            self._path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._path))
        # The default takes a lock over after 30 s even from a living process.
        self._lock.setStaleLockTime(0)

    def acquire(self) -> bool:
        """Take the lock; False when another living process holds it.

        A disk that is full or read-only keeps no kiosk from running: it runs without a lock.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        _log.warning("%s cannot be written; a second kiosk would not be noticed", self._path)
        return True

    def release(self) -> None:
        """Give the lock back."""
        self._lock.unlock()
