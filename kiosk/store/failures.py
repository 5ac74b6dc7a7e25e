"""What SQLite and the file system report, in words for the operator."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import HistoryError

if TYPE_CHECKING:
    from pathlib import Path


class DamagedError(HistoryError):
    """The file is no database, or its content contradicts itself."""


class FutureError(HistoryError):
    """The file was made by a newer version of the program."""


_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_READ_ONLY: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})
_READ_ONLY_ERRNO: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GOES_ON: Final = "Counting goes on in memory and is stored as soon as that works again."


def history_error(error: sqlite3.Error | OSError, path: Path) -> HistoryError:
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
            f"the history {path.name} is damaged ({error})",
            f"It is kept beside the new one in {path.parent}.",
        )
    if code in _BUSY:
        return HistoryError(
            f"the history {path.name} is in use by another program",
            f"Close what else has it open. {_GOES_ON}",
        )
    if code in _READ_ONLY:
        return _read_only(path)
    if code == sqlite3.SQLITE_FULL:
        return _disk_full(path)
    if code == sqlite3.SQLITE_IOERR:
        return HistoryError(
            f"the disk refused to read or write the history {path.name} ({error})",
            f"Check the disk and its free space. {_GOES_ON}",
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return HistoryError(
            f"the history {path} cannot be opened",
            f"Check that the folder exists and may be written. {_GOES_ON}",
        )
    return HistoryError(f"the history {path.name} cannot be used ({error})", _GOES_ON)


def _of_file_system(error: OSError, path: Path) -> HistoryError:
    if error.errno in _READ_ONLY_ERRNO:
        return _read_only(path)
    if error.errno == errno.ENOSPC:
        return _disk_full(path)
    reason = error.strerror or type(error).__name__
    return HistoryError(f"the history {path} cannot be used ({reason})", _GOES_ON)


def _read_only(path: Path) -> HistoryError:
    return HistoryError(
        f"the history {path} may not be written",
        f"Allow this user to write the folder {path.parent}. {_GOES_ON}",
    )


def _disk_full(path: Path) -> HistoryError:
    return HistoryError(
        f"the disk is full, the history {path.name} cannot grow",
        f"Free some space on the disk of {path.parent}. {_GOES_ON}",
    )
