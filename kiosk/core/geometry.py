"""Boxes in pixels of the frame, as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MIN_SIDE_PX = 1.0
"""Sides of degenerate boxes are taken to be at least this long."""


def iou_matrix(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """Intersection over union of every box of ``a`` with every box of ``b``.

    Args:
        a: (n, 4) xyxy.
        b: (m, 4) xyxy.

    Returns:
        (n, m) float32 in 0..1; 0 where a box has no area.
    """
    if len(a) == 0 or len(b) == 0:
        return np.zeros((len(a), len(b)), np.float32)
    a64, b64 = a.astype(np.float64), b.astype(np.float64)
    low = np.maximum(a64[:, None, :2], b64[None, :, :2])
    high = np.minimum(a64[:, None, 2:], b64[None, :, 2:])
    overlap = np.clip(high - low, 0.0, None).prod(axis=2)
    area_a = np.clip(a64[:, 2:] - a64[:, :2], 0.0, None).prod(axis=1)
    area_b = np.clip(b64[:, 2:] - b64[:, :2], 0.0, None).prod(axis=1)
    union = area_a[:, None] + area_b[None, :] - overlap
    iou: NDArray[np.float64] = np.divide(
        overlap, union, out=np.zeros_like(overlap), where=union > 0
    )
    return iou.astype(np.float32)


def centre_log_size(xyxy: NDArray[np.float32]) -> NDArray[np.float64]:
    """Centre and logarithm of the sides of boxes.

    Args:
        xyxy: (n, 4) boxes; sides are taken to be at least :data:`MIN_SIDE_PX`.

    Returns:
        (n, 2, 2) float64: ``[:, 0]`` centre x, y in pixels; ``[:, 1]`` natural logarithm of
        width and height in pixels. In logarithms a step towards the camera is the same at
        every distance.
    """
    corners = xyxy.reshape(-1, 2, 2).astype(np.float64)
    out = np.empty((len(corners), 2, 2))
    out[:, 0] = (corners[:, 0] + corners[:, 1]) * 0.5
    out[:, 1] = np.log(np.maximum(corners[:, 1] - corners[:, 0], MIN_SIDE_PX))
    return out


def boxes_from_centre_log_size(state: NDArray[np.float64]) -> NDArray[np.float32]:
    """The inverse of :func:`centre_log_size`.

    Args:
        state: (n, 2, 2) float64.

    Returns:
        (n, 4) float32 xyxy.
    """
    half = np.exp(state[:, 1]) * 0.5
    out = np.empty((len(state), 4), np.float32)
    out[:, :2] = state[:, 0] - half
    out[:, 2:] = state[:, 0] + half
    return out
