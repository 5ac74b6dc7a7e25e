"""Puts a person's head together and knows where its features are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.capture.sim.appearance import Beard, Glasses
from kiosk.capture.sim.face_paint import Expression, paint_base, paint_expression
from kiosk.capture.sim.grids import ellipsoid, surface, tube
from kiosk.capture.sim.hair import hair_surfaces, scalp_cover
from kiosk.capture.sim.heads import MOUTH_CM, HeadGrid, head_grid
from kiosk.capture.sim.splat import Surface
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Appearance
    from kiosk.capture.sim.canvas import Canvas

POINTS_PER_PX: Final = 0.78
"""Points along a pixel of a sprite; with fewer, holes would open."""
_BOX_BOTTOM_CM: Final = -10.9
_REGION_POINTS: Final = 250
_BOX_TOP_CM: Final = 6.7
"""Top of the face box above the eyes: face detectors end near the hairline."""


class Head:
    """A head ready to be drawn in any pose, with one expression at a time.

    Attributes:
        landmarks: (5, 3) float32 cm: right eye, left eye, nose tip, right and left corner
            of the mouth; the person's right is at the viewer's left.
        region: (n, 3) float32 cm: points of the face inside the face box.
        region_normals: (n, 3) float32.
    """

    def __init__(self, person: Appearance, *, px_per_cm: float) -> None:
        """Build a head from an appearance; takes some hundredths of a second.

        Args:
            person: Whose head it is.
            px_per_cm: Largest scale at which it will be drawn.
        """
        spacing = 1 / (POINTS_PER_PX * px_per_cm)
        grid = head_grid(person.face, spacing_cm=spacing)
        self._person = person
        self._base = paint_base(person)
        parts = [_skin(person, grid, self._base), *hair_surfaces(person, grid, spacing)]
        parts += [*_ears(person, spacing), _neck(person, spacing)]
        if person.glasses is not Glasses.NONE:
            parts.extend(_glasses(person, spacing))
        self._surface = Surface.joined(parts)
        mobile = _mobile(person, grid)
        # The skin comes first in the surface, row by row, so its points keep their numbers.
        self._mobile = np.flatnonzero(mobile)
        self._flat = grid.flat[mobile]
        self._colours: dict[Expression, NDArray[np.float32]] = {}
        self.landmarks = _landmarks(person, grid)
        self.region, self.region_normals = _region(person, grid)

    def wearing(self, expression: Expression) -> Surface:
        """The whole head with an expression; valid until the next call."""
        if expression not in self._colours:
            canvas = paint_expression(self._base, self._person, expression)
            self._colours[expression] = np.ascontiguousarray(canvas.sample(self._flat).T)
        self._surface.looks[3:6, self._mobile] = self._colours[expression]
        return self._surface


def _mobile(person: Appearance, grid: HeadGrid) -> NDArray[np.bool_]:
    """(rows, columns) where eyes and mouth move, inside the fully painted front."""
    x, y = np.abs(grid.flat[..., 0]), grid.flat[..., 1]
    top, bottom = person.face.eye_height + 1.9, MOUTH_CM + person.face.mouth_height - 2.6
    return np.asarray((grid.frontness > 0.34) & (x < 6.2) & (y < top) & (y > bottom))


def _landmarks(person: Appearance, grid: HeadGrid) -> NDArray[np.float32]:
    face = person.face
    eye_y, mouth_y = face.eye_height, MOUTH_CM + face.mouth_height
    spots = (
        (-face.eye_distance, eye_y),
        (face.eye_distance, eye_y),
        (0.0, eye_y - face.nose_length),
        (-face.mouth_width, mouth_y),
        (face.mouth_width, mouth_y),
    )
    return np.stack([_at(grid, x, y) for x, y in spots])


def _region(person: Appearance, grid: HeadGrid) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A few hundred points and normals that span the face box."""
    height = grid.flat[..., 1]
    inside = (grid.frontness > 0.25) & (height < person.face.eye_height + _BOX_TOP_CM)
    inside &= height > _BOX_BOTTOM_CM
    step = max(1, int(inside.sum()) // _REGION_POINTS)
    return grid.points[inside][::step], grid.normals[inside][::step]


def _at(grid: HeadGrid, x: float, y: float) -> NDArray[np.float32]:
    """Point of the skin at a position in the plane of the face."""
    distance = np.hypot(grid.flat[..., 0] - x, grid.flat[..., 1] - y)
    distance[grid.frontness < 0.3] = np.inf
    row, column = np.unravel_index(int(distance.argmin()), distance.shape)
    return np.asarray(grid.points[row, column], np.float32)


def _skin(person: Appearance, grid: HeadGrid, canvas: Canvas) -> Surface:
    colours = np.broadcast_to(np.array(person.skin[::-1], np.float32), grid.points.shape).copy()
    rows = grid.frontness[0] > 0
    painted = canvas.sample(grid.flat[:, rows])
    weight = np.clip(grid.frontness[:, rows] * 3, 0, 1)[..., None]
    colours[:, rows] += (painted - colours[:, rows]) * weight
    # Scalp in the colour of the hair, so that nothing shines through between the strands.
    cover = scalp_cover(person, grid)[..., None]
    colours += (np.array(person.hair_colour[::-1], np.float32) * 0.8 - colours) * cover
    below = np.clip((-8.5 - grid.level) / 3.5, 0, 1)[:, None] * np.clip(-grid.normals[..., 1], 0, 1)
    shade = (1 - 0.5 * grid.hollow) * (1 - 0.5 * below)
    gloss = 0.28 + 0.2 * grid.frontness * (1 - 0.6 * person.wrinkles)
    points = grid.points
    if person.beard is Beard.FULL:
        low = np.clip((-7.2 - grid.flat[..., 1]) / 2.5, 0, 1) * (np.abs(grid.frontness) > 0.1)
        points = points + grid.normals * (0.9 * low)[..., None]
    return surface(np.asarray(points, np.float32), colours, shade=shade, gloss=gloss)


def _ears(person: Appearance, spacing: float) -> list[Surface]:
    face = person.face
    parts = []
    skin = np.array(person.skin[::-1])
    for side in (-1.0, 1.0):
        x = side * (7.35 * face.width)
        size = face.ears
        outer = (x + side * 0.35, -1.2, -0.9)
        parts.append(
            ellipsoid(outer, (0.75, 3.0 * size, 1.7 * size), skin * 0.97, spacing_cm=spacing)
        )
        inner = (x + side * 0.85, -0.9, -0.3)
        hollow = skin * (0.62, 0.66, 0.76)
        parts.append(
            ellipsoid(inner, (0.4, 1.7 * size, 0.9 * size), hollow, spacing_cm=spacing, shade=0.7)
        )
    return parts


def _neck(person: Appearance, spacing: float) -> Surface:
    wide = (4.7 if person.gender is Gender.FEMALE else 5.7) * (0.5 + 0.5 * person.build)
    level = np.linspace(-5.5, -15.0, 20)
    path = np.stack((0 * level, level, -2.0 - 0.012 * (level + 6) ** 2), axis=1)
    radii = wide * np.interp(level, (-15.0, -12.0, -8.5), (1.12, 1.0, 0.96))
    shade = np.interp(level, (-15.0, -13.0, -10.2), (0.9, 0.78, 0.42))
    return tube(
        path.astype(np.float32),
        radii,
        np.array(person.skin[::-1]) * 0.97,
        spacing_cm=spacing,
        gloss=0.15,
        shade=shade,
    )


def _glasses(person: Appearance, spacing: float) -> list[Surface]:
    """Two rims, a bridge and the arms back to the ears."""
    face = person.face
    power = {Glasses.ROUND: 2.0, Glasses.SQUARE: 4.0, Glasses.BOLD: 3.2}[person.glasses]
    half_w = {Glasses.ROUND: 2.2, Glasses.SQUARE: 2.55, Glasses.BOLD: 2.65}[person.glasses]
    half_h = {Glasses.ROUND: 2.1, Glasses.SQUARE: 1.65, Glasses.BOLD: 2.0}[person.glasses]
    radius = {Glasses.ROUND: 0.12, Glasses.SQUARE: 0.14, Glasses.BOLD: 0.26}[person.glasses]
    colour = np.array(person.frame_colour[::-1])
    angle = np.linspace(0, 2 * np.pi, 80)
    c, s = np.cos(angle), np.sin(angle)
    depth = 10.7
    parts = []
    for side in (-1.0, 1.0):
        cx, cy = side * (face.eye_distance + 0.05), face.eye_height - 0.15
        x = cx + half_w * np.sign(c) * np.abs(c) ** (2 / power)
        y = cy + half_h * np.sign(s) * np.abs(s) ** (2 / power)
        z = depth - 0.10 * (np.abs(x) - 1.0).clip(0) ** 1.5
        rim = np.stack((x, y * face.height, z), axis=1).astype(np.float32)
        parts.append(tube(rim, radius, colour, spacing_cm=0.8 * spacing, gloss=0.8))
        hinge = (side * (face.eye_distance + half_w), cy + half_h * 0.35)
        arm = np.array(
            (
                (hinge[0], hinge[1], float(z.min())),
                (side * 7.6 * face.width, hinge[1], 5.0),
                (side * 7.9 * face.width, hinge[1] - 0.3, -1.0),
            ),
            np.float32,
        )
        parts.append(tube(arm, radius, colour, spacing_cm=0.8 * spacing, gloss=0.6))
    gap = face.eye_distance - half_w
    t = np.linspace(-1, 1, 12)
    y = face.eye_height + 0.45 + 0.3 * (1 - t * t)
    bridge = np.stack((t * max(gap, 0.2), y * face.height, np.full(12, depth + 0.15)), axis=1)
    parts.append(
        tube(bridge.astype(np.float32), radius, colour, spacing_cm=0.8 * spacing, gloss=0.8)
    )
    return parts
