"""What the live feed asks the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import Row, and_, or_, select

from kiosk.collector.storage.tables import device as device_table
from kiosk.collector.storage.tables import event as event_table
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import ColumnElement, Select

    from kiosk.collector.storage.database import Database

SHOWN: Final = tuple(
    kind.value
    for kind in (
        RecordType.COUNT,
        RecordType.VISIT,
        RecordType.STATUS,
        RecordType.HOUR,
        RecordType.GAP,
    )
)
"""Types that are told live. Records of identified people and their pictures are none of them."""
PAGE: Final = 500
_IDS_AT_ONCE: Final = 500
_WITHHELD: Final = frozenset({"person"})
"""Members of a record that are not told: a live page needs no people."""

Mark = tuple[int, str, int]
"""Version, epoch and sequence of a device: another one when anything came from it."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the records of a device.

    Attributes:
        epoch: UUIDv7 of its outbox, so that later ones sort after earlier ones.
        seq: Number within the epoch.
    """

    epoch: str
    seq: int

    @classmethod
    def parse(cls, text: str) -> Position:
        """Read ``epoch:seq``.

        Raises:
            ValueError: It is not of that form.
        """
        epoch, colon, seq = text.partition(":")
        if not (colon and seq.isascii() and seq.isdigit() and len(seq) <= 18):
            raise ValueError("not of the form epoch:seq")
        try:
            return cls(str(UUID(epoch)), int(seq))
        except ValueError:
            raise ValueError("not of the form epoch:seq") from None

    def __str__(self) -> str:
        return f"{self.epoch}:{self.seq}"


START: Final = Position("", 0)


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """One record, as it is told live.

    Attributes:
        position: Where it stands; the id of the event.
        id: UUID of the record.
        type: What it tells.
        at_ms: UTC by the clock of the device, ms since 1970.
        clock_ok: False when that clock was known to be wrong.
        data: As the device sent it, without people.
    """

    position: Position
    id: str
    type: str
    at_ms: int
    clock_ok: bool
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What the overview of the fleet shows of a device.

    Attributes:
        id: Of the device.
        name: In words; may be empty.
        location: Likewise.
        seen_ms: When something came last, ms since 1970; 0 for never.
        count_ms: Time of the newest count.
        people: Newest count.
        female: Of them.
        male: Of them.
        phase: What the device says it does; empty when it has said nothing.
        version: Grows with each change.
    """

    id: str
    name: str
    location: str
    seen_ms: int
    count_ms: int
    people: int
    female: int
    male: int
    phase: str
    version: int


def written_ms(at_ms: int) -> str:
    """Milliseconds since 1970 as ISO 8601 in UTC."""
    moment = datetime.fromtimestamp(at_ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def head(db: Database, device: str) -> Position:
    """Position of the newest record of a device; the very beginning when there is none."""
    columns = event_table.c
    newest = (
        select(columns.epoch, columns.seq)
        .where(columns.device == device)
        .order_by(columns.epoch.desc(), columns.seq.desc())
        .limit(1)
    )
    with db.read() as connection:
        row = connection.execute(newest).one_or_none()
    return START if row is None else Position(row.epoch, row.seq)


def history(db: Database, device: str, limit: int) -> tuple[list[LiveEvent], Position]:
    """The newest counts of a device in their order, and the position up to which they go."""
    end = head(db, device)
    columns = event_table.c
    newest = (
        _events(device, (RecordType.COUNT.value,))
        .where(or_(columns.epoch < end.epoch, _in_epoch(end, columns.seq <= end.seq)))
        .order_by(columns.epoch.desc(), columns.seq.desc())
        .limit(limit)
    )
    with db.read() as connection:
        return [_event(row) for row in connection.execute(newest)][::-1], end


def events_after(
    db: Database, device: str, after: Position, until: Position | None = None
) -> list[LiveEvent]:
    """The records that follow a position, in their order, at most ``PAGE`` of them.

    Args:
        db: The database.
        device: Id of the device.
        after: Not included.
        until: Included; None for no end.
    """
    columns = event_table.c
    following = (
        _events(device, SHOWN)
        .where(or_(columns.epoch > after.epoch, _in_epoch(after, columns.seq > after.seq)))
        .order_by(columns.epoch, columns.seq)
        .limit(PAGE)
    )
    if until is not None:
        following = following.where(
            or_(columns.epoch < until.epoch, _in_epoch(until, columns.seq <= until.seq))
        )
    with db.read() as connection:
        return [_event(row) for row in connection.execute(following)]


def marks(db: Database, devices: Collection[str] | None) -> dict[str, Mark]:
    """The marks of some devices, or of all."""
    columns = device_table.c
    wanted = select(columns.id, columns.version, columns.epoch, columns.seq)
    found: dict[str, Mark] = {}
    with db.read() as connection:
        for part in _parts(wanted, devices):
            found |= {row.id: (row.version, row.epoch, row.seq) for row in connection.execute(part)}
    return found


def states(db: Database, devices: Collection[str] | None = None) -> list[DeviceState]:
    """The states of some devices, or of all that are in use."""
    columns = device_table.c
    wanted = select(device_table).order_by(columns.id)
    if devices is None:
        wanted = wanted.where(columns.retired_ms.is_(None))
    with db.read() as connection:
        return [_state(row) for part in _parts(wanted, devices) for row in connection.execute(part)]


def _parts(wanted: Select[Any], devices: Collection[str] | None) -> Iterable[Select[Any]]:
    """The question, in parts that are short enough for every database."""
    if devices is None:
        return [wanted]
    ids = sorted(devices)
    return (
        wanted.where(device_table.c.id.in_(ids[start : start + _IDS_AT_ONCE]))
        for start in range(0, len(ids), _IDS_AT_ONCE)
    )


def _events(device: str, types: Iterable[str]) -> Select[Any]:
    columns = event_table.c
    return select(
        columns.epoch,
        columns.seq,
        columns.id,
        columns.type,
        columns.at_ms,
        columns.clock_ok,
        columns.data,
    ).where(columns.device == device, columns.type.in_(tuple(types)))


def _in_epoch(place: Position, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(event_table.c.epoch == place.epoch, condition)


def _event(row: Row[Any]) -> LiveEvent:
    data = {name: value for name, value in row.data.items() if name not in _WITHHELD}
    place = Position(row.epoch, row.seq)
    return LiveEvent(place, row.id, row.type, row.at_ms, bool(row.clock_ok), data)


def _state(row: Row[Any]) -> DeviceState:
    status = row.status if isinstance(row.status, dict) else {}
    return DeviceState(
        id=row.id,
        name=row.name,
        location=row.location,
        seen_ms=row.seen_ms,
        count_ms=row.count_ms,
        people=row.people,
        female=row.female,
        male=row.male,
        phase=str(status.get("phase", "")),
        version=row.version,
    )
