"""The workshop's way to tell the count: one GET request per state, answered by 201."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.exchange import fetch
from kiosk.cloud.failures import describe_reply
from kiosk.cloud.messages import Request
from kiosk.cloud.sinks.bounded import never
from kiosk.cloud.trust import Trust
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError, PublishError
from kiosk.core.outbound import OutboundPurpose
from kiosk.core.types import PeopleCount

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.delivery import Batch
    from kiosk.cloud.messages import Reply
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.core.sinks import Sink

_PATH: Final = "/analytics/face"
_TEST_SUFFIX: Final = "-test"


def count_request(
    sink: Sink,
    device_id: str,
    password: str,
    count: PeopleCount,
    purpose: OutboundPurpose = OutboundPurpose.COUNTS,
) -> Request:
    """The request that publishes a count."""
    return Request(
        purpose=purpose,
        url=sink.endpoint.rstrip("/") + _PATH,
        params={
            "id": device_id,
            "value": str(count.total),
            "malecount": str(count.male),
            "femalecount": str(count.female),
        },
        username=sink.username,
        password=password,
        timeout_s=sink.timeout_s,
    )


class WorkshopSink:
    """Publishes the newest count of a batch; implements ``RecordSink``.

    The dialect carries a state: older counts of a batch are superseded. A running kiosk
    publishes through ``WorkshopPublisher``, which is not held up by a queue on a disk.

    Args:
        sink: Settings.
        context: What the sinks share.
    """

    def __init__(self, sink: Sink, context: SinkContext) -> None:
        self._sink = sink
        self._context = context

    @property
    def limits(self) -> BatchLimits:
        """The usual ones, without waiting for more."""
        return BatchLimits(linger_s=0.0)

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Publish the newest count."""
        data = json.loads(batch.records[-1].data)
        count = PeopleCount(data["total"], data["female"], data["male"], data["unknown"])
        try:
            reply = self._send(batch.device, count, OutboundPurpose.COUNTS, cancelled)
        except PublishError as error:
            return Outcome(Verdict.RETRY, error=error)
        except CredentialError as error:
            return Outcome(Verdict.RETRY, error=PublishError(error.message, error.hint))
        problem = describe_reply(reply)
        verdict = Verdict.DELIVERED
        if problem is not None:
            verdict = Verdict.REFUSED if reply.status in (401, 403) else Verdict.RETRY
        return Outcome(
            verdict,
            status=reply.status,
            retry_after_s=reply.retry_after_s,
            round_trip_ms=reply.round_trip_ms,
            error=problem,
        )

    def try_connection(self) -> ConnectionReport:
        """Publish a zero as ``<device id>-test``: the dialect has nothing that only asks."""
        device = self._context.device + _TEST_SUFFIX
        purpose = OutboundPurpose.CONNECTION_TEST
        try:
            reply = self._send(device, PeopleCount(), purpose, never)
        except (PublishError, CredentialError) as error:
            return ConnectionReport(ok=False, message=error.message, hint=error.hint)
        problem = describe_reply(reply)
        if problem is not None:
            return ConnectionReport(False, problem.message, problem.hint, reply.round_trip_ms)
        hint = ""
        if self._sink.username and self._sink.endpoint.startswith("http:"):
            hint = "The password travels unencrypted; use https:// if the server offers it."
        return ConnectionReport(True, "the endpoint accepted the test", hint, reply.round_trip_ms)

    def close(self) -> None:
        """Nothing is kept open."""

    def _send(
        self,
        device: str,
        count: PeopleCount,
        purpose: OutboundPurpose,
        cancelled: Callable[[], bool],
    ) -> Reply:
        password = self._context.secret() if self._sink.username else ""
        request = count_request(self._sink, device, password, count, purpose)
        return fetch(request, self._context.ledger, cancelled, Trust(self._sink.authorities))
