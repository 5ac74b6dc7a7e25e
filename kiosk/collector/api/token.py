"""Tokens for programs that act as a user."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field
from starlette.requests import Request

from kiosk.collector.api.forms import Form, Password, Text, errors
from kiosk.collector.auth import sign_in as logins
from kiosk.collector.auth.dependencies import client_address
from kiosk.collector.auth.rate_limits import LOGIN_BY_ADDRESS, network_of
from kiosk.collector.auth.sessions import ACCESS_S, Sessions, SignedIn
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem

router = APIRouter(prefix="/v1/token", tags=["login"])


class PasswordGrant(Form):
    """A user's name and password."""

    grant: Literal["password"]
    name: Text = Field(examples=["admin"])
    password: Password = Field(examples=["correct horse battery staple"])


class RefreshGrant(Form):
    """A refresh token, which is used up by it."""

    grant: Literal["refresh"]
    refresh_token: str = Field(max_length=300)


class Tokens(BaseModel):
    """What to go on with."""

    access_token: str = Field(description="For the header `Authorization: Bearer`.")
    refresh_token: str | None = Field(
        description="For the next access token, once; null: the one given a moment ago is valid."
    )
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105  (a name of the standard)
    expires_in: int = Field(ACCESS_S, description="Seconds.")
    role: str
    must_change: bool = Field(description="The user has to choose a password first.")


def _tokens(signed_in: SignedIn) -> Tokens:
    return Tokens(
        access_token=signed_in.access,
        refresh_token=signed_in.refresh or None,
        role=signed_in.user.role.value,
        must_change=signed_in.user.must_change,
    )


@router.post("", summary="Get an access token", responses=errors(400, 401, 429, 503))
def token(
    grant: Annotated[PasswordGrant | RefreshGrant, Field(discriminator="grant")],
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
) -> Tokens:
    """With a password, or with the refresh token of the last answer.

    A refresh token that comes a second time ends its session: somebody has a copy of it.
    """
    address = client_address(request)
    if isinstance(grant, RefreshGrant):
        sessions = Sessions(collector.db, collector.keys, collector.clock)
        return _tokens(sessions.renew(grant.refresh_token, address))
    return _tokens(log_in(collector, grant.name, grant.password, request=request, address=address))


def log_in(
    collector: Collector,
    name: str,
    password: str,
    *,
    request: Request,
    address: str,
    known: str = "",
) -> SignedIn:
    """:func:`sign_in.sign_in`, counted for Prometheus."""
    agent = request.headers.get("user-agent", "")
    try:
        signed_in = logins.sign_in(
            collector, name, password, address=address, agent=agent, known=known
        )
    except Problem as problem:
        limited = problem.status_code == 429
        collector.meters.logins.labels("limited" if limited else "wrong").inc()
        raise
    collector.meters.logins.labels("good").inc()
    return signed_in


class Ended(Form):
    """The session to end."""

    refresh_token: str = Field(max_length=300)


@router.post("/end", status_code=204, summary="Log out", responses=errors(400, 401, 429, 503))
def end(
    body: Ended, request: Request, collector: Annotated[Collector, Depends(collector_of)]
) -> Response:
    """End the session of a refresh token; its access tokens are void at once."""
    collector.limiter.take(LOGIN_BY_ADDRESS, f"end|{network_of(client_address(request))}")
    Sessions(collector.db, collector.keys, collector.clock).end_by_token(body.refresh_token)
    return Response(status_code=204)
