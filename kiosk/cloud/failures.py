"""Why a publication did not succeed, in plain words, with what to do about it."""

from __future__ import annotations

import errno
import http.client
import ssl
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests
import urllib3.exceptions

from kiosk.core.errors import PublishError
from kiosk.core.redaction import without_credentials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.cloud.messages import Reply

_NO_NETWORK: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_CHECK_ADDRESS: Final = "Check the endpoint in the settings."
_CHECK_CABLE: Final = "Check the network cable or Wi-Fi of this device."

_STATUS_WORDS: Final = {
    400: (
        "the server did not understand the request (400)",
        "Check that the endpoint is a workshop server.",
    ),
    401: (
        "the server asks for a user name and password, or refuses these (401)",
        "Enter the user name and the password of this endpoint.",
    ),
    403: (
        "the server refuses this device (403)",
        "Ask the operator of the server to allow this user or address.",
    ),
    404: (
        "the server has nothing at this address (404)",
        "Enter the base address only, without /analytics/face at its end.",
    ),
    407: ("the proxy asks for a user name and password (407)", "Check the proxy's settings."),
    408: ("the server gave up waiting (408)", ""),
    429: ("the server asks for fewer requests (429)", "It is tried again by itself."),
}


def describe_reply(reply: Reply) -> PublishError | None:
    """What is wrong with a reply; None when it is the success of the dialect, 201."""
    status = reply.status
    if status == 201:
        return None
    if status in _STATUS_WORDS:
        return PublishError(*_STATUS_WORDS[status])
    if 300 <= status < 400:
        parts = urlsplit(reply.location)
        target = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "another page"
        return PublishError(
            f"the server redirects to {without_credentials(target)} ({status})",
            "If that is the right server, enter it as the endpoint; a guest network may also "
            "ask for a login first.",
        )
    if status >= 500:
        return PublishError(
            f"the server has an error of its own ({status})",
            "It is tried again by itself; tell the operator of the server if it stays.",
        )
    if 200 <= status < 300 and reply.content_type in ("text/html", "application/xhtml+xml"):
        return PublishError(
            f"a web page answered instead of the endpoint ({status} instead of 201)",
            "A guest network may ask for a login first; else check the endpoint.",
        )
    return PublishError(
        f"the server answered {status} instead of 201",
        "Check that the endpoint is a workshop server.",
    )


def describe_failure(error: Exception, url: str) -> PublishError:
    """Translate an error of ``requests``, its libraries or the system.

    Args:
        error: What was raised while sending or receiving.
        url: Address of the request.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return PublishError("the address of the endpoint cannot be used", _CHECK_ADDRESS)
    causes = list(_causes(error))
    if _has(causes, requests.exceptions.ProxyError, urllib3.exceptions.ProxyError):
        return PublishError(
            "the proxy cannot be reached or refuses the connection",
            "Check HTTP_PROXY and HTTPS_PROXY; NO_PROXY names hosts to reach without it.",
        )
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _describe_tls(cause, host)
    if _has(causes, urllib3.exceptions.NameResolutionError):
        return PublishError(
            f"the name {host} cannot be found", f"{_CHECK_ADDRESS[:-1]}, and the network."
        )
    if _has(causes, ConnectionRefusedError):
        return PublishError(
            f"{host} refuses connections on port {port}",
            "Check the port, and that the server is running.",
        )
    if any(isinstance(c, OSError) and c.errno in _NO_NETWORK for c in causes):
        return PublishError(f"there is no way to {host} from this network", _CHECK_CABLE)
    return _describe_conversation(causes, host)


def is_caused_by(error: BaseException, *kinds: type[BaseException]) -> bool:
    """Whether an error of ``requests`` is, or wraps, one of these kinds."""
    return _has(list(_causes(error)), *kinds)


def _describe_conversation(causes: list[BaseException], host: str) -> PublishError:
    """What can go wrong once the name is known and the way is open."""
    if _has(causes, requests.exceptions.ConnectTimeout, urllib3.exceptions.ConnectTimeoutError):
        return PublishError(
            f"{host} cannot be reached: nothing answered in time",
            "Check the address and the port, and whether a firewall is in between.",
        )
    if _has(causes, TimeoutError, requests.exceptions.ReadTimeout):
        return PublishError(
            f"{host} took the request but did not answer in time",
            "Check the server, or allow more time for a reply.",
        )
    closed = (ConnectionResetError, BrokenPipeError, http.client.RemoteDisconnected)
    if _has(causes, *closed):
        return PublishError(
            f"{host} closed the connection without a reply",
            "Check the server; https:// servers do that to http:// requests.",
        )
    if _has(causes, http.client.HTTPException, urllib3.exceptions.ProtocolError):
        return PublishError(
            f"{host} does not answer as a web server",
            "Check the port; another service may listen there.",
        )
    if _has(causes, requests.exceptions.InvalidURL, urllib3.exceptions.LocationParseError):
        return PublishError("the address of the endpoint cannot be used", _CHECK_ADDRESS)
    return PublishError(f"the connection to {host} failed ({type(causes[-1]).__name__})")


def _describe_tls(error: ssl.SSLError, host: str) -> PublishError:
    """TLS is never switched off or weakened; the operator has to mend the cause."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return PublishError(
            f"no secure connection to {host} is possible ({error.reason or 'TLS error'})",
            "If the server does not use encryption, enter http:// instead of https://.",
        )
    reason = error.verify_message
    if "expired" in reason or "not yet valid" in reason:
        return PublishError(
            f"the certificate of {host} is not valid at this time",
            "Check the date and time of this device; else the server needs a new certificate.",
        )
    if "match" in reason:
        return PublishError(
            f"the certificate belongs to another name than {host}",
            "Enter the name that the certificate was made for.",
        )
    return PublishError(
        f"the certificate of {host} is not trusted ({reason})",
        "Install the certificate authority of the server on this device, or name its file in the "
        "destination's field for certificate authorities (authorities).",
    )


def _has(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it wraps; the libraries use ``args``, ``reason`` and chaining."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        wrapped = (*current.args, getattr(current, "reason", None))
        wrapped += (current.__cause__, current.__context__)
        waiting.extend(item for item in wrapped if isinstance(item, BaseException))
