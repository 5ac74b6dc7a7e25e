"""Lets web pages of other sites ask the data API, and nothing else of the server.

The Fetch standard (section 3.3) says what browsers want to hear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATHS: Final = ("/api/", "/api-token-authstream")
PREFLIGHT_S: Final = 600
"""For so long a browser need not ask again whether it may ask."""
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept, X-Requested-With",
    "Access-Control-Max-Age": str(PREFLIGHT_S),
}


class DataApiCors:
    """Answers preflights of the data API and marks its replies, errors included, as readable.

    The origin is repeated instead of ``*``, and credentials are allowed, because a known login
    page asks with ``withCredentials``. Nothing here looks at a cookie, so that this gives a page
    no right that it would not have by its token.
    """

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith(PATHS):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        allowed = self._allowed(headers.get("origin"))

        async def marked_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                found.add_vary_header("Origin")
                found.update(allowed)
            await send(message)

        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            preflight = Response(status_code=204, headers=_PREFLIGHT if allowed else None)
            await preflight(scope, receive, marked_send)
            return
        await self._app(scope, receive, marked_send)

    def _allowed(self, origin: str | None) -> dict[str, str]:
        """The headers for pages of an origin; none when they may not ask."""
        if origin is None or not ({"*", origin} & self._origins):
            return {}
        return {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Credentials": "true",
        }
