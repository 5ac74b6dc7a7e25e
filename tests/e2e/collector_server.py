"""A collector as an operator starts it: a process of its own, asked over HTTP."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import requests
from sqlalchemy import create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "a long walk by the river"
START_S = 90.0
REPLY_S = 60.0
"""Bounds for a busy machine; nothing is measured with them."""


@dataclass
class RunningCollector:
    """A server that runs."""

    folder: Path
    process: subprocess.Popen[str]
    output: str
    errors: Path
    verify: str | bool = True
    admin_token: str = ""

    @property
    def url(self) -> str:
        found = re.search(r"Dashboard and API\s+(https?://\S+)", self.output)
        assert found, self.output
        return found[1]

    @property
    def workshop_url(self) -> str:
        found = re.search(r"Workshop\s+(https?://\S+)", self.output)
        assert found, self.output
        return found[1]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def first_password(self) -> str:
        found = re.search(r"password\s+(\S+)", self.output)
        assert found, self.output
        return found[1]

    def ask(
        self, method: str, path: str, *, token: str | None = None, **options: Any
    ) -> requests.Response:
        """One request on a connection of its own."""
        headers = dict(options.pop("headers", {}))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        options.setdefault("timeout", REPLY_S)
        options.setdefault("allow_redirects", False)
        options.setdefault("verify", self.verify)
        with requests.Session() as session:
            session.trust_env = False
            return session.request(method, self.url + path, headers=headers, **options)

    def log_in(self, name: str, password: str) -> dict[str, Any]:
        reply = self.ask(
            "POST", "/v1/token", json={"grant": "password", "name": name, "password": password}
        )
        assert reply.status_code == 200, reply.text
        content: dict[str, Any] = reply.json()
        return content

    def become_admin(self) -> str:
        """Log in with the first password, choose another, log in again."""
        token = self.log_in("admin", self.first_password)["access_token"]
        change = {"current": self.first_password, "new": PASSWORD}
        assert self.ask("POST", "/v1/account/password", token=token, json=change).ok
        self.admin_token = self.log_in("admin", PASSWORD)["access_token"]
        return self.admin_token

    def add_user(self, name: str, role: str) -> str:
        """A user, logged in."""
        body = {"name": name, "role": role, "password": PASSWORD, "must_change": False}
        reply = self.ask("POST", "/v1/users", token=self.admin_token, json=body)
        assert reply.status_code == 201, reply.text
        return str(self.log_in(name, PASSWORD)["access_token"])

    def add_device(self, name: str) -> str:
        """A kiosk's token."""
        reply = self.ask("POST", "/v1/devices", token=self.admin_token, json={"id": name})
        assert reply.status_code == 201, reply.text
        return str(reply.json()["token"])

    def execute(self, statement: str, **values: Any) -> list[Any]:
        """A statement on the server's own database."""
        engine = create_engine(f"sqlite:///{self.folder / 'collector.db'}")
        try:
            with engine.begin() as connection:
                result = connection.execute(text(statement), values)
                return list(result) if result.returns_rows else []
        finally:
            engine.dispose()

    def key(self, purpose: str) -> tuple[str, bytes]:
        """Id and secret of the newest signing key of that purpose."""
        rows = self.execute(
            "SELECT id, secret FROM signing_key WHERE purpose = :p ORDER BY created_ms DESC",
            p=purpose,
        )
        return rows[0][0], base64.b64decode(rows[0][1])

    def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(START_S)
        assert self.process.stdout is not None
        self.output += self.process.stdout.read()
        return code


def command(*arguments: object) -> list[str]:
    """``kiosk collector ...``."""
    return [sys.executable, "-m", "kiosk.cli", "collector", *map(str, arguments)]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a process that knows nothing of this machine's settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KIOSK_", "COLLECTOR_"))}
    return kept | {"KIOSK_HOME": str(folder / "home")} | more


def run_command(
    folder: Path, *arguments: object, given: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run ``kiosk collector ...`` to its end."""
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


@contextlib.contextmanager
def running(
    folder: Path,
    *options: object,
    verify: str | bool = True,
    tells_password: bool | None = None,
    **more: str,
) -> Iterator[RunningCollector]:
    """A collector on a free port, stopped at the end.

    Args:
        folder: For its data, its home and what it says.
        options: Of ``kiosk collector serve``, besides the folder and the ports.
        verify: File of the authority that signed its certificate.
        tells_password: Whether it is the first start; by default where there is no database.
        more: Environment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "collector"
    is_new = not (data / "collector.db").exists() if tells_password is None else tells_password
    errors = folder / "errors.log"
    arguments = ("serve", "--folder", data, "--port", 0, "--workshop", "no", *options)
    with errors.open("a") as stderr:
        process = subprocess.Popen(
            command(*arguments),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env=environment(folder, **more),
        )
    try:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("  Database"):
                break
        server = RunningCollector(data, process, "".join(lines), errors, verify)
        assert lines, errors.read_text()
        _wait_until_ready(server)
        if is_new:
            server.output += "".join(process.stdout.readline() for _ in range(5))
        yield server
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _wait_until_ready(server: RunningCollector) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert server.process.poll() is None, server.errors.read_text()
        with contextlib.suppress(requests.ConnectionError):
            if server.ask("GET", "/readyz").ok:
                return
        time.sleep(0.1)
    raise AssertionError("the collector does not become ready")


def batch(device: str, *, first: int = 1, count: int = 1) -> dict[str, Any]:
    """A batch of counts."""
    from datetime import UTC, datetime

    from kiosk.core.ids import Uuid7

    mint, now = Uuid7(), datetime.now(UTC)
    at = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    data = {"total": 2, "female": 1, "male": 1, "unknown": 0}
    return {
        "v": 1,
        "device": device,
        "epoch": str(mint(now)),
        "batch": str(mint(now)),
        "sent_at": at,
        "first_seq": first,
        "last_seq": first + count - 1,
        "events": [
            {
                "id": str(mint(now)),
                "seq": first + i,
                "type": "count",
                "ts": at,
                "clock": "ok",
                "data": data,
            }
            for i in range(count)
        ],
    }
