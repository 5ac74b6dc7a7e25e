"""Cutting faces out of a frame for the attribute networks.

Each network sees the face as it was trained: head pose in the square around the box, age,
gender and emotion in a square placed by the landmarks and turned upright, re-identification
aligned to five reference points. The choice of the squares is measured (decision 0012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALIGNED_SCALE: Final = 2.4
"""Side of the upright square in units of the larger of eye distance and eyes-to-mouth."""
ALIGNED_RAISE: Final = 0.2
"""How far above the middle between eyes and mouth it is centred, in the same unit."""

EMBEDDING_SIZE_PX: Final = 128
_REFERENCE: Final = EMBEDDING_SIZE_PX * np.array(
    [
        [0.31556875, 0.46157411],
        [0.68262292, 0.46157411],
        [0.50026250, 0.64050537],
        [0.34947188, 0.82469197],
        [0.65343646, 0.82469197],
    ]
)
"""Where the landmarks lie in the input of face-reidentification-retail-0095 (model card)."""

_MAX_SHRINK: Final = 3.0
"""A face is first reduced by averaging when it is larger than its crop by more: linear
interpolation alone would skip pixels."""


def square_transforms(xyxy: NDArray[np.float32], size_px: int) -> NDArray[np.float64]:
    """Affine maps of the squares around boxes onto crops.

    Args:
        xyxy: (n, 4) boxes in px of the frame.
        size_px: Side of the crops.

    Returns:
        (n, 2, 3) maps from frame to crop.
    """
    centre = (xyxy[:, :2] + xyxy[:, 2:]) / 2
    side = np.maximum((xyxy[:, 2:] - xyxy[:, :2]).max(axis=1), 1.0)
    return _maps(centre, side, np.zeros(len(xyxy)), size_px)


def upright_transforms(landmarks: NDArray[np.float32], size_px: int) -> NDArray[np.float64]:
    """Affine maps of the upright squares that landmarks span onto crops.

    Args:
        landmarks: (n, 5, 2) px of the frame.
        size_px: Side of the crops.

    Returns:
        (n, 2, 3) maps from frame to crop.
    """
    points = landmarks.astype(np.float64)
    across = points[:, 1] - points[:, 0]
    eyes = (points[:, 0] + points[:, 1]) / 2
    mouth = (points[:, 3] + points[:, 4]) / 2
    unit = np.maximum(np.hypot(*across.T), np.hypot(*(mouth - eyes).T)).clip(min=1.0)
    roll = np.arctan2(across[:, 1], across[:, 0])
    down = np.stack((-np.sin(roll), np.cos(roll)), axis=1)
    centre = (eyes + mouth) / 2 - down * (ALIGNED_RAISE * unit)[:, None]
    return _maps(centre, ALIGNED_SCALE * unit, roll, size_px)


def eye_line_deg(landmarks: NDArray[np.float32]) -> NDArray[np.float64]:
    """Tilt of the line through the eyes, by which :func:`upright_transforms` turns.

    Args:
        landmarks: (n, 5, 2) px of the frame.

    Returns:
        (n,) degrees in the frame; the sign is that of the roll of a head pose.
    """
    across = (landmarks[:, 1] - landmarks[:, 0]).astype(np.float64)
    tilt: NDArray[np.float64] = np.degrees(np.arctan2(across[:, 1], across[:, 0]))
    return tilt


def embedding_transforms(landmarks: NDArray[np.float32]) -> NDArray[np.float64]:
    """Similarity maps that bring five landmarks closest to the reference points.

    Least squares over scale, rotation and shift (Umeyama, "Least-squares estimation of
    transformation parameters between two point patterns", PAMI 1991, in the plane).

    Args:
        landmarks: (n, 5, 2) px of the frame.

    Returns:
        (n, 2, 3) maps from frame to the crop of :data:`EMBEDDING_SIZE_PX`.
    """
    points = landmarks.astype(np.float64)
    mean = points.mean(axis=1, keepdims=True)
    goal_mean = _REFERENCE.mean(axis=0)
    source, goal = points - mean, _REFERENCE - goal_mean
    spread = np.maximum((source**2).sum(axis=(1, 2)), 1e-6)
    a = (source * goal).sum(axis=(1, 2)) / spread
    b = (source[..., 0] * goal[..., 1] - source[..., 1] * goal[..., 0]).sum(axis=1) / spread
    linear = np.stack((np.stack((a, -b), axis=1), np.stack((b, a), axis=1)), axis=1)
    shift = goal_mean - (linear @ mean.transpose(0, 2, 1))[..., 0]
    return np.concatenate((linear, shift[..., None]), axis=2)


def _maps(
    centre: NDArray[np.float64] | NDArray[np.float32],
    side: NDArray[np.float64] | NDArray[np.float32],
    roll: NDArray[np.float64],
    size_px: int,
) -> NDArray[np.float64]:
    scale = size_px / side
    cos, sin = np.cos(roll) * scale, np.sin(roll) * scale
    linear = np.stack((np.stack((cos, sin), axis=1), np.stack((-sin, cos), axis=1)), axis=1)
    shift = size_px / 2 - (linear @ centre[:, :, None])[..., 0]
    return np.concatenate((linear, shift[..., None]), axis=2)


def cut(
    image: NDArray[np.uint8],
    transform: NDArray[np.float64],
    crop: NDArray[np.uint8],
    *,
    border: int = cv2.BORDER_REPLICATE,
) -> None:
    """Cut a part of a frame out.

    Args:
        image: (H, W, 3) uint8 BGR.
        transform: (2, 3) map from the frame to the crop.
        crop: (H', W', 3) uint8, written.
        border: What lies beyond the border of the frame, as OpenCV names it.
    """
    size = (crop.shape[1], crop.shape[0])
    shrink = 1.0 / max(float(np.hypot(transform[0, 0], transform[1, 0])), 1e-6)
    if shrink > _MAX_SHRINK:
        image, transform = _reduced(image, transform, size, int(shrink))
    cv2.warpAffine(
        image,
        transform,
        size,
        dst=crop,
        flags=cv2.INTER_LINEAR,
        borderMode=border,
    )


def _reduced(
    image: NDArray[np.uint8], transform: NDArray[np.float64], size: tuple[int, int], factor: int
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The part of a frame that a crop needs, averaged over blocks, and the map from it."""
    height, width = image.shape[:2]
    inverse = cv2.invertAffineTransform(transform)
    corners = np.array([[0, 0], [size[0], 0], [0, size[1]], size]) @ inverse[:, :2].T
    corners += inverse[:, 2]
    left, top = np.clip(np.floor(corners.min(axis=0)) - factor, 0, (width - 1, height - 1))
    right, bottom = np.clip(np.ceil(corners.max(axis=0)) + factor, 1, (width, height))
    part = image[int(top) : int(bottom), int(left) : int(right)]
    small_wh = (max(1, part.shape[1] // factor), max(1, part.shape[0] // factor))
    small = cv2.resize(part, small_wh, interpolation=cv2.INTER_AREA)
    ratio = np.array((part.shape[1] / small_wh[0], part.shape[0] / small_wh[1]))
    # x_frame = x_small * ratio + offset, with pixel centres at integers in both
    offset = np.array((left, top)) + (ratio - 1) / 2
    linear = transform[:, :2] * ratio
    shift = transform[:, 2] + transform[:, :2] @ offset
    return small, np.concatenate((linear, shift[:, None]), axis=1)


def sharpness(crop: NDArray[np.uint8]) -> float:
    """Detail of a face crop, 0..1: how much its pixels differ from their neighbours.

    Standard deviation of the Laplacian relative to the contrast of the crop, so that light
    does not matter; 0.5 for a slightly soft face.
    """
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    contrast = float(cv2.meanStdDev(grey)[1][0, 0])
    detail = float(cv2.meanStdDev(cv2.Laplacian(grey, cv2.CV_16S))[1][0, 0])
    return min(1.0, detail / (2.0 * max(contrast, 8.0)))
