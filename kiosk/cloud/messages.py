"""What goes to a server and what comes back, as far as publishing is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

from kiosk import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.core.outbound import OutboundPurpose

USER_AGENT: Final = f"vitrine/{__version__}"


@dataclass(frozen=True, slots=True)
class Request:
    """A GET request.

    Attributes:
        purpose: What it is for.
        url: Address without the query.
        params: The query.
        username: For basic authentication; empty sends none.
        password: For basic authentication.
        timeout_s: Time for the reply once the connection stands.
    """

    purpose: OutboundPurpose
    url: str
    params: Mapping[str, str]
    username: str = ""
    password: str = ""
    timeout_s: float = 10.0

    def as_sent(self) -> str:
        """What goes over the network, without the password."""
        parts = urlsplit(self.url)
        path = (parts.path or "/") + ("?" + urlencode(self.params) if self.params else "")
        lines = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", f"User-Agent: {USER_AGENT}"]
        if self.username:
            lines.append(f"Authorization: Basic {self.username}:********")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered. The body is not kept.

    Attributes:
        status: Status code.
        content_type: Media type in lower case, without parameters.
        location: Where it redirects to; empty when it does not.
        retry_after_s: The pause that it asks for, 1 s to 1 h; None when it asks for none.
        round_trip_ms: From the start of the request to the end of the reply's header.
    """

    status: int
    content_type: str
    location: str
    retry_after_s: float | None
    round_trip_ms: float
