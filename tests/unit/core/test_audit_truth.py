"""The truth of a clip: the forms it comes in, and what is wrong with others."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.agreement import AuditKind
from kiosk.core.audit_truth import TruePerson, parse_truth
from kiosk.core.errors import TruthError

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def parsed(text: str, *, is_json: bool = False, fps: float = 10.0, window_s: float = 300.0):
    return parse_truth(text, is_json=is_json, fps=fps, revisit_window_s=window_s)


def test_one_line_per_person() -> None:
    truth = parsed("\ufeffstart_s, end_s,Stopped,looked,note\n7,9.5,yes,0,\n2.4,9,1,1,Anna\n")

    assert truth.people == (TruePerson(2.4, 9, True, True), TruePerson(7, 9.5, True, False))
    assert truth.kinds == tuple(AuditKind)
    first, _ = truth.seen_from(NOON)
    assert (first.started_at, first.ended_at) == (
        NOON + timedelta(seconds=2.4),
        NOON + timedelta(seconds=9),
    )


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"people": rows}])
def test_the_same_as_json(wrap) -> None:
    rows = [{"start_s": 1, "end_s": 3, "stopped": True, "looked": 0}]

    assert parsed(json.dumps(wrap(rows)), is_json=True).people == (TruePerson(1, 3, True, False),)


def test_what_nobody_noted_is_not_compared() -> None:
    assert parsed("start_s,end_s,looked\n1,2,1\n").kinds == (AuditKind.PASSING, AuditKind.LOOKED)
    assert parsed("start_s,end_s,stopped,looked\n1,2,1,\n").kinds == (
        AuditKind.PASSING,
        AuditKind.STOPPED,
    )


def test_frames_instead_of_seconds() -> None:
    assert parsed("person,first_frame,last_frame\n1,60,199\n").people == (TruePerson(6, 20),)


def test_who_is_in_each_frame() -> None:
    text = "frame,people,ids\n0,0,\n10,1,A\n11,2,A B\n12,1,B\n40,1,A\n"

    assert parsed(text).people == (TruePerson(1, 4.1), TruePerson(1.1, 1.3))
    assert parsed(text, window_s=1).people == (
        TruePerson(1, 1.2),
        TruePerson(1.1, 1.3),
        TruePerson(4, 4.1),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "does not say"),
        ("start_s,end_s\n1,x\n", "Line 2: end_s must be a number"),
        ("start_s,end_s\n1\n", "Line 2: end_s must be a number"),
        ("start_s,end_s\nnan,3\n", "Line 2: start_s must be a number"),
        ("start_s,end_s\n-1,3\n", "Line 2: start_s must be a number"),
        ("start_s,end_s\n1,2\n5,3\n", "Line 3: end_s is before start_s"),
        ("first_frame,last_frame\n5,3\n", "last_frame is before"),
        ("start_s,end_s,stopped\n1,2,maybe\n", "stopped must be 0 or 1, not maybe"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, reason) -> None:
    with pytest.raises(TruthError, match=reason) as caught:
        parsed(text)
    assert "start_s" in caught.value.hint


@pytest.mark.parametrize("text", ["", "{", "3", '{"people": 3}', "[3]"])
def test_json_that_is_no_list_of_people(text) -> None:
    with pytest.raises(TruthError):
        parsed(text, is_json=True)


def test_an_empty_clip() -> None:
    assert parsed("start_s,end_s,stopped,looked\n").people == ()


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_read_or_refused(text, is_json) -> None:
    try:
        people = parsed(text, is_json=is_json).people
    except TruthError:
        return
    assert all(0 <= person.start_s <= person.end_s for person in people)
