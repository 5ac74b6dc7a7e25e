"""``kiosk collector``: its other actions, and what it says when something cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.collector_server import PASSWORD, batch, run_command, running

if TYPE_CHECKING:
    from pathlib import Path


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
    refused = run_command(
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
    refused = run_command(tmp_path, "serve", PYTHONPATH=str(tmp_path / "fake"))
    assert refused.returncode == 1
    assert "pip install 'kiosk[collector]'" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_users_and_tokens_from_the_command_line(tmp_path: Path) -> None:
    folder = ("--folder", tmp_path / "collector")
    added = run_command(tmp_path, "add-user", "Ana", "--role", "analyst", *folder)
    assert added.returncode == 0, added.stderr
    password = added.stdout.split("Password")[1].split()[0]
    assert run_command(tmp_path, "add-user", "ana", *folder).returncode == 1
    weak = run_command(tmp_path, "add-user", "bob", "--password-stdin", *folder, given="short\n")
    assert "characters" in weak.stderr
    root = run_command(
        tmp_path, "add-user", "root", "--role", "admin", "--password-stdin", *folder,
        given=f"{PASSWORD}\n",
    )  # fmt: skip
    assert PASSWORD not in root.stdout
    made = run_command(tmp_path, "token", "--user", "root", "--label", "report", *folder)
    client = made.stdout.split("Client id")[1].split()[0]
    assert made.stdout.split("Access token")[1].split()[0]
    with running(tmp_path) as server:
        assert server.log_in("ana", password)["must_change"] is True
        assert server.log_in("root", PASSWORD)["must_change"] is False
        for _ in range(12):
            wrong = {"grant": "password", "name": "ana", "password": "guessed"}
            status = server.ask("POST", "/v1/token", json=wrong).status_code
        assert status == 429
        assert run_command(tmp_path, "token", "--client", client, *folder).stdout == "Revoked: 1\n"
        assert run_command(tmp_path, "token", "--client", client, *folder).returncode == 1
        reset = run_command(tmp_path, "add-user", "ana", "--reset", *folder)
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
        made = run_command(tmp_path / "one", "backup", copy, "--folder", server.folder)
        assert made.returncode == 0, made.stderr
    restored = run_command(
        tmp_path / "two", "restore", copy, "--folder", tmp_path / "two/collector"
    )
    assert restored.returncode == 0, restored.stderr
    with running(tmp_path / "two") as server:
        again = server.ask("POST", "/v1/events", token=token, json=sent).json()
        assert (again["accepted"], again["duplicates"]) == (0, 20)
        assert server.log_in("admin", PASSWORD)["role"] == "admin"
    full = run_command(tmp_path / "two", "restore", copy, "--folder", tmp_path / "two/collector")
    assert full.returncode == 1
