"""Pictures and clips that the networks were not trained for: portraits of known people, clips."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from kiosk.capture.pictures import read_picture
from kiosk.capture.video import VideoSource
from kiosk.core.choices import DetectorName, InferenceDevice, InferencePrecision, Pace
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.pipeline import FacePipeline
from kiosk.inference.runtime import Runtime
from training.contestants import ShownFace

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.inference.registry import ModelStore
    from training.contestants import Contestant

CLIPS: Final = (
    "iot_face_demographics_walking_and_pause.mp4",
    "iot_face_demographics_walking.mp4",
    "iot_head_pose_face_detection_female.mp4",
    "iot_head_pose_face_detection_female_and_male.mp4",
    "iot_head_pose_face_detection_male.mp4",
    "white_house_hamilton_clip.mp4",
)
"""Clips in which the same faces are seen for seconds."""
_MIN_SIGHTS: Final = 8
"""Frames with an age that a track needs to be judged."""


def portrait_figures(one: Contestant, store: ModelStore, folder: Path) -> dict[str, float]:
    """Ages and gender of people with a known birthday.

    When a picture was taken is not known, only a latest date: people look younger in it than the
    age compared with. The picture may be ten years older.

    Args:
        one: Is measured.
        store: Where the detector is.
        folder: Holds ``portraits.csv`` and its pictures.
    """
    with (folder / "portraits.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["photo_year"].startswith("not later")]
    runtime = Runtime(InferenceDevice.CPU, InferencePrecision.F32)
    with closing(FaceDetector(DetectorName.YUNET, store, runtime)) as detector:
        faces, ages, women = [], [], []
        for row in rows:
            image = read_picture(folder / row["file"])
            found = detector.detect(image)
            if not len(found) or found.landmarks is None:
                continue
            best = int(np.argmax((found.xyxy[:, 2:] - found.xyxy[:, :2]).prod(axis=1)))
            faces.append(ShownFace(image, found.xyxy[best], found.landmarks[best]))
            ages.append(_age_at(row["photo_year"], date.fromisoformat(row["birth_date"])))
            women.append(row["gender"] == "female")
    said = one.read(faces).predictions
    error = said.age - np.array(ages)
    confident = np.maximum(said.female, 1 - said.female) >= one.threshold
    right = (said.female >= 0.5) == np.array(women)
    return {
        "portraits": len(faces),
        "age_difference": float(np.abs(error).mean()),
        "age_bias": float(error.mean()),
        "gender_right": float(right.mean()),
        "gender_right_answered": float(right[confident].mean()),
        "gender_answered": float(confident.mean()),
    }


def _age_at(latest: str, born: date) -> float:
    """Years at a date such as ``not later than 2014-10`` or, in the middle of it, ``... 1998``."""
    year, _, month = latest.rpartition(" ")[2].partition("-")
    return (date(int(year), int(month or 7), 1) - born).days / 365.25


def clip_figures(one: Contestant, store: ModelStore, folder: Path) -> dict[str, Any]:
    """How steady the age that the program shows is while it follows a face.

    Args:
        one: Is measured.
        store: Where all networks are.
        folder: Holds the clips.
    """
    ranges, steps, flips = [], [], 0
    with closing(FacePipeline(one.settings, store)) as pipeline:
        for clip in CLIPS:
            for ages, genders in _followed(pipeline, folder / clip):
                ranges.append(float(np.ptp(ages)))
                steps.append(float(np.abs(np.diff(ages)).max()))
                flips += len(set(genders) - {"?"}) > 1
    return {
        "tracks": len(ranges),
        "age_range": float(np.mean(ranges)) if ranges else None,
        "largest_step": float(np.mean(steps)) if steps else None,
        "worst_step": max(steps, default=None),
        "gender_changed": flips,
    }


def _followed(pipeline: FacePipeline, clip: Path) -> list[tuple[list[float], list[str]]]:
    """Ages and genders shown for each face of a clip, from frame to frame."""
    shown: dict[int, tuple[list[float], list[str]]] = {}
    pipeline.reset()
    with closing(VideoSource(clip, pace=Pace.FAST)) as source:
        source.open()
        for result in pipeline.stream(iter(source.read, None)):
            for track in result.tracks:
                if track.attributes.age is not None:
                    ages, genders = shown.setdefault(track.id, ([], []))
                    ages.append(track.attributes.age)
                    genders.append(track.attributes.gender.value)
    return [pair for pair in shown.values() if len(pair[0]) >= _MIN_SIGHTS]
