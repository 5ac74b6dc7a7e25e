"""TLS is never weakened: with a wrong certificate not one byte of a request leaves."""

from __future__ import annotations

import random
import socket
import ssl
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.http_sink import HttpSink
from tests.certificates import Authority
from tests.sink_samples import batch, record

from .scripted_server import ScriptedServer
from .sync_kit import collector, sink

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = batch(*(record(seq=n) for n in range(1, 60)))


class TlsServer:
    """Counts the bytes that come through TLS, and answers as a collector.

    Attributes:
        port: Where it listens.
        received: Decrypted bytes.
        handshakes: Attempts to connect, with how each of them ended.
        client: Subject of the client's certificate.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self.port = self._listener.getsockname()[1]
        self.received = 0
        self.handshakes: list[str] = []
        self.client: object = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with self._listener:
            while not self._stop.is_set():
                try:
                    connection, _ = self._listener.accept()
                except TimeoutError:
                    continue
                connection.settimeout(20)
                with connection:
                    self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        try:
            with self._context.wrap_socket(connection, server_side=True) as secure:
                self.client = secure.getpeercert()
                counted = Counted(secure)
                try:
                    ScriptedServer(behaviour=collector()).handle(counted)
                finally:
                    self.received += counted.received
                self.handshakes.append("ok")
        except (ssl.SSLError, OSError) as error:
            self.handshakes.append(type(error).__name__)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()


class Counted:
    """Counts what is read from a connection."""

    def __init__(self, connection: ssl.SSLSocket) -> None:
        self._connection = connection
        self.received = 0

    def recv(self, size: int) -> bytes:
        data = self._connection.recv(size)
        self.received += len(data)
        return data

    def sendall(self, data: bytes) -> None:
        self._connection.sendall(data)


@contextmanager
def tls_server(certificate, client_authority=None) -> Iterator[TlsServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)
    if client_authority is not None:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(client_authority.file)
    server = TlsServer(context)
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


def deliver(ledger, port, **changes):
    url = f"https://127.0.0.1:{port}"
    with closing(HttpSink(sink(url, **changes), lambda: "s3cret", ledger)) as target:
        return target.deliver(BATCH, lambda: False)


def test_a_trusted_certificate_is_accepted(authority, ledger):
    with tls_server(authority.issue("server")) as server:
        outcome = deliver(ledger, server.port, authorities=str(authority.file))
    assert outcome.verdict is Verdict.DELIVERED
    assert server.received > 1000
    assert ledger.entries()[0].sent == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"expired": True}, "not valid at this time"),
        ({"host": "192.0.2.1"}, "belongs to another name"),
        ({"host": "other.example"}, "belongs to another name"),
    ],
)
def test_a_wrong_certificate_gets_no_byte(authority, ledger, wrong, words):
    with tls_server(authority.issue("server", **wrong)) as server:
        outcome = deliver(ledger, server.port, authorities=str(authority.file))
    assert outcome.verdict is Verdict.RETRY
    assert words in outcome.error.message
    assert server.handshakes == ["SSLError"]
    assert server.received == 0
    assert not ledger.entries(), "nothing was sent"


def test_a_certificate_of_somebody_else_gets_no_byte(tmp_path, authority, ledger):
    """Signed by an authority that is not trusted: neither by the system nor by the settings."""
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other", "other")
    with tls_server(other.issue("server")) as server:
        for authorities in ("", str(authority.file)):
            outcome = deliver(ledger, server.port, authorities=authorities)
            assert outcome.verdict is Verdict.RETRY
            assert "is not trusted" in outcome.error.message
            assert "(authorities)" in outcome.error.hint, "a field that each destination has"
    assert len(server.handshakes) == 2
    assert server.received == 0
    assert not ledger.entries()


def test_given_authorities_replace_those_of_the_environment(
    tmp_path, authority, ledger, monkeypatch
):
    """A bundle in the environment does not add trust to a destination that names its own."""
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other", "other")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(other.file))
    with tls_server(other.issue("server")) as server:
        outcome = deliver(ledger, server.port, authorities=str(authority.file))
        assert outcome.verdict is Verdict.RETRY
    assert server.received == 0


def test_a_self_signed_certificate_gets_no_byte(authority, ledger):
    """The authority's own certificate, used by a server."""
    from cryptography.hazmat.primitives import serialization

    from tests.certificates import Certificate

    key = authority.file.with_name("self.key")
    key.write_bytes(
        authority._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    with tls_server(Certificate(authority.file, key)) as server:
        outcome = deliver(ledger, server.port)
    assert outcome.verdict is Verdict.RETRY
    assert "is not trusted" in outcome.error.message
    assert server.received == 0


def test_it_never_falls_back_to_plain_text(server, ledger):
    """A server without TLS at an https address sees a handshake, and no request."""
    seen = []
    server.handle = lambda connection: seen.append(connection.recv(4096))
    outcome = deliver(ledger, server.port)
    assert outcome.verdict is Verdict.RETRY
    assert seen
    assert all(data[:1] == b"\x16" and b"s3cret" not in data for data in seen)
    assert not ledger.entries()


def test_a_client_certificate_proves_who_the_kiosk_is(authority, ledger):
    server_files, mine = authority.issue("server"), authority.issue("window-7")
    files = {
        "authorities": str(authority.file),
        "client_certificate": str(mine.certificate),
        "client_key": str(mine.key),
    }
    with tls_server(server_files, client_authority=authority) as server:
        assert deliver(ledger, server.port, **files).verdict is Verdict.DELIVERED
        assert "window-7" in str(server.client)
        without = deliver(ledger, server.port, authorities=str(authority.file))
        assert without.verdict is Verdict.RETRY


@pytest.mark.parametrize("content", [None, "", "no certificate"])
@pytest.mark.parametrize("field", ["authorities", "client_certificate"])
def test_files_that_cannot_be_used(tmp_path, authority, ledger, field, content):
    path = tmp_path / "file.pem"
    if content is not None:
        path.write_text(content)
    files = {"authorities": str(authority.file), field: str(path)}
    if field == "client_certificate":
        files["client_key"] = str(path)
    with tls_server(authority.issue("server")) as server:
        outcome = deliver(ledger, server.port, **files)
    assert outcome.verdict is Verdict.RETRY
    assert "file.pem" in outcome.error.message
    assert server.received == 0


class Patient(random.Random):
    """Pauses are as long as they may be."""

    def uniform(self, a: float, b: float) -> float:
        return b


def test_a_tls_failure_alerts(authority, ledger, tmp_path, expect_log):
    from kiosk.cloud.engine import SyncEngine
    from kiosk.cloud.outbox import Outbox, OutboxLimits
    from kiosk.core.clock import SystemClock

    from .scripted_server import wait_until
    from .sync_kit import Listener, draft

    expect_log("is not trusted")
    outbox = Outbox(tmp_path / "q.db", SystemClock(), limits=OutboxLimits(spare_share=0.0))
    heard = Listener()
    with closing(outbox), tls_server(authority.issue("server")) as server:
        engine = SyncEngine(
            outbox, lambda s: HttpSink(s, lambda: "", ledger), heard, generator=Patient()
        )
        engine.configure([sink(f"https://127.0.0.1:{server.port}")], "window-7")
        engine.start()
        try:
            engine.put(draft(1))
            engine.flush()
            wait_until(lambda: heard.problems)
        finally:
            assert engine.stop(30)
        assert outbox.waiting("there").depth == 1
    assert "is not trusted" in heard.messages[0]
    assert server.received == 0
