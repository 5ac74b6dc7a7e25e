"""The sums by hour and day that records bring about.

Single visits add up until the kiosk sends the sums of the hour itself; those replace what was
added and seal the hour. The order in which records arrive does not matter: of two records that
seal an hour the newer one holds, and a visit that comes after it changes nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, bindparam, cast, func, literal, select, tuple_

from kiosk.collector.ingest.payloads import HourSums, VisitSums
from kiosk.collector.storage.tables import day, hour
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection, Table

    from kiosk.collector.ingest.batch import Event
    from kiosk.collector.ingest.payloads import Sparse
    from kiosk.collector.storage.database import Database

HOURS: Final = 24
_PEAKS: Final = frozenset(COLUMNS.index(name) for name in PEAK_COLUMNS)
_AT_ONCE: Final = 300
"""Hours asked for by one statement; SQLite limits the values of a statement."""

DeviceHour = tuple[str, int]
"""Device, hours since 1970."""
_Key = tuple[str, int, str]
"""Device, hour or day, zone."""


def add_up(database: Database, connection: Connection, events: Sequence[tuple[str, Event]]) -> None:
    """Bring the sums up to date with records that are new.

    Args:
        database: For its dialect.
        connection: In a writing transaction that holds the rows of the devices.
        events: Device and record, none of them stored before.
    """
    visits = [(device, e.content) for device, e in events if type(e.content) is VisitSums]
    seals = _newest_seals((device, e) for device, e in events if type(e.content) is HourSums)
    if not visits and not seals:
        return
    touched = {(device, sums.hour) for device, sums in visits} | set(seals)
    sealed_by = _sealed_by(connection, touched)
    seals = {key: e for key, e in seals.items() if e.id > sealed_by.get(key, "")}
    _seal(connection, seals)
    closed = sealed_by.keys() | seals.keys()
    _add_visits(database, connection, visits, closed)
    _sum_days(database, connection, {(device, at // HOURS) for device, at in seals})


def _newest_seals(events: Iterable[tuple[str, Event]]) -> dict[DeviceHour, Event]:
    newest: dict[DeviceHour, Event] = {}
    for device, event in events:
        key = (device, event.content.hour)
        if key not in newest or event.id > newest[key].id:
            newest[key] = event
    return newest


def _sealed_by(connection: Connection, hours: Collection[DeviceHour]) -> dict[DeviceHour, str]:
    found: dict[DeviceHour, str] = {}
    for part in _parts(sorted(hours)):
        rows = connection.execute(_SEALED, {"hours": part})
        found |= {(row.device, row.hour): row.sealed_by for row in rows}
    return found


_SEALED: Final = select(hour.c.device, hour.c.hour, hour.c.sealed_by).where(
    tuple_(hour.c.device, hour.c.hour).in_(bindparam("hours", expanding=True)),
    hour.c.zone == "",
    hour.c.sealed,
)


def _parts(hours: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (hours[i : i + _AT_ONCE] for i in range(0, len(hours), _AT_ONCE))


def _seal(connection: Connection, seals: dict[DeviceHour, Event]) -> None:
    if not seals:
        return
    for part in _parts(sorted(seals)):
        connection.execute(hour.delete().where(tuple_(hour.c.device, hour.c.hour).in_(part)))
    rows = []
    for (device, at), event in sorted(seals.items()):
        for zone, sums in event.content.zones:
            row: dict[str, Any] = dict.fromkeys(COLUMNS, 0)
            row |= {COLUMNS[index]: value for index, value in sums}
            row |= {"device": device, "hour": at, "zone": zone}
            rows.append(row | {"sealed": True, "sealed_by": event.id})
    connection.execute(hour.insert(), rows)


def _add_visits(
    database: Database,
    connection: Connection,
    visits: Sequence[tuple[str, VisitSums]],
    closed: Collection[DeviceHour],
) -> None:
    hours: dict[_Key, list[int]] = {}
    days: dict[_Key, list[int]] = {}
    for device, sums in visits:
        if (device, sums.hour) in closed:
            continue
        for zone, sparse in sums.zones:
            _add(hours, (device, sums.hour, zone), sparse)
            _add(days, (device, sums.hour // HOURS, zone), sparse)
    for table, found in ((hour, hours), (day, days)):
        if found:
            # In one order everywhere, so that two processes do not wait for each other.
            rows = [(*key, *found[key]) for key in sorted(found)]
            connection.exec_driver_sql(_adding(table, database.is_sqlite), rows)


def _add(into: dict[_Key, list[int]], key: _Key, sparse: Sparse) -> None:
    row = into.get(key)
    if row is None:
        row = into[key] = [0] * len(COLUMNS)
    for index, value in sparse:
        row[index] = max(row[index], value) if index in _PEAKS else row[index] + value


@cache
def _adding(table: Table, is_sqlite: bool) -> str:
    """INSERT that adds to the row that is there."""
    mark, largest = ("?", "max") if is_sqlite else ("%s", "greatest")
    keys = ("device", table.name, "zone")
    names = (*keys, *COLUMNS)
    changes = ", ".join(
        f"{name} = {largest}({table.name}.{name}, excluded.{name})"
        if name in PEAK_COLUMNS
        else f"{name} = {table.name}.{name} + excluded.{name}"
        for name in COLUMNS
    )
    return (
        f"INSERT INTO {table.name} ({', '.join(names)}) "  # noqa: S608  (names of our own)
        f"VALUES ({', '.join([mark] * len(names))}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}"
    )


def _sum_days(
    database: Database, connection: Connection, days: Collection[tuple[str, int]]
) -> None:
    """Make the rows of days anew from their hours: what a seal replaced cannot be taken off."""
    for device, at in sorted(days):
        here = (hour.c.device == device, hour.c.hour.between(at * HOURS, at * HOURS + HOURS - 1))
        connection.execute(day.delete().where(day.c.device == device, day.c.day == at))
        sums = select(
            hour.c.device, literal(at), hour.c.zone, *(_total(name) for name in COLUMNS)
        ).where(*here)
        connection.execute(
            day.insert().from_select(
                ["device", "day", "zone", *COLUMNS], sums.group_by(hour.c.device, hour.c.zone)
            )
        )


def _total(name: str) -> Any:
    """Aggregate of a column, as a whole number (PostgreSQL sums BIGINT to NUMERIC)."""
    column = hour.c[name]
    return func.max(column) if name in PEAK_COLUMNS else cast(func.sum(column), BigInteger)
