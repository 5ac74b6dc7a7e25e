"""Time stamps of recordings and waiting for them, on a clock that does not run by itself."""

import threading

from kiosk.capture.pace import MAX_LAG_S, Playback
from kiosk.core.choices import Pace


def test_stamps_are_start_plus_position(fake_clock) -> None:
    for pace in Pace:
        playback = Playback(pace, fake_clock)
        start_ns, start_at = fake_clock.monotonic_ns(), fake_clock.utc_now()
        fake_clock.advance(100)
        captured_ns, captured_at = playback.stamp(2.5)
        assert captured_ns == start_ns + 2_500_000_000
        assert (captured_at - start_at).total_seconds() == 2.5


def test_real_time_waits_until_due(fake_clock) -> None:
    playback = Playback(Pace.REALTIME, fake_clock)
    start_ns = fake_clock.monotonic_ns()
    for position_s in (0.0, 0.04, 1.9):
        assert playback.wait(position_s, fake_clock.event())
        assert fake_clock.monotonic_ns() - start_ns == round(position_s * 1e9)
    assert max(fake_clock.waits_s) <= 0.5


def test_fast_never_waits(fake_clock) -> None:
    playback = Playback(Pace.FAST, fake_clock)
    assert playback.wait(1000.0, fake_clock.event())
    assert fake_clock.waits_s == []
    assert playback.late_s(-1000.0) == 0


def test_short_lag_is_caught_up_and_long_lag_is_not(fake_clock) -> None:
    playback = Playback(Pace.REALTIME, fake_clock)
    fake_clock.advance(MAX_LAG_S * 0.9)
    playback.wait(0.0, fake_clock.event())
    assert playback.late_s(0.5) > 0  # still behind: the next frames come at once

    fake_clock.advance(3600)  # the computer slept
    playback.wait(0.5, fake_clock.event())
    assert playback.late_s(0.5) == 0
    before_ns = fake_clock.monotonic_ns()
    playback.wait(0.7, fake_clock.event())
    assert fake_clock.monotonic_ns() - before_ns == 200_000_000
    # The stamps still tell the position, so durations are those of the recording.
    assert playback.stamp(0.7)[0] - playback.stamp(0.0)[0] == 700_000_000


def test_cancelling_ends_the_waiting(fake_clock) -> None:
    playback = Playback(Pace.REALTIME, fake_clock)
    cancelled = threading.Event()
    cancelled.set()
    assert not playback.wait(3600.0, cancelled)
    assert not Playback(Pace.FAST, fake_clock).wait(0.0, cancelled)
