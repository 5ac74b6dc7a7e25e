"""Putting what the networks say and how a face moves together."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.life_cues import ALIVE_FROM, PICTURE_BELOW, LifeCues, Movement

FRAME_NS = 33_333_333
FRONTAL = np.array([[-30, -20, 0], [30, -20, 0], [0, 12, 28], [-22, 40, 0], [22, 40, 0]], float)
"""Landmarks about the middle of a head in px; the third number is how far they stand out."""


def turned(yaw_deg: float, *, depth: bool) -> np.ndarray:
    """Landmarks of a head, or of its picture, that is turned about the vertical."""
    points = FRONTAL.copy()
    if not depth:
        points[:, 2] = 0
    angle = radians(yaw_deg)
    x = points[:, 0] * cos(angle) + points[:, 2] * sin(angle)
    return np.column_stack((x + 300, points[:, 1] + 200)).astype(np.float32)


def swing(
    cues: LifeCues, degrees: float, *, depth: bool, width_px: float = 120, noise: float = 0.0
):
    """Four seconds of turning to and fro."""
    random = np.random.default_rng(5)
    for k in range(120):
        landmarks = turned(degrees * sin(k / 19), depth=depth)
        landmarks += random.normal(0, noise, landmarks.shape).astype(np.float32)
        cues.follow(landmarks, width_px, k * FRAME_NS)


def test_a_head_that_turns_has_depth() -> None:
    cues = LifeCues()
    swing(cues, 20, depth=True, noise=1.0)
    assert cues.movement is Movement.DEPTH


def test_a_picture_that_is_turned_is_flat() -> None:
    cues = LifeCues()
    swing(cues, 35, depth=False, noise=1.0)
    assert cues.movement is Movement.FLAT


@pytest.mark.parametrize("depth", [True, False])
def test_what_hardly_moves_tells_nothing(depth: bool) -> None:
    cues = LifeCues()
    swing(cues, 3, depth=depth, noise=1.0)
    assert cues.movement is Movement.NOTHING


def test_too_few_pixels_show_no_flatness() -> None:
    cues = LifeCues()
    swing(cues, 35, depth=False, width_px=50)
    assert cues.movement is Movement.NOTHING


def test_tilting_and_moving_a_picture_in_its_plane_tells_nothing() -> None:
    cues = LifeCues()
    for k in range(120):
        angle = radians(25 * sin(k / 19))
        rotation = np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
        landmarks = turned(0, depth=False) @ rotation.T * (1 + k / 240) + k
        cues.follow(landmarks.astype(np.float32), 120, k * FRAME_NS)
    assert cues.movement is Movement.NOTHING


def test_profiles_and_faces_of_one_point_are_passed_over() -> None:
    cues = LifeCues()
    for k in range(60):
        flat = turned(0, depth=True)
        flat[:, 0] = 300.0
        cues.follow(flat if k % 2 else np.full((5, 2), 7, np.float32), 120, k * FRAME_NS)
    assert cues.movement is Movement.NOTHING


def test_several_views_decide() -> None:
    cues = LifeCues()
    assert cues.judge(0.9) == pytest.approx(0.9)
    for _ in range(2):
        cues.judge(0.1)
        if cues.is_picture:
            break
    assert cues.is_picture  # 0.9, 0.1, 0.1
    lone = LifeCues()
    for score in (0.95, 0.9, 0.05, 0.95):
        lone.judge(score)
        assert not lone.is_picture  # one bad view of a living face


def test_once_a_picture_it_takes_more_to_be_alive() -> None:
    cues = LifeCues()
    for _ in range(4):
        cues.judge(0.3)
    between = (PICTURE_BELOW + ALIVE_FROM) / 2
    assert cues.is_picture
    for _ in range(8):
        assert cues.judge(between) < ALIVE_FROM
        assert cues.is_picture
    fresh = LifeCues()
    fresh.judge(between)
    assert not fresh.is_picture
    for _ in range(8):
        cues.judge(0.9)
    assert not cues.is_picture


def test_a_poor_first_view_of_a_living_face_is_soon_forgotten() -> None:
    cues = LifeCues()
    cues.judge(0.2)
    assert cues.is_picture
    cues.judge(0.9)
    assert not cues.is_picture


def test_flatness_convicts_where_the_networks_doubt_and_depth_acquits_only_there() -> None:
    flat, deep = LifeCues(), LifeCues()
    swing(flat, 35, depth=False)
    swing(deep, 20, depth=True)
    flat.judge(0.6)
    deep.judge(0.3)
    assert flat.is_picture
    assert not deep.is_picture
    # The networks are sure: a video of a head turns as well, and a calm face is no picture.
    for _ in range(3):
        flat.judge(0.98)
        deep.judge(0.02)
    for _ in range(5):
        flat.judge(0.98)
        deep.judge(0.02)
    assert not flat.is_picture
    assert deep.is_picture


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_liveness_stays_within_bounds(scores: list[float]) -> None:
    cues = LifeCues()
    for score in scores:
        assert 0 <= cues.judge(score) <= 1
    latest = scores[-8:]
    if max(latest) < PICTURE_BELOW:
        assert cues.is_picture
    if min(latest) >= ALIVE_FROM:
        assert not cues.is_picture
