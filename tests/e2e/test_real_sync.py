"""One queue, three real receivers at once, one of them away for a while: all get everything."""

from __future__ import annotations

import json
import random
import secrets
import threading
import time

import boto3
import paho.mqtt.client as paho
import pytest
from azure.core.credentials import AzureNamedKeyCredential
from azure.storage.blob import BlobServiceClient
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from kiosk.cloud.engine import SyncEngine
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.cloud.sinks.context import SinkContext
from kiosk.cloud.sinks.factory import make_sink
from kiosk.core.clock import SystemClock
from kiosk.core.outbound import OutboundLedger
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind
from tests.servers import AZURITE_ACCOUNT, AZURITE_KEY

PATIENCE_S = 45


class Hasty(random.Random):
    """Pauses are a thousandth of what they would be."""

    def uniform(self, a: float, b: float) -> float:
        return super().uniform(a, b) / 1000


class Listener:
    """Nobody has to hear."""

    def sinks_changed(self):
        """The statuses are asked for."""

    def problem(self, where, error):
        """The statuses tell."""

    def config_offered(self, sink, etag):
        """No collector is there."""


class Reader:
    """A client whose session the broker keeps while both are away."""

    def __init__(self, port):
        self.seen, self.topics = [], threading.Event()
        self._client = paho.Client(
            CallbackAPIVersion.VERSION2, client_id="reader", protocol=paho.MQTTv5
        )
        self._client.on_connect = lambda c, *_: c.subscribe("vitrine/window-7/counts", qos=1)
        self._client.on_subscribe = lambda *_: self.topics.set()
        self._client.on_message = lambda _c, _d, m: self.seen.append(json.loads(m.payload)["seq"])
        self._client.reconnect_delay_set(1, 1)
        kept = Properties(PacketTypes.CONNECT)
        kept.SessionExpiryInterval = 3600
        self._client.connect("127.0.0.1", port, clean_start=False, properties=kept)
        self._client.loop_start()
        assert self.topics.wait(PATIENCE_S)

    def close(self):
        self._client.disconnect()
        self._client.loop_stop()


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def draft(number):
    clock = SystemClock()
    data = {"total": number, "female": 0, "male": 0, "unknown": number}
    return Draft(RecordType.COUNT, clock.utc_now(), clock.monotonic_ns(), data)


@pytest.fixture
def outbox(tmp_path):
    made = Outbox(tmp_path / "outbox.db", SystemClock(), limits=OutboxLimits(spare_share=0.0))
    yield made
    made.close()


@pytest.fixture
def bucket(moto):
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    client = boto3.client("s3", endpoint_url=moto, region_name="us-east-1", **keys)
    name = f"bucket-{secrets.token_hex(6)}"
    client.create_bucket(Bucket=name)
    yield client, name
    client.close()


@pytest.fixture
def container(azurite):
    credential = AzureNamedKeyCredential(AZURITE_ACCOUNT, AZURITE_KEY)
    with BlobServiceClient(azurite, credential) as service:
        yield service.create_container(f"container-{secrets.token_hex(6)}")


def numbers(documents):
    """Numbers of all records of stored batches."""
    return sorted(event["seq"] for text in documents for event in json.loads(text)["events"])


def test_three_receivers_and_a_broker_that_is_away(
    tmp_path, outbox, own_mosquitto, bucket, container, azurite, moto, allow_log
):
    allow_log("the next try comes in")
    s3, name = bucket
    given = {
        "broker": "",
        "amazon": "secret",
        "azure": AZURITE_KEY,
    }
    sinks = [
        Sink(
            name="broker",
            kind=SinkKind.MQTT,
            endpoint=f"mqtt://127.0.0.1:{own_mosquitto.port}",
            timeout_s=10,
        ),
        Sink(
            name="amazon",
            kind=SinkKind.STORAGE,
            endpoint=f"s3://{name}/{{device}}",
            service_url=moto,
            username="key",
        ),
        Sink(
            name="azure",
            kind=SinkKind.STORAGE,
            endpoint=f"az://{container.container_name}",
            service_url=azurite,
            username=AZURITE_ACCOUNT,
        ),
    ]
    ledger = OutboundLedger(SystemClock())

    def make(sink):
        return make_sink(
            sink,
            SinkContext(
                device="window-7",
                location="",
                secret=lambda: given[sink.name],
                ledger=ledger,
                clock=SystemClock(),
                pictures=None,
                state_folder=tmp_path,
            ),
        )

    def states():
        return {status.name: status for status in engine.statuses()}

    def taken():
        return [status.acknowledged for status in engine.statuses()]

    def put(first, last):
        for number in range(first, last + 1):
            engine.put(draft(number))

    reader = Reader(own_mosquitto.port)
    engine = SyncEngine(outbox, make, Listener(), generator=Hasty())
    engine.configure(sinks, "window-7")
    engine.start()
    try:
        put(1, 100)
        wait_until(lambda: engine.flush() or taken() == [100, 100, 100])
        own_mosquitto.stop()
        put(101, 700)
        wait_until(lambda: engine.flush() or taken() == [100, 700, 700])
        wait_until(lambda: states()["broker"].last_error)
        assert states()["broker"].depth == 600
        own_mosquitto.start()
        wait_until(lambda: engine.flush() or taken() == [700, 700, 700])
        wait_until(lambda: len(set(reader.seen)) == 700)
    finally:
        assert engine.stop(PATIENCE_S)
        reader.close()
    everything = list(range(1, 701))
    assert sorted(set(reader.seen)) == everything
    keys = [found["Key"] for found in s3.list_objects_v2(Bucket=name)["Contents"]]
    assert all(key.startswith("window-7/20") for key in keys)
    stored = [s3.get_object(Bucket=name, Key=key)["Body"].read() for key in keys]
    assert numbers(stored) == everything
    blobs = [container.download_blob(blob).readall() for blob in container.list_blob_names()]
    assert numbers(blobs) == everything
    assert all(status.dead == 0 and status.dropped == 0 for status in states().values())
