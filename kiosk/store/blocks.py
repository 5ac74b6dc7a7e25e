"""Days as blocks of quarters of an hour, which is what long questions read.

Every hour, midnight and Monday of every time zone in use begins at a quarter of an hour UTC, so
one table of quarters serves them all. A UTC day of a zone is one row: an array (quarters, sums)
without the empty quarters at both ends, as 32-bit whole numbers where they suffice. Five years
are 1,800 rows instead of 1.3 million minutes.

Blocks are derived from the minutes and hold nothing else: writing to a day drops its block.
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

QUARTER_MIN: Final = 15
QUARTERS_PER_DAY: Final = MINUTES_PER_DAY // QUARTER_MIN
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
        sums: (n, columns) sums.

    Returns:
        The distinct labels (m,), and their sums (m, columns) int64.
    """
    if not len(labels):
        return labels, sums.astype(np.int64)
    begins = np.flatnonzero(np.concatenate(([True], labels[1:] != labels[:-1])))
    merged = np.add.reduceat(sums, begins, axis=0, dtype=np.int64)
    for peak in _PEAKS:
        merged[:, peak] = np.maximum.reduceat(sums[:, peak], begins)
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
        The minutes (n,), and their sums (n, columns).
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
    return table[:, 0], table[:, 1:]


def read_quarters(
    connection: sqlite3.Connection, zone: int, start: int, end: int
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """What lies between two quarters of an hour, from blocks and loose days.

    Args:
        connection: The history.
        zone: Number of the zone.
        start: Minutes since 1970 UTC, a multiple of 15.
        end: Likewise, exclusive.

    Returns:
        Minutes (n,) ascending, and the sums (n, columns) of the quarters that begin there; a
        quarter of a loose day can be several rows.
    """
    rows = connection.execute(
        "SELECT day, first, quarters, data FROM block WHERE zone = ? AND day BETWEEN ? AND ? "
        "ORDER BY day",
        (zone, start // MINUTES_PER_DAY, (end - 1) // MINUTES_PER_DAY),
    ).fetchall()
    loose, loose_sums = read_minutes(connection, zone, start, end, loose_only=True)
    if not rows:
        return loose, loose_sums
    quarters, sums = _unpack(rows)
    if quarters[0] * QUARTER_MIN < start or quarters[-1] * QUARTER_MIN >= end:
        low, high = np.searchsorted(quarters, (start // QUARTER_MIN, end // QUARTER_MIN))
        quarters, sums = quarters[low:high], sums[low:high]
    minutes = quarters * QUARTER_MIN
    if not len(loose):
        return minutes, sums
    minutes = np.concatenate((minutes, loose))
    order = np.argsort(minutes, kind="stable")
    return minutes[order], np.concatenate((sums, loose_sums))[order]


def _unpack(
    rows: list[tuple[int, int, int, bytes]],
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    widths = np.array([quarters for _, _, quarters, _ in rows])
    firsts = np.array([day * QUARTERS_PER_DAY + first for day, first, _, _ in rows])
    ends = np.cumsum(widths)
    numbers = np.arange(ends[-1]) + np.repeat(firsts - (ends - widths), widths)
    narrow = _NARROW.itemsize * len(COLUMNS)
    if all(len(data) == quarters * narrow for _, _, quarters, data in rows):
        # One array of everything: a third of the time of arrays by day.
        whole = np.frombuffer(b"".join(data for _, _, _, data in rows), _NARROW)
    else:
        whole = np.concatenate(
            [
                np.frombuffer(data, _NARROW if len(data) == quarters * narrow else _WIDE)
                for _, _, quarters, data in rows
            ]
        )
    return numbers, whole.reshape(-1, len(COLUMNS))


def seal_day(connection: sqlite3.Connection) -> bool:
    """Make the block of the oldest loose day that is over.

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
        _write_block(connection, zone, day)
        connection.execute("DELETE FROM loose WHERE zone = ? AND day = ?", row)
    return True


def _write_block(connection: sqlite3.Connection, zone: int, day: int) -> None:
    start = day * MINUTES_PER_DAY
    minutes, sums = read_minutes(connection, zone, start, start + MINUTES_PER_DAY, loose_only=False)
    if not len(minutes):
        return
    quarters, merged = merge_runs((minutes - start) // QUARTER_MIN, sums)
    first, last = int(quarters[0]), int(quarters[-1])
    table = np.zeros((last - first + 1, len(COLUMNS)), _WIDE)
    table[quarters - first] = merged
    fits = table.max() <= np.iinfo(_NARROW).max
    connection.execute(
        "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?)",
        (zone, day, first, len(table), table.astype(_NARROW if fits else _WIDE).tobytes()),
    )
