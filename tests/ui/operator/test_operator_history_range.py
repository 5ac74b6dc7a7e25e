"""Days, steps, the period before, and putting buckets together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.history import HistoryQuery, HistorySeries, Interval
from kiosk.core.metrics import COLUMNS
from kiosk.ui.operator.history_axis import marks
from kiosk.ui.operator.history_model import (
    Basis,
    HistoryView,
    Levels,
    Trend,
    gaps,
    hourly_means,
    in_steps,
    known_zones,
    read_history,
    refresh_due,
    trends,
)
from kiosk.ui.operator.history_range import (
    Days,
    RangeKind,
    Step,
    coarser,
    days_of,
    laid_over,
    midnight,
    possible_steps,
    same_moment_before,
    usual_step,
)

BERLIN = ZoneInfo("Europe/Berlin")
SANTIAGO = ZoneInfo("America/Santiago")
"""Where the clocks skip midnight in September."""
KOLKATA = ZoneInfo("Asia/Kolkata")
ZONES = (UTC, BERLIN, SANTIAGO, KOLKATA)

days = st.dates(date(2020, 1, 1), date(2027, 12, 31))
ranges = st.builds(lambda d, n: Days(d, d + timedelta(days=n)), days, st.integers(0, 800))


def test_ranges_move_along_with_the_present() -> None:
    today = date(2026, 3, 1)
    assert days_of(RangeKind.TODAY, today) == Days(today, today)
    assert days_of(RangeKind.YESTERDAY, today) == Days(date(2026, 2, 28), date(2026, 2, 28))
    assert days_of(RangeKind.WEEK, today) == Days(date(2026, 2, 23), today)
    assert days_of(RangeKind.MONTH, today) == Days(date(2026, 1, 31), today)
    with pytest.raises(ValueError, match="chosen"):
        days_of(RangeKind.CUSTOM, today)
    with pytest.raises(ValueError, match="before"):
        Days(today, date(2026, 2, 28))


def test_days_are_23_and_25_hours_long_where_the_clocks_change() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    for day, hours in ((spring, 23), (autumn, 25)):
        one = Days(day, day)
        length = one.end(BERLIN).astimezone(UTC) - one.start(BERLIN).astimezone(UTC)
        assert length == timedelta(hours=hours)


def test_a_day_without_midnight_begins_at_one() -> None:
    begin = midnight(date(2025, 9, 7), SANTIAGO)
    assert begin.hour == 1
    assert (begin.astimezone(UTC) - timedelta(minutes=1)).astimezone(SANTIAGO).day == 6


@given(ranges)
def test_the_period_before_is_as_long_and_ends_before(some: Days) -> None:
    before = some.before
    assert len(before) == len(some)
    assert before.last < some.first
    if len(some) >= 7:
        assert before.first.weekday() == some.first.weekday()
        assert (some.first - before.last).days <= 7
    else:
        assert before.last == some.first - timedelta(days=1)


def test_steps_follow_from_the_length() -> None:
    def of(n: int) -> Days:
        return Days(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=n - 1))

    assert [usual_step(of(n)) for n in (1, 2, 3, 30, 92, 93, 731, 1826)] == [
        Step.HOUR,
        Step.HOUR,
        Step.DAY,
        Step.DAY,
        Step.DAY,
        Step.WEEK,
        Step.WEEK,
        Step.MONTH,
    ]
    assert possible_steps(of(1)) == (Step.HOUR,)
    assert possible_steps(of(13)) == (Step.HOUR, Step.DAY)
    assert possible_steps(of(400)) == tuple(Step)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 3, 30, 12, tzinfo=UTC), datetime(2026, 3, 23, 13, tzinfo=UTC)),
        (datetime(2026, 4, 2, 12, tzinfo=UTC), datetime(2026, 3, 23, 23, tzinfo=UTC)),
    ],
    ids=["the same time of day, across the change of the clocks", "all of it when it is over"],
)
def test_a_running_period_is_compared_up_to_the_same_moment(
    now: datetime, expected: datetime
) -> None:
    some = Days(date(2026, 3, 24), date(2026, 3, 30))
    before = Days(date(2026, 3, 17), date(2026, 3, 23))
    assert same_moment_before(now, some, before, BERLIN) == expected


def test_the_period_before_is_laid_over_midnight_on_midnight() -> None:
    some, before = (
        Days(date(2026, 3, 29), date(2026, 3, 30)),
        Days(date(2026, 3, 27), date(2026, 3, 28)),
    )
    starts = np.array([before.start(BERLIN).timestamp() + 86_400 * n for n in range(3)], np.int64)
    expected = [midnight(some.first + timedelta(days=n), BERLIN).timestamp() for n in range(3)]
    assert laid_over(starts, before, some, BERLIN).tolist() == expected


def hourly(some: Days, tz: Any, seed: int) -> HistorySeries:
    query = HistoryQuery(some.start(tz), some.end(tz), Interval.HOUR, tz=tz)
    starts = np.arange(query.start.timestamp(), query.end.timestamp() + 1, 3600, dtype=np.int64)
    rng = np.random.default_rng(seed)
    return HistorySeries(
        starts, {name: rng.integers(0, 50, len(starts) - 1) for name in COLUMNS}, query
    )


@given(
    st.builds(lambda d, n: Days(d, d + timedelta(days=n)), days, st.integers(0, 70)),
    st.sampled_from(ZONES),
    st.sampled_from([Step.DAY, Step.WEEK, Step.MONTH]),
)
def test_putting_buckets_together_changes_no_sum(some: Days, tz: Any, step: Step) -> None:
    series = hourly(some, tz, 3)
    longer = in_steps(series, step)
    assert longer.total() == series.total()
    assert longer.starts[0] == series.starts[0]
    assert longer.starts[-1] == series.starts[-1]
    assert (np.diff(longer.starts) > 0).all()
    for start in longer.starts[1:-1]:
        local = datetime.fromtimestamp(int(start), tz)
        assert local == midnight(local.date(), tz)
        assert step is not Step.WEEK or local.weekday() == 0
        assert step is not Step.MONTH or local.day == 1
    if step is Step.DAY:
        assert len(longer) == len(some)


def test_groups_begin_with_the_first_bucket_and_end_with_months() -> None:
    some = Days(date(2026, 1, 30), date(2026, 3, 1))
    starts = np.array(
        [midnight(some.first + timedelta(days=n), BERLIN).timestamp() for n in range(32)], np.int64
    )
    assert coarser(starts, Step.MONTH, BERLIN).tolist() == [0, 2, 30]


def test_the_shortest_bars_that_fit_are_drawn() -> None:
    some = Days(date(2024, 1, 1), date(2024, 12, 31))
    levels = Levels(hourly(some, UTC, 1), Step.HOUR)
    year_s = 366 * 86_400
    assert levels.step_for(year_s, 500) is Step.DAY
    assert levels.step_for(year_s, 100) is Step.WEEK
    assert levels.step_for(year_s, 5) is Step.MONTH
    assert levels.step_for(20 * 86_400, 500) is Step.HOUR
    assert len(levels.at(Step.MONTH)) == 12


def test_gaps_are_stretches_of_the_past_without_observation() -> None:
    series = hourly(Days(date(2026, 1, 1), date(2026, 1, 1)), UTC, 1)
    observed = np.zeros(24, np.int64)
    observed[[3, 4, 10]] = 1
    zeros = np.zeros(24, np.int64)
    columns = {**dict.fromkeys(COLUMNS, zeros), "observed_ms": observed}
    found = gaps(HistorySeries(series.starts, columns, series.query), series.starts[12] + 600.0)
    hours = [((a - series.starts[0]) / 3600, (b - series.starts[0]) / 3600) for a, b in found]
    assert hours == [(0, 3), (5, 10), (11, 12 + 1 / 6)]


# --------------------------------------------------------------------------- answers

NOW = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def view(first: date, last: date, step: Step = Step.DAY, zone: str = "") -> HistoryView:
    return HistoryView(Days(first, last), step, zone, BERLIN)


def test_an_answer_holds_the_sums_of_the_store(hourly_history: Any) -> None:
    shop = hourly_history(datetime(2026, 9, 1, tzinfo=UTC), NOW.replace(minute=0))
    week = view(date(2026, 11, 9), date(2026, 11, 15))
    answer = read_history(shop, week, NOW)
    inside = (shop.hours[:-1] >= week.start.timestamp()) & (shop.hours[:-1] < week.end.timestamp())
    expected = int(shop.columns["passing_by"][inside].sum())
    assert answer.totals.passing_by == expected > 0
    assert answer.levels.at(Step.DAY).total().passing_by == expected
    assert answer.profile.columns["passing_by"].sum() == expected
    assert answer.basis is Basis.FULL
    assert answer.levels_before is not None
    assert answer.levels_before.at(Step.DAY).total() == answer.totals_before
    assert (answer.levels_before.at(Step.DAY).starts == answer.levels.at(Step.DAY).starts).all()


def test_a_running_day_is_compared_with_the_same_part_of_the_day_before(
    hourly_history: Any,
) -> None:
    shop = hourly_history(datetime(2026, 11, 1, tzinfo=UTC), NOW.replace(minute=0))
    answer = read_history(shop, view(date(2026, 11, 20), date(2026, 11, 20), Step.HOUR), NOW)
    yesterday = NOW - timedelta(days=1)
    hours = shop.hours[:-1]
    so_far = (hours >= yesterday.replace(hour=0).timestamp() - 5400) & (
        hours < yesterday.timestamp()
    )
    assert answer.totals_before.passing_by == shop.columns["passing_by"][so_far].sum() > 0


def test_nothing_before_is_not_compared(hourly_history: Any) -> None:
    shop = hourly_history(datetime(2026, 11, 16, tzinfo=UTC), NOW.replace(minute=0))
    answer = read_history(shop, view(date(2026, 11, 14), date(2026, 11, 20)), NOW)
    assert answer.basis is Basis.NONE
    assert answer.levels_before is None
    assert trends(answer)["passing_by"] == Trend(answer.totals.passing_by, None)


def test_a_period_before_that_was_hardly_observed_is_not_compared(hourly_history: Any) -> None:
    shop = hourly_history(datetime(2026, 11, 13, 12, tzinfo=UTC), NOW.replace(minute=0))
    answer = read_history(shop, view(date(2026, 11, 14), date(2026, 11, 20)), NOW)
    assert answer.basis is Basis.PARTLY
    assert all(trend.change is None for trend in trends(answer).values())


def test_zones_are_observed_when_the_picture_is(hourly_history: Any) -> None:
    shop = hourly_history(datetime(2026, 11, 1, tzinfo=UTC), NOW.replace(minute=0))
    stored = shop._of
    shop._of = lambda zone, name: stored(zone, name) * (not zone or not name.endswith("_ms"))
    answer = read_history(shop, view(date(2026, 11, 9), date(2026, 11, 15), zone="entrance"), NOW)
    assert answer.totals.observed_ms == 66 * 3_600_000
    assert trends(answer)["occupancy_max"].value is None
    assert not answer.is_line
    line = read_history(shop, view(date(2026, 11, 9), date(2026, 11, 15), zone="line"), NOW)
    assert line.is_line


def test_changes_are_relative() -> None:
    assert Trend(110, 100).change == pytest.approx(0.1)
    assert Trend(5, 0).change is None
    assert Trend(None, 3).change is None


def test_means_of_hours_that_were_never_observed_are_unknown(hourly_history: Any) -> None:
    shop = hourly_history(datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 16, tzinfo=UTC))
    query = view(date(2026, 11, 2), date(2026, 11, 15)).query(Interval.HOUR)
    profile = shop.week_profile(query)
    means = hourly_means(profile, "passing_by")
    assert np.isnan(means[6]).all()
    monday_noon = (shop.hours[:-1] - shop.hours[0]) // 3600 % 168 == 11  # 12:00 in Berlin
    assert means[0, 12] == shop.columns["passing_by"][monday_noon].mean() > 0


def test_only_ranges_with_the_present_are_read_again() -> None:
    minute = timedelta(minutes=1)
    today, old = (
        view(date(2026, 11, 20), date(2026, 11, 20)),
        view(date(2026, 11, 1), date(2026, 11, 2)),
    )
    assert not refresh_due(today, NOW, NOW + timedelta(seconds=59), minute)
    assert refresh_due(today, NOW, NOW + minute, minute)
    assert not refresh_due(old, NOW, NOW + minute, minute)


def test_zones_with_data_and_no_name_are_offered_by_their_id() -> None:
    assert known_zones(("a", "gone"), (("a", "Entrance"), ("b", "Shelf"))) == [
        ("a", "Entrance"),
        ("b", "Shelf"),
        ("gone", "gone"),
    ]


# ------------------------------------------------------------------------------- axis


@given(
    st.floats(1.6e9, 1.8e9),
    st.floats(3600.0, 8 * 365 * 86_400.0),
    st.floats(150.0, 1400.0),
    st.sampled_from(list(Step)),
    st.sampled_from(ZONES),
)
def test_marks_never_overlap(
    start: float, length: float, width: float, bars: Step, tz: Any
) -> None:
    found = marks(start, start + length, tz, width, lambda text: 7.0 * len(text), bars)
    places = [(at - start) / length * width for at, _ in found.labels]
    halves = [3.5 * len(text) for _, text in found.labels]
    assert all(
        a + ha < b - hb
        for a, ha, b, hb in zip(places, halves, places[1:], halves[1:], strict=False)
    )
    assert all(0 <= x <= width for x in places)
    assert len({text for _, text in found.labels}) >= min(1, len(found.labels))


def test_hours_that_the_clocks_leap_over_have_no_mark() -> None:
    day = Days(date(2026, 3, 29), date(2026, 3, 29))
    start, end = day.start(BERLIN).timestamp(), day.end(BERLIN).timestamp()
    found = marks(start, end, BERLIN, 3000, lambda text: 7.0 * len(text))
    hours = [datetime.fromtimestamp(at, BERLIN).hour for at, _ in found.labels]
    assert hours == [0, 1, *range(3, 24), 0]
