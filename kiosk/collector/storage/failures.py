"""What databases report, told apart: gone for a while, in each other's way, or refused."""

from __future__ import annotations

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kiosk.core.errors import CollectorError


def _postgres_errors() -> tuple[type[Exception], ...]:
    try:
        from psycopg import Error
    except ModuleNotFoundError:  # the extra postgres is not installed
        return ()
    return (Error,)


# PostgreSQL: serialization_failure, deadlock_detected; CockroachDB asks for the same by 40001.
_RETRY_STATES: Final = frozenset({"40001", "40P01"})
# Classes of SQLSTATE: connection, resources, operator intervention, system, read-only.
_AWAY_CLASSES: Final = frozenset({"08", "53", "57", "58"})
# Without any state the server was not reached, or went away in the middle.
_GONE: Final = frozenset({"OperationalError", "InterfaceError", "InternalError"})
# Values, constraints.
_CONTENT_CLASSES: Final = frozenset({"22", "23"})
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


DRIVER_ERRORS: Final[tuple[type[Exception], ...]] = (
    SQLAlchemyError,
    sqlite3.Error,
    *_postgres_errors(),
)
"""All that a database may raise: SQLAlchemy's own, and a driver's where it is used directly."""


class DatabaseUnavailableError(CollectorError):
    """The database cannot be used now: gone, full or locked. The same may work later."""


class DatabaseDamagedError(CollectorError):
    """The file is no database, or its content contradicts itself."""


def unavailable(error: Exception) -> CollectorError | None:
    """The error in words, when it is about the state of the database and not about the data.

    Args:
        error: One of ``DRIVER_ERRORS``.

    Returns:
        None for everything that would fail again the same way: broken constraints, values that
        do not fit, wrong statements.
    """
    if isinstance(error, PoolTimeoutError):
        return DatabaseUnavailableError(
            "all connections to the database are in use", "Try again in a moment."
        )
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    state = getattr(cause, "sqlstate", None) or ""
    gone = not state and type(cause).__name__ in _GONE
    if gone or getattr(error, "connection_invalidated", False) or state[:2] in _AWAY_CLASSES:
        return DatabaseUnavailableError(
            f"the database does not answer ({_first_line(cause)})",
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


def in_the_way(error: Exception) -> bool:
    """Whether two transactions hindered each other, so that repeating one helps."""
    return getattr(_cause(error), "sqlstate", None) in _RETRY_STATES


def refuses_content(error: Exception) -> bool:
    """Whether the database refuses values for what they are."""
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        return isinstance(cause, sqlite3.DataError | sqlite3.IntegrityError)
    return (getattr(cause, "sqlstate", None) or "")[:2] in _CONTENT_CLASSES


def _cause(error: Exception) -> BaseException:
    """What the driver raised."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return error if cause is None else cause


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


def _first_line(error: BaseException) -> str:
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
