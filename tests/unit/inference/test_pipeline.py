"""The whole pipeline on short films made of photographs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.core.choices import AnalysisMode, DetectorName, InferenceDevice, InferencePrecision
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import FaceAttributes, Frame, FrameResult, Gender, TrackState
from kiosk.inference.pipeline import FacePipeline, RequestCount
from kiosk.inference.runtime import inference_devices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.health import Progress
    from kiosk.inference.registry import ModelStore

WIDTH, HEIGHT = 960, 540
MAN, MAN_BEFORE = "portraits/A000055_aderholt_b.jpg", "portraits/B001260_buchanan_b.jpg"
WOMAN = "portraits/B001278_bonamici_b.jpg"


@contextmanager
def built(
    store: ModelStore,
    home: Path,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    **changes: Any,
) -> Iterator[FacePipeline]:
    settings = AnalysisSettings(**{"inference_precision": InferencePrecision.F32} | changes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_HOME", str(home))
        made = FacePipeline(settings, store, on_progress=on_progress)
    yield made
    made.close()


@pytest.fixture(scope="module")
def _full(store: ModelStore, inference_home: Path) -> Iterator[FacePipeline]:
    with built(store, inference_home) as made:
        yield made


@pytest.fixture
def pipeline(_full: FacePipeline) -> FacePipeline:
    _full.reset()
    return _full


@pytest.fixture(scope="module")
def _counting(store: ModelStore, inference_home: Path) -> Iterator[FacePipeline]:
    with built(store, inference_home, mode=AnalysisMode.COUNTS) as made:
        yield made


@pytest.fixture
def counting(_counting: FacePipeline) -> FacePipeline:
    _counting.reset()
    return _counting


class Film:
    """Photographs that move over a grey wall, 30 frames per second, as a camera gives them."""

    def __init__(
        self,
        picture: Callable[[str], NDArray[np.uint8]],
        frame_of: Callable[..., Frame],
    ) -> None:
        self._picture = picture
        self._frame_of = frame_of
        self._faces: dict[str, NDArray[np.uint8]] = {}
        self._seq = 0

    def take(self, count: int, *people: tuple[str, int, int], speed: int = 0) -> Iterator[Frame]:
        """Frames with people (photograph, left, top) who move ``speed`` px a frame."""
        for k in range(count):
            image = np.full((HEIGHT, WIDTH, 3), 120, np.uint8)
            for name, left, top in people:
                photo = self._photo(name)
                x = left + speed * k
                image[top : top + photo.shape[0], x : x + photo.shape[1]] = photo
            image.flags.writeable = False
            yield self._frame_of(image, self._seq)
            self._seq += 1

    def _photo(self, name: str) -> NDArray[np.uint8]:
        if name not in self._faces:
            photo = self._picture(name)
            self._faces[name] = cv2.resize(photo, (200, 245), interpolation=cv2.INTER_AREA)
        return self._faces[name]


@pytest.fixture
def film(picture: Callable[[str], NDArray[np.uint8]], frame_of: Callable[..., Frame]) -> Film:
    return Film(picture, frame_of)


def run(pipeline: FacePipeline, frames: Iterable[Frame]) -> list[FrameResult]:
    return [pipeline.step(frame) for frame in frames]


# --------------------------------------------------------------------------------- ordinary life


def test_two_people_are_followed_counted_and_described(pipeline: FacePipeline, film: Film) -> None:
    results = run(pipeline, film.take(75, (MAN, 50, 100), (WOMAN, 500, 150), speed=2))
    last = results[-1]
    assert [track.id for track in last.tracks] == [1, 2]
    assert all(track.state is TrackState.CONFIRMED for track in last.tracks)
    man, woman = sorted(last.tracks, key=lambda track: track.xyxy[0])
    assert man.attributes.gender is Gender.MALE
    assert woman.attributes.gender is Gender.FEMALE
    for track in (man, woman):
        a = track.attributes
        assert a.age is not None
        assert a.age_low is not None
        assert a.age_high is not None
        assert a.age_low < a.age < a.age_high
        assert a.looking is True
        assert a.emotion is None
        assert track.person_id == track.id
        assert track.landmarks is not None
    assert (last.count.total, last.count.male, last.count.female) == (2, 1, 1)
    assert {r.count.total for r in results[15:]} == {2}
    assert results[0].count.total == 0


def test_a_result_belongs_to_its_frame(pipeline: FacePipeline, film: Film) -> None:
    for frame in film.take(5, (MAN, 300, 100)):
        result = pipeline.step(frame)
        assert result.frame is frame
        assert (result.detections.score >= 0.6).all()
        assert set(result.stage_ms) == {
            "resize", "detect", "track", "attributes", "embeddings", "people"
        }  # fmt: skip
        assert all(ms >= 0 for ms in result.stage_ms.values())


def test_an_empty_scene_is_empty(pipeline: FacePipeline, film: Film) -> None:
    for result in run(pipeline, film.take(5)):
        assert result.tracks == ()
        assert len(result.detections) == 0
        assert result.count.total == 0


def test_networks_run_per_track_not_per_frame(pipeline: FacePipeline, film: Film) -> None:
    before = pipeline.requests
    run(pipeline, film.take(120, (MAN, 50, 100), (WOMAN, 500, 150)))
    first = pipeline.requests
    assert 2 <= first.attributes - before.attributes <= 16
    assert 2 <= first.embeddings - before.embeddings <= 12
    run(pipeline, film.take(120, (MAN, 50, 100), (WOMAN, 500, 150)))
    # Well known faces are read every few seconds only.
    assert pipeline.requests.attributes - first.attributes <= 6
    assert pipeline.requests.embeddings - first.embeddings <= 4


def _comparable(results: list[FrameResult]) -> list[Any]:
    return [
        (
            result.frame.seq,
            result.detections.xyxy.tolist(),
            result.count,
            [
                (
                    t.id, t.xyxy.tolist(), t.score, t.state, t.first_seen_ns, t.last_seen_ns,
                    None if t.landmarks is None else t.landmarks.tolist(),
                    t.attributes, t.person_id,
                )
                for t in result.tracks
            ],
        )
        for result in results
    ]  # fmt: skip


def test_a_stream_gives_the_same_as_steps(pipeline: FacePipeline, film: Film) -> None:
    frames = [
        *film.take(25, (MAN, 50, 100), speed=6),
        *film.take(15, (MAN, 200, 100), (WOMAN, 500, 150)),
        *film.take(20, (WOMAN, 500, 150), speed=-4),
    ]
    stepped = _comparable(run(pipeline, frames))
    pipeline.reset()
    streamed = _comparable(list(pipeline.stream(iter(frames))))
    assert streamed == stepped
    assert any(tracks for *_, tracks in stepped)


def test_a_stream_that_is_left_early_leaves_the_pipeline_usable(
    pipeline: FacePipeline, film: Film
) -> None:
    stream = pipeline.stream(film.take(30, (MAN, 300, 100)))
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    result = run(pipeline, film.take(1, (MAN, 300, 100)))[0]
    assert len(result.detections) == 1


def test_a_stream_passes_the_error_of_its_source_on(pipeline: FacePipeline, film: Film) -> None:
    def failing() -> Iterator[Frame]:
        yield from film.take(4)
        raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        list(pipeline.stream(failing()))
    assert len(run(pipeline, film.take(1))) == 1


# ------------------------------------------------------------------------------------- people


def test_somebody_who_comes_back_is_the_same_person(pipeline: FacePipeline, film: Film) -> None:
    first = run(pipeline, film.take(45, (WOMAN, 60, 100)))[-1].tracks
    gone = run(pipeline, film.take(90))[-1]
    assert gone.tracks == ()
    again = run(pipeline, film.take(45, (WOMAN, 650, 200)))[-1].tracks
    assert [t.id for t in first] == [1]
    assert [t.id for t in again] == [2]
    assert again[0].person_id == 1


def test_somebody_else_is_another_person(pipeline: FacePipeline, film: Film) -> None:
    run(pipeline, film.take(45, (WOMAN, 60, 100)))
    run(pipeline, film.take(90))
    other = run(pipeline, film.take(45, (MAN_BEFORE, 650, 200)))[-1].tracks
    assert [(t.id, t.person_id) for t in other] == [(2, 2)]


def test_a_lost_face_keeps_what_is_known_until_it_is_given_up(
    pipeline: FacePipeline, film: Film
) -> None:
    known = run(pipeline, film.take(45, (WOMAN, 300, 100)))[-1].tracks[0]
    lost = run(pipeline, film.take(10))[-1].tracks[0]
    assert lost.state is TrackState.LOST
    assert lost.landmarks is None
    assert lost.attributes.gender is known.attributes.gender is Gender.FEMALE
    assert lost.person_id == known.person_id
    assert run(pipeline, film.take(40))[-1].tracks == ()


# --------------------------------------------------------------------------------------- modes


def test_counting_runs_and_compiles_no_other_network(counting: FacePipeline, film: Film) -> None:
    results = run(counting, film.take(40, (MAN, 50, 100), (WOMAN, 500, 150)))
    assert results[-1].count.total == results[-1].count.unknown == 2
    assert all(t.attributes == FaceAttributes() for r in results for t in r.tracks)
    assert counting.requests == RequestCount(0, 0)
    assert all("face-detection" in label for label in counting.runtime.compiled)
    assert "attributes" not in results[-1].stage_ms


def test_progress_names_each_network_before_it_is_compiled(
    store: ModelStore, inference_home: Path
) -> None:
    told: list[Progress] = []
    with built(store, inference_home, on_progress=told.append) as made:
        assert [p.label for p in told] == made.runtime.compiled
    assert [(p.done, p.total) for p in told] == [(0, 3), (1, 3), (2, 3)]


def test_counting_needs_no_other_model(models_dir: Path, inference_home: Path) -> None:
    class OnlyTheDetector:
        def require(self, name: str, precision: str) -> Path:
            assert name == DetectorName.YUNET
            return next((models_dir / name / "FP32").glob("*.onnx"))

    with built(OnlyTheDetector(), inference_home, mode=AnalysisMode.COUNTS) as made:  # type: ignore[arg-type]
        assert made.runtime.compiled


def test_emotion_only_when_it_is_switched_on(
    store: ModelStore, inference_home: Path, film: Film
) -> None:
    with built(store, inference_home, emotion=True) as pipeline:
        track = run(pipeline, film.take(30, (MAN, 300, 100)))[-1].tracks[0]
    assert track.attributes.emotion == "happy"


def test_a_detector_without_landmarks_still_describes_people(
    store: ModelStore, inference_home: Path, film: Film
) -> None:
    with built(store, inference_home, detector=DetectorName.RETAIL_0004) as pipeline:
        results = run(pipeline, film.take(45, (MAN, 50, 100), (WOMAN, 500, 150)))
        requests = pipeline.requests
    man, woman = sorted(results[-1].tracks, key=lambda track: track.xyxy[0])
    assert man.attributes.gender is Gender.MALE
    assert woman.attributes.gender is Gender.FEMALE
    assert man.attributes.looking is True
    assert man.landmarks is None
    assert requests.embeddings == 0


@pytest.mark.parametrize(
    "device", [d for d in ("GPU", "NPU") if d not in dict(inference_devices())]
)
def test_a_missing_device_is_told_to_the_operator(
    device: str, store: ModelStore, inference_home: Path, film: Film
) -> None:
    settings = {"device": InferenceDevice(device), "mode": AnalysisMode.COUNTS}
    with built(store, inference_home, **settings) as pipeline:
        assert f"no {device} found" in pipeline.device
        assert "CPU" in pipeline.device
        assert len(run(pipeline, film.take(1, (MAN, 300, 100)))[0].detections) == 1


# ------------------------------------------------------------------------------------ oddities


def test_another_size_or_source_ends_all_tracks(
    pipeline: FacePipeline, film: Film, frame_of: Callable[..., Frame]
) -> None:
    frames = list(film.take(40, (MAN, 300, 100)))
    run(pipeline, frames[:20])
    small = [frame_of(np.ascontiguousarray(f.image[:400, 200:600]), f.seq) for f in frames[20:30]]
    ids = {t.id for r in run(pipeline, small) for t in r.tracks}
    assert ids == {2}
    other = [frame_of(f.image, f.seq, source="other") for f in frames[30:]]
    ids = {t.id for r in run(pipeline, other) for t in r.tracks}
    assert ids == {3}


def test_reset_begins_at_one_again(pipeline: FacePipeline, film: Film) -> None:
    run(pipeline, film.take(30, (MAN, 300, 100)))
    pipeline.reset()
    tracks = run(pipeline, film.take(30, (WOMAN, 500, 100)))[-1].tracks
    assert [(t.id, t.person_id) for t in tracks] == [(1, 1)]


def test_closing_twice_is_allowed(store: ModelStore, inference_home: Path) -> None:
    with built(store, inference_home) as made:
        made.close()
        made.close()
        assert made.requests == RequestCount(0, 0)


@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(size=st.sampled_from([(1, 1), (2, 300), (300, 2), (33, 47), (97, 640), (410, 335)]))
def test_any_size_of_frame_is_analysed(
    pipeline: FacePipeline,
    picture: Callable[[str], NDArray[np.uint8]],
    frame_of: Callable[..., Frame],
    size: tuple[int, int],
) -> None:
    image = cv2.resize(picture(MAN), size[::-1], interpolation=cv2.INTER_AREA)
    for seq in range(3):
        result = pipeline.step(frame_of(image, seq))
        assert (result.detections.xyxy[:, 2] <= size[1]).all()
        assert (result.detections.xyxy[:, 3] <= size[0]).all()


@pytest.mark.parametrize("fps", [2, 200])
def test_slow_and_fast_streams_give_attributes_too(
    fps: int, pipeline: FacePipeline, film: Film
) -> None:
    frames = [
        Frame(f.image, f.seq, round(k * 1e9 / fps), f.captured_at, "paced")
        for k, f in enumerate(film.take(fps, (WOMAN, 300, 100)))
    ]
    frames = frames if fps > 100 else frames * 4
    frames = [
        Frame(f.image, k, round(k * 1e9 / fps), f.captured_at, "paced")
        for k, f in enumerate(frames)
    ]
    track = run(pipeline, frames)[-1].tracks[0]
    assert track.attributes.gender is Gender.FEMALE
    assert track.person_id == track.id
