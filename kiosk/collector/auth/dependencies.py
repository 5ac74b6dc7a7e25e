"""Who asks: dependencies of the endpoints.

* ``Annotated[Device, Depends(current_device)]``: a kiosk with its token.
* ``Annotated[User, Depends(current_user(Role.READER))]``: a user, by bearer token or by cookie;
  a change that comes with a cookie must prove that it comes from one of our own pages.
* ``Annotated[User, Depends(page_user(Role.READER))]``: the same for pages; whoever is not logged
  in is sent to the login instead of getting an error.
"""

import hmac
import urllib.parse
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from kiosk.collector.api.admission import Admitted
from kiosk.collector.auth import cookies
from kiosk.collector.auth.device_tokens import Device
from kiosk.collector.auth.rate_limits import API_BY_DEVICE, API_BY_USER
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.sessions import Sessions
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem, forbidden, unauthorized

CSRF_HEADER: Final = "X-CSRF-Token"
CSRF_FIELD: Final = "csrf"
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
_SAFE_METHODS: Final = ("GET", "HEAD", "OPTIONS")

device_bearer = HTTPBearer(
    scheme_name="deviceToken", description="Token of a kiosk, from its enrolment.", auto_error=False
)
_user_bearer = HTTPBearer(
    scheme_name="userToken", description="Access token from `/v1/token`.", auto_error=False
)
_user_cookie = APIKeyCookie(
    name=cookies.ACCESS,
    scheme_name="session",
    description=f"Cookie of a browser; changes also need the header {CSRF_HEADER}.",
    auto_error=False,
)


class LoginNeeded(Exception):
    """A page was asked for by somebody who is not logged in.

    Attributes:
        location: Where to go instead.
    """

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


@dataclass(frozen=True, slots=True)
class Identity:
    """A user and how they are known.

    Attributes:
        user: Who.
        session: Id of the session.
        by_cookie: They are known by what the browser sends by itself.
    """

    user: User
    session: str
    by_cookie: bool


def client_address(request: Request) -> str:
    """Network address a request came from."""
    return request.client.host if request.client else ""


def from_this_machine(request: Request) -> bool:
    """Whether a request was made on this machine itself.

    What came through a proxy only looks as if it was; and a page elsewhere whose name was made
    to point here still has that name.
    """
    forwarded = any(name in request.headers for name in _FORWARDED)
    here = cookies.is_loopback(client_address(request))
    return here and not forwarded and cookies.is_loopback(request.url.hostname or "")


async def admitted(request: Request) -> Admitted:
    """The kiosk whose token came along.

    Raises:
        Problem: 401; there is no token, or it is unknown or revoked. 429; it asks too often.
    """
    collector = collector_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    found = None
    if scheme.lower() == "bearer" and 20 <= len(token) <= 200:
        found = await collector.admission.of(token)
    if found is None:
        raise unauthorized("A kiosk needs a token that is in force; enrol it (again)")
    collector.limiter.take(API_BY_DEVICE, found.device.id)
    return found


async def current_device(
    request: Request,
    _: Annotated[HTTPAuthorizationCredentials | None, Depends(device_bearer)],
) -> Device:
    """The same as a dependency.

    Raises:
        Problem: See :func:`admitted`.
    """
    return (await admitted(request)).device


def current_identity(
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_user_bearer)],
    cookie: Annotated[str | None, Depends(_user_cookie)],
) -> Identity:
    """The user and the session of a request; a header outdoes the cookie.

    Raises:
        Problem: 401; nobody is logged in.
    """
    token = bearer.credentials if bearer else cookie
    if not token:
        raise unauthorized("Log in first")
    user, session = Sessions(collector.db, collector.keys, collector.clock).user_of(token)
    collector.limiter.take(API_BY_USER, user.id)
    return Identity(user, session, by_cookie=bearer is None)


async def csrf(
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
    identity: Annotated[Identity, Depends(current_identity)],
) -> None:
    """Refuse a change that a page of somebody else may have sent along with our cookie.

    The token comes in the header, or in the field ``csrf`` of a form.

    Raises:
        Problem: 403.
    """
    if request.method in _SAFE_METHODS or not identity.by_cookie:
        return
    own_page_only(request)
    token = request.headers.get(CSRF_HEADER, "")
    if not token and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        token = str((await request.form()).get(CSRF_FIELD, ""))
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    right = await run_in_threadpool(sessions.csrf_is_right, identity.session, token)
    if not right:
        raise forbidden("This change does not come from a page of this server", "csrf")


def own_page_only(request: Request) -> None:
    """Refuse what another site's page sent, as far as the browser tells.

    Raises:
        Problem: 403.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    if site not in ("same-origin", "none"):
        raise forbidden("This request comes from a page of another site", "csrf")
    if origin is not None and not _same_host(origin, request.headers.get("host", "")):
        raise forbidden("This request comes from a page of another site", "csrf")


def _same_host(origin: str, host: str) -> bool:
    try:
        return hmac.compare_digest(urllib.parse.urlsplit(origin).netloc.encode(), host.encode())
    except ValueError:
        return False


def current_user(
    min_role: Role = Role.READER, *, password_may_be_due: bool = False
) -> Callable[..., User]:
    """Dependency: the user of a request, who has at least that role.

    Args:
        min_role: The least role.
        password_may_be_due: Also those who have to choose a password first.
    """

    def dependency(
        identity: Annotated[Identity, Depends(current_identity)],
        _: Annotated[None, Depends(csrf)],
    ) -> User:
        user = identity.user
        if user.must_change and not password_may_be_due:
            raise forbidden("Choose a password of your own first", "password-due")
        if not user.role.covers(min_role):
            raise forbidden(f"This needs the role {min_role}", "role")
        return user

    return dependency


def page_user(
    min_role: Role = Role.READER, *, password_may_be_due: bool = False
) -> Callable[..., Awaitable[User]]:
    """Dependency for pages: like :func:`current_user`, but whoever is not logged in goes there.

    Args:
        min_role: The least role.
        password_may_be_due: Also those who have to choose a password first.
    """

    async def dependency(
        request: Request, collector: Annotated[Collector, Depends(collector_of)]
    ) -> User:
        wanted = safe_next(_path_of(request) if request.method in _SAFE_METHODS else "/")
        try:
            identity = await run_in_threadpool(
                current_identity, request, collector, None, request.cookies.get(cookies.ACCESS)
            )
        except Problem as problem:
            if problem.status_code != 401:
                raise
            entry = "/session/renew" if request.cookies.get(cookies.REFRESH) else "/login"
            raise LoginNeeded(f"{entry}?next={urllib.parse.quote(wanted)}") from problem
        await csrf(request, collector, identity)
        if identity.user.must_change and not password_may_be_due:
            raise LoginNeeded("/account")
        if not identity.user.role.covers(min_role):
            raise forbidden(f"This needs the role {min_role}", "role")
        request.state.session = identity.session
        return identity.user

    return dependency


def page_csrf(request: Request) -> str:
    """The value for the field ``csrf`` of a form on a page; after :func:`page_user`."""
    collector = collector_of(request)
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    return sessions.csrf(request.state.session)


def _path_of(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def safe_next(location: str) -> str:
    """A place to go on to: a path of this server, or ``/`` for anything else."""
    parts = urllib.parse.urlsplit(location)
    is_path = location.startswith("/") and not location.startswith(("//", "/\\"))
    plain = all(" " < c < "\x7f" and c != "\\" for c in location)
    if is_path and plain and not parts.scheme and not parts.netloc and len(location) <= 1000:
        return location
    return "/"
