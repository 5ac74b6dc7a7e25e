"""Workers go on after an unexpected error and end when they are asked to."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.core import loop
from kiosk.core.loop import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_S = 20.0


class _Stumbling(Worker):
    """Fails the first times, then waits for its end."""

    def __init__(self, failures: int) -> None:
        super().__init__("stumbling")
        self.failures = failures
        self.began = threading.Semaphore(0)

    def _run(self) -> None:
        self.began.release()
        if self.failures:
            self.failures -= 1
            raise ZeroDivisionError
        self._stop.wait()


def test_an_unexpected_error_is_not_the_end(
    monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("worker stumbling failed")
    monkeypatch.setattr(loop, "_PAUSE_AFTER_ERROR_S", 0.01)
    worker = _Stumbling(failures=2)
    worker.start()
    for _ in range(3):
        assert worker.began.acquire(timeout=WAIT_S)
    assert worker.running
    assert worker.stop(WAIT_S)


def test_it_can_be_stopped_while_it_recovers(
    monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("worker stumbling failed")
    monkeypatch.setattr(loop, "_PAUSE_AFTER_ERROR_S", 3600.0)
    worker = _Stumbling(failures=1)
    worker.start()
    assert worker.began.acquire(timeout=WAIT_S)
    assert worker.stop(WAIT_S)


def test_one_thread_at_a_time() -> None:
    worker = _Stumbling(failures=0)
    worker.start()
    with pytest.raises(RuntimeError, match="already running"):
        worker.start()
    assert worker.stop(WAIT_S)
    worker.start()  # again, after an end
    assert worker.stop(WAIT_S)
