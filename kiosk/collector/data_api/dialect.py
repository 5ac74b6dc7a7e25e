"""How the data API says that it cannot answer: in its own form, not as problem documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from kiosk.collector.data_api.question import QuestionError
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from fastapi import Request
    from starlette.responses import Response


class DialectError(Exception):
    """An error reply in the words of the dialect.

    Attributes:
        status: HTTP status.
        body: JSON body.
        headers: Further headers.
    """

    def __init__(
        self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body
        self.headers = headers


def error_body(code: str, message: str) -> dict[str, str]:
    """What a refused question is answered with."""
    return {"code": code, "message": message}


class DialectRoute(APIRoute):
    """A route that answers errors in the dialect."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, with the dialect around it."""
        handler = super().get_route_handler()

        async def spoken(request: Request) -> Response:
            try:
                return await handler(request)
            except (DialectError, QuestionError, RequestValidationError, HTTPException) as error:
                return _reply_to(error)
            except CollectorError:
                body = error_body("unavailable", "The server cannot do this at present")
                return JSONResponse(body, 503, {"Retry-After": "5"})

        return spoken


def _reply_to(error: Exception) -> Response:
    if isinstance(error, DialectError):
        return JSONResponse(dict(error.body), error.status, dict(error.headers or {}))
    if isinstance(error, QuestionError):
        return JSONResponse(error_body("bad_request", error.message), 400)
    if isinstance(error, HTTPException):
        code = str(getattr(error, "code", "error")).replace("-", "_")
        headers = dict(error.headers or {})
        return JSONResponse(error_body(code, str(error.detail)), error.status_code, headers)
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = str(first["loc"][-1])
    message = f"{name} is required" if first["type"] == "missing" else f"{name}: {first['msg']}"
    return JSONResponse(error_body("bad_request", message), 400)
