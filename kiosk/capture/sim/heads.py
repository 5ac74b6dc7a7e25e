"""The head as a surface: skull, face, ears; all from the numbers of an appearance.

The head is a stack of horizontal sections. Origin between the eyes' average height and the
middle of the skull; x to the viewer's right, y up, z towards the viewer, centimetres.
Average proportions follow everyday drawing canon: eyes half way between crown and chin,
nose base half way between brow and chin, mouth a third below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.capture.sim.grids import bump, curve, grid_normals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Face

CROWN_CM: Final = 11.9
CHIN_CM: Final = -11.3
MOUTH_CM: Final = -7.2
CHEEK_X_CM: Final = 4.9

_WIDTH: Final = (
    (-11.3, 0.6),
    (-11.0, 1.9),
    (-10.2, 3.1),
    (-9.0, 4.3),
    (-7.5, 5.5),
    (-6.0, 6.2),
    (-4.0, 6.75),
    (-2.0, 7.1),
    (0.0, 7.3),
    (3.0, 7.55),
    (6.0, 7.3),
    (8.5, 6.2),
    (10.3, 4.6),
    (11.2, 3.3),
    (11.6, 2.3),
    (11.8, 1.4),
    (11.9, 0.1),
)
_FRONT: Final = (
    (-11.3, 7.0),
    (-10.9, 8.3),
    (-10.0, 9.0),
    (-8.6, 8.8),
    (-7.2, 9.3),
    (-5.5, 9.3),
    (-3.0, 9.1),
    (0.0, 9.0),
    (2.0, 9.5),
    (4.0, 9.35),
    (6.0, 8.7),
    (8.0, 7.3),
    (9.8, 5.1),
    (11.0, 2.9),
    (11.5, 1.5),
    (11.8, 0.3),
    (11.9, -0.7),
)
_BACK: Final = (
    (-11.3, 5.6),
    (-10.5, 4.0),
    (-9.0, 1.2),
    (-7.5, -2.0),
    (-6.0, -5.0),
    (-4.0, -7.6),
    (-1.0, -9.3),
    (3.0, -10.0),
    (6.0, -9.6),
    (8.5, -8.0),
    (10.3, -5.4),
    (11.2, -3.9),
    (11.6, -2.8),
    (11.8, -1.9),
    (11.9, -0.8),
)


@dataclass(frozen=True, slots=True, eq=False)
class HeadGrid:
    """The skin of the head as a grid.

    Attributes:
        points: (rows, columns, 3) float32, cm; rows from crown to chin, columns once around
            from behind the right ear over the face.
        normals: (rows, columns, 3) float32.
        angle: (columns,) float32, radians around the vertical axis; 0 is the nose.
        level: (rows,) float32, height of the row on the undeformed average head, cm.
        flat: (rows, columns, 2) float32, position in the plane of the face for painting.
        frontness: (rows, columns) float32, 1 on the face, 0 from the ears backwards.
        hollow: (rows, columns) float32, 0..1, how deep the point lies in a fold or socket.
    """

    points: NDArray[np.float32]
    normals: NDArray[np.float32]
    angle: NDArray[np.float32]
    level: NDArray[np.float32]
    flat: NDArray[np.float32]
    frontness: NDArray[np.float32]
    hollow: NDArray[np.float32]


def head_grid(face: Face, *, spacing_cm: float) -> HeadGrid:
    """Build the skin of a head.

    Args:
        face: Shape of the face.
        spacing_cm: Largest distance between neighbouring points.
    """
    level = _levels(spacing_cm)
    angle = _angles(spacing_cm)
    width = curve(_WIDTH, level) * face.width * _jaw_factor(face, level)
    front, back = curve(_FRONT, level), curve(_BACK, level)
    middle = back + (front - back) * 0.47
    sine, cosine = np.sin(angle), np.cos(angle)
    # A superellipse of power 2.25 in front: faces are flatter than a circle.
    power = np.where(cosine > 0, 2 / 2.25, 1.0)
    sx = np.sign(sine) * np.abs(sine) ** power
    cz = np.sign(cosine) * np.abs(cosine) ** power
    depth = np.where(cosine > 0, front[:, None] - middle[:, None], middle[:, None] - back[:, None])
    x = width[:, None] * sx
    z = middle[:, None] + depth * cz
    y = np.broadcast_to(level[:, None], x.shape).copy()
    frontness = np.clip((cosine - 0.08) / 0.35, 0, 1)[None, :] * np.ones_like(x)
    relief, hollow = _relief(face, x, y)
    z = z + relief * frontness
    x = x + _nostril_spread(face, x, y) * frontness
    flat = np.stack((x, y), axis=2).astype(np.float32)
    points = np.stack((x, _stretched(face, y), z), axis=2).astype(np.float32)
    return HeadGrid(
        points=points,
        normals=grid_normals(points, around=True),
        angle=angle,
        level=level,
        flat=flat,
        frontness=frontness.astype(np.float32),
        hollow=(hollow * frontness).astype(np.float32),
    )


def _stretched(face: Face, y: NDArray[np.float32]) -> NDArray[np.float32]:
    """Heights on this head, given those on the average head."""
    below = np.clip(-3.0 - y, 0, None)
    return np.asarray((y - (face.lower_face - 1) * below) * face.height, np.float32)


def _levels(spacing_cm: float) -> NDArray[np.float32]:
    """Heights of the rows, evenly spaced along the outline, from crown to chin."""
    y = np.linspace(CROWN_CM, CHIN_CM, 2000, dtype=np.float32)
    steps = np.hypot(
        np.diff(y), np.maximum(np.abs(np.diff(curve(_WIDTH, y))), np.abs(np.diff(curve(_BACK, y))))
    )
    length = np.r_[0, np.cumsum(steps)]
    rows = int(length[-1] / spacing_cm)
    at = np.linspace(0, length[-1], rows)
    return np.asarray(np.interp(at, length, y), np.float32)


def _angles(spacing_cm: float) -> NDArray[np.float32]:
    """Angles of the columns, twice as dense on the face as behind."""
    fine = np.linspace(-np.pi, np.pi, 4000, endpoint=False)
    density = 1.0 + 0.9 * (np.cos(fine) > 0.1)
    total = np.r_[0, np.cumsum(density)][:-1]
    columns = int(2 * np.pi * 8.6 * 1.45 / spacing_cm)
    at = np.arange(columns) / columns * total[-1]
    return np.asarray(np.interp(at, total, fine), np.float32)


def _jaw_factor(face: Face, level: NDArray[np.float32]) -> NDArray[np.float32]:
    """Factor of the width of each row: jaw and chin widen or narrow the lower face."""
    knots = (
        (CHIN_CM, face.chin),
        (-9.8, face.chin),
        (-7.0, face.jaw),
        (-4.5, face.jaw * 0.5 + 0.5),
        (-1.0, 1.0),
        (CROWN_CM, 1.0),
    )
    return curve(knots, level)


def _relief(
    face: Face, x: NDArray[np.float32], y: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Height of the features over the smooth head, cm, and how hollow each point is."""
    side = np.abs(x)
    eye_y, mouth_y = face.eye_height, MOUTH_CM + face.mouth_height
    tip_y = eye_y - face.nose_length
    eye = (face.eye_distance, eye_y)
    socket = bump(side, y, (face.eye_distance - 0.25, eye_y + 0.15), (1.75, 1.15))
    ball = bump(side, y, eye, (1.15 * face.eye_size, 0.75 * face.eye_size))
    relief = -1.0 * face.sockets * socket + 0.55 * ball
    brow = bump(side, y, (face.eye_distance - 0.3, eye_y + face.brow_gap + 0.3), (2.1, 0.65))
    relief += (0.25 + face.brow_ridge * 0.6) * brow
    relief += face.cheekbones * bump(side, y, (CHEEK_X_CM, -2.3), (1.5, 1.4))
    relief += face.cheeks * bump(side, y, (4.2, -5.6), (1.7, 2.0))
    relief += _nose(face, side, y, eye_y, tip_y)
    wing = bump(side, y, (1.25 * face.nose_width, tip_y - 0.15), (0.5, 0.5))
    under = bump(side, y, (0.5, tip_y - 1.05), (0.9, 0.3))
    relief += 0.6 * wing
    lip_upper = bump(side, y, (0.0, mouth_y + 0.42), (face.mouth_width * 0.62, 0.33))
    lip_lower = bump(side, y, (0.0, mouth_y - 0.55), (face.mouth_width * 0.55, 0.42))
    muzzle = bump(side, y, (0.0, mouth_y + 0.2), (face.mouth_width * 0.9, 1.5))
    line = bump(side, y, (0.0, mouth_y), (face.mouth_width * 0.62, 0.16))
    relief += 0.18 * muzzle + face.lips * (0.34 * lip_upper + 0.44 * lip_lower) - 0.25 * line
    fold = bump(side, y, (0.0, mouth_y - 1.55), (1.9, 0.45))
    relief += -0.3 * fold + 0.5 * bump(side, y, (0.0, -10.0), (1.6 * face.chin, 1.0))
    philtrum = bump(side, y, (0.0, (tip_y + mouth_y) / 2 - 0.3), (0.28, 0.6))
    corner = bump(side, y, (face.mouth_width, mouth_y + 0.12), (0.35, 0.3))
    relief += -0.12 * philtrum - 0.15 * corner
    hollow = 0.75 * socket * (1 - 0.8 * ball) + 0.2 * under + 0.35 * line + 0.3 * fold
    return relief, np.clip(hollow + 0.25 * corner, 0, 1)


def _nose(
    face: Face,
    side: NDArray[np.float32],
    y: NDArray[np.float32],
    eye_y: float,
    tip_y: float,
) -> NDArray[np.float32]:
    """The nose: a ridge that rises from between the eyes, a round tip, a soft drop below."""
    t = np.clip((eye_y + 0.9 - y) / (eye_y + 0.9 - tip_y), -0.2, 1.6)
    height = np.interp(t, (-0.2, 0.1, 0.3, 0.85, 1.0, 1.2), (0, 0.12, 0.26, 0.62, 0.55, 0.0))
    half = np.interp(
        t,
        (0, 0.3, 0.75, 1.1),
        (0.8 * face.bridge, 0.66 * face.bridge, 0.9 * face.nose_width, 1.1 * face.nose_width),
    )
    ridge = height * np.exp(-0.5 * (side / half) ** 2)
    tip = 0.5 * bump(side, y, (0.0, tip_y + 0.1), (1.0 * face.nose_width, 0.72))
    return np.asarray(face.nose_depth * (ridge + tip), np.float32)


def _nostril_spread(
    face: Face, x: NDArray[np.float32], y: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Sideways bulge of the wings of the nose, cm."""
    tip_y = face.eye_height - face.nose_length
    wing = bump(np.abs(x), y, (1.2 * face.nose_width, tip_y - 0.15), (0.45, 0.5))
    return np.asarray(np.sign(x) * wing * 0.22 * face.nose_width, np.float32)
