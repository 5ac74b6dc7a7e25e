"""Opening the file of the queue: its form, its settings, its transactions."""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kiosk.cloud.outbox import schema
from kiosk.cloud.outbox.failures import DamagedError, sync_error
from kiosk.core.errors import SyncError
from kiosk.core.paths import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY_TIMEOUT_S: Final = 5.0
"""For how long a process waits for another one that writes."""
_WAL_LIMIT_BYTES: Final = 4 * 1024 * 1024
LOG_PAGES: Final = 500
"""The log of changes is worked into the database at this length; on a full disk that must fit."""
COMPANIONS: Final = ("-wal", "-shm", "-journal")


def default_path() -> Path:
    """File of the queue of this device."""
    return data_dir() / "outbox.db"


def open_queue(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the queue; transactions are explicit, and a commit is on the disk when it returns.

    Any thread may use the connection, one at a time.

    Args:
        path: The database.
        create: Make it if there is none.

    Raises:
        DamagedError: The file is no database, or not ours.
        SyncError: It cannot be opened, or is from a newer version of the program.
    """
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        mode = "rwc" if create else "rw"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_TIMEOUT_S,
            isolation_level=None,
            check_same_thread=False,
        )
    except (sqlite3.Error, OSError) as error:
        raise sync_error(error, path) from error
    try:
        _require_ours(connection, path)
        _tune(connection)
        _create(connection)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise sync_error(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, ahead of every other writer."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite ends some failed transactions by itself; a second rollback is an error.
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def put_aside(path: Path, aside: Path) -> None:
    """Move a database with its companions; the log of changes goes first.

    Beside a fresh file it would be taken for that file's own.

    Raises:
        SyncError: It could not be moved.
    """
    try:
        for suffix in COMPANIONS:
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.replace(aside.with_name(aside.name + suffix))
        path.replace(aside)
    except OSError as error:
        raise sync_error(error, path) from error


def used_bytes(connection: sqlite3.Connection) -> int:
    """Bytes of the database that hold something."""
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    return pages * _page_size(connection) - free_bytes(connection)


def free_bytes(connection: sqlite3.Connection) -> int:
    """Bytes within the file that hold nothing; they are used before it grows."""
    pages = int(connection.execute("PRAGMA freelist_count").fetchone()[0])
    return pages * _page_size(connection)


def give_back(connection: sqlite3.Connection, keep: int, most: int) -> None:
    """Shorten the file as far as nobody reads an older state.

    Args:
        connection: The queue.
        keep: Free bytes that stay.
        most: Bytes to be given back at most.
    """
    pages = min(free_bytes(connection) - keep, most) // _page_size(connection)
    # Each step of the statement frees one page, and "execute" would take a single step.
    connection.executescript(f"PRAGMA incremental_vacuum({max(pages, 1)})")


def empty_log(connection: sqlite3.Connection) -> None:
    """Work the log of changes into the database and cut it off, as far as nobody reads it.

    The log still holds what was erased from the database.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _page_size(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA page_size").fetchone()[0])


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.VERSION:
        raise SyncError(
            f"the queue {path.name} was made by a newer version of the program "
            f"(form {version}, this version knows {schema.VERSION})",
            "Install the newer version again, or move the file away; it is kept as it is.",
        )
    if connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID:
        return
    if connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]:
        raise DamagedError(
            f"{path.name} is a database of another program",
            f"It is put aside in {path.parent}, and a new one begins.",
        )


def _tune(connection: sqlite3.Connection) -> None:
    # Has an effect on a fresh file only; space can then be given back without a rewrite.
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    # With NORMAL a power cut undoes transactions that were acknowledged.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT_BYTES}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    # Deleted means overwritten: names of people must not be found in the file afterwards.
    connection.execute("PRAGMA secure_delete = ON")


def _create(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
        return
    with transaction(connection):
        # Another process may have done it while this one waited for the lock.
        if connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
            return
        for statement in schema.TABLES:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
