"""The cookies of a browser that is logged in."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Final

from kiosk.collector.auth.sessions import ACCESS_S, LONGEST_MS

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kiosk.collector.auth.sessions import SignedIn

ACCESS: Final = "vitrine_access"
REFRESH: Final = "vitrine_refresh"
KNOWN: Final = "vitrine_known"
_YEAR_S: Final = 365 * 86_400


def is_loopback(host: str) -> bool:
    """Whether an address is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def may_be_plain(request: Request) -> bool:
    """Whether cookies go without ``Secure``: only over plain HTTP on this machine itself."""
    return request.url.scheme == "http" and is_loopback(request.url.hostname or "")


def set_session(response: Response, request: Request, signed_in: SignedIn) -> None:
    """Give a browser the tokens of its session."""
    _set(response, request, ACCESS, signed_in.access, ACCESS_S)
    if signed_in.refresh:
        _set(response, request, REFRESH, signed_in.refresh, LONGEST_MS // 1000)


def set_known(response: Response, request: Request, value: str) -> None:
    """Let a browser show next time that it has logged in before."""
    _set(response, request, KNOWN, value, _YEAR_S)


def forget_session(response: Response, request: Request) -> None:
    """Take the tokens from a browser."""
    for name in (ACCESS, REFRESH):
        response.delete_cookie(
            name, path="/", secure=not may_be_plain(request), httponly=True, samesite="lax"
        )


def _set(response: Response, request: Request, name: str, value: str, age_s: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age_s,
        path="/",
        secure=not may_be_plain(request),
        httponly=True,
        samesite="lax",
    )
