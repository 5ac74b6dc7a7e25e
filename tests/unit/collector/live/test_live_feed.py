"""The live feed: nothing lost, nothing twice, in order, however the reader comes and goes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from kiosk.collector import live_queries
from kiosk.collector.live import HISTORY, LiveFeed, TooManyListenersError
from kiosk.collector.live_channel import KEPT, Channel
from kiosk.collector.live_queries import LiveEvent, Position
from kiosk.collector.storage.failures import DatabaseUnavailableError
from kiosk.collector.storage.tables import device
from tests.unit.collector.wire import NOON, WireKiosk, count, visit

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence

    from kiosk.collector.ingest.writer import IngestWriter
    from kiosk.collector.live_queries import DeviceState
    from kiosk.collector.storage.database import Database

WITHIN_S = 60.0
POLL_S = 0.02


def run(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(story, WITHIN_S))


async def deliver(
    kiosk: WireKiosk, writer: IngestWriter, *records: tuple[str, dict[str, Any]]
) -> None:
    await asyncio.to_thread(kiosk.deliver, writer, *records)


async def take(source: AsyncGenerator[Sequence[LiveEvent], None], number: int) -> list[LiveEvent]:
    """The next events; beats do not count."""
    found: list[LiveEvent] = []
    while len(found) < number:
        found += await anext(source)
    return found


def listen(feed: LiveFeed, after: Position | None = None) -> Any:
    return feed.device_events("shop-1", after, who="maria", beat_s=0.05)


def test_who_comes_anew_gets_the_newest_counts_and_then_everything(
    db: Database, writer: IngestWriter
) -> None:
    async def story() -> None:
        kiosk = WireKiosk("shop-1")
        await deliver(kiosk, writer, *(count(male=n) for n in range(HISTORY + 50)), visit(NOON))
        feed = LiveFeed(db, poll_s=POLL_S)
        source = listen(feed)
        history = await anext(source)
        assert [event.data["total"] for event in history] == list(range(50, HISTORY + 50))
        assert {event.type for event in history} == {"count"}
        await deliver(kiosk, writer, visit(NOON), count(male=7))
        live = await take(source, 2)
        assert [event.type for event in live] == ["visit", "count"]
        assert [event.position.seq for event in live] == [HISTORY + 52, HISTORY + 53]
        await source.aclose()

    run(story())


def test_who_comes_back_goes_on_after_the_last_event(db: Database, writer: IngestWriter) -> None:
    async def story() -> None:
        kiosk = WireKiosk("shop-1")
        for _ in range(3):
            await deliver(kiosk, writer, *(count(male=1) for _ in range(500)))
        source = listen(LiveFeed(db, poll_s=POLL_S), Position(kiosk.epoch, 100))
        await deliver(kiosk, writer, count(male=2))
        found = await take(source, 1401)
        assert [event.position.seq for event in found] == list(range(101, 1502))
        await source.aclose()

    run(story())


def test_a_new_epoch_follows_the_old_one(db: Database, writer: IngestWriter) -> None:
    async def story() -> None:
        old = WireKiosk("shop-1")
        await deliver(old, writer, count(male=1), count(male=2))
        source = listen(LiveFeed(db, poll_s=POLL_S), Position(old.epoch, 1))
        assert (await take(source, 1))[0].data["total"] == 2
        await deliver(WireKiosk("shop-1"), writer, count(male=3))
        (event,) = await take(source, 1)
        assert (event.data["total"], event.position.seq) == (3, 1)
        assert event.position > Position(old.epoch, 2)
        await source.aclose()

    run(story())


def test_other_devices_are_not_heard_and_beats_come_instead(
    db: Database, writer: IngestWriter
) -> None:
    async def story() -> None:
        await deliver(WireKiosk("shop-1"), writer, count(male=1))
        source = listen(LiveFeed(db, poll_s=POLL_S))
        assert len(await anext(source)) == 1
        await deliver(WireKiosk("shop-2"), writer, count(male=1))
        for _ in range(4):
            assert list(await anext(source)) == []
        await source.aclose()

    run(story())


def test_people_are_not_told_of(db: Database, writer: IngestWriter) -> None:
    async def story() -> None:
        person = "019aa6e4-3c00-7000-8000-3f1d2c4b5a69"
        identified = {"person": person, "group": "staff", "confidence": 0.9, "name": "Ada"}
        await deliver(
            WireKiosk("shop-1"),
            writer,
            ("identified", identified),
            visit(NOON, person=person),
            count(male=1),
        )
        source = listen(LiveFeed(db, poll_s=POLL_S), live_queries.START)
        found = await take(source, 2)
        assert [event.type for event in found] == ["visit", "count"]
        assert person not in str(found)
        await source.aclose()

    run(story())


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    batches=st.lists(st.lists(st.booleans(), min_size=1, max_size=8), min_size=1, max_size=8),
    leave_after=st.lists(st.integers(1, 20), max_size=4),
)
def test_a_reader_who_comes_and_goes_misses_nothing(
    db: Database,
    writer: IngestWriter,
    batches: list[list[bool]],
    leave_after: list[int],
) -> None:
    """Records are stored while the reader reads, leaves, and comes back to another process."""

    async def story() -> None:
        kiosk = WireKiosk(f"shop-{uuid4()}")
        expected = [n + 1 for n, told in enumerate(t for b in batches for t in b) if told]

        async def store() -> None:
            for batch in batches:
                records = [
                    count(male=1) if told else ("audit", {"verdict": "good"}) for told in batch
                ]
                await deliver(kiosk, writer, *records)
                await asyncio.sleep(0)

        storing = asyncio.create_task(store())
        found: list[int] = []
        place = Position(kiosk.epoch, 0)
        stays = [*leave_after, len(expected)]
        for stay in stays:
            feed = LiveFeed(db, poll_s=0.001)
            source = feed.device_events(kiosk.device, place, who="maria", beat_s=0.01)
            until = min(len(expected), len(found) + stay)
            while len(found) < until:
                for event in await anext(source):
                    found.append(event.position.seq)
                    place = event.position
            await source.aclose()
        await storing
        assert found == expected

    run(story())


def test_all_listeners_share_one_question_a_second(db: Database, writer: IngestWriter) -> None:
    async def story() -> None:
        kiosk = WireKiosk("shop-1")
        await deliver(kiosk, writer, count(male=1))
        feed = LiveFeed(db, poll_s=POLL_S)
        sources = [
            feed.device_events("shop-1", None, who=f"user-{n}", beat_s=60) for n in range(40)
        ]
        assert [len(await anext(source)) for source in sources] == [1] * 40
        waiting = [asyncio.create_task(take(source, 1)) for source in sources]
        await asyncio.sleep(5 * POLL_S)
        asked = 0
        read = feed._read

        async def counted(query: Callable[..., Any], *args: Any) -> Any:
            nonlocal asked
            asked += query is live_queries.events_after
            return await read(query, *args)

        feed._read = counted  # type: ignore[method-assign]
        await deliver(kiosk, writer, count(male=2))
        found = await asyncio.gather(*waiting)
        assert [events[0].data["total"] for events in found] == [2] * 40
        assert asked == 1
        for source in sources:
            await source.aclose()

    run(story())


def test_listeners_are_bounded_and_leave_nothing_running(db: Database) -> None:
    async def story() -> None:
        feed = LiveFeed(db, poll_s=POLL_S, most_listeners=3, most_of_one=2)
        mine = [feed.device_events("a", None, who="maria", beat_s=1) for _ in range(3)]
        await anext(mine[0])
        await anext(mine[1])
        with pytest.raises(TooManyListenersError):
            await anext(mine[2])
        other = feed.fleet_changes(who="otto", beat_s=1)
        await anext(other)
        with pytest.raises(TooManyListenersError):
            await anext(feed.device_events("a", None, who="nina", beat_s=1))
        assert feed.listeners == 3
        for source in (*mine, other):
            await source.aclose()
        assert feed.listeners == 0
        await asyncio.sleep(0)
        assert [task.get_name() for task in asyncio.all_tasks() if "live" in task.get_name()] == []

    run(story())


def test_stopping_ends_all_streams(db: Database) -> None:
    async def story() -> None:
        feed = LiveFeed(db, poll_s=POLL_S)
        ended: list[bool] = []
        feed.when_stopped(lambda: ended.append(True))

        async def until_the_end(source: AsyncGenerator[Any, None]) -> int:
            return len([part async for part in source])

        readers = [
            asyncio.create_task(until_the_end(source))
            for source in (
                feed.device_events("a", None, who="maria", beat_s=600),
                feed.fleet_changes(who="maria", beat_s=600),
            )
        ]
        while feed.listeners < 2:
            await asyncio.sleep(0)
        await asyncio.sleep(3 * POLL_S)
        feed.stop()
        assert await asyncio.gather(*readers) == [1, 1]
        assert ended == [True]

    run(story())


def test_a_database_that_is_gone_for_a_while_is_asked_again(
    db: Database, writer: IngestWriter, expect_log: Callable[[str], None]
) -> None:
    expect_log("the live feed cannot read the database")

    async def story() -> None:
        kiosk = WireKiosk("shop-1")
        await deliver(kiosk, writer, count(male=1))
        feed = LiveFeed(db, poll_s=POLL_S)
        source = listen(feed)
        await anext(source)
        read = feed._read
        polled = asyncio.Event()

        async def gone(query: Callable[..., Any], *_: Any) -> Any:
            if query is live_queries.marks:
                polled.set()
            raise DatabaseUnavailableError("gone")

        feed._read = gone  # type: ignore[method-assign]
        while not polled.is_set():
            assert list(await anext(source)) == []
        await deliver(kiosk, writer, count(male=2))
        assert [list(await anext(source)) for _ in range(3)] == [[], [], []]
        feed._read = read  # type: ignore[method-assign]
        assert (await take(source, 1))[0].data["total"] == 2
        await source.aclose()

    run(story())


def test_the_fleet_is_told_and_then_what_changes_in_it(db: Database, writer: IngestWriter) -> None:
    async def story() -> None:
        one, two = WireKiosk("shop-1"), WireKiosk("shop-2")
        await deliver(one, writer, count(male=1))
        await deliver(two, writer, count(male=2))
        feed = LiveFeed(db, poll_s=POLL_S)
        source = feed.fleet_changes(who="maria", beat_s=0.05)
        assert {state.id: state.people for state in await anext(source)} == {
            "shop-1": 1,
            "shop-2": 2,
        }

        async def changes() -> Sequence[DeviceState]:
            while not (states := await anext(source)):
                pass
            return states

        await deliver(two, writer, count(female=3))
        (state,) = await changes()
        assert (state.id, state.people, state.female) == ("shop-2", 3, 3)
        await deliver(WireKiosk("shop-3"), writer, count(male=5))
        (state,) = await changes()
        assert (state.id, state.people) == ("shop-3", 5)
        # A slow reader gets the latest state once.
        for people in (1, 2, 3):
            await deliver(one, writer, count(male=people))
        while "shop-1" not in feed._fleet or feed._fleet["shop-1"][1].people != 3:
            await asyncio.sleep(POLL_S)
        (state,) = await changes()
        assert (state.id, state.people) == ("shop-1", 3)
        await source.aclose()

    run(story())


def test_a_retired_device_is_none_of_the_fleet(db: Database, writer: IngestWriter) -> None:
    async def story() -> None:
        await deliver(WireKiosk("shop-1"), writer, count(male=1))
        with db.write() as connection:
            connection.execute(update(device).values(retired_ms=1))
        source = LiveFeed(db, poll_s=POLL_S).fleet_changes(who="maria", beat_s=1)
        assert list(await anext(source)) == []
        await source.aclose()

    run(story())


def test_the_memory_of_a_channel_is_bounded() -> None:
    channel = Channel("shop-1")
    epoch = "019aa6e4-3c00-7000-8000-3f1d2c4b5a69"

    def event(seq: int) -> LiveEvent:
        return LiveEvent(Position(epoch, seq), "", "count", 0, True, {})

    assert channel.after(Position(epoch, 0)) is None
    channel.extend((), Position(epoch, 0))
    for start in range(1, 5 * KEPT, 100):
        channel.extend(map(event, range(start, start + 100)), Position(epoch, start + 99))
    last = channel.tail
    assert last is not None
    assert channel.after(Position(epoch, last.seq - KEPT - 1)) is None
    newest = channel.after(Position(epoch, last.seq - KEPT))
    assert newest is not None
    assert len(newest) == KEPT
    assert channel.after(last) == []


@pytest.mark.parametrize(
    "text", ["", ":", "x:1", "019aa6e4-3c00-7000-8000-3f1d2c4b5a69", "019aa6e4:1", "a:b:c",
             "019aa6e4-3c00-7000-8000-3f1d2c4b5a69:-1", "019aa6e4-3c00-7000-8000-3f1d2c4b5a69:" +
             "9" * 40]
)  # fmt: skip
def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="form"):
        Position.parse(text)


def test_a_position_is_read_as_it_is_written() -> None:
    place = Position("019aa6e4-3c00-7000-8000-3f1d2c4b5a69", 17)
    assert Position.parse(str(place)) == place
