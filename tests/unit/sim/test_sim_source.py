from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.capture.sim import source as source_module
from kiosk.capture.sim.scenario import scene_names
from kiosk.capture.sim.source import SimSource
from kiosk.core.choices import Pace
from kiosk.core.errors import SourceError
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from kiosk.core.types import Frame

SIZE = {"width": 320, "height": 180, "fps": 5.0}


class SteppedClock:
    """A clock that moves only when told, or by sleeping."""

    def __init__(self) -> None:
        self.now_ns = 1_000_000_000_000
        self.slept_s: list[float] = []

    def monotonic_ns(self) -> int:
        return self.now_ns

    def utc_now(self) -> datetime:
        return datetime(2026, 1, 2, tzinfo=UTC) + timedelta(microseconds=self.now_ns / 1000)

    def sleep(self, seconds: float) -> None:
        self.slept_s.append(seconds)
        self.now_ns += round(seconds * NANOS_PER_S)


def digests(name: str, **more: object) -> list[str]:
    """Hashes of every tenth frame of a whole loop."""
    source = SimSource(name, **SIZE, pace=Pace.FAST, loop=False, **more)
    source.open()
    found = []
    while (frame := source.read()) is not None:
        if frame.seq % 10 == 0:
            found.append(hashlib.sha256(frame.image.tobytes()).hexdigest())
    source.close()
    return found


def read(source: SimSource) -> Frame:
    frame = source.read()
    assert frame is not None
    return frame


def test_the_same_seed_gives_the_same_frames_and_another_seed_others(small_scene: str) -> None:
    first = digests(small_scene)
    assert len(first) == 10
    assert len(set(first)) == 10
    assert digests(small_scene) == first
    assert not set(digests(small_scene, seed=6)) & set(first)


def test_a_frame_does_not_depend_on_what_was_drawn_before(small_scene: str) -> None:
    clock = SteppedClock()
    whole = SimSource(small_scene, **SIZE, pace=Pace.FAST)
    whole.open()
    wanted = [read(whole) for _ in range(30)][29].image

    late = SimSource(small_scene, **SIZE, clock=clock)
    late.open()
    clock.now_ns += round(29 / 5.0 * NANOS_PER_S)
    frame = read(late)
    assert frame.seq == 29
    assert np.array_equal(frame.image, wanted)


def test_frames_carry_the_time_of_the_scene(small_scene: str) -> None:
    clock = SteppedClock()
    source = SimSource(small_scene, **SIZE, pace=Pace.FAST, clock=clock)
    info = source.open()
    frames = [read(source) for _ in range(103)]
    assert (info.width, info.height, info.fps, info.frames) == (320, 180, 5.0, None)
    assert [f.seq for f in frames] == list(range(103))
    assert frames[0].captured_ns == clock.now_ns
    assert frames[101].captured_ns - frames[0].captured_ns == round(101 / 5 * NANOS_PER_S)
    assert frames[101].captured_at - frames[0].captured_at == timedelta(seconds=101 / 5)
    assert frames[101].media_time_s == pytest.approx(0.2)
    assert frames[0].image.shape == (180, 320, 3)
    assert not frames[0].image.flags.writeable
    # The loop closes without a seam: one frame later in time, the same picture.
    assert np.array_equal(frames[100].image, frames[0].image)


def test_the_end_comes_once_without_a_loop(small_scene: str) -> None:
    source = SimSource(small_scene, **SIZE, pace=Pace.FAST, loop=False)
    info = source.open()
    assert info.frames == 100
    assert not info.live
    assert sum(1 for _ in iter(source.read, None)) == 100
    assert source.read() is None


def test_real_time_waits_for_the_frame_and_skips_late_ones(
    small_scene: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SteppedClock()
    monkeypatch.setattr(source_module.time, "sleep", clock.sleep)
    source = SimSource(small_scene, **SIZE, clock=clock)
    assert source.open().live
    start = clock.now_ns
    assert read(source).seq == 0
    assert clock.slept_s == []
    assert read(source).seq == 1
    assert clock.now_ns - start == NANOS_PER_S // 5
    clock.now_ns += NANOS_PER_S
    assert read(source).seq == 6


def test_no_two_frames_are_equal_even_when_nobody_is_there(small_scene: str) -> None:
    source = SimSource(small_scene, width=640, height=360, pace=Pace.FAST)
    source.open()
    frames = [read(source).image for _ in range(12)]
    assert all(not np.array_equal(a, b) for a, b in pairwise(frames))


def test_it_opens_again_after_closing(small_scene: str) -> None:
    source = SimSource(small_scene, **SIZE, pace=Pace.FAST)
    source.close()
    source.open()
    first = read(source).image
    source.close()
    with pytest.raises(SourceError, match="not open"):
        source.read()
    source.open()
    again = read(source)
    assert again.seq == 0
    assert np.array_equal(again.image, first)


@pytest.mark.parametrize("size", [(160, 120), (720, 1280), (1001, 333)])
def test_any_size_can_be_drawn(small_scene: str, size: tuple[int, int]) -> None:
    source = SimSource(small_scene, width=size[0], height=size[1], fps=1.0, pace=Pace.FAST)
    source.open()
    frames = [read(source) for _ in range(12)]
    assert {f.image.shape for f in frames} == {(size[1], size[0], 3)}
    # Somebody stands there half way: the picture differs from the empty one.
    changed = np.abs(frames[5].image.astype(int) - frames[0].image).max(axis=2) > 30
    assert changed.mean() > 0.02


@pytest.mark.parametrize("more", [{"width": 100}, {"height": 10}, {"fps": 0.5}])
def test_impossible_sizes_are_refused(more: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        SimSource("quiet", **more)


def test_the_shipped_scenes_are_named() -> None:
    assert scene_names() == (
        "busy",
        "crossing",
        "crowd",
        "crowd-leaving",
        "occlusion",
        "poster",
        "quiet",
        "return-10-minutes",
        "return-2-minutes",
        "returning",
    )
