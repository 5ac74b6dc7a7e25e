"""Draws dense point surfaces: a small software renderer without dependencies.

A surface is a cloud of points with normals, dense enough that each point may be drawn as
a block of 3 x 3 pixels without holes ("splatting": Zwicker et al., Surface splatting,
2001, in its simplest form). Points are drawn from back to front, shading is done for the
visible ones only, and the picture is reduced to half its size, which smooths the edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SUPERSAMPLING: Final = 2
_INDEX_RANGE: Final = float(1 << 20)

_KEY: Final = np.array((-0.253, 0.557, 0.791), np.float32)
_FILL: Final = np.array((0.75, 0.10, 0.65), np.float32)
_RIM: Final = np.array((0.72, 0.35, -0.60), np.float32)
_KEY_COLOUR: Final = np.array((0.84, 0.92, 1.00), np.float32) * 0.74
_FILL_COLOUR: Final = np.array((1.00, 0.90, 0.82), np.float32) * 0.27
_RIM_COLOUR: Final = np.array((0.66, 0.84, 1.00), np.float32) * 0.33
_SKY: Final = np.array((1.00, 0.95, 0.90), np.float32) * 0.36
_GROUND: Final = np.array((0.72, 0.80, 0.90), np.float32) * 0.22
_HALF: Final = np.array((-0.134, 0.294, 0.946), np.float32)
"""Half way between the key light and the viewer, where highlights form."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Points of a surface; axes x to the viewer's right, y up, z towards the viewer.

    Attributes:
        points: (3, n) float32, cm.
        looks: (9, n) float32: unit normal outwards (3), BGR reflectance in 0..1 (3), factor
            for light that does not reach the point (1), strength of the highlight (1), and
            1 for two-sided points, which are drawn from behind too (thin things such as
            hair), else 0.
    """

    points: NDArray[np.float32]
    looks: NDArray[np.float32]

    @classmethod
    def joined(cls, parts: list[Surface]) -> Surface:
        """All points of several surfaces as one."""
        return cls(
            np.concatenate([part.points for part in parts], axis=1),
            np.concatenate([part.looks for part in parts], axis=1),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """A drawn thing on a transparent ground.

    Attributes:
        bgra: (H, W, 4) uint8, colours multiplied by alpha.
        origin: Pixel (x, y) of the point (0, 0, 0) of the model.
        px_per_cm: Scale of the picture.
    """

    bgra: NDArray[np.uint8]
    origin: tuple[float, float]
    px_per_cm: float


def rotation(yaw_deg: float, pitch_deg: float) -> NDArray[np.float32]:
    """(3, 3) matrix that turns about the vertical axis, then nods.

    Args:
        yaw_deg: Positive turns the front to the viewer's right.
        pitch_deg: Positive nods down.
    """
    yaw, pitch = np.radians((yaw_deg, pitch_deg))
    cy, sy, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
    turn = np.array(((cy, 0, sy), (0, 1, 0), (-sy, 0, cy)))
    nod = np.array(((1, 0, 0), (0, cp, -sp), (0, sp, cp)))
    return np.asarray(turn @ nod, np.float32)


def draw(surface: Surface, turn: NDArray[np.float32], px_per_cm: float) -> Sprite:
    """Draw a surface in parallel projection.

    Args:
        surface: What to draw; its points must lie closer than ``1.3 / px_per_cm``.
        turn: (3, 3) rotation from the model to the view.
        px_per_cm: Scale of the resulting sprite.
    """
    scale = np.float32(px_per_cm * SUPERSAMPLING)
    towards = _along(turn[2], surface.looks)
    seen = np.flatnonzero((towards > -0.05) | (surface.looks[8] > 0))
    points = surface.points[:, seen]
    x = _along(turn[0], points) * scale
    y = _along(turn[1], points) * -scale
    margin = 2 * SUPERSAMPLING
    # Bounds come in whole output pixels, so that reducing by two keeps the origin exact.
    left = int(np.floor(x.min() / SUPERSAMPLING)) * SUPERSAMPLING - margin
    top = int(np.floor(y.min() / SUPERSAMPLING)) * SUPERSAMPLING - margin
    width = _even(int(x.max()) - left + margin)
    height = _even(int(y.max()) - top + margin)
    index = _front_points(x - left, y - top, _along(turn[2], points), width, height)
    covered = np.flatnonzero(index >= 0)
    picked = seen[index[covered]]
    looks = surface.looks[:, picked]
    behind = (towards[picked] < 0) & (looks[8] > 0)
    looks[:3, behind] *= -1
    looks[8] = 1.0
    # Normals and colours are averaged over each output pixel first and lit afterwards:
    # a quarter of the work, and no difference to the eye.
    sums = np.zeros((9, height * width), np.float32)
    sums[:, covered] = looks
    rows = sums.reshape(9, height // 2, 2, width)
    pairs = rows[:, :, 0] + rows[:, :, 1]
    mean = (pairs[..., 0::2] + pairs[..., 1::2]) * np.float32(0.25)
    drawn = mean[8] > 0
    solid = mean[:, drawn]
    bgra = np.zeros((*drawn.shape, 4), np.uint8)
    bgra[drawn] = _lit(solid[:8] / solid[8], solid[8], turn)
    return Sprite(bgra, (-left / SUPERSAMPLING, -top / SUPERSAMPLING), px_per_cm)


def _along(axis: NDArray[np.float32], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) lengths of (3 or more, n) vectors along an axis.

    Written out, because a threaded matrix product costs more than it gains here.
    """
    return np.asarray(axis[0] * vectors[0] + axis[1] * vectors[1] + axis[2] * vectors[2])


def _even(n: int) -> int:
    return n + n % SUPERSAMPLING


def _front_points(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    z: NDArray[np.float32],
    width: int,
    height: int,
) -> NDArray[np.int32]:
    """Index of the foremost point of each pixel, -1 where there is none."""
    depth = np.asarray((z - z.min()) * (65534 / max(float(np.ptp(z)), 1e-6)) + 1, np.uint16)
    # 16-bit keys make numpy's stable sort a radix sort; a later write wins, so nearer last.
    order = np.argsort(depth, kind="stable")
    flat = y.astype(np.int32) * width + x.astype(np.int32)
    # Depth and index in one number: a dilation then grows every point to its block and
    # keeps the nearest of those that meet (36 bits, exact in a double).
    key = depth.astype(np.float64) * _INDEX_RANGE + np.arange(len(z))
    front = np.zeros(height * width, np.float64)
    front[flat[order]] = key[order]
    grown = cv2.dilate(front.reshape(height, width), np.ones((3, 3), np.uint8))
    # What is still open is closed from its surroundings, without growing the outline.
    wider = cv2.dilate(grown, np.ones((5, 5), np.uint8))
    closed = cv2.erode((wider > 0).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    grown = np.where((grown == 0) & closed, wider, grown).ravel()
    index = np.fmod(grown, _INDEX_RANGE).astype(np.int32)
    return np.where(grown > 0, index, -1)


def _lit(
    looks: NDArray[np.float32], alpha: NDArray[np.float32], turn: NDArray[np.float32]
) -> NDArray[np.uint8]:
    """(k, 4) premultiplied BGRA of (8, k) looks under a key, a fill, a rim and a sky light."""
    normals = np.stack([_along(turn[i], looks) for i in range(3)])
    normals /= np.maximum(np.sqrt((normals * normals).sum(axis=0)), np.float32(1e-6))
    shade, gloss = looks[6], looks[7]
    key = np.clip((_along(_KEY, normals) + 0.25) / 1.25, 0, None) * shade
    fill = np.clip(_along(_FILL, normals), 0, None) * shade
    edge = 1 - np.clip(normals[2], 0, 1)
    rim = np.clip(_along(_RIM, normals) + 0.2, 0, None) * edge * edge * np.sqrt(edge)
    up = (normals[1] + 1) / 2 * shade
    shine = np.clip(_along(_HALF, normals), 0, 1) ** 6
    highlight = (shine**4 * 0.5 + shine * 0.12) * gloss * shade
    made = np.empty((looks.shape[1], 4), np.uint8)
    for i in range(3):
        light = key * _KEY_COLOUR[i] + fill * _FILL_COLOUR[i] + rim * _RIM_COLOUR[i]
        light += up * (_SKY[i] - _GROUND[i]) + shade * _GROUND[i]
        colour = looks[3 + i] * light + highlight * _KEY_COLOUR[i]
        # A soft shoulder keeps bright skin from burning out.
        over = np.maximum(colour - 0.8, 0)
        colour = np.minimum(colour, 0.8) + 0.2 * np.tanh(over / 0.2)
        made[:, i] = colour * alpha * 255 + 0.5
    made[:, 3] = alpha * 255 + 0.5
    return made
