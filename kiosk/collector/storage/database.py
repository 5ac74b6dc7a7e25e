"""The one way to the collector's database: SQLite in a file, or PostgreSQL by URL."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from kiosk.collector.storage.failures import DRIVER_ERRORS, DatabaseUnavailableError, unavailable
from kiosk.collector.storage.postgres import Partitions
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, Table
    from sqlalchemy.engine import URL

_BUSY_S: Final = 30.0
"""How long a writer of SQLite waits for another process to finish its transaction."""
_POSTGRES: Final = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_CACHE_KIB: Final = 16 * 1024
"""Of each connection; the system's own cache holds the rest of the file."""
_SQLITE_CONNECTIONS: Final = 24
"""Kept open: opening one costs more than most questions."""


class Database:
    """Connections to the collector's database. May be used from any thread.

    Attributes:
        engine: Of SQLAlchemy. Its own transactions only begin to write on SQLite when they
            do, and may then fail because another one was faster: use :meth:`write`.
        url: Without its password; for people.
        partitions: Days of ``event``; PostgreSQL only.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url = engine.url.render_as_string(hide_password=True)
        self.partitions = Partitions(engine)
        self._turn = threading.Lock()

    @classmethod
    def open(cls, url: str, *, connections: int = 10) -> Database:
        """Prepare connections; nothing is asked of a server before the first one.

        The folder of an SQLite file is made where it is missing.

        Args:
            url: ``sqlite:///path`` or ``postgresql://user:password@host/name``.
            connections: Most connections at once to a server.

        Raises:
            CollectorError: The URL is of another kind, its package is not installed, or the
                folder cannot be made.
        """
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise CollectorError(
                "the address of the database cannot be read",
                "Write it like postgresql://user:password@host/name or sqlite:////folder/file.db.",
            ) from None
        if parsed.drivername == "sqlite":
            return cls(_sqlite_engine(parsed))
        if parsed.drivername in _POSTGRES:
            return cls(_postgres_engine(parsed, connections))
        raise CollectorError(
            f"databases of the kind {parsed.drivername} are not supported",
            "Use PostgreSQL (postgresql://...) or leave the address out for SQLite.",
        )

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file of SQLite."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """File of SQLite; None with PostgreSQL."""
        return Path(self.engine.url.database or "") if self.is_sqlite else None

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for questions; all in the block see one state on SQLite.

        Raises:
            DatabaseUnavailableError: The database is gone, locked or full.
            DatabaseDamagedError: The file is damaged.
        """
        with translated(), self.engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is committed at the end of the block, or undone by an error.

        On SQLite it is the only writer from its beginning, so that what it has read stays true.
        Threads of this process take turns: SQLite itself lets them ask again and again, asleep
        in between for up to a tenth of a second.

        Raises:
            DatabaseUnavailableError: The database is gone, locked or full.
            DatabaseDamagedError: The file is damaged.
        """
        with self._in_turn(), translated(), self.engine.connect() as connection:
            writing = connection.execution_options(collector_writes=True)
            with writing.begin():
                yield writing

    @contextlib.contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=_BUSY_S):
            raise DatabaseUnavailableError(
                "the database is busy with something else", "Try again in a moment."
            )
        try:
            yield
        finally:
            self._turn.release()

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""
        return (sqlite if self.is_sqlite else postgresql).insert(table)

    def ping(self) -> None:
        """Ask for nothing.

        Raises:
            DatabaseUnavailableError: There is no answer.
        """
        with self.read() as connection:
            connection.execute(text("SELECT 1"))

    def migrate(self) -> None:
        """Bring the tables to the present form; several processes may do so at once.

        Raises:
            CollectorError: The tables are from a newer version of the program, or the
                database cannot be used.
        """
        from kiosk.collector.storage.migrate import upgrade

        upgrade(self)

    def close(self) -> None:
        """Close all idle connections."""
        self.engine.dispose()


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn errors about the state of the database into ours; others pass unchanged."""
    try:
        yield
    except DRIVER_ERRORS as error:
        ours = unavailable(error)
        if ours is None:
            raise
        raise ours from error


def _sqlite_engine(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise CollectorError(
            "the collector needs a file, not a database in memory",
            "Write the address like sqlite:////folder/collector.db.",
        )
    folder = Path(url.database).parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CollectorError(
            f"the folder {folder} cannot be made ({error.strerror})",
            "Choose another folder for the collector.",
        ) from error
    engine = create_engine(
        url,
        pool_size=_SQLITE_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_BUSY_S,
        connect_args={"timeout": _BUSY_S},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # SQLAlchemy begins transactions by the event below; the driver must not do so, too.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        # What was acknowledged survives a power cut (docs/sync.md has the figures).
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE_KIB}",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("collector_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL, connections: int) -> Engine:
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=connections,
            max_overflow=0,
            pool_timeout=10.0,
            # A connection that died while idle is noticed before a request uses it.
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": 5,
                "application_name": "kiosk-collector",
                "keepalives_idle": 30,
                "keepalives_interval": 10,
                "keepalives_count": 3,
            },
        )
    except ModuleNotFoundError as error:
        raise CollectorError(
            "PostgreSQL needs the extra postgres", "Install it: pip install 'kiosk[postgres]'."
        ) from error
