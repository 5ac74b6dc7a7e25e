"""A damaged file: finding it out, saving what can be read, putting it aside."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.errors import HistoryError
from kiosk.store import schema
from kiosk.store.batch import MINUTES_PER_DAY, PreparedVisit, Sums, add_sums
from kiosk.store.database import open_for_reading, open_for_writing, transaction
from kiosk.store.failures import DamagedError, history_error
from kiosk.store.rows import read_visits, require_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

_log = logging.getLogger(__name__)

_STEPS_BETWEEN_BEATS: Final = 200_000
_ROWS_BETWEEN_BEATS: Final = 1_000
# Key columns, by which a table can be read from both ends.
_KEYS: Final = {
    "zone": ("number",),
    "minute": ("zone", "minute"),
    "visit": ("id",),
    "stay": ("visit", "place"),
    "open_visit": ("id",),
    "open_stay": ("visit", "place"),
    "document": ("number",),
    "forgotten": ("mark",),
}


def check(connection: sqlite3.Connection, path: Path, go_on: Callable[[], bool]) -> None:
    """Read the whole file and look for contradictions.

    Args:
        connection: The history.
        path: Its file, for the text.
        go_on: Asked several times a second; False ends the check without a result.

    Raises:
        DamagedError: The file is damaged.
        HistoryError: The file cannot be read.
    """
    connection.set_progress_handler(lambda: not go_on(), _STEPS_BETWEEN_BEATS)
    try:
        findings = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            return
        raise history_error(error, path) from error
    finally:
        connection.set_progress_handler(None, 0)
    if findings != ["ok"]:
        raise DamagedError(
            f"the history {path.name} is damaged ({str(findings[0]).splitlines()[-1]})",
            f"It is kept beside the new one in {path.parent}.",
        )


def replace_damaged(path: Path, at: datetime, go_on: Callable[[], bool]) -> tuple[Path, int]:
    """Put a damaged file aside and a fresh one in its place, with all that could be read.

    A crash at any moment leaves the damaged file where it was, or aside and complete; then the
    next start repeats or ends this.

    Args:
        path: The damaged file, or whatever else bears its name.
        at: For the name of the damaged file.
        go_on: Asked often; False gives up.

    Returns:
        Where the damaged file is now, and how many rows were saved.

    Raises:
        HistoryError: It could not be moved or the fresh file not be written, or given up.
    """
    rescued = rescued_path(path)
    aside = _free_name(path, at)
    try:
        _remove(rescued)
        saved = _salvage(path, rescued, go_on)
        # The log of changes goes first: beside a fresh file it would be taken for its own.
        for suffix in ("-wal", "-shm"):
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.replace(aside.with_name(aside.name + suffix))
        path.replace(aside)
        rescued.replace(path)
    except OSError as error:
        raise history_error(error, path) from error
    return aside, saved


def rescued_path(path: Path) -> Path:
    """Where the fresh file is made before it takes the place of the damaged one."""
    return path.with_name(f"{path.stem}.rescued{path.suffix}")


def finish_replacing(path: Path) -> None:
    """Give a rescued file its name, after a crash between the two renamings.

    Raises:
        HistoryError: It could not be renamed.
    """
    rescued = rescued_path(path)
    if rescued.is_file() and not path.exists():
        try:
            rescued.replace(path)
        except OSError as error:
            raise history_error(error, path) from error


def _free_name(path: Path, at: datetime) -> Path:
    name = f"{path.stem}.damaged-{at:%Y%m%dT%H%M%SZ}"
    candidate, number = path.with_name(name + path.suffix), 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{name}-{number}{path.suffix}")
    return candidate


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _salvage(damaged: Path, fresh: Path, go_on: Callable[[], bool]) -> int:
    with closing(open_for_writing(fresh)) as target:
        if not damaged.is_file():
            return 0
        try:
            source = open_for_reading(damaged, damaged=True)
        except HistoryError:
            return 0
        saved = 0
        with closing(source), transaction(target):
            for table in _KEYS:
                saved += _copy(source, target, table, go_on)
            _repair(target)
        return saved


def _copy(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    table: str,
    go_on: Callable[[], bool],
) -> int:
    saved = 0
    columns = ""
    with contextlib.suppress(sqlite3.Error):  # then no row can be read either
        # A damaged file may be of an older form, with fewer columns.
        names = source.execute(f"PRAGMA table_info({table})").fetchall()
        columns = ", ".join(row[1] for row in names)
    for number, row in enumerate(_readable(source, table)):
        if number % _ROWS_BETWEEN_BEATS == 0 and not go_on():
            raise HistoryError("saving the history was given up because the program ends")
        marks = ", ".join("?" * len(row))
        with contextlib.suppress(sqlite3.Error):  # a value that its column refuses
            saved += target.execute(
                f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
                row,
            ).rowcount
    return saved


def _readable(source: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """All rows from the front up to the damage, then from the back down to it."""
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{key} {direction}" for key in _KEYS[table])
        try:
            rows = source.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
            yield from rows
        except (sqlite3.Error, OverflowError) as error:
            _log.info("part of the table %s cannot be read: %s", table, error)
        else:
            return


def _repair(target: sqlite3.Connection) -> None:
    """Take out what a damaged page made of rows, and derive again what is derived."""
    target.execute("DELETE FROM minute WHERE zone NOT IN (SELECT number FROM zone)")
    days, spoilt = set(), []
    for zone, minute, *sums in target.execute("SELECT * FROM minute"):
        try:
            require_sums(sums)
            days.add((zone, minute // MINUTES_PER_DAY))
        except (ValueError, TypeError):
            spoilt.append((zone, minute))
    target.executemany("DELETE FROM minute WHERE zone = ? AND minute = ?", spoilt)
    target.executemany("INSERT INTO loose VALUES (?, ?)", days)
    lost = Sums()
    for kind in ("", "open_"):
        for visit in _sound_visits(target, kind):
            if not kind:
                _count_what_is_lost(target, visit, lost)
    add_sums(target, lost)


def _sound_visits(target: sqlite3.Connection, kind: str) -> Iterator[PreparedVisit]:
    columns = ", ".join(schema.VISIT_COLUMNS)
    for row in target.execute(f"SELECT {columns} FROM {kind}visit").fetchall():  # noqa: S608
        try:
            yield PreparedVisit.of(read_visits(target, kind, [row])[0])
        except (DamagedError, ValueError):
            target.execute(f"DELETE FROM {kind}visit WHERE id = ?", (row[0],))  # noqa: S608
    target.execute(
        f"DELETE FROM {kind}stay WHERE visit NOT IN (SELECT id FROM {kind}visit)"  # noqa: S608
    )


def _count_what_is_lost(target: sqlite3.Connection, visit: PreparedVisit, lost: Sums) -> None:
    """Count a visit again where its minute is missing; one that was saved counts it already."""
    for zone, counts in visit.sums:
        saved = target.execute(
            "SELECT 1 FROM minute JOIN zone ON minute.zone = zone.number "
            "WHERE zone.id = ? AND minute.minute = ?",
            (zone, visit.minute),
        ).fetchone()
        if saved is None:
            lost.add(zone, visit.minute, counts)
