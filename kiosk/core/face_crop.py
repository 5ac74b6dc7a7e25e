"""The picture of one face in which nobody else is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.captures import PICTURE_MARGIN_PX
from kiosk.core.geometry import iou_matrix
from kiosk.core.types import TrackState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.types import FrameResult, Track

_SAME_FACE_IOU: Final = 0.3
"""What a detector found that overlaps a followed face this much is that face."""
_ROOM: Final = 0.15
"""Boxes end inside hair and ears; this part of the sides is added all around."""
_GREY: Final = 127


def private_crop(result: FrameResult, track: Track) -> NDArray[np.uint8]:
    """The face of one track with a margin; all other faces are painted over.

    The margin shows whoever stands close. Nobody but the person of the track allowed a picture,
    so everything that may be a face, also below the detector's threshold, becomes grey.

    Args:
        result: Of the frame.
        track: One of its tracks.

    Returns:
        (H, W, 3) uint8 BGR, a copy; at least one pixel.
    """
    frame = result.frame
    left, top, right, bottom = _inside(
        track.xyxy, PICTURE_MARGIN_PX, PICTURE_MARGIN_PX, frame.width, frame.height
    )
    crop = frame.image[top:bottom, left:right].copy()
    for box in _others(result, track):
        room_x, room_y = (box[2:] - box[:2]) * _ROOM
        x0, y0, x1, y1 = _inside(box, room_x, room_y, frame.width, frame.height)
        crop[max(y0 - top, 0) : max(y1 - top, 0), max(x0 - left, 0) : max(x1 - left, 0)] = _GREY
    return crop


def _others(result: FrameResult, track: Track) -> NDArray[np.float32]:
    """Boxes of all other faces, (n, 4)."""
    others = [other for other in result.tracks if other.id != track.id]
    seen = [other.xyxy for other in others if other.state is not TrackState.LOST]
    # Where a face was lost there may be nobody, or this very face under its former number.
    lost = [other.xyxy for other in others if other.state is TrackState.LOST]
    found = np.concatenate([result.detections.xyxy, result.weak.xyxy, _stacked(lost)])
    strange = found[iou_matrix(found, track.xyxy[None])[:, 0] < _SAME_FACE_IOU]
    return np.concatenate([_stacked(seen), strange])


def _stacked(boxes: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.asarray(boxes, np.float32).reshape(-1, 4)


def _inside(
    box: NDArray[np.float32], room_x: float, room_y: float, width: int, height: int
) -> tuple[int, int, int, int]:
    """Whole pixels of a box with room around it, within the picture."""
    left = min(max(int(np.floor(box[0] - room_x)), 0), width - 1)
    top = min(max(int(np.floor(box[1] - room_y)), 0), height - 1)
    right = max(min(int(np.ceil(box[2] + room_x)), width), left + 1)
    bottom = max(min(int(np.ceil(box[3] + room_y)), height), top + 1)
    return left, top, right, bottom
