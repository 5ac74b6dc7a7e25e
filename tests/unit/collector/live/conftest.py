"""A database with its writer, and what listens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.collector.ingest.writer import IngestWriter
from kiosk.collector.storage.database import Database
from tests.unit.collector.wire import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A fresh file."""
    database = Database.open(f"sqlite:///{tmp_path / 'collector.db'}")
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def writer(db: Database) -> Iterator[IngestWriter]:
    """Stores batches."""
    running = IngestWriter(db, SteppingClock())
    running.start()
    yield running
    assert running.stop(60)
