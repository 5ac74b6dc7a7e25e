"""Detecting small faces in large pictures: overlapping tiles at several scales."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.types import Detections
from kiosk.inference.yunet import suppress_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kiosk.inference.detectors import FaceDetector

TILE_PX: Final = 640
"""Side of the square input; one size for all pictures is compiled only once."""

_OVERLAP_PX: Final = 160
"""Tiles share this much, so that a face up to this size is whole in one of them; larger ones
are found at the scale before, where they are half as large."""
_SCALES_PX: Final = (1280, 2560)
"""Longer side of the picture at the finer scales; a face of 2 % of it has 51 px at the last."""
_WORTH_IT: Final = 1.25
"""A scale that shows less than this more than the one before is left out."""
_BORDER_PX: Final = 2.0
_SAME_FACE_IOU: Final = 0.4
_IN_FLIGHT: Final = 4


def find_in_tiles(detector: FaceDetector, image: NDArray[np.uint8]) -> Detections:
    """All faces of a picture of any size, best first.

    Args:
        detector: With a square input of :data:`TILE_PX` and landmarks.
        image: (H, W, 3) uint8 BGR.

    Raises:
        InferenceError: The device failed.
    """
    longer = max(image.shape[:2])
    whole = _shrunk(image, TILE_PX / longer)
    parts = [_rescaled(detector.detect(whole), whole, image)]
    seen_px = TILE_PX
    for scale_px in _SCALES_PX:
        scale_px = min(scale_px, longer)
        if scale_px < _WORTH_IT * seen_px:
            break
        shown = _shrunk(image, scale_px / longer)
        parts += (_rescaled(found, shown, image) for found in _each_tile(detector, shown))
        seen_px = scale_px
    return _merged(parts)


def _shrunk(image: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    """A picture made smaller by averaging; as it is when the factor is not below 1."""
    if factor >= 1.0:
        return image
    width = max(1, round(image.shape[1] * factor))
    height = max(1, round(image.shape[0] * factor))
    small: NDArray[np.uint8] = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    return small


def _each_tile(detector: FaceDetector, image: NDArray[np.uint8]) -> Iterator[Detections]:
    """Faces of each tile in pixels of the picture, without those that a seam cuts."""
    height, width = image.shape[:2]
    waiting: deque[tuple[int, int]] = deque()
    origins = [(x, y) for y in _starts(height) for x in _starts(width)]
    for x, y in origins:
        detector.submit(image[y : y + TILE_PX, x : x + TILE_PX])
        waiting.append((x, y))
        if len(waiting) == _IN_FLIGHT:
            yield _whole_faces(detector.collect(), waiting.popleft(), (width, height))
    while waiting:
        yield _whole_faces(detector.collect(), waiting.popleft(), (width, height))


def _starts(length: int) -> list[int]:
    """Where tiles begin along a side of some length, evenly spread."""
    if length <= TILE_PX:
        return [0]
    count = -(-(length - _OVERLAP_PX) // (TILE_PX - _OVERLAP_PX))
    return [round(i * (length - TILE_PX) / (count - 1)) for i in range(count)]


def _whole_faces(
    found: Detections, origin: tuple[int, int], picture_wh: tuple[int, int]
) -> Detections:
    """Faces of a tile moved into the picture, without those that another tile shows whole."""
    xyxy = found.xyxy
    kept = (xyxy[:, 2:] - xyxy[:, :2]).max(axis=1, initial=0.0) <= _OVERLAP_PX
    for axis in (0, 1):
        end = min(TILE_PX, picture_wh[axis] - origin[axis])
        if origin[axis] > 0:
            kept &= xyxy[:, axis] > _BORDER_PX
        if origin[axis] + end < picture_wh[axis]:
            kept &= xyxy[:, 2 + axis] < end - _BORDER_PX
    landmarks = found.landmarks
    assert landmarks is not None
    moved = Detections(
        xyxy + np.array(origin * 2, np.float32),
        found.score,
        landmarks + np.array(origin, np.float32),
    )
    return moved.select(kept)


def _rescaled(found: Detections, shown: NDArray[np.uint8], image: NDArray[np.uint8]) -> Detections:
    """Faces in pixels of the picture instead of a smaller version of it."""
    ratio = np.array((image.shape[1] / shown.shape[1], image.shape[0] / shown.shape[0]), np.float32)
    landmarks = found.landmarks
    assert landmarks is not None
    return Detections(found.xyxy * np.tile(ratio, 2), found.score, landmarks * ratio)


def _merged(parts: list[Detections]) -> Detections:
    """Faces of several scales and tiles, each once, best first."""
    xyxy = np.concatenate([part.xyxy for part in parts])
    score = np.concatenate([part.score for part in parts])
    landmarks = np.concatenate([part.landmarks for part in parts if part.landmarks is not None])
    order = np.argsort(-score, kind="stable")
    order = order[suppress_overlaps(xyxy[order], _SAME_FACE_IOU)]
    return Detections(xyxy[order], score[order], landmarks[order])
