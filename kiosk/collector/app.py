"""The application of a collector: its parts put together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from kiosk import __version__
from kiosk.collector import dashboard, data_api, openapi, problems
from kiosk.collector.api import (
    config,
    devices,
    enrol,
    events,
    health,
    live,
    series,
    session,
    token,
    users,
)
from kiosk.collector.api.admission import Admission
from kiosk.collector.auth.dependencies import LoginNeeded
from kiosk.collector.auth.keys import KeyRing
from kiosk.collector.auth.rate_limits import RateLimiter
from kiosk.collector.context import Collector
from kiosk.collector.data_api.cors import DataApiCors
from kiosk.collector.guards import BodyLimit, LastResort, Patience, SecurityHeaders
from kiosk.collector.meters import Measured, Meters
from kiosk.core.clock import SystemClock
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import Request
    from starlette.responses import Response

    from kiosk.collector.settings import CollectorSettings
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

__all__ = ["Collector", "create_app"]

_log = logging.getLogger(__name__)
_WATCH_S: Final = 2.0
_PARTS: Final = (
    events,  # asked for most often, so looked at first
    health,
    token,
    session,
    users,
    devices,
    series,
    live,
    config,
    enrol,
    data_api,
    dashboard,
)


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
    from kiosk.collector.storage.retention import Retention

    clock = clock or SystemClock()
    retention = Retention(database, clock, settings.keep_events_days)
    collector = Collector(
        settings,
        database,
        IngestWriter(database, clock),
        LiveFeed(database),
        KeyRing(database, clock),
        RateLimiter(clock),
        clock,
        Meters(),
        Admission(database, clock),
    )

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        collector.writer.start()
        collector.feed.start()
        retention.start()
        watch = asyncio.create_task(_watch(collector))
        try:
            yield
        finally:
            watch.cancel()
            with contextlib.suppress(CollectorError):
                await asyncio.to_thread(collector.admission.note_uses, at_once=True)
            collector.feed.stop()
            retention.request_stop()
            await asyncio.to_thread(collector.writer.stop)
            await asyncio.to_thread(retention.stop)

    app = FastAPI(
        title="Vitrine collector",
        version=__version__,
        description=_DESCRIPTION,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.collector = collector
    problems.install(app)
    app.add_exception_handler(LoginNeeded, _to_login)
    for part in _PARTS:
        app.include_router(part.router)
    openapi.describe(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(Patience)
    app.add_middleware(DataApiCors, origins=settings.cors_origins)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measured, meters=collector.meters)
    return app


_DESCRIPTION: Final = (
    "Kiosks deliver records; users and programs read what became of them. "
    "Every error is a problem document (RFC 9457)."
)


async def _watch(collector: Collector) -> None:
    """Look after the thread that stores records, and note now and then who delivers."""
    while True:
        await asyncio.sleep(_WATCH_S)
        collector.writer.supervise()
        try:
            await asyncio.to_thread(collector.admission.note_uses)
        except CollectorError as error:
            _log.info("which tokens are in use is noted later: %s", error)


async def _to_login(_: Request, error: Exception) -> Response:
    assert isinstance(error, LoginNeeded)
    return RedirectResponse(error.location, status_code=303)
