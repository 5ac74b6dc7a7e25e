"""Finds the faces of the labelled pictures and asks the teachers about each.

    python -m training.prepare --faces FOLDER --out build/training/faces

The program's own detector, aligner and networks do it, read from ``KIOSK_MODELS`` or from where
``kiosk models fetch`` puts them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np
from rich.console import Console
from rich.progress import track

from kiosk.core.choices import DetectorName, InferenceDevice, InferencePrecision, Precision
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.registry import ModelStore
from kiosk.inference.runtime import Runtime
from kiosk.inference.yunet import YuNet
from kiosk.inference.zoo_attributes import ZooAttributes
from training.dataset import PICTURE_PX, Faces, labelled_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from training.dataset import LabelledPicture

MARGIN_PX: Final = 32
"""The pictures are tight; the detector finds faces better with some grey around them."""
_GREY: Final = (127, 127, 127)
_CHUNK: Final = 500
_THRESHOLD: Final = 0.3
"""Lower than at run time: every picture is known to show a face."""


class _Framed(YuNet):
    """YuNet for a picture with its margin."""

    def input_size(self, width: int, height: int) -> tuple[int, int]:
        return (width, height)


class Teachers:
    """The networks of the program that find a face and say what has no label."""

    def __init__(self) -> None:
        """Read and compile.

        Raises:
            ModelError: A model is missing: ``kiosk models fetch``.
        """
        models = ModelStore.from_environment()
        runtime = Runtime(InferenceDevice.CPU, InferencePrecision.F32)
        self._detector = FaceDetector(
            DetectorName.YUNET, models, runtime, threshold=_THRESHOLD, model=_Framed()
        )
        self._attributes = ZooAttributes(
            models, runtime, precision=Precision.FP16_INT8, emotion=True
        )
        self._embedder = FaceEmbedder(models, runtime, precision=Precision.FP16)

    def look(self, picture: NDArray[np.uint8]) -> dict[str, Any] | None:
        """Everything about the face nearest to the middle of a picture; None without a face.

        Args:
            picture: (128, 128, 3) uint8 BGR.

        Returns:
            The columns of :class:`~training.dataset.Faces` that are no labels.
        """
        m = MARGIN_PX
        framed = cv2.copyMakeBorder(picture, m, m, m, m, cv2.BORDER_CONSTANT, value=_GREY)
        found = self._detector.detect(framed)
        if not len(found):
            return None
        assert found.landmarks is not None
        centre = (found.xyxy[:, :2] + found.xyxy[:, 2:]) / 2 - framed.shape[0] / 2
        best = int(np.argmax(found.score - np.hypot(*centre.T) / PICTURE_PX))
        xyxy = found.xyxy[best] - np.float32(m)
        landmarks = found.landmarks[best] - np.float32(m)
        reading = self._attributes.read(picture, xyxy[None], landmarks[None])[0]
        return {
            "xyxy": xyxy,
            "landmarks": landmarks,
            "score": found.score[best],
            "pose": (reading.pose.yaw, reading.pose.pitch, reading.pose.roll),
            "emotion": reading.emotion_probs,
            "embedding": self._embedder.embed(picture, landmarks[None])[0],
        }


_teachers: Teachers | None = None


def _look_at(pictures: Sequence[LabelledPicture]) -> list[dict[str, Any]]:
    """All columns of the pictures in which a face is found. Runs in a process of its own."""
    global _teachers
    if _teachers is None:
        cv2.setNumThreads(1)
        _teachers = Teachers()
    rows = []
    for labelled in pictures:
        picture = cv2.imdecode(np.frombuffer(labelled.encoded, np.uint8), cv2.IMREAD_COLOR)
        if picture is None:
            raise ValueError(f"picture {labelled.number} cannot be decoded")
        seen = _teachers.look(picture)
        if seen is not None:
            labels = {
                name: getattr(labelled, name)
                for name in ("number", "is_dev", "age_low", "age_high", "female", "group")
            }
            rows.append({"pictures": picture, **labels, **seen})
    return rows


_TYPES: Final = {
    "pictures": np.uint8,
    "number": np.int32,
    "is_dev": np.bool_,
    "age_low": np.int16,
    "age_high": np.int16,
    "female": np.bool_,
    "group": np.int8,
}


def prepare(folder: Path, out: Path, *, limit: int | None = None) -> Faces:
    """Prepare the labelled faces of a folder.

    Args:
        folder: Holds ``labels.csv`` and ``faces-*.zip``.
        out: Where the columns are written.
        limit: Only the first pictures.

    Returns:
        The faces; pictures in which the detector finds none are left out.

    Raises:
        FileNotFoundError: A file of the folder is missing.
        ValueError: A picture is damaged, or no face was found in any.
        ModelError: A model is missing.
    """
    pictures = islice(labelled_pictures(folder), limit)
    chunks = list(_chunks(pictures))
    rows: list[dict[str, Any]] = []
    # Threads of the runtime do not survive a fork.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(chunks)), mp_context=fresh) as pool:
        for chunk in track(pool.map(_look_at, chunks), "Looking at faces", total=len(chunks)):
            rows += chunk
    faces = _faces_of(rows)
    faces.save(out)
    return faces


def look_at(pictures: Sequence[LabelledPicture]) -> Faces:
    """Prepare a few labelled pictures in this process.

    Raises:
        ModelError: A model is missing.
    """
    return _faces_of(_look_at(pictures))


def _faces_of(rows: Sequence[Mapping[str, Any]]) -> Faces:
    """The columns of rows.

    Raises:
        ValueError: There are none.
    """
    if not rows:
        raise ValueError("no face was found in any picture")
    return Faces(
        **{
            name: np.asarray([row[name] for row in rows], _TYPES.get(name, np.float32))
            for name in rows[0]
        }
    )


def _chunks(pictures: Iterator[LabelledPicture]) -> Iterator[list[LabelledPicture]]:
    while chunk := list(islice(pictures, _CHUNK)):
        yield chunk


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.prepare", description=__doc__)
    parser.add_argument("--faces", type=Path, required=True, help="folder of the pictures")
    parser.add_argument("--out", type=Path, default=Path("build/training/faces"))
    parser.add_argument("--limit", type=int, help="only the first pictures")
    options = parser.parse_args(arguments)
    faces = prepare(options.faces, options.out, limit=options.limit)
    Console().print(f"{len(faces)} faces, {int(faces.is_dev.sum())} of them dev")


if __name__ == "__main__":
    main()
