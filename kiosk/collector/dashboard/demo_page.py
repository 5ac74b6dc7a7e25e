"""The way into a demo without a password: in a demo only, and only on its own machine.

Who comes in may do everything, also with real kiosks that were pointed at the demo.
"""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from kiosk.collector.auth import cookies
from kiosk.collector.auth.dependencies import (
    client_address,
    from_this_machine,
    own_page_only,
)
from kiosk.collector.auth.sessions import Sessions
from kiosk.collector.auth.users import Users
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.pages import PageRoute, go
from kiosk.collector.problems import not_found

router: Final = APIRouter(route_class=PageRoute)

DEMO_USER: Final = "demo"


def may_enter(request: Request, collector: Collector) -> bool:
    """Whether whoever asks may come in without a password."""
    return collector.settings.demo and from_this_machine(request)


@router.post("/demo")
def enter_demo(
    request: Request, collector: Annotated[Collector, Depends(collector_of)]
) -> Response:
    """Sign in as the user of the demo."""
    own_page_only(request)
    user = Users(collector.db, collector.clock).by_name(DEMO_USER)
    if user is None or not may_enter(request, collector):
        raise not_found("This is no demo on this machine; log in with a password.")
    sessions = Sessions(collector.db, collector.keys, collector.clock)
    agent = request.headers.get("user-agent", "")
    reply = go("/")
    cookies.set_session(reply, request, sessions.start(user, agent, client_address(request)))
    return reply
