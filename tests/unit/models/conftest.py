"""A small registry, and a web server that behaves as badly as a test wants."""

from __future__ import annotations

import hashlib
import random
import re
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from kiosk.inference.download import Timeouts
from kiosk.inference.fetch import FetchPolicy
from kiosk.inference.model_entries import ModelEntry, ModelFile
from kiosk.inference.registry import ModelRegistry, ModelStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Behaviour = Callable[[BaseHTTPRequestHandler, bytes], None]


def content_of(name: str, size: int) -> bytes:
    return random.Random(name).randbytes(size)


def model_file(name: str, size: int, urls: tuple[str, ...]) -> ModelFile:
    content = content_of(name, size)
    return ModelFile(name, size, hashlib.sha384(content).hexdigest(), urls)


class BadServer:
    """Serves byte strings with ranges; ``script`` replaces answers, one per request.

    Attributes:
        files: Content by path.
        script: Behaviours by path; each is used once, then the path behaves well again.
        asked: Path and Range header of every request, in order.
        release: Set at the end; a hanging behaviour waits for it.
        ranges: Whether the Range header is honoured.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.script: dict[str, list[Behaviour]] = defaultdict(list)
        self.asked: list[tuple[str, str | None]] = []
        self.release = threading.Event()
        self.ranges = True
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = urlsplit(handler.path).path
        self.asked.append((path, handler.headers.get("Range")))
        content = self.files.get(path)
        script = self.script[path]
        try:
            if script:
                script.pop(0)(handler, content or b"")
            elif content is None:
                handler.send_error(404)
            else:
                self._serve(handler, content)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def _serve(self, handler: BaseHTTPRequestHandler, content: bytes) -> None:
        start = 0
        match = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        if match and self.ranges:
            start = int(match[1])
            handler.send_response(206)
            handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        else:
            handler.send_response(200)
        handler.send_header("Content-Type", "application/octet-stream")
        handler.send_header("Content-Length", str(len(content) - start))
        handler.end_headers()
        handler.wfile.write(content[start:])

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[BadServer]:
    server = BadServer()
    yield server
    server.close()


@pytest.fixture
def registry(server: BadServer) -> ModelRegistry:
    """Two models: one graph with weights in two precisions, one single file."""

    def pair(precision: str, size: int) -> tuple[ModelFile, ...]:
        return tuple(
            model_file(
                f"pair{suffix}",
                size + bump,
                (f"{server.url}/official/{precision}/pair{suffix}",),
            )
            for suffix, bump in ((".xml", 0), (".bin", 50_000))
        )

    files = {"FP16": pair("FP16", 3_000), "FP16-INT8": pair("FP16-INT8", 2_000)}
    single = model_file(
        "single.onnx", 100_000, (f"{server.url}/first/single.onnx", f"{server.url}/second/s.onnx")
    )
    for precision, of in files.items():
        for file in of:
            server.files[f"/official/{precision}/{file.name}"] = content_of(file.name, file.size)
    for path in ("/first/single.onnx", "/second/s.onnx"):
        server.files[path] = content_of("single.onnx", 100_000)

    def entry(name: str, files: dict[str, tuple[ModelFile, ...]]) -> ModelEntry:
        return ModelEntry(name, "face-detection", "", "MIT", "https://x/", "https://x/", (), files)

    return ModelRegistry(
        {"pair": entry("pair", files), "single": entry("single", {"FP32": (single,)})}
    )


@pytest.fixture
def store(registry: ModelRegistry, tmp_path: Path) -> ModelStore:
    return ModelStore(registry, [tmp_path / "given", tmp_path / "own"])


@pytest.fixture
def quick() -> FetchPolicy:
    """Pauses that a test can afford, and patience for a busy machine."""
    return FetchPolicy(rounds=3, first_pause_s=0.01, lock_timeout_s=30, timeouts=Timeouts(20, 20))


@pytest.fixture
def hasty() -> FetchPolicy:
    """As quick, but a silent server is given up soon."""
    return FetchPolicy(rounds=5, first_pause_s=0.01, timeouts=Timeouts(20, 0.5))
