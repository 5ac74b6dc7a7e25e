"""One's own password, sessions and access tokens."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Request
from sqlalchemy import delete, select
from starlette.responses import Response

from kiosk.collector.api.users import change_own_password
from kiosk.collector.auth import audit_log, cookies
from kiosk.collector.auth.api_clients import ApiClients
from kiosk.collector.auth.dependencies import client_address, page_user
from kiosk.collector.auth.passwords import LONGEST, SHORTEST
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.sessions import Sessions
from kiosk.collector.auth.users import User, Users
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.pages import PageRoute, go, page
from kiosk.collector.problems import Problem, not_found
from kiosk.collector.storage.tables import session
from kiosk.core.errors import CollectorError

router: Final = APIRouter(route_class=PageRoute, prefix="/account")

_Collector = Annotated[Collector, Depends(collector_of)]
_Anyone = Annotated[User, Depends(page_user(password_may_be_due=True))]
_User = Annotated[User, Depends(page_user())]
_Analyst = Annotated[User, Depends(page_user(Role.ANALYST))]
_Secret = Annotated[str, Form(max_length=2000)]
_AGENTS: Final = ("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/", "curl/")
_AGENT_NAMES: Final = {"Edg/": "Edge", "OPR/": "Opera"}
_SYSTEMS: Final = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


@router.get("")
def account(request: Request, collector: _Collector, user: _Anyone) -> Response:
    """The page."""
    return _page(request, collector, user)


def _page(
    request: Request,
    collector: Collector,
    user: User,
    *,
    problem: str = "",
    new_client: Any = None,
) -> Response:
    clients = ApiClients(collector.db, collector.clock).of(user)
    return page(
        request,
        "account.html",
        user,
        422 if problem else 200,
        must_change=user.must_change,
        password_problem=problem,
        least_length=SHORTEST,
        longest_length=LONGEST,
        sessions=_sessions(request, collector, user),
        clients=[client for client in clients if client["revoked_ms"] is None],
        new_client=new_client,
    )


def _sessions(request: Request, collector: Collector, user: User) -> list[dict[str, Any]]:
    rows = (
        select(session.c.id, session.c.used_ms, session.c.agent)
        .where(session.c.user_id == user.id, session.c.expires_ms > collector.now_ms())
        .order_by(session.c.used_ms.desc())
    )
    with collector.db.read() as connection:
        found = [dict(row) for row in connection.execute(rows).mappings()]
    return [
        {
            "id": row["id"],
            "used_ms": row["used_ms"],
            "agent": _agent_words(row["agent"]),
            "current": row["id"] == request.state.session,
        }
        for row in found
    ]


def _agent_words(agent: str) -> str:
    browser = next((name for name in _AGENTS if name in agent), "")
    system = next((name for name in _SYSTEMS if name in agent), "")
    words = _AGENT_NAMES.get(browser, browser.rstrip("/")) or agent[:60] or "unknown browser"
    return f"{words} on {system}" if system else words


@router.post("/password")
def change_password(
    request: Request,
    collector: _Collector,
    user: _Anyone,
    old: _Secret = "",
    new: _Secret = "",
    again: _Secret = "",
) -> Response:
    """Change the password; this browser stays signed in, all others do not."""
    if new != again:
        return _page(request, collector, user, problem="The two new passwords differ.")
    try:
        change_own_password(collector, user, old, new, client_address(request))
    except Problem as problem:
        return _page(request, collector, user, problem=f"{problem.detail}.")
    except CollectorError as error:
        return _page(request, collector, user, problem=str(error))
    changed = Users(collector.db, collector.clock).by_id(user.id)
    assert changed is not None
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    reply = go("/account?done=password" if not user.must_change else "/?done=password")
    agent = request.headers.get("user-agent", "")
    cookies.set_session(reply, request, sessions.start(changed, agent, client_address(request)))
    return reply


@router.post("/sessions/{session_id}/end")
def end_session(collector: _Collector, user: _User, session_id: str) -> Response:
    """End one of one's sessions."""
    with collector.db.write() as connection:
        ended = connection.execute(
            delete(session).where(session.c.id == session_id, session.c.user_id == user.id)
        ).rowcount
        if ended:
            audit_log.note(connection, collector.clock, user.name, "session.end", user.name)
    return go("/account?done=session")


@router.post("/clients")
def add_client(
    request: Request,
    collector: _Collector,
    user: _Analyst,
    name: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Make an access token for a program; it is shown once."""
    client_id, token = ApiClients(collector.db, collector.clock).add(
        user, name.strip() or "unnamed", by=user.name
    )
    shown = {"client_id": client_id, "token": token}
    return _page(request, collector, user, new_client=shown)


@router.post("/clients/{client_id}/revoke")
def revoke_client(collector: _Collector, user: _Analyst, client_id: str) -> Response:
    """Void an access token."""
    clients = ApiClients(collector.db, collector.clock)
    if not clients.revoke(client_id, by=user.name, owner=user):
        raise not_found("There is no such access token.")
    return go("/account?done=client")
