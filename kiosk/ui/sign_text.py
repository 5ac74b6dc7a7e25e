"""What the printed sign says: texts by region and language, filled with the settings."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.choices import AnalysisMode
from kiosk.core.paths import assets_dir

if TYPE_CHECKING:
    from kiosk.core.choices import SignRegion
    from kiosk.core.settings import Settings

_LONGEST_ADDRESS: Final = 80
_ZERO_WIDTH_SPACE: Final = "\N{ZERO WIDTH SPACE}"
_LONG_WORD: Final = re.compile(r"\S{24,}")
_BREAKS: Final = re.compile(r"[/._?&=-]+|[^/._?&=-]{12}")


@dataclass(frozen=True, slots=True)
class SignText:
    """The words of a sign.

    Attributes:
        headline: Read from two metres.
        lead: One sentence.
        facts: Three promises.
        details: Title and text of each of the small paragraphs.
        scan: What the QR code leads to.
        url: Address of the QR code; empty for a sign without one.
        place: Where the kiosk stands; may be empty.
    """

    headline: str
    lead: str
    facts: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    scan: str
    url: str
    place: str


def sign_mode(settings: Settings) -> str:
    """The section of the texts for what is computed."""
    if settings.analysis.mode is AnalysisMode.COUNTS:
        return "counts"
    if settings.analysis.mode is AnalysisMode.IDENTIFICATION:
        return "identification_emotion" if settings.analysis.emotion else "identification"
    return "emotion" if settings.analysis.emotion else "demographics"


def sign_text(settings: Settings, region: SignRegion, language: str) -> SignText:
    """The words for these settings; reads a file.

    Args:
        settings: Mode, location, privacy page, and how long faces are remembered and records
            and pictures of recognised people are kept.
        region: Whose rules the sign has in mind.
        language: A key of ``i18n.LANGUAGES``.
    """
    path = assets_dir() / "signs" / region.value / f"{language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    mode = data[sign_mode(settings)]
    identifies = settings.analysis.mode is AnalysisMode.IDENTIFICATION
    values = {
        "place": settings.device.location.strip(),
        "url": _printed(settings.privacy.notice_url),
        "computed": mode["computed"].format_map(_times(settings, data)),
    }
    if identifies and settings.identification.pictures:
        hours = data["hours"].format(n=ceil(settings.identification.pictures_hours))
        values["computed"] += f" {data['pictures'].format(hours=hours)}"
    details = data["details"]
    if identifies:
        details = [part | {"text": part.get("identification", part["text"])} for part in details]
    return SignText(
        headline=mode["headline"],
        lead=mode["lead"],
        facts=tuple(data["facts_identification" if identifies else "facts"]),
        details=tuple((part["title"], _filled(part, values)) for part in details),
        scan=data["scan"],
        url=settings.privacy.notice_url,
        place=values["place"],
    )


def _times(settings: Settings, data: dict[str, Any]) -> dict[str, str]:
    """For how long faces are remembered, and records of recognised people are kept."""
    window_s = settings.analysis.revisit_window_s
    if window_s >= 60:
        memory = data["minutes"].format(n=ceil(window_s / 60))
    else:
        memory = data["seconds"].format(n=ceil(window_s))
    days = settings.identification.retention_days
    return {"minutes": memory, "days": data["day"] if days == 1 else data["days"].format(n=days)}


def _printed(url: str) -> str:
    """An address as somebody would type it; only the host of a long one."""
    address = url.partition("://")[2].rstrip("/")
    if len(address) > _LONGEST_ADDRESS:
        address = f"{address.partition('/')[0]}/…"
    return address


def breakable(text: str) -> str:
    """A text whose very long words may be broken, at signs where there are some."""
    return _LONG_WORD.sub(lambda word: _BREAKS.sub(rf"\g<0>{_ZERO_WIDTH_SPACE}", word[0]), text)


def _filled(part: dict[str, str], values: dict[str, str]) -> str:
    """The text of a paragraph, or its other form when what it would name is not set."""
    needed = [name for name in values if "{" + name + "}" in part["text"]]
    if all(values[name] for name in needed):
        return breakable(part["text"].format(**values))
    return part["without"]
