"""Publishing the count to a workshop endpoint: latest state, at least once.

The dialect: ``GET {endpoint}/analytics/face?id=..&value=..&malecount=..&femalecount=..``;
success is 201 and nothing else. It carries a state, not a log: while the endpoint answers,
each change is sent in its turn; after a failure the newest state replaces all that waited.
"""

from __future__ import annotations

import json
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
from kiosk.cloud.messages import Request
from kiosk.cloud.snapshot import write_snapshot
from kiosk.core.choices import CloudProtocol
from kiosk.core.clock import SystemClock
from kiosk.core.errors import PublishError, UnconfirmedError
from kiosk.core.health import SyncState, SyncStatus
from kiosk.core.loop import Worker
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.cloud.messages import Reply
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.settings import CloudSettings
    from kiosk.core.types import CountsEvent, PeopleCount

_log = logging.getLogger(__name__)

_PATH: Final = "/analytics/face"
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
        cloud: Settings of the endpoint.
        password: Of the endpoint's user; empty when there is none.
    """

    device_id: str
    cloud: CloudSettings
    password: str = ""

    @property
    def enabled(self) -> bool:
        """Whether anything is to be published at all."""
        return self.cloud.protocol is CloudProtocol.WORKSHOP and bool(self.cloud.endpoint)

    def is_same_place(self, other: Destination) -> bool:
        """Whether the other's latest success is one here, too."""
        mine, theirs = self.cloud, other.cloud
        return (self.device_id, self.password, self.enabled) == (
            other.device_id,
            other.password,
            other.enabled,
        ) and (mine.endpoint, mine.username) == (theirs.endpoint, theirs.username)


def count_request(
    destination: Destination,
    count: PeopleCount,
    purpose: OutboundPurpose = OutboundPurpose.COUNTS,
) -> Request:
    """The request that publishes a count in the workshop dialect."""
    return Request(
        purpose=purpose,
        url=destination.cloud.endpoint + _PATH,
        params={
            "id": destination.device_id,
            "value": str(count.total),
            "malecount": str(count.male),
            "femalecount": str(count.female),
        },
        username=destination.cloud.username,
        password=destination.password,
        timeout_s=destination.cloud.timeout_s,
    )


class SyncListener(Protocol):
    """Hears from the publisher, in its thread."""

    def sync_status(self, status: SyncStatus) -> None:
        """The publisher's state has changed."""
        ...

    def problem(self, where: str, error: KioskError) -> None:
        """Something failed; it is tried again."""
        ...


class WorkshopPublisher(Worker):
    """Publishes changes of the count from a thread of its own; implements ``CountSink``.

    A count of ``face_count_threshold`` and above is implausible and ignored. Nothing is sent
    while the number of people equals that of the last successful publication. The snapshot
    file follows each change, with or without a network.

    Args:
        destination: Where to publish.
        snapshot: Path of the snapshot file.
        listener: Hears of each change of the status and of problems.
        ledger: Notes what is sent and written.
        backoff: Seconds to wait after a failure, given the failures in a row before it.
        clock: For the times in the status.
    """

    def __init__(
        self,
        destination: Destination,
        snapshot: Path,
        listener: SyncListener,
        ledger: OutboundLedger,
        backoff: Callable[[int], float] | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__("sync")
        self._snapshot = snapshot
        self._listener = listener
        self._ledger = ledger
        self._backoff = backoff or FullJitter()
        self._clock = clock or SystemClock()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        # Handed over between threads, under the lock:
        self._arrived: deque[CountsEvent] = deque(maxlen=_BACKLOG)
        self._new_destination: Destination | None = None
        self._status = SyncStatus(SyncState.IDLE if destination.enabled else SyncState.OFF)
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
    def status(self) -> SyncStatus:
        """Snapshot of the state; from any thread."""
        with self._lock:
            return self._status

    @property
    def waiting(self) -> int:
        """How many changes have not been published yet; from any thread."""
        return len(self._arrived) + len(self._waiting)

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
        if self._newest is not None and self._destination.enabled and not self._waiting:
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
            if self._newest is not None and destination.enabled:
                self._waiting.append(self._newest)
            state = SyncState.IDLE if destination.enabled else SyncState.OFF
            self._report(state=state, next_try_at=None, last_error="")

    def _take_arrivals(self) -> None:
        """Note the changes that have come since the last call."""
        with self._lock:
            arrived = list(self._arrived)
            self._arrived.clear()
        limit = self._destination.cloud.face_count_threshold
        for event in arrived:
            if event.count.total >= limit:
                _log.info("count of %d ignored: not below %d", event.count.total, limit)
            else:
                self._note(event.count)

    def _note(self, count: PeopleCount) -> None:
        self._newest = count
        if self._destination.cloud.snapshot:
            self._write_snapshot(count)
        if self._destination.enabled:
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
            self._report(state=SyncState.IDLE, next_try_at=None)

    def _write_snapshot(self, count: PeopleCount) -> None:
        try:
            content = write_snapshot(self._snapshot, count)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problem = PublishError(
                f"the snapshot file cannot be written ({reason})",
                "Check the free space and the permissions of the data folder.",
            )
            _log.info("%s: %s", self._snapshot, problem)
            self._listener.problem("cloud", problem)
        else:
            self._ledger.note(
                str(self._snapshot),
                OutboundPurpose.SNAPSHOT_FILE,
                content,
                json.dumps(content),
            )

    def _send_next(self) -> None:
        count = self._waiting.popleft()
        if count.total == self._published_total:
            if not self._waiting:
                self._report(state=SyncState.IDLE)
            return
        if not self._failures:
            self._report(state=SyncState.SENDING)
        try:
            request = count_request(self._destination, count)
            reply = fetch(request, self._ledger, self._meanwhile)
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
            self._note_failure(count, problem, reply.retry_after_s)
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
        self._report(
            state=SyncState.SENDING if self._waiting else SyncState.IDLE,
            published=self._status.published + 1,
            last_success_at=self._clock.utc_now(),
            next_try_at=None,
            round_trip_ms=reply.round_trip_ms,
            last_error="",
        )

    def _note_failure(
        self, count: PeopleCount, error: PublishError, retry_after_s: float | None
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
            state=SyncState.RETRYING,
            failed=self._status.failed + 1,
            next_try_at=self._clock.utc_now() + timedelta(seconds=pause_s),
            last_error=error.message,
        )
        self._listener.problem("cloud", error)
        if not self._waiting:
            self._waiting.append(count)
        self._keep_newest()

    def _report(self, **changes: object) -> None:
        with self._lock:
            self._status = replace(self._status, **changes)  # type: ignore[arg-type]
            status = self._status
        self._listener.sync_status(status)

    def _flush(self) -> None:
        """One last try for the newest state, if the endpoint does not have it."""
        self._take_arrivals()
        if self._waiting:
            self._keep_newest()
        if self._waiting and (not self._flush_until or time.monotonic() < self._flush_until):
            self._send_next()
