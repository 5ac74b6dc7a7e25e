"""People's names as they are drawn: any script, and nothing in them that disturbs the rest.

A name is a foreign text. What could turn the order of the letters around it, leave its line or
draw over its neighbours is taken out; what scripts and emoji need stays.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kiosk.core.choices import AnalysisMode
from kiosk.core.identification_gate import identification_refusal

if TYPE_CHECKING:
    from kiosk.core.settings import Settings

LONGEST: Final = 100
"""Characters of a name that are looked at (``Person.name`` holds no more)."""

_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian, Indic scripts and emoji cannot be written without them."""

_DISTURBING: Final = ("Cc", "Cf", "Cs", "Co")
"""Control, format, surrogate and private signs. What is not assigned in this version of Unicode
(``Cn``) may well be a newer emoji."""

_MOST_MARKS: Final = 4
"""Marks on one letter; more of them climb out of the line. Vietnamese and Hebrew need three."""

_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_END_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"


def shown_name(name: str) -> str:
    """A name on one line, without control characters; may be empty when it held nothing else.

    Args:
        name: As it was stored.
    """
    kept: list[str] = []
    marks = 0
    for sign in name[:LONGEST]:
        category = unicodedata.category(sign)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category[0] == "Z" or sign in "\t\r\n":
            kept.append(" ")
        elif marks <= _MOST_MARKS and (sign in _JOINERS or category not in _DISTURBING):
            kept.append(sign)
    text = " ".join("".join(kept).split())
    return text if text.strip(_JOINERS) else ""


def first_name(name: str) -> str:
    """The first word of a name; a title such as ``Dr.`` is no name when there is more."""
    words = shown_name(name).split(" ")
    return next((word for word in words if not word.endswith(".")), words[0])


def isolated(name: str) -> str:
    """A name to be put into a sentence, whose order of letters it does not change (UAX #9)."""
    return f"{_ISOLATE}{name}{_END_ISOLATE}" if name else ""


def names_shown(settings: Settings) -> bool:
    """Whether the public screen may name anybody with these settings."""
    return (
        settings.analysis.mode is AnalysisMode.IDENTIFICATION
        and settings.identification.show_names
        and identification_refusal(settings) is None
    )
