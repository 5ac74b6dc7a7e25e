"""What a browser shows that opens the address of an enrolment code."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from kiosk.collector.api.enrol import base_url
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.pages import PageRoute, page

router: Final = APIRouter(route_class=PageRoute)


@router.get("/enrol")
def explain(request: Request, collector: Annotated[Collector, Depends(collector_of)]) -> Response:
    """Say what the code is for; it stays in the browser."""
    return page(request, "enrol.html", base=base_url(collector, request))
