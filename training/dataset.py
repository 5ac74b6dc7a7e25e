"""Prepared faces on disk: pictures, labels, landmarks and what the teachers say."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PICTURE_PX: Final = 128
GROUPS: Final = (
    "White",
    "Black",
    "East Asian",
    "Southeast Asian",
    "Indian",
    "Middle Eastern",
    "Latino_Hispanic",
)
"""Names of FairFace. They balance the sampling and measure gaps; no network predicts them."""


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """One row of ``labels.csv`` with its picture as stored.

    Attributes:
        number: Number of the picture in FairFace.
        is_dev: Belongs to the split that is never trained on.
        age_low: First year of the labelled range.
        age_high: Last year of the labelled range.
        female: Labelled gender.
        group: Index into :data:`GROUPS`.
        encoded: Bytes of the WebP file.
    """

    number: int
    is_dev: bool
    age_low: int
    age_high: int
    female: bool
    group: int
    encoded: bytes


def labelled_pictures(folder: Path) -> Iterator[LabelledPicture]:
    """All pictures of the folder with ``labels.csv`` and ``faces-*.zip``, by number.

    Raises:
        FileNotFoundError: A file is missing; the message names it.
        ValueError: A row of the labels is malformed.
    """
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(Path(row["file"]).stem))
    archives = {name: zipfile.ZipFile(folder / name) for name in {row["shard"] for row in rows}}
    try:
        for row in rows:
            yield LabelledPicture(
                number=int(Path(row["file"]).stem),
                is_dev=row["split"] == "dev",
                age_low=int(row["age_low"]),
                age_high=int(row["age_high"]),
                female=row["gender"] == "female",
                group=GROUPS.index(row["group"]),
                encoded=archives[row["shard"]].read(row["file"]),
            )
    finally:
        for archive in archives.values():
            archive.close()


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Prepared faces, row by row.

    Attributes:
        pictures: (n, 128, 128, 3) uint8 BGR; may be mapped from the disk.
        number: (n,) int32, number of the picture in FairFace.
        is_dev: (n,) bool.
        age_low: (n,) int16, first year of the labelled range.
        age_high: (n,) int16, last year of the labelled range.
        female: (n,) bool.
        group: (n,) int8, index into :data:`GROUPS`.
        xyxy: (n, 4) float32, box of the program's detector in px of the picture.
        landmarks: (n, 5, 2) float32, px of the picture.
        score: (n,) float32 of the detection.
        pose: (n, 3) float32, yaw, pitch and roll in degrees, of the head-pose teacher.
        emotion: (n, 5) float32, probabilities of the emotion teacher.
        embedding: (n, 256) float32 of unit length, of the re-identification teacher.
    """

    pictures: NDArray[np.uint8]
    number: NDArray[np.int32]
    is_dev: NDArray[np.bool_]
    age_low: NDArray[np.int16]
    age_high: NDArray[np.int16]
    female: NDArray[np.bool_]
    group: NDArray[np.int8]
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    score: NDArray[np.float32]
    pose: NDArray[np.float32]
    emotion: NDArray[np.float32]
    embedding: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.number)

    def select(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Faces:
        """The faces of some rows."""
        return Faces(*(getattr(self, field.name)[rows] for field in fields(self)))

    def train(self) -> Faces:
        """The faces to learn from."""
        return self.select(~self.is_dev)

    def dev(self) -> Faces:
        """The faces to choose and measure by."""
        return self.select(self.is_dev)

    def save(self, folder: Path) -> None:
        """Write one file per column."""
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))

    @classmethod
    def load(cls, folder: Path) -> Faces:
        """Read what :meth:`save` wrote; pictures are mapped, not read.

        Raises:
            FileNotFoundError: The folder was not prepared.
        """
        if not (folder / "pictures.npy").is_file():
            raise FileNotFoundError(f"{folder} holds no prepared faces: python -m training.prepare")
        return cls(
            *(
                np.load(
                    folder / f"{field.name}.npy",
                    mmap_mode="r" if field.name == "pictures" else None,
                )
                for field in fields(cls)
            )
        )
