"""Edits of everybody who enrolled, and the rules they keep to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np
import pytest

from kiosk.core import people as rules
from kiosk.core.errors import IdentityError
from kiosk.core.identity import ConsentScope, Group, Training, TrainingState

from .people_samples import (
    AT,
    CONSENT,
    MODEL,
    OTHER_MODEL,
    STAFF,
    contents,
    embedding,
    person,
    template,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.identity import GalleryContents, Person

ANA = person("Ana")
BIA = person("Bia")


def names(everybody: GalleryContents) -> list[str]:
    return [one.name for one in everybody.people]


# ---------------------------------------------------------------------------------- people


def test_before_anybody_enrolled_there_is_a_group() -> None:
    everybody = rules.nobody()
    assert [group.id for group in everybody.groups] == ["people"]
    assert everybody.people == ()


def test_people_are_listed_by_name() -> None:
    everybody = contents(person("bia"), person("Ana"), person("Zoë"), person("Carla"))
    assert names(everybody) == ["Ana", "bia", "Carla", "Zoë"]


def test_texts_are_stored_cleaned() -> None:
    typed = person("  Ana  Lima ", bio=" x\r\ny ", fields=((" Role ", "a "),))
    typed = replace(typed, consent=replace(CONSENT, taken_by=" Eva "))
    stored = contents(typed).people[0]
    assert (stored.name, stored.bio, stored.fields) == ("Ana Lima", "x\ny", (("Role", "a"),))
    assert stored.consent == replace(CONSENT, taken_by="Eva")


def test_a_person_is_changed_by_id() -> None:
    everybody = contents(ANA, BIA)
    everybody = rules.put_person(everybody, replace(ANA, name="Zita"))
    assert names(everybody) == ["Bia", "Zita"]
    assert rules.find_person(everybody, ANA.id).name == "Zita"


def test_an_edit_changes_nothing_in_place() -> None:
    before = contents(ANA)
    rules.put_person(before, BIA)
    rules.without_people(before, (ANA.id,))
    assert names(before) == ["Ana"]


def _bad(**changes: Any) -> Callable[[], Person]:
    return lambda: person("Carla", **changes)


def _bad_consent(**changes: Any) -> Callable[[], Person]:
    return lambda: person("Carla", consent=replace(CONSENT, **changes))


def _bad_template(**changes: Any) -> Callable[[], Person]:
    return lambda: person("Carla", templates=(template(**changes),))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_bad(group="nowhere"), "There is no group nowhere"),
        (_bad(group="No/Where"), "cannot be the id of a group"),
        (lambda: person("\u3164"), "The name is empty"),
        (lambda: person(" aNA "), "Somebody of this name is in the group already"),
        (_bad(bio="x" * 2001), "The text about the person is too long"),
        (_bad(caution=float("nan")), "The caution"),
        (_bad(caution=-0.1), "The caution"),
        (_bad(created_at=AT.replace(tzinfo=None)), "no time zone"),
        (_bad(templates=tuple(template() for _ in range(51))), "too many templates"),
        (_bad(templates=(ANA.templates[0],)), "belongs to somebody else"),
        (_bad(templates=(template(id=UUID(int=5)), template(id=UUID(int=5)))), "there twice"),
        (_bad_consent(text_version=""), "The version of the consent text is empty"),
        (_bad_consent(language=" "), "The language of the consent text is empty"),
        (_bad_consent(taken_by=""), "The name of who recorded the consent is empty"),
        (_bad_consent(expires_at=AT), "ends before it begins"),
        (_bad_consent(given_at=AT.replace(tzinfo=None)), "no time zone"),
        (
            _bad_consent(given_at=AT - timedelta(days=9), expires_at=AT - timedelta(days=1)),
            "The consent has expired",
        ),
        (_bad_template(embedding=np.zeros(256, np.float32)), "An embedding is damaged"),
        (_bad_template(embedding=embedding(1) * np.float32(1.02)), "An embedding is damaged"),
        (_bad_template(embedding=embedding(1)[:255]), "255 values instead of 256"),
        (_bad_template(embedding=embedding(1).astype(np.float64)), "An embedding"),
        (_bad_template(embedding=np.full(256, np.nan, np.float32)), "An embedding is damaged"),
        (_bad_template(embedding=np.full(256, np.inf, np.float32)), "An embedding is damaged"),
        (_bad_template(quality=1.01), "The quality of a view"),
        (_bad_template(added_at=AT.replace(tzinfo=None)), "no time zone"),
    ],
)
def test_people_who_are_refused(make: Callable[[], Person], words: str) -> None:
    with pytest.raises(IdentityError, match=words) as caught:
        rules.put_person(contents(ANA), make())
    assert caught.value.hint
    assert "Carla" not in str(caught.value)


def test_the_same_name_is_free_in_another_group() -> None:
    everybody = contents(ANA, person("Ana", group="staff"), groups=(STAFF,))
    assert names(everybody) == ["Ana", "Ana"]


def test_an_expired_person_can_still_be_edited() -> None:
    late = replace(CONSENT, given_at=AT - timedelta(days=9), expires_at=AT + timedelta(seconds=1))
    everybody = contents(replace(ANA, consent=late))
    gone = replace(late, expires_at=AT - timedelta(days=1))
    changed = rules.put_person(everybody, replace(ANA, consent=gone, bio="x"))
    assert changed.people[0].bio == "x"


def test_file_names_of_photos_never_stand_in_the_way() -> None:
    one = template(origin="a\x00b\u202e" + "x" * 300)
    stored = contents(person("Ana", templates=(one,))).people[0]
    assert stored.templates[0].origin == "ab" + "x" * 253


def test_erasing_people() -> None:
    everybody = contents(ANA, BIA, person("Carla"))
    assert names(rules.without_people(everybody, (ANA.id, BIA.id))) == ["Carla"]
    with pytest.raises(IdentityError, match="There is no such person"):
        rules.without_people(everybody, (ANA.id, UUID(int=1 << 100)))
    with pytest.raises(IdentityError, match="There is no such person"):
        rules.find_person(everybody, UUID(int=1 << 100))


# ---------------------------------------------------------------------------------- groups


def test_a_group_keeps_its_training_when_it_is_renamed() -> None:
    everybody = rules.put_group(contents(groups=(STAFF,)), Group("staff", " Team "))
    group = next(group for group in everybody.groups if group.id == "staff")
    assert (group.name, group.training) == ("Team", STAFF.training)


def test_a_training_replaces_the_one_before() -> None:
    running = replace(STAFF, training=Training(TrainingState.RUNNING, AT, AT))
    everybody = rules.put_group(contents(groups=(STAFF,)), running)
    assert everybody.groups[-1].training.state is TrainingState.RUNNING


@pytest.mark.parametrize(
    "group",
    [
        Group("Staff", "Staff"),
        Group("team", "STAFF"),
        Group("team", ""),
        Group("team", "Team", Training(TrainingState.FAILED, AT.replace(tzinfo=None))),
        Group("team", "Team", Training(TrainingState.FAILED, message="x" * 501)),
        Group("team", "Team", Training(TrainingState.SUCCEEDED, threshold=float("nan"))),
        Group("team", "Team", Training(TrainingState.SUCCEEDED, threshold=1.5)),
    ],
)
def test_groups_that_are_refused(group: Group) -> None:
    with pytest.raises(IdentityError):
        rules.put_group(contents(groups=(STAFF,)), group)


def test_there_is_a_limit_to_groups() -> None:
    many = tuple(Group(f"g{number}", f"G {number}") for number in range(999))
    everybody = replace(rules.nobody(), groups=(*rules.nobody().groups, *many))
    rules.put_group(everybody, Group("g5", "Another name"))
    with pytest.raises(IdentityError, match="too many groups"):
        rules.put_group(everybody, Group("one-more", "One more"))


def test_erasing_a_group_erases_its_people() -> None:
    everybody = contents(ANA, person("Eva", group="staff"), groups=(STAFF,))
    left = rules.without_group(everybody, "staff")
    assert [group.id for group in left.groups] == ["people"]
    assert names(left) == ["Ana"]
    with pytest.raises(IdentityError, match="There is no such group"):
        rules.without_group(left, "staff")


def test_the_default_group_is_emptied_and_stays() -> None:
    named = Group("people", "Guests", STAFF.training)
    everybody = contents(ANA, person("Eva", group="staff"), groups=(STAFF, named))
    left = rules.without_group(everybody, "people")
    assert left.groups == (Group("people", "Guests"), STAFF)
    assert names(left) == ["Eva"]


# --------------------------------------------------------------------------------- merging


def test_merging_keeps_what_both_know() -> None:
    later = AT + timedelta(days=30)
    first = person("Ana", bio="a", fields=(("Role", "x"),), caution=0.1)
    second = person(
        "Ana Lima",
        bio="b",
        fields=(("role", "y"), ("Floor", "2")),
        consent=replace(CONSENT, text_version="2026-06", given_at=later, scopes=frozenset()),
        created_at=AT - timedelta(days=1),
        caution=0.02,
        templates=(template(added_at=AT - timedelta(days=1)), template()),
    )
    everybody = rules.merged(contents(first, second), first.id, second.id)
    (joint,) = everybody.people
    assert (joint.id, joint.name, joint.bio) == (first.id, "Ana", "a\nb")
    assert joint.fields == (("Role", "x"), ("Floor", "2"))
    assert joint.caution == 0.1
    assert joint.created_at == second.created_at
    order = (second.templates[0], first.templates[0], second.templates[1])
    assert [one.id for one in joint.templates] == [one.id for one in order]
    # Given last, and no more than both allow.
    assert joint.consent == second.consent


def test_merging_never_widens_what_is_allowed() -> None:
    both = frozenset({ConsentScope.VISITS, ConsentScope.PICTURES})
    first = person("Ana", consent=replace(CONSENT, scopes=frozenset({ConsentScope.VISITS})))
    renewed = replace(
        CONSENT,
        given_at=AT + timedelta(days=1),
        expires_at=AT + timedelta(days=2),
        scopes=both,
    )
    second = person("Bia", consent=renewed)
    for keep, other in ((first, second), (second, first)):
        (joint,) = rules.merged(contents(first, second), keep.id, other.id).people
        assert joint.consent.scopes == {ConsentScope.VISITS}
        # A consent given later for a shorter time is the last word as well.
        assert joint.consent.expires_at == renewed.expires_at


def test_merging_keeps_the_best_templates() -> None:
    first = person("Ana", templates=tuple(template(quality=0.2) for _ in range(30)))
    second = person("Bia", templates=tuple(template(quality=0.9) for _ in range(40)))
    (joint,) = rules.merged(contents(first, second), first.id, second.id).people
    assert len(joint.templates) == 50
    assert {one.id for one in second.templates} < {one.id for one in joint.templates}


def test_merging_that_is_refused() -> None:
    long = person("Eva", bio="y" * 1000)
    fields = tuple((f"n{number}", "") for number in range(15))
    everybody = contents(
        replace(ANA, bio="x" * 1000, fields=fields),
        long,
        replace(BIA, fields=tuple((f"m{number}", "") for number in range(15))),
    )
    for keep, other in (
        (ANA.id, ANA.id),
        (ANA.id, UUID(int=1 << 100)),
        (ANA.id, long.id),
        (ANA.id, BIA.id),
    ):
        with pytest.raises(IdentityError) as caught:
            rules.merged(everybody, keep, other)
        assert caught.value.hint


# -------------------------------------------------------------------------- other devices


def test_people_of_another_device_join() -> None:
    here = contents(ANA, groups=(STAFF,))
    there = contents(
        person("Ana"),
        person("Eva", group="guests"),
        groups=(
            replace(STAFF, id="guests"),
            replace(STAFF, name="Their staff", training=Training()),
        ),
    )
    everybody = rules.joined(here, there)
    assert names(everybody) == ["Ana", "Ana (2)", "Eva"]
    assert [(group.id, group.name, group.training) for group in everybody.groups] == [
        ("guests", "Staff (2)", Training()),
        ("people", "People", Training()),
        ("staff", "Staff", STAFF.training),
    ]


def test_who_is_known_stays_as_it_is() -> None:
    theirs = replace(ANA, name="Somebody else", bio="x", group="staff")
    everybody = rules.joined(contents(ANA), contents(theirs, groups=(STAFF,)))
    assert names(everybody) == ["Ana"]


def test_who_was_merged_here_does_not_come_back() -> None:
    here = rules.merged(contents(ANA, BIA), ANA.id, BIA.id)
    assert names(rules.joined(here, contents(BIA))) == ["Ana"]
    grown = replace(BIA, templates=(*BIA.templates, template()))
    returned = rules.joined(here, contents(grown)).people[1]
    assert [one.id for one in returned.templates] == [grown.templates[1].id]


def test_joining_twice_adds_nobody() -> None:
    there = contents(person("Eva"), person("Rui", templates=()))
    once = rules.joined(contents(ANA), there)
    twice = rules.joined(once, there)
    assert [one.id for one in twice.people] == [one.id for one in once.people]


# ------------------------------------------------------------------------------------ lists


def test_who_needs_to_be_enrolled_again() -> None:
    old = person("Eva", templates=(template(model=OTHER_MODEL),))
    empty = person("Rui", templates=())
    everybody = contents(ANA, old, empty)
    assert names(everybody) == ["Ana", "Eva", "Rui"]
    found = rules.needing_enrolment(everybody, MODEL)
    assert [one.id for one in found] == [old.id, empty.id]
    assert rules.needing_enrolment(everybody, OTHER_MODEL)[0].id == ANA.id


def test_whose_consent_ends() -> None:
    def until(name: str, days: float) -> Person:
        return person(name, consent=replace(CONSENT, expires_at=AT + timedelta(days=days)))

    everybody = contents(until("a", 10), until("b", 3), until("c", 40), until("d", 2))
    now = AT + timedelta(days=3)
    assert [one.name for one in rules.expired(everybody, now)] == ["d", "b"]
    assert [one.name for one in rules.expiring(everybody, now, 30)] == ["a"]
    assert [one.name for one in rules.expiring(everybody, now, 37)] == ["a", "c"]
