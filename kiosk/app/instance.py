"""One running kiosk per user: a lock that also survives ``kill -9``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile

from kiosk.core import paths

if TYPE_CHECKING:
    from pathlib import Path

ALREADY_RUNNING: Final = (
    "kiosk: another kiosk is running already.\n"
    "  End it first, or give this one a home of its own: KIOSK_HOME=/some/folder kiosk run\n"
)


class InstanceLock:
    """Held for the life of the process; a stale lock of a dead process is taken over."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.runtime_dir() / "kiosk.lock"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._path))
        # The default takes a lock over after 30 s even from a living process.
        self._lock.setStaleLockTime(0)

    def acquire(self) -> bool:
        """Take the lock; False when another living process holds it."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Give the lock back."""
        self._lock.unlock()
