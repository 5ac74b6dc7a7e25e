"""Batches by HTTP, to a Vitrine collector or to any server that takes JSON."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from kiosk.cloud.batch_format import encode, field_names
from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.endpoint_rules import check_literal
from kiosk.cloud.exchange import Channel
from kiosk.cloud.messages import Request
from kiosk.cloud.replies import BODY_LIMIT, Step, Trial, judge, next_step
from kiosk.cloud.reply_words import describe_status
from kiosk.cloud.trust import Trust
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError, PublishError
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.delivery import Batch
    from kiosk.cloud.messages import Reply
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.sinks import Sink

EVENTS_PATH: Final = "/v1/events"
CONFIG_PATH: Final = "/v1/config"
WHOLE_S: Final = 60.0
_COMPRESS_FROM: Final = 1024
_COMPRESSION_LEVEL: Final = 4
"""Of the levels of gzip; higher ones cost several times as much and save some per cent."""
_SHOWN: Final = 5000
"""Characters of a batch that the outbound ledger gets."""


class HttpSink:
    """Sends batches by POST; implements ``RecordSink``.

    Args:
        sink: Where to. An address without a path is the base address of a collector.
        secret: Reads the secret: a token, or with a user name the password. May be slow.
        ledger: Notes what is sent.
    """

    def __init__(
        self,
        sink: Sink,
        secret: Callable[[], str],
        ledger: OutboundLedger,
    ) -> None:
        self._sink = sink
        self._read_secret = secret
        self._ledger = ledger
        self._secret: str | None = None
        self._takes_gzip = True
        self._channel = Channel(Trust(sink.authorities, sink.client_certificate, sink.client_key))

    @property
    def limits(self) -> BatchLimits:
        """The usual ones."""
        return BatchLimits()

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Send a batch and judge the reply; see ``RecordSink``."""
        plain = encode(batch)
        request = replace(
            self._request(OutboundPurpose.RECORDS, self.url),
            method="POST",
            body=plain,
            content=plain[:_SHOWN].decode(errors="replace"),
            fields=field_names(batch),
            headers={"Content-Type": "application/json", "Idempotency-Key": f'"{batch.id}"'},
            body_limit=BODY_LIMIT,
        )
        try:
            check_literal(self.url)
            reply = self._converse(request, plain, cancelled)
        except CredentialError as error:
            return Outcome(Verdict.RETRY, error=PublishError(error.message, error.hint))
        except PublishError as error:
            return Outcome(Verdict.RETRY, error=error)
        return judge(reply, batch.id, [record.id for record in batch.records], self._sink.accept)

    @property
    def url(self) -> str:
        """Where batches go."""
        endpoint = self._sink.endpoint
        if self._sink.accept or urlsplit(endpoint).path not in ("", "/"):
            return endpoint
        return endpoint.rstrip("/") + EVENTS_PATH

    def try_connection(self) -> ConnectionReport:
        """Ask without sending records: a collector for the settings, others for a header."""
        asks_collector = self.url.endswith(EVENTS_PATH) and not self._sink.accept
        url = self.url.removesuffix(EVENTS_PATH) + CONFIG_PATH if asks_collector else self.url
        request = self._request(OutboundPurpose.CONNECTION_TEST, url)
        if not asks_collector:
            request = replace(request, method="HEAD")
        try:
            check_literal(url)
            self._secret = None
            reply = self._converse(request, b"", lambda: False)
        except (PublishError, CredentialError) as error:
            return ConnectionReport(ok=False, message=error.message, hint=error.hint)
        finally:
            self._channel.close()
        return self._report_test(reply, asks_collector=asks_collector)

    def close(self) -> None:
        """Close the connection."""
        self._channel.close()

    # ------------------------------------------------------------------------- one batch

    def _request(self, purpose: OutboundPurpose, url: str) -> Request:
        return Request(
            purpose=purpose,
            url=url,
            timeout_s=self._sink.timeout_s,
            whole_s=max(WHOLE_S, self._sink.timeout_s),
        )

    def _converse(self, request: Request, plain: bytes, cancelled: Callable[[], bool]) -> Reply:
        """Send, and send again as redirects, a new secret or 415 ask for it.

        Raises:
            PublishError: There was no reply.
            CredentialError: The secret cannot be read.
        """
        started = time.monotonic()
        trial = Trial(request.url, compressed=self._takes_gzip and len(plain) > _COMPRESS_FROM)
        while True:
            left_s = (request.whole_s or WHOLE_S) - (time.monotonic() - started)
            if left_s <= 0:
                raise PublishError("the server takes too long with its redirects")
            sent = replace(self._dressed(request, plain, trial), whole_s=left_s)
            reply = self._channel.fetch(sent, self._ledger, cancelled)
            step = next_step(reply, trial)
            if step is Step.FOLLOW:
                url = urljoin(trial.url, reply.location)
                trial = replace(trial, url=url, redirects=trial.redirects + 1)
            elif step is Step.SEND_PLAIN:
                self._takes_gzip = False
                trial = replace(trial, compressed=False)
            elif step is Step.RENEW_SECRET:
                known, self._secret = self._secret, None
                if self._current_secret() == known:
                    return reply
                trial = replace(trial, secret_renewed=True)
            else:
                return reply

    def _dressed(self, request: Request, plain: bytes, trial: Trial) -> Request:
        secret, username = self._current_secret(), self._sink.username
        headers = dict(request.headers)
        if trial.compressed:
            headers["Content-Encoding"] = "gzip"
            # Without a time in it, a repeated try has the same bytes.
            plain = gzip.compress(plain, _COMPRESSION_LEVEL, mtime=0)
        return replace(
            request,
            url=trial.url,
            headers=headers,
            body=plain,
            username=username,
            password=secret if username else "",
            token="" if username else secret,
        )

    def _current_secret(self) -> str:
        if self._secret is None:
            self._secret = self._read_secret()
        return self._secret

    def _report_test(self, reply: Reply, *, asks_collector: bool) -> ConnectionReport:
        status, took = reply.status, reply.round_trip_ms
        if asks_collector:
            ok = status in (200, 204, 304) and not reply.is_web_page
        else:
            # A server that takes POST may have no answer to HEAD.
            ok = status in (405, 501) or 200 <= status < 300
        if not ok:
            problem = describe_status(reply)
            return ConnectionReport(False, problem.message, problem.hint, took)
        hint = ""
        if self._current_secret() and self.url.startswith("http:"):
            hint = "The secret travels unencrypted; use https:// if the server offers it."
        if asks_collector:
            return ConnectionReport(True, "the collector knows this device", hint, took)
        message = f"the server answers ({status}); whether it takes records, the first will show"
        return ConnectionReport(True, message, hint, took)
