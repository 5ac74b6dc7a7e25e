"""What SQLite and the file system report about the queue, in words for the operator."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import SyncError

if TYPE_CHECKING:
    from pathlib import Path


class DamagedError(SyncError):
    """The file is no database, or its content contradicts itself."""


class QueueFullError(SyncError):
    """The disk, or what may be used of it, is full; it works again when there is space."""


_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_READ_ONLY: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})
_READ_ONLY_ERRNO: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL_ERRNO: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GOES_ON: Final = "Counting goes on in memory and is stored as soon as that works again."


def sync_error(error: sqlite3.Error | OSError, path: Path) -> SyncError:
    """Translate an error of SQLite or of the file system.

    Args:
        error: What was raised.
        path: The database, for the text.
    """
    if isinstance(error, OSError):
        return _of_file_system(error, path)
    # The low byte is the error, the rest its details (sqlite.org/rescode.html).
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    if code in _DAMAGED:
        return DamagedError(
            f"the queue {path.name} is damaged ({error})",
            f"It is put aside in {path.parent}, and a new one begins.",
        )
    if code in _BUSY:
        return SyncError(
            f"the queue {path.name} is in use by another program",
            f"Close what else has it open. {_GOES_ON}",
        )
    if code in _READ_ONLY:
        return _read_only(path)
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code == sqlite3.SQLITE_IOERR:
        return SyncError(
            f"the disk refused to read or write the queue {path.name} ({error})",
            f"Check the disk and its free space. {_GOES_ON}",
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return SyncError(
            f"the queue {path} cannot be opened",
            f"Check that the folder exists and may be written. {_GOES_ON}",
        )
    return SyncError(f"the queue {path.name} cannot be used ({error})", _GOES_ON)


def disk_full(path: Path) -> QueueFullError:
    """There is no space left, or none but what is kept free for others."""
    return QueueFullError(
        f"the disk is full, the queue {path.name} cannot grow",
        f"Free some space on the disk of {path.parent}. {_GOES_ON}",
    )


def _of_file_system(error: OSError, path: Path) -> SyncError:
    if error.errno in _READ_ONLY_ERRNO:
        return _read_only(path)
    if error.errno in _FULL_ERRNO:
        return disk_full(path)
    reason = error.strerror or type(error).__name__
    return SyncError(f"the queue {path} cannot be used ({reason})", _GOES_ON)


def _read_only(path: Path) -> SyncError:
    return SyncError(
        f"the queue {path} may not be written",
        f"Allow this user to write the folder {path.parent}. {_GOES_ON}",
    )
