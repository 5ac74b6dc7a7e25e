"""The sums of the local day: seeded, live, open; midnight, summer time and set clocks."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.history import HistorySeries
from kiosk.core.metrics import COLUMNS, MetricCounts, counts_of, total
from kiosk.core.today import TodayBoard
from kiosk.core.types import Gender, Visit

if TYPE_CHECKING:
    from kiosk.core.history import HistoryQuery

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)


def visit(number: int, ended_at: datetime, *, interested: bool = False) -> Visit:
    return Visit(
        id=UUID(int=number),
        started_at=ended_at - timedelta(seconds=9),
        ended_at=ended_at,
        dwell_ms=9000,
        stop_ms=5000,
        attention_ms=4000,
        passing_by=True,
        interested=interested,
        age=33.0,
        gender=Gender.FEMALE,
        emotion=None,
        category=None,
        tracks=1,
    )


def series(query: HistoryQuery, buckets: dict[int, MetricCounts]) -> HistorySeries:
    """The answer to a query, with these sums at so many hours after its start."""
    n = max(buckets) + 1
    start = int(query.start.timestamp())
    rows = [buckets.get(i, MetricCounts()) for i in range(n)]
    columns = {c: np.array([getattr(row, c) for row in rows], np.int64) for c in COLUMNS}
    return HistorySeries(np.arange(n + 1, dtype=np.int64) * 3600 + start, columns, query)


def test_an_empty_board_is_zeros_and_means_are_undefined() -> None:
    board = TodayBoard(UTC)
    assert board.counts(NOON) == MetricCounts()
    assert board.counts(NOON).attention_time_s is None
    hours = board.hours(NOON)
    assert len(hours.starts) == len(hours.passing_by) == 24
    assert not hours.passing_by.any()


def test_visits_stand_in_the_local_hour_in_which_they_ended() -> None:
    board = TodayBoard(BERLIN)
    board.enter([visit(1, NOON - timedelta(seconds=1)), visit(2, NOON, interested=True)])
    hours = board.hours(NOON)
    assert hours.starts[13] == datetime(2026, 6, 10, 13, tzinfo=BERLIN)
    assert hours.passing_by.tolist() == [int(h in (13, 14)) for h in range(24)]
    assert hours.interested.tolist() == [int(h == 14) for h in range(24)]
    assert board.counts(NOON).female == 1


def test_an_open_visit_counts_and_its_end_does_not_count_it_again() -> None:
    board = TodayBoard(UTC)
    board.set_open([visit(1, NOON), visit(2, NOON)])
    assert board.counts(NOON).passing_by == 2
    board.enter([visit(1, NOON)])
    assert board.counts(NOON).passing_by == 2, "before the open ones are replaced"
    board.set_open([visit(2, NOON)])
    board.enter([visit(1, NOON)])
    assert board.counts(NOON).passing_by == 2
    board.set_open([])
    assert board.counts(NOON).passing_by == 1


def test_the_history_of_the_day_is_added() -> None:
    board = TodayBoard(BERLIN)
    query = board.query(NOON)
    assert query.start == datetime(2026, 6, 10, tzinfo=BERLIN)
    assert query.tz is BERLIN
    stored = {8: MetricCounts(visits=7, passing_by=5, occupancy_max=4), 9: MetricCounts(visits=2)}
    board.enter([visit(1, NOON)])
    board.seed(series(query, stored | {10: MetricCounts(occupancy_max=3)}))
    assert board.counts(NOON).visits == 10
    assert board.counts(NOON).occupancy_max == 4, "a peak is not a sum"
    assert board.hours(NOON).passing_by[8] == 5


def test_the_first_moment_of_a_day_can_be_asked_for() -> None:
    midnight = datetime(2026, 6, 10, tzinfo=BERLIN)
    query = TodayBoard(BERLIN).query(midnight)
    assert query.start == midnight
    assert query.end > midnight


def test_the_day_rolls_over_at_local_midnight() -> None:
    board = TodayBoard(BERLIN)
    midnight = datetime(2026, 6, 11, tzinfo=BERLIN).astimezone(UTC)
    before, after = midnight - timedelta(milliseconds=1), midnight
    board.enter([visit(1, before)])
    board.set_open([visit(2, before)])
    assert board.counts(before).passing_by == 2
    assert board.counts(after).passing_by == 0, "an open visit, too, belongs to its last sight"
    board.set_open([visit(2, after)])
    assert board.counts(after).passing_by == 1
    assert board.counts(before).passing_by == 1


@pytest.mark.parametrize(
    ("day", "length"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 10), 24)]
)
def test_days_on_which_the_clocks_change(day: tuple[int, int, int], length: int) -> None:
    board = TodayBoard(BERLIN)
    midnight = datetime(*day, tzinfo=BERLIN).astimezone(UTC)
    ends = [midnight + timedelta(hours=h, minutes=30) for h in range(length)]
    board.enter([visit(h + 1, at) for h, at in enumerate(ends)])
    hours = board.hours(ends[0])
    assert hours.passing_by.tolist() == [1] * length
    assert len(hours.starts) == length
    assert (hours.starts[0].hour, hours.starts[-1].hour) == (0, 23)
    assert board.counts(ends[-1]).passing_by == length
    assert board.counts(midnight + timedelta(hours=length)).passing_by == 0


def test_a_clock_set_back_over_midnight_loses_nothing() -> None:
    board = TodayBoard(UTC)
    midnight = datetime(2026, 6, 11, tzinfo=UTC)
    for number, seconds in enumerate((-30, 5, -5, 5)):
        board.enter([visit(number + 1, midnight + timedelta(seconds=seconds))])
    assert board.counts(midnight - timedelta(hours=1)).passing_by == 2
    assert board.counts(midnight).passing_by == 2


def test_old_days_are_dropped_even_when_the_clock_was_far_ahead() -> None:
    board = TodayBoard(UTC)
    for number, days in enumerate((0, 4000, 1, 2)):
        board.enter([visit(number + 1, NOON + timedelta(days=days))])
    assert board.counts(NOON).passing_by == 0
    assert board.counts(NOON + timedelta(days=2)).passing_by == 1
    assert len(board._days) <= 2


@given(
    st.lists(st.tuples(st.integers(0, 23 * 3600), st.booleans()), max_size=30),
    st.integers(0, 30),
)
def test_the_day_is_the_sum_of_its_visits_whenever_they_end(
    ends: list[tuple[int, bool]], cut: int
) -> None:
    """However many of the visits are still open, hours and total are those of all."""
    start = datetime(2026, 6, 10, tzinfo=UTC)
    visits = [
        visit(n + 1, start + timedelta(seconds=s), interested=i) for n, (s, i) in enumerate(ends)
    ]
    board = TodayBoard(UTC)
    board.enter(visits[:cut])
    board.set_open(visits)
    assert board.counts(NOON) == total(counts_of(v) for v in visits)
    hours = board.hours(NOON)
    assert hours.passing_by.sum() == len(visits)
    assert (hours.interested <= hours.passing_by).all()


def test_readers_in_other_threads_see_whole_visits() -> None:
    board = TodayBoard(UTC)
    torn: list[MetricCounts] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            counts = board.counts(NOON)
            if counts.attention_ms != 4000 * counts.interested:
                torn.append(counts)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(300):
        board.enter([visit(number + 1, NOON, interested=True)])
    done.set()
    reader.join()
    assert not torn
    assert board.counts(NOON).interested == 300
