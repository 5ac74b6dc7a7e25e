"""Administration of users."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from kiosk.collector.auth import passwords
from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User, Users
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.pages import PageRoute, go, page
from kiosk.collector.problems import forbidden
from kiosk.core.errors import CollectorError

router: Final = APIRouter(route_class=PageRoute, prefix="/admin/users")

_Collector = Annotated[Collector, Depends(collector_of)]
_Admin = Annotated[User, Depends(page_user(Role.ADMIN))]
_Text = Annotated[str, Form(max_length=400)]


@router.get("")
def users(request: Request, collector: _Collector, user: _Admin) -> Response:
    """The page."""
    return _page(request, collector, user)


def _page(
    request: Request, collector: Collector, user: User, *, problem: str = "", password: Any = None
) -> Response:
    return page(
        request,
        "admin_users.html",
        user,
        422 if problem else 200,
        users=Users(collector.db, collector.clock).all(),
        roles=[role.value for role in Role],
        problem=problem,
        new_password=password,
    )


@router.post("")
def add(
    request: Request,
    collector: _Collector,
    user: _Admin,
    name: _Text = "",
    email: _Text = "",
    role: Role = Form(Role.READER),  # noqa: B008
) -> Response:
    """Add a user with a password that is shown once and has to be changed."""
    password = passwords.generated()
    try:
        added = Users(collector.db, collector.clock).add(
            name, role, password, by=user.name, email=email, must_change=True
        )
    except CollectorError as error:
        return _page(request, collector, user, problem=str(error))
    return _page(request, collector, user, password={"name": added.name, "text": password})


def _other(collector: Collector, user: User, user_id: str) -> tuple[Users, User]:
    """A user who is somebody else: nobody locks themselves out by a slip."""
    found = Users(collector.db, collector.clock)
    other = found.by_id(user_id)
    if other is None:
        raise CollectorError("There is no such user")
    if other.id == user.id:
        raise forbidden("This is your own account; another administrator has to do this.")
    return found, other


@router.post("/{user_id}/role")
def set_role(
    request: Request,
    collector: _Collector,
    user: _Admin,
    user_id: str,
    role: Annotated[Role, Form()],
) -> Response:
    """Give another role."""
    try:
        found, other = _other(collector, user, user_id)
        found.set_role(other.id, role, by=user.name)
    except CollectorError as error:
        return _page(request, collector, user, problem=str(error))
    return go("/admin/users?done=role")


@router.post("/{user_id}/password")
def new_password(request: Request, collector: _Collector, user: _Admin, user_id: str) -> Response:
    """Make a password that is shown once and has to be changed."""
    password = passwords.generated()
    try:
        found, other = _other(collector, user, user_id)
        found.set_password(other.id, password, by=user.name, must_change=True)
    except CollectorError as error:
        return _page(request, collector, user, problem=str(error))
    return _page(request, collector, user, password={"name": other.name, "text": password})


@router.post("/{user_id}/disable")
def disable(request: Request, collector: _Collector, user: _Admin, user_id: str) -> Response:
    """Keep a user out."""
    return _set_disabled(request, collector, user, user_id, disabled=True)


@router.post("/{user_id}/enable")
def enable(request: Request, collector: _Collector, user: _Admin, user_id: str) -> Response:
    """Let a user in again."""
    return _set_disabled(request, collector, user, user_id, disabled=False)


def _set_disabled(
    request: Request, collector: Collector, user: User, user_id: str, *, disabled: bool
) -> Response:
    try:
        found, other = _other(collector, user, user_id)
        found.set_disabled(other.id, disabled=disabled, by=user.name)
    except CollectorError as error:
        return _page(request, collector, user, problem=str(error))
    return go(f"/admin/users?done={'disabled' if disabled else 'enabled'}")
