"""Opening the file of the history: where it is, its form, its settings."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk.core.ids import Uuid7
from kiosk.core.paths import data_dir
from kiosk.store import schema
from kiosk.store.failures import DamagedError, FutureError, history_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)

BUSY_TIMEOUT_S: Final = 1.0
"""For how long a connection waits for another one that writes."""
_WAL_LIMIT_BYTES: Final = 16 * 1024 * 1024


def default_path() -> Path:
    """File of the history of this device."""
    return data_dir() / "history.db"


def aside_path(path: Path) -> Path:
    """File that is used while ``path`` is from a newer version of the program."""
    return path.with_name(f"{path.stem}.form{schema.VERSION}{path.suffix}")


def usable_path(path: Path) -> Path:
    """The file to work with: ``path``, or its stand-in while ``path`` is from a newer version.

    A file from the future is neither read nor written: what its tables mean is unknown here.
    It stays as it is until a version that knows it runs again.

    Raises:
        DamagedError: It is no database.
        HistoryError: It cannot be read.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return path
    try:
        with closing(_connect(path, "ro")) as connection:
            return aside_path(path) if _version(connection) > schema.VERSION else path
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, path) from error


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the history, make it if there is none, bring it to the present form.

    Transactions are explicit. A commit is on the disk when it returns: with ``synchronous`` at
    ``NORMAL`` a power cut can undo transactions that were acknowledged.

    Raises:
        FutureError: The file is from a newer version; it is untouched.
        DamagedError: The file is no database, or not ours.
        HistoryError: It cannot be opened, changed or locked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path, "rwc")
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, path) from error
    with _closed_on_failure(connection, path):
        _require_ours(connection, path)
        _tune(connection)
        _bring_up_to_date(connection, path)
    return connection


def open_for_reading(path: Path, *, damaged: bool = False) -> sqlite3.Connection:
    """Open the history without the right to change it.

    Args:
        path: The database.
        damaged: Read what is there even if the end of the file is missing.

    Raises:
        FutureError: The file is from a newer version.
        DamagedError: The file is no database, or not ours.
        HistoryError: It cannot be opened.
    """
    try:
        connection = _connect(path, "ro")
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, path) from error
    with _closed_on_failure(connection, path):
        if damaged:
            # Makes SQLite take the length of the file for its length, not the one it notes.
            connection.execute("PRAGMA writable_schema = ON")
        _require_ours(connection, path)
    return connection


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Leave no connection behind when what is done with it first fails."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise history_error(error, path) from error
    except BaseException:
        connection.close()
        raise


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All or nothing; ``DEFERRED`` gives one view of the data to several questions."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite ends some failed transactions by itself; a second rollback is an error.
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def is_present_form(connection: sqlite3.Connection) -> bool:
    """Whether the tables are there, in the form that this version knows."""
    return _version(connection) == schema.VERSION


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > schema.VERSION:
        raise FutureError(
            f"the history {path.name} was made by a newer version of the program "
            f"(form {version}, this version knows {schema.VERSION})",
            "Install the newer version to see it again; it is kept as it is.",
        )
    # In this order: another process may create the tables between the two questions.
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if has_tables and owner != schema.APPLICATION_ID:
        raise DamagedError(
            f"{path.name} is a database of another program",
            f"It is kept beside the new one in {path.parent}.",
        )


def _tune(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT_BYTES}")
    # Deleted means overwritten: a link to a person must not be found in the file afterwards.
    connection.execute("PRAGMA secure_delete = ON")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version == schema.VERSION:
        return
    if version:
        _back_up(connection, path.with_name(f"{path.stem}.form{version}-backup{path.suffix}"))
    with transaction(connection):
        # Another process may have done it while this one waited for the lock.
        version = _version(connection)
        if version == 0:
            _create(connection)
        else:
            for step in range(version, schema.VERSION):
                schema.MIGRATIONS[step](connection)
                _log.info("brought the history from form %d to %d", step, step + 1)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _create(connection: sqlite3.Connection) -> None:
    for statement in schema.TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO zone VALUES (1, '')")
    # Tells this file from any other one that a collector has met, see "sync".
    epoch = Uuid7()(datetime.now(UTC))
    connection.execute("INSERT INTO meta VALUES ('epoch', ?)", (str(epoch),))
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")


def _back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the whole file; an earlier copy of the same form is replaced in one step."""
    fresh = copy.with_name(f"{copy.name}.tmp")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(fresh)) as target:
            connection.backup(target)
        fresh.replace(copy)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
