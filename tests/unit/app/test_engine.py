"""What the engine hands on to the sinks, whatever the source is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kiosk.app.audience_feed import AudienceFeed
from kiosk.app.engine import Engine
from kiosk.capture.grabber import CaptureState, CaptureStatus
from kiosk.core.count_history import CountHistory
from kiosk.core.health import SyncStatus
from kiosk.core.ports import SourceInfo
from kiosk.core.settings import Settings
from kiosk.core.today import TodayBoard
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.types import CountsEvent, Visit


class _Sink:
    def __init__(self) -> None:
        self.totals: list[int] = []

    def publish(self, event: CountsEvent) -> None:
        self.totals.append(event.count.total)


class _History:
    def __init__(self) -> None:
        self.visits: list[Visit] = []

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        self.visits += visits

    def crossed(self, crossings: object) -> None: ...

    def observed(self, states: object) -> None: ...

    def checkpoint(self, open_visits: object) -> None: ...


class _Listener:
    def __init__(self) -> None:
        self.counts: list[int] = []
        self.endings = 0

    def phase_changed(self, phase: object) -> None: ...

    def analyzed(self, result: FrameResult) -> None: ...

    def count_changed(self, count: PeopleCount) -> None:
        self.counts.append(count.total)

    def ended(self) -> None:
        self.endings += 1


class _Grabber:
    """Gives the frames of a list; ``at_the_last`` is called when there is none any more."""

    running = True
    heartbeat_age_s = 0.1

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.at_the_last: Callable[[], None] = lambda: None

    def start(self) -> None: ...

    def take(self, timeout_s: float) -> Frame | None:
        frame = self.frames.pop(0) if self.frames else None
        if frame is None:
            self.at_the_last()
        return frame


class _Thread:
    def start(self) -> None: ...


class _Bench:
    """An engine whose threads are played by the test."""

    def __init__(self, source: str = "auto") -> None:
        settings = Settings.model_validate({"camera": {"source": source}})
        self.sink, self.listener, self.grabber = _Sink(), _Listener(), _Grabber()
        parts: dict[str, Any] = {
            "builder": None,
            "make_grabber": lambda *_: self.grabber,
            "make_thread": lambda _: _Thread(),
            "listener": self.listener,
        }
        self.kept = _History()
        audience = AudienceFeed(settings.audience, self.kept, TodayBoard())
        self.engine = Engine(
            settings, history=CountHistory(), audience=audience, sinks=[self.sink], **parts
        )
        self.seq = 0
        self.source = "test"

    def open(self, name: str) -> None:
        self.source = name
        info = SourceInfo(name, live=True, width=4, height=4, fps=10)
        self.engine.capture_changed(CaptureStatus(CaptureState.RUNNING, info))

    def frame(self) -> Frame:
        self.seq += 1
        image = np.zeros((4, 4, 3), np.uint8)
        return Frame(image, self.seq, self.seq * 10**8, datetime.now(UTC), self.source)

    def see(self, people: int) -> None:
        count = PeopleCount(people, unknown=people)
        self.engine.result(FrameResult(self.frame(), Detections.empty(), (), count, {}))


def test_changes_are_handed_on_once() -> None:
    bench = _Bench()
    bench.open("camera:0")
    for people in (0, 1, 1, 2, 0):
        bench.see(people)
    assert bench.sink.totals == [1, 2, 0]


def test_a_scene_that_stands_in_tells_at_most_that_nobody_is_there() -> None:
    bench = _Bench()
    bench.open("camera:0")
    bench.see(2)
    bench.open("sim:busy")
    for people in (0, 3, 4):
        bench.see(people)
    assert bench.listener.counts == [2, 0, 3, 4]
    assert bench.sink.totals == [2, 0]


def test_a_scene_from_the_start_tells_nothing() -> None:
    bench = _Bench()
    bench.open("sim:busy")
    for people in (3, 0, 4):
        bench.see(people)
    assert bench.sink.totals == []


def test_a_frame_of_the_scene_is_no_real_one_although_the_camera_is_open_by_now() -> None:
    bench = _Bench()
    bench.open("sim:busy")
    bench.see(3)
    bench.open("camera:0")
    bench.source = "sim:busy"
    bench.see(4)
    assert bench.sink.totals == []
    bench.source = "camera:0"
    bench.see(1)
    assert bench.sink.totals == [1]


def test_a_scene_that_was_asked_for_counts() -> None:
    bench = _Bench("sim:busy")
    bench.open("sim:busy")
    bench.see(3)
    assert bench.sink.totals == [3]


def test_the_end_of_a_file_comes_after_its_last_frame() -> None:
    bench = _Bench("clip.mp4")
    bench.engine.start()

    def last_frame_and_end() -> None:
        bench.grabber.frames.append(bench.frame())
        bench.grabber.at_the_last = lambda: None
        bench.engine.capture_changed(CaptureStatus(CaptureState.ENDED))

    bench.grabber.at_the_last = last_frame_and_end
    assert bench.engine.take() is None
    assert bench.listener.endings == 0
    assert bench.engine.take() is not None
    assert bench.engine.take() is None
    assert bench.listener.endings == 1


@pytest.mark.parametrize("address", ["rtsp://user:pass@host/stream", "rtsp://host/stream"])
def test_health_names_a_source_that_is_not_open_without_its_password(address: str) -> None:
    health = _Bench(address).engine.health(SyncStatus(), 0)
    assert health.source == "rtsp://host/stream"


def test_a_capture_without_a_heartbeat_hangs() -> None:
    bench = _Bench("camera:0")
    bench.engine.start()
    assert bench.engine.hanging() == ""
    bench.grabber.heartbeat_age_s = 31.0
    assert bench.engine.hanging() == "the capture"
    bench.grabber.running = False  # a file that was played has no heart to beat
    assert bench.engine.hanging() == ""
