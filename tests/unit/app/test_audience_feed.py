"""What reaches the history and the screens, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.app.audience_feed import AudienceFeed
from kiosk.core.choices import AnalysisMode, ZoneKind
from kiosk.core.settings import AnalysisSettings, AudienceSettings
from kiosk.core.today import TodayBoard
from kiosk.core.types import (
    NANOS_PER_S,
    Detections,
    FaceAttributes,
    Frame,
    FrameResult,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.core.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.types import Crossing, MinuteState, Visit

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
IMAGE = np.zeros((100, 200, 3), np.uint8)
LOOKING = FaceAttributes(looking=True)


class History:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []
        self.crossings: list[Crossing] = []
        self.minutes: list[MinuteState] = []
        self.checkpoints: list[Sequence[Visit]] = []

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        self.visits += visits

    def crossed(self, crossings: Sequence[Crossing]) -> None:
        self.crossings += crossings

    def observed(self, states: Sequence[MinuteState]) -> None:
        self.minutes += states

    def checkpoint(self, open_visits: Sequence[Visit]) -> None:
        self.checkpoints.append(open_visits)


class Shop:
    """A feed with a camera of five frames a second, played by the test."""

    def __init__(self, **settings: object) -> None:
        self.history = History()
        self.today = TodayBoard(UTC)
        self.told: list[Visit] = []
        self.feed = AudienceFeed(
            AudienceSettings.model_validate(settings), self.history, self.today, self.told.extend
        )
        self.frame = 0
        self.first_ns: dict[int, int] = {}

    def begin(self, mode: AnalysisMode = AnalysisMode.DEMOGRAPHICS, window_s: float = 10) -> None:
        self.feed.begin(AnalysisSettings(mode=mode, revisit_window_s=window_s))

    @property
    def now_ns(self) -> int:
        return self.frame * NANOS_PER_S // 5

    @property
    def now(self) -> datetime:
        return START + timedelta(seconds=self.frame / 5)

    def pass_s(
        self, seconds: float, *people: int, keeps: bool = True, x: float = 50.0, dx: float = 0.0
    ) -> FrameResult:
        """So much time with these people in view."""
        for _ in range(round(seconds * 5)):
            self.frame += 1
            x += dx
            result = self._result(people, x)
            result = self.feed.take(result, keeps=keeps)
        return result

    def _result(self, people: Sequence[int], x: float) -> FrameResult:
        frame = Frame(IMAGE, self.frame, self.now_ns, self.now, "test")
        box = np.array((x, 40, x + 20, 60), np.float32)
        tracks = tuple(
            Track(
                person,
                box + 40 * np.float32(k),
                0.9,
                TrackState.CONFIRMED,
                self.first_ns.setdefault(person, self.now_ns),
                self.now_ns,
                attributes=LOOKING,
                person_id=person,
            )
            for k, person in enumerate(people)
        )
        count = PeopleCount(len(people), unknown=len(people))
        return FrameResult(frame, Detections.empty(), tracks, count, {})


@pytest.fixture
def shop() -> Shop:
    made = Shop()
    made.begin()
    return made


def test_a_visit_is_told_once_and_only_when_it_is_over(shop: Shop) -> None:
    shop.pass_s(6, 1)
    shop.pass_s(9)
    assert shop.history.visits == []
    assert shop.today.counts(shop.now).passing_by == 1
    shop.pass_s(3)
    (visit,) = shop.history.visits
    assert visit.interested
    assert visit.dwell_ms == pytest.approx(6000, abs=250)
    shop.pass_s(30)
    assert len(shop.history.visits) == 1
    assert shop.today.counts(shop.now).passing_by == 1


def test_open_visits_are_checkpointed_so_that_a_crash_loses_none(shop: Shop) -> None:
    shop.pass_s(12, 1)
    latest = shop.history.checkpoints[-1]
    assert len(latest) == 1
    assert latest[0].dwell_ms >= 4000
    assert len(shop.history.checkpoints) == 2


def test_the_end_of_the_program_ends_visits_at_their_last_sight(shop: Shop) -> None:
    shop.pass_s(4, 1)
    shop.pass_s(2)
    shop.feed.end()
    (visit,) = shop.history.visits
    assert visit.ended_at == START + timedelta(seconds=4)
    assert shop.history.checkpoints[-1] == ()
    assert sum(m.observed_ms for m in shop.history.minutes) == pytest.approx(6000, abs=250)
    assert shop.feed.snapshot().open_visits == ()
    shop.feed.end()
    assert len(shop.history.visits) == 1


def test_new_networks_number_their_tracks_anew(shop: Shop) -> None:
    shop.pass_s(4, 1)
    shop.begin()
    shop.pass_s(4, 1)
    shop.feed.end()
    assert len({visit.id for visit in shop.history.visits}) == 2


def test_people_of_a_stand_in_scene_are_shown_and_not_kept(shop: Shop) -> None:
    shop.pass_s(4, 1)
    shop.pass_s(4, 2, keeps=False)
    shop.pass_s(20, keeps=False)
    assert len(shop.history.visits) == 1
    assert shop.today.counts(shop.now).passing_by == 2
    shop.pass_s(4, 3)
    assert shop.today.counts(shop.now).passing_by == 2, "those of the scene count no more"
    shop.feed.end()
    assert len(shop.history.visits) == 2
    assert shop.told == shop.history.visits


def test_a_camera_that_gives_nothing_any_more_lets_visits_end(shop: Shop) -> None:
    shop.pass_s(4, 1)
    for seconds in range(1, 45):
        shop.feed.starved(seconds)
    assert len(shop.history.visits) == 1
    assert shop.feed.snapshot().open_visits == ()


def test_without_recognition_a_visit_ends_soon() -> None:
    shop = Shop()
    shop.begin(AnalysisMode.COUNTS, window_s=300)
    shop.pass_s(4, 1)
    shop.pass_s(4)
    assert len(shop.history.visits) == 1


def test_other_thresholds_act_from_the_next_frame_on(shop: Shop) -> None:
    shop.pass_s(4, 1)
    shop.feed.configure(AudienceSettings(passing_s=20))
    shop.pass_s(1, 1)
    assert shop.today.counts(shop.now).passing_by == 0


def test_lines_count_who_crosses_them() -> None:
    line = Zone(id="door", name="Door", kind=ZoneKind.LINE, points=((0.5, 0.0), (0.5, 1.0)))
    shop = Shop(zones=[line.model_dump()])
    shop.begin()
    shop.pass_s(4, 1, x=20, dx=8)
    assert [crossing.line for crossing in shop.history.crossings] == ["door"]


def test_ignored_faces_are_in_the_picture_but_not_in_the_count() -> None:
    poster = Zone(
        id="poster",
        name="Poster",
        kind=ZoneKind.IGNORE,
        points=((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),
    )
    shop = Shop(zones=[poster.model_dump()])
    shop.begin()
    result = shop.pass_s(4, 1)
    assert result.count.total == 0
    assert result.tracks[0].ignored is not None
    (face,) = shop.feed.snapshot().ignored
    assert face.number == 1
    shop.feed.end()
    assert [visit for visit in shop.history.visits if visit.passing_by] == []
