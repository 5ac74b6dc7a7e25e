"""Each mode reads and runs the networks it needs, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest

from kiosk.core.choices import AnalysisMode, AttributesName, InferencePrecision
from kiosk.core.identity import Recognition, RecognitionState
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.pipeline import FacePipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, FaceView
    from kiosk.core.types import FaceAttributes, Frame
    from kiosk.inference.registry import ModelStore

PORTRAIT = "portraits/B001278_bonamici_b.jpg"

DETECTORS: Final = {
    "face-detection-yunet-2023mar",
    "face-detection-adas-0001",  # the second opinion on single pictures
}
DESCRIBING: Final = {"vitrine-face-attributes-1", "face-reidentification-retail-0095"}
"""Emotion is among what the first tells in one pass."""
OPEN_MODEL_ZOO: Final = {
    "age-gender-recognition-retail-0013",
    "head-pose-estimation-adas-0001",
    "face-reidentification-retail-0095",
}
ZOO_EMOTION: Final = {"emotions-recognition-retail-0003"}

LIVENESS: Final = {"minifasnet-v2", "minifasnet-v1se"}

COUNTS, DEMOGRAPHICS, IDENTIFICATION = AnalysisMode
NETWORKS: Final[dict[tuple[AnalysisMode, bool, bool], set[str]]] = {
    (COUNTS, False, False): DETECTORS,
    (COUNTS, True, True): DETECTORS,
    (DEMOGRAPHICS, False, False): DETECTORS | DESCRIBING,
    (DEMOGRAPHICS, True, True): DETECTORS | DESCRIBING,
    (IDENTIFICATION, False, False): DETECTORS | DESCRIBING,
    (IDENTIFICATION, True, False): DETECTORS | DESCRIBING,
    (IDENTIFICATION, False, True): DETECTORS | DESCRIBING | LIVENESS,
    (IDENTIFICATION, True, True): DETECTORS | DESCRIBING | LIVENESS,
}
"""By mode, emotion and liveness."""


class ReadModels:
    """Hands files of networks on and remembers of which: what was never read cannot run."""

    def __init__(self, store: ModelStore) -> None:
        self._store = store
        self.names: set[str] = set()

    def require(self, name: str, precision: str) -> Path:
        self.names.add(name)
        return self._store.require(name, precision)


class Registrar:
    """Knows nobody, and writes down what it was asked."""

    def __init__(self) -> None:
        self.calls = 0
        self.views: list[FaceView] = []

    def begin(self, model: EmbeddingModel) -> None:
        self.calls += 1

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        self.calls += 1
        self.views.append(view)

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        self.calls += 1
        return {track_id: Recognition(RecognitionState.UNKNOWN) for track_id in track_ids}

    def end(self, track_id: int) -> None:
        self.calls += 1


def test_every_mode_is_covered() -> None:
    assert {mode for mode, _, _ in NETWORKS} == set(AnalysisMode)


@pytest.mark.parametrize(("mode", "emotion", "liveness"), NETWORKS)
def test_a_mode_runs_the_networks_it_needs_and_no_other(
    mode: AnalysisMode,
    emotion: bool,
    liveness: bool,
    store: ModelStore,
    inference_home: Path,
    picture: Callable[[str], NDArray[np.uint8]],
    frame_of: Callable[..., Frame],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(inference_home))
    settings = AnalysisSettings(
        mode=mode,
        emotion=emotion,
        liveness=liveness,
        inference_precision=InferencePrecision.F32,
    )
    image = np.full((540, 960, 3), 120, np.uint8)
    photo = picture(PORTRAIT)
    image[50 : 50 + photo.shape[0], 300 : 300 + photo.shape[1]] = photo
    models: Any = ReadModels(store)
    registrar = Registrar()
    pipeline = FacePipeline(settings, models, identifier=registrar)
    try:
        results = [pipeline.step(frame_of(image, seq)) for seq in range(30)]
        requests = pipeline.requests
        face = pipeline.analyze_picture(frame_of(image), embeddings=True)[0]
    finally:
        pipeline.close()
    assert models.names == NETWORKS[mode, emotion, liveness]
    needed = {ref.name for ref in store.needed(settings, pictures=True)}
    assert models.names == needed  # what is fetched is what is read
    (track,) = results[-1].tracks
    for known in (track.attributes, face.attributes):
        assert _computed(known) == _computed_in(mode, emotion)
    describes = mode is not COUNTS
    assert (requests.attributes > 0) is describes
    assert (requests.embeddings > 0) is describes
    assert (face.embedding is not None) is describes
    identifies = mode is IDENTIFICATION
    assert (registrar.calls > 0) is identifies
    assert (len(registrar.views) > 0) is identifies
    assert (track.recognition is not None) is identifies
    assert {view.liveness is not None for view in registrar.views} <= {liveness}
    measures = identifies and liveness
    assert (requests.liveness > 0) is measures


@pytest.mark.parametrize("emotion", [False, True])
def test_the_networks_of_the_open_model_zoo_run_where_they_are_chosen(
    emotion: bool,
    store: ModelStore,
    inference_home: Path,
    picture: Callable[[str], NDArray[np.uint8]],
    frame_of: Callable[..., Frame],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(inference_home))
    settings = AnalysisSettings(
        attributes=AttributesName.OPEN_MODEL_ZOO,
        emotion=emotion,
        inference_precision=InferencePrecision.F32,
    )
    models: Any = ReadModels(store)
    pipeline = FacePipeline(settings, models)
    try:
        face = pipeline.analyze_picture(frame_of(picture(PORTRAIT)))[0]
    finally:
        pipeline.close()
    assert models.names == DETECTORS | OPEN_MODEL_ZOO | (ZOO_EMOTION if emotion else set())
    assert models.names == {ref.name for ref in store.needed(settings, pictures=True)}
    assert _computed(face.attributes) == _computed_in(DEMOGRAPHICS, emotion)


def test_without_anybody_to_ask_nobody_is_identified(
    store: ModelStore,
    inference_home: Path,
    frame_of: Callable[..., Frame],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Analysing files and benchmarks describe faces in this mode, and do no more."""
    monkeypatch.setenv("KIOSK_HOME", str(inference_home))
    models: Any = ReadModels(store)
    pipeline = FacePipeline(AnalysisSettings(mode=IDENTIFICATION), models)
    try:
        pipeline.step(frame_of(np.zeros((540, 960, 3), np.uint8)))
    finally:
        pipeline.close()
    assert models.names == (DETECTORS | DESCRIBING) - {"face-detection-adas-0001"}


def _computed(known: FaceAttributes) -> dict[str, bool]:
    return {
        "age": known.age is not None,
        "gender": known.gender_confidence is not None,
        "pose": known.pose is not None,
        "looking": known.looking is not None,
        "emotion": known.emotion is not None,
    }


def _computed_in(mode: AnalysisMode, emotion: bool) -> dict[str, bool]:
    describes = mode is not COUNTS
    names = ("age", "gender", "pose", "looking", "emotion")
    return dict.fromkeys(names, describes) | {"emotion": describes and emotion}
