"""Settings for kiosks, by version: what is in force for a device, and its signature.

A version is for all devices or for one. For a device the newest of all and its own newest are in
force together; its own values win.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, insert, select

from kiosk.collector.api.forms import stamp
from kiosk.collector.auth import audit_log
from kiosk.collector.auth.stamps import now_ms
from kiosk.collector.storage.tables import config, config_result, device
from kiosk.core.errors import CollectorError
from kiosk.core.remote_settings import SIGNATURE, checked_values, is_pushable, signed_bytes
from kiosk.core.settings_schema import specs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from kiosk.collector.context import Collector
    from kiosk.core.settings_schema import SettingSpec


_AT_ONCE: Final = 500
"""Devices asked for by one statement; SQLite limits the values of a statement."""
_NEWEST: Final = (
    select(config.c.device, func.max(config.c.version).label("version"))
    .where(config.c.device.in_(bindparam("ids", expanding=True)))
    .group_by(config.c.device)
)


@dataclass(frozen=True, slots=True)
class InForce:
    """What a device should run with.

    Attributes:
        version: The newest version that takes part.
        etag: Changes exactly when the settings may have.
        settings: Values by dotted name.
        created_ms: When the newest version was made.
    """

    version: int
    etag: str
    settings: Mapping[str, Any]
    created_ms: int


def etags_of(connection: Connection, device_ids: Collection[str]) -> dict[str, str]:
    """The etag of what is in force for each device; those without any are left out."""
    newest: dict[str, int] = {}
    ordered = sorted(device_ids)
    for i in range(0, len(ordered), _AT_ONCE):
        asked = ["", *ordered[i : i + _AT_ONCE]]
        newest |= {row.device: row.version for row in connection.execute(_NEWEST, {"ids": asked})}
    if not newest:
        return {}
    shared = {"": newest[""]} if "" in newest else {}
    found = {}
    for name in ordered:
        mine = shared | ({name: newest[name]} if name in newest else {})
        if mine:
            found[name] = _etag(mine)
    return found


def in_force(connection: Connection, device_id: str) -> InForce | None:
    """What a device should run with; None when nothing was ever pushed."""
    newest = _newest(connection, device_id)
    if not newest:
        return None
    rows = connection.execute(select(config).where(config.c.version.in_(newest.values()))).all()
    settings: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: bool(row.device)):
        settings |= row.settings
    last = max(rows, key=lambda row: row.version)
    return InForce(last.version, _etag(newest), settings, last.created_ms)


def _newest(connection: Connection, device_id: str) -> dict[str, int]:
    """Newest version by whom it is for: everybody (empty) and the device."""
    rows = connection.execute(_NEWEST, {"ids": ["", device_id]})
    return {row.device: row.version for row in rows}


def _etag(newest: Mapping[str, int]) -> str:
    shared = newest.get("", 0)
    own = max((version for name, version in newest.items() if name), default=0)
    return f"{shared}.{own}"


def signed(collector: Collector, device_id: str, current: InForce) -> dict[str, Any]:
    """The document that a kiosk gets, signed with the key that it got when it enrolled."""
    document: dict[str, Any] = {
        "version": current.version,
        "etag": current.etag,
        "device": device_id,
        "settings": dict(current.settings),
        "created_at": stamp(current.created_ms),
    }
    signature = collector.keys.config_key().sign(signed_bytes(document))
    return {**document, SIGNATURE: base64.b64encode(signature).decode()}


def push(
    collector: Collector, settings: Mapping[str, Any], *, device_id: str, comment: str, by: str
) -> int:
    """Make a new version; kiosks learn of it with their next batch.

    Args:
        collector: The collector.
        settings: All values by dotted name; what an earlier version set and this one does not
            name is no longer pushed.
        device_id: For this one only; empty: for all.
        comment: Why, for people.
        by: Name of the user.

    Returns:
        Its number.

    Raises:
        SettingsError: A setting is unknown, may not be pushed, or has a wrong value.
        CollectorError: There is no such device.
    """
    checked_values(settings)
    with collector.db.write() as connection:
        if (
            device_id
            and not connection.execute(select(device.c.id).where(device.c.id == device_id)).first()
        ):
            raise CollectorError(f"There is no device called {device_id}")
        made = connection.execute(
            insert(config).values(
                device=device_id,
                settings=dict(settings),
                comment=comment,
                created_by=by,
                created_ms=now_ms(collector.clock),
            )
        ).inserted_primary_key
        assert made is not None
        audit_log.note(
            connection, collector.clock, by, "config.push", f"{made[0]} {device_id or '*'}"
        )
        return int(made[0])


def versions(connection: Connection, device_id: str | None, limit: int) -> list[dict[str, Any]]:
    """The newest versions, the newest first, each with how many devices took it how.

    Args:
        connection: To the database.
        device_id: Only those for this device, or with "" those for all; None: every one.
        limit: At most so many.
    """
    rows = select(config).order_by(config.c.version.desc()).limit(limit)
    if device_id is not None:
        rows = rows.where(config.c.device == device_id)
    found = [dict(row) for row in connection.execute(rows).mappings()]
    counted = (
        select(config_result.c.version, config_result.c.state, func.count().label("devices"))
        .where(config_result.c.version.in_([row["version"] for row in found]))
        .group_by(config_result.c.version, config_result.c.state)
    )
    results: dict[int, dict[str, int]] = {}
    for row in connection.execute(counted):
        results.setdefault(row.version, {})[row.state] = row.devices
    return [{**row, "results": results.get(row["version"], {})} for row in found]


def exists(connection: Connection, version: int) -> bool:
    """Whether there is that version."""
    row = connection.execute(select(config.c.version).where(config.c.version == version)).first()
    return row is not None


def results(connection: Connection, version: int) -> list[dict[str, Any]]:
    """What became of a version, by device."""
    rows = (
        select(config_result)
        .where(config_result.c.version == version)
        .order_by(config_result.c.device)
    )
    return [dict(row) for row in connection.execute(rows).mappings()]


def pushable() -> list[SettingSpec]:
    """The settings that may be pushed, in their order."""
    return [row for name, row in specs().items() if is_pushable(name)]
