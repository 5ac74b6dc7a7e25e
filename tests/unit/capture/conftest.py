"""Sources, clocks and waiting for the tests of capture."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.core.ports import SourceInfo
from kiosk.core.types import Frame

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeClock:
    """A clock that moves only when told, or when somebody waits on one of its events."""

    def __init__(self) -> None:
        self.now_ns = 1_000_000_000_000
        self.waits_s: list[float] = []

    def monotonic_ns(self) -> int:
        return self.now_ns

    def utc_now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=self.now_ns // 1000)

    def advance(self, seconds: float) -> None:
        self.now_ns += round(seconds * 1e9)

    def event(self) -> threading.Event:
        """An event whose ``wait`` takes no time but moves the clock."""
        clock = self

        class WaitingEvent(threading.Event):
            def wait(self, timeout: float | None = None) -> bool:
                assert timeout is not None
                clock.waits_s.append(timeout)
                clock.advance(timeout)
                return self.is_set()

        return WaitingEvent()


class CountingSource:
    """Frames whose pixels tell their number; live or of a given length."""

    def __init__(
        self,
        *,
        live: bool = True,
        length: int | None = None,
        size: tuple[int, int] = (32, 24),
        period_s: float = 0.002,
        start_ns: int | None = None,
    ) -> None:
        self.live = live
        self.length = length
        self.size = size
        self.period_s = period_s
        self.start_ns = start_ns
        self.seq = 0
        self.opened = False
        self.closed = 0
        self.thread: threading.Thread | None = None

    def open(self) -> SourceInfo:
        self.opened = True
        width, height = self.size
        return SourceInfo("counting", self.live, width, height, 1 / max(self.period_s, 1e-6))

    def read(self) -> Frame | None:
        self.thread = threading.current_thread()
        if self.length is not None and self.seq >= self.length:
            return None
        time.sleep(self.period_s)
        width, height = self.size
        image = np.full((height, width, 3), self.seq % 256, np.uint8)
        image.setflags(write=False)
        start_ns = time.monotonic_ns() if self.start_ns is None else self.start_ns
        captured_ns = start_ns if self.live else start_ns + self.seq * 40_000_000
        frame = Frame(image, self.seq, captured_ns, datetime.now(UTC), "counting")
        self.seq += 1
        return frame

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def fake_clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def counting_source() -> type[CountingSource]:
    return CountingSource


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], None]:
    """``wait_until(condition)``: returns when it holds, fails after a generous time."""

    def wait(condition: Callable[[], object], timeout_s: float = 20.0) -> None:
        deadline = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < deadline, "the condition never came true"
            time.sleep(0.005)

    return wait
