"""Sums over time: what charts, the API and exports ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, func, select

from kiosk.collector.storage.tables import day, device, hour
from kiosk.core.errors import CollectorError
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS, MetricCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from kiosk.collector.storage.database import Database

MAX_BUCKETS: Final = 100_000
"""Of one question: eleven years of hours."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR: Final = timedelta(hours=1)
_DAY_HOURS: Final = 24
_WEEK_HOURS: Final = 168
_MONDAY_DAYS: Final = 3
"""1970 began on a Thursday."""


class By(StrEnum):
    """How time is cut; everything in UTC."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    """From Monday to Monday."""
    WEEK_PROFILE = "week_profile"
    """All Mondays at 0 h together, and so on: 168 hours from Monday at 0 h."""
    TOTAL = "total"
    """One bucket."""


_CUT_BY_DAY: Final = frozenset({By.DAY, By.WEEK, By.TOTAL})


@dataclass(frozen=True, slots=True)
class Bucket:
    """Sums of a part of the time.

    Attributes:
        start: Its beginning, UTC; of the profile of a week, its hour in the first week that
            the question touches. Of a first day or week that the question cuts, the beginning
            of the whole one.
        counts: Its sums; zeros where nothing was.
    """

    start: datetime
    counts: MetricCounts


@dataclass(frozen=True, slots=True)
class _Part:
    """Hours [low, high), read from whole days where ``whole_days``."""

    low: int
    high: int
    whole_days: bool


class Series:
    """Answers questions about sums.

    Long spans are read from the sums of days, and only what they cut off from the hours.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def hours(
        self,
        devices: str | Sequence[str] | None,
        start: datetime,
        end: datetime,
        by: By = By.HOUR,
        zone: str = "",
    ) -> list[Bucket]:
        """Sums over devices together.

        Args:
            devices: Ids; None for all.
            start: First moment; the hour that contains it is taken as a whole.
            end: Moment after the last; likewise.
            by: Length of the buckets.
            zone: Id of a zone or line; empty is the whole picture.

        Returns:
            A bucket for every part of the time, also where nothing was.

        Raises:
            CollectorError: The span is too long for such short buckets.
            DatabaseUnavailableError: The database is gone.
        """
        low, high = _bounds(start, end)
        keys = _keys(low, high, by)
        sums: dict[int, MetricCounts] = {}
        for _, key, counts in self._rows(devices, low, high, by, zone, each=False):
            sums[key] = sums[key] + counts if key in sums else counts
        return _filled(keys, sums, low, by)

    def by_device(
        self,
        devices: str | Sequence[str] | None,
        start: datetime,
        end: datetime,
        by: By = By.HOUR,
        zone: str = "",
    ) -> dict[str, list[Bucket]]:
        """The same as :meth:`hours`, for each device by itself; those without any are left out.

        Raises:
            CollectorError: See :meth:`hours`.
            DatabaseUnavailableError: The database is gone.
        """
        low, high = _bounds(start, end)
        keys = _keys(low, high, by)
        sums: dict[str, dict[int, MetricCounts]] = {}
        for name, key, counts in self._rows(devices, low, high, by, zone, each=True):
            mine = sums.setdefault(name, {})
            mine[key] = mine[key] + counts if key in mine else counts
        return {name: _filled(keys, found, low, by) for name, found in sums.items()}

    def zones(self, devices: str | Sequence[str] | None) -> list[str]:
        """Ids of the zones and lines that devices have sums of, without the whole picture."""
        asked = select(day.c.zone).where(_of(day.c.device, devices), day.c.zone != "").distinct()
        with self._database.read() as connection:
            return sorted(connection.execute(asked).scalars())

    def span(self, devices: str | Sequence[str] | None) -> tuple[datetime, datetime] | None:
        """First and last day with sums (UTC midnights); None when there are none."""
        asked = select(func.min(day.c.day), func.max(day.c.day)).where(_of(day.c.device, devices))
        with self._database.read() as connection:
            first, last = connection.execute(asked).one()
        return None if first is None else (_at(first * _DAY_HOURS), _at(last * _DAY_HOURS))

    def _rows(
        self,
        devices: str | Sequence[str] | None,
        low: int,
        high: int,
        by: By,
        zone: str,
        *,
        each: bool,
    ) -> Iterable[tuple[str, int, MetricCounts]]:
        with self._database.read() as connection:
            for part in _parts(low, high, by):
                yield from _grouped(connection, devices, part, by, zone, each=each)


def _grouped(
    connection: Connection,
    devices: str | Sequence[str] | None,
    part: _Part,
    by: By,
    zone: str,
    *,
    each: bool,
) -> Iterable[tuple[str, int, MetricCounts]]:
    """Device (empty unless ``each``), key of the bucket, sums."""
    table = day if part.whole_days else hour
    unit = _DAY_HOURS if part.whole_days else 1
    at = table.c[table.name]
    key = _key(at, by, whole_days=part.whole_days).label("key")
    name = [table.c.device] if each else []
    asked = (
        select(key, *(_total(table.c[column], column) for column in COLUMNS), *name)
        .where(
            _of(table.c.device, devices),
            at >= part.low // unit,
            at < part.high // unit,
            table.c.zone == zone,
        )
        .group_by(*name, key)
    )
    for row in connection.execute(asked):
        counts = MetricCounts(*(int(value) for value in row[1 : 1 + len(COLUMNS)]))
        yield row[-1] if each else "", int(row[0]), counts


def _total(column: ColumnElement[int], name: str) -> ColumnElement[Any]:
    return func.max(column) if name in PEAK_COLUMNS else func.sum(column)


def _of(column: ColumnElement[str], devices: str | Sequence[str] | None) -> ColumnElement[bool]:
    # All devices by name, too: the index begins with the device.
    if devices is None:
        return column.in_(select(device.c.id))
    return column == devices if isinstance(devices, str) else column.in_(devices)


def _key(at: ColumnElement[int], by: By, *, whole_days: bool) -> ColumnElement[Any]:
    """Number of the bucket of a row."""
    days = at if whole_days else at // _DAY_HOURS
    if by is By.HOUR:
        return at
    if by is By.DAY:
        return days
    if by is By.WEEK:
        return (days + _MONDAY_DAYS) // 7
    if by is By.WEEK_PROFILE:
        return (at + _MONDAY_DAYS * _DAY_HOURS) % _WEEK_HOURS
    return at * 0


def _bounds(start: datetime, end: datetime) -> tuple[int, int]:
    low = (start - _EPOCH) // _HOUR
    return low, max(low, -((_EPOCH - end) // _HOUR))


def _parts(low: int, high: int, by: By) -> Iterable[_Part]:
    if by not in _CUT_BY_DAY:
        yield _Part(low, high, whole_days=False)
        return
    first = -(-low // _DAY_HOURS) * _DAY_HOURS
    last = high // _DAY_HOURS * _DAY_HOURS
    if first >= last:
        yield _Part(low, high, whole_days=False)
        return
    yield _Part(first, last, whole_days=True)
    for edge in (_Part(low, first, whole_days=False), _Part(last, high, whole_days=False)):
        if edge.low < edge.high:
            yield edge


def _keys(low: int, high: int, by: By) -> range:
    """Numbers of all buckets that a span touches."""
    if by is By.WEEK_PROFILE:
        return range(_WEEK_HOURS)
    if by is By.TOTAL:
        return range(1)
    last = high - 1
    if by is By.HOUR:
        keys = range(low, high)
    elif by is By.DAY:
        keys = range(low // _DAY_HOURS, last // _DAY_HOURS + 1)
    else:
        keys = range(_week(low), _week(last) + 1)
    if low >= high:
        return range(0)
    if len(keys) > MAX_BUCKETS:
        raise CollectorError(
            f"the time asked for has {len(keys)} buckets, more than {MAX_BUCKETS}",
            "Ask for days or weeks, or for a shorter time.",
        )
    return keys


def _week(at: int) -> int:
    return (at // _DAY_HOURS + _MONDAY_DAYS) // 7


def _filled(keys: range, sums: dict[int, MetricCounts], low: int, by: By) -> list[Bucket]:
    nothing = MetricCounts()
    return [Bucket(_start(key, low, by), sums.get(key, nothing)) for key in keys]


def _start(key: int, low: int, by: By) -> datetime:
    if by is By.DAY:
        return _at(key * _DAY_HOURS)
    if by is By.WEEK:
        return _at((key * 7 - _MONDAY_DAYS) * _DAY_HOURS)
    if by is By.WEEK_PROFILE:
        return _at((_week(low) * 7 - _MONDAY_DAYS) * _DAY_HOURS + key)
    return _at(low if by is By.TOTAL else key)


def _at(hours: int) -> datetime:
    return _EPOCH + hours * _HOUR
