"""Visits, counts and durations of the simulated scenes and the clips against the truth."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kiosk.capture.sim.exact import ExactAnalysis
from kiosk.capture.sim.oracle import Oracle
from kiosk.capture.sim.scenario import scene_names
from kiosk.capture.sim.truth import SceneTruth
from kiosk.core.audience import Audience
from kiosk.core.choices import ZoneKind
from kiosk.core.metrics import age_band
from kiosk.core.settings import AudienceSettings
from kiosk.core.zone import Zone

if TYPE_CHECKING:
    from kiosk.inference.pipeline import FacePipeline

REPO = Path(__file__).parents[2]
EXACT_FPS = {"crowd": 7.5, "return-10-minutes": 7.5}
WHOLE = (
    "crossing",
    "occlusion",
    "crowd-leaving",
    "poster",
    "return-10-minutes",
    "return-2-minutes",
)
"""Scenes for which the whole chain is measured here; test_scenes_tracking.py has the others."""


def _script() -> Any:
    """scripts/accuracy.py, which also writes docs/accuracy.md."""
    spec = importlib.util.spec_from_file_location("accuracy", REPO / "scripts" / "accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["accuracy"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


accuracy = _script()


@pytest.mark.parametrize("name", scene_names())
def test_the_engine_on_exact_tracks_is_exact(name: str) -> None:
    figures = accuracy.exact(name, EXACT_FPS.get(name, 15.0))
    counted = [*accuracy.COUNTS, *accuracy.GENDERS]
    if name != "poster":  # it is found lifeless after a minute, and counts until then
        counted.append("most_at_once")
    assert figures.wrong(counted) == {}
    assert len(figures.pairs) == figures.truth["visits"] > 0
    for duration in accuracy.DURATIONS:
        # Whole milliseconds are counted: a frame and one of them.
        assert np.abs(figures.errors(duration)).max() <= 1.02, duration
    for pair in figures.pairs:
        assert (pair.counted.passing_by, pair.counted.interested) == (
            pair.truth.passing_by,
            pair.truth.interested,
        )
        assert pair.counted.gender is pair.truth.gender
        assert age_band(pair.counted.age) is pair.truth.band
        assert pair.counted.category is pair.truth.category


def test_who_comes_back_is_a_new_visit_only_when_the_window_is_over() -> None:
    truth = SceneTruth("return-2-minutes", fps=7.5)
    oracle = Oracle(truth)
    for window_s, visits in ((300.0, 4), (60.0, 7)):
        assert len(oracle.visits(revisit_window_s=window_s)) == visits
        audience = Audience(AudienceSettings(), revisit_window_s=window_s, recognises=True)
        ended = [
            visit
            for result in ExactAnalysis(truth, oracle, revisit_window_s=window_s).results()
            for visit in audience.update(result).ended
        ]
        assert len(ended) + len(audience.close().ended) == visits


def test_zones_and_lines_count_what_happens_there() -> None:
    """The left half as a zone, and its edge as a line, on exact tracks."""
    left = Zone(id="left", name="Left", points=((0, 0), (0.5, 0), (0.5, 1), (0, 1)))
    line = Zone(id="middle", name="Middle", kind=ZoneKind.LINE, points=((0.5, 1), (0.5, 0)))
    truth = SceneTruth("crossing", fps=15.0)
    oracle = Oracle(truth)
    audience = Audience(AudienceSettings(zones=(left, line)), revisit_window_s=300, recognises=True)
    crossings, visits = [], []
    for result in ExactAnalysis(truth, oracle, revisit_window_s=300).results():
        update = audience.update(result)
        crossings += update.crossings
        visits += update.ended
    visits += audience.close().ended
    # Who goes up the picture has the right side of it on the right.
    to_right = sum(crossing.inward for crossing in crossings)
    # Ana stands and sways on the line; nobody else does.
    walkers = [course for course in oracle.courses if course.person != "ana"]
    x = [course.x[course.seen] for course in walkers]
    right = sum(bool(way[0] < 640 < way[-1]) for way in x)
    back = sum(bool(way[0] > 640 > way[-1]) for way in x)
    assert right <= to_right <= right + 1
    assert back <= len(crossings) - to_right <= back + 1
    stays = [visit.zones[0].dwell_ms for visit in visits if visit.zones]
    expected = [
        np.count_nonzero(course.seen[1:] & course.seen[:-1] & (course.x[1:] < 640)) / 15.0
        for course in oracle.courses
    ]
    assert sorted(stays) == pytest.approx(
        sorted(1000 * stay_s for stay_s in expected), abs=2 * 1000 / 15
    )


def _check_whole(name: str, pipeline: FacePipeline) -> None:
    figures = accuracy.whole(name, accuracy.fps_of(name), pipeline)
    assert figures.wrong(accuracy.COUNTS) == {}
    assert len(figures.pairs) == figures.truth["visits"]
    # Begin and end of a visit are where the detector finds the face.
    assert np.median(np.abs(figures.errors("dwell"))) <= 3


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_chain_counts_everybody_once(name: str, pipeline: FacePipeline) -> None:
    _check_whole(name, pipeline)


@pytest.mark.parametrize("name", list(accuracy.CLIPS))
def test_visits_of_a_clip_are_its_people(
    name: str, pipeline: FacePipeline, request: pytest.FixtureRequest
) -> None:
    if name in accuracy.SMALL_FACES:
        pipeline = request.getfixturevalue("small_face_pipeline")
    media_dir: Path = request.getfixturevalue("media_dir")
    visits = accuracy.visits_in(media_dir / "videos" / name, pipeline)
    assert len(visits) == accuracy.CLIPS[name]


def test_who_shows_the_camera_the_back_is_no_viewer(
    pipeline: FacePipeline, media_dir: Path
) -> None:
    clip = media_dir / "videos" / "iot_one_by_one_first_half.mp4"
    assert not [visit for visit in accuracy.visits_in(clip, pipeline) if visit.interested]


def test_the_page_names_every_scene_and_clip() -> None:
    text = (REPO / "docs" / "accuracy.md").read_text(encoding="utf-8")
    for name in (*scene_names(), *accuracy.CLIPS):
        assert f"| `{name}`" in text
    assert text.count("| `return-10-minutes` |") == 2, "on exact tracks, and the whole chain"
