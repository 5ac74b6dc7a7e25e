"""Latency of questions over a year of sums of 1,000 kiosks: 8.76 million hours."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from kiosk.collector.series import By, Series
from kiosk.collector.storage.tables import day, hour
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kiosk.collector.storage.database import Database

DEVICES: Final = 1000
DAYS: Final = 365
_FIRST_DAY: Final = 20_454
"""2026-01-01, in days since 1970."""
_TRIES: Final = 40
_START: Final = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=_FIRST_DAY)


@dataclass(frozen=True, slots=True)
class QueryFigures:
    """Latency of a question.

    Attributes:
        name: What is asked.
        ms: Of each try.
    """

    name: str
    ms: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        """Half of the tries took no longer."""
        return statistics.median(self.ms)

    @property
    def p95_ms(self) -> float:
        """19 of 20 tries took no longer."""
        return statistics.quantiles(self.ms, n=20)[-1]


def fill_year(database: Database, devices: int = DEVICES, days: int = DAYS) -> int:
    """Write sums of a year, as the ingest would have left them.

    Args:
        database: Migrated and empty.
        devices: Number of kiosks.
        days: Number of days.

    Returns:
        Rows of hours.
    """
    names = [f"kiosk-{number:04d}" for number in range(devices)]
    with database.write() as connection:
        connection.execute(
            text("INSERT INTO device (id, created_ms) VALUES (:id, 0)"),
            [{"id": name} for name in names],
        )
    hours = ("device", "hour", "zone", "sealed", *COLUMNS)
    # A year at a time: within a device the rows are in the order of the key.
    for name in names:
        _copy_in(database, hour.name, hours, list(_hours(name, days)))
    with database.write() as connection:
        connection.execute(text(_days_from_hours()))
        connection.execute(text("ANALYZE"))
    return devices * days * 24


def _hours(name: str, days: int) -> Iterator[tuple[object, ...]]:
    dice = random.Random(name)  # noqa: S311  (made-up visitors)
    for at in range(_FIRST_DAY * 24, (_FIRST_DAY + days) * 24):
        people = dice.randrange(60) if 8 <= at % 24 < 20 else 0
        sums = [people * (index + 1) for index in range(len(COLUMNS))]
        yield (name, at, "", True, *sums)


def _days_from_hours() -> str:
    sums = ", ".join(f"{'max' if name in PEAK_COLUMNS else 'sum'}({name})" for name in COLUMNS)
    return (
        f"INSERT INTO {day.name} (device, day, zone, {', '.join(COLUMNS)}) "  # noqa: S608
        f"SELECT device, hour / 24, zone, {sums} FROM {hour.name} GROUP BY 1, 2, 3"
    )


def _copy_in(
    database: Database, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    names = ", ".join(columns)
    with database.write() as connection:
        if database.is_sqlite:
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            connection.exec_driver_sql(statement, list(rows))
            return
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


MONTH_BY_DAY: Final = "month of the fleet by day"


def measure_queries(
    database: Database, devices: int = DEVICES, tries: int = _TRIES
) -> list[QueryFigures]:
    """Ask questions about random kiosks and times, each many times."""
    series, dice = Series(database), random.Random(1)  # noqa: S311  (which month is asked for)

    def month() -> tuple[datetime, datetime]:
        start = _START + timedelta(days=dice.randrange(DAYS - 31))
        return start, start + timedelta(days=30)

    def one() -> str:
        return f"kiosk-{dice.randrange(devices):04d}"

    def some() -> list[str]:
        return [one() for _ in range(10)]

    year = (_START, _START + timedelta(days=DAYS))
    questions: dict[str, Callable[[], object]] = {
        MONTH_BY_DAY: lambda: series.hours(None, *month(), By.DAY),
        "month of the fleet, total of each": lambda: series.by_device(None, *month(), By.TOTAL),
        "year of the fleet by week": lambda: series.hours(None, *year, By.WEEK),
        "day of the fleet by hour": lambda: _day(series, month()[0]),
        "month of a kiosk by hour": lambda: series.hours(one(), *month(), By.HOUR),
        "month of a kiosk by day": lambda: series.hours(one(), *month(), By.DAY),
        "year of a kiosk by day": lambda: series.hours(one(), *year, By.DAY),
        "year of a kiosk, hours of the week": lambda: series.hours(one(), *year, By.WEEK_PROFILE),
        "month of ten kiosks by day": lambda: series.by_device(some(), *month(), By.DAY),
    }
    return [
        QueryFigures(name, tuple(_ms(ask) for _ in range(tries))) for name, ask in questions.items()
    ]


def _day(series: Series, start: datetime) -> object:
    return series.hours(None, start, start + timedelta(days=1), By.HOUR)


def _ms(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1e3
