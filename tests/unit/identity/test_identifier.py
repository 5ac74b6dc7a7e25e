"""What the identifier says of faces whose views are made up."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.identity import (
    Consent,
    ConsentScope,
    EmbeddingModel,
    FaceFlaw,
    FaceView,
    Group,
    Person,
    RecognitionState,
    Template,
    TemplateSource,
)
from kiosk.core.types import HeadPose
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.identity.matching import Matcher

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MODEL = EmbeddingModel("face-reidentification-retail-0095", "FP16-INT8")
GROUPS = (Group("people", "People"),)
PENDING, KNOWN = RecognitionState.PENDING, RecognitionState.KNOWN
UNKNOWN, PICTURE = RecognitionState.UNKNOWN, RecognitionState.PICTURE


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def monotonic_ns(self) -> int:
        return 0

    def utc_now(self) -> datetime:
        return self.now


class Crowd:
    """Made-up faces: a direction for each, and views scattered around it."""

    def __init__(self, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)

    def face(self) -> np.ndarray:
        vector = self._random.normal(size=256)
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def like(self, face: np.ndarray, similarity: float) -> np.ndarray:
        """Another vector with exactly this cosine."""
        other = self._random.normal(size=256)
        other -= (other @ face) * face
        other /= np.linalg.norm(other)
        mixed = similarity * face + np.sqrt(1 - similarity**2) * other
        return mixed.astype(np.float32)

    def view(
        self,
        face: np.ndarray,
        similarity: float = 0.8,
        *,
        flaws: tuple[FaceFlaw, ...] = (),
        liveness: float | None = None,
        model: EmbeddingModel = MODEL,
    ) -> FaceView:
        return FaceView(
            self.like(face, similarity),
            model,
            0.9,
            flaws,
            HeadPose(0.0, 0.0, 0.0),
            np.zeros(4, np.float32),
            liveness,
        )


def person(
    number: int,
    *faces: np.ndarray,
    expires: datetime = NOW + timedelta(days=30),
    caution: float = 0,
) -> Person:
    consent = Consent("1", "en", NOW, "staff", expires, frozenset({ConsentScope.VISITS}))
    templates = tuple(
        Template(UUID(int=1000 * number + i), MODEL, face, 0.9, TemplateSource.FILE, "", NOW)
        for i, face in enumerate(faces)
    )
    return Person(
        UUID(int=number), "people", f"Person {number}", "", (), consent, templates, NOW, caution
    )


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


class Stage:
    """Two enrolled people and the identifier under test."""

    def __init__(self, crowd: Crowd, clock: SetClock) -> None:
        self.crowd, self.clock = crowd, clock
        self.ann, self.bob = crowd.face(), crowd.face()
        self.people = [person(1, self.ann), person(2, self.bob)]
        self.identifier = GalleryIdentifier(clock, self.matcher())
        self.identifier.begin(MODEL)

    def matcher(self, people: list[Person] | None = None) -> Matcher:
        return Matcher(self.people if people is None else people, GROUPS, MODEL, self.clock.now)

    def show(self, track: int, face: np.ndarray, times: int = 1, **view: object) -> None:
        for _ in range(times):
            self.identifier.observe(track, self.crowd.view(face, **view), 0)  # type: ignore[arg-type]

    def say(self, *tracks: int) -> list[tuple[RecognitionState, int | None]]:
        found = self.identifier.resolve(tracks, 0)
        assert set(found) == set(tracks)
        return [
            (found[i].state, None if (who := found[i].identity) is None else who.person.int)
            for i in tracks
        ]


@pytest.fixture
def stage(crowd: Crowd, clock: SetClock) -> Stage:
    return Stage(crowd, clock)


def test_two_good_views_name_a_face(stage: Stage) -> None:
    assert stage.say(1) == [(PENDING, None)]
    stage.show(1, stage.ann)
    assert stage.say(1) == [(PENDING, None)]
    stage.show(1, stage.ann)
    assert stage.say(1) == [(KNOWN, 1)]


def test_what_is_said_of_a_known_face(stage: Stage) -> None:
    stage.show(1, stage.ann, 3)
    identity = stage.identifier.resolve([1], 0)[1].identity
    assert identity is not None
    assert (identity.name, identity.group) == ("Person 1", "people")
    assert identity.confidence > 0.9
    assert identity.scopes == {ConsentScope.VISITS}


def test_views_with_flaws_never_name(stage: Stage) -> None:
    for flaw in FaceFlaw:
        stage.show(1, stage.ann, 5, similarity=0.95, flaws=(flaw,))
        state, who = stage.say(1)[0]
        assert who is None
        assert state in (PENDING, PICTURE)


def test_a_stranger_is_unknown_after_three_good_views(stage: Stage) -> None:
    stranger = stage.crowd.face()
    stage.show(1, stranger, 2)
    assert stage.say(1) == [(PENDING, None)]
    stage.show(1, stranger)
    assert stage.say(1) == [(UNKNOWN, None)]


def test_a_name_stays_through_bad_views(stage: Stage) -> None:
    stage.show(1, stage.ann, 2)
    stage.say(1)
    for _ in range(20):
        stage.show(1, stage.crowd.face(), flaws=(FaceFlaw.TURNED,))
        assert stage.say(1) == [(KNOWN, 1)]


def test_a_name_is_taken_back_when_another_face_has_the_track(stage: Stage) -> None:
    stage.show(1, stage.ann, 6)
    assert stage.say(1) == [(KNOWN, 1)]
    said = []
    for _ in range(6):
        stage.show(1, stage.bob)
        said += stage.say(1)
    assert said[0] == said[1] == (KNOWN, 1)
    assert said[-1] == (KNOWN, 2)
    change = said.index((KNOWN, 2))
    assert said[change - 1][1] is None


def test_one_odd_view_changes_nothing(stage: Stage) -> None:
    stage.show(1, stage.ann, 4)
    for _ in range(6):
        assert stage.say(1) == [(KNOWN, 1)]
        stage.show(1, stage.bob)
        assert stage.say(1) == [(KNOWN, 1)]
        stage.show(1, stage.ann)


def test_a_person_is_given_to_one_face_of_a_frame(stage: Stage) -> None:
    stage.show(1, stage.ann, 3, similarity=0.7)
    stage.show(2, stage.ann, 3, similarity=0.9)
    assert stage.say(1, 2)[1] == (KNOWN, 1)
    assert stage.say(1, 2)[0][1] is None


def test_the_face_that_is_more_alike_gets_the_name_back(stage: Stage) -> None:
    stage.show(1, stage.ann, 3, similarity=0.66)
    assert stage.say(1) == [(KNOWN, 1)]
    stage.show(2, stage.ann, 3, similarity=0.95)
    assert stage.say(1, 2)[0][1] is None
    assert stage.say(1, 2)[1] == (KNOWN, 1)


def test_not_this_person(stage: Stage) -> None:
    stage.show(1, stage.ann, 3)
    assert stage.say(1) == [(KNOWN, 1)]
    stage.identifier.reject(UUID(int=1))
    for _ in range(5):
        assert stage.say(1) == [(UNKNOWN, None)]  # at once: until then the visit is Ann's
        stage.show(1, stage.ann, 2)
    stage.show(2, stage.ann, 3)
    assert stage.say(1, 2)[1] == (KNOWN, 1)  # another track may be


def test_an_erased_person_is_gone_with_the_next_frame(stage: Stage) -> None:
    stage.show(1, stage.ann, 3)
    stage.show(2, stage.bob, 3)
    assert stage.say(1, 2) == [(KNOWN, 1), (KNOWN, 2)]
    stage.identifier.replace(stage.matcher(stage.people[1:]))
    assert stage.say(1, 2) == [(UNKNOWN, None), (KNOWN, 2)]
    stage.identifier.replace(None)
    assert stage.say(1, 2) == [(UNKNOWN, None), (UNKNOWN, None)]
    stage.identifier.replace(stage.matcher())
    assert stage.say(1, 2) == [(KNOWN, 1), (KNOWN, 2)]


def test_a_new_matcher_with_the_same_people_changes_nothing(stage: Stage) -> None:
    stage.show(1, stage.ann, 2)
    for _ in range(3):
        assert stage.say(1) == [(KNOWN, 1)]
        stage.identifier.replace(stage.matcher())


def test_consent_that_expires_takes_the_name_away(stage: Stage) -> None:
    stage.people[0] = person(1, stage.ann, expires=NOW + timedelta(minutes=1))
    stage.identifier.replace(stage.matcher())
    stage.show(1, stage.ann, 3)
    assert stage.say(1) == [(KNOWN, 1)]
    stage.clock.now += timedelta(minutes=1)
    assert stage.say(1)[0][1] is None
    stage.show(1, stage.ann, 3)
    assert stage.say(1) == [(UNKNOWN, None)]


def test_embeddings_of_another_network_name_nobody(stage: Stage) -> None:
    other = replace(MODEL, precision="FP16")
    stage.show(1, stage.ann, 5, model=other)
    assert stage.say(1) == [(PENDING, None)]
    stage.identifier.begin(other)
    stage.show(1, stage.ann, 5, model=other)
    assert stage.say(1) == [(UNKNOWN, None)]


def test_a_picture_is_never_named(stage: Stage) -> None:
    stage.show(1, stage.ann, 2, flaws=(FaceFlaw.NOT_ALIVE,), liveness=0.1)
    stage.show(1, stage.ann, 2, liveness=0.6)
    assert stage.say(1) == [(PICTURE, None)]


def test_a_known_face_that_turns_out_to_be_a_picture(stage: Stage) -> None:
    stage.show(1, stage.ann, 2, liveness=0.9)
    assert stage.say(1) == [(KNOWN, 1)]
    stage.show(1, stage.ann, flaws=(FaceFlaw.NOT_ALIVE,), liveness=0.1)
    assert stage.say(1) == [(KNOWN, 1)]
    stage.show(1, stage.ann, flaws=(FaceFlaw.NOT_ALIVE,), liveness=0.1)
    assert stage.say(1) == [(PICTURE, None)]
    stage.show(1, stage.ann, 6, liveness=0.9)
    assert stage.say(1) == [(KNOWN, 1)]


def test_nothing_of_a_face_is_left_when_its_track_is_over(stage: Stage) -> None:
    face = stage.crowd.face()
    for end in (lambda: stage.identifier.end(1), lambda: stage.identifier.begin(MODEL)):
        view = stage.crowd.view(face)
        kept = weakref.ref(view.embedding)
        stage.identifier.observe(1, view, 0)
        stage.show(1, face, 5)
        stage.say(1)
        arrays = [weakref.ref(v) for v in stage.identifier._traces[1].views]
        assert arrays
        del view
        end()
        gc.collect()
        assert kept() is None
        assert all(array() is None for array in arrays)
        assert stage.say(1) == [(PENDING, None)]


def test_a_face_near_a_person_is_awaited_longer(stage: Stage) -> None:
    double = stage.crowd.like(stage.ann, float(stage.matcher().thresholds[0]) - 0.03)
    stage.show(1, double, 3)
    assert stage.say(1) == [(PENDING, None)]
    stage.show(1, double, 3)
    assert stage.say(1) == [(UNKNOWN, None)]


def test_caution_asks_for_more_likeness(crowd: Crowd, clock: SetClock) -> None:
    ann = crowd.face()
    named = []
    for caution in (0.0, 0.1, 0.2, 0.3, 0.4):
        stage = Stage(Crowd(9), clock)
        stage.people = [person(1, ann, caution=caution)]
        stage.identifier.replace(stage.matcher())
        stage.show(1, ann, 5, similarity=0.55)
        named.append(stage.say(1)[0][1] == 1)
    assert named == sorted(named, reverse=True)
    assert named[0]
    assert not named[-1]


LOOKS = st.sampled_from(["ann", "bob", "stranger", "other stranger", "bad", "flat"])
STEPS = st.lists(st.tuples(st.integers(1, 3), LOOKS), min_size=1, max_size=60)


@settings(deadline=None, max_examples=60)
@given(STEPS, st.integers(0, 99))
def test_names_are_one_to_one_and_never_flicker(steps: list[tuple[int, str]], seed: int) -> None:
    """Whatever views come: a name once in a frame, no name after another name at once, none
    without at least two good views of that person since the track last showed somebody else."""
    stage = Stage(Crowd(seed), SetClock())
    looks = {"ann": stage.ann, "bob": stage.bob}
    before: dict[int, int | None] = {}
    since: dict[int, dict[int, int]] = {track: {1: 0, 2: 0} for track in (1, 2, 3)}
    for track, look in steps:
        face = looks.setdefault(look, stage.crowd.face())
        flaws = {"bad": (FaceFlaw.BLURRED,), "flat": (FaceFlaw.NOT_ALIVE,)}.get(look, ())
        stage.show(track, stage.ann if flaws else face, flaws=flaws)
        if look in ("ann", "bob"):
            since[track][1 if look == "ann" else 2] += 1
        said = dict(zip((1, 2, 3), stage.say(1, 2, 3), strict=True))
        names = [who for _, who in said.values() if who is not None]
        assert len(names) == len(set(names))
        for number, (state, who) in said.items():
            assert (state is KNOWN) == (who is not None)
            if who is not None:
                assert before.get(number) in (None, who)
                assert since[number][who] >= 2
            before[number] = who


@settings(deadline=None, max_examples=30)
@given(st.permutations([1, 2, 3, 4]), st.integers(0, 99))
def test_the_order_of_tracks_does_not_matter(order: list[int], seed: int) -> None:
    def told(tracks: list[int]) -> dict[int, object]:
        stage = Stage(Crowd(seed), SetClock())
        shown = {1: stage.ann, 2: stage.bob, 3: stage.ann, 4: stage.crowd.face()}
        views = {i: [stage.crowd.view(face, 0.7) for _ in range(3)] for i, face in shown.items()}
        for i in tracks:
            for view in views[i]:
                stage.identifier.observe(i, view, 0)
        return dict(zip(tracks, stage.say(*tracks), strict=True))

    assert told(list(order)) == told([1, 2, 3, 4])


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["view", "frame", "minute"]), max_size=40), st.integers(1, 9))
def test_expired_consent_never_matches(acts: list[str], minutes: int) -> None:
    clock = SetClock()
    stage = Stage(Crowd(3), clock)
    expires = NOW + timedelta(minutes=minutes)
    stage.people = [person(1, stage.ann, expires=expires)]
    stage.identifier.replace(stage.matcher())
    for act in acts:
        if act == "view":
            stage.show(1, stage.ann)
        elif act == "minute":
            clock.now += timedelta(minutes=1)
        if clock.now >= expires:
            assert stage.say(1)[0][1] is None
        else:
            stage.say(1)
