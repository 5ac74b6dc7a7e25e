"""The workshop port on a fresh file."""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.collector.app import create_app
from kiosk.collector.settings import CollectorSettings
from kiosk.collector.storage.database import Database
from kiosk.collector.workshop import create_workshop_app
from tests.unit.collector.web import client, served
from tests.unit.collector.wire import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx


class Workshop:
    """The port, and what is behind it.

    Attributes:
        http: Sends requests to it.
        db: The database.
        clock: Its time.
        end_streams: What the server calls when it stops.
    """

    def __init__(self, http: httpx.Client, db: Database, clock: SteppingClock) -> None:
        self.http = http
        self.db = db
        self.clock = clock

    def report(self, **query: Any) -> httpx.Response:
        return self.http.get("/analytics/face", params=query)


@pytest.fixture
def make_workshop(tmp_path: Path) -> Iterator[Callable[..., Workshop]]:
    """Makes the port of a collector; of the same one when the folder is named again."""
    with contextlib.ExitStack() as stack:

        def make(folder: str = "", **settings: Any) -> Workshop:
            chosen = CollectorSettings(
                folder=tmp_path / (folder or secrets.token_hex(4)), **settings
            )
            db = Database.open(chosen.database_url)
            stack.callback(db.close)
            db.migrate()
            clock = SteppingClock()
            collector = create_app(chosen, db, clock).state.collector
            app = create_workshop_app(collector)
            http = client(stack.enter_context(served(app, collector.feed.stop)))
            return Workshop(stack.enter_context(http), db, clock)

        yield make


@pytest.fixture
def workshop(make_workshop: Callable[..., Workshop]) -> Workshop:
    """One with the settings of a newcomer."""
    return make_workshop()
