"""A whole collector on a fresh file, one client of its data API, and a clock that is moved."""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.collector.app import create_app
from kiosk.collector.auth.api_clients import ApiClients
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import Users
from kiosk.collector.settings import CollectorSettings
from kiosk.collector.storage.database import Database
from tests.unit.collector.web import client, served
from tests.unit.collector.wire import SteppingClock, WireKiosk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx

    from kiosk.collector.context import Collector


class Service:
    """A collector and a client that may ask it.

    Attributes:
        http: Sends requests to it.
        collector: Its parts.
        clock: Its time.
        credentials: The three fields by which the client gets a token.
    """

    def __init__(self, http: httpx.Client, collector: Collector, clock: SteppingClock) -> None:
        self.http = http
        self.collector = collector
        self.clock = clock
        users = Users(collector.db, clock)
        self.user = users.add(
            "maria", Role.READER, "a long enough phrase", by="test", email="maria@example.org"
        )
        client_id, token = ApiClients(collector.db, clock).add(self.user, "report", by="test")
        self.credentials = {"username": "maria", "client_id": client_id, "access_token": token}

    def token(self) -> str:
        reply = self.http.post("/api-token-authstream", json=self.credentials)
        assert reply.status_code == 200, reply.text
        return str(reply.json()["token"])

    def ask(self, token: str = "", **parameters: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token or self.token()}"}
        return self.http.get("/api/1/entities", params=parameters, headers=headers)

    def answer(self, **parameters: Any) -> dict[str, Any]:
        reply = self.ask(**parameters)
        assert reply.status_code == 200, reply.text
        return dict(reply.json())

    def deliver(self, device: str, *records: tuple[str, dict[str, Any]]) -> None:
        WireKiosk(device).deliver(self.collector.writer, *records, at=self.clock.now)


@pytest.fixture
def make_service(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    """Makes a service with settings of its own."""
    with contextlib.ExitStack() as stack:

        def make(**settings: Any) -> Service:
            chosen = CollectorSettings(folder=tmp_path / secrets.token_hex(4), **settings)
            db = Database.open(chosen.database_url)
            stack.callback(db.close)
            db.migrate()
            clock = SteppingClock()
            app = create_app(chosen, db, clock)
            http = stack.enter_context(client(stack.enter_context(served(app))))
            return Service(http, app.state.collector, clock)

        yield make


@pytest.fixture
def service(make_service: Callable[..., Service]) -> Service:
    """One with the settings of a newcomer."""
    return make_service()
