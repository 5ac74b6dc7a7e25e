"""What changes in the fleet, told within about a second to all who listen.

Each process asks the database once a second which devices changed, for all of its listeners
together; so it does not matter which process took a record, nor which database holds it.

Nothing is queued for a listener. Each has a position in the records of its device and reads on
from there: from the newest ones, which are kept in memory, or, when it is further behind, from the
database. Between replay and live there is thus no seam, and a slow listener costs no memory.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter, OrderedDict
from typing import TYPE_CHECKING, Final, TypeVar, TypeVarTuple, Unpack

import anyio
import anyio.to_thread
from sqlalchemy.exc import SQLAlchemyError

from kiosk.collector import live_queries
from kiosk.collector.live_channel import Channel
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterator, Sequence

    from kiosk.collector.live_queries import DeviceState, LiveEvent, Mark, Position
    from kiosk.collector.storage.database import Database

POLL_S: Final = 1.0
HISTORY: Final = 200
"""Counts that a listener who comes anew gets first."""
MOST_LISTENERS: Final = 500
"""Of one process."""
MOST_OF_ONE: Final = 50
"""Of one user in one process."""
_THREADS: Final = 2
_log = logging.getLogger(__name__)

Arguments = TypeVarTuple("Arguments")
T = TypeVar("T")


class TooManyListenersError(CollectorError):
    """This process serves as many listeners as it can."""


class LiveFeed:
    """Changes of all devices, for any number of listeners of one event loop.

    Nothing runs while nobody listens.
    """

    def __init__(
        self,
        db: Database,
        *,
        poll_s: float = POLL_S,
        most_listeners: int = MOST_LISTENERS,
        most_of_one: int = MOST_OF_ONE,
    ) -> None:
        self._db = db
        self._poll_s = poll_s
        self._most = most_listeners
        self._most_of_one = most_of_one
        self._listeners: Counter[str] = Counter()
        self._fleet_listeners = 0
        self._channels: dict[str, Channel] = {}
        self._polling: asyncio.Task[None] | None = None
        self._closed = False
        # Latest state of each device that changed, the one that changed last at the end.
        self._fleet: OrderedDict[str, tuple[int, DeviceState]] = OrderedDict()
        self._fleet_marks: dict[str, Mark] | None = None
        self._fleet_number = 0
        self._fleet_changed = asyncio.Event()
        self._reads: anyio.CapacityLimiter | None = None
        self._followers: list[Callable[[], None]] = []

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return self._listeners.total()

    def start(self) -> None:
        """Listeners may come (again)."""
        self._closed = False

    def stop(self) -> None:
        """End all streams, so that the server can stop; called in the event loop."""
        self._closed = True
        for channel in self._channels.values():
            channel.wake()
        self._wake_fleet()
        for end in self._followers:
            end()

    def when_stopped(self, end: Callable[[], None]) -> None:
        """Have other streams of the same server end with these.

        Args:
            end: Called in the event loop, perhaps more than once.
        """
        self._followers.append(end)

    async def device_events(
        self, device: str, after: Position | None, *, who: str, beat_s: float
    ) -> AsyncGenerator[Sequence[LiveEvent]]:
        """Records of one device in their order, forever.

        Args:
            device: Its id.
            after: The listener has everything up to here; None for one who comes anew and gets
                the newest counts first.
            who: Whose listener it is.
            beat_s: An empty sequence comes when nothing else came for so long.

        Raises:
            TooManyListenersError: At the first step.
            CollectorError: At the first step; the database cannot be read.
        """
        with self._listening(who):
            channel = self._join(device)
            try:
                if after is None:
                    history, place = await self._read(live_queries.history, device, HISTORY)
                    yield history
                else:
                    place = after
                while not self._closed:
                    # Before the question: whatever came up to here is in its answer.
                    tail, changed = channel.tail, channel.changed
                    events = channel.after(place)
                    if events is None:
                        try:
                            events = await self._read(live_queries.events_after, device, place)
                        except CollectorError:
                            # The poll logs it. The reader keeps its place until it is over.
                            await asyncio.sleep(self._poll_s)
                            yield ()
                            continue
                    if events:
                        place = events[-1].position
                        yield events
                        continue
                    place = max(place, tail) if tail else place
                    if not await _set_within(changed, beat_s):
                        yield ()
            finally:
                self._leave(channel)

    async def fleet_changes(
        self, *, who: str, beat_s: float
    ) -> AsyncGenerator[Sequence[DeviceState]]:
        """The state of all devices, then of each that changed, forever.

        A listener who is slow gets the latest state of a device, not each one.

        Args:
            who: Whose listener it is.
            beat_s: An empty sequence comes when nothing else came for so long.

        Raises:
            TooManyListenersError: At the first step.
            CollectorError: At the first step; the database cannot be read.
        """
        with self._listening(who):
            self._fleet_listeners += 1
            try:
                number = self._fleet_number
                if self._fleet_marks is None:
                    # Before the states: what changes after this is seen by the next poll.
                    marks = await self._read(live_queries.marks, None)
                    self._fleet_marks = self._fleet_marks or marks
                yield await self._read(live_queries.states)
                while not self._closed:
                    changed = self._fleet_changed
                    states = self._fleet_after(number)
                    number = self._fleet_number
                    if states:
                        yield states
                    elif not await _set_within(changed, beat_s):
                        yield ()
            finally:
                self._fleet_listeners -= 1
                if not self._fleet_listeners:
                    self._fleet.clear()
                    self._fleet_marks = None

    def _fleet_after(self, number: int) -> list[DeviceState]:
        found = []
        for its_number, state in reversed(self._fleet.values()):
            if its_number <= number:
                break
            found.append(state)
        return found[::-1]

    @contextlib.contextmanager
    def _listening(self, who: str) -> Iterator[None]:
        if self.listeners >= self._most or self._listeners[who] >= self._most_of_one:
            raise TooManyListenersError(
                "too many pages are open that show live numbers", "Close some of them."
            )
        self._listeners[who] += 1
        if self._polling is None:
            self._polling = asyncio.create_task(self._poll_forever(), name="live feed")
        try:
            yield
        finally:
            self._listeners[who] -= 1
            if not self._listeners[who]:
                del self._listeners[who]
            if not self._listeners:
                self._polling.cancel()
                self._polling = None

    def _join(self, device: str) -> Channel:
        channel = self._channels.setdefault(device, Channel(device))
        channel.listeners += 1
        return channel

    def _leave(self, channel: Channel) -> None:
        channel.listeners -= 1
        if not channel.listeners:
            del self._channels[channel.device]

    async def _poll_forever(self) -> None:
        failing = False
        while True:
            try:
                await self._poll_devices()
                await self._poll_fleet()
                failing = False
            except (CollectorError, SQLAlchemyError) as error:
                # Once for each time that the database is gone, not once a second.
                if not failing:
                    _log.warning("the live feed cannot read the database: %s", error)
                failing = True
            await asyncio.sleep(self._poll_s)

    async def _poll_devices(self) -> None:
        if not self._channels:
            return
        marks = await self._read(live_queries.marks, tuple(self._channels))
        for channel in tuple(self._channels.values()):
            mark = marks.get(channel.device)
            if mark == channel.mark and channel.tail is not None:
                continue
            end = await self._read(live_queries.head, channel.device)
            if channel.tail is None:
                channel.extend((), end)
            else:
                await self._catch_up(channel, channel.tail, end)
            channel.mark = mark

    async def _catch_up(self, channel: Channel, tail: Position, end: Position) -> None:
        while tail < end:
            events = await self._read(live_queries.events_after, channel.device, tail, end)
            tail = events[-1].position if len(events) == live_queries.PAGE else end
            channel.extend(events, tail)

    async def _poll_fleet(self) -> None:
        before = self._fleet_marks
        if before is None:
            return
        marks = await self._read(live_queries.marks, None)
        changed = [device for device, mark in marks.items() if before.get(device) != mark]
        states = await self._read(live_queries.states, changed) if changed else []
        if self._fleet_marks is not before:
            return  # the last listener left meanwhile
        self._fleet_marks = marks
        for state in states:
            self._fleet_number += 1
            self._fleet[state.id] = (self._fleet_number, state)
            self._fleet.move_to_end(state.id)
        if states:
            self._wake_fleet()

    def _wake_fleet(self) -> None:
        self._fleet_changed.set()
        self._fleet_changed = asyncio.Event()

    async def _read(
        self, query: Callable[[Database, Unpack[Arguments]], T], *args: *Arguments
    ) -> T:
        """Ask the database in a thread; few at once, so that pages do not wait for the feed."""
        if self._reads is None:
            self._reads = anyio.CapacityLimiter(_THREADS)
        return await anyio.to_thread.run_sync(query, self._db, *args, limiter=self._reads)


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
