"""Every error of the server as ``application/problem+json`` (RFC 9457), and no stack traces."""

from __future__ import annotations

import http
import logging
from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from kiosk.collector.storage.failures import DatabaseDamagedError, DatabaseUnavailableError
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI, Request
    from starlette.responses import Response

MEDIA_TYPE: Final = "application/problem+json"
_TYPE_PREFIX: Final = "urn:vitrine:problem:"
_log = logging.getLogger(__name__)


class Problem(HTTPException):
    """An error that the caller is told about.

    Attributes:
        code: Short name of the kind of problem; clients may act on it.
        extra: Further members of the document.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(status, detail, dict(headers) if headers else None)
        self.code = code
        self.extra = extra


def unauthorized(detail: str, code: str = "unauthorized") -> Problem:
    """401: nobody the server knows."""
    return Problem(401, code, detail, headers={"WWW-Authenticate": "Bearer"})


def forbidden(detail: str, code: str = "forbidden") -> Problem:
    """403: known, but not allowed to do this."""
    return Problem(403, code, detail)


def not_found(detail: str) -> Problem:
    """404: there is no such thing."""
    return Problem(404, "not-found", detail)


def too_many(retry_after_s: float, detail: str = "Too many requests; try again later") -> Problem:
    """429 with the seconds after which another try is worth it."""
    seconds = max(1, round(retry_after_s + 0.5))
    return Problem(429, "too-many-requests", detail, headers={"Retry-After": str(seconds)})


def document(status: int, code: str, detail: str, **extra: Any) -> dict[str, Any]:
    """The members of a problem."""
    return {
        "type": f"{_TYPE_PREFIX}{code}",
        "title": http.HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **extra,
    }


def response(problem: HTTPException) -> Response:
    """The reply that tells a problem."""
    status = problem.status_code
    if isinstance(problem, Problem):
        body = document(status, problem.code, problem.detail, **problem.extra)
    else:
        code = http.HTTPStatus(status).phrase.lower().replace(" ", "-")
        body = document(status, code, str(problem.detail))
    return JSONResponse(body, status, problem.headers, MEDIA_TYPE)


def internal_error() -> Response:
    """500 that says nothing of the inside."""
    return response(Problem(500, "internal-error", "The server failed; its log has the details"))


def install(app: FastAPI) -> None:
    """Answer errors of the application and of the framework as problems."""

    async def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        reply = response(error)
        if error.status_code == 405:
            reply.headers["Allow"] = ", ".join(_allowed(request))
        return reply

    async def of_validation(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return response(_invalid(error))

    async def of_collector(_: Request, error: Exception) -> Response:
        assert isinstance(error, CollectorError)
        return response(of_error(error))

    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_validation)
    app.add_exception_handler(CollectorError, of_collector)


def _allowed(request: Request) -> list[str]:
    """The methods of all routes of a path; the framework names those of the first one only."""
    allowed: set[str] = set()
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            allowed |= set(getattr(route, "methods", None) or ())
    return sorted(allowed)


def of_error(error: CollectorError) -> Problem:
    """The problem that an error of ours is for the caller."""
    if isinstance(error, DatabaseUnavailableError | DatabaseDamagedError):
        _log.error("the database cannot be used: %s", error)
        return Problem(
            503,
            "unavailable",
            "The server cannot use its database at present",
            headers={"Retry-After": "5"},
        )
    return Problem(422, "refused", str(error))


def _invalid(error: RequestValidationError) -> Problem:
    """What is wrong and where, without repeating what was sent."""
    errors = [
        {"where": ".".join(str(part) for part in row["loc"]), "message": str(row["msg"])}
        for row in error.errors()[:20]
    ]
    if any(row["type"] == "json_invalid" for row in error.errors()):
        return Problem(400, "not-json", "The body is not valid JSON", errors=errors)
    return Problem(422, "invalid", "The request is not valid", errors=errors)
