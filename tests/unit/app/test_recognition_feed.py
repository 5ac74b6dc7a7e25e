"""What happens when somebody who enrolled is recognised: events, the staff list, what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.recognition_feed import RecognitionFeed
from kiosk.core.choices import AnalysisMode
from kiosk.core.clock import SystemClock
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
from kiosk.core.settings import Settings
from kiosk.core.types import (
    NANOS_PER_S,
    Detections,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    PeopleCount,
    Track,
    TrackState,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from kiosk.core.captures import CaptureRecord, FacePicture
    from kiosk.core.identity import IdentifiedEvent, RecognisedPerson

START = datetime.now(UTC)
ANNA, BRUNO, CARLA = (UUID(int=n) for n in (0xA, 0xB, 0xC))
NAMES = {ANNA: "Anna Alves", BRUNO: "Bruno Brito", CARLA: "Carla Costa"}
ALL = frozenset(ConsentScope)
NONE: frozenset[ConsentScope] = frozenset()


def enrolled(person: UUID, scopes: frozenset[ConsentScope] = ALL) -> Person:
    agreed = Consent("1", "pt", START, "desk", START + timedelta(days=9), scopes)
    return Person(person, "people", NAMES[person], "Bio.", (("a", "b"),), agreed, (), START)


def contents(*people: Person) -> GalleryContents:
    return GalleryContents((Group("people", "People"),), people, 1)


class Hall:
    """A feed with everything around it, and a camera of ten frames a second."""

    def __init__(self) -> None:
        self.settings = Settings.model_validate(
            {
                "device": {"id": "hall", "location": "Front hall"},
                "analysis": {
                    "mode": "identification",
                    "revisit_window_s": 60,
                    "lost_after_s": 1,
                },
                "identification": {"pictures": True, "records": True},
            }
        )
        self.people = {person: enrolled(person) for person in NAMES}
        self.events: list[IdentifiedEvent] = []
        self.pictures: list[FacePicture] = []
        self.records: list[CaptureRecord] = []
        self.erased: list[tuple[set[UUID], set[UUID]]] = []
        self.mistakes: list[UUID] = []
        self.now_s = 0.0
        self.feed = RecognitionFeed(
            lambda: self.settings, self.people.get, [self], self, SystemClock()
        )

    # The sink and the keeper.
    def identified(self, event: IdentifiedEvent) -> None:
        self.events.append(event)

    def keep_picture(self, picture: FacePicture) -> None:
        self.pictures.append(picture)

    def keep_record(self, record: CaptureRecord) -> None:
        self.records.append(record)

    def erase(self, pictures_of: Collection[UUID], records_of: Collection[UUID]) -> None:
        self.erased.append((set(pictures_of), set(records_of)))

    def take_back(self, mistake: RecognisedPerson) -> None:
        self.mistakes.append(mistake.event.id)

    def change(self, **sections: dict[str, Any]) -> None:
        changed = {
            name: getattr(self.settings, name).model_copy(update=values)
            for name, values in sections.items()
        }
        self.settings = self.settings.model_copy(update=changed)

    def see(
        self,
        *people: UUID | None,
        seconds: float = 0.1,
        first_track: int = 1,
        keeps: bool = True,
        scopes: frozenset[ConsentScope] = ALL,
    ) -> None:
        """One more frame; None is a stranger."""
        self.now_s += seconds
        ns = round(self.now_s * NANOS_PER_S)
        at = START + timedelta(seconds=self.now_s)
        image = np.full((240, 640, 3), 50, np.uint8)
        tracks = tuple(
            _track(first_track + i, 40 + 150 * i, person, scopes) for i, person in enumerate(people)
        )
        frame = Frame(image, 0, ns, at, "camera")
        self.feed.take(
            FrameResult(frame, Detections.empty(), tracks, PeopleCount(len(tracks)), {}),
            keeps=keeps,
        )

    @property
    def told(self) -> list[UUID]:
        return [event.identity.person for event in self.events]

    @property
    def listed(self) -> dict[UUID, bool]:
        return {one.event.identity.person: one.in_view for one in self.feed.recognised()}

    @property
    def recorded(self) -> list[set[UUID]]:
        return [{face.person for face in record.faces} for record in self.records]


def _track(number: int, left: int, person: UUID | None, scopes: frozenset[ConsentScope]) -> Track:
    recognition = Recognition(RecognitionState.UNKNOWN)
    if person is not None:
        identity = Identity(person, NAMES[person], "people", 0.9, scopes)
        recognition = Recognition(RecognitionState.KNOWN, identity)
    box = np.array([left, 60, left + 80, 160], np.float32)
    attributes = FaceAttributes(age=30.0, gender=Gender.FEMALE)
    return Track(
        number, box, 0.9, TrackState.CONFIRMED, 0, 0, attributes=attributes, recognition=recognition
    )


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_an_event_tells_who_when_and_where_once(hall: Hall) -> None:
    for _ in range(30):
        hall.see(ANNA)
    (event,) = hall.events
    assert event.identity.name == "Anna Alves"
    assert event.at == START + timedelta(seconds=0.1)
    assert (event.device, event.bio, event.fields) == ("hall", "Bio.", (("a", "b"),))
    assert hall.listed == {ANNA: True}


def test_tracks_that_break_and_networks_built_anew_repeat_nothing(hall: Hall) -> None:
    hall.see(ANNA, BRUNO)
    hall.see(seconds=20)
    for _ in range(2):  # the settings change: analysis ends and begins, tracks count from 1
        hall.feed.end()
        assert hall.listed == {}
        hall.see(BRUNO, ANNA, seconds=15)
    hall.see(ANNA, first_track=40, seconds=59)
    assert hall.told == [ANNA, BRUNO]
    assert len(hall.pictures) == 2
    hall.see(ANNA, seconds=61)
    assert hall.told == [ANNA, BRUNO, ANNA]
    assert len(hall.pictures) == 3


def test_strangers_leave_nothing_behind(hall: Hall) -> None:
    for _ in range(20):
        hall.see(None, None)
    assert (hall.events, hall.pictures, hall.records, hall.listed) == ([], [], [], {})
    hall.see(None, ANNA, None)
    assert hall.told == [ANNA]
    assert [picture.person for picture in hall.pictures] == [ANNA]
    assert hall.recorded == [{ANNA}]


def test_in_other_modes_nothing_is_told_or_kept(hall: Hall) -> None:
    hall.see(ANNA)
    for mode in (AnalysisMode.COUNTS, AnalysisMode.DEMOGRAPHICS):
        hall.change(analysis={"mode": mode})
        hall.see(BRUNO)
        assert hall.listed == {}
    assert hall.told == [ANNA]
    hall.change(analysis={"mode": AnalysisMode.IDENTIFICATION})
    hall.see(ANNA)
    assert hall.told == [ANNA]  # still the same visit


def test_people_of_a_stand_in_scene_are_nobody(hall: Hall) -> None:
    hall.see(ANNA, keeps=False)
    assert (hall.events, hall.pictures, hall.records, hall.listed) == ([], [], [], {})


def test_without_frames_nobody_is_in_view(hall: Hall) -> None:
    hall.see(ANNA)
    hall.feed.starved(0.5)
    assert hall.listed == {ANNA: True}
    hall.feed.starved(1.5)
    assert hall.listed == {ANNA: False}


# -------------------------------------------------------------------------------- pictures


def test_the_picture_is_of_the_frame_of_the_event_with_a_margin(hall: Hall) -> None:
    hall.see(ANNA)
    (picture,) = hall.pictures
    assert picture.image.shape == (150, 130, 3)
    assert picture.at == hall.events[0].at
    assert picture.event == hall.events[0].id


@pytest.mark.parametrize(
    ("setting", "scopes"),
    [(False, ALL), (True, NONE), (True, frozenset({ConsentScope.VISITS}))],
)
def test_no_picture_without_the_setting_and_the_consent(
    hall: Hall, *, setting: bool, scopes: frozenset[ConsentScope]
) -> None:
    hall.change(identification={"pictures": setting})
    for _ in range(5):
        hall.see(ANNA, scopes=scopes)
    assert hall.told == [ANNA]
    assert hall.pictures == []


# --------------------------------------------------------------------------------- records


def test_a_record_comes_with_each_change_of_who_is_in_view(hall: Hall) -> None:
    for people in ([ANNA], [ANNA, None], [ANNA, BRUNO], [BRUNO], [], [BRUNO]):
        for _ in range(20):
            hall.see(*people)
    # BRUNO stays in view through nothing: two seconds are longer than lost_after_s.
    assert hall.recorded == [{ANNA}, {ANNA, BRUNO}, {BRUNO}, {BRUNO}]
    first = hall.records[0]
    assert first.location == "Front hall"
    face = first.faces[0]
    assert (face.left, face.top, face.width, face.height) == (40, 60, 80, 100)
    assert (face.name, face.age, face.gender) == ("Anna Alves", 30.0, Gender.FEMALE)
    assert face.face == hall.events[0].id


def test_flicker_is_no_change(hall: Hall) -> None:
    for number in range(60):
        hall.see(*([ANNA] if number % 5 else [None]), BRUNO)
    assert hall.recorded == [{BRUNO}, {ANNA, BRUNO}]


@pytest.mark.parametrize("scopes", [NONE, frozenset({ConsentScope.PICTURES})])
def test_whoever_does_not_allow_records_is_in_none(
    hall: Hall, scopes: frozenset[ConsentScope]
) -> None:
    for _ in range(5):
        hall.see(ANNA, scopes=scopes)
    assert hall.told == [ANNA]
    assert hall.records == []


def test_no_record_without_the_setting(hall: Hall) -> None:
    hall.change(identification={"records": False})
    hall.see(ANNA)
    assert hall.told == [ANNA]
    assert hall.records == []


# --------------------------------------------------------------------------------- erasure


def test_who_is_erased_leaves_the_list_at_once_and_is_not_told_again(hall: Hall) -> None:
    hall.feed.people_changed(contents(*hall.people.values()))
    hall.see(ANNA, BRUNO)
    del hall.people[ANNA]
    hall.feed.people_changed(contents(*hall.people.values()))
    assert hall.listed == {BRUNO: True}
    assert hall.erased == [({ANNA}, {ANNA})]
    for _ in range(10):  # the matcher may know them for another moment
        hall.see(ANNA, BRUNO)
    assert hall.told == [ANNA, BRUNO]
    assert hall.listed == {BRUNO: True}
    assert hall.recorded == [{ANNA, BRUNO}, {BRUNO}]


def test_who_withdraws_a_consent_is_erased_from_what_it_was_for(hall: Hall) -> None:
    hall.feed.people_changed(contents(enrolled(ANNA), enrolled(BRUNO)))
    hall.feed.people_changed(contents(enrolled(ANNA), enrolled(BRUNO), enrolled(CARLA)))
    assert hall.erased == []
    only_visits = enrolled(BRUNO, frozenset({ConsentScope.VISITS}))
    hall.feed.people_changed(contents(enrolled(ANNA), only_visits, enrolled(CARLA)))
    assert hall.erased == [({BRUNO}, set())]


def test_nothing_is_kept_by_a_consent_that_the_matcher_still_holds_for_given(hall: Hall) -> None:
    hall.see(BRUNO)
    hall.people[ANNA] = enrolled(ANNA, NONE)
    hall.people[BRUNO] = enrolled(BRUNO, NONE)
    hall.feed.people_changed(contents(*hall.people.values()))
    hall.pictures.clear()
    hall.records.clear()
    for people in ((ANNA, CARLA), (CARLA,), (BRUNO,)):
        for _ in range(20):
            hall.see(*people, scopes=ALL)
    assert [picture.person for picture in hall.pictures] == [CARLA]
    assert set().union(*hall.recorded) == {CARLA}


def test_a_consent_that_expired_while_the_program_did_not_run(hall: Hall) -> None:
    over = replace(
        enrolled(ANNA).consent,
        given_at=START - timedelta(days=9),
        expires_at=START - timedelta(days=1),
    )
    hall.feed.people_changed(contents(replace(enrolled(ANNA), consent=over), enrolled(BRUNO)))
    assert hall.erased == [({ANNA}, {ANNA})]


def test_who_was_a_mistake_leaves_nothing_and_is_told_of_when_they_come(hall: Hall) -> None:
    hall.see(ANNA, BRUNO)
    mistaken = next(event for event in hall.events if event.identity.person == ANNA)
    hall.feed.mistaken(ANNA)
    assert hall.mistakes == [mistaken.id]
    assert hall.listed == {BRUNO: True}
    hall.see(ANNA, BRUNO)  # analysed before it was said
    assert hall.told == [ANNA, BRUNO]
    for _ in range(20):
        hall.see(None, BRUNO)
    assert hall.recorded == [{ANNA, BRUNO}, {BRUNO}]
    hall.see(None, BRUNO, ANNA)
    assert hall.told == [ANNA, BRUNO, ANNA]
    assert hall.listed == {BRUNO: True, ANNA: True}
    hall.feed.mistaken(CARLA)  # is not here
    assert hall.mistakes == [mistaken.id]


# ------------------------------------------------------------------------ whatever happens

people_in_view = st.lists(st.sampled_from([ANNA, BRUNO, CARLA, None]), max_size=4, unique=True)
happenings = st.lists(
    st.one_of(
        # Seconds since the frame before, who is seen, and where the tracks' numbers begin.
        st.tuples(st.integers(0, 50), people_in_view, st.integers(1, 99)),
        st.sampled_from(["end", "starved", "counts", "identification", "stand-in"]),
    ),
    max_size=50,
)


@given(happenings)
def test_whatever_happens_each_visit_is_told_of_once(stream: list[Any]) -> None:
    hall = Hall()
    expected, last = [], dict[UUID, float]()
    counts = False
    for happening in stream:
        if happening == "end":
            hall.feed.end()
        elif happening == "starved":
            hall.feed.starved(30)
        elif happening == "stand-in":
            hall.see(ANNA, BRUNO, seconds=0.5, keeps=False)
        elif isinstance(happening, str):
            counts = happening == "counts"
            hall.change(analysis={"mode": AnalysisMode(happening)})
        else:
            seconds, people, first_track = happening
            hall.see(*people, seconds=seconds, first_track=first_track)
            for person in sorted(one for one in people if one is not None and not counts):
                if person not in last or hall.now_s - last[person] > 60:
                    expected.append(person)
                last[person] = hall.now_s
    assert hall.told == expected
    assert [picture.person for picture in hall.pictures] == expected
    for recorded in hall.recorded:
        assert recorded
        assert recorded <= set(expected)
