"""The charts' data: a curve of the last minutes, and people by local hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from kiosk.core.count_history import CountHistory
from kiosk.core.types import (
    NANOS_PER_S,
    FaceAttributes,
    Gender,
    PeopleCount,
    Track,
    TrackState,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)


def _ns(seconds: float) -> int:
    return round(seconds * NANOS_PER_S)


def _track(
    track_id: int,
    gender: Gender = Gender.UNKNOWN,
    person_id: int | None = None,
    state: TrackState = TrackState.CONFIRMED,
) -> Track:
    box = np.array([0, 0, 10, 10], np.float32)
    attributes = FaceAttributes(gender=gender)
    return Track(track_id, box, 0.9, state, 0, 0, None, attributes, person_id)


def _count(female: int = 0, male: int = 0, unknown: int = 0) -> PeopleCount:
    return PeopleCount(female + male + unknown, female, male, unknown)


def _see(history: CountHistory, at: datetime, at_s: float, *tracks: Track) -> None:
    history.update(tracks, _count(unknown=len(tracks)), at, _ns(at_s))


def test_the_curve_has_one_value_a_second_and_ends_now() -> None:
    history = CountHistory(minutes=1)
    for k in range(100):
        history.update([], _count(female=k // 30, male=1), NOON, _ns(k / 10))
    recent = history.recent()
    assert len(recent.total) == 60
    assert recent.seconds_ago[-1] == 0
    assert recent.seconds_ago[0] == -59
    assert recent.female[-10:].tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]
    assert recent.total[-10:].tolist() == (recent.female[-10:] + 1).tolist()
    assert np.isnan(recent.total[:-10]).all()
    assert np.isnan(recent.unknown[:-10]).all()


def test_the_curve_is_bounded_and_moves_on() -> None:
    history = CountHistory(minutes=1)
    for second in range(500):
        history.update([], _count(unknown=second), NOON, _ns(second))
    assert history.recent().total.tolist() == list(range(440, 500))


def test_a_slow_source_leaves_no_holes_and_a_gap_is_a_gap() -> None:
    history = CountHistory(minutes=1)
    for at_s, n in ((0, 1), (2, 2), (20, 3)):
        history.update([], _count(unknown=n), NOON, _ns(at_s))
    total = history.recent().total[-21:]
    assert total[:3].tolist() == [1, 1, 2]
    assert np.isnan(total[8:20]).all()
    assert total[20] == 3


@pytest.mark.parametrize("at_s", [100_000.0, 3.0])
def test_after_a_long_gap_or_a_new_clock_the_curve_begins_anew(at_s: float) -> None:
    history = CountHistory(minutes=1)
    for second in range(10, 40):
        history.update([], _count(unknown=5), NOON, _ns(second))
    history.update([], _count(unknown=1), NOON, _ns(at_s))
    total = history.recent().total
    assert total[-1] == 1
    assert np.isnan(total[:-1]).all()


def test_before_the_first_frame_everything_is_empty() -> None:
    history = CountHistory()
    assert np.isnan(history.recent().total).all()
    today = history.today(NOON)
    assert (today.female.sum(), today.male.sum(), today.unknown.sum()) == (0, 0, 0)


def test_people_are_entered_once_in_the_local_hour_of_their_first_sight() -> None:
    history = CountHistory(zone=BERLIN)
    at = NOON - timedelta(minutes=1)
    for minute in range(5):
        now = at + timedelta(minutes=minute)
        _see(history, now, minute * 60, _track(1, Gender.FEMALE, 1))
    _see(history, NOON, 400, _track(2, Gender.MALE, 2))
    today = history.today(NOON)
    assert len(today.starts) == 24
    assert today.starts[13] == datetime(2026, 6, 10, 13, tzinfo=BERLIN)
    assert today.female.tolist() == [int(h == 13) for h in range(24)]
    assert today.male.tolist() == [int(h == 14) for h in range(24)]


def test_somebody_who_returns_is_not_entered_again() -> None:
    history = CountHistory(zone=UTC)
    _see(history, NOON, 0, _track(1, Gender.MALE, 1))
    _see(history, NOON, 60, _track(2, Gender.UNKNOWN))  # not yet recognised
    assert history.today(NOON).unknown.sum() == 1
    _see(history, NOON, 61, _track(2, Gender.MALE, 1))
    today = history.today(NOON)
    assert (today.male.sum(), today.unknown.sum()) == (1, 0)


def test_a_gender_that_becomes_known_moves_the_entry_and_an_unsure_frame_does_not() -> None:
    history = CountHistory(zone=UTC)
    for k, gender in enumerate((Gender.UNKNOWN, Gender.FEMALE, Gender.UNKNOWN, Gender.FEMALE)):
        _see(history, NOON, k, _track(1, gender, 1))
    today = history.today(NOON)
    assert (today.female.sum(), today.male.sum(), today.unknown.sum()) == (1, 0, 0)


def test_tentative_tracks_are_not_people() -> None:
    history = CountHistory(zone=UTC)
    _see(history, NOON, 0, _track(1, state=TrackState.TENTATIVE))
    assert history.today(NOON).unknown.sum() == 0


def test_long_after_the_window_the_same_number_is_a_new_visit() -> None:
    history = CountHistory(zone=UTC)
    history.forget_people(revisit_window_s=60)
    _see(history, NOON, 0, _track(1, person_id=1))
    _see(history, NOON + timedelta(minutes=10), 600, _track(1, person_id=1))
    assert history.today(NOON).unknown.sum() == 2


def test_a_longer_window_lets_the_same_number_come_back_later() -> None:
    history = CountHistory(zone=UTC)
    history.forget_people(revisit_window_s=3600)
    _see(history, NOON, 0, _track(1, person_id=1))
    _see(history, NOON + timedelta(minutes=10), 600, _track(1, person_id=1))
    assert history.today(NOON).unknown.sum() == 1


@pytest.mark.parametrize(
    ("day", "hours"),
    [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 10), 24)],
)
def test_days_on_which_the_clocks_change(day: tuple[int, int, int], hours: int) -> None:
    history = CountHistory(zone=BERLIN)
    midnight = datetime(*day, tzinfo=BERLIN).astimezone(UTC)
    for hour in range(hours):
        at = midnight + timedelta(hours=hour, minutes=30)
        _see(history, at, hour * 3600, _track(hour + 1, Gender.MALE, hour + 1))
    today = history.today(midnight + timedelta(hours=12))
    assert len(today.starts) == hours
    assert today.male.tolist() == [1] * hours
    assert all(
        b - a == timedelta(hours=1)
        for a, b in zip(
            [s.astimezone(UTC) for s in today.starts],
            [s.astimezone(UTC) for s in today.starts[1:]],
            strict=False,
        )
    )
    local_hours = [s.astimezone(BERLIN).hour for s in today.starts]
    assert local_hours[0] == 0
    assert local_hours[-1] == 23
    assert (local_hours.count(2), local_hours.count(3)) == {
        23: (0, 1),
        24: (1, 1),
        25: (2, 1),
    }[hours]


def test_a_clock_set_back_over_midnight_loses_nothing() -> None:
    history = CountHistory(zone=UTC)
    midnight = datetime(2026, 6, 11, tzinfo=UTC)
    _see(history, midnight - timedelta(seconds=30), 0, _track(1, Gender.MALE, 1))
    _see(history, midnight + timedelta(seconds=5), 35, _track(2, Gender.MALE, 2))
    _see(history, midnight - timedelta(seconds=5), 36, _track(3, Gender.MALE, 3))
    _see(history, midnight + timedelta(seconds=5), 46, _track(4, Gender.MALE, 4))
    assert history.today(midnight - timedelta(minutes=1)).male[23] == 2
    assert history.today(midnight).male[0] == 2


def test_old_days_are_dropped_even_when_the_clock_was_far_ahead() -> None:
    history = CountHistory(zone=UTC)
    for k, days in enumerate((0, 4000, 1, 2)):
        _see(history, NOON + timedelta(days=days), 1000 * k, _track(k + 1, person_id=k + 1))
    assert history.today(NOON).unknown.sum() == 0
    assert history.today(NOON + timedelta(days=2)).unknown.sum() == 1


def test_numbers_may_begin_anew() -> None:
    history = CountHistory(zone=UTC)
    _see(history, NOON, 0, _track(1, person_id=1))
    history.forget_people()
    _see(history, NOON, 1, _track(1, person_id=1))
    assert history.today(NOON).unknown.sum() == 2
