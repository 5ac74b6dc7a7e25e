"""Looking at the camera: the angle, and no flicker around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.looking import LookingFilter
from kiosk.core.types import HeadPose

STEP_NS = 100_000_000


def _play(angles: list[float], look_angle_deg: float = 22.5) -> list[bool]:
    looking = LookingFilter(look_angle_deg)
    return [looking.update(HeadPose(a, 0, 0), k * STEP_NS) for k, a in enumerate(angles)]


@pytest.mark.parametrize(
    ("pose", "expected"),
    [
        (HeadPose(0, 0, 0), True),
        (HeadPose(22, -22, 0), True),
        (HeadPose(23, 0, 0), False),
        (HeadPose(-23, 0, 0), False),
        (HeadPose(0, 23, 0), False),
        (HeadPose(0, 0, 60), True),  # a tilted head still looks here
    ],
)
def test_the_first_pose_decides(pose: HeadPose, *, expected: bool) -> None:
    looking = LookingFilter(22.5)
    assert looking.looking is None
    assert looking.update(pose, 0) is expected
    assert looking.looking is expected


def test_turning_away_and_back_takes_effect_after_a_moment() -> None:
    assert _play([0, 0, 50, 50, 50, 0, 0, 0]) == [True] * 4 + [False] * 3 + [True]


def test_noise_around_the_angle_does_not_flicker() -> None:
    angles = [0.0] + [22.5 + d for d in (-3, 3, 4, -1, 2, 4.5, 3, 4, -2, 3, 3, 3)]
    assert set(_play(angles)) == {True}


def test_between_angle_and_margin_somebody_turned_away_is_not_looking() -> None:
    assert set(_play([40, 25, 25, 25, 25])) == {False}


def test_a_single_outlier_is_ignored() -> None:
    assert set(_play([0, 0, 80, 0, 0, 0, 80, 0])) == {True}


@given(st.lists(st.floats(-90, 90), min_size=1, max_size=40))
def test_two_changes_are_never_closer_than_the_settling_time(angles: list[float]) -> None:
    shown = _play(angles)
    changes = [k for k in range(1, len(shown)) if shown[k] != shown[k - 1]]
    assert all(b - a >= 2 for a, b in pairwise(changes))
