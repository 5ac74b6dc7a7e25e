"""The budget and the turns of the costly networks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.inference.schedule import Budget, Rhythm, Turn

S = 1_000_000_000
RHYTHM = Rhythm(((0, 0.2), (2, 1.0), (4, 5.0)), better_after_s=0.3)


@given(st.lists(st.floats(0, 3), min_size=1, max_size=50))
def test_a_budget_never_gives_more_than_its_rate(gaps_s: list[float]) -> None:
    budget = Budget(per_s=4.0, capacity=3.0)
    now = taken = 0
    budget.advance(0)
    for gap in gaps_s:
        now += int(gap * S)
        budget.advance(now)
        while budget.take():
            taken += 1
        assert taken <= 3 + 4.0 * now / S + 1e-6


def test_a_budget_starts_full_and_saves_no_more_than_its_capacity() -> None:
    budget = Budget(per_s=10.0, capacity=2.0)
    budget.advance(0)
    assert [budget.take() for _ in range(3)] == [True, True, False]
    budget.advance(100 * S)
    assert [budget.take() for _ in range(3)] == [True, True, False]
    budget.advance(50 * S)  # a clock that goes back takes nothing away
    assert not budget.take()


def test_a_new_face_is_due_before_all_others() -> None:
    assert Turn(RHYTHM).ripeness(0.01, 0) == math.inf


def test_the_pause_grows_with_the_readings() -> None:
    turn = Turn(RHYTHM)
    now = 0
    for expected_s in (0.2, 1.0, 1.0, 5.0, 5.0):
        turn.note(0.5, now)
        assert turn.ripeness(0.5, now + int(expected_s * S * 0.99)) < 1
        now += int(expected_s * S)
        assert turn.ripeness(0.5, now) == pytest.approx(1.0)
    assert turn.readings == 5


def test_a_better_view_shortens_the_pause_a_slightly_better_one_does_not() -> None:
    turn = Turn(RHYTHM)
    for _ in range(4):
        turn.note(0.4, 0)
    assert turn.ripeness(0.45, S) < 1
    assert turn.ripeness(0.6, int(0.29 * S)) < 1
    assert turn.ripeness(0.6, int(0.31 * S)) >= 1
    turn.note(0.6, S)
    assert turn.ripeness(0.6, 2 * S) < 1


def test_haste_lasts_until_the_next_reading() -> None:
    turn = Turn(RHYTHM)
    for _ in range(4):
        turn.note(0.4, 0)
    turn.hasten()
    assert turn.ripeness(0.1, int(0.31 * S)) >= 1
    turn.note(0.1, S)
    assert turn.ripeness(0.1, 2 * S) < 1
