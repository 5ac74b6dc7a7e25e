"""Settings for kiosks: what they ask for, and what administrators push."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Response
from pydantic import BaseModel, Field

from kiosk.collector.api import pushed
from kiosk.collector.api.forms import (
    DEVICE_ERRORS,
    USER_ERRORS,
    DeviceId,
    Form,
    Text,
    errors,
    stamp,
)
from kiosk.collector.auth.dependencies import current_device, current_user
from kiosk.collector.auth.device_tokens import Device
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem, not_found
from kiosk.core.errors import SettingsError

router = APIRouter(prefix="/v1/config")
Here = Annotated[Collector, Depends(collector_of)]
Admin = Annotated[User, Depends(current_user(Role.ADMIN))]
Version = Annotated[int, Path(ge=1, lt=2**63)]


class SignedSettings(BaseModel):
    """Settings for one kiosk."""

    version: int
    etag: str
    device: str
    settings: dict[str, Any] = Field(
        description="Values by dotted name.", examples=[{"analysis.score_threshold": 0.7}]
    )
    created_at: str
    signature: str = Field(
        description="Base64 of Ed25519 over the other members as JSON with sorted keys, without "
        "spaces, in UTF-8."
    )


@router.get(
    "",
    tags=["kiosks"],
    summary="Settings for the kiosk that asks",
    response_model=SignedSettings,
    responses={
        204: {"description": "Nothing was ever pushed"},
        304: {"description": "The kiosk has them already"},
        **DEVICE_ERRORS,
    },
)
def config(
    device: Annotated[Device, Depends(current_device)],
    collector: Here,
    response: Response,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Any:
    """What is in force for it: the newest version for all, over it the newest for this one."""
    with collector.db.read() as connection:
        current = pushed.in_force(connection, device.id)
    if current is None:
        return Response(status_code=204)
    tag = f'"{current.etag}"'
    known = {part.strip().removeprefix("W/") for part in (if_none_match or "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return pushed.signed(collector, device.id, current)


class Push(Form):
    """A new version."""

    settings: dict[str, Any] = Field(
        max_length=100,
        description="All values by dotted name; an empty object takes back what was pushed.",
        examples=[{"analysis.score_threshold": 0.7, "device.theme": "dark"}],
    )
    device: DeviceId | None = Field(None, description="For this one only; otherwise for all.")
    comment: Text = Field("", description="Why.", examples=["Fewer false faces at night"])


class PushedVersion(BaseModel):
    """One version ever made."""

    version: int
    device: str | None = Field(description="The only one it is for; null: for all.")
    settings: dict[str, Any]
    comment: str
    created_by: str
    created_at: str | None
    results: dict[str, int] = Field(
        description="Number of kiosks by what they made of it.",
        examples=[{"applied": 18, "rolled_back": 1}],
    )


class PushResult(BaseModel):
    """What one kiosk made of a version."""

    device: str
    state: str = Field(description="applied, rolled_back or refused")
    reason: str
    at: str | None


class PushableSetting(BaseModel):
    """A setting that may be pushed."""

    name: str
    kind: str
    title: str
    description: str
    default: Any
    unit: str
    minimum: float | None
    maximum: float | None
    choices: list[str | int]


def _version(row: dict[str, Any]) -> PushedVersion:
    return PushedVersion(
        version=row["version"],
        device=row["device"] or None,
        settings=row["settings"],
        comment=row["comment"],
        created_by=row["created_by"],
        created_at=stamp(row["created_ms"]),
        results=row["results"],
    )


@router.post(
    "/versions",
    tags=["settings"],
    status_code=201,
    summary="Push settings",
    responses=errors(400, 401, 403, 404, 429, 503),
)
def push(body: Push, admin: Admin, collector: Here) -> PushedVersion:
    """Make a new version for all kiosks or for one.

    Kiosks that allow it (setting `cloud.remote_settings`) take it with their next batch, and take
    it back if they do not run well with it. Where records go, what the public sees and who is
    named cannot be pushed.
    """
    try:
        number = pushed.push(
            collector,
            body.settings,
            device_id=body.device or "",
            comment=body.comment,
            by=admin.name,
        )
    except SettingsError as error:
        raise Problem(422, "setting", str(error)) from error
    with collector.db.read() as connection:
        rows = pushed.versions(connection, body.device or "", 50)
    return _version(next(row for row in rows if row["version"] == number))


@router.get(
    "/versions", tags=["settings"], summary="Versions, the newest first", responses=USER_ERRORS
)
def versions(
    _: Admin,
    collector: Here,
    device: Annotated[DeviceId | None, Query(description="Only those for this one.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> list[PushedVersion]:
    """Every version ever made, with what kiosks made of it."""
    with collector.db.read() as connection:
        return [_version(row) for row in pushed.versions(connection, device, limit)]


@router.get(
    "/versions/{version}/results",
    tags=["settings"],
    summary="What became of a version",
    responses=errors(401, 403, 404, 429, 503),
)
def results(version: Version, _: Admin, collector: Here) -> list[PushResult]:
    """By kiosk; those that have not said anything yet are missing."""
    with collector.db.read() as connection:
        if not pushed.exists(connection, version):
            raise not_found("There is no such version")
        rows = pushed.results(connection, version)
    return [
        PushResult(
            device=row["device"], state=row["state"], reason=row["reason"], at=stamp(row["at_ms"])
        )
        for row in rows
    ]


@router.get(
    "/settings", tags=["settings"], summary="Settings that may be pushed", responses=USER_ERRORS
)
def settings(_: Admin) -> list[PushableSetting]:
    """Their names, kinds, bounds and defaults."""
    return [
        PushableSetting(
            name=row.name,
            kind=row.kind.value,
            title=row.title,
            description=row.description,
            default=row.default,
            unit=row.unit,
            minimum=row.minimum,
            maximum=row.maximum,
            choices=list(row.choices),
        )
        for row in pushed.pushable()
    ]
