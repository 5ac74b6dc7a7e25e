"""Real servers on 127.0.0.1 that send pictures, and that misbehave on request."""

from __future__ import annotations

import http.server
import socket
import socketserver
import struct
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH, HEIGHT = 64, 48
FPS = 100.0


def jpeg(number: int) -> bytes:
    """A baseline 4:2:0 JPEG whose brightness tells its number apart from its neighbours."""
    image = np.full((HEIGHT, WIDTH, 3), 60 + 12 * (number % 10), np.uint8)
    image[:, : WIDTH // 2] //= 2
    ok, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 90])
    assert ok
    return bytes(data)


class Behaviour:
    """What a server does; tests change it while it runs.

    Attributes:
        stall_after: Pictures after which it sends nothing more but keeps the line open.
        hang_up_after: Pictures after which it closes the line.
        connections: How many clients have asked for pictures.
        stop: Set when the server ends.
    """

    def __init__(self) -> None:
        self.stall_after: int | None = None
        self.hang_up_after: int | None = None
        self.connections = 0
        self.stop = threading.Event()

    def goes_on(self, sent: int) -> bool:
        """Wait for the time of the next picture; False to hang up."""
        if self.hang_up_after is not None and sent >= self.hang_up_after:
            return False
        if self.stall_after is not None and sent >= self.stall_after:
            self.stop.wait()
        return not self.stop.wait(1 / FPS)


class _ThreadingServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False
    block_on_close = True
    behaviour: Behaviour

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""


@contextmanager
def _serving(handler: type, behaviour: Behaviour) -> Iterator[int]:
    server = _ThreadingServer(("127.0.0.1", 0), handler)
    server.behaviour = behaviour
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        behaviour.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _HttpHandler(http.server.BaseHTTPRequestHandler):
    server: _ThreadingServer
    folder: Path | None = None

    def do_GET(self) -> None:
        behaviour = self.server.behaviour
        behaviour.connections += 1
        if self.path.startswith("/silent"):
            behaviour.stop.wait()
        elif self.path.startswith("/camera"):
            self._send_multipart(behaviour)
        elif self.folder is not None and (self.folder / self.path[1:]).is_file():
            self._send_file((self.folder / self.path[1:]).read_bytes())
        else:
            self.send_error(404)

    def _send_file(self, data: bytes) -> None:
        """With ranges, which players need for files whose index is at the end."""
        first = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").split("-")[0])
        self.send_response(206 if "Range" in self.headers else 200)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - first))
        self.end_headers()
        self.wfile.write(data[first:])

    def _send_multipart(self, behaviour: Behaviour) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=picture")
        self.end_headers()
        sent = 0
        while behaviour.goes_on(sent):
            data = jpeg(sent)
            head = f"--picture\r\nContent-Type: image/jpeg\r\nContent-Length: {len(data)}\r\n\r\n"
            self.wfile.write(head.encode() + data + b"\r\n")
            sent += 1

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def http_server(behaviour: Behaviour, folder: Path | None = None) -> Iterator[str]:
    """``/camera`` sends Motion JPEG, ``/silent`` nothing, other paths are files."""
    handler = type("Handler", (_HttpHandler,), {"folder": folder})
    with _serving(handler, behaviour) as port:
        yield f"http://127.0.0.1:{port}"


class _RtspHandler(socketserver.StreamRequestHandler):
    """RTSP 1.0 (RFC 2326) with RTP over the same connection and JPEG payload (RFC 2435)."""

    server: _ThreadingServer

    def handle(self) -> None:
        playing = threading.Event()
        sender = threading.Thread(target=self._send_pictures, args=(playing,))
        sender.start()
        try:
            while (request := self._read_request()) is not None:
                self._answer(*request)
                if request[0] == "PLAY":
                    playing.set()
                if request[0] == "TEARDOWN":
                    break
        except OSError:
            pass
        finally:
            self._gone = True
            playing.set()
            sender.join()

    def setup(self) -> None:
        super().setup()
        self._gone = False
        self._write_lock = threading.Lock()
        self.connection.settimeout(0.1)

    def _line(self) -> bytes:
        """One line, however long it takes, until the server ends."""
        line = b""
        while not line.endswith(b"\n"):
            if self.server.behaviour.stop.is_set() or self._gone:
                return b""
            try:
                byte = self.connection.recv(1)
            except TimeoutError:
                continue
            if not byte:
                return b""
            line += byte
            if line.startswith(b"$") and len(line) == 1:  # RTCP of the client: skip it
                size = struct.unpack(">BH", self._exactly(3))[1]
                self._exactly(size)
                line = b""
        return line

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            try:
                part = self.connection.recv(size - len(data))
            except TimeoutError:
                continue
            if not part:
                raise ConnectionError
            data += part
        return data

    def _read_request(self) -> tuple[str, str, dict[str, str]] | None:
        first = self._line().decode()
        if not first:
            return None
        method, address, _ = first.split()
        headers = {}
        while line := self._line().decode().strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return method, address, headers

    def _answer(self, method: str, address: str, headers: dict[str, str]) -> None:
        behaviour = self.server.behaviour
        extra, body = "", ""
        if method == "OPTIONS":
            extra = "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n"
        elif method == "DESCRIBE":
            behaviour.connections += 1
            if "silent" in address:
                behaviour.stop.wait()
            body = (
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=test\r\nt=0 0\r\n"
                f"m=video 0 RTP/AVP 26\r\na=framerate:{FPS:g}\r\na=control:track1\r\n"
            )
            extra = f"Content-Type: application/sdp\r\nContent-Base: {address}/\r\n"
        elif method == "SETUP":
            extra = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n"
        elif method == "PLAY":
            extra = "Session: 1\r\n"
        reply = (
            f"RTSP/1.0 200 OK\r\nCSeq: {headers.get('cseq', '0')}\r\n{extra}"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
        with self._write_lock:
            self.connection.sendall(reply.encode())

    def _send_pictures(self, playing: threading.Event) -> None:
        behaviour = self.server.behaviour
        while not playing.wait(0.05):
            if behaviour.stop.is_set():
                return
        sent = 0
        start = time.monotonic()
        try:
            while not self._gone and behaviour.goes_on(sent):
                stamp = int((time.monotonic() - start) * 90_000)
                packet = self._rtp(sent, stamp, jpeg(sent))
                with self._write_lock:
                    self.connection.sendall(b"$\0" + struct.pack(">H", len(packet)) + packet)
                sent += 1
            if not behaviour.stop.is_set():
                self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._gone = True

    @staticmethod
    def _rtp(number: int, stamp: int, data: bytes) -> bytes:
        """One RTP packet that holds one whole JPEG, its tables moved to the payload header."""
        tables, scan, position = b"", b"", 2
        while not scan:
            marker, size = struct.unpack(">HH", data[position : position + 4])
            segment = data[position + 4 : position + 2 + size]
            if marker == 0xFFDB:
                while segment:
                    tables, segment = tables + segment[1:65], segment[65:]
            position += 2 + size
            if marker == 0xFFDA:
                scan = data[position:-2]
        header = struct.pack(">BBHII", 0x80, 0x80 | 26, number & 0xFFFF, stamp & 0xFFFFFFFF, 7)
        payload = struct.pack(">IBBBB", 0, 1, 255, WIDTH // 8, HEIGHT // 8)
        payload += struct.pack(">BBH", 0, 0, len(tables)) + tables
        return header + payload + scan


@contextmanager
def rtsp_server(behaviour: Behaviour) -> Iterator[str]:
    """An RTSP camera; the path ``/silent`` gets no answer to DESCRIBE."""
    with _serving(_RtspHandler, behaviour) as port:
        yield f"rtsp://127.0.0.1:{port}"
