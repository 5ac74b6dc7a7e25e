"""A fresh database with the shops, their year, a user and the kiosks' tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
from sqlalchemy import insert

from kiosk.collector.auth import passwords
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.stamps import digest, new_id
from kiosk.collector.auth.users import Users
from kiosk.collector.dashboard.demo_page import DEMO_USER
from kiosk.collector.demo.figures import figures, line_figures, zone_figures
from kiosk.collector.demo.pattern import DAY_HOURS, pattern
from kiosk.collector.demo.shops import SHOPS, Condition
from kiosk.collector.settings import new_secret
from kiosk.collector.storage.tables import day, device, device_token, hour
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection, Table

    from kiosk.collector.demo.shops import Shop
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

    Ints = NDArray[np.int64]

SEED: Final = 20_260_101
DAYS: Final = 365
_HOUR_S: Final = 3600
_SILENT: Final = {
    Condition.LATE: timedelta(minutes=6),
    Condition.OFFLINE: timedelta(days=2, hours=3),
}
_IN_ZONE: Final = 0.55
_THROUGH_DOOR: Final = 0.14


@dataclass(frozen=True, slots=True)
class Filled:
    """What goes with the filled database.

    Attributes:
        password: Of the user ``demo``.
        tokens: By which the kiosks post, by device id.
        hours: Rows of sums that were written.
    """

    password: str
    tokens: Mapping[str, str]
    hours: int


def fill(database: Database, clock: Clock, shops: Sequence[Shop] = SHOPS) -> Filled:
    """Write everything into an empty, migrated database.

    Args:
        database: Where to.
        clock: The year ends now.
        shops: Which ones.
    """
    now = clock.utc_now()
    now_s = int(now.timestamp())
    tokens = {shop.id: new_secret() for shop in shops}
    written = 0
    with database.write() as connection:
        for number, shop in enumerate(shops):
            seen_s = now_s - int(_SILENT.get(shop.condition, timedelta()).total_seconds())
            _add_device(connection, clock, shop, seen_s, tokens[shop.id])
            rng = np.random.default_rng([SEED, number])
            written += _add_year(connection, shop, seen_s, rng)
    password = passwords.generated()
    Users(database, clock).add(DEMO_USER, Role.ADMIN, password, by="demo")
    return Filled(password, tokens, written)


def _add_device(connection: Connection, clock: Clock, shop: Shop, seen_s: int, token: str) -> None:
    now_ms = int(clock.utc_now().timestamp() * 1000)
    connection.execute(
        insert(device).values(
            id=shop.id,
            name=shop.name,
            location=shop.location,
            created_ms=now_ms - int(shop.months / 12 * DAYS * 86_400_000),
            seen_ms=seen_s * 1000,
        )
    )
    connection.execute(
        insert(device_token).values(
            id=new_id(clock), device=shop.id, hash=digest(token), created_ms=now_ms
        )
    )


def _add_year(connection: Connection, shop: Shop, seen_s: int, rng: np.random.Generator) -> int:
    """The hours until the kiosk was last heard of; the present one is not final yet."""
    this_hour = seen_s // _HOUR_S
    made = pattern(shop, this_hour - int(DAYS * shop.months / 12) * DAY_HOURS, this_hour + 1, rng)
    part = seen_s % _HOUR_S / _HOUR_S
    made.rates[-1] *= part
    columns = dict(figures(shop, made, rng))
    columns["observed_ms"][-1] = 0
    zones: dict[str, Mapping[str, Ints]] = {"": columns}
    if shop.zone:
        zones[shop.zone] = zone_figures(columns, _IN_ZONE, rng)
    if shop.line:
        zones[shop.line] = line_figures(columns, _THROUGH_DOOR, rng)
    on = np.flatnonzero(made.on)
    rows = 0
    for zone, sums in zones.items():
        rows += _insert_hours(connection, shop.id, zone, made.hours[on], _only(sums, on), this_hour)
        days, by_day = _by_day(made.hours[on], _only(sums, on))
        _insert(connection, day, _rows((shop.id, zone), ("device", "zone"), "day", days, by_day))
    return rows


def _only(columns: Mapping[str, Ints], index: Ints) -> dict[str, Ints]:
    return {name: values[index] for name, values in columns.items()}


def _by_day(hours: Ints, columns: Mapping[str, Ints]) -> tuple[Ints, dict[str, Ints]]:
    days, index = np.unique(hours // DAY_HOURS, return_inverse=True)
    sums = {}
    for name, values in columns.items():
        sums[name] = np.zeros(len(days), np.int64)
        (np.maximum if name in PEAK_COLUMNS else np.add).at(sums[name], index, values)
    return days, sums


def _insert_hours(
    connection: Connection,
    device_id: str,
    zone: str,
    hours: Ints,
    columns: Mapping[str, Ints],
    this_hour: int,
) -> int:
    # The hour that has just begun is open: the visits of the running demo go into it.
    for sealed, index in ((1, hours < this_hour), (0, hours >= this_hour)):
        chosen = np.flatnonzero(index)
        fixed = ((device_id, zone, sealed), ("device", "zone", "sealed"))
        _insert(connection, hour, _rows(*fixed, "hour", hours[chosen], _only(columns, chosen)))
    return len(hours)


_Rows = tuple[tuple[str, ...], "Iterable[tuple[object, ...]]"]


def _rows(
    fixed: tuple[object, ...],
    fixed_names: tuple[str, ...],
    key: str,
    keys: Ints,
    columns: Mapping[str, Ints],
) -> _Rows:
    """Names of columns, and rows of plain numbers."""
    values = np.column_stack([keys, *(columns[name] for name in COLUMNS)]).tolist()
    return (*fixed_names, key, *COLUMNS), [(*fixed, *row) for row in values]


def _insert(connection: Connection, table: Table, given: _Rows) -> None:
    """Many rows by one statement of the driver; several times as fast as through the toolkit."""
    names, rows = given
    found = list(rows)
    if not found:
        return
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"  # noqa: S608  (names of our own)
    connection.exec_driver_sql(statement, found)
