"""Calls that hang cost a thread, not the program."""

import threading
from collections.abc import Iterator

import pytest

from kiosk.capture.deadline import AbandonedThreads, call_within
from kiosk.core.errors import SourceError


@pytest.fixture
def let_go() -> Iterator[threading.Event]:
    """What hangs in a test waits for this, and ends with the test."""
    event = threading.Event()
    yield event
    event.set()


def test_result_and_error_come_through() -> None:
    assert call_within(20, lambda: 42, what="x", discard=print) == 42
    with pytest.raises(ZeroDivisionError):
        call_within(20, lambda: 1 // 0, what="x", discard=print)


def test_late_result_is_released(let_go: threading.Event, wait_until) -> None:
    abandoned, released = AbandonedThreads(), []

    def hang() -> str:
        let_go.wait()
        return "late"

    with pytest.raises(SourceError, match=r"camera:7 did not answer within 0\.05 s"):
        call_within(0.05, hang, what="camera:7", discard=released.append, abandoned=abandoned)
    assert abandoned.count == 1
    assert released == []
    let_go.set()
    wait_until(lambda: released == ["late"])
    wait_until(lambda: abandoned.count == 0)


def test_late_error_is_nobodys(let_go: threading.Event, wait_until) -> None:
    abandoned = AbandonedThreads()

    def hang() -> str:
        let_go.wait()
        raise OSError("driver")

    with pytest.raises(SourceError):
        call_within(0.02, hang, what="x", discard=print, abandoned=abandoned)
    let_go.set()
    wait_until(lambda: abandoned.count == 0)


def test_no_more_calls_once_too_many_hang(let_go: threading.Event, wait_until) -> None:
    abandoned, calls = AbandonedThreads(limit=2), []

    def hang() -> None:
        calls.append(1)
        let_go.wait()

    for _ in range(2):
        with pytest.raises(SourceError, match="did not answer"):
            call_within(0.02, hang, what="x", discard=print, abandoned=abandoned)
    with pytest.raises(SourceError, match="2 calls hang") as caught:
        call_within(0.02, hang, what="x", discard=print, abandoned=abandoned)
    assert caught.value.hint
    assert len(calls) == 2
    let_go.set()
    wait_until(lambda: abandoned.count == 0)
    assert call_within(20, lambda: "again", what="x", discard=print, abandoned=abandoned)
