"""Pictures as a source."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.capture.slideshow import (
    FRAMES_PER_PICTURE,
    SLIDE_FPS,
    SlideshowSource,
    natural_order,
    pictures_in,
)
from kiosk.core.choices import Pace
from kiosk.core.errors import UnreadableFileError


def _grey(path: Path, level: int, size: tuple[int, int] = (8, 6)) -> Path:
    Image.new("L", size, level).save(path)
    return path


def _broken(path: Path) -> Path:
    path.write_bytes(b"\xff\xd8\xff no picture")
    return path


def test_folder_in_natural_order_without_other_files(tmp_path: Path) -> None:
    for name in ("shot10.png", "shot2.png", "Shot1.PNG"):
        _grey(tmp_path / name, 1).rename(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / ".hidden.png").write_bytes(b"")
    (tmp_path / "inner.png").mkdir()
    assert [p.name for p in pictures_in(tmp_path)] == ["Shot1.PNG", "shot2.png", "shot10.png"]


def test_natural_order_copes_with_any_name() -> None:
    names = ["2", "a", "10", "1b", "", "٣"]
    assert sorted((Path(n) for n in names), key=natural_order)


def test_folder_without_pictures(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no picture"):
        pictures_in(tmp_path)
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        pictures_in(tmp_path / "none")


def test_each_picture_stays_for_its_frames(tmp_path: Path, fake_clock) -> None:
    paths = [_grey(tmp_path / "a.png", 10), _grey(tmp_path / "b.png", 20, (4, 4))]
    source = SlideshowSource(paths, name="two", pace=Pace.FAST, clock=fake_clock)
    start_ns = fake_clock.monotonic_ns()
    info = source.open()
    frames = list(iter(source.read, None))
    source.close()
    assert (info.width, info.height, info.live, info.fps) == (8, 6, False, SLIDE_FPS)
    assert info.frames == len(frames) == 2 * FRAMES_PER_PICTURE
    levels = [int(f.image[0, 0, 0]) for f in frames]
    assert levels == [10] * FRAMES_PER_PICTURE + [20] * FRAMES_PER_PICTURE
    assert frames[-1].image.shape == (4, 4, 3)
    assert [f.seq for f in frames] == list(range(len(frames)))
    np.testing.assert_allclose(
        [(f.captured_ns - start_ns) / 1e9 for f in frames], np.arange(len(frames)) / SLIDE_FPS
    )


def test_real_time_waits_for_each_frame(tmp_path: Path, fake_clock) -> None:
    source = SlideshowSource([_grey(tmp_path / "a.png", 10)], name="one", clock=fake_clock)
    source._cancelled = fake_clock.event()
    source.open()
    start_ns = fake_clock.monotonic_ns()
    for number in range(FRAMES_PER_PICTURE):
        frame = source.read()
        assert frame is not None
        assert fake_clock.monotonic_ns() - start_ns == round(number * 1e9 / SLIDE_FPS)
    assert source.read() is None
    source.close()


def test_loop_starts_again_in_time(tmp_path: Path, fake_clock) -> None:
    paths = [_grey(tmp_path / "a.png", 10), _grey(tmp_path / "b.png", 20)]
    source = SlideshowSource(paths, name="two", pace=Pace.FAST, loop=True, clock=fake_clock)
    source.open()
    frames = [source.read() for _ in range(5 * FRAMES_PER_PICTURE)]
    source.close()
    assert [int(f.image[0, 0, 0]) for f in frames[::FRAMES_PER_PICTURE]] == [10, 20, 10, 20, 10]
    assert frames[0].media_time_s == frames[2 * FRAMES_PER_PICTURE].media_time_s == 0.0
    stamps = [f.captured_ns for f in frames]
    assert all(b > a for a, b in pairwise(stamps))


def test_broken_pictures_are_left_out(tmp_path: Path, expect_log) -> None:
    expect_log("picture left out: a.jpg")
    expect_log("picture left out: c.jpg")
    paths = [
        _broken(tmp_path / "a.jpg"),
        _grey(tmp_path / "b.png", 20),
        _broken(tmp_path / "c.jpg"),
    ]
    source = SlideshowSource(paths, name="three", pace=Pace.FAST, loop=True)
    source.open()
    levels = {int(source.read().image[0, 0, 0]) for _ in range(2 * FRAMES_PER_PICTURE)}
    source.close()
    assert levels == {20}


def test_nothing_readable_is_one_error(tmp_path: Path, allow_log) -> None:
    allow_log("picture left out")
    paths = [_broken(tmp_path / "a.jpg"), _broken(tmp_path / "b.jpg")]
    with pytest.raises(UnreadableFileError, match="No picture of both"):
        SlideshowSource(paths, name="both").open()


def test_single_picture_gives_its_own_reason(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    with pytest.raises(UnreadableFileError, match=r"a\.jpg is empty"):
        SlideshowSource([tmp_path / "a.jpg"], name="a.jpg").open()


def test_pictures_that_vanish_while_looping(tmp_path: Path, allow_log) -> None:
    allow_log("picture left out")
    paths = [_grey(tmp_path / "a.png", 10), _grey(tmp_path / "b.png", 20)]
    source = SlideshowSource(paths, name="two", pace=Pace.FAST, loop=True)
    source.open()
    assert source.read() is not None
    for path in paths:
        path.unlink()
    shown = []
    with pytest.raises(UnreadableFileError):
        shown.extend(source.read() for _ in range(4 * FRAMES_PER_PICTURE))
    source.close()
