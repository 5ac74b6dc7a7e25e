"""Devices as lists and headings show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func, select

from kiosk.collector.storage.tables import device, device_token
from kiosk.core.metrics import MetricCounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from kiosk.collector.settings import CollectorSettings
    from kiosk.collector.storage.database import Database

STATES: Final = ("online", "late", "offline", "new")
_WORDS: Final = {"new": "never seen"}
_MOST_SUGGESTED: Final = 1000


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device as it said it is.

    Attributes:
        id: Its id.
        name: Given by the operator; may be empty.
        location: Likewise.
        state: One of :data:`STATES`.
        people: In view, by its newest count; only true while it is online.
        female: Of those.
        male: Of those.
        count_ms: When that count began; 0 for never.
        seen_ms: When it last sent anything; 0 for never.
        status_ms: When it last told how it is; 0 for never.
        status: What it told then.
        skew_ms: Its clock less the server's, if known.
        retired_ms: When it left the fleet, or None.
        passing_by: Today.
        measured: Today.
        interested: Today.
        spark: People passing by in each of the last 24 hours, the oldest first.
        tokens: Tokens in force.
    """

    id: str
    name: str
    location: str
    state: str
    people: int
    female: int
    male: int
    count_ms: int
    seen_ms: int
    status_ms: int
    status: Mapping[str, Any]
    skew_ms: int | None
    retired_ms: int | None
    passing_by: int = 0
    measured: int = 0
    interested: int = 0
    spark: tuple[int, ...] = ()
    tokens: int = 0

    @property
    def title(self) -> str:
        """Its name, or its id where it has none."""
        return self.name or self.id

    @property
    def state_words(self) -> str:
        """The state for people."""
        return _WORDS.get(self.state, self.state)

    @property
    def unknown(self) -> int:
        """People in view whose gender is not known."""
        return max(0, self.people - self.female - self.male)

    @property
    def problems(self) -> int:
        """How many problems it has told of."""
        told = self.status.get("problems")
        return len(told) if isinstance(told, list) else 0

    @property
    def share(self) -> float | None:
        """Interested part of today's measured visits."""
        return MetricCounts(interested=self.interested, measured=self.measured).interested_share


def state_case(settings: CollectorSettings, now_ms: int) -> ColumnElement[str]:
    """The state as an expression of SQL."""
    late, offline = (
        now_ms - int(s * 1000) for s in (settings.late_after_s, settings.offline_after_s)
    )
    return case(
        (device.c.seen_ms == 0, "new"),
        (device.c.seen_ms < offline, "offline"),
        (device.c.seen_ms < late, "late"),
        else_="online",
    )


def state_of(seen_ms: int, settings: CollectorSettings, now_ms: int) -> str:
    """The state of a device that was last seen then."""
    if seen_ms == 0:
        return "new"
    silent_s = (now_ms - seen_ms) / 1000
    if silent_s > settings.offline_after_s:
        return "offline"
    return "late" if silent_s > settings.late_after_s else "online"


def device_row(
    row: Row[Any], settings: CollectorSettings, now_ms: int, **figures: Any
) -> DeviceRow:
    """A device from a row of its table."""
    status = row.status if isinstance(row.status, dict) else {}
    return DeviceRow(
        row.id,
        row.name,
        row.location,
        state_of(row.seen_ms, settings, now_ms),
        row.people,
        row.female,
        row.male,
        row.count_ms,
        row.seen_ms,
        row.status_ms,
        status,
        row.skew_ms,
        row.retired_ms,
        **figures,
    )


def one_device(
    db: Database, settings: CollectorSettings, now_ms: int, device_id: str
) -> DeviceRow | None:
    """The device of exactly that id."""
    with db.read() as connection:
        row = connection.execute(select(device).where(device.c.id == device_id)).one_or_none()
    return None if row is None else device_row(row, settings, now_ms)


@dataclass(frozen=True, slots=True)
class DeviceName:
    """A device in a choice.

    Attributes:
        id: Its id.
        title: Its name, or its id where it has none.
    """

    id: str
    title: str


def device_names(db: Database) -> list[DeviceName]:
    """All devices of the fleet, by name."""
    rows = (
        select(device.c.id, device.c.name)
        .where(device.c.retired_ms.is_(None))
        .order_by(func.lower(device.c.name), device.c.id)
    )
    with db.read() as connection:
        return [DeviceName(row.id, row.name or row.id) for row in connection.execute(rows)]


def suggested_ids(db: Database) -> list[str]:
    """Ids to complete what somebody types."""
    rows = (
        select(device.c.id)
        .where(device.c.retired_ms.is_(None))
        .order_by(device.c.id)
        .limit(_MOST_SUGGESTED)
    )
    with db.read() as connection:
        return list(connection.execute(rows).scalars())


def tokens_in_force(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """How many tokens in force each of these devices has."""
    rows = (
        select(device_token.c.device, func.count())
        .where(device_token.c.device.in_(ids), device_token.c.revoked_ms.is_(None))
        .group_by(device_token.c.device)
    )
    return {name: int(n) for name, n in connection.execute(rows)}
