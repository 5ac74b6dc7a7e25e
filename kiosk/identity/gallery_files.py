"""The files of the gallery: read, written in one step, put aside when damaged, removed."""

from __future__ import annotations

import errno
import os
import time
from typing import TYPE_CHECKING, Final

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import GalleryError
from kiosk.identity.gallery_state import KIND
from kiosk.identity.vault import HEADER_BYTES, DamagedVaultError, read_header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_FILE_STEM: Final = "people."
FILE_NAME: Final = f"{_FILE_STEM}vault"
BACKUP_NAME: Final = f"{_FILE_STEM}backup.vault"
_DAMAGED_PREFIX: Final = f"{_FILE_STEM}damaged-"
_LOCK_NAME: Final = ".lock"
_ERASING_NAME: Final = ".erasing"
_LARGEST_FILE_BYTES: Final = 4 << 30
_PAUSES_S: Final = (0.05, 0.1, 0.2, 0.4)

Signature = tuple[bytes, int, int]
"""Of a file: header (with a random salt), size, time of the last change in ns."""


class GalleryFiles:
    """The folder of the gallery; only its owner may look into it.

    Args:
        folder: It need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.main = folder / FILE_NAME
        self.backup = folder / BACKUP_NAME
        self._erasing = folder / _ERASING_NAME

    def prepare(self) -> Path:
        """Make the folder and the lock file, and give the latter's path.

        Raises:
            GalleryError: They could not be made.
        """
        lock = self._folder / _LOCK_NAME
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            lock.touch(mode=0o600)
        except OSError as error:
            raise self.error(error) from error
        return lock

    def exist(self) -> bool:
        """Whether there is anything to read."""
        return self.main.exists() or self.backup.exists() or self._erasing.exists()

    def is_being_erased(self) -> bool:
        """Whether somebody began to erase everything."""
        return self._erasing.exists()

    def signature(self) -> Signature | None:
        """Changes whenever the file changes; None when there is none."""
        return _signature(self.main)

    def are_alike(self) -> bool:
        """Whether the file and its backup were written together."""
        main, backup = _signature(self.main), _signature(self.backup)
        return main is not None and backup is not None and main[:2] == backup[:2]

    def generation(self) -> int:
        """That in the header of the file; 0 when there is no file, -1 when it is damaged."""
        if self._erasing.exists():
            return 0
        try:
            with self.main.open("rb") as stream:
                return read_header(stream.read(HEADER_BYTES), KIND).generation
        except FileNotFoundError:
            return 0
        except (OSError, GalleryError):
            return -1

    def read(self, path: Path) -> bytes | None:
        """All of a file; None when there is none.

        Raises:
            DamagedVaultError: The disk cannot read it, or it is too large to be ours.
            GalleryError: It may not be read.
        """
        try:
            if path.stat().st_size > _LARGEST_FILE_BYTES:
                raise DamagedVaultError("The file is too large")
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in (errno.EIO, errno.EISDIR):
                raise DamagedVaultError("The file cannot be read") from error
            raise self.error(error) from error

    def write(self, path: Path, data: bytes) -> None:
        """Replace a file in one step.

        Raises:
            GalleryError: It could not be written; the file is as it was.
        """
        self._sweep()
        for pause_s in (*_PAUSES_S, None):
            try:
                write_atomic(path, data, mode=0o600)
            except PermissionError as error:
                # Windows replaces no file that somebody is reading just now.
                if pause_s is None:
                    raise self.error(error) from error
                time.sleep(pause_s)
            except OSError as error:
                raise self.error(error) from error
            else:
                return

    def put_aside(self, path: Path, at: datetime) -> str:
        """Rename a damaged file.

        Returns:
            Its new name.

        Raises:
            GalleryError: It could not be renamed.
        """
        stem = f"{_DAMAGED_PREFIX}{at:%Y%m%dT%H%M%SZ}"
        number, aside = 1, self._folder / f"{stem}.vault"
        while aside.exists():
            number += 1
            aside = self._folder / f"{stem}-{number}.vault"
        try:
            path.replace(aside)
        except OSError as error:
            raise self.error(error) from error
        return aside.name

    def remove_damaged(self) -> None:
        """Delete what was put aside.

        Raises:
            GalleryError: Something could not be deleted.
        """
        self._unlink(self._folder.glob(f"{_DAMAGED_PREFIX}*"))

    def begin_erasing(self) -> None:
        """Note that everything is to go, so that it goes even after a crash.

        Raises:
            GalleryError: It could not be noted.
        """
        self.write(self._erasing, b"")

    def remove_all(self) -> None:
        """Delete everything but the lock and the note.

        Raises:
            GalleryError: Something could not be deleted.
        """
        self._sweep()
        self._unlink((self.main, self.backup))
        self.remove_damaged()

    def end_erasing(self) -> None:
        """Take the note away.

        Raises:
            GalleryError: It could not be taken away.
        """
        self._unlink((self._erasing,))

    def error(self, error: OSError) -> GalleryError:
        """What the file system reports, in words for the operator."""
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return GalleryError(
                "The disk is full, so the enrolled people cannot be stored",
                "Free some space, then try again; nothing was changed.",
            )
        return GalleryError(
            "The file of enrolled people cannot be read or written "
            f"({error.strerror or type(error).__name__})",
            f"Check the disk, and the permissions of {self._folder}.",
        )

    def _sweep(self) -> None:
        """Delete what a crash left behind while a file was written."""
        # Not those of other files in the folder: somebody may be writing them just now.
        for name in (_FILE_STEM, _ERASING_NAME):
            self._unlink(self._folder.glob(f".{name}*.tmp"))

    def _unlink(self, paths: Iterator[Path] | tuple[Path, ...]) -> None:
        try:
            for path in paths:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise self.error(error) from error


def _signature(path: Path) -> Signature | None:
    try:
        with path.open("rb") as stream:
            found = os.fstat(stream.fileno())
            return stream.read(HEADER_BYTES), found.st_size, found.st_mtime_ns
    except OSError:
        return None
