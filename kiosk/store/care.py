"""What a person does with the file of the history: look at it, check it, make it smaller."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.errors import HistoryError
from kiosk.store.blocks import seal_day
from kiosk.store.damage import check
from kiosk.store.database import (
    is_present_form,
    open_for_reading,
    open_for_writing,
    transaction,
    usable_path,
)
from kiosk.store.failures import history_error
from kiosk.store.people_links import unlink_old
from kiosk.store.reader import StoredHistory
from kiosk.store.retention import limits, prune_step

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from kiosk.core.settings import HistorySettings


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """What a file of the history holds.

    Attributes:
        path: The file in use.
        size_bytes: Of the file and its log of changes.
        span: First and last minute (UTC) with data; None when there is none.
        zones: Ids of all zones and lines with data.
        visits: Single visits.
        open_visits: Visits that had not ended at the last look.
        minutes: Minutes with data, of the whole picture.
        documents: Audits, certificates and the like.
    """

    path: Path
    size_bytes: int
    span: tuple[datetime, datetime] | None
    zones: tuple[str, ...]
    visits: int
    open_visits: int
    minutes: int
    documents: int


def facts(path: Path) -> HistoryFacts:
    """Look into a file of the history.

    Raises:
        HistoryError: There is none, or it cannot be read.
    """
    file = _existing(path)
    try:
        with closing(open_for_reading(file)) as connection:
            _require_form(connection, file)
            with transaction(connection, "DEFERRED"):
                numbers = [
                    connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]  # noqa: S608
                    for what in ("visit", "open_visit", "minute WHERE zone = 1", "document")
                ]
        size = sum(
            companion.stat().st_size
            for suffix in ("", "-wal")
            if (companion := file.with_name(file.name + suffix)).exists()
        )
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, file) from error
    with StoredHistory(file) as reader:
        return HistoryFacts(file, size, reader.span(), tuple(reader.zones()), *numbers)


def verify(path: Path) -> None:
    """Read a whole file of the history and look for contradictions; changes nothing.

    Raises:
        DamagedError: It is damaged.
        HistoryError: There is none, or it cannot be read.
    """
    file = _existing(path)
    with closing(open_for_reading(file)) as connection:
        _require_form(connection, file)
        check(connection, file, lambda: True)


def prune(
    path: Path,
    now: datetime,
    settings: HistorySettings,
    progress: Callable[[int], None] = lambda _: None,
    link_days: int = 0,
) -> int:
    """Delete what is older than the settings allow; the program may be running.

    Args:
        path: The database.
        now: The present time.
        settings: How long history is kept.
        progress: Told how many visits and days went so far.
        link_days: How long visits stay linked to people (``identification.retention_days``);
            0 is not decided, and they stay linked.

    Returns:
        How many visits and days of sums went.

    Raises:
        HistoryError: There is no history, or it cannot be changed.
    """
    file = _existing(path)
    gone = 0
    try:
        with closing(open_for_writing(file)) as connection:
            unlink_old(connection, now, link_days)
            while seal_day(connection):
                pass
            limit = limits(connection, now, settings)
            while limit and (step := prune_step(connection, limit)):
                gone += step
                progress(gone)
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, file) from error
    return gone


def compact(path: Path) -> None:
    """Give the space of deleted rows back to the disk; needs as much free space for a while.

    Raises:
        HistoryError: There is no history, or it cannot be changed.
    """
    file = _existing(path)
    try:
        with closing(open_for_writing(file)) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, file) from error


def _existing(path: Path) -> Path:
    file = usable_path(path)
    if not file.is_file():
        raise HistoryError(f"there is no history at {file}", "It begins when the kiosk runs.")
    return file


def _require_form(connection: sqlite3.Connection, file: Path) -> None:
    if not is_present_form(connection):
        raise HistoryError(
            f"{file.name} is not in the form of this version",
            "Start the kiosk once; it brings it up to date.",
        )
