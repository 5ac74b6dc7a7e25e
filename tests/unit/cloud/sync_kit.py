"""Records, batches and a receiver for tests of the engine and its HTTP sink."""

from __future__ import annotations

import gzip
import json
import threading
from typing import TYPE_CHECKING, Any

from kiosk.cloud.http_sink import HttpSink
from kiosk.core.clock import SystemClock
from kiosk.core.outbound import OutboundLedger
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping

    from .scripted_server import Received, ScriptedServer


def sink(endpoint: str, name: str = "there", **changes: Any) -> Sink:
    return Sink(name=name, kind=SinkKind.HTTP, endpoint=endpoint, **changes)


def http_sink(endpoint: str, secret: str = "", **changes: Any) -> HttpSink:
    return HttpSink(sink(endpoint, **changes), lambda: secret, OutboundLedger(SystemClock()))


def draft(number: int, record_type: RecordType = RecordType.COUNT) -> Draft:
    clock = SystemClock()
    data = {"total": number, "female": 0, "male": 0, "unknown": number}
    return Draft(record_type, clock.utc_now(), clock.monotonic_ns(), data)


def content(received: Received) -> dict[str, Any]:
    """The batch in a request."""
    compressed = received.headers.get("Content-Encoding") == "gzip"
    return json.loads(gzip.decompress(received.body) if compressed else received.body)


def receipt(batch: Mapping[str, Any], **changes: object) -> bytes:
    """What a collector answers that takes all of a batch."""
    answer = {
        "batch": batch["batch"],
        "accepted": len(batch["events"]),
        "duplicates": 0,
        "rejected": [],
        "ack_seq": batch["last_seq"],
    }
    return json.dumps({**answer, **changes}).encode()


def send_reply(
    connection: socket.socket, status: int, body: bytes, content_type: str = "application/json"
) -> None:
    head = f"HTTP/1.1 {status} Reason\r\nContent-Type: {content_type}\r\n"
    connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)


def collector(
    refuses: Callable[[dict[str, Any]], int] = lambda batch: 0, **changes: object
) -> Callable[[ScriptedServer, socket.socket], None]:
    """Behaves as a collector, except where ``refuses`` answers a batch with a status."""

    def behave(server: ScriptedServer, connection: socket.socket) -> None:
        batch = content(server.received[-1])
        status = refuses(batch)
        send_reply(connection, status or 201, b"{}" if status else receipt(batch, **changes))

    return behave


class Listener:
    """Keeps what the engine told."""

    def __init__(self) -> None:
        self.changes = 0
        self.problems: list[tuple[str, Any]] = []
        self.offers: list[tuple[str, str]] = []
        self._lock = threading.Lock()

    def sinks_changed(self) -> None:
        with self._lock:
            self.changes += 1

    def problem(self, where: str, error: Any) -> None:
        self.problems.append((where, error))

    def config_offered(self, name: str, etag: str) -> None:
        self.offers.append((name, etag))

    @property
    def messages(self) -> list[str]:
        return [error.message for _, error in self.problems]
