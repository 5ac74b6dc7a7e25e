"""Publishing the count to a workshop endpoint: latest state, at least once.

The dialect: ``GET {endpoint}/analytics/face?id=..&value=..&malecount=..&femalecount=..``;
success is 201 and nothing else. It carries a state, not a log: while the endpoint answers,
each change is sent in its turn; after a failure the newest state replaces all that waited.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.cloud.backoff import FullJitter
from kiosk.cloud.exchange import fetch
from kiosk.cloud.failures import describe_reply
from kiosk.cloud.sinks.workshop_dialect import count_request
from kiosk.cloud.throughput import Throughput
from kiosk.cloud.trust import Trust
from kiosk.core.clock import SystemClock
from kiosk.core.errors import PublishError, UnconfirmedError
from kiosk.core.loop import Worker
from kiosk.core.sync import SinkState, SinkStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.messages import Reply
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.sinks import Sink
    from kiosk.core.types import CountsEvent, PeopleCount

_log = logging.getLogger(__name__)

_BACKLOG: Final = 32
"""Changes that may wait for a slow endpoint; beyond that the oldest are superseded."""
_FLUSH_S: Final = 1.5
"""Time for a last try at the end; stopping is allowed 2 s."""
_IDLE_BEAT_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to publish, under which name, and how.

    Attributes:
        device_id: Name of this device at the endpoint.
        sink: Settings of the endpoint.
        password: Of the endpoint's user; empty when there is none.
        face_count_threshold: Counts of this size and above are not published.
    """

    device_id: str
    sink: Sink
    password: str = ""
    face_count_threshold: int = 100

    def is_same_place(self, other: Destination) -> bool:
        """Whether the other's latest success is one here, too."""
        mine, theirs = self.sink, other.sink
        return (self.device_id, self.password, mine.endpoint, mine.username, mine.paused) == (
            other.device_id,
            other.password,
            theirs.endpoint,
            theirs.username,
            theirs.paused,
        )


class PublisherListener(Protocol):
    """Hears from the publisher, in its thread."""

    def sinks_changed(self) -> None:
        """The publisher's status has changed."""
        ...

    def problem(self, where: str, error: KioskError) -> None:
        """Something failed; it is tried again."""
        ...


class WorkshopPublisher(Worker):
    """Publishes changes of the count from a thread of its own; implements ``CountSink``.

    A count of ``face_count_threshold`` and above is implausible and ignored. Nothing is sent
    while the number of people equals that of the last successful publication.

    Args:
        destination: Where to publish.
        listener: Hears of each change of the status and of problems.
        ledger: Notes what is sent.
        backoff: Seconds to wait after a failure, given the failures in a row before it.
        clock: For the times in the status.
    """

    def __init__(
        self,
        destination: Destination,
        listener: PublisherListener,
        ledger: OutboundLedger,
        backoff: Callable[[int], float] | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(f"sync-{destination.sink.name}")
        self._listener = listener
        self._ledger = ledger
        self._backoff = backoff or FullJitter()
        self._clock = clock or SystemClock()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        # Handed over between threads, under the lock:
        self._arrived: deque[CountsEvent] = deque(maxlen=_BACKLOG)
        self._new_destination: Destination | None = None
        sink = destination.sink
        self._status = SinkStatus(sink.name, sink.kind, _resting_state(destination))
        self._throughput = Throughput(time.monotonic())
        # Owned by the thread:
        self._destination = destination
        self._waiting: deque[PeopleCount] = deque(maxlen=_BACKLOG)
        self._newest: PeopleCount | None = None
        self._published_total: int | None = None
        self._failures = 0
        self._not_before = 0.0
        self._flush_until = 0.0

    def publish(self, event: CountsEvent) -> None:
        """Accept a change; returns at once."""
        with self._lock:
            self._arrived.append(event)
        self._wake.set()

    def reconfigure(self, destination: Destination) -> None:
        """Publish to another place from now on; a request to the old one is given up."""
        with self._lock:
            self._new_destination = destination
        self._wake.set()

    @property
    def status(self) -> SinkStatus:
        """Snapshot of the state; from any thread."""
        with self._lock:
            return replace(
                self._status,
                depth=len(self._arrived) + len(self._waiting),
                per_minute=self._throughput.per_minute(time.monotonic()),
            )

    def request_stop(self) -> None:
        """Ask the thread to end after a last try; returns at once."""
        super().request_stop()
        self._wake.set()

    # ------------------------------------------------------------------ in the thread

    def _run(self) -> None:
        self._flush_until = 0.0
        self._take_up_unfinished()
        while not self._stop.is_set():
            self._beat()
            self._wake.clear()
            self._take_arrivals()
            self._adopt_destination()
            pause_s = self._not_before - time.monotonic()
            if not self._waiting:
                self._wake.wait(_IDLE_BEAT_S)
            elif pause_s > 0:
                self._wake.wait(min(pause_s, _IDLE_BEAT_S))
            else:
                self._send_next()
        self._flush()

    def _take_up_unfinished(self) -> None:
        """After an unexpected error: what was being sent then may not have arrived."""
        if self._newest is not None and not self._destination.sink.paused and not self._waiting:
            self._waiting.append(self._newest)

    def _adopt_destination(self) -> None:
        """Move to the destination that another thread has handed over, if any."""
        with self._lock:
            destination, self._new_destination = self._new_destination, None
        if destination is None:
            return
        moved = not destination.is_same_place(self._destination)
        self._destination = destination
        # The operator has changed something: no reason to wait any longer.
        self._failures, self._not_before = 0, 0.0
        if moved:
            self._published_total = None
            self._waiting.clear()
            if self._newest is not None and not destination.sink.paused:
                self._waiting.append(self._newest)
            state = _resting_state(destination)
            self._report(state=state, next_try_at=None, last_error="", hint="")

    def _take_arrivals(self) -> None:
        """Note the changes that have come since the last call."""
        with self._lock:
            arrived = list(self._arrived)
            self._arrived.clear()
        limit = self._destination.face_count_threshold
        for event in arrived:
            if event.count.total >= limit:
                _log.info("count of %d ignored: not below %d", event.count.total, limit)
            else:
                self._note(event.count)

    def _note(self, count: PeopleCount) -> None:
        self._newest = count
        if not self._destination.sink.paused:
            self._waiting.append(count)
            if self._failures:
                self._keep_newest()

    def _keep_newest(self) -> None:
        """After a failure, the newest state stands for all; none if the endpoint has it."""
        newest = self._waiting.pop()
        self._waiting.clear()
        if newest.total != self._published_total:
            self._waiting.append(newest)
        else:
            self._failures, self._not_before = 0, 0.0
            self._report(state=SinkState.IDLE, next_try_at=None)

    def _send_next(self) -> None:
        count = self._waiting.popleft()
        if count.total == self._published_total:
            if not self._waiting:
                self._report(state=SinkState.IDLE)
            return
        state = self._status.state if self._failures else SinkState.SENDING
        self._report(state=state, sent=self._status.sent + 1)
        place = self._destination
        try:
            request = count_request(place.sink, place.device_id, place.password, count)
            reply = fetch(request, self._ledger, self._meanwhile, Trust(place.sink.authorities))
        except PublishError as error:
            if isinstance(error, UnconfirmedError):
                self._published_total = None
            if self._new_destination is None:
                self._note_failure(count, error, None)
            elif not self._waiting:
                self._waiting.append(count)
            return
        problem = describe_reply(reply)
        if problem is not None:
            self._note_failure(count, problem, reply.retry_after_s, _failed_state(reply.status))
        else:
            self._note_success(count, reply)

    def _meanwhile(self) -> bool:
        """Go on living while a reply is awaited.

        Returns:
            Whether the request has become pointless.
        """
        self._beat()
        self._take_arrivals()
        if self._stop.is_set():
            self._flush_until = self._flush_until or time.monotonic() + _FLUSH_S
            return time.monotonic() > self._flush_until
        return self._new_destination is not None

    def _note_success(self, count: PeopleCount, reply: Reply) -> None:
        if self._failures:
            _log.info("publishing works again after %d failures", self._failures)
        self._published_total = count.total
        self._failures, self._not_before = 0, 0.0
        with self._lock:
            self._throughput.add(1, time.monotonic())
        self._report(
            state=SinkState.SENDING if self._waiting else SinkState.IDLE,
            acknowledged=self._status.acknowledged + 1,
            last_success_at=self._clock.utc_now(),
            next_try_at=None,
            round_trip_ms=reply.round_trip_ms,
            last_error="",
            hint="",
        )

    def _note_failure(
        self,
        count: PeopleCount,
        error: PublishError,
        retry_after_s: float | None,
        state: SinkState = SinkState.RETRYING,
    ) -> None:
        pause_s = max(self._backoff(self._failures), retry_after_s or 0.0)
        self._failures += 1
        self._not_before = time.monotonic() + pause_s
        _log.log(
            logging.WARNING if self._failures == 1 else logging.INFO,
            "publishing failed: %s; the next try comes in %.1f s",
            error.message,
            pause_s,
        )
        self._report(
            state=state,
            next_try_at=self._clock.utc_now() + timedelta(seconds=pause_s),
            last_error=error.message,
            hint=error.hint,
        )
        self._listener.problem(self._destination.sink.name, error)
        if not self._waiting:
            self._waiting.append(count)
        self._keep_newest()

    def _report(self, **changes: object) -> None:
        with self._lock:
            self._status = replace(self._status, **changes)  # type: ignore[arg-type]
        self._listener.sinks_changed()

    def _flush(self) -> None:
        """One last try for the newest state, if the endpoint does not have it."""
        self._take_arrivals()
        if self._waiting:
            self._keep_newest()
        if self._waiting and (not self._flush_until or time.monotonic() < self._flush_until):
            self._send_next()


def _resting_state(destination: Destination) -> SinkState:
    return SinkState.PAUSED if destination.sink.paused else SinkState.IDLE


def _failed_state(status: int) -> SinkState:
    """What a status that is no success says about the destination."""
    if status in (401, 403):
        return SinkState.REFUSED
    return SinkState.MISCONFIGURED if status in (404, 405, 410, 501) else SinkState.RETRYING
