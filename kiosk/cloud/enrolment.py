"""Exchanging a one-time code for this kiosk's token at a collector."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from kiosk.cloud.endpoint_rules import check_literal, check_peer, is_private
from kiosk.cloud.exchange import fetch
from kiosk.cloud.messages import Request
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.cloud.messages import Reply
    from kiosk.core.outbound import OutboundLedger

ENROL_PATH: Final = "/v1/enrol"
_CODE: Final = re.compile(r"[2-9A-HJ-NP-TV-Z]{12}")
"""Twelve of the digits and capitals that are not taken for one another: no 0, 1, I, O and U."""
_KEY_BYTES: Final = 32
_BODY_LIMIT: Final = 64 * 1024
_WHOLE_S: Final = 30.0

_STATUS_WORDS: Final = {
    400: ("the collector does not understand the request (400)", "Update the older of the two."),
    401: ("the code is wrong, used already, or too old", "Make a new code at the collector."),
    403: ("the code is wrong, used already, or too old", "Make a new code at the collector."),
    404: ("no collector is at this address, or the code is not known", "Check both."),
    409: ("the collector knows this device already", "Retire it there first, or rename this one."),
    410: ("the code was used already or is too old", "Make a new code at the collector."),
    422: ("the collector does not accept the code or the name of this device", "Check both."),
    429: ("too many tries", "Wait a few minutes, then try again."),
}


class Enrolled(NamedTuple):
    """What a collector gives to a kiosk that it takes in.

    Attributes:
        token: Secret; proves which kiosk it is.
        config_key: The collector's public key for signed settings: Ed25519, raw, as base64.
    """

    token: str
    config_key: str


def read_code_text(text: str) -> tuple[str, str]:
    """Take the text of an enrolment QR code apart: ``https://host/enrol#CODE``.

    Returns:
        Base address of the collector and the code.

    Raises:
        PublishError: It is something else, or leads where nothing may be sent.
    """
    base, mark, code = text.strip().partition("/enrol#")
    if not mark:
        raise PublishError(
            "this is no enrolment code of a collector",
            "Show the code on the collector's page for enrolling a kiosk.",
        )
    return clean_base(base), clean_code(code)


def clean_code(code: str) -> str:
    """A code as people type it, in its one form ``ABCD-EFGH-JKLM``.

    Raises:
        PublishError: It is no code.
    """
    letters = re.sub(r"[\s-]", "", code).upper()
    if not _CODE.fullmatch(letters):
        raise PublishError(
            "this is no enrolment code", "It looks like ABCD-EFGH-JKLM, without 0, 1, I, O and U."
        )
    return "-".join(letters[i : i + 4] for i in (0, 4, 8))


def clean_base(url: str) -> str:
    """The base address of a collector, without what follows the host, and a prefix of it.

    Raises:
        PublishError: It is none.
    """
    url = url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or parts.query or parts.fragment:
        raise PublishError(
            "this is no address of a collector", "It looks like https://collector.example:9003."
        )
    check_literal(url)
    return url


def enrol(
    url: str,
    code: str,
    device: str,
    name: str,
    location: str,
    ledger: OutboundLedger,
    cancelled: Callable[[], bool] = lambda: False,
) -> Enrolled:
    """Exchange a one-time code for a token. Blocks for up to half a minute.

    Args:
        url: Base address of the collector, as typed or scanned.
        code: The code.
        device: Id of this kiosk.
        name: Of this kiosk, for people; may be empty.
        location: Where it stands; may be empty.
        ledger: Notes the request, without the code.
        cancelled: Asked often; True gives it up.

    Raises:
        PublishError: It did not work; says why.
    """
    url, code = clean_base(url), clean_code(code)
    content = {"code": code, "device": device, "name": name, "location": location}
    content = {key: value for key, value in content.items() if value}
    request = Request(
        purpose=OutboundPurpose.ENROLMENT,
        url=url + ENROL_PATH,
        method="POST",
        headers={"Content-Type": "application/json"},
        body=json.dumps(content).encode(),
        content=json.dumps({**content, "code": "********"}, ensure_ascii=False),
        fields=tuple(content),
        body_limit=_BODY_LIMIT,
        whole_s=_WHOLE_S,
    )
    secure = url.startswith("https:")
    reply = fetch(
        request, ledger, cancelled, check_peer=lambda address: _check_peer(address, secure)
    )
    if reply.status not in (200, 201):
        raise _refusal(reply)
    return _enrolled(reply)


def _check_peer(address: str, secure: bool) -> None:
    check_peer(address)
    if not secure and not is_private(address):
        raise PublishError(
            "the token of this kiosk must not travel unencrypted over the internet",
            "Use the https:// address of the collector.",
        )


def _refusal(reply: Reply) -> PublishError:
    if reply.status in _STATUS_WORDS:
        return PublishError(*_STATUS_WORDS[reply.status])
    return PublishError(
        f"the server at this address does not enrol kiosks ({reply.status})",
        "Check that it is the address of a Vitrine collector.",
    )


def _enrolled(reply: Reply) -> Enrolled:
    try:
        content: Mapping[str, Any] = json.loads(reply.body)
        token, key = content["token"], content["config_key"]
        key_bytes = len(base64.b64decode(key, validate=True))
        usable = isinstance(token, str) and token.isascii() and token.isprintable()
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        usable, token, key, key_bytes = False, "", "", 0
    if not usable or not 16 <= len(token) <= 4096 or key_bytes != _KEY_BYTES:
        raise PublishError(
            "the server at this address does not answer as a collector",
            "Check the address; a guest network may also ask for a login first.",
        )
    return Enrolled(token, key)
