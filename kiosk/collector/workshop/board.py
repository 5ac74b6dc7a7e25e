"""The devices of the workshop dialect: their latest states, durable, and their last points."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Final

import anyio.to_thread

from kiosk.collector.workshop import states_table
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Sequence

    from kiosk.collector.storage.database import Database
    from kiosk.collector.workshop.message import Message
    from kiosk.collector.workshop.states_table import Received

POINTS: Final = 200
"""Of one device, for the chart."""
MOST_DEVICES: Final = 1000
"""Anything may post here; the device that was silent for longest makes room."""
MOST_LISTENERS: Final = 200
POLL_S: Final = 1.0
_OVERLAP_MS: Final = 5000
"""Another process may commit a little after it took the time."""
_log = logging.getLogger(__name__)


class TooManyListenersError(CollectorError):
    """This process serves as many listeners as it can."""


class Board:
    """What devices said, in the memory of one process and one event loop.

    A state is in the database before it is acknowledged; all that wait are written together. The
    points of the chart are in memory only. What arrived at another process is read from the
    database once a second while somebody listens: of that only the latest states.
    """

    def __init__(self, db: Database, *, poll_s: float = POLL_S) -> None:
        self._db = db
        self._poll_s = poll_s
        # By device; the one that spoke last is at the end.
        self._points: OrderedDict[str, deque[Received]] = OrderedDict()
        self._loaded = asyncio.Lock()
        self._is_loaded = False
        self._waiting: list[tuple[Received, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._latest_ms = 0
        self._listeners = 0
        self._changed = asyncio.Event()
        self._polling: asyncio.Task[None] | None = None
        self._closed = False

    def stop(self) -> None:
        """End all streams; called in the event loop."""
        self._closed = True
        self._wake()

    async def knows(self, device: str) -> bool:
        """Whether the device has said something that is remembered."""
        await self._load()
        return device in self._points

    async def put(self, message: Message, now_ms: int) -> None:
        """Take a state; it is durable when this returns.

        Args:
            message: The state.
            now_ms: The present.

        Raises:
            CollectorError: The database cannot be written; the state is not taken.
        """
        await self._load()
        # Ascending also within a millisecond: the time is the id of the event, too.
        self._latest_ms = max(now_ms, self._latest_ms + 1)
        received = (self._latest_ms, message)
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((received, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write(), name="workshop states")
        await written
        self._add(received)
        self._wake()

    async def events(
        self, device: str, after_ms: int, beat_s: float
    ) -> AsyncGenerator[Sequence[Received], None]:
        """The points of a device, then each one that comes, forever.

        Args:
            device: Exactly this one.
            after_ms: Only points that arrived later; 0 for all that are in memory.
            beat_s: An empty sequence comes when nothing else came for so long.

        Raises:
            TooManyListenersError: At the first step.
            CollectorError: At the first step; the database cannot be read.
        """
        with self._listening():
            await self._load()
            first = True
            while not self._closed:
                changed = self._changed
                found = [p for p in self._points.get(device, ()) if p[0] > after_ms]
                if found or first:
                    after_ms = found[-1][0] if found else after_ms
                    first = False
                    yield found
                    continue
                try:
                    await asyncio.wait_for(changed.wait(), beat_s)
                except TimeoutError:
                    yield ()

    def _add(self, received: Received) -> None:
        at, message = received
        points = self._points.setdefault(message.id, deque(maxlen=POINTS))
        if points and points[-1][0] >= at:
            return
        points.append(received)
        self._points.move_to_end(message.id)
        self._latest_ms = max(self._latest_ms, at)
        while len(self._points) > MOST_DEVICES:
            self._points.popitem(last=False)

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _load(self) -> None:
        """Remember what was there before this process."""
        async with self._loaded:
            if not self._is_loaded:
                for received in await anyio.to_thread.run_sync(
                    states_table.newer_than, self._db, 0
                ):
                    self._add(received)
                self._is_loaded = True

    async def _write(self) -> None:
        """Write what waits, and what came meanwhile, until nothing does."""
        try:
            while self._waiting:
                group, self._waiting = self._waiting, []
                try:
                    await self._store({received[1].id: received for received, _ in group})
                except CollectorError as error:
                    for _, written in group:
                        if not written.done():
                            written.set_exception(error)
                else:
                    for _, written in group:
                        if not written.done():
                            written.set_result(None)
        finally:
            self._writing = None

    async def _store(self, states: dict[str, Received]) -> None:
        is_new = any(device not in self._points for device in states)
        keep = MOST_DEVICES if is_new else None
        await anyio.to_thread.run_sync(states_table.store, self._db, tuple(states.values()), keep)

    @contextlib.contextmanager
    def _listening(self) -> Iterator[None]:
        if self._listeners >= MOST_LISTENERS:
            raise TooManyListenersError("too many pages are open", "Close some of them.")
        self._listeners += 1
        if self._polling is None:
            self._polling = asyncio.create_task(self._poll_forever(), name="workshop board")
        try:
            yield
        finally:
            self._listeners -= 1
            if not self._listeners:
                self._polling.cancel()
                self._polling = None

    async def _poll_forever(self) -> None:
        failing = False
        while True:
            await asyncio.sleep(self._poll_s)
            since = self._latest_ms - _OVERLAP_MS
            try:
                found = await anyio.to_thread.run_sync(states_table.newer_than, self._db, since)
                failing = False
            except CollectorError as error:
                if not failing:
                    _log.warning("the workshop page cannot read the database: %s", error)
                failing = True
                continue
            for received in found:
                self._add(received)
            if found:
                self._wake()
