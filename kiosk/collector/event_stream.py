"""Server-sent events (HTML Living Standard, section 9.2) as a reply that always ends."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

import anyio
import orjson
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from typing import Any

    from starlette.types import Receive, Scope, Send

BEAT_S: Final = 15.0
"""Something is sent at least so often, so that both ends notice a dead connection."""
BEAT: Final = b": beat\n\n"
_STALLED_S: Final = 20.0
"""A reader who takes nothing for so long is dropped; it may come back by Last-Event-ID."""
_LIFE_S: Final = 15 * 60.0
"""Then the reader has to come again, and to show again that it may."""
_RETRY: Final = b"retry: 2000\n\n"
_HEADERS: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    # nginx would hold events back otherwise.
    (b"x-accel-buffering", b"no"),
)


def written_event(data: Any, *, event: str = "", identifier: str = "") -> bytes:
    """One event.

    Args:
        data: JSON values.
        event: Its name; empty for the common one.
        identifier: What a reader says when it comes back, to go on from here.
    """
    head = f"event: {event}\n" if event else ""
    if identifier:
        head += f"id: {identifier}\n"
    return head.encode() + b"data: " + orjson.dumps(data) + b"\n\n"


class EventStream(Response):
    """A reply that goes on until the reader leaves, stalls, or has been here long enough.

    The source is closed in any case.
    """

    def __init__(self, source: AsyncGenerator[bytes], *, stalled_s: float = _STALLED_S) -> None:
        super().__init__(media_type="text/event-stream")
        self._source = source
        self._stalled_s = stalled_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        async with contextlib.aclosing(self._source), anyio.create_task_group() as group:

            async def end_when_the_reader_leaves() -> None:
                while (await receive())["type"] != "http.disconnect":
                    pass
                group.cancel_scope.cancel()

            group.start_soon(end_when_the_reader_leaves)
            await self._send_all(send)
            group.cancel_scope.cancel()

    async def _send_all(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
        if not await self._sent(send, _RETRY):
            return
        with anyio.move_on_after(_LIFE_S):
            async for part in self._source:
                if not await self._sent(send, part):
                    return
        await self._sent(send, b"", more=False)

    async def _sent(self, send: Send, part: bytes, *, more: bool = True) -> bool:
        """Whether the reader took it in time."""
        with anyio.move_on_after(self._stalled_s) as limit:
            await send({"type": "http.response.body", "body": part, "more_body": more})
        return not limit.cancelled_caught
