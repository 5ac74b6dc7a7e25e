"""Records as messages of an MQTT 5 broker."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from kiosk.cloud.batch_format import utc_text
from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.sinks.bounded import never, within
from kiosk.cloud.sinks.mqtt_replies import (
    PAYLOAD_INVALID,
    UNSPECIFIED,
    describe_failure,
    outcome_of,
)
from kiosk.cloud.sinks.mqtt_session import CONNECT_TIMEOUT_S, Login, Message, Session
from kiosk.cloud.sinks.topics import RETAIL_TRAFFIC, topics
from kiosk.cloud.trust import Trust
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError, PublishError, UnconfirmedError
from kiosk.core.outbound import OutboundPurpose
from kiosk.core.records import FORMAT_VERSION, RecordType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from kiosk.cloud.delivery import Batch
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.core.records import Record
    from kiosk.core.sinks import Sink

_log = logging.getLogger(__name__)

ONLINE: Final = b"online"
OFFLINE: Final = b"offline"
_PORTS: Final = {"mqtt": 1883, "mqtts": 8883}
_TEST_SUFFIX: Final = "-test"
_LINGER_S: Final = 0.5
"""Messages are for those who want to know at once; a few of a moment still go together."""


class MqttSink:
    """Publishes each record with QoS 1; implements ``RecordSink``.

    The connection stays between batches, and so does the session at the broker. A batch is
    delivered when every one of its messages is confirmed. Those that were confirmed before a
    break are not published again with the same batch.

    Args:
        sink: Settings.
        context: What the sinks share.
    """

    def __init__(self, sink: Sink, context: SinkContext) -> None:
        self._sink = sink
        self._context = context
        parts = urlsplit(sink.endpoint)
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._encrypted = parts.scheme == "mqtts"
        self._session: Session | None = None
        self._confirmed: tuple[UUID | None, set[UUID]] = None, set()

    @property
    def limits(self) -> BatchLimits:
        """How much goes into one batch."""
        return BatchLimits(linger_s=_LINGER_S)

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Publish the records of a batch and wait for their confirmations."""
        started = time.monotonic()
        if self._confirmed[0] != batch.id:
            self._confirmed = batch.id, set()
        waiting = [record for record in batch.records if record.id not in self._confirmed[1]]
        try:
            names = topics(self._sink.topic, self._context.device, self._context.location)
        except PublishError as error:
            return Outcome(Verdict.MISCONFIGURED, error=error)
        problem = self._connect(names, cancelled)
        if problem is not None:
            return problem
        assert self._session is not None
        messages, owners = self._messages(batch, waiting, names)
        rejected = {
            waiting[owner].id: "larger than the broker takes"
            for message, owner in zip(messages, owners, strict=True)
            if not self._session.takes(message)
        }
        if rejected:
            waiting = [record for record in waiting if record.id not in rejected]
            messages, owners = self._messages(batch, waiting, names)
        codes = self._session.publish(messages, cancelled)
        self._note(messages, codes)
        outcome = self._settle(waiting, messages, owners, codes)
        outcome = replace(outcome, rejected={**outcome.rejected, **rejected})
        if len(codes) < len(messages):
            self._drop()  # a connection that owes answers is not worth waiting for
        return _timed(outcome, started)

    def try_connection(self) -> ConnectionReport:
        """Log in under a name of its own and leave again; nothing is published."""
        started = time.monotonic()
        try:
            topics(self._sink.topic, self._context.device, self._context.location)
        except PublishError as error:
            return ConnectionReport(ok=False, message=error.message, hint=error.hint)
        outcome = self._open(self._login(_TEST_SUFFIX, None), never)
        took_ms = (time.monotonic() - started) * 1e3
        if isinstance(outcome, Outcome):
            assert outcome.error is not None
            return ConnectionReport(
                ok=False, message=outcome.error.message, hint=outcome.error.hint
            )
        outcome.close(with_will=False)
        self._context.ledger.note(
            self._sink.endpoint, OutboundPurpose.CONNECTION_TEST, (), "CONNECT, DISCONNECT"
        )
        plain = self._sink.username and not self._encrypted
        return ConnectionReport(
            ok=True,
            message="the broker accepted the login",
            hint="The password travels unencrypted; use mqtts:// if the broker offers it."
            if plain
            else "",
            round_trip_ms=took_ms,
        )

    def close(self) -> None:
        """Leave the broker, which then tells that this kiosk is offline."""
        session, self._session = self._session, None
        if session is not None:
            session.close(with_will=True)

    # ------------------------------------------------------------------- the connection

    def _connect(
        self, names: Mapping[RecordType, str], cancelled: Callable[[], bool]
    ) -> Outcome | None:
        """Make sure that a connection stands; what went wrong, if anything did."""
        if self._session is not None and self._session.alive:
            return None
        self._drop()
        presence = RecordType.STATUS in self._sink.wanted_types
        status = names[RecordType.STATUS]
        will = Message(status, OFFLINE, retained=True, json=False) if presence else None
        opened = self._open(self._login("", will), cancelled)
        if isinstance(opened, Outcome):
            return opened
        self._session = opened
        if not presence:
            return None
        online = Message(status, ONLINE, retained=True, json=False)
        codes = opened.publish([online], cancelled)
        self._note([online], codes)
        code = codes.get(0)
        if code is not None and code < UNSPECIFIED:
            return None
        self._drop()
        return self._broken(opened) if code is None else outcome_of(code, status)

    def _open(self, login: Login | Outcome, cancelled: Callable[[], bool]) -> Session | Outcome:
        if isinstance(login, Outcome):
            return login
        session = Session(login, self._sink.timeout_s)

        def open_session() -> None:
            session.open()

        try:
            within(
                CONNECT_TIMEOUT_S + self._sink.timeout_s,
                cancelled,
                open_session,
                lambda _: session.abandon(),
            )
        except (OSError, PublishError, ValueError) as error:
            session.abandon()
            if session.refused:
                return outcome_of(session.refused)
            reason = describe_failure(error, self._host, self._port)
            return Outcome(Verdict.RETRY, error=reason)
        return session

    def _login(self, suffix: str, will: Message | None) -> Login | Outcome:
        sink = self._sink
        trust = Trust(sink.authorities, sink.client_certificate, sink.client_key)
        try:
            tls = trust.context() if self._encrypted else None
            password = self._context.secret() if sink.username else ""
        except PublishError as error:
            return Outcome(Verdict.MISCONFIGURED, error=error)
        except CredentialError as error:
            return Outcome(Verdict.RETRY, error=PublishError(error.message, error.hint))
        return Login(
            host=self._host,
            port=self._port,
            client_id=f"vitrine-{self._context.device}-{sink.name}{suffix}",
            username=sink.username,
            password=password,
            tls=tls,
            will=will,
        )

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.abandon()

    def _broken(self, session: Session) -> Outcome:
        if session.refused:
            return outcome_of(session.refused)
        error = UnconfirmedError(
            f"{self._host} did not confirm all messages",
            "Check the network and the broker; they are published again by themselves.",
        )
        return Outcome(Verdict.RETRY, error=error)

    # --------------------------------------------------------------------- the messages

    def _messages(
        self, batch: Batch, records: Sequence[Record], names: Mapping[RecordType, str]
    ) -> tuple[list[Message], list[int]]:
        """The messages, and for each the position of its record."""
        messages, owners = [], []
        for position, record in enumerate(records):
            payload = _encoded(record_document(batch, record))
            retained = record.type is RecordType.STATUS
            messages.append(Message(names[record.type], payload, retained))
            owners.append(position)
            if record.type is RecordType.COUNT and self._sink.retail_traffic:
                messages.append(Message(RETAIL_TRAFFIC, _encoded(retail_traffic(record))))
                owners.append(position)
        return messages, owners

    def _settle(
        self,
        records: Sequence[Record],
        messages: Sequence[Message],
        owners: Sequence[int],
        codes: Mapping[int, int],
    ) -> Outcome:
        """What the confirmations mean for the batch."""
        assert self._session is not None
        missing = {owners[i] for i in range(len(messages)) if i not in codes}
        failed = {i: code for i, code in codes.items() if code >= UNSPECIFIED}
        missing |= {owners[i] for i in failed}
        rejected = {
            records[owners[i]].id: "the broker does not accept the content (0x99)"
            for i, code in failed.items()
            if code == PAYLOAD_INVALID
        }
        taken = {record.id for i, record in enumerate(records) if i not in missing}
        self._confirmed[1].update(taken)
        for i, code in failed.items():
            if code != PAYLOAD_INVALID:
                return outcome_of(code, messages[i].topic)
        if len(codes) < len(messages):
            return self._broken(self._session)
        return Outcome(Verdict.DELIVERED, rejected=rejected)

    def _note(self, messages: Sequence[Message], codes: Mapping[int, int]) -> None:
        """Tell the ledger what left; what was not confirmed may have left as well."""
        if not messages:
            return
        latest = messages[max(codes, default=0)]
        fields: list[str] = []
        if latest.json:
            document = json.loads(latest.payload)
            fields = [*document, *document.get("data", ())]
        content = f"PUBLISH {latest.topic}\n{latest.payload.decode()}"
        self._context.ledger.note(self._sink.endpoint, OutboundPurpose.RECORDS, fields, content)


def record_document(batch: Batch, record: Record) -> dict[str, Any]:
    """A record for receivers that get records one by one."""
    return {
        "v": FORMAT_VERSION,
        "device": batch.device,
        "epoch": str(batch.epoch),
        "id": str(record.id),
        "seq": record.seq,
        "type": record.type.value,
        "ts": utc_text(record.at),
        "clock": "ok" if record.clock_ok else "bad",
        "data": json.loads(record.data),
    }


def retail_traffic(record: Record) -> dict[str, int | None]:
    """People present and people looking, as store analytics publish them.

    ``lookers`` is null when the kiosk did not measure who looks.
    """
    data = json.loads(record.data)
    traffic = {"shoppers": data.get("total", 0), "lookers": data.get("looking")}
    return {**traffic, **data.get("moods", {})}


def _encoded(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _timed(outcome: Outcome, started: float) -> Outcome:
    return replace(outcome, round_trip_ms=(time.monotonic() - started) * 1e3)
