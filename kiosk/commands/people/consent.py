"""The consent without which nobody is enrolled: from options, from a table, or asked for."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.choice import comparable
from kiosk.commands.people.text import asked, day, say
from kiosk.core.errors import IdentityError
from kiosk.core.identity import Consent, ConsentScope

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.core.consent_text import ConsentText
    from kiosk.core.settings import Settings

_LARGEST_TABLE: Final = 16 * 1024 * 1024
_COLUMNS: Final = ("name", "by", "language", "given", "expires", "allow")
_MISSING_HINT: Final = (
    "Let the person read kiosk people consent and agree; then add --consent-by with the name of "
    "whoever records it."
)


@dataclass(frozen=True, slots=True)
class ConsentTerms:
    """A consent as somebody states it, before it is recorded.

    Attributes:
        taken_by: Who records it.
        language: In which the text was read.
        scopes: What is allowed beyond recognition.
        years: How long it lasts.
        given_at: UTC; None is now.
        expires_at: UTC; None follows from the years.
    """

    taken_by: str
    language: str
    scopes: frozenset[ConsentScope]
    years: int
    given_at: datetime | None = None
    expires_at: datetime | None = None

    def recorded(self, now: datetime) -> Consent:
        """The consent to keep with a person.

        Raises:
            IdentityError: It is given in the future or has expired.
        """
        from kiosk.core.consent_text import CONSENT_VERSION, expiry

        given = self.given_at or now
        ends = self.expires_at or expiry(given, self.years)
        if given > now:
            raise IdentityError("the consent is given on a day to come", "Correct the day.")
        if ends <= now:
            raise IdentityError(
                f"the consent expired on {day(ends)}", "Ask the person again, and record it anew."
            )
        return Consent(CONSENT_VERSION, self.language, given, self.taken_by, ends, self.scopes)


def scopes_of(text: str) -> frozenset[ConsentScope]:
    """What a text such as ``visits,pictures`` allows; ``none`` or nothing allows nothing.

    Raises:
        IdentityError: It names something else.
    """
    words = [word.strip().lower() for word in text.replace(";", ",").split(",")]
    try:
        return frozenset(ConsentScope(word) for word in words if word not in ("", "none"))
    except ValueError as error:
        known = ", ".join(scope.value for scope in ConsentScope)
        raise IdentityError(
            f"{text!r} is nothing that can be allowed", f"Choose from {known}, or write none."
        ) from error


def stated(args: argparse.Namespace, settings: Settings, name: str) -> ConsentTerms:
    """The consent that the command line states; on a terminal the person is asked.

    Raises:
        IdentityError: There is none, or it makes no sense.
    """
    if args.consent_by is None:
        if sys.stdin.isatty() and sys.stdout.isatty():
            return _asked(args, settings, name)
        raise IdentityError(f"No consent of {name} is recorded", _MISSING_HINT)
    return _terms(
        settings,
        by=args.consent_by,
        language=args.consent_language,
        allow=args.allow or "",
        years=args.years,
    )


def _terms(
    settings: Settings, *, by: str, language: str | None, allow: str, years: int | None
) -> ConsentTerms:
    by = " ".join(by.split())
    if not by or len(by) > 100:
        raise IdentityError(
            "Nobody is named who recorded the consent",
            "Write a name of at most 100 characters after --consent-by.",
        )
    return ConsentTerms(
        taken_by=by,
        language=_known_language(language, settings),
        scopes=scopes_of(allow),
        years=settings.identification.consent_years if years is None else years,
    )


def _known_language(language: str | None, settings: Settings) -> str:
    from kiosk.core.consent_text import CONSENT_LANGUAGES
    from kiosk.reports.words import language_of

    chosen = language_of(settings.device.language) if not language else language.strip().lower()
    if chosen not in CONSENT_LANGUAGES:
        raise IdentityError(
            f"There is no consent text in the language {chosen!r}",
            f"Choose one of {', '.join(CONSENT_LANGUAGES)}.",
        )
    return chosen


# ------------------------------------------------------------------------------ asked for


def shown_text(settings: Settings, language: str | None, years: int | None) -> ConsentText:
    """The text to be read now, filled in.

    Raises:
        IdentityError: There is none in that language.
    """
    from kiosk.core.consent_text import consent_text, expiry

    lasting = settings.identification.consent_years if years is None else years
    until = day(expiry(datetime.now(UTC), lasting))
    return consent_text(settings, _known_language(language, settings), until)


def say_text(text: ConsentText) -> None:
    """Write the text for somebody to read."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, width=min(Console().width, 80))
    with console.capture() as capture:
        console.print(Text(text.title, style="bold"))
        for title, paragraph in text.paragraphs:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(Text(paragraph))
        console.print(Text(f"\n{text.optional}", style="bold"))
        for title, paragraph in text.scopes.values():
            console.print(Padding(Text(f"{title}. {paragraph}"), (0, 0, 0, 2)))
    for line in capture.get().splitlines():
        say(line.rstrip())


def _asked(args: argparse.Namespace, settings: Settings, name: str) -> ConsentTerms:
    """Show the text and ask.

    Raises:
        IdentityError: The person does not agree.
    """
    text = shown_text(settings, args.consent_language, args.years)
    say_text(text)
    say()
    if not _agreed(f"Has {name} read this and agreed?"):
        raise IdentityError(f"{name} does not agree, so nothing was stored")
    if args.allow is None:
        allowed = [
            scope.value for scope, (title, _) in text.scopes.items() if _agreed(f"  {title}?")
        ]
        args.allow = ",".join(allowed)
    by = asked("Recorded by (your name): ")
    return _terms(settings, by=by, language=text.language, allow=args.allow, years=args.years)


def _agreed(question: str) -> bool:
    return asked(f"{question} [y/N] ").lower() in ("y", "yes", "s", "sim", "o", "oui", "j")


# ---------------------------------------------------------------------------- from a table


class ConsentTable:
    """Consents of many people, by name.

    Args:
        terms: Consents in the table.
        for_all: Consent of everybody who is not in it; None when there is none.
    """

    def __init__(
        self, terms: Mapping[str, ConsentTerms], for_all: ConsentTerms | None = None
    ) -> None:
        self._terms = terms
        self._for_all = for_all

    def of(self, name: str) -> ConsentTerms | None:
        """The consent of a person, if there is one."""
        return self._terms.get(comparable(name), self._for_all)


def stated_for_many(args: argparse.Namespace, settings: Settings) -> ConsentTable:
    """The consents of everybody who is imported.

    Raises:
        IdentityError: There are none, or they make no sense.
    """
    if args.consent_file is not None:
        return ConsentTable(_read_table(args.consent_file, args, settings))
    if args.consent_by is None:
        raise IdentityError(
            "No consent of these people is recorded",
            "If all have read kiosk people consent and agreed, add --consent-by with the name of "
            "whoever recorded it; or --consent-file with a table of consents.",
        )
    return ConsentTable({}, stated(args, settings, "everybody"))


def _read_table(
    path: Path, args: argparse.Namespace, settings: Settings
) -> dict[str, ConsentTerms]:
    try:
        if path.stat().st_size > _LARGEST_TABLE:
            raise IdentityError(f"{path.name} is too large for a table of consents")
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(), restval="", strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise IdentityError(
            f"{path.name} cannot be read as a table", "Name a CSV file in UTF-8."
        ) from error
    columns = set(rows[0]) if rows else set()
    if "name" not in columns or not columns <= {*_COLUMNS, None}:
        raise IdentityError(
            f"{path.name} is no table of consents",
            f"Its first line names columns, name and any of {', '.join(_COLUMNS[1:])}.",
        )
    terms = {}
    for number, row in enumerate(rows, 2):
        name = comparable(row["name"])
        if name:
            terms[name] = _row(row, args, settings, f"{path.name}, line {number}")
    return terms


def _row(
    row: Mapping[str, str], args: argparse.Namespace, settings: Settings, where: str
) -> ConsentTerms:
    try:
        terms = _terms(
            settings,
            by=row.get("by") or args.consent_by or "",
            language=row.get("language") or args.consent_language,
            allow=row.get("allow") or args.allow or "",
            years=args.years,
        )
        return ConsentTerms(
            terms.taken_by,
            terms.language,
            terms.scopes,
            terms.years,
            _moment(row.get("given")),
            _moment(row.get("expires")),
        )
    except IdentityError as error:
        raise IdentityError(f"{where}: {error.message}", error.hint) from error


def _moment(text: str | None) -> datetime | None:
    """The start of a day where this machine is, or a time."""
    if not text or not text.strip():
        return None
    try:
        parsed: date | datetime = date.fromisoformat(text.strip())
    except ValueError:
        try:
            parsed = datetime.fromisoformat(text.strip())
        except ValueError as error:
            raise IdentityError(f"{text!r} is no day", "Write days as 2026-11-20.") from error
    if not isinstance(parsed, datetime):
        parsed = datetime.combine(parsed, time())
    return parsed.astimezone(UTC)
