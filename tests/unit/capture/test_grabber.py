"""The grabber keeps frames coming whatever the source does, and ends in order."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kiosk.capture.backoff import Backoff
from kiosk.capture.deadline import AbandonedThreads
from kiosk.capture.faults import FaultScript, FaultySource
from kiosk.capture.grabber import CaptureLimits, CaptureState, CaptureStatus, Grabber
from kiosk.capture.session import CaptureSession
from kiosk.core.choices import Pace
from kiosk.core.errors import SourceError
from kiosk.core.ports import FrameSource


class Diary:
    """A listener that keeps what it heard."""

    def __init__(self) -> None:
        self.heard: list[CaptureStatus] = []

    def capture_changed(self, status: CaptureStatus) -> None:
        self.heard.append(status)

    @property
    def states(self) -> list[CaptureState]:
        """States in order, without repetitions."""
        states = [status.state for status in self.heard]
        return [state for i, state in enumerate(states) if i == 0 or state != states[i - 1]]

    def errors(self) -> list[str]:
        """Messages in order, without repetitions."""
        messages = [status.error.message for status in self.heard if status.error]
        return [text for i, text in enumerate(messages) if i == 0 or text != messages[i - 1]]


QUICK = CaptureLimits(open_s=20.0, live_read_s=20.0, file_read_s=20.0, stable_s=1000.0)


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def grab(diary: Diary, wait_until) -> Iterator[Callable[..., Grabber]]:
    """Makes and starts grabbers that retry at once; stops them after the test."""
    grabbers: list[Grabber] = []

    def start(make_source: Callable[[], FrameSource], **options: object) -> Grabber:
        options = {"limits": QUICK, "backoff": Backoff(0.01, 0.01), **options}
        grabber = Grabber(make_source, listener=diary, **options)
        grabbers.append(grabber)
        grabber.start()
        return grabber

    yield start
    for grabber in grabbers:
        assert grabber.stop(timeout_s=20)


def _take(grabber: Grabber, count: int) -> list:
    frames = []
    while len(frames) < count:
        frame = grabber.take(timeout_s=20)
        assert frame is not None, grabber.status()
        frames.append(frame)
    return frames


def test_newest_frame_of_a_live_source(grab, diary, counting_source, wait_until) -> None:
    grabber = grab(counting_source)
    wait_until(lambda: grabber.status().captured >= 20)
    frame = grabber.take()
    assert frame.seq >= 19
    status = grabber.status()
    assert status.state is CaptureState.RUNNING
    assert status.dropped >= 19
    assert status.fps > 0
    assert status.error is None
    assert status.info.name == "counting"
    assert diary.states == [CaptureState.OPENING, CaptureState.RUNNING]


def test_every_frame_of_a_file_played_fast(grab, diary, counting_source) -> None:
    grabber = grab(lambda: counting_source(live=False, length=300, period_s=0), pace=Pace.FAST)
    frames = list(grabber.frames())
    assert [f.seq for f in frames] == list(range(300))
    status = grabber.status()
    assert status.state is CaptureState.ENDED
    assert (status.captured, status.dropped) == (300, 0)
    assert diary.states[-1] is CaptureState.ENDED


def test_frames_left_at_the_end_can_still_be_taken(grab, counting_source, wait_until) -> None:
    grabber = grab(lambda: counting_source(live=False, length=2, period_s=0), pace=Pace.FAST)
    wait_until(lambda: grabber.status().state is CaptureState.ENDED)
    assert [f.seq for f in grabber.frames()] == [0, 1]


def test_gaps_in_the_numbers_count_as_dropped(grab, counting_source) -> None:
    class Skipping(counting_source):
        def read(self):
            frame = super().read()
            self.seq += 2
            return frame

    grabber = grab(lambda: Skipping(live=False, length=30, period_s=0), pace=Pace.FAST)
    assert len(list(grabber.frames())) == 10
    assert grabber.status().dropped == 18
    assert grabber.status().offered == 28  # a share of frames lost is a share of these


def test_opens_and_reads_and_closes_in_one_thread(grab, counting_source) -> None:
    threads = {}

    class Watched(counting_source):
        def open(self):
            threads["open"] = threading.current_thread().name
            return super().open()

        def close(self):
            threads.setdefault("close", threading.current_thread().name)
            super().close()

    source = Watched(live=False, length=3, period_s=0)
    list(grab(lambda: source).frames())
    assert threads["open"] == threads["close"] == source.thread.name == "capture-1"


def _faulty(counting_source, text: str) -> tuple[Callable[[], FrameSource], FaultScript]:
    script = FaultScript.parse(text)
    return (lambda: FaultySource(counting_source(), script)), script


def test_unplugged_and_plugged_in_again(grab, diary, counting_source, allow_log) -> None:
    allow_log("capture: The camera")
    make_source, script = _faulty(counting_source, "unplug@5x4")
    grabber = grab(make_source)
    while script.frames < 20:
        assert grabber.take(timeout_s=20) is not None
    assert diary.states[:4] == [
        CaptureState.OPENING,
        CaptureState.RUNNING,
        CaptureState.RETRYING,
        CaptureState.OPENING,
    ]
    assert diary.errors() == [
        "The camera was unplugged (scripted)",
        "The camera is unplugged (scripted)",
    ]
    retries = [s for s in diary.heard if s.state is CaptureState.RETRYING]
    assert len(retries) == 4
    assert all(s.retry_in_s > 0 and s.error.hint for s in retries)
    assert grabber.status().error is None


def test_garbage_is_reported_and_opened_again(grab, diary, counting_source, expect_log) -> None:
    expect_log("unusable kind")
    make_source, script = _faulty(counting_source, "garbage@3")
    grabber = grab(make_source)
    while script.frames < 10:
        assert grabber.take(timeout_s=20).image.shape == (24, 32, 3)
    assert "unusable kind (float64 (2, 5))" in diary.errors()[0]


def test_new_size_is_told(grab, diary, counting_source) -> None:
    make_source, script = _faulty(counting_source, "resize@5x1000")
    grabber = grab(make_source)
    while script.frames < 8:
        grabber.take(timeout_s=20)
    assert (grabber.status().info.width, grabber.status().info.height) == (16, 12)
    assert CaptureState.RETRYING not in diary.states
    assert diary.heard[-1].info.width == 16


def test_hanging_read_is_left_behind(grab, diary, counting_source, expect_log, wait_until) -> None:
    expect_log("capture-1 hangs")
    expect_log("no picture any more")
    abandoned = AbandonedThreads()
    make_source, script = _faulty(counting_source, "hang@5")
    limits = CaptureLimits(open_s=20.0, live_read_s=0.3, stable_s=1000.0)
    grabber = grab(make_source, limits=limits, abandoned=abandoned)
    while script.frames < 12:
        assert grabber.take(timeout_s=20) is not None
    assert abandoned.count == 1
    assert diary.errors() == ["The camera gives no picture any more"]
    assert grabber.stop(timeout_s=20)
    captured = grabber.status().captured
    script.released.set()
    wait_until(lambda: abandoned.count == 0)
    assert grabber.status().captured == captured  # its late frame was not wanted


def test_late_frame_of_a_session_left_behind_is_refused(counting_source) -> None:
    grabber = Grabber(counting_source)
    session = CaptureSession("capture-1", counting_source, grabber._deliver, lambda: None)
    source = counting_source()
    session.info = source.open()
    grabber._deliver(session, source.read())
    session.cancelled.set()
    grabber._deliver(session, source.read())
    assert grabber.take().seq == 0
    assert grabber.take() is None
    assert grabber.status().captured == 1


def test_hanging_open_is_left_behind_until_too_many(
    grab, diary, counting_source, allow_log, wait_until
) -> None:
    allow_log("capture")
    let_go = threading.Event()
    opened = []

    class Hanging(counting_source):
        def open(self):
            opened.append(self)
            let_go.wait()
            return super().open()

    abandoned = AbandonedThreads(limit=2)
    grabber = grab(Hanging, limits=CaptureLimits(open_s=0.1), abandoned=abandoned)
    try:
        wait_until(lambda: any("2 calls hang" in text for text in diary.errors()))
        assert len(opened) == 2
        assert diary.errors()[0] == "The camera does not answer"
    finally:
        let_go.set()
    wait_until(lambda: grabber.take() is not None)  # the driver has come back to life


def test_stopping_does_not_wait_for_a_hanging_read(
    grab, counting_source, expect_log, wait_until
) -> None:
    expect_log("hangs and is left behind")
    make_source, script = _faulty(counting_source, "hang@0")
    grabber = grab(make_source)
    wait_until(lambda: script.frames == 1)
    assert grabber.stop(timeout_s=20)
    assert grabber.status().state is CaptureState.STOPPED
    script.released.set()


def test_stopping_frees_a_full_hand_over(grab, counting_source, wait_until) -> None:
    sources = []

    def make_source():
        sources.append(counting_source(live=False, length=10_000, period_s=0))
        return sources[-1]

    grabber = grab(make_source, pace=Pace.FAST)
    wait_until(lambda: grabber.status().captured == 2)
    assert grabber.stop(timeout_s=20)
    assert grabber.take() is None
    assert sources[0].closed


def test_ten_starts_and_stops(grab, counting_source, wait_until) -> None:
    sources = []

    def make_source():
        sources.append(counting_source())
        return sources[-1]

    grabber = grab(make_source)
    for _ in range(10):
        _take(grabber, 2)
        assert grabber.stop(timeout_s=20)
        assert not grabber.running
        grabber.start()
    _take(grabber, 1)
    assert grabber.stop(timeout_s=20)
    assert len(sources) == 11
    assert all(source.closed for source in sources)


def test_time_never_goes_back_when_a_fast_file_is_opened_again(
    grab, counting_source, allow_log
) -> None:
    allow_log("capture")
    script = FaultScript.parse("unplug@50,unplug@100,unplug@150")
    grabber = grab(
        lambda: FaultySource(
            counting_source(live=False, length=60, period_s=0, start_ns=10**12), script
        ),
        pace=Pace.FAST,
    )
    frames = list(grabber.frames())
    assert len(frames) > 150
    assert all(b.captured_ns > a.captured_ns for a, b in pairwise(frames))
    assert grabber.status().dropped == 0


def test_error_that_nobody_foresaw_is_logged_and_retried(
    grab, diary, counting_source, expect_log
) -> None:
    expect_log("the source failed unexpectedly")
    expect_log("capture: The source failed unexpectedly")
    made = []

    class Buggy(counting_source):
        def read(self):
            if len(made) == 1:
                raise ZeroDivisionError
            return super().read()

    def make_source():
        made.append(Buggy())
        return made[-1]

    _take(grab(make_source), 3)
    assert made[0].closed
    assert diary.errors() == ["The source failed unexpectedly"]


def test_source_that_cannot_be_made_is_retried(grab, diary, counting_source, allow_log) -> None:
    allow_log("no file")
    tries = []

    def make_source():
        tries.append(1)
        if len(tries) < 3:
            raise SourceError("There is no file x", "Check the name.")
        return counting_source()

    _take(grab(make_source), 1)
    assert len(tries) == 3


def test_waiting_times_grow_and_begin_again_after_a_stable_run(
    grab, counting_source, allow_log, wait_until
) -> None:
    allow_log("capture")
    waits = []

    class Spy(Backoff):
        def next_s(self) -> float:
            waits.append(super().next_s())
            return 0.001

    def make_source():
        if len(waits) < 4:
            raise SourceError("not there")
        return counting_source(length=5, live=True)

    class Failing(counting_source):
        def read(self):
            if self.seq >= 5:
                raise SourceError("gone again")
            return super().read()

    grab(
        lambda: make_source() if len(waits) < 4 else Failing(),
        backoff=Spy(1.0, 30.0, jitter=0.0),
        limits=CaptureLimits(stable_s=0.0),
    )
    wait_until(lambda: len(waits) >= 6)
    # stable_s is 0 here, so every session counts as recovered.
    assert waits[:6] == [1.0] * 6


def test_unstable_source_waits_longer_each_time(grab, counting_source, allow_log, wait_until):
    allow_log("capture")
    waits = []

    class Spy(Backoff):
        def next_s(self) -> float:
            waits.append(super().next_s())
            return 0.001

    class Failing(counting_source):
        def read(self):
            if self.seq >= 2:
                raise SourceError("gone again")
            return super().read()

    grab(Failing, backoff=Spy(1.0, 30.0, jitter=0.0))
    wait_until(lambda: len(waits) >= 6)
    assert waits[:6] == [1, 2, 4, 8, 16, 30]


def test_same_error_is_logged_as_a_warning_once(grab, diary, wait_until, caplog, allow_log):
    allow_log("capture: not there")

    def make_source():
        raise SourceError("not there")

    grab(make_source)
    wait_until(lambda: len(diary.heard) > 8)
    assert sum(record.message == "capture: not there" for record in caplog.records) == 1


def test_keeps_its_heartbeat_while_the_source_is_slow(grab, counting_source, wait_until) -> None:
    make_source, script = _faulty(counting_source, "hang@2")
    grabber = grab(make_source)
    wait_until(lambda: script.frames == 3)
    first_ns = grabber._beat_ns
    wait_until(lambda: grabber._beat_ns > first_ns)
    script.released.set()
