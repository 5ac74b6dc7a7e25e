"""How much the look of a face changes from moment to moment: ``Track.stir``."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.types import NANOS_PER_S
from kiosk.inference.crops import cut, square_transforms, upright_transforms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.tracking import TrackedBox
    from kiosk.core.types import Detections, Frame

_SIZE_PX: Final = 40
"""Side of the small face; the outermost pixels give room to shift it."""
_MARGIN_PX: Final = 4
_CELLS: Final = 8
"""Cells across and down; an eye fills one or two of them."""
_SURROUND_PX: Final = 13
"""Side of the surroundings whose mean is taken off: slow shades are light, not look."""
_CONTRAST: Final = 32.0
"""Standard deviation in grey levels to which each face is brought."""
_LEAST_CONTRAST: Final = 6.0
"""A flatter face is not stretched as far: that would show its noise."""
_SHIFTS: Final = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))

_EVERY_NS: Final = 18 * NANOS_PER_S // 100
"""Blinks last 0.2 s and more: hardly one falls between two measurements."""
_OLD_NS: Final = 85 * NANOS_PER_S // 100
_TOO_OLD_NS: Final = 2 * NANOS_PER_S


_STEADY: Final = 0.08
"""Part of its width by which a face may shift before it is cut out anew. As long as it stays,
the same part of the picture is compared: landmarks jitter more than a still face moves."""

_Spot = tuple[float, float, float]
"""Centre and width of a face, px."""


@dataclass(slots=True)
class _Looks:
    """The latest small faces of a track, all cut out by the same map."""

    transform: NDArray[np.float64]
    spot: _Spot
    looks: deque[tuple[int, NDArray[np.float32]]] = field(default_factory=lambda: deque(maxlen=9))


class StirMeter:
    """Compares each followed face with itself about a second ago, some five times a second.

    A face that moves has no value until it stays where it is for a second: that it lives is
    plain anyway.
    """

    def __init__(self) -> None:
        self._faces: dict[int, _Looks] = {}
        self._crop = np.empty((_SIZE_PX, _SIZE_PX, 3), np.uint8)

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
                face = self._faces[track.id] = _Looks(_transform(track, detections), spot)
            cut(frame.image, face.transform, self._crop)
            look = normalised(cv2.cvtColor(self._crop, cv2.COLOR_BGR2GRAY))
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
        return upright_transforms(detections.landmarks[track.detection][None], _SIZE_PX)[0]
    return square_transforms(track.xyxy[None], _SIZE_PX)[0]


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


def cell_changes(before: NDArray[np.float32], after: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much each cell changed, as little as a shift by a pixel can make it.

    Returns:
        (cells, cells) float32, mean absolute difference.
    """
    inner = slice(_MARGIN_PX, _SIZE_PX - _MARGIN_PX)
    now = after[inner, inner]
    least: NDArray[np.float32] | None = None
    for dx, dy in _SHIFTS:
        rows = slice(inner.start + dy, inner.stop + dy)
        columns = slice(inner.start + dx, inner.stop + dx)
        cells = cv2.resize(
            cv2.absdiff(now, before[rows, columns]),
            (_CELLS, _CELLS),
            interpolation=cv2.INTER_AREA,
        )
        least = cells if least is None else np.minimum(least, cells)
    assert least is not None
    return least.astype(np.float32, copy=False)


def stir(before: NDArray[np.float32], after: NDArray[np.float32]) -> float:
    """Change of the cell that changed most, above that of the usual cell.

    Args:
        before: (n, n) float32, from :func:`normalised`.
        after: Likewise.
    """
    cells = cell_changes(before, after)
    return float(cells.max() - np.median(cells))
