"""A kiosk's sending half as a process that can be killed: outbox, engine and HTTP sink.

``python -m tests.e2e.sync_sender FOLDER URL TOKEN RECORDS GROUP [PAUSE]`` appends groups of records
until the queue has given that many numbers, sends them, and ends when everything is acknowledged.
After each append it writes the number that is durable now to standard output: the parent holds it
to that.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from kiosk.cloud.engine import SyncEngine
from kiosk.cloud.http_sink import HttpSink
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.clock import SystemClock
from kiosk.core.outbound import OutboundLedger
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind

DEVICE = "window-1"
GROUP = 40


class Hasty(random.Random):
    """Chance for people without time: pauses are a hundredth of what they would be."""

    def uniform(self, a: float, b: float) -> float:
        return super().uniform(a, b) / 100


class Listener:
    def sinks_changed(self) -> None: ...

    def problem(self, where: str, error: Exception) -> None: ...

    def config_offered(self, sink: str, etag: str) -> None: ...


def drafts(first: int, count: int) -> list[Draft]:
    """Records that tell their own number; visits and counts would tell nothing more here."""
    now, mono = datetime.now(UTC), time.monotonic_ns()
    return [Draft(RecordType.AUDIT, now, mono, {"n": n}) for n in range(first, first + count)]


def main(
    folder: Path, url: str, token: str, records: int, group: int, pause_s: float = 0.002
) -> None:
    clock = SystemClock()
    outbox = Outbox(folder / "outbox.db", clock, limits=OutboxLimits(spare_share=0.0))
    ledger = OutboundLedger(clock)
    engine = SyncEngine(
        outbox, lambda sink: HttpSink(sink, lambda: token, ledger), Listener(), clock, Hasty()
    )
    engine.configure([Sink(name="collector", kind=SinkKind.HTTP, endpoint=url)], DEVICE)
    engine.start()
    # The parent ends this process by closing its standard input, or by killing it.
    threading.Thread(target=lambda: (sys.stdin.read(), engine.stop()), daemon=True).start()
    last = outbox.append([])
    sys.stdout.write(f"{last}\n")
    sys.stdout.flush()
    while last < records:
        last = outbox.append(drafts(last + 1, min(group, records - last)))
        sys.stdout.write(f"{last}\n")
        sys.stdout.flush()
        time.sleep(pause_s)
    while outbox.waiting("collector").depth:
        # Nobody waits for the pause between batches that are not full.
        time.sleep(1.0)
        engine.flush()
    engine.stop()
    outbox.close()


if __name__ == "__main__":
    place, numbers = Path(sys.argv[1]), (int(sys.argv[4]), int(sys.argv[5]))
    main(place, sys.argv[2], sys.argv[3], *numbers, *map(float, sys.argv[6:]))
