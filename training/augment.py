"""Makes of a clean, close picture of a face what a camera above a shop window sees of it.

A crop is cut with the aligner of the program from landmarks that scatter as its detector's do,
or from the box alone as for detectors without landmarks. Then the face becomes small, blurred,
dark, noisy, covered or compressed, in that order, as it happens between a face and the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.inference.crops import square_transforms, upright_transforms

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LANDMARK_NOISE: Final = 0.02
"""Standard deviation in units of the box, of a detector's landmarks from frame to frame."""
_BOX_ONLY: Final = 0.12
"""Share of crops that are cut by the box, as for detectors without landmarks."""
_MIRROR: Final = np.array([1, 0, 2, 4, 3])
"""Landmarks of the mirrored face, in the usual order."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One crop, as the network sees it.

    Attributes:
        crop: (s, s, 3) uint8 BGR.
        turned_deg: By how much the crop is turned against the picture, clockwise.
        is_mirrored: Whether left and right are swapped.
    """

    crop: NDArray[np.uint8]
    turned_deg: float
    is_mirrored: bool


def clean_view(
    picture: NDArray[np.uint8],
    landmarks: NDArray[np.float32],
    size_px: int,
    *,
    mirror: bool = False,
) -> View:
    """The crop as the program cuts it.

    Args:
        picture: (h, w, 3) uint8 BGR.
        landmarks: (5, 2) px of the picture.
        size_px: Side of the crop.
        mirror: Of the mirrored picture.
    """
    if mirror:
        picture, landmarks = _mirrored(picture, landmarks)
    transform = upright_transforms(landmarks[None], size_px)[0]
    return View(_warp(picture, transform, size_px), _turn_deg(transform), mirror)


def random_view(
    picture: NDArray[np.uint8],
    xyxy: NDArray[np.float32],
    landmarks: NDArray[np.float32],
    size_px: int,
    rng: np.random.Generator,
) -> View:
    """A crop as bad as life makes it.

    Args:
        picture: (h, w, 3) uint8 BGR.
        xyxy: (4,) box of the face in px of the picture.
        landmarks: (5, 2) px of the picture.
        size_px: Side of the crop.
        rng: Decides.
    """
    is_mirrored = rng.random() < 0.5
    if is_mirrored:
        width = picture.shape[1]
        picture, landmarks = _mirrored(picture, landmarks)
        xyxy = np.array((width - 1 - xyxy[2], xyxy[1], width - 1 - xyxy[0], xyxy[3]), np.float32)
    box_px = float((xyxy[2:] - xyxy[:2]).max())
    points = landmarks + rng.normal(0, _LANDMARK_NOISE * box_px, landmarks.shape).astype(np.float32)
    if rng.random() < _BOX_ONLY:
        transform = square_transforms(xyxy[None], size_px)[0]
        jitter = _jitter(rng, size_px, scale=0.12, shift=0.06, turn_deg=4.0)
    else:
        transform = upright_transforms(points[None], size_px)[0]
        jitter = _jitter(rng, size_px, scale=0.06, shift=0.025, turn_deg=3.0)
    transform = (np.vstack((jitter, (0, 0, 1))) @ np.vstack((transform, (0, 0, 1))))[:2]
    crop = _warp(picture, transform, size_px)
    seen = landmarks @ transform[:, :2].T.astype(np.float32) + transform[:, 2].astype(np.float32)
    crop = _cover(crop, seen, rng)
    crop = _light(crop, rng)
    crop = _optics(crop, rng)
    return View(crop, _turn_deg(transform), is_mirrored)


def spoiled(
    picture: NDArray[np.uint8], landmarks: NDArray[np.float32], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """A whole picture of a face as bad as life makes it, in place of a crop.

    Args:
        picture: (h, w, 3) uint8 BGR.
        landmarks: (5, 2) px of the picture.
        rng: Decides.
    """
    return _optics(_light(_cover(picture.copy(), landmarks, rng), rng), rng)


def _mirrored(
    picture: NDArray[np.uint8], landmarks: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    swapped = landmarks[_MIRROR].copy()
    swapped[:, 0] = picture.shape[1] - 1 - swapped[:, 0]
    return np.ascontiguousarray(picture[:, ::-1]), swapped


def _turn_deg(transform: NDArray[np.float64]) -> float:
    return float(np.degrees(np.arctan2(transform[1, 0], transform[0, 0])))


def _jitter(
    rng: np.random.Generator, size_px: int, *, scale: float, shift: float, turn_deg: float
) -> NDArray[np.float64]:
    """A small similarity about the middle of the crop."""
    middle = (size_px / 2, size_px / 2)
    matrix: NDArray[np.float64] = cv2.getRotationMatrix2D(
        middle, float(rng.normal(0, turn_deg)), float(np.exp(rng.normal(0, scale)))
    )
    matrix[:, 2] += rng.normal(0, shift * size_px, 2)
    return matrix


def _warp(
    picture: NDArray[np.uint8], transform: NDArray[np.float64], size_px: int
) -> NDArray[np.uint8]:
    crop: NDArray[np.uint8] = cv2.warpAffine(
        picture,
        transform,
        (size_px, size_px),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return crop


def _cover(
    crop: NDArray[np.uint8], points: NDArray[np.float32], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Sunglasses, a mask, or something in front of the face; mostly nothing."""
    kind = rng.random()
    if kind > 0.2:
        return crop
    size = crop.shape[0]
    colour = _colour(rng)
    eyes, nose, mouth = points[:2], points[2], points[3:]
    across = float(np.hypot(*(eyes[1] - eyes[0])))
    if kind < 0.06:
        radius = across * rng.uniform(0.3, 0.48)
        for eye in eyes:
            axes = (int(radius), int(radius * rng.uniform(0.6, 0.95)))
            cv2.ellipse(crop, _whole(eye), axes, 0, 0, 360, colour, -1, cv2.LINE_AA)
        cv2.line(crop, _whole(eyes[0]), _whole(eyes[1]), colour, max(1, size // 48), cv2.LINE_AA)
    elif kind < 0.12:
        top = nose - (eyes.mean(axis=0) - nose) * rng.uniform(-0.3, 0.1)
        low = mouth.mean(axis=0) + (mouth.mean(axis=0) - nose) * rng.uniform(1.2, 2.0)
        side = np.array((max(across, 8.0) * rng.uniform(0.75, 1.0), 0.0))
        shape = np.array(
            (
                eyes[0] * 0.4 + mouth[0] * 0.6 - side * 0.5,
                top,
                eyes[1] * 0.4 + mouth[1] * 0.6 + side * 0.5,
                low + side * 0.5,
                low - side * 0.5,
            )
        )
        cv2.fillConvexPoly(crop, cv2.convexHull(shape.astype(np.int32)), colour, cv2.LINE_AA)
    else:
        extent = rng.uniform(0.15, 0.45, 2) * size
        corner = rng.uniform(-0.15, 1.0, 2) * size
        x0, y0 = np.maximum(corner, 0).astype(int)
        x1, y1 = np.minimum(corner + extent, size).astype(int)
        if x1 > x0 and y1 > y0:
            patch = np.full((y1 - y0, x1 - x0, 3), colour, np.float32)
            patch += rng.normal(0, rng.uniform(0, 40), patch.shape)
            crop[y0:y1, x0:x1] = patch.clip(0, 255)
    return crop


def _colour(rng: np.random.Generator) -> tuple[float, float, float]:
    dark = rng.uniform(0, 255) if rng.random() < 0.5 else rng.uniform(0, 60)
    blue, green, red = np.clip(dark + rng.normal(0, 25, 3), 0, 255)
    return float(blue), float(green), float(red)


def _whole(point: NDArray[np.float32]) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))


def _light(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Exposure, contrast, gamma, the colour of the light, shade from one side."""
    if rng.random() < 0.25:
        return crop
    table = np.arange(256, dtype=np.float32)[:, None].repeat(3, axis=1) / 255
    gamma = float(np.exp(rng.normal(0, 0.3)))
    if rng.random() < 0.12 and crop.mean() > 70:  # a dark shop
        gamma *= rng.uniform(1.3, 2.5)
    contrast, middle = float(np.exp(rng.normal(0, 0.2))), rng.uniform(0.35, 0.65)
    table = (table**gamma - middle) * contrast + middle + rng.normal(0, 0.06)
    if rng.random() < 0.4:
        table *= np.exp(rng.normal(0, 0.1, 3))
    lut = (table * 255).clip(0, 255).astype(np.uint8)
    crop = cv2.LUT(crop, lut[:, None, :])
    if rng.random() < 0.06:
        crop = cv2.cvtColor(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if rng.random() < 0.15:
        size = crop.shape[0]
        angle = rng.uniform(0, 2 * np.pi)
        axis = np.linspace(-1, 1, size, dtype=np.float32)
        slope = np.cos(angle) * axis[None, :] + np.sin(angle) * axis[:, None]
        shade = 1 + rng.uniform(0.1, 0.5) * slope
        crop = (crop * shade[..., None]).clip(0, 255).astype(np.uint8)
    return crop


def _optics(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Blur, few pixels, noise of the sensor, compression of the stream."""
    size = crop.shape[0]
    chance = rng.random()
    if chance < 0.12:
        crop = cv2.GaussianBlur(crop, (0, 0), rng.uniform(0.5, 2.2))
    elif chance < 0.2:
        length = int(rng.integers(3, 9))
        kernel = np.zeros((length, length), np.float32)
        cv2.line(
            kernel,
            (0, int(rng.integers(0, length))),
            (length - 1, int(rng.integers(0, length))),
            1.0,
        )
        crop = cv2.filter2D(crop, -1, kernel / kernel.sum())
    seen_px = size
    if rng.random() < 0.4:
        seen_px = int(np.exp(rng.uniform(np.log(22), np.log(size))))
        crop = cv2.resize(crop, (seen_px, seen_px), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.3:
        noise = rng.normal(0, rng.uniform(1, 14), crop.shape).astype(np.float32)
        crop = (crop + noise).clip(0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        quality = int(rng.integers(25, 90))
        _, encoded = cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, quality])
        decoded = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
        assert decoded is not None
        crop = decoded
    if seen_px != size:
        crop = cv2.resize(crop, (size, size), interpolation=cv2.INTER_LINEAR)
    return crop
