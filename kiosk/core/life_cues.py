"""Whether a followed face is alive or a picture: what the networks say, and how it moves.

A single view misleads: a living face by a window looks flat, a sharp print looks deep. So the
views of a track are put together, and what its movement shows is added. A head that turns
moves its nose against eyes and mouth; on paper and glass the five landmarks lie in a plane, and
however the picture is tilted, the nose stays at the same place between the others. The
constants are measured (docs/liveness.md, decision 0073).
"""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from math import hypot, log
from statistics import fmean, median
from typing import TYPE_CHECKING, Final

from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PICTURE_BELOW: Final = 0.4
"""Liveness below which a face is held to be a picture ..."""
ALIVE_FROM: Final = 0.55
"""... and from which one that was held to be a picture is not any more."""
_SETTLED: Final = 3
"""Views after which it takes :data:`ALIVE_FROM` to be alive again."""
_VIEWS: Final = 8
"""Latest views that count."""

_TURNED: Final = 0.13
"""Movement of the nose against eyes and mouth, in eye distances, that only depth explains."""
_TILTED: Final = 0.12
"""Change of the face's proportions that shows a tilt to a picture or a head."""
_RIGID: Final = 0.09
"""Movement of the nose up to which it may be the noise of the landmarks."""
_LEAST_PX: Final = 80.0
"""Width of the face from which on lack of movement means something."""
_TURN_BONUS: Final = 0.15
_TILT_MALUS: Final = 0.25

_LEAST_AREA: Final = 0.2
"""Sine of the angle between the lines of the face times their proportion; less is a profile."""

_GROUP_NS: Final = NANOS_PER_S // 3
"""Landmarks are noisy: the medians of such groups are compared."""
_LEAST_IN_GROUP: Final = 3
_GROUPS: Final = 24
"""Groups that are remembered: eight seconds."""

_Shape = tuple[float, float]
"""Place of the nose across the face, and logarithm of the proportion of width to height."""


class Movement(StrEnum):
    """What the movement of a face tells."""

    NOTHING = "nothing"
    DEPTH = "depth"
    """The nose moved against eyes and mouth: no flat picture, but maybe a video of a head."""
    FLAT = "flat"
    """The face was tilted, and the nose did not move: a flat picture."""


class LifeCues:
    """What tells of one face whether it is alive. Pure: its time is the frames'."""

    __slots__ = ("_began_ns", "_group", "_is_picture", "_scores", "_shapes", "_width_px")

    def __init__(self) -> None:
        self._scores: deque[float] = deque(maxlen=_VIEWS)
        self._shapes: deque[_Shape] = deque(maxlen=_GROUPS)
        self._group: list[_Shape] = []
        self._began_ns = 0
        self._width_px = 0.0
        self._is_picture = False

    @property
    def is_picture(self) -> bool:
        """Whether the face is held to be a picture."""
        return self._is_picture

    @property
    def movement(self) -> Movement:
        """What the movement of the latest seconds tells."""
        if len(self._shapes) < 2:
            return Movement.NOTHING
        across, proportion = (
            max(column) - min(column) for column in zip(*self._shapes, strict=True)
        )
        if across >= _TURNED:
            return Movement.DEPTH
        if proportion >= _TILTED and across <= _RIGID and self._width_px >= _LEAST_PX:
            return Movement.FLAT
        return Movement.NOTHING

    def follow(self, landmarks: NDArray[np.float32], width_px: float, at_ns: int) -> None:
        """Take the landmarks of a frame.

        Args:
            landmarks: (5, 2) px, of a face that is wholly inside the frame.
            width_px: Width of the face.
            at_ns: ``captured_ns`` of the frame, never decreasing.
        """
        if at_ns - self._began_ns >= _GROUP_NS:
            if len(self._group) >= _LEAST_IN_GROUP:
                across, proportion = (median(column) for column in zip(*self._group, strict=True))
                self._shapes.append((across, proportion))
            self._group, self._began_ns = [], at_ns
        shape = _shape(landmarks)
        if shape is not None:
            self._group.append(shape)
        self._width_px = width_px

    def judge(self, score: float) -> float:
        """Take what the networks say about a view.

        Args:
            score: 0..1, how surely that view is of a living face.

        Returns:
            0..1, how surely the face is alive after all that was seen of it.
        """
        self._scores.append(score)
        liveness = fmean(self._scores)
        movement = self.movement
        if movement is Movement.DEPTH:
            liveness += _TURN_BONUS
        elif movement is Movement.FLAT:
            liveness -= _TILT_MALUS
        liveness = min(1.0, max(0.0, liveness))
        was_settled = self._is_picture and len(self._scores) > _SETTLED
        self._is_picture = liveness < (ALIVE_FROM if was_settled else PICTURE_BELOW)
        return liveness


def _shape(landmarks: NDArray[np.float32]) -> _Shape | None:
    """Where the nose lies in the frame of eyes and mouth, which no tilt of a picture changes.

    The affine coordinate of the nose along the line of the eyes, the other axis being the line
    from the middle of the eyes to the middle of the mouth, and the proportion of the two lines;
    None when they coincide, as in a profile.
    """
    (ax, ay), (bx, by), (nx, ny), (cx, cy), (dx, dy) = landmarks.tolist()
    across_x, across_y = bx - ax, by - ay
    eyes_x, eyes_y = (ax + bx) / 2, (ay + by) / 2
    down_x, down_y = (cx + dx) / 2 - eyes_x, (cy + dy) / 2 - eyes_y
    across, down = hypot(across_x, across_y), hypot(down_x, down_y)
    area = across_x * down_y - across_y * down_x
    if abs(area) < _LEAST_AREA * down * down or down == 0:
        return None
    return ((nx - eyes_x) * down_y - (ny - eyes_y) * down_x) / area, log(across / down)
