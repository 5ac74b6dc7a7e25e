"""Scenes on disk, and the command that composes them.

    python -m training.detector.pool --faces build/training/faces --out build/training/scenes

Only faces of the training split appear. The simulated streets are among the backgrounds; the
faces in them are those that YuNet finds.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np
from rich.progress import track

from kiosk.capture.sim.render import SceneRenderer
from kiosk.capture.sim.scenario import scene_names
from kiosk.capture.sim.scene import load_scene
from kiosk.core.choices import DetectorName, InferenceDevice, InferencePrecision
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.registry import ModelStore
from kiosk.inference.runtime import Runtime
from training.dataset import Faces
from training.detector.scenes import (
    FACE,
    IGNORED,
    MOST_FACES,
    Scenes,
    compose,
    joined,
    part_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SCENES_PER_PART: Final = 100
_STREET_WH: Final = (960, 540)
_STREET_MOMENTS: Final = 5
_STREETS: Final = "streets.npz"
_SURE, _POSSIBLE = 0.6, 0.3
"""Scores of YuNet: from the first on a face, from the second on perhaps one."""


def simulated_streets(moments: int = _STREET_MOMENTS) -> Scenes:
    """Frames of all simulated scenes with the faces that YuNet finds in them.

    Args:
        moments: Frames of each scene, evenly spread over its time.

    Raises:
        ModelError: YuNet is not installed.
    """
    width, height = _STREET_WH
    runtime = Runtime(InferenceDevice.CPU, InferencePrecision.F32)
    teacher = FaceDetector(
        DetectorName.YUNET, ModelStore.from_environment(), runtime, threshold=_POSSIBLE
    )
    pictures, kinds, boxes, points = [], [], [], []
    for name in scene_names():
        scene = load_scene(name, width=width, height=height, seed=None)
        renderer = SceneRenderer(scene)
        for k in range(moments):
            picture = renderer.frame(scene.scenario.duration_s * (k + 0.5) / moments)
            found = teacher.detect(picture)
            n = min(len(found), MOST_FACES)
            assert found.landmarks is not None
            pictures.append(picture.copy())
            kinds.append(_padded(np.where(found.score[:n] >= _SURE, FACE, IGNORED), np.uint8))
            boxes.append(_padded(found.xyxy[:n], np.float32))
            points.append(_padded(found.landmarks[:n], np.float32))
    teacher.close()
    return Scenes(np.stack(pictures), np.stack(kinds), np.stack(boxes), np.stack(points))


def _padded(rows: NDArray[Any], kind: type[np.generic]) -> NDArray[Any]:
    full = np.zeros((MOST_FACES, *rows.shape[1:]), kind)
    full[: len(rows)] = rows
    return full


def _write_part(part: int, *, faces_folder: Path, out: Path, seed: int) -> None:
    """Compose the scenes of a part and write them. Runs in a process of its own."""
    cv2.setNumThreads(1)
    everybody = Faces.load(faces_folder)
    learned = np.flatnonzero(~everybody.is_dev)
    rng = np.random.default_rng((seed, part))
    # A few hundred faces are read per part rather than all pictures per process.
    rows = np.sort(rng.choice(learned, min(len(learned), 8 * SCENES_PER_PART), replace=False))
    faces, streets = everybody.select(rows), Scenes.read(out / _STREETS)
    scenes = [compose(faces, rng, streets) for _ in range(SCENES_PER_PART)]
    joined(scenes).save(part_file(out, part))


def fill(faces_folder: Path, out: Path, *, parts: int, seed: int, processes: int) -> None:
    """Compose scenes, part by part; parts that are there already stay.

    Args:
        faces_folder: Holds prepared faces.
        out: Where the parts are written.
        parts: How many, of a hundred scenes each.
        seed: Decides with the number of the part.
        processes: At work at a time.

    Raises:
        FileNotFoundError: The faces were not prepared.
        ModelError: YuNet is not installed.
    """
    Faces.load(faces_folder)  # complain before the work begins
    out.mkdir(parents=True, exist_ok=True)
    if not (out / _STREETS).is_file():
        simulated_streets().save(out / _STREETS)
    missing = [part for part in range(parts) if not part_file(out, part).is_file()]
    work = partial(_write_part, faces_folder=faces_folder, out=out, seed=seed)
    # Fresh processes: a fork would inherit the locks of OpenVINO's threads.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for _ in track(pool.map(work, missing), "Composing", total=len(missing)):
            pass


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.detector.pool", description=__doc__)
    parser.add_argument("--faces", type=Path, default=Path("build/training/faces"))
    parser.add_argument("--out", type=Path, default=Path("build/training/scenes"))
    parser.add_argument("--parts", type=int, default=200, help="of a hundred scenes each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    fill(
        options.faces,
        options.out,
        parts=options.parts,
        seed=options.seed,
        processes=options.processes,
    )


if __name__ == "__main__":
    main()
