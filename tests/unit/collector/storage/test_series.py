"""Questions about sums: buckets without holes, cut where asked, for one kiosk or many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from kiosk.collector.series import By, Series
from kiosk.commands.bench.collector_year import fill_year, measure_queries
from kiosk.core.errors import CollectorError
from kiosk.core.metrics import MetricCounts, total

if TYPE_CHECKING:
    from kiosk.collector.storage.database import Database

START = datetime(2026, 1, 1, tzinfo=UTC)
KIOSKS, DAYS = 3, 20
END = START + timedelta(days=DAYS)


@pytest.fixture
def series(database: Database) -> Series:
    """Three kiosks and twenty days, from Thursday the first."""
    assert fill_year(database, KIOSKS, DAYS) == KIOSKS * DAYS * 24
    return Series(database)


def test_every_cut_of_the_time_adds_up_to_the_same(series: Series) -> None:
    hours = series.hours(None, START, END, By.HOUR)
    assert [b.start for b in hours] == [START + timedelta(hours=h) for h in range(DAYS * 24)]
    whole = total(bucket.counts for bucket in hours)
    assert whole.visits > 0
    for by in By:
        assert total(b.counts for b in series.hours(None, START, END, by)) == whole
        each = series.by_device(None, START, END, by)
        assert sorted(each) == ["kiosk-0000", "kiosk-0001", "kiosk-0002"]
        assert total(b.counts for buckets in each.values() for b in buckets) == whole
    days = series.hours(None, START, END, By.DAY)
    for number, bucket in enumerate(days):
        assert bucket.counts == total(b.counts for b in hours[number * 24 : number * 24 + 24])
    profile = series.hours(None, START, END, By.WEEK_PROFILE)
    assert len(profile) == 168
    assert profile[0].start == datetime(2025, 12, 29, tzinfo=UTC)
    monday_9 = [b.counts for b in hours if (b.start.weekday(), b.start.hour) == (0, 9)]
    assert profile[9].counts == total(monday_9)
    weeks = series.hours(None, START, END, By.WEEK)
    assert [b.start.weekday() for b in weeks] == [0] * 4


def test_some_kiosks_are_asked_for_by_name(series: Series) -> None:
    one = series.hours("kiosk-0001", START, END, By.TOTAL)
    assert series.hours(["kiosk-0001", "nobody"], START, END, By.TOTAL) == one
    assert series.hours([], START, END, By.TOTAL)[0].counts == MetricCounts()
    assert list(series.by_device(["kiosk-0002"], START, END, By.DAY)) == ["kiosk-0002"]
    assert series.hours("nobody", START, END, By.DAY)[5].counts == MetricCounts()
    assert series.span("kiosk-0001") == (START, END - timedelta(days=1))
    assert series.span("nobody") is None
    assert series.zones(None) == []


@given(low=st.integers(-50, DAYS * 24 + 50), length=st.integers(0, 24 * 30), by=st.sampled_from(By))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_span_counts_its_hours_and_no_other(
    series: Series, low: int, length: int, by: By
) -> None:
    start = START + timedelta(hours=low)
    end = start + timedelta(hours=length)
    hours = series.hours(None, start, end, By.HOUR)
    assert len(hours) == length
    found = series.hours(None, start, end, by)
    assert total(b.counts for b in found) == total(b.counts for b in hours)
    if by in (By.DAY, By.WEEK):
        step = timedelta(days=1 if by is By.DAY else 7)
        assert all(b.start == found[0].start + i * step for i, b in enumerate(found))
        assert not found or (found[0].start <= start and end <= found[-1].start + step)


def test_parts_of_hours_are_taken_as_a_whole(series: Series) -> None:
    start, end = START + timedelta(hours=9, minutes=30), START + timedelta(hours=10, minutes=1)
    assert [b.start.hour for b in series.hours(None, start, end)] == [9, 10]
    assert series.hours(None, end, start) == []


def test_far_too_many_buckets_are_refused(series: Series) -> None:
    with pytest.raises(CollectorError, match="buckets"):
        series.hours(None, START, START + timedelta(days=20_000))


def test_long_questions_read_days(series: Series, database: Database) -> None:
    """What the target for a month of the fleet rests on."""
    with database.write() as connection:
        connection.execute(text("DELETE FROM hour"))
    assert series.hours(None, START, END, By.TOTAL)[0].counts.visits > 0
    assert series.hours(None, START, END, By.HOUR)[9].counts.visits == 0


def test_the_questions_of_the_bench_have_answers(database: Database) -> None:
    fill_year(database, 2, 3)
    figures = measure_queries(database, 2, tries=3)
    assert len(figures) == 9
    assert all(f.p95_ms >= f.median_ms > 0 for f in figures)
