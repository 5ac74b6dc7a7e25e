"""The thread of one sink: takes batches from the outbox, hands them on, acts on the verdict."""

from __future__ import annotations

import logging
import math
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.pacing import Pacing
from kiosk.cloud.sink_board import SinkBoard
from kiosk.cloud.splitting import Mortality, Split
from kiosk.core.errors import PublishError, SyncError
from kiosk.core.loop import Worker
from kiosk.core.sync import SinkState

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from kiosk.cloud.delivery import Batch, RecordSink
    from kiosk.cloud.outbox import Outbox, Waiting
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SinkStatus

_log = logging.getLogger(__name__)

_BEAT_S: Final = 1.0
_STORE_PAUSE_S: Final = 5.0
"""Pause when the outbox cannot be read or written."""
_REOPEN_S: Final = 60.0
"""Pause when the sink cannot be made from its settings."""
_BREATH_S: Final = 0.05
"""Longest pause after a batch; else it is as long as the batch took. While a backlog drains, the
analysis and the window need the processor, and the interpreter, that this thread keeps busy."""
_SMALLEST_LIMIT: Final = 1024
_SEE_LOG: Final = "It is tried again; the log has the details."


class WorkerListener(Protocol):
    """Hears from a sink, in its thread."""

    def state_changed(self) -> None:
        """The state in the status is another one."""
        ...

    def problem(self, where: str, error: KioskError) -> None:
        """Something failed that the operator should know."""
        ...

    def skew(self, sink: str, seconds: float) -> None:
        """The receiver's clock minus that of this device."""
        ...

    def config_offered(self, sink: str, etag: str) -> None:
        """The receiver has settings for this kiosk."""
        ...


class SinkWorker(Worker):
    """Drains the outbox to one sink, one batch at a time.

    Args:
        sink: Settings of the sink.
        outbox: Where the records are.
        open_sink: Makes what hands the batches on; called in the thread.
        listener: Hears of changes and problems.
        clock: For pauses and for labels.
        generator: Chance in the pauses.
        spread: Whether to begin at a random moment, as after a start of the program.
        after: Workers of the same sink that have to end first.
    """

    def __init__(
        self,
        sink: Sink,
        outbox: Outbox,
        open_sink: Callable[[Sink], RecordSink],
        listener: WorkerListener,
        clock: Clock,
        generator: random.Random,
        *,
        spread: bool,
        after: Sequence[Worker] = (),
    ) -> None:
        super().__init__(f"sync-{sink.name}")
        self.sink = sink
        self._outbox = outbox
        self._open_sink = open_sink
        self._listener = listener
        self._clock = clock
        self._after = after
        self._wake = threading.Event()
        self._board = SinkBoard(sink, outbox, clock, listener.state_changed, listener.problem)
        # Asked for by other threads:
        self._hurry = False
        # Owned by the thread:
        self._pacing = Pacing(generator, BatchLimits().linger_s, self._now(), spread=spread)
        self._target: RecordSink | None = None
        self._missing_extra = False
        self._split: Split | None = None
        self._mortality = Mortality()
        self._bytes_cap = math.inf

    # ------------------------------------------------------------- from other threads

    @property
    def status(self) -> SinkStatus:
        """Snapshot; cheap."""
        return self._board.status

    def wake(self) -> None:
        """There may be something new to send."""
        self._wake.set()

    def hurry(self) -> None:
        """Try now, without regard to pauses; also ends a halt."""
        self._hurry = True
        self._wake.set()

    def request_stop(self) -> None:
        """Ask the thread to end; a batch under way is sent again at the next start."""
        super().request_stop()
        self._wake.set()

    # ------------------------------------------------------------------ in the thread

    def _run(self) -> None:
        while any(worker.running for worker in self._after):
            self._beat()
            if self._stop.wait(0.05):
                return
        self._after = ()
        try:
            self._take_up_halt()
            while not self._stop.is_set():
                self._beat()
                self._wake.clear()
                pause_s = self._guarded_step()
                if pause_s > 0:
                    self._wake.wait(min(pause_s, _BEAT_S))
        finally:
            self._close_target()

    def _guarded_step(self) -> float:
        try:
            return self._step()
        except SyncError as error:
            self._board.tell(error)
            self._board.show(last_error=error.message, hint=error.hint)
            self._stop.wait(_STORE_PAUSE_S)
            return 0.0

    def _take_up_halt(self) -> None:
        """A halt lasts until the operator ends it, also over a restart."""
        stored = self._outbox.state(self.sink.name)
        if stored is not None and stored.state is SinkState.HALTED:
            self._pacing.halt()
            self._board.show(state=SinkState.HALTED, last_error=stored.last_error, hint=stored.hint)

    def _step(self) -> float:
        """Send a batch if it is time to; returns seconds until it may be."""
        if self._hurry:
            self._take_up_hurry()
        waiting = self._board.look()
        if self.sink.paused:
            self._board.note(SinkState.PAUSED, self._pacing.fails)
            return _BEAT_S
        target = self._opened()
        if target is None:
            return _BEAT_S
        pending = waiting.depth + waiting.letters > 0
        due = self._pacing.due_at(waiting=pending, full=self._is_full(waiting, target.limits))
        now = self._now()
        if due <= now:
            self._try(target)
            return min(self._now() - now, _BREATH_S)
        if self._pacing.trouble is None:
            self._board.note(SinkState.SENDING if pending else SinkState.IDLE)
        return due - now

    def _take_up_hurry(self) -> None:
        self._hurry = self._missing_extra = False
        self._pacing.hurry(self._now())
        self._mortality = Mortality()

    def _is_full(self, waiting: Waiting, limits: BatchLimits) -> bool:
        """Whether there is no reason to wait for more records."""
        return (
            waiting.depth >= limits.records
            or waiting.content_bytes >= min(limits.content_bytes, self._bytes_cap)
            or waiting.letters > 0
            or self._split is not None
        )

    def _opened(self) -> RecordSink | None:
        """What hands the batches on; None while it cannot be made."""
        if self._target is not None:
            return self._target
        if self._missing_extra or self._now() < self._pacing.not_before:
            return None
        try:
            self._target = self._open_sink(self.sink)
        except SyncError as error:
            self._missing_extra = isinstance(error.__cause__, ImportError)
            state = SinkState.MISSING_EXTRA if self._missing_extra else SinkState.MISCONFIGURED
            self._pacing.not_before = self._now() + _REOPEN_S
            self._board.tell(error)
            self._board.note(state, error=error)
        else:
            self._pacing.linger_s = self._target.limits.linger_s
        return self._target

    def _close_target(self) -> None:
        target, self._target = self._target, None
        if target is not None:
            target.close()

    # ---------------------------------------------------------------------- one batch

    def _try(self, target: RecordSink) -> None:
        batch = self._next_batch(target.limits)
        self._pacing.trying(self._now())
        if batch is None:
            return
        if self._split is None:
            self._mortality.begin(len(batch.records))
        if self._pacing.trouble is None:
            self._board.note(SinkState.SENDING)
        outcome = self._deliver(target, batch)
        if outcome.verdict is Verdict.RETRY and self._stop.is_set():
            return  # It was given up; that says nothing about the receiver.
        self._board.sent(len(batch.records), outcome.round_trip_ms)
        self._act(batch, outcome)

    def _deliver(self, target: RecordSink, batch: Batch) -> Outcome:
        try:
            return target.deliver(batch, self._meanwhile)
        except Exception as error:  # noqa: BLE001  (packages of others; tried again, with pauses)
            _log.exception("%s failed in an unforeseen way", self.name)
            kind = type(error).__name__
            failure = PublishError(f"sending failed in an unforeseen way ({kind})", _SEE_LOG)
            return Outcome(Verdict.RETRY, error=failure)

    def _next_batch(self, limits: BatchLimits) -> Batch | None:
        most = limits.records if self._split is None else self._split.next_size
        most = 1 if self._pacing.probing else most
        content = int(max(_SMALLEST_LIMIT, min(limits.content_bytes, self._bytes_cap)))
        limits = replace(limits, records=most, content_bytes=content)
        batch = self._outbox.next_batch(self.sink.name, limits)
        if batch is not None and self._pacing.probing and len(batch.records) > 1:
            self._outbox.divide(batch, 1)
            batch = self._outbox.next_batch(self.sink.name, limits)
        return batch

    def _meanwhile(self) -> bool:
        """Go on living while a reply is awaited; returns whether to give it up."""
        self._beat()
        return self._stop.is_set()

    def _act(self, batch: Batch, outcome: Outcome) -> None:
        """Do what the verdict asks for."""
        size, error = len(batch.records), outcome.error or PublishError("no reason was given")
        if outcome.verdict is Verdict.DELIVERED:
            rejected = {key: (outcome.status, why) for key, why in outcome.rejected.items()}
            self._settle(batch, rejected, outcome)
        elif outcome.verdict in (Verdict.INVALID, Verdict.TOO_LARGE) and size == 1:
            reason = (outcome.status, error.message)
            self._settle(batch, {batch.records[0].id: reason}, outcome)
        elif outcome.verdict is Verdict.INVALID:
            self._answered(outcome)
            self._split = self._split or Split(size)
            self._outbox.divide(batch, self._split.refused(size))
        elif outcome.verdict is Verdict.TOO_LARGE:
            self._answered(outcome)
            content = sum(len(record.data.encode()) for record in batch.records)
            self._bytes_cap = max(_SMALLEST_LIMIT, content // 2)
            self._outbox.divide(batch, size // 2)
        else:
            self._not_taken(outcome, error)

    def _settle(
        self, batch: Batch, rejected: Mapping[UUID, tuple[int, str]], outcome: Outcome
    ) -> None:
        """Everything in the batch is dealt with: taken, or kept aside."""
        self._outbox.settle(batch, rejected)
        self._answered(outcome)
        if self._split is not None:
            self._split.settled(len(batch.records))
            if not self._split.next_size:
                self._split = None
        self._board.taken(len(batch.records) - len(rejected), outcome.duplicates)
        if rejected:
            self._board.look()
        if self._mortality.too_high([record.id in rejected for record in batch.records]):
            self._halt(next(iter(rejected.values()))[1])

    def _answered(self, outcome: Outcome) -> None:
        """The receiver works, and may have said more than yes or no."""
        if self._pacing.fails:
            _log.info("%s works again after %d failures", self.name, self._pacing.fails)
        self._pacing.answered(self._now())
        if outcome.server_time is not None:
            half_way = timedelta(milliseconds=(outcome.round_trip_ms or 0.0) / 2)
            skew = (outcome.server_time + half_way - self._clock.utc_now()).total_seconds()
            self._board.show(skew_s=skew)
            self._listener.skew(self.sink.name, skew)
        if outcome.config_etag:
            self._listener.config_offered(self.sink.name, outcome.config_etag)

    def _halt(self, reason: str) -> None:
        self._split = None
        self._pacing.halt()
        error = PublishError(
            f"{self.sink.name} refuses too many records ({reason}) and was halted",
            "Look at the refused records; then send everything now, or remove the destination.",
        )
        self._board.tell(error)
        self._board.note(SinkState.HALTED, error=error)

    def _not_taken(self, outcome: Outcome, error: PublishError) -> None:
        """The batch stays under way and is tried again, sooner or later."""
        pacing, now = self._pacing, self._now()
        if outcome.verdict is Verdict.REFUSED:
            pacing.turned_away(now, SinkState.REFUSED)
        elif outcome.verdict is Verdict.MISCONFIGURED:
            pacing.turned_away(now, SinkState.MISCONFIGURED)
        else:
            pacing.failed(now, outcome.retry_after_s)
        pause_s = pacing.not_before - now
        _log.log(
            logging.INFO if self._board.knows(error) else logging.WARNING,
            "%s: %s; the next try comes in %.1f s",
            self.name,
            error.message,
            pause_s,
        )
        self._board.tell(error)
        assert pacing.trouble is not None
        next_try = self._clock.utc_now() + timedelta(seconds=pause_s)
        self._board.note(pacing.trouble, pacing.fails, error, next_try)

    def _now(self) -> float:
        return self._clock.monotonic_ns() / 1e9
