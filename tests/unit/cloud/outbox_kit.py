"""A queue in a folder of its own, sinks of different tastes, and records like those of a kiosk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection
    from pathlib import Path

    from kiosk.cloud.delivery import Batch

NOON: Final = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
LIMITS: Final = BatchLimits(records=5)
PERSON: Final = UUID("01931b00-0000-7000-8000-000000000001")


class HandClock:
    """Shows what it is set to; the two hands move apart when only one is moved."""

    def __init__(self) -> None:
        self.now = NOON
        self.mono_ns = 10**12

    def monotonic_ns(self) -> int:
        return self.mono_ns

    def utc_now(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        """Time passes, for both hands."""
        self.now += by
        self.mono_ns += by // timedelta(microseconds=1) * 1000


def sink(name: str, *types: RecordType) -> Sink:
    """A sink of some types; of all without any."""
    return Sink(name=name, kind=SinkKind.HTTP, endpoint="https://collector.example", types=types)


def open_outbox(
    path: Path,
    clock: HandClock,
    limits: OutboxLimits | None = None,
    disk: Callable[[Path], tuple[int, int]] | None = None,
) -> Outbox:
    """The queue; the disk has space unless said otherwise."""
    roomy = disk or (lambda _: (10**12, 10**12))
    return Outbox(path, clock, limits=limits or OutboxLimits(), disk=roomy)


def draft(kind: RecordType, clock: HandClock, data: dict[str, Any] | None = None) -> Draft:
    """A record of now."""
    content = {"total": 1} if data is None else data
    return Draft(kind, clock.utc_now(), clock.monotonic_ns(), content)


def visit(clock: HandClock, person: UUID | None = None) -> Draft:
    """A visit as the kiosk records it."""
    data: dict[str, Any] = {
        "id": "01931b00-0000-7000-8000-0000000000ff",
        "started_at": "2026-03-10T11:59:40.000Z",
        "ended_at": "2026-03-10T12:00:00.000Z",
        "dwell_ms": 20_000,
        "stop_ms": 12_000,
        "attention_ms": 9_000,
        "passing_by": False,
        "interested": True,
        "age": 41,
        "gender": "female",
        "emotion": "neutral",
        "category": "adult",
        "zones": [
            {
                "zone": "entrance",
                "dwell_ms": 9_000,
                "stop_ms": 4_000,
                "attention_ms": 3_000,
                "passing_by": False,
                "interested": True,
            }
        ],
    }
    if person is not None:
        data["person"] = str(person)
    return draft(RecordType.VISIT, clock, data)


def drain(outbox: Outbox, name: str, limits: BatchLimits = LIMITS) -> list[Batch]:
    """Take all that waits for a sink, as if it took everything."""
    batches = []
    while batch := outbox.next_batch(name, limits):
        batches.append(batch)
        outbox.settle(batch, {})
    return batches


def stored(outbox: Outbox) -> list[int]:
    """Numbers of all rows."""

    def numbers(connection: sqlite3.Connection) -> list[int]:
        return [seq for (seq,) in connection.execute("SELECT seq FROM outbox ORDER BY seq")]

    return outbox.read(numbers)


def types_of(batches: Collection[Batch]) -> list[RecordType]:
    """Types of the records of batches, in their order."""
    return [record.type for batch in batches for record in batch.records]
