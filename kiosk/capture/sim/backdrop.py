"""The street behind the people: drawn once, out of focus, with light that moves slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MOTES: Final = 14
_USUAL_LOOP_S: Final = 100.0


class Backdrop:
    """Background of a scene; a few motes drift so that no two frames are equal."""

    def __init__(
        self,
        street: NDArray[np.uint8],
        duration_s: float,
        seed: int,
        *,
        clear: Sequence[tuple[int, int, int, int]] = (),
    ) -> None:
        """Put motes before a picture.

        Args:
            street: (H, W, 3) uint8 BGR, the empty scene.
            duration_s: Length of the loop.
            seed: Of the motes.
            clear: Boxes (left, top, right, bottom) before which none drifts: a glint on a
                poster would look like life.
        """
        self._clear = clear
        self._picture = street
        self._duration_s = duration_s
        rng = np.random.default_rng((seed, 77))
        height, width = street.shape[:2]
        self._size = (width, height)
        self._start = rng.uniform(0, 1, (_MOTES, 2))
        # As fast in a long loop as in a short one.
        self._turns = rng.integers(1, 4, _MOTES) * max(1, round(duration_s / _USUAL_LOOP_S))
        self._phase = rng.uniform(0, 2 * np.pi, _MOTES)
        self._mote = _mote(max(3, round(6 * np.sqrt(width * height / (1280 * 720)))))

    def frame(self, time_s: float) -> NDArray[np.uint8]:
        """A fresh (H, W, 3) uint8 BGR picture of the empty scene."""
        picture = self._picture.copy()
        share = time_s / self._duration_s
        width, height = self._size
        size = len(self._mote)
        for (x, y), turns, phase in zip(self._start, self._turns, self._phase, strict=True):
            column = (x + share * turns) % 1.0
            row = 0.08 + 0.5 * y + 0.03 * np.sin(2 * np.pi * share * (3 + turns) + phase)
            x0 = int(column * (width - size))
            y0 = int(row * (height - size))
            if any(
                left - size < x0 < right and top - size < y0 < bottom
                for left, top, right, bottom in self._clear
            ):
                continue
            target = picture[y0 : y0 + size, x0 : x0 + size]
            cv2.add(target, self._mote, dst=target)
        return picture


def _mote(radius: int) -> NDArray[np.uint8]:
    axis = np.arange(-radius, radius + 1)
    distance = np.hypot(axis[:, None], axis[None, :]) / radius
    glow = np.clip(1 - distance, 0, 1) ** 1.2 * 30
    return np.asarray(glow[..., None] * (0.75, 0.9, 1.0), np.uint8)
