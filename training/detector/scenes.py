"""Puts faces and things that are none into scenes, and notes where the faces are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from training.detector.sprites import Sprite, random_sprite
from training.detector.textures import background, clouds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from training.dataset import Faces

SCENE_PX: Final = 288
MOST_FACES: Final = 16
"""Faces of a scene that are noted."""

UNUSED, IGNORED, FACE = 0, 1, 2
"""Kinds of a noted place: nothing, neither face nor none, face."""

_SIZES_PX: Final = (12.0, 320.0)
_COVERED: Final = 0.35
"""Share of a face behind others from which it is not asked for."""
_HIDDEN: Final = 0.75
"""Share from which it is no face any more."""
_OUTSIDE: Final = 0.4
"""Share of a face beyond the border from which it is not asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A composed picture.

    Attributes:
        picture: (288, 288, 3) uint8 BGR.
        kind: (16,) uint8, one of :data:`UNUSED`, :data:`IGNORED` and :data:`FACE`.
        xyxy: (16, 4) float32 px; may reach beyond the border.
        landmarks: (16, 5, 2) float32 px.
    """

    picture: NDArray[np.uint8]
    kind: NDArray[np.uint8]
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Scenes:
    """Pictures with their faces, row by row; see :class:`Scene`.

    Attributes:
        pictures: (n, h, w, 3) uint8 BGR.
        kind: (n, 16) uint8.
        xyxy: (n, 16, 4) float32 px.
        landmarks: (n, 16, 5, 2) float32 px.
    """

    pictures: NDArray[np.uint8]
    kind: NDArray[np.uint8]
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.kind)

    def save(self, file: Path) -> None:
        """Write a part; the file appears when it is whole."""
        unfinished = file.with_suffix(".new")
        with unfinished.open("wb") as stream:
            np.savez(stream, **{f.name: getattr(self, f.name) for f in fields(self)})
        unfinished.replace(file)

    @classmethod
    def load(cls, folder: Path) -> Scenes:
        """The scenes of all parts that a folder holds.

        Raises:
            FileNotFoundError: Nothing was composed there.
        """
        files = sorted(folder.glob("scenes-*.npz"))
        if not files:
            raise FileNotFoundError(f"{folder} holds no scenes: python -m training.detector.pool")
        parts = [cls.read(file) for file in files]
        return cls(
            *(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(cls))
        )

    @classmethod
    def read(cls, file: Path) -> Scenes:
        """The scenes of one part."""
        with np.load(file) as columns:
            return cls(*(columns[f.name] for f in fields(cls)))


def joined(scenes: Sequence[Scene]) -> Scenes:
    """Single scenes as rows."""
    return Scenes(
        np.stack([scene.picture for scene in scenes]),
        np.stack([scene.kind for scene in scenes]),
        np.stack([scene.xyxy for scene in scenes]),
        np.stack([scene.landmarks for scene in scenes]),
    )


def part_file(folder: Path, part: int) -> Path:
    """Where a part of a pool of scenes lies."""
    return folder / f"scenes-{part:04}.npz"


class _Places:
    """Where faces are, while a scene is filled."""

    def __init__(self) -> None:
        self.kind = np.zeros(MOST_FACES, np.uint8)
        self.xyxy = np.zeros((MOST_FACES, 4), np.float32)
        self.landmarks = np.zeros((MOST_FACES, 5, 2), np.float32)
        self.count = 0

    def add(self, kind: int, xyxy: NDArray[np.float32], landmarks: NDArray[np.float32]) -> None:
        i = self.count
        self.kind[i], self.xyxy[i], self.landmarks[i] = kind, xyxy, landmarks
        self.count += 1


def compose(faces: Faces, rng: np.random.Generator, streets: Scenes | None = None) -> Scene:
    """A scene with up to eight faces and some things that look like faces.

    Args:
        faces: To draw from.
        rng: Decides.
        streets: Pictures with known faces, for part of the backgrounds.
    """
    places = _Places()
    if streets is not None and rng.random() < 0.15:
        picture = _from_street(streets, places, rng)
    else:
        picture = background(SCENE_PX, faces, rng)
    count = int(rng.choice(9, p=(0.2, 0.25, 0.2, 0.1, 0.08, 0.06, 0.05, 0.03, 0.03)))
    wrong = int(rng.choice(5, p=(0.25, 0.3, 0.25, 0.1, 0.1)))
    middle = float(np.exp(rng.uniform(*np.log(_SIZES_PX))))
    sizes = np.exp(rng.normal(np.log(middle), 0.35, count + wrong)).clip(*_SIZES_PX)
    is_face = rng.permutation(np.arange(count + wrong) < count)
    for k in np.argsort(sizes):  # from far to near
        if places.count == MOST_FACES:
            break
        at = _free_place(float(sizes[k]), places, rng)
        if at is not None:
            sprite = random_sprite(faces, float(sizes[k]), rng, is_face=bool(is_face[k]))
            _put(picture, sprite, float(sizes[k]), at, places, rng)
    inside = np.clip(places.xyxy, 0, SCENE_PX)
    seen = np.prod(inside[:, 2:] - inside[:, :2], axis=1)
    whole = np.maximum(np.prod(places.xyxy[:, 2:] - places.xyxy[:, :2], axis=1), 1e-6)
    cut = (places.kind == FACE) & (seen < (1 - _OUTSIDE) * whole)
    places.kind[cut] = IGNORED
    return Scene(_seen_by_camera(picture, rng), places.kind, places.xyxy, places.landmarks)


def _free_place(
    size_px: float, places: _Places, rng: np.random.Generator
) -> NDArray[np.float64] | None:
    """Middle of a box of some size that keeps clear of the other faces; None without luck."""
    for _ in range(6):
        centre = rng.uniform(-0.1 * size_px, SCENE_PX + 0.1 * size_px, 2)
        if size_px > 0.5 * SCENE_PX:
            centre = rng.uniform(0.2, 0.8, 2) * SCENE_PX
        low, high = centre - size_px * 0.62, centre + size_px * 0.62
        others = places.xyxy[: places.count]
        meets = (others[:, :2] < high).all(axis=1) & (others[:, 2:] > low).all(axis=1)
        if not meets.any():
            return centre
    return None


def _put(
    picture: NDArray[np.uint8],
    sprite: Sprite,
    size_px: float,
    centre: NDArray[np.float64],
    places: _Places,
    rng: np.random.Generator,
) -> None:
    """Draw a sprite turned and scaled, and mark the faces that it hides."""
    xyxy, landmarks = sprite.xyxy, sprite.landmarks
    factor = size_px / float(np.sqrt(np.prod(xyxy[2:] - xyxy[:2])))
    turn = rng.normal(0, 9) if rng.random() < 0.8 else rng.uniform(-50, 50)
    stretch = np.exp(rng.normal(0, 0.05))
    angle = np.radians(turn)
    linear = np.array(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
    linear = linear @ np.diag((stretch, 1 / stretch)) * factor
    middle = (xyxy[:2] + xyxy[2:]) / 2
    offset = centre - linear @ middle
    matrix = np.column_stack((linear, offset))
    size_wh = (SCENE_PX, SCENE_PX)
    mask = cv2.warpAffine(sprite.alpha, matrix, size_wh, flags=cv2.INTER_LINEAR)
    x, y, w, h = cv2.boundingRect((mask > 0.004).astype(np.uint8))
    if w == 0:
        return
    matrix[:, 2] -= (x, y)
    layer = cv2.warpAffine(
        sprite.picture, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    here = (slice(y, y + h), slice(x, x + w))
    share = mask[here][..., None]
    light = layer.astype(np.float32) * np.float32(np.exp(rng.normal(0, 0.15)))
    picture[here] = (picture[here] * (1 - share) + light * share).clip(0, 255)
    _hide(mask, places)
    if sprite.is_face:
        half = (xyxy[2:] - xyxy[:2]) / 2 * (stretch * factor, factor / stretch)
        box = np.concatenate((centre - half, centre + half)).astype(np.float32)
        places.add(FACE, box, (landmarks @ linear.T + offset).astype(np.float32))


def _hide(mask: NDArray[np.float32], places: _Places) -> None:
    for i in range(places.count):
        left, top, right, bottom = places.xyxy[i].clip(0, SCENE_PX).round().astype(int)
        part = mask[top:bottom, left:right]
        if part.size:
            hidden = float(part.mean())
            if hidden > _HIDDEN:
                places.kind[i] = UNUSED
            elif hidden > _COVERED:
                places.kind[i] = min(places.kind[i], IGNORED)


def _from_street(streets: Scenes, places: _Places, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Part of a picture with known faces, which are noted."""
    row = int(rng.integers(len(streets.kind)))
    source = streets.pictures[row]
    height, width = source.shape[:2]
    factor = float(np.exp(rng.uniform(np.log(SCENE_PX / height), np.log(1.6))))
    part = SCENE_PX / factor
    x, y = rng.uniform(0, max(width - part, 0)), rng.uniform(0, max(height - part, 0))
    seen = np.flatnonzero(streets.kind[row])
    if len(seen) and rng.random() < 0.7:  # where somebody is
        box = streets.xyxy[row, rng.choice(seen)]
        centre = (box[:2] + box[2:]) / 2 - part * rng.uniform(0.2, 0.8, 2)
        x, y = centre.clip(0, (max(width - part, 0), max(height - part, 0)))
    end_x, end_y = min(width, int(x + part)), min(height, int(y + part))
    cut = source[int(y) : end_y, int(x) : end_x]
    ratio = np.array((SCENE_PX / cut.shape[1], SCENE_PX / cut.shape[0]), np.float32)
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    picture: NDArray[np.uint8] = cv2.resize(cut, (SCENE_PX, SCENE_PX), interpolation=way)
    origin = np.array((int(x), int(y)), np.float32)
    for i in seen:
        box = (streets.xyxy[row, i].reshape(2, 2) - origin) * ratio
        inside = box.clip(0, SCENE_PX)
        if (inside[1] > inside[0]).all() and places.count < MOST_FACES:
            small = float(np.sqrt(np.prod(box[1] - box[0]))) < _SIZES_PX[0]
            kind = IGNORED if small else int(streets.kind[row, i])
            points = (streets.landmarks[row, i] - origin) * ratio
            places.add(kind, box.reshape(4), points)
    return picture


def _seen_by_camera(picture: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Light, focus, noise and compression of the whole picture."""
    drawn = picture.astype(np.float32)
    if rng.random() < 0.5:
        levels = (np.arange(256) / 255) ** np.exp(rng.normal(0, 0.35)) * 255
        levels = (levels - 128) * np.exp(rng.normal(0, 0.15)) + 128 + rng.normal(0, 12)
        drawn = levels.astype(np.float32)[picture]
    if rng.random() < 0.2:
        side = picture.shape[0]
        drawn *= np.exp(clouds(side, side, rng, finest=2) * rng.uniform(0, 0.7))
    if rng.random() < 0.3:
        drawn = cv2.GaussianBlur(drawn, (0, 0), float(rng.uniform(0.4, 1.6)))
    if rng.random() < 0.35:
        drawn += rng.normal(0, rng.uniform(1, 12), drawn.shape).astype(np.float32)
    if rng.random() < 0.1:
        drawn[:] = drawn.mean(axis=2, keepdims=True)
    seen = drawn.clip(0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        quality = int(rng.integers(25, 92))
        _, encoded = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, quality])
        decoded: NDArray[np.uint8] = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR))
        return decoded
    return seen
