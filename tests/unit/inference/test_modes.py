"""Each mode reads and runs the networks it needs, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pytest

from kiosk.core.choices import AnalysisMode, InferencePrecision
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.pipeline import FacePipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.types import FaceAttributes, Frame
    from kiosk.inference.registry import ModelStore

PORTRAIT = "portraits/B001278_bonamici_b.jpg"

DETECTORS: Final = {
    "face-detection-yunet-2023mar",
    "face-detection-adas-0001",  # the second opinion on single pictures
}
DESCRIBING: Final = {
    "age-gender-recognition-retail-0013",
    "head-pose-estimation-adas-0001",
    "face-reidentification-retail-0095",
}
EMOTION: Final = {"emotions-recognition-retail-0003"}

NETWORKS: Final[dict[tuple[AnalysisMode, bool], set[str]]] = {
    (AnalysisMode.COUNTS, False): DETECTORS,
    (AnalysisMode.COUNTS, True): DETECTORS,
    (AnalysisMode.DEMOGRAPHICS, False): DETECTORS | DESCRIBING,
    (AnalysisMode.DEMOGRAPHICS, True): DETECTORS | DESCRIBING | EMOTION,
}


class ReadModels:
    """Hands files of networks on and remembers of which: what was never read cannot run."""

    def __init__(self, store: ModelStore) -> None:
        self._store = store
        self.names: set[str] = set()

    def require(self, name: str, precision: str) -> Path:
        self.names.add(name)
        return self._store.require(name, precision)


def test_every_mode_is_covered() -> None:
    assert {mode for mode, _ in NETWORKS} == set(AnalysisMode)


@pytest.mark.parametrize(("mode", "emotion"), NETWORKS)
def test_a_mode_runs_the_networks_it_needs_and_no_other(
    mode: AnalysisMode,
    emotion: bool,
    store: ModelStore,
    inference_home: Path,
    picture: Callable[[str], NDArray[np.uint8]],
    frame_of: Callable[..., Frame],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(inference_home))
    settings = AnalysisSettings(
        mode=mode, emotion=emotion, inference_precision=InferencePrecision.F32
    )
    image = np.full((540, 960, 3), 120, np.uint8)
    photo = picture(PORTRAIT)
    image[50 : 50 + photo.shape[0], 300 : 300 + photo.shape[1]] = photo
    models: Any = ReadModels(store)
    pipeline = FacePipeline(settings, models)
    try:
        results = [pipeline.step(frame_of(image, seq)) for seq in range(30)]
        requests = pipeline.requests
        face = pipeline.analyze_picture(frame_of(image), embeddings=True)[0]
    finally:
        pipeline.close()
    assert models.names == NETWORKS[mode, emotion]
    (track,) = results[-1].tracks
    for known in (track.attributes, face.attributes):
        assert _computed(known) == _computed_in(mode, emotion)
    describes = mode is not AnalysisMode.COUNTS
    assert (requests.attributes > 0) is describes
    assert (requests.embeddings > 0) is describes
    assert (face.embedding is not None) is describes


def _computed(known: FaceAttributes) -> dict[str, bool]:
    return {
        "age": known.age is not None,
        "gender": known.gender_confidence is not None,
        "pose": known.pose is not None,
        "looking": known.looking is not None,
        "emotion": known.emotion is not None,
    }


def _computed_in(mode: AnalysisMode, emotion: bool) -> dict[str, bool]:
    describes = mode is not AnalysisMode.COUNTS
    names = ("age", "gender", "pose", "looking", "emotion")
    return dict.fromkeys(names, describes) | {"emotion": describes and emotion}
