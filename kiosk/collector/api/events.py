"""Ingest: kiosks deliver their records."""

import asyncio
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from starlette.requests import Request

from kiosk.collector.api import pushed
from kiosk.collector.api.forms import errors, stamp
from kiosk.collector.auth.dependencies import current_device
from kiosk.collector.auth.device_tokens import Device
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.ingest.batch import BatchError, IngestBatch, parse_batch
from kiosk.collector.ingest.writer import BusyError, Verdict
from kiosk.collector.problems import Problem, forbidden, of_error
from kiosk.core.errors import CollectorError

router = APIRouter(tags=["kiosks"])

_EXAMPLE: Final = {
    "v": 1,
    "device": "shop-berlin-1",
    "epoch": "01949e2c-4a01-7c6b-9f8e-1d2c3b4a5f60",
    "batch": "01949e2c-5b12-7d6c-8f9e-2d3c4b5a6f71",
    "sent_at": "2026-11-21T10:00:01.250Z",
    "first_seq": 1,
    "last_seq": 1,
    "events": [
        {
            "id": "01949e2c-4a02-7c6b-9f8e-1d2c3b4a5f61",
            "seq": 1,
            "type": "count",
            "ts": "2026-11-21T10:00:00.000Z",
            "clock": "ok",
            "data": {"total": 2, "female": 1, "male": 1, "unknown": 0},
        }
    ],
}
_TEXT: Final = {"type": "string"}
_SEQ: Final = {"type": "integer", "minimum": 1}
_RECORD: Final = {
    "type": "object",
    "required": ["id", "seq", "type", "ts", "clock", "data"],
    "properties": {
        "id": {**_TEXT, "format": "uuid", "description": "UUIDv7."},
        "seq": _SEQ,
        "type": {**_TEXT, "description": "See docs/sync.md."},
        "ts": {**_TEXT, "format": "date-time"},
        "clock": {"enum": ["ok", "bad"]},
        "data": {"type": "object"},
    },
}
_BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": [
                    "v",
                    "device",
                    "epoch",
                    "batch",
                    "sent_at",
                    "first_seq",
                    "last_seq",
                    "events",
                ],
                "properties": {
                    "v": {"const": 1},
                    "device": {**_TEXT, "maxLength": 64},
                    "epoch": {**_TEXT, "format": "uuid"},
                    "batch": {**_TEXT, "format": "uuid"},
                    "sent_at": {**_TEXT, "format": "date-time"},
                    "first_seq": _SEQ,
                    "last_seq": _SEQ,
                    "events": {"type": "array", "maxItems": 500, "items": _RECORD},
                },
            },
            "example": _EXAMPLE,
        }
    },
}


class Rejected(BaseModel):
    """A record that will never be stored."""

    id: str
    code: str
    reason: str


class Receipt(BaseModel):
    """What became of a batch; it is durable."""

    batch: str = Field(description="Id of the batch.")
    accepted: int
    duplicates: int = Field(description="Records that were stored before.")
    rejected: list[Rejected]
    ack_seq: int = Field(description="The kiosk may forget its records up to here.")
    server_time: str = Field(description="UTC; tells the kiosk how wrong its clock is.")
    config_etag: str = Field(description="Of its settings; empty when none were ever pushed.")


@router.post(
    "/v1/events",
    status_code=201,
    summary="Deliver records",
    responses=errors(400, 401, 403, 408, 413, 415, 429, 503),
    openapi_extra={"requestBody": _BODY},
)
async def events(
    request: Request,
    device: Annotated[Device, Depends(current_device)],
    collector: Annotated[Collector, Depends(collector_of)],
) -> Receipt:
    """Store a batch of at most 500 records; the body may be gzip.

    The same batch may come again: what is stored already counts as duplicate. Nothing is answered
    before it is durable.
    """
    body = await request.body()
    batch, etag = await run_in_threadpool(_read, collector, device, body)
    try:
        verdict = await asyncio.wrap_future(collector.writer.submit(batch))
    except BusyError as error:
        raise Problem(503, "busy", str(error), headers={"Retry-After": "2"}) from error
    _count(collector, verdict)
    return Receipt(
        batch=batch.batch,
        accepted=verdict.accepted,
        duplicates=verdict.duplicates,
        rejected=[Rejected(id=r.id, code=r.code, reason=r.reason) for r in verdict.rejected],
        ack_seq=verdict.ack_seq,
        server_time=stamp(collector.now_ms()) or "",
        config_etag=etag,
    )


def _read(collector: Collector, device: Device, body: bytes) -> tuple[IngestBatch, str]:
    """The batch, if it is one of that device, and the etag of the device's settings."""
    try:
        batch = parse_batch(body, collector.now_ms())
    except BatchError as error:
        collector.meters.batches.labels(str(error.status)).inc()
        raise Problem(error.status, error.code, str(error)) from error
    except CollectorError as error:
        raise of_error(error) from error
    if batch.device != device.id:
        collector.meters.batches.labels("403").inc()
        raise forbidden(f"This token is for the device {device.id} only", "wrong-device")
    with collector.db.read() as connection:
        return batch, pushed.etag_of(connection, device.id)


def _count(collector: Collector, verdict: Verdict) -> None:
    meters = collector.meters
    meters.batches.labels("201").inc()
    meters.records.labels("accepted").inc(verdict.accepted)
    meters.records.labels("duplicate").inc(verdict.duplicates)
    meters.records.labels("rejected").inc(len(verdict.rejected))
