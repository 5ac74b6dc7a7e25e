"""Whether the server lives, whether it can work, and figures for Prometheus."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.security import HTTPBasic, HTTPBasicCredentials, HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials
from starlette.requests import Request

from kiosk.collector import meters
from kiosk.collector.api.forms import errors
from kiosk.collector.auth import cookies
from kiosk.collector.auth.api_clients import ApiClients
from kiosk.collector.auth.dependencies import current_identity, from_this_machine
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.problems import Problem

router = APIRouter(tags=["health"])
_basic = HTTPBasic(
    scheme_name="clientToken",
    description="Id and access token of a client, as for the data API.",
    auto_error=False,
)
_bearer = HTTPBearer(scheme_name="userToken", auto_error=False)


@router.get("/healthz", summary="The process lives", responses=errors(503))
def healthz(collector: Annotated[Collector, Depends(collector_of)]) -> dict[str, str]:
    """Says nothing of the database: restarting the process would not mend it."""
    if not collector.writer.running:
        raise Problem(503, "writer-stopped", "The writer of records does not run")
    return {"status": "ok"}


@router.get("/readyz", summary="The server can work", responses=errors(503))
def readyz(collector: Annotated[Collector, Depends(collector_of)]) -> dict[str, str]:
    """Asks the database; load balancers send requests elsewhere on 503."""
    healthz(collector)
    collector.db.ping()
    return {"status": "ready"}


def _may_measure(
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    basic: Annotated[HTTPBasicCredentials | None, Depends(_basic)],
) -> None:
    """This machine itself, a client's access token, or a user."""
    if basic is not None:
        if ApiClients(collector.db, collector.clock).user_of(basic.username, basic.password):
            return
        raise Problem(401, "unauthorized", "These credentials match no client")
    if not from_this_machine(request):
        current_identity(request, collector, bearer, request.cookies.get(cookies.ACCESS))


@router.get(
    "/metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}, **errors(401, 429, 503)},
)
def metrics(
    collector: Annotated[Collector, Depends(collector_of)],
    _: Annotated[None, Depends(_may_measure)],
) -> Response:
    """Open to this machine; others bring a client's access token (Basic) or a user's (Bearer)."""
    return Response(collector.meters.text(), media_type=meters.CONTENT_TYPE)
