"""Paints the far side of a shopping street as a camera in a shop window sees it.

Everything is placed in metres and projected with the scene's camera, then blurred by how
far it is out of focus, so that the people in front stand out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.motion import Camera

Bgr = tuple[float, float, float]

_FACADE_M: Final = 8.6
_FLOOR_M: Final = 2.9
_ROOF_M: Final = 9.4
_SHARE: Final = 0.5
"""Painted at this part of the size: everything gets blurred anyway."""
_WALLS: Final[tuple[Bgr, ...]] = (
    (96, 112, 104),
    (88, 108, 150),
    (110, 88, 62),
    (168, 186, 200),
    (84, 84, 128),
    (120, 128, 92),
)
_GOODS: Final[tuple[Bgr, ...]] = (
    (70, 90, 190),
    (160, 120, 60),
    (90, 160, 200),
    (110, 140, 90),
    (200, 205, 215),
    (60, 70, 110),
    (150, 130, 190),
)
_GLOW: Final[Bgr] = (150, 205, 250)


class _Painter:
    """Draws shapes given in metres.

    Attributes:
        image: (H, W, 3) float32 BGR in 0..255, at ``_SHARE`` of the size of the picture.
    """

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self.width = max(32, round(camera.width * _SHARE))
        self.height = max(32, round(camera.height * _SHARE))
        self.image: NDArray[np.float32] = np.zeros((self.height, self.width, 3), np.float32)

    def point(self, x_m: float, up_m: float, distance_m: float) -> tuple[float, float]:
        """Pixel of a point to the right of the middle and above the floor."""
        scale = self.metre(distance_m)
        eye_y = self._camera.horizon_y * _SHARE
        return self.width / 2 + x_m * scale, eye_y + (2.16 - up_m) * scale

    def metre(self, distance_m: float) -> float:
        """Pixels of a metre at a distance."""
        return self._camera.px_per_cm(distance_m) * 100 * _SHARE

    def box(
        self,
        x_m: tuple[float, float],
        up_m: tuple[float, float],
        distance_m: float,
        colour: Bgr,
        *,
        to: Bgr | None = None,
        alpha: float = 1.0,
    ) -> None:
        """An upright rectangle, shaded from ``colour`` at the top to ``to`` at the bottom."""
        x0, y0 = self.point(x_m[0], up_m[1], distance_m)
        x1, y1 = self.point(x_m[1], up_m[0], distance_m)
        left, right = np.clip(np.round((x0, x1)).astype(int), 0, self.width)
        rows = np.arange(max(round(y0), 0), min(round(y1), self.height))
        if left >= right or len(rows) == 0:
            return
        t = ((rows - y0) / max(y1 - y0, 1e-6))[:, None, None]
        shade = np.asarray(colour) * (1 - t) + np.asarray(to if to else colour) * t
        region = self.image[rows[0] : rows[-1] + 1, left:right]
        region += (shade.astype(np.float32) - region) * np.float32(alpha)

    def disc(
        self,
        x_m: float,
        up_m: float,
        distance_m: float,
        radius_m: float,
        colour: Bgr,
        alpha: float = 1.0,
    ) -> None:
        """A round spot."""
        x, y = self.point(x_m, up_m, distance_m)
        radius = radius_m * self.metre(distance_m)
        self.shape(
            [
                (x + radius * np.cos(a), y + radius * np.sin(a))
                for a in np.linspace(0, 6.28, 24, endpoint=False)
            ],
            colour,
            alpha,
        )

    def shape(self, points: list[tuple[float, float]], colour: Bgr, alpha: float) -> None:
        """A polygon in pixels."""
        mask = np.zeros((self.height, self.width), np.uint8)
        fixed = np.round(np.array(points) * 16).astype(np.int32)
        cv2.fillPoly(mask, [fixed], 255, cv2.LINE_AA, 4)
        x, y, w, h = cv2.boundingRect(mask)
        if w == 0 or h == 0:
            return
        weight = mask[y : y + h, x : x + w, None].astype(np.float32) * np.float32(alpha / 255)
        region = self.image[y : y + h, x : x + w]
        region += (np.array(colour, np.float32) - region) * weight

    def blur(self, sigma_px: float) -> None:
        """Put everything painted so far further out of focus; pixels of a 720-line picture."""
        sigma = sigma_px * self._camera.unit * _SHARE
        self.image = np.asarray(
            cv2.GaussianBlur(self.image, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
        )


def paint_street(camera: Camera, seed: int) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 BGR picture of the empty street."""
    rng = np.random.default_rng((seed, 3))
    painter = _Painter(camera)
    _sky(painter)
    half_m = painter.width / 2 / painter.metre(_FACADE_M) + 0.5
    x = -half_m - float(rng.uniform(0, 2))
    order = list(rng.permutation(len(_WALLS)))
    while x < half_m:
        width = float(rng.uniform(3.0, 4.4))
        _house(painter, (x, x + width), _WALLS[order[0]], rng)
        order = order[1:] + order[:1]
        x += width
    painter.blur(2.2)
    _pavement(painter)
    for side in (-1.0, 1.0):
        _planter(painter, side * float(rng.uniform(3.0, 4.2)), rng)
    painter.blur(3.2)
    _string_lights(painter, rng, half_m)
    painter.blur(1.2)
    return _finished(painter, camera, rng)


def _sky(painter: _Painter) -> None:
    t = np.linspace(0, 1, painter.height, dtype=np.float32)[:, None, None]
    painter.image[:] = np.array((226, 196, 168)) * (1 - t) + np.array((205, 214, 228)) * t


def _house(
    painter: _Painter, x_m: tuple[float, float], wall: Bgr, rng: np.random.Generator
) -> None:
    """A house front: shop below, windows above."""
    dark = (wall[0] * 0.55, wall[1] * 0.55, wall[2] * 0.55)
    light = (wall[0] * 1.15, wall[1] * 1.15, wall[2] * 1.15)
    painter.box(x_m, (_FLOOR_M, _ROOF_M), _FACADE_M, light, to=wall)
    painter.box(x_m, (0, _FLOOR_M), _FACADE_M, wall, to=dark)
    width = x_m[1] - x_m[0]
    for up in (3.7, 6.6):
        for share in (0.14, 0.42, 0.70):
            left = x_m[0] + width * share
            lit = rng.random() < 0.35
            pane = _GLOW if lit else (150, 140, 128)
            painter.box((left, left + 0.75), (up, up + 1.7), _FACADE_M, pane, to=dark)
    door = rng.random() < 0.5
    edge = x_m[0] + width * (0.30 if door else 0.0)
    if door:
        frame = (x_m[0] + 0.2, edge - 0.1)
        painter.box(frame, (0, 2.3), _FACADE_M, dark)
        painter.box((frame[0] + 0.12, frame[1] - 0.12), (0.3, 2.2), _FACADE_M, _GLOW, to=dark)
    _shop_window(painter, (edge + 0.2, x_m[1] - 0.2), rng)
    stripe = _GOODS[rng.integers(len(_GOODS))]
    painter.box((x_m[0], x_m[1]), (2.44, 2.95), _FACADE_M, stripe, to=dark, alpha=0.85)
    painter.box((x_m[1] - 0.16, x_m[1]), (0, _ROOF_M), _FACADE_M, dark, alpha=0.7)


def _shop_window(painter: _Painter, x_m: tuple[float, float], rng: np.random.Generator) -> None:
    """A lit window with shelves, goods and lamps."""
    inside = (float(rng.uniform(70, 120)), float(rng.uniform(130, 165)), 190.0)
    deep = (inside[0] * 0.45, inside[1] * 0.45, inside[2] * 0.48)
    painter.box(x_m, (0.5, 2.4), _FACADE_M, inside, to=deep)
    for shelf in (0.95, 1.45, 1.95):
        painter.box(x_m, (shelf - 0.05, shelf), _FACADE_M, (60, 80, 110), alpha=0.7)
        x = x_m[0] + 0.1
        while x < x_m[1] - 0.2:
            wide, tall = float(rng.uniform(0.08, 0.3)), float(rng.uniform(0.1, 0.36))
            colour = _GOODS[rng.integers(len(_GOODS))]
            shade = (colour[0] * 0.6, colour[1] * 0.6, colour[2] * 0.6)
            painter.box((x, x + wide), (shelf, shelf + tall), _FACADE_M, colour, to=shade)
            x += wide + float(rng.uniform(0.03, 0.22))
    for x in np.arange(x_m[0] + 0.35, x_m[1] - 0.1, 0.8):
        painter.disc(float(x), 2.2, _FACADE_M, 0.26, _GLOW, 0.35)
        painter.disc(float(x), 2.2, _FACADE_M, 0.11, (225, 245, 255))
    for x in (*x_m, (x_m[0] + x_m[1]) / 2):
        painter.box((x - 0.04, x + 0.04), (0.45, 2.4), _FACADE_M, (38, 42, 46))


def _pavement(painter: _Painter) -> None:
    """Paving stones in perspective, with the glow of the windows on them."""
    _, base = painter.point(0, 0, _FACADE_M)
    eye = painter.point(0, 2.16, 1.0)[1]
    first = max(round(base), 0)
    rows = np.arange(first, painter.height, dtype=np.float32)
    if len(rows) == 0:
        return
    distance = 2.16 * painter.metre(1.0) / np.maximum(rows + 0.5 - eye, 1.0)
    columns = np.arange(painter.width, dtype=np.float32) - painter.width / 2
    across = columns[None, :] * (distance / painter.metre(1.0))[:, None]
    along = np.broadcast_to(distance[:, None], across.shape)
    course = np.floor(along / 0.45)
    shifted = across + 0.3 * (course % 2)
    stone = (np.floor(shifted / 0.6) * 7.13 + course * 3.71) % 1.0
    seam_x = np.abs((shifted / 0.6) % 1.0 - 0.5) > 0.47
    seam_z = np.abs((along / 0.45) % 1.0 - 0.5) > 0.46
    light = 1.0 + 0.07 * (stone - 0.5) - 0.12 * (seam_x | seam_z)
    near = np.clip((_FACADE_M - along) / 6.5, 0, 1)[..., None]
    colour = np.array((128, 138, 152)) * (1 - near) + np.array((146, 156, 168)) * near
    ground = (colour * light[..., None]).astype(np.float32)
    # Wet-looking gloss: the front mirrored and smeared downwards, fading with distance.
    mirror = painter.image[max(first - len(rows), 0) : first][::-1]
    mirror = cv2.GaussianBlur(mirror, (0, 0), sigmaX=6, sigmaY=22)
    gloss = np.zeros_like(ground)
    gloss[: len(mirror)] = mirror
    fade = np.clip(1 - (rows - base) / (0.55 * painter.height), 0, 1)[:, None, None] * 0.45
    fade[len(mirror) :] = 0
    painter.image[first:] = ground * (1 - fade) + gloss * fade
    painter.box((-30, 30), (0, 0.12), _FACADE_M - 0.4, (120, 128, 136), to=(84, 90, 98))


def _planter(painter: _Painter, x_m: float, rng: np.random.Generator) -> None:
    """A box with a shrub, half way across the street."""
    distance = 5.6
    for reach in (0.95, 0.8, 0.65):
        x, y = painter.point(x_m, 0.0, distance)
        radius = reach * painter.metre(distance)
        ring = np.linspace(0, 2 * np.pi, 32, endpoint=False)
        shadow = [(x + radius * np.cos(a), y + 0.22 * radius * np.sin(a)) for a in ring]
        painter.shape(shadow, (62, 66, 72), 0.3)
    painter.box((x_m - 0.5, x_m + 0.5), (0, 0.55), distance, (78, 86, 96), to=(44, 48, 54))
    for i in range(130):
        up = 0.5 + abs(float(rng.normal(0, 0.42)))
        spread = 0.46 * max(0.25, 1.25 - (up - 0.5) * 0.9)
        light = 0.55 + 0.5 * min(up - 0.5, 1.0) + float(rng.uniform(-0.12, 0.12))
        leaf = (62 * light, 122 * light, 88 * light)
        x = x_m + float(rng.normal(0, spread * 0.6))
        painter.disc(x, up, distance, 0.05 + 0.08 * (1 - i / 130), leaf, 0.9)


def _string_lights(painter: _Painter, rng: np.random.Generator, half_m: float) -> None:
    """Bulbs on a sagging line, blurred to discs."""
    distance = 6.0
    half = half_m * distance / _FACADE_M
    for x in np.arange(-half, half, 0.42):
        sag = 0.34 * (((x + half) % 3.4) / 1.7 - 1) ** 2
        up = 1.98 + float(sag)
        radius = float(rng.uniform(0.055, 0.075))
        painter.disc(float(x), up, distance, radius * 2.2, (140, 200, 255), 0.16)
        painter.disc(float(x), up, distance, radius, (190, 228, 255), 0.85)


def _finished(painter: _Painter, camera: Camera, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Full size, with a soft vignette and a trace of grain against banding."""
    size = (camera.width, camera.height)
    image = cv2.resize(painter.image, size, interpolation=cv2.INTER_CUBIC)
    x = np.linspace(-1, 1, camera.width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, camera.height, dtype=np.float32)[:, None]
    vignette = 1.0 - 0.20 * np.clip(x * x * 0.8 + y * y * 0.6 - 0.2, 0, None)
    image *= vignette[..., None]
    image += rng.normal(0, 1.1, image.shape[:2]).astype(np.float32)[..., None]
    return np.asarray(np.clip(image, 0, 255), np.uint8)
