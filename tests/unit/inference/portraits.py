"""Portraits of known people, and the face in each."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.types import Detections
    from kiosk.inference.detectors import FaceDetector

PEOPLE = 12


class Portrait(NamedTuple):
    image: NDArray[np.uint8]
    face: Detections
    person: str
    is_woman: bool


def portraits_of(
    media_dir: Path, picture: Callable[[str], NDArray[np.uint8]], detector: FaceDetector
) -> list[Portrait]:
    """Two photos, years apart, of six men and six women."""
    with (media_dir / "portraits" / "portraits.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    chosen: list[Portrait] = []
    for gender in ("male", "female"):
        twice = [r["person_id"] for r in rows if r["gender"] == gender and r["role"] == "probe"]
        for person in twice[: PEOPLE // 2]:
            for row in (r for r in rows if r["person_id"] == person):
                image = picture(f"portraits/{row['file']}")
                face = detector.detect(image).select(np.array([0]))
                chosen.append(Portrait(image, face, person, gender == "female"))
    assert len(chosen) == 2 * PEOPLE
    return chosen
