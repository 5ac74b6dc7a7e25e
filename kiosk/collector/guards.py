"""What stands before the application: limits of bodies and times, headers, a last resort.

Plain ASGI, so that streams stay streams.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

from kiosk.collector.problems import Problem, internal_error, response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BATCH: Final = 8 * 1024 * 1024
LARGEST_BODY: Final = 1024 * 1024
_INFLATE_STEP: Final = 64 * 1024
_BODY_WITHIN_S: Final = 30.0
_SEND_WITHIN_S: Final = 60.0
_BATCH_PATH: Final = "/v1/events"
_CLOSE: Final = {"Connection": "close"}
_log = logging.getLogger(__name__)

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_PLAIN_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # What a user sees is for nobody else's cache.
    "Cache-Control": "no-store",
}
# As the server sends them: this is done for every reply.
_HEADERS: Final = [
    (name.lower().encode(), value.encode()) for name, value in _PLAIN_HEADERS.items()
]
_SAFE_HEADERS: Final = [*_HEADERS, (b"strict-transport-security", b"max-age=31536000")]


class SecurityHeaders:
    """Adds to each reply what browsers need to know to keep it safe."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                wanted = _SAFE_HEADERS if scope["scheme"] == "https" else _HEADERS
                given = message.get("headers", ())
                names = {name.lower() for name, _ in given}
                added = [pair for pair in wanted if pair[0] not in names]
                message["headers"] = [*given, *added]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class LastResort:
    """Answers what nothing else did: an error of ours is a plain 500, with its stack in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def noting_send(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting_send)
        except Problem as problem:
            if not started:
                await response(problem)(scope, receive, send)
        except Exception:  # noqa: BLE001  (top of a request: nobody else would report it)
            _log.exception("%s %s failed", scope["method"], scope["path"])
            if not started:
                await internal_error()(scope, receive, send)


class Patience:
    """Ends requests of clients that are slow on purpose or by fate, in both directions."""

    def __init__(
        self,
        app: ASGIApp,
        body_within_s: float = _BODY_WITHIN_S,
        send_within_s: float = _SEND_WITHIN_S,
    ) -> None:
        self._app = app
        self._body_within_s = body_within_s
        self._send_within_s = send_within_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        deadline = asyncio.get_running_loop().time() + self._body_within_s
        complete = False

        async def timed_receive() -> Message:
            nonlocal complete
            if complete:
                return await receive()  # waits for the client to go away
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError as error:
                raise Problem(
                    408, "too-slow", "The request took too long to arrive", headers=_CLOSE
                ) from error
            complete = not message.get("more_body", False)
            return message

        async def timed_send(message: Message) -> None:
            try:
                async with asyncio.timeout(self._send_within_s):
                    await send(message)
            except TimeoutError as error:
                raise ConnectionAbortedError("the client does not read its reply") from error

        await self._app(scope, timed_receive, timed_send)


class BodyLimit:
    """Refuses bodies that are too large, also once they are unpacked; unpacks gzip."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = LARGEST_BATCH if scope["path"] == _BATCH_PATH else LARGEST_BODY
        declared = headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > most:
            raise _too_large(most)
        encoding = headers.get("content-encoding", "identity").strip().lower()
        if encoding == "gzip":
            _drop_encoding(scope)
            await self._app(scope, _Inflating(receive, most), send)
        elif encoding in ("identity", ""):
            await self._app(scope, _Counting(receive, most), send)
        else:
            raise Problem(
                415,
                "encoding",
                "Bodies may be sent plain or as gzip",
                headers={**_CLOSE, "Accept-Encoding": "gzip"},
            )


def _too_large(most: int) -> Problem:
    return Problem(
        413,
        "too-large",
        f"The body is larger than {most // 1024} KiB",
        headers=_CLOSE,
        limit=most,
    )


def _drop_encoding(scope: Scope) -> None:
    drop = (b"content-encoding", b"content-length")
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in drop]
    scope["headers"] = kept


class _Counting:
    """Passes a body on up to a size."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._size += len(message.get("body", b""))
            if self._size > self._most:
                raise _too_large(self._most)
        return message


class _Inflating:
    """Unpacks a body step by step; a small file that grows without end stops at the limit."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._size = 0
        self._unpack = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._all_received = False
        self._done = False

    async def __call__(self) -> Message:
        if self._done:
            return await self._receive()
        while True:
            if not self._packed and not self._all_received:
                message = await self._receive()
                if message["type"] != "http.request":
                    return message
                self._packed = message.get("body", b"")
                self._all_received = not message.get("more_body", False)
            part = self._step()
            finished = self._all_received and not self._packed and not part
            if part or finished:
                self._finish_if(finished)
                return {"type": "http.request", "body": part, "more_body": not finished}

    def _step(self) -> bytes:
        try:
            part = self._unpack.decompress(self._packed, _INFLATE_STEP)
        except zlib.error as error:
            raise _bad_gzip() from error
        self._packed = self._unpack.unconsumed_tail
        if self._unpack.eof and self._unpack.unused_data:
            raise _bad_gzip()
        self._size += len(part)
        if self._size > self._most:
            raise _too_large(self._most)
        return part

    def _finish_if(self, finished: bool) -> None:
        if finished and not self._unpack.eof:
            raise _bad_gzip()
        self._done = finished


def _bad_gzip() -> Problem:
    return Problem(400, "bad-gzip", "The body is not valid gzip", headers=_CLOSE)
