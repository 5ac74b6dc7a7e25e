"""The running pipeline shows faces to the identifier, and its tracks carry the decisions."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest

from kiosk.core.choices import AnalysisMode, DetectorName, InferencePrecision
from kiosk.core.errors import InferenceError
from kiosk.core.identity import EmbeddingModel, Recognition, RecognitionState
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import TrackState
from kiosk.inference.pipeline import FacePipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.identity import FaceView
    from kiosk.core.types import Frame, FrameResult
    from kiosk.inference.registry import ModelStore

WIDTH, HEIGHT = 960, 540
MAN, MAN_BEFORE = "portraits/A000055_aderholt_b.jpg", "portraits/B001260_buchanan_b.jpg"
WOMAN = "portraits/B001278_bonamici_b.jpg"
INT8 = EmbeddingModel("face-reidentification-retail-0095", "FP16-INT8")
FRAMES_PER_S = 30


class Registrar:
    """Decides after three views, and writes down what it was told."""

    def __init__(self) -> None:
        self.begun: list[EmbeddingModel] = []
        self.views: dict[int, list[tuple[int, FaceView]]] = {}
        self.ended: list[int] = []
        self.asked: list[list[int]] = []

    def begin(self, model: EmbeddingModel) -> None:
        self.begun.append(model)
        self.views.clear()

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        self.views.setdefault(track_id, []).append((now_ns, view))

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        self.asked.append(list(track_ids))
        return {
            track_id: Recognition(
                RecognitionState.UNKNOWN
                if len(self.views.get(track_id, ())) >= 3
                else RecognitionState.PENDING
            )
            for track_id in track_ids
        }

    def end(self, track_id: int) -> None:
        self.views.pop(track_id, None)
        self.ended.append(track_id)


@contextmanager
def built(
    store: ModelStore, home: Path, registrar: Registrar, **changes: Any
) -> Iterator[FacePipeline]:
    settings = AnalysisSettings(
        **{
            "inference_precision": InferencePrecision.F32,
            "mode": AnalysisMode.IDENTIFICATION,
            "liveness": False,
        }
        | changes
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_HOME", str(home))
        made = FacePipeline(settings, store, identifier=registrar)
    yield made
    made.close()


@pytest.fixture
def registrar() -> Registrar:
    return Registrar()


@pytest.fixture
def pipeline(
    store: ModelStore, inference_home: Path, registrar: Registrar
) -> Iterator[FacePipeline]:
    with built(store, inference_home, registrar) as made:
        yield made


@pytest.fixture
def scene(
    picture: Callable[[str], NDArray[np.uint8]], frame_of: Callable[..., Frame]
) -> Callable[..., Frame]:
    """A frame with photographs (name, left, top) on a grey wall."""
    small: dict[str, NDArray[np.uint8]] = {}

    def make(seq: int, *people: tuple[str, int, int], width: int = WIDTH) -> Frame:
        image = np.full((HEIGHT, width, 3), 120, np.uint8)
        for name, left, top in people:
            if name not in small:
                small[name] = cv2.resize(picture(name), (200, 245), interpolation=cv2.INTER_AREA)
            image[top : top + 245, left : left + 200] = small[name]
        return frame_of(image, seq)

    return make


def run(
    pipeline: FacePipeline, scene: Callable[..., Frame], seqs: range, *people: tuple[str, int, int]
) -> list[FrameResult]:
    return [pipeline.step(scene(seq, *people)) for seq in seqs]


def test_a_new_face_is_shown_three_times_within_a_second_and_then_seldom(
    pipeline: FacePipeline, registrar: Registrar, scene: Callable[..., Frame]
) -> None:
    results = run(pipeline, scene, range(6 * FRAMES_PER_S), (MAN, 50, 100), (WOMAN, 500, 150))
    for views in registrar.views.values():
        began = results[0].frame.captured_ns
        times_s = [(at - began) / 1e9 for at, _ in views]
        assert len([t for t in times_s if t <= 1.25]) >= 3  # 0.25 s pass before it is confirmed
        assert len([t for t in times_s if t > 3]) <= 3
    assert sorted(registrar.views) == [1, 2]


def test_a_view_is_what_the_networks_saw(
    pipeline: FacePipeline, registrar: Registrar, scene: Callable[..., Frame]
) -> None:
    results = run(pipeline, scene, range(45), (MAN, 50, 100), (WOMAN, 500, 150))
    assert registrar.begun == [INT8]
    for track in results[-1].tracks:
        _, view = registrar.views[track.id][-1]
        assert view.model == INT8
        assert view.embedding.shape == (256,)
        assert np.linalg.norm(view.embedding) == pytest.approx(1, abs=1e-3)
        assert 0.3 < view.quality <= 1
        assert np.abs(view.xyxy - track.xyxy).max() < 6
        assert abs(view.pose.yaw) < 20
        assert view.thumbnail is None
        assert view.liveness is None
    one, other = (views[-1][1].embedding for views in registrar.views.values())
    assert float(one @ other) < 0.4


def test_tracks_carry_the_decision_also_while_they_are_out_of_sight(
    pipeline: FacePipeline, registrar: Registrar, scene: Callable[..., Frame]
) -> None:
    results = run(pipeline, scene, range(45), (MAN, 50, 100))
    states = [[(t.state, t.recognition) for t in result.tracks] for result in results]
    for state, recognition in (pair for pairs in states for pair in pairs):
        assert (recognition is None) is (state is TrackState.TENTATIVE)
    decided = Recognition(RecognitionState.UNKNOWN)
    assert results[-1].tracks[0].recognition == decided
    (hidden,) = pipeline.step(scene(45)).tracks
    assert hidden.state is TrackState.LOST
    assert hidden.recognition == decided
    assert registrar.asked[-1] == []
    run(pipeline, scene, range(46, 100))
    assert registrar.ended == [1]


def test_everybody_is_forgotten_with_another_source_a_reset_and_at_the_end(
    store: ModelStore, inference_home: Path, registrar: Registrar, scene: Callable[..., Frame]
) -> None:
    with built(store, inference_home, registrar) as pipeline:
        run(pipeline, scene, range(20), (MAN, 50, 100))
        (seen,) = registrar.views
        assert len(registrar.begun) == 1
        pipeline.step(scene(21, (MAN, 50, 100), width=WIDTH + 2))
        assert len(registrar.begun) == 2
        assert not registrar.views
        assert seen in registrar.ended
        pipeline.reset()
        assert len(registrar.begun) == 3
        run(pipeline, scene, range(22, 42), (MAN, 50, 100))
        assert registrar.views
    assert not registrar.views
    assert len(registrar.begun) == 3


def test_showing_faces_changes_nothing_about_the_counting(
    store: ModelStore, inference_home: Path, registrar: Registrar, scene: Callable[..., Frame]
) -> None:
    """The same people have the same numbers in both modes, also after they come back."""

    def numbers(pipeline: FacePipeline) -> list[tuple[int | None, ...]]:
        found = []
        for seq in range(95):
            people = ((MAN, 50, 100), (WOMAN, 500, 150)) if seq < 35 else ()
            if seq >= 70:
                people = ((MAN, 650, 120), (WOMAN, 100, 20))
            result = pipeline.step(scene(seq, *people))
            found.append(tuple(track.person_id for track in result.tracks))
        return found

    with built(store, inference_home, registrar) as pipeline:
        identified = numbers(pipeline)
    with built(store, inference_home, registrar, mode=AnalysisMode.DEMOGRAPHICS) as pipeline:
        described = numbers(pipeline)
    assert identified == described
    assert set(identified[-1]) == {1, 2}


@pytest.mark.parametrize("mode", [AnalysisMode.COUNTS, AnalysisMode.DEMOGRAPHICS])
def test_the_other_modes_ask_nobody(
    mode: AnalysisMode,
    store: ModelStore,
    inference_home: Path,
    registrar: Registrar,
    scene: Callable[..., Frame],
) -> None:
    with built(store, inference_home, registrar, mode=mode) as pipeline:
        results = run(pipeline, scene, range(40), (MAN, 50, 100))
        pipeline.reset()
    assert registrar.begun == registrar.asked == registrar.ended == []
    assert not registrar.views
    assert all(track.recognition is None for result in results for track in result.tracks)


def test_a_detector_that_does_not_find_eyes_is_refused(
    store: ModelStore, inference_home: Path, registrar: Registrar
) -> None:
    with (
        pytest.raises(InferenceError, match=r"cannot be identified.*retail-0004") as refused,
        built(store, inference_home, registrar, detector=DetectorName.RETAIL_0004),
    ):
        pass
    assert DetectorName.YUNET in refused.value.hint
