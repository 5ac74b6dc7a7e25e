"""What somebody reads and accepts before they are enrolled: versioned texts by language.

A text that somebody accepted is never changed: another wording is a new folder below
``assets/consent``, and the consent of a person names the version that was shown.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.errors import IdentityError
from kiosk.core.identity import ConsentScope
from kiosk.core.paths import assets_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.core.settings import Settings

CONSENT_VERSION: Final = "2"
"""The wording that is shown from now on."""

CONSENT_LANGUAGES: Final = ("en", "pt", "fr", "de", "es")


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words of a consent, in the language of the person who is asked.

    Attributes:
        version: Of the wording.
        language: E.g. ``pt``.
        title: The question.
        paragraphs: Title and text of each.
        scroll: Asks to read to the end.
        optional: Stands above the scopes.
        scopes: Title and text of what may be allowed beyond recognition.
        accept: On the button that agrees.
        decline: On the button that does not.
    """

    version: str
    language: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]
    scroll: str
    optional: str
    scopes: Mapping[ConsentScope, tuple[str, str]]
    accept: str
    decline: str


def consent_text(
    settings: Settings, language: str, until: str, version: str = CONSENT_VERSION
) -> ConsentText:
    """The words for these settings; reads a file.

    Args:
        settings: Location and how long things are kept.
        language: One of :data:`CONSENT_LANGUAGES`.
        until: Day on which the consent ends, as it is written in that language.
        version: Of the wording.

    Raises:
        IdentityError: There is no such text.
    """
    data = _read(language, version)
    values = {
        "place": settings.device.location.strip(),
        "until": until,
        "period": _period(data, settings.identification.retention_days),
        "hours": f"{settings.identification.pictures_hours:g}",
    }
    scopes = {
        scope: (data[scope.value]["title"], data[scope.value]["text"].format(**values))
        for scope in ConsentScope
        if scope.value in data  # older wordings ask for less
    }
    return ConsentText(
        version=version,
        language=language,
        title=data["title"],
        paragraphs=tuple((part["title"], _filled(part, values)) for part in data["paragraphs"]),
        scroll=data["scroll"],
        optional=data["optional"],
        scopes=scopes,
        accept=data["accept"],
        decline=data["decline"],
    )


def expiry(given_at: datetime, years: int) -> datetime:
    """The same day some years later; the last of February where there is no 29th."""
    try:
        return given_at.replace(year=given_at.year + years)
    except ValueError:
        return given_at.replace(year=given_at.year + years, day=28)


def _read(language: str, version: str) -> dict[str, Any]:
    known = language in CONSENT_LANGUAGES and version.isascii() and version.isalnum()
    path = assets_dir() / "consent" / version / f"{language}.toml"
    try:
        text = path.read_text(encoding="utf-8") if known else ""
    except OSError:
        text = ""
    if not text:
        raise IdentityError(
            f"There is no consent text {version} in the language {language}",
            f"Choose one of {', '.join(CONSENT_LANGUAGES)}.",
        )
    return tomllib.loads(text)


def _period(data: Mapping[str, Any], days: int) -> str:
    if not days:
        return str(data["undecided"])
    return str(data["day"] if days == 1 else data["days"].format(n=days))


def _filled(part: Mapping[str, str], values: Mapping[str, str]) -> str:
    """The text of a paragraph, or its other form when the place has no name."""
    if "{place}" in part["text"] and not values["place"]:
        return part["without"]
    return part["text"].format(**values)
