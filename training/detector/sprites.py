"""A face of the collection as a person: with hair, neck and clothes, or as a bare picture.

The pictures are tight, and a camera sees heads. So hair, neck and clothes are painted around
the face. The same is done with things that are no faces, so that nothing but the face itself
tells the two apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from training.detector.impostors import impostor
from training.detector.ovals import inside, oval
from training.detector.painter import AROUND, Painter, drawn_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.dataset import Faces

_MIRROR: Final = np.array([1, 0, 2, 4, 3])
"""Landmarks of the mirrored face, in the usual order."""
_DETAIL: Final = 1.3
"""Pixels of a sprite for one of the scene: enough to be turned without blur."""
_SMALLEST_PX: Final = 24


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """Something to be put into a scene.

    Attributes:
        picture: (2.5 s, 2.5 s, 3) uint8 BGR, the picture of side s in the middle.
        alpha: (2.5 s, 2.5 s) float32, how much it covers, 0..1.
        xyxy: (4,) float32 box of the face in px of the sprite.
        landmarks: (5, 2) float32 px of the sprite.
        is_face: Whether there is a face at all.
    """

    picture: NDArray[np.uint8]
    alpha: NDArray[np.float32]
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    is_face: bool


def random_sprite(
    faces: Faces, size_px: float, rng: np.random.Generator, *, is_face: bool
) -> Sprite:
    """A face, or something in the place of one.

    Args:
        faces: To draw from.
        size_px: Side of the face in the scene; nothing finer is drawn than it shows.
        rng: Decides.
        is_face: Which of the two.
    """
    row = int(rng.integers(len(faces)))
    picture, xyxy = np.array(faces.pictures[row]), faces.xyxy[row].copy()
    landmarks = faces.landmarks[row].copy()
    if rng.random() < 0.5:
        picture = np.ascontiguousarray(picture[:, ::-1])
        landmarks = landmarks[_MIRROR]
        landmarks[:, 0] = picture.shape[1] - 1 - landmarks[:, 0]
        xyxy[[0, 2]] = picture.shape[1] - 1 - xyxy[[2, 0]]
    if not is_face:
        picture = impostor(picture, faces, rng)
    full = picture.shape[0]
    box_px = float(np.sqrt(np.prod(xyxy[2:] - xyxy[:2])))
    side = int(np.clip(size_px / box_px * full * _DETAIL, _SMALLEST_PX, full))
    if side < full:
        picture = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)
    room = np.float32(round(side * AROUND))
    ratio = np.float32(side / full)
    xyxy, landmarks = xyxy * ratio + room, landmarks * ratio + room
    kind = rng.random()
    if kind < 0.55:
        drawn, alpha = Painter(picture, xyxy, faces, rng).person()
    elif kind < 0.85:
        drawn, alpha = _extended(picture, xyxy, rng)
    else:
        drawn, alpha = _bare(picture, rng)
    return Sprite(drawn, alpha, xyxy, landmarks, is_face)


def _bare(
    picture: NDArray[np.uint8], rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The square picture as it is, as on a wall or a screen; its edges may be soft."""
    side = picture.shape[0]
    drawn, room = drawn_out(picture), round(side * AROUND)
    alpha = np.zeros(drawn.shape[:2], np.float32)
    alpha[room : room + side, room : room + side] = 1
    if rng.random() < 0.5:
        alpha = cv2.GaussianBlur(alpha, (0, 0), float(rng.uniform(0.01, 0.05)) * side)
    return drawn, alpha


def _extended(
    picture: NDArray[np.uint8], xyxy: NDArray[np.float32], rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The picture drawn out beyond its borders and cut out as an oval."""
    side = picture.shape[0]
    drawn, room = drawn_out(picture), round(side * AROUND)
    if rng.random() < 0.5:
        drawn = cv2.GaussianBlur(drawn, (0, 0), float(rng.uniform(0.025, 0.08)) * side)
        drawn[room : room + side, room : room + side] = picture
    far = oval(
        drawn.shape[0], xyxy, rng.uniform(0.9, 1.6), rng.uniform(0.9, 1.35), rng.uniform(2, 5)
    )
    return drawn, inside(far, rng.uniform(0.02, 0.3))
