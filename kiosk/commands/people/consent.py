"""The consent without which nobody is enrolled: from options, or asked for."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.text import asked, day, say
from kiosk.core.errors import IdentityError
from kiosk.core.identity import Consent, ConsentScope

if TYPE_CHECKING:
    import argparse

    from kiosk.core.consent_text import ConsentText
    from kiosk.core.settings import Settings

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
    return terms_of(
        settings,
        by=args.consent_by,
        language=args.consent_language,
        allow=args.allow or "",
        years=args.years,
    )


def terms_of(
    settings: Settings, *, by: str, language: str | None, allow: str, years: int | None
) -> ConsentTerms:
    """A consent as somebody states it, with what the settings say where nothing is said.

    Raises:
        IdentityError: Nobody is named, or a word means nothing.
    """
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
    return terms_of(settings, by=by, language=text.language, allow=args.allow, years=args.years)


def _agreed(question: str) -> bool:
    return asked(f"{question} [y/N] ").lower() in ("y", "yes", "s", "sim", "o", "oui", "j")
