"""Hard cuts are found; motion, noise and slow changes are not taken for them."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.cuts import CutDetector


def _scene(seed: int, height: int = 270, width: int = 480) -> np.ndarray:
    """Soft random blobs, so that shifts and cuts look like those of a film."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (9, 16, 3)).astype(np.uint8)
    return np.repeat(np.repeat(coarse, -(-height // 9), 0), -(-width // 16), 1)[:height, :width]


def test_the_first_frame_is_no_cut() -> None:
    assert not CutDetector().update(_scene(1))


@pytest.mark.parametrize("size", [(270, 480), (1080, 1920), (241, 321), (10, 8), (1, 1)])
def test_another_scene_is_a_cut_once(size: tuple[int, int]) -> None:
    a, b = np.full((*size, 3), 40, np.uint8), np.full((*size, 3), 160, np.uint8)
    detector = CutDetector()
    assert [detector.update(i) for i in (a, a, b, b, a)] == [False, False, True, False, True]


def test_noise_motion_and_fading_light_are_no_cuts() -> None:
    detector, rng = CutDetector(), np.random.default_rng(0)
    scene = _scene(3).astype(np.int16)
    for k in range(40):
        moved = np.roll(scene, 4 * k, axis=1) * (1 - k / 60) + rng.normal(0, 6, scene.shape)
        assert not detector.update(np.clip(moved, 0, 255).astype(np.uint8))


def test_a_fast_pan_is_no_cut_while_a_cut_in_it_is() -> None:
    detector = CutDetector()
    scene = _scene(5)
    found = []
    for k in range(40):
        picture = np.roll(scene if k < 30 else 255 - scene // 4, 6 * k, axis=1)
        found.append(detector.update(picture))
    assert found == [k == 30 for k in range(40)]


def test_a_change_of_the_frame_size_is_bearable() -> None:
    detector = CutDetector()
    detector.update(_scene(1, 270, 480))
    assert not detector.update(_scene(1, 540, 960))
