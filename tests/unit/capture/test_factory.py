"""What the text of ``--source`` means."""

import subprocess
import sys
from contextlib import nullcontext, suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.capture.auto import AutoSource
from kiosk.capture.factory import (
    AUTO_SCENE,
    SourceAddress,
    SourceFactory,
    SourceKind,
    make_grabber,
    make_source,
    parse_source,
)
from kiosk.capture.freeze import FreezeGuard
from kiosk.capture.grabber import CaptureState
from kiosk.capture.sim.source import SimSource
from kiosk.core.choices import Pace
from kiosk.core.errors import SourceError, UnreadableFileError
from kiosk.core.settings import CameraSettings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("auto", SourceAddress(SourceKind.AUTO)),
        (" camera:0 ", SourceAddress(SourceKind.CAMERA, "0")),
        ("camera:007", SourceAddress(SourceKind.CAMERA, "7")),
        ("/dev/video2", SourceAddress(SourceKind.CAMERA, "/dev/video2")),
        ("/dev/v4l/by-id/usb-x", SourceAddress(SourceKind.CAMERA, "/dev/v4l/by-id/usb-x")),
        ("rtsp://u:p@host/1", SourceAddress(SourceKind.STREAM, "rtsp://u:p@host/1")),
        ("http://host/mjpg", SourceAddress(SourceKind.STREAM, "http://host/mjpg")),
        ("https://host/a.MP4?x=1", SourceAddress(SourceKind.WEB_VIDEO, "https://host/a.MP4?x=1")),
        ("sim:busy", SourceAddress(SourceKind.SIMULATED, "busy")),
        ("clip.mp4", SourceAddress(SourceKind.FILES, "clip.mp4")),
        ("C:\\clips\\a.mp4", SourceAddress(SourceKind.FILES, "C:\\clips\\a.mp4")),
        ("photos/*.jpg", SourceAddress(SourceKind.FILES, "photos/*.jpg")),
        (
            "fault:freeze@9x9,hang@50+sim:quiet",
            SourceAddress(SourceKind.SIMULATED, "quiet", "freeze@9x9,hang@50"),
        ),
    ],
)
def test_forms(text: str, expected: SourceAddress) -> None:
    assert parse_source(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "camera:",
        "camera:x",
        "camera:-1",
        "camera:²",
        "sim:",
        "webcam:0",
        "ftp://host/x",
        "rtsp://",
        "rtsp://host:port/x",
        "concat:a.mp4|b.mp4",
        "file:///etc/passwd",
        "fault:freeze@1",
        "fault:nonsense+sim:busy",
        "a\0b",
        "ww:" * 300,
    ],
)
def test_other_texts_are_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_source(text)
    assert caught.value.hint


def test_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(SourceError) as caught:
        parse_source("ftp://user:secret@host/x")
    assert "secret" not in str(caught.value)


@given(st.text())
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(SourceError):
        parse_source(text)


def test_existing_file_with_a_colon_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "12:30 shop.mp4").touch()
    assert parse_source("12:30 shop.mp4").kind is SourceKind.FILES


def _settings(source: object, **options: object) -> CameraSettings:
    return CameraSettings(source=str(source), **{"loop": False, "pace": Pace.FAST, **options})


def _count(source) -> int:
    source.open()
    try:
        return sum(1 for _ in iter(source.read, None))
    finally:
        source.close()


@pytest.fixture
def folder(tmp_path: Path, media_dir: Path) -> Path:
    for number in (1, 2, 10):
        Image.new("RGB", (8, 6), (number, 0, 0)).save(tmp_path / f"p{number}.png")
    for name in ("animated.gif", "video_one_frame.mp4"):
        (tmp_path / name).write_bytes((media_dir / "hard" / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("name", "frames"),
    [
        ("p1.png", 30),
        ("p*.png", 90),
        ("**/p1*.png", 60),
        ("animated.gif", 3),
        ("video_one_frame.mp4", 1),
        (".", 120),
    ],
)
def test_files_patterns_and_folders(folder: Path, name: str, frames: int) -> None:
    assert _count(make_source(_settings(folder / name))) == frames


def test_name_that_looks_like_a_pattern(folder: Path) -> None:
    (folder / "p1.png").rename(folder / "p[1].png")
    assert _count(make_source(_settings(folder / "p[1].png"))) == 30


@pytest.mark.parametrize(
    "name", ["none.mp4", "none*.jpg", "webcam", "x" * 300, "[" * 300, "*/" + "x" * 300]
)
def test_missing_files(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        make_source(_settings(tmp_path / name))
    assert caught.value.hint


def test_files_are_turned_and_cropped_but_not_mirrored(folder: Path) -> None:
    image = Image.new("RGB", (4, 2))
    image.putpixel((0, 0), (255, 255, 255))
    image.save(folder / "corner.png")
    source = make_source(_settings(folder / "corner.png", mirror=True, rotation=90))
    info = source.open()
    frame = source.read()
    source.close()
    assert (info.width, info.height) == (2, 4)
    assert frame.image[0, 1].tolist() == [255, 255, 255]  # top left has gone to top right
    assert frame.image.sum() == 3 * 255


def test_scene_is_played_at_the_size_asked_for_and_never_mirrored() -> None:
    source = make_source(_settings("sim:quiet", width=320, height=240, fps=10, mirror=True))
    plain = SimSource("quiet", width=320, height=240, fps=10, pace=Pace.FAST)
    info = source.open()
    plain.open()
    frame, expected = source.read(), plain.read()
    source.close()
    plain.close()
    assert (info.width, info.height, info.fps, info.live) == (320, 240, 10, False)
    np.testing.assert_array_equal(frame.image, expected.image)


def test_auto_without_a_camera_plays_a_scene_that_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.capture.factory.list_cameras", list)
    source = make_source(_settings("auto", width=320, height=240))
    info = source.open()
    frame = source.read()
    source.close()
    assert info.name == f"sim:{AUTO_SCENE}"
    assert "no camera was found" in info.detail
    assert (frame.width, frame.height) == (320, 240)


def test_auto_keeps_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    factory = SourceFactory(_settings("auto"))
    first, second = factory(), factory()
    assert isinstance(first, AutoSource)
    assert first._memory is second._memory


def test_script_goes_on_in_the_next_source(folder: Path) -> None:
    factory = SourceFactory(_settings(f"fault:unplug@2+{folder / 'p1.png'}"))
    source = factory()
    source.open()
    source.read()
    source.read()
    with pytest.raises(SourceError, match="scripted"):
        source.read()
    source.close()
    assert _count(factory()) == 30


@pytest.mark.parametrize(("prefix", "guarded"), [("fault:black@0x9+", True), ("", False)])
def test_frozen_pictures_are_an_error_except_where_they_are_meant(
    folder: Path, fake_clock, prefix: str, guarded: bool
) -> None:
    settings = _settings(f"{prefix}{folder / 'p1.png'}", stale_after_s=1.0)
    source = SourceFactory(settings, fake_clock)()
    source.open()
    source.read()
    fake_clock.advance(60)
    with pytest.raises(SourceError, match="frozen") if guarded else nullcontext():
        source.read()
    source.close()


def test_cameras_and_streams_are_guarded() -> None:
    for text in ("camera:0", "rtsp://host/1"):
        source = SourceFactory(_settings(text))()
        assert isinstance(source._source, FreezeGuard)
        assert source.transform.mirror


def test_grabber_of_a_fast_file_gives_every_frame(media_dir: Path) -> None:
    settings = _settings(media_dir / "videos/iot_head_pose_face_detection_female.mp4")
    grabber = make_grabber(settings)
    grabber.start()
    frames = list(grabber.frames())
    grabber.stop()
    assert [f.seq for f in frames] == list(range(24))
    assert grabber.status().state is CaptureState.ENDED


def test_limits_leave_room_for_the_sources_own() -> None:
    settings = _settings("camera:0", open_timeout_s=20, stale_after_s=8)
    limits = make_grabber(settings)._limits
    assert limits.open_s > 28
    assert limits.live_read_s > 8


def test_importing_the_factory_does_not_load_opencv() -> None:
    code = (
        "import sys, kiosk.capture.factory as f;"
        "f.make_grabber(__import__('kiosk.core.settings').core.settings.CameraSettings());"
        "sys.exit('cv2' in sys.modules or 'PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
