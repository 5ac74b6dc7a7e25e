"""What people do in front of the screen, and the visits that follow from it, exactly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
import pytest

from kiosk.core.audience import Audience
from kiosk.core.choices import ZoneKind
from kiosk.core.metrics import age_band
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import (
    AgeBand,
    Category,
    Detections,
    Emotion,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    IgnoreReason,
    MinuteState,
    PeopleCount,
    Track,
    TrackState,
    Visit,
)
from kiosk.core.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
IMAGE = np.zeros((720, 1280, 3), np.uint8)
WIDTH = 100
STEP_MS = 100
WOMAN = FaceAttributes(age=34.0, gender=Gender.FEMALE, female_prob=0.95, evidence=2.0)
MAN = FaceAttributes(age=61.0, gender=Gender.MALE, female_prob=0.1, evidence=2.0)


def numbered() -> Callable[[datetime], UUID]:
    """Ids that count up."""
    count = 0

    def new_id(at: datetime) -> UUID:
        nonlocal count
        del at
        count += 1
        return UUID(int=count)

    return new_id


class Street:
    """A camera of ten frames a second over faces that the test moves."""

    def __init__(
        self, *, window_s: float = 300, recognises: bool = True, **settings: object
    ) -> None:
        self.audience = Audience(
            AudienceSettings(**{"ghost_after_s": 0, **settings}),
            revisit_window_s=window_s,
            recognises=recognises,
            new_id=numbered(),
        )
        self.ms = 0
        self.first_ms: dict[int, int] = {}
        self.last_ms: dict[int, int] = {}
        self.ended: list[Visit] = []
        self.minutes: list[MinuteState] = []
        self.lines: list[bool] = []
        self.result: FrameResult | None = None

    def face(
        self,
        number: int,
        x: float = 600,
        *,
        person: int | None = None,
        looking: bool | None = None,
        of: FaceAttributes = WOMAN,
        state: TrackState = TrackState.CONFIRMED,
        emotion: Emotion | None = None,
        y: float = 300,
    ) -> Track:
        """A face in the frame that comes next."""
        self.first_ms.setdefault(number, self.ms)
        if state is not TrackState.LOST:
            self.last_ms[number] = self.ms
        attributes = FaceAttributes(
            age=of.age,
            gender=of.gender,
            female_prob=of.female_prob,
            evidence=of.evidence,
            under_18=of.under_18,
            looking=looking,
            emotion=emotion,
        )
        box = np.array([x - WIDTH / 2, y - 60, x + WIDTH / 2, y + 60], np.float32)
        first_ns, last_ns = self.first_ms[number] * 10**6, self.last_ms[number] * 10**6
        return Track(number, box, 0.9, state, first_ns, last_ns, None, attributes, person_id=person)

    def show(self, *faces: Track, source: str = "cam", wall_s: float = 0.0) -> None:
        """One frame; the next one comes 100 ms later."""
        at = START + timedelta(milliseconds=self.ms, seconds=wall_s)
        frame = Frame(IMAGE, self.ms // STEP_MS, self.ms * 10**6, at, source)
        result = FrameResult(frame, Detections.empty(), faces, PeopleCount(len(faces)), {})
        update = self.audience.update(result)
        self.ended += update.ended
        self.minutes += update.minutes
        self.lines += [crossing.inward for crossing in update.crossings]
        self.result = update.result
        self.ms += STEP_MS

    def stand(self, seconds: float, number: int = 1, **face: object) -> None:
        """Somebody stands for a while: so many frames."""
        for _ in range(round(seconds * 10)):
            self.show(self.face(number, **face))

    def empty(self, seconds: float) -> None:
        """Nobody is there; a frame each half second is enough."""
        until = self.ms + round(seconds * 1000)
        while self.ms < until:
            self.show()
            self.ms += 400

    def closed(self) -> list[Visit]:
        """All visits, when the day is over."""
        update = self.audience.close()
        self.ended += update.ended
        self.minutes += update.minutes
        return self.ended


def walk(
    street: Street, seconds: float, number: int = 1, start: float = 100, **face: object
) -> float:
    """Somebody walks at three widths a second; returns where to."""
    x = start
    for _ in range(round(seconds * 10)):
        street.show(street.face(number, x, **face))
        x += 0.3 * WIDTH
    return x


def test_somebody_who_walks_past_is_passing_by_and_no_more() -> None:
    street = Street()
    walk(street, 2.1, looking=False)
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.stop_ms, visit.attention_ms) == (2000, 0, 0)
    assert (visit.passing_by, visit.interested) == (True, False)
    assert visit.started_at == START
    assert visit.ended_at == START + timedelta(seconds=2)


@pytest.mark.parametrize(("frames", "counts"), [(10, False), (11, True)])
def test_passing_by_begins_with_a_full_second(frames: int, counts: bool) -> None:
    street = Street()
    walk(street, frames / 10)
    (visit,) = street.closed()
    assert visit.dwell_ms == (frames - 1) * 100
    assert visit.passing_by is counts


@pytest.mark.parametrize(("looks", "interested"), [(10, False), (11, True)])
def test_interested_is_who_stands_three_seconds_and_looks_for_more_than_one(
    looks: int, interested: bool
) -> None:
    street = Street()
    for k in range(31):
        street.show(street.face(1, looking=5 <= k < 5 + looks))
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.stop_ms, visit.attention_ms) == (3000, 3000, looks * 100)
    assert visit.interested is interested
    assert (visit.gender, visit.age, visit.category) == (
        Gender.FEMALE, pytest.approx(34), Category.YOUNG_FEMALE,
    )  # fmt: skip


def test_who_stands_for_less_than_three_seconds_is_not_interested() -> None:
    street = Street()
    street.stand(3.0, looking=True)
    (visit,) = street.closed()
    assert (visit.stop_ms, visit.attention_ms, visit.interested) == (2900, 2900, False)


def test_walks_in_stops_looks_and_walks_on() -> None:
    street = Street()
    x = walk(street, 2.0, looking=False)
    street.stand(4.0, x=x, looking=True)
    walk(street, 2.0, start=x, looking=False)
    (visit,) = street.closed()
    assert visit.dwell_ms == 7900
    assert visit.stop_ms == pytest.approx(4000, abs=450)
    assert visit.attention_ms == 4000
    assert visit.interested


@pytest.mark.parametrize(("minutes", "visits"), [(4, 1), (6, 2)])
def test_who_returns_within_the_window_goes_on_with_the_same_visit(
    minutes: float, visits: int
) -> None:
    street = Street()
    street.stand(2.1, person=1, looking=True)
    street.empty(minutes * 60)
    street.stand(2.1, number=2, person=1, looking=True)
    street.empty(301)
    assert len(street.ended) == visits
    assert [v.id for v in street.ended] == [UUID(int=k + 1) for k in range(visits)]
    assert sum(v.dwell_ms for v in street.ended) == 4000, "the time away is no dwell"
    assert sum(v.tracks for v in street.ended) == 2
    assert street.ended[0].interested is (visits == 1)


def test_a_visit_ends_when_the_window_is_over_and_is_told_once() -> None:
    street = Street(window_s=10)
    street.stand(2.1, person=1)
    street.empty(9.5)
    assert street.ended == []
    assert [v.dwell_ms for v in street.audience.open_visits()] == [2000]
    street.empty(2)
    assert [v.ended_at for v in street.ended] == [START + timedelta(seconds=2)]
    assert street.audience.open_visits() == ()
    street.empty(30)
    assert len(street.closed()) == 1


def test_without_recognition_a_visit_is_over_soon() -> None:
    street = Street(recognises=False)
    street.stand(2.1, person=1)
    street.empty(4)
    assert len(street.ended) == 1


def test_a_visit_that_is_over_is_told_also_when_no_frames_come() -> None:
    street = Street(window_s=60)
    street.stand(2.1, person=1)
    assert street.audience.advance(START, 50 * 10**9).ended == ()
    (visit,) = street.audience.advance(START, 70 * 10**9).ended
    assert visit.ended_at == START + timedelta(seconds=2)
    assert street.closed() == []


def test_visits_are_told_in_the_order_of_their_ends() -> None:
    street = Street(window_s=10)
    for k in range(40):
        street.show(street.face(1, 100), *([street.face(2, 900)] if k < 20 else []))
    street.ms += 60_000
    street.show()
    assert [v.dwell_ms for v in street.ended] == [1900, 3900]


def test_without_a_window_a_lost_face_still_holds_its_visit() -> None:
    street = Street(window_s=0)
    street.stand(2.1)
    street.stand(0.8, state=TrackState.LOST)
    street.stand(1.1)
    assert street.ended == []
    street.empty(1)
    assert [v.dwell_ms for v in street.ended] == [3900]


def test_numbers_of_tracks_that_begin_anew_are_other_tracks() -> None:
    street = Street()
    street.stand(1.1)
    street.first_ms.clear()
    street.stand(1.1)
    (visit,) = street.closed()
    assert (visit.tracks, visit.dwell_ms) == (2, 2000)


def test_two_who_cross_are_two_visits() -> None:
    street = Street()
    for k in range(30):
        street.show(
            street.face(1, 100 + 30 * k, person=1), street.face(2, 1000 - 30 * k, person=2, of=MAN)
        )
    visits = street.closed()
    assert [v.dwell_ms for v in visits] == [2900, 2900]
    assert {v.gender for v in visits} == {Gender.FEMALE, Gender.MALE}


def test_a_late_decision_moves_what_was_counted_so_far() -> None:
    street = Street()
    street.stand(2.1, person=1)
    street.empty(60)
    street.stand(1.0, number=2)  # not decided yet: a visit of its own
    assert [v.dwell_ms for v in street.audience.open_visits()] == [2000, 900]
    street.stand(1.1, number=2, person=1)
    (visit,) = street.closed()
    assert (visit.id, visit.tracks, visit.dwell_ms) == (UUID(int=1), 2, 4000)


def test_a_wrong_decision_is_taken_back() -> None:
    street = Street()
    street.stand(2.1, person=1)
    street.empty(60)
    street.stand(2.0, number=2, person=1, of=MAN)
    street.stand(2.1, number=2, person=2, of=MAN)
    first, second = street.closed()
    assert (first.dwell_ms, first.tracks, first.gender) == (2000, 1, Gender.FEMALE)
    assert (second.dwell_ms, second.tracks, second.gender) == (4000, 1, Gender.MALE)
    assert first.id != second.id


def test_a_visit_left_alone_by_a_wrong_decision_ends_in_time() -> None:
    street = Street(window_s=10)
    street.stand(2.1, person=1)
    street.empty(7)
    street.stand(2.0, number=2, person=1)
    street.stand(3.0, number=2, person=2)
    assert [(v.dwell_ms, v.tracks) for v in street.ended] == [(2000, 1)]


def test_a_decision_for_somebody_whose_visit_is_over_keeps_the_visit() -> None:
    street = Street(window_s=10)
    street.stand(2.1, person=1)
    street.empty(12)
    street.stand(1.0, number=2)
    street.stand(1.1, number=2, person=1)
    assert [(v.id, v.dwell_ms) for v in street.closed()] == [
        (UUID(int=1), 2000),
        (UUID(int=2), 2000),
    ]


def test_two_tracks_of_one_person_at_the_same_time_count_once() -> None:
    street = Street()
    for _ in range(31):
        street.show(street.face(1, person=1, looking=True), street.face(2, person=1, looking=True))
    (visit,) = street.closed()
    assert (visit.tracks, visit.dwell_ms, visit.stop_ms, visit.attention_ms) == (
        2, 3000, 3000, 3000,
    )  # fmt: skip


def test_a_visit_ends_with_the_last_sight_of_any_of_its_tracks() -> None:
    street = Street()
    street.stand(2.1, person=1)
    for _ in range(11):
        street.show(street.face(1, person=1, state=TrackState.LOST), street.face(2, person=1))
    street.show(street.face(1, person=1, state=TrackState.LOST))
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.ended_at) == (3000, START + timedelta(seconds=3.1))


def test_a_gap_counts_when_the_same_face_comes_back_and_not_when_it_does_not() -> None:
    street = Street()
    street.stand(2.1)
    street.stand(0.8, state=TrackState.LOST)
    street.stand(1.1)
    street.stand(0.8, state=TrackState.LOST)
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.stop_ms) == (3900, 3900)
    assert visit.ended_at == START + timedelta(seconds=3.9)


@pytest.mark.parametrize(("missed", "looked_ms"), [(2, 2800), (5, 2500)])
def test_a_short_gap_does_not_interrupt_a_look_and_a_long_one_does(
    missed: int, looked_ms: int
) -> None:
    street = Street()
    street.stand(1.1, looking=True)
    street.stand(missed / 10, looking=True, state=TrackState.LOST)
    street.stand(1.1, looking=True)
    street.stand(0.3, looking=False)
    street.stand(0.5, looking=True)
    (visit,) = street.closed()
    assert visit.attention_ms == looked_ms


def test_what_flickers_without_being_confirmed_is_nobody() -> None:
    street = Street()
    for k in range(40):
        street.show(street.face(k // 3 + 1, state=TrackState.TENTATIVE))
    assert street.audience.open_visits() == ()
    assert street.closed() == []


def test_a_confirmed_face_counts_from_its_first_sight() -> None:
    street = Street()
    street.stand(0.5, state=TrackState.TENTATIVE)
    street.stand(1.1)
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.started_at) == (1500, START)


def test_looking_that_was_not_measured_is_not_known() -> None:
    street = Street(zones=(ROOM,))
    street.stand(5)
    (visit,) = street.closed()
    assert (visit.attention_ms, visit.interested) == (None, None)
    assert (visit.zones[0].attention_ms, visit.zones[0].interested) == (None, None)


def test_age_and_gender_weigh_the_tracks_by_their_evidence() -> None:
    sure = FaceAttributes(age=30.0, gender=Gender.FEMALE, female_prob=0.95, evidence=6.0)
    doubt = FaceAttributes(age=50.0, gender=Gender.MALE, female_prob=0.2, evidence=2.0)
    nothing = FaceAttributes()
    street = Street()
    for number, looks in enumerate((sure, doubt, nothing), 1):
        street.stand(1.1, number=number, person=1, of=looks)
    (visit,) = street.closed()
    assert visit.age == pytest.approx((30 * 6 + 50 * 2) / 8)
    assert visit.gender is Gender.FEMALE


def test_tracks_that_contradict_each_other_leave_the_gender_open() -> None:
    street = Street()
    for number, female in enumerate((0.9, 0.1), 1):
        likely = Gender.FEMALE if female > 0.5 else Gender.MALE
        looks = FaceAttributes(age=40.0, gender=likely, female_prob=female, evidence=1.0)
        street.stand(1.1, number=number, person=1, of=looks)
    (visit,) = street.closed()
    assert (visit.gender, visit.category) == (Gender.UNKNOWN, None)


def test_the_emotion_is_the_one_shown_for_longest() -> None:
    street = Street()
    street.stand(1.0, emotion=Emotion.HAPPY)
    street.stand(2.0, emotion=Emotion.NEUTRAL)
    street.stand(0.5, emotion=Emotion.SAD)
    assert street.closed()[0].emotion is Emotion.NEUTRAL


def test_a_poster_is_dropped_without_trace_and_the_people_before_it_are_not() -> None:
    street = Street(ghost_after_s=20)
    for k in range(400):
        faces = [street.face(1, 900)]
        if 50 <= k < 100:
            faces.append(street.face(2, 100 + 8 * (k - 50), looking=True))
        street.show(*faces)
    assert [face.number for face in street.audience.ignored()] == [1]
    assert street.audience.ignored()[0].reason is IgnoreReason.STILL
    assert street.result is not None
    assert street.result.count.total == 0
    assert [track.ignored for track in street.result.tracks] == [IgnoreReason.STILL]
    assert len(street.audience.open_visits()) == 1
    street.empty(1)  # taken down
    (visit,) = street.closed()
    assert visit.dwell_ms == 4900


def test_a_poster_taken_for_somebody_does_not_keep_the_visit_open() -> None:
    street = Street(window_s=10, ghost_after_s=20)
    street.stand(2.1, x=300, person=1)
    street.stand(25, x=900, number=2, person=1)
    assert [(v.dwell_ms, v.tracks) for v in street.ended] == [(2000, 1)]


def test_a_face_that_is_counted_again_counts_from_its_beginning() -> None:
    street = Street(ghost_after_s=20)
    street.stand(30)
    assert street.audience.open_visits() == ()
    street.audience.count_again(1)
    street.stand(1.1)
    (visit,) = street.closed()
    assert visit.dwell_ms == 31000


ROOM = Zone(id="room", name="Room", points=((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)))
POSTER = Zone(
    id="poster",
    name="Poster",
    kind=ZoneKind.IGNORE,
    points=((0.5, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0)),
)
DOOR = Zone(id="door", name="Door", kind=ZoneKind.LINE, points=((0.5, 1.0), (0.5, 0.0)))


def test_time_in_an_ignored_area_does_not_count() -> None:
    street = Street(zones=(POSTER,))
    street.stand(2.1, x=300)
    street.stand(5.0, x=900)
    assert [face.reason for face in street.audience.ignored()] == [IgnoreReason.AREA]
    street.stand(2.1, x=300)
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.stop_ms) == (4000, 4000)


def test_the_way_through_an_ignored_area_is_no_stop() -> None:
    street = Street(zones=(POSTER,))
    street.stand(2.1, x=300)
    street.stand(5.0, x=900)
    walk(street, 1.5, start=100)
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.stop_ms) == (3400, 2000)


def test_who_is_in_an_ignored_area_only_is_nobody() -> None:
    street = Street(zones=(POSTER,))
    street.stand(5.0, x=900)
    assert street.result is not None
    assert street.result.count.total == 0
    assert street.closed() == []


def test_a_visit_is_over_although_its_face_stays_in_an_ignored_area() -> None:
    street = Street(window_s=10, zones=(POSTER,))
    street.stand(2.1, x=300)
    street.stand(12, x=900)
    assert [v.dwell_ms for v in street.ended] == [2000]
    street.stand(3.1, x=300)
    assert [v.dwell_ms for v in street.closed()] == [2000, 3000]


def test_stays_in_zones_are_judged_by_the_same_thresholds() -> None:
    wide = Zone(id="wide", name="Wide", points=((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
    far = Zone(id="far", name="Far", points=((0.9, 0.9), (1.0, 0.9), (1.0, 1.0), (0.9, 1.0)))
    street = Street(zones=(ROOM, far, wide))
    street.stand(4.1, x=300, looking=True)
    street.stand(0.5, x=900, looking=False)
    (visit,) = street.closed()
    room, all_over = visit.zones
    assert (room.zone, room.dwell_ms, room.attention_ms) == ("room", 4000, 4100 - 100)
    assert room.stop_ms == pytest.approx(4000, abs=300)
    assert (room.passing_by, room.interested) == (True, True)
    assert (all_over.zone, all_over.dwell_ms) == ("wide", visit.dwell_ms)


def test_a_short_stay_in_a_zone_is_not_passing_by_there() -> None:
    street = Street(zones=(ROOM,))
    street.stand(3.0, x=900, looking=True)
    street.stand(0.5, x=300, looking=True)
    (visit,) = street.closed()
    assert visit.passing_by
    assert (visit.zones[0].dwell_ms, visit.zones[0].passing_by) == (500, False)
    assert visit.zones[0].interested is False


def test_who_walks_through_the_door_crosses_its_line_once() -> None:
    street = Street(zones=(DOOR,))
    walk(street, 3.0, start=300, person=1)
    street.empty(10)
    for k in range(30):
        street.show(street.face(2, 1000 - 30 * k, person=2))
    assert street.lines == [True, False]


def test_thresholds_in_force_at_the_end_decide() -> None:
    street = Street()
    street.stand(2.1, looking=True)
    street.audience.configure(AudienceSettings(ghost_after_s=0, passing_s=5))
    (visit,) = street.audience.open_visits()
    assert visit.passing_by is False
    street.audience.configure(AudienceSettings(ghost_after_s=0, stop_s=1.5))
    assert street.closed()[0].interested is True


def test_a_step_of_the_wall_clock_changes_labels_and_no_duration() -> None:
    street = Street()
    for k in range(31):
        street.show(street.face(1, looking=True), wall_s=-86_400 if k > 10 else 0)
    (visit,) = street.closed()
    assert visit.dwell_ms == 3000
    assert visit.ended_at == START + timedelta(seconds=3, days=-1)
    assert visit.ended_at - visit.started_at == timedelta(seconds=3)


def test_another_source_keeps_the_visit_open_and_adds_no_time() -> None:
    street = Street()
    street.stand(2.1, person=1)
    street.ms += 500
    for _ in range(11):
        street.show(street.face(2, 100, person=1), source="other")
    (visit,) = street.closed()
    assert (visit.tracks, visit.dwell_ms, visit.stop_ms) == (2, 3000, 3000)


def test_the_time_between_two_sources_is_not_presence() -> None:
    street = Street()
    street.stand(2.1)
    street.ms += 500
    for _ in range(11):
        street.show(street.face(1), source="other")
    (visit,) = street.closed()
    assert (visit.dwell_ms, visit.stop_ms) == (3000, 3000)
    assert sum(state.observed_ms for state in street.minutes) == 3000


def test_posters_are_looked_for_anew_when_the_source_changes() -> None:
    street = Street(ghost_after_s=20)
    street.stand(25)
    assert street.audience.ignored() != ()
    street.show(street.face(1), source="other")
    assert street.audience.ignored() == ()


def test_minutes_tell_how_long_was_observed_and_how_many_were_there() -> None:
    street = Street()
    street.ms = 59_000
    street.show(street.face(1))
    street.show(street.face(1), street.face(2, 900))
    for _ in range(10):
        street.show(street.face(1))
    street.ms += 5000  # the camera was gone
    street.show(street.face(1))
    street.closed()
    minute = timedelta(minutes=1)
    assert street.minutes == [
        MinuteState(START, 1000, 100 + 200 + 800, 2),
        MinuteState(START + minute, 100, 100, 1),
    ]


def test_a_minute_ends_also_when_no_frames_come() -> None:
    street = Street()
    street.show()
    street.show(street.face(1))
    street.show()
    assert street.audience.advance(START + timedelta(seconds=59), 59 * 10**9).minutes == ()
    later = street.audience.advance(START + timedelta(seconds=61), 61 * 10**9)
    assert later.minutes == (MinuteState(START, 200, 100, 1),)
    assert street.audience.close().minutes == ()


def test_closing_ends_everything_and_a_face_that_stays_begins_anew() -> None:
    street = Street()
    street.stand(2.1, person=1)
    assert [v.dwell_ms for v in street.closed()] == [2000]
    street.stand(1.1, person=1)
    assert [v.dwell_ms for v in street.closed()] == [2000, 1000]
    assert street.ended[0].id != street.ended[1].id


@pytest.mark.parametrize("crowd", [0, 1, 40])
def test_any_number_of_faces(crowd: int) -> None:
    street = Street()
    for _ in range(12):
        street.show(*(street.face(k + 1, 30 * k, person=k + 1) for k in range(crowd)))
    assert [v.dwell_ms for v in street.closed()] == [1100] * crowd


def test_a_child_has_neither_age_nor_gender() -> None:
    street = Street()
    street.stand(2.0, of=FaceAttributes(under_18=True, evidence=2.0))
    (visit,) = street.closed()
    assert age_band(visit.age) is AgeBand.UNKNOWN
    assert (visit.age, visit.gender, visit.category) == (None, Gender.UNKNOWN, None)


@pytest.mark.parametrize(("child", "adult"), [(2.0, 1.0), (1.0, 2.0)])
def test_tracks_of_a_child_and_of_an_adult_are_what_most_of_the_evidence_says(
    child: float, adult: float
) -> None:
    street = Street()
    grown = FaceAttributes(age=19.0, gender=Gender.FEMALE, female_prob=0.95, evidence=adult)
    street.stand(1.1, number=1, person=1, of=FaceAttributes(under_18=True, evidence=child))
    street.stand(1.1, number=2, person=1, of=grown)
    (visit,) = street.closed()
    expected = (None, Gender.UNKNOWN) if child > adult else (19.0, Gender.FEMALE)
    assert (visit.age, visit.gender) == expected


def test_a_track_taken_for_an_adult_at_first_is_that_of_a_child_in_the_end() -> None:
    street = Street()
    street.stand(1.0, of=WOMAN)
    street.stand(1.0, of=FaceAttributes(under_18=True, evidence=3.0))
    street.stand(0.5, of=FaceAttributes())
    (visit,) = street.closed()
    assert (visit.age, visit.gender) == (None, Gender.UNKNOWN)
