"""Connections that do not wait for ever: a head has to arrive in time and within a size."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kiosk.collector.problems import MEDIA_TYPE, Problem, document, response

if TYPE_CHECKING:
    import asyncio

    from starlette.types import Receive, Scope, Send

HEAD_WITHIN_S: Final = 10.0
LARGEST_HEAD: Final = 32 * 1024
MOST_CONNECTIONS: Final = 10_000
"""Of one process; those beyond are closed at once."""


async def _head_too_large(scope: Scope, receive: Receive, send: Send) -> None:
    problem = Problem(
        431,
        "head-too-large",
        f"The address and the headers are larger than {LARGEST_HEAD // 1024} KiB",
        headers={"Connection": "close"},
    )
    await response(problem)(scope, receive, send)


class GuardedProtocol(HttpToolsProtocol):
    """HTTP/1.1 with limits that the server library does not set.

    Its own time-out begins after the first reply only; a client that sends a head byte by byte,
    or nothing at all, would hold its connection for ever.
    """

    _head_timer: asyncio.TimerHandle | None = None
    _in_head = True
    _head_size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
            return
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes have come."""
        super().data_received(data)
        if self._in_head:
            self._head_size += len(data)
            if self._head_size > LARGEST_HEAD:
                self._refuse(431, "head-too-large", "The headers are too large")

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._in_head = True
        self._head_size = 0
        self._await_head()

    def on_headers_complete(self) -> None:
        """The head of a request is there."""
        self._in_head = False
        self._stop_waiting()
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if size <= LARGEST_HEAD:
            super().on_headers_complete()
            return
        # The parser of addresses would stumble over one that is too long.
        self.url = b"/"
        served = self.app
        self.app = _head_too_large
        super().on_headers_complete()
        self.app = served

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        self._refuse(400, "bad-request", "This is no valid HTTP request")

    def _await_head(self) -> None:
        self._stop_waiting()
        self._head_timer = self.loop.call_later(HEAD_WITHIN_S, self._head_overdue)

    def _stop_waiting(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_overdue(self) -> None:
        self._head_timer = None
        if self.cycle is None or self.cycle.response_complete:
            self._refuse(408, "too-slow", "The request took too long to arrive")

    def _refuse(self, status: int, code: str, detail: str) -> None:
        """Answer outside of the application, and close."""
        self._stop_waiting()
        if self.transport.is_closing():
            return
        described: dict[str, Any] = document(status, code, detail)
        body = json.dumps(described).encode()
        head = (
            f"HTTP/1.1 {status} {described['title']}\r\n"
            f"Content-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + body)
        self.transport.close()
