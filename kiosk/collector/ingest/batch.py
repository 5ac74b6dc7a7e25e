"""The wire format of docs/sync.md, checked record by record.

Written by hand, because every record of a fleet passes here: a schema library takes several
times as long as the database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import orjson

from kiosk.collector.device_ids import ID_PATTERN
from kiosk.collector.ingest.fields import (
    RefusedError,
    stamp_ms,
    uuid_of_version_7,
    uuid_text,
    whole,
)
from kiosk.collector.ingest.payloads import CHECKS
from kiosk.core.errors import CollectorError
from kiosk.core.records import FORMAT_VERSION, MAX_BATCH_BYTES, MAX_RECORDS

_DEVICE: Final = re.compile(ID_PATTERN)
MAX_DATA_BYTES: Final = MAX_BATCH_BYTES
"""Of the ``data`` of one record."""
MAX_DEPTH: Final = 12
"""Of objects and lists within the ``data`` of a record."""
MAX_SEQ: Final = 2**53
DAY_MS: Final = 86_400_000
_ID_SHOWN: Final = 64


class BatchError(CollectorError):
    """Nothing of a batch can be used.

    Attributes:
        status: HTTP status that says so.
        code: Short name of the reason, for programs.
    """

    def __init__(self, status: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.status = status
        self.code = code


class Event(NamedTuple):
    """A record that may be stored.

    Attributes:
        id: UUIDv7 in canonical form.
        seq: Number within the epoch.
        type: See ``RecordType``.
        day: UTC day of the id, in days since 1970.
        at_ms: UTC of what it tells, in ms since 1970, as the device's clock had it.
        clock_ok: False when the device knows its clock to be wrong.
        text: ``data`` as JSON.
        content: What the collector has to know of the data; see ``payloads``.
        person: Enrolled person that it is about.
    """

    id: str
    seq: int
    type: str
    day: int
    at_ms: int
    clock_ok: bool
    text: str
    content: Any
    person: str | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that will never be stored.

    Attributes:
        id: As it came, as far as it is text.
        code: Short name of the reason.
        reason: In words.
    """

    id: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestBatch:
    """A batch, its records told apart.

    Attributes:
        device: Id of the kiosk.
        epoch: UUID of its outbox.
        batch: UUID of the batch.
        sent_ms: UTC by the kiosk's clock when it was sent, in ms since 1970.
        first_seq: Of the batch.
        last_seq: Of the batch; acknowledged with it.
        events: Records to store, by ascending ``seq``.
        rejected: The others.
    """

    device: str
    epoch: str
    batch: str
    sent_ms: int
    first_seq: int
    last_seq: int
    events: tuple[Event, ...]
    rejected: tuple[Rejection, ...]


def parse_batch(body: bytes | str, now_ms: int) -> IngestBatch:
    """Read a batch.

    Args:
        body: JSON, not compressed any more.
        now_ms: UTC in ms since 1970; records that are far ahead of it are rejected.

    Raises:
        BatchError: The body is no batch at all. A record that is wrong is in ``rejected``.
    """
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BatchError(400, "json", f"the body is no JSON ({error})") from None
    if not isinstance(content, dict):
        raise BatchError(422, "batch", "the body is no JSON object")
    if content.get("v") != FORMAT_VERSION:
        raise BatchError(
            422, "version", f"only version {FORMAT_VERSION} of the format is understood"
        )
    events = content.get("events")
    if not isinstance(events, list):
        raise BatchError(422, "batch", "events is no list")
    if len(events) > MAX_RECORDS:
        raise BatchError(413, "size", f"a batch has at most {MAX_RECORDS} records")
    try:
        head = _head(content)
    except RefusedError as error:
        raise BatchError(422, "batch", error.reason) from None
    accepted, rejected = _sorted_out(events, head[4], head[5], now_ms)
    return IngestBatch(*head, tuple(accepted), tuple(rejected))


def _head(content: dict[str, Any]) -> tuple[str, str, str, int, int, int]:
    device = content.get("device")
    if not isinstance(device, str) or not _DEVICE.fullmatch(device):
        raise RefusedError("device", "device is no id of a device")
    first, last = whole(content, "first_seq", MAX_SEQ), whole(content, "last_seq", MAX_SEQ)
    if not 1 <= first <= last:
        raise RefusedError("seq", "first_seq and last_seq are no ascending numbers from 1")
    return (
        device,
        uuid_text(content.get("epoch"), "epoch"),
        uuid_text(content.get("batch"), "batch"),
        stamp_ms(content.get("sent_at"), "sent_at"),
        first,
        last,
    )


def _sorted_out(
    events: list[Any], first: int, last: int, now_ms: int
) -> tuple[list[Event], list[Rejection]]:
    accepted, rejected, before = [], [], first - 1
    for raw in events:
        try:
            event = _event(raw, before, last, now_ms)
        except RefusedError as error:
            named = raw.get("id") if isinstance(raw, dict) else None
            shown = named[:_ID_SHOWN] if isinstance(named, str) else ""
            rejected.append(Rejection(shown, error.code, error.reason))
        else:
            accepted.append(event)
            before = event.seq
    return accepted, rejected


def _event(raw: Any, before: int, last: int, now_ms: int) -> Event:
    if not isinstance(raw, dict):
        raise RefusedError("record", "a record is no JSON object")
    identifier, id_ms = uuid_of_version_7(raw.get("id"), now_ms)
    seq = raw.get("seq")
    if type(seq) is not int or not before < seq <= last:
        raise RefusedError("order", "seq is outside of the batch or does not ascend")
    kind, clock, data = raw.get("type"), raw.get("clock"), raw.get("data")
    if not isinstance(kind, str) or (check := CHECKS.get(kind)) is None:
        raise RefusedError("type", "records of this type are not known here")
    if clock not in ("ok", "bad"):
        raise RefusedError("clock", "clock is neither ok nor bad")
    if not isinstance(data, dict):
        raise RefusedError("data", "data is no JSON object")
    at_ms = stamp_ms(raw.get("ts"), "ts", now_ms)
    content, person = check(data, now_ms)
    text = _text(data)
    return Event(
        identifier, seq, kind, id_ms // DAY_MS, at_ms, clock == "ok", text, content, person
    )


def _text(data: dict[str, Any]) -> str:
    try:
        encoded = orjson.dumps(data)
    except orjson.JSONEncodeError:
        raise RefusedError("data", "data is nested too deeply") from None
    if len(encoded) > MAX_DATA_BYTES:
        raise RefusedError("size", f"data is larger than {MAX_DATA_BYTES} bytes")
    # No text of PostgreSQL holds the character 0.
    if b"\\u0000" in encoded and _has_zero(data):
        raise RefusedError("data", "a text contains the character 0")
    # Only what has many brackets can be deep.
    if encoded.count(b"{") + encoded.count(b"[") > MAX_DEPTH and _deeper(data, MAX_DEPTH):
        raise RefusedError("depth", f"data is nested deeper than {MAX_DEPTH}")
    return encoded.decode()


def _has_zero(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_zero(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(_has_zero(part) for part in value)
    return isinstance(value, str) and "\0" in value


def _deeper(value: Any, allowed: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    if not allowed:
        return True
    parts = value.values() if isinstance(value, dict) else value
    return any(_deeper(part, allowed - 1) for part in parts)
