"""What looks like a face from afar and is none: the hard negatives of the scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from training.detector.textures import borrowed, clouds, colour, skin_colour, surface

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.dataset import Faces


def impostor(
    picture: NDArray[np.uint8],
    faces: Faces,
    rng: np.random.Generator,
) -> NDArray[np.uint8]:
    """Something in the place of a face.

    Args:
        picture: (128, 128, 3) uint8 BGR of a face, which is made unrecognisable.
        faces: To borrow textures from.
        rng: Decides.

    Returns:
        (128, 128, 3) uint8 BGR without a face.
    """
    side, kind = picture.shape[0], rng.random()
    if kind < 0.2:
        return _shuffled(picture, rng)
    if kind < 0.32:
        return np.ascontiguousarray(picture[::-1])
    if kind < 0.42:  # no more than its colours
        blurred: NDArray[np.uint8] = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(18, 40)))
        return blurred
    if kind < 0.54:  # one eye, one cheek or the mouth alone, as large as a face
        part = int(rng.integers(24, 44))
        x, y = (int(v) for v in rng.integers(8, side - part - 8, 2))
        large: NDArray[np.uint8] = cv2.resize(
            picture[y : y + part, x : x + part], (side, side), interpolation=cv2.INTER_CUBIC
        )
        return large
    if kind < 0.66:  # the back of a head
        return borrowed(side, side, faces, rng)
    if kind < 0.76:
        return surface(side, side, faces, rng)
    if kind < 0.82:
        return _skin(side, rng)
    return _animal(side, faces, rng)


def _shuffled(picture: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """The parts of a face in another order."""
    count = int(rng.integers(2, 6))
    edges = np.linspace(0, picture.shape[0], count + 1).astype(int)
    parts = [
        cv2.resize(picture[edges[j] : edges[j + 1], edges[i] : edges[i + 1]], (32, 32))
        for j in range(count)
        for i in range(count)
    ]
    order = rng.permutation(len(parts))
    while count == 2 and order[0] == 0 and order[1] == 1:  # the eyes are where they were
        order = rng.permutation(len(parts))
    rows = [np.hstack([parts[k] for k in order[j * count :][:count]]) for j in range(count)]
    mixed: NDArray[np.uint8] = cv2.resize(np.vstack(rows), picture.shape[:2])
    return mixed


def _skin(side: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """An arm, a belly, a bald head."""
    filling = np.empty((side, side, 3), np.float32)
    filling[:] = skin_colour(rng)
    filling += clouds(side, side, rng, finest=int(rng.choice((4, 8, 32)))) * rng.uniform(5, 50)
    return filling.clip(0, 255).astype(np.uint8)


def _animal(side: int, faces: Faces, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Fur with dark round eyes, a muzzle and a nose; or a thing with two knobs or lamps."""
    if rng.random() < 0.5:
        drawn = borrowed(side, side, faces, rng)
    else:
        filling = np.empty((side, side, 3), np.float32)
        filling[:] = colour(rng)
        grain = rng.normal(0, 1, (side, max(4, side // int(rng.integers(2, 12))), 1))
        fur = cv2.resize(grain.astype(np.float32), (side, side))[..., None]
        drawn = (filling + fur * rng.uniform(4, 25)).clip(0, 255).astype(np.uint8)
    if rng.random() < 0.5:  # a pale muzzle or a mask around the eyes
        at = (side // 2 + int(rng.normal(0, 6)), int(side * rng.uniform(0.35, 0.8)))
        axes = (int(side * rng.uniform(0.1, 0.35)), int(side * rng.uniform(0.15, 0.4)))
        cv2.ellipse(drawn, at, axes, 0, 0, 360, colour(rng), -1, cv2.LINE_AA)
        drawn = cv2.GaussianBlur(drawn, (0, 0), float(rng.uniform(0.8, 4)))
    across, level = side * rng.uniform(0.16, 0.36), side * rng.uniform(0.25, 0.5)
    radius = side * rng.uniform(0.025, 0.1)
    dark = float(rng.uniform(0, 60))
    iris = colour(rng) if rng.random() < 0.5 else (dark, dark, dark)
    tilt = rng.normal(0, 6)
    for sign in (-1, 1):
        eye = (int(side / 2 + sign * across), int(level + sign * tilt))
        axes = (max(1, int(radius)), max(1, int(radius * rng.uniform(0.6, 1.1))))
        cv2.ellipse(drawn, eye, axes, 0, 0, 360, iris, -1, cv2.LINE_AA)
        cv2.circle(drawn, eye, max(1, int(radius * 0.55)), (dark, dark, dark), -1, cv2.LINE_AA)
        if rng.random() < 0.7:
            glint = (int(eye[0] - radius * 0.3), int(eye[1] - radius * 0.3))
            cv2.circle(drawn, glint, max(1, int(radius * 0.25)), (235, 235, 235), -1, cv2.LINE_AA)
    if rng.random() < 0.8:
        nose = (int(side / 2 + tilt), int(side * rng.uniform(0.6, 0.85)))
        axes = (int(side * rng.uniform(0.04, 0.13)), int(side * rng.uniform(0.03, 0.1)))
        cv2.ellipse(drawn, nose, axes, 0, 0, 360, (dark, dark, dark), -1, cv2.LINE_AA)
        if rng.random() < 0.6:
            end = (nose[0] + int(rng.normal(0, 3)), nose[1] + int(side * 0.12))
            cv2.line(drawn, nose, end, (dark, dark, dark), 2, cv2.LINE_AA)
    return drawn
