"""What databases report, told apart: gone for a while, in each other's way, or refused."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from sqlalchemy.exc import SQLAlchemyError

# PostgreSQL: serialization_failure, deadlock_detected; CockroachDB asks for the same by 40001.
_RETRY_STATES: Final = frozenset({"40001", "40P01"})
# Classes of SQLSTATE: connection, resources, operator intervention, system, read-only.
_AWAY_CLASSES: Final = frozenset({"08", "53", "57", "58"})
_READ_ONLY_STATE: Final = "25006"
_SQLITE_AWAY: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
    }
)
_SQLITE_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class DatabaseUnavailableError(CollectorError):
    """The database cannot be used now: gone, full or locked. The same may work later."""


class DatabaseDamagedError(CollectorError):
    """The file is no database, or its content contradicts itself."""


def unavailable(error: SQLAlchemyError) -> CollectorError | None:
    """The error in words, when it is about the state of the database and not about the data.

    Args:
        error: What SQLAlchemy raised.

    Returns:
        None for everything that would fail again the same way: broken constraints, values that
        do not fit, wrong statements.
    """
    if isinstance(error, PoolTimeoutError):
        return DatabaseUnavailableError(
            "all connections to the database are in use", "Try again in a moment."
        )
    if not isinstance(error, DBAPIError):
        return None
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(error.orig)
    state = getattr(error.orig, "sqlstate", None) or ""
    gone = isinstance(error, OperationalError | InterfaceError | InternalError) and not state
    if error.connection_invalidated or gone or state[:2] in _AWAY_CLASSES:
        return DatabaseUnavailableError(
            f"the database does not answer ({_first_line(error)})",
            "It is tried again by itself; see whether the database server runs.",
        )
    if state in _RETRY_STATES:
        return DatabaseUnavailableError(
            "the database had too much to do at once", "Try again in a moment."
        )
    if state == _READ_ONLY_STATE:
        return DatabaseUnavailableError(
            "the database may only be read now", "Point the collector at the primary server."
        )
    return None


def in_the_way(error: SQLAlchemyError) -> bool:
    """Whether two transactions hindered each other, so that repeating one helps."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _RETRY_STATES


def _of_sqlite(error: sqlite3.Error) -> CollectorError | None:
    # The low byte is the error, the rest its details (sqlite.org/rescode.html).
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    if code in _SQLITE_DAMAGED:
        return DatabaseDamagedError(
            f"the database of the collector is damaged ({error})",
            "Move the file away and restore the newest backup: kiosk collector restore FILE.",
        )
    if code in _SQLITE_AWAY:
        return DatabaseUnavailableError(
            f"the database of the collector cannot be used now ({error})",
            "Check the free space and the rights of its folder.",
        )
    return None


def _first_line(error: DBAPIError) -> str:
    text = str(error.orig).strip()
    return text.splitlines()[0] if text else type(error.orig).__name__
