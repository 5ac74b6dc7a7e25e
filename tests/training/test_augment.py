"""Spoiled crops stay crops, and angles and sides are told of them as they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.training.made_up import BOX, LANDMARKS
from training.augment import clean_view, random_view, spoiled
from training.dataset import PICTURE_PX

SIZE = 96
LEFT, RIGHT = (255, 0, 0), (0, 0, 255)
"""Colours (BGR) of the two eyes as the picture shows them."""


def turned(landmarks: np.ndarray, angle_deg: float) -> tuple[np.ndarray, np.ndarray]:
    """A picture of a face turned clockwise, with a blue eye on its left and a red one."""
    middle = (PICTURE_PX / 2, PICTURE_PX / 2)
    matrix = cv2.getRotationMatrix2D(middle, -angle_deg, 1.0)
    points = (landmarks @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    picture = np.full((PICTURE_PX, PICTURE_PX, 3), 128, np.uint8)
    for point, colour in zip(points, (LEFT, RIGHT), strict=False):
        cv2.circle(picture, (round(float(point[0])), round(float(point[1]))), 6, colour, -1)
    return picture, points


def eyes_of(crop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Centres of the blue and the red eye in a crop."""
    blue, red = crop[..., 0].astype(int), crop[..., 2].astype(int)
    places = []
    for mask in (blue - red > 80, red - blue > 80):
        ys, xs = np.nonzero(mask)
        places.append(np.array((xs.mean(), ys.mean())))
    return places[0], places[1]


@pytest.mark.parametrize("angle_deg", [-25.0, 0.0, 10.0, 40.0])
def test_a_crop_is_upright_and_says_how_far_it_was_turned_for_that(angle_deg: float) -> None:
    picture, points = turned(LANDMARKS, angle_deg)
    view = clean_view(picture, points, SIZE)
    left, right = eyes_of(view.crop)
    assert view.crop.shape == (SIZE, SIZE, 3)
    assert view.crop.dtype == np.uint8
    assert abs(left[1] - right[1]) < 1.5
    assert left[0] < right[0]
    assert not view.is_mirrored
    # A face that leans clockwise by so much is turned back by as much.
    assert view.turned_deg == pytest.approx(-angle_deg, abs=0.5)


@pytest.mark.parametrize("angle_deg", [-25.0, 10.0])
def test_the_crop_of_a_mirrored_face_is_mirrored_and_turned_the_other_way(
    angle_deg: float,
) -> None:
    picture, points = turned(LANDMARKS, angle_deg)
    straight, mirrored = (clean_view(picture, points, SIZE, mirror=m) for m in (False, True))
    assert mirrored.is_mirrored
    assert mirrored.turned_deg == pytest.approx(angle_deg, abs=0.5)
    left, right = eyes_of(mirrored.crop)
    assert left[0] > right[0]
    assert abs(left[1] - right[1]) < 1.5
    difference = np.abs(mirrored.crop[:, ::-1].astype(int) - straight.crop.astype(int))
    assert difference.mean() < 6  # the crop is the same picture, half a pixel aside


def test_spoiled_crops_keep_shape_and_type_and_depend_on_the_seed_alone() -> None:
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 256, (PICTURE_PX, PICTURE_PX, 3), np.uint8)
    before = picture.copy()
    views = []
    for seed in (*range(150), *range(150)):
        view = random_view(picture, BOX, LANDMARKS, SIZE, np.random.default_rng(seed))
        assert view.crop.shape == (SIZE, SIZE, 3)
        assert view.crop.dtype == np.uint8
        views.append(view)
    for first, again in zip(views[:150], views[150:], strict=True):
        assert np.array_equal(first.crop, again.crop)
        assert first.turned_deg == again.turned_deg
    assert np.array_equal(picture, before)
    assert 45 < sum(view.is_mirrored for view in views[:150]) < 105


def test_spoiled_crops_tell_their_angle_and_side() -> None:
    """Whatever else happens to a crop: eyes that are still seen lie as it says."""
    picture, points = turned(LANDMARKS, 20.0)
    checked = 0
    for seed in range(120):
        view = random_view(picture, BOX, points, SIZE, np.random.default_rng(seed))
        try:
            left, right = eyes_of(view.crop)
        except (RuntimeWarning, ValueError):
            continue
        across = right - left if not view.is_mirrored else left - right
        if not 15 < np.hypot(*across) < 60:
            continue  # covered, or one of them was made by a colour cast
        lean = 20.0 if not view.is_mirrored else -20.0
        found = np.degrees(np.arctan2(across[1], across[0]))
        assert found == pytest.approx(lean + view.turned_deg, abs=12), seed
        checked += 1
    assert checked > 40


def test_a_spoiled_picture_keeps_its_size_and_the_original_stays() -> None:
    rng = np.random.default_rng(2)
    picture = rng.integers(0, 256, (PICTURE_PX, PICTURE_PX, 3), np.uint8)
    before = picture.copy()
    changed = 0
    for seed in range(40):
        poor = spoiled(picture, LANDMARKS, np.random.default_rng(seed))
        assert poor.shape == picture.shape
        assert poor.dtype == np.uint8
        changed += not np.array_equal(poor, picture)
    assert np.array_equal(picture, before)
    assert changed > 20
