"""Paints the colours of a face: eyes, brows, lips, beard, blush, wrinkles.

The paint lies in the plane of the face (x, y in centimetres) and is projected on the head.
Eyes and mouth are painted anew for each expression; everything else once per person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.capture.sim.appearance import Beard, Rgb
from kiosk.capture.sim.canvas import Canvas
from kiosk.capture.sim.heads import CHIN_CM, MOUTH_CM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Appearance

_PX_PER_CM: Final = 22.0
_HALF_WIDTH_CM: Final = 9.0
_HALF_HEIGHT_CM: Final = 12.5
_DARK: Final[Rgb] = (0.07, 0.05, 0.05)


@dataclass(frozen=True, slots=True)
class Expression:
    """What moves in the face.

    Attributes:
        eyelids: 0 open, 1 half closed, 2 closed.
        smile: Whether the corners of the mouth are up.
    """

    eyelids: int = 0
    smile: bool = False


def _tone(colour: Rgb, factor: tuple[float, float, float] | float) -> Rgb:
    r, g, b = np.clip(np.asarray(colour) * factor, 0, 1)
    return (float(r), float(g), float(b))


def _mixed(a: Rgb, b: Rgb, t: float) -> Rgb:
    r, g, b_ = np.asarray(a) * (1 - t) + np.asarray(b) * t
    return (float(r), float(g), float(b_))


def paint_base(person: Appearance) -> Canvas:
    """The face without eyes and mouth."""
    canvas = Canvas(_HALF_WIDTH_CM, _HALF_HEIGHT_CM, _PX_PER_CM, person.skin)
    _complexion(canvas, person)
    _folds(canvas, person)
    _beard(canvas, person)
    for side in (-1.0, 1.0):
        _brow(canvas, person, side)
    return canvas


def paint_expression(base: Canvas, person: Appearance, expression: Expression) -> Canvas:
    """The face with eyes and mouth as the expression has them."""
    canvas = base.copy()
    for side in (-1.0, 1.0):
        _eye(canvas, person, side, expression.eyelids)
    _mouth(canvas, person, smile=expression.smile)
    return canvas


def _noise(shape: tuple[int, int], seed: int, sigma: float) -> NDArray[np.float32]:
    """Smooth noise with mean 0 and deviation 1."""
    rng = np.random.default_rng(seed)
    raw = rng.standard_normal(shape, np.float32)
    smooth = cv2.GaussianBlur(raw, (0, 0), sigma) if sigma > 0 else raw
    return np.asarray(smooth / max(float(smooth.std()), 1e-6), np.float32)


def _complexion(canvas: Canvas, person: Appearance) -> None:
    face, skin = person.face, person.skin
    warm = _tone(skin, (1.0, 0.80, 0.76))
    for side in (-1.0, 1.0):
        strength = 0.32 + 0.15 * person.make_up
        canvas.spot((side * 4.7, -3.2), (2.3, 1.6), warm, strength, 0.9)
    canvas.spot((0, face.eye_height - face.nose_length), (1.4, 1.0), warm, 0.4, 0.6)
    canvas.spot((0, -10.0), (1.6, 0.9), warm, 0.15, 0.7)
    canvas.spot((0, 6.0), (4.0, 1.8), _tone(skin, 1.05), 0.4, 1.2)
    shape = canvas.pixels.shape[:2]
    mottle = _noise(shape, person.texture_seed, 9.0)[..., None]
    canvas.pixels *= 1 + 0.012 * mottle
    if person.freckles > 0.2:
        rng = np.random.default_rng(person.texture_seed + 1)
        spots = rng.normal((0, -2.0), (4.2, 2.4), (int(120 * person.freckles), 2))
        for x, y in spots:
            radius = float(rng.uniform(0.05, 0.12))
            canvas.spot((x, y), (radius, radius), _tone(skin, (0.72, 0.6, 0.52)), 0.5, 0.04)


def _folds(canvas: Canvas, person: Appearance) -> None:
    """Lines of age, and the faint ones that everybody has."""
    face, age = person.face, person.wrinkles
    dark = _tone(person.skin, (0.62, 0.50, 0.46))
    ex, ey = face.eye_distance, face.eye_height
    mouth_y = MOUTH_CM + face.mouth_height
    tip_y = ey - face.nose_length
    for s in (-1.0, 1.0):
        fold = [
            (s * 1.7 * face.nose_width, tip_y + 0.2),
            (s * (face.mouth_width + 0.35), (tip_y + mouth_y) / 2),
            (s * (face.mouth_width + 0.75), mouth_y - 0.6),
        ]
        canvas.line(fold, dark, 0.22, 0.13 + 0.55 * age, 0.16)
        bag = [(s * (ex - 1.2), ey - 0.9), (s * ex, ey - 1.35), (s * (ex + 1.2), ey - 0.95)]
        canvas.line(bag, dark, 0.3, 0.10 + 0.45 * age, 0.2)
        if age > 0.15:
            for i in range(3):
                start = (s * (ex + 1.9), ey + 0.35 - 0.45 * i)
                end = (s * (ex + 3.1), ey + 0.9 - 0.9 * i)
                canvas.line([start, end], dark, 0.09, 0.55 * age, 0.07)
            canvas.line(
                [(s * (face.mouth_width + 0.3), mouth_y - 0.8), (s * 3.3, mouth_y - 2.6)],
                dark,
                0.2,
                0.45 * age,
                0.18,
            )
            canvas.line([(s * 0.45, ey + 1.4), (s * 0.5, ey + 2.5)], dark, 0.1, 0.5 * age, 0.08)
    if age > 0.15:
        for i in range(4):
            y = ey + 3.6 + 0.85 * i
            x = np.linspace(-3.6, 3.6, 15)
            wave = y + 0.12 * np.sin(x * 1.3 + i) - 0.02 * x * x
            canvas.line(np.stack((x, wave), axis=1), dark, 0.1, 0.5 * age, 0.09)


def _beard(canvas: Canvas, person: Appearance) -> None:
    if person.beard is Beard.NONE:
        return
    face = person.face
    x, y = canvas.plane()
    mouth_y = MOUTH_CM + face.mouth_height
    tip_y = face.eye_height - face.nose_length
    # Full beard: below a line that falls from the ears to the corners of the mouth.
    line = mouth_y + 0.4 + 0.085 * np.abs(x) ** 2.0
    full = np.clip((line - y) / 0.9, 0, 1)
    lip_zone = np.exp(-0.5 * ((x / (face.mouth_width * 0.72)) ** 4 + ((y - mouth_y) / 0.8) ** 4))
    upper = np.clip((tip_y - 0.75 - y) / 0.4, 0, 1) * np.clip((y - mouth_y - 0.45) / 0.35, 0, 1)
    moustache = upper * np.exp(-0.5 * (x / (face.mouth_width * 0.95)) ** 6)
    goatee = np.clip((mouth_y - 1.1 - y) / 0.5, 0, 1) * np.exp(-0.5 * (x / 2.2) ** 6)
    weights = {
        Beard.STUBBLE: 0.34 * np.maximum(full, moustache),
        Beard.MOUSTACHE: 0.92 * moustache,
        Beard.GOATEE: 0.9 * np.maximum(goatee, moustache),
        Beard.FULL: 0.92 * np.maximum(full, moustache),
    }
    strands = _noise(x.shape, person.texture_seed + 2, 1.2)
    weight = weights[person.beard] * (1 - lip_zone) * np.clip(1 + 0.12 * strands, 0, 1.2)
    colour = person.brow_colour if person.beard is Beard.STUBBLE else person.hair_colour
    canvas.shade(np.clip(weight, 0, 1).astype(np.float32), _tone(colour, 0.9))


def _brow(canvas: Canvas, person: Appearance, side: float) -> None:
    face = person.face
    ex = face.eye_distance
    y = face.eye_height + face.brow_gap + 0.15
    thick = face.brow_thickness
    x = np.linspace(ex - 1.75, ex + 1.85, 16)
    t = (x - x[0]) / (x[-1] - x[0])
    centre = (
        y
        + face.brow_arch * np.sin(np.pi * np.clip(t * 0.85, 0, 1))
        + face.brow_slope * (t - 0.4)
        - 0.25 * t**2
    )
    half = thick / 2 * np.clip(1.1 - 0.9 * t**1.5, 0.1, 1) * np.clip(t * 6 + 0.55, 0, 1)
    outline = np.concatenate(
        (np.stack((side * x, centre + half), 1), np.stack((side * x, centre - half), 1)[::-1])
    )
    canvas.fill(outline, person.brow_colour, 0.85, 0.07)
    rng = np.random.default_rng(person.texture_seed + 3)
    for i in rng.uniform(0, 1, 34):
        bx = float(np.interp(i, t, x))
        by = float(np.interp(i, t, centre)) + float(rng.uniform(-1, 0.2)) * thick * 0.35
        tip = (side * (bx + 0.22 + 0.12 * i), by + 0.4 * thick * (1 - 0.8 * i))
        canvas.line([(side * bx, by), tip], person.brow_colour, 0.05, 0.5)


def _eye(canvas: Canvas, person: Appearance, side: float, eyelids: int) -> None:
    face, skin = person.face, person.skin
    cx, cy, size = face.eye_distance, face.eye_height, face.eye_size
    half_w, tilt = 1.45 * size, face.eye_tilt
    aperture = size * face.eye_opening
    open_up = (0.64, 0.22, -0.14)[eyelids] * aperture
    open_down = (0.48, 0.46, 0.32)[eyelids] * aperture
    t = np.linspace(-1, 1, 17)
    arc = (1 - np.abs(t) ** 2.2) ** 0.85
    base = cy + tilt * t
    x = side * (cx + t * half_w)
    upper = np.stack((x, base + arc * open_up), 1)
    lower = np.stack((x, base - arc * open_down), 1)
    lid = _tone(skin, (0.86, 0.76, 0.72))
    if person.make_up > 0:
        shadow = _mixed(lid, (0.42, 0.30, 0.33), 0.4 * person.make_up)
        canvas.spot((side * cx, cy + 0.55 * size), (1.5 * size, 0.55), shadow, 0.6, 0.2)
    crease = np.stack((x, base + arc * 0.62 * size + 0.38), 1)
    canvas.line(crease, _tone(skin, (0.58, 0.45, 0.42)), 0.12, 0.6, 0.08)
    canvas.fill(np.concatenate((upper, crease[::-1])), lid, 0.55, 0.1)
    if eyelids < 2:
        _eyeball(canvas, person, (side * cx, cy), np.concatenate((upper, lower[::-1])))
    lash = 0.15 + 0.07 * person.make_up
    edge = upper if eyelids < 2 else lower
    canvas.line(edge, _DARK, lash, 0.92, 0.03)
    if person.make_up > 0.2:
        outer = upper[-3:] + np.array(((0, 0.02), (side * 0.12, 0.08), (side * 0.38, 0.24)))
        canvas.line(outer, _DARK, lash * 0.9, 0.9 * person.make_up, 0.03)
    if eyelids < 2:
        canvas.line(lower, _tone(skin, (0.45, 0.32, 0.30)), 0.07, 0.55 + 0.3 * person.make_up, 0.04)
    canvas.spot((side * (cx - half_w), cy - tilt), (0.16, 0.12), (0.78, 0.45, 0.42), 0.6, 0.05)


def _eyeball(
    canvas: Canvas,
    person: Appearance,
    centre: tuple[float, float],
    outline: NDArray[np.float64],
) -> None:
    """White, iris and pupil, kept inside the outline of the lids."""
    size = person.face.eye_size
    inside = canvas.copy()
    inside.fill(outline, (0.93, 0.92, 0.90))
    cx, cy = centre[0], centre[1] + 0.06
    inside.spot((cx, cy), (0.62 * size, 0.62 * size), _tone(person.iris, 0.45), 1.0, 0.03)
    inside.spot((cx, cy - 0.05), (0.52 * size, 0.52 * size), _tone(person.iris, 1.1), 1.0, 0.06)
    inside.spot((cx, cy), (0.26 * size, 0.26 * size), (0.02, 0.02, 0.03), 1.0, 0.03)
    top = outline[: len(outline) // 2]
    inside.line(top + np.array((0.0, -0.08)), (0.25, 0.18, 0.18), 0.3, 0.55, 0.12)
    inside.spot((cx - 0.2, cy + 0.22), (0.12, 0.12), (1.0, 1.0, 1.0), 0.95, 0.02)
    canvas.paste(inside, outline)


def _mouth(canvas: Canvas, person: Appearance, *, smile: bool) -> None:
    face = person.face
    y = MOUTH_CM + face.mouth_height
    half = face.mouth_width * (1.1 if smile else 1.0)
    lift = 0.55 if smile else 0.16
    t = np.linspace(-1, 1, 25)
    x = t * half
    line = y + lift * np.abs(t) ** 1.8 - 0.06 * (1 - np.abs(t))
    bow = 0.62 * face.lips * (1 - t**2) ** 0.75 * (1 - 0.28 * np.exp(-((t / 0.13) ** 2)))
    lower = 0.82 * face.lips * (1 - t**2) ** 0.9
    middle = np.stack((x, line), 1)
    canvas.fill(
        np.concatenate((np.stack((x, line + bow), 1), middle[::-1])),
        _tone(person.lip_colour, 0.88),
        0.92,
        0.05,
    )
    canvas.fill(
        np.concatenate((np.stack((x, line - lower), 1), middle[::-1])),
        person.lip_colour,
        0.9,
        0.05,
    )
    canvas.spot((0, y - 0.4 * face.lips), (half * 0.4, 0.14), (1.0, 0.92, 0.9), 0.22, 0.12)
    canvas.line(middle, _tone(person.lip_colour, (0.34, 0.22, 0.22)), 0.11, 0.9, 0.03)
    for s in (-1.0, 1.0):
        corner = (s * half, y + lift)
        canvas.spot(corner, (0.22, 0.16), _tone(person.skin, (0.42, 0.32, 0.3)), 0.55, 0.08)
        if smile:
            dimple = [(s * (half + 0.35), y + 1.2), (s * (half + 0.55), y + 0.1)]
            canvas.line(dimple, _tone(person.skin, (0.6, 0.47, 0.44)), 0.14, 0.4, 0.12)
    nostril = face.eye_height - face.nose_length - 0.62
    for s in (-1.0, 1.0):
        hole = (s * 0.72 * face.nose_width, nostril)
        canvas.spot(hole, (0.36, 0.17), (0.16, 0.08, 0.07), 0.75, 0.07, tilt=s * 0.3)
    canvas.spot((0, CHIN_CM + 2.0), (1.2, 0.3), _tone(person.skin, 0.85), 0.25, 0.25)
