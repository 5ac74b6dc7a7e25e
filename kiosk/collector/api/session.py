"""Logins of browsers: tokens in cookies that no script can read."""

import urllib.parse
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field
from starlette.requests import Request

from kiosk.collector.api.forms import Form, Password, Text, errors
from kiosk.collector.api.token import log_in
from kiosk.collector.auth import cookies
from kiosk.collector.auth import sign_in as logins
from kiosk.collector.auth.dependencies import (
    Identity,
    client_address,
    csrf,
    current_identity,
    own_page_only,
    safe_next,
)
from kiosk.collector.auth.sessions import Sessions, SignedIn
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem, unauthorized

router = APIRouter(tags=["login"])
Here = Annotated[Collector, Depends(collector_of)]


class Login(Form):
    """Name and password."""

    name: Text = Field(examples=["admin"])
    password: Password = Field(examples=["correct horse battery staple"])


class SessionState(BaseModel):
    """Who is logged in."""

    id: str
    name: str
    role: str
    must_change: bool = Field(description="They have to choose a password first.")
    csrf: str = Field(description="For the header X-CSRF-Token of changes.")


def _state(signed_in: SignedIn) -> SessionState:
    user = signed_in.user
    return SessionState(
        id=user.id,
        name=user.name,
        role=user.role.value,
        must_change=user.must_change,
        csrf=signed_in.csrf,
    )


def enter(
    collector: Collector, request: Request, response: Response, name: str, password: str
) -> SignedIn:
    """Log a browser in and give it its cookies; for the login page, too.

    Raises:
        Problem: 401, 403 (the form was on another site's page) or 429.
    """
    own_page_only(request)
    known = request.cookies.get(cookies.KNOWN, "")
    address = client_address(request)
    signed_in = log_in(collector, name, password, request=request, address=address, known=known)
    cookies.set_session(response, request, signed_in)
    cookies.set_known(response, request, logins.known_cookie(collector, signed_in.user))
    return signed_in


@router.post("/v1/session", summary="Log in", responses=errors(400, 401, 403, 429, 503))
def log_in_here(
    login: Login, request: Request, response: Response, collector: Here
) -> SessionState:
    """Sets the cookies of a session."""
    return _state(enter(collector, request, response, login.name, login.password))


@router.get("/v1/session", summary="Who is logged in", responses=errors(401, 429, 503))
def session(
    identity: Annotated[Identity, Depends(current_identity)], collector: Here
) -> SessionState:
    """Also gives the value that changes have to bring."""
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    return _state(
        SignedIn(identity.user, identity.session, "", "", sessions.csrf(identity.session))
    )


@router.delete(
    "/v1/session", status_code=204, summary="Log out", responses=errors(401, 403, 429, 503)
)
def log_out(
    request: Request,
    identity: Annotated[Identity, Depends(current_identity)],
    _: Annotated[None, Depends(csrf)],
    collector: Here,
) -> Response:
    """Ends the session; its tokens are void at once."""
    response = Response(status_code=204)
    leave(collector, request, response, identity.session)
    return response


def leave(collector: Collector, request: Request, response: Response, session_id: str) -> None:
    """Log a browser out; for pages, too."""
    Sessions(collector.db, collector.keys, collector.clock).end(session_id)
    cookies.forget_session(response, request)


def _renewed(collector: Collector, request: Request, response: Response) -> SignedIn:
    token = request.cookies.get(cookies.REFRESH, "")
    if not token:
        raise unauthorized("Log in first")
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    signed_in = sessions.renew(token, client_address(request))
    cookies.set_session(response, request, signed_in)
    return signed_in


@router.post("/v1/session/renew", summary="Go on", responses=errors(401, 403, 429, 503))
def renew(request: Request, response: Response, collector: Here) -> SessionState:
    """Trade the refresh cookie for new ones; a script does so before the access token ends."""
    own_page_only(request)
    return _state(_renewed(collector, request, response))


@router.get("/session/renew", include_in_schema=False)
def renew_for_page(request: Request, collector: Here, next: str = "/") -> Response:
    """The same for a page that was asked for with an access token that had ended."""
    wanted = safe_next(next)
    response = RedirectResponse(wanted, status_code=303)
    try:
        _renewed(collector, request, response)
    except Problem as problem:
        if problem.status_code != 401:
            raise
        response = RedirectResponse(f"/login?next={urllib.parse.quote(wanted)}", status_code=303)
        cookies.forget_session(response, request)
    return response
