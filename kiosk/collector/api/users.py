"""Users, their passwords and access tokens, and who changed what."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field
from starlette.requests import Request

from kiosk.collector.api.forms import USER_ERRORS, Form, Password, Text, errors, stamp
from kiosk.collector.auth import audit_log
from kiosk.collector.auth.api_clients import ApiClients
from kiosk.collector.auth.dependencies import client_address, current_user
from kiosk.collector.auth.rate_limits import LOGIN_BY_NAME_AND_ADDRESS, network_of
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import NAME_PATTERN, User, Users
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem, not_found

router = APIRouter(prefix="/v1")
Here = Annotated[Collector, Depends(collector_of)]
Admin = Annotated[User, Depends(current_user(Role.ADMIN))]
Analyst = Annotated[User, Depends(current_user(Role.ANALYST))]
UserId = Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$")]


class UserState(BaseModel):
    """A user."""

    id: str
    name: str
    email: str
    role: Role
    disabled: bool
    must_change: bool = Field(description="They have to choose a password first.")
    created_at: str | None


class NewUser(Form):
    """A user to add."""

    name: str = Field(pattern=NAME_PATTERN, examples=["maria"])
    role: Role = Role.READER
    password: Password = Field(examples=["correct horse battery staple"])
    email: Text = ""
    must_change: bool = Field(True, description="They have to choose another password first.")


class UserChange(Form):
    """What to change of a user; what is missing stays."""

    role: Role | None = None
    disabled: bool | None = None
    password: Password | None = Field(
        None, description="A new one, which they have to change at once."
    )


class PasswordChange(Form):
    """Old and new password."""

    current: Password
    new: Password


class NewClient(Form):
    """A program that gets an access token."""

    name: Text = Field(examples=["nightly report"])


class ClientState(BaseModel):
    """An access token, without the token."""

    client_id: str
    name: str
    created_at: str | None
    used_at: str | None
    revoked_at: str | None


class FreshClient(BaseModel):
    """An access token, told only once."""

    username: str
    client_id: str
    access_token: str


class AuditLine(BaseModel):
    """Who changed what."""

    at: str | None
    who: str
    what: str
    subject: str
    address: str


def _state(user: User) -> UserState:
    return UserState(
        id=user.id,
        name=user.name,
        email=user.email,
        role=user.role,
        disabled=user.disabled,
        must_change=user.must_change,
        created_at=stamp(user.created_ms),
    )


def _existing(users: Users, user_id: str) -> User:
    user = users.by_id(user_id)
    if user is None:
        raise not_found("There is no such user")
    return user


@router.get("/users", tags=["users"], summary="All users", responses=USER_ERRORS)
def users(_: Admin, collector: Here) -> list[UserState]:
    """By name."""
    return [_state(user) for user in Users(collector.db, collector.clock).all()]


@router.post(
    "/users",
    tags=["users"],
    status_code=201,
    summary="Add a user",
    responses=errors(400, 401, 403, 429, 503),
)
def add(body: NewUser, admin: Admin, collector: Here) -> UserState:
    """The name is that for the login."""
    return _state(
        Users(collector.db, collector.clock).add(
            body.name,
            body.role,
            body.password,
            by=admin.name,
            email=body.email,
            must_change=body.must_change,
        )
    )


@router.patch(
    "/users/{user_id}",
    tags=["users"],
    summary="Change a user",
    responses=errors(400, 401, 403, 404, 429, 503),
)
def change(user_id: UserId, body: UserChange, admin: Admin, collector: Here) -> UserState:
    """Each change ends all sessions of the user. The last administrator has to stay."""
    found = Users(collector.db, collector.clock)
    _existing(found, user_id)
    if body.password is not None:
        found.set_password(user_id, body.password, by=admin.name, must_change=True)
    if body.role is not None:
        found.set_role(user_id, body.role, by=admin.name)
    if body.disabled is not None:
        found.set_disabled(user_id, disabled=body.disabled, by=admin.name)
    return _state(_existing(found, user_id))


@router.delete(
    "/users/{user_id}",
    tags=["users"],
    status_code=204,
    summary="Remove a user",
    responses=errors(401, 403, 404, 429, 503),
)
def remove(user_id: UserId, admin: Admin, collector: Here) -> Response:
    """With their sessions and access tokens. The last administrator has to stay."""
    found = Users(collector.db, collector.clock)
    found.remove(_existing(found, user_id).id, by=admin.name)
    return Response(status_code=204)


@router.post(
    "/account/password",
    tags=["account"],
    status_code=204,
    summary="Change one's own password",
    responses=errors(400, 401, 403, 429, 503),
)
def change_password(
    body: PasswordChange,
    request: Request,
    user: Annotated[User, Depends(current_user(password_may_be_due=True))],
    collector: Here,
) -> Response:
    """Ends all of one's sessions, this one too."""
    change_own_password(collector, user, body.current, body.new, client_address(request))
    return Response(status_code=204)


def change_own_password(
    collector: Collector, user: User, current: str, new: str, address: str
) -> None:
    """Change a password by somebody who knows it; for pages, too.

    Raises:
        Problem: 403 when ``current`` is not the password; 429 after too many tries.
        CollectorError: The new one is refused.
    """
    collector.limiter.take(LOGIN_BY_NAME_AND_ADDRESS, f"{user.name}|{network_of(address)}")
    found = Users(collector.db, collector.clock)
    if found.with_password(user.name, current) is None:
        raise Problem(403, "wrong-password", "The current password is wrong")
    if current == new:
        raise Problem(422, "same-password", "The new password is the old one")
    found.set_password(user.id, new, by=user.name)


@router.get("/clients", tags=["account"], summary="One's access tokens", responses=USER_ERRORS)
def clients(user: Analyst, collector: Here) -> list[ClientState]:
    """For the data API and the metrics; the newest first."""
    return [
        ClientState(
            client_id=row["client_id"],
            name=row["name"],
            created_at=stamp(row["created_ms"]),
            used_at=stamp(row["used_ms"]),
            revoked_at=stamp(row["revoked_ms"]),
        )
        for row in ApiClients(collector.db, collector.clock).of(user)
    ]


@router.post(
    "/clients",
    tags=["account"],
    status_code=201,
    summary="Make an access token",
    responses=errors(400, 401, 403, 429, 503),
)
def add_client(body: NewClient, user: Analyst, collector: Here) -> FreshClient:
    """The token is told only now."""
    client_id, token = ApiClients(collector.db, collector.clock).add(user, body.name, by=user.name)
    return FreshClient(username=user.name, client_id=client_id, access_token=token)


@router.delete(
    "/clients/{client_id}",
    tags=["account"],
    status_code=204,
    summary="Revoke an access token",
    responses=errors(401, 403, 404, 429, 503),
)
def revoke_client(
    client_id: Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$")], user: Analyst, collector: Here
) -> Response:
    """One's own; administrators may revoke those of others."""
    owner = None if user.role is Role.ADMIN else user
    if not ApiClients(collector.db, collector.clock).revoke(client_id, by=user.name, owner=owner):
        raise not_found("There is no such access token")
    return Response(status_code=204)


@router.get("/audit-log", tags=["users"], summary="Who changed what", responses=USER_ERRORS)
def log(
    _: Admin, collector: Here, limit: Annotated[int, Query(ge=1, le=1000)] = 200
) -> list[AuditLine]:
    """The newest first; failed logins, too."""
    with collector.db.read() as connection:
        lines = audit_log.newest(connection, limit)
    return [
        AuditLine(
            at=stamp(line["at_ms"]),
            who=line["who"],
            what=line["what"],
            subject=line["subject"],
            address=line["address"],
        )
        for line in lines
    ]
