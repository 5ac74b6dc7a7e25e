"""Measures the attribute networks on dev faces and writes the figures of the model card.

    python -m training.evaluate --faces build/training/faces

The public networks and both forms of our own see the same faces through the program's own code.
Writes ``docs/attribute-network-figures.md`` and the same as JSON into ``training/figures.json``,
against which a test holds the shipped files. Needs the networks, but not PyTorch.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from contextlib import ExitStack, closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from rich.console import Console

from kiosk.core.choices import AttributesName
from kiosk.inference.registry import ModelStore
from training.augment import spoiled
from training.contestants import Contestant, ShownFace, contestants, costs
from training.dataset import Faces
from training.measure import ADULT_FROM, MINOR_BELOW, age_distance, cells, measure
from training.outside import clip_figures, portrait_figures
from training.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from training.contestants import Said

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "attribute-network-figures.md"
FIGURES: Final = ROOT / "training" / "figures.json"
FACE_SIZES_PX: Final = (96, 64, 48, 32, 24)
_SAMPLE_EVERY: Final = 8
_SEED: Final = 7


def sample_rows(faces: Faces) -> NDArray[np.bool_]:
    """The fixed sample by which the shipped files are checked: an eighth of the dev faces."""
    return faces.is_dev & in_sample(faces.number)


def in_sample(number: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether pictures of these numbers belong to the fixed sample, if they are dev."""
    chosen: NDArray[np.bool_] = number % _SAMPLE_EVERY == 3
    return chosen


def shown(faces: Faces) -> Iterable[ShownFace]:
    """The faces in the pictures they came in."""
    for row in range(len(faces)):
        yield ShownFace(faces.pictures[row], faces.xyxy[row], faces.landmarks[row])


def figures_of(one: Contestant, faces: Faces) -> dict[str, Any]:
    """The figures of the table, of some faces."""
    return asdict(measure(faces, one.read(shown(faces)).predictions, threshold=one.threshold))


def detailed(one: Contestant, faces: Faces) -> dict[str, Any]:
    """All that is told of a network on dev faces: the table, cells, ages, poor pictures."""
    said = one.read(shown(faces))
    part = faces.select(faces.number % 4 == 1)
    rng = np.random.default_rng(_SEED)
    poor = [
        ShownFace(spoiled(face.picture, face.landmarks, rng), face.xyxy, face.landmarks)
        for face in shown(part)
    ]
    return {
        "threshold": one.threshold,
        "figures": asdict(measure(faces, said.predictions, threshold=one.threshold)),
        "cells": _cells(faces, said, one.threshold),
        "ages": _ages(faces, said),
        "small": {
            str(px): _reduced(one, part, (face.shrunk(px) for face in shown(part)))
            for px in FACE_SIZES_PX
        },
        "spoiled": _reduced(one, part, poor),
    }


def _reduced(one: Contestant, faces: Faces, views: Iterable[ShownFace]) -> dict[str, float]:
    """The figures of poor views that the table of them shows."""
    figures = measure(faces, one.read(views).predictions, threshold=one.threshold)
    return {
        "gender_right": figures.gender_right,
        "gender_right_answered": figures.gender_right_answered,
        "gender_answered": figures.gender_answered,
        "age_distance": figures.age_distance,
        "minors_found": figures.minors_found,
        "adults_taken_for_minors": figures.adults_taken_for_minors,
        "pose_difference_deg": figures.pose_difference_deg,
    }


def _cells(faces: Faces, said: Said, threshold: float) -> dict[str, dict[str, float]]:
    female = said.predictions.female
    right = (female >= 0.5) == faces.female
    answered = np.maximum(female, 1 - female) >= threshold
    distance = age_distance(faces, said.predictions.age)
    return {
        name: {
            "faces": int(part.sum()),
            "right": float(right[part].mean()),
            "answered": float(answered[part].mean()),
            "right_answered": float(right[part & answered].mean()),
            "age_distance": float(distance[part].mean()),
        }
        for name, part in cells(faces, faces.age_low >= ADULT_FROM).items()
        if (part & answered).any()
    }


def _ages(faces: Faces, said: Said) -> dict[str, dict[str, float]]:
    age = said.predictions.age
    distance = age_distance(faces, age)
    rows = {}
    for low in np.unique(faces.age_low):
        part = faces.age_low == low
        rows[f"{low}-{int(faces.age_high[part][0])}"] = {
            "faces": int(part.sum()),
            "mean_age": float(age[part].mean()),
            "distance": float(distance[part].mean()),
            "within": float((distance[part] == 0).mean()),
            "taken_for_under_18": float((age[part] < MINOR_BELOW).mean()),
            **({} if said.age_spread is None else {"spread": float(said.age_spread[part].mean())}),
        }
    return rows


def evaluate(
    faces: Faces, store: ModelStore, *, media: Path | None, console: Console
) -> dict[str, Any]:
    """All figures.

    Args:
        faces: Prepared dev faces.
        store: Where the networks are.
        media: Holds ``portraits`` and ``videos``; None leaves them out.
        console: Hears what is being done.

    Raises:
        ModelError: A model is missing or corrupt.
    """
    sample = faces.select(sample_rows(faces))
    result: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "dev_faces": len(faces),
        "networks": {},
        "sample": {},
        "portraits": {},
        "clips": {},
    }
    with ExitStack() as stack:
        everyone = [stack.enter_context(closing(one)) for one in contestants(store)]
        result["cpu_ms"] = costs(everyone, next(iter(shown(faces))))
        for one in everyone:
            console.print(f"measuring: {one.title}", highlight=False)
            result["networks"][one.title] = detailed(one, faces)
            if one.settings.attributes is AttributesName.VITRINE:
                result["sample"][one.settings.precision.value] = figures_of(one, sample)
            if media is not None:
                result["portraits"][one.title] = portrait_figures(one, store, media / "portraits")
                result["clips"][one.title] = clip_figures(one, store, media / "videos")
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--faces", type=Path, default=Path("build/training/faces"))
    parser.add_argument("--media", type=Path, help="folder with portraits/ and videos/")
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--figures", type=Path, default=FIGURES)
    options = parser.parse_args(arguments)
    result = evaluate(
        Faces.load(options.faces).dev(),
        ModelStore.from_environment(),
        media=options.media,
        console=Console(),
    )
    options.figures.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    options.page.write_text(page(result), encoding="utf-8")


if __name__ == "__main__":
    main()
