"""The chart of the last minutes."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.count_history import CountHistory
from kiosk.core.types import NANOS_PER_S, PeopleCount


def _ns(seconds: float) -> int:
    return round(seconds * NANOS_PER_S)


def _count(female: int = 0, male: int = 0, unknown: int = 0) -> PeopleCount:
    return PeopleCount(female + male + unknown, female, male, unknown)


def test_the_curve_has_one_value_a_second_and_ends_now() -> None:
    history = CountHistory(minutes=1)
    for k in range(100):
        history.update(_count(female=k // 30, male=1), _ns(k / 10))
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
        history.update(_count(unknown=second), _ns(second))
    assert history.recent().total.tolist() == list(range(440, 500))


def test_a_slow_source_leaves_no_holes_and_a_gap_is_a_gap() -> None:
    history = CountHistory(minutes=1)
    for at_s, n in ((0, 1), (2, 2), (20, 3)):
        history.update(_count(unknown=n), _ns(at_s))
    total = history.recent().total[-21:]
    assert total[:3].tolist() == [1, 1, 2]
    assert np.isnan(total[8:20]).all()
    assert total[20] == 3


@pytest.mark.parametrize("at_s", [100_000.0, 3.0])
def test_after_a_long_gap_or_a_new_clock_the_curve_begins_anew(at_s: float) -> None:
    history = CountHistory(minutes=1)
    for second in range(10, 40):
        history.update(_count(unknown=5), _ns(second))
    history.update(_count(unknown=1), _ns(at_s))
    total = history.recent().total
    assert total[-1] == 1
    assert np.isnan(total[:-1]).all()


def test_before_the_first_frame_everything_is_empty() -> None:
    history = CountHistory()
    assert np.isnan(history.recent().total).all()
