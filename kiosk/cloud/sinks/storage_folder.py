"""A folder of this machine, or of a disk or share that is mounted, as a place for files."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.storage_place import PlaceError
from kiosk.core.atomic import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable

_MODE: Final = 0o600
_NOT_ALLOWED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_SPACE: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class Folder:
    """Implements ``Place``; files belong to the user of the kiosk only.

    The folder has to exist: else a disk that is not mounted would not be missed, and its files
    would fill the disk below. Files are forced to the disk before they count as stored, which
    object store libraries do not do.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, name: str, content: bytes, media_type: str) -> bool:
        """Store a new file; False when there is one of that name."""
        path = self._path(name)
        if path.exists():
            return False
        self.replace(name, content, media_type)
        return True

    def replace(self, name: str, content: bytes, media_type: str) -> None:
        """Store a file, whether or not there is one of that name."""
        try:
            write_atomic(self._path(name), content, _MODE)
        except OSError as error:
            raise self._error(error) from error

    def read(self, name: str) -> bytes | None:
        """Content of a file; None when it cannot be read."""
        try:
            return self._path(name).read_bytes()
        except OSError:
            return None

    def delete(self, name: str) -> None:
        """Delete a file, if it is there and may be deleted."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise self._error(error) from error

    def bound(self, allowed_s: float, cancelled: Callable[[], bool]) -> None:
        """Nothing to be done: a disk answers, or the system says why not."""

    def close(self) -> None:
        """Nothing is open."""

    def _path(self, name: str) -> Path:
        if not self._folder.is_dir():
            raise PlaceError(
                Verdict.MISCONFIGURED,
                f"the folder {self._folder} does not exist",
                "Create it, or connect and mount the disk that holds it.",
            )
        path = self._folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise PlaceError(Verdict.INVALID, f"{name} is no name of a file in the folder")
        return path

    def _error(self, error: OSError) -> PlaceError:
        if error.errno in _NO_SPACE:
            return PlaceError(
                Verdict.RETRY,
                f"the disk of {self._folder} is full",
                "Delete files there; what waits is written by itself then.",
            )
        if error.errno in _NOT_ALLOWED:
            return PlaceError(
                Verdict.MISCONFIGURED,
                f"the kiosk may not write into {self._folder}",
                "Give the user of the kiosk the permission to write there.",
            )
        reason = error.strerror or type(error).__name__
        return PlaceError(
            Verdict.RETRY,
            f"a file in {self._folder} cannot be written ({reason})",
            "Check the disk.",
        )
