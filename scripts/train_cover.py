"""Trains ``assets/faces/cover.json``: what tells covered faces from open ones (decision 0072).

Needs the labelled faces (FairFace, CC BY 4.0) in a folder as described in their README, and the
installed models. Faces are found as the program finds them; on half of them something is drawn:
dark glasses, a bar, a mask, a hand. Nothing of the pictures goes into the result but the
discriminants.

    KIOSK_MODELS=… python scripts/train_cover.py FACES [--faces 9000]
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from PIL import Image

from kiosk.core.choices import DetectorName
from kiosk.inference.cover import cover_features, weights_file, write_discriminants
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.face_quality import ENROL, MATCH, aligned_grey
from kiosk.inference.registry import ModelStore
from kiosk.inference.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Points = NDArray[np.float64]

HEADS: Final = (
    ("bar", "glasses", "band"),
    ("mask", "hand_on_mouth"),
    ("hand_on_left",),
    ("hand_on_right",),
)
"""What each discriminant is for. A single covered eye is none of it: a patch may be for life."""
_BORDER_PX: Final = 64
_LEAST_FACE_PX: Final = 40.0
_MOST_TURN: Final = 0.35
"""Greatest distance of the nose from the middle of the eyes, in eye distances."""
_RIDGE: Final = 0.3
"""Added to the diagonal of the covariance, relative to its mean: neighbouring pixels are alike."""
_ROUNDS: Final = 3
_MISLABELLED: Final = 15.0
"""Open faces that score above this percentile of the covered ones are taken for covered ones
that nobody labelled (many wear dark glasses) and left out of the next round."""
_LIMITS: Final = (*ENROL.cover[:1], *MATCH.cover)
_OPEN: Final = 97.0
"""Percentile of the scores of open faces of the development part that becomes zero."""


class Drawn:
    """Draws covers on one face, in units of that face."""

    def __init__(self, image: Picture, landmarks: Points, rng: np.random.Generator) -> None:
        self.image = image.copy()
        self._points, self._rng = landmarks, rng
        self._eyes = landmarks[:2].mean(axis=0)
        self._mouth = landmarks[3:].mean(axis=0)
        across = landmarks[1] - landmarks[0]
        distance = max(float(np.hypot(*across)), 1.0)
        self._x = across / distance
        self._y = np.array((-self._x[1], self._x[0]))
        self._unit = max(distance, float(np.hypot(*(self._mouth - self._eyes))))

    def bar(self) -> None:
        """A plain bar over both eyes."""
        grey = self._rng.choice((0, 20, 90, 255))
        self._fill(self._box(self._eyes, 1.2, self._between(0.22, 0.35)), np.full(3, grey))

    def band(self) -> None:
        """Something like an arm over both eyes."""
        self._fill(self._box(self._eyes, 1.2, self._between(0.25, 0.4)), self._skin(0.7, 1.1), 8)

    def glasses(self) -> None:
        """Dark glasses, not quite opaque."""
        colour, cover = self._rng.uniform(0, 60, 3), self._between(0.85, 1.0)
        for eye in self._points[:2]:
            size = self._between(0.33, 0.42), self._between(0.25, 0.34)
            self._fill(self._round(eye + self._y * 0.06 * self._unit, *size), colour, 6, cover)
        self._fill(self._box(self._eyes - self._y * 0.05 * self._unit, 0.5, 0.04), colour)

    def mask(self) -> None:
        """A mask over nose and mouth."""
        colours = ((230, 220, 200), (25, 25, 25), (200, 170, 110))
        colour = np.array(colours[self._rng.integers(3)]) * self._between(0.75, 1.05)
        nose, mouth, x, y = self._points[2], self._mouth, self._x, self._y
        corners = (
            nose - x * 0.8 * self._unit - y * 0.1 * self._unit,
            nose - y * 0.12 * self._unit,
            nose + x * 0.8 * self._unit - y * 0.1 * self._unit,
            mouth + x * 0.65 * self._unit + y * 0.45 * self._unit,
            mouth + y * 0.75 * self._unit,
            mouth - x * 0.65 * self._unit + y * 0.45 * self._unit,
        )
        self._fill(np.array(corners), colour, 8)

    def hand_on_mouth(self) -> None:
        """A hand before the mouth."""
        at = self._mouth + self._y * 0.1 * self._unit
        size = self._between(0.5, 0.75), self._between(0.3, 0.42)
        self._fill(self._round(at, *size), self._skin(0.8, 1.1), 10)

    def hand_on_left(self) -> None:
        """A hand before the half of the face that is on the left of the picture."""
        self._hand_on_side(-0.5)

    def hand_on_right(self) -> None:
        """A hand before the other half."""
        self._hand_on_side(0.5)

    def _hand_on_side(self, side: float) -> None:
        at = (self._eyes + self._mouth) / 2 + self._x * side * self._unit
        self._fill(self._round(at, 0.42, 0.9), self._skin(0.75, 1.1), 10)

    def _between(self, low: float, high: float) -> float:
        return float(self._rng.uniform(low, high))

    def _skin(self, low: float, high: float) -> Points:
        """Colour of the cheek, a little lighter or darker."""
        x, y = (self._points[2] + self._x * 0.35 * self._unit).astype(int)
        height, width = self.image.shape[:2]
        x, y = min(max(x, 2), width - 3), min(max(y, 2), height - 3)
        cheek = self.image[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3)
        return np.asarray(cheek.mean(axis=0) * self._between(low, high))

    def _box(self, at: Points, half_width: float, half_height: float) -> Points:
        x, y = self._x * half_width * self._unit, self._y * half_height * self._unit
        return np.array((at - x - y, at + x - y, at + x + y, at - x + y))

    def _round(self, at: Points, half_width: float, half_height: float) -> Points:
        angle = np.linspace(0, 2 * np.pi, 24)[:, None]
        x, y = self._x * half_width * self._unit, self._y * half_height * self._unit
        return np.asarray(at + np.cos(angle) * x + np.sin(angle) * y)

    def _fill(
        self, outline: Points, colour: Points, texture: float = 0.0, cover: float = 1.0
    ) -> None:
        height, width = self.image.shape[:2]
        mask = np.zeros((height, width), np.uint8)
        cv2.fillPoly(mask, [np.round(outline).astype(np.int32)], 255)
        layer = np.empty((height, width, 3), np.float32)
        layer[:] = colour
        if texture:
            coarse = self._rng.normal(0, texture, (height // 8 + 1, width // 8 + 1))
            layer += cv2.resize(coarse.astype(np.float32), (width, height))[..., None]
        share = mask[..., None] / 255 * cover
        self.image = (self.image * (1 - share) + layer.clip(0, 255) * share).astype(np.uint8)


class Looker:
    """Finds the face of a picture and looks at it as the program does."""

    def __init__(self) -> None:
        models, runtime = ModelStore.from_environment(), Runtime()
        self._detector = FaceDetector(DetectorName.YUNET, models, runtime, threshold=0.5)

    def find(self, image: Picture) -> NDArray[np.float32] | None:
        """Landmarks of the largest face; None without one that is large and frontal enough."""
        found = self._detector.detect(image)
        if not len(found) or found.landmarks is None:
            return None
        size = (found.xyxy[:, 2:] - found.xyxy[:, :2]).min(axis=1)
        row = int(size.argmax())
        points = found.landmarks[row]
        eye_px = max(float(np.hypot(*(points[1] - points[0]))), 1.0)
        is_turned = abs(points[2, 0] - points[:2, 0].mean()) > _MOST_TURN * eye_px
        return None if size[row] < _LEAST_FACE_PX or is_turned else points


def pictures(folder: Path, part: str, count: int) -> Iterator[Picture]:
    """Faces of one part of the labelled ones, with room around them, in a fixed random order."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == part]
    np.random.default_rng(3).shuffle(rows)
    shards = {name: zipfile.ZipFile(folder / name) for name in {row["shard"] for row in rows}}
    for row in rows[:count]:
        data = io.BytesIO(shards[row["shard"]].read(row["file"]))
        rgb = np.asarray(Image.open(data).convert("RGB"))
        edge = _BORDER_PX
        padded = cv2.copyMakeBorder(rgb[..., ::-1], edge, edge, edge, edge, cv2.BORDER_CONSTANT)
        yield np.asarray(padded, np.uint8)
    for shard in shards.values():
        shard.close()


def gather(folder: Path, part: str, count: int) -> dict[str, NDArray[np.float32]]:
    """Features of open faces (key ``open``) and of the same ones under each cover."""
    kinds = [kind for head in HEADS for kind in head]
    looker, rng = Looker(), np.random.default_rng(5)
    rows: defaultdict[str, list[NDArray[np.float32]]] = defaultdict(list)
    for number, image in enumerate(pictures(folder, part, count)):
        points = looker.find(image)
        if points is None:
            continue
        rows["open"].append(cover_features(aligned_grey(image, points)))
        kind = kinds[number % len(kinds)]
        drawn = Drawn(image, points.astype(np.float64), rng)
        draw: Callable[[], None] = getattr(drawn, kind)
        draw()
        found_again = looker.find(drawn.image)
        if found_again is not None:
            rows[kind].append(cover_features(aligned_grey(drawn.image, found_again)))
    return {kind: np.array(found) for kind, found in rows.items()}


def discriminant(covered: NDArray[np.float32], opened: NDArray[np.float32]) -> NDArray[np.float64]:
    """Fisher's linear discriminant, with a ridge."""
    spread = _covariance(covered) + _covariance(opened)
    spread += np.eye(len(spread)) * (_RIDGE * np.trace(spread) / len(spread))
    difference = covered.mean(axis=0, dtype=np.float64) - opened.mean(axis=0, dtype=np.float64)
    return np.asarray(np.linalg.solve(spread, difference))


def _covariance(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    centred = rows - rows.mean(axis=0)
    return np.asarray(centred.T @ centred / len(rows), np.float64)


def train(
    shown: dict[str, NDArray[np.float32]], held_back: dict[str, NDArray[np.float32]]
) -> tuple[NDArray[np.float16], NDArray[np.float32]]:
    """Weights and offsets, so that 0 is the limit of open faces and 1 the middle of covered."""
    weights, offsets = [], []
    for kinds in HEADS:
        covered = np.concatenate([shown[kind] for kind in kinds])
        opened = shown["open"]
        for _ in range(_ROUNDS):
            weight = discriminant(covered, opened)
            limit = np.percentile(covered @ weight, _MISLABELLED)
            opened = shown["open"][shown["open"] @ weight < limit]
        zero = float(np.percentile(held_back["open"] @ weight, _OPEN))
        span = float(np.median(covered @ weight)) - zero
        weights.append(weight / span)
        offsets.append(-zero / span)
    return np.array(weights, np.float16), np.array(offsets, np.float32)


def report(shown: dict[str, NDArray[np.float32]], scores: Callable[..., object]) -> None:
    """Print which share of each kind scores above the limits that are in use."""
    for kind, features in shown.items():
        highest = np.asarray(scores(features)).max(axis=1)
        shares = "  ".join(f"> {limit}: {(highest > limit).mean():6.1%}" for limit in _LIMITS)
        sys.stdout.write(f"{kind:14} {len(features):6}  {shares}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, report on the development part, and write the file."""
    parser = argparse.ArgumentParser(description="Trains the discriminants of covered faces.")
    parser.add_argument("folder", type=Path, help="folder of the labelled faces")
    parser.add_argument("--faces", type=int, default=9000, help="number of faces to train with")
    parser.add_argument("--output", type=Path, default=weights_file())
    options = parser.parse_args(arguments)
    held_back = gather(options.folder, "dev", 3000)
    weights, offsets = train(gather(options.folder, "train", options.faces), held_back)
    report(held_back, lambda features: features @ weights.astype(np.float32).T + offsets)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    write_discriminants(options.output, weights, offsets)
    sys.stdout.write(f"{options.output}: {options.output.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
