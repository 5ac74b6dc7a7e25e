"""Removing secrets from texts that people pass on: log lines, diagnostics, messages."""

from __future__ import annotations

import re
from typing import Final

_HIDDEN: Final = "***"

# user:password@ in any address, also rtsp://; the user name goes too, it may be a person's.
# The second form is for passwords with a slash in them.
_URL_CREDENTIALS: Final = re.compile(r"(?<=://)(?:[^\s/?#\"'<>]*@|[^\s/@\"'<>]+:[^\s@\"'<>]*@)")
# An Authorization header (or cookie) loses all that follows it on the line.
_SECRET_HEADER: Final = re.compile(
    r"(?P<name>\b(?:proxy-)?authorization|\b(?:set-)?cookie|\bx-api-key)(?P<sep>[\"']?\s*[:=]\s*)"
    r"[^\r\n]+",
    re.I,
)
_SENSITIVE_NAME: Final = (
    r"[\w.-]*(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key"
    r"|private[_-]?key|credential|signature|pin[_-]?hash)s?"
)
# key = value, "key": "value", key=value in an address. A quoted value may hold spaces.
_SECRET_PAIR: Final = re.compile(
    rf"(?P<name>\b{_SENSITIVE_NAME}[\"']?\s*[:=]\s*)"
    r"(?:(?P<quote>[\"']).*?(?P=quote)|[^\s,;&\"'}\])]+)",
    re.I,
)
_BEARER: Final = re.compile(r"(?P<kind>\b(?:bearer|basic|digest)\s+)[A-Za-z0-9+/=._~-]{8,}", re.I)
_ARGON2: Final = re.compile(r"\$argon2[a-z]{1,2}\$[^\s\"']+")


def without_credentials(address: str) -> str:
    """An address without its user name and password."""
    return _URL_CREDENTIALS.sub("", address)


def redact(text: str) -> str:
    """A text without secrets.

    Removed are user names and passwords inside addresses, the values of headers that log a
    client in, bearer and basic tokens, values of keys whose name says that they are secret
    (password, token, api_key, ...), and password hashes.
    """
    text = _URL_CREDENTIALS.sub(f"{_HIDDEN}@", text)
    text = _SECRET_HEADER.sub(rf"\g<name>\g<sep>{_HIDDEN}", text)
    text = _SECRET_PAIR.sub(_hide_value, text)
    text = _BEARER.sub(rf"\g<kind>{_HIDDEN}", text)
    return _ARGON2.sub(_HIDDEN, text)


def _hide_value(pair: re.Match[str]) -> str:
    # The quotes stay, so that JSON and TOML can still be read.
    quote = pair["quote"] or ""
    return f"{pair['name']}{quote}{_HIDDEN}{quote}"
