"""Rules for the people who enrolled, and edits of all of them that keep to the rules.

Each edit takes everybody and returns everybody; nothing is changed in place. What is refused is
refused by an ``IdentityError`` with a hint; names are never part of its text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import IdentityError
from kiosk.core.identity import DEFAULT_GROUP, GalleryContents, Group, Training, TrainingState
from kiosk.core.person_rules import (
    MOST_GROUPS,
    MOST_PEOPLE,
    MOST_TEMPLATES,
    checked_group,
    checked_person,
)
from kiosk.core.profile_text import LONGEST_BIO, LONGEST_NAME, MOST_FIELDS, spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.identity import EmbeddingModel, Person, Template

_DEFAULT_GROUP_NAME: Final = "People"
_NOBODY: Final = (
    "There is no such person",
    "Look at the list again; somebody may have changed it.",
)


def nobody() -> GalleryContents:
    """What there is before anybody enrolled: the default group."""
    return GalleryContents((Group(DEFAULT_GROUP, _DEFAULT_GROUP_NAME),), (), 0)


def find_person(contents: GalleryContents, person: UUID) -> Person:
    """A person by id.

    Raises:
        IdentityError: There is no such person.
    """
    found = next((one for one in contents.people if one.id == person), None)
    if found is None:
        raise IdentityError(*_NOBODY)
    return found


def put_person(contents: GalleryContents, person: Person) -> GalleryContents:
    """Add a person, or put a person in place of the one with the same id.

    Raises:
        IdentityError: Something about the person is against the rules, the group does not exist
            or has somebody of that name, a template is somebody else's, or a new person has not
            agreed.
    """
    person = checked_person(person)
    before = next((one for one in contents.people if one.id == person.id), None)
    others = tuple(one for one in contents.people if one.id != person.id)
    if before is None and person.created_at >= person.consent.expires_at:
        raise IdentityError(
            "The consent has expired", "Show the text and record the person's consent again."
        )
    if before is None and len(others) >= MOST_PEOPLE:
        raise IdentityError("There are too many people", "Erase those who are not needed any more.")
    if all(group.id != person.group for group in contents.groups):
        raise IdentityError(f"There is no group {person.group}", "Choose another group.")
    if _is_taken(person.name, person.group, others):
        raise IdentityError(
            "Somebody of this name is in the group already",
            "Merge the two if they are one person, or choose another name.",
        )
    foreign = {template.id for one in others for template in one.templates}
    if any(template.id in foreign for template in person.templates):
        raise IdentityError(
            "A template belongs to somebody else", "Merge the two if they are one person."
        )
    return _with_people(contents, (*others, person))


def put_group(contents: GalleryContents, group: Group) -> GalleryContents:
    """Add a group, or change the one with the same id.

    A group that comes without a training keeps the one it has.

    Raises:
        IdentityError: The id or the name is against the rules, or there are too many groups.
    """
    group = checked_group(group)
    before = next((one for one in contents.groups if one.id == group.id), None)
    if before is not None and group.training.state is TrainingState.NOT_STARTED:
        group = replace(group, training=before.training)
    others = tuple(one for one in contents.groups if one.id != group.id)
    if len(others) >= MOST_GROUPS:
        raise IdentityError("There are too many groups", "Erase one that is not needed any more.")
    if any(spelling(one.name) == spelling(group.name) for one in others):
        raise IdentityError("Another group has this name", "Choose another name.")
    return replace(contents, groups=_sorted_groups((*others, group)))


def without_group(contents: GalleryContents, group_id: str) -> GalleryContents:
    """Remove a group with everybody in it; of the default group, everybody in it.

    Raises:
        IdentityError: There is no such group.
    """
    if all(group.id != group_id for group in contents.groups):
        raise IdentityError("There is no such group", "Choose another group.")
    left = [group for group in contents.groups if group.id != group_id]
    if group_id == DEFAULT_GROUP:
        name = next(group.name for group in contents.groups if group.id == group_id)
        left.append(Group(DEFAULT_GROUP, name))
    people = tuple(person for person in contents.people if person.group != group_id)
    return replace(contents, groups=_sorted_groups(left), people=people)


def without_people(contents: GalleryContents, ids: Collection[UUID]) -> GalleryContents:
    """Remove people.

    Raises:
        IdentityError: One of them does not exist.
    """
    gone = set(ids)
    if not gone <= {person.id for person in contents.people}:
        raise IdentityError(*_NOBODY)
    people = tuple(person for person in contents.people if person.id not in gone)
    return replace(contents, people=people)


def merged(contents: GalleryContents, keep: UUID, other: UUID) -> GalleryContents:
    """Make one person of two entries; ``keep`` stays, ``other`` goes.

    Templates of both stay, the best 50. Fields that only ``other`` has are added, both notes are
    joined. The consent given last holds, since it replaced what was agreed before; but it allows
    beyond recognition only what both allowed, for the older views were taken under the older one.

    Raises:
        IdentityError: One of them does not exist, they are the same, or the texts of both
            together are too long.
    """
    if keep == other:
        raise IdentityError("A person cannot be merged with themselves", "Choose another person.")
    first, second = find_person(contents, keep), find_person(contents, other)
    latest = max(first.consent, second.consent, key=lambda consent: consent.given_at)
    joint = replace(
        first,
        bio=_joined_notes(first.bio, second.bio),
        fields=_joined_fields(first.fields, second.fields),
        consent=replace(latest, scopes=first.consent.scopes & second.consent.scopes),
        templates=_best_templates((*first.templates, *second.templates)),
        created_at=min(first.created_at, second.created_at),
        caution=max(first.caution, second.caution),
    )
    return put_person(without_people(contents, (other,)), joint)


def joined(contents: GalleryContents, arriving: GalleryContents) -> GalleryContents:
    """Add people who come from another device; those who are known by their id stay as they are.

    A group that is new here comes along, without its threshold, which was computed among other
    people. Somebody whose name is taken in the group gets a number behind it. Templates that
    somebody here has already are left out, and who has only such is known already: the two were
    merged here.

    Raises:
        IdentityError: Somebody is against the rules, or there are too many people.
    """
    known_groups = {group.id for group in contents.groups}
    new_groups = (group for group in arriving.groups if group.id not in known_groups)
    for group in new_groups:
        contents = put_group(
            contents, _with_free_name(replace(group, training=Training()), contents)
        )
    people = {person.id: person for person in contents.people}
    templates = {template.id for person in contents.people for template in person.templates}
    names = {(person.group, spelling(person.name)) for person in contents.people}
    group_ids = {group.id for group in contents.groups}
    for newcomer in arriving.people:
        fresh = tuple(one for one in newcomer.templates if one.id not in templates)
        if newcomer.id in people or (newcomer.templates and not fresh):
            continue
        if newcomer.group not in group_ids:
            raise IdentityError(f"There is no group {newcomer.group}", "Choose another group.")
        person = checked_person(replace(newcomer, templates=fresh))
        person = replace(person, name=_free_name(person.name, person.group, names))
        people[person.id] = person
        templates.update(one.id for one in fresh)
        names.add((person.group, spelling(person.name)))
    if len(people) > MOST_PEOPLE:
        raise IdentityError("There are too many people", "Import fewer groups.")
    return _with_people(contents, people.values())


def needing_enrolment(contents: GalleryContents, model: EmbeddingModel) -> tuple[Person, ...]:
    """Those who cannot be recognised by a network until their face is enrolled again."""
    return tuple(person for person in contents.people if not person.usable(model))


def expired(contents: GalleryContents, at: datetime) -> tuple[Person, ...]:
    """Those whose consent has expired at that time, the longest expired first."""
    found = [person for person in contents.people if at >= person.consent.expires_at]
    return tuple(sorted(found, key=lambda person: person.consent.expires_at))


def expiring(contents: GalleryContents, at: datetime, days: int) -> tuple[Person, ...]:
    """Those whose consent is valid then but no more so many days later, the soonest first."""
    later = at + timedelta(days=days)
    found = [person for person in contents.people if at < person.consent.expires_at <= later]
    return tuple(sorted(found, key=lambda person: person.consent.expires_at))


def _with_people(contents: GalleryContents, people: Iterable[Person]) -> GalleryContents:
    # The order is that of the list in the window.
    by_name = sorted(people, key=lambda person: (spelling(person.name), person.id.int))
    return replace(contents, people=tuple(by_name))


def _sorted_groups(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: group.id))


def _is_taken(name: str, group: str, people: Iterable[Person]) -> bool:
    wanted = spelling(name)
    return any(one.group == group and spelling(one.name) == wanted for one in people)


def _free_name(name: str, group: str, taken: Collection[tuple[str, str]]) -> str:
    number, free = 1, name
    while (group, spelling(free)) in taken:
        number += 1
        end = f" ({number})"
        free = name[: LONGEST_NAME - len(end)] + end
    return free


def _with_free_name(group: Group, contents: GalleryContents) -> Group:
    taken = {("", spelling(one.name)) for one in contents.groups}
    return replace(group, name=_free_name(group.name, "", taken))


def _joined_notes(first: str, second: str) -> str:
    notes = first if second in first else f"{first}\n{second}".strip()
    if len(notes) > LONGEST_BIO:
        raise IdentityError("The texts about both are too long together", "Shorten one of them.")
    return notes


def _joined_fields(
    first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    names = {spelling(name) for name, _ in first}
    fields = (*first, *(field for field in second if spelling(field[0]) not in names))
    if len(fields) > MOST_FIELDS:
        raise IdentityError(
            "Both together have too many fields", f"Remove some; {MOST_FIELDS} are allowed."
        )
    return fields


def _best_templates(templates: Iterable[Template]) -> tuple[Template, ...]:
    once = {template.id: template for template in templates}.values()
    best = sorted(once, key=lambda template: template.quality, reverse=True)[:MOST_TEMPLATES]
    return tuple(sorted(best, key=lambda template: (template.added_at, template.id.int)))
