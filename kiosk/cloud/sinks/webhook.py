"""Batches as signed requests to any web service."""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

from kiosk.cloud.batch_format import encode, field_names
from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.endpoint_rules import check_literal
from kiosk.cloud.exchange import Channel
from kiosk.cloud.messages import Request
from kiosk.cloud.replies import BODY_LIMIT, Step, Trial, judge, next_step
from kiosk.cloud.reply_words import describe_status
from kiosk.cloud.sinks.bounded import never
from kiosk.cloud.trust import Trust
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError, PublishError
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.delivery import Batch
    from kiosk.cloud.messages import Reply
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.core.sinks import Sink

BATCH_HEADER: Final = "Vitrine-Batch"
EVENT_HEADER: Final = "Vitrine-Event"
TIMESTAMP_HEADER: Final = "Vitrine-Timestamp"
SIGNATURE_HEADER: Final = "Vitrine-Signature"
_ACCEPTED: Final = (200, 201, 202, 204)
_WHOLE_S: Final = 60.0
_SHOWN: Final = 5000
"""Characters of a batch that the outbound ledger gets."""


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Value of the header that signs a request: ``v1=`` and 64 hexadecimal digits.

    HMAC-SHA256 (RFC 2104) over the timestamp in decimal digits, a full stop, and the body as it
    goes over the network. The receiver computes the same, compares in constant time, and
    refuses timestamps that are older than it allows.

    Args:
        secret: Known to both sides; its UTF-8 bytes are the key.
        timestamp: Seconds since 1970, as in the header beside it.
        body: Of the request.
    """
    signed = str(timestamp).encode() + b"." + body
    return "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


class WebhookSink:
    """Sends batches by POST, each signed; implements ``RecordSink``.

    A repeated batch has the same body and batch id, but the time and signature of its own try,
    so that a receiver may refuse old requests.

    Args:
        sink: Settings.
        context: What the sinks share.
    """

    def __init__(self, sink: Sink, context: SinkContext) -> None:
        self._sink = sink
        self._context = context
        self._secret: str | None = None
        self._channel = Channel(Trust(sink.authorities, sink.client_certificate, sink.client_key))

    @property
    def limits(self) -> BatchLimits:
        """The usual ones."""
        return BatchLimits()

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Send a batch and judge the reply; see ``RecordSink``."""
        body = encode(batch)
        request = replace(
            self._request(OutboundPurpose.RECORDS, "batch", str(batch.id)),
            body=body,
            content=body[:_SHOWN].decode(errors="replace"),
            fields=field_names(batch),
        )
        try:
            reply = self._converse(request, cancelled)
        except CredentialError as error:
            return Outcome(Verdict.RETRY, error=PublishError(error.message, error.hint))
        except _NoSecretError as error:
            return Outcome(Verdict.REFUSED, error=error)
        except PublishError as error:
            return Outcome(Verdict.RETRY, error=error)
        ids = [record.id for record in batch.records]
        return judge(reply, batch.id, ids, self._sink.accept or _ACCEPTED)

    def try_connection(self) -> ConnectionReport:
        """Send a signed ``{"test": true}``, marked by ``Vitrine-Event: test``."""
        body = b'{"test":true}'
        request = replace(
            self._request(OutboundPurpose.CONNECTION_TEST, "test", str(uuid4())),
            body=body,
            content=body.decode(),
        )
        try:
            self._secret = None
            reply = self._converse(request, never)
        except (PublishError, CredentialError) as error:
            return ConnectionReport(ok=False, message=error.message, hint=error.hint)
        finally:
            self._channel.close()
        accepted = self._sink.accept or _ACCEPTED
        if reply.status not in accepted or reply.is_web_page:
            problem = describe_status(reply)
            return ConnectionReport(False, problem.message, problem.hint, reply.round_trip_ms)
        hint = ""
        if urlsplit(self._sink.endpoint).scheme == "http":
            hint = "What is sent can be read on the way; use https:// if the server offers it."
        message = f"the web service accepted a signed test ({reply.status})"
        return ConnectionReport(True, message, hint, reply.round_trip_ms)

    def close(self) -> None:
        """Close the connection."""
        self._channel.close()

    def _request(self, purpose: OutboundPurpose, event: str, number: str) -> Request:
        return Request(
            purpose=purpose,
            url=self._sink.endpoint,
            method="POST",
            headers={
                "Content-Type": "application/json",
                "Idempotency-Key": f'"{number}"',
                BATCH_HEADER: number,
                EVENT_HEADER: event,
            },
            body_limit=BODY_LIMIT,
            timeout_s=self._sink.timeout_s,
            whole_s=max(_WHOLE_S, self._sink.timeout_s),
        )

    def _converse(self, request: Request, cancelled: Callable[[], bool]) -> Reply:
        """Send, and send again as redirects or a new secret ask for it.

        Raises:
            PublishError: There was no reply, or there is nothing to sign with.
            CredentialError: The secret cannot be read.
        """
        started = time.monotonic()
        trial = Trial(request.url)
        while True:
            left_s = (request.whole_s or _WHOLE_S) - (time.monotonic() - started)
            if left_s <= 0:
                raise PublishError("the server takes too long with its redirects")
            check_literal(trial.url)
            sent = replace(self._signed(request), url=trial.url, whole_s=left_s)
            reply = self._channel.fetch(sent, self._context.ledger, cancelled)
            step = next_step(reply, trial)
            if step is Step.FOLLOW:
                url = urljoin(trial.url, reply.location)
                trial = replace(trial, url=url, redirects=trial.redirects + 1)
            elif step is Step.RENEW_SECRET:
                known, self._secret = self._secret, None
                if self._current_secret() == known:
                    return reply
                trial = replace(trial, secret_renewed=True)
            else:
                return reply

    def _signed(self, request: Request) -> Request:
        timestamp = int(self._context.clock.utc_now().timestamp())
        headers = {
            **request.headers,
            TIMESTAMP_HEADER: str(timestamp),
            SIGNATURE_HEADER: signature(self._current_secret(), timestamp, request.body),
        }
        return replace(request, headers=headers)

    def _current_secret(self) -> str:
        if self._secret is None:
            self._secret = self._context.secret()
        if not self._secret:
            self._secret = None
            raise _NoSecretError(
                "there is no secret to sign with",
                "Enter a secret for this destination, and the same at the web service.",
            )
        return self._secret


class _NoSecretError(PublishError):
    """Nothing is sent unsigned."""
