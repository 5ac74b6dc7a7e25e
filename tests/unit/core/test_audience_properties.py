"""What holds for the audience metrics on any stream of tracks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.audience import Audience
from kiosk.core.choices import ZoneKind
from kiosk.core.metrics import (
    AGE_COLUMNS,
    CATEGORY_COLUMNS,
    GENDER_COLUMNS,
    MetricCounts,
    counts_of,
    counts_of_crossing,
    counts_of_minute,
    total,
)
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import (
    Crossing,
    Detections,
    Emotion,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    MinuteState,
    PeopleCount,
    Track,
    TrackState,
    Visit,
)
from kiosk.core.zone import Zone

START = datetime(2026, 6, 1, 12, 59, 58, tzinfo=UTC)
IMAGE = np.zeros((100, 200, 3), np.uint8)
ZONES = (
    Zone(id="left", name="Left", points=((0.0, 0.0), (0.6, 0.0), (0.6, 1.0), (0.0, 1.0))),
    Zone(id="low", name="Low", points=((0.0, 0.5), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0))),
    Zone(
        id="out",
        name="Out",
        kind=ZoneKind.IGNORE,
        points=((0.8, 0.0), (1.0, 0.0), (1.0, 1.0), (0.8, 1.0)),
    ),
    Zone(id="door", name="Door", kind=ZoneKind.LINE, points=((0.4, 0.0), (0.4, 1.0))),
)
CHOICES = (
    # Shorter than the settings allow, so that short streams have lifeless faces in them.
    AudienceSettings(stop_s=0.5, look_s=0.2, zones=ZONES).model_copy(update={"ghost_after_s": 2.0}),
    AudienceSettings(stop_s=0.2, look_s=0.1, passing_s=0.3, zones=ZONES[:1], ghost_after_s=0),
    AudienceSettings(stop_s=0, look_s=0, passing_s=0, stop_speed=5),
)
LOOKS = (
    FaceAttributes(looking=True),
    FaceAttributes(looking=False, emotion=Emotion.HAPPY),
    FaceAttributes(28.0, 22, 34, Gender.FEMALE, 0.9, None, None, True, 0.9, 2.0),
    FaceAttributes(66.0, 60, 72, Gender.MALE, 0.95, Emotion.SAD, None, True, 0.05, 3.0),
    FaceAttributes(),
)


@dataclass(frozen=True)
class Step:
    """What happens until the next frame, and what is in it: one action per live face."""

    ms: int
    wall_s: int
    source: str
    settings: int
    born: int
    actions: list[tuple[str, int, int, int]] = field(hash=False)


STEPS = st.builds(
    Step,
    ms=st.one_of(
        st.integers(15, 250), st.sampled_from([0, 33, 33, 100, 100, 900, 2500, 20_000, -50, -5000])
    ),
    wall_s=st.sampled_from([0] * 12 + [-3600, 3600, 1]),
    source=st.sampled_from(["a"] * 15 + ["b"]),
    settings=st.sampled_from([-1] * 12 + [0, 1, 2]),
    born=st.sampled_from([0, 0, 0, 1, 2]),
    actions=st.lists(
        st.tuples(
            st.sampled_from(["stay"] * 9 + ["walk", "walk", "miss", "go", "be", "part"]),
            st.integers(0, 200),
            st.integers(0, 100),
            st.integers(0, len(LOOKS) - 1),
        ),
        min_size=1,
        max_size=6,
    ),
)
FILMS = st.lists(STEPS, min_size=1, max_size=40)
SETUPS = st.tuples(st.integers(0, 2), st.sampled_from([0.0, 2.0, 10.0, 300.0]), st.booleans())


@dataclass
class _Face:
    id: int
    first_ns: int
    last_ns: int
    box: tuple[float, float] = (100.0, 50.0)
    person: int | None = None
    looks: FaceAttributes = LOOKS[0]
    seen: int = 0


def frames(film: list[Step], *, wall: bool = True) -> list[tuple[FrameResult, int]]:
    """The results of a film, as a tracker would give them, and the settings of each frame."""
    faces: list[_Face] = []
    newest, raw_ns, now_ns, shift, out = 0, 10**9, 0, 0, []
    for number, step in enumerate(film):
        raw_ns = max(raw_ns + step.ms * 10**6, 0)
        now_ns = max(raw_ns, now_ns)
        shift += step.wall_s if wall else 0
        tracks = []
        for k in range(step.born):
            newest += 1
            faces.append(_Face(newest, now_ns, now_ns, (30.0 + 60 * k, 40.0)))
        for face in list(faces):
            action, x, y, look = step.actions[face.id % len(step.actions)]
            if action == "go" or now_ns - face.last_ns > 3 * 10**9:
                faces.remove(face)
                continue
            missed = action == "miss" and face.seen > 1
            if not missed:
                face.last_ns, face.seen = now_ns, face.seen + 1
                face.looks = LOOKS[look]
            if action == "walk":
                face.box = (x, y)
            elif action == "be":  # some person who was here before, or itself
                face.person = 1 + x % face.id
            elif action == "part":
                face.person = None
            state = TrackState.CONFIRMED if face.seen > 1 else TrackState.TENTATIVE
            left, top = face.box
            tracks.append(
                Track(
                    face.id,
                    np.array([left - 10, top - 12, left + 10, top + 12], np.float32),
                    0.9,
                    TrackState.LOST if missed else state,
                    face.first_ns,
                    face.last_ns,
                    None,
                    face.looks,
                    face.person,
                )
            )
        at = START + timedelta(milliseconds=raw_ns // 10**6, seconds=shift)
        frame = Frame(IMAGE, number, raw_ns, at, step.source)
        result = FrameResult(frame, Detections.empty(), tuple(tracks), PeopleCount(), {})
        out.append((result, step.settings))
    return out


@dataclass
class Played:
    """All that became history, and what was open at each frame."""

    visits: list[Visit] = field(default_factory=list)
    crossings: list[Crossing] = field(default_factory=list)
    minutes: list[MinuteState] = field(default_factory=list)
    open_visits: list[tuple[Visit, ...]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)


def play(
    film: list[Step],
    setup: tuple[int, float, bool],
    *,
    asks: bool = True,
    wall: bool = True,
    closes_before: int | None = None,
) -> Played:
    """Run a film through the audience, and close."""
    chosen, window_s, recognises = setup
    minted = 0

    def new_id(at: datetime) -> UUID:
        nonlocal minted
        del at
        minted += 1
        return UUID(int=minted)

    audience = Audience(
        CHOICES[chosen], revisit_window_s=window_s, recognises=recognises, new_id=new_id
    )
    played = Played()
    for number, (result, change) in enumerate(frames(film, wall=wall)):
        if change >= 0:
            audience.configure(CHOICES[change])
        if number == closes_before:
            _note(played, audience.close())
        update = audience.update(result)
        _note(played, update)
        played.counts.append(update.result.count.total)
        if asks:
            played.open_visits.append(audience.open_visits())
            audience.ignored()
    _note(played, audience.close())
    assert audience.open_visits() == ()
    return played


def _note(played: Played, update: object) -> None:
    played.visits += update.ended
    played.crossings += update.crossings
    played.minutes += update.minutes


def check_sums(sums: MetricCounts) -> None:
    """The invariants of the definitions that sums can break."""
    columns = {name: getattr(sums, name) for name in MetricCounts.__slots__}
    assert min(columns.values()) >= 0
    assert sums.interested <= sums.measured <= sums.passing_by <= sums.visits
    assert sum(columns[name] for name in GENDER_COLUMNS.values()) == sums.interested
    assert sum(columns[name] for name in AGE_COLUMNS.values()) == sums.interested
    assert sum(columns[name] for name in CATEGORY_COLUMNS.values()) <= sums.interested
    assert sums.attention_ms <= sums.dwell_ms
    assert sums.stop_ms <= sums.dwell_ms
    assert sums.occupancy_ms <= sums.occupancy_max * sums.observed_ms


def check_visit(visit: Visit) -> None:
    """The invariants of one visit and its stays."""
    span = (visit.ended_at - visit.started_at) / timedelta(milliseconds=1)
    assert 0 <= visit.dwell_ms <= span + 1
    assert visit.tracks >= 1
    for part in (visit, *visit.zones):
        assert 0 <= part.dwell_ms <= visit.dwell_ms
        assert 0 <= part.stop_ms <= part.dwell_ms
        assert part.attention_ms is None or 0 <= part.attention_ms <= part.dwell_ms
        assert (part.interested is None) == (visit.attention_ms is None)
        assert not part.interested or part.passing_by
    assert len({stay.zone for stay in visit.zones}) == len(visit.zones)
    check_sums(counts_of(visit))
    for stay in visit.zones:
        check_sums(counts_of(visit, stay))


@settings(max_examples=200, deadline=None)
@given(FILMS, SETUPS)
def test_invariants(film: list[Step], setup: tuple[int, float, bool]) -> None:
    played = play(film, setup)
    for visit in (*played.visits, *(v for shown in played.open_visits for v in shown)):
        check_visit(visit)
    assert max(Counter(visit.id for visit in played.visits).values(), default=1) == 1
    check_sums(total([counts_of(v) for v in played.visits]))
    check_sums(total(map(counts_of_minute, played.minutes)))


@settings(max_examples=100, deadline=None)
@given(FILMS, SETUPS)
def test_a_visit_that_is_over_is_never_open_again(
    film: list[Step], setup: tuple[int, float, bool]
) -> None:
    played = play(film, setup)
    final = {visit.id: visit for visit in played.visits}
    over: set[UUID] = set()
    for before, after in pairwise(played.open_visits):
        gone = {v.id for v in before} - {v.id for v in after}
        over |= gone & final.keys()
        assert not over & {v.id for v in after}


@settings(max_examples=100, deadline=None)
@given(FILMS, SETUPS)
def test_the_same_stream_gives_the_same_numbers_however_often_they_are_asked_for(
    film: list[Step], setup: tuple[int, float, bool]
) -> None:
    asked, quiet = play(film, setup), play(film, setup, asks=False)
    assert asked.visits == quiet.visits
    assert (asked.crossings, asked.minutes) == (quiet.crossings, quiet.minutes)


@settings(max_examples=100, deadline=None)
@given(FILMS, SETUPS)
def test_the_wall_clock_changes_no_duration(
    film: list[Step], setup: tuple[int, float, bool]
) -> None:
    stepped, steady = play(film, setup), play(film, setup, wall=False)
    assert [_unlabelled(v) for v in stepped.visits] == [_unlabelled(v) for v in steady.visits]
    assert stepped.counts == steady.counts
    observed = [sum(m.observed_ms for m in played.minutes) for played in (stepped, steady)]
    assert observed[0] == observed[1]


def _unlabelled(visit: Visit) -> tuple[object, ...]:
    span = visit.ended_at - visit.started_at
    return (visit.id, span, visit.dwell_ms, visit.stop_ms, visit.attention_ms, visit.age,
            visit.gender, visit.interested, visit.zones)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(FILMS, SETUPS, st.randoms(use_true_random=False))
def test_any_cut_into_buckets_gives_the_same_totals(
    film: list[Step], setup: tuple[int, float, bool], cuts: object
) -> None:
    played = play(film, setup)
    parts = [
        *map(counts_of, played.visits),
        *map(counts_of_crossing, played.crossings),
        *map(counts_of_minute, played.minutes),
    ]
    whole = total(parts)
    buckets: dict[int, list[MetricCounts]] = {}
    for part in parts:
        buckets.setdefault(cuts.randrange(4), []).append(part)
    sums = [total(bucket) for bucket in buckets.values()]
    assert total(sums) == whole
    for bucket in sums:
        check_sums(bucket)


@settings(max_examples=150, deadline=None)
@given(FILMS, SETUPS, st.integers(0, 39))
def test_a_restart_counts_no_time_twice(
    film: list[Step], setup: tuple[int, float, bool], number: int
) -> None:
    """Closing in the middle parts visits, and so may only lose time between the parts."""
    alone = [  # nobody is taken for somebody else, which joins overlapping times
        replace(
            step,
            settings=-1,
            actions=[("stay", *a[1:]) if a[0] in ("be", "part") else a for a in step.actions],
        )
        for step in film
    ]
    setup = (1, *setup[1:])  # nothing lifeless, which would take back what was told
    whole, parted = play(alone, setup), play(alone, setup, closes_before=number)
    assert len({visit.id for visit in parted.visits}) == len(parted.visits)
    for column in ("dwell_ms", "attention_ms"):
        sums = [sum(getattr(v, column) or 0 for v in p.visits) for p in (whole, parted)]
        assert sums[1] <= sums[0]


@settings(max_examples=100, deadline=None)
@given(FILMS, SETUPS)
def test_a_checkpoint_is_what_closing_there_gives(
    film: list[Step], setup: tuple[int, float, bool]
) -> None:
    """What a crash leaves in the store is what an orderly end would have written."""
    audience = Audience(
        CHOICES[setup[0]], revisit_window_s=setup[1], recognises=setup[2], new_id=_of_time
    )
    for result, _ in frames(film):
        audience.update(result)
    kept = Counter(map(repr, audience.open_visits()))
    assert Counter(map(repr, audience.close().ended)) == kept


def _of_time(at: datetime) -> UUID:
    return UUID(int=int(at.timestamp() * 10**6))


@settings(max_examples=60, deadline=None)
@given(FILMS, SETUPS, st.integers(1, 400))
def test_visits_are_over_after_the_window_and_nothing_stays_in_memory(
    film: list[Step], setup: tuple[int, float, bool], beyond_s: int
) -> None:
    audience = Audience(CHOICES[setup[0]], revisit_window_s=setup[1], recognises=setup[2])
    results = [result for result, _ in frames(film)]
    for result in results:
        audience.update(result)
    latest_ns = max(result.frame.captured_ns for result in results)
    after = Frame(IMAGE, 0, latest_ns + int((setup[1] + beyond_s) * 10**9), START, "a")
    audience.update(FrameResult(after, Detections.empty(), (), PeopleCount(), {}))
    if beyond_s > 3:  # the short gap without recognition
        assert audience.open_visits() == ()
        assert audience.close().ended == ()
        assert not audience._visits._visits
        assert not audience._visits._followed
