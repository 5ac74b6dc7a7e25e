"""Hair as surfaces over the skull: a cap for every cut, a curtain for long hair, a bun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.capture.sim.appearance import HairStyle
from kiosk.capture.sim.grids import curve, ellipsoid, grid_normals, noise, surface

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Appearance
    from kiosk.capture.sim.heads import HeadGrid
    from kiosk.capture.sim.splat import Surface


@dataclass(frozen=True, slots=True)
class _Cut:
    """Numbers of a cut.

    Attributes:
        top: Factor of the thickness on the crown.
        sides: Factor of the thickness at the sides.
        front: Extra thickness over the forehead, cm.
        hairline: Shift of the hairline in front, cm.
        lumps: Depth of curls, cm.
        curtain_cm: Height of the lower end of long hair; None without.
        opening_deg: Half angle that long hair leaves open for the face.
    """

    top: float
    sides: float
    front: float = 0.0
    hairline: float = 0.0
    lumps: float = 0.06
    curtain_cm: float | None = None
    opening_deg: float = 66.0


_CUTS: Final = {
    HairStyle.BALD: _Cut(0.0, 0.25),
    HairStyle.BUZZ: _Cut(0.22, 0.16),
    HairStyle.SHORT: _Cut(0.85, 0.45, front=0.3),
    HairStyle.SIDE_PART: _Cut(1.1, 0.5, front=0.6, hairline=-0.4),
    HairStyle.QUIFF: _Cut(1.0, 0.3, front=1.7),
    HairStyle.CURLY: _Cut(1.5, 1.1, front=0.5, lumps=0.42),
    HairStyle.BOB: _Cut(1.0, 0.9, curtain_cm=-10.0, opening_deg=60.0),
    HairStyle.LONG: _Cut(0.95, 0.8, curtain_cm=-21.0, opening_deg=64.0),
    HairStyle.FRINGE: _Cut(1.0, 0.9, hairline=-3.4, curtain_cm=-13.0, opening_deg=62.0),
    HairStyle.BUN: _Cut(0.45, 0.35),
}

_HAIRLINE_SHAPE: Final = (
    (0.0, 0.0),
    (28.0, 0.1),
    (42.0, -0.9),
    (52.0, -2.6),
    (62.0, -5.3),
    (70.0, -7.6),
    (78.0, -8.2),
    (88.0, -7.0),
    (100.0, -9.5),
    (130.0, -13.0),
    (180.0, -13.6),
)
"""Height of the edge of the hair relative to the hairline in front, by angle in degrees."""


def hair_surfaces(person: Appearance, head: HeadGrid, spacing: float) -> list[Surface]:
    """All hair of a person, with points at most ``spacing`` cm apart."""
    cut = _CUTS[person.hair]
    parts = [_cap(person, head, cut)]
    if cut.curtain_cm is not None:
        parts.append(_curtain(person, cut, cut.curtain_cm, spacing))
    if person.hair is HairStyle.BUN:
        y = 11.6 * person.face.height
        parts.append(
            ellipsoid(
                (0.0, y, -5.0),
                (3.6, 3.3, 3.6),
                np.array(person.hair_colour[::-1]) * 0.95,
                spacing_cm=spacing,
                gloss=0.5,
            )
        )
    return parts


def _strands(
    angle: NDArray[np.float32], level: NDArray[np.float32], seed: int, waves: float
) -> NDArray[np.float32]:
    """(rows, columns) brightness of strands, about 1, that run downwards with slight waves."""
    rng = np.random.default_rng(seed)
    table = rng.standard_normal((1, 720), np.float32)
    fine = cv2.GaussianBlur(np.tile(table, (1, 3)), (0, 0), 1.1)[0, 720:1440]
    coarse = cv2.GaussianBlur(np.tile(table[:, ::-1], (1, 3)), (0, 0), 7.0)[0, 720:1440]
    mixed = fine / fine.std() * 0.6 + coarse / coarse.std() * 0.8
    bend = waves * np.sin(level * 0.55)[:, None]
    where = (np.degrees(angle)[None, :] + 180 + bend) * 2 % 720
    return np.asarray(1 + 0.14 * np.interp(where, np.arange(720), mixed, period=720), np.float32)


def _edge(person: Appearance, cut: _Cut, angle: NDArray[np.float32]) -> NDArray[np.float32]:
    """Height of the lower edge of the cap for each column, cm."""
    degrees = np.abs(np.degrees(angle)).astype(np.float32)
    front = person.face.hairline + cut.hairline
    shape = curve(_HAIRLINE_SHAPE, degrees)
    edge = front + shape - cut.hairline * np.clip(degrees / 60, 0, 1)
    jag = noise(person.texture_seed + 7, angle, np.zeros(1, np.float32), size_cm=1.3)[0]
    edge = edge + 0.2 * jag
    if person.hair is HairStyle.SIDE_PART:
        edge = edge - 1.0 * np.exp(-0.5 * ((np.degrees(angle) + 22) / 18) ** 2)
    return np.asarray(edge, np.float32)


def scalp_cover(person: Appearance, head: HeadGrid) -> NDArray[np.float32]:
    """(rows, columns) how far the skin has the colour of the hair above it, 0..1."""
    if person.hair in (HairStyle.BALD, HairStyle.BUZZ):
        return np.zeros(head.points.shape[:2], np.float32)
    above = head.level[:, None] - _edge(person, _CUTS[person.hair], head.angle)[None, :]
    return np.asarray(np.clip((above - 0.15) / 0.5, 0, 1), np.float32)


def _cap(person: Appearance, head: HeadGrid, cut: _Cut) -> Surface:
    """The hair that lies on the skull."""
    level = head.level[:, None]
    above = level - _edge(person, cut, head.angle)[None, :]
    cover = np.clip(above / 1.5, 0, 1) ** 0.8
    crown = np.clip((level - 4.0) / 5.0, 0, 1)
    thickness = person.hair_volume * (cut.top * crown + cut.sides * (1 - crown))
    forward = np.clip(head.points[..., 2] / 6.0, 0, 1)
    thickness = thickness + cut.front * forward * np.clip((level - 5.0) / 3.0, 0, 1)
    if person.hair is HairStyle.BALD:
        # Nothing on top: only the wreath from temple to temple.
        cover = (
            cover * np.clip((4.5 - level) / 1.5, 0, 1) * np.clip(0.35 - np.cos(head.angle), 0, 1)
        )
        cover = np.clip(cover * 2.5, 0, 1)
    if person.hair is HairStyle.SIDE_PART:
        degrees = np.degrees(head.angle)[None, :]
        parting = np.exp(-0.5 * ((degrees - 38) / 5) ** 2) * crown
        thickness = thickness * (1 - 0.75 * parting)
    size_cm = 2.2 if cut.lumps > 0.2 else 1.4
    lumps = noise(person.texture_seed + 5, head.angle, head.level, size_cm=size_cm)
    # All columns meet at the crown, where different lifts would make a spike.
    reach = np.hypot(head.points[..., 0], head.points[..., 2] + 0.7)
    lumps = lumps * np.clip(reach / 3.5, 0, 1)
    lift = 0.1 + thickness * cover + cut.lumps * lumps * cover
    points = head.points + head.normals * lift[..., None]
    strands = _strands(head.angle, head.level, person.texture_seed, 4.0)
    colour = np.array(person.hair_colour[::-1]) * strands[..., None]
    if cut.lumps > 0.2:
        colour = colour * (1 + 0.18 * lumps[..., None])
    if person.hair in (HairStyle.BUZZ, HairStyle.BALD):
        thin = 0.72 * np.clip(cover * 1.2, 0, 1)[..., None]
        colour = np.array(person.skin[::-1]) * (1 - thin) + colour * thin
    # Soft contact: hair is darker where it meets the skin.
    shade = 0.8 + 0.2 * np.clip(above / 1.6, 0, 1)
    return surface(
        points.astype(np.float32),
        colour,
        shade=shade * np.ones_like(cover),
        gloss=0.4 if cut.lumps < 0.2 else 0.15,
        mask=cover > 0.04,
    )


def _curtain(person: Appearance, cut: _Cut, bottom: float, spacing: float) -> Surface:
    """Hair that hangs from the skull around the back, open in front."""
    level = np.linspace(8.0, bottom, int((8.0 - bottom) / spacing), dtype=np.float32)
    opening = np.radians(cut.opening_deg)
    columns = int((2 * np.pi - 2 * opening) * 9.5 / spacing)
    angle = np.linspace(opening, 2 * np.pi - opening, columns, dtype=np.float32)
    volume = person.hair_volume
    upper = np.clip((level + 3.0) / 11.0, 0, 1)
    skull = np.sqrt(np.clip(1 - upper**2.6, 0.05, 1))
    low = np.clip((-4.0 - level) / max(-4.0 - bottom, 1.0), 0, 1)
    flare = volume * 0.55 + 0.55 + 0.9 * np.sin(np.pi * low) * 0.6 - 1.2 * low**3
    width = (7.45 * person.face.width * (0.72 + 0.28 * skull) + flare)[:, None]
    back = 9.0 + 0.8 * volume - 2.5 * low[:, None]
    front = 7.0 - 0.5 * low[:, None]
    sine, cosine = np.sin(angle)[None, :], np.cos(angle)[None, :]
    wave = 0.22 * np.sin(level * 0.8)[:, None] * (0.3 + low[:, None])
    x = (width + wave) * sine
    z = np.where(cosine > 0, front * cosine, back * cosine) - 0.6
    tips = noise(person.texture_seed + 9, angle, np.zeros(1, np.float32), size_cm=1.2)
    y = level[:, None] * person.face.height + 0.5 * tips * low[:, None] ** 2
    points = np.stack((x, np.broadcast_to(y, x.shape), z), axis=2).astype(np.float32)
    # Angles grow over the back, so the columns run to the left when seen from outside.
    points = points[:, ::-1]
    angle = angle[::-1]
    strands = _strands(angle, level, person.texture_seed, 5.0)
    colour = np.array(person.hair_colour[::-1]) * strands[..., None]
    ends = np.minimum(angle - opening, 2 * np.pi - opening - angle)[None, :]
    shade = (0.72 + 0.28 * np.clip(ends / 0.35, 0, 1)) * np.ones_like(x)
    inner = grid_normals(points, around=False)[..., 2] < 0
    behind = inner & (np.cos(angle)[None, :] < 0.1)
    shade = np.where(behind, shade * 0.8, shade)
    return surface(points, colour, shade=shade, gloss=0.35, around=False, two_sided=True)
