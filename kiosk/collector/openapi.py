"""What the framework does not write into the OpenAPI document by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kiosk.collector.api.forms import ProblemDocument, errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

_TAGS: Final = (
    {"name": "kiosks", "description": "What kiosks call, with their own tokens."},
    {"name": "devices", "description": "The fleet and its administration."},
    {"name": "series", "description": "Sums over time."},
    {"name": "live", "description": "What changes, as it changes."},
    {"name": "settings", "description": "Settings pushed to kiosks."},
    {"name": "login", "description": "Tokens and sessions."},
    {"name": "users", "description": "Users and the audit log."},
    {"name": "account", "description": "One's own password and access tokens."},
    {"name": "health", "description": "For load balancers and Prometheus."},
)
_FRAMEWORKS: Final = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> None:
    """Complete the document: tags, and problems instead of the framework's own errors."""
    generated = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = generated()
            document["tags"] = list(_TAGS)
            _put_problems(document)
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _put_problems(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name in _FRAMEWORKS:
        schemas.pop(name, None)
    schemas["ProblemDocument"] = ProblemDocument.model_json_schema()
    for path, operation in _operations(document):
        if not path.startswith("/v1/"):
            continue
        described = {str(status): reply for status, reply in errors().items()}
        if "requestBody" in operation:
            described |= {str(k): v for k, v in errors(400, 408, 413, 415).items()}
        for status, reply in described.items():
            if status != "422" or _may_be_invalid(operation):
                operation["responses"][status] = reply
            else:
                operation["responses"].pop("422", None)


def _may_be_invalid(operation: dict[str, Any]) -> bool:
    return "requestBody" in operation or bool(operation.get("parameters"))


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for operation in item.values():
            yield path, operation
