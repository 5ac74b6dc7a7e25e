"""Pushing settings to kiosks."""

import json
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from kiosk.collector.api import pushed
from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.device_rows import device_names
from kiosk.collector.dashboard.pages import PageRoute, go, page
from kiosk.core.errors import KioskError, SettingsError

router: Final = APIRouter(route_class=PageRoute, prefix="/admin/settings")

_MOST_VERSIONS: Final = 30
_MOST_LINES: Final = 100
_MOST_RESULTS: Final = 50
"""Kiosks named with a version."""
_RESULTS: Final = (
    ("applied", "applied"),
    ("rolled_back", "rolled back"),
    ("refused", "refused"),
)
_Collector = Annotated[Collector, Depends(collector_of)]
_Admin = Annotated[User, Depends(page_user(Role.ADMIN))]


@router.get("")
def settings(request: Request, collector: _Collector, user: _Admin) -> Response:
    """The form and what was pushed so far."""
    return _page(request, collector, user, {"device": "", "comment": "", "settings": ""}, "")


def _page(
    request: Request, collector: Collector, user: User, form: dict[str, str], problem: str
) -> Response:
    names = device_names(collector.db)
    titles = {item.id: item.title for item in names}
    with collector.db.read() as connection:
        versions = pushed.versions(connection, None, _MOST_VERSIONS)
        results = {row["version"]: pushed.results(connection, row["version"]) for row in versions}
    return page(
        request,
        "admin_settings.html",
        user,
        422 if problem else 200,
        devices=names,
        form=form,
        problem=problem,
        pushable=pushed.pushable(),
        versions=[_shown(row, results[row["version"]], titles) for row in versions],
    )


def _shown(
    row: dict[str, Any], results: list[dict[str, Any]], titles: dict[str, str]
) -> dict[str, Any]:
    words = dict(_RESULTS)
    counts = [
        (state, words[state], row["results"][state])
        for state, _ in _RESULTS
        if state in row["results"]
    ]
    # Those that need somebody come first.
    first = sorted(results, key=lambda one: one["state"] == "applied")[:_MOST_RESULTS]
    return {
        **row,
        "target": titles.get(row["device"], row["device"]) if row["device"] else "all kiosks",
        "settings": [
            (name, json.dumps(value, ensure_ascii=False))
            for name, value in sorted(row["settings"].items())
        ],
        "counts": counts,
        "results": [{**one, "words": words.get(one["state"], one["state"])} for one in first],
        "more": len(results) - len(first),
    }


@router.post("")
def push(
    request: Request,
    collector: _Collector,
    user: _Admin,
    settings: Annotated[str, Form(max_length=20_000)] = "",
    device: Annotated[str, Form(max_length=64)] = "",
    comment: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Make a new version, or say what is wrong with it and keep what was typed."""
    form = {"device": device, "comment": comment, "settings": settings}
    try:
        pushed.push(
            collector, parsed(settings), device_id=device, comment=comment.strip(), by=user.name
        )
    except KioskError as error:
        return _page(request, collector, user, form, str(error))
    return go("/admin/settings?done=pushed")


def parsed(text: str) -> dict[str, Any]:
    """Settings written one per line as ``name = value``, values as in JSON.

    Empty lines, and lines that begin with ``#``, say nothing.

    Raises:
        SettingsError: A line is not of that form, or names a setting again.
    """
    found: dict[str, Any] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = (part.strip() for part in line.partition("="))
        if not (name and equals and value):
            raise SettingsError(f"Line {number} is not of the form name = value")
        if name in found:
            raise SettingsError(f"Line {number} names {name} again")
        try:
            found[name] = json.loads(value)
        except ValueError as error:
            raise SettingsError(
                f"Line {number}: {value[:60]} is no value; write text in quotation marks"
            ) from error
    if not found:
        raise SettingsError("There is no setting in it")
    if len(found) > _MOST_LINES:
        raise SettingsError(f"At most {_MOST_LINES} settings are pushed at once")
    return found
