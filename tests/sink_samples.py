"""Records, batches and contexts of sinks for tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiosk.cloud.delivery import Batch
from kiosk.cloud.sinks.context import SinkContext
from kiosk.core.clock import SystemClock
from kiosk.core.errors import IdentityError
from kiosk.core.ids import Uuid7
from kiosk.core.outbound import OutboundLedger
from kiosk.core.records import Record, RecordType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.core.captures import StoredPicture

START = datetime(2026, 3, 14, 9, 26, 53, 589793, tzinfo=UTC)
EPOCH = UUID("019a0000-0000-7000-8000-000000000001")
PERSON = UUID("11111111-2222-4333-8444-555555555555")
_mint = Uuid7()


def record(
    record_type: RecordType = RecordType.COUNT, seq: int = 1, at: datetime = START, **data: Any
) -> Record:
    """A record with an id of its own."""
    if record_type is RecordType.COUNT and not data:
        data = {"total": seq, "female": 0, "male": 0, "unknown": seq}
    return Record(seq, _mint(at), record_type, at, True, json.dumps(data, separators=(",", ":")))


def identified(seq: int = 1, person: UUID | str = PERSON, **data: Any) -> Record:
    """A record of somebody recognised."""
    told = {"event": "e", "person": str(person), "group": "staff", "confidence": 0.91}
    return record(RecordType.IDENTIFIED, seq, **told, **data)


def batch(*records: Record, sink: str = "there", at: datetime = START) -> Batch:
    """A batch of records with an id of its own."""
    made = records or (record(),)
    return Batch(
        id=_mint(at + timedelta(milliseconds=1)),
        sink=sink,
        device="window-7",
        epoch=EPOCH,
        first_seq=made[0].seq,
        last_seq=made[-1].seq,
        created_at=at,
        records=made,
    )


class Shelf:
    """Pictures in memory; implements ``PictureShelf``."""

    def __init__(self, **pictures: bytes) -> None:
        self.pictures = {key.replace("__", "/"): content for key, content in pictures.items()}
        self.handed: list[str] = []

    def pending(self) -> Sequence[StoredPicture]:
        return ()

    def read(self, key: str) -> bytes:
        try:
            return self.pictures[key]
        except KeyError:
            raise IdentityError("the picture is gone") from None

    def handed_on(self, key: str) -> None:
        self.read(key)
        self.handed.append(key)


def context(
    folder: Path, secret: str = "", pictures: Shelf | None = None, device: str = "window-7"
) -> SinkContext:
    """What a sink needs, with a ledger of its own."""
    return SinkContext(
        device=device,
        location="Rua Augusta",
        secret=lambda: secret,
        ledger=OutboundLedger(SystemClock()),
        clock=SystemClock(),
        pictures=pictures,
        state_folder=folder,
    )
