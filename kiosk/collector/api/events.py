"""Ingest: kiosks deliver their records."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

import orjson
from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from kiosk.collector.api.forms import errors, stamp
from kiosk.collector.auth.dependencies import admitted, device_bearer
from kiosk.collector.auth.device_tokens import Device
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.ingest.batch import BatchError, IngestBatch, parse_batch
from kiosk.collector.ingest.writer import BusyError, Verdict
from kiosk.collector.problems import Problem, forbidden
from kiosk.core.records import MAX_BATCH_BYTES

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


class _DirectRoute(APIRoute):
    """Calls its endpoint with the request and nothing else.

    What the framework does for a route besides (dependencies, a model of the reply) takes longer
    than to check a hundred records.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The endpoint itself."""
        return self.endpoint


router = APIRouter(tags=["kiosks"], route_class=_DirectRoute)


@router.post(
    "/v1/events",
    status_code=201,
    summary="Deliver records",
    response_model=Receipt,
    responses=errors(400, 401, 403, 408, 413, 415, 429, 503),
    openapi_extra={"requestBody": _BODY, "security": [{device_bearer.scheme_name: []}]},
)
async def events(request: Request) -> Response:
    """Store a batch of at most 500 records; the body may be gzip.

    The same batch may come again: what is stored already counts as duplicate. Nothing is answered
    before it is durable.
    """
    collector = collector_of(request)
    kiosk = await admitted(request)
    body = await request.body()
    if len(body) <= MAX_BATCH_BYTES:
        batch = _read(collector, kiosk.device, body)
    else:
        batch = await run_in_threadpool(_read, collector, kiosk.device, body)
    try:
        verdict = await asyncio.wrap_future(collector.writer.submit(batch))
    except BusyError as error:
        raise Problem(503, "busy", str(error), headers={"Retry-After": "2"}) from error
    _count(collector, verdict)
    receipt = {
        "batch": batch.batch,
        "accepted": verdict.accepted,
        "duplicates": verdict.duplicates,
        "rejected": verdict.rejected,
        "ack_seq": verdict.ack_seq,
        "server_time": stamp(collector.now_ms()) or "",
        "config_etag": kiosk.etag,
    }
    return Response(orjson.dumps(receipt), 201, media_type="application/json")


def _read(collector: Collector, device: Device, body: bytes) -> IngestBatch:
    """The batch, if it is one of that device."""
    try:
        batch = parse_batch(body, collector.now_ms())
    except BatchError as error:
        collector.meters.batches.labels(str(error.status)).inc()
        raise Problem(error.status, error.code, str(error)) from error
    if batch.device != device.id:
        collector.meters.batches.labels("403").inc()
        raise forbidden(f"This token is for the device {device.id} only", "wrong-device")
    return batch


def _count(collector: Collector, verdict: Verdict) -> None:
    meters = collector.meters
    meters.batches.labels("201").inc()
    meters.records.labels("accepted").inc(verdict.accepted)
    meters.records.labels("duplicate").inc(verdict.duplicates)
    meters.records.labels("rejected").inc(len(verdict.rejected))
