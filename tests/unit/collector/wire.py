"""Kiosks that deliver records to a collector in the same process, in the format of the wire."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kiosk.collector.ingest.batch import parse_batch
from kiosk.core.ids import Uuid7

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.collector.ingest.writer import IngestWriter

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
_epochs = itertools.count()  # of two kiosks made one after another, the second has the later epoch


class SteppingClock:
    """Shows one time until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def monotonic_ns(self) -> int:
        return int((self.now - NOON).total_seconds() * 1e9) + 10**12

    def utc_now(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def count(female: int = 0, male: int = 0, unknown: int = 0) -> tuple[str, dict[str, Any]]:
    total = female + male + unknown
    return "count", {"total": total, "female": female, "male": male, "unknown": unknown}


def visit(at: datetime, **changes: Any) -> tuple[str, dict[str, Any]]:
    """A visit of 9 s of which an unknown person stood 6 and looked 4, ended at that moment."""
    data = {
        "id": str(uuid4()),
        "started_at": written(at - timedelta(seconds=9)),
        "ended_at": written(at),
        "dwell_ms": 9000,
        "stop_ms": 6000,
        "attention_ms": 4000,
        "passing_by": True,
        "interested": True,
        "age": None,
        "gender": "?",
        "emotion": None,
        "category": None,
        "zones": [],
    }
    return "visit", data | changes


class WireKiosk:
    """A kiosk with an epoch and a sequence of its own."""

    def __init__(self, device: str, at: datetime = NOON) -> None:
        self.device = device
        # One for all tests would never go back in time.
        self._mint = Uuid7()
        self.epoch = str(self._mint(at + timedelta(milliseconds=next(_epochs))))
        self.seq = 0

    def batch(self, records: Sequence[tuple[str, dict[str, Any]]], at: datetime = NOON) -> bytes:
        """The body of the next batch."""
        first = self.seq + 1
        events = []
        for kind, data in records:
            self.seq += 1
            event = {"id": str(self._mint(at)), "seq": self.seq, "type": kind, "ts": written(at)}
            events.append(event | {"clock": "ok", "data": data})
        head = {"v": 1, "device": self.device, "epoch": self.epoch, "batch": str(self._mint(at))}
        head |= {"sent_at": written(at), "first_seq": first, "last_seq": self.seq}
        return json.dumps(head | {"events": events}).encode()

    def deliver(
        self,
        writer: IngestWriter,
        *records: tuple[str, dict[str, Any]],
        at: datetime = NOON,
    ) -> None:
        """Hand records over and wait until they are stored; none may be refused."""
        batch = parse_batch(self.batch(records, at), int(at.timestamp() * 1000))
        verdict = writer.submit(batch).result(60)
        assert verdict.accepted == len(records), verdict
