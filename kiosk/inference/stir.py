"""How much the look of a face changes from moment to moment: ``Track.stir``."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.types import NANOS_PER_S
from kiosk.inference.crops import square_transforms, upright_transforms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.tracking import TrackedBox
    from kiosk.core.types import Detections, Frame

_SIZE_PX: Final = 40
"""Side of the small face; the outermost pixels give room to shift it."""
_MARGIN_PX: Final = 4
_SOFT_FROM: Final = 1.5
"""Pixels of the frame to one of the small face from which on they are averaged."""
_CELLS: Final = 8
"""Cells across and down; an eye fills one or two of them."""
_SURROUND_PX: Final = 13
"""Side of the surroundings whose mean is taken off: slow shades are light, not look."""
_CONTRAST: Final = 32.0
"""Standard deviation in grey levels to which each face is brought."""
_LEAST_CONTRAST: Final = 6.0
"""A flatter face is not stretched as far: that would show its noise."""
_SHIFTS: Final = ((-1, 0), (1, 0), (0, -1), (0, 1))
_CALM: Final = 4.0
"""Grey levels below which nothing needs an explanation by a shift."""

_EVERY_NS: Final = 18 * NANOS_PER_S // 100
"""Blinks last 0.2 s and more: hardly one falls between two measurements."""
_OLD_NS: Final = 85 * NANOS_PER_S // 100
_TOO_OLD_NS: Final = 2 * NANOS_PER_S


_STEADY: Final = 0.08
"""Part of its width by which a face may shift before it is cut out anew. As long as it stays,
the same part of the picture is compared: landmarks jitter more than a still face moves."""


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the frame that a small face needs, and the map from it.

    Attributes:
        rows: Every so many rows of the frame.
        columns: Likewise.
        transform: (2, 3) map from these pixels to the small face.
        soft: Whether the pixels are averaged with their neighbours before they are reduced.
    """

    rows: slice
    columns: slice
    transform: NDArray[np.float64]
    soft: bool

    @classmethod
    def of(cls, transform: NDArray[np.float64], shape: tuple[int, ...]) -> _Window:
        """The window for a map from the whole frame, which has this shape."""
        inverse = cv2.invertAffineTransform(transform)
        corners = np.array([[0, 0], [_SIZE_PX, 0], [0, _SIZE_PX], [_SIZE_PX, _SIZE_PX]])
        corners = corners @ inverse[:, :2].T + inverse[:, 2]
        height, width = shape[:2]
        left, top = np.clip(np.floor(corners.min(axis=0)), 0, (width - 2, height - 2)).astype(int)
        right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
        shrink = 1.0 / max(float(np.hypot(transform[0, 0], transform[1, 0])), 1e-6)
        step = max(1, int(shrink / 2))
        shift = transform[:, 2] + transform[:, :2] @ (left, top)
        reduced = np.concatenate((transform[:, :2] * step, shift[:, None]), axis=1)
        return cls(
            slice(top, max(bottom, top + 2), step),
            slice(left, max(right, left + 2), step),
            reduced,
            shrink > _SOFT_FROM,
        )

    def cut(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The small face, grey: green alone is close to brightness, and quick."""
        part = np.ascontiguousarray(image[self.rows, self.columns, 1])
        if self.soft:
            part = cv2.blur(part, (3, 3))
        face = cv2.warpAffine(
            part,
            self.transform,
            (_SIZE_PX, _SIZE_PX),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(face, np.uint8)


_Spot = tuple[float, float, float]
"""Centre and width of a face, px."""


@dataclass(slots=True)
class _Looks:
    """The latest small faces of a track, all cut out in the same way."""

    window: _Window
    spot: _Spot
    looks: deque[tuple[int, NDArray[np.float32]]] = field(default_factory=lambda: deque(maxlen=9))


class StirMeter:
    """Compares each followed face with itself about a second ago, some five times a second.

    A face that moves has no value until it stays where it is for a second: that it lives is
    plain anyway.
    """

    def __init__(self) -> None:
        self._faces: dict[int, _Looks] = {}

    def end(self, track_id: int) -> None:
        """A track is over."""
        self._faces.pop(track_id, None)

    def update(
        self, frame: Frame, detections: Detections, seen: Sequence[TrackedBox]
    ) -> dict[int, float]:
        """Measure those faces whose turn it is.

        Args:
            frame: The frame.
            detections: Its detections.
            seen: Confirmed tracks that were seen in it.

        Returns:
            Stir by track, for those that were measured in this frame.
        """
        now_ns = frame.captured_ns
        found: dict[int, float] = {}
        for track in seen:
            face = self._faces.get(track.id)
            if face is not None and now_ns - face.looks[-1][0] < _EVERY_NS:
                continue
            spot = _spot(track)
            if face is None or _shift(face.spot, spot) > _STEADY:
                window = _Window.of(_transform(track, detections), frame.image.shape)
                face = self._faces[track.id] = _Looks(window, spot)
            look = normalised(face.window.cut(frame.image))
            before = next(
                (old for at, old in reversed(face.looks) if _OLD_NS <= now_ns - at <= _TOO_OLD_NS),
                None,
            )
            face.looks.append((now_ns, look))
            if before is not None:
                found[track.id] = stir(before, look)
        return found


def _spot(track: TrackedBox) -> _Spot:
    left, top, right, bottom = track.xyxy.tolist()
    return ((left + right) / 2, (top + bottom) / 2, max(right - left, 1.0))


def _shift(a: _Spot, b: _Spot) -> float:
    """How far two boxes are apart, in widths, by place or size."""
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[2] - b[2]) / 2) / a[2]


def _transform(track: TrackedBox, detections: Detections) -> NDArray[np.float64]:
    """Map from the frame to the small face: by the landmarks, without them by the box."""
    if detections.landmarks is not None and track.detection is not None:
        maps = upright_transforms(detections.landmarks[track.detection][None], _SIZE_PX)
    else:
        maps = square_transforms(track.xyxy[None], _SIZE_PX)
    return np.asarray(maps[0], np.float64)


def normalised(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A small face without shades and at the usual contrast.

    Args:
        grey: (n, n) uint8.

    Returns:
        (n, n) float32 grey levels around 0.
    """
    face = grey.astype(np.float32)
    face -= cv2.blur(face, (_SURROUND_PX, _SURROUND_PX))
    contrast = float(cv2.meanStdDev(face)[1][0, 0])
    face *= _CONTRAST / max(contrast, _LEAST_CONTRAST)
    return face


def cell_changes(
    before: NDArray[np.float32], after: NDArray[np.float32], dx: int = 0, dy: int = 0
) -> NDArray[np.float32]:
    """How much each cell changed when one look is shifted against the other.

    Returns:
        (cells * cells,) float32, mean absolute difference.
    """
    first, last = _MARGIN_PX, _SIZE_PX - _MARGIN_PX
    difference = cv2.absdiff(
        after[first:last, first:last],
        before[first + dy : last + dy, first + dx : last + dx],
    )
    cells = cv2.resize(difference, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
    return np.asarray(cells, np.float32).ravel()


def stir(before: NDArray[np.float32], after: NDArray[np.float32]) -> float:
    """Change of the cell that changed most, above that of the usual cell.

    Of what a shift by a pixel explains, nothing is a change of the look.

    Args:
        before: (n, n) float32, from :func:`normalised`.
        after: Likewise.
    """
    cells = cell_changes(before, after)
    value = _stands_out(cells)
    if value < _CALM:
        return value
    for dx, dy in _SHIFTS:
        np.minimum(cells, cell_changes(before, after, dx, dy), out=cells)
    return _stands_out(cells)


def _stands_out(cells: NDArray[np.float32]) -> float:
    ordered = np.sort(cells)
    return float(ordered[-1] - ordered[len(ordered) // 2])
