"""What is too large, too slow, too deep or too often, and that it harms nobody else."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import time
import zlib
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from tests.e2e.collector_server import PASSWORD, REPLY_S, RunningCollector, batch, running

if TYPE_CHECKING:
    from collections.abc import Iterator

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("limits")) as collector:
        collector.become_admin()
        yield collector


@pytest.fixture(scope="module")
def device(server: RunningCollector) -> str:
    return server.add_device("kiosk-a")


def _is_problem(reply: Any, status: int) -> None:
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["status"] == status


def _post(server: RunningCollector, token: str, body: bytes, encoding: str = "gzip") -> Any:
    headers = {"Content-Type": "application/json"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return server.ask("POST", "/v1/events", token=token, data=body, headers=headers)


def _bomb(size: int) -> bytes:
    """A gzip file of so many zeros, made without holding them."""
    pack = zlib.compressobj(9, wbits=31)
    parts = [pack.compress(bytes(MIB)) for _ in range(size // MIB)]
    return b"".join([*parts, pack.flush()])


def test_a_gzip_bomb_stops_at_the_limit(server: RunningCollector, device: str) -> None:
    process = psutil.Process(server.process.pid)
    before = process.memory_info().rss
    bomb = _bomb(1024 * MIB)
    assert len(bomb) < 2 * MIB
    for _ in range(3):
        _is_problem(_post(server, device, bomb), 413)
    assert process.memory_info().rss - before < 64 * MIB
    nested = gzip.compress(bomb, mtime=0)
    assert _post(server, device, nested).status_code in (400, 413)


def test_a_body_beyond_the_limit_is_refused_however_it_comes(
    server: RunningCollector, device: str
) -> None:
    body = json.dumps({"v": 1, "padding": "x" * 9 * MIB}).encode()
    with contextlib.suppress(ConnectionError):  # the server may close while we still send
        _is_problem(_post(server, device, body, ""), 413)

    def chunks() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 64 * 1024

    with contextlib.suppress(ConnectionError):
        reply = server.ask("POST", "/v1/events", token=device, data=chunks())
        _is_problem(reply, 413)
    assert server.ask("GET", "/readyz").ok


def test_what_fits_is_taken_plain_and_packed(server: RunningCollector, device: str) -> None:
    plain = json.dumps(batch("kiosk-a", count=500)).encode()
    assert _post(server, device, plain, "").json()["accepted"] == 500
    again = _post(server, device, gzip.compress(plain, mtime=0)).json()
    assert (again["accepted"], again["duplicates"]) == (0, 500)
    parts = gzip.compress(plain, mtime=0)
    sent = server.ask(
        "POST",
        "/v1/events",
        token=device,
        data=(parts[i : i + 100] for i in range(0, len(parts), 100)),
        headers={"Content-Encoding": "gzip"},
    )
    assert sent.json()["duplicates"] == 500


@pytest.mark.parametrize(
    ("body", "encoding", "status"),
    [
        (b"no gzip at all", "gzip", 400),
        (gzip.compress(b"{}", mtime=0)[:-6], "gzip", 400),
        (gzip.compress(b"{}", mtime=0) + b"more", "gzip", 400),
        (b"", "gzip", 400),
        (b"{}", "br", 415),
        (b"{}", "gzip, gzip", 415),
        (b"", "", 400),
        (b"[1, 2", "", 400),
        (b"\xff\xfe", "", 400),
        (b"null", "", 422),
        (b'{"v": 1}', "", 422),
        (b'{"v": 1e400}', "", 400),
    ],
    ids=str,
)
def test_a_body_that_is_no_batch_is_refused(
    server: RunningCollector, device: str, body: bytes, encoding: str, status: int
) -> None:
    reply = _post(server, device, body, encoding)
    assert reply.status_code in (status, 422), reply.text
    _is_problem(reply, reply.status_code)


def test_depth_does_not_bring_the_server_down(server: RunningCollector, device: str) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    _is_problem(_post(server, device, deep, ""), 400)
    content = batch("kiosk-a")
    nested: Any = 1
    for _ in range(500):
        nested = {"a": nested}
    content["events"][0]["data"] = {"total": nested}
    reply = _post(server, device, json.dumps(content).encode(), "")
    assert len(reply.json()["rejected"]) == 1
    for path in ("/v1/token", "/v1/enrol", "/v1/session"):
        reply = server.ask("POST", path, data=deep, headers={"Content-Type": "application/json"})
        _is_problem(reply, reply.status_code)
        assert reply.status_code in (400, 422)
    assert server.ask("GET", "/readyz").ok


def _connection(server: RunningCollector) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), REPLY_S)
    connection.settimeout(REPLY_S)
    return connection


def _until_closed(connection: socket.socket) -> bytes:
    received = b""
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(65_536):
            received += part
    return received


def test_slow_clients_are_shown_out_and_keep_nobody_waiting(
    server: RunningCollector, device: str
) -> None:
    with contextlib.ExitStack() as stack:
        connections = [stack.enter_context(_connection(server)) for _ in range(300)]
        silent, heads, bodies = connections[:100], connections[100:200], connections[200:]
        for connection in heads:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: ")
        head = (
            "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {device}\r\nContent-Length: 1000\r\n\r\n{{"
        ).encode()
        for connection in bodies:
            connection.sendall(head)
        for _ in range(20):
            for connection in (*heads[:10], *bodies[:10]):
                with contextlib.suppress(ConnectionError):
                    connection.send(b" ")
            assert server.ask("GET", "/readyz").ok
            reply = server.ask("POST", "/v1/events", token=device, json=batch("kiosk-a"))
            assert reply.status_code == 201
            time.sleep(0.05)
        for connection in (*silent, *heads, *bodies):
            assert b"408" in _until_closed(connection)[:20]


def test_a_client_that_reads_nothing_keeps_nobody_waiting(server: RunningCollector) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(50):
            connection = stack.enter_context(_connection(server))
            connection.sendall(b"GET /v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50)
        assert server.ask("GET", "/readyz").ok


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + b"x" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Endless: " + b"x" * 400_000,
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Many: 1\r\n" * 10_000 + b"\r\n",
    ],
    ids=["one header", "a header without end", "address", "many headers"],
)
def test_a_large_head_is_refused(server: RunningCollector, head: bytes) -> None:
    with _connection(server) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(head)
        assert b" 431 " in _until_closed(connection)[:20]
    assert server.ask("GET", "/readyz").ok


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500,
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n\r\n\r\n\x00\x00",
        b"POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        b"POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST /v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n",
    ],
    ids=repr,
)
def test_what_is_no_http_is_refused(server: RunningCollector, garbage: bytes) -> None:
    with _connection(server) as connection:
        connection.sendall(garbage)
        connection.shutdown(socket.SHUT_WR)
        received = _until_closed(connection)
        assert received == b"" or b" 4" in received[:13], received[:200]
    assert server.ask("GET", "/readyz").ok


def test_brute_force_meets_a_limit_that_locks_no_administrator_out(
    server: RunningCollector,
) -> None:
    def attempt(password: str, **options: Any) -> Any:
        body = {"name": "admin", "password": password}
        return server.ask("POST", "/v1/session", json=body, **options)

    entered = attempt(PASSWORD)
    assert entered.status_code == 200
    known = {"Cookie": f"vitrine_known={entered.cookies['vitrine_known']}"}
    statuses = [attempt(f"wrong password {i}").status_code for i in range(12)]
    assert statuses[0] == 401
    assert set(statuses) == {401, 429}
    limited = attempt(PASSWORD)
    _is_problem(limited, 429)
    assert int(limited.headers["Retry-After"]) >= 1
    # The browser that has been there before is not kept out by what strangers do ...
    assert attempt(PASSWORD, headers=known).status_code == 200
    # ... unless somebody guesses from that one.
    for _ in range(12):
        last = attempt("wrong", headers=known)
    _is_problem(last, 429)
    # A cookie that nobody signed, or of another user, helps nobody.
    assert attempt(PASSWORD, headers={"Cookie": "vitrine_known=a.b"}).status_code == 429


def test_guessing_is_remembered_by_the_database(server: RunningCollector) -> None:
    """So that other processes, and the next one, know of it."""
    failures = server.execute(
        "SELECT count(*) FROM audit_log WHERE what = 'login.failed' AND subject = 'admin'"
    )
    assert failures[0][0] >= 8
    stored = server.execute("SELECT who, subject FROM audit_log WHERE what = 'login.failed'")
    assert all("wrong" not in f"{who}{subject}" for who, subject in stored)
