"""The attribute networks that are compared, read as the program reads them."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.choices import AttributesName, InferenceDevice, InferencePrecision, Precision
from kiosk.core.paths import assets_dir
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.attributes import attribute_networks
from kiosk.inference.face_reading import BATCH
from kiosk.inference.runtime import Runtime
from training.measure import Predictions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.face_reading import AttributeNetworks, FaceReading

OWN: Final = AttributesName.VITRINE.value
CARD: Final = assets_dir() / "models" / OWN / "model.json"
_PRESENT_THRESHOLD: Final = 0.75
"""From which the program told the gender when it had the public networks alone."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownFace:
    """A face as a frame shows it.

    Attributes:
        picture: (h, w, 3) uint8 BGR.
        xyxy: (4,) float32 box in px of it.
        landmarks: (5, 2) float32 px of it.
    """

    picture: NDArray[np.uint8]
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]

    def shrunk(self, face_px: float) -> ShownFace:
        """The same so far away that the shorter side of the box has so many pixels, at most."""
        scale = face_px / float((self.xyxy[2:] - self.xyxy[:2]).min())
        if scale >= 1:
            return self
        width = max(8, round(self.picture.shape[1] * scale))
        height = max(8, round(self.picture.shape[0] * scale))
        small = cv2.resize(self.picture, (width, height), interpolation=cv2.INTER_AREA)
        ratio = np.array(
            (width / self.picture.shape[1], height / self.picture.shape[0]), np.float32
        )
        return ShownFace(
            small, self.xyxy * np.tile(ratio, 2), (self.landmarks + 0.5) * ratio - np.float32(0.5)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a network said of n faces.

    Attributes:
        predictions: For the figures.
        age_spread: (n,) years; None from networks that do not say.
    """

    predictions: Predictions
    age_spread: NDArray[np.float32] | None


class Contestant:
    """One of the networks that are compared.

    Attributes:
        title: For the tables.
        settings: What an operator would choose to get it.
        threshold: Confidence from which its gender is told.
    """

    def __init__(self, name: AttributesName, precision: Precision, models: ModelFiles) -> None:
        """Read and compile, in 32-bit arithmetic on one thread.

        Raises:
            ModelError: A model is missing or corrupt.
            FileNotFoundError: The own network has no ``model.json``.
        """
        is_own = name is AttributesName.VITRINE
        self.title = f"own, {precision.value}" if is_own else f"present, {precision.value}"
        self.threshold = own_threshold() if is_own else _PRESENT_THRESHOLD
        self.settings = AnalysisSettings(
            attributes=name, precision=precision, gender_threshold=self.threshold, emotion=True
        )
        runtime = Runtime(InferenceDevice.CPU, InferencePrecision.F32)
        self._networks: AttributeNetworks = attribute_networks(
            self.settings, models, runtime, emotion=True
        )

    def read(self, faces: Iterable[ShownFace]) -> Said:
        """Everything it says of faces, each in a picture of its own."""
        readings: list[FaceReading] = []
        for image, xyxy, landmarks in _frames(faces):
            readings += self._networks.read(image, xyxy, landmarks)
        spreads = [reading.age_spread for reading in readings]
        return Said(
            Predictions(
                age=np.array([reading.age for reading in readings], np.float32),
                female=np.array([reading.female_prob for reading in readings], np.float32),
                pose=np.array(
                    [(r.pose.yaw, r.pose.pitch, r.pose.roll) for r in readings], np.float32
                ),
                emotion=np.array([reading.emotion_probs for reading in readings], np.float32),
                quality=np.array([reading.quality or 0.0 for reading in readings], np.float32),
            ),
            None if None in spreads else np.array(spreads, np.float32),
        )

    def cpu_ms(self, face: ShownFace, rounds: int) -> float:
        """Processor milliseconds a face, cutting included, of full requests."""
        image, xyxy, landmarks = next(_frames([face] * BATCH))
        started = time.process_time_ns()
        for _ in range(rounds):
            self._networks.read(image, xyxy, landmarks)
        return (time.process_time_ns() - started) / 1e6 / rounds / BATCH

    def close(self) -> None:
        """Release the networks."""
        self._networks.close()


def own_threshold() -> float:
    """Confidence from which the shipped network tells a gender, as it was calibrated."""
    threshold: float = json.loads(CARD.read_text("utf-8"))["calibration"]["gender_threshold"]
    return threshold


def contestants(models: ModelFiles) -> list[Contestant]:
    """The networks of the Open Model Zoo as the program used them, and both forms of our own.

    Raises:
        ModelError: A model is missing or corrupt.
    """
    return [
        Contestant(AttributesName.OPEN_MODEL_ZOO, Precision.FP16_INT8, models),
        Contestant(AttributesName.VITRINE, Precision.FP16, models),
        Contestant(AttributesName.VITRINE, Precision.FP16_INT8, models),
    ]


def costs(competing: Sequence[Contestant], face: ShownFace) -> dict[str, float]:
    """Processor milliseconds a face by title: the median of turns that take each other's places.

    The load of the machine and the heat of its processor meet all alike.
    """
    turns: dict[str, list[float]] = {one.title: [] for one in competing}
    for _ in range(15):
        for one in competing:
            turns[one.title].append(one.cpu_ms(face, 10))
    return {title: float(np.median(found)) for title, found in turns.items()}


def _frames(
    faces: Iterable[ShownFace],
) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]]:
    """Frames that show as many faces as a request takes, with boxes and landmarks.

    Each picture is continued at its borders as far as a crop may reach.
    """
    row: list[ShownFace] = []
    for face in faces:
        row.append(face)
        if len(row) == BATCH:
            yield _frame(row)
            row = []
    if row:
        yield _frame(row)


def _frame(
    faces: Sequence[ShownFace],
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
    tiles, shifts, left = [], [], 0
    for face in faces:
        m = margin = max(face.picture.shape[:2])
        tile = cv2.copyMakeBorder(face.picture, m, m, m, m, cv2.BORDER_REPLICATE)
        tiles.append(tile)
        shifts.append(np.array((left + margin, margin), np.float32))
        left += tile.shape[1]
    image = np.zeros((max(tile.shape[0] for tile in tiles), left, 3), np.uint8)
    left = 0
    for tile in tiles:
        image[: tile.shape[0], left : left + tile.shape[1]] = tile
        left += tile.shape[1]
    pairs = list(zip(faces, shifts, strict=True))
    return (
        image,
        np.stack([face.xyxy + np.tile(shift, 2) for face, shift in pairs]),
        np.stack([face.landmarks + shift for face, shift in pairs]),
    )
