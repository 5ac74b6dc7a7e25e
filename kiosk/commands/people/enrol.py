"""``kiosk people add``, ``photo`` and ``set``: one person at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.commands.people.choice import group_for_new, group_meant, named_in, person_meant
from kiosk.commands.people.consent import stated
from kiosk.commands.people.folders import Refusal
from kiosk.commands.people.registry import load_settings, open_people, photo_reader
from kiosk.commands.people.shown import (
    consent_text_of,
    person_json,
    refusal_json,
    refusal_text,
    remarks,
)
from kiosk.commands.people.text import bar, counted, printable, say, say_json, warn
from kiosk.commands.people.views import Shot, known_already, look_at, of_one_person, template_of
from kiosk.core.errors import EnrolmentError, IdentityError
from kiosk.core.exitcodes import ExitCode
from kiosk.core.identity import embedding_model
from kiosk.core.profile_text import cleaned_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.core.identity import Person
    from kiosk.core.settings import Settings


def run_add(args: argparse.Namespace) -> int:
    """Enrol somebody.

    Raises:
        IdentityError: No consent, no good photo, or somebody who is enrolled already.
        ModelError: The networks are not installed.
        InferenceError: No device can run them.
    """
    from kiosk.core.identity import Person
    from kiosk.core.ids import Uuid7

    settings = load_settings()
    registry = open_people(settings)
    contents = registry.contents()
    group = group_for_new(contents, args.group, settings.identification.group)
    fields = _with_fields((), args.field)
    name = cleaned_name(args.name)
    if (known := named_in(contents, group.id, name)) is not None:
        raise IdentityError(
            f"{known.name} is enrolled already in the group {group.id}",
            "Add photos with kiosk people photo; if this is somebody else, add something to the "
            "name that tells the two apart.",
        )
    terms = stated(args, settings, name)
    shots, refusals = _shots(settings, args.photo)
    shots, others = of_one_person(shots, (), trusted=args.anyway)
    refusals += others
    if args.photo and not shots:
        _say_refusals(refusals, as_json=args.json)
        raise EnrolmentError(
            "None of the photos can be used, so nothing was stored", "Take another photo."
        )
    views = [shot.view for shot in shots]
    if views and not args.anyway and (found := registry.lookalike(views)) is not None:
        raise known_already(found)
    now = datetime.now(UTC)
    person = registry.put_person(
        Person(
            id=Uuid7()(now),
            group=group.id,
            name=name,
            bio=args.bio,
            fields=fields,
            consent=terms.recorded(now),
            templates=tuple(template_of(shot, now) for shot in shots),
            created_at=now,
        )
    )
    return _told(f"Enrolled: {printable(person.name)}", person, refusals, args, settings)


def run_photo(args: argparse.Namespace) -> int:
    """Add photos of somebody who is enrolled.

    Raises:
        IdentityError: Nobody is meant, the consent has expired, or no photo can be used.
        ModelError: The networks are not installed.
        InferenceError: No device can run them.
    """
    settings = load_settings()
    registry = open_people(settings)
    person = person_meant(registry.contents(), args.person)
    now = datetime.now(UTC)
    if not person.consent.is_valid(now):
        raise IdentityError(
            f"The consent of {person.name} has expired",
            "Ask again, and record it with kiosk people set NAME --consent-by WHO.",
        )
    usable = person.usable(embedding_model(settings.analysis))
    shots, refusals = _shots(settings, args.files)
    shots, others = of_one_person(shots, usable, trusted=args.anyway)
    refusals += others
    views = [shot.view for shot in shots]
    if views and not args.anyway and (found := registry.lookalike(views, person.id)) is not None:
        raise known_already(found)
    if shots:
        added = tuple(template_of(shot, now) for shot in shots)
        # Read anew: the networks took a while, and the window may have changed this person.
        person = person_meant(registry.contents(), str(person.id))
        person = registry.put_person(replace(person, templates=person.templates + added))
    said = f"{printable(person.name)}: {counted(len(shots), 'photo')} added"
    return _told(said, person, refusals, args, settings)


def _shots(settings: Settings, files: Sequence[Path]) -> tuple[list[Shot], list[Refusal]]:
    """What the photos give."""
    shots: list[Shot] = []
    refusals: list[Refusal] = []
    if not files:
        return shots, refusals
    with photo_reader(settings) as reader, bar("Photos", len(files)) as step:
        for path in dict.fromkeys(files):
            found = look_at(reader, path, str(path), path.name)
            if isinstance(found, Refusal):
                refusals.append(found)
            else:
                shots.append(found)
            step(path.name)
    return shots, refusals


def _told(
    said: str,
    person: Person,
    refusals: Sequence[Refusal],
    args: argparse.Namespace,
    settings: Settings,
) -> int:
    """Tell what became of a person; the exit code says whether every photo was used."""
    now, model = datetime.now(UTC), embedding_model(settings.analysis)
    if args.json:
        refused = [refusal_json(refusal) for refusal in refusals]
        say_json({"person": person_json(person, model, now), "refused": refused})
    else:
        photos = counted(len(person.usable(model)), "photo")
        say(f"{said} (id {person.id}, group {person.group}, {photos}).")
        for remark in remarks(person, model, now):
            say(f"Note: {remark}.")
        _say_refusals(refusals, as_json=False)
    unused = any(not refusal.is_known for refusal in refusals)
    return ExitCode.FAILED if unused else ExitCode.OK


def _say_refusals(refusals: Sequence[Refusal], *, as_json: bool) -> None:
    if as_json:
        say_json({"person": None, "refused": [refusal_json(refusal) for refusal in refusals]})
        return
    for refusal in refusals:
        warn(printable(refusal_text(refusal)))


# ---------------------------------------------------------------------------------- profile


def run_set(args: argparse.Namespace) -> int:
    """Change the profile or the group of somebody, or record a new consent.

    Raises:
        IdentityError: Nobody is meant, or a value cannot be.
    """
    settings = load_settings()
    registry = open_people(settings)
    contents = registry.contents()
    person = person_meant(contents, args.person)
    changed = replace(
        person,
        name=person.name if args.name is None else args.name,
        bio=person.bio if args.bio is None else args.bio,
        group=person.group if args.group is None else group_meant(contents, args.group).id,
        fields=_with_fields(person.fields, args.field),
    )
    if args.consent_by is not None:
        now = datetime.now(UTC)
        changed = replace(changed, consent=stated(args, settings, person.name).recorded(now))
    elif args.allow is not None or args.years is not None or args.consent_language is not None:
        raise IdentityError(
            "What a consent allows and for how long is part of the consent",
            "Ask the person again, and add --consent-by with the name of whoever records it.",
        )
    stored = registry.put_person(changed)
    say(f"{printable(stored.name)} (id {stored.id}, group {stored.group})")
    if args.consent_by is not None:
        say(f"Consent: {printable(consent_text_of(stored))}")
    return ExitCode.OK


def _with_fields(
    fields: Sequence[tuple[str, str]], texts: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """The fields with the changes of texts such as ``desk=2.14``; an empty value removes one.

    Raises:
        IdentityError: A text is no such change.
    """
    changed = dict(fields)
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not name or not equals:
            raise IdentityError(f"{text!r} is no field", "Write it as NAME=VALUE.")
        if value:
            changed[name] = value
        else:
            changed.pop(name, None)
    return tuple(changed.items())
