"""A whole kiosk and a whole collector, each a process: nothing is missing after the network was.

The kiosk analyses the simulated scene with the real networks, enrols with a code, and goes on
while the collector is killed. In the end the collector has what the kiosk printed, once each.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import free_port

from .collector_server import RunningCollector, run_command, running

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DEVICE = "window-9"
WAIT_S = 150


class RunningKiosk:
    """``kiosk run --headless``; its lines are read all the time."""

    def __init__(self, environment: Mapping[str, str], *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "run", "--headless", *arguments],
            env={**environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.lines: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(json.loads(line))

    def of(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["event"] == event]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self._reader.join(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def environment(tmp_path: Path, models_dir: Path) -> dict[str, str]:
    """Of a kiosk with a home of its own."""
    return {
        **os.environ,
        "KIOSK_HOME": str(tmp_path / "kiosk"),
        "KIOSK_MODELS": str(models_dir),
        "KIOSK_DEVICE__ID": DEVICE,
    }


def command(environment: Mapping[str, str], *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        env={**environment},
        input=given,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def enrol(environment: Mapping[str, str], collector: RunningCollector, folder: Path) -> None:
    made = run_command(folder, "add-device", DEVICE, "--folder", collector.folder)
    code = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", made.stdout)
    assert code, made.stdout + made.stderr
    command(environment, "sync", "enrol", "--yes", collector.url, code[0])


def events(folder: Path, type_: str | None = None) -> list[tuple[int, str, dict[str, Any]]]:
    """Number, type and data of what the collector has, in order; it need not run."""
    connection = sqlite3.connect(folder / "collector" / "collector.db")
    try:
        rows = connection.execute(
            "SELECT seq, type, data FROM event ORDER BY epoch, seq"
        ).fetchall()
    finally:
        connection.close()
    return [(s, t, json.loads(data)) for s, t, data in rows if type_ in (None, t)]


def wait_for(what: str, condition: Any) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, f"no {what}"
        time.sleep(0.3)


@pytest.fixture
def kiosks() -> Iterator[list[RunningKiosk]]:
    """Those that run are ended with the test."""
    running_kiosks: list[RunningKiosk] = []
    yield running_kiosks
    for kiosk in running_kiosks:
        if kiosk.process.poll() is None:
            kiosk.stop()


def test_what_happens_while_the_collector_is_away_arrives_later_once(
    tmp_path: Path, environment: dict[str, str], kiosks: list[RunningKiosk]
) -> None:
    folder, port = tmp_path / "collector", free_port()
    with running(folder, "--port", port) as collector:
        enrol(environment, collector, folder)
        # Back and forth in front of the camera: counts and visits for as long as it runs.
        short = ("--set", "analysis.revisit_window_s=0", "--set", "analysis.lost_after_s=0.5")
        kiosk = RunningKiosk(environment, "--source", "sim:busy", *short)
        kiosks.append(kiosk)
        wait_for("counts at the collector", lambda: events(folder, "count"))
        command(environment, "sync", "flush")
        collector.process.kill()
        collector.process.wait(30)
    before = len(kiosk.of("count"))
    wait_for("counts while nobody listens", lambda: len(kiosk.of("count")) >= before + 4)
    wait_for("a visit while nobody listens", lambda: kiosk.of("visit"))
    waiting = json.loads(command(environment, "sync", "status", "--json"))
    assert "collector" in json.dumps(waiting)
    with running(folder, "--port", port, tells_password=False):
        command(environment, "sync", "flush")
        assert kiosk.stop() == 0
        # What was not delivered before the end is delivered after the next start.
        kiosk = RunningKiosk(environment, "--source", "sim:quiet")
        wait_for("a start", lambda: any(line["phase"] == "running" for line in kiosk.of("phase")))
        told, visits = kiosks[0].of("count"), kiosks[0].of("visit")
        kiosks.append(kiosk)
        wait_for(
            "everything",
            lambda: (
                command(environment, "sync", "flush") is not None
                and {v["id"] for v in visits} <= {d["id"] for _, _, d in events(folder, "visit")}
            ),
        )
        assert kiosk.stop() == 0
    numbers = [seq for seq, _, _ in events(folder)]
    assert numbers == sorted(set(numbers))
    assert numbers == list(range(1, len(numbers) + 1))
    sent_visits = [data["id"] for _, _, data in events(folder, "visit")]
    assert len(sent_visits) == len(set(sent_visits))
    # A change of gender alone is printed, but no record.
    totals = [line["people"] for line in told]
    printed = [n for i, n in enumerate(totals) if i == 0 or n != totals[i - 1]]
    arrived = [data["total"] for _, _, data in events(folder, "count")]
    assert arrived[: len(printed)] == printed


def test_settings_from_afar_are_tried_and_told_about(
    tmp_path: Path, environment: dict[str, str], kiosks: list[RunningKiosk]
) -> None:
    folder = tmp_path / "collector"
    with running(folder) as collector:
        collector.become_admin()
        enrol(environment, collector, folder)
        command(environment, "settings", "set", "cloud.remote_settings", "true")
        kiosk = RunningKiosk(environment, "--source", "sim:quiet")
        kiosks.append(kiosk)
        wait_for(
            "a status", lambda: any(d["phase"] == "running" for _, _, d in events(folder, "status"))
        )

        def push(settings: dict[str, object]) -> int:
            reply = collector.ask(
                "POST",
                "/v1/config/versions",
                token=collector.admin_token,
                json={"device": DEVICE, "settings": settings, "comment": "try"},
            )
            assert reply.status_code == 201, reply.text
            return int(reply.json()["version"])

        def results(version: int) -> dict[str, Any]:
            reply = collector.ask("GET", "/v1/config/versions", token=collector.admin_token).json()
            (found,) = (one for one in reply if one["version"] == version)
            return dict(found["results"])

        version = push({"audience.stop_s": 2.5})
        wait_for(
            "the result",
            lambda: command(environment, "sync", "flush") is not None and results(version),
        )
        assert results(version) == {"applied": 1}
        assert kiosk.stop() == 0
    assert command(environment, "settings", "get", "audience.stop_s").strip() == "2.5"
