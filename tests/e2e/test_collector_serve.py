"""``kiosk collector``: started, stopped, started again, and refused, as an operator does it."""

from __future__ import annotations

import signal
import socket
import subprocess
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
    command,
    environment,
    running,
)

if TYPE_CHECKING:
    from pathlib import Path


def _run(
    folder: Path, *arguments: object, given: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        command(*arguments),
        env=environment(folder, **more),
        input=given,
        capture_output=True,
        text=True,
        timeout=START_S,
        check=False,
    )


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
        second = _run(tmp_path, "serve", *options)
        assert second.returncode == 1
        assert "Another collector serves" in second.stderr
        restored = _run(tmp_path, "restore", tmp_path / "none.zip", "--folder", server.folder)
        assert restored.returncode == 1
        assert server.ask("GET", "/readyz").ok
        # What only adds to the database may run beside it.
        made = _run(tmp_path, "add-device", "kiosk-9", "--token", "--folder", server.folder)
        token = made.stdout.split("Token")[1].split()[0]
        reply = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-9"))
        assert reply.status_code == 201


def test_a_port_that_is_taken_is_said_and_costs_no_password(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        options = ("--folder", tmp_path / "collector", "--workshop", "no", "--port", port)
        refused = _run(tmp_path, "serve", *options)
    assert refused.returncode == 1
    assert f"port {port} cannot be used" in refused.stderr
    assert "--port" in refused.stderr
    with running(tmp_path, tells_password=True) as server:
        assert server.first_password


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "said"),
    [
        (("--database", "mysql://a/b"), {}, 1, "not supported"),
        (("--database", "nonsense"), {}, 1, "cannot be read"),
        (("--workers", "3"), {}, 1, "PostgreSQL"),
        (("--workers", "0"), {}, 2, "--workers"),
        (("--port", "99999"), {}, 2, "--port"),
        ((), {"COLLECTOR_PORT": "many"}, 2, "COLLECTOR_PORT"),
        ((), {"COLLECTOR_PROT": "9003"}, 2, "COLLECTOR_PROT"),
        (("--certificate", "cert.pem"), {}, 1, "both files"),
        (("--certificate", "no.pem", "--certificate-key", "no.pem"), {}, 1, "certificate"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_said(
    tmp_path: Path, arguments: tuple[str, ...], variables: dict[str, str], code: int, said: str
) -> None:
    refused = _run(
        tmp_path, "serve", "--folder", tmp_path / "c", "--workshop", "no", *arguments, **variables
    )
    assert refused.returncode == code, refused.stderr
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "password" not in refused.stdout


def test_the_environment_sets_what_options_do_not(tmp_path: Path) -> None:
    with running(tmp_path, COLLECTOR_PUBLIC_URL="https://fleet.example/", COLLECTOR_PORT="1") as s:
        admin = s.become_admin()
        code = s.ask("POST", "/v1/enrolment-codes", token=admin, json={}).json()
        assert code["url"].startswith("https://fleet.example/enrol#")


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "fake").mkdir()
    missing = "raise ModuleNotFoundError(\"No module named 'fastapi'\", name='fastapi')\n"
    (tmp_path / "fake" / "fastapi.py").write_text(missing)
    refused = _run(tmp_path, "serve", PYTHONPATH=str(tmp_path / "fake"))
    assert refused.returncode == 1
    assert "pip install 'kiosk[collector]'" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_users_and_tokens_from_the_command_line(tmp_path: Path) -> None:
    folder = ("--folder", tmp_path / "collector")
    added = _run(tmp_path, "add-user", "Ana", "--role", "analyst", *folder)
    assert added.returncode == 0, added.stderr
    password = added.stdout.split("Password")[1].split()[0]
    assert _run(tmp_path, "add-user", "ana", *folder).returncode == 1
    weak = _run(tmp_path, "add-user", "bob", "--password-stdin", *folder, given="short\n")
    assert "characters" in weak.stderr
    root = _run(
        tmp_path, "add-user", "root", "--role", "admin", "--password-stdin", *folder,
        given=f"{PASSWORD}\n",
    )  # fmt: skip
    assert PASSWORD not in root.stdout
    made = _run(tmp_path, "token", "--user", "root", "--label", "report", *folder)
    client = made.stdout.split("Client id")[1].split()[0]
    assert made.stdout.split("Access token")[1].split()[0]
    with running(tmp_path) as server:
        assert server.log_in("ana", password)["must_change"] is True
        assert server.log_in("root", PASSWORD)["must_change"] is False
        for _ in range(12):
            wrong = {"grant": "password", "name": "ana", "password": "guessed"}
            status = server.ask("POST", "/v1/token", json=wrong).status_code
        assert status == 429
        assert _run(tmp_path, "token", "--client", client, *folder).stdout == "Revoked: 1\n"
        assert _run(tmp_path, "token", "--client", client, *folder).returncode == 1
        reset = _run(tmp_path, "add-user", "ana", "--reset", *folder)
        assert reset.returncode == 0
        assert server.stop() == 0
    fresh = reset.stdout.split("Password")[1].split()[0]
    with running(tmp_path) as server:
        assert server.log_in("ana", fresh)["role"] == "analyst"


def test_a_backup_of_a_running_server_fills_another_one(tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    with running(tmp_path / "one") as server:
        server.become_admin()
        token = server.add_device("kiosk-1")
        sent = batch("kiosk-1", count=20)
        assert server.ask("POST", "/v1/events", token=token, json=sent).status_code == 201
        made = _run(tmp_path / "one", "backup", copy, "--folder", server.folder)
        assert made.returncode == 0, made.stderr
    restored = _run(tmp_path / "two", "restore", copy, "--folder", tmp_path / "two/collector")
    assert restored.returncode == 0, restored.stderr
    with running(tmp_path / "two") as server:
        again = server.ask("POST", "/v1/events", token=token, json=sent).json()
        assert (again["accepted"], again["duplicates"]) == (0, 20)
        assert server.log_in("admin", PASSWORD)["role"] == "admin"
    full = _run(tmp_path / "two", "restore", copy, "--folder", tmp_path / "two/collector")
    assert full.returncode == 1


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
