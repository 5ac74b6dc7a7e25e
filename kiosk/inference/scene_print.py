"""Takes prints of the still scene from the frames, people left out."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.scene_print import BANDS, HEIGHT, WIDTH, ScenePrint
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import FrameResult, Track

_SAMPLE_S: Final = 2.0
_SAMPLES: Final = 9
"""Samples behind a print: whoever stays for less than half of their time leaves no trace."""
_PRINT_EVERY: Final = 5
"""Samples between two prints."""

_NEIGHBOURHOOD_PX: Final = 31
"""Edges are measured against the mean of those around them, so that light cancels out."""
_NOISE_LEVELS: Final = 2.0
"""Grey levels below which an edge is noise of the camera."""
_STRONGEST: Final = 4.0


class ScenePrinter:
    """Watches the scene at a low rate; memory holds a few small grey pictures, no more.

    Costs about 2 ms every two seconds and 2 ms more every ten (a frame of 1280x720).

    Attributes:
        latest: The latest print; None until there has been one.
    """

    def __init__(self) -> None:
        self.latest: ScenePrint | None = None
        self._samples: deque[NDArray[np.float32]] = deque(maxlen=_SAMPLES)
        self._stream: tuple[str, int, int] | None = None
        self._next_ns = 0
        self._until_print = _SAMPLES

    def update(self, result: FrameResult) -> ScenePrint | None:
        """Look at a frame, if it is time to.

        Args:
            result: The analysed frame; its tracks say where people hide the scene.

        Returns:
            A new print about every ten seconds, else None.
        """
        frame = result.frame
        stream = (frame.source_id, frame.width, frame.height)
        is_back = frame.captured_ns < self._next_ns - 2 * _SAMPLE_S * NANOS_PER_S
        if stream != self._stream or is_back:
            self.forget()
            self._stream = stream
        if frame.captured_ns < self._next_ns:
            return None
        self._next_ns = frame.captured_ns + round(_SAMPLE_S * NANOS_PER_S)
        self._samples.append(_sample(frame.image, result.tracks))
        self._until_print -= 1
        if self._until_print > 0:
            return None
        self._until_print = _PRINT_EVERY
        self.latest = print_of(np.stack(self._samples), frame.width / frame.height)
        return self.latest

    def forget(self) -> None:
        """Start anew, for another source."""
        self.latest = None
        self._samples.clear()
        self._next_ns = 0
        self._until_print = _SAMPLES


def print_of(samples: NDArray[np.float32], aspect: float) -> ScenePrint:
    """The print of what stays the same in some samples.

    Args:
        samples: (n, HEIGHT, WIDTH) float32 grey levels; NaN where a person is.
        aspect: Width divided by height of the picture.
    """
    still = _still(samples)
    upright = np.abs(cv2.Sobel(still, cv2.CV_32F, 1, 0, ksize=3)) / 4
    level = np.abs(cv2.Sobel(still, cv2.CV_32F, 0, 1, ksize=3)) / 4
    around = cv2.blur(upright + level, (_NEIGHBOURHOOD_PX, _NEIGHBOURHOOD_PX)) + _NOISE_LEVELS
    columns = np.minimum(upright / around, _STRONGEST)
    rows = np.minimum(level / around, _STRONGEST)
    return ScenePrint(
        columns=_bytes(columns.reshape(BANDS, HEIGHT // BANDS, WIDTH).mean(axis=1)),
        rows=_bytes(rows.reshape(HEIGHT, BANDS, WIDTH // BANDS).mean(axis=2).T),
        strength=float((upright + level).mean()),
        aspect=aspect,
    )


def _sample(image: NDArray[np.uint8], tracks: tuple[Track, ...]) -> NDArray[np.float32]:
    """A small grey picture with holes where people are."""
    small = cv2.resize(image, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    grey: NDArray[np.float32] = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.float32)
    height, width = image.shape[:2]
    for track in tracks:
        if track.ignored is None:
            left, top, right, bottom = track.xyxy.tolist()
            face = right - left
            # From above the hair to the feet, and wide enough for the arms.
            x1 = max(0, round((left - face) * WIDTH / width))
            x2 = max(0, round((right + face) * WIDTH / width))
            y1 = max(0, round((top - (bottom - top) / 2) * HEIGHT / height))
            grey[y1:, x1:x2] = np.nan
    return grey


def _still(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Median over the samples without people; what people always hide is flat."""
    ordered = np.sort(samples, axis=0)  # NaN last
    seen = (~np.isnan(samples)).sum(axis=0)
    middle = np.maximum(seen - 1, 0) // 2
    median = np.take_along_axis(ordered, middle[None], axis=0)[0]
    hidden = seen == 0
    if hidden.all():
        return np.zeros(median.shape, np.float32)
    median[hidden] = float(np.median(median[~hidden]))
    still: NDArray[np.float32] = median
    return still


def _bytes(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    levels: NDArray[np.uint8] = np.clip(np.rint(values * (255 / _STRONGEST)), 0, 255).astype(
        np.uint8
    )
    return levels
