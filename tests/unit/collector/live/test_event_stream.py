"""Streams of events end in every way they can end, and close their source each time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from kiosk.collector import event_stream
from kiosk.collector.event_stream import BEAT, EventStream, written_event

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine

    import pytest
    from starlette.types import Message

WITHIN_S = 60.0


class Source:
    """Endless parts; notes that it was closed."""

    def __init__(self, pause_s: float = 0.0) -> None:
        self.closed = False
        self._pause_s = pause_s

    async def parts(self) -> AsyncGenerator[bytes, None]:
        try:
            while True:
                await asyncio.sleep(self._pause_s)
                yield BEAT
        finally:
            self.closed = True


def run(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(story, WITHIN_S))


async def never() -> Message:
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


def test_a_reader_who_stalls_is_dropped() -> None:
    async def story() -> None:
        source = Source()
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)
            if len(sent) > 3:
                await asyncio.Event().wait()  # the buffer of the connection is full

        await EventStream(source.parts(), stalled_s=0.05)({}, never, send)
        assert len(sent) == 4
        assert source.closed

    run(story())


def test_a_reader_who_leaves_is_let_go() -> None:
    async def story() -> None:
        source = Source(pause_s=0.001)
        left = asyncio.Event()
        sent = 0

        async def send(_: Message) -> None:
            nonlocal sent
            sent += 1
            if sent == 5:
                left.set()

        async def receive() -> Message:
            await left.wait()
            return {"type": "http.disconnect"}

        await EventStream(source.parts())({}, receive, send)
        assert source.closed

    run(story())


def test_a_stream_ends_after_its_time_so_that_rights_are_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(event_stream, "_LIFE_S", 0.05)

    async def story() -> None:
        source = Source(pause_s=0.001)
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        await EventStream(source.parts())({}, never, send)
        assert source.closed
        assert sent[0]["status"] == 200
        assert (b"content-type", b"text/event-stream; charset=utf-8") in sent[0]["headers"]
        assert sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}

    run(story())


def test_a_source_that_ends_ends_the_stream() -> None:
    async def story() -> None:
        async def parts() -> AsyncGenerator[bytes, None]:
            yield written_event({"n": 1})

        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        await EventStream(parts())({}, never, send)
        assert [m.get("body") for m in sent[1:]] == [b"retry: 2000\n\n", b'data: {"n":1}\n\n', b""]

    run(story())


def test_an_event_is_one_line_of_data_whatever_it_holds() -> None:
    text = written_event({"a": "x\ny\r\u2028"}, event="count", identifier="e:1").decode()
    assert text == 'event: count\nid: e:1\ndata: {"a":"x\\ny\\r\u2028"}\n\n'
