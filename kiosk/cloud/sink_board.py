"""What a sink shows of itself: to the window, to the outbox for the next start, to the operator."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.cloud.throughput import Throughput
from kiosk.core.sync import SinkState, SinkStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.cloud.outbox import Outbox, Waiting
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.sinks import Sink

_PROBLEM: Final = "sync"


class SinkBoard:
    """Keeps the status of one sink; written by the sink's thread, read by any.

    Args:
        sink: Settings of the sink.
        outbox: Keeps the state for the next start and for other processes.
        clock: For labels and minutes.
        changed: Called when the state is another one.
        problem: Hears what the operator should know.
    """

    def __init__(
        self,
        sink: Sink,
        outbox: Outbox,
        clock: Clock,
        changed: Callable[[], None],
        problem: Callable[[str, KioskError], None],
    ) -> None:
        self._name = sink.name
        self._outbox = outbox
        self._clock = clock
        self._changed = changed
        self._problem = problem
        self._lock = threading.Lock()
        # Under the lock:
        self._status = SinkStatus(sink.name, sink.kind)
        self._throughput = Throughput(clock.monotonic_ns() / 1e9)
        # Of the sink's thread:
        self._told = ""

    @property
    def status(self) -> SinkStatus:
        """Snapshot; cheap."""
        with self._lock:
            per_minute = self._throughput.per_minute(self._clock.monotonic_ns() / 1e9)
            return replace(self._status, per_minute=per_minute)

    def show(self, **changes: object) -> None:
        """Change single values."""
        with self._lock:
            self._status = replace(self._status, **changes)  # type: ignore[arg-type]

    def sent(self, records: int, round_trip_ms: float | None) -> None:
        """A batch was sent, whatever came of it."""
        with self._lock:
            old = self._status
            trip = old.round_trip_ms if round_trip_ms is None else round_trip_ms
            self._status = replace(old, sent=old.sent + records, round_trip_ms=trip)

    def taken(self, records: int, duplicates: int) -> None:
        """Records were acknowledged."""
        now = self._clock.utc_now()
        with self._lock:
            old = self._status
            self._throughput.add(records, self._clock.monotonic_ns() / 1e9)
            self._status = replace(
                old,
                acknowledged=old.acknowledged + records,
                duplicates=old.duplicates + duplicates,
                last_success_at=now if records else old.last_success_at,
            )
        self._told = ""

    def look(self) -> Waiting:
        """Show what the outbox knows of the sink; returns what waits for it."""
        waiting, stored = self._outbox.waiting(self._name), self._outbox.state(self._name)
        changes: dict[str, object] = {
            "depth": waiting.depth,
            "oldest_at": waiting.oldest_at,
            "waiting_bytes": waiting.content_bytes,
        }
        if stored is not None:
            changes |= {"dead": stored.dead, "dropped": stored.dropped}
            if self.status.last_success_at is None:
                changes["last_success_at"] = stored.last_success_at
        self.show(**changes)
        return waiting

    def knows(self, error: KioskError) -> bool:
        """Whether the operator was told of this, and nothing has happened since."""
        return error.message == self._told

    def tell(self, error: KioskError) -> None:
        """Tell the operator, once until something else happens."""
        if not self.knows(error):
            self._told = error.message
            self._problem(_PROBLEM, error)

    def note(
        self,
        state: SinkState,
        fails: int = 0,
        error: KioskError | None = None,
        next_try_at: datetime | None = None,
    ) -> None:
        """Show a state, and keep it in the outbox when another process should see it.

        Raises:
            SyncError: The outbox cannot be written.
        """
        before = self.status
        message, hint = ("", "") if error is None else (error.message, error.hint)
        self.show(state=state, next_try_at=next_try_at, last_error=message, hint=hint)
        if error is not None or _kept(state) is not _kept(before.state) or before.last_error:
            self._outbox.note(
                self._name,
                state=_kept(state),
                fails=fails,
                next_try_at=next_try_at,
                last_error=message,
                hint=hint,
            )
        if state is not before.state or message != before.last_error:
            self._changed()


def _kept(state: SinkState) -> SinkState:
    """Sending is not worth a write on the disk for each batch."""
    return SinkState.IDLE if state is SinkState.SENDING else state
