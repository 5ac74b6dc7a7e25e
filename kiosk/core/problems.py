"""The latest problems in plain words, for the operator's health page."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.core.health import ErrorEntry

if TYPE_CHECKING:
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError


class ProblemLog:
    """Keeps the newest distinct problems; the same problem again raises its count."""

    def __init__(self, clock: Clock, size: int = 20) -> None:
        self._clock = clock
        self._size = size
        self._lock = threading.Lock()
        self._entries: OrderedDict[tuple[str, str], ErrorEntry] = OrderedDict()

    def add(self, where: str, error: KioskError) -> None:
        """Note a problem; called from any thread."""
        key = (where, error.message)
        with self._lock:
            earlier = self._entries.pop(key, None)
            entry = ErrorEntry(self._clock.utc_now(), where, error.message, error.hint)
            if earlier is not None:
                entry = replace(entry, count=earlier.count + 1)
            self._entries[key] = entry
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)

    def newest_first(self) -> tuple[ErrorEntry, ...]:
        """All kept problems."""
        with self._lock:
            return tuple(reversed(self._entries.values()))
