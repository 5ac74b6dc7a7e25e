"""Each way in which an endpoint can fail has its own plain words and a hint."""

import datetime
import ipaddress
import ssl
import threading

import pytest

from kiosk.cloud import exchange
from tests.unit.cloud.scripted_server import answer, drip, hang_after, send

from .conftest import destination, try_connection


def test_success_says_how_long_it_took(ledger, server):
    report = try_connection(destination(server.url), ledger)
    assert report.ok
    assert report.message == "the endpoint accepted the test"
    assert report.hint == ""
    assert report.round_trip_ms > 0


def test_counts_of_the_device_are_left_alone(ledger, server):
    try_connection(destination(server.url), ledger)
    (request,) = server.received
    assert request.path == "/analytics/face"
    assert request.query == {
        "id": "shop-1-test",
        "value": "0",
        "malecount": "0",
        "femalecount": "0",
    }


def test_password_over_plain_http_is_pointed_out(ledger, server):
    report = try_connection(destination(server.url, "secret", username="shop"), ledger)
    assert report.ok
    assert "unencrypted" in report.hint


@pytest.mark.parametrize(
    ("behaviour", "words", "hint"),
    [
        (answer(200, "<html>", Content_Type="text/html"), "a web page answered", "guest network"),
        (answer(200, "{}", Content_Type="application/json"), "200 instead of 201", "workshop"),
        (answer(400), "did not understand", "workshop"),
        (answer(401), "user name and password", "Enter the user name"),
        (answer(403), "refuses this device", "operator of the server"),
        (answer(404), "nothing at this address", "without /analytics/face"),
        (answer(429), "fewer requests", "by itself"),
        (answer(500), "error of its own (500)", "by itself"),
        (answer(302, Location="http://u:p@portal.invalid/x"), "http://portal.invalid", "guest"),
        (answer(302, Location="/login"), "another page", "guest"),
        (send(b"SSH-2.0-OpenSSH_9.2\r\n"), "does not answer as a web server", "port"),
        (send(b""), "closed the connection", "https://"),
        (hang_after(), "did not answer in time", "allow more time"),
        (drip(b"HTTP/1.1 201 Created\r\nX: "), "no complete reply", "allow more time"),
    ],
)
def test_reply_in_plain_words(ledger, server, monkeypatch, behaviour, words, hint):
    monkeypatch.setattr(exchange, "CONNECT_TIMEOUT_S", 0.5)
    server.behaviour = behaviour
    report = try_connection(destination(server.url, timeout_s=1), ledger)
    assert not report.ok
    assert words in report.message
    assert hint in report.hint
    assert "Error" not in report.message
    assert "p@" not in report.message


def test_unknown_host(ledger):
    report = try_connection(destination("http://nobody.invalid:9002"), ledger)
    assert report.message == "the name nobody.invalid cannot be found"
    assert report.round_trip_ms is None


def test_nothing_listens(ledger, closed_port):
    report = try_connection(destination(f"http://127.0.0.1:{closed_port}"), ledger)
    assert report.message == f"127.0.0.1 refuses connections on port {closed_port}"
    assert "server is running" in report.hint


def test_proxy_that_is_gone(ledger, server, closed_port, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port}")
    report = try_connection(destination("http://counts.invalid"), ledger)
    assert "proxy" in report.message
    assert "NO_PROXY" in report.hint


@pytest.mark.parametrize("endpoint", ["http://a..b", "http://" + "x" * 300])
def test_address_that_cannot_be_used(ledger, endpoint):
    report = try_connection(destination(endpoint), ledger)
    assert not report.ok
    assert report.hint


# -------------------------------------------------------------------------------------- TLS


def make_certificate(folder, name, *, expired=False):
    """A self-signed certificate for ``name`` in one PEM file with its key."""
    pytest.importorskip("cryptography")
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    until = now + datetime.timedelta(days=-1 if expired else 1)
    names = [x509.DNSName(name)]
    if name == "127.0.0.1":
        names = [x509.IPAddress(ipaddress.ip_address(name))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=2))
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def secure(server, tmp_path):
    """Makes the server speak TLS with a certificate; returns the certificate's path."""

    def make(name="127.0.0.1", *, expired=False):
        path = make_certificate(tmp_path, name, expired=expired)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        plain = server.handle

        def handle(connection):
            with context.wrap_socket(connection, server_side=True) as wrapped:
                plain(wrapped)

        server.handle = handle
        return path

    return make


def test_tls_with_a_trusted_certificate(ledger, server, secure, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(secure()))
    report = try_connection(destination(f"https://127.0.0.1:{server.port}"), ledger)
    assert report.ok, report.message


@pytest.mark.parametrize(
    ("name", "expired", "trusted", "words"),
    [
        ("127.0.0.1", False, False, "is not trusted"),
        ("127.0.0.1", True, True, "not valid at this time"),
        ("counts.invalid", False, True, "belongs to another name"),
    ],
)
def test_tls_is_never_downgraded(
    ledger, server, secure, monkeypatch, name, expired, trusted, words
):
    path = secure(name, expired=expired)
    if trusted:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))
    report = try_connection(destination(f"https://127.0.0.1:{server.port}"), ledger)
    assert not report.ok
    assert words in report.message
    assert report.hint
    assert not server.received, "nothing was sent"


def test_https_to_a_server_without_tls(ledger, server):
    def handle(connection):
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    server.handle = handle
    report = try_connection(destination(f"https://127.0.0.1:{server.port}", timeout_s=1), ledger)
    assert not report.ok
    assert "no secure connection" in report.message
    assert "http://" in report.hint


def test_name_lookup_that_hangs_is_given_up(ledger, monkeypatch):
    """Without a network a lookup can take half a minute; nobody can interrupt it."""
    release = threading.Event()

    def hang(*args, **kwargs):
        release.wait()
        raise OSError

    monkeypatch.setattr(exchange, "CONNECT_TIMEOUT_S", 0.1)
    monkeypatch.setattr("socket.getaddrinfo", hang)
    report = try_connection(destination("http://counts.invalid", timeout_s=1), ledger)
    release.set()
    assert "no complete reply" in report.message
