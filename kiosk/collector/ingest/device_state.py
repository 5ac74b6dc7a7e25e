"""What the collector knows of each kiosk by its newest records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson
from sqlalchemy import bindparam, select, update

from kiosk.collector.ingest.payloads import ConfigResult
from kiosk.collector.storage.tables import config_result, device
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from kiosk.collector.ingest.batch import Event, IngestBatch
    from kiosk.collector.storage.database import Database

_CHANGING: Final = (
    "seen_ms",
    "epoch",
    "seq",
    "skew_ms",
    "count_ms",
    "count_key",
    "people",
    "female",
    "male",
    "status_ms",
    "status_key",
    "status",
    "version",
)
_UPDATE: Final = (
    update(device)
    .where(device.c.id == bindparam("device_id"))
    .values({name: bindparam(name) for name in _CHANGING})
)


def order_key(epoch: str, seq: int) -> str:
    """Text that sorts as (epoch, seq); epochs are UUIDv7 and sort by time."""
    return f"{epoch}:{seq:016x}"


def lock_devices(
    database: Database, connection: Connection, ids: Collection[str], now_ms: int
) -> dict[str, dict[str, Any]]:
    """The rows of devices, made where missing, and nobody else's until the transaction ends.

    Args:
        database: For its dialect.
        connection: In a writing transaction.
        ids: Of the devices.
        now_ms: UTC in ms since 1970.
    """
    ordered = sorted(ids)
    # In one order everywhere, so that two processes do not wait for each other.
    asked = select(device).where(device.c.id.in_(ordered)).order_by(device.c.id).with_for_update()
    rows = _by_id(connection.execute(asked))
    missing = [name for name in ordered if name not in rows]
    if missing:
        connection.execute(
            database.insert(device).on_conflict_do_nothing(),
            [{"id": name, "created_ms": now_ms} for name in missing],
        )
        rows = _by_id(connection.execute(asked))
    return rows


def _by_id(rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    return {row.id: dict(row._mapping) for row in rows}  # noqa: SLF001  (SQLAlchemy's name)


def take_note(row: dict[str, Any], batch: IngestBatch, new: Sequence[Event], now_ms: int) -> None:
    """Change the row of a device by a batch.

    Args:
        row: Of the device; changed in place.
        batch: Its batch.
        new: Those records of it that were not known, by ascending number.
        now_ms: UTC in ms since 1970.
    """
    row["seen_ms"] = max(row["seen_ms"], now_ms)
    row["skew_ms"] = batch.sent_ms - now_ms
    if (batch.epoch, batch.last_seq) > (row["epoch"], row["seq"]):
        row["epoch"], row["seq"] = batch.epoch, batch.last_seq
    if new:
        row["version"] += 1
    # By ascending number: of each type only the last one can be the newest.
    last = {event.type: event for event in new}
    count, status = last.get(RecordType.COUNT), last.get(RecordType.STATUS)
    if count and (key := order_key(batch.epoch, count.seq)) > row["count_key"]:
        row["count_key"], row["count_ms"] = key, count.at_ms
        row["people"], row["female"], row["male"] = count.content
    if status and (key := order_key(batch.epoch, status.seq)) > row["status_key"]:
        row["status_key"], row["status_ms"] = key, status.at_ms
        row["status"] = orjson.loads(status.text)


def store_devices(connection: Connection, rows: Collection[dict[str, Any]]) -> None:
    """Write changed rows back."""
    changed = [{name: row[name] for name in _CHANGING} | {"device_id": row["id"]} for row in rows]
    connection.execute(_UPDATE, changed)


def store_config_results(
    database: Database, connection: Connection, events: Iterable[tuple[str, Event]]
) -> None:
    """Keep what kiosks say of the settings that were sent to them; the newest word holds."""
    newest: dict[tuple[str, int], Event] = {}
    for name, event in events:
        if type(event.content) is ConfigResult:
            key = (name, event.content.version)
            if key not in newest or event.at_ms >= newest[key].at_ms:
                newest[key] = event
    if not newest:
        return
    statement = database.insert(config_result)
    given = statement.excluded
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["device", "version"],
            set_={"state": given.state, "reason": given.reason, "at_ms": given.at_ms},
            where=config_result.c.at_ms <= given.at_ms,
        ),
        [
            {
                "device": name,
                "version": version,
                "state": event.content.state,
                "reason": event.content.reason,
                "at_ms": event.at_ms,
            }
            for (name, version), event in sorted(newest.items(), key=lambda item: item[0])
        ],
    )
