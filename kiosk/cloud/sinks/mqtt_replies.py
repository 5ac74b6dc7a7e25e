"""What a broker's reason codes mean for a batch, and why a broker cannot be reached.

Reason codes: MQTT Version 5.0, OASIS Standard 2019, section 2.4.
"""

from __future__ import annotations

import socket
import ssl
from typing import Final

from kiosk.cloud.delivery import Outcome, Verdict
from kiosk.core.errors import PublishError

UNSPECIFIED: Final = 0x80
_NOT_AUTHORIZED: Final = 0x87
_PACKET_TOO_LARGE: Final = 0x95
PAYLOAD_INVALID: Final = 0x99

_CREDENTIALS: Final = "Check the user name, the password and the client certificate."
_WORDS: Final[dict[int, tuple[Verdict, str, str]]] = {
    0x81: (Verdict.RETRY, "the broker did not understand a packet", ""),
    0x84: (
        Verdict.MISCONFIGURED,
        "the broker does not speak MQTT 5",
        "Use a broker with MQTT 5, such as mosquitto 1.6 or later.",
    ),
    0x85: (
        Verdict.MISCONFIGURED,
        "the broker does not accept the name of this client",
        "Allow client ids that begin with vitrine-.",
    ),
    0x86: (Verdict.REFUSED, "the broker refuses the user name or password", _CREDENTIALS),
    _NOT_AUTHORIZED: (Verdict.REFUSED, "the broker does not allow this client", _CREDENTIALS),
    0x8A: (
        Verdict.REFUSED,
        "the broker has banned this client",
        "Ask the operator of the broker.",
    ),
    0x8C: (Verdict.REFUSED, "the broker wants another way to log in", _CREDENTIALS),
    0x8E: (
        Verdict.RETRY,
        "another client took over the session",
        "Give each kiosk a device id of its own.",
    ),
    0x90: (
        Verdict.MISCONFIGURED,
        "the broker does not accept the topic",
        "Choose another topic for this destination.",
    ),
    _PACKET_TOO_LARGE: (
        Verdict.TOO_LARGE,
        "a message is larger than the broker takes",
        "Raise the largest message that the broker takes.",
    ),
    0x97: (Verdict.RETRY, "the broker's quota is used up", "Ask the operator of the broker."),
    0x9A: (
        Verdict.MISCONFIGURED,
        "the broker keeps no retained messages, which the status needs",
        "Allow retained messages, or take the status out of this destination's types.",
    ),
    0x9B: (
        Verdict.MISCONFIGURED,
        "the broker does not take messages with confirmation (QoS 1)",
        "Allow QoS 1 at the broker.",
    ),
    0x9C: (Verdict.MISCONFIGURED, "the broker asks to use another one", "Enter its address."),
    0x9D: (Verdict.MISCONFIGURED, "the broker has moved", "Enter its new address."),
}
_BUSY: Final = frozenset({0x88, 0x89, 0x8B, 0x96, 0x9F})
"""Unavailable, busy, shutting down, too many messages, too many connections."""


def outcome_of(code: int, what: str = "") -> Outcome:
    """What a reason code of failure means.

    Args:
        code: Of a CONNACK, DISCONNECT or PUBACK, 0x80 or above.
        what: What it was about, such as a topic.
    """
    if code in _BUSY:
        verdict, words, hint = Verdict.RETRY, "the broker is busy or shutting down", ""
    else:
        verdict, words, hint = _WORDS.get(code, (Verdict.RETRY, "the broker reports an error", ""))
    if code == _NOT_AUTHORIZED and what:
        words = f"the broker does not allow publishing to {what}"
        hint = "Allow this user to write to the topic, or take the type out of this destination."
    return Outcome(verdict, status=code, error=PublishError(f"{words} (0x{code:02x})", hint))


def describe_failure(error: Exception, host: str, port: int) -> PublishError:
    """Why the broker cannot be reached, in plain words.

    Args:
        error: What was raised while connecting.
        host: Of the broker.
        port: Of the broker.
    """
    if isinstance(error, PublishError):
        return error.with_traceback(None)  # which would keep the connection
    if isinstance(error, ssl.SSLCertVerificationError):
        return _describe_certificate(error, host)
    if isinstance(error, ssl.SSLError):
        reason = getattr(error, "reason", None) or "TLS error"
        return PublishError(
            f"no secure connection to {host} is possible ({reason})",
            "Check the port (8883 is usual for mqtts) and whether the broker asks for a client "
            "certificate.",
        )
    if isinstance(error, socket.gaierror):
        return PublishError(
            f"the name {host} cannot be found", "Check the endpoint, and the network."
        )
    if isinstance(error, ConnectionRefusedError):
        return PublishError(
            f"{host} refuses connections on port {port}",
            "Check the port, and that the broker is running.",
        )
    if isinstance(error, TimeoutError):
        return PublishError(
            f"{host} cannot be reached: nothing answered in time",
            "Check the address and the port, and whether a firewall is in between.",
        )
    if isinstance(error, FileNotFoundError | PermissionError):
        return PublishError(
            f"the file {error.filename} cannot be read", "Check the files of the certificates."
        )
    reason = getattr(error, "strerror", None) or type(error).__name__
    return PublishError(f"the connection to {host} failed ({reason})", "Check the network.")


def _describe_certificate(error: ssl.SSLCertVerificationError, host: str) -> PublishError:
    reason = error.verify_message
    if "expired" in reason or "not yet valid" in reason:
        return PublishError(
            f"the certificate of {host} is not valid at this time",
            "Check the date and time of this device; else the broker needs a new certificate.",
        )
    if "match" in reason:
        return PublishError(
            f"the certificate belongs to another name than {host}",
            "Enter the name that the certificate was made for.",
        )
    return PublishError(
        f"the certificate of {host} is not trusted ({reason})",
        "Name the file of the authority that signed it in the settings of this destination.",
    )
