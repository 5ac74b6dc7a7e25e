"""What the parts of a running collector share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from fastapi import Request  # noqa: TC002  (FastAPI reads the annotation of the dependency)

if TYPE_CHECKING:
    from kiosk.collector.api.admission import Admission
    from kiosk.collector.auth.keys import KeyRing
    from kiosk.collector.auth.rate_limits import RateLimiter
    from kiosk.collector.ingest.writer import IngestWriter
    from kiosk.collector.live import LiveFeed
    from kiosk.collector.meters import Meters
    from kiosk.collector.settings import CollectorSettings
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock


@dataclass(slots=True)
class Collector:
    """One process of a collector; ``app.state.collector``.

    Attributes:
        settings: What the operator set.
        db: The database, migrated.
        writer: Takes batches and commits them in groups.
        feed: Tells who listens of devices that changed.
        keys: Keys that sign tokens and settings.
        limiter: Counts requests of this process.
        clock: The time.
        meters: What the process tells Prometheus.
        admission: Knows kiosks by their tokens.
    """

    settings: CollectorSettings
    db: Database
    writer: IngestWriter
    feed: LiveFeed
    keys: KeyRing
    limiter: RateLimiter
    clock: Clock
    meters: Meters
    admission: Admission

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return int(self.clock.utc_now().timestamp() * 1000)


def collector_of(request: Request) -> Collector:
    """The collector that serves a request; also a FastAPI dependency."""
    return cast("Collector", request.app.state.collector)
