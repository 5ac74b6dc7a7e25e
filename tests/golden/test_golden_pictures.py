"""Pictures with known content: who is found in them, and what is said about them."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.capture.pictures import read_picture
from kiosk.commands.analyze.records import Record, picture_record
from kiosk.core.geometry import iou_matrix
from kiosk.core.types import Frame

if TYPE_CHECKING:
    from kiosk.inference.pipeline import FacePipeline

GOLDEN = json.loads((Path(__file__).parent / "faces.json").read_text(encoding="utf-8"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _analyze(pipeline: FacePipeline, path: Path) -> Record:
    image = read_picture(path)
    image.setflags(write=False)
    frame = Frame(image, 0, 0, datetime.now(UTC), path.name)
    return picture_record(path, frame, pipeline.analyze_picture(frame), embeddings=False)


def _xyxy(boxes: list[list[float]]) -> np.ndarray:
    """(n, 4) corners of boxes given as left, top, width, height."""
    array = np.array(boxes, np.float32).reshape(-1, 4)
    array[:, 2:] += array[:, :2]
    return array


def _found(pipeline: FacePipeline, path: Path) -> np.ndarray:
    return _xyxy([face["box"] for face in _analyze(pipeline, path)["faces"]])


def test_at_least_95_percent_of_the_faces_of_groups_are_found(
    pipeline: FacePipeline, media_dir: Path
) -> None:
    truth: dict[str, list[list[float]]] = defaultdict(list)
    for row in _rows(media_dir / "groups" / "group_boxes.csv"):
        if row["ignore"] == "0":
            truth[row["file"]].append([float(row[k]) for k in ("x", "y", "w", "h")])
    overlaps = np.concatenate(
        [
            iou_matrix(_xyxy(boxes), _found(pipeline, media_dir / "groups" / name)).max(
                axis=1, initial=0
            )
            for name, boxes in truth.items()
        ]
    )
    assert len(overlaps) > 40
    assert (overlaps >= 0.4).mean() >= 0.95


@pytest.mark.parametrize("name", ["solvay_1927_bw.png", "solvay_1927_colourised.jpg"])
def test_a_large_group_is_counted(pipeline: FacePipeline, media_dir: Path, name: str) -> None:
    assert len(_found(pipeline, media_dir / "groups" / name)) == 29


def test_no_face_is_found_where_there_is_none(pipeline: FacePipeline, media_dir: Path) -> None:
    names = [row["file"] for row in _rows(media_dir / "nonface" / "nonface.csv")]
    assert len(names) >= 10
    counts = {name: len(_found(pipeline, media_dir / "nonface" / name)) for name in names}
    assert not {name: n for name, n in counts.items() if n}


def test_portraits_show_one_person_with_the_right_gender_and_a_plausible_age(
    pipeline: FacePipeline, media_dir: Path
) -> None:
    answers: Counter[tuple[str, str]] = Counter()
    born, ages = [], []
    for row in _rows(media_dir / "portraits" / "portraits.csv"):
        if row["role"] == "probe":
            continue  # smaller faces; see the next test
        faces = _analyze(pipeline, media_dir / "portraits" / row["file"])["faces"]
        assert len(faces) == 1, row["file"]
        answers[row["gender"], faces[0]["gender"]] += 1
        if faces[0]["age"] is not None and row["birth_date"]:
            born.append(int(row["birth_date"][:4]))
            ages.append(faces[0]["age"])
            assert 18 <= faces[0]["age"] <= 85, row["file"]
    sure = sum(n for (_, said), n in answers.items() if said != "?")
    right = sum(n for (truth, said), n in answers.items() if truth == said)
    assert sure >= 0.9 * answers.total()
    assert right >= 0.95 * sure
    # The dates of the photographs are not known; but the older ones look older.
    assert np.corrcoef(born, ages)[0, 1] < -0.4


def test_small_portraits_are_judged_as_well(pipeline: FacePipeline, media_dir: Path) -> None:
    """Faces of 40 to 60 px, which the networks of the Open Model Zoo could not read."""
    rows = [
        row
        for row in _rows(media_dir / "portraits" / "portraits.csv")
        if row["role"] == "probe" and int(row["width"]) <= 120
    ]
    assert len(rows) > 50
    answers: Counter[bool] = Counter()
    for row in rows[::4]:
        (face,) = _analyze(pipeline, media_dir / "portraits" / row["file"])["faces"]
        assert 32 < min(face["box"][2:]) < 62
        assert face["under_18"] is False, row["file"]
        assert 20 <= face["age"] <= 85, row["file"]
        if face["gender"] != "?":
            answers[face["gender"] == row["gender"]] += 1
    assert answers.total() >= 0.8 * len(rows[::4])
    assert answers[True] >= 0.9 * answers.total()


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_faces_are_as_they_were(pipeline: FacePipeline, media_dir: Path, name: str) -> None:
    """Boxes, landmarks, ages, genders and poses against stored results, with tolerances."""
    expected, faces = GOLDEN[name], _analyze(pipeline, media_dir / name)["faces"]
    assert len(faces) == len(expected)
    overlap = iou_matrix(_xyxy([f["box"] for f in expected]), _xyxy([f["box"] for f in faces]))
    assert sorted(overlap.argmax(axis=1)) == list(range(len(expected)))
    assert overlap.max(axis=1).min() > 0.8
    for face, j in zip(expected, overlap.argmax(axis=1).tolist(), strict=True):
        now = faces[j]
        size = max(face["box"][2:])
        np.testing.assert_allclose(now["landmarks"], face["landmarks"], atol=0.08 * size)
        assert now["score"] == pytest.approx(face["score"], abs=0.1)
        assert now["gender"] == face["gender"]
        assert (now["age"] is None) == (face["age"] is None)
        if face["age"] is not None:
            assert now["age"] == pytest.approx(face["age"], abs=5)
            assert now["age_low"] <= now["age"] <= now["age_high"]
        for angle in ("yaw", "pitch", "roll"):
            assert now[angle] == pytest.approx(face[angle], abs=6)


@pytest.mark.parametrize(
    ("name", "faces"),
    [
        *((name, 1) for name in (
            "gray_8bit.jpg", "gray_16bit.png", "rgba_transparent.png", "palette.png",
            "cmyk.jpg", "progressive.jpg", "exif_orientation_3.jpg", "exif_orientation_6.jpg",
            "exif_orientation_8.jpg", "tilted_25deg.jpg", "mirrored.jpg",
            "huge_24mpx_small_face.jpg", "motion_blur.jpg", "very_dark.jpg",
            "overexposed.jpg", "noisy.jpg", "jpeg_quality_5.jpg", "png_named.jpg",
            "webp.webp", "bmp.bmp", "tiff.tiff", "animated.gif",
            "имя файла 写真 ü.jpg", "UPPER.JPG",
        )),
        ("tiny_8px.png", 0),
        ("one_pixel.png", 0),
        ("extreme_wide.png", 0),
        ("tiny_40px.jpg", 0),  # 15 px, below the smallest face
        ("two_people.jpg", 2),
        ("same_person_twice.jpg", 2),
    ],
)  # fmt: skip
def test_odd_pictures_show_the_right_faces(
    pipeline: FacePipeline, media_dir: Path, name: str, faces: int
) -> None:
    assert len(_found(pipeline, media_dir / "hard" / name)) == faces


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_boxes_are_those_of_the_upright_picture(
    pipeline: FacePipeline, media_dir: Path, orientation: int
) -> None:
    upright = _found(pipeline, media_dir / "portraits" / "B001260_buchanan_b.jpg")
    turned = _found(pipeline, media_dir / "hard" / f"exif_orientation_{orientation}.jpg")
    assert iou_matrix(upright, turned)[0, 0] > 0.85


def test_a_small_face_is_found_however_large_the_picture(
    pipeline: FacePipeline, media_dir: Path
) -> None:
    box = _found(pipeline, media_dir / "hard" / "huge_24mpx_small_face.jpg")[0]
    assert 60 < box[2] - box[0] < 240
