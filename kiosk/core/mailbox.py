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
        self._condition = threading.Condition()
        self._value: T | None = None
        self._full = False
        self._replaced = 0

    def put(self, value: T) -> bool:
        """Store a value, replacing one that was not taken.

        Returns:
            True when the slot was empty, which is when the consumer needs a wake-up.
        """
        with self._condition:
            was_empty = not self._full
            if not was_empty:
                self._replaced += 1
            self._value = value
            self._full = True
            self._condition.notify()
        return was_empty

    def take(self, timeout_s: float = 0.0) -> T | None:
        """Take the value out; wait up to ``timeout_s`` seconds for one.

        Returns:
            The newest value, or None when there is none in time.
        """
        with self._condition:
            if not self._full and timeout_s > 0:
                self._condition.wait_for(lambda: self._full, timeout_s)
            value, self._value, self._full = self._value, None, False
        return value

    @property
    def replaced(self) -> int:
        """How many values were replaced before anybody took them."""
        return self._replaced
