"""Finds cameras that report success and keep giving the same old picture."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.ports import FrameSource, SourceInfo
    from kiosk.core.types import Frame

_STEP_PX: Final = 8
"""Every eighth pixel of every eighth row: 0.1 ms at 1080p, and noise moves many of them."""
_MAX_LIMIT_S: Final = 600.0


class FreezeWatch:
    """Tells when a live picture has not changed by a single sample for too long.

    A sensor's noise changes every picture, even in the dark. A closed shutter may give an
    exactly constant one, though: when opening the camera again does not change the
    picture, the time allowed doubles, so that such a camera is not opened again and again.
    One watch therefore outlives the source that it watches.

    Args:
        limit_s: Time allowed for an unchanged picture.
    """

    def __init__(self, limit_s: float) -> None:
        self._first_limit_s = limit_s
        self._limit_s = limit_s
        self._print: int | None = None
        self._since_ns = 0

    def is_frozen(self, image: NDArray[np.uint8], now_ns: int) -> bool:
        """Take the next picture in; True when the source should be opened again."""
        samples = image[::_STEP_PX, ::_STEP_PX]
        fingerprint = zlib.crc32(samples.tobytes())
        if fingerprint != self._print:
            self._print = fingerprint
            self._since_ns = now_ns
            self._limit_s = self._first_limit_s
            return False
        if now_ns - self._since_ns < self._limit_s * NANOS_PER_S:
            return False
        self._since_ns = now_ns
        self._limit_s = min(self._limit_s * 2, _MAX_LIMIT_S)
        return True


class FreezeGuard:
    """A live source that fails when its picture is frozen, so that it is opened again."""

    def __init__(self, source: FrameSource, watch: FreezeWatch, clock: Clock | None = None) -> None:
        self._source = source
        self._watch = watch
        self._clock = clock or SystemClock()

    def open(self) -> SourceInfo:
        """Open the source.

        Raises:
            SourceError: It cannot be opened, or not within the time allowed.
        """
        return self._source.open()

    def read(self) -> Frame | None:
        """The next frame.

        Raises:
            SourceError: The source failed, or its picture is frozen.
        """
        frame = self._source.read()
        if frame is not None and self._watch.is_frozen(frame.image, self._clock.monotonic_ns()):
            raise SourceError(
                "The camera's picture is frozen",
                "It is opened again; if this repeats, unplug it and plug it in again.",
            )
        return frame

    def close(self) -> None:
        """Release everything."""
        self._source.close()
