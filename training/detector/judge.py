"""Judges the detector against YuNet on pictures and clips that it was not trained on.

    python -m training.detector.judge --model build/training/detector/detector.xml --media FOLDER

Faces are those that YuNet and its second opinion find, as the program analyses pictures; in
the clips, those of YuNet alone. Faces of the labelled group pictures are counted apart.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from rich.console import Console
from rich.table import Table

from kiosk.capture.pictures import read_picture
from kiosk.core.choices import DetectorName, InferenceDevice, InferencePrecision, Precision
from kiosk.core.geometry import iou_matrix
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.registry import ModelStore
from kiosk.inference.runtime import Runtime
from kiosk.inference.second_opinion import SecondOpinion
from kiosk.inference.tiles import TILE_PX, find_in_tiles
from kiosk.inference.yunet import YuNet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles

THRESHOLDS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
LARGE_PX: Final = 64.0
_TEACHER: Final = 0.6
"""Threshold of the program."""
_SAME: Final = 0.4
_FRAME_STEP: Final = 15
"""Every so many frames of a clip are looked at."""


class _Tile(YuNet):
    """The square input with which the program analyses pictures."""

    def input_size(self, width: int, height: int) -> tuple[int, int]:
        return (TILE_PX, TILE_PX)


class _OneFile:
    """A network under trial in the place of the registered one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def require(self, name: str, precision: str) -> Path:
        """The file; raises FileNotFoundError with the way to get it."""
        if not self._path.is_file():
            raise FileNotFoundError(f"{self._path} is missing: python -m training.detector.export")
        return self._path


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What is in one picture and what a detector says.

    Attributes:
        truth: (n, 4) float32 px, the faces.
        doubtful: (k, 4) float32 px, what counts neither way.
        found: (m, 4) float32 px.
        score: (m,) float32.
    """

    truth: NDArray[np.float32]
    doubtful: NDArray[np.float32]
    found: NDArray[np.float32]
    score: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over pictures at one threshold.

    Attributes:
        faces: Of 64 px and more.
        found: Of these.
        small: Faces below.
        small_found: Of these.
        right: Detections on a face or where nothing is counted.
        wrong: Detections elsewhere.
    """

    faces: int
    found: int
    small: int
    small_found: int
    right: int
    wrong: int


def figures(pictures: Sequence[Seen], threshold: float) -> Figures:
    """Count at a threshold.

    Args:
        pictures: Truth and detections.
        threshold: Detections with less do not count.
    """
    large_hits, small_hits, right, total = list[bool](), list[bool](), 0, 0
    for seen in pictures:
        boxes = seen.found[seen.score >= threshold]
        hit = iou_matrix(seen.truth, boxes).max(axis=1, initial=0) >= _SAME
        side = (seen.truth[:, 2:] - seen.truth[:, :2]).min(axis=1, initial=np.inf)
        large_hits += hit[side >= LARGE_PX].tolist()
        small_hits += hit[side < LARGE_PX].tolist()
        either = np.concatenate((seen.truth, seen.doubtful))
        right += int((iou_matrix(boxes, either).max(axis=1, initial=0) >= _SAME).sum())
        total += len(boxes)
    return Figures(
        len(large_hits), sum(large_hits), len(small_hits), sum(small_hits), right, total - right
    )


class Judge:
    """YuNet with its second opinion, and a detector to be judged."""

    def __init__(self, model: Path) -> None:
        """Read and compile.

        Raises:
            FileNotFoundError: There is no such model.
            ModelError: YuNet or the network of its second opinion is not installed.
        """
        runtime = Runtime(InferenceDevice.CPU, InferencePrecision.F32)
        store = ModelStore.from_environment()

        def detector(files: ModelFiles, shape: YuNet) -> FaceDetector:
            return FaceDetector(
                DetectorName.YUNET, files, runtime, threshold=THRESHOLDS[0], model=shape
            )

        trial = _OneFile(model)
        self._teacher, self._pupil = detector(store, _Tile()), detector(trial, _Tile())
        self._live_teacher, self._live_pupil = detector(store, YuNet()), detector(trial, YuNet())
        self._second = SecondOpinion(store, runtime, Precision.FP16_INT8)

    def picture(self, image: NDArray[np.uint8]) -> tuple[Seen, Seen]:
        """A single picture: what the detector, and what YuNet alone, says of it."""
        teacher = find_in_tiles(self._teacher, image)
        agreed = self._second.agrees(image, teacher.xyxy) & (teacher.score >= _TEACHER)
        found = find_in_tiles(self._pupil, image)
        truth, doubtful = teacher.xyxy[agreed], teacher.xyxy[:0]
        return (
            Seen(truth, doubtful, found.xyxy, found.score),
            Seen(truth, doubtful, teacher.xyxy, teacher.score),
        )

    def frame(self, image: NDArray[np.uint8]) -> tuple[Seen, Seen]:
        """A frame of a clip, as the live pipeline sees it; doubtful where YuNet hesitates."""
        teacher, found = self._live_teacher.detect(image), self._live_pupil.detect(image)
        sure = teacher.score >= _TEACHER
        truth, doubtful = teacher.xyxy[sure], teacher.xyxy[~sure]
        return (
            Seen(truth, doubtful, found.xyxy, found.score),
            Seen(truth, doubtful, teacher.xyxy, teacher.score),
        )

    def close(self) -> None:
        """Release the networks."""
        for detector in (self._teacher, self._pupil, self._live_teacher, self._live_pupil):
            detector.close()
        self._second.close()


def _pictures(folder: Path) -> list[Path]:
    kinds = {".png", ".jpg", ".jpeg"}
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in kinds)


def _frames(clip: Path) -> Iterator[NDArray[np.uint8]]:
    capture = cv2.VideoCapture(str(clip))
    try:
        index = 0
        while capture.grab():
            if index % _FRAME_STEP == 0:
                is_read, image = capture.retrieve()
                if is_read:
                    yield image
            index += 1
    finally:
        capture.release()


def labelled(seen: Seen, boxes: NDArray[np.float32]) -> Seen:
    """The same detections against boxes drawn by people."""
    return Seen(boxes, seen.truth, seen.found, seen.score)


def _boxes(file: Path) -> dict[str, NDArray[np.float32]]:
    rows = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["ignore"] == "0":
                x, y, w, h = (float(row[name]) for name in "xywh")
                rows[row["file"]].append((x, y, x + w, y + h))
    return {name: np.array(boxes, np.float32) for name, boxes in rows.items()}


def judge(model: Path, media: Path) -> dict[str, tuple[list[Seen], list[Seen]]]:
    """Look at all material.

    Args:
        model: ``.xml`` of the detector.
        media: Holds ``groups``, ``portraits``, ``nonface`` and ``videos``.

    Returns:
        By kind of material: what the detector says, and what YuNet says.
    """
    trial = Judge(model)
    results: dict[str, tuple[list[Seen], list[Seen]]] = {}

    def note(name: str, both: tuple[Seen, Seen]) -> None:
        ours, theirs = results.setdefault(name, ([], []))
        ours.append(both[0])
        theirs.append(both[1])

    drawn = _boxes(media / "groups" / "group_boxes.csv")
    for kind in ("groups", "portraits", "nonface"):
        for path in _pictures(media / kind):
            ours, theirs = trial.picture(read_picture(path))
            note(kind, (ours, theirs))
            if kind == "groups" and path.name in drawn:
                boxes = drawn[path.name]
                note("groups, labelled", (labelled(ours, boxes), labelled(theirs, boxes)))
    for clip in sorted((media / "videos").glob("*.m[pk][4v]")):
        for image in _frames(clip):
            note("clips", trial.frame(image))
    trial.close()
    return results


def report(results: dict[str, tuple[list[Seen], list[Seen]]]) -> Table:
    """The figures at all thresholds, of the detector and of YuNet alone."""
    table = Table(
        "material",
        "network",
        "threshold",
        "recall >= 64 px",
        "recall < 64 px",
        "precision",
        "wrong",
    )
    for kind, both in results.items():
        for network, pictures in zip(("ours", "YuNet"), both, strict=True):
            for threshold in THRESHOLDS:
                f = figures(pictures, threshold)
                table.add_row(
                    kind,
                    network,
                    f"{threshold:.1f}",
                    _share(f.found, f.faces),
                    _share(f.small_found, f.small),
                    _share(f.right, f.right + f.wrong),
                    str(f.wrong),
                )
    return table


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % of {whole}" if whole else "-"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.detector.judge", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("build/training/detector/detector.xml"))
    parser.add_argument("--media", type=Path, required=True, help="folder of the test media")
    options = parser.parse_args(arguments)
    Console().print(report(judge(options.model, options.media)))


if __name__ == "__main__":
    main()
