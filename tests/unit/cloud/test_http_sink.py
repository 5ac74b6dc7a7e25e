"""The HTTP sink against a real server that behaves, or misbehaves, as it is told."""

from __future__ import annotations

import gzip
import json
import time
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.http_sink import HttpSink
from kiosk.cloud.messages import Reply
from kiosk.cloud.replies import MAX_REDIRECTS, Step, Trial, judge, next_step
from kiosk.core.errors import CredentialError
from kiosk.core.outbound import OutboundPurpose
from tests.sink_samples import batch, record

from .scripted_server import answer, drip, hang_after, send
from .sync_kit import collector, content, http_sink, sink

ONE = batch(record(seq=1))
MANY = batch(*(record(seq=n) for n in range(1, 101)))


def never() -> bool:
    return False


@pytest.fixture
def deliver(server):
    """Delivers a batch to the server by a sink of its own."""

    def to_server(given_batch=ONE, secret="", cancelled=never, path="", **changes):
        with closing(http_sink(server.url + path, secret, **changes)) as target:
            return target.deliver(given_batch, cancelled)

    return to_server


def test_the_wire_format(server, deliver):
    server.behaviour = collector()
    assert deliver(secret="s3cret").verdict is Verdict.DELIVERED
    (received,) = server.received
    assert (received.method, received.path) == ("POST", "/v1/events")
    assert received.headers["Authorization"] == "Bearer s3cret"
    assert received.headers["Idempotency-Key"] == f'"{ONE.id}"'
    assert received.headers["Content-Type"] == "application/json"
    assert "Content-Encoding" not in received.headers, "it is shorter than 1 KiB"
    (only,) = ONE.records
    assert content(received) == {
        "v": 1,
        "device": "window-7",
        "epoch": str(ONE.epoch),
        "batch": str(ONE.id),
        "sent_at": "2026-03-14T09:26:53.589793Z",
        "first_seq": 1,
        "last_seq": 1,
        "events": [
            {
                "id": str(only.id),
                "seq": 1,
                "type": "count",
                "ts": "2026-03-14T09:26:53.589793Z",
                "clock": "ok",
                "data": json.loads(only.data),
            }
        ],
    }


def test_longer_batches_are_compressed_and_the_same_each_time(server, deliver):
    server.behaviour = collector()
    for _ in range(2):
        assert deliver(MANY).verdict is Verdict.DELIVERED
    first, second = server.received
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.body == second.body
    assert len(json.loads(gzip.decompress(first.body))["events"]) == 100


def test_a_user_name_makes_it_basic_authentication(server, deliver):
    server.behaviour = collector()
    deliver(secret="word", username="shop")
    assert server.received[0].headers["Authorization"] == "Basic c2hvcDp3b3Jk"


def test_addresses(server, deliver):
    server.behaviour = collector()
    for path, changes in (("/", {}), ("/own/path", {}), ("", {"accept": (201,)})):
        assert deliver(path=path, **changes).verdict is Verdict.DELIVERED
    assert [r.path for r in server.received] == ["/v1/events", "/own/path", "/"]


def test_one_connection_serves_many_batches():
    """A server that counts its connections and keeps them open."""
    import socketserver
    import threading

    from .scripted_server import ScriptedServer

    scripted, connections = ScriptedServer(behaviour=collector()), []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            connections.append(self.client_address)
            count = 0
            while count < len(scripted.received) + 1 and self.serve_one():
                count += 1

        def serve_one(self):
            before = len(scripted.received)
            scripted.handle(self.request)
            return len(scripted.received) > before

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as tcp:
        thread = threading.Thread(target=tcp.serve_forever, args=(0.02,))
        thread.start()
        with closing(http_sink(f"http://127.0.0.1:{tcp.server_address[1]}")) as target:
            for _ in range(5):
                assert target.deliver(MANY, never).verdict is Verdict.DELIVERED
        tcp.shutdown()
        thread.join()
    assert len(scripted.received) == 5
    assert len(connections) == 1


def test_a_connection_that_the_server_closed_is_opened_again(server):
    """The scripted server closes after each reply, without saying so."""
    server.behaviour = collector()
    with closing(http_sink(server.url)) as target:
        for _ in range(3):
            assert target.deliver(ONE, never).verdict is Verdict.DELIVERED
    assert len(server.received) == 3


# ----------------------------------------------------------------------- the steps


def test_redirects_on_the_same_origin_keep_method_and_body(server, deliver):
    server.script = [answer(307, Location="/a"), answer(308, Location=f"{server.url}/b")]
    server.behaviour = collector()
    assert deliver(MANY, secret="s").verdict is Verdict.DELIVERED
    assert [r.path for r in server.received] == ["/v1/events", "/a", "/b"]
    assert {r.method for r in server.received} == {"POST"}
    assert len({r.body for r in server.received}) == 1
    assert {r.headers["Authorization"] for r in server.received} == {"Bearer s"}


def test_redirects_come_to_an_end(server, deliver):
    server.behaviour = answer(307, Location="/again")
    assert deliver().verdict is Verdict.MISCONFIGURED
    assert len(server.received) == 1 + MAX_REDIRECTS


def test_a_redirect_to_another_origin_gets_nothing(server, closed_port, deliver):
    server.behaviour = answer(307, Location=f"http://127.0.0.1:{closed_port}/v1/events")
    outcome = deliver(secret="s3cret")
    assert outcome.verdict is Verdict.MISCONFIGURED
    assert f"redirects to http://127.0.0.1:{closed_port}" in outcome.error.message
    assert len(server.received) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_new_secret_is_used_at_once(server, ledger, status):
    secrets = ["old", "new", "newer"]
    server.script = [answer(status)]
    server.behaviour = collector()
    with closing(HttpSink(sink(server.url), lambda: secrets.pop(0), ledger)) as target:
        assert target.deliver(ONE, never).verdict is Verdict.DELIVERED
    sent = [r.headers["Authorization"] for r in server.received]
    assert sent == ["Bearer old", "Bearer new"]
    assert secrets == ["newer"], "read once more, not more often"


@pytest.mark.parametrize("status", [401, 403])
def test_the_same_secret_is_not_sent_again(server, deliver, status):
    server.behaviour = answer(status)
    assert deliver(secret="wrong").verdict is Verdict.REFUSED
    assert len(server.received) == 1


def test_a_secret_that_cannot_be_read_is_a_matter_of_time(server, ledger):
    def locked() -> str:
        raise CredentialError("the key store is locked", "Unlock it.")

    with closing(HttpSink(sink(server.url), locked, ledger)) as target:
        outcome = target.deliver(ONE, never)
    assert outcome.verdict is Verdict.RETRY
    assert outcome.error.message == "the key store is locked"
    assert not server.received


def test_415_is_tried_once_without_compression_and_remembered(server):
    server.script = [answer(415)]
    server.behaviour = collector()
    with closing(http_sink(server.url)) as target:
        assert target.deliver(MANY, never).verdict is Verdict.DELIVERED
        assert target.deliver(MANY, never).verdict is Verdict.DELIVERED
    assert ["Content-Encoding" in r.headers for r in server.received] == [True, False, False]
    server.behaviour = answer(415)
    with closing(http_sink(server.url)) as target:
        assert target.deliver(MANY, never).verdict is Verdict.MISCONFIGURED


# --------------------------------------------------------------- bad replies, time


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{",
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{",
        b"HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b",
        b"HTTP/1.1 204 No Content\r\n\r\n",
    ],
)
def test_garbage_and_truncated_replies_are_retried(server, deliver, raw):
    server.behaviour = send(raw)
    outcome = deliver()
    assert outcome.verdict is Verdict.RETRY
    assert outcome.error.message


def test_a_reply_over_one_mebibyte_is_retried(server, deliver):
    body = b'{"batch":"' + str(ONE.id).encode() + b'"}' + b" " * (1024 * 1024)
    head = b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\n\r\n" % len(body)
    server.behaviour = send(head + body)
    outcome = deliver()
    assert outcome.verdict is Verdict.RETRY
    assert "longer than 1024 KiB" in outcome.error.message


def test_a_server_that_says_nothing_is_given_up(server, deliver):
    server.behaviour = hang_after()
    outcome = deliver(timeout_s=1)
    assert outcome.verdict is Verdict.RETRY
    assert "did not answer in time" in outcome.error.message


@pytest.mark.parametrize(
    "behaviour",
    [
        hang_after(),
        hang_after(b"HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{"),
        drip(b"HTTP/1.1 201 Created\r\nX: y\r\n"),
    ],
)
def test_a_try_is_given_up_when_asked(server, deliver, behaviour):
    server.behaviour = behaviour
    started = time.monotonic()
    outcome = deliver(timeout_s=120, cancelled=lambda: time.monotonic() - started > 0.3)
    assert outcome.verdict is Verdict.RETRY
    assert time.monotonic() - started < 30, "far less than the reply may take"


def test_the_whole_request_has_a_limit(server, deliver, monkeypatch):
    monkeypatch.setattr("kiosk.cloud.http_sink.WHOLE_S", 1.0)
    server.behaviour = drip(b"HTTP/1.1 201 Created\r\n" + b"X: y\r\n" * 1000)
    outcome = deliver(timeout_s=1)
    assert outcome.verdict is Verdict.RETRY
    assert "no complete reply within 1 s" in outcome.error.message


def test_a_closed_port_is_retried(closed_port):
    with closing(http_sink(f"http://127.0.0.1:{closed_port}")) as target:
        outcome = target.deliver(ONE, never)
    assert outcome.verdict is Verdict.RETRY
    assert "refuses connections" in outcome.error.message


@pytest.mark.parametrize(
    ("header", "pause_s"),
    [("5", 5.0), ("0", 1.0), ("999999", 3600.0), ("soon", None), ("-5", None), ("1.5", None)],
)
def test_retry_after(server, deliver, header, pause_s):
    server.behaviour = answer(503, Retry_After=header)
    assert deliver().retry_after_s == pause_s


def test_a_proxy_of_the_environment_is_used(server, ledger, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url)
    server.behaviour = collector()
    with closing(HttpSink(sink("http://collector.invalid:9003"), lambda: "", ledger)) as target:
        assert target.deliver(ONE, never).verdict is Verdict.DELIVERED
    assert server.received[0].headers["Host"] == "collector.invalid:9003"


# ---------------------------------------------------------------------- the ledger


def test_the_ledger_holds_what_was_sent_without_the_secret(server, ledger):
    server.behaviour = collector()
    with closing(HttpSink(sink(server.url), lambda: "s3cret-token", ledger)) as target:
        target.deliver(MANY, never)
        target.deliver(ONE, never)
    (entry,) = ledger.entries()
    assert entry.purpose is OutboundPurpose.RECORDS
    assert entry.sent == 2
    assert entry.destination == f"{server.url}/v1/events"
    assert set(entry.fields) == {"total", "female", "male", "unknown"}
    assert str(ONE.records[0].id) in entry.latest
    assert "Authorization: Bearer ********" in entry.latest
    assert "s3cret" not in str(ledger.entries())


# ----------------------------------------------------------------- connection test


def test_a_collector_is_asked_for_settings(server):
    server.behaviour = answer(204, "", Content_Type="application/json")
    with closing(http_sink(server.url, "token")) as target:
        report = target.try_connection()
    assert report.ok
    assert "unencrypted" in report.hint
    (received,) = server.received
    assert (received.method, received.path) == ("GET", "/v1/config")


@pytest.mark.parametrize(
    ("status", "words"), [(401, "credential"), (404, "takes no records"), (500, "error of its own")]
)
def test_a_collector_that_does_not_know_the_device(server, status, words):
    server.behaviour = answer(status, "{}", Content_Type="application/problem+json")
    with closing(http_sink(server.url, "token")) as target:
        report = target.try_connection()
    assert not report.ok
    assert words in report.message
    assert report.round_trip_ms is not None


def test_a_page_of_a_guest_network_is_no_collector(server):
    server.behaviour = answer(200, "<html>")
    with closing(http_sink(server.url, "token")) as target:
        assert not target.try_connection().ok


def test_other_servers_are_asked_for_a_header(server):
    server.behaviour = send(b"HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n")
    with closing(http_sink(f"{server.url}/hook", accept=(200,))) as target:
        assert target.try_connection().ok
    assert server.received[0].method == "HEAD"


# ---------------------------------------------------------------------- properties

BODIES = {
    "receipt": None,
    "foreign": b'{"batch": "01931b00-0000-7000-8000-00000000ba7c"}',
    "empty": b"",
    "page": b"<!doctype html><html>Log in</html>",
    "text": b"OK",
    "duplicate": b'{"code": "duplicate"}',
}


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    status=st.integers(200, 599),
    body=st.sampled_from(sorted(BODIES)),
    location=st.sampled_from(["", "/next", "https://other.example/x"]),
    pause=st.sampled_from(["", "7", "Wed, 21 Oct 2015 07:28:00 GMT", "never"]),
    html=st.booleans(),
    accept=st.sampled_from([(), (200, 204), (202,)]),
    cut=st.booleans(),
)
def test_through_a_server_every_reply_does_what_the_table_says(
    server, status, body, location, pause, html, accept, cut
):
    """The same reply, judged by the pure function and met on the network, comes to the same."""
    from .sync_kit import receipt

    known = content_of_receipt = BODIES[body]
    server.received.clear()
    if known is None:
        content_of_receipt = receipt(
            {"batch": str(MANY.id), "events": [0] * len(MANY.records), "last_seq": 100}
        )
    bodiless = status in (204, 304)
    sent = b"" if bodiless else content_of_receipt
    content_type = "text/html" if html else "application/json"
    head = f"HTTP/1.1 {status} Reason\r\nContent-Type: {content_type}\r\n"
    head += f"Location: {location}\r\n" if location else ""
    head += f"Retry-After: {pause}\r\n" if pause else ""
    broken = cut and bool(sent)
    head += f"Content-Length: {len(sent) + (10 if broken else 0)}\r\n\r\n"
    server.behaviour = send(head.encode() + sent)
    with closing(http_sink(server.url, "token", accept=accept)) as target:
        outcome = target.deliver(MANY, never)

    met = Reply(
        status,
        content_type,
        location if 300 <= status < 400 else "",
        {"7": 7.0, "Wed, 21 Oct 2015 07:28:00 GMT": 1.0}.get(pause),
        1.0,
        b"" if broken else sent,
        "the reply broke off" if broken else "",
    )
    expected = judge(met, MANY.id, [r.id for r in MANY.records], accept)
    assert outcome.verdict is expected.verdict
    assert outcome.retry_after_s == expected.retry_after_s
    assert outcome.rejected == expected.rejected
    trial, tries = Trial(server.url + "/v1/events", compressed=True), 1
    while (step := next_step(met, trial)) in (Step.FOLLOW, Step.SEND_PLAIN):
        trial = Trial(
            trial.url,
            trial.redirects + (step is Step.FOLLOW),
            step is Step.FOLLOW and trial.compressed,
        )
        tries += 1
    assert len(server.received) == tries
    if outcome.verdict is Verdict.DELIVERED:
        assert not html
        assert body != "page"
