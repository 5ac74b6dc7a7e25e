"""``kiosk people list``, ``show`` and ``consent``: looking without changing anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.commands.people.choice import comparable, group_meant, person_meant, short_ids
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.commands.people.shown import consent_text_of, person_json, remarks
from kiosk.commands.people.text import day, people, printable, say, say_json, table
from kiosk.core.exitcodes import ExitCode
from kiosk.core.identity import embedding_model

if TYPE_CHECKING:
    import argparse

    from kiosk.core.identity import EmbeddingModel, GalleryContents, Person


def run_list(args: argparse.Namespace) -> int:
    """List people.

    Raises:
        IdentityError: The gallery cannot be read, or there is no such group.
    """
    settings = load_settings()
    contents = open_people(settings).contents()
    model, now = embedding_model(settings.analysis), datetime.now(UTC)
    found = _chosen(contents, args, now)
    if args.json:
        say_json([person_json(person, model, now) for person in found])
        return ExitCode.OK
    if not found:
        say("Nobody is enrolled." if not contents.people else "Nobody fits.")
        return ExitCode.OK
    # Ids that are told apart from those of everybody, not only of whom is listed.
    short = short_ids(person.id for person in contents.people)
    rows = [
        (
            person.name,
            person.group,
            _photos(person, model),
            day(person.consent.expires_at),
            ", ".join(sorted(scope.value for scope in person.consent.scopes)) or "-",
            short[person.id],
            "; ".join(remarks(person, model, now)),
        )
        for person in found
    ]
    titles = ("Name", "Group", "Photos", "Consent until", "Allows", "Id", "")
    table(titles, rows, right=("Photos",))
    say(f"\n{people(len(found))}" + (f" of {len(contents.people):,}" if args.filtered else ""))
    return ExitCode.OK


def _chosen(contents: GalleryContents, args: argparse.Namespace, now: datetime) -> list[Person]:
    if args.group is not None:
        group_meant(contents, args.group)
    soon = None if args.expiring is None else now + timedelta(days=args.expiring)
    wanted = comparable(args.search or "")
    found = [
        person
        for person in contents.people
        if args.group in (None, person.group)
        and wanted in comparable(f"{person.name}\n{person.bio}")
        and (soon is None or person.consent.expires_at <= soon)
    ]
    args.filtered = len(found) != len(contents.people)
    if soon is not None:
        found.sort(key=lambda person: person.consent.expires_at)
    return found


def _photos(person: Person, model: EmbeddingModel) -> str:
    usable, all_of_them = len(person.usable(model)), len(person.templates)
    return str(usable) if usable == all_of_them else f"{usable} of {all_of_them}"


def run_show(args: argparse.Namespace) -> int:
    """Show everything that is kept of a person but the embeddings.

    Raises:
        IdentityError: The gallery cannot be read, or nobody is meant.
    """
    settings = load_settings()
    person = person_meant(open_people(settings).contents(), args.person)
    model, now = embedding_model(settings.analysis), datetime.now(UTC)
    if args.json:
        say_json(person_json(person, model, now))
        return ExitCode.OK
    rows = [
        ("Name", person.name),
        ("Id", str(person.id)),
        ("Group", person.group),
        ("Enrolled", day(person.created_at)),
        ("Consent", consent_text_of(person)),
        *(("About", line) for line in person.bio.splitlines()),
        *person.fields,
        *(("Note", remark) for remark in remarks(person, model, now)),
    ]
    if person.caution:
        rows.append(("Caution", f"threshold raised by {person.caution:.2f} after a mistake"))
    width = min(max(len(title) for title, _ in rows), 24) + 2
    for title, value in rows:
        say(f"{printable(title):<{width}}{printable(value)}")
    say()
    _say_photos(person, model)
    return ExitCode.OK


def _say_photos(person: Person, model: EmbeddingModel) -> None:
    if not person.templates:
        say("No photos.")
        return
    short = short_ids(template.id for template in person.templates)
    rows = [
        (
            short[template.id],
            template.source.value,
            template.origin or "-",
            f"{template.quality:.2f}",
            day(template.added_at),
            "" if template.model == model else f"made by {template.model}: not usable now",
        )
        for template in person.templates
    ]
    table(("Photo", "From", "File", "Quality", "Added", ""), rows, right=("Quality",))


def run_consent(args: argparse.Namespace) -> int:
    """Write the text that somebody reads before they are enrolled.

    Raises:
        IdentityError: There is none in that language.
    """
    from kiosk.commands.people.consent import say_text, shown_text

    text = shown_text(load_settings(), args.language, args.years)
    say_text(text)
    say(f"\nVersion {text.version}, {text.language}.")
    return ExitCode.OK
