"""The text behind a collector's QR code: ``{base}/enrol#CODE``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_ALPHABET: Final = frozenset("23456789ABCDEFGHJKLMNPQRSTVWXYZ")
"""Of codes: without signs that are taken for others."""
_CODE_SIGNS: Final = 12
_GROUP: Final = 4
_LONGEST: Final = 2000
_PAGE: Final = "/enrol"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where a kiosk is invited to, and the code that lets it in once.

    Attributes:
        base: Address of the collector.
        code: In groups of four.
        host: Name and port, for people.
        encrypted: Whether what is sent there can be read on the way.
    """

    base: str
    code: str
    host: str
    encrypted: bool


def tidy_code(text: str) -> str:
    """A code in groups of four, or an empty text when it is none; case and dashes are free."""
    signs = "".join(c for c in text.upper() if not c.isspace() and c != "-")
    if len(signs) != _CODE_SIGNS or not _ALPHABET.issuperset(signs):
        return ""
    return "-".join(signs[i : i + _GROUP] for i in range(0, _CODE_SIGNS, _GROUP))


def tidy_base(text: str) -> str:
    """The address of a collector without its last slash, or an empty text when it is none."""
    text = text.strip()
    if len(text) > _LONGEST or any(c.isspace() or not c.isprintable() for c in text):
        return ""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return ""
    if parts.query or parts.fragment:
        return ""
    return text.rstrip("/")


def invitation(base: str, code: str) -> Invitation | None:
    """An invitation from what was typed; None when one of both is wrong."""
    base, code = tidy_base(base), tidy_code(code)
    if not base or not code:
        return None
    parts = urlsplit(base)
    return Invitation(base, code, parts.netloc, parts.scheme == "https")


def read_invitation(text: str) -> Invitation | None:
    """An invitation from the text of a QR code; None when it is another code."""
    address, _, code = text.strip().partition("#")
    if not address.endswith(_PAGE):
        return None
    return invitation(address.removesuffix(_PAGE), code)
