"""Getting the settings that a collector has for this kiosk, and checking who signed them."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.cloud.exchange import fetch
from kiosk.cloud.http_sink import CONFIG_PATH, EVENTS_PATH
from kiosk.cloud.messages import Request
from kiosk.cloud.trust import Trust
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundPurpose
from kiosk.core.remote_settings import SIGNATURE, SettingsOffer, signed_bytes

if TYPE_CHECKING:
    from kiosk.cloud.messages import Reply
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.sinks import Sink

_BODY_LIMIT: Final = 1024 * 1024
_NO_KEY: Final = (
    "the collector has settings for this kiosk, but the kiosk does not know its signature",
    "Enrol the kiosk with a code of the collector; then it knows.",
)


def config_key_name(sink: str) -> str:
    """Name in the key store of the public key with which a collector signs settings."""
    return f"config-key-{sink}"


def fetch_offer(
    sink: Sink, token: str, config_key: str, ledger: OutboundLedger
) -> SettingsOffer | None:
    """What a collector offers now; None when it offers nothing.

    Args:
        sink: The collector.
        token: Of this kiosk.
        config_key: Raw Ed25519 public key as base64, from the enrolment; empty when not known.
        ledger: Notes the request.

    Raises:
        PublishError: It cannot be reached, answers something else, or the signature is wrong.
    """
    if not config_key:
        raise PublishError(*_NO_KEY)
    base = sink.endpoint.rstrip("/").removesuffix(EVENTS_PATH)
    request = Request(
        OutboundPurpose.SETTINGS,
        base + CONFIG_PATH,
        token=token,
        timeout_s=sink.timeout_s,
        body_limit=_BODY_LIMIT,
    )
    trust = Trust(sink.authorities, sink.client_certificate, sink.client_key)
    reply = fetch(request, ledger, trust=trust)
    if reply.status == 204:
        return None
    if reply.status != 200 or reply.flaw:
        raise PublishError(
            f"the settings of the collector cannot be had ({reply.flaw or reply.status})",
            "They are asked for again by themselves.",
        )
    return verified_offer(_document(reply), config_key)


def verified_offer(document: dict[str, Any], config_key: str) -> SettingsOffer:
    """The settings in a document whose signature is right.

    Args:
        document: As it came.
        config_key: Raw Ed25519 public key as base64.

    Raises:
        PublishError: The signature is wrong, or something is missing.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(config_key, validate=True))
        signature = base64.b64decode(str(document[SIGNATURE]), validate=True)
        key.verify(signature, signed_bytes(document))
        version, device, values = document["version"], document["device"], document["settings"]
    except (KeyError, ValueError, binascii.Error, InvalidSignature) as error:
        raise PublishError(
            "the settings of the collector are not signed by it and are ignored",
            "Enrol the kiosk anew if the collector was set up anew; else ask who sends them.",
        ) from error
    if type(version) is not int or not isinstance(device, str) or not isinstance(values, dict):
        raise PublishError("the settings of the collector have the wrong form and are ignored")
    return SettingsOffer(version, device, values, config_key)


def _document(reply: Reply) -> dict[str, Any]:
    try:
        document = json.loads(reply.body)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise PublishError("the collector answered something else than settings")
    return document
