"""Whatever is told to the history in whatever order, it answers what counting by hand gives."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.errors import HistoryError
from kiosk.core.history import WHOLE, HistoryQuery, Interval
from kiosk.core.metrics import (
    COLUMNS,
    PEAK_COLUMNS,
    MetricCounts,
    counts_of,
    counts_of_crossing,
    counts_of_minute,
    total,
)
from kiosk.core.types import (
    Category,
    Crossing,
    Emotion,
    Gender,
    MinuteState,
    Visit,
    ZoneStay,
)
from kiosk.store.batch import end_open_visits, write
from kiosk.store.blocks import seal_day
from kiosk.store.buckets import MOST_BUCKETS, edges
from kiosk.store.database import open_for_writing
from kiosk.store.intake import Intake
from kiosk.store.reader import StoredHistory

ZONES = [
    UTC,
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/Sao_Paulo"),
    ZoneInfo("Asia/Kolkata"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Australia/Lord_Howe"),  # summer time of half an hour
    ZoneInfo("Pacific/Apia"),  # left out 30 December 2011
    ZoneInfo("America/Havana"),  # summer time begins at midnight
    timezone(timedelta(minutes=7)),
]
# Weeks with changes of the clock in most of the zones above.
FIRST_DAYS = [
    datetime(2026, 3, 26, tzinfo=UTC),
    datetime(2026, 10, 22, tzinfo=UTC),
    datetime(2011, 12, 27, tzinfo=UTC),
    datetime(2018, 11, 1, tzinfo=UTC),
]

moments = st.builds(
    lambda first, minutes, us: first + timedelta(minutes=minutes, microseconds=us),
    st.sampled_from(FIRST_DAYS),
    st.integers(0, 10 * 1440) | st.integers(3 * 1440, 3 * 1440 + 180),
    st.integers(0, 59_999_999) | st.just(0),
)
durations = st.integers(0, 100_000) | st.integers(0, 2**45)


def _answers(draw: st.DrawFn) -> tuple[int | None, bool, bool | None]:
    attention = draw(st.none() | durations)
    passing = draw(st.booleans())
    return attention, passing, None if attention is None else passing and draw(st.booleans())


@st.composite
def stays(draw: st.DrawFn) -> ZoneStay:
    zone = draw(st.sampled_from(["window", "door"]))
    attention, passing, interested = _answers(draw)
    return ZoneStay(zone, draw(durations), draw(durations), attention, passing, interested)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    ended = draw(moments)
    attention, passing, interested = _answers(draw)
    return Visit(
        id=UUID(int=draw(st.integers(1, 30))),
        started_at=ended - timedelta(milliseconds=draw(st.integers(0, 100_000))),
        ended_at=ended,
        dwell_ms=draw(durations),
        stop_ms=draw(durations),
        attention_ms=attention,
        passing_by=passing,
        interested=interested,
        age=draw(st.none() | st.floats(18, 90)),
        gender=draw(st.sampled_from(Gender)),
        emotion=draw(st.none() | st.sampled_from(Emotion)),
        category=draw(st.none() | st.sampled_from(Category)),
        tracks=draw(st.integers(1, 9)),
        zones=tuple(draw(st.lists(stays(), max_size=2))),
    )


crossings = st.builds(Crossing, st.just("entrance"), st.booleans(), moments)
minutes = st.builds(
    lambda at, *n: MinuteState(at.replace(second=0, microsecond=0), *n),
    moments,
    st.integers(0, 60_000),
    durations,
    st.integers(0, 50),
)
# What happens to a history: something comes in, the batch is written, the program is killed or
# starts again, or days that are over are sealed.
events = st.lists(
    visits() | visits() | crossings | minutes | st.sampled_from(["write", "kill", "start", "seal"]),
    max_size=40,
)


class Ledger:
    """Counting by hand."""

    def __init__(self) -> None:
        self.visits: dict[UUID, Visit] = {}
        self.parts: list[tuple[str, datetime, MetricCounts]] = []

    def add(self, item: Visit | Crossing | MinuteState) -> None:
        if isinstance(item, Visit):
            if item.id in self.visits:
                return
            self.visits[item.id] = item
            self.parts.append((WHOLE, item.ended_at, counts_of(item)))
            self.parts += [(s.zone, item.ended_at, counts_of(item, s)) for s in item.zones]
        elif isinstance(item, Crossing):
            self.parts.append((item.line, item.at, counts_of_crossing(item)))
        else:
            self.parts.append((WHOLE, item.minute, counts_of_minute(item)))

    def between(self, zone: str, start_s: int, end_s: int) -> MetricCounts:
        return total(
            counts
            for where, at, counts in self.parts
            if where == zone and start_s <= at.timestamp() // 60 * 60 < end_s
        )


def live_through(path: Path, story: list[object]) -> Ledger:
    """Let a history go through a story; what a kill takes was never acknowledged."""
    ledger, intake, waiting = Ledger(), Intake(), []
    connection = open_for_writing(path)
    # The tests of this file are about sums; others pull the plug.
    connection.execute("PRAGMA synchronous = OFF")
    try:
        for item in [*story, "write"]:
            if item == "write":
                write(connection, intake.take(with_open=True))
                for kept in waiting:
                    ledger.add(kept)
                waiting = []
            elif item == "kill":
                intake, waiting = Intake(), []
                connection.close()
                connection = open_for_writing(path)
            elif item == "start":
                assert end_open_visits(connection, "nothing is open") == 0
            elif item == "seal":
                while seal_day(connection):
                    pass
            else:
                add = {
                    Visit: intake.add_visits,
                    Crossing: intake.add_crossings,
                    MinuteState: intake.add_minutes,
                }[type(item)]
                add([item])
                waiting.append(item)
    finally:
        connection.close()
    return ledger


queries = st.builds(
    lambda start, length, by, zone, tz: HistoryQuery(start, start + length, by, zone, tz),
    moments,
    st.timedeltas(timedelta(microseconds=1), timedelta(days=12)),
    st.sampled_from([i for i in Interval if i is not Interval.MINUTE]),
    st.sampled_from([WHOLE, "window", "door", "entrance", "nowhere"]),
    st.sampled_from(ZONES),
)


@given(story=events, asked=st.lists(queries, min_size=1, max_size=4))
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_series_equal_counting_by_hand(story: list[object], asked: list[HistoryQuery]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        ledger = live_through(path, story)
        with StoredHistory(path) as reader:
            for query in asked:
                series = reader.series(query)
                for i in range(len(series)):
                    expected = ledger.between(
                        query.zone, int(series.starts[i]), int(series.starts[i + 1])
                    )
                    assert series.counts(i) == expected
                whole = HistoryQuery(
                    series.start(0),
                    datetime.fromtimestamp(int(series.starts[-1]), UTC),
                    Interval.TOTAL,
                    query.zone,
                )
                assert reader.series(whole).counts(0) == series.total()
                _assert_profile_adds_up(reader, query, ledger)
            known = {v.id: v for f in FIRST_DAYS for v in _all_visits(reader, f)}
        assert known == ledger.visits


def _all_visits(reader: StoredHistory, first: datetime) -> list[Visit]:
    return list(reader.visits(first, first + timedelta(days=30)))


def _assert_profile_adds_up(reader: StoredHistory, query: HistoryQuery, ledger: Ledger) -> None:
    profile = reader.week_profile(query)
    by_hour = reader.series(
        HistoryQuery(query.start, query.end, Interval.HOUR, query.zone, query.tz)
    )
    observed = reader.series(HistoryQuery(query.start, query.end, Interval.HOUR, tz=query.tz))
    hours = np.zeros((7, 24), int)
    sums: dict[tuple[int, int], list[MetricCounts]] = {}
    for i in range(len(by_hour)):
        local = by_hour.start(i)
        sums.setdefault((local.weekday(), local.hour), []).append(by_hour.counts(i))
        seen = observed.counts(i)
        hours[local.weekday(), local.hour] += bool(seen.observed_ms or seen.visits)
    assert (profile.hours == hours).all()
    for (weekday, hour), parts in sums.items():
        cell = MetricCounts(**{n: int(profile.columns[n][weekday, hour]) for n in COLUMNS})
        assert cell == total(parts)
    for name in COLUMNS:
        if name not in PEAK_COLUMNS:
            assert profile.columns[name].sum() == by_hour.columns[name].sum()


def test_minutes_are_buckets_too(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    at = datetime(2026, 3, 28, 23, 59, tzinfo=UTC)
    states = [MinuteState(at + timedelta(minutes=i), 1_000 + i, i, i) for i in range(3)]
    live_through(path, list(states))
    with StoredHistory(path) as reader:
        query = HistoryQuery(at - timedelta(minutes=1), at + timedelta(minutes=4), Interval.MINUTE)
        series = reader.series(query)
    assert series.columns["observed_ms"].tolist() == [0, 1_000, 1_001, 1_002, 0]


# ------------------------------------------------------------------------------ the buckets


def _label(at_s: int, by: Interval, tz: object) -> tuple[int, ...]:
    local = datetime.fromtimestamp(at_s, tz)
    if by is Interval.HOUR:
        return (local.toordinal(), local.hour)
    days = local.toordinal()
    return (days if by is Interval.DAY else (days - 1) // 7,)


@given(
    start=moments,
    length=st.timedeltas(timedelta(microseconds=1), timedelta(days=9)),
    by=st.sampled_from([Interval.HOUR, Interval.DAY, Interval.WEEK]),
    tz=st.sampled_from(ZONES),
)
@settings(deadline=None, max_examples=60)
def test_buckets_follow_the_wall_clock(
    start: datetime, length: timedelta, by: Interval, tz: timezone
) -> None:
    query = HistoryQuery(start, start + length, by, tz=tz)
    found = edges(query).tolist()
    assert found[0] <= start.timestamp() < found[1]
    assert found[-2] < query.end.timestamp() <= found[-1]
    # Inside a bucket the wall clock shows one hour, date or week; at its edge another one
    # begins, or the hour that autumn repeats.
    for first, following in pairwise(found):
        label = _label(first, by, tz)
        inside = range(first, following, 60)
        if by is Interval.HOUR:
            assert {_label(at, by, tz) for at in inside} == {label}
            if following < found[-1]:
                local = datetime.fromtimestamp(following, tz)
                assert local.minute == 0 or _label(following, by, tz) != label
        else:
            assert max(_label(at, by, tz) for at in inside) == label
            assert _label(following, by, tz) > label


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", (2026, 3, 29), 23),
        ("Europe/Berlin", (2026, 10, 25), 25),
        ("Europe/Berlin", (2026, 6, 1), 24),
        ("Asia/Kolkata", (2026, 6, 1), 24),
        ("Australia/Lord_Howe", (2026, 4, 5), 24),  # one of them lasts 90 minutes
    ],
)
def test_a_day_has_as_many_hours_as_its_clock(
    zone: str, day: tuple[int, int, int], hours: int
) -> None:
    tz = ZoneInfo(zone)
    start = datetime(*day, tzinfo=tz)
    end = start + timedelta(days=1)  # of the wall clock
    found = edges(HistoryQuery(start, end, Interval.HOUR, tz=tz))
    assert len(found) - 1 == hours
    assert found[0] == start.timestamp()
    assert found[-1] == end.timestamp()


def test_absurd_ranges_are_refused_in_plain_words() -> None:
    start = datetime(1990, 1, 1, tzinfo=UTC)
    with pytest.raises(HistoryError, match="too long"):
        edges(HistoryQuery(start, start + timedelta(minutes=MOST_BUCKETS + 2), Interval.MINUTE))
    with pytest.raises(HistoryError, match="calendar"):
        edges(
            HistoryQuery(
                datetime.min.replace(tzinfo=UTC), datetime(1, 1, 2, tzinfo=UTC), Interval.DAY
            )
        )


def test_all_of_time_is_one_bucket(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    live_through(path, [MinuteState(datetime(2026, 3, 1, tzinfo=UTC), 60_000, 7, 2)])
    ever = HistoryQuery(
        datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), Interval.TOTAL
    )
    with StoredHistory(path) as reader:
        assert reader.series(ever).total() == MetricCounts(
            observed_ms=60_000, occupancy_ms=7, occupancy_max=2
        )
        assert reader.week_profile(ever).hours.sum() == 1
