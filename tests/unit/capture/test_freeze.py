"""Frozen pictures are found, still ones are left alone."""

import numpy as np
import pytest

from kiosk.capture.faults import Fault, FaultKind, FaultScript, FaultySource
from kiosk.capture.freeze import FreezeGuard, FreezeWatch
from kiosk.core.errors import SourceError


def _noise(seed: int, level: int = 0) -> np.ndarray:
    """A dark picture with the noise of a sensor."""
    return np.random.default_rng(seed).integers(level, level + 3, (720, 1280, 3), np.uint8)


def test_dark_pictures_with_noise_are_alive(fake_clock) -> None:
    watch = FreezeWatch(5.0)
    for seed in range(20):
        assert not watch.is_frozen(_noise(seed), fake_clock.monotonic_ns())
        fake_clock.advance(1.0)


def test_same_picture_for_too_long(fake_clock) -> None:
    watch, image = FreezeWatch(5.0), _noise(1)
    verdicts = []
    for _ in range(7):
        verdicts.append(watch.is_frozen(image, fake_clock.monotonic_ns()))
        fake_clock.advance(1.0)
    assert verdicts == [False] * 5 + [True, False]


def test_camera_that_stays_constant_is_opened_less_and_less(fake_clock) -> None:
    """A closed shutter: the same picture after every opening."""
    watch, image, times_s = FreezeWatch(5.0), np.zeros((48, 64, 3), np.uint8), []
    for second in range(2000):
        if watch.is_frozen(image, fake_clock.monotonic_ns()):
            times_s.append(second)
        fake_clock.advance(1.0)
    assert times_s == [5, 15, 35, 75, 155, 315, 635, 1235, 1835]


def test_change_makes_it_strict_again(fake_clock) -> None:
    watch = FreezeWatch(5.0)
    for seed in (1, 2):
        watch.is_frozen(_noise(seed), fake_clock.monotonic_ns())
        fake_clock.advance(5.0)
        assert watch.is_frozen(_noise(seed), fake_clock.monotonic_ns())


def test_guard_raises_for_a_frozen_camera(counting_source, fake_clock) -> None:
    script = FaultScript([Fault(FaultKind.FREEZE, at=3, length=1000)])
    source = FaultySource(counting_source(period_s=0), script)
    guard = FreezeGuard(source, FreezeWatch(2.0), fake_clock)
    guard.open()
    for _ in range(6):  # frames 3, 4 and 5 repeat frame 2
        assert guard.read() is not None
        fake_clock.advance(0.5)
    with pytest.raises(SourceError, match="frozen"):
        guard.read()
    guard.close()
