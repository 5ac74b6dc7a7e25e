"""A process that stores batches from a file, one JSON body per line, and says what was new.

A batch that could not be stored is sent again until it is; each one acknowledged is written to
the standard output at once: its position in the file and the number of records that were new.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from pathlib import Path

from kiosk.collector.ingest.batch import parse_batch
from kiosk.collector.ingest.writer import IngestWriter
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.failures import DatabaseUnavailableError
from kiosk.core.clock import SystemClock

_IN_FLIGHT = 8


def main() -> None:
    url, path = sys.argv[1:]
    database = Database.open(url)
    writer = IngestWriter(database, SystemClock())
    writer.start()
    now_ms = int(time.time() * 1000)
    bodies = [parse_batch(line, now_ms) for line in Path(path).read_bytes().splitlines()]
    waiting = deque(range(len(bodies)))
    while waiting:
        turn = [waiting.popleft() for _ in range(min(_IN_FLIGHT, len(waiting)))]
        for number, future in [(n, writer.submit(bodies[n])) for n in turn]:
            try:
                verdict = future.result(120)
            except DatabaseUnavailableError:
                waiting.appendleft(number)
                time.sleep(0.1)
            else:
                sys.stdout.write(f"{number} {verdict.accepted}\n")
                sys.stdout.flush()
    writer.stop()
    database.close()


main()
