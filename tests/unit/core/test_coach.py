"""What the installation coach says about a place, from readings with a known cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.choices import AttributesName
from kiosk.core.coach import (
    FACE_WIDTH_M,
    Coach,
    CoachReport,
    FaceReading,
    Need,
    SceneReading,
    focal_px,
    view_from_face,
)
from kiosk.core.coach_advice import Advice, AdviceKind, advise
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
GOOD = FaceReading(0, 120.0, 0.5, 0.5, 130.0, 0.5, 3.0, 2.0)


def told(
    people: int = 12,
    *,
    scene: dict[str, Any] | None = None,
    settings: Settings | None = None,
    **face: Any,
) -> tuple[CoachReport, tuple[Advice, ...]]:
    """The report about people who all look the same, and the advice."""
    coach = Coach()
    quiet = SceneReading(NOON, 1280, 120.0, 0.0)
    coach.enter(replace(quiet, **(scene or {})))
    for track in range(people):
        for second in range(3):
            at = NOON + timedelta(seconds=track + second)
            reading = replace(GOOD, track=track, **face)
            coach.enter(replace(quiet, at=at, faces=(reading,), **(scene or {})))
    report = coach.report(settings or Settings(), fps=15)
    return report, advise(report)


def kinds(advice: tuple[Advice, ...]) -> list[AdviceKind]:
    return [a.kind for a in advice]


def test_a_good_place_needs_nothing() -> None:
    report, advice = told()
    assert kinds(advice) == [AdviceKind.FINE]
    assert report.people == 12
    assert all(need.met == 1 for need in report.needs)
    assert report.crossings.sum() == pytest.approx(1)


def test_an_empty_place_asks_for_patience() -> None:
    report = Coach().report(Settings())
    assert advise(report) == (Advice(AdviceKind.WAIT, 8),)
    assert report.face_px is report.brightness is report.glare is None
    assert all(need.met is None and need.reach_m > 0 for need in report.needs)


def with_network(name: AttributesName) -> Settings:
    return with_values(Settings(), {"analysis.attributes": name.value})


@pytest.mark.parametrize(
    ("network", "width_px", "wanted_px"),
    [
        (AttributesName.VITRINE, 30.0, 40),  # from where looking can be told
        (AttributesName.OPEN_MODEL_ZOO, 40.0, 62),
    ],
)
def test_small_faces_ask_for_a_closer_camera_by_the_right_distance(
    network: AttributesName, width_px: float, wanted_px: float
) -> None:
    report, advice = told(settings=with_network(network), width_px=width_px)
    (closer,) = advice
    assert closer.kind is AdviceKind.CLOSER
    away_m = report.focal_px * FACE_WIDTH_M / width_px
    assert report.focal_px * FACE_WIDTH_M / (away_m - closer.value) == pytest.approx(wanted_px)


@pytest.mark.parametrize(
    ("network", "pixels"), [(AttributesName.VITRINE, 32), (AttributesName.OPEN_MODEL_ZOO, 62)]
)
def test_age_and_gender_need_what_the_chosen_network_can_read(
    network: AttributesName, pixels: float
) -> None:
    report = Coach().report(with_network(network))
    (figure,) = (need for need in report.needs if need.need is Need.AGE_GENDER)
    assert figure.pixels == pixels
    assert figure.reach_m == pytest.approx(report.focal_px * FACE_WIDTH_M / pixels)


def test_faces_that_the_own_network_can_read_are_not_too_small() -> None:
    assert kinds(told(width_px=45.0)[1]) == [AdviceKind.FINE]


@pytest.mark.parametrize(
    ("scene", "face", "kind"),
    [
        ({}, {"brightness": 40.0}, AdviceKind.BACKLIGHT),
        ({"brightness": 50.0}, {"brightness": 40.0}, AdviceKind.TOO_DARK),
        ({"glare": 0.1}, {}, AdviceKind.GLARE),
        ({}, {"sharpness": 0.1}, AdviceKind.SOFT),
        ({}, {"yaw_deg": -40.0}, AdviceKind.FROM_THE_SIDE),
        ({}, {"pitch_deg": 25.0}, AdviceKind.STEEP),
        ({}, {"x": 0.05}, AdviceKind.AT_THE_EDGE),
        ({}, {"y": 0.95}, AdviceKind.AT_THE_EDGE),
    ],
)
def test_each_fault_has_its_own_advice(
    scene: dict[str, Any], face: dict[str, Any], kind: AdviceKind
) -> None:
    assert kinds(told(scene=scene, **face)[1]) == [kind]


def test_the_hour_from_which_it_is_dark_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    coach = Coach()
    for hour in range(24):
        light = 120.0 if 7 <= hour < 17 else 12.0
        at = datetime(2026, 6, 1, hour).astimezone()
        for second in range(30):
            coach.enter(SceneReading(at + timedelta(seconds=second), 1280, light, 0.0))
    for _ in range(900):
        coach.enter(SceneReading(datetime(2026, 6, 2, 12).astimezone(), 1280, 120.0, 0.0))
    report = coach.report(Settings())
    assert Advice(AdviceKind.DARK_FROM, 17) in advise(report)
    assert report.light_by_hour[12] == pytest.approx(120)
    assert report.light_by_hour[3] == pytest.approx(12)


def test_few_frames_a_second_are_told() -> None:
    assert AdviceKind.SLOW in kinds(advise(Coach().report(Settings(), fps=3)))


def test_counts_alone_need_smaller_faces() -> None:
    coach = Coach()
    counts = coach.report(with_values(Settings(), {"analysis.mode": "counts"}))
    assert [need.need for need in counts.needs] == [Need.COUNTING]
    assert [need.need for need in coach.report(Settings()).needs] == list(Need)


def test_another_picture_size_begins_anew() -> None:
    coach = Coach()
    coach.enter(SceneReading(NOON, 1280, 10.0, 0.0))
    coach.enter(SceneReading(NOON, 1920, 200.0, 0.0))
    assert coach.report(Settings()).brightness == 200


@given(st.floats(20, 150), st.floats(0.5, 10), st.integers(320, 4000))
def test_a_measured_face_gives_the_angle_of_view_back(
    view_deg: float, distance_m: float, width_px: int
) -> None:
    face_px = focal_px(width_px, view_deg) * FACE_WIDTH_M / distance_m
    assert view_from_face(width_px, face_px, distance_m) == pytest.approx(view_deg)


def test_impossible_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        view_from_face(1280, 0, 2)


def test_the_reach_follows_the_angle_of_view() -> None:
    known = with_values(Settings(), {"camera.field_of_view_deg": 35.0})
    near, far = Coach().report(Settings()), Coach().report(known)
    assert not near.view_is_known
    assert far.view_is_known
    assert all(f.reach_m > 2 * n.reach_m for n, f in zip(near.needs, far.needs, strict=True))
