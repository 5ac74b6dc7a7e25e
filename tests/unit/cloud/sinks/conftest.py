"""Fixtures of sinks: started publishers, and a server from the folder above."""

from pathlib import Path

import pytest

from kiosk.cloud.sinks.context import SinkContext
from kiosk.cloud.sinks.workshop import Destination, WorkshopPublisher
from kiosk.cloud.sinks.workshop_dialect import WorkshopSink
from kiosk.core.clock import SystemClock
from kiosk.core.sinks import Sink, SinkKind
from tests.unit.cloud.scripted_server import PATIENCE_S


def destination(endpoint, password="", face_count_threshold=100, **settings):
    """A workshop server."""
    sink = Sink(name="shop", kind=SinkKind.WORKSHOP, endpoint=endpoint, **settings)
    return Destination("shop-1", sink, password, face_count_threshold)


def try_connection(place, ledger):
    """The connection test of the operator panel, for a workshop server."""
    made = SinkContext(
        device=place.device_id,
        location="",
        secret=lambda: place.password,
        ledger=ledger,
        clock=SystemClock(),
        pictures=None,
        state_folder=Path(),
    )
    return WorkshopSink(place.sink, made).try_connection()


class PublisherListener:
    """Keeps what failed."""

    def __init__(self):
        self.problems = []

    def sinks_changed(self):
        """The state is asked for where it matters."""

    def problem(self, where, error):
        self.problems.append((where, error))


@pytest.fixture
def listener():
    return PublisherListener()


@pytest.fixture
def make_publisher(listener, ledger):
    """Makes started publishers that do not pause after failures; all are stopped at the end."""
    made = []

    def make(place, backoff=lambda n: 0.0):
        publisher = WorkshopPublisher(place, listener, ledger, backoff)
        made.append(publisher)
        publisher.start()
        return publisher

    yield make
    for publisher in made:
        assert publisher.stop(PATIENCE_S)
