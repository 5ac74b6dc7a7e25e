"""One-slot mailbox between threads: the newest value wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Hands the newest value from one thread to another without a queue.

    A frame must never wait behind older frames, so a value that is not taken in time is
    replaced. The producer wakes the consumer only when :meth:`put` says so; a payload-free
    wake-up per taken value is all that crosses the threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None
        self._full = False

    def put(self, value: T) -> bool:
        """Store a value, replacing one that was not taken.

        Returns:
            True when the slot was empty, which is when the consumer needs a wake-up.
        """
        with self._lock:
            was_empty = not self._full
            self._value, self._full = value, True
        return was_empty

    def take(self) -> T | None:
        """Take the newest value out; None when there is none."""
        with self._lock:
            value, self._value, self._full = self._value, None, False
        return value
