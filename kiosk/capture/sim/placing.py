"""Puts a sprite into a picture where its pose says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.motion import Pose
    from kiosk.capture.sim.splat import Sprite


def place(picture: NDArray[np.uint8], sprite: Sprite, pose: Pose, *, roll_deg: float) -> None:
    """Draw a sprite at its pose with subpixel accuracy, in place."""
    matrix, box = placement(sprite, pose, roll_deg, picture.shape[1], picture.shape[0])
    if box is None:
        return
    x0, y0, x1, y1 = box
    patch = cv2.warpAffine(sprite.bgra, matrix, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
    target = picture[y0:y1, x0:x1]
    clear = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(patch, 3)), cv2.COLOR_GRAY2BGR)
    cv2.multiply(target, clear, dst=target, scale=1 / 255)
    cv2.add(target, cv2.cvtColor(patch, cv2.COLOR_BGRA2BGR), dst=target)


def placement(
    sprite: Sprite, pose: Pose, roll_deg: float, width: int, height: int
) -> tuple[NDArray[np.float64], tuple[int, int, int, int] | None]:
    """How a sprite lies in the picture.

    Returns:
        (2, 3) matrix from sprite pixels to pixels of the box, and the box (left, top,
        right, bottom) inside the picture, None when nothing of it is in the picture.
    """
    scale = pose.px_per_cm / sprite.px_per_cm
    roll = np.radians(roll_deg)
    c, s = scale * np.cos(roll), scale * np.sin(roll)
    ox, oy = sprite.origin
    # Turn and scale about the origin of the model, then move it to its place.
    matrix = np.array(
        ((c, -s, pose.x - c * ox + s * oy), (s, c, pose.y - s * ox - c * oy)), np.float64
    )
    h, w = sprite.bgra.shape[:2]
    corners = matrix @ np.array(((0, w, 0, w), (0, 0, h, h), (1, 1, 1, 1)))
    x0, y0 = np.maximum(np.floor(corners.min(axis=1)).astype(int), 0)
    x1, y1 = np.minimum(np.ceil(corners.max(axis=1)).astype(int), (width, height))
    if x0 >= x1 or y0 >= y1:
        return matrix, None
    matrix[:, 2] -= (x0, y0)
    return matrix, (int(x0), int(y0), int(x1), int(y1))
