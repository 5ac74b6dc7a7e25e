"""Texts that people type about people: names, notes, fields, ids of groups.

Names end up on a public screen, so nothing may hide in them: no control characters, none that
turn the direction of writing around, no piles of marks, nothing invisible.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kiosk.core.errors import IdentityError

LONGEST_NAME: Final = 100
LONGEST_BIO: Final = 2000
LONGEST_FIELD_NAME: Final = 50
LONGEST_FIELD_VALUE: Final = 500
MOST_FIELDS: Final = 20

_GROUP_ID: Final = re.compile(r"[a-z0-9_-]{1,64}")
_PLAIN: Final = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f]*")
"""What most of Europe writes; such texts need no look at each character."""
_PLAIN_VISIBLE: Final = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")
_JOINERS: Final = "\u200c\u200d"
"""Invisible, but part of the spelling of several languages and of emoji."""
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Count as letters or symbols and show nothing (Hangul fillers, the empty Braille cell)."""
_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_MOST_MARKS: Final = 4
"""Marks upon one letter; no language needs more."""
_FAR_TOO_LONG: Final = 20
"""Texts that exceed their bound so many times are not even looked at."""


def cleaned_name(text: str, what: str = "The name", longest: int = LONGEST_NAME) -> str:
    """A name as it is stored: one line, composed (NFC), without spaces around it.

    Args:
        text: As typed.
        what: For the message, e.g. ``The name of the group``.
        longest: Number of characters allowed.

    Raises:
        IdentityError: It is empty, too long, or has characters that must not be in names.
    """
    cleaned = _line(text, what, longest)
    if not _PLAIN_VISIBLE.search(cleaned) and not any(
        _is_visible(character) for character in cleaned
    ):
        raise IdentityError(f"{what} is empty", "Type at least one letter or digit.")
    return cleaned


def cleaned_text(text: str, what: str, longest: int) -> str:
    """A text of several lines as it is stored; it may be empty.

    Args:
        text: As typed.
        what: For the message.
        longest: Number of characters allowed.

    Raises:
        IdentityError: It is too long, or has characters that must not be in it.
    """
    if not text:
        return text
    _refuse_far_too_long(text, what, longest)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    cleaned = "\n".join(_line(line, what, longest) for line in lines).strip()
    return _bounded(cleaned, what, longest)


def cleaned_fields(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Further facts about a person as they are stored, in their order.

    Raises:
        IdentityError: There are too many, one has no name or that of another, or a text is
            refused.
    """
    if len(fields) > MOST_FIELDS:
        raise IdentityError(
            "There are too many fields", f"Keep at most {MOST_FIELDS}; put the rest in the notes."
        )
    cleaned = tuple(
        (
            cleaned_name(name, "The name of a field", LONGEST_FIELD_NAME),
            cleaned_text(value, "The value of a field", LONGEST_FIELD_VALUE),
        )
        for name, value in fields
    )
    if len({spelling(name) for name, _ in cleaned}) < len(cleaned):
        raise IdentityError(
            "Two fields have the same name", "Give each field a name of its own, or join them."
        )
    return cleaned


def showable(text: str, longest: int) -> str:
    """What can be shown of a text that nobody typed, such as the name of a file.

    Args:
        text: Anything.
        longest: Number of characters to keep.
    """
    composed = unicodedata.normalize("NFC", text[: longest * _FAR_TOO_LONG])
    if _PLAIN.fullmatch(composed):
        return composed[:longest]
    kept = (one for one in composed if not _is_refused(one, unicodedata.category(one)))
    return "".join(kept)[:longest]


def checked_group_id(group_id: str) -> str:
    """The id of a group, if it is one.

    Raises:
        IdentityError: It is not.
    """
    if not _GROUP_ID.fullmatch(group_id):
        raise IdentityError(
            "This cannot be the id of a group",
            "Use 1 to 64 of the small letters a-z, digits, - and _.",
        )
    return group_id


def spelling(name: str) -> str:
    """What names have in common that people take for the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def _line(text: str, what: str, longest: int) -> str:
    _refuse_far_too_long(text, what, longest)
    composed = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(composed):
        return _bounded(" ".join(composed.split()), what, longest)
    marks = 0
    for character in composed:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if _is_refused(character, category) or marks > _MOST_MARKS:
            raise IdentityError(
                f"{what} has characters that cannot be shown",
                "Type it on the keyboard instead of pasting it.",
            )
    # Without an argument, split() parts at every kind of space.
    return _bounded(" ".join(composed.split()), what, longest)


def _is_refused(character: str, category: str) -> bool:
    if character in _JOINERS:
        return False
    # The last two of each plane are never characters, by definition.
    return category in _REFUSED or ord(character) & 0xFFFE == 0xFFFE


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNS" and character not in _BLANK_LETTERS


def _refuse_far_too_long(text: str, what: str, longest: int) -> None:
    if len(text) > longest * _FAR_TOO_LONG:
        raise _too_long(what, longest)


def _bounded(text: str, what: str, longest: int) -> str:
    if len(text) > longest:
        raise _too_long(what, longest)
    return text


def _too_long(what: str, longest: int) -> IdentityError:
    return IdentityError(f"{what} is too long", f"Use at most {longest} characters.")
