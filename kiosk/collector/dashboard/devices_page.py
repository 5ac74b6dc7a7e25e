"""Administration of devices: codes, tokens, names."""

from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from sqlalchemy import func, select, update
from starlette.responses import Response

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.device_tokens import DeviceTokens
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.codes import ShownCode, new_code
from kiosk.collector.dashboard.device_rows import DeviceRow, device_row, one_device, tokens_in_force
from kiosk.collector.dashboard.fleet_page import fleet_page
from kiosk.collector.dashboard.fleet_query import matching, search_of
from kiosk.collector.dashboard.pages import PageRoute, go, page
from kiosk.collector.problems import not_found
from kiosk.collector.storage.tables import device as table
from kiosk.collector.storage.tables import device_token
from kiosk.core.errors import CollectorError

router: Final = APIRouter(route_class=PageRoute, prefix="/admin/devices")

_PER_PAGE: Final = 100
_Collector = Annotated[Collector, Depends(collector_of)]
_Admin = Annotated[User, Depends(page_user(Role.ADMIN))]
_Id = Annotated[str, Form(max_length=64)]
_Text = Annotated[str, Form(max_length=200)]


@router.get("")
def devices(request: Request, collector: _Collector, user: _Admin) -> Response:
    """The list."""
    return _list_page(request, collector, user)


def _list_page(
    request: Request,
    collector: Collector,
    user: User,
    *,
    problem: str = "",
    code: ShownCode | None = None,
    token: Any = None,
) -> Response:
    asked = request.query_params.get("page", "1")
    number = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    search = search_of(request.query_params)
    wanted = matching(search)
    now_ms = collector.now_ms()
    rows = (
        select(table)
        .where(*wanted)
        .order_by(table.c.retired_ms.is_not(None), func.lower(table.c.name), table.c.id)
        .limit(_PER_PAGE)
        .offset((number - 1) * _PER_PAGE)
    )
    with collector.db.read() as connection:
        found = list(connection.execute(rows))
        tokens = tokens_in_force(connection, [row.id for row in found])
        counted = select(func.count()).select_from(table).where(*wanted)
        total = connection.execute(counted).scalar_one()
    return page(
        request,
        "admin_devices.html",
        user,
        422 if problem else 200,
        devices=[
            device_row(row, collector.settings, now_ms, tokens=tokens.get(row.id, 0))
            for row in found
        ],
        search=search,
        page=number,
        pages=-(-total // _PER_PAGE),
        problem=problem,
        code=code,
        new_token=token,
    )


@router.get("/code")
def code_again() -> Response:
    """A code is shown once; whoever reloads its page comes back to the list."""
    return go("/admin/devices")


@router.post("/code")
def make_code(
    request: Request,
    collector: _Collector,
    user: _Admin,
    device: _Id = "",
    back: _Text = "/admin/devices",
) -> Response:
    """Show a code, here or on the page of an empty fleet."""
    code = new_code(request, collector, user.name, device.strip())
    if back == "/":
        return fleet_page(request, collector, user, code)
    return _list_page(request, collector, user, code=code)


@router.post("")
def add(
    request: Request,
    collector: _Collector,
    user: _Admin,
    device: _Id = "",
    name: _Text = "",
    location: _Text = "",
) -> Response:
    """Add a device and show its token once."""
    tokens = DeviceTokens(collector.db, collector.clock)
    device_id = device.strip()
    try:
        with collector.db.write() as connection:
            if tokens.exists(connection, device_id):
                raise CollectorError("There is a device of that id already")
            tokens.add_device(connection, device_id, name=name.strip(), location=location.strip())
            audit_log.note(connection, collector.clock, user.name, "device.add", device_id)
            token = tokens.issue(connection, device_id, by=user.name)
    except CollectorError as error:
        return _list_page(request, collector, user, problem=str(error))
    return _list_page(request, collector, user, token={"device": device_id, "text": token})


def _existing(collector: Collector, device_id: str) -> DeviceRow:
    row = one_device(collector.db, collector.settings, collector.now_ms(), device_id)
    if row is None:
        raise not_found("There is no such device.")
    return row


@router.get("/{device_id}")
def manage(request: Request, collector: _Collector, user: _Admin, device_id: str) -> Response:
    """One device."""
    return _device_page(request, collector, user, device_id)


def _device_page(
    request: Request, collector: Collector, user: User, device_id: str, token: Any = None
) -> Response:
    return page(
        request,
        "admin_device.html",
        user,
        device=_existing(collector, device_id),
        tokens=DeviceTokens(collector.db, collector.clock).of(device_id),
        problem="",
        new_token=token,
    )


@router.post("/{device_id}")
def change(
    collector: _Collector, user: _Admin, device_id: str, name: _Text = "", location: _Text = ""
) -> Response:
    """Rename a device."""
    _existing(collector, device_id)
    changed = update(table).where(table.c.id == device_id)
    with collector.db.write() as connection:
        connection.execute(
            changed.values(
                name=_one_line(name), location=_one_line(location), version=table.c.version + 1
            )
        )
        audit_log.note(connection, collector.clock, user.name, "device.change", device_id)
    return go(f"{_place(device_id)}?done=device")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _place(device_id: str) -> str:
    return f"/admin/devices/{quote(device_id, safe='')}"


@router.post("/{device_id}/tokens")
def rotate(request: Request, collector: _Collector, user: _Admin, device_id: str) -> Response:
    """Make a new token, which is shown once; all others are void."""
    _existing(collector, device_id)
    with collector.db.write() as connection:
        token = DeviceTokens(collector.db, collector.clock).issue(
            connection, device_id, by=user.name
        )
    return _device_page(request, collector, user, device_id, {"text": token})


@router.post("/{device_id}/tokens/{token_id}/revoke")
def revoke(collector: _Collector, user: _Admin, device_id: str, token_id: str) -> Response:
    """Void one token."""
    _existing(collector, device_id)
    revoked = update(device_token).where(
        device_token.c.id == token_id,
        device_token.c.device == device_id,
        device_token.c.revoked_ms.is_(None),
    )
    with collector.db.write() as connection:
        if connection.execute(revoked.values(revoked_ms=collector.now_ms())).rowcount:
            audit_log.note(connection, collector.clock, user.name, "device.revoke", device_id)
    return go(f"{_place(device_id)}?done=token")


@router.post("/{device_id}/retire")
def retire(collector: _Collector, user: _Admin, device_id: str) -> Response:
    """Take a device out of the fleet; its data stay."""
    _existing(collector, device_id)
    with collector.db.write() as connection:
        DeviceTokens(collector.db, collector.clock).retire(connection, device_id, by=user.name)
    return go("/admin/devices?done=retired")


@router.post("/{device_id}/restore")
def restore(collector: _Collector, user: _Admin, device_id: str) -> Response:
    """Take a device back into the fleet; its tokens stay void."""
    _existing(collector, device_id)
    with collector.db.write() as connection:
        DeviceTokens(collector.db, collector.clock).add_device(connection, device_id)
        audit_log.note(connection, collector.clock, user.name, "device.restore", device_id)
    return go(f"{_place(device_id)}?done=restored")
