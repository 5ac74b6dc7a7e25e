"""Backup into one file while the collector runs, and restore into an empty database.

The file is the same for SQLite and PostgreSQL, so that a collector may move from one to the
other. It is a ZIP of one file per table, a JSON list per row, and ``manifest.json`` with the form
of the tables, the number of rows and a digest of each. It holds hashes of tokens and the keys
that sign: it is as secret as the database.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

import orjson
from sqlalchemy import JSON, Text, cast, select, text, type_coerce

from kiosk.collector.storage import migrate, postgres
from kiosk.collector.storage.database import translated
from kiosk.collector.storage.tables import metadata
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from kiosk.collector.storage.database import Database

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
_ROWS: Final = 5_000
"""Rows in memory at a time."""


@dataclass(frozen=True, slots=True)
class TableContent:
    """What a backup holds of a table.

    Attributes:
        name: Of the table.
        columns: Names, in the order of the values.
        rows: How many.
        sha256: Of the lines, hexadecimal.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        revision: Form of the tables.
        made_at: UTC, ISO 8601.
        days: Days of ``event``, since 1970.
        tables: In an order in which they can be filled.
    """

    revision: str
    made_at: str
    days: tuple[int, ...]
    tables: tuple[TableContent, ...]

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(table.rows for table in self.tables)


def backup(database: Database, path: Path, now: datetime) -> Manifest:
    """Write everything into a file, as it was at one moment; ingest goes on meanwhile.

    Args:
        database: Migrated.
        path: File to write; an existing one is replaced when the new one is complete.
        now: Noted in the file.

    Raises:
        CollectorError: The database cannot be read or the file cannot be written.
    """
    try:
        with (
            _moment(database) as connection,
            _replacing(path) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
        ):
            manifest = _written(connection, archive, now)
    except OSError as error:
        raise CollectorError(
            f"the backup {path} cannot be written ({error.strerror or error})",
            "Choose another folder, or free some space.",
        ) from error
    return manifest


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file, for its owner only, that takes the name when it is complete and on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _moment(database: Database) -> Iterator[Connection]:
    """A connection that sees one state of all tables."""
    with database.read() as connection:
        # A transaction of SQLite does so by itself.
        level = {} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        yield connection.execution_options(stream_results=True, max_row_buffer=_ROWS, **level)


def _written(connection: Connection, archive: zipfile.ZipFile, now: datetime) -> Manifest:
    revision = migrate.revision(connection)
    if revision is None:
        raise CollectorError("the database is empty", "There is nothing to back up yet.")
    tables, days = [], set[int]()
    for table in metadata.sorted_tables:
        with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
            tables.append(_write_table(connection, table, member, days))
    manifest = Manifest(revision, now.isoformat(), tuple(sorted(days)), tuple(tables))
    archive.writestr(MANIFEST, orjson.dumps({"format": FORMAT, **_as_json(manifest)}))
    return manifest


def _as_json(manifest: Manifest) -> dict[str, Any]:
    return dict(orjson.loads(orjson.dumps(manifest)))


def _write_table(
    connection: Connection, table: Table, member: IO[bytes], days: set[int]
) -> TableContent:
    digest, count = hashlib.sha256(), 0
    sqlite = connection.dialect.name == "sqlite"
    # JSON stays the text that it is.
    columns = [
        (type_coerce(c, Text) if sqlite else cast(c, Text)) if isinstance(c.type, JSON) else c
        for c in table.columns
    ]
    asked = select(*columns).order_by(*table.primary_key.columns)
    for rows in connection.execute(asked).partitions(_ROWS):
        lines = b"".join(orjson.dumps(list(row)) + b"\n" for row in rows)
        digest.update(lines)
        member.write(lines)
        count += len(rows)
        if table.name == "event":
            days |= {row.day for row in rows}
    names = tuple(c.name for c in table.columns)
    return TableContent(table.name, names, count, digest.hexdigest())


def verify(path: Path) -> Manifest:
    """Read a backup and compare it with its digests.

    Raises:
        CollectorError: It is no backup, damaged, or from a newer version.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        for table in manifest.tables:
            for _ in _rows(archive, table, path):
                pass
    return manifest


def restore(database: Database, path: Path) -> Manifest:
    """Fill an empty database from a backup, in one transaction.

    Ids and sequence numbers stay as they were: what a kiosk sends again meets itself.

    Args:
        database: Without any rows; its tables are made.
        path: The backup.

    Raises:
        CollectorError: The backup is damaged or from a newer version, the database is not
            empty, or it cannot be written. Nothing was changed then.
    """
    manifest = verify(path)
    migrate.upgrade(database, manifest.revision)
    with translated():
        if not database.is_sqlite:
            database.partitions.ensure(manifest.days)
    with database.write() as connection, _opened(path) as archive:
        _refuse_unless_empty(connection, manifest)
        for table in manifest.tables:
            _fill(database, connection, table, _rows(archive, table, path))
        if not database.is_sqlite:
            postgres.continue_numbers(connection)
    database.migrate()
    return manifest


def _refuse_unless_empty(connection: Connection, manifest: Manifest) -> None:
    for table in manifest.tables:
        columns = {c["name"] for c in connection.dialect.get_columns(connection, table.name)}
        # Names go into statements below; they may only be those of the tables that are there.
        if not table.columns or not set(table.columns) <= columns:
            raise CollectorError(f"the backup holds unknown columns of the table {table.name}")
        if connection.execute(text(f"SELECT 1 FROM {table.name} LIMIT 1")).first():  # noqa: S608
            raise CollectorError(
                f"the database is not empty (table {table.name})",
                "Restore into a new one: another folder, or another database of the server.",
            )


def _fill(
    database: Database,
    connection: Connection,
    table: TableContent,
    rows: Iterator[list[tuple[object, ...]]],
) -> None:
    names = ", ".join(table.columns)
    if not database.is_sqlite:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as c:
            for part in rows:
                for row in part:
                    c.write_row(row)
        return
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608
    for part in rows:
        connection.exec_driver_sql(statement, part)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise CollectorError(f"{path} is no backup that can be read ({error})") from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        content = orjson.loads(archive.read(MANIFEST))
        if content["format"] != FORMAT:
            raise CollectorError(f"the backup {path} was made by a newer version of the program")
        known = {table.name for table in metadata.sorted_tables}
        tables = tuple(
            TableContent(t["name"], tuple(t["columns"]), t["rows"], t["sha256"])
            for t in content["tables"]
            if t["name"] in known
        )
        days = tuple(int(day) for day in content["days"])
        return Manifest(content["revision"], content["made_at"], days, tables)
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise _damaged(path, str(error)) from error


def _rows(
    archive: zipfile.ZipFile, table: TableContent, path: Path
) -> Iterator[list[tuple[object, ...]]]:
    """Rows of a table, some at a time; complains at the end when they are not the written ones."""
    digest, count = hashlib.sha256(), 0
    part: list[tuple[object, ...]] = []
    try:
        with archive.open(f"{table.name}.jsonl") as member:
            for line in member:
                digest.update(line)
                part.append(tuple(orjson.loads(line)))
                if len(part) == _ROWS:
                    count += len(part)
                    yield part
                    part = []
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, OSError) as error:
        raise _damaged(path, str(error)) from error
    count += len(part)
    if count != table.rows or digest.hexdigest() != table.sha256:
        raise _damaged(path, f"table {table.name}")
    if part:
        yield part


def _damaged(path: Path, what: str) -> CollectorError:
    return CollectorError(f"the backup {path} is damaged ({what})", "Use an older one.")
