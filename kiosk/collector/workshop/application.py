"""The application of the workshop port: one request to report, one page to look."""

from __future__ import annotations

import contextlib
import html
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from kiosk.collector.auth.dependencies import client_address
from kiosk.collector.auth.rate_limits import Limit, network_of
from kiosk.collector.auth.stamps import now_ms
from kiosk.collector.dashboard.assets import assets
from kiosk.collector.event_stream import BEAT, BEAT_S, EventStream, written_event
from kiosk.collector.guards import LastResort, Patience, SecurityHeaders
from kiosk.collector.workshop.board import Board, TooManyListenersError
from kiosk.collector.workshop.message import parse_id, parse_message
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence

    from kiosk.collector.context import Collector
    from kiosk.collector.workshop.states_table import Received

POSTS_BY_ADDRESS: Final = Limit("workshop", 300, 50.0)
NEW_DEVICES_BY_ADDRESS: Final = Limit("workshop-device", 100, 100 / 3600)
LISTENERS_BY_ADDRESS: Final = Limit("workshop-live", 60, 1.0)
_DONE: Final = "Successfully updated"
_FOLDER: Final = Path(__file__).parent / "static"
_SHARED: Final = ("base.css", "layout.css", "icon.svg")
"""Of the dashboard, so that both look alike."""


def create_workshop_app(collector: Collector) -> FastAPI:
    """The application of the workshop port.

    Args:
        collector: Whose database, limits and settings it uses; its streams end with its feed.
    """
    board = Board(collector.db)
    collector.feed.when_stopped(board.stop)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        board.stop()

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)

    @app.get("/analytics/face")
    async def report(request: Request) -> Response:
        return await _report(request, collector, board)

    @app.get("/live")
    async def live(request: Request) -> Response:
        return await _live(request, collector, board)

    @app.get("/")
    async def page() -> Response:
        return HTMLResponse(_files()["index.html"][0])

    @app.get("/static/{name}")
    async def static(name: str) -> Response:
        if name not in _files() or name.endswith(".html"):
            raise HTTPException(404)
        content, media_type = _files()[name]
        headers = {"Cache-Control": "no-cache"}
        return Response(content, media_type=media_type, headers=headers)

    app.add_exception_handler(HTTPException, _plain)
    app.add_middleware(Patience)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders)
    return app


async def _report(request: Request, collector: Collector, board: Board) -> Response:
    """Take a state: 201 whatever was sent, unless the operator wants to hear of mistakes."""
    address = network_of(client_address(request))
    collector.limiter.take(POSTS_BY_ADDRESS, address)
    now = now_ms(collector.clock)
    try:
        message = parse_message(request.query_params, now)
    except ValueError as error:
        if collector.settings.workshop_strict:
            return HTMLResponse(html.escape(f"Not stored: {error}"), 400)
        return HTMLResponse(_DONE, 201)
    try:
        if not await board.knows(message.id):
            collector.limiter.take(NEW_DEVICES_BY_ADDRESS, address)
        await board.put(message, now)
    except CollectorError:
        text = "Not stored: the database does not answer; try again"
        return HTMLResponse(text, 503, {"Retry-After": "5"})
    return HTMLResponse(_DONE, 201)


async def _live(request: Request, collector: Collector, board: Board) -> Response:
    """The points of one device, then each that comes, as events named ``plotdata``."""
    collector.limiter.take(LISTENERS_BY_ADDRESS, network_of(client_address(request)))
    try:
        device = parse_id(request.query_params.get("id", ""))
        after = _last_event(request)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    events = board.events(device, after, BEAT_S)
    try:
        first = await anext(events)
    except TooManyListenersError as error:
        raise HTTPException(503, str(error), {"Retry-After": "30"}) from error
    except CollectorError as error:
        text = "the database does not answer; try again"
        raise HTTPException(503, text, {"Retry-After": "5"}) from error
    return EventStream(_told(first, events))


def _last_event(request: Request) -> int:
    text = request.headers.get("last-event-id", "") or "0"
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise ValueError("Last-Event-ID is not a number")
    return int(text)


async def _told(
    first: Sequence[Received], others: AsyncGenerator[Sequence[Received], None]
) -> AsyncGenerator[bytes, None]:
    async with contextlib.aclosing(others):
        yield _text(first)
        async for points in others:
            yield _text(points)


def _text(points: Sequence[Received]) -> bytes:
    written = (
        written_event(message.as_data(), event="plotdata", identifier=str(at))
        for at, message in points
    )
    return b"".join(written) or BEAT


async def _plain(_: Request, error: Exception) -> Response:
    """Errors in words; like the original, nothing is here for any other method."""
    assert isinstance(error, HTTPException)
    status = 404 if error.status_code == 405 else error.status_code
    text = "There is nothing here" if status == 404 else str(error.detail)
    headers = dict(error.headers or {}) if error.status_code != 405 else {}
    return HTMLResponse(html.escape(text), status, headers)


@cache
def _files() -> Mapping[str, tuple[bytes, str]]:
    """All files of the page with their media types; nothing else is served."""
    types = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
    own = {
        path.name: (path.read_bytes(), f"{types[path.suffix]}; charset=utf-8")
        for path in sorted(_FOLDER.iterdir())
    }
    shared = {name: (assets()[name].content, assets()[name].media_type) for name in _SHARED}
    return own | shared
