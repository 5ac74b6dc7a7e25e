"""A scenario made ready to be played: who is in it, how they look, when they are where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.capture.sim.motion import Camera, Timeline
from kiosk.capture.sim.scenario import load_scenario
from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from kiosk.capture.sim.appearance import Appearance
    from kiosk.capture.sim.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A scenario with its cast and its times.

    Attributes:
        scenario: What happens.
        cast: Looks of everybody, in the order of the scenario.
        portraits: Looks of those on the posters, in the order of the scenario.
        timeline: Poses of everybody.
        seed: Seed of all that the scenario does not fix.
    """

    scenario: Scenario
    cast: tuple[Appearance, ...]
    portraits: tuple[Appearance, ...]
    timeline: Timeline
    seed: int


def load_scene(name: str, *, width: int, height: int, seed: int | None) -> Scene:
    """Read a scenario and work out its times.

    Args:
        name: A name out of ``scene_names()`` or the path of a ``.toml`` file.
        width: Width of the picture in pixels.
        height: Height of the picture in pixels.
        seed: Replaces the seed of the scenario.

    Raises:
        SourceError: There is no such scene, its file is not valid, or somebody is in two
            places at once or still there when the loop ends.
    """
    scenario = load_scenario(name)
    cast = tuple(person.looks.appearance() for person in scenario.person)
    portraits = tuple(poster.looks.appearance() for poster in scenario.poster)
    used = scenario.seed if seed is None else seed
    heights = tuple(person.height_m for person in cast)
    timeline = Timeline(scenario, used, Camera(width, height), heights)
    _check_times(Path(name).name, scenario, timeline)
    return Scene(scenario, cast, portraits, timeline, used)


def _check_times(name: str, scenario: Scenario, timeline: Timeline) -> None:
    for i, person in enumerate(scenario.person):
        paths = [timeline.path(i, j) for j in range(len(person.visit))]
        for earlier, later in pairwise(paths):
            if later.start_s < earlier.end_s:
                raise SourceError(
                    f"The scenario {name}: {person.id} starts a visit at {later.start_s:g} s"
                    f" before the one before has ended",
                    f"Correct the scenario file: start it after {earlier.end_s:.1f} s",
                )
        if paths[-1].end_s > scenario.duration_s:
            raise SourceError(
                f"The scenario {name}: {person.id} is still in the picture when the loop of"
                f" {scenario.duration_s:g} s ends",
                f"Correct the scenario file: the visit takes until {paths[-1].end_s:.1f} s",
            )
