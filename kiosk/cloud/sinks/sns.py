"""A notification by Amazon SNS when somebody is identified, with the profile of DynamoDB."""

from __future__ import annotations

import base64
import json
import logging
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from kiosk.cloud.batch_format import utc_text
from kiosk.cloud.delivery import BatchLimits, Outcome, Verdict
from kiosk.cloud.sinks.aws_words import describe_failure, verdict_of
from kiosk.cloud.sinks.bounded import never, within
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError, PublishError
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from kiosk.cloud.delivery import Batch
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.core.records import Record
    from kiosk.core.sinks import Sink

_log = logging.getLogger(__name__)

_CONNECT_S: Final = 5.0
_LINGER_S: Final = 0.5
_RECORDS: Final = 50
"""In one batch: each needs requests of its own."""
KEY: Final = "FaceId"
"""Key of the table of profiles; the id of the person."""


class SnsSink:
    """Publishes who was identified; implements ``RecordSink``.

    With a table of profiles, the profile of the person is looked up by ``FaceId`` and goes into
    the message; who has none there is not told of, which is no error.

    Args:
        sink: Settings.
        context: What the sinks share.
    """

    def __init__(self, sink: Sink, context: SinkContext) -> None:
        self._sink = sink
        self._context = context
        self._sns: Any = None
        self._table: Any = None
        self._told: tuple[UUID | None, set[UUID]] = None, set()

    @property
    def limits(self) -> BatchLimits:
        """How much goes into one batch."""
        return BatchLimits(records=_RECORDS, linger_s=_LINGER_S)

    def deliver(self, batch: Batch, cancelled: Callable[[], bool]) -> Outcome:
        """Tell of each record that was not told of yet by a try of this batch."""
        started = time.monotonic()
        if self._told[0] != batch.id:
            self._told = batch.id, set()
        rejected: dict[UUID, str] = {}
        for record in batch.records:
            if record.id in self._told[1]:
                continue
            try:
                self._tell(batch, record, cancelled)
            except CredentialError as error:
                return Outcome(Verdict.RETRY, error=PublishError(error.message, error.hint))
            except (BotoCoreError, ClientError, PublishError) as error:
                verdict = verdict_of(error)
                if verdict is not Verdict.INVALID:
                    return self._failed(verdict, error)
                rejected[record.id] = describe_failure(error).message
            self._told[1].add(record.id)
        took_ms = (time.monotonic() - started) * 1e3
        return Outcome(Verdict.DELIVERED, rejected=rejected, round_trip_ms=took_ms)

    def try_connection(self) -> ConnectionReport:
        """Ask for the topic and the table; nothing is published."""
        started = time.monotonic()
        try:
            self.close()
            self._connect()
            self._call(lambda: self._sns.get_topic_attributes(TopicArn=self._sink.endpoint), never)
            if self._table is not None:
                self._call(lambda: self._table.get_item(Key={KEY: "connection-test"}), never)
        except CredentialError as error:
            return ConnectionReport(ok=False, message=error.message, hint=error.hint)
        except (BotoCoreError, ClientError, PublishError) as error:
            problem = describe_failure(error)
            return ConnectionReport(ok=False, message=problem.message, hint=problem.hint)
        self._context.ledger.note(
            self._sink.endpoint, OutboundPurpose.CONNECTION_TEST, (), "GetTopicAttributes"
        )
        message = "the topic is there" + (" and so is the table" if self._table else "")
        return ConnectionReport(True, message, "", (time.monotonic() - started) * 1e3)

    def close(self) -> None:
        """Close the connections."""
        for client in (self._sns, self._table and self._table.meta.client):
            if client is not None:
                client.close()
        self._sns = self._table = None

    # ---------------------------------------------------------------------------- one record

    def _tell(self, batch: Batch, record: Record, cancelled: Callable[[], bool]) -> None:
        data = json.loads(record.data)
        person = data.get("person")
        if not person:
            _log.debug("a person was erased before a notification about them was sent")
            return
        self._connect()
        profile: Mapping[str, Any] = {}
        if self._table is not None:
            reply = self._call(lambda: self._table.get_item(Key={KEY: person}), cancelled)
            if "Item" not in reply:
                _log.info("a recognised person has no profile in %s", self._sink.profile_table)
                return
            profile = reply["Item"]
        text = message(profile, batch.device, record, data)
        request: dict[str, Any] = {
            "TopicArn": self._sink.endpoint,
            "Message": text,
            "MessageAttributes": {
                "type": {"DataType": "String", "StringValue": record.type.value},
                "device": {"DataType": "String", "StringValue": batch.device},
            },
        }
        if self._sink.endpoint.endswith(".fifo"):
            # Such a topic drops a repeated message by itself, for five minutes.
            request["MessageGroupId"] = batch.device
            request["MessageDeduplicationId"] = str(record.id)
        try:
            self._call(lambda: self._sns.publish(**request), cancelled)
        finally:
            self._context.ledger.note(
                self._sink.endpoint, OutboundPurpose.RECORDS, json.loads(text), f"Publish\n{text}"
            )

    def _connect(self) -> None:
        if self._sns is not None:
            return
        sink = self._sink
        config = Config(
            connect_timeout=_CONNECT_S,
            read_timeout=sink.timeout_s,
            # Tries are repeated by the engine, which tells the operator about each.
            retries={"total_max_attempts": 1},
        )
        session = _session()
        options: dict[str, Any] = {
            "region_name": sink.region or sink.endpoint.split(":")[3] or None,
            "endpoint_url": sink.service_url or None,
            "config": config,
        }
        if sink.username:
            options["aws_access_key_id"] = sink.username
            options["aws_secret_access_key"] = self._context.secret()
        self._sns = session.client("sns", **options)
        if sink.profile_table:
            self._table = session.resource("dynamodb", **options).Table(sink.profile_table)

    def _call(self, work: Callable[[], Any], cancelled: Callable[[], bool]) -> Any:
        return within(_CONNECT_S + self._sink.timeout_s, cancelled, work)

    def _failed(self, verdict: Verdict, error: Exception) -> Outcome:
        if verdict in (Verdict.REFUSED, Verdict.MISCONFIGURED):
            self.close()  # so that the secret is read anew
        return Outcome(verdict, error=describe_failure(error).with_traceback(None))


def _session() -> Any:
    """A session that does not look for access at the metadata service of a cloud.

    A kiosk stands in a shop; who answers at that address there may be anybody.
    """
    core = botocore.session.get_session()
    core.get_component("credential_provider").remove("iam-role")
    return boto3.session.Session(botocore_session=core)


def message(
    profile: Mapping[str, Any], device: str, record: Record, data: Mapping[str, Any]
) -> str:
    """The profile merged with what was observed, as JSON.

    Where both have a field of one name, the observation stands.

    Args:
        profile: Item of the table; empty when there is no table.
        device: Id of this kiosk.
        record: Of type ``identified``.
        data: Its data.
    """
    merged = {
        **profile,
        KEY: data["person"],
        **data,
        "id": str(record.id),
        "device": device,
        "at": utc_text(record.at),
    }
    return json.dumps(merged, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    """Values of DynamoDB that JSON does not know."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    # boto3's Binary holds bytes.
    return base64.b64encode(bytes(getattr(value, "value", b""))).decode()
