"""Video files: what there is gets played, with the file's own times, or one clear error."""

import math
import struct
import threading
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.capture.pictures import is_picture
from kiosk.capture.video import MediaTimes, VideoSource
from kiosk.core.choices import Pace
from kiosk.core.errors import SourceError, UnreadableFileError
from kiosk.core.types import Frame

# (width, height, frames), or a word of the error.
HARD = {
    "video_truncated_with_index.mp4": (480, 270, 77),
    "video_one_frame.mp4": (480, 270, 1),
    "video_rotation_metadata.mp4": (480, 270, 65),
    "video_odd_size_mjpeg.avi": (321, 241, 24),
    "video_vp9.webm": (480, 270, 65),
    "animated.gif": (168, 205, 3),
    "video_truncated_no_index.mp4": "cannot be read as a video",
    "video_audio_only.mp4": "cannot be read as a video",
    "video_empty.mp4": "empty",
    "text_named.jpg": "cannot be read as a video",
    "hard.csv": "cannot be read as a video",
}


def _play(source: VideoSource, limit: int = 10_000) -> list[Frame]:
    source.open()
    frames = []
    try:
        while len(frames) < limit and (frame := source.read()) is not None:
            frames.append(frame)
    finally:
        source.close()
    return frames


@pytest.mark.parametrize("name", HARD)
def test_hard_files(media_dir: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = media_dir / "hard" / name
    expected = HARD[name]
    source = VideoSource(path, pace=Pace.FAST)
    if isinstance(expected, str):
        with pytest.raises(UnreadableFileError, match=expected) as caught:
            source.open()
        assert caught.value.hint
        source.close()
    else:
        frames = _play(source)
        # How much of the last, damaged picture can be decoded varies with the version.
        spare = 2 if "truncated" in name else 0
        assert abs(len(frames) - expected[2]) <= spare
        assert {(f.width, f.height) for f in frames} == {expected[:2]}
        assert [f.seq for f in frames] == list(range(len(frames)))
        assert not any(f.image.flags.writeable for f in frames)
    assert capfd.readouterr().err == ""  # OpenCV and FFmpeg keep quiet


def test_all_hard_videos_are_in_the_table(media_dir: Path) -> None:
    names = {p.name for p in (media_dir / "hard").glob("video_*")}
    assert names == {name for name in HARD if name.startswith("video_")}
    assert not any(is_picture(media_dir / "hard" / name) for name in names)


def _retagged(path: Path, target: Path, a: int, b: int, c: int, d: int) -> Path:
    """A copy of an MP4 file with another matrix in its (first) track header.

    ISO/IEC 14496-12, 8.3.2: nine big-endian numbers, 40 bytes into version 0 of ``tkhd``.
    """
    data = bytearray(path.read_bytes())
    start = data.index(b"tkhd") + 4 + 40
    data[start : start + 36] = struct.pack(
        ">9i", a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30
    )
    target.write_bytes(data)
    return target


@pytest.mark.parametrize(
    ("matrix", "quarter_turns_clockwise"),
    [((1, 0, 0, 1), 0), ((0, 1, -1, 0), 1), ((-1, 0, 0, -1), 2), ((0, -1, 1, 0), 3)],
)
def test_rotation_tag_is_honoured(
    media_dir: Path, tmp_path: Path, matrix: tuple[int, int, int, int], quarter_turns_clockwise: int
) -> None:
    stored = media_dir / "hard/video_rotation_metadata.mp4"
    plain = _play(VideoSource(_retagged(stored, tmp_path / "0.mp4", 1, 0, 0, 1)), 1)[0].image
    path = _retagged(stored, tmp_path / "tagged.mp4", *matrix)
    tagged = _play(VideoSource(path, pace=Pace.FAST), 1)[0].image
    np.testing.assert_array_equal(tagged, np.rot90(plain, -quarter_turns_clockwise))


def test_clip_held_sideways_comes_out_upright(media_dir: Path, tmp_path: Path) -> None:
    """As phones tag a clip that was taken upright: to be turned clockwise."""
    path = _retagged(
        media_dir / "hard/video_rotation_metadata.mp4", tmp_path / "phone.mp4", 0, 1, -1, 0
    )
    clip = media_dir / "videos/iot_head_pose_face_detection_male.mp4"
    phone, original = (_play(VideoSource(p, pace=Pace.FAST), 1)[0].image for p in (path, clip))
    assert cv2.absdiff(phone, original).mean() < 12


def test_non_ascii_name_and_folder(media_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "клипы 写真"
    folder.mkdir()
    path = folder / "ü film %03d.mp4"
    path.write_bytes((media_dir / "hard/video_one_frame.mp4").read_bytes())
    assert len(_play(VideoSource(path, pace=Pace.FAST))) == 1


def _moving_gif(path: Path, durations_ms: list[int], size: tuple[int, int] = (48, 32)) -> Path:
    """A file of variable frame rate: GIF stores a duration for each picture."""
    images = [Image.new("L", size, 20 + 30 * i) for i in range(len(durations_ms))]
    images[0].save(path, save_all=True, append_images=images[1:], duration=durations_ms, loop=0)
    return path


def test_variable_frame_rate_keeps_its_times(tmp_path: Path, fake_clock) -> None:
    path = _moving_gif(tmp_path / "vfr.gif", [100, 700, 200, 400])
    start_ns = fake_clock.monotonic_ns()
    frames = _play(VideoSource(path, pace=Pace.FAST, clock=fake_clock))
    times_s = [f.media_time_s for f in frames]
    np.testing.assert_allclose(times_s, [0.0, 0.1, 0.8, 1.0], atol=1e-6)
    assert [f.captured_ns - start_ns for f in frames] == [round(t * 1e9) for t in times_s]
    assert (frames[2].captured_at - frames[0].captured_at).total_seconds() == 0.8


def test_loop_goes_on_in_time(tmp_path: Path, fake_clock) -> None:
    path = _moving_gif(tmp_path / "loop.gif", [100, 700, 200])
    frames = _play(VideoSource(path, pace=Pace.FAST, loop=True, clock=fake_clock), 10)
    assert [f.seq for f in frames] == list(range(10))
    assert [f.media_time_s for f in frames[:3]] == [f.media_time_s for f in frames[3:6]]
    steps = {b.captured_ns - a.captured_ns for a, b in pairwise(frames)}
    assert min(steps) > 0
    lengths = [frames[i + 3].captured_ns - frames[i].captured_ns for i in range(7)]
    assert len(set(lengths)) == 1


def test_real_time_and_fast_agree(tmp_path: Path, fake_clock) -> None:
    path = _moving_gif(tmp_path / "vfr.gif", [100, 700, 200, 400])
    fast = VideoSource(path, pace=Pace.FAST, clock=fake_clock)
    start_ns = fake_clock.monotonic_ns()
    fast_ns = [f.captured_ns - start_ns for f in _play(fast)]

    timed = VideoSource(path, pace=Pace.REALTIME, clock=fake_clock)
    timed._cancelled = fake_clock.event()
    start_ns = fake_clock.monotonic_ns()
    timed.open()
    delivered_ns, stamped_ns = [], []
    while (frame := timed.read()) is not None:
        stamped_ns.append(frame.captured_ns - start_ns)
        delivered_ns.append(fake_clock.monotonic_ns() - start_ns)
    timed.close()
    assert stamped_ns == fast_ns
    assert delivered_ns == fast_ns


def test_late_pictures_are_skipped_at_real_time_only(media_dir: Path, fake_clock) -> None:
    clip = media_dir / "videos/iot_head_pose_face_detection_female.mp4"  # 12.5 fps
    for pace, skips in ((Pace.REALTIME, True), (Pace.FAST, False)):
        source = VideoSource(clip, pace=pace, clock=fake_clock)
        source._cancelled = fake_clock.event()
        source.open()
        first = source.read()
        fake_clock.advance(0.5)
        second = source.read()
        source.close()
        assert first is not None
        assert second is not None
        assert first.seq == 0
        assert (second.seq > 1) == skips


def test_catching_up_still_shows_pictures(media_dir: Path, fake_clock) -> None:
    """A machine that is too slow to decode shows fewer pictures, not none."""
    clip = media_dir / "videos/composed_kiosk_sequence.mp4"
    source = VideoSource(clip, clock=fake_clock)
    source._cancelled = fake_clock.event()
    source.open()
    numbers = []
    for _ in range(20):
        frame = source.read()
        assert frame is not None
        numbers.append(frame.seq)
        fake_clock.advance(0.9)
    source.close()
    assert max(b - a for a, b in pairwise(numbers)) <= 8


def test_closing_from_another_thread_ends_the_wait(tmp_path: Path) -> None:
    path = _moving_gif(tmp_path / "slow.gif", [50_000, 50_000])
    source = VideoSource(path)
    source.open()
    assert source.read() is not None
    threading.Timer(0.05, source.close).start()
    assert source.read() is None  # instead of 50 s later
    source.close()


def test_file_that_disappears_while_looping_is_an_error(tmp_path: Path) -> None:
    path = _moving_gif(tmp_path / "gone.gif", [100, 100])
    source = VideoSource(path, pace=Pace.FAST, loop=True)
    source.open()
    assert source.read() is not None
    path.unlink()
    assert source.read() is not None
    with pytest.raises(SourceError):
        source.read()
    source.close()


def test_closed_twice_and_opened_again(media_dir: Path) -> None:
    source = VideoSource(media_dir / "hard/video_one_frame.mp4", pace=Pace.FAST)
    for _ in range(2):
        assert len(_play(source)) == 1
        source.close()
        assert source.read() is None


@given(st.lists(st.floats(), max_size=60), st.floats(allow_nan=True))
def test_times_always_increase(stamps: list[float], fps: float) -> None:
    times = MediaTimes(fps)
    positions = [times.next(stamp) for stamp in stamps]
    assert all(map(math.isfinite, positions))
    assert positions[:1] == [0.0][: len(positions)]
    assert all(a < b for a, b in pairwise([*positions, times.end_s]))


def test_good_times_are_kept_and_bad_ones_replaced() -> None:
    times = MediaTimes(25.0)
    stamps = [1.4, 1.44, 1.44, 1.0, 1.56, 9999.0, 1.9]
    positions = [round(times.next(stamp), 6) for stamp in stamps]
    assert positions == [0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.5]
