"""Maps from frames to crops, and the crops themselves."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.inference.crops import (
    _REFERENCE,
    cut,
    embedding_transforms,
    sharpness,
    square_transforms,
    upright_transforms,
)

FACE = np.array([[40, 50], [80, 50], [60, 72], [46, 92], [74, 92]], np.float32)


def turned(
    points: np.ndarray, angle_deg: float, scale: float, shift: tuple[float, float]
) -> np.ndarray:
    a = np.radians(angle_deg)
    turn = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]) * scale
    return (points @ turn.T + np.array(shift)).astype(np.float32)


def mapped(transform: np.ndarray, points: np.ndarray) -> np.ndarray:
    return points.astype(np.float64) @ transform[:, :2].T + transform[:, 2]


@given(st.floats(-180, 180), st.floats(0.1, 20), st.floats(-500, 3000), st.floats(-500, 3000))
def test_reference_points_are_reached_from_any_place_size_and_tilt(
    angle: float, scale: float, x: float, y: float
) -> None:
    landmarks = turned(_REFERENCE, angle, scale, (x, y))[None]
    transform = embedding_transforms(landmarks)[0]
    np.testing.assert_allclose(mapped(transform, landmarks[0]), _REFERENCE, atol=0.2)


def test_alignment_is_the_least_squares_one() -> None:
    transform = embedding_transforms(FACE[None])[0]
    error = ((mapped(transform, FACE) - _REFERENCE) ** 2).sum()
    rng = np.random.default_rng(3)
    for _ in range(200):
        a, b = transform[0, 0] + rng.normal(0, 0.02), transform[1, 0] + rng.normal(0, 0.02)
        shift = transform[:, 2] + rng.normal(0, 1, 2)
        other = np.array([[a, -b, shift[0]], [b, a, shift[1]]])
        assert ((mapped(other, FACE) - _REFERENCE) ** 2).sum() >= error - 1e-6


@given(st.floats(-60, 60), st.floats(0.3, 5))
def test_the_upright_crop_levels_the_eyes_and_keeps_the_face_in_place(
    angle: float, scale: float
) -> None:
    landmarks = turned(FACE, angle, scale, (500, 400))
    right_eye, left_eye, nose, *_ = mapped(upright_transforms(landmarks[None], 62)[0], landmarks)
    assert right_eye[1] == pytest.approx(left_eye[1], abs=0.05)
    still = mapped(upright_transforms(FACE[None], 62)[0], FACE)
    np.testing.assert_allclose([right_eye, left_eye, nose], still[:3], atol=0.1)
    assert (still > 0).all()
    assert (still < 62).all()


def test_the_square_around_a_box_has_its_longer_side() -> None:
    box = np.array([[100, 200, 140, 260]], np.float32)
    corners = mapped(square_transforms(box, 60)[0], np.array([[90, 200], [150, 260]]))
    np.testing.assert_allclose(corners, [[0, 0], [60, 60]], atol=1e-6)


@pytest.mark.parametrize("side", [30, 90, 200, 500, 1100])
def test_large_faces_are_averaged_not_skipped(side: int) -> None:
    """A fine checkerboard becomes grey, whatever the size of the face."""
    image = np.zeros((1200, 1200, 3), np.uint8)
    image[::2, 1::2] = image[1::2, ::2] = 255
    crop = np.zeros((62, 62, 3), np.uint8)
    box = np.array([[20, 20, 20 + side, 20 + side]], np.float32)
    cut(image, square_transforms(box, 62)[0], crop)
    if side > 3 * 62:
        assert crop.std() < 60
    # A gradient stays where it is: no shift from the reduction.
    ramp = np.repeat(np.linspace(0, 255, 1200).astype(np.uint8)[None, :], 1200, axis=0)
    image = np.repeat(ramp[..., None], 3, axis=2)
    cut(image, square_transforms(box, 62)[0], crop)
    x = 20 + (np.arange(62) + 0.0) * side / 62
    np.testing.assert_allclose(crop[30, :, 0], x * 255 / 1199, atol=2.5)


def test_beyond_the_border_the_edge_is_repeated_or_black() -> None:
    image = np.full((50, 50, 3), 200, np.uint8)
    box = np.array([[-25, -25, 25, 25]], np.float32)
    crop = np.zeros((40, 40, 3), np.uint8)
    cut(image, square_transforms(box, 40)[0], crop)
    assert (crop == 200).all()
    cut(image, square_transforms(box, 40)[0], crop, border=cv2.BORDER_CONSTANT)
    assert (crop[:18] == 0).all()
    assert (crop[22:, 22:] == 200).all()


@pytest.mark.parametrize("box", [[-500, -500, -300, -300], [10, 10, 10, 10], [0, 0, 9000, 9000]])
def test_boxes_outside_empty_or_huge_do_not_crash(box: list[float]) -> None:
    crop = np.zeros((62, 62, 3), np.uint8)
    image = np.full((40, 30, 3), 7, np.uint8)
    cut(image, square_transforms(np.array([box], np.float32), 62)[0], crop)
    assert (crop == 7).all()


def test_sharpness_falls_with_blur_and_ignores_light() -> None:
    rng = np.random.default_rng(5)
    noise = cv2.GaussianBlur(rng.integers(0, 256, (62, 62, 3)).astype(np.uint8), (0, 0), 0.8)
    blurred = cv2.GaussianBlur(noise, (0, 0), 3)
    assert 0 <= sharpness(blurred) < 0.3 * sharpness(noise) <= 0.3
    dark = (noise * 0.5).astype(np.uint8)
    assert sharpness(dark) == pytest.approx(sharpness(noise), rel=0.15)
    assert sharpness(np.full((62, 62, 3), 80, np.uint8)) == 0.0
