"""A plain reader of server-sent events sees every record once, also across restarts."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import requests

from tests.e2e.collector_server import REPLY_S, RunningCollector, running
from tests.servers import free_port
from tests.unit.collector.wire import WireKiosk, count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WITHIN_S = 120.0
"""For all of it, on a busy machine."""


class Reader(threading.Thread):
    """What a program does: read, and come back with the last id when the connection ends."""

    def __init__(self, url: str, token: str, device: str, last_id: str) -> None:
        super().__init__(name="reader")
        self._url = f"{url}/v1/live"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._device = device
        self.last_id = last_id
        self.seqs: list[int] = []
        self.connections = 0
        self.problems: list[str] = []
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.is_set():
            with contextlib.suppress(requests.RequestException):
                self._read()
            time.sleep(0.05)

    def _read(self) -> None:
        headers = self._headers | {"Last-Event-ID": self.last_id}
        with (
            requests.Session() as session,
            session.get(
                self._url,
                params={"device": self._device},
                headers=headers,
                stream=True,
                timeout=REPLY_S,
            ) as reply,
        ):
            if reply.status_code != 200:
                self.problems.append(f"{reply.status_code} {reply.text}")
                return
            self.connections += 1
            identifier = ""
            for line in reply.iter_lines(chunk_size=1, decode_unicode=True):
                if line.startswith("id: "):
                    identifier = line[4:]
                elif line.startswith("data: "):
                    self.seqs.append(int(json.loads(line[6:])["seq"]))
                    self.last_id = identifier
                if self.stop.is_set():
                    return


def send(url: str, token: str, body: bytes) -> None:
    """Deliver a batch as a kiosk does: the same again until it is acknowledged."""
    deadline = time.monotonic() + WITHIN_S
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    while time.monotonic() < deadline:
        with contextlib.suppress(requests.RequestException):
            reply = requests.post(f"{url}/v1/events", data=body, headers=headers, timeout=REPLY_S)
            if reply.status_code == 201:
                return
        time.sleep(0.1)
    raise AssertionError("the batch was never taken")


class Sender(threading.Thread):
    """A kiosk that always has something to tell, until it is stopped."""

    def __init__(self, url: str, token: str, kiosk: WireKiosk) -> None:
        super().__init__(name="sender")
        self._url = url
        self._token = token
        self._kiosk = kiosk
        self.stop = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.stop.wait(0.02):
            number += 1
            records = [count(male=number % 7, female=n) for n in range(1 + number % 9)]
            send(self._url, self._token, self._kiosk.batch(records, datetime.now(UTC)))


def until(reader: Reader, seq: int) -> None:
    deadline = time.monotonic() + WITHIN_S
    while (reader.seqs or [0])[-1] < seq:
        assert time.monotonic() < deadline, (reader.seqs[-3:], reader.problems[-3:])
        time.sleep(0.02)


@contextlib.contextmanager
def reading(url: str, token: str, kiosk: WireKiosk) -> Iterator[Reader]:
    reader = Reader(url, token, kiosk.device, f"{kiosk.epoch}:0")
    reader.start()
    try:
        yield reader
    finally:
        reader.stop.set()
        reader.join(REPLY_S + 30)
        assert not reader.is_alive()


def story(folder: Path, *options: object) -> None:
    """Two restarts while a kiosk delivers and somebody watches."""
    options = ("--port", free_port(), *options)
    kiosk = WireKiosk("shop-1", datetime.now(UTC))
    with contextlib.ExitStack() as stack:
        with running(folder, *options) as server:
            access = server.become_admin()
            token = server.add_device("shop-1")
            reader = stack.enter_context(reading(server.url, access, kiosk))
            sender = Sender(server.url, token, kiosk)
            sender.start()
            stack.callback(sender.join, WITHIN_S)
            stack.callback(sender.stop.set)
            until(reader, 50)
            # With an open stream it must not wait for the reader to leave.
            assert server.stop() == 0
        # So that the next start is not taken for the first one; PostgreSQL leaves no file.
        server.folder.mkdir(exist_ok=True)
        (server.folder / "collector.db").touch()
        for _ in range(2):
            seen = reader.seqs[-1]
            with running(folder, *options) as server:
                until(reader, seen + 200)
                if reader.connections >= 3:
                    finish(sender, reader, kiosk)
                assert server.stop() == 0
        assert reader.connections >= 3


def finish(sender: Sender, reader: Reader, kiosk: WireKiosk) -> None:
    """Let the kiosk fall silent, and compare."""
    sender.stop.set()
    sender.join(WITHIN_S)
    assert not sender.is_alive()
    until(reader, kiosk.seq)
    # Nothing comes twice, either.
    time.sleep(1.5)
    assert reader.seqs == list(range(1, kiosk.seq + 1))
    assert reader.problems == []


def test_nothing_is_missing_after_restarts_on_sqlite(tmp_path: Path) -> None:
    story(tmp_path / "server")


def test_nothing_is_missing_with_two_processes_on_postgresql(
    tmp_path: Path, postgres_url: str
) -> None:
    story(tmp_path / "server", "--database", postgres_url, "--workers", 2)


def test_the_fleet_is_told_and_wrong_readers_are_refused(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        access = server.become_admin()
        token = server.add_device("shop-1")
        assert server.ask("GET", "/v1/live").status_code == 401
        assert server.ask("GET", "/v1/live", token=token).status_code == 401
        unknown = server.ask("GET", "/v1/live", token=access, params={"device": "shop-9"})
        assert unknown.status_code == 404
        headers = {"Last-Event-ID": "nonsense"}
        asked = {"params": {"device": "shop-1"}, "headers": headers}
        assert server.ask("GET", "/v1/live", token=access, **asked).status_code == 400
        kiosk = WireKiosk("shop-1", datetime.now(UTC))
        with _stream(server, access) as lines:
            states = (json.loads(line[6:]) for line in lines if line.startswith("data: "))
            assert next(states)["people"] == 0
            send(server.url, token, kiosk.batch([count(male=2, female=1)], datetime.now(UTC)))
            state = next(states)
            assert (state["id"], state["people"], state["female"]) == ("shop-1", 3, 1)
            assert state["seen_at"]


@contextlib.contextmanager
def _stream(server: RunningCollector, token: str, **params: Any) -> Iterator[Iterator[str]]:
    with (
        requests.Session() as session,
        session.get(
            f"{server.url}/v1/live",
            params=params,
            headers={"Authorization": f"Bearer {token}"},
            stream=True,
            timeout=REPLY_S,
        ) as reply,
    ):
        assert reply.status_code == 200, reply.text
        assert reply.headers["Content-Type"].startswith("text/event-stream")
        yield reply.iter_lines(chunk_size=1, decode_unicode=True)
