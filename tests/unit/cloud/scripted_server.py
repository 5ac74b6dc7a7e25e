"""A real HTTP server on 127.0.0.1 that behaves, or misbehaves, as it is told."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from kiosk.core.types import CountsEvent, PeopleCount

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

PATIENCE_S = 30.0


def wait_until(condition: Callable[[], object]) -> None:
    """Wait for a condition, for much longer than it should take."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


@dataclass
class Received:
    """A request as the server saw it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""


Behaviour = "Callable[[ScriptedServer, socket.socket], None]"


def answer(status: int, body: str = "Successfully updated", **headers: str) -> Behaviour:
    """Answer properly with a status."""
    head = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    head.update({name.replace("_", "-"): value for name, value in headers.items()})
    lines = [f"HTTP/1.1 {status} Reason", *(f"{k}: {v}" for k, v in head.items()), "", body]

    def behave(server: ScriptedServer, connection: socket.socket) -> None:
        connection.sendall("\r\n".join(lines).encode())

    return behave


def send(raw: bytes) -> Behaviour:
    """Answer with these bytes and close."""

    def behave(server: ScriptedServer, connection: socket.socket) -> None:
        connection.sendall(raw)

    return behave


def hang_after(raw: bytes = b"") -> Behaviour:
    """Answer with these bytes, then keep the connection open until the server is released."""

    def behave(server: ScriptedServer, connection: socket.socket) -> None:
        connection.sendall(raw)
        server.wait_for_release(connection)

    return behave


def drip(raw: bytes) -> Behaviour:
    """Send the bytes one after another, again and again, until the client has had enough."""

    def behave(server: ScriptedServer, connection: socket.socket) -> None:
        while not server.released.is_set():
            for byte in raw:
                connection.sendall(bytes([byte]))
                if server.released.wait(0.02):
                    return

    return behave


ACCEPT = answer(201)


@dataclass
class ScriptedServer:
    """What the server has received and how it answers.

    Attributes:
        behaviour: For requests beyond the script.
        script: Behaviours for the next requests, in order.
        received: All requests, in order.
        released: Set to end hanging connections.
    """

    behaviour: Behaviour = ACCEPT
    script: list[Behaviour] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def values(self) -> list[int]:
        """The published numbers of people, in order."""
        return [int(request.query["value"]) for request in self.received]

    def wait_for_release(self, connection: socket.socket) -> None:
        """Until the server is released or the client has gone."""
        connection.settimeout(0.02)
        while not self.released.is_set():
            try:
                if not connection.recv(1024):
                    return
            except TimeoutError:
                continue

    def handle(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            chunk = connection.recv(4096)
            if not chunk:
                return
            head += chunk
        head, _, body = head.partition(b"\r\n\r\n")
        request, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = request.split(" ")
        parts = urlsplit(target)
        headers = dict(line.split(": ", 1) for line in lines)
        while len(body) < int(headers.get("Content-Length", 0)):
            body += connection.recv(65536)
        self.received.append(
            Received(method, parts.path, dict(parse_qsl(parts.query, True)), headers, body)
        )
        behaviour = self.script.pop(0) if self.script else self.behaviour
        behaviour(self, connection)


def event(total: int, female: int = 0, male: int = 0) -> CountsEvent:
    count = PeopleCount(total, female, male, total - female - male)
    return CountsEvent(count, datetime(2026, 11, 20, 12, tzinfo=UTC), 0)
