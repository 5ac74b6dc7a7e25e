"""Whose visit it was: linked only to people who allow it, and only when that is clear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.audience import Audience
from kiosk.core.identity import ConsentScope, Identity, Recognition, RecognitionState
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import (
    Detections,
    Frame,
    FrameResult,
    PeopleCount,
    Track,
    TrackState,
    Visit,
)

START = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
ANNA, BRUNO = UUID(int=0xA), UUID(int=0xB)
VISITS = frozenset({ConsentScope.VISITS})
PENDING = Recognition(RecognitionState.PENDING)
UNKNOWN = Recognition(RecognitionState.UNKNOWN)
PICTURE = Recognition(RecognitionState.PICTURE)
IMAGE = np.zeros((100, 100, 3), np.uint8)


def known(person: UUID, scopes: frozenset[ConsentScope] = VISITS) -> Recognition:
    return Recognition(RecognitionState.KNOWN, Identity(person, "N", "people", 0.9, scopes))


def visits_of(*frames: dict[int, Recognition | None], persons: dict[int, int]) -> list[Visit]:
    """All visits of a stream of ten frames a second.

    Args:
        frames: For each frame the tracks in it and what is decided about them.
        persons: By track, the number of the person that the tracks were joined to.
    """
    audience = Audience(AudienceSettings(ghost_after_s=0), revisit_window_s=300, recognises=True)
    first: dict[int, int] = {}
    ended: list[Visit] = []
    for number, faces in enumerate(frames):
        ns = number * 10**8
        tracks = tuple(
            Track(
                track,
                np.array([10, 10, 40, 50], np.float32),
                0.9,
                TrackState.CONFIRMED,
                first.setdefault(track, ns),
                ns,
                person_id=persons[track],
                recognition=recognition,
            )
            for track, recognition in faces.items()
        )
        frame = Frame(IMAGE, number, ns, START + timedelta(microseconds=ns // 1000), "cam")
        result = FrameResult(frame, Detections.empty(), tracks, PeopleCount(len(tracks)), {})
        ended += audience.update(result).ended
    return ended + list(audience.close().ended)


def person_of(*decisions: tuple[int, Recognition | None]) -> UUID | None:
    """The person of the visit of one track, by seconds and what was decided in them."""
    frames = [{1: decided} for seconds, decided in decisions for _ in range(seconds * 10)]
    (visit,) = visits_of(*frames, persons={1: 1})
    return visit.person


def test_a_visit_is_linked_to_who_was_recognised() -> None:
    assert person_of((1, PENDING), (2, known(ANNA))) == ANNA


def test_strangers_pictures_and_other_modes_link_nobody() -> None:
    assert person_of((2, None)) is None
    assert person_of((2, UNKNOWN)) is None
    assert person_of((2, PICTURE)) is None


def test_no_link_without_the_consent() -> None:
    assert person_of((2, known(ANNA, frozenset()))) is None
    assert person_of((2, known(ANNA, frozenset({ConsentScope.PICTURES})))) is None
    assert person_of((5, known(ANNA)), (1, known(ANNA, frozenset()))) is None  # withdrawn


def test_the_latest_decision_about_a_track_holds_for_all_of_it() -> None:
    assert person_of((5, known(ANNA)), (1, known(BRUNO))) == BRUNO
    assert person_of((5, known(ANNA)), (1, UNKNOWN)) is None
    assert person_of((5, known(ANNA)), (1, PICTURE)) is None


def test_while_nothing_is_decided_the_decision_before_holds() -> None:
    assert person_of((1, known(ANNA)), (5, PENDING)) == ANNA
    assert person_of((1, known(ANNA)), (5, None)) == ANNA


def joined(first: Recognition, seconds: int, second: Recognition, more: int) -> UUID | None:
    """The person of a visit of two tracks that were joined."""
    frames: list[dict[int, Recognition | None]] = [{1: first}] * (seconds * 10)
    frames += [{2: second}] * (more * 10)
    (visit,) = visits_of(*frames, persons={1: 1, 2: 1})
    assert visit.tracks == 2
    return visit.person


def test_of_joined_tracks_the_person_seen_for_longer_counts() -> None:
    assert joined(known(ANNA), 3, known(ANNA), 3) == ANNA
    assert joined(known(ANNA), 3, known(BRUNO), 9) == BRUNO
    assert joined(known(BRUNO), 9, known(ANNA), 3) == BRUNO


def test_joined_tracks_of_two_people_in_equal_parts_link_nobody() -> None:
    assert joined(known(ANNA), 3, known(BRUNO), 3) is None


def test_a_track_with_poor_views_does_not_cut_the_link() -> None:
    assert joined(known(ANNA), 1, UNKNOWN, 9) == ANNA


def test_who_allows_no_link_does_not_get_that_of_another() -> None:
    assert joined(known(ANNA), 2, known(BRUNO, frozenset()), 9) is None


def test_two_people_side_by_side_keep_their_own_visits() -> None:
    frames = [{1: known(ANNA), 2: known(BRUNO), 3: UNKNOWN}] * 20
    found = visits_of(*frames, persons={1: 1, 2: 2, 3: 3})
    assert sorted(str(visit.person) for visit in found) == sorted(map(str, (ANNA, BRUNO, None)))


decisions = st.sampled_from(
    [None, PENDING, UNKNOWN, PICTURE, known(ANNA), known(BRUNO), known(ANNA, frozenset())]
)


@given(st.lists(st.dictionaries(st.integers(1, 3), decisions), min_size=1, max_size=40))
def test_nobody_is_linked_who_was_not_recognised_with_the_consent(
    frames: list[dict[int, Recognition | None]],
) -> None:
    allowed = {
        decided.identity.person
        for faces in frames
        for decided in faces.values()
        if decided is not None and decided.identity is not None and decided.identity.scopes
    }
    for visit in visits_of(*frames, persons={1: 1, 2: 1, 3: 3}):
        assert visit.person is None or visit.person in allowed
