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
from kiosk.core.geometry import iou_matrix
from kiosk.core.settings import Pace
from kiosk.core.types import TrackState

if TYPE_CHECKING:
    from kiosk.core.types import FrameResult
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
    """

    visits: set[Visit]
    frames_of: dict[int, Counter[Visit | None]] = field(default_factory=dict)
    most_at_once: int = 0
    persons: dict[int, int | None] = field(default_factory=dict)

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

    def visit_of(self) -> dict[int, Visit | None]:
        """The visit that each track lay on for most of its life."""
        return {track: frames.most_common(1)[0][0] for track, frames in self.frames_of.items()}


@pytest.fixture(scope="module", params=["quiet", "returning", "busy", "crowd"])
def comparison(request: pytest.FixtureRequest, _default_pipeline: FacePipeline) -> Comparison:
    truth = SceneTruth(request.param, fps=FPS)
    found = Comparison({(visit.person, visit.visit) for visit in truth.visits()})
    _default_pipeline.reset()
    with closing(SimSource(request.param, fps=FPS, pace=Pace.FAST, loop=False)) as source:
        source.open()
        for result in _default_pipeline.stream(iter(source.read, None)):
            found.add(result, truth)
    return found


def test_every_scene_is_covered() -> None:
    assert set(scene_names()) == {"quiet", "returning", "busy", "crowd"}


def test_each_visit_is_one_track_and_nothing_else_is_counted(comparison: Comparison) -> None:
    assert Counter(comparison.visit_of().values()) == Counter(comparison.visits)


def test_no_track_changes_from_one_person_to_another(comparison: Comparison) -> None:
    """A few frames may be attributed to the person behind, while one passes the other."""
    for track, frames in comparison.frames_of.items():
        on_somebody = [n for visit, n in frames.items() if visit is not None]
        assert max(on_somebody) >= 0.98 * sum(on_somebody), (track, frames)


@pytest.mark.parametrize("comparison", ["returning"], indirect=True)
def test_those_who_return_are_recognised_and_nobody_else(comparison: Comparison) -> None:
    numbers: dict[str, set[int | None]] = {}
    for track, visit in comparison.visit_of().items():
        assert visit is not None
        numbers.setdefault(visit[0], set()).add(comparison.persons[track])
    assert all(len(of_one) == 1 for of_one in numbers.values())
    assert len(set().union(*numbers.values())) == len(numbers) == 5
