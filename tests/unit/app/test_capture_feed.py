"""The guided capture in its thread: it tells why nothing comes, and forgets when it ends."""

from __future__ import annotations

import gc
import time
import weakref
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kiosk.app import capture_feed
from kiosk.app.capture_feed import CaptureFeed
from kiosk.core.errors import InferenceError, ModelMissingError
from kiosk.core.guided_capture import NO_PICTURE
from kiosk.core.identity import CapturePose, EmbeddingModel, FaceView
from kiosk.core.settings import Settings
from kiosk.core.types import Detections, Frame, FrameResult, HeadPose, PeopleCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MODEL = EmbeddingModel("network", "FP32")
POSES = {
    CapturePose.FRONT: HeadPose(0.0, 0.0, 0.0),
    CapturePose.LEFT: HeadPose(-25.0, 0.0, 0.0),
    CapturePose.RIGHT: HeadPose(25.0, 0.0, 0.0),
    CapturePose.UP: HeadPose(0.0, 20.0, 0.0),
    CapturePose.DOWN: HeadPose(0.0, -20.0, 0.0),
}


class ObedientPerson:
    """A reader that sees the person hold whatever view is asked for, either way round."""

    def __init__(self) -> None:
        self.feed: CaptureFeed | None = None
        self.closed = False
        self.seen = 0
        self._vector = np.zeros(256, np.float32)
        self._vector[0] = 1.0

    def read_result(self, result: FrameResult) -> FaceView | None:
        self.seen += 1
        state = self.feed.state() if self.feed is not None else None
        wanted = state.wanted if state is not None else None
        pose = POSES[wanted or CapturePose.FRONT]
        if wanted not in (None, CapturePose.FRONT) and (self.seen // 40) % 2:
            pose = HeadPose(-pose.yaw, -pose.pitch, 0.0)
        box = np.array((100, 100, 300, 300), np.float32)
        return FaceView(self._vector.copy(), MODEL, 0.9, (), pose, box)

    def close(self) -> None:
        self.closed = True


def frames() -> Iterator[FrameResult]:
    image = np.zeros((480, 640, 3), np.uint8)
    for seq in range(100_000):
        frame = Frame(image, seq, seq * 100_000_000, datetime.now(UTC), "camera:0")
        yield FrameResult(frame, Detections.empty(), (), PeopleCount(), {})


def until(condition: Callable[[], bool], work: Callable[[], None] = lambda: None) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        work()
        time.sleep(0.001)


@pytest.fixture
def feeds() -> Iterator[list[CaptureFeed]]:
    made: list[CaptureFeed] = []
    yield made
    for feed in made:
        assert feed.close(10.0)


def test_five_views_are_taken_and_forgotten(feeds: list[CaptureFeed]) -> None:
    person = ObedientPerson()
    feed = CaptureFeed(Settings, lambda *_: person)  # type: ignore[arg-type,return-value]
    feeds.append(feed)
    person.feed = feed
    assert feed.state() is None
    feed.start()
    source = frames()

    def done() -> bool:
        state = feed.state()
        return state is not None and state.wanted is None

    until(done, lambda: feed.take(next(source)))
    state: Any = feed.state()
    assert len(state.views) == state.total == 5
    until(lambda: person.closed)
    vector = weakref.ref(state.views[0].embedding)
    del state
    feed.stop()
    assert feed.state() is None
    assert feed.close(10.0)
    gc.collect()
    assert vector() is None


def test_it_says_when_the_networks_are_missing(feeds: list[CaptureFeed]) -> None:
    def missing(*_: Any) -> Any:
        raise ModelMissingError("A network is missing", "Fetch it.")

    feed = CaptureFeed(Settings, missing)
    feeds.append(feed)
    feed.start()
    until(lambda: (state := feed.state()) is not None and bool(state.message))
    state = feed.state()
    assert state is not None
    assert state.message == "A network is missing. Fetch it."


class BrokenReader:
    """A reader whose device fails."""

    closed = False

    def read_result(self, result: FrameResult) -> FaceView | None:
        del result
        raise InferenceError("The device failed", "Choose the CPU.")

    def close(self) -> None:
        self.closed = True


def test_it_says_when_the_device_fails(feeds: list[CaptureFeed]) -> None:
    reader = BrokenReader()
    feed = CaptureFeed(Settings, lambda *_: reader)  # type: ignore[arg-type,return-value]
    feeds.append(feed)
    feed.start()
    source = frames()
    until(
        lambda: (state := feed.state()) is not None and bool(state.message),
        lambda: feed.take(next(source)),
    )
    state = feed.state()
    assert state is not None
    assert state.message == "The device failed. Choose the CPU."
    assert reader.closed


def test_it_says_when_no_picture_comes_and_goes_on_when_one_does(
    feeds: list[CaptureFeed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_feed, "_NO_PICTURE_AFTER_S", 0.02)
    person = ObedientPerson()
    feed = CaptureFeed(Settings, lambda *_: person)  # type: ignore[arg-type,return-value]
    feeds.append(feed)
    feed.start()
    until(lambda: (state := feed.state()) is not None and state.message == NO_PICTURE)
    monkeypatch.setattr(capture_feed, "_NO_PICTURE_AFTER_S", 60.0)
    source = frames()

    def is_seen() -> bool:
        state = feed.state()
        return state is not None and state.box is not None and not state.message

    until(is_seen, lambda: feed.take(next(source)))


def test_beginning_anew_leaves_the_first_views_behind(feeds: list[CaptureFeed]) -> None:
    person = ObedientPerson()
    feed = CaptureFeed(Settings, lambda *_: person)  # type: ignore[arg-type,return-value]
    feeds.append(feed)
    person.feed = feed
    feed.start()
    source = frames()
    until(
        lambda: (state := feed.state()) is not None and len(state.views) >= 2,
        lambda: feed.take(next(source)),
    )
    feed.start()
    state = feed.state()
    assert state is not None
    assert state.views == ()
    assert state.wanted is CapturePose.FRONT
