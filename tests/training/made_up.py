"""Prepared faces without pictures of people, for tests of what is computed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.dataset import PICTURE_PX, Faces

if TYPE_CHECKING:
    from collections.abc import Sequence

LANDMARKS = np.array(((44, 52), (84, 52), (64, 74), (48, 96), (80, 96)), np.float32)
"""Of an upright face: eyes, nose, corners of the mouth, the left one of the picture first."""
BOX = np.array((24, 14, 104, 118), np.float32)


def faces_with(
    ages: Sequence[tuple[int, int]],
    *,
    female: Sequence[bool] | None = None,
    group: Sequence[int] | None = None,
    pose: Sequence[tuple[float, float, float]] | None = None,
    emotion: Sequence[int] | None = None,
    side_px: int = PICTURE_PX,
) -> Faces:
    """Grey noise with labels; what is not given is zero."""
    n = len(ages)
    rng = np.random.default_rng(5)
    zeros = np.zeros(n, np.float32)
    vectors = rng.normal(size=(n, 256))
    return Faces(
        pictures=rng.integers(60, 200, (n, side_px, side_px, 3), np.uint8),
        number=np.arange(n, dtype=np.int32),
        is_dev=np.zeros(n, np.bool_),
        age_low=np.array([low for low, _ in ages], np.int16),
        age_high=np.array([high for _, high in ages], np.int16),
        female=np.array(female if female is not None else [True] * n, np.bool_),
        group=np.array(group if group is not None else [0] * n, np.int8),
        xyxy=np.tile(BOX, (n, 1)),
        landmarks=np.tile(LANDMARKS, (n, 1, 1)),
        score=zeros,
        pose=np.array(pose if pose is not None else np.zeros((n, 3)), np.float32),
        emotion=np.eye(5, dtype=np.float32)[list(emotion) if emotion is not None else [0] * n],
        embedding=(vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32),
    )
