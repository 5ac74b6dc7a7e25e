"""A history in a folder of its own, a clock that stands, and what the operator was told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from kiosk.core.settings import HistorySettings
from kiosk.core.types import Category, Gender, Visit
from kiosk.store.writer import HistoryWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.core.errors import KioskError

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


class StandingClock:
    """Shows one time until it is set to another one."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def monotonic_ns(self) -> int:
        return 0

    def utc_now(self) -> datetime:
        return self.now


class Shop:
    """A file of the history and the writers that use it.

    Attributes:
        path: The file; need not exist.
        told: Problems that reached the operator.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[KioskError] = []
        self.clock = StandingClock()
        self.settings = HistorySettings()
        self._writers: list[HistoryWriter] = []

    def writer(self) -> HistoryWriter:
        """A writer that runs until the end of the test."""
        writer = HistoryWriter(
            self.path, self.settings, self.clock, lambda _, error: self.told.append(error)
        )
        self._writers.append(writer)
        writer.start()
        return writer

    def close(self) -> None:
        """Stop all writers."""
        for writer in self._writers:
            assert writer.stop(10)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop without a history yet."""
    shop = Shop(tmp_path / "data" / "history.db")
    yield shop
    shop.close()


@pytest.fixture
def visit() -> Callable[..., Visit]:
    """Makes interested visits: a number for the id, the time of the end, other fields."""

    def make(number: int = 1, at: datetime = NOON, **changes: Any) -> Visit:
        values: dict[str, Any] = {
            "id": UUID(int=number),
            "started_at": at - timedelta(seconds=10),
            "ended_at": at,
            "dwell_ms": 9_000,
            "stop_ms": 5_000,
            "attention_ms": 3_000,
            "passing_by": True,
            "interested": True,
            "age": 33.5,
            "gender": Gender.FEMALE,
            "emotion": None,
            "category": Category.YOUNG_FEMALE,
            "tracks": 2,
            "zones": (),
        }
        return Visit(**(values | changes))

    return make
