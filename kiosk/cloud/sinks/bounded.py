"""Calls into libraries that may wait for longer than a sink may."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from kiosk.core.errors import UnconfirmedError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

_POLL_S: Final = 0.05
_T = TypeVar("_T")


def never() -> bool:
    """Nobody cancels."""
    return False


def within(
    allowed_s: float,
    cancelled: Callable[[], bool],
    work: Callable[[], _T],
    too_late: Callable[[_T], None] | None = None,
) -> _T:
    """Call a function that waits for a network, for no longer than allowed.

    It runs in a thread of its own. A call that is given up ends by itself later, because the
    libraries have time limits of their own; only name lookups may take longer than those.

    Args:
        allowed_s: Seconds to wait for it.
        cancelled: Asked often; True gives the call up.
        work: What to call.
        too_late: Takes, in that thread, the result that nobody waits for any more.

    Returns:
        What it returned.

    Raises:
        UnconfirmedError: It was given up; what it was about may have happened.
        Exception: Whatever it raised.
    """
    call = _Call(work, too_late)
    call.start()
    deadline = time.monotonic() + allowed_s
    while not call.done.wait(_POLL_S):
        if (cancelled() or time.monotonic() > deadline) and call.give_up():
            raise UnconfirmedError(
                f"no answer within {allowed_s:g} s",
                "Check the network and the server, or allow more time for a reply.",
            )
    if call.error is None:
        return call.results[0]
    try:
        raise call.error
    finally:
        # The error's traceback holds this frame; a circle would keep what the call opened.
        del call


class _Call(threading.Thread, Generic[_T]):
    """The thread of one call.

    Attributes:
        done: Set at the end.
        results: What the call returned: one item, or none.
        error: What it raised.
    """

    def __init__(self, work: Callable[[], _T], too_late: Callable[[_T], None] | None) -> None:
        super().__init__(name="sync-call", daemon=True)
        self.done = threading.Event()
        self.results: list[_T] = []
        self.error: BaseException | None = None
        self._work = work
        self._too_late = too_late
        self._lock = threading.Lock()
        self._given_up = False

    def give_up(self) -> bool:
        """Wait no more; False when the call has just ended."""
        with self._lock:
            self._given_up = not self.done.is_set()
            return self._given_up

    def run(self) -> None:
        try:
            self.results.append(self._work())
        except BaseException as error:  # noqa: BLE001  (raised again by whoever waits)
            self.error = error
        with self._lock:
            self.done.set()
            late = self._given_up
        if not late:
            return
        if self.results and self._too_late is not None:
            self._too_late(self.results[0])
        elif self.error is not None:
            _log.debug("a call that was given up failed: %s", type(self.error).__name__)
