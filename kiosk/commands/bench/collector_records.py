"""Batches of many kiosks for measurements, made before the clock starts."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from kiosk.core.ids import Uuid7

if TYPE_CHECKING:
    from collections.abc import Iterator

DEVICES: Final = 200
_STAY: Final = {"dwell_ms": 4000, "stop_ms": 0, "attention_ms": None, "passing_by": True}
# What a kiosk tells: about two changes of the count per visit, a status now and then.
_MIX: Final = ("count", "visit", "count", "count", "visit", "count", "count", "visit", "status")


def device_name(number: int) -> str:
    """Id of a kiosk of the bench."""
    return f"bench-{number % DEVICES:03d}"


class Fleet:
    """Kiosks that deliver batches in turns, each with an epoch and a sequence of its own."""

    def __init__(self) -> None:
        self._mint = Uuid7()
        self._epochs = [str(self._mint(datetime.now(UTC))) for _ in range(DEVICES)]
        self._seqs = [0] * DEVICES
        self._next = 0

    def batches(self, number: int, size: int) -> list[tuple[str, bytes]]:
        """Device and body of so many batches with ``size`` records each."""
        return [self._batch(size) for _ in range(number)]

    def _batch(self, size: int) -> tuple[str, bytes]:
        k = self._next % DEVICES
        self._next += 1
        now = datetime.now(UTC)
        stamp = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        first = self._seqs[k] + 1
        self._seqs[k] += size
        head = {"v": 1, "device": device_name(k), "epoch": self._epochs[k]}
        head |= {"batch": str(self._mint(now)), "sent_at": stamp}
        head |= {"first_seq": first, "last_seq": self._seqs[k]}
        events = list(self._events(first, size, now, stamp))
        return device_name(k), json.dumps({**head, "events": events}).encode()

    def _events(self, first: int, size: int, now: datetime, stamp: str) -> Iterator[dict[str, Any]]:
        for seq in range(first, first + size):
            kind = _MIX[seq % len(_MIX)]
            yield {
                "id": str(self._mint(now)),
                "seq": seq,
                "type": kind,
                "ts": stamp,
                "clock": "ok",
                "data": _data(kind, seq, stamp),
            }


def _data(kind: str, seq: int, stamp: str) -> dict[str, Any]:
    if kind == "count":
        return {"total": 3, "female": 1, "male": 1, "unknown": 1}
    if kind == "status":
        fps = {"camera_fps": 30.0, "inference_fps": 29.9, "latency_ms": 21.5, "rss_mib": 640}
        head = {"phase": "running", "version": "1.0", "uptime_s": seq, "source": "camera"}
        return {**head, **fps, "people": 3, "location": "", "problems": [], "sinks": []}
    interested = seq % 2 == 0
    return {
        "id": str(uuid4()),
        "started_at": stamp,
        "ended_at": stamp,
        "dwell_ms": 9000 + seq % 5000,
        "stop_ms": 4000,
        "attention_ms": 3000,
        "passing_by": True,
        "interested": interested,
        "age": 20 + seq % 50,
        "gender": "female" if seq % 3 else "male",
        "emotion": None,
        "category": None,
        "zones": [{"zone": "door", **_STAY, "interested": None}],
    }


def now_ms() -> int:
    """UTC in ms since 1970."""
    return time.time_ns() // 1_000_000
