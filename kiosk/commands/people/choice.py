"""Whom and what the words of a command line mean: a person, a photo, a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.errors import IdentityError
from kiosk.core.identity import DEFAULT_GROUP
from kiosk.core.profile_text import spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from kiosk.core.identity import GalleryContents, Group, Person, Template

_SHORTEST: Final = 8
"""Characters of an id that are shown: its end, for the beginning tells the time."""
_LEAST: Final = 4
_MOST_NAMED: Final = 5
_HEX: Final = frozenset("0123456789abcdef")


def comparable(text: str) -> str:
    """A name without what people do not mean when they write it: case, coding, gaps."""
    return " ".join(spelling(text).split())


def short_ids(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The ends of ids, long enough to tell them apart."""
    known = list(ids)
    length = _SHORTEST
    while length < 32 and len({one.hex[-length:] for one in known}) < len(set(known)):
        length += 4
    return {one: one.hex[-length:] for one in known}


def person_meant(contents: GalleryContents, text: str) -> Person:
    """The person of a name, an id, or the beginning or end of one.

    Raises:
        IdentityError: There is none, or more than one.
    """
    wanted = comparable(text)
    found = [person for person in contents.people if comparable(person.name) == wanted]
    if not found and (part := _id_part(wanted)):
        found = [
            person
            for person in contents.people
            if person.id.hex.startswith(part) or person.id.hex.endswith(part)
        ]
    if not found:
        raise IdentityError(
            f"Nobody enrolled is called {text!r} or has that id",
            "See kiosk people list; names are written in full.",
        )
    if len(found) > 1:
        short = short_ids(person.id for person in found)
        ids = ", ".join(f"{short[one.id]} (group {one.group})" for one in found[:_MOST_NAMED])
        more = ", …" if len(found) > _MOST_NAMED else ""
        raise IdentityError(
            f"{text!r} means {len(found)} people: {ids}{more}", "Write the id instead."
        )
    return found[0]


def named_in(contents: GalleryContents, group_id: str, name: str) -> Person | None:
    """The person of that name in a group, if there is one; there cannot be two."""
    wanted = comparable(name)
    return next(
        (
            person
            for person in contents.people
            if person.group == group_id and comparable(person.name) == wanted
        ),
        None,
    )


def photos_meant(person: Person, texts: Sequence[str]) -> tuple[Template, ...]:
    """The photos of ids, or of the beginnings or ends of ids, or of file names.

    Raises:
        IdentityError: There is none, or more than one for a text.
    """
    return tuple(_photo_meant(person, text) for text in texts)


def _photo_meant(person: Person, text: str) -> Template:
    found = [one for one in person.templates if one.origin and one.origin == text]
    if not found and (part := _id_part(text.lower())):
        found = [
            one
            for one in person.templates
            if one.id.hex.startswith(part) or one.id.hex.endswith(part)
        ]
    if len(found) == 1:
        return found[0]
    raise IdentityError(
        f"{person.name} has no photo {text!r}"
        if not found
        else f"{text!r} means {len(found)} photos of {person.name}",
        "kiosk people show lists the photos with their ids.",
    )


def _id_part(text: str) -> str:
    """The hexadecimal digits of a text that may be (part of) an id, else nothing."""
    digits = text.replace("-", "")
    return digits if _LEAST <= len(digits) <= 32 and _HEX.issuperset(digits) else ""


def group_meant(contents: GalleryContents, group_id: str) -> Group:
    """The group of an id.

    Raises:
        IdentityError: There is none.
    """
    for group in contents.groups:
        if group.id == group_id:
            return group
    known = ", ".join(group.id for group in contents.groups[:20])
    raise IdentityError(
        f"There is no group {group_id!r}",
        f"Groups here: {known}. Make one with kiosk people groups add ID.",
    )


def group_for_new(contents: GalleryContents, group_id: str | None, preferred: str) -> Group:
    """The group that somebody new is put into.

    Args:
        contents: Everybody.
        group_id: As asked for; None asks for none.
        preferred: The group that is recognised, by the settings; may be empty.

    Raises:
        IdentityError: The group does not exist, or nothing tells which one is meant.
    """
    if group_id is not None:
        return group_meant(contents, group_id)
    if len(contents.groups) == 1:
        return contents.groups[0]
    for group in contents.groups:
        if group.id == (preferred or DEFAULT_GROUP):
            return group
    known = ", ".join(group.id for group in contents.groups[:20])
    raise IdentityError("Nothing tells which group is meant", f"Add --group with one of {known}.")
