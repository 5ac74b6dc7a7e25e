"""Reading faces: which one is meant, what is told of it, and a capture of a head that turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.capture.pictures import read_picture
from kiosk.capture.sim.appearance import appearance
from kiosk.capture.sim.face_paint import Expression
from kiosk.capture.sim.sprites import HeadKey, SpriteCache
from kiosk.core.choices import DetectorName
from kiosk.core.errors import ModelMissingError
from kiosk.core.guided_capture import OTHER_PERSON, GuidedCapture, likeness
from kiosk.core.identity import CapturePose, FaceFlaw, embedding_model
from kiosk.core.types import (
    NANOS_PER_S,
    Frame,
    FrameResult,
    Gender,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.inference.face_reader import THUMBNAIL_PX, FaceReader, only_face
from kiosk.inference.registry import ModelRegistry, ModelStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.identity import CaptureState
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.runtime import Runtime

FPS = 10
BETTER, OTHER = "A000055_aderholt_b.jpg", "B001260_buchanan_b.jpg"


@pytest.fixture(scope="module")
def reader(settings: AnalysisSettings, store: ModelStore, runtime: Runtime) -> Iterator[FaceReader]:
    # Drawn people are no living faces, and these tests are about everything else.
    made = FaceReader(settings.model_copy(update={"liveness": False}), store, runtime)
    yield made
    made.close()


@pytest.fixture(scope="module")
def portraits(media_dir: Path) -> dict[str, NDArray[np.uint8]]:
    return {name: read_picture(media_dir / "portraits" / name) for name in (BETTER, OTHER)}


def _beside(*images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pictures side by side on grey."""
    height = max(image.shape[0] for image in images)
    padded = [
        np.pad(
            image,
            ((0, height - image.shape[0]), (0, 0), (0, 0)),
            mode="constant",
            constant_values=128,
        )
        for image in images
    ]
    return np.ascontiguousarray(np.hstack(padded))


def test_a_portrait_is_read_whole(
    reader: FaceReader, settings: AnalysisSettings, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    (view,) = reader.read(portraits[BETTER])
    assert view.flaws == ()
    assert view.quality > 0.9
    assert view.model == embedding_model(settings) == reader.model
    assert view.embedding.shape == (256,)
    assert np.linalg.norm(view.embedding) == pytest.approx(1, abs=1e-5)
    assert abs(view.pose.yaw) < 15
    assert view.liveness is None
    assert view.thumbnail is not None
    assert view.thumbnail.shape == (THUMBNAIL_PX, THUMBNAIL_PX, 3)


def test_the_thumbnail_shows_the_face_in_its_middle(
    reader: FaceReader, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    thumbnail = reader.read(portraits[BETTER])[0].thumbnail
    assert thumbnail is not None
    (again,) = reader.read(thumbnail)
    middle = (again.xyxy[:2] + again.xyxy[2:]) / 2
    assert np.abs(middle - THUMBNAIL_PX / 2).max() < 8
    assert 0.5 < float((again.xyxy[3] - again.xyxy[1]) / THUMBNAIL_PX) < 0.75


def test_two_people_are_two_views_and_one_too_many(
    reader: FaceReader, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    views = reader.read(_beside(portraits[BETTER], portraits[OTHER]))
    assert len(views) == 2
    assert likeness(*views) < 0.3
    main, flaws = only_face(views)
    assert main is views[0]
    assert flaws == (FaceFlaw.SEVERAL_FACES,)


def test_people_far_behind_are_no_second_person(
    reader: FaceReader, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    behind = np.ascontiguousarray(portraits[OTHER][::4, ::4])
    views = reader.read(_beside(portraits[BETTER], behind))
    assert len(views) == 2
    main, flaws = only_face(views)
    assert (main, flaws) == (views[0], ())
    assert likeness(views[0], reader.read(portraits[BETTER])[0]) > 0.95


def test_a_mirrored_picture_shows_the_same_person(
    reader: FaceReader, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    """Cameras are shown mirrored, files are not: a face must be known in both."""
    (as_is,) = reader.read(portraits[BETTER])
    (mirrored,) = reader.read(np.ascontiguousarray(portraits[BETTER][:, ::-1]))
    assert likeness(as_is, mirrored) > 0.97
    assert mirrored.pose.yaw == pytest.approx(-as_is.pose.yaw, abs=5)


@pytest.mark.parametrize("name", ["chelsea.png", "page.png", "dogs.jpg"])
def test_what_is_no_face_is_none(reader: FaceReader, media_dir: Path, name: str) -> None:
    views = reader.read(read_picture(media_dir / "nonface" / name))
    assert only_face(views) == (None, (FaceFlaw.NO_FACE,))


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 3)])
def test_degenerate_pictures_hold_nobody(reader: FaceReader, size: tuple[int, int]) -> None:
    assert reader.read(np.zeros((*size, 3), np.uint8)) == ()


def test_a_face_found_before_is_read_alike(
    reader: FaceReader, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    image = portraits[BETTER]
    (face,) = reader._finder.analyze(image)
    assert face.landmarks is not None
    found, read = reader.read_found(image, face.xyxy, face.landmarks), reader.read(image)[0]
    assert np.array_equal(found.embedding, read.embedding)
    assert (found.quality, found.flaws, found.pose) == (read.quality, read.flaws, read.pose)


def test_without_networks_it_says_which_are_missing(
    tmp_path: Path, settings: AnalysisSettings
) -> None:
    with pytest.raises(ModelMissingError) as caught:
        FaceReader(settings, ModelStore(ModelRegistry.load(), (tmp_path,)))
    assert caught.value.hint


# ------------------------------------------------------------------------------ a living camera

_SCALE = 7.0
_TURNS = {
    CapturePose.FRONT: (0.0, 0.0),
    CapturePose.LEFT: (-25.0, 0.0),
    CapturePose.RIGHT: (25.0, 0.0),
    CapturePose.UP: (0.0, -12.0),
    CapturePose.DOWN: (0.0, 12.0),
}


class Mirror:
    """A simulated person before a camera who does what a capture asks."""

    def __init__(self, reader: FaceReader, look: int) -> None:
        cast = [appearance(look, Gender.MALE, 35), appearance(look + 1, Gender.FEMALE, 30)]
        self._sprites = SpriteCache(cast, [False, False])
        self._reader = reader
        self.now_ns = 0

    def result(self, person: int, yaw: float, pitch: float) -> FrameResult:
        """An analysed frame with the head turned so; it wanders a little like a living one."""
        key = HeadKey(person, yaw, pitch, Expression(), _SCALE)
        sprite = self._sprites.get(key).bgra
        height, width = sprite.shape[:2]
        seq = self.now_ns * FPS // NANOS_PER_S
        top, left = 200 - height // 2 + seq % 3, 320 - width // 2 - seq % 2
        image = np.full((400, 640, 3), 140, np.uint8)
        spot = image[top : top + height, left : left + width]
        clear = 1 - sprite[..., 3:].astype(np.float32) / 255
        spot[:] = np.clip(spot * clear + sprite[..., :3], 0, 255).astype(np.uint8)
        found = self._reader._finder._detector.detect(image)
        assert found.landmarks is not None
        tracks = tuple(
            Track(i + 1, box, 0.9, TrackState.CONFIRMED, 0, self.now_ns, points)
            for i, (box, points) in enumerate(zip(found.xyxy, found.landmarks, strict=True))
        )
        at = datetime(2026, 1, 1, tzinfo=UTC)
        frame = Frame(image, seq, self.now_ns, at, "mirror")
        return FrameResult(frame, found, tracks, PeopleCount(len(tracks)), {})

    def show(self, capture: GuidedCapture, person: int, pose: CapturePose) -> CaptureState:
        """One frame; returns how far the capture has come."""
        result = self.result(person, *_TURNS[pose])
        view = self._reader.read_result(result)
        state = capture.take(view, self.now_ns, result.frame)
        self.now_ns += NANOS_PER_S // FPS
        return state


@pytest.mark.parametrize("look", [3, 11])
def test_a_head_that_turns_as_asked_gives_five_views(reader: FaceReader, look: int) -> None:
    mirror, capture = Mirror(reader, look), GuidedCapture()
    for _ in range(100):
        wanted = capture.state.wanted
        if wanted is None:
            break
        state = mirror.show(capture, 0, wanted)
    assert state.wanted is None, (state.flaw, len(state.views))
    # Well before anything is asked less than at the beginning.
    assert mirror.now_ns < 6 * NANOS_PER_S
    front, left, right, up, down = state.views
    assert left.pose.yaw < front.pose.yaw < right.pose.yaw
    assert up.pose.pitch < front.pose.pitch < down.pose.pitch
    assert min(likeness(front, view) for view in state.views) > 0.5
    assert all(view.thumbnail is not None for view in state.views)
    assert state.box is not None
    assert 0 < state.box[0] < 0.5 < state.box[2] < 1


def test_somebody_who_steps_in_front_begins_anew(reader: FaceReader) -> None:
    mirror, capture = Mirror(reader, 3), GuidedCapture()
    while len(capture.state.views) < 2:
        mirror.show(capture, 0, capture.state.wanted or CapturePose.FRONT)
        assert mirror.now_ns < 6 * NANOS_PER_S
    for _ in range(12):
        state = mirror.show(capture, 1, CapturePose.FRONT)
        if state.message:
            break
    assert (state.message, state.views) == (OTHER_PERSON, ())


def test_nobody_in_view_is_no_view(reader: FaceReader) -> None:
    result = Mirror(reader, 3).result(0, 0.0, 0.0)
    assert reader.read_result(replace(result, tracks=())) is None
    lost = tuple(replace(track, state=TrackState.LOST) for track in result.tracks)
    assert reader.read_result(replace(result, tracks=lost)) is None


def test_the_nearest_of_several_is_read(
    reader: FaceReader, portraits: dict[str, NDArray[np.uint8]]
) -> None:
    image = _beside(np.ascontiguousarray(portraits[BETTER][::2, ::2]), portraits[OTHER])
    found = reader._finder._detector.detect(image)
    assert found.landmarks is not None
    assert len(found) == 2
    tracks = tuple(
        Track(i + 1, box, 0.9, TrackState.CONFIRMED, 0, 0, points)
        for i, (box, points) in enumerate(zip(found.xyxy, found.landmarks, strict=True))
    )
    frame = Frame(image, 0, 0, datetime(2026, 1, 1, tzinfo=UTC), "two")
    view = reader.read_result(FrameResult(frame, found, tracks, PeopleCount(2), {}))
    assert view is not None
    assert likeness(view, reader.read(portraits[OTHER])[0]) > 0.9


def test_a_stream_without_landmarks_gives_the_same_view(reader: FaceReader) -> None:
    result = Mirror(reader, 3).result(0, 0.0, 0.0)
    view = reader.read_result(result)
    bare = replace(result, tracks=tuple(replace(one, landmarks=None) for one in result.tracks))
    found = reader.read_result(bare)
    assert view is not None
    assert found is not None
    assert likeness(view, found) > 0.9
    assert np.abs(view.xyxy - found.xyxy).max() < 0.1 * (view.xyxy[2] - view.xyxy[0])
    grey = replace(bare.frame, image=np.full_like(bare.frame.image, 140))
    assert reader.read_result(replace(bare, frame=grey)) is None


def test_a_camera_is_asked_for_life_and_a_photo_is_not(
    settings: AnalysisSettings,
    store: ModelStore,
    runtime: Runtime,
    portraits: dict[str, NDArray[np.uint8]],
) -> None:
    careful = FaceReader(settings.model_copy(update={"liveness": True}), store, runtime)
    try:
        assert careful.read(portraits[BETTER])[0].liveness is None
        view = careful.read_result(Mirror(careful, 3).result(0, 0.0, 0.0))
        assert view is not None
        assert view.liveness is not None
        assert 0.0 <= view.liveness <= 1.0
        assert (FaceFlaw.NOT_ALIVE in view.flaws) == careful._life.is_picture
    finally:
        careful.close()


def test_other_detectors_make_no_difference(
    settings: AnalysisSettings,
    store: ModelStore,
    runtime: Runtime,
    portraits: dict[str, NDArray[np.uint8]],
) -> None:
    """They give no landmarks; faces are read with YuNet whatever the setting says."""
    made = FaceReader(
        settings.model_copy(update={"detector": DetectorName.RETAIL_0004}), store, runtime
    )
    try:
        assert len(made.read(portraits[BETTER])) == 1
    finally:
        made.close()
