"""Stored hours put into the buckets of a viewer's time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from sqlalchemy import select

from kiosk.collector.storage.tables import hour
from kiosk.core.history import HistorySeries, Interval
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from kiosk.core.history import HistoryQuery

_HOUR_S: Final = 3600
_WEEK_HOURS: Final = 7 * 24


@dataclass(frozen=True, slots=True, eq=False)
class StoredHours:
    """The hours of a device within a range, as they are stored: those without data are missing.

    Attributes:
        hours: (n,) int64 hours since 1970, ascending.
        sealed: (n,) bool, whether the kiosk sent the sums itself.
        columns: (n,) int64 for each name of ``metrics.COLUMNS``.
    """

    hours: NDArray[np.int64]
    sealed: NDArray[np.bool_]
    columns: Mapping[str, NDArray[np.int64]]

    def __len__(self) -> int:
        return len(self.hours)


def stored_hours(connection: Connection, device: str, query: HistoryQuery) -> StoredHours:
    """The hours that begin within a range."""
    start, end = (_hours_up(int(at.timestamp())) for at in (query.start, query.end))
    rows = (
        select(hour.c.hour, hour.c.sealed, *(hour.c[name] for name in COLUMNS))
        .where(
            hour.c.device == device,
            hour.c.zone == query.zone,
            hour.c.hour >= start,
            hour.c.hour < end,
        )
        .order_by(hour.c.hour)
    )
    found = [tuple(row) for row in connection.execute(rows)]
    table = np.array(found, np.int64).reshape(len(found), len(COLUMNS) + 2)
    columns = {name: table[:, i + 2] for i, name in enumerate(COLUMNS)}
    return StoredHours(table[:, 0], table[:, 1].astype(bool), columns)


def _hours_up(seconds: int) -> int:
    return -(-seconds // _HOUR_S)


def in_buckets(stored: StoredHours, query: HistoryQuery) -> HistorySeries:
    """The hours added up by the buckets of the query's zone.

    An hour that a midnight cuts (zones whose offset is no whole hour) belongs to the day in
    which it begins.
    """
    starts = _edges(query)
    index = np.searchsorted(starts, stored.hours * _HOUR_S, side="right") - 1
    columns = {}
    for name in COLUMNS:
        sums = np.zeros(len(starts) - 1, np.int64)
        add = np.maximum if name in PEAK_COLUMNS else np.add
        add.at(sums, index, stored.columns[name])
        columns[name] = sums
    return HistorySeries(starts, columns, query)


def _edges(query: HistoryQuery) -> NDArray[np.int64]:
    """Starts of the buckets and the end of the last one, seconds since 1970."""
    if query.by is Interval.HOUR:
        first, last = (_hours_up(int(at.timestamp())) for at in (query.start, query.end))
        return np.arange(first, last + 1, dtype=np.int64) * _HOUR_S
    day = query.start
    edges = []
    while day < query.end:
        edges.append(int(day.timestamp()))
        # Adding to a local time keeps the wall clock: days of 23 and 25 hours are right.
        day += timedelta(days=1)
    return np.array([*edges, int(query.end.timestamp())], np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """A range folded into a week of the viewer's zone.

    Attributes:
        passing_by: (7, 24) int64 people, Monday first.
        hours: (7, 24) int64 hours in which the kiosk was on or saw somebody.
    """

    passing_by: NDArray[np.int64]
    hours: NDArray[np.int64]


def week_of(stored: StoredHours, query: HistoryQuery) -> Week:
    """Mean week of a range; hours without any data count neither way."""
    was_on = (stored.columns["observed_ms"] > 0) | (stored.columns["visits"] > 0)
    index = np.array([_hour_of_week(h, query) for h in stored.hours.tolist()], np.int64)
    people = np.zeros(_WEEK_HOURS, np.int64)
    hours = np.zeros(_WEEK_HOURS, np.int64)
    np.add.at(people, index, stored.columns["passing_by"])
    np.add.at(hours, index, was_on.astype(np.int64))
    return Week(people.reshape(7, 24), hours.reshape(7, 24))


def _hour_of_week(hours: int, query: HistoryQuery) -> int:
    at = datetime.fromtimestamp(hours * _HOUR_S, query.tz)
    return at.weekday() * 24 + at.hour
