"""Soft ovals, from which heads and people are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def oval(
    side: int, xyxy: NDArray[np.float32], widen: float, heighten: float, roundness: float
) -> NDArray[np.float32]:
    """(side, side) float32: below 1 inside a superellipse about a box, growing outwards.

    Args:
        side: px.
        xyxy: (4,) box, px.
        widen: Width of the superellipse in units of the box.
        heighten: Its height.
        roundness: Exponent: 2 is an ellipse, more comes nearer to the box.
    """
    centre = (xyxy[:2] + xyxy[2:]) / 2
    half = (xyxy[2:] - xyxy[:2]) / 2 * (widen, heighten)
    axis = np.arange(side, dtype=np.float32)
    x = (np.abs((axis - centre[0]) / half[0]) ** roundness).astype(np.float32)
    y = (np.abs((axis - centre[1]) / half[1]) ** roundness).astype(np.float32)
    far: NDArray[np.float32] = (x[None] + y[:, None]) ** np.float32(1 / roundness)
    return far


def inside(far: NDArray[np.float32], feather: float) -> NDArray[np.float32]:
    """1 inside, 0 outside, and a slope between."""
    mask: NDArray[np.float32] = np.clip((1 - far) / np.float32(feather) + np.float32(0.5), 0, 1)
    return mask
