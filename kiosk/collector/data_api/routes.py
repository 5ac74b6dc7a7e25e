"""The token service and the data API: docs/data-api.md describes them with examples."""

from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlencode

import orjson
from fastapi import APIRouter, Depends, Query, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.security import APIKeyHeader

from kiosk.collector.auth.dependencies import client_address
from kiosk.collector.auth.rate_limits import (
    API_BY_USER,
    LOGIN_BY_ADDRESS,
    LOGIN_BY_NAME_AND_ADDRESS,
    network_of,
)
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.data_api import tokens
from kiosk.collector.data_api.dates import written_date
from kiosk.collector.data_api.dialect import DialectError, DialectRoute
from kiosk.collector.data_api.documents import (
    ENTITIES_RESPONSES,
    TOKEN_REQUEST,
    TOKEN_RESPONSES,
    Entities,
    Token,
)
from kiosk.collector.data_api.entities import answer
from kiosk.collector.data_api.question import Question, understand
from kiosk.collector.problems import Problem

router: Final = APIRouter(tags=["data API"], route_class=DialectRoute)

_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_MOST_FIELDS: Final = 20
_authorization = APIKeyHeader(
    name="Authorization",
    scheme_name="dataApiToken",
    description="`Bearer <token>` (or `JWT <token>`) with a token of the token service.",
    auto_error=False,
)


@router.post("/api-token-authstream/", include_in_schema=False)
@router.post(
    "/api-token-authstream",
    response_model=Token,
    responses=TOKEN_RESPONSES,
    openapi_extra=TOKEN_REQUEST,
    summary="Get a token for the data API",
)
async def token(
    request: Request, collector: Annotated[Collector, Depends(collector_of)]
) -> dict[str, str]:
    """Exchange an access token, as `kiosk collector token` makes one, for a JWT of five hours."""
    given = tokens.credentials_of(await _body(request))
    address = client_address(request)
    network = network_of(address)
    caller = f"{given['client_id']}|{network}"
    try:
        collector.limiter.take(LOGIN_BY_ADDRESS, network)
        collector.limiter.take(LOGIN_BY_NAME_AND_ADDRESS, caller)
    except Problem as problem:
        body = {"non_field_errors": [str(problem.detail)]}
        raise DialectError(429, body, problem.headers) from problem
    issued = await run_in_threadpool(tokens.issue, collector, given, address)
    # Only wrong tries count.
    collector.limiter.give_back(LOGIN_BY_ADDRESS, network)
    collector.limiter.forget(LOGIN_BY_NAME_AND_ADDRESS, caller)
    return {"token": issued}


@router.get("/api/1/entities/", include_in_schema=False)
@router.get(
    "/api/1/entities",
    response_model=Entities,
    responses=ENTITIES_RESPONSES,
    summary="Metrics by hour, by day, or over all of a time",
)
def entities(
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
    authorization: Annotated[str | None, Security(_authorization)],
    metrics: Annotated[
        str,
        Query(
            description="Required: names with commas between them.", examples=["interested,gender"]
        ),
    ] = "",
    from_date: Annotated[
        str, Query(description="Required: ISO 8601.", examples=["2026-11-20T05:45:00+0100"])
    ] = "",
    to_date: Annotated[str | None, Query(description="ISO 8601; now by default.")] = None,
    time: Annotated[
        str | None, Query(description="`by_hour`, `by_day` or `global` (default).")
    ] = None,
    page: Annotated[str | None, Query(description="From 1 on.")] = None,
    device: Annotated[
        list[str] | None, Query(description="Only these devices; all by default. An addition.")
    ] = None,
) -> dict[str, Any]:
    """Sums over visits by bucket; empty buckets are zeros, metrics that are not known left out."""
    client = tokens.identify(collector, authorization)
    collector.limiter.take(API_BY_USER, client.client_id)
    question = understand(
        metrics=metrics,
        from_date=from_date,
        to_date=to_date,
        time=time,
        page=page,
        devices=device or (),
        now=collector.clock.utc_now(),
    )
    return answer(collector.db, question) | {"next_page": _next_page(request, collector, question)}


def _next_page(request: Request, collector: Collector, question: Question) -> str:
    """Address of the page after this one; empty after the last."""
    if question.page >= question.pages:
        return ""
    query = urlencode(
        [
            ("metrics", ",".join(question.metrics)),
            ("from_date", written_date(question.start)),
            # Also when it was "now": the pages of one question are about one and the same time.
            ("to_date", written_date(question.end)),
            ("time", question.cut.value),
            ("page", str(question.page + 1)),
            *(("device", name) for name in question.devices),
        ],
        safe=",:",
    )
    path = f"/api/1/entities?{query}"
    if collector.settings.relative_next_page:
        return path
    return (collector.settings.public_url or str(request.base_url)).rstrip("/") + path


async def _body(request: Request) -> Mapping[str, Any]:
    """The fields of a request, from a form or from JSON.

    Raises:
        DialectError: 400; it is neither.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type in _FORMS:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
            return dict(form)
    try:
        body = orjson.loads(await request.body())
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise DialectError(400, {"non_field_errors": ["The body is neither JSON nor a form."]})
    return body
