"""What the operator sees of the sinks, and may do about what they refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.core.health import SyncState, SyncStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.records import RecordType
    from kiosk.core.sinks import SinkKind


class SinkState(StrEnum):
    """What a sink is doing."""

    IDLE = "idle"
    """Everything that it wants is delivered."""
    SENDING = "sending"
    RETRYING = "retrying"
    """The last try failed; tried again by itself."""
    PROBING = "probing"
    """Many failures in a row: one record is tried now and then."""
    PAUSED = "paused"
    """By the operator."""
    REFUSED = "refused"
    """Its credential is refused (401, 403); probed now and then, nothing is dropped."""
    MISCONFIGURED = "misconfigured"
    """Nothing useful is at the address; probed now and then, nothing is dropped."""
    HALTED = "halted"
    """Too many records were refused one by one; waits for the operator."""
    MISSING_EXTRA = "missing_extra"
    """Its optional package is not installed."""


@dataclass(frozen=True, slots=True)
class SinkStatus:
    """Snapshot of a sink; numbers since the start of the program unless said otherwise.

    Attributes:
        name: Of the sink.
        kind: Of the sink.
        state: What it is doing.
        depth: Records that it has not acknowledged, of the types that it wants.
        oldest_at: UTC of the oldest of them; None when there is none.
        waiting_bytes: Their size.
        sent: Records sent, every try counted.
        acknowledged: Records that it took.
        duplicates: Of those, known to it already.
        dead: Records that it refused and that are kept aside (in the store, all of them).
        dropped: Records given up for lack of space or by age before it took them.
        last_success_at: UTC of the last acknowledgement.
        next_try_at: UTC of the next try while it waits.
        round_trip_ms: Of the last exchange.
        skew_s: Its clock minus the one of this device; None when it does not say.
        last_error: In plain words; empty after a success.
        hint: What to do about it.
        per_minute: Acknowledged records in each of the last 60 minutes, the current one last.
    """

    name: str
    kind: SinkKind
    state: SinkState = SinkState.IDLE
    depth: int = 0
    oldest_at: datetime | None = None
    waiting_bytes: int = 0
    sent: int = 0
    acknowledged: int = 0
    duplicates: int = 0
    dead: int = 0
    dropped: int = 0
    last_success_at: datetime | None = None
    next_try_at: datetime | None = None
    round_trip_ms: float | None = None
    skew_s: float | None = None
    last_error: str = ""
    hint: str = ""
    per_minute: tuple[int, ...] = field(default=(0,) * 60)


_FAILING = frozenset(
    {
        SinkState.RETRYING,
        SinkState.PROBING,
        SinkState.REFUSED,
        SinkState.MISCONFIGURED,
        SinkState.HALTED,
        SinkState.MISSING_EXTRA,
    }
)


def overall(sinks: Sequence[SinkStatus]) -> SyncStatus:
    """All destinations as one state: the worst one's; paused ones say nothing."""
    active = [sink for sink in sinks if sink.state is not SinkState.PAUSED]
    failing = [sink for sink in active if sink.state in _FAILING]
    if failing:
        state = SyncState.RETRYING
    elif any(sink.state is SinkState.SENDING for sink in active):
        state = SyncState.SENDING
    else:
        state = SyncState.IDLE if active else SyncState.OFF
    trips = [s.round_trip_ms for s in active if s.round_trip_ms is not None]
    return SyncStatus(
        state=state,
        published=sum(sink.acknowledged for sink in active),
        last_success_at=max((s.last_success_at for s in active if s.last_success_at), default=None),
        next_try_at=min((s.next_try_at for s in failing if s.next_try_at), default=None),
        round_trip_ms=max(trips, default=None),
        last_error="; ".join(f"{s.name}: {s.last_error}" for s in failing if s.last_error),
    )


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record that a sink refused for good.

    Attributes:
        number: Of the letter.
        sink: Who refused it.
        record: Id of the record.
        seq: Of the record.
        type: Of the record.
        at: UTC of what the record tells.
        refused_at: UTC of the refusal.
        status: Status of the reply; 0 for sinks without any.
        reason: In plain words.
        data: The ``data`` of the record as JSON text.
    """

    number: int
    sink: str
    record: UUID
    seq: int
    type: RecordType
    at: datetime
    refused_at: datetime
    status: int
    reason: str
    data: str


class SyncDesk(Protocol):
    """What may be done about the queue of records. For one thread, not the GUI's.

    Every method may raise ``SyncError``; its message and hint are for the operator.
    """

    def status(self) -> Sequence[SinkStatus]:
        """All sinks, as far as the store knows them, by name."""
        ...

    def dead(self, sink: str | None = None, limit: int = 1000) -> Sequence[DeadLetter]:
        """Records that were refused, the latest first."""
        ...

    def retry(self, numbers: Collection[int]) -> int:
        """Send dead letters once more; returns how many were still there."""
        ...

    def delete(self, numbers: Collection[int]) -> int:
        """Give dead letters up for good; returns how many were still there."""
        ...

    def export(self, path: Path, numbers: Collection[int]) -> int:
        """Write dead letters to a file, one JSON object per line; returns how many."""
        ...

    def flush(self, sink: str | None = None) -> None:
        """Try now whatever waits, without regard to pauses between tries."""
        ...

    def forget(self, sink: str) -> int:
        """Forget a sink that is in the settings no more; returns what it had not received."""
        ...
