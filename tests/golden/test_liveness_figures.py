"""Faces and pictures of faces, told apart by the real networks and the whole chain."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kiosk.core.choices import AnalysisMode
from kiosk.core.identity import RecognitionState
from kiosk.core.life_cues import PICTURE_BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
EVERY = 6
"""Part of the portraits that is used here; scripts/liveness.py uses them all."""


def _script(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


shown = _script("presented_pictures")
measured = _script("liveness")  # imports the other


@pytest.fixture(scope="module")
def meter(
    models_dir: Path, media_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_HOME", str(tmp_path_factory.mktemp("home")))
        made = measured.Meter(models_dir, media_dir)
    yield made
    made.close()


def refused(scores: list[float]) -> float:
    assert scores
    return float(np.mean(np.array(scores) < PICTURE_BELOW))


@pytest.mark.parametrize("kind", shown.Kind)
def test_pictures_held_up_are_refused(meter: Any, kind: str) -> None:
    random = np.random.default_rng(11)
    scores = []
    for portrait in meter.portraits[::EVERY]:
        picture = shown.presented(portrait, kind, random)
        behind = shown.background(meter.behind, random)
        scene = shown.held_up(picture, behind, shown.placed(random), random)
        scores += meter.scores(scene, largest=True)
    assert len(scores) > 10
    assert refused(scores) >= 0.75
    assert np.median(scores) < 0.1


def test_photos_of_people_are_not_refused(meter: Any) -> None:
    portraits, groups, old = (scores for _, scores in measured.single_living(meter))
    assert len(portraits) > 75
    assert refused(portraits) <= 0.03
    assert len(groups) > 30
    assert refused(groups) <= 0.04
    assert refused(old) > 0.9  # a reproduction of a print


def test_a_picture_of_somebody_enrolled_is_not_greeted(meter: Any) -> None:
    """Enrolled by the very portrait that is presented, and the embeddings agree."""
    random = np.random.default_rng(3)
    portrait = meter.portraits[10]
    picture = shown.presented(portrait, shown.Kind.PRINT, random)
    behind = shown.background(meter.behind, random)
    shots = shown.waved(picture, behind, random, frames=30, fps=15.0)
    person = measured.enrolled(meter, portrait)
    (face,) = measured.watch(meter, measured.film(shots, 15.0), [person])
    assert RecognitionState.KNOWN not in face.states
    assert face.states[-1] is RecognitionState.PICTURE
    assert all(face.refused)


def test_without_liveness_the_same_picture_would_be_greeted(
    meter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is liveness that refuses it, and the setting that decides."""
    random = np.random.default_rng(3)
    portrait = meter.portraits[10]
    picture = shown.presented(portrait, shown.Kind.PRINT, random)
    behind = shown.background(meter.behind, random)
    shots = shown.waved(picture, behind, random, frames=30, fps=15.0)
    person = measured.enrolled(meter, portrait)
    off = measured.SETTINGS.model_copy(update={"liveness": False})
    assert off.mode is AnalysisMode.IDENTIFICATION
    monkeypatch.setattr(measured, "SETTINGS", off)
    (face,) = measured.watch(meter, measured.film(shots, 15.0), [person])
    assert face.states[-1] is RecognitionState.KNOWN


def test_people_in_clips_are_not_taken_for_pictures(meter: Any, media_dir: Path) -> None:
    states = []
    for name in measured.CLIPS[:7]:
        source = measured.VideoSource(media_dir / "videos" / name, pace=measured.Pace.FAST)
        for face in measured.watch(meter, measured.source_frames(source, 100)):
            states.append(face.states)
    assert len(states) >= 5
    assert all(RecognitionState.PICTURE not in seen for seen in states)
