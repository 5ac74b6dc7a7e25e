"""Bodies: torso, arms and legs as surfaces, dressed by colour.

Same axes and origin as the head (eye level, centimetres), so that a body goes below its
head without any offset. Only what can be in the picture is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.capture.sim.appearance import Outfit
from kiosk.capture.sim.grids import curve, ellipsoid, noise, surface, tube
from kiosk.capture.sim.splat import Surface
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Appearance

SHOULDER_HALF_WIDTH_CM: Final = 24.0
"""Widest a body can be from its middle to the outside of an arm, for clearing the edge."""
_NECK_CM: Final = -12.0
_WAIST_CM: Final = -63.0

_WIDTH_MALE: Final = (
    (-150.0, 13.0),
    (-82.0, 16.6),
    (-66.0, 15.6),
    (-54.0, 15.0),
    (-43.0, 16.4),
    (-30.0, 17.8),
    (-23.0, 17.6),
    (-19.5, 16.2),
    (-17.0, 13.0),
    (-14.8, 8.8),
    (-12.0, 5.8),
)
_WIDTH_FEMALE: Final = (
    (-150.0, 15.0),
    (-82.0, 17.6),
    (-68.0, 16.4),
    (-52.0, 12.4),
    (-42.0, 13.4),
    (-31.0, 15.2),
    (-23.0, 15.4),
    (-19.5, 14.2),
    (-17.0, 11.4),
    (-14.8, 7.8),
    (-12.0, 4.9),
)
_DEPTH: Final = (
    (-150.0, 10.0),
    (-80.0, 11.3),
    (-66.0, 10.3),
    (-54.0, 9.6),
    (-38.0, 11.4),
    (-29.0, 11.2),
    (-21.0, 8.8),
    (-17.0, 6.8),
    (-12.0, 4.8),
)
_HEM_CM: Final = {
    Outfit.TSHIRT: -72.0,
    Outfit.SHIRT: -74.0,
    Outfit.JACKET: -76.0,
    Outfit.SWEATER: -73.0,
    Outfit.COAT: -104.0,
    Outfit.DRESS: -100.0,
}


_FLARED: Final = (Outfit.COAT, Outfit.DRESS)
_TIGHTS: Final = (0.20, 0.17, 0.18)


def body_surface(
    person: Appearance, *, px_per_cm: float, bottom_cm: float, swing: float
) -> Surface:
    """A clothed body.

    Args:
        person: Whose body it is.
        px_per_cm: Scale at which it will be drawn; sets the density of the points.
        bottom_cm: Lowest height that has to be built.
        swing: Forward swing of the right arm and left leg, -1..1.
    """
    spacing = 1.25 / px_per_cm
    parts = [_torso(person, spacing, max(bottom_cm, _HEM_CM[person.outfit]))]
    parts.extend(_arm(person, spacing, side, side * swing) for side in (-1.0, 1.0))
    parts.extend(_hand(person, spacing, side, side * swing) for side in (-1.0, 1.0))
    if bottom_cm < _HEM_CM[person.outfit] + 2:
        parts.extend(_leg(person, spacing, bottom_cm, side, -side * swing) for side in (-1.0, 1.0))
    if person.scarf:
        parts.append(_scarf(person, spacing))
    return Surface.joined(parts)


def _torso(person: Appearance, spacing: float, bottom: float) -> Surface:
    female = person.gender is Gender.FEMALE
    rows = int((_NECK_CM - bottom) * 1.35 / spacing)
    # Denser at the shoulders, which are nearly level.
    t = np.linspace(0, 1, rows, dtype=np.float32)
    level = (_NECK_CM + (bottom - _NECK_CM) * t**1.25).astype(np.float32)
    columns = int(2 * np.pi * (23 if person.outfit in _FLARED else 17.5) * person.build / spacing)
    angle = np.linspace(-np.pi, np.pi, columns, endpoint=False, dtype=np.float32)
    width = curve(_WIDTH_FEMALE if female else _WIDTH_MALE, level) * person.build
    depth = curve(_DEPTH, level) * (0.55 + 0.45 * person.build)
    if person.outfit in _FLARED:
        flare = np.clip((-64 - level) / 40, 0, 1)
        width, depth = width + 7 * flare, depth + 6 * flare
    if person.outfit in (Outfit.COAT, Outfit.JACKET, Outfit.SWEATER):
        width, depth = width + 1.0, depth + 1.0
    # A superellipse of power 2.5: chests are flatter than an ellipse.
    sine, cosine = np.sin(angle), np.cos(angle)
    power = 2.5
    radius = (np.abs(sine) ** power + np.abs(cosine) ** power) ** (-1 / power)
    sine, cosine = (sine * radius)[None, :], (cosine * radius)[None, :]
    x = width[:, None] * sine
    z = depth[:, None] * cosine - 3.0
    y = np.broadcast_to(level[:, None], x.shape)
    if female:
        chest = np.exp(-0.5 * ((np.abs(x) - 7.0) / 4.6) ** 2 - 0.5 * ((y + 34.0) / 6.0) ** 2)
        z = z + 2.4 * chest * (cosine > 0)
    folds = noise(person.texture_seed + 11, angle, level, size_cm=7.0)
    points = np.stack((x, y, z + 0.3 * folds * np.clip((-24 - y) / 12, 0, 1)), axis=2)
    colours = _cloth(person, np.asarray(x, np.float32), y, cosine > 0)
    shade = np.clip(0.55 + (-y + _NECK_CM) / 10, 0.55, 1.0) * (1 + 0.03 * folds)
    return surface(points.astype(np.float32), colours, shade=shade, gloss=0.05)


def _cloth(
    person: Appearance,
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    front: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """(rows, columns, 3) BGR of the upper body: garment, opening, lapels, buttons."""
    top = np.array(person.top_colour[::-1], np.float32)
    inner = np.array(person.inner_colour[::-1], np.float32)
    skin = np.array(person.skin[::-1], np.float32)
    colours = np.empty((*x.shape, 3), np.float32)
    colours[:] = top
    side, front = np.abs(x), np.broadcast_to(front, x.shape)
    if person.outfit in (Outfit.JACKET, Outfit.COAT):
        end = -62.0 if person.outfit is Outfit.JACKET else -46.0
        opening = np.clip((y - end) / (_NECK_CM - end), 0, 1) * 9.5
        lapel = opening + 4.6 * np.clip((y - end) / 18, 0, 1) * (y < -17)
        colours[front & (side < lapel)] = top * 1.16
        colours[front & (np.abs(side - lapel) < 0.5) & (y > end)] = top * 0.6
        colours[front & (side < opening)] = inner
        colours[front & (np.abs(side - opening) < 0.35) & (y > end)] = top * 0.45
        colours[front & (side < 0.45) & (y < end)] = top * 0.6
        neckline = 4.5
    elif person.outfit is Outfit.SHIRT:
        colours[front & (side < 1.7)] = top * 0.93
        button = (np.abs((y + 25) % 9 - 4.5) < 0.5) & (side < 0.5) & (y < -25)
        colours[front & button] = (0.92, 0.93, 0.94)
        collar = (np.abs(side - 5.0 - (y + 17) * 0.55) < 2.2) & (y > -21.5)
        colours[front & collar] = np.minimum(top * 1.25 + 0.05, 1)
        neckline = 6.5
    elif person.outfit is Outfit.SWEATER:
        stripe = (np.abs(y + 33) < 3.2) | (np.abs(y + 43) < 1.2)
        colours[stripe] = inner
        colours[y > -16.2] = top * 0.82
        neckline = 3.0
    else:
        colours[front & (np.abs(((y + 12) / 6.2) ** 2 + (x / 9.0) ** 2 - 1.1) < 0.16)] = top * 0.8
        neckline = 6.4
    throat = front & (((y - _NECK_CM) / neckline) ** 2 + (x / 8.0) ** 2 < 1.0)
    colours[throat] = skin * 0.95
    if person.outfit is Outfit.DRESS:
        colours[(np.abs(y + 54) < 1.6)] = top * 0.55
    return np.minimum(colours, 1.0)


def _shoulder(person: Appearance, side: float, swing: float) -> NDArray[np.float32]:
    """(3, 3) shoulder, elbow and wrist, cm."""
    out = (15.4 if person.gender is Gender.MALE else 13.4) * person.build
    return np.array(
        (
            (side * out, -17.2, -3.0),
            (side * (out + 4.6), -46.0, -5.0 + 9.0 * swing),
            (side * (out + 3.0), -69.0, 1.0 + 17.0 * swing),
        ),
        np.float32,
    )


def _limb(joints: NDArray[np.float32], n: int) -> NDArray[np.float32]:
    """A bent line through three joints, rounded at the middle one."""
    t = np.linspace(0, 2, n)
    line = np.stack([np.interp(t, (0, 1, 2), joints[:, i]) for i in range(3)], axis=1)
    kernel = np.ones(5) / 5
    soft = np.stack([np.convolve(line[:, i], kernel, "same") for i in range(3)], axis=1)
    line[2:-2] = soft[2:-2]
    return line.astype(np.float32)


def _arm(person: Appearance, spacing: float, side: float, swing: float) -> Surface:
    line = _limb(_shoulder(person, side, swing), 24)
    thick = 1.0 if person.gender is Gender.MALE else 0.84
    if person.outfit in (Outfit.COAT, Outfit.JACKET, Outfit.SWEATER):
        thick *= 1.12
    radii = (
        np.interp(np.linspace(0, 1, 24), (0, 0.05, 0.13, 0.5, 1), (2.2, 4.3, 5.5, 4.4, 3.2)) * thick
    )
    top = np.array(person.top_colour[::-1])
    colours = np.tile(top, (24, 1))
    if person.outfit in (Outfit.TSHIRT, Outfit.DRESS):
        colours[9:] = np.array(person.skin[::-1])
        colours[8] = top * 0.75
        radii[9:] *= 0.8
    colours[-1] *= 0.7
    return tube(line, radii, colours, spacing_cm=spacing, gloss=0.04)


def _hand(person: Appearance, spacing: float, side: float, swing: float) -> Surface:
    wrist = _shoulder(person, side, swing)[2]
    centre = (float(wrist[0]), float(wrist[1]) - 5.5, float(wrist[2]) + 1.0)
    return ellipsoid(centre, (2.2, 6.6, 3.4), np.array(person.skin[::-1]), spacing_cm=spacing)


def _leg(person: Appearance, spacing: float, bottom: float, side: float, swing: float) -> Surface:
    floor = -(person.height_m * 100 - 11.0)
    hip = (side * 7.4 * person.build, _WAIST_CM - 4, -3.0)
    knee = (side * 8.4, (floor + _WAIST_CM) / 2 - 4, -2.0 + 12.0 * swing)
    foot = (side * 8.0, floor + 2.0, -5.0 + 26.0 * swing)
    line = _limb(np.array((hip, knee, foot), np.float32), 24)
    line = line[line[:, 1] > bottom - 4]
    share = np.linspace(0, 1, 24)[: len(line)]
    radii = np.interp(share, (0, 0.2, 0.55, 0.95, 1), (7.4, 7.9, 6.4, 5.4, 5.0))
    tights = person.outfit is Outfit.DRESS
    if tights:
        radii = radii * 0.72
    cloth = _TIGHTS if tights else person.trouser_colour
    colours = np.tile(np.array(cloth[::-1]), (len(line), 1))
    colours[share > 0.95] = (0.10, 0.10, 0.11)
    return tube(line, radii * (0.7 + 0.3 * person.build), colours, spacing_cm=spacing, gloss=0.03)


def _scarf(person: Appearance, spacing: float) -> Surface:
    angle = np.linspace(0, 2 * np.pi, 60)
    path = np.stack(
        (9.2 * np.sin(angle), -15.2 - 1.6 * np.cos(angle), 8.0 * np.cos(angle) - 2.5), axis=1
    )
    return tube(
        path.astype(np.float32),
        2.9 + 0.35 * np.sin(angle * 7),
        np.array(person.inner_colour[::-1]) * 0.92,
        spacing_cm=spacing,
    )
