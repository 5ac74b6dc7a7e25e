"""The application of a collector: its parts put together."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.middleware.cors import CORSMiddleware

from kiosk import __version__
from kiosk.collector import problems
from kiosk.collector.auth.dependencies import LoginNeeded
from kiosk.collector.auth.keys import KeyRing
from kiosk.collector.auth.rate_limits import RateLimiter
from kiosk.collector.context import Collector
from kiosk.collector.guards import BodyLimit, LastResort, Patience, SecurityHeaders
from kiosk.core.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from kiosk.collector.settings import CollectorSettings
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

__all__ = ["Collector", "create_app"]

_DATA_API_PATHS: Final = ("/api/", "/api-token-authstream")


class _DataApiCors:
    """Lets web pages of other places ask the data API, and nothing else of the server."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app = app
        self._with_cors = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=("GET", "POST", "OPTIONS"),
            allow_headers=("Authorization", "Content-Type"),
            max_age=600,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        is_data_api = scope["type"] == "http" and scope["path"].startswith(_DATA_API_PATHS)
        await (self._with_cors if is_data_api else self._app)(scope, receive, send)


def create_app(
    settings: CollectorSettings, database: Database, clock: Clock | None = None
) -> FastAPI:
    """The application on a migrated database; its threads run from start-up to shut-down.

    Args:
        settings: What the operator set.
        database: The database; whoever opened it closes it.
        clock: The time; the machine's by default.
    """
    from kiosk.collector.ingest.writer import IngestWriter
    from kiosk.collector.live import LiveFeed

    clock = clock or SystemClock()
    collector = Collector(
        settings,
        database,
        IngestWriter(database, clock),
        LiveFeed(database),
        KeyRing(database, clock),
        RateLimiter(clock),
        clock,
    )

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        collector.writer.start()
        collector.feed.start()
        try:
            yield
        finally:
            collector.feed.stop()
            collector.writer.stop()

    app = FastAPI(
        title="Vitrine collector",
        version=__version__,
        description=_DESCRIPTION,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.collector = collector
    problems.install(app)
    app.add_exception_handler(LoginNeeded, _to_login)
    _mount(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(Patience)
    app.add_middleware(_DataApiCors, origins=settings.cors_origins)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders)
    return app


_DESCRIPTION: Final = (
    "Kiosks deliver records; users and programs read what became of them. "
    "Every error is a problem document (RFC 9457)."
)


async def _to_login(_: Request, error: Exception) -> Response:
    assert isinstance(error, LoginNeeded)
    return RedirectResponse(error.location, status_code=303)


def _mount(app: FastAPI) -> None:
    """Mount the routers of all parts."""
    import importlib
    import importlib.util

    for name in _ROUTERS:
        if importlib.util.find_spec(f"kiosk.collector.{name}") is None:
            continue
        module = importlib.import_module(f"kiosk.collector.{name}")
        if hasattr(module, "router"):
            app.include_router(module.router)


_ROUTERS: Final = (
    "api.health",
    "api.token",
    "api.session",
    "api.users",
    "api.events",
    "api.devices",
    "api.series",
    "api.live",
    "api.config",
    "api.enrol",
    "data_api",
    "dashboard",
)
