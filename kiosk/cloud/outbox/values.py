"""Plain values that the outbox takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.core.sync import SinkState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.core.records import RecordType
    from kiosk.core.sinks import SinkKind

_START: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MIB: Final = 1024 * 1024


def to_us(at: datetime) -> int:
    """Whole microseconds since 1970 of an aware time."""
    return (at - _START) // timedelta(microseconds=1)


def from_us(microseconds: int) -> datetime:
    """The UTC time of whole microseconds since 1970."""
    return _START + timedelta(microseconds=microseconds)


@dataclass(frozen=True, slots=True)
class OutboxLimits:
    """How much may wait, and what the disk keeps for others.

    Attributes:
        queue_bytes: Of the database in use; beyond it the least important records are given up.
        age: Records that wait for longer are given up.
        spare_bytes: Left free on the disk; or ``spare_share`` of it, whichever is less.
        spare_share: Of the disk's size, 0 to 1.
        letters: Most dead letters of one sink; beyond it the oldest are given up.
    """

    queue_bytes: int = 512 * _MIB
    age: timedelta = timedelta(days=30)
    spare_bytes: int = 1024 * _MIB
    spare_share: float = 0.05
    letters: int = 10_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a sink has still to take.

    Attributes:
        depth: Records that it wants and has not passed.
        oldest_at: UTC of the first of them; None when there is none.
        content_bytes: Of their ``data``.
        letters: Dead letters of it that are to be sent once more.
    """

    depth: int = 0
    oldest_at: datetime | None = None
    content_bytes: int = 0
    letters: int = 0


@dataclass(frozen=True, slots=True)
class StoredState:
    """What the store knows of a sink, also after a restart.

    Attributes:
        name: Of the sink.
        kind: Of the sink.
        configured: Whether the settings had it at the last ``attend``.
        state: What it was doing when that was last noted.
        fails: Failed tries in a row.
        next_try_at: UTC of the next try; None when none is planned.
        last_error: In plain words; empty after a success.
        hint: What to do about it.
        acknowledged: Records that it took, ever.
        dropped: Records given up before it took them, ever.
        dead: Records that it refused and that are kept aside.
        last_success_at: UTC of its last acknowledgement.
    """

    name: str
    kind: SinkKind
    configured: bool
    state: SinkState = SinkState.IDLE
    fails: int = 0
    next_try_at: datetime | None = None
    last_error: str = ""
    hint: str = ""
    acknowledged: int = 0
    dropped: int = 0
    dead: int = 0
    last_success_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Records that were given up.

    Attributes:
        lo: Lowest number of them.
        hi: Highest number of them.
        count: How many; 0 when nobody knows.
        reason: ``age``, ``space`` or ``letters``; with an earlier file went what is ``damaged``,
            ``lost`` or (after an old backup was put back) ``restored``.
        types: How many of each type.
        epoch: Of the numbers, if not the present one.
    """

    lo: int
    hi: int
    count: int
    reason: str
    types: Mapping[RecordType, int] = field(default_factory=dict)
    epoch: str = ""
