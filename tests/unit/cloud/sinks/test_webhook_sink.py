"""Signed batches to a real server; the signature is checked by OpenSSL, not by our own code."""

import base64
import gzip
import hmac
import json
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.webhook import WebhookSink, signature
from kiosk.core.clock import SystemClock
from kiosk.core.records import RecordType
from kiosk.core.sinks import Sink, SinkKind
from tests.sink_samples import batch, context, record

SECRET = "correct horse"


def never():
    return False


@pytest.fixture
def receiver():
    """A web service that keeps each request; ``answers`` are (status, type, headers)."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.received.append((self.path, dict(self.headers.items()), body))
            status, headers = server.answers.pop(0) if server.answers else (200, {})
            self.send_response(status)
            for name, value in {"Content-Length": "2", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.received, server.answers = [], []
        server.url = f"http://127.0.0.1:{server.server_port}/hook"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def make_sink(tmp_path):
    made = []

    def make(url, secret=SECRET, **settings):
        sink = Sink(name="hook", kind=SinkKind.WEBHOOK, endpoint=url, timeout_s=10, **settings)
        read = secret if callable(secret) else lambda: secret
        made.append(WebhookSink(sink, _with_secret(context(tmp_path), read)))
        return made[-1]

    yield make
    for sink in made:
        sink.close()


def _with_secret(made, read):
    from dataclasses import replace

    return replace(made, secret=read)


def openssl_hmac(key, text):
    command = ["openssl", "dgst", "-sha256", "-hmac", key]
    done = subprocess.run(command, input=text, capture_output=True, check=True)
    return done.stdout.decode().split()[-1]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_finds_the_same_signature(receiver, make_sink):
    sent = batch(record(RecordType.VISIT, 3, id="v", name="Zoë"), record(RecordType.VISIT, 4))
    outcome = make_sink(receiver.url).deliver(sent, never)
    assert (outcome.verdict, outcome.error) == (Verdict.DELIVERED, None)
    ((path, headers, body),) = receiver.received
    assert path == "/hook"
    assert headers["Vitrine-Batch"] == str(sent.id)
    assert headers["Vitrine-Event"] == "batch"
    assert headers["Idempotency-Key"] == f'"{sent.id}"'
    assert headers["Content-Type"] == "application/json"
    timestamp = headers["Vitrine-Timestamp"]
    assert headers["Vitrine-Signature"] == "v1=" + openssl_hmac(
        SECRET, timestamp.encode() + b"." + body
    )
    assert abs(int(timestamp) - SystemClock().utc_now().timestamp()) < 600
    content = json.loads(body)
    assert [event["data"].get("name") for event in content["events"]] == ["Zoë", None]
    assert (content["batch"], content["device"]) == (str(sent.id), "window-7")


def test_a_changed_body_time_or_secret_has_another_signature():
    good = signature("s", 1_700_000_000, b"{}")
    assert good.startswith("v1=")
    assert len(good) == 67
    others = [
        signature("s", 1_700_000_001, b"{}"),
        signature("s", 1_700_000_000, b"{} "),
        signature("t", 1_700_000_000, b"{}"),
    ]
    assert not any(hmac.compare_digest(good, other) for other in others)


def test_a_repeated_batch_has_the_same_body_and_id(receiver, make_sink):
    receiver.answers = [(503, {"Retry-After": "7"})]
    sink, sent = make_sink(receiver.url), batch()
    outcome = sink.deliver(sent, never)
    assert (outcome.verdict, outcome.retry_after_s) == (Verdict.RETRY, 7)
    assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
    (_, first, body), (_, second, again) = receiver.received
    assert body == again
    assert first["Vitrine-Batch"] == second["Vitrine-Batch"]


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_each_usual_success_is_one(receiver, make_sink, status):
    receiver.answers = [(status, {"Content-Length": "0"} if status == 204 else {})]
    assert make_sink(receiver.url).deliver(batch(), never).verdict is Verdict.DELIVERED


@pytest.mark.parametrize(
    ("status", "headers", "verdict"),
    [
        (200, {"Content-Type": "text/html"}, Verdict.RETRY),
        (400, {}, Verdict.INVALID),
        (404, {}, Verdict.MISCONFIGURED),
        (413, {}, Verdict.TOO_LARGE),
        (500, {}, Verdict.RETRY),
        (302, {"Location": "/elsewhere"}, Verdict.MISCONFIGURED),
    ],
)
def test_other_replies(receiver, make_sink, status, headers, verdict):
    receiver.answers = [(status, headers)]
    outcome = make_sink(receiver.url).deliver(batch(), never)
    assert outcome.verdict is verdict
    assert outcome.error.message


def test_only_the_chosen_statuses_are_success(receiver, make_sink):
    receiver.answers = [(200, {}), (202, {})]
    sink = make_sink(receiver.url, accept=(202,))
    assert sink.deliver(batch(), never).verdict is Verdict.RETRY
    assert sink.deliver(batch(), never).verdict is Verdict.DELIVERED


def test_a_redirect_on_the_same_origin_is_followed_and_signed(receiver, make_sink):
    receiver.answers = [(307, {"Location": "/moved"})]
    assert make_sink(receiver.url).deliver(batch(), never).verdict is Verdict.DELIVERED
    assert [path for path, _, _ in receiver.received] == ["/hook", "/moved"]
    assert receiver.received[1][1]["Vitrine-Signature"].startswith("v1=")


def test_a_new_secret_is_read_once_after_a_refusal(receiver, make_sink):
    secrets = iter(["old", "new", "new"])
    receiver.answers = [(401, {})]
    sink = make_sink(receiver.url, lambda: next(secrets))
    assert sink.deliver(batch(), never).verdict is Verdict.DELIVERED
    timestamp, body = receiver.received[1][1]["Vitrine-Timestamp"], receiver.received[1][2]
    assert receiver.received[1][1]["Vitrine-Signature"] == signature("new", int(timestamp), body)
    receiver.answers = [(403, {}), (403, {})]
    assert sink.deliver(batch(), never).verdict is Verdict.REFUSED


def test_without_a_secret_nothing_is_sent(receiver, make_sink):
    sink = make_sink(receiver.url, "")
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert "secret" in outcome.error.message
    assert not sink.try_connection().ok
    assert not receiver.received


def test_the_secret_is_in_no_request_and_not_in_the_ledger(receiver, make_sink):
    sink = make_sink(receiver.url)
    sink.deliver(batch(), never)
    kept = json.dumps([str(entry) for entry in sink._context.ledger.entries()])
    for text in (kept, str(receiver.received)):
        assert SECRET not in text
        assert base64.b64encode(SECRET.encode()).decode() not in text
    assert '"Vitrine-Batch' in kept or "Vitrine-Batch" in kept


def test_large_batches_are_not_compressed(receiver, make_sink):
    """So that a receiver signs what its framework shows it."""
    sent = batch(*[record(RecordType.VISIT, n, note="x" * 100) for n in range(1, 200)])
    assert make_sink(receiver.url).deliver(sent, never).verdict is Verdict.DELIVERED
    _, headers, body = receiver.received[0]
    assert "Content-Encoding" not in headers
    assert not body.startswith(gzip.compress(b"")[:2])


def test_a_connection_test_is_signed_and_marked(receiver, make_sink):
    report = make_sink(receiver.url).try_connection()
    assert report.ok
    assert "https://" in report.hint
    ((_, headers, body),) = receiver.received
    assert (headers["Vitrine-Event"], body) == ("test", b'{"test":true}')
    receiver.answers = [(404, {})]
    report = make_sink(receiver.url).try_connection()
    assert not report.ok
    assert "404" in report.message


def test_a_metadata_service_gets_nothing(make_sink):
    outcome = make_sink("http://169.254.169.254/latest").deliver(batch(), never)
    assert outcome.verdict is Verdict.RETRY
    assert "metadata" in outcome.error.message
