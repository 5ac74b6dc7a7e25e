"""Pictures of faces as a camera sees them: printed photos and screens that are held up.

Made from portraits, with what gives such pictures away: paper, bezels, print dots, the grid of
a screen and its moiré, another tone, glare, a tilt, and a second camera with blur, noise and JPEG.
They stand in for recordings of real attempts, of which there are none under a free licence here;
``scripts/liveness.py`` and the golden tests measure with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

FRAME_WH: Final = (1280, 720)
_PAPER: Final = (235, 238, 240)
_BEZEL: Final = (14, 14, 15)
_EYE_PX: Final = 1100.0
"""Distance of the camera in px of the frame, for the perspective of a tilted picture."""


class Kind(StrEnum):
    """How a portrait is presented."""

    PRINT = "sharp print"
    HALFTONE = "print with dots"
    SOFT_PRINT = "soft print"
    COARSE_SCREEN = "screen with coarse pixels"
    FINE_SCREEN = "screen with fine pixels"
    SMOOTH_SCREEN = "screen without visible pixels"


SCREENS: Final = (Kind.COARSE_SCREEN, Kind.FINE_SCREEN, Kind.SMOOTH_SCREEN)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a picture is held.

    Attributes:
        size: Height of the picture in px of the frame.
        centre: Of the picture, px of the frame.
        turn_deg: About the vertical, the horizontal and the line of sight.
    """

    size: float
    centre: tuple[float, float]
    turn_deg: tuple[float, float, float]


def presented(portrait: Picture, kind: Kind, random: np.random.Generator) -> Picture:
    """A portrait as a sheet of paper or a screen, seen from the front."""
    if kind in SCREENS:
        return _screen(portrait, kind, random)
    sheet = portrait
    if kind is Kind.HALFTONE:
        sheet = _dots(portrait, float(random.uniform(1.6, 3.0)))
    elif kind is Kind.SOFT_PRINT:
        sheet = cv2.GaussianBlur(portrait, (0, 0), float(random.uniform(0.6, 1.4)))
    sheet = _toned(
        sheet,
        gamma=float(random.uniform(0.85, 1.25)),
        cast=random.uniform(0.88, 1.05, 3),
        black=float(random.uniform(10, 35)),
        white=float(random.uniform(205, 245)),
    )
    margin = int(portrait.shape[1] * float(random.choice([0.0, 0.04, 0.12])))
    return _framed(sheet, margin, margin, _PAPER)


def background(pictures: Sequence[Picture], random: np.random.Generator) -> Picture:
    """What is behind it: some picture, out of focus."""
    picture = pictures[int(random.integers(len(pictures)))]
    large = cv2.resize(picture, FRAME_WH, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.GaussianBlur(large, (0, 0), float(random.uniform(2, 6))), np.uint8)


def placed(random: np.random.Generator) -> Placement:
    """Somewhere in the middle, as one holds up a picture."""
    return Placement(
        float(random.uniform(200, 620)),
        (640 + float(random.uniform(-200, 200)), 360 + float(random.uniform(-40, 40))),
        (
            float(random.uniform(-22, 22)),
            float(random.uniform(-15, 15)),
            float(random.uniform(-12, 12)),
        ),
    )


def held_up(
    picture: Picture, behind: Picture, place: Placement, random: np.random.Generator
) -> Picture:
    """A frame of the camera with the picture in it."""
    width, height = FRAME_WH
    rows, columns = picture.shape[:2]
    scale = place.size / rows
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    there = _projected((corners - (columns / 2, rows / 2)) * scale, place)
    transform = cv2.getPerspectiveTransform(corners, there)
    # Half of the time fine patterns are kept as moiré, as a sharp lens would.
    soft = max(0.3, (0.3 if random.random() < 0.5 else 0.45) / scale)
    warped = cv2.warpPerspective(cv2.GaussianBlur(picture, (0, 0), soft), transform, FRAME_WH)
    mask = cv2.warpPerspective(np.full((rows, columns), 1, np.float32), transform, FRAME_WH)
    scene = behind + (warped.astype(np.float32) - behind) * mask[..., None]
    if random.random() < 0.6:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        at = (np.array(place.centre) + random.uniform(-0.4, 0.4, 2) * place.size).tolist()
        spread = (random.uniform(0.08, 0.3, 2) * place.size).tolist()
        glare = np.exp(-(((x - at[0]) / spread[0]) ** 2) - ((y - at[1]) / spread[1]) ** 2)
        scene += (glare * float(random.uniform(30, 110)) * mask)[..., None]
    return _photographed(scene, random)


def waved(
    picture: Picture, behind: Picture, random: np.random.Generator, *, frames: int, fps: float
) -> Iterator[Picture]:
    """A film of the picture being turned and moved by hand."""
    size = float(random.uniform(320, 600))
    phase, part = random.uniform(0, 6, 5), random.uniform(0.4, 1.0, 5)
    for k in range(frames):
        swing = np.sin(2 * np.pi * np.array([0.23, 0.31, 0.17, 0.41, 0.29]) * k / fps + phase)
        yaw, pitch, roll, x, y = (swing * part * (32, 22, 14, 80, 30)).tolist()
        yield held_up(
            picture, behind, Placement(size, (640 + x, 360 + y), (yaw, pitch, roll)), random
        )


def filling(picture: Picture, random: np.random.Generator) -> Picture:
    """A presented picture so near that no edge of it is in view."""
    rows, columns = picture.shape[:2]
    inner_h, inner_w = round(rows * 0.72), round(columns * 0.76)
    top, left = (rows - inner_h) // 2, (columns - inner_w) // 2
    part = picture[top : top + inner_h, left : left + inner_w]
    height = round(900 * inner_h / inner_w)
    large = cv2.resize(part, (900, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    return _photographed(large, random)


def _screen(portrait: Picture, kind: Kind, random: np.random.Generator) -> Picture:
    shown = _toned(
        portrait,
        gamma=float(random.uniform(0.8, 1.15)),
        cast=random.uniform(0.9, 1.12, 3) * (1.06, 1.0, 0.96),
        black=float(random.uniform(4, 20)),
        white=float(random.uniform(220, 255)),
    )
    density = random.uniform(0.5, 0.8) if kind is Kind.COARSE_SCREEN else random.uniform(1.0, 1.4)
    shown = np.asarray(
        cv2.resize(shown, None, fx=density, fy=density, interpolation=cv2.INTER_AREA), np.uint8
    )
    if kind is not Kind.SMOOTH_SCREEN:
        shown = _pixels(shown)
    columns = shown.shape[1]
    side = int(columns * float(random.choice([0.02, 0.05])))
    return _framed(shown, int(columns * float(random.uniform(0.1, 0.3))), side, _BEZEL)


def _pixels(picture: Picture) -> Picture:
    """Each pixel as three stripes of red, green and blue between dark lines."""
    fine = np.repeat(np.repeat(picture, 3, axis=0), 3, axis=1).astype(np.float32)
    mask = np.full(fine.shape, 0.25, np.float32)
    for channel in range(3):
        mask[:, 2 - channel :: 3, channel] = 1.0
    mask[2::3] *= 0.35
    return np.clip(fine * mask * 1.9, 0, 255).astype(np.uint8)


def _dots(picture: Picture, pitch_px: float) -> Picture:
    """Print dots, one screen angle per colour."""
    rows, columns = picture.shape[:2]
    large = cv2.resize(picture, (columns * 3, rows * 3), interpolation=cv2.INTER_CUBIC)
    light = large.astype(np.float32) / 255
    y, x = np.mgrid[0 : rows * 3, 0 : columns * 3].astype(np.float32)
    dots = np.empty_like(light)
    rate = 2 * pi / (pitch_px * 3)
    for channel, degrees in enumerate((15, 75, 45)):
        right, down = cos(radians(degrees)) * rate, sin(radians(degrees)) * rate
        along = np.cos(x * right + y * down)
        across = np.cos(y * right - x * down)
        threshold = (along + across) / 4 + 0.5
        dots[..., channel] = 1 / (1 + np.exp(-14 * (light[..., channel] - threshold)))
    small = cv2.resize(dots, (columns, rows), interpolation=cv2.INTER_AREA)
    return np.clip(small * 255, 0, 255).astype(np.uint8)


def _toned(
    picture: Picture, *, gamma: float, cast: NDArray[np.float64], black: float, white: float
) -> Picture:
    light = (picture / 255.0) ** gamma * (white - black) + black
    return np.clip(light * cast, 0, 255).astype(np.uint8)


def _framed(picture: Picture, above_px: int, beside_px: int, colour: Sequence[int]) -> Picture:
    return np.asarray(
        cv2.copyMakeBorder(
            picture, above_px, above_px, beside_px, beside_px, cv2.BORDER_CONSTANT, value=colour
        ),
        np.uint8,
    )


def _projected(corners: NDArray[np.float64], place: Placement) -> NDArray[np.float32]:
    """Corners of a tilted sheet in px of the frame."""
    yaw, pitch, roll = np.radians(place.turn_deg)
    about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array(
        [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    )
    about_z = np.array(
        [[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]]
    )
    points = np.column_stack((corners, np.zeros(4))) @ (about_z @ about_x @ about_y).T
    return (points[:, :2] / (1 + points[:, 2:] / _EYE_PX) + place.centre).astype(np.float32)


def _photographed(scene: NDArray[np.float32], random: np.random.Generator) -> Picture:
    """As a camera delivers it: a little blur, noise and JPEG."""
    soft = cv2.GaussianBlur(scene, (0, 0), float(random.uniform(0.3, 0.9)))
    soft += random.standard_normal(soft.shape, np.float32) * float(random.uniform(1, 4))
    picture = np.clip(soft, 0, 255).astype(np.uint8)
    quality = int(random.integers(70, 95))
    packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
