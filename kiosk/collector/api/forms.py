"""Shapes that several endpoints share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kiosk.collector import problems
from kiosk.collector.device_ids import ID_PATTERN

_SUMMARIES: Final = {
    400: "The request cannot be read",
    401: "Nobody is logged in, or the token is not good",
    403: "Not allowed",
    404: "There is no such thing",
    408: "The request took too long to arrive",
    409: "It contradicts what is there",
    413: "The body is too large",
    415: "The body has the wrong form",
    422: "The request is not valid",
    429: "Too many requests; Retry-After says when to come again",
    503: "The server cannot do this at present; Retry-After says when to come again",
}


class Form(BaseModel):
    """Base of what is received: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class ProblemDocument(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:vitrine:problem:unauthorized",
                    "title": "Unauthorized",
                    "status": 401,
                    "code": "unauthorized",
                    "detail": "Log in first",
                }
            ]
        },
    )

    type: str = Field(description="Kind of problem, as a URI.")
    title: str
    status: int
    code: str = Field(description="Kind of problem, short.")
    detail: str = Field(description="What happened, for people.")


# PostgreSQL stores no NUL character, and no name needs another control character.
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=200)]
DeviceId = Annotated[str, StringConstraints(pattern=ID_PATTERN), Field(examples=["shop-berlin-1"])]
Password = Annotated[str, StringConstraints(min_length=1, max_length=1024)]


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """``responses`` of a route: the problems it may answer with, besides 422."""
    return {
        status: {
            "description": _SUMMARIES[status],
            "content": {
                problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}
            },
        }
        for status in sorted({422, *statuses})
    }


USER_ERRORS: Final = errors(401, 403, 429, 503)
"""Of every route for users."""
DEVICE_ERRORS: Final = errors(401, 429, 503)
"""Of every route for kiosks."""


def stamp(ms: int | None) -> str | None:
    """Milliseconds since 1970 as ISO 8601 in UTC; None for None and 0."""
    if not ms:
        return None
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
