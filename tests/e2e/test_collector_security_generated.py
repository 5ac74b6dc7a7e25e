"""The whole API under generated requests: it never fails, it never hangs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.collector_server import PASSWORD, RunningCollector, environment, running

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "allow_header_conformance",
)


def _schemathesis(
    server: RunningCollector, folder: Path, token: str, *options: object
) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "schemathesis"
    arguments = [
        program,
        "run",
        f"{server.url}/v1/openapi.json",
        "--header",
        f"Authorization: Bearer {token}",
        "--checks",
        ",".join(CHECKS),
        "--request-timeout",
        "60",
        "--suppress-health-check",
        "all",
        "--warnings",
        "off",
        "--no-color",
        "--continue-on-failure",
        "--exclude-path",
        "/v1/live",  # a stream has no end
        *options,
    ]
    return subprocess.run(
        [str(argument) for argument in arguments],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )


def _paths(what: str, *paths: str) -> list[str]:
    return [part for path in paths for part in (f"--{what}-path", path)]


def _holds(server: RunningCollector, folder: Path, *options: object) -> int:
    """Run over the API as a user and as a kiosk; returns the number of requests."""
    kiosks = ("/v1/events", "/v1/config")
    # What may end a session, or disable whoever asks.
    suicidal = ("/v1/session", "/v1/users/{user_id}", "/v1/account/password")
    last = server.log_in("admin", PASSWORD)["access_token"]
    runs = (
        (server.admin_token, _paths("exclude", *kiosks, *suicidal)),
        (server.add_device("fuzzed-kiosk"), _paths("include", *kiosks)),
        (last, _paths("include", *suicidal)),
    )
    requests = 0
    for token, filters in runs:
        done = _schemathesis(server, folder, token, *filters, *options)
        assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
        found = re.search(r"(\d+) generated", done.stdout)
        assert found, done.stdout[-2000:]
        requests += int(found[1])
        if token is server.admin_token:  # it was good until the end, so all was asked as a user
            assert server.ask("GET", "/v1/users", token=token).ok
    assert server.process.poll() is None
    assert server.ask("GET", "/readyz").ok
    return requests


def test_the_whole_api_holds_against_generated_requests(tmp_path: Path) -> None:
    options = ("--phases", "examples,coverage,fuzzing", "--max-examples", 3, "--seed", 1)
    with running(tmp_path / "server") as server:
        server.become_admin()
        assert _holds(server, tmp_path, *options) > 500


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_the_whole_api_holds_for_long(tmp_path: Path, seed: int) -> None:
    with running(tmp_path / "server") as server:
        server.become_admin()
        phases = "examples,coverage,fuzzing,stateful"
        _holds(server, tmp_path, "--phases", phases, "--max-examples", 300, "--seed", seed)
