"""Notifications through moto's SNS, SQS and DynamoDB, read with boto3."""

import json
import secrets
from decimal import Decimal

import boto3
import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.sns import SnsSink
from kiosk.core.sinks import Sink, SinkKind
from tests.servers import free_port
from tests.sink_samples import PERSON, batch, context, identified, record

KEYS = {
    "region_name": "eu-west-1",
    "aws_access_key_id": "key",
    "aws_secret_access_key": "secret",
}
OTHER = "99999999-2222-4333-8444-555555555555"


def never():
    return False


class Cloud:
    """A topic with a queue that gets its messages, and a table of profiles."""

    def __init__(self, url, fifo=False):
        self.url = url
        self.sns = boto3.client("sns", endpoint_url=url, **KEYS)
        self.sqs = boto3.client("sqs", endpoint_url=url, **KEYS)
        self.dynamodb = boto3.resource("dynamodb", endpoint_url=url, **KEYS)
        mark = secrets.token_hex(4)
        end, attributes = (".fifo", {"FifoTopic": "true"}) if fifo else ("", {})
        topic = self.sns.create_topic(Name=f"rekognition-{mark}{end}", Attributes=attributes)
        self.topic = topic["TopicArn"]
        attributes = {"FifoQueue": "true"} if fifo else {}
        self.queue = self.sqs.create_queue(QueueName=f"q-{mark}{end}", Attributes=attributes)[
            "QueueUrl"
        ]
        arn = self.sqs.get_queue_attributes(QueueUrl=self.queue, AttributeNames=["QueueArn"])
        self.sns.subscribe(
            TopicArn=self.topic,
            Protocol="sqs",
            Endpoint=arn["Attributes"]["QueueArn"],
            Attributes={"RawMessageDelivery": "true"},
        )
        self.table = self.dynamodb.create_table(
            TableName=f"profiles-{mark}",
            KeySchema=[{"AttributeName": "FaceId", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "FaceId", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )

    def messages(self):
        got = self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10)
        return [json.loads(message["Body"]) for message in got.get("Messages", ())]

    def close(self):
        for client in (self.sns, self.sqs, self.dynamodb.meta.client):
            client.close()


@pytest.fixture
def cloud(moto):
    made = Cloud(moto)
    yield made
    made.close()


@pytest.fixture
def make_sink(tmp_path):
    made = []

    def make(cloud, **settings):
        given = {
            "endpoint": cloud.topic,
            "service_url": cloud.url,
            "username": "key",
            "profile_table": cloud.table.name,
            **settings,
        }
        sink = Sink(name="notify", kind=SinkKind.SNS, timeout_s=10, **given)
        made.append(SnsSink(sink, context(tmp_path, "secret")))
        return made[-1]

    yield make
    for sink in made:
        sink.close()


def test_the_profile_is_merged_with_what_was_observed(cloud, make_sink):
    cloud.table.put_item(
        Item={
            "FaceId": str(PERSON),
            "Bio": "Likes coffee",
            "visits": 3,
            "score": Decimal("0.5"),
            "tags": {"b", "a"},
            "photo": b"\x00\x01",
            "device": "not from the table",
        }
    )
    sent = batch(identified(5, name="Ana"))
    outcome = make_sink(cloud).deliver(sent, never)
    assert (outcome.verdict, outcome.error) == (Verdict.DELIVERED, None)
    (told,) = cloud.messages()
    assert told == {
        "FaceId": str(PERSON),
        "Bio": "Likes coffee",
        "visits": 3,
        "score": 0.5,
        "tags": ["a", "b"],
        "photo": "AAE=",
        "event": "e",
        "person": str(PERSON),
        "group": "staff",
        "confidence": 0.91,
        "name": "Ana",
        "id": str(sent.records[0].id),
        "device": "window-7",
        "at": "2026-03-14T09:26:53.589793Z",
    }


def test_no_profile_is_logged_and_is_no_error(cloud, make_sink, caplog):
    caplog.set_level("INFO", "kiosk.cloud.sinks.sns")
    outcome = make_sink(cloud).deliver(batch(identified(person=OTHER)), never)
    assert (outcome.verdict, dict(outcome.rejected)) == (Verdict.DELIVERED, {})
    assert cloud.messages() == []
    assert "has no profile" in caplog.text
    assert OTHER not in caplog.text


def test_without_a_table_what_was_observed_is_told(cloud, make_sink):
    sink = make_sink(cloud, profile_table="")
    sink.deliver(batch(identified(person=OTHER)), never)
    (told,) = cloud.messages()
    assert (told["FaceId"], told["group"]) == (OTHER, "staff")
    (entry,) = sink._context.ledger.entries()
    assert json.loads(entry.latest.removeprefix("Publish\n")) == told
    assert "secret" not in str(entry)


def test_a_person_erased_meanwhile_is_not_told_of(cloud, make_sink):
    from kiosk.core.records import RecordType

    emptied = record(RecordType.IDENTIFIED, 1, erased=True)
    sink = make_sink(cloud, profile_table="")
    assert sink.deliver(batch(emptied), never).verdict is Verdict.DELIVERED
    assert cloud.messages() == []


def test_a_repeated_batch_tells_each_once(cloud, make_sink):
    sink = make_sink(cloud, profile_table="")
    sent = batch(identified(1), identified(2))
    for _ in range(2):
        assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
    assert len(cloud.messages()) == 2


def test_a_fifo_topic_drops_what_was_told_before_a_crash(moto, make_sink):
    cloud = Cloud(moto, fifo=True)
    sent = batch(identified(1))
    for _ in range(2):
        sink = make_sink(cloud, profile_table="")
        assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
    assert len(cloud.messages()) == 1
    cloud.close()


@pytest.mark.parametrize("missing", ["topic", "table"])
def test_a_missing_topic_or_table(cloud, make_sink, missing):
    wrong = (
        {"endpoint": cloud.topic + "-not", "profile_table": ""}
        if missing == "topic"
        else {"profile_table": "no-such-table"}
    )
    sink = make_sink(cloud, **wrong)
    outcome = sink.deliver(batch(identified()), never)
    assert outcome.verdict is Verdict.MISCONFIGURED
    assert "does not exist" in outcome.error.message
    report = sink.try_connection()
    assert (report.ok, report.message) == (False, outcome.error.message)


def test_a_table_with_another_key_is_explained(cloud, make_sink):
    table = cloud.dynamodb.create_table(
        TableName=f"{cloud.table.name}-other",
        KeySchema=[{"AttributeName": "Email", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "Email", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    outcome = make_sink(cloud, profile_table=table.name).deliver(batch(identified()), never)
    assert outcome.verdict is Verdict.MISCONFIGURED
    assert "FaceId" in outcome.error.message


def test_a_connection_test_tells_nobody(cloud, make_sink):
    report = make_sink(cloud).try_connection()
    assert report.ok
    assert "table" in report.message
    assert cloud.messages() == []


def test_nobody_there_and_no_credentials(cloud, make_sink, monkeypatch):
    sink = make_sink(cloud, service_url=f"http://127.0.0.1:{free_port()}")
    outcome = sink.deliver(batch(identified()), never)
    assert outcome.verdict is Verdict.RETRY
    assert outcome.error.hint
    for name in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    outcome = make_sink(cloud, username="").deliver(batch(identified()), never)
    assert outcome.verdict is Verdict.REFUSED
    assert "access key" in outcome.error.hint
