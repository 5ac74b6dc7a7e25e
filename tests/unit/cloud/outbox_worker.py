"""Child process: fills a queue and empties it, until it is killed or told to finish.

Usage: ``outbox_worker.py FOLDER work|finish``. What the process was promised, and what each sink
took, goes to files that survive it.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.clock import SystemClock
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    from kiosk.cloud.delivery import Batch

SINKS = tuple(
    Sink(name=name, kind=SinkKind.HTTP, endpoint="https://collector.example", types=types)
    for name, types in (("everything", ()), ("visits", (RecordType.VISIT,)))
)


class Log:
    """A file of JSON lines; of the process that was killed the last one may be broken."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(self._descriptor, b"\n")

    def write(self, *words: object) -> None:
        os.write(self._descriptor, (json.dumps(words) + "\n").encode())


def deliver(outbox: Outbox, name: str, log: Log, dice: random.Random) -> bool:
    """Hand one batch on to a file; sometimes the reply is lost, sometimes a record is refused."""
    batch = outbox.next_batch(name, BatchLimits(records=dice.choice((1, 7, 50))))
    if batch is None:
        return False
    log.write(
        name, str(batch.id), digest(batch), [(r.seq, str(r.id), r.data) for r in batch.records]
    )
    if dice.random() < 0.85:
        outbox.settle(batch, {})
    return True


def digest(batch: Batch) -> str:
    """Of all that a sink may put into a request."""
    return hashlib.sha256(repr(batch).encode()).hexdigest()


def main() -> None:
    folder, task = Path(sys.argv[1]), sys.argv[2]
    clock, dice = SystemClock(), random.Random()
    outbox = Outbox(folder / "outbox.db", clock, limits=OutboxLimits())
    outbox.attend(SINKS, "kiosk-1")
    promised, taken = Log(folder / "promised.jsonl"), Log(folder / "taken.jsonl")
    print("ready", outbox.epoch, flush=True)
    for number in itertools.count() if task == "work" else ():
        group = f"{os.getpid()}-{number}"
        kinds = dice.choices((RecordType.COUNT, RecordType.VISIT), k=dice.randrange(1, 30))
        drafts = [
            Draft(kind, clock.utc_now(), clock.monotonic_ns(), {"group": group, "of": len(kinds)})
            for kind in kinds
        ]
        last = outbox.append(drafts)
        promised.write(group, last, len(kinds))
        for sink in SINKS:
            deliver(outbox, sink.name, taken, dice)
    for sink in SINKS:
        while deliver(outbox, sink.name, taken, dice):
            pass
    outbox.close()


if __name__ == "__main__":
    main()
