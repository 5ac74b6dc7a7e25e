"""Counting who is present, and one event for each change of the number."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from kiosk.core.presence import ChangeDetector, PresenceCounter
from kiosk.core.types import Emotion, FaceAttributes, Gender, PeopleCount, Track, TrackState

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def _track(
    track_id: int,
    state: TrackState = TrackState.CONFIRMED,
    gender: Gender = Gender.UNKNOWN,
    person_id: int | None = None,
) -> Track:
    attributes = FaceAttributes(gender=gender)
    box = np.array([0, 0, 10, 10], np.float32)
    return Track(track_id, box, 0.9, state, 0, 0, None, attributes, person_id)


def test_nobody() -> None:
    assert PresenceCounter().update([]) == PeopleCount()


def test_people_by_gender_without_the_tentative_and_with_the_lost() -> None:
    counter = PresenceCounter()
    count = counter.update(
        [
            _track(1, gender=Gender.FEMALE),
            _track(2, TrackState.LOST, Gender.MALE),
            _track(3, TrackState.TENTATIVE, Gender.MALE),
            _track(4),
        ]
    )
    assert count == PeopleCount(total=3, female=1, male=1, unknown=1)
    assert counter.count == count


def test_two_tracks_of_one_person_count_once_with_the_known_gender() -> None:
    old = _track(1, TrackState.LOST, Gender.FEMALE, person_id=1)
    new = _track(5, person_id=1)
    for tracks in ([old, new], [new, old]):
        assert PresenceCounter().update(tracks) == PeopleCount(total=1, female=1)


def test_an_undecided_track_is_not_taken_for_another_person() -> None:
    count = PresenceCounter().update([_track(1, person_id=1), _track(2), _track(3, person_id=3)])
    assert count.total == 3


def test_an_event_for_each_change_of_the_number_and_only_then() -> None:
    detector = ChangeDetector()
    totals = [0, 0, 1, 1, 2, 2, 1, 0, 0]
    events = [detector.update(PeopleCount(t, 0, 0, t), AT, k) for k, t in enumerate(totals)]
    assert [(e.count.total, e.at_ns) for e in events if e] == [(1, 2), (2, 4), (1, 6), (0, 7)]
    assert all(e.at == AT for e in events if e)


def test_a_change_of_gender_alone_is_no_event() -> None:
    detector = ChangeDetector()
    assert detector.update(PeopleCount(1, 0, 0, 1), AT, 0) is not None
    assert detector.update(PeopleCount(1, 1, 0, 0), AT, 1) is None


def _facing(track_id: int, looking: bool | None, emotion: Emotion | None = None) -> Track:
    plain = _track(track_id)
    return replace(plain, attributes=FaceAttributes(looking=looking, emotion=emotion))


def test_who_looks_and_in_what_mood_goes_along_without_being_a_change() -> None:
    counter = PresenceCounter()
    first = counter.update([_facing(1, True, Emotion.HAPPY), _facing(2, False), _facing(3, None)])
    assert first.looking == 1
    assert first.moods == {Emotion.HAPPY: 1}
    assert counter.update([_facing(1, False), _facing(2, False), _facing(3, False)]) == first


def test_looking_is_unknown_where_nobody_measures_it() -> None:
    assert PresenceCounter().update([_facing(1, None)]).looking is None
    assert PresenceCounter().update([]).looking == 0
