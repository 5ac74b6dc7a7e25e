"""How a head is turned, from the five landmarks of one face."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST_PX: Final = 1e-3
_NOSE_STANDS_OUT: Final = 2.0
"""Eye distances per depth of the nose: its tip stands out by half the distance of the eyes."""


def angles(landmarks: NDArray[np.float32]) -> tuple[float, float, float]:
    """Yaw, pitch and roll in weak perspective, for telling turns of the same face.

    Pitch has an offset that differs from person to person, so that only its changes mean
    anything.

    Args:
        landmarks: (5, 2) pixels, in the order of ``Detections.landmarks``.

    Returns:
        Yaw, pitch and roll in degrees.
    """
    (ax, ay), (bx, by), (nx, ny), (cx, cy), (dx, dy) = landmarks.tolist()
    across_x, across_y = bx - ax, by - ay
    eye_px = max(hypot(across_x, across_y), _LEAST_PX)
    ux, uy = across_x / eye_px, across_y / eye_px
    eyes_x, eyes_y = (ax + bx) / 2, (ay + by) / 2
    nose_x, nose_y = nx - eyes_x, ny - eyes_y
    mouth_x, mouth_y = (cx + dx) / 2 - eyes_x, (cy + dy) / 2 - eyes_y
    mouth_down = max(mouth_y * ux - mouth_x * uy, _LEAST_PX)
    down = nose_y * ux - nose_x * uy
    share = down / mouth_down
    off = (nose_x * ux + nose_y * uy) - share * (mouth_x * ux + mouth_y * uy)
    yaw = degrees(atan2(_NOSE_STANDS_OUT * off, eye_px))
    pitch = degrees(atan2(_NOSE_STANDS_OUT * (share - 0.5) * mouth_down, eye_px))
    return yaw, pitch, degrees(atan2(across_y, across_x))
