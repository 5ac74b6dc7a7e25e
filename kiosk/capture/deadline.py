"""Native calls that may never return: bounded in time, and bounded in number.

A thread cannot be ended from outside. One that hangs in a driver is left behind, as a
daemon; its late result is thrown away. Too many of them are refused.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_MAX_ABANDONED: Final = 4


class AbandonedThreads:
    """Counts the threads that were left behind and still have not ended.

    Args:
        limit: More than this many means that the driver is beyond help.
    """

    def __init__(self, limit: int = _MAX_ABANDONED) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []

    def add(self, thread: threading.Thread) -> None:
        """Leave a thread behind."""
        with self._lock:
            self._threads.append(thread)

    @property
    def count(self) -> int:
        """How many hang at this moment."""
        with self._lock:
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            return len(self._threads)

    def require_room(self) -> None:
        """Check before a call that may hang.

        Raises:
            SourceError: Too many hang already.
        """
        if self.count >= self._limit:
            raise SourceError(
                f"The camera driver does not answer ({self._limit} calls hang)",
                "Unplug the camera and plug it in again, or restart the computer.",
            )


abandoned_threads: Final = AbandonedThreads()
"""Those of this process."""


class _Call(Generic[T]):
    """A call in a thread of its own, whose result goes to the caller or is thrown away."""

    def __init__(self, work: Callable[[], T], discard: Callable[[T], None]) -> None:
        self._work = work
        self._discard = discard
        self._lock = threading.Lock()
        self._given_up = False
        self.finished = threading.Event()
        self.error: BaseException | None = None
        self.results: list[T] = []

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # noqa: BLE001  (raised again in the caller's thread)
            self.error = error
        else:
            with self._lock:
                late = self._given_up
                if not late:
                    self.results.append(result)
            if late:
                self._discard(result)
        finally:
            self.finished.set()

    def give_up(self) -> bool:
        """Stop waiting; False when the result came in the last moment."""
        with self._lock:
            self._given_up = not self.finished.is_set() and not self.results
            return self._given_up


def call_within(
    timeout_s: float,
    work: Callable[[], T],
    *,
    what: str,
    discard: Callable[[T], None],
    abandoned: AbandonedThreads = abandoned_threads,
) -> T:
    """Make a call that may hang.

    Args:
        timeout_s: Time allowed.
        work: The call.
        what: Subject of the error message, e.g. ``camera:0``.
        discard: Releases a result that came too late.
        abandoned: Where the thread is counted if it hangs.

    Returns:
        What ``work`` returns.

    Raises:
        SourceError: No answer in time, or too many calls hang already.
    """
    abandoned.require_room()
    call = _Call(work, discard)
    thread = threading.Thread(target=call.run, name=f"call-{what}", daemon=True)
    thread.start()
    if not call.finished.wait(timeout_s) and call.give_up():
        abandoned.add(thread)
        raise SourceError(
            f"{what} did not answer within {timeout_s:g} s",
            "Check the cable, or whether another program uses the camera.",
        )
    thread.join()
    if call.error is not None:
        raise call.error
    return call.results[0]
