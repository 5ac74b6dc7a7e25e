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

_KEY: Final = np.array((-0.46, 0.52, 0.72), np.float32)
_FILL: Final = np.array((0.75, 0.10, 0.65), np.float32)
_RIM: Final = np.array((0.72, 0.35, -0.60), np.float32)
_KEY_COLOUR: Final = np.array((0.84, 0.92, 1.00), np.float32) * 0.74
_FILL_COLOUR: Final = np.array((1.00, 0.90, 0.82), np.float32) * 0.20
_RIM_COLOUR: Final = np.array((0.66, 0.84, 1.00), np.float32) * 0.55
_SKY: Final = np.array((1.00, 0.95, 0.90), np.float32) * 0.36
_GROUND: Final = np.array((0.72, 0.80, 0.90), np.float32) * 0.22


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Points of a surface; axes x to the viewer's right, y up, z towards the viewer.

    Attributes:
        points: (n, 3) float32, cm.
        normals: (n, 3) float32, unit length, outwards.
        colours: (n, 3) float32, BGR reflectance in 0..1, linear in the stored sRGB values.
        shade: (n,) float32, factor for light that does not reach the point, 0..1.
        gloss: (n,) float32, strength of the highlight, 0..1.
        two_sided: (n,) bool, drawn from behind too (thin things such as hair).
    """

    points: NDArray[np.float32]
    normals: NDArray[np.float32]
    colours: NDArray[np.float32]
    shade: NDArray[np.float32]
    gloss: NDArray[np.float32]
    two_sided: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: list[Surface]) -> Surface:
        """All points of several surfaces as one."""
        return cls(
            *(
                np.concatenate([getattr(part, name) for part in parts])
                for name in ("points", "normals", "colours", "shade", "gloss", "two_sided")
            )
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
    scale = px_per_cm * SUPERSAMPLING
    normals = surface.normals @ turn.T
    seen = np.flatnonzero((normals[:, 2] > -0.05) | surface.two_sided)
    points = surface.points[seen] @ turn.T
    margin = 2 * SUPERSAMPLING
    x = points[:, 0] * scale
    y = points[:, 1] * -scale
    # Bounds come in whole output pixels, so that reducing by two keeps the origin exact.
    left = int(np.floor(x.min() / SUPERSAMPLING)) * SUPERSAMPLING - margin
    top = int(np.floor(y.min() / SUPERSAMPLING)) * SUPERSAMPLING - margin
    width = _even(int(x.max()) - left + margin)
    height = _even(int(y.max()) - top + margin)
    index = _front_points(x - left, y - top, points[:, 2], width, height)
    covered = index >= 0
    picked = seen[index[covered]]
    lit = _lit(surface, picked, normals[picked])
    canvas = np.zeros((height * width, 4), np.float32)
    canvas[covered, :3] = lit
    canvas[covered, 3] = 1.0
    small = cv2.resize(
        canvas.reshape(height, width, 4),
        (width // SUPERSAMPLING, height // SUPERSAMPLING),
        interpolation=cv2.INTER_AREA,
    )
    bgra = np.clip(small * 255 + 0.5, 0, 255).astype(np.uint8)
    return Sprite(bgra, (-left / SUPERSAMPLING, -top / SUPERSAMPLING), px_per_cm)


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
    surface: Surface, picked: NDArray[np.intp], normals: NDArray[np.float32]
) -> NDArray[np.float32]:
    """(k, 3) BGR of the picked points under a key, a fill, a rim and a sky light."""
    shade = surface.shade[picked][:, None]
    facing = np.where(normals[:, 2:3] < 0, -1.0, 1.0).astype(np.float32)
    normals = normals * np.where(surface.two_sided[picked][:, None], facing, 1.0)
    key = np.clip((normals @ _KEY + 0.25) / 1.25, 0, None)[:, None]
    fill = np.clip(normals @ _FILL, 0, None)[:, None]
    edge = (1 - np.clip(normals[:, 2:3], 0, 1)) ** 2.5
    rim = np.clip(normals @ _RIM + 0.2, 0, None)[:, None] * edge
    up = (normals[:, 1:2] + 1) / 2
    light = (
        key * _KEY_COLOUR * shade
        + fill * _FILL_COLOUR * shade
        + rim * _RIM_COLOUR
        + (_SKY * up + _GROUND * (1 - up)) * shade
    )
    half = _KEY + np.array((0, 0, 1), np.float32)
    half /= np.linalg.norm(half)
    shine = np.clip(normals @ half, 0, 1)[:, None]
    highlight = (shine**24 * 0.5 + shine**6 * 0.12) * surface.gloss[picked][:, None] * shade
    colour = surface.colours[picked] * light + highlight * _KEY_COLOUR
    # A soft shoulder keeps bright skin from burning out.
    return np.asarray(np.where(colour > 0.8, 0.8 + 0.2 * np.tanh((colour - 0.8) / 0.2), colour))
