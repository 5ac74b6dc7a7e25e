"""Measures light, glare and sharpness of a frame for the installation coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.coach import FaceReading, SceneReading
from kiosk.core.types import TrackState
from kiosk.inference.crops import sharpness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import FrameResult, Track

_STEP_PX: Final = 8
"""Every eighth pixel of every eighth row is enough for means."""
_BURNT_OUT: Final = 250
_CROP_PX: Final = 64
"""Side of the crop whose sharpness is measured; smaller faces are enlarged and so read soft."""


def read_scene(result: FrameResult) -> SceneReading:
    """Measure one frame; a fraction of a millisecond, and a tenth for each face."""
    frame = result.frame
    few = cv2.cvtColor(
        np.ascontiguousarray(frame.image[::_STEP_PX, ::_STEP_PX]), cv2.COLOR_BGR2GRAY
    )
    seen = [
        track
        for track in result.tracks
        if track.state is TrackState.CONFIRMED and track.ignored is None
    ]
    faces = [_read_face(frame.image, track) for track in seen]
    return SceneReading(
        at=frame.captured_at,
        frame_width_px=frame.width,
        brightness=float(few.mean()),
        glare=float((few >= _BURNT_OUT).mean()),
        faces=tuple(face for face in faces if face is not None),
    )


def _read_face(image: NDArray[np.uint8], track: Track) -> FaceReading | None:
    height, width = image.shape[:2]
    left, top, right, bottom = (float(v) for v in track.xyxy)
    x0, y0 = max(0, round(left)), max(0, round(top))
    x1, y1 = min(width, round(right)), min(height, round(bottom))
    if x1 - x0 < 4 or y1 - y0 < 4:
        return None
    crop = cv2.resize(image[y0:y1, x0:x1], (_CROP_PX, _CROP_PX), interpolation=cv2.INTER_AREA)
    pose = track.attributes.pose
    return FaceReading(
        track=track.id,
        width_px=right - left,
        x=(left + right) / 2 / width,
        y=(top + bottom) / 2 / height,
        brightness=float(cv2.mean(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY))[0]),
        sharpness=sharpness(np.asarray(crop, np.uint8)),
        yaw_deg=None if pose is None else pose.yaw,
        pitch_deg=None if pose is None else pose.pitch,
    )
