"""Turns, mirrors and crops each frame as the settings say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.capture.frames import require_bgr
from kiosk.capture.opencv import cv2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.ports import FrameSource, SourceInfo
    from kiosk.core.settings import CameraSettings
    from kiosk.core.types import Frame

# (quarter turns clockwise, mirrored) -> (transpose first, then flip as cv2.flip counts).
_FLIP_BOTH, _FLIP_UP_DOWN, _FLIP_LEFT_RIGHT = -1, 0, 1
_STEPS: Final[dict[tuple[int, bool], tuple[bool, int | None]]] = {
    (0, False): (False, None),
    (1, False): (True, _FLIP_LEFT_RIGHT),
    (2, False): (False, _FLIP_BOTH),
    (3, False): (True, _FLIP_UP_DOWN),
    (0, True): (False, _FLIP_LEFT_RIGHT),
    (1, True): (True, None),
    (2, True): (False, _FLIP_UP_DOWN),
    (3, True): (True, _FLIP_BOTH),
}


@dataclass(frozen=True, slots=True)
class FrameTransform:
    """Rotation, then mirror, then crop: the region of interest is chosen on what is shown.

    Attributes:
        rotation_deg: 0, 90, 180 or 270, clockwise.
        mirror: Swap left and right of the upright picture.
        roi: Left, top, right, bottom as fractions of the upright, mirrored picture.
    """

    rotation_deg: int = 0
    mirror: bool = False
    roi: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)

    @classmethod
    def from_settings(cls, settings: CameraSettings, *, mirrored: bool) -> FrameTransform:
        """The operator's choice; ``mirrored`` tells whether this source may be mirrored."""
        return cls(settings.rotation, settings.mirror and mirrored, settings.roi)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in pixels of what becomes of a picture of that size."""
        left, top, right, bottom = self._crop_px(*self._upright_size(width, height))
        return right - left, bottom - top

    def apply(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Transform a picture, (H, W, 3) uint8, with at most one copy of the part kept.

        Returns:
            The same kind, C-contiguous; the picture itself when nothing is to be done.
        """
        transposed, flip = _STEPS[self.rotation_deg // 90, self.mirror]
        height, width = image.shape[:2]
        part = image[self._source_part(width, height, transposed, flip)]
        if not transposed and flip is None and part.shape == image.shape:
            return image
        if transposed:
            part = cv2.transpose(part)
        if flip is not None:
            part = cv2.flip(part, flip)
        return np.ascontiguousarray(part)

    def _upright_size(self, width: int, height: int) -> tuple[int, int]:
        return (height, width) if self.rotation_deg in (90, 270) else (width, height)

    def _crop_px(self, width: int, height: int) -> tuple[int, int, int, int]:
        """The region of interest in whole pixels, at least one wide and high."""
        left = min(round(self.roi[0] * width), width - 1)
        top = min(round(self.roi[1] * height), height - 1)
        right = max(round(self.roi[2] * width), left + 1)
        bottom = max(round(self.roi[3] * height), top + 1)
        return left, top, right, bottom

    def _source_part(
        self, width: int, height: int, transposed: bool, flip: int | None
    ) -> tuple[slice, slice]:
        """The part of the stored picture that becomes the region of interest.

        Cropping before turning keeps the copy small.
        """
        upright_width, upright_height = self._upright_size(width, height)
        left, top, right, bottom = self._crop_px(upright_width, upright_height)
        if flip in (_FLIP_LEFT_RIGHT, _FLIP_BOTH):
            left, right = upright_width - right, upright_width - left
        if flip in (_FLIP_UP_DOWN, _FLIP_BOTH):
            top, bottom = upright_height - bottom, upright_height - top
        rows, columns = slice(top, bottom), slice(left, right)
        return (columns, rows) if transposed else (rows, columns)


class TransformedSource:
    """A source whose frames are turned, mirrored and cropped.

    ``transform`` may be replaced from another thread while the source runs; it acts from
    the next frame on.
    """

    def __init__(self, source: FrameSource, transform: FrameTransform) -> None:
        self._source = source
        self.transform = transform

    def open(self) -> SourceInfo:
        """Open the source; the size is that of the transformed frames.

        Raises:
            SourceError: It cannot be opened, or not within the time allowed.
        """
        info = self._source.open()
        width, height = self.transform.size(info.width, info.height)
        return replace(info, width=width, height=height)

    def read(self) -> Frame | None:
        """The next frame, transformed; None at the end.

        Raises:
            SourceError: The source failed or gave something that is no picture.
        """
        frame = self._source.read()
        if frame is None:
            return None
        image = self.transform.apply(require_bgr(frame.image))
        if image is frame.image:
            return frame
        image.setflags(write=False)
        return replace(frame, image=image)

    def close(self) -> None:
        """Release everything."""
        self._source.close()
