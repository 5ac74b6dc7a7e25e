"""Fixtures for what leaves the device: a real server on 127.0.0.1."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.core.clock import SystemClock
from kiosk.core.outbound import OutboundLedger

from .scripted_server import ScriptedServer

if TYPE_CHECKING:
    from collections.abc import Iterator


class _TcpServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A server that accepts everything until it is told otherwise."""
    scripted = ScriptedServer()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):  # the client has gone: some tests want that
                scripted.handle(self.request)

    with _TcpServer(("127.0.0.1", 0), Handler) as tcp:
        scripted.port = tcp.server_address[1]
        thread = threading.Thread(target=tcp.serve_forever, args=(0.02,), name="test-server")
        thread.start()
        yield scripted
        scripted.released.set()
        tcp.shutdown()
        thread.join()


@pytest.fixture
def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def ledger() -> OutboundLedger:
    return OutboundLedger(SystemClock())
