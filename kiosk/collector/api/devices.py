"""The fleet: what each kiosk said last, and its administration."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field
from sqlalchemy import select, update

from kiosk.collector.api.forms import USER_ERRORS, DeviceId, Form, Text, errors, stamp
from kiosk.collector.auth import audit_log
from kiosk.collector.auth.dependencies import current_user
from kiosk.collector.auth.device_tokens import DeviceTokens
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem, not_found
from kiosk.collector.storage.tables import device as table

router = APIRouter(prefix="/v1/devices", tags=["devices"])
Here = Annotated[Collector, Depends(collector_of)]
Admin = Annotated[User, Depends(current_user(Role.ADMIN))]
Reader = Annotated[User, Depends(current_user(Role.READER))]
Known = Annotated[DeviceId, Path(description="Id of the kiosk.")]


class Presence(StrEnum):
    """How long ago a kiosk was heard of."""

    ONLINE = "online"
    LATE = "late"
    OFFLINE = "offline"
    NEVER = "never"


class Count(BaseModel):
    """People in front of a kiosk."""

    at: str | None
    total: int
    female: int
    male: int
    unknown: int


class DeviceState(BaseModel):
    """A kiosk and what it said last."""

    id: str
    name: str
    location: str
    presence: Presence
    created_at: str | None
    seen_at: str | None
    count: Count | None = Field(description="Newest count; null before the first one.")
    clock_skew_ms: int | None = Field(description="How far its clock is ahead of the server's.")
    epoch: str = Field(description="Of its queue.")
    seq: int = Field(description="Newest record of that epoch.")
    status_at: str | None
    status: dict[str, Any] | None = Field(description="Its newest status record.")


class TokenState(BaseModel):
    """A token of a kiosk, without the token."""

    id: str
    created_at: str | None
    used_at: str | None
    revoked_at: str | None


class NewDevice(Form):
    """A kiosk to add."""

    id: DeviceId
    name: Text = ""
    location: Text = ""


class DeviceChange(Form):
    """What to change; what is missing stays."""

    name: Text | None = None
    location: Text | None = None


class FreshToken(BaseModel):
    """The token of a kiosk, told only once."""

    device: str
    token: str
    config_key: str = Field(description="Public key by which it checks pushed settings (base64).")


def presence(collector: Collector, seen_ms: int) -> Presence:
    """How a kiosk is that was heard of at that time; 0 for never."""
    if not seen_ms:
        return Presence.NEVER
    silent_s = (collector.now_ms() - seen_ms) / 1000
    if silent_s >= collector.settings.offline_after_s:
        return Presence.OFFLINE
    return Presence.LATE if silent_s >= collector.settings.late_after_s else Presence.ONLINE


def _state(collector: Collector, row: Mapping[str, Any]) -> DeviceState:
    people, female, male = row["people"], row["female"], row["male"]
    unknown = max(0, people - female - male)
    counted = Count(
        at=stamp(row["count_ms"]), total=people, female=female, male=male, unknown=unknown
    )
    return DeviceState(
        id=row["id"],
        name=row["name"],
        location=row["location"],
        presence=presence(collector, row["seen_ms"]),
        created_at=stamp(row["created_ms"]),
        seen_at=stamp(row["seen_ms"]),
        count=counted if row["count_ms"] else None,
        clock_skew_ms=row["skew_ms"],
        epoch=row["epoch"],
        seq=row["seq"],
        status_at=stamp(row["status_ms"]),
        status=row["status"],
    )


def _one(collector: Collector, device_id: str) -> Mapping[str, Any]:
    rows = select(table).where(table.c.id == device_id, table.c.retired_ms.is_(None))
    with collector.db.read() as connection:
        row = connection.execute(rows).mappings().one_or_none()
    if row is None:
        raise not_found("There is no such kiosk")
    return dict(row)


@router.get("", summary="The fleet", responses=USER_ERRORS)
def devices(
    _: Reader,
    collector: Here,
    after: Annotated[
        str, Query(max_length=64, description="Only ids behind this one; for paging.")
    ] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
) -> list[DeviceState]:
    """All kiosks by id, at most `limit`; for the next ones give the last id as `after`."""
    rows = (
        select(table)
        .where(table.c.retired_ms.is_(None), table.c.id > after)
        .order_by(table.c.id)
        .limit(limit)
    )
    with collector.db.read() as connection:
        found = connection.execute(rows).mappings().all()
    return [_state(collector, dict(row)) for row in found]


@router.get("/{device_id}", summary="One kiosk", responses=errors(401, 403, 404, 429, 503))
def one(device_id: Known, _: Reader, collector: Here) -> DeviceState:
    """What it said last."""
    return _state(collector, _one(collector, device_id))


@router.post(
    "", status_code=201, summary="Add a kiosk", responses=errors(400, 401, 403, 409, 429, 503)
)
def add(body: NewDevice, admin: Admin, collector: Here) -> FreshToken:
    """For kiosks that do not enrol by code; the token is told only now."""
    tokens = DeviceTokens(collector.db, collector.clock)
    with collector.db.write() as connection:
        if tokens.exists(connection, body.id):
            raise Problem(409, "device-exists", "There is a kiosk of that id already")
        tokens.add_device(connection, body.id, name=body.name, location=body.location)
        audit_log.note(connection, collector.clock, admin.name, "device.add", body.id)
        token = tokens.issue(connection, body.id, by=admin.name)
    return FreshToken(device=body.id, token=token, config_key=collector.keys.config_public_key())


@router.patch(
    "/{device_id}", summary="Rename a kiosk", responses=errors(400, 401, 403, 404, 429, 503)
)
def change(device_id: Known, body: DeviceChange, admin: Admin, collector: Here) -> DeviceState:
    """Its name and location as shown here."""
    _one(collector, device_id)
    values = body.model_dump(exclude_none=True)
    if values:
        with collector.db.write() as connection:
            changed = update(table).where(table.c.id == device_id)
            connection.execute(changed.values(**values, version=table.c.version + 1))
            audit_log.note(connection, collector.clock, admin.name, "device.change", device_id)
    return _state(collector, _one(collector, device_id))


@router.delete(
    "/{device_id}",
    status_code=204,
    summary="Retire a kiosk",
    responses=errors(401, 403, 404, 429, 503),
)
def retire(device_id: Known, admin: Admin, collector: Here) -> Response:
    """Its tokens are void and it leaves the fleet; its data stay."""
    _one(collector, device_id)
    with collector.db.write() as connection:
        DeviceTokens(collector.db, collector.clock).retire(connection, device_id, by=admin.name)
    return Response(status_code=204)


@router.get(
    "/{device_id}/tokens",
    summary="Tokens of a kiosk",
    responses=errors(401, 403, 404, 429, 503),
)
def tokens(device_id: Known, _: Admin, collector: Here) -> list[TokenState]:
    """Ids and times; the tokens themselves are not stored."""
    _one(collector, device_id)
    return [
        TokenState(
            id=row["id"],
            created_at=stamp(row["created_ms"]),
            used_at=stamp(row["used_ms"]),
            revoked_at=stamp(row["revoked_ms"]),
        )
        for row in DeviceTokens(collector.db, collector.clock).of(device_id)
    ]


@router.post(
    "/{device_id}/tokens",
    status_code=201,
    summary="Give a kiosk a new token",
    responses=errors(401, 403, 404, 429, 503),
)
def rotate(device_id: Known, admin: Admin, collector: Here) -> FreshToken:
    """All earlier ones are void; the new one is told only now."""
    _one(collector, device_id)
    with collector.db.write() as connection:
        token = DeviceTokens(collector.db, collector.clock).issue(
            connection, device_id, by=admin.name
        )
    return FreshToken(device=device_id, token=token, config_key=collector.keys.config_public_key())


@router.delete(
    "/{device_id}/tokens",
    status_code=204,
    summary="Revoke all tokens of a kiosk",
    responses=errors(401, 403, 404, 429, 503),
)
def revoke(device_id: Known, admin: Admin, collector: Here) -> Response:
    """It cannot deliver any more until it gets another one."""
    _one(collector, device_id)
    with collector.db.write() as connection:
        DeviceTokens(collector.db, collector.clock).revoke(connection, device_id, by=admin.name)
    return Response(status_code=204)
