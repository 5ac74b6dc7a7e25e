"""What the overview of the fleet shows: found by the database, a page at a time."""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, or_, select

from kiosk.collector.dashboard.device_rows import STATES, DeviceRow, device_row, state_case
from kiosk.collector.storage.tables import device, hour
from kiosk.core.metrics import MetricCounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Subquery

    from kiosk.collector.settings import CollectorSettings

PER_PAGE: Final = 50
SORTS: Final = (
    ("name", "Name"),
    ("people", "People now"),
    ("passing_by", "Passing by today"),
    ("interested", "Interested today"),
    ("seen", "Last seen"),
    ("silent", "Silent the longest"),
)
_HOUR_MS: Final = 3_600_000
_SPARK_HOURS: Final = 24
_LONGEST_SEARCH: Final = 100


def search_of(asked: Mapping[str, str]) -> str:
    """What somebody wants to find, from a query string."""
    return asked.get("q", "").strip().replace("\0", "")[:_LONGEST_SEARCH]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which devices somebody wants to see.

    Attributes:
        q: Part of a name, id or location.
        state: A state, ``problems``, or empty for all.
        sort: Key of :data:`SORTS`.
        page: From 1.
    """

    q: str = ""
    state: str = ""
    sort: str = "name"
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Choice:
        """The choice of a query string; what makes no sense is left out."""
        state = asked.get("state", "")
        sort = asked.get("sort", "")
        number = asked.get("page", "1")
        return cls(
            search_of(asked),
            state if state in (*STATES, "problems") else "",
            sort if sort in dict(SORTS) else "name",
            max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
        )

    def query(self, **changes: Any) -> str:
        """Query string of this choice with changes."""
        changed = replace(self, **changes)
        given = {"q": changed.q, "state": changed.state, "sort": changed.sort, "page": changed.page}
        usual = {"q": "", "state": "", "sort": "name", "page": 1}
        kept = {name: value for name, value in given.items() if value != usual[name]}
        return f"/?{urllib.parse.urlencode(kept)}" if kept else "/"


@dataclass(frozen=True, slots=True)
class Fleet:
    """The figures of all devices together.

    Attributes:
        devices: How many there are.
        states: How many are in each state.
        people: In view of the online ones.
        passing_by: Today.
        measured: Today.
        interested: Today.
    """

    devices: int
    states: Mapping[str, int]
    people: int
    passing_by: int
    measured: int
    interested: int

    @property
    def share(self) -> float | None:
        """Interested part of the measured visits."""
        return MetricCounts(interested=self.interested, measured=self.measured).interested_share


def fleet_figures(
    connection: Connection, settings: CollectorSettings, now_ms: int, today_hour: int
) -> Fleet:
    """The figures of the whole fleet.

    Args:
        connection: To the database.
        settings: Of the collector.
        now_ms: Present time.
        today_hour: Hours since 1970 at which the viewer's day began.
    """
    states = dict.fromkeys(STATES, 0)
    people = 0
    state = state_case(settings, now_ms).label("state")
    each = select(state, device.c.people).where(device.c.retired_ms.is_(None)).subquery()
    rows = select(
        each.c.state, func.count().label("n"), func.sum(each.c.people).label("people")
    ).group_by(each.c.state)
    for row in connection.execute(rows):
        states[row.state] = row.n
        if row.state == "online":
            people = int(row.people)
    sums = select(*(func.coalesce(func.sum(c), 0) for c in _TODAY)).where(
        _OF_THE_FLEET, hour.c.zone == "", hour.c.hour >= today_hour
    )
    passing_by, measured, interested = (int(n) for n in connection.execute(sums).one())
    return Fleet(sum(states.values()), states, people, passing_by, measured, interested)


# By name: the index begins with the device, and without it every hour ever stored is read.
_OF_THE_FLEET: Final = hour.c.device.in_(select(device.c.id).where(device.c.retired_ms.is_(None)))
_TODAY: Final = (hour.c.passing_by, hour.c.measured, hour.c.interested)


def fleet_rows(
    connection: Connection,
    settings: CollectorSettings,
    now_ms: int,
    today_hour: int,
    choice: Choice,
) -> tuple[list[DeviceRow], int]:
    """The devices of one page, and how many there are on all.

    Args:
        connection: To the database.
        settings: Of the collector.
        now_ms: Present time.
        today_hour: Hours since 1970 at which the viewer's day began.
        choice: Which ones, and in what order.
    """
    wanted = _wanted(choice, settings, now_ms)
    found = connection.execute(select(func.count()).select_from(device).where(wanted)).scalar_one()
    today = _today(today_hour)
    sums = {c.name: func.coalesce(today.c[c.name], 0).label(c.name) for c in _TODAY}
    # The name of the column "interested" and so on do not clash with those of the device.
    rows = (
        select(device, *sums.values())
        .select_from(device.outerjoin(today, today.c.device == device.c.id))
        .where(wanted)
        .order_by(*_order(choice.sort, sums))
        .limit(PER_PAGE)
        .offset((choice.page - 1) * PER_PAGE)
    )
    shown = list(connection.execute(rows))
    sparks = _sparks(connection, [row.id for row in shown], now_ms // _HOUR_MS)
    made = [
        device_row(
            row,
            settings,
            now_ms,
            passing_by=int(row.passing_by),
            measured=int(row.measured),
            interested=int(row.interested),
            spark=sparks[row.id],
        )
        for row in shown
    ]
    return made, int(found)


def _today(today_hour: int) -> Subquery:
    return (
        select(hour.c.device, *(func.sum(c).label(c.name) for c in _TODAY))
        .where(_OF_THE_FLEET, hour.c.zone == "", hour.c.hour >= today_hour)
        .group_by(hour.c.device)
        .subquery()
    )


def _wanted(choice: Choice, settings: CollectorSettings, now_ms: int) -> ColumnElement[bool]:
    conditions = [device.c.retired_ms.is_(None), *matching(choice.q)]
    if choice.state == "problems":
        conditions.append(device.c.status["problems"][0]["message"].as_string().is_not(None))
    elif choice.state:
        conditions.append(state_case(settings, now_ms) == choice.state)
    return and_(*conditions)


def matching(text: str) -> list[ColumnElement[bool]]:
    """Conditions for devices whose name, id or location contains each word of a text."""
    return [
        or_(
            *(
                c.icontains(word, autoescape=True)
                for c in (device.c.id, device.c.name, device.c.location)
            )
        )
        for word in text.split()
    ]


def _order(sort: str, sums: Mapping[str, ColumnElement[int]]) -> Sequence[ColumnElement[Any]]:
    by_name = func.lower(func.coalesce(func.nullif(device.c.name, ""), device.c.id))
    first: Mapping[str, ColumnElement[Any]] = {
        "people": device.c.people.desc(),
        "passing_by": sums["passing_by"].desc(),
        "interested": sums["interested"].desc(),
        "seen": device.c.seen_ms.desc(),
        "silent": device.c.seen_ms.asc(),
    }
    return [*([first[sort]] if sort in first else []), by_name, device.c.id]


def _sparks(
    connection: Connection, ids: Sequence[str], this_hour: int
) -> dict[str, tuple[int, ...]]:
    start = this_hour - _SPARK_HOURS + 1
    values = {device_id: [0] * _SPARK_HOURS for device_id in ids}
    rows = select(hour.c.device, hour.c.hour, hour.c.passing_by).where(
        hour.c.device.in_(ids),
        hour.c.zone == "",
        hour.c.hour >= start,
        hour.c.hour <= this_hour,
    )
    for row in connection.execute(rows):
        values[row.device][row.hour - start] = row.passing_by
    return {device_id: tuple(counts) for device_id, counts in values.items()}
