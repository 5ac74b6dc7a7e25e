"""Two weeks without a network: 1.2 million records wait, and drain fast when it is back."""

from __future__ import annotations

import json
import time
from datetime import timedelta

import pytest

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.outbox import OutboxLimits
from kiosk.core.records import RecordType

from .outbox_kit import HandClock, draft, open_outbox, sink, stored, visit

RECORDS = 1_200_000
GROUP = 500
COUNT = {"total": 3, "female": 1, "male": 1, "unknown": 1}


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_1_200_000_records_drain_faster_than_5_000_a_second(tmp_path):
    clock = HandClock()
    outbox = open_outbox(tmp_path / "outbox.db", clock, OutboxLimits(queue_bytes=2**40))
    outbox.attend([sink("everything"), sink("visits", RecordType.VISIT)], "kiosk-1")
    began = time.perf_counter()
    for _ in range(0, RECORDS, GROUP):
        kinds = range(GROUP)
        outbox.append(
            [visit(clock) if n % 3 == 0 else draft(RecordType.COUNT, clock, COUNT) for n in kinds]
        )
        clock.advance(timedelta(seconds=1))
    figures = {
        "append_per_s": round(RECORDS / (time.perf_counter() - began)),
        "file_mib": round((tmp_path / "outbox.db").stat().st_size / 2**20),
    }
    for name in ("everything", "visits"):
        total, slowest, began = 0, 0.0, time.perf_counter()
        while batch := outbox.next_batch(name, BatchLimits()):
            outbox.settle(batch, {})
            total += len(batch.records)
            asked = time.perf_counter()
            outbox.waiting(name)
            slowest = max(slowest, time.perf_counter() - asked)
        figures[f"{name}_per_s"] = round(total / (time.perf_counter() - began))
        figures[f"{name}_slowest_status_ms"] = round(slowest * 1000, 2)
    assert stored(outbox) == []
    outbox.close()
    print(f"\n{json.dumps(figures)}")
    assert figures["everything_per_s"] > 5000
    assert figures["visits_per_s"] > 5000
