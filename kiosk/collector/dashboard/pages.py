"""What all pages have in common: templates, the person who looks, errors as pages."""

from __future__ import annotations

import logging
import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse

from kiosk import __version__
from kiosk.collector.auth.dependencies import LoginNeeded, page_csrf
from kiosk.collector.auth.roles import Role
from kiosk.collector.context import collector_of
from kiosk.collector.dashboard import shown
from kiosk.collector.dashboard.assets import static
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from fastapi import Request
    from starlette.responses import Response

    from kiosk.collector.auth.users import User

_log = logging.getLogger(__name__)
_TEMPLATES: Final = Path(__file__).parent / "templates"
_ZONE_PATTERN: Final = r"[A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}"
_DONE: Final[Mapping[str, str]] = {
    "password": "The password has been changed.",
    "session": "The session has ended.",
    "client": "The access token has been revoked.",
    "role": "The role has been changed; the user has to sign in again.",
    "disabled": "The user has been disabled.",
    "enabled": "The user may sign in again.",
    "device": "Saved.",
    "token": "The token has been revoked.",
    "retired": "The device has been retired.",
    "restored": "The device is back in the fleet; enrol it again or make a token.",
    "pushed": "The new version is on its way; kiosks fetch it with their next report.",
}
_TITLES: Final = {
    403: "Not allowed",
    404: "Not found",
    422: "That cannot be read",
    429: "Too many requests",
    503: "At present this does not work",
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a page, and how they want it.

    Attributes:
        user: None before signing in.
        tz: Time zone of the browser; UTC until it has told.
        theme: ``dark``, ``light``, or empty for what the system prefers.
    """

    user: User | None
    tz: tzinfo
    theme: str

    @property
    def tz_name(self) -> str:
        """Of the time zone."""
        return getattr(self.tz, "key", "UTC")

    def may(self, role: str) -> bool:
        """Whether the user has the rights of a role."""
        return self.user is not None and self.user.role.covers(Role(role))


def viewer_of(request: Request, user: User | None) -> Viewer:
    """The viewer of a request, from its cookies."""
    theme = request.cookies.get("theme", "")
    return Viewer(user, _zone(request), theme if theme in ("dark", "light") else "")


def _zone(request: Request) -> tzinfo:
    name = request.cookies.get("tz", "").replace("%2F", "/")
    if not re.fullmatch(_ZONE_PATTERN, name):
        return UTC
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown.FILTERS)
    environment.globals["static"] = static
    environment.globals["version"] = __version__
    return environment


def page(
    request: Request, template: str, user: User | None = None, status: int = 200, **context: Any
) -> Response:
    """A page.

    Args:
        request: Of the browser.
        template: Name of the file.
        user: Who is signed in.
        status: Of the reply.
        context: What the template needs.
    """
    collector = collector_of(request)
    done = _DONE.get(request.query_params.get("done", ""))
    common = {
        "viewer": viewer_of(request, user),
        "demo": collector.settings.demo,
        "notice": {"kind": "ok", "text": done} if done else None,
        "now_ms": collector.now_ms(),
        "csrf": partial(_csrf_field, request, user),
        "place": partial(_place, request.url.path),
    }
    html = _environment().get_template(template).render({**common, **context})
    # Without any referrer browsers do not say either from which page a form comes.
    return HTMLResponse(html, status, {"Referrer-Policy": "same-origin"})


def _csrf_field(request: Request, user: User | None) -> Markup:
    value = page_csrf(request) if user is not None else ""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(value)


def _place(path: str, href: str, words: str) -> Markup:
    """A link of the main navigation."""
    here = path == href or (href != "/" and path.startswith(f"{href}/"))
    current = Markup(' aria-current="page"') if here else ""
    return Markup('<a href="{}"{}>{}</a>').format(href, current, words)


def go(location: str) -> Response:
    """Send the browser on after a change."""
    return RedirectResponse(location, status_code=303)


def wants_part(request: Request) -> bool:
    """Whether a script asks for the changing part of a page only."""
    return request.headers.get("x-part") == "1"


class PageRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with errors turned into pages."""
        handler = super().get_route_handler()

        async def with_pages(request: Request) -> Response:
            try:
                return await handler(request)
            except RequestValidationError:
                return error_page(request, 422, "A part of the address or form is not valid.")
            except HTTPException as error:
                return error_page(request, error.status_code, str(error.detail), error.headers)
            except CollectorError as error:
                return error_page(request, 503, str(error), {"Retry-After": "5"})
            except LoginNeeded:
                raise
            except Exception:  # noqa: BLE001  (top of a request: people get a page, too)
                _log.exception("the page %s failed", request.url.path)
                return error_page(request, 500, "The server failed; its log has the details.")

        return with_pages


def error_page(
    request: Request,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    user: User | None = None,
) -> Response:
    """A page that says what is wrong and where to go."""
    title = _TITLES.get(status, "This did not work")
    advice = "Try again in a moment." if status in (429, 503) else ""
    made = page(request, "error.html", user, status, title=title, detail=detail, advice=advice)
    made.headers.update(headers or {})
    return made
