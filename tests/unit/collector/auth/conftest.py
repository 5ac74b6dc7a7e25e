"""A database of its own and a clock that only tests move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.collector.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class SetClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self._passed = timedelta()

    def monotonic_ns(self) -> int:
        return int(self._passed.total_seconds() * 1e9) + 1

    def utc_now(self) -> datetime:
        return datetime(2026, 11, 21, 10, tzinfo=UTC) + self._passed

    def move(self, **by: float) -> None:
        self._passed += timedelta(**by)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(f"sqlite:///{tmp_path / 'collector.db'}")
    database.migrate()
    yield database
    database.close()
