"""What the pages ask the database: the same answers from SQLite and PostgreSQL."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert

from kiosk.collector.dashboard.fleet_query import Choice, fleet_figures, fleet_rows
from kiosk.collector.dashboard.hours import in_buckets, stored_hours, week_of
from kiosk.collector.dashboard.periods import period_of
from kiosk.collector.dashboard.workshop_rows import MOST, WorkshopRow, workshop_rows
from kiosk.collector.settings import CollectorSettings
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.tables import device, hour, workshop_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 3, 29, 12, 30, tzinfo=UTC)  # clocks in Europe went forward this night
NOW_MS = int(NOW.timestamp() * 1000)
THIS_HOUR = NOW_MS // 3_600_000
MINUTE_MS = 60_000


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'collector.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    found = Database.open(url)
    try:
        found.migrate()
        yield found
    finally:
        found.close()


def add(database: Database, name: str, silent_min: float, **values: Any) -> None:
    row = {"id": name, "name": name.title(), "created_ms": 1, "seen_ms": 0} | values
    if silent_min >= 0:
        row["seen_ms"] = NOW_MS - int(silent_min * MINUTE_MS)
    with database.write() as connection:
        connection.execute(insert(device).values(row))


def add_hour(database: Database, name: str, at: int, **sums: int) -> None:
    with database.write() as connection:
        connection.execute(insert(hour).values(device=name, hour=at, zone="", **sums))


def shown(database: Database, **choice: Any) -> tuple[list[str], int]:
    with database.read() as connection:
        rows, found = fleet_rows(
            connection, CollectorSettings(), NOW_MS, THIS_HOUR - 12, Choice(**choice)
        )
    return [row.id for row in rows], found


def test_fleet_is_counted_searched_and_sorted(database: Database) -> None:
    problem = {"problems": [{"message": "dark"}]}
    add(database, "near", 1, people=3, location="100% cotton", status=problem)
    add(database, "late", 5, people=4)
    add(database, "gone", 500, people=5, status={"problems": []})
    add(database, "new", -1)
    add(database, "retired", 1, people=50, retired_ms=1)
    add_hour(database, "near", THIS_HOUR, passing_by=7, measured=6, interested=3)
    add_hour(database, "late", THIS_HOUR - 1, passing_by=9, measured=2, interested=1)
    add_hour(database, "late", THIS_HOUR - 13, passing_by=1000)  # yesterday
    add_hour(database, "retired", THIS_HOUR, passing_by=99)
    with database.read() as connection:
        fleet = fleet_figures(connection, CollectorSettings(), NOW_MS, THIS_HOUR - 12)
    assert fleet.states == {"online": 1, "late": 1, "offline": 1, "new": 1}
    assert (fleet.devices, fleet.people) == (4, 3)
    assert (fleet.passing_by, fleet.measured, fleet.interested) == (16, 8, 4)
    assert fleet.share == 0.5
    assert shown(database) == (["gone", "late", "near", "new"], 4)
    assert shown(database, sort="passing_by")[0][:2] == ["late", "near"]
    assert shown(database, sort="silent")[0][:2] == ["new", "gone"]
    assert shown(database, q="100%") == (["near"], 1)
    assert shown(database, q="0_") == ([], 0)  # no wild card
    assert shown(database, q="COTTON near") == (["near"], 1)
    for state, ids in (("late", ["late"]), ("new", ["new"]), ("problems", ["near"])):
        assert shown(database, state=state) == (ids, 1)
    assert shown(database, page=2) == ([], 4)


def test_days_are_those_of_the_viewer_also_when_clocks_change(database: Database) -> None:
    add(database, "one", 0)
    tz = zoneinfo.ZoneInfo("Europe/Berlin")
    period = period_of({"range": "custom", "start": "2026-03-28", "end": "2026-03-29"}, NOW, tz)
    by_day = period_of(
        {"range": "custom", "start": "2026-03-28", "end": "2026-03-29", "by": "day"}, NOW, tz
    )
    first = int(datetime(2026, 3, 27, 23, tzinfo=UTC).timestamp()) // 3600
    for at in range(first - 1, first + 48):
        add_hour(database, "one", at, passing_by=1, visits=1, occupancy_max=at - first + 1)
    with database.read() as connection:
        stored = stored_hours(connection, "one", period.query())
    assert len(stored) == 47  # the night is an hour short
    assert len(in_buckets(stored, period.query())) == 47
    days = in_buckets(stored, by_day.query())
    assert days.columns["passing_by"].tolist() == [24, 23]
    assert days.columns["occupancy_max"].tolist() == [24, 47]
    week = week_of(stored, period.query())
    assert week.passing_by[5].tolist() == [1] * 24
    assert week.passing_by[6].tolist() == [1, 1, 0, *[1] * 21]
    assert week.hours.sum() == 47


def test_workshop_devices_are_listed_by_their_last_report(database: Database) -> None:
    with database.write() as connection:
        connection.execute(
            insert(workshop_state),
            [
                {"id": f"till {n}", "value": n, "malecount": 1, "femalecount": 2}
                | {"timestamp": 0, "received_ms": NOW_MS - n}
                for n in range(MOST + 3)
            ],
        )
        rows, found = workshop_rows(connection)
    assert found == MOST + 3
    assert [row.id for row in rows] == [f"till {n}" for n in range(MOST)]
    assert rows[4] == WorkshopRow("till 4", 4, female=2, male=1, received_ms=NOW_MS - 4)
