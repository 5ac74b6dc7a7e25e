"""Enrolment: a one-time code, shown as text and QR, becomes the token of a kiosk."""

import io
from typing import Annotated

import segno
from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from starlette.requests import Request

from kiosk.collector.api.forms import DeviceId, Form, Text, errors, stamp
from kiosk.collector.auth.dependencies import client_address, current_user
from kiosk.collector.auth.enrolments import Enrolments
from kiosk.collector.auth.rate_limits import ENROL_BY_ADDRESS, network_of
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of

router = APIRouter(prefix="/v1")
Here = Annotated[Collector, Depends(collector_of)]


class NewCode(Form):
    """Whom a code is for."""

    device: DeviceId | None = Field(
        None, description="The only kiosk that may use it; null: any whose id is new here."
    )


class Code(BaseModel):
    """A one-time code."""

    code: str = Field(examples=["ABCD-EFGH-JKLM"])
    expires_at: str | None
    url: str = Field(description="What the QR code says.")
    qr_svg: str = Field(description="The QR code as an SVG image.")


class Redeemed(Form):
    """A kiosk that enrols."""

    code: str = Field(
        min_length=1,
        max_length=40,
        description="Case, dashes and spaces do not matter.",
        examples=["ABCD-EFGH-JKLM"],
    )
    device: DeviceId
    name: Text = ""
    location: Text = ""


class Enrolled(BaseModel):
    """What a kiosk needs from now on."""

    device: str
    token: str = Field(description="For the header `Authorization: Bearer`; told only once.")
    config_key: str = Field(
        description="Ed25519 public key by which it checks pushed settings, base64 of 32 bytes."
    )


def base_url(collector: Collector, request: Request) -> str:
    """Address under which kiosks reach this server, without a slash at the end."""
    return (collector.settings.public_url or str(request.base_url)).rstrip("/")


def new_code(collector: Collector, request: Request, by: User, device: str = "") -> Code:
    """A fresh code with its QR image; for pages, too."""
    code, expires_ms = Enrolments(collector.db, collector.clock).new_code(by=by.name, device=device)
    # The part behind # never reaches a server, nor its log.
    url = f"{base_url(collector, request)}/enrol#{code}"
    image = io.BytesIO()
    segno.make(url, error="m").save(
        image, kind="svg", scale=6, border=4, dark="#000", light="#fff", xmldecl=False, title=code
    )
    return Code(code=code, expires_at=stamp(expires_ms), url=url, qr_svg=image.getvalue().decode())


@router.post(
    "/enrolment-codes",
    tags=["devices"],
    status_code=201,
    summary="Make a one-time code",
    responses=errors(400, 401, 403, 429, 503),
)
def make_code(
    body: NewCode,
    request: Request,
    admin: Annotated[User, Depends(current_user(Role.ADMIN))],
    collector: Here,
) -> Code:
    """Good for 15 minutes and one kiosk."""
    return new_code(collector, request, admin, body.device or "")


@router.post(
    "/enrol",
    tags=["kiosks"],
    status_code=201,
    summary="Enrol a kiosk",
    responses=errors(400, 403, 409, 429, 503),
)
def enrol(body: Redeemed, request: Request, collector: Here) -> Enrolled:
    """Trade a code for a token. The code is used up by it."""
    address = client_address(request)
    collector.limiter.take(ENROL_BY_ADDRESS, network_of(address))
    token = Enrolments(collector.db, collector.clock).redeem(
        body.code, body.device, name=body.name, location=body.location, address=address
    )
    return Enrolled(device=body.device, token=token, config_key=collector.keys.config_public_key())
