"""People whom a kiosk had erased leave the records that it sent before, and late ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import orjson
from sqlalchemy import bindparam, select, update

from kiosk.collector.storage.tables import erased, event
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection

    from kiosk.collector.ingest.batch import Event
    from kiosk.collector.storage.database import Database

ABOUT_PEOPLE: Final = (RecordType.IDENTIFIED.value, RecordType.PICTURE.value)
"""Types of records that say nothing without their person."""
EVERYBODY: Final = ""
"""Stands in ``erased`` for all people of a device, also for those whom nobody named."""
_AT_ONCE: Final = 500
_CHANGED_AT_ONCE: Final = 1_000
"""Visits in memory at a time."""


def erased_people(
    connection: Connection, people: Collection[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Which of the people (device, person) were erased, and the id of the record about it.

    Only records older than that one have to forget them: who withdrew their consent may give
    it again.
    """
    named = _records(connection, erased.c.person, sorted({person for _, person in people}))
    devices = sorted({device for device, _ in people})
    all_of = _records(connection, erased.c.device, devices, erased.c.person == EVERYBODY)
    found: dict[tuple[str, str], str] = {}
    for device, person in people:
        newest = max(named.get((device, person), ""), all_of.get((device, EVERYBODY), ""))
        if newest:
            found[device, person] = newest
    return found


def _records(
    connection: Connection,
    column: ColumnElement[str],
    values: Sequence[str],
    *conditions: ColumnElement[bool],
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for i in range(0, len(values), _AT_ONCE):
        rows = connection.execute(
            select(erased.c.device, erased.c.person, erased.c.record).where(
                column.in_(values[i : i + _AT_ONCE]), *conditions
            )
        )
        found |= {(row.device, row.person): row.record for row in rows}
    return found


def without_person(text: str) -> str:
    """The data of a visit as JSON, its person taken out."""
    data = orjson.loads(text)
    data.pop("person", None)
    return orjson.dumps(data).decode()


def erase(
    database: Database, connection: Connection, events: Sequence[tuple[str, Event]], now_ms: int
) -> None:
    """Carry out the erasures among new records.

    Args:
        database: For its dialect.
        connection: In a writing transaction in which the new records are stored already.
        events: Device and record.
        now_ms: UTC in ms since 1970.
    """
    for device, record in events:
        if record.type != RecordType.ERASURE:
            continue
        if record.content.everybody:
            _remember(database, connection, device, [EVERYBODY], record.id, now_ms)
            _forget(connection, device, event.c.person.is_not(None), record.id)
        people = sorted(set(record.content.people))
        for i in range(0, len(people), _AT_ONCE):
            part = people[i : i + _AT_ONCE]
            _remember(database, connection, device, part, record.id, now_ms)
            _forget(connection, device, event.c.person.in_(part), record.id)


def _remember(
    database: Database,
    connection: Connection,
    device: str,
    people: Sequence[str],
    record: str,
    now_ms: int,
) -> None:
    statement = database.insert(erased)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["device", "person"],
            set_={"record": statement.excluded.record},
            where=erased.c.record < statement.excluded.record,
        ),
        [
            {"device": device, "person": person, "record": record, "at_ms": now_ms}
            for person in people
        ],
    )


def _forget(connection: Connection, device: str, who: ColumnElement[bool], record: str) -> None:
    """Empty the records of people that are older than a record."""
    theirs = (event.c.device == device, who, event.c.id < record)
    connection.execute(event.delete().where(*theirs, event.c.type.in_(ABOUT_PEOPLE)))
    some = select(event.c.day, event.c.id, event.c.data).where(*theirs).limit(_CHANGED_AT_ONCE)
    while visits := connection.execute(some).all():
        emptied = [
            {
                "of_day": row.day,
                "of_id": row.id,
                "emptied": {name: value for name, value in row.data.items() if name != "person"},
            }
            for row in visits
        ]
        connection.execute(_EMPTYING, [{"of_device": device, **row} for row in emptied])


_EMPTYING: Final = (
    update(event)
    .where(
        event.c.day == bindparam("of_day"),
        event.c.device == bindparam("of_device"),
        event.c.id == bindparam("of_id"),
    )
    .values(data=bindparam("emptied"), person=None)
)
