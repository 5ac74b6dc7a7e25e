"""Several processes that serve the same ports; for PostgreSQL."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
import time
from typing import TYPE_CHECKING, Final

from kiosk.collector.serve import STOP_WITHIN_S, run_worker
from kiosk.collector.storage.database import Database
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence
    from multiprocessing.context import SpawnProcess

    from kiosk.collector.settings import CollectorSettings

_POLL_S: Final = 0.5
_SHORTEST_LIFE_S: Final = 5.0
"""A process that dies sooner would only die again."""
_MOST_EARLY_DEATHS: Final = 5
_log = logging.getLogger(__name__)


def _work(settings: CollectorSettings, listeners: Sequence[socket.socket]) -> None:
    """The main function of a process."""
    from kiosk.core import logs

    put_back = logs.setup()
    database = Database.open(settings.database_url)
    try:
        code = run_worker(settings, listeners, database)
    finally:
        database.close()
        put_back()
    raise SystemExit(int(code))


def run_workers(settings: CollectorSettings, listeners: Sequence[socket.socket]) -> int:
    """Keep processes running until a signal comes; one that dies is replaced.

    Returns:
        Exit code: failed when they die one after the other right after their start.
    """
    context = multiprocessing.get_context("spawn")
    stop = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }

    def begin() -> SpawnProcess:
        process = context.Process(target=_work, args=(settings, listeners))
        process.start()
        return process

    running = {begin(): time.monotonic() for _ in range(settings.workers)}
    early_deaths = 0
    try:
        while not stop.wait(_POLL_S) and early_deaths < _MOST_EARLY_DEATHS:
            for process, began in list(running.items()):
                if process.is_alive():
                    continue
                _log.error("process %s ended (%s); it begins again", process.pid, process.exitcode)
                early = time.monotonic() - began < _SHORTEST_LIFE_S
                early_deaths = early_deaths + 1 if early else 0
                del running[process]
                process.close()
                running[begin()] = time.monotonic()
    finally:
        _end(list(running))
        for number, handler in before.items():
            signal.signal(number, handler)
    return ExitCode.OK if stop.is_set() else ExitCode.FAILED


def _end(processes: Sequence[SpawnProcess]) -> None:
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + STOP_WITHIN_S + 10
    for process in processes:
        process.join(max(0.0, deadline - time.monotonic()))
        if process.is_alive():
            _log.error("process %s does not stop; it is killed", process.pid)
            process.kill()
            process.join()
        process.close()
