"""The simulated scenes, whose truth is known exactly: one track per visit, and no swap."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.capture.sim.scenario import scene_names
from kiosk.capture.sim.source import SimSource
from kiosk.capture.sim.truth import SceneTruth
from kiosk.core.audience import Audience
from kiosk.core.choices import Pace
from kiosk.core.geometry import iou_matrix
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import TrackState

if TYPE_CHECKING:
    from kiosk.core.types import FrameResult
    from kiosk.core.types import Visit as Ended
    from kiosk.inference.pipeline import FacePipeline

FPS = 15.0
Visit = tuple[str, int]
"""Name of the person and number of the visit."""


@dataclass
class Comparison:
    """What the pipeline said about a scene, beside the truth.

    Attributes:
        visits: All visits of the scene.
        frames_of: By track, in how many frames it lay on which visit; None is nobody.
        most_at_once: Highest number of people counted.
        persons: Person by track, as decided in the end.
        passed: Number of visits of at least a second by the audience metrics.
        interested: Number of interested ones.
    """

    visits: set[Visit]
    frames_of: dict[int, Counter[Visit | None]] = field(default_factory=dict)
    most_at_once: int = 0
    persons: dict[int, int | None] = field(default_factory=dict)
    passed: int = 0
    interested: int = 0

    def add(self, result: FrameResult, truth: SceneTruth) -> None:
        """Compare one frame."""
        self.most_at_once = max(self.most_at_once, result.count.total)
        faces = truth.truth_at(result.frame.seq, hidden=False)
        seen = [track for track in result.tracks if track.state is TrackState.CONFIRMED]
        if not seen:
            return
        overlap = iou_matrix(
            np.array([track.xyxy for track in seen], np.float32),
            np.array([face.xyxy for face in faces], np.float32).reshape(-1, 4),
        )
        for track, row in zip(seen, overlap, strict=True):
            face = faces[int(row.argmax())] if row.max(initial=0) > 0.3 else None
            visit = None if face is None else (face.person, face.visit)
            self.frames_of.setdefault(track.id, Counter())[visit] += 1
            self.persons[track.id] = track.person_id

    def count(self, ended: tuple[Ended, ...]) -> None:
        """Take visits that are over by the audience metrics."""
        self.passed += sum(visit.passing_by for visit in ended)
        self.interested += sum(visit.interested is True for visit in ended)

    def visit_of(self) -> dict[int, Visit | None]:
        """The visit that each track lay on for most of its life."""
        return {track: frames.most_common(1)[0][0] for track, frames in self.frames_of.items()}


TRACKED = ("quiet", "returning", "busy", "crowd")


@pytest.fixture(scope="module", params=TRACKED)
def comparison(request: pytest.FixtureRequest, _default_pipeline: FacePipeline) -> Comparison:
    truth = SceneTruth(request.param, fps=FPS)
    found = Comparison({(visit.person, visit.visit) for visit in truth.visits()})
    _default_pipeline.reset()
    with closing(SimSource(request.param, fps=FPS, pace=Pace.FAST, loop=False)) as source:
        source.open()
        audience = Audience(AudienceSettings(), revisit_window_s=300, recognises=True)
        for result in _default_pipeline.stream(iter(source.read, None)):
            found.add(result, truth)
            found.count(audience.update(result).ended)
        found.count(audience.close().ended)
    return found


ELSEWHERE = (
    "crossing", "crowd-leaving", "occlusion", "poster", "return-10-minutes", "return-2-minutes",
)  # fmt: skip
"""Measured in test_audience_accuracy.py."""


def test_every_scene_is_covered() -> None:
    assert set(scene_names()) == {*TRACKED, *ELSEWHERE}


def test_each_visit_is_one_track_and_nothing_else_is_counted(comparison: Comparison) -> None:
    assert Counter(comparison.visit_of().values()) == Counter(comparison.visits)


def test_no_track_changes_from_one_person_to_another(comparison: Comparison) -> None:
    """A few frames may be attributed to the person behind, while one passes the other."""
    for track, frames in comparison.frames_of.items():
        on_somebody = [n for visit, n in frames.items() if visit is not None]
        assert max(on_somebody) >= 0.98 * sum(on_somebody), (track, frames)


PEOPLE = {"quiet": (5, 4), "returning": (5, 5), "busy": (11, 8), "crowd": (20, 20)}
"""Visits and interested ones, as the oracle of the scenes says."""


@pytest.mark.parametrize("comparison", list(PEOPLE), indirect=True)
def test_everybody_is_one_visit(comparison: Comparison, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["comparison"]
    assert (comparison.passed, comparison.interested) == PEOPLE[name]


@pytest.mark.parametrize("comparison", ["returning"], indirect=True)
def test_those_who_return_are_recognised_and_nobody_else(comparison: Comparison) -> None:
    numbers: dict[str, set[int | None]] = {}
    for track, visit in comparison.visit_of().items():
        assert visit is not None
        numbers.setdefault(visit[0], set()).add(comparison.persons[track])
    assert all(len(of_one) == 1 for of_one in numbers.values())
    assert len(set().union(*numbers.values())) == len(numbers) == 5
