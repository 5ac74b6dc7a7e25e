"""Databases of both kinds, migrated and empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.collector.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'collector.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    opened = Database.open(url)
    opened.migrate()
    yield opened
    opened.close()
