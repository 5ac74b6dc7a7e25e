"""Signing in and out."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from kiosk.collector.api.session import enter, leave
from kiosk.collector.auth.dependencies import page_user, safe_next
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.demo_page import may_enter
from kiosk.collector.dashboard.pages import PageRoute, go, page
from kiosk.collector.problems import Problem

router: Final = APIRouter(route_class=PageRoute)

_Collector = Annotated[Collector, Depends(collector_of)]


@router.get("/login")
def login_page(request: Request, collector: _Collector, next: str = "/") -> Response:
    """The form."""
    open_demo = may_enter(request, collector)
    return page(
        request, "login.html", next=safe_next(next), name="", problem="", open_demo=open_demo
    )


@router.post("/login")
def login(
    request: Request,
    collector: _Collector,
    name: Annotated[str, Form(max_length=400)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    next: Annotated[str, Form(max_length=1000)] = "/",
) -> Response:
    """Begin a session, or say why not."""
    reply = go(safe_next(next))
    try:
        enter(collector, request, reply, name, password)
    except Problem as problem:
        made = page(
            request,
            "login.html",
            status=problem.status_code,
            next=safe_next(next),
            name=name[:200],
            problem=f"{problem.detail}.",
            open_demo=may_enter(request, collector),
        )
        made.headers.update(
            {k: v for k, v in (problem.headers or {}).items() if k == "Retry-After"}
        )
        return made
    return reply


@router.post("/logout")
def logout(
    request: Request,
    collector: _Collector,
    user: Annotated[User, Depends(page_user(password_may_be_due=True))],
) -> Response:
    """End the session."""
    reply = go("/login")
    leave(collector, request, reply, request.state.session)
    return reply


@router.get("/alive", dependencies=[Depends(page_user())])
def alive() -> Response:
    """Renew the session of a page that stays open; its streams carry on with it."""
    return Response(status_code=204)
