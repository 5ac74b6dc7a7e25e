"""``kiosk collector``: started, stopped, started again, and refused, as an operator does it."""

from __future__ import annotations

import signal
import socket
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.e2e.collector_server import (
    PASSWORD,
    START_S,
    RunningCollector,
    batch,
    run_command,
    running,
)

if TYPE_CHECKING:
    from pathlib import Path


def _answer(server: RunningCollector, token: str, first: int) -> dict[str, int]:
    reply = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-1", first=first))
    assert reply.status_code == 201, reply.text
    content: dict[str, int] = reply.json()
    return content


def test_from_an_empty_folder_to_a_restart(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        first_password = server.first_password
        server.become_admin()
        token = server.add_device("kiosk-1")
        sent = batch("kiosk-1", count=7)
        reply = server.ask("POST", "/v1/events", token=token, json=sent)
        assert reply.json()["accepted"] == 7
        assert server.stop() == 0
        assert server.output.count("password") == 1
    with running(tmp_path) as server:
        # The second start knows everything and tells nothing.
        assert "password" not in server.output
        again = server.ask("POST", "/v1/events", token=token, json=sent).json()
        assert (again["accepted"], again["duplicates"]) == (0, 7)
        admin = server.log_in("admin", PASSWORD)["access_token"]
        kiosk = server.ask("GET", "/v1/devices/kiosk-1", token=admin).json()
        assert kiosk["seq"] == 7
        old = {"grant": "password", "name": "admin", "password": first_password}
        assert server.ask("POST", "/v1/token", json=old).status_code == 401
        assert server.stop() == 0
        assert "password" not in server.output
    for path in (tmp_path / "collector").iterdir():
        if path.is_file():
            assert first_password.encode() not in path.read_bytes()
    assert first_password not in (tmp_path / "errors.log").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_stops_in_time_though_clients_stay(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        admin = server.become_admin()
        with socket.create_connection(("127.0.0.1", server.port)) as stream:
            head = f"GET /v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {admin}\r\n"
            stream.sendall(f"{head}\r\n".encode())
            assert b"200" in stream.recv(100)
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(START_S) == 0


def test_an_access_token_outlives_a_restart_and_a_batch_a_kill(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        admin = server.become_admin()
        token = server.add_device("kiosk-1")
        _answer(server, token, 1)
        server.process.kill()
        server.process.wait()
    with running(tmp_path) as server:
        assert server.ask("GET", "/v1/devices/kiosk-1", token=admin).json()["seq"] == 1
        _answer(server, token, 2)


def test_a_second_one_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        options = ("--folder", server.folder, "--port", 0, "--workshop", "no")
        second = run_command(tmp_path, "serve", *options)
        assert second.returncode == 1
        assert "Another collector serves" in second.stderr
        restored = run_command(
            tmp_path, "restore", tmp_path / "none.zip", "--folder", server.folder
        )
        assert restored.returncode == 1
        assert server.ask("GET", "/readyz").ok
        # What only adds to the database may run beside it.
        made = run_command(tmp_path, "add-device", "kiosk-9", "--token", "--folder", server.folder)
        token = made.stdout.split("Token")[1].split()[0]
        reply = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-9"))
        assert reply.status_code == 201


def test_a_port_that_is_taken_is_said_and_costs_no_password(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        options = ("--folder", tmp_path / "collector", "--workshop", "no", "--port", port)
        refused = run_command(tmp_path, "serve", *options)
    assert refused.returncode == 1
    assert f"port {port} cannot be used" in refused.stderr
    assert "--port" in refused.stderr
    with running(tmp_path, tells_password=True) as server:
        assert server.first_password


@pytest.mark.skipif(sys.platform == "win32", reason="PostgreSQL and signals")
def test_several_processes_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    """A login at one of them is one at all; one that dies is replaced; all end together."""
    options = ("--database", postgres_url, "--workers", 2)
    with running(tmp_path, *options) as server:
        workers = _workers(server)
        assert len(workers) == 2
        server.become_admin()
        token = server.add_device("kiosk-1")
        for first in range(1, 21):
            _answer(server, token, first)
            assert server.ask("GET", "/v1/devices", token=server.admin_token).ok
        assert "collector_records_total" in server.ask("GET", "/metrics").text
        workers[0].kill()
        deadline = time.monotonic() + START_S
        while workers[0] in _workers(server) or len(_workers(server)) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        for first in range(21, 31):
            _answer(server, token, first)
        workers = _workers(server)
        assert server.stop() == 0
        assert not any(worker.is_running() for worker in workers)


def _workers(server: RunningCollector) -> list[psutil.Process]:
    """The processes that serve, without the one that tracks resources."""
    children = psutil.Process(server.process.pid).children()
    return [
        child
        for child in children
        if child.is_running()
        and child.status() != psutil.STATUS_ZOMBIE
        and "spawn_main" in " ".join(child.cmdline())
    ]
