"""Messages through a real mosquitto, read by its own client and by paho."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import threading
from contextlib import contextmanager
from queue import Empty, Queue

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.mqtt import MqttSink
from kiosk.core.records import RecordType
from kiosk.core.sinks import Sink, SinkKind
from tests.servers import free_port, missing
from tests.sink_samples import batch, context, record

PATIENCE_S = 30


def never():
    return False


@pytest.fixture
def make_sink(tmp_path):
    made = []

    def make(port, *, scheme="mqtt", secret="", device="window-7", **settings):
        settings.setdefault("timeout_s", 10)
        endpoint = f"{scheme}://127.0.0.1:{port}"
        sink = Sink(name="broker", kind=SinkKind.MQTT, endpoint=endpoint, **settings)
        made.append(MqttSink(sink, context(tmp_path, secret, device=device)))
        return made[-1]

    yield make
    for sink in made:
        sink.close()


@contextmanager
def subscriber(port, topic, **login):
    """Messages as another program's client gets them."""
    arrived, subscribed = Queue(), threading.Event()
    client = paho.Client(CallbackAPIVersion.VERSION2, protocol=paho.MQTTv5)
    if login:
        client.username_pw_set(**login)
    client.on_connect = lambda c, *_: c.subscribe(topic, qos=1)
    client.on_subscribe = lambda *_: subscribed.set()
    client.on_message = lambda _c, _d, message: arrived.put(message)
    client.connect("127.0.0.1", port)
    client.loop_start()
    assert subscribed.wait(PATIENCE_S)
    try:
        yield arrived
    finally:
        client.disconnect()
        client.loop_stop()


def test_every_record_is_a_message_with_confirmation(mosquitto, make_sink):
    sink = make_sink(mosquitto.port)
    sent = batch(
        record(RecordType.COUNT, 1),
        record(RecordType.VISIT, 2, id="v", dwell_ms=7),
        record(RecordType.IDENTIFIED, 3, person="p"),
    )
    with subscriber(mosquitto.port, "vitrine/window-7/#") as arrived:
        outcome = sink.deliver(sent, never)
        assert outcome.verdict is Verdict.DELIVERED
        assert outcome.error is None
        messages = [arrived.get(timeout=PATIENCE_S) for _ in range(4)]
    assert [m.topic for m in messages] == [
        "vitrine/window-7/status",
        "vitrine/window-7/counts",
        "vitrine/window-7/visits",
        "vitrine/window-7/identified",
    ]
    assert messages[0].payload == b"online"
    assert all(m.qos == 1 for m in messages)
    visit = json.loads(messages[2].payload)
    assert visit["data"] == {"id": "v", "dwell_ms": 7}
    assert (visit["device"], visit["seq"], visit["type"]) == ("window-7", 2, "visit")
    assert visit["id"] == str(sent.records[1].id)
    assert messages[2].properties.ContentType == "application/json"


def test_mosquitto_sub_reads_the_retained_status(mosquitto, make_sink):
    if shutil.which("mosquitto_sub") is None:
        missing("mosquitto_sub")
    sink = make_sink(mosquitto.port, device="window-8", types=(RecordType.STATUS,))
    assert sink.deliver(batch(record(RecordType.STATUS, phase="running")), never).error is None
    command = ["mosquitto_sub", "-h", "127.0.0.1", "-p", str(mosquitto.port)]
    command += ["-t", "vitrine/window-8/status", "-C", "1", "-W", str(PATIENCE_S), "-F", "%r %p"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    retained, _, payload = shown.partition(" ")
    assert retained == "1"
    assert json.loads(payload)["data"] == {"phase": "running"}


def test_leaving_and_dying_both_tell_offline(mosquitto, make_sink):
    topic = "vitrine/window-9/status"
    with subscriber(mosquitto.port, topic) as arrived:
        for leave in ("close", "_drop"):
            sink = make_sink(mosquitto.port, device="window-9")
            sink.deliver(batch(), never)
            assert arrived.get(timeout=PATIENCE_S).payload == b"online"
            getattr(sink, leave)()
            assert arrived.get(timeout=PATIENCE_S).payload == b"offline"
    with subscriber(mosquitto.port, topic) as late:
        message = late.get(timeout=PATIENCE_S)
        assert (message.payload, message.retain) == (b"offline", True)


def test_without_status_nothing_is_said_about_presence(mosquitto, make_sink):
    sink = make_sink(mosquitto.port, device="window-10", types=(RecordType.COUNT,))
    with subscriber(mosquitto.port, "vitrine/window-10/#") as arrived:
        sink.deliver(batch(), never)
        sink.close()
        assert arrived.get(timeout=PATIENCE_S).topic.endswith("/counts")
        with pytest.raises(Empty):
            arrived.get(timeout=0.3)


def test_counts_also_as_retail_traffic_and_in_own_topics(mosquitto, make_sink):
    sink = make_sink(mosquitto.port, topic="shop/{location}/{device}/{type}", retail_traffic=True)
    counts = (
        record(RecordType.COUNT, 1, total=3, female=1, male=1, unknown=1),
        record(RecordType.COUNT, 2, total=4, female=1, male=1, unknown=2, looking=2),
    )
    with (
        subscriber(mosquitto.port, "retail/traffic") as traffic,
        subscriber(mosquitto.port, "shop/Rua Augusta/window-7/counts") as own,
    ):
        assert sink.deliver(batch(*counts), never).verdict is Verdict.DELIVERED
        payloads = [json.loads(traffic.get(timeout=PATIENCE_S).payload) for _ in range(2)]
        assert json.loads(own.get(timeout=PATIENCE_S).payload)["data"]["total"] == 3
    assert payloads == [{"shoppers": 3, "lookers": None}, {"shoppers": 4, "lookers": 2}]


def test_a_full_batch_passes_through_a_small_window_in_order(mosquitto, make_sink):
    sink = make_sink(mosquitto.port, device="window-11")
    records = [record(RecordType.COUNT, n) for n in range(1, 501)]
    with subscriber(mosquitto.port, "vitrine/window-11/counts") as arrived:
        assert sink.deliver(batch(*records), never).verdict is Verdict.DELIVERED
        got = [json.loads(arrived.get(timeout=PATIENCE_S).payload)["seq"] for _ in records]
    assert got == list(range(1, 501))


# ------------------------------------------------------------------------------ the refusals


def test_a_wrong_password_is_refused_and_a_right_one_works(mosquitto_password, make_sink):
    broker = mosquitto_password
    wrong = make_sink(broker.port, username=broker.user, secret="wrong")
    outcome = wrong.deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert "user name or password" in outcome.error.message or "allow" in outcome.error.message
    right = make_sink(broker.port, username=broker.user, secret=broker.password)
    login = {"username": broker.user, "password": broker.password}
    with subscriber(broker.port, "vitrine/window-7/counts", **login) as arrived:
        assert right.deliver(batch(), never).verdict is Verdict.DELIVERED
        assert arrived.get(timeout=PATIENCE_S)


def test_a_topic_that_is_not_allowed_is_named(mosquitto_password, make_sink):
    broker = mosquitto_password
    sink = make_sink(
        broker.port,
        username=broker.user,
        secret=broker.password,
        topic="secret/{device}/{type}",
        types=(RecordType.COUNT,),
    )
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert "secret/window-7/counts" in outcome.error.message


def test_a_message_that_is_too_large_goes_to_the_dead_letters(start_mosquitto, make_sink):
    broker = start_mosquitto("max_packet_size 1000")
    sink = make_sink(broker.port)
    sent = batch(record(seq=1), record(RecordType.VISIT, 2, note="x" * 3000), record(seq=3))
    with subscriber(broker.port, "vitrine/window-7/counts") as arrived:
        outcome = sink.deliver(sent, never)
        assert (outcome.verdict, outcome.error) == (Verdict.DELIVERED, None)
        got = [json.loads(arrived.get(timeout=PATIENCE_S).payload)["seq"] for _ in range(2)]
    assert got == [1, 3]
    assert dict(outcome.rejected) == {sent.records[1].id: "larger than the broker takes"}


def test_the_brokers_own_window_is_kept(start_mosquitto, make_sink):
    broker = start_mosquitto("max_inflight_messages 2")
    sink = make_sink(broker.port)
    records = [record(RecordType.COUNT, n) for n in range(1, 201)]
    with subscriber(broker.port, "vitrine/window-7/counts") as arrived:
        assert sink.deliver(batch(*records), never).verdict is Verdict.DELIVERED
        got = [json.loads(arrived.get(timeout=PATIENCE_S).payload)["seq"] for _ in records]
    assert sink._session._window == 2
    assert got == list(range(1, 201))


def test_a_broker_without_retained_messages_is_named(start_mosquitto, make_sink):
    broker = start_mosquitto("retain_available false")
    outcome = make_sink(broker.port).deliver(batch(), never)
    assert outcome.verdict is Verdict.MISCONFIGURED
    assert "retained" in outcome.error.message
    without = make_sink(broker.port, types=(RecordType.COUNT,))
    assert without.deliver(batch(), never).verdict is Verdict.DELIVERED


def test_mutual_tls(authority, start_mosquitto_tls, make_sink):
    broker = start_mosquitto_tls(authority.issue("broker"), clients=True)
    mine = authority.issue("kiosk-client")
    files = {"authorities": str(authority.file)}
    bare = make_sink(broker.port, scheme="mqtts", **files)
    assert bare.deliver(batch(), never).verdict is Verdict.RETRY
    sink = make_sink(
        broker.port,
        scheme="mqtts",
        client_certificate=str(mine.certificate),
        client_key=str(mine.key),
        **files,
    )
    assert sink.deliver(batch(), never).verdict is Verdict.DELIVERED
    report = sink.try_connection()
    assert report.ok
    assert report.round_trip_ms > 0


@pytest.mark.parametrize("fault", ["expired", "another-name", "unknown-authority"])
def test_a_bad_certificate_is_never_accepted(fault, authority, start_mosquitto_tls, make_sink):
    host = "127.0.0.9" if fault == "another-name" else "127.0.0.1"
    broker = start_mosquitto_tls(
        authority.issue(f"broker-{fault}", host=host, expired=fault == "expired")
    )
    given = {} if fault == "unknown-authority" else {"authorities": str(authority.file)}
    sink = make_sink(broker.port, scheme="mqtts", **given)
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.RETRY
    words = {
        "expired": "not valid at this time",
        "another-name": "belongs to another name",
        "unknown-authority": "is not trusted",
    }[fault]
    assert words in outcome.error.message
    assert outcome.error.hint
    assert not sink._context.ledger.entries(), "something was sent"
    report = sink.try_connection()
    assert not report.ok
    assert words in report.message


def test_the_ledger_tells_what_left_and_no_password(mosquitto_password, make_sink):
    broker = mosquitto_password
    sink = make_sink(broker.port, username=broker.user, secret=broker.password)
    assert sink.try_connection().ok
    sink.deliver(batch(record(RecordType.VISIT, 7, id="v", dwell_ms=1)), never)
    records, test = sink._context.ledger.entries()
    assert (records.purpose, records.destination) == ("records", sink._sink.endpoint)
    assert {"device", "seq", "dwell_ms"} <= set(records.fields)
    topic, payload = records.latest.split("\n")
    assert topic == "PUBLISH vitrine/window-7/visits"
    assert json.loads(payload)["data"] == {"id": "v", "dwell_ms": 1}
    assert test.purpose == "connection-test"
    assert broker.password not in str((records, test))


# -------------------------------------------------------------------------------- the breaks


def test_a_broker_that_falls_silent_is_left(own_mosquitto, make_sink):
    """Stopped by a signal, it still has the connection open but answers nothing."""
    sink = make_sink(own_mosquitto.port, timeout_s=1)
    assert sink.deliver(batch(), never).verdict is Verdict.DELIVERED
    os.kill(own_mosquitto.pid, signal.SIGSTOP)
    try:
        outcome = sink.deliver(batch(record(seq=2)), never)
    finally:
        os.kill(own_mosquitto.pid, signal.SIGCONT)
    assert outcome.verdict is Verdict.RETRY
    assert "did not confirm" in outcome.error.message
    assert sink.deliver(batch(record(seq=3)), never).verdict is Verdict.DELIVERED


def test_a_broker_killed_between_batches_and_back(own_mosquitto, make_sink):
    sink = make_sink(own_mosquitto.port)
    assert sink.deliver(batch(), never).verdict is Verdict.DELIVERED
    own_mosquitto.kill()
    lost = batch(record(seq=2))
    outcome = sink.deliver(lost, never)
    assert outcome.verdict is Verdict.RETRY
    assert outcome.error.hint
    own_mosquitto.start()
    with subscriber(own_mosquitto.port, "vitrine/window-7/counts") as arrived:
        assert sink.deliver(lost, never).verdict is Verdict.DELIVERED
        assert json.loads(arrived.get(timeout=PATIENCE_S).payload)["seq"] == 2


def test_a_broker_killed_in_the_middle_loses_nothing(own_mosquitto, make_sink):
    """Killed while 500 messages are under way; what was confirmed is not published again."""
    sink = make_sink(own_mosquitto.port)
    sent = batch(*[record(RecordType.COUNT, n) for n in range(1, 501)])
    with subscriber(own_mosquitto.port, "vitrine/window-7/counts") as arrived:

        def kill_after_some():
            before.append(arrived.get(timeout=PATIENCE_S))
            own_mosquitto.kill()

        before = []
        killer = threading.Thread(target=kill_after_some)
        killer.start()
        outcome = sink.deliver(sent, never)
        killer.join()
    confirmed = set(sink._confirmed[1])
    assert outcome.verdict is Verdict.RETRY, "killed too late to mean anything"
    own_mosquitto.start()
    with subscriber(own_mosquitto.port, "vitrine/window-7/counts") as arrived:
        assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
        again = []
        while len(again) < 500 - len(confirmed):
            again.append(json.loads(arrived.get(timeout=PATIENCE_S).payload)["id"])
    assert sorted(again) == sorted(str(r.id) for r in sent.records if r.id not in confirmed)


def test_nothing_there_and_cancelled(make_sink):
    sink = make_sink(free_port())
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.RETRY
    assert "refuses connections" in outcome.error.message
    assert not sink.try_connection().ok


def test_a_port_that_says_nothing_can_be_cancelled(make_sink):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        sink = make_sink(silent.getsockname()[1], timeout_s=1)
        asked = iter([False, False, True])
        outcome = sink.deliver(batch(), lambda: next(asked, True))
        assert outcome.verdict is Verdict.RETRY
