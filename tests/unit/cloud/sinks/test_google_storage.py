"""Requests to Google Cloud Storage, which has no emulator that the tests could install.

A server keeps what arrives if it is signed by the key of the service account.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.storage import StorageSink
from kiosk.core.sinks import Sink, SinkKind
from tests.sink_samples import batch, context


@pytest.fixture
def google():
    """Keeps objects of those who have signed with its ``key``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not self._is_signed() or server.closed_to_all:
                self._answer(403, b"<Error><Code>AccessDenied</Code></Error>")
            elif self.headers.get("x-goog-if-generation-match") == "0" and (
                self.path in server.objects
            ):
                self._answer(412, b"<Error><Code>PreconditionFailed</Code></Error>")
            else:
                server.objects[self.path] = body
                self._answer(200, b"")

        def do_GET(self):
            found = server.objects.get(self.path)
            self._answer(404 if found is None else 200, found or b"")

        def _is_signed(self):
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            options = {"verify_aud": False}
            claims = jwt.decode(token, server.key.public_key(), ["RS256"], options=options)
            return claims["iss"] == "kiosk@shop.iam.gserviceaccount.com"

        def _answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", '"1"')
            self.send_header("Last-Modified", "Sat, 14 Mar 2026 09:26:53 GMT")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.objects, server.closed_to_all = {}, False
        server.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        server.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def account(google):
    """The JSON of a service account."""
    pem = google.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return json.dumps(
        {
            "type": "service_account",
            "project_id": "shop",
            "private_key_id": "1",
            "private_key": pem.decode(),
            "client_email": "kiosk@shop.iam.gserviceaccount.com",
            "client_id": "1",
            "token_uri": google.url + "/token",
            "gcs_base_url": google.url,
        }
    )


def never():
    return False


def make(tmp_path, google, secret):
    sink = Sink(
        name="store",
        kind=SinkKind.STORAGE,
        endpoint="gs://bucket/shop",
        service_url=google.url,
        timeout_s=10,
    )
    return StorageSink(sink, context(tmp_path, secret))


def test_a_batch_is_put_once(tmp_path, google, account):
    sent = batch()
    for _ in range(2):
        outcome = make(tmp_path, google, account).deliver(sent, never)
        assert outcome.error is None
    ((path, content),) = google.objects.items()
    assert unquote(path) == "/bucket/shop/20260314/mydata-20260314_092653.json"
    assert json.loads(content)["batch"] == str(sent.id)


def test_a_refusal_and_a_key_that_is_none(tmp_path, google, account):
    google.closed_to_all = True
    outcome = make(tmp_path, google, account).deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert "AccessDenied" in outcome.error.message
    assert make(tmp_path, google, "").deliver(batch(), never).verdict is Verdict.REFUSED
    outcome = make(tmp_path, google, "no JSON").deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.error.hint
