"""What a process of the collector tells Prometheus about itself."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Environment variable that the library reads: where several processes add up their counts."""
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Meters:
    """Counters of one process, or of all of them where they share a folder.

    Attributes:
        records: Records by what became of them (accepted, duplicate, rejected).
        batches: Batches by status of the reply.
        logins: Logins by result (good, wrong, limited).
        requests: Requests by method, route and status.
        seconds: How long they took until the end of the reply's head, by route.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.records = Counter(
            "collector_records",
            "Records by what became of them",
            ["verdict"],
            registry=self._registry,
        )
        self.batches = Counter(
            "collector_batches",
            "Batches by status of the reply",
            ["status"],
            registry=self._registry,
        )
        self.logins = Counter("collector_logins", "Logins", ["result"], registry=self._registry)
        self.requests = Counter(
            "collector_requests",
            "Requests",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "collector_request_seconds",
            "Time until the head of the reply",
            ["route"],
            buckets=_SECONDS,
            registry=self._registry,
        )

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        if SHARED_FOLDER not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


class Measured:
    """Counts and times requests by their route, whose number is bounded, unlike that of paths."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self._app = app
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def counting_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "none")
                status = str(message["status"])
                self._meters.requests.labels(scope["method"], route, status).inc()
                self._meters.seconds.labels(route).observe(time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, counting_send)
