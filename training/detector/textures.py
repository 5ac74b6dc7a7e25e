"""Painted and borrowed surfaces: what stands behind people, what they wear, what is no face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.dataset import Faces

_TEXT: Final = ("SALE -50%", "OPEN", "www", "24 h", "Cafe", "EXIT", "Lorem ipsum", "0123", "&@#")
_FONTS: Final = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_DUPLEX)


def colour(rng: np.random.Generator) -> tuple[float, float, float]:
    """A random BGR colour; greyish ones are more frequent, as in streets."""
    base, spread = rng.uniform(0, 255), rng.choice((10.0, 30.0, 90.0))
    blue, green, red = np.clip(base + rng.normal(0, spread, 3), 0, 255)
    return float(blue), float(green), float(red)


def skin_colour(rng: np.random.Generator) -> tuple[float, float, float]:
    """A BGR colour between dark and pale skin under light of some colour."""
    dark, pale = np.array((30.0, 42.0, 70.0)), np.array((190.0, 210.0, 240.0))
    mixed = dark + (pale - dark) * rng.random()
    blue, green, red = np.clip(mixed * np.exp(rng.normal(0, 0.08, 3)), 0, 255)
    return float(blue), float(green), float(red)


def clouds(
    height: int, width: int, rng: np.random.Generator, *, finest: int = 64
) -> NDArray[np.float32]:
    """(height, width, 3) float32 noise of several sizes around 0, about -1..1.

    Args:
        height: px.
        width: px.
        rng: Decides.
        finest: Most spots along a side.
    """
    total = rng.normal(0, 0.35, (2, 2, 3)).astype(np.float32)
    spots, weight = 2, 1.0
    while spots < finest:  # each octave on the one before: little work until the last step
        spots, weight = spots * 2, weight * rng.uniform(0.4, 0.8)
        rows = max(2, spots * height // max(height, width))
        total = cv2.resize(total, (spots, rows), interpolation=cv2.INTER_LINEAR)
        total += rng.normal(0, 0.35 * weight, total.shape).astype(np.float32)
    noise: NDArray[np.float32] = cv2.resize(total, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.6:  # the same in all colours
        noise[:] = noise.mean(axis=2, keepdims=True)
    return noise


def borrowed(height: int, width: int, faces: Faces, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Photographed texture: the corner of a picture, mirrored on and on.

    Args:
        height: px.
        width: px.
        faces: Their corners show hair, clothes and what is behind.
        rng: Decides.

    Returns:
        (height, width, 3) uint8 BGR.
    """
    picture = faces.pictures[int(rng.integers(len(faces)))]
    side, full = int(rng.integers(14, 34)), picture.shape[0]
    x, y = rng.choice((0, full - side)), rng.choice((0, full - side, full - side))
    patch = np.asarray(picture[y : y + side, x : x + side])
    factor = float(np.exp(rng.uniform(0, 2.3)))
    large = cv2.resize(patch, None, fx=factor, fy=factor, interpolation=cv2.INTER_LINEAR)
    double = np.vstack((large, large[::-1]))
    double = np.hstack((double, double[:, ::-1]))
    rows, columns = -(-height // double.shape[0]) + 1, -(-width // double.shape[1]) + 1
    tiled = np.tile(double, (rows, columns, 1))
    dy, dx = rng.integers(double.shape[0]), rng.integers(double.shape[1])
    texture: NDArray[np.uint8] = tiled[dy : dy + height, dx : dx + width].copy()
    return texture


def surface(height: int, width: int, faces: Faces, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Any texture, painted or borrowed.

    Args:
        height: px.
        width: px.
        faces: To borrow from.
        rng: Decides.

    Returns:
        (height, width, 3) uint8 BGR.
    """
    kind = rng.random()
    if kind < 0.45:
        return borrowed(height, width, faces, rng)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = colour(rng)
    finest = int(rng.choice((4, 16, 64, 128)))
    picture += clouds(height, width, rng, finest=finest) * rng.uniform(0, 90)
    if kind < 0.6:  # stripes or tiles
        period, phase = rng.uniform(4, 60), rng.uniform(0, 60)
        steps = (np.arange(width) + phase) % period < period * rng.uniform(0.1, 0.9)
        picture[:, steps] += rng.uniform(-70, 70)
        if rng.random() < 0.5:
            period = rng.uniform(4, 60)
            steps = (np.arange(height) + phase) % period < period * rng.uniform(0.1, 0.9)
            picture[steps] += rng.uniform(-70, 70)
    elif kind < 0.7:
        picture += rng.normal(0, rng.uniform(5, 50), (height, width, 1))
    return picture.clip(0, 255).astype(np.uint8)


def background(side: int, faces: Faces, rng: np.random.Generator) -> NDArray[np.uint8]:
    """A place without people: surfaces, edges, shapes, writing.

    Args:
        side: px.
        faces: To borrow textures from.
        rng: Decides.

    Returns:
        (side, side, 3) uint8 BGR.
    """
    picture = surface(side, side, faces, rng)
    for _ in range(int(rng.integers(0, 7))):
        _add_shape(picture, faces, rng)
    if rng.random() < 0.25:
        for _ in range(int(rng.integers(1, 8))):
            at = (int(rng.integers(-side // 4, side)), int(rng.integers(0, side)))
            text, font = str(rng.choice(_TEXT)), int(rng.choice(_FONTS))
            size, thick = float(np.exp(rng.uniform(-1.2, 1.2))), int(rng.integers(1, 5))
            cv2.putText(picture, text, at, font, size, colour(rng), thick, cv2.LINE_AA)
    if rng.random() < 0.4:
        strength = rng.uniform(0, 50)
        picture = (
            (picture + clouds(side, side, rng, finest=4) * strength).clip(0, 255).astype(np.uint8)
        )
    return picture


def _add_shape(picture: NDArray[np.uint8], faces: Faces, rng: np.random.Generator) -> None:
    """A box, an oval or a bar with a surface of its own: furniture, signs, limbs, balls."""
    side = picture.shape[0]
    mask = np.zeros((side, side), np.uint8)
    centre = tuple(int(v) for v in rng.integers(-side // 8, side + side // 8, 2))
    w, h = (max(2, int(v)) for v in np.exp(rng.uniform(np.log(6), np.log(side * 0.7), 2)))
    kind, angle = rng.random(), float(rng.uniform(0, 180))
    if kind < 0.35:
        cv2.ellipse(
            mask, centre, (max(1, w // 2), max(1, h // 2)), angle, 0, 360, 255, -1, cv2.LINE_AA
        )
    elif kind < 0.55:
        end = (int(centre[0] + w * np.cos(angle)), int(centre[1] + h * np.sin(angle)))
        cv2.line(mask, centre, end, 255, max(1, min(w, h) // 3), cv2.LINE_AA)
    else:
        turn = angle if kind > 0.85 else float(rng.normal(0, 2))
        corners = cv2.boxPoints(((float(centre[0]), float(centre[1])), (float(w), float(h)), turn))
        cv2.fillConvexPoly(mask, corners.astype(np.int32), 255, cv2.LINE_AA)
    x, y, width, height = cv2.boundingRect(mask)
    if width == 0:
        return
    here = (slice(y, y + height), slice(x, x + width))
    if rng.random() < 0.3:
        filling = np.empty((height, width, 3), np.float32)
        filling[:] = skin_colour(rng)
        filling += clouds(height, width, rng, finest=8) * rng.uniform(0, 40)
    else:
        filling = surface(height, width, faces, rng).astype(np.float32)
    alpha = mask[here][..., None].astype(np.float32) / 255
    picture[here] = (picture[here] * (1 - alpha) + filling * alpha).clip(0, 255)
