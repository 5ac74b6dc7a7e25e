"""What goes to a server and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

from kiosk import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.core.outbound import OutboundPurpose

USER_AGENT: Final = f"vitrine/{__version__}"
HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Request:
    """A request; a GET unless said otherwise.

    Attributes:
        purpose: What it is for.
        url: Address without the query.
        params: The query.
        username: For basic authentication; empty sends none.
        password: For basic authentication.
        timeout_s: Longest silence of the server once the connection stands.
        method: ``GET``, ``POST`` ...
        headers: Further headers, none of them secret.
        token: For bearer authentication; empty sends none.
        body: As it goes over the network.
        content: The body as text for the outbound ledger, without secrets.
        fields: Names of the fields in the body, for the outbound ledger.
        body_limit: Bytes of the reply's body that are wanted; 0 when it does not matter.
        whole_s: Time for everything; None allows ``timeout_s`` after the connection stands.
    """

    purpose: OutboundPurpose
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    username: str = ""
    password: str = ""
    timeout_s: float = 10.0
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    token: str = ""
    body: bytes = b""
    content: str = ""
    fields: tuple[str, ...] = ()
    body_limit: int = 0
    whole_s: float | None = None

    def as_sent(self) -> str:
        """What goes over the network, without the password, and the body not compressed."""
        parts = urlsplit(self.url)
        path = (parts.path or "/") + ("?" + urlencode(self.params) if self.params else "")
        lines = [
            f"{self.method} {path} HTTP/1.1",
            f"Host: {parts.netloc}",
            f"User-Agent: {USER_AGENT}",
            *(f"{name}: {value}" for name, value in self.headers.items()),
        ]
        if self.username:
            lines.append(f"Authorization: Basic {self.username}:********")
        elif self.token:
            lines.append("Authorization: Bearer ********")
        if self.content:
            lines += ["", self.content]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered.

    Attributes:
        status: Status code.
        content_type: Media type in lower case, without parameters.
        location: Where it redirects to; empty when it does not.
        retry_after_s: The pause that it asks for, 1 s to 1 h; None when it asks for none.
        round_trip_ms: From the start of the request to the end of the reply's header.
        body: As far as the request wanted it.
        flaw: Why the body is not all of it, in plain words; empty when it is.
    """

    status: int
    content_type: str
    location: str
    retry_after_s: float | None
    round_trip_ms: float
    body: bytes = b""
    flaw: str = ""

    @property
    def is_web_page(self) -> bool:
        """Whether it is a page for people, such as the login of a guest network."""
        if self.content_type in HTML_TYPES:
            return True
        start = self.body[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        return start.startswith((b"<!doctype html", b"<html", b"<head", b"<script"))
