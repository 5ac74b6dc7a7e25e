"""A batch of records as the bytes that go over the network (docs/sync.md)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from kiosk.core.records import FORMAT_VERSION

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.cloud.delivery import Batch
    from kiosk.core.records import Record

_NAME: Final = re.compile(r'"([^"\\]+)":')


def encode(batch: Batch) -> bytes:
    """The body of a batch; the same bytes for the same batch, always.

    The records' data is JSON text already and is put together, not read.
    """
    head = json.dumps(
        {
            "v": FORMAT_VERSION,
            "device": batch.device,
            "epoch": str(batch.epoch),
            "batch": str(batch.id),
            "sent_at": utc_text(batch.created_at),
            "first_seq": batch.first_seq,
            "last_seq": batch.last_seq,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    events = ",".join([_event(record) for record in batch.records])
    return f'{head[:-1]},"events":[{events}]}}'.encode()


def field_names(batch: Batch) -> tuple[str, ...]:
    """Names of all fields in the records' data, in the order of their first use.

    In compact JSON, a quoted text before a colon is the name of a field and nothing else:
    quotes within texts are escaped.
    """
    return tuple(dict.fromkeys(_NAME.findall("\n".join([r.data for r in batch.records]))))


def utc_text(at: datetime) -> str:
    """A time in UTC by ISO 8601, with microseconds and ``Z``."""
    return at.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _event(record: Record) -> str:
    return (
        f'{{"id":"{record.id}","seq":{record.seq},"type":"{record.type.value}",'
        f'"ts":"{utc_text(record.at)}","clock":"{"ok" if record.clock_ok else "bad"}",'
        f'"data":{record.data}}}'
    )
