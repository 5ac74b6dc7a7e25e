"""Pairing what a person tapped with what the kiosk counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.audit import TAPPED, Tap
from kiosk.core.audit_matching import SeenPerson, Watch, compare_people, compare_taps
from kiosk.core.ids import Uuid7
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import Gender, Visit

START = datetime(2026, 11, 20, 15, tzinfo=UTC)
RULES = AudienceSettings()
TEN_MINUTES = [Watch(START, START + timedelta(minutes=10))]
PASSING, STOPPED, LOOKED, INTERESTED = AuditKind
new_id = Uuid7()


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def visit(
    start: float,
    end: float,
    *,
    stop_s: float = 0.0,
    look_s: float | None = 0.0,
    passing_by: bool = True,
) -> Visit:
    # As the engine decides it: by the whole milliseconds that are kept.
    stop_ms = round(1000 * stop_s)
    look_ms = None if look_s is None else round(1000 * look_s)
    interested = None
    if look_ms is not None:
        interested = stop_ms >= 1000 * RULES.stop_s and look_ms > 1000 * RULES.look_s
    return Visit(
        id=new_id(at(start)),
        started_at=at(start),
        ended_at=at(end),
        dwell_ms=round(1000 * (end - start)),
        stop_ms=stop_ms,
        attention_ms=look_ms,
        passing_by=passing_by,
        interested=interested,
        age=None,
        gender=Gender.UNKNOWN,
        emotion=None,
        category=None,
        tracks=1,
    )


def passes(*seconds: float) -> list[Tap]:
    return [Tap(PASSING, at(s)) for s in seconds]


def compared(taps, visits, watches=TEN_MINUTES) -> dict[AuditKind, Agreement]:
    return compare_taps(taps, visits, watches, RULES)


def test_everybody_counted_by_both() -> None:
    visits = [visit(10, 14), visit(20, 30), visit(22, 25)]

    assert compared(passes(12, 21, 24), visits)[PASSING] == Agreement(3)


def test_one_missed_and_one_counted_twice() -> None:
    visits = [visit(10, 14), visit(15, 18), visit(40, 44)]

    assert compared(passes(13, 41, 100), visits)[PASSING] == Agreement(2, 1, 1)


def test_a_tap_comes_a_moment_late_but_not_a_minute() -> None:
    visits = [visit(10, 14)]

    assert compared(passes(17.5), visits)[PASSING] == Agreement(1)
    assert compared(passes(74), visits)[PASSING] == Agreement(0, 1, 1)


def test_who_looks_too_short_is_no_passer_by() -> None:
    visits = [visit(10, 10.4, passing_by=False)]

    assert compared([], visits)[PASSING] == Agreement()
    assert compared(passes(10), visits)[PASSING] == Agreement(0, 1)


def test_stops_and_looks_by_themselves() -> None:
    visits = [
        visit(10, 20, stop_s=6, look_s=4),
        visit(30, 40, stop_s=6, look_s=0.2),
        visit(50, 60, stop_s=0, look_s=4),
    ]
    taps = [
        *passes(11, 31, 51),
        Tap(STOPPED, at(14)),
        Tap(LOOKED, at(15)),
        Tap(LOOKED, at(35)),
        Tap(STOPPED, at(55)),
    ]
    found = compared(taps, visits)

    assert found[PASSING] == Agreement(3)
    assert found[STOPPED] == Agreement(matched=1, missed=1, extra=1)
    assert found[LOOKED] == Agreement(matched=1, missed=1, extra=1)
    assert found[INTERESTED] == Agreement(matched=1)


def test_an_interested_person_whom_the_kiosk_missed() -> None:
    taps = [*passes(100), Tap(STOPPED, at(102)), Tap(LOOKED, at(104)), Tap(LOOKED, at(300))]
    found = compared(taps, [])

    assert found[INTERESTED] == Agreement(missed=1)
    assert found[LOOKED] == Agreement(missed=2)


def test_a_tap_goes_to_the_one_of_whom_the_kiosk_says_the_same() -> None:
    walks, stands = visit(10, 20), visit(11, 20, stop_s=5)

    found = compared([*passes(11, 12), Tap(STOPPED, at(14))], [walks, stands])
    assert found[STOPPED] == Agreement(1)


def test_who_was_there_before_may_be_tapped_and_need_not() -> None:
    visits = [visit(-20, 30), visit(597, 605)]

    assert compared([], visits)[PASSING] == Agreement()
    assert compared(passes(5, 599), visits)[PASSING] == Agreement(2)


def test_a_pause_does_not_count() -> None:
    watches = [Watch(START, at(100)), Watch(at(200), at(300))]
    visits = [visit(50, 55), visit(140, 150), visit(250, 255)]

    assert compared(passes(51, 252), visits, watches)[PASSING] == Agreement(2)


def test_nobody_knows_who_looked_in_the_mode_counts() -> None:
    found = compared(passes(11), [visit(10, 14, look_s=None)])

    assert set(found) == {PASSING, STOPPED}


def test_a_crowd_is_matched_in_good_time() -> None:
    visits = [visit(i, i + 8) for i in range(500)]

    assert compared(passes(*(i + 3 for i in range(500))), visits)[PASSING] == Agreement(500)


# -------------------------------------------------------------------------------- properties

moments = st.floats(-30, 630, allow_nan=False)
taps_lists = st.lists(st.builds(Tap, st.sampled_from(TAPPED), moments.map(at)), max_size=12)
visit_lists = st.lists(
    st.builds(
        lambda start, length, stop, look, passing: visit(
            start, start + length, stop_s=stop, look_s=look, passing_by=passing
        ),
        moments,
        st.floats(1, 60),
        st.floats(0, 10),
        st.floats(0, 10),
        st.booleans(),
    ),
    max_size=12,
)


@given(taps_lists, visit_lists)
def test_nobody_is_lost_and_nobody_made_up(taps, visits) -> None:
    found = compared(taps, visits)

    passing = [v for v in visits if v.passing_by]
    says = {
        PASSING: len(passing),
        STOPPED: sum(v.stop_ms >= 3000 for v in passing),
        LOOKED: sum(v.attention_ms > 1000 for v in passing),
        INTERESTED: sum(v.interested for v in passing),
    }
    for kind, agreement in found.items():
        assert agreement.kiosk <= says[kind]
        if kind in TAPPED:
            assert agreement.person == sum(tap.kind is kind for tap in taps)
    for part in (STOPPED, LOOKED):
        assert found[INTERESTED].person <= found[part].person


@given(taps_lists, visit_lists, st.randoms())
def test_the_order_does_not_matter(taps, visits, random) -> None:
    before = compared(taps, visits)
    random.shuffle(taps)
    random.shuffle(visits)

    assert compared(taps, visits)[PASSING] == before[PASSING]
    assert compared(taps, visits)[STOPPED] == before[STOPPED]


@given(visit_lists)
def test_taps_for_every_visit_agree_with_it(visits) -> None:
    taps = passes(*((v.started_at - START).total_seconds() for v in visits if v.passing_by))

    assert compared(taps, visits)[PASSING] == Agreement(len(taps))


# -------------------------------------------------------------------------------------- clips


def person(start: float, end: float, *, stopped: bool = False, looked: bool = False) -> SeenPerson:
    return SeenPerson(at(start), at(end), stopped, looked)


def test_the_truth_of_a_clip_knows_who_did_both() -> None:
    # Two at the same time: one did both, and the kiosk gave each of them one.
    people = [person(10, 20, stopped=True, looked=True), person(10.5, 20.5)]
    visits = [visit(10, 20, stop_s=5), visit(10.5, 20.5, look_s=5)]

    found = compare_people(people, visits, RULES)
    assert found[PASSING] == Agreement(2)
    assert found[STOPPED] == Agreement(1)
    assert found[LOOKED] == Agreement(missed=1, extra=1)
    assert found[INTERESTED] == Agreement(missed=1)


def test_a_clip_with_a_missed_and_a_doubled_person() -> None:
    people = [person(10, 30), person(50, 60, looked=True), person(70, 70.5)]
    visits = [visit(10, 18), visit(22, 30)]

    found = compare_people(people, visits, RULES)
    assert found[PASSING] == Agreement(matched=1, missed=1, extra=1)
    assert found[LOOKED] == Agreement(missed=1)


@given(visit_lists)
def test_a_clip_whose_truth_is_what_the_kiosk_says(visits) -> None:
    people = [
        SeenPerson(v.started_at, v.ended_at, v.stop_ms >= 3000, v.attention_ms > 1000)
        for v in visits
        if v.passing_by
    ]

    for agreement in compare_people(people, visits, RULES).values():
        assert (agreement.missed, agreement.extra) == (0, 0)


def test_an_empty_clip() -> None:
    assert compare_people([], [], RULES) == {kind: Agreement() for kind in AuditKind}
