"""The shapes of the data API, for its description in OpenAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field, RootModel

if TYPE_CHECKING:
    from collections.abc import Mapping


class Token(BaseModel):
    """What a client is given for its credentials."""

    token: str = Field(description="JWT for the header `Authorization: Bearer <token>`.")


class FieldErrors(RootModel[dict[str, list[str]]]):
    """What is wrong, by field; `non_field_errors` when it is no single one."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"client_id": ["This field is missing or empty."]}]}
    )


class Refusal(BaseModel):
    """Why a question has no answer."""

    code: str = Field(examples=["expired_jwt"])
    message: str = Field(examples=["The token has expired; ask for a new one."])


class Entities(BaseModel):
    """Metrics by bucket."""

    entities: dict[str, dict[str, dict[str, int | float | None]]] = Field(
        description="By UTC beginning of the bucket, or `global`; then by metric."
    )
    from_date: str = Field(examples=["2026-11-20T05:45:00+01:00"])
    to_date: str = Field(examples=["2026-11-21T16:53:11+01:00"])
    total_results: int = Field(description="Buckets on all pages.")
    nb_of_pages: int
    next_page: str = Field(description="Address of the next page; empty on the last one.")
    page: int
    time: str = Field(examples=["by_day"])


_CREDENTIALS: Final = {
    "type": "object",
    "required": ["username", "client_id", "access_token"],
    "properties": {
        "username": {"type": "string", "description": "Name or e-mail address of the user."},
        "client_id": {"type": "string"},
        "access_token": {"type": "string"},
    },
    "example": {
        "username": "maria",
        "client_id": "019aa6e4-3c00-7000-8000-3f1d2c4b5a69",
        "access_token": "the token that 'kiosk collector token' printed",
    },
}
TOKEN_REQUEST: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": _CREDENTIALS},
            "application/x-www-form-urlencoded": {"schema": _CREDENTIALS},
        },
    }
}


def _replies(
    model: type[BaseModel], texts: Mapping[int | str, str]
) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": model, "description": text} for status, text in texts.items()}


_AWAY: Final = _replies(Refusal, {503: "The database is away."})
TOKEN_RESPONSES: Final = _AWAY | _replies(
    FieldErrors,
    {
        400: "Fields are missing, or the credentials match no client.",
        429: "Too many tries.",
    },
)
ENTITIES_RESPONSES: Final = _AWAY | _replies(
    Refusal,
    {
        # Instead of the 422 that the framework would add and that never comes.
        "default": "Any other refusal.",
        400: "The question cannot be understood.",
        401: "There is no token, or it is not good (any more).",
        429: "Too many questions.",
    },
)
