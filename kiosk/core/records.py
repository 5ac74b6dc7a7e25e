"""What the kiosk tells the systems of its operator: records, each with an id of its own.

A record is durable from the moment the outbox has it until every sink that wants its type has
taken it. docs/records.md describes the ``data`` of each type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

FORMAT_VERSION: Final = 1
"""Of the batch; receivers refuse others."""
MAX_RECORDS: Final = 500
"""In one batch."""
MAX_BATCH_BYTES: Final = 256 * 1024
"""Of one batch before compression."""


class RecordType(StrEnum):
    """What a record tells."""

    COUNT = "count"
    """The number of people present has changed."""
    VISIT = "visit"
    """A visit has ended."""
    IDENTIFIED = "identified"
    """Somebody who enrolled, and consented to records, was recognised."""
    STATUS = "status"
    """How the kiosk is; also a sign of life."""
    AUDIT = "audit"
    """The result of an audience check."""
    HOUR = "hour"
    """The sums of one UTC hour, final for its receiver until another one replaces them."""
    PICTURE = "picture"
    """A picture of a recognised person waits to be handed on; only with consent."""
    ERASURE = "erasure"
    """People were erased: receivers erase what they hold of them, too."""
    GAP = "gap"
    """Records were dropped, and why; nothing is missing unsaid."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record before the outbox has numbered it.

    Attributes:
        type: What it tells.
        at: UTC of what it tells.
        mono_ns: The machine's monotonic clock at that moment.
        data: Plain JSON values; no pixels, no vectors of faces.
    """

    type: RecordType
    at: datetime
    mono_ns: int
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A record as the outbox holds it.

    Attributes:
        seq: Number within the epoch, from 1, without holes.
        id: UUIDv7, ascending with ``seq`` also when the clock steps back.
        type: What it tells.
        at: UTC of what it tells, as the device's clock had it.
        clock_ok: False when the device knows its clock to be wrong by more than a minute.
        data: The ``data`` of the record as JSON text, kept as it was written.
    """

    seq: int
    id: UUID
    type: RecordType
    at: datetime
    clock_ok: bool
    data: str


PRIORITY: Final[Mapping[RecordType, int]] = {
    RecordType.PICTURE: 0,
    RecordType.COUNT: 1,
    RecordType.STATUS: 1,
    RecordType.VISIT: 2,
    RecordType.IDENTIFIED: 2,
    RecordType.AUDIT: 3,
    RecordType.HOUR: 4,
    RecordType.ERASURE: 5,
    RecordType.GAP: 5,
}
"""When space runs out, the lowest are given up first; hours, erasures and gaps never."""
LOWEST_KEPT: Final = 4
"""Records of this priority and above are never given up."""
