"""Days as blocks of hours, which is what long questions read.

A UTC day of a zone is one row: an array (hours, sums) without the empty hours at both ends, as
32-bit whole numbers where they suffice. Five years are 1,800 rows instead of 1.3 million
minutes. Hours of the wall clock begin at full hours UTC in most time zones, at half past in
India, at a quarter to in Nepal; so there are blocks of hours, half hours and quarters.

Blocks are derived from the minutes and hold nothing else: writing to a day drops its blocks.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS
from kiosk.store.batch import MINUTES_PER_DAY
from kiosk.store.database import transaction

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

UNITS_MIN: Final = (60, 30, 15)
"""Lengths of the parts of a day, coarsest first."""
_NARROW: Final = np.dtype("<i4")
_WIDE: Final = np.dtype("<i8")
_COLUMN_LIST: Final = ", ".join(f"minute.{name}" for name in COLUMNS)
_PEAKS: Final = tuple(COLUMNS.index(name) for name in PEAK_COLUMNS)


def merge_runs(
    labels: NDArray[np.int64], sums: NDArray[Any]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Put rows with the same label together.

    Args:
        labels: (n,) ascending.
        sums: (columns, n) sums.

    Returns:
        The distinct labels (m,), and their sums (columns, m) int64.
    """
    if not len(labels):
        return labels, sums.astype(np.int64)
    begins = np.flatnonzero(np.concatenate(([True], labels[1:] != labels[:-1])))
    # Contiguous columns take a third of the time of rows.
    merged = np.add.reduceat(np.ascontiguousarray(sums), begins, axis=1, dtype=np.int64)
    for peak in _PEAKS:
        merged[peak] = np.maximum.reduceat(sums[peak], begins)
    return labels[begins], merged


def read_minutes(
    connection: sqlite3.Connection, zone: int, start: int, end: int, *, loose_only: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Minutes ``start <= minute < end`` of a zone, ascending.

    Args:
        connection: The history.
        zone: Number of the zone.
        start: Minutes since 1970 UTC.
        end: Likewise, exclusive.
        loose_only: Only those of days without a block.

    Returns:
        The minutes (n,), and their sums (columns, n).
    """
    if loose_only:
        # CROSS JOIN keeps this order: the few loose days first, then their minutes by key.
        source = (
            "loose CROSS JOIN minute ON minute.zone = loose.zone AND minute.minute BETWEEN "
            f"max(loose.day * {MINUTES_PER_DAY}, ?2) AND "
            f"min(loose.day * {MINUTES_PER_DAY} + {MINUTES_PER_DAY - 1}, ?3 - 1) "
            f"WHERE loose.zone = ?1 AND loose.day BETWEEN ?2 / {MINUTES_PER_DAY} - 1 "
            f"AND ?3 / {MINUTES_PER_DAY} ORDER BY loose.day, minute.minute"
        )
    else:
        source = "minute WHERE zone = ?1 AND minute >= ?2 AND minute < ?3 ORDER BY minute"
    rows = connection.execute(
        f"SELECT minute.minute, {_COLUMN_LIST} FROM {source}",  # noqa: S608
        (zone, start, end),
    )
    flat = np.fromiter(chain.from_iterable(rows), np.int64)
    table = flat.reshape(-1, 1 + len(COLUMNS))
    return table[:, 0], table[:, 1:].T


def read_units(
    connection: sqlite3.Connection, zone: int, unit: int, start: int, end: int
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """What lies between two moments, from blocks and loose days.

    Args:
        connection: The history.
        zone: Number of the zone.
        unit: One of ``UNITS_MIN``.
        start: Minutes since 1970 UTC, a multiple of the unit.
        end: Likewise, exclusive.

    Returns:
        Minutes (n,) ascending, and the sums (columns, n) of the units that begin there; a unit
        of a loose day can be several columns.
    """
    rows = connection.execute(
        "SELECT day, first, units, data FROM block WHERE zone = ? AND unit = ? "
        "AND day BETWEEN ? AND ? ORDER BY day",
        (zone, unit, start // MINUTES_PER_DAY, (end - 1) // MINUTES_PER_DAY),
    ).fetchall()
    loose, loose_sums = read_minutes(connection, zone, start, end, loose_only=True)
    if not rows:
        return loose, loose_sums
    minutes, sums = _unpack(rows, unit)
    if minutes[0] < start or minutes[-1] >= end:
        low, high = np.searchsorted(minutes, (start, end))
        minutes, sums = minutes[low:high], sums[:, low:high]
    if not len(loose):
        return minutes, sums
    minutes = np.concatenate((minutes, loose))
    order = np.argsort(minutes, kind="stable")
    return minutes[order], np.concatenate((sums, loose_sums), axis=1)[:, order]


def _unpack(
    rows: list[tuple[int, int, int, bytes]], unit: int
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    widths = np.array([units for _, _, units, _ in rows], np.int64)
    firsts = np.array([day * MINUTES_PER_DAY + first * unit for day, first, _, _ in rows], np.int64)
    ends = np.cumsum(widths)
    minutes = np.arange(ends[-1]) * unit + np.repeat(firsts - (ends - widths) * unit, widths)
    narrow = _NARROW.itemsize * len(COLUMNS)
    if all(len(data) == units * narrow for _, _, units, data in rows):
        # One array of everything takes a third of the time of arrays by day.
        whole = np.frombuffer(b"".join(data for _, _, _, data in rows), _NARROW)
    else:
        whole = np.concatenate(
            [
                np.frombuffer(data, _NARROW if len(data) == units * narrow else _WIDE)
                for _, _, units, data in rows
            ]
        )
    return minutes, whole.reshape(-1, len(COLUMNS)).T


def seal_day(connection: sqlite3.Connection) -> bool:
    """Make the blocks of the oldest loose day that is over.

    Returns:
        False when there was none.
    """
    with transaction(connection):
        row = connection.execute(
            "SELECT zone, day FROM loose WHERE day < (SELECT max(day) FROM loose) "
            "ORDER BY day LIMIT 1"
        ).fetchone()
        if row is None:
            return False
        zone, day = row
        start = day * MINUTES_PER_DAY
        minutes, sums = read_minutes(
            connection, zone, start, start + MINUTES_PER_DAY, loose_only=False
        )
        for unit in UNITS_MIN:
            units, merged = merge_runs((minutes - start) // unit, sums)
            connection.execute(
                "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?)",
                (zone, unit, day, *_packed(units, merged)),
            )
        connection.execute("DELETE FROM loose WHERE zone = ? AND day = ?", row)
    return True


def _packed(units: NDArray[np.int64], sums: NDArray[np.int64]) -> tuple[int, int, bytes]:
    """The first unit with data, how many there are up to the last one, and their sums."""
    first, last = int(units[0]), int(units[-1])
    table = np.zeros((last - first + 1, len(COLUMNS)), _WIDE)
    table[units - first] = sums.T
    fits = table.max() <= np.iinfo(_NARROW).max
    return first, len(table), table.astype(_NARROW if fits else _WIDE).tobytes()
