"""What the engine hands to a sink, and what the sink says came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.core.records import MAX_BATCH_BYTES, MAX_RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.control import ConnectionReport
    from kiosk.core.errors import PublishError
    from kiosk.core.records import Record


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """How much goes into one batch.

    Attributes:
        records: Most records.
        content_bytes: Most bytes of their ``data``; a single record may be larger.
        linger_s: For how long a batch that is not full waits for more; the first record after
            silence goes at once.
    """

    records: int = MAX_RECORDS
    content_bytes: int = MAX_BATCH_BYTES
    linger_s: float = 10.0


@dataclass(frozen=True, slots=True)
class Batch:
    """Records under way to one sink. A repeated try carries the same batch, byte for byte.

    Attributes:
        id: UUIDv7; a batch with other records has another id.
        sink: Name of the sink.
        device: Id of this kiosk when the batch was made.
        epoch: Of the outbox: sequence numbers of different epochs are not comparable.
        first_seq: All of the sink's records from here ...
        last_seq: ... to here are in this batch; numbers between that are missing are of types
            that the sink does not take, or were dropped.
        created_at: UTC; the ``sent_at`` of every try.
        records: By ascending ``seq``; at least one.
    """

    id: UUID
    sink: str
    device: str
    epoch: UUID
    first_seq: int
    last_seq: int
    created_at: datetime
    records: tuple[Record, ...]


class Verdict(StrEnum):
    """What a try came to; the engine acts by it, the sink does not."""

    DELIVERED = "delivered"
    """The batch is taken, except for ``Outcome.rejected``."""
    RETRY = "retry"
    """It may work later with the same bytes."""
    INVALID = "invalid"
    """One of the records, or more, will never be taken; which, the receiver does not say."""
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    """The credential is not accepted, after it was read anew."""
    MISCONFIGURED = "misconfigured"
    """Nothing that takes records is at the address."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one try.

    Attributes:
        verdict: What it came to.
        status: Status of the reply, for the operator; 0 for sinks without any.
        rejected: Records that will never be taken, by id, with the reason.
        duplicates: Number of records that the receiver had already.
        retry_after_s: The pause that the receiver asks for.
        server_time: The receiver's clock at the reply.
        config_etag: Of the settings that the receiver has for this kiosk; empty for none.
        round_trip_ms: Duration of the exchange; None when it did not take place.
        error: Why the verdict is not ``DELIVERED``, in plain words.
    """

    verdict: Verdict
    status: int = 0
    rejected: Mapping[UUID, str] = field(default_factory=dict)
    duplicates: int = 0
    retry_after_s: float | None = None
    server_time: datetime | None = None
    config_etag: str = ""
    round_trip_ms: float | None = None
    error: PublishError | None = None


class RecordSink(Protocol):
    """Hands batches on. Used by one thread, that of its sink.

    A receiver may get a batch more than once: after a break nobody knows whether it arrived.
    """

    @property
    def limits(self) -> BatchLimits:
        """How much goes into one batch."""
        ...

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Try once to hand a batch on; never raises for what a receiver or a network does.

        Args:
            batch: What to hand on.
            cancelled: Asked often; True gives the try up (``RETRY``).
        """
        ...

    def try_connection(self) -> ConnectionReport:
        """Try the destination without leaving anything behind that counts as data."""
        ...

    def close(self) -> None:
        """Release connections; may be called more than once."""
        ...
