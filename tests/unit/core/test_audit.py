"""Audits of the counting: what is kept, whether it still holds, what is printed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.agreement import Agreement, AuditKind, Verdict
from kiosk.core.audit import (
    CAMERA_MOVED,
    Audit,
    AuditOrigin,
    NoteState,
    audit_note,
    audited_settings,
    audits,
    changed_settings,
    settings_document,
)
from kiosk.core.history import Document
from kiosk.core.metrics import COLUMNS
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import specs, with_values

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
GOOD = Agreement(196, 2, 2)
BASE = with_values(Settings(), {"camera.source": "rtsp://anna:secret@10.0.0.7/live"})


def audit(at: datetime = NOW, **changes: object) -> Audit:
    made = Audit(at, 600.0, {AuditKind.PASSING: GOOD}, audited_settings(BASE))
    return replace(made, **changes)  # type: ignore[arg-type]


agreements = st.builds(Agreement, st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))


@given(
    st.dictionaries(st.sampled_from(AuditKind), agreements),
    st.floats(1, 1800),
    st.sampled_from(AuditOrigin),
    st.text(max_size=20),
    st.none() | st.just({"cells": [1, 2]}),
)
def test_an_audit_survives_its_way_through_json(results, seconds, origin, by, scene) -> None:
    before = Audit(NOW, round(seconds, 3), results, audited_settings(BASE), origin, by, "", scene)
    document = before.to_document()
    stored = replace(document, content=json.loads(json.dumps(dict(document.content))), number=7)

    assert Audit.from_document(stored) == replace(before, number=7)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"version": 99},
        {"version": 1, "results": [], "settings": {}, "duration_s": 1, "origin": "taps"},
        {"version": 1, "results": {"x": {}}, "settings": {}, "duration_s": 1, "origin": "taps"},
        {"version": 1, "results": {}, "settings": 3, "duration_s": 1, "origin": "taps"},
        {"version": 1, "results": {}, "settings": {}, "duration_s": None, "origin": "taps"},
    ],
)
def test_a_document_that_is_no_audit_is_passed_over(content) -> None:
    broken = Document("audit", NOW, content)

    assert audits([broken, audit().to_document()]) == (audit(),)


def test_no_password_of_a_camera_is_kept() -> None:
    assert "secret" not in json.dumps(dict(audit().to_document().content))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("audience.stop_s", 5.0),
        ("camera.source", "camera:1"),
        ("camera.roi", (0.1, 0.0, 1.0, 1.0)),
        ("analysis.detector", "face-detection-0200"),
        ("analysis.attributes", "open-model-zoo"),
        ("analysis.mode", "counts"),
    ],
)
def test_a_setting_that_decides_who_counts_makes_it_stale(name, value) -> None:
    assert changed_settings(audit(), with_values(BASE, {name: value})) == (name,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("device.location", "Door"),
        ("audience.senior_from_age", 60),
        ("privacy.view", "avatars"),
        (
            "audience.zones",
            [{"id": "a", "name": "Shelf", "points": [(0, 0), (1, 0), (1, 1)], "kind": "count"}],
        ),
    ],
)
def test_another_setting_does_not(name, value) -> None:
    assert changed_settings(audit(), with_values(BASE, {name: value})) == ()


def test_an_ignored_area_makes_it_stale_and_its_name_does_not() -> None:
    def poster(name: str) -> Settings:
        zone = {"id": "p", "name": name, "kind": "ignore", "points": [(0, 0), (1, 0), (1, 1)]}
        return with_values(BASE, {"audience.zones": [zone]})

    drawn = audit(settings=audited_settings(poster("Poster")))

    assert changed_settings(drawn, BASE) == ("audience.zones",)
    assert changed_settings(drawn, poster("Plakat")) == ()


def test_the_source_of_a_clip_says_nothing() -> None:
    clip = audit(origin=AuditOrigin.CLIP)

    assert changed_settings(clip, with_values(BASE, {"camera.source": "camera:3"})) == ()


# ------------------------------------------------------------------------------------ notes


def test_the_note_beside_a_number() -> None:
    note = audit_note([audit().to_document()], "passing_by", NOW + timedelta(days=9), BASE)

    assert note is not None
    assert note.state is NoteState.VALID
    assert f"1,204 {note.text(1204)}" == "1,204 ± 3 %, audited 2026-11-20"


def test_a_small_number_has_a_wider_margin() -> None:
    note = audit_note([audit().to_document()], "passing_by", NOW)

    assert note is not None
    margins = [note.percent(count) for count in (3, 30, 300, 3000, None)]
    assert margins == sorted(margins, reverse=True)
    assert margins[0] > 3 * margins[-1]


def test_the_latest_audit_before_the_number_speaks_for_it() -> None:
    documents = [audit(NOW + timedelta(days=day)).to_document() for day in (20, 0, 10)]

    def day(at: int) -> str:
        note = audit_note(documents, "passing_by", NOW + timedelta(days=at))
        assert note is not None
        return note.day()

    assert [day(at) for at in (-5, 0, 5, 10, 99)] == [
        "2026-11-20",
        "2026-11-20",
        "2026-11-20",
        "2026-11-30",
        "2026-12-10",
    ]


def test_a_check_of_few_people_does_not_push_a_good_one_aside() -> None:
    few = audit(NOW + timedelta(days=1), results={AuditKind.PASSING: Agreement(3)})

    note = audit_note([audit().to_document(), few.to_document()], "passing_by", few.at)
    assert note is not None
    assert (note.state, note.day()) == (NoteState.VALID, "2026-11-20")


def test_nothing_is_said_of_what_was_never_audited() -> None:
    documents = [audit().to_document()]

    assert audit_note([], "passing_by", NOW) is None
    assert [m for m in COLUMNS if audit_note(documents, m, NOW)] == ["passing_by"]


def test_changed_settings_and_a_moved_camera_are_told() -> None:
    moved = Document(CAMERA_MOVED, NOW + timedelta(days=1), {})
    documents = [audit().to_document(), moved]
    other = with_values(BASE, {"audience.passing_s": 2.0})

    def state(days: int, settings: Settings) -> NoteState:
        note = audit_note(documents, "passing_by", NOW + timedelta(days=days), settings)
        assert note is not None
        return note.state

    assert state(0, BASE) is NoteState.VALID
    assert state(0, other) is NoteState.SETTINGS_CHANGED
    assert state(2, BASE) is NoteState.CAMERA_MOVED
    documents.append(audit(NOW + timedelta(days=2)).to_document())
    assert state(2, BASE) is NoteState.VALID


def test_a_number_is_held_against_the_settings_it_was_counted_with() -> None:
    on_door = with_values(BASE, {"camera.source": "camera:3"})  # to the running kiosk alone
    documents = [audit(settings=audited_settings(on_door)).to_document()]

    def state(days: float) -> NoteState:
        note = audit_note(documents, "passing_by", NOW + timedelta(days=days), BASE)
        assert note is not None
        return note.state

    def count_with(settings: Settings, days: float) -> None:
        document = settings_document(documents, settings, NOW + timedelta(days=days))
        assert document is not None
        documents.append(
            Document(document.kind, document.at, json.loads(json.dumps(document.content)))
        )
        assert settings_document(documents, settings, NOW + timedelta(days=days)) is None

    assert state(1) is NoteState.SETTINGS_CHANGED, "the settings in force are all that is known"
    count_with(on_door, -1)
    assert state(1) is NoteState.VALID
    count_with(with_values(on_door, {"audience.passing_s": 2.0}), 2)
    assert (state(1), state(3)) == (NoteState.VALID, NoteState.SETTINGS_CHANGED)
    count_with(on_door, 4)
    assert state(5) is NoteState.VALID


def test_too_few_people_promise_nothing() -> None:
    few = audit(results={AuditKind.PASSING: Agreement(3)})
    nobody = audit(results={AuditKind.PASSING: Agreement()})

    note = audit_note([few.to_document()], "passing_by", NOW)
    assert note is not None
    assert note.text().endswith("audited 2026-11-20, too few people")
    note = audit_note([nobody.to_document()], "passing_by", NOW)
    assert note is not None
    assert note.text() == "± ?, audited 2026-11-20, too few people"


# ------------------------------------------------------------------------------- agreements


@given(agreements)
def test_rates_lie_within_their_intervals(agreement: Agreement) -> None:
    for rate, (low, high) in (
        (agreement.miss_rate, agreement.miss_interval()),
        (agreement.extra_rate, agreement.extra_interval()),
    ):
        assert 0 <= low <= high <= 1
        assert rate is None or low <= rate <= high


@given(agreements)
def test_the_margin_reaches_the_number_of_the_person(agreement: Agreement) -> None:
    percent = agreement.percent
    if percent is not None:
        assert abs(agreement.person / agreement.kiosk - 1) * 100 <= percent + 1e-9
        assert agreement.percent_for(5) >= percent


@given(agreements, st.integers(2, 10))
def test_more_of_the_same_people_never_make_the_margin_wider(agreement, times) -> None:
    more = Agreement(*(times * n for n in (agreement.matched, agreement.missed, agreement.extra)))
    if agreement.chance_percent is not None:
        assert more.chance_percent <= agreement.chance_percent + 1e-9
        assert more.more_needed <= agreement.more_needed


@given(st.integers(0, 60), st.integers(0, 10), st.integers(0, 10))
def test_the_people_said_to_be_missing_are_enough(matched, missed, extra) -> None:
    seen = Agreement(matched, missed, extra)
    if seen.verdict is Verdict.TOO_FEW and seen.person and seen.kiosk:
        share = 1 + (seen.more_needed + 3) / seen.people
        # Whole people of each sort, rounded up, are a few more than were asked for.
        more = Agreement(*(-int(-n * share // 1) for n in (matched, missed, extra)))
        assert more.chance_percent <= 12.0


@pytest.mark.parametrize(
    ("agreement", "verdict"),
    [
        (Agreement(100), Verdict.GOOD),
        (Agreement(95, 3, 2), Verdict.FAIR),
        (Agreement(70, 30, 0), Verdict.POOR),
        (Agreement(60, 30, 30), Verdict.POOR),  # the same count, and yet mostly wrong
        (Agreement(0, 12, 0), Verdict.POOR),
        (Agreement(0, 0, 12), Verdict.POOR),
        (Agreement(0, 3, 0), Verdict.TOO_FEW),
        (Agreement(), Verdict.TOO_FEW),
        (Agreement(12), Verdict.TOO_FEW),
    ],
)
def test_the_verdict(agreement: Agreement, verdict: Verdict) -> None:
    assert agreement.verdict is verdict


def test_numbers_of_people_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Agreement(-1, 0, 0)


def test_the_margins_in_the_documentation_are_those_of_the_program() -> None:
    text = (Path(__file__).parents[3] / "docs" / "audit.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (\d+) \| (\d+) \| (\d+) % \| (\d+) % \|$", text, re.MULTILINE)

    assert len(rows) == 5
    for matched, missed, extra, large, small in (map(int, row) for row in rows):
        agreement = Agreement(matched, missed, extra)
        note = audit_note(
            [audit(results={AuditKind.PASSING: agreement}).to_document()], "passing_by", NOW
        )
        assert note is not None
        assert (note.percent(), note.percent(30)) == (large, small)


def test_what_is_compared_are_settings() -> None:
    assert set(audited_settings(BASE)) <= set(specs())
