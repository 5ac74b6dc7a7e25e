"""What five landmarks and a box tell about a view of a face, for all faces of a frame at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import Detections

_SMALLEST_PX: Final = 16.0
_LARGE_PX: Final = 112.0
_BLIND_YAW_DEG: Final = 70.0
_WORST: Final = 0.05
_CUT_OFF: Final = 0.5
"""Quality of a face that touches the border of the frame, relative to a whole one."""


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Geometry of the faces of one frame.

    Attributes:
        yaw: (n,) degrees, turn of the head, positive to the right of the picture as with
            head-pose-estimation-adas-0001; zeros without landmarks.
        roll: (n,) degrees, tilt in the picture plane; zeros without landmarks.
        nod: (n,) position of the nose between eyes (0) and mouth (1); it grows with the
            pitch, but its resting point differs from person to person.
        quality: (n,) 0..1, how large, frontal and whole each face is.
        face_px: (n,) shorter side of the box.
    """

    yaw: NDArray[np.float64]
    roll: NDArray[np.float64]
    nod: NDArray[np.float64]
    quality: NDArray[np.float64]
    face_px: NDArray[np.float64]


def look_at_views(detections: Detections, frame_wh: tuple[int, int]) -> Views:
    """Geometry of the faces that were detected in a frame.

    Args:
        detections: Faces in px of the frame.
        frame_wh: Its width and height in px.
    """
    n = len(detections)
    left, top, right, bottom = detections.xyxy.T.astype(np.float64)
    face_px = np.minimum(right - left, bottom - top)
    if detections.landmarks is None:
        yaw = roll = nod = np.zeros(n)
    else:
        yaw, roll, nod = _angles(detections.landmarks)
    size = (face_px - _SMALLEST_PX) / (_LARGE_PX - _SMALLEST_PX)
    quality = np.minimum(np.maximum(size, _WORST), 1.0)
    quality *= np.maximum(1.0 - (yaw / _BLIND_YAW_DEG) ** 2, _WORST)
    cut_off = (left <= 0) | (top <= 0) | (right >= frame_wh[0]) | (bottom >= frame_wh[1])
    quality[cut_off] *= _CUT_OFF
    return Views(yaw, roll, nod, quality, face_px)


def _angles(
    landmarks: NDArray[np.float32],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Yaw and roll in degrees, and nod, of (n, 5, 2) landmarks.

    In weak perspective the distance of the eyes shrinks with the cosine of the yaw while the
    nose moves off the line between eyes and mouth with its sine; its tip stands out by about
    half the distance of the eyes. Against the network the correlation is 0.95 and the slope
    0.97 on real faces; on drawn faces, whose yaw is known, this tells more often than the
    network whether somebody looks (decision 0012).
    """
    x, y = landmarks.astype(np.float64).transpose(2, 1, 0)  # (5, n) each
    across_x, across_y = x[1] - x[0], y[1] - y[0]
    eye_px = np.maximum(np.hypot(across_x, across_y), 1e-3)
    ux, uy = across_x / eye_px, across_y / eye_px
    eyes_x, eyes_y = (x[0] + x[1]) / 2, (y[0] + y[1]) / 2
    nose_x, nose_y = x[2] - eyes_x, y[2] - eyes_y
    mouth_x, mouth_y = (x[3] + x[4]) / 2 - eyes_x, (y[3] + y[4]) / 2 - eyes_y
    mouth_down = np.maximum(mouth_y * ux - mouth_x * uy, 1e-3)
    nod = (nose_y * ux - nose_x * uy) / mouth_down
    nose_off = (nose_x * ux + nose_y * uy) - nod * (mouth_x * ux + mouth_y * uy)
    yaw = np.degrees(np.arctan2(2 * nose_off, eye_px))
    return yaw, np.degrees(np.arctan2(across_y, across_x)), nod
