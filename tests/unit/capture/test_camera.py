"""Cameras, with OpenCV's capture replaced by one that records what is asked of it."""

import sys
import threading

import cv2
import numpy as np
import pytest

from kiosk.capture.camera import CameraSource, CameraWish
from kiosk.capture.deadline import AbandonedThreads
from kiosk.core.errors import SourceError


class FakeCapture:
    """Grants at most 640x480 and YUYV, or whatever a test sets."""

    def __init__(self, device: object = 0, backend: int = 0) -> None:
        self.device, self.backend = device, backend
        self.opened = True
        self.calls: list[tuple[int, float]] = []
        self.granted = {
            cv2.CAP_PROP_FPS: 30.0,
            cv2.CAP_PROP_FOURCC: float(cv2.VideoWriter.fourcc(*"YUYV")),
        }
        self.image: object = np.full((480, 640, 3), 90, np.uint8)
        self.empty_reads = 0
        self.released = 0

    def isOpened(self) -> bool:
        return self.opened

    def set(self, prop: int, value: float) -> bool:
        self.calls.append((prop, value))
        return False

    def get(self, prop: int) -> float:
        return self.granted.get(prop, 0.0)

    def getBackendName(self) -> str:
        return "V4L2"

    def read(self) -> tuple[bool, object]:
        if self.empty_reads:
            self.empty_reads -= 1
            return False, None
        image = self.image
        return True, image.copy() if isinstance(image, np.ndarray) else image

    def release(self) -> None:
        self.released += 1


def _camera(capture: FakeCapture, **options: object) -> CameraSource:
    def open_native(device: object, backend: int) -> FakeCapture:
        capture.device, capture.backend = device, backend
        return capture

    return CameraSource(0, open_native=open_native, **options)


def test_mjpg_is_asked_for_before_size_and_rate() -> None:
    capture = FakeCapture()
    source = _camera(capture, wish=CameraWish(1920, 1080, 25.0))
    source.open()
    assert capture.calls == [
        (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
        (cv2.CAP_PROP_FRAME_WIDTH, 1920),
        (cv2.CAP_PROP_FRAME_HEIGHT, 1080),
        (cv2.CAP_PROP_FPS, 25.0),
    ]
    source.close()
    assert capture.released == 1


def test_what_was_granted_is_told() -> None:
    source = _camera(FakeCapture(), wish=CameraWish(1920, 1080, 30.0))
    info = source.open()
    source.close()
    assert (info.width, info.height, info.fps, info.live) == (640, 480, 30.0, True)
    assert info.detail == "V4L2, YUYV, 640x480 at 30 fps (asked for 1920x1080 at 30 fps)"


def test_nothing_is_said_about_what_was_granted_as_asked() -> None:
    capture = FakeCapture()
    capture.granted[cv2.CAP_PROP_FOURCC] = float(cv2.VideoWriter.fourcc(*"MJPG"))
    source = _camera(capture, wish=CameraWish(640, 480, 30.0))
    assert source.open().detail == "V4L2, MJPG, 640x480 at 30 fps"
    source.close()


def test_frames_are_numbered_stamped_and_read_only(fake_clock) -> None:
    source = _camera(FakeCapture(), clock=fake_clock)
    source.open()
    for number in range(3):
        fake_clock.advance(0.04)
        frame = source.read()
        assert frame is not None
        assert frame.seq == number
        assert frame.captured_ns == fake_clock.monotonic_ns()
        assert frame.captured_at == fake_clock.utc_now()
        assert frame.media_time_s is None
        assert frame.source_id == "camera:0"
        assert not frame.image.flags.writeable
    source.close()


@pytest.mark.parametrize(
    "native",
    [
        np.full((48, 64), 90, np.uint8),
        np.full((48, 64, 1), 90, np.uint8),
        np.full((48, 64, 4), 90, np.uint8),
        np.full((48, 64), 90 << 8, np.uint16),
    ],
)
def test_grey_and_deep_pictures_are_converted(native: np.ndarray) -> None:
    capture = FakeCapture()
    capture.image = native
    source = _camera(capture)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.image.shape == (48, 64, 3)
    assert frame.image.dtype == np.uint8
    assert (frame.image == 90).all()


def test_a_few_broken_pictures_are_forgiven() -> None:
    capture = FakeCapture()
    capture.empty_reads = 3
    source = _camera(capture)
    source.open()
    source.read()
    capture.empty_reads = 5
    assert source.read() is not None
    source.close()


def test_unplugged_camera_is_an_error_and_released() -> None:
    capture = FakeCapture()
    source = _camera(capture)
    source.open()
    source.read()
    capture.empty_reads = 10_000
    with pytest.raises(SourceError, match="no picture"):
        source.read()
    source.close()
    assert capture.released == 1


def test_camera_that_opens_but_gives_nothing_is_released() -> None:
    capture = FakeCapture()
    capture.empty_reads = 10_000
    with pytest.raises(SourceError, match="no picture"):
        _camera(capture).open()
    assert capture.released == 1


def test_hanging_camera_is_left_behind_and_released_late(wait_until) -> None:
    let_go, capture, abandoned = threading.Event(), FakeCapture(), AbandonedThreads()

    def open_native(device: object, backend: int) -> FakeCapture:
        let_go.wait()
        return capture

    source = CameraSource(0, open_native=open_native, open_timeout_s=0.05, abandoned=abandoned)
    with pytest.raises(SourceError, match=r"did not answer within 0\.05 s"):
        source.open()
    assert abandoned.count == 1
    let_go.set()
    wait_until(lambda: capture.released == 1 and abandoned.count == 0)


def test_closing_from_another_thread_leaves_the_handle_to_the_reader() -> None:
    capture = FakeCapture()
    source = _camera(capture)
    source.open()
    source.read()
    closer = threading.Thread(target=source.close)
    closer.start()
    closer.join()
    assert capture.released == 0
    assert source.read() is None
    source.close()
    assert capture.released == 1


def test_closing_from_another_thread_while_opening_leaves_the_handle_alone() -> None:
    released_meanwhile: list[int] = []

    class _ClosedWhileAsked(FakeCapture):
        def getBackendName(self) -> str:
            closer = threading.Thread(target=source.close)
            closer.start()
            closer.join()
            released_meanwhile.append(self.released)
            return super().getBackendName()

    capture = _ClosedWhileAsked()
    source = _camera(capture)
    source.open()
    assert released_meanwhile == [0]
    assert source.read() is None
    source.close()
    assert capture.released == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="device nodes are Linux")
def test_missing_camera_is_told_apart(tmp_path) -> None:
    capture = FakeCapture()
    capture.opened = False

    def refuse(device: object, backend: int) -> FakeCapture:
        return capture

    with pytest.raises(SourceError, match="not connected"):
        CameraSource(str(tmp_path / "video0"), open_native=refuse).open()
    (tmp_path / "video0").touch()
    with pytest.raises(SourceError, match="cannot be opened"):
        CameraSource(str(tmp_path / "video0"), open_native=refuse).open()
    assert capture.released == 2


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", [cv2.CAP_V4L2]),
        ("win32", [cv2.CAP_MSMF, cv2.CAP_DSHOW]),
        ("darwin", [cv2.CAP_AVFOUNDATION]),
    ],
)
def test_back_end_of_each_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, expected: list[int]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    tried = []

    def refuse(device: object, backend: int) -> FakeCapture:
        tried.append(backend)
        capture = FakeCapture()
        capture.opened = False
        return capture

    with pytest.raises(SourceError):
        CameraSource(97, open_native=refuse).open()
    assert tried == expected


def test_real_driver_without_a_camera(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError):
        CameraSource(97).open()
    assert capfd.readouterr().err == ""
