"""How long a face stood still, at any frame rate and with the jitter of a detector."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.stops import StopMeter

_WIDTH = 80.0
_SPEED = 0.5


def _times(seconds: float, fps: float) -> list[float]:
    return [k / fps for k in range(round(seconds * fps) + 1)]


def _x(t: float, begin: float, end: float, speed: float) -> float:
    """Somebody walks, stands from ``begin`` to ``end``, and walks on; face widths."""
    return speed * (min(t, begin) + max(t - end, 0.0))


def _measured(times: list[float], xs: list[float]) -> float:
    meter = StopMeter()
    for t, x in zip(times, xs, strict=True):
        meter.add(round(t * 1e9), x * _WIDTH, 100.0, _WIDTH, _SPEED)
    return meter.stopped_ns / 1e9


@pytest.mark.parametrize("fps", [5, 8, 12.5, 30, 60])
def test_a_stop_is_as_long_at_any_frame_rate(fps: float) -> None:
    times = _times(9, fps)
    measured = _measured(times, [_x(t, 3, 6, 1.0) for t in times])
    # At twice the standing speed the smoothed speed passes it just when the person stops.
    assert measured == pytest.approx(3.0, abs=1.01 / fps)


@pytest.mark.parametrize("fps", [5, 12.5, 30])
def test_who_is_there_from_the_first_to_the_last_frame_stands_all_the_time(fps: float) -> None:
    times = _times(4, fps)
    assert _measured(times, [2.0] * len(times)) == pytest.approx(4.0)


def test_who_walks_does_not_stand_and_who_creeps_does() -> None:
    times = _times(4, 30)
    assert _measured(times, [0.6 * t for t in times]) == 0
    assert _measured(times, [0.4 * t for t in times]) == pytest.approx(4.0)


@pytest.mark.parametrize("fps", [5, 15, 30, 60])
def test_jitter_of_the_box_does_not_break_a_stop(fps: float) -> None:
    noise = np.random.default_rng(4)
    times = _times(10, fps)
    jitter = 0.02 * noise.standard_normal(len(times))
    xs = [_x(t, 3, 7, 3.0) + j for t, j in zip(times, jitter, strict=True)]
    assert _measured(times, xs) == pytest.approx(3.6, abs=0.2 + 1 / fps)


@given(st.sets(st.integers(1, 88), max_size=20), st.floats(10, 30))
@settings(max_examples=50, deadline=None)
def test_single_missing_frames_do_not_matter(missing: set[int], fps: float) -> None:
    single = {k for k in missing if k - 1 not in missing}
    times = [t for k, t in enumerate(_times(9, fps)) if k not in single]
    measured = _measured(times, [_x(t, 3, 6, 1.0) for t in times])
    assert measured == pytest.approx(3.0, abs=2.01 / fps)


@given(
    st.lists(st.tuples(st.integers(-50, 900), st.floats(-200, 200), st.floats(1, 300)), max_size=60)
)
def test_never_longer_than_the_time_passed_and_never_less_than_nothing(
    steps: list[tuple[int, float, float]],
) -> None:
    meter, at_ms, times = StopMeter(), 0, []
    for step_ms, x, width in steps:
        at_ms += step_ms
        times.append(at_ms)
        meter.add(at_ms * 1_000_000, x, 0, width, _SPEED)
        assert 0 <= meter.stopped_ns <= (max(times) - times[0]) * 1_000_000


def test_a_new_beginning_keeps_the_sum_and_forgets_the_place() -> None:
    meter = StopMeter()
    for k in range(31):
        meter.add(k * 33_000_000, 0, 0, _WIDTH, _SPEED)
    before = meter.stopped_ns
    meter.restart()
    assert meter.stopped_ns == before == 30 * 33_000_000
    for k in range(40, 71):  # elsewhere at once: not a way that anybody went
        meter.add(k * 33_000_000, 900, 0, _WIDTH, _SPEED)
    assert meter.stopped_ns == 2 * before


def test_standing_speed_is_in_widths_of_the_face() -> None:
    times = _times(4, 30)
    for width, stands in ((40.0, False), (400.0, True)):
        meter = StopMeter()
        for t in times:
            meter.add(round(t * 1e9), 60 * t, 0, width, _SPEED)
        assert (meter.stopped_ns > 0) is stands
