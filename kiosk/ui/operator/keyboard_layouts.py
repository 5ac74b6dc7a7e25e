"""What is on the keys of the on-screen keyboard."""

from __future__ import annotations

from typing import Final

Rows = tuple[tuple[str, ...], ...]


def _rows(*rows: str) -> Rows:
    return tuple(tuple(row) for row in rows)


LETTERS: Final[dict[str, Rows]] = {
    "en": _rows("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "pt": _rows("qwertyuiop", "asdfghjklç", "zxcvbnm", "áàâãéêíóôõú"),
    "fr": _rows("azertyuiop", "qsdfghjklm", "wxcvbn", "éèêëàâçîïôùû"),
    "de": _rows("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"),
    "es": _rows("qwertyuiop", "asdfghjklñ", "zxcvbnm", "áéíóúü¿¡"),
}
"""Letters by language, as people of the language expect them."""

DIGITS: Final = tuple("1234567890")

SYMBOLS: Final = _rows("!@#$%&*()=", "+-_/\\|:;\"'", "<>[]{}?,~^")

NUMBER: Final = _rows("123", "456", "789", "-0.")

URL_KEYS: Final = ("http://", "https://", "rtsp://", "192.168.", ":", "/", "-", ".com")
"""Pieces of addresses that take many taps otherwise."""

TEXT_KEYS: Final = ("-", "_", "@")
"""Beside the space bar where no address is typed."""
