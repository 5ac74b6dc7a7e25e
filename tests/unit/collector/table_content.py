"""What is in the tables, comparable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kiosk.collector.storage import tables

if TYPE_CHECKING:
    from kiosk.collector.storage.database import Database

_WHEN_IT_CAME = frozenset({"received_ms", "created_ms", "seen_ms", "skew_ms", "version"})


def content(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that come from records, without what depends on when they came."""
    found = {}
    with database.read() as connection:
        for table in (tables.event, tables.hour, tables.day, tables.device, tables.config_result):
            columns = [c for c in table.columns if c.name not in _WHEN_IT_CAME]
            rows = connection.execute(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(repr(value) for value in row) for row in rows]
        people = select(tables.erased.c.device, tables.erased.c.person, tables.erased.c.record)
        found["erased"] = sorted(tuple(row) for row in connection.execute(people))
    return found


def clear(database: Database) -> None:
    """Delete all rows that come from records."""
    with database.write() as connection:
        for name in ("event", "hour", "day", "erased", "config_result", "device"):
            connection.execute(tables.metadata.tables[name].delete())
