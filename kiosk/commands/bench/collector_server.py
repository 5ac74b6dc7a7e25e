"""A real collector in a process of its own, and clients that deliver to it."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final

import psutil

from kiosk.collector.auth.device_tokens import DeviceTokens
from kiosk.collector.storage.database import Database
from kiosk.commands.bench.collector_records import DEVICES, device_name
from kiosk.core.clock import SystemClock
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CLIENTS: Final = 16
"""Connections at once; each delivers its next batch when the last one is acknowledged."""
_CREATED: Final = 201
_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class BenchServer:
    """A running collector.

    Attributes:
        port: Where it listens.
        process: For its memory.
    """

    def __init__(self, port: int, tokens: dict[str, str], process: psutil.Process) -> None:
        self.port = port
        self.process = process
        self._tokens = tokens

    def deliver(self, batches: Sequence[tuple[str, bytes]]) -> None:
        """Deliver all batches over several connections, and wait for the last one.

        Raises:
            CollectorError: One was not acknowledged.
        """
        waiting = iter(batches)
        lock = threading.Lock()
        failures: list[str] = []

        def client() -> None:
            with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
                while not failures:
                    with lock:
                        batch = next(waiting, None)
                    if batch is None:
                        return
                    try:
                        failures.extend(self._post(connection, *batch))
                    except OSError as error:
                        failures.append(str(error))

        threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise CollectorError(f"the collector did not take a batch: {failures[0]}")

    def _post(self, connection: socket.socket, device: str, body: bytes) -> Iterator[str]:
        # By hand: a library for HTTP would take as much of the machine as the server does.
        head = (
            f"POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Authorization: Bearer {self._tokens[device]}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        connection.sendall(head.encode() + body)
        status, content = _reply(connection)
        if status != _CREATED or b'"rejected":[]' not in content:
            yield f"{status} {content[:300].decode('utf-8', 'replace')}"

    @property
    def rss_mib(self) -> float:
        """Memory of the server."""
        return float(self.process.memory_info().rss) / 2**20


def _reply(connection: socket.socket) -> tuple[int, bytes]:
    """Status and body of the next reply.

    Raises:
        OSError: The connection ended.
    """
    received = b""
    while True:
        head, end, body = received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head) if end else None
        if length is not None and len(body) >= int(length[1]):
            return int(head.split(b" ", 2)[1]), body
        part = connection.recv(65_536)
        if not part:
            raise ConnectionAbortedError("the collector closed the connection")
        received += part


@contextlib.contextmanager
def running(url: str, folder: Path) -> Iterator[BenchServer]:
    """Start a collector on an empty database, with the kiosks of the bench known to it.

    Raises:
        CollectorError: It did not start.
    """
    database = Database.open(url)
    database.migrate()
    kiosks = DeviceTokens(database, SystemClock())
    tokens = {}
    with database.write() as connection:
        for number in range(DEVICES):
            kiosks.add_device(connection, device_name(number))
            tokens[device_name(number)] = kiosks.issue(connection, device_name(number), by="bench")
    database.close()
    command = [sys.executable, "-m", "kiosk", "collector", "serve", "--database", url]
    command += ["--folder", str(folder), "--port", "0", "--workshop", "no"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            port = _port(iter(process.stdout.readline, ""))
            yield BenchServer(port, tokens, psutil.Process(process.pid))
        finally:
            process.terminate()


def _port(lines: Iterator[str]) -> int:
    for line in lines:
        if found := re.search(r"http://[^:]+:(\d+)", line):
            return int(found[1])
    raise CollectorError("the collector did not start", "Run: kiosk collector serve")
