"""The thread of each process that stores batches: many waiting ones in one transaction."""

from __future__ import annotations

import logging
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.collector.ingest.transaction import ContentRefusedError, store_alone, store_together
from kiosk.collector.storage.failures import DatabaseUnavailableError
from kiosk.core.errors import CollectorError
from kiosk.core.loop import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.collector.ingest.batch import IngestBatch, Rejection
    from kiosk.collector.ingest.store import Stored
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

_log = logging.getLogger(__name__)

MOST_TOGETHER: Final = 5_000
"""Records of one transaction, about: the last batch may exceed it."""
MOST_WAITING: Final = 50_000
"""Records that may wait in memory; a sender beyond that is asked to come back."""
_IDLE_S: Final = 1.0


class BusyError(CollectorError):
    """So much waits already that a batch is better sent again in a moment."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a batch; it is durable when there is one.

    Attributes:
        accepted: Records that are stored now.
        duplicates: Records that were stored before.
        rejected: Records that will never be stored.
        ack_seq: Number up to which the sender may forget its records.
    """

    accepted: int
    duplicates: int
    rejected: tuple[Rejection, ...]
    ack_seq: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    batch: IngestBatch
    verdict: Future[Verdict]


class IngestWriter(Worker):
    """Group commit: all batches that wait are stored by one transaction, then answered.

    While the database is gone each batch gets ``DatabaseUnavailableError`` at once, and the
    next one is tried again: it comes back by itself. A batch that the database refuses for
    what it contains is stored alone, record by record, and holds up nobody else.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__("ingest")
        self._database = database
        self._clock = clock
        self._queue: deque[_Waiting] = deque()
        self._records = 0
        self._changed = threading.Condition()

    # ------------------------------------------------------------------ from any thread

    @property
    def waiting(self) -> int:
        """Records that wait."""
        return self._records

    def submit(self, batch: IngestBatch) -> Future[Verdict]:
        """Store a batch.

        Returns:
            Its verdict once it is durable; or ``DatabaseUnavailableError`` (nothing is stored,
            the same may work later) or another ``CollectorError``.

        Raises:
            BusyError: Too much waits already.
            CollectorError: The writer was stopped.
        """
        verdict: Future[Verdict] = Future()
        with self._changed:
            if self._stop.is_set():
                raise DatabaseUnavailableError("the collector is stopping", "Send it again.")
            if self._records + len(batch.events) > MOST_WAITING:
                raise BusyError("the collector has too much to do", "Send it again in a moment.")
            self._queue.append(_Waiting(batch, verdict))
            self._records += len(batch.events)
            self._changed.notify()
        return verdict

    def supervise(self) -> None:
        """Start the thread again if it died; to be called now and then."""
        if not self.running and not self._stop.is_set():
            _log.error("the ingest writer was gone; it begins again")
            self._fail_all(DatabaseUnavailableError("the collector stumbled", "Send it again."))
            self.start()

    def request_stop(self) -> None:
        """Ask the thread to store what waits and end; returns at once."""
        super().request_stop()
        with self._changed:
            self._changed.notify()

    def stop(self, timeout_s: float = 10.0) -> bool:
        """Store what waits and end; what could not be stored is told so."""
        ended = super().stop(timeout_s)
        self._fail_all(DatabaseUnavailableError("the collector is stopping", "Send it again."))
        return ended

    # ------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        while not self._stop.is_set() or self._queue:
            self._beat()
            group = self._take()
            if group:
                self._answer(group)

    def _take(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        records = 0
        with self._changed:
            if not self._queue and not self._stop.is_set():
                self._changed.wait(_IDLE_S)
            while self._queue and records < MOST_TOGETHER:
                group.append(self._queue.popleft())
                records += len(group[-1].batch.events)
            self._records -= records
        return group

    def _answer(self, group: Sequence[_Waiting]) -> None:
        try:
            self._store(group)
        except BaseException:
            # This thread stumbled, and begins again; everybody is better off sending again.
            error = DatabaseUnavailableError("the collector stumbled", "Send it again.")
            for waiting in group:
                _fail(waiting, error)
            self._fail_all(error)
            raise

    def _store(self, group: Sequence[_Waiting]) -> None:
        now_ms = int(self._clock.utc_now().timestamp() * 1000)
        try:
            stored = store_together(self._database, [w.batch for w in group], now_ms)
        except ContentRefusedError:
            for waiting in group:
                self._store_alone(waiting, now_ms)
        except CollectorError as error:
            _log.info("%d batches could not be stored: %s", len(group), error.message)
            for waiting in group:
                _fail(waiting, error)
        else:
            for waiting, result in zip(group, stored, strict=True):
                _succeed(waiting, result, ())

    def _store_alone(self, waiting: _Waiting, now_ms: int) -> None:
        try:
            stored, refused = store_alone(self._database, waiting.batch, now_ms)
        except CollectorError as error:
            _fail(waiting, error)
        else:
            _succeed(waiting, stored, refused)

    def _fail_all(self, error: CollectorError) -> None:
        with self._changed:
            queue = list(self._queue)
            self._queue.clear()
            self._records = 0
        for waiting in queue:
            _fail(waiting, error)


def _succeed(waiting: _Waiting, stored: Stored, refused: tuple[Rejection, ...]) -> None:
    # A request whose client went away has cancelled its future.
    if waiting.verdict.set_running_or_notify_cancel():
        batch = waiting.batch
        waiting.verdict.set_result(
            Verdict(stored.accepted, stored.duplicates, batch.rejected + refused, batch.last_seq)
        )


def _fail(waiting: _Waiting, error: CollectorError) -> None:
    if not waiting.verdict.done() and waiting.verdict.set_running_or_notify_cancel():
        waiting.verdict.set_exception(error)
