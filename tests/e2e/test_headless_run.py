"""The kiosk without a window, as a process of its own, from the scene to a real server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kiosk.capture.devices import list_cameras

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_S = 120


class _Workshop(ThreadingHTTPServer):
    """A workshop endpoint that remembers what it was told."""

    def __init__(self) -> None:
        self.queries: list[dict[str, str]] = []
        workshop = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                assert parts.path == "/analytics/face"
                workshop.queries.append({k: v[0] for k, v in parse_qs(parts.query).items()})
                body = b"Successfully updated"
                self.send_response(201)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def workshop() -> Iterator[_Workshop]:
    server = _Workshop()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _kiosk(models_dir: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--headless", *arguments],
        env={**os.environ, "KIOSK_MODELS": str(models_dir)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _events(output: str, kind: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in output.splitlines()]
    return [line for line in lines if line["event"] == kind]


def test_a_clip_is_counted_and_each_change_is_published_once(
    models_dir: Path, media_dir: Path, workshop: _Workshop, kiosk_home: Path
) -> None:
    clip = media_dir / "videos" / "composed_portrait_conveyor.mp4"
    process = _kiosk(
        models_dir,
        *("--source", str(clip), "--pace", "fast", "--no-loop"),
        *("--endpoint", workshop.url, "--set", "device.id=window-1"),
    )
    output, errors = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, errors
    counts = [event["people"] for event in _events(output, "count")]
    totals = [b for a, b in zip([0, *counts], counts, strict=False) if a != b]
    published = [int(query["value"]) for query in workshop.queries]
    assert totals[-1] == 0
    assert max(totals) >= 1
    assert published == totals
    assert {query["id"] for query in workshop.queries} == {"window-1"}
    snapshot = json.loads((kiosk_home / "data" / "snapshot.json").read_text())
    assert snapshot == {"facecount": "0", "malecount": "0", "femalecount": "0"}


def test_the_scene_that_stands_in_for_a_camera_is_not_published(
    models_dir: Path, workshop: _Workshop, kiosk_home: Path
) -> None:
    if list_cameras():
        pytest.skip("this machine has a camera, so no scene stands in for it")
    process = _kiosk(models_dir, "--source", "auto", "--endpoint", workshop.url)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "count":
            break
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, errors
    assert workshop.queries == []
    assert not (kiosk_home / "data" / "snapshot.json").exists()


def test_sigterm_ends_it_in_order(models_dir: Path) -> None:
    process = _kiosk(models_dir, "--source", "sim:quiet")
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line).get("phase") == "running":
            break
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, errors
    assert _events(output, "phase")[-1]["phase"] == "stopped"


def test_a_second_instance_is_refused(models_dir: Path) -> None:
    first = _kiosk(models_dir, "--source", "sim:quiet")
    assert first.stdout is not None
    first.stdout.readline()
    second = _kiosk(models_dir, "--source", "sim:quiet")
    _, errors = second.communicate(timeout=WAIT_S)
    assert second.returncode == 3
    assert "another kiosk is running" in errors
    first.kill()  # even a killed one leaves no lock behind
    first.communicate(timeout=WAIT_S)
    third = _kiosk(models_dir, "--source", "sim:quiet", "--duration", "0.5")
    _, errors = third.communicate(timeout=WAIT_S)
    assert third.returncode == 0, errors


def test_a_source_that_is_not_there_is_tried_again(models_dir: Path, tmp_path: Path) -> None:
    missing = tmp_path / "later.mp4"
    process = _kiosk(models_dir, "--source", str(missing), "--duration", "3")
    output, errors = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, errors
    assert "no_camera" in [event["phase"] for event in _events(output, "phase")]
    assert "Traceback" not in errors


def test_missing_models_are_said_so(tmp_path: Path) -> None:
    mirror = "http://127.0.0.1:9"  # the discard port: nobody answers
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--headless", "--source", "sim:quiet"],
        env={**os.environ, "KIOSK_MODELS": mirror},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    phases = []
    for line in process.stdout:
        phases.append(json.loads(line).get("phase"))
        if phases[-1] == "models_missing":
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=WAIT_S)
    assert phases[-1] == "models_missing"
    assert process.returncode == 0
