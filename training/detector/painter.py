"""Paints a person around a face: clothes, neck and hair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from training.detector.ovals import inside, oval
from training.detector.textures import borrowed, clouds, colour, skin_colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.dataset import Faces


AROUND: Final = 0.75
"""Room for the rest of the person on each side of a picture, in units of its side."""


def drawn_out(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(2.5 s, 2.5 s, 3) uint8: a picture of side s with its border drawn out."""
    room = round(picture.shape[0] * AROUND)
    drawn: NDArray[np.uint8] = cv2.copyMakeBorder(
        picture, room, room, room, room, cv2.BORDER_REPLICATE
    )
    return drawn


class Painter:
    """Paints one person.

    Args:
        picture: (s, s, 3) uint8 BGR of the face.
        xyxy: (4,) box of the face, px of the canvas.
        faces: To borrow textures from.
        rng: Decides.
    """

    def __init__(
        self,
        picture: NDArray[np.uint8],
        xyxy: NDArray[np.float32],
        faces: Faces,
        rng: np.random.Generator,
    ) -> None:
        self._picture, self._xyxy, self._faces, self._rng = picture, xyxy, faces, rng
        self._room = round(picture.shape[0] * AROUND)
        self._side = picture.shape[0] + 2 * self._room
        self._drawn = np.zeros((self._side, self._side, 3), np.float32)
        self._alpha = np.zeros((self._side, self._side), np.float32)

    def person(self) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """Clothes, hair, neck, the face in front of them, and hair over the brow.

        Returns:
            (2.5 s, 2.5 s, 3) uint8 BGR and (2.5 s, 2.5 s) float32, how much it covers.
        """
        rng = self._rng
        hair = self._hair()
        if rng.random() < 0.85:
            self._paint_body(hair)
        if rng.random() < 0.85:
            box = self._part(rng.normal(0, 0.04), -rng.uniform(0.02, 0.3), rng.uniform(0.6, 1.05))
            shape = self._oval(box, rng.uniform(0.98, 1.35), rng.uniform(1.8, 2.6))
            self._cover(hair, inside(shape, rng.uniform(0.02, 0.12)))
        self._paint_face()
        if rng.random() < 0.5:
            box = self._part(rng.normal(0, 0.07), -rng.uniform(0.1, 0.25), rng.uniform(0.12, 0.22))
            shape = self._oval(box, rng.uniform(0.8, 1.1), 2.0)
            self._cover(hair, inside(shape, rng.uniform(0.05, 0.3)))
        return self._drawn.clip(0, 255).astype(np.uint8), self._alpha

    def _cover(self, filling: NDArray[np.float32], mask: NDArray[np.float32]) -> None:
        x, y, w, h = cv2.boundingRect((mask > 0).astype(np.uint8))
        here = (slice(y, y + h), slice(x, x + w))
        below = self._drawn[here]
        below += (filling[here] - below) * mask[here][..., None]
        np.maximum(self._alpha, mask, out=self._alpha)

    def _part(self, aside: float, top: float, bottom: float) -> NDArray[np.float32]:
        """A box above, at or below the face; everything in units of the face's box."""
        left, upper, right, lower = (float(v) for v in self._xyxy)
        shift, height = aside * (right - left), lower - upper
        corners = (left + shift, upper + top * height, right + shift, upper + bottom * height)
        return np.array(corners, np.float32)

    def _oval(
        self, box: NDArray[np.float32], widen: float, roundness: float
    ) -> NDArray[np.float32]:
        return oval(self._side, box, widen, 1.0, roundness)

    def _plain(self, bgr: NDArray[np.float64] | tuple[float, ...]) -> NDArray[np.float32]:
        filling = np.empty((self._side, self._side, 3), np.float32)
        filling[:] = bgr
        return filling

    def _hair(self) -> NDArray[np.float32]:
        """Hair, a hat or a scarf."""
        rng, side = self._rng, self._side
        if rng.random() < 0.25:
            return borrowed(side, side, self._faces, rng).astype(np.float32)
        if rng.random() < 0.8:
            light = rng.beta(1, 2.5)
            filling = self._plain(np.array((18, 22, 30)) + light * np.array((110, 150, 180)))
        else:
            filling = self._plain(colour(rng))
        streaks = rng.normal(0, 1, (max(2, side // int(rng.integers(4, 40))), side))
        drawn = cv2.resize(streaks.astype(np.float32), (side, side))
        filling += drawn[..., None] * np.float32(rng.uniform(2, 18))
        return filling

    def _cloth(self) -> NDArray[np.float32]:
        rng, side = self._rng, self._side
        if rng.random() < 0.4:
            return borrowed(side, side, self._faces, rng).astype(np.float32)
        cloth = self._plain(colour(rng))
        cloth += clouds(side, side, rng, finest=int(rng.choice((4, 16, 64)))) * 25
        return cloth

    def _skin(self) -> NDArray[np.float32]:
        """The colour of the middle of the picture; sometimes that of another skin."""
        rng, side = self._rng, self._picture.shape[0]
        middle = self._picture[side * 7 // 16 : side * 11 // 16, side // 3 : side * 2 // 3]
        tone = np.median(middle.reshape(-1, 3)[::7], axis=0)
        skin = self._plain(skin_colour(rng) if rng.random() < 0.1 else tone)
        skin += clouds(self._side, self._side, rng, finest=8) * 12
        skin *= np.float32(rng.uniform(0.6, 1.0))
        return skin

    def _paint_body(self, hair: NDArray[np.float32]) -> None:
        rng = self._rng
        start, skin = rng.uniform(0.98, 1.2), self._skin()
        if rng.random() < 0.4:  # long hair behind the shoulders
            box = self._part(0, -0.1, rng.uniform(0.9, 1.6))
            self._cover(hair, inside(self._oval(box, rng.uniform(1.0, 1.5), 2.5), 0.08))
        shoulders = self._oval(
            self._part(0, start, start + 2.5), rng.uniform(1.8, 3.2), rng.uniform(2, 3)
        )
        self._cover(skin if rng.random() < 0.15 else self._cloth(), inside(shoulders, 0.02))
        neck = self._oval(self._part(0, 0.6, start + 0.25), rng.uniform(0.45, 0.75), 6.0)
        self._cover(skin, inside(neck, 0.08))

    def _paint_face(self) -> None:
        rng = self._rng
        shown = self._xyxy.copy()
        # The brow ends where the picture does.
        shown[1] = max(
            float(shown[1]), self._room + self._picture.shape[0] * rng.uniform(-0.015, 0.03)
        )
        shape = oval(
            self._side,
            shown,
            rng.uniform(0.9, 1.06),
            rng.uniform(0.94, 1.04),
            rng.uniform(2.1, 3.2),
        )
        face = drawn_out(self._picture).astype(np.float32)
        self._cover(face, inside(shape, rng.uniform(0.04, 0.2)))
