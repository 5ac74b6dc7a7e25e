"""Finding hard cuts in films: after one, nobody is where the motion model expects them.

Cameras do not cut. For them a switched light or an opened door would be taken for one, so
this is meant for files only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROWS: Final = 36
_COLUMNS: Final = 64
_MIN_CHANGE: Final = 20.0
"""Mean change of brightness, of 255, at a cut. Cuts of the test clips change by 27 to 67,
their fastest moves by 14."""
_TIMES_USUAL: Final = 3.0
"""A cut stands out from the frames before it by this factor; a fast pan does not."""
_FORGET: Final = 0.2
"""Share of the latest frame in what counts as usual."""
_USUAL_AT_FIRST: Final = 13.0
"""Change taken as usual before anything is known: a film may begin in a fast pan."""


class CutDetector:
    """Compares each frame with the one before. Used by one thread."""

    def __init__(self) -> None:
        self._previous: NDArray[np.float32] | None = None
        self._usual = _USUAL_AT_FIRST

    def update(self, image: NDArray[np.uint8]) -> bool:
        """Take the next frame.

        Args:
            image: (H, W, 3) uint8, of any size.

        Returns:
            Whether it shows another scene than the frame before.
        """
        small = _sample(image)
        previous, self._previous = self._previous, small
        if previous is None:
            return False
        change = float(np.abs(small - previous).mean())
        is_cut = change >= _MIN_CHANGE and change >= _TIMES_USUAL * self._usual
        if not is_cut:
            self._usual += _FORGET * (change - self._usual)
        return is_cut


def _sample(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(36, 64) float32: green on a grid, each value the mean of four points.

    A whole pass over a large frame would cost more than the tracking itself.
    """
    height, width = image.shape[:2]
    rows = (np.arange(2 * _ROWS) * height) // (2 * _ROWS)
    columns = (np.arange(2 * _COLUMNS) * width) // (2 * _COLUMNS)
    points = image[rows[:, None], columns, 1].astype(np.float32)
    cells: NDArray[np.float32] = points.reshape(_ROWS, 2, _COLUMNS, 2).mean(axis=(1, 3))
    return cells
