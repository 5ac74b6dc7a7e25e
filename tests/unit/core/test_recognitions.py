"""Who is told of, and when: once per visit, whatever the tracks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.identity import (
    Consent,
    ConsentScope,
    GalleryContents,
    Group,
    Identity,
    Person,
    Recognition,
    RecognitionState,
)
from kiosk.core.ids import Uuid7
from kiosk.core.recognitions import (
    LATELY_S,
    MOST_LISTED,
    Recognitions,
    no_longer_allowed,
    recognised_tracks,
)
from kiosk.core.types import NANOS_PER_S, IgnoreReason, Track, TrackState

if TYPE_CHECKING:
    from collections.abc import Sequence

START = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
ANNA, BRUNO, CARLA = (UUID(int=n) for n in (1, 2, 3))
NAMES = {ANNA: "Anna Alves", BRUNO: "Bruno Brito", CARLA: "Carla Costa"}


def consent(*scopes: ConsentScope, expires_at: datetime = START + timedelta(days=365)) -> Consent:
    return Consent("1", "en", START, "front desk", expires_at, frozenset(scopes))


def person(person_id: UUID, given_consent: Consent | None = None) -> Person:
    return Person(
        person_id,
        "people",
        NAMES.get(person_id, "Somebody"),
        "Plays the cello.",
        (("room", "12"),),
        given_consent or consent(),
        (),
        START,
    )


def identity(person_id: UUID, confidence: float = 0.9) -> Identity:
    return Identity(person_id, NAMES.get(person_id, "Somebody"), "people", confidence)


class Door:
    """Feeds who is seen at which second, and keeps what is told."""

    def __init__(self, window_s: float = 300.0, enrolled: Sequence[UUID] | None = None) -> None:
        known = set(NAMES if enrolled is None else enrolled)
        self.recognitions = Recognitions(lambda p: person(p) if p in known else None, Uuid7())
        self.window_s = window_s
        self.told: list[tuple[float, UUID]] = []

    def see(self, at_s: float, *people: UUID, label_s: float | None = None) -> None:
        at = START + timedelta(seconds=at_s if label_s is None else label_s)
        events = self.recognitions.update(
            {one: identity(one) for one in people},
            round(at_s * NANOS_PER_S),
            at,
            window_s=self.window_s,
            device="hall",
        )
        self.told += [(at_s, event.identity.person) for event in events]


def test_a_visit_is_told_of_once_with_the_profile() -> None:
    door = Door()
    events = door.recognitions.update(
        {ANNA: identity(ANNA, 0.8)}, 0, START, window_s=300, device="hall"
    )
    (event,) = events
    assert (event.identity.person, event.identity.confidence) == (ANNA, 0.8)
    assert (event.at, event.device, event.bio) == (START, "hall", "Plays the cello.")
    assert event.fields == (("room", "12"),)
    assert event.id.version == 7
    for second in range(1, 10):
        door.see(second, ANNA)
    assert door.told == []


def test_somebody_who_comes_back_within_the_window_is_not_told_again() -> None:
    door = Door(window_s=60)
    door.see(0, ANNA)
    door.see(30)
    door.see(60, ANNA)  # 60 s after the last sight: still the same visit
    door.see(120.5, ANNA)  # 60.5 s after it: another one
    assert door.told == [(0, ANNA), (120.5, ANNA)]


def test_the_window_counts_from_the_last_sight_not_from_the_event() -> None:
    door = Door(window_s=10)
    for second in range(0, 100, 9):
        door.see(second, BRUNO)
    assert door.told == [(0, BRUNO)]


def test_a_source_whose_clock_is_behind_does_not_repeat_anything() -> None:
    door = Door(window_s=60)
    door.see(5000, ANNA)
    door.see(10, ANNA, label_s=5001)
    door.see(50, ANNA)
    assert door.told == [(5000, ANNA)]
    door.see(111, ANNA)
    assert door.told[1:] == [(111, ANNA)]


def test_somebody_who_is_not_enrolled_any_more_is_not_told_of() -> None:
    door = Door(enrolled=[BRUNO])
    door.see(0, ANNA, BRUNO)
    assert door.told == [(0, BRUNO)]
    door.recognitions.forget([BRUNO])
    assert door.recognitions.listed(1) == ()


def test_the_list_has_those_in_view_first_and_drops_who_left_long_ago() -> None:
    door = Door(window_s=5)
    door.see(0, ANNA)
    door.see(100, BRUNO)
    door.see(101, CARLA)
    door.see(105, BRUNO)
    listed = door.recognitions.listed(lost_after_s=1)
    assert [one.event.identity.person for one in listed] == [BRUNO, CARLA, ANNA]
    assert [one.in_view for one in listed] == [True, False, False]
    assert listed[1].last_seen_at == START + timedelta(seconds=101)
    door.see(LATELY_S + 50)
    listed = door.recognitions.listed(lost_after_s=1)
    assert [one.event.identity.person for one in listed] == [BRUNO, CARLA]


def test_without_frames_nobody_stays_in_view() -> None:
    door = Door()
    door.see(0, ANNA)
    assert door.recognitions.in_view(1, later_s=0.5) == {ANNA}
    assert door.recognitions.in_view(1, later_s=1.5) == frozenset()
    assert not door.recognitions.listed(1, later_s=1.5)[0].in_view
    assert door.recognitions.listed(1, later_s=LATELY_S + 1) == ()


def test_memory_and_list_are_bounded() -> None:
    everybody = [UUID(int=n) for n in range(1, 400)]
    door = Door(window_s=1, enrolled=everybody)
    for number, one in enumerate(everybody):
        door.see(number * 10, one)
    assert len(door.recognitions.listed(1)) <= LATELY_S / 10 + 1
    door = Door(window_s=1, enrolled=everybody)
    door.see(0, *everybody)
    assert len(door.recognitions.listed(1)) == MOST_LISTED
    door.see(LATELY_S + 1)
    assert all(door.recognitions.event(one) is None for one in everybody)


# A stream: steps of time, and in each the people in sight. Tracks do not appear here at all:
# that is the property, since whatever they do, only sights of people reach this part.
streams = st.lists(
    st.tuples(
        st.integers(0, 40),  # seconds since the frame before
        st.sets(st.sampled_from([ANNA, BRUNO, CARLA])),
        st.booleans(),  # another source whose clock begins anew
    ),
    max_size=60,
)


@given(streams, st.integers(0, 60))
def test_an_event_comes_exactly_when_there_was_no_sight_within_the_window(
    stream: list[tuple[int, set[UUID], bool]], window_s: int
) -> None:
    door = Door(window_s=window_s)
    expected, last = [], dict[UUID, int]()
    passed_s, clock_s = 0, 1000
    for step_s, people, cut in stream:
        if cut:
            clock_s = 3  # a step back: no time has passed as far as can be known
        else:
            clock_s += step_s
            passed_s += step_s
        for one in sorted(people):
            if one not in last or passed_s - last[one] > window_s:
                expected.append((clock_s, one))
            last[one] = passed_s
        door.see(clock_s, *people)
    assert door.told == expected


@given(streams)
def test_ids_of_events_differ_and_whoever_is_listed_was_told_of(
    stream: list[tuple[int, set[UUID], bool]],
) -> None:
    door = Door(window_s=20)
    ids = []
    clock_s = 0
    for step_s, people, _ in stream:
        clock_s += step_s
        door.see(clock_s, *people)
        listed = door.recognitions.listed(1)
        ids += [one.event.id for one in listed]
        assert {one.event.identity.person for one in listed if one.in_view} >= people
        assert {one.event.identity.person for one in listed} <= {who for _, who in door.told}
    assert len(set(ids)) <= len(door.told)


# ---------------------------------------------------------------------------------- tracks


def track(
    number: int,
    recognition: Recognition | None,
    state: TrackState = TrackState.CONFIRMED,
    ignored: IgnoreReason | None = None,
) -> Track:
    box = np.array([10, 10, 50, 60], np.float32)
    return Track(number, box, 0.9, state, 0, 0, ignored=ignored, recognition=recognition)


KNOWN = Recognition(RecognitionState.KNOWN, identity(ANNA))


@pytest.mark.parametrize(
    "face",
    [
        track(1, None),
        track(1, Recognition(RecognitionState.PENDING)),
        track(1, Recognition(RecognitionState.UNKNOWN)),
        track(1, Recognition(RecognitionState.PICTURE, identity(ANNA))),
        track(1, KNOWN, TrackState.LOST),
        track(1, KNOWN, TrackState.TENTATIVE),
        track(1, KNOWN, ignored=IgnoreReason.STILL),
        track(1, KNOWN, ignored=IgnoreReason.AREA),
    ],
)
def test_only_faces_that_count_and_are_known_are_recognised(face: Track) -> None:
    assert recognised_tracks([face]) == {}


def test_of_two_faces_of_one_person_the_surer_one_is_taken() -> None:
    surer = Recognition(RecognitionState.KNOWN, identity(ANNA, 0.95))
    faces = [track(1, surer), track(2, KNOWN)]
    assert recognised_tracks(faces)[ANNA].id == 1
    assert recognised_tracks(reversed(faces))[ANNA].id == 1


# --------------------------------------------------------------------------------- consent


def test_erased_withdrawn_and_expired_consents_are_found() -> None:
    pictures = ConsentScope.PICTURES
    everybody = [UUID(int=n) for n in range(1, 6)]
    before = [person(one, consent(pictures)) for one in everybody[:4]]
    before.append(person(everybody[4], consent()))
    after = [
        person(everybody[1], consent()),  # withdrew
        person(everybody[2], consent(pictures, expires_at=START)),  # expired
        person(everybody[3], consent(pictures)),
    ]
    groups = (Group("people", "People"),)
    gone = no_longer_allowed(
        GalleryContents(groups, tuple(before), 1),
        GalleryContents(groups, tuple(after), 2),
        pictures,
        START + timedelta(seconds=1),
    )
    assert gone == set(everybody[:3])
