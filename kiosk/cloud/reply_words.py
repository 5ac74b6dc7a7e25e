"""Why a reply to a batch is no success, in plain words for the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kiosk.core.errors import PublishError
from kiosk.core.redaction import without_credentials

if TYPE_CHECKING:
    from kiosk.cloud.messages import Reply

_TELL: Final = "Tell the operator of the server if it stays."
_CREDENTIAL: Final = "Enter the token or password of this destination again, or enrol anew."
_ADDRESS: Final = "Check the address of this destination."

_WORDS: Final = {
    400: ("the server does not understand what is sent (400)", _TELL),
    401: ("the server does not accept the credential of this device (401)", _CREDENTIAL),
    403: ("the server refuses this device (403)", _CREDENTIAL),
    404: ("the server takes no records at this address (404)", _ADDRESS),
    405: ("the server takes no records at this address (405)", _ADDRESS),
    407: ("the proxy asks for a user name and password (407)", "Check the proxy's settings."),
    408: ("the server gave up waiting (408)", "It is tried again by itself."),
    409: ("the server reports a conflict (409)", _TELL),
    410: ("the server takes records at this address no more (410)", _ADDRESS),
    413: ("the server finds the batch too large (413)", "Smaller ones are sent by themselves."),
    415: (
        "the server does not accept JSON (415)",
        "Check that the destination is a Vitrine collector or takes JSON.",
    ),
    422: ("the server refuses the content of a record (422)", _TELL),
    425: ("the server asks to wait (425)", "It is tried again by itself."),
    429: ("the server asks for fewer requests (429)", "It is tried again by itself."),
    501: ("the server cannot take records (501)", _ADDRESS),
    503: ("the server is overloaded or being maintained (503)", "It is tried again by itself."),
    511: ("the network asks for a login first (511)", "Log this device in to the network."),
}


def describe_status(reply: Reply) -> PublishError:
    """What is wrong with a reply that does not take a batch."""
    status = reply.status
    if 300 <= status < 400:
        return _describe_redirect(reply)
    if status in _WORDS:
        return PublishError(*_WORDS[status])
    if status >= 500:
        return PublishError(
            f"the server has an error of its own ({status})", f"It is tried again; {_TELL.lower()}"
        )
    if status >= 400:
        return PublishError(f"the server refuses the request ({status})", _ADDRESS)
    if reply.is_web_page:
        return PublishError(
            f"a web page answered instead of the server ({status})",
            "A guest network may ask for a login first; else check the address.",
        )
    if reply.flaw:
        return PublishError(f"{reply.flaw} ({status})", "It is tried again by itself.")
    return PublishError(
        f"the reply does not confirm the batch ({status})",
        "Check that the address is that of a Vitrine collector; for another kind of server, "
        "set the statuses that mean success.",
    )


def _describe_redirect(reply: Reply) -> PublishError:
    try:
        parts = urlsplit(reply.location)
        target = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "another page"
    except ValueError:
        target = "another page"
    return PublishError(
        f"the server redirects to {without_credentials(target)} ({reply.status})",
        "If that is the right server, enter its address; a guest network may also ask for a "
        "login first.",
    )
