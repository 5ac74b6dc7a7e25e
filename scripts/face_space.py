r"""Measures how embeddings of different people are distributed, for ``kiosk/identity``.

    python scripts/face_space.py --models MODELS --faces FACES [--count 9000]

FACES is the folder of labelled faces (FairFace, CC BY 4.0: Karkkainen and Joo, "FairFace: Face
Attribute Dataset for Balanced Race, Gender, and Age", WACV 2021). Writes
``assets/identity/face_space.npz`` (a mean and a few directions per network, no face) and prints
the figures of ``DEFAULT_TAIL`` in ``kiosk/identity/calibration.py``, measured on the half of the
faces that the directions do not know. Takes some minutes.
"""

from __future__ import annotations

import argparse
import csv
import sys
import zipfile
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.core.choices import DetectorName, InferencePrecision, Precision
from kiosk.identity.face_space import FaceSpace
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.geometry import look_at_views
from kiosk.inference.registry import ModelRegistry, ModelStore
from kiosk.inference.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

TARGET = Path(__file__).resolve().parents[1] / "assets" / "identity" / "face_space.npz"
PRECISIONS = (Precision.FP16_INT8, Precision.FP16)
ADULT = 20
SIDE_PX, BORDER_PX = 256, 64
LEAST_QUALITY = 0.5
DIRECTIONS = 16
RATES = (1e-2, 3e-3, 1e-3, 5e-4)
"""Parts of the pairs by which the tail is fitted. Farther out the few pictures that show the
same person twice prevail."""


def pictures(folder: Path, count: int) -> Iterator[NDArray[np.uint8]]:
    """Pictures of adults, enlarged and with a border, so that the detector finds them."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["age_low"]) >= ADULT]
    archives = {name: zipfile.ZipFile(folder / name) for name in {row["shard"] for row in rows}}
    for number in np.random.default_rng(1).permutation(len(rows))[:count].tolist():
        row = rows[number]
        data = np.frombuffer(archives[row["shard"]].read(row["file"]), np.uint8)
        picture = cv2.resize(
            cv2.imdecode(data, 1), (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_CUBIC
        )
        yield cv2.copyMakeBorder(
            picture, *(BORDER_PX,) * 4, cv2.BORDER_CONSTANT, value=(128, 128, 128)
        )


def embeddings(models: Path, folder: Path, count: int) -> dict[Precision, NDArray[np.float64]]:
    """Embeddings of good views, one per picture."""
    store = ModelStore(ModelRegistry.load(), (models,))
    runtime = Runtime(precision=InferencePrecision.F32)
    detector = FaceDetector(DetectorName.YUNET, store, runtime, threshold=0.6)
    networks = {p: FaceEmbedder(store, runtime, precision=p) for p in PRECISIONS}
    found: dict[Precision, list[NDArray[np.float32]]] = {p: [] for p in PRECISIONS}
    middle = SIDE_PX / 2 + BORDER_PX
    for picture in pictures(folder, count):
        detections = detector.detect(picture)
        if not len(detections):
            continue
        boxes = detections.xyxy
        side = (boxes[:, 2:] - boxes[:, :2]).min(axis=1)
        off = np.abs((boxes[:, :2] + boxes[:, 2:]) / 2 - middle).max(axis=1)
        face = detections.select(np.array([int(np.argmax(side - off))]))
        views = look_at_views(face, (picture.shape[1], picture.shape[0]))
        if off.min() > 50 or side.max() < 70 or views.quality[0] <= LEAST_QUALITY:
            continue
        for precision, network in networks.items():
            found[precision].append(network.embed(picture, face.landmarks)[0])
    return {p: np.array(rows, np.float64) for p, rows in found.items()}


def space_of(faces: NDArray[np.float64]) -> FaceSpace:
    """Mean and the directions in which different people differ least from chance."""
    mean = faces.mean(axis=0)
    variance, axes = np.linalg.eigh(np.cov((faces - mean).T))
    gain = 1 / np.sqrt(variance + variance.mean())
    rest = gain[:-DIRECTIONS].mean()
    return FaceSpace(
        mean.astype(np.float32),
        axes[:, -DIRECTIONS:].T.astype(np.float32),
        (gain[-DIRECTIONS:] / rest).astype(np.float32),
    )


def tail_of(faces: NDArray[np.float64], space: FaceSpace) -> tuple[float, float, float, float]:
    """Mean and deviation of all pairs, location and scale of the normal tail."""
    mapped = space.map(faces.astype(np.float32))
    pairs = (mapped @ mapped.T)[np.triu_indices(len(mapped), 1)]
    mean, deviation = float(pairs.mean()), float(pairs.std())
    at = np.quantile(pairs, [1 - rate for rate in RATES])
    normal = [-NormalDist().inv_cdf(rate) for rate in RATES]
    slope, offset = np.polyfit(at, normal, 1)
    return mean, deviation, -offset / slope, 1 / slope


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--models", type=Path, required=True, help="folder of the networks")
    parser.add_argument("--faces", type=Path, required=True, help="folder of the labelled faces")
    parser.add_argument("--count", type=int, default=9000, help="pictures to look at")
    arguments = parser.parse_args()
    arrays = {}
    for precision, faces in embeddings(arguments.models, arguments.faces, arguments.count).items():
        tail = tail_of(faces[1::2], space_of(faces[::2]))
        sys.stdout.write(f"{precision}: {len(faces)} faces, tail {np.round(tail, 4)}\n")
        space = space_of(faces)
        arrays[f"{precision}.mean"] = space.mean
        arrays[f"{precision}.directions"] = space.directions
        arrays[f"{precision}.gains"] = space.gains
    TARGET.parent.mkdir(exist_ok=True)
    np.savez_compressed(TARGET, **{name: a.astype(np.float16) for name, a in arrays.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
