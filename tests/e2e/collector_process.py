"""The real collector as a process that can be killed, and what is in its database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.servers import ServerProcess

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Stored:
    """Records of one device as the collector has them."""

    records: int
    ids: int
    epochs: int
    first: int
    last: int
    numbers: int
    """Different numbers told by the records themselves (``n``)."""


class CollectorProcess:
    """``kiosk collector serve`` on a port of its own.

    Attributes:
        folder: Of its database.
        program: Words that begin each of its commands.
        environment: Of its process.
        server: The process.
        url: Where it listens.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.program = [sys.executable, "-m", "kiosk", "collector"]
        self.environment = {**os.environ, "COLLECTOR_FOLDER": str(folder)}
        self.server = ServerProcess(self.command, folder, env=self.environment)
        self.url = f"http://127.0.0.1:{self.server.port}"

    def command(self, port: int, host: str = "127.0.0.1") -> list[str]:
        """Starts it."""
        options = ["--workshop", "no", "--host", host, "--port", str(port)]
        return [*self.program, "serve", *options]

    def admit(self, device: str) -> str:
        """Let a kiosk in; returns its token."""
        done = subprocess.run(
            [*self.program, "add-device", "--token", device],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        (line,) = (line for line in done.stdout.splitlines() if line.startswith("Token"))
        return line.split()[1]

    def stored(self, device: str) -> Stored:
        """What it has of a device; it need not run."""
        query = (
            "SELECT count(*), count(DISTINCT id), count(DISTINCT epoch), coalesce(min(seq), 0),"
            " coalesce(max(seq), 0), count(DISTINCT json_extract(data, '$.n'))"
            " FROM event WHERE device = ?"
        )
        connection = sqlite3.connect(self.folder / "collector.db")
        try:
            return Stored(*connection.execute(query, (device,)).fetchone())
        finally:
            connection.close()
