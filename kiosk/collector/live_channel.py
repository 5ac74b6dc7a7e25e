"""The newest records of one device, for those who listen to it."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.collector.live_queries import LiveEvent, Mark, Position

KEPT: Final = 1000
"""Records in memory; who is further behind reads from the database."""


class Channel:
    """The end of the records of a device, as far as it is in memory.

    Attributes:
        device: Its id.
        listeners: How many use it.
        mark: Of the device when it was read last; None before.
        tail: Everything up to here was read; None before.
        changed: Set when the tail moves, and then replaced by a new one.
    """

    def __init__(self, device: str) -> None:
        self.device = device
        self.listeners = 0
        self.mark: Mark | None = None
        self.tail: Position | None = None
        self.changed = asyncio.Event()
        self._recent: deque[LiveEvent] = deque()
        # Every record after this one, up to the tail, is in memory.
        self._floor: Position | None = None

    def after(self, place: Position) -> list[LiveEvent] | None:
        """The records after a position; None when they are not all in memory."""
        if self._floor is None or place < self._floor:
            return None
        return [event for event in self._recent if event.position > place]

    def extend(self, events: Iterable[LiveEvent], tail: Position) -> None:
        """Take what followed the tail.

        Args:
            events: In their order.
            tail: Up to where they go; may lie behind the last of them.
        """
        if self._floor is None:
            self._floor = tail
        else:
            self._recent.extend(events)
        while len(self._recent) > KEPT:
            self._floor = self._recent.popleft().position
        self.tail = tail
        self.wake()

    def wake(self) -> None:
        """Let all who wait look again."""
        self.changed.set()
        self.changed = asyncio.Event()
