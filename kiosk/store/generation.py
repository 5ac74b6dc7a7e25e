"""Writing a made-up history into a file of its own, by the path that real visits take."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk.core.errors import HistoryError
from kiosk.core.settings import AudienceSettings
from kiosk.store.batch import write
from kiosk.store.blocks import seal_day
from kiosk.store.database import open_for_writing
from kiosk.store.failures import history_error
from kiosk.store.intake import Intake
from kiosk.store.sample import sample_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


def generate(
    out: Path,
    *,
    visits: int,
    days: int,
    until: date,
    seed: int,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Write a made-up history; the file appears when it is complete.

    Args:
        out: File to make.
        visits: In all.
        days: Number of days.
        until: The last day.
        seed: The same seed gives the same history.
        progress: Told the number of visits written so far.

    Raises:
        HistoryError: The file exists already or cannot be written.
    """
    if out.exists():
        raise HistoryError(f"{out} exists already", "Name another file, or remove it first.")
    partial = out.with_name(f".{out.name}.partial")
    try:
        _remove(partial)
        with closing(open_for_writing(partial)) as connection:
            # The file is worth nothing before it is complete.
            connection.execute("PRAGMA synchronous = OFF")
            written = 0
            for day in sample_days(visits, days, until, seed, AudienceSettings()):
                intake = Intake(most_visits=visits + 1)
                intake.add_visits(day.visits)
                intake.add_crossings(day.crossings)
                intake.add_minutes(day.minutes)
                written += write(connection, intake.take(with_open=False))
                while seal_day(connection):
                    pass
                progress(written)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.rename(out)
    except (sqlite3.Error, OSError) as error:
        raise history_error(error, out) from error
    finally:
        _remove(partial)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
