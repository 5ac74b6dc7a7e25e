"""Buckets: none missing, none twice, and the same hours whichever way time is cut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.collector.data_api.buckets import (
    Cut,
    Hours,
    buckets_of_page,
    hours_between,
    number_of_buckets,
)
from kiosk.collector.data_api.dates import parse_date

moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001
    datetime(2020, 3, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def test_a_day_is_named_by_its_utc_midnight_and_the_first_holds_from_date() -> None:
    hours = hours_between(
        parse_date("2017-09-03T05:45:00+0200"), parse_date("2017-09-05T16:53:11+0200")
    )
    assert buckets_of_page(hours, Cut.BY_DAY, 1, 10) == {
        "2017-09-03T00:00:00+00:00": Hours(hours.start, hours.start + 21),
        "2017-09-04T00:00:00+00:00": Hours(hours.start + 21, hours.start + 45),
        "2017-09-05T00:00:00+00:00": Hours(hours.start + 45, hours.end),
    }
    assert hours.start_at == datetime(2017, 9, 3, 3, tzinfo=UTC)
    assert hours.end_at == datetime(2017, 9, 5, 15, tzinfo=UTC)


def test_an_offset_may_move_the_first_day() -> None:
    hours = hours_between(parse_date("2017-09-03T01:00:00+0200"), parse_date("2017-09-03T03:00+02"))
    assert list(buckets_of_page(hours, Cut.BY_DAY, 1, 10)) == [
        "2017-09-02T00:00:00+00:00",
        "2017-09-03T00:00:00+00:00",
    ]


@pytest.mark.parametrize("cut", list(Cut))
def test_the_shortest_question_has_one_bucket(cut: Cut) -> None:
    at = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
    hours = hours_between(at, at)
    assert number_of_buckets(hours, cut) == 1
    assert list(buckets_of_page(hours, cut, 1, 10).values()) == [hours]


def test_an_hour_that_only_begins_at_the_end_is_not_asked_about() -> None:
    start = datetime(2026, 11, 21, tzinfo=UTC)
    hours = hours_between(start, start + timedelta(days=1))
    assert list(buckets_of_page(hours, Cut.BY_DAY, 1, 10)) == ["2026-11-21T00:00:00+00:00"]
    assert number_of_buckets(hours, Cut.BY_HOUR) == 24


@given(moments, moments, st.sampled_from(Cut), st.integers(1, 50))
def test_all_pages_together_hold_every_hour_once(
    one: datetime, other: datetime, cut: Cut, size: int
) -> None:
    start, end = sorted((one, other))
    hours = hours_between(start, end)
    total = number_of_buckets(hours, cut)
    pages = -(-total // size)
    found: dict[str, Hours] = {}
    for page in range(1, pages + 1):
        buckets = buckets_of_page(hours, cut, page, size)
        assert buckets
        assert not found.keys() & buckets.keys()
        found |= buckets
    assert buckets_of_page(hours, cut, pages + 1, size) == {}
    assert len(found) == total
    asked = [hour for bucket in found.values() for hour in range(bucket.start, bucket.end)]
    assert asked == list(range(hours.start, hours.end))
    assert hours.start_at <= start < hours.start_at + timedelta(hours=1)
    assert end <= hours.end_at
    if cut is not Cut.GLOBAL:
        for key, bucket in found.items():
            length = timedelta(days=1) if cut is Cut.BY_DAY else timedelta(hours=1)
            begin = datetime.fromisoformat(key)
            assert begin <= bucket.start_at < bucket.end_at <= begin + length
