r"""Measures how well visits and durations are counted, and writes docs/accuracy.md.

    python scripts/accuracy.py --models MODELS --videos VIDEOS --portraits PORTRAITS

Two levels for each simulated scene: the audience engine on exact tracks, which shows its own
errors alone, and the whole chain of drawn pictures, networks, tracking and engine. Then the clips
with a known number of people. Takes some minutes; needs no screen.
"""

from __future__ import annotations

import argparse
import csv
import platform
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kiosk.capture.sim.exact import ExactAnalysis
from kiosk.capture.sim.oracle import Oracle, TrueVisit
from kiosk.capture.sim.scenario import scene_names
from kiosk.capture.sim.source import SimSource
from kiosk.capture.sim.truth import SceneTruth
from kiosk.capture.video import VideoSource
from kiosk.core.assignment import assign
from kiosk.core.attribute_limits import LIMITS
from kiosk.core.audience import Audience
from kiosk.core.choices import Pace
from kiosk.core.metrics import counts_of, total
from kiosk.core.settings import AnalysisSettings, AudienceSettings
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.core.types import FrameResult, Visit
    from kiosk.inference.pipeline import FacePipeline

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
FPS = 15.0
LONG_FPS = 7.5
"""Of the scene of eleven minutes."""
WINDOW_S = AnalysisSettings().revisit_window_s
COUNTS = ("visits", "passing_by", "interested")
GENDERS = ("female", "male", "unknown")
DURATIONS = ("dwell", "stop", "attention")

CLIPS = {
    "composed_kiosk_sequence.mp4": 4,
    "composed_portrait_conveyor.mp4": 12,
    "iot_face_demographics_walking_and_pause.mp4": 3,
    "iot_head_pose_face_detection_female_and_male.mp4": 2,
    "iot_head_pose_face_detection_female.mp4": 1,
    "iot_head_pose_face_detection_male.mp4": 1,
    "iot_asl_walk.mkv": 1,
    "iot_asl_yes.mkv": 1,
    "iot_asl_eat.mkv": 1,
    "pexels_8617126_class_of_children_and_teacher.mp4": 7,
    "iot_face_demographics_walking.mp4": 2,
    "iot_people_detection.mp4": 0,
    "iot_store_aisle_detection.mp4": 0,
}
"""People with a usable face, by videos.csv. Two clips state no number, and of
``iot_one_by_one_first_half.mp4`` only that nobody in it is a viewer."""
SMALL_FACES = {"iot_face_demographics_walking.mp4": 8}
"""Clips whose faces are smaller than the default of ``analysis.min_face_px``."""


TEXT = """# Accuracy

What the program counts beside what is true. This page is written by a script; do not edit it:

```
python scripts/accuracy.py --models MODELS --videos VIDEOS --portraits PORTRAITS
```

Last run {DATE} with {VERSIONS}; default settings.

In the tables a single number means that counted and true agree. Where they differ, the counted
one is **bold** and the true one follows in brackets. Durations are errors per visit in frames:
mean of the amounts / largest with its sign. A frame is 1/15 s (0.067 s), or 1/7.5 s where that is
stated.

## Where the truth comes from

The [simulated scenes](../assets/scenes/README.md) know where every head is and how it is turned.
`kiosk/capture/sim/oracle.py` applies the definitions of [metrics](metrics.md) to that geometry:
over the whole recording at once, with arrays, sharing no code with the engine that counts as the
frames come. Who is hidden by others to more than a half is not seen.

## The engine alone

The engine is fed exact boxes and poses. What differs here is its own fault.

{EXACT}

In `poster` somebody too many is present at once: a poster counts until it has shown no sign of
life for a minute (`audience.ghost_after_s`); its visit is then dropped. Ages and categories agree
as well.

## The whole chain

Drawn pictures of 1280 x 720, YuNet, the networks for age, gender, pose and recognition, tracking,
ghost filter and engine.

{WHOLE}

What lies behind the differences:

- **Gender**: faces that are too small for the network are `?` by definition, and the true
  numbers take that into account. Some drawn faces are read wrong, which says little about real
  ones; see the portraits in `tests/golden/test_golden_pictures.py`.
- **Age** of drawn faces cannot be read: most are taken for 20 to 30 whatever their age, so ages
  and categories are compared on exact tracks only.
- **Dwell** begins at the first sight of a face and ends at the last one. What is missing was seen
  in profile at the edge of the picture, or was small and far away.
- **Stop**: boxes of a detector shift when a head turns, up to a quarter of their width, which
  breaks a stop for a moment; standing people are measured too short rather than too long.
- **Attention**: the yaw of the landmarks is off by some degrees, for some drawn faces by much more.
  The network's reading makes up for most of it as long as a head stays as it was; in `crowd`, where
  twenty people stand 2 to 3 m away, its turns come seldom, and that is the largest error.

{STANDING}

## Clips

Visits against the number of people with a usable face that `videos.csv` states. `iot_classroom`
("about five") and `white_house_hamilton_clip` ("4 to 6") state no number. In the two clips with
0 nobody shows a face that can be used. In `iot_one_by_one_first_half` three people show "hardly
any face"; nobody is a viewer: one visit is counted, none interested.

{CLIPS}

{IDENTIFICATION}## Limits

- Somebody who was seen in profile only is remembered poorly and may be taken for somebody else,
  or for somebody new. In `crossing` and `occlusion` those who pass glance at the camera; without
  that glance one or two of them were joined with another person.
- Drawn people resemble each other more than real ones. Who is in which scene was chosen so that
  recognition can tell them apart ([decision 45](decisions/0045-accuracy-against-an-oracle.md)).
- The composed clips are still pictures and loops of short recordings: they test counting, not
  realism. No recording of a real shop with a known truth was available.
- Measured on one machine. The networks give slightly different numbers on others, mostly below
  what changes a count.
"""


def fps_of(scene: str) -> float:
    """Frames per second at which a scene is measured."""
    return LONG_FPS if scene == "return-10-minutes" else FPS


@dataclass(frozen=True, slots=True)
class Pair:
    """A true visit and the one that was counted for it; errors in frames."""

    truth: TrueVisit
    counted: Visit
    errors: dict[str, float]
    stood_error: float


@dataclass(slots=True)
class Figures:
    """What was counted in a scene, beside the truth.

    Attributes:
        scene: Name of the scene.
        fps: Frames per second.
        truth: True numbers by name.
        counted: Counted numbers by the same names.
        pairs: Visits that belong together.
    """

    scene: str
    fps: float
    truth: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)

    def errors(self, duration: str) -> np.ndarray:
        """(n,) errors of a duration in frames."""
        return np.array([pair.errors[duration] for pair in self.pairs])

    def wrong(self, names: Iterable[str]) -> dict[str, tuple[int, int]]:
        """True and counted numbers that differ."""
        return {
            name: (self.truth[name], self.counted[name])
            for name in names
            if self.truth[name] != self.counted[name]
        }


@dataclass(slots=True)
class Heard:
    """All that the engine told about a stream."""

    visits: list[Visit] = field(default_factory=list)
    start: datetime | None = None
    most: int = 0


def listen(results: Iterable[FrameResult]) -> Heard:
    """Run the engine over a stream with the default settings."""
    heard = Heard()
    audience = Audience(AudienceSettings(), revisit_window_s=WINDOW_S, recognises=True)
    for result in results:
        if heard.start is None:
            heard.start = result.frame.captured_at
        update = audience.update(result)
        heard.visits += update.ended
        heard.most = max(heard.most, update.result.count.total)
    heard.visits += audience.close().ended
    return heard


def exact(scene: str, fps: float) -> Figures:
    """The engine on exact tracks."""
    truth = SceneTruth(scene, fps=fps)
    oracle = Oracle(truth)
    heard = listen(ExactAnalysis(truth, oracle, revisit_window_s=WINDOW_S).results())
    return compared(scene, oracle, heard)


def whole(scene: str, fps: float, pipeline: FacePipeline) -> Figures:
    """The whole chain, from drawn pictures on."""
    limits = LIMITS[AnalysisSettings().attributes]
    oracle = Oracle(SceneTruth(scene, fps=fps))
    pipeline.reset()
    with closing(SimSource(scene, fps=fps, pace=Pace.FAST, loop=False)) as source:
        source.open()
        heard = listen(pipeline.stream(iter(source.read, None)))
    return compared(scene, oracle, heard, readable=limits.min_face_px)


def visits_in(clip: Path, pipeline: FacePipeline) -> list[Visit]:
    """Visits in a recording."""
    pipeline.reset()
    with closing(VideoSource(clip, pace=Pace.FAST)) as source:
        source.open()
        return listen(pipeline.stream(iter(source.read, None))).visits


def compared(scene: str, oracle: Oracle, heard: Heard, *, readable: float | None = None) -> Figures:
    """Put counted visits beside the true ones.

    Faces whose shorter side is below ``readable`` pixels have the gender ``?`` by definition.
    """
    true_visits = oracle.visits(revisit_window_s=WINDOW_S)
    figures = Figures(scene, oracle.fps)
    sums = total(counts_of(visit) for visit in heard.visits)
    figures.counted = {name: getattr(sums, name) for name in (*COUNTS, *GENDERS)}
    figures.counted["most_at_once"] = heard.most
    interested = [visit for visit in true_visits if visit.interested]
    large = [visit for visit in interested if readable is None or visit.face_px >= readable]
    figures.truth = {
        "visits": len(true_visits),
        "passing_by": sum(visit.passing_by for visit in true_visits),
        "interested": len(interested),
        "female": sum(visit.gender is Gender.FEMALE for visit in large),
        "male": sum(visit.gender is Gender.MALE for visit in large),
        "unknown": len(interested) - len(large),
        "most_at_once": int(oracle.occupancy().max()),
    }
    assert heard.start is not None
    figures.pairs = paired(true_visits, heard.visits, heard.start, oracle.fps)
    return figures


def paired(
    true_visits: Sequence[TrueVisit], counted: Sequence[Visit], start: datetime, fps: float
) -> list[Pair]:
    """One to one by begin and end, no farther apart than two seconds each."""
    times = np.array(
        [[(at - start).total_seconds() for at in (v.started_at, v.ended_at)] for v in counted]
    ).reshape(-1, 2)
    spans = np.array([(v.begin / fps, (v.end - 1) / fps) for v in true_visits]).reshape(-1, 2)
    apart = np.abs(spans[:, None] - times[None])
    cost = np.where((apart < 2.0).all(axis=2), apart.sum(axis=2), np.inf)
    pairs = []
    for i, j in assign(cost):
        truth, visit = true_visits[i], counted[j]
        stop_s = visit.stop_ms / 1000
        measured = (visit.dwell_ms / 1000, stop_s, (visit.attention_ms or 0) / 1000)
        true = (truth.dwell_s, truth.stop_s, truth.attention_s)
        errors = {
            name: (mine - real) * fps
            for name, mine, real in zip(DURATIONS, measured, true, strict=True)
        }
        pairs.append(Pair(truth, visit, errors, (stop_s - truth.stood_s) * fps))
    return pairs


# ------------------------------------------------------------------------------- the page


def _numbers(figures: Figures, names: Iterable[str]) -> str:
    return " / ".join(
        str(figures.truth[name])
        if figures.truth[name] == figures.counted[name]
        else f"**{figures.counted[name]}** ({figures.truth[name]})"
        for name in names
    )


def _spread(values: np.ndarray) -> str:
    if not len(values):
        return "-"
    return f"{np.abs(values).mean():.1f} / {values[np.abs(values).argmax()]:+.1f}"


def scene_table(rows: Sequence[Figures]) -> list[str]:
    """A table with one row per scene."""
    lines = [
        "| scene | fps | visits / passing by / interested | female / male / ? | at once "
        "| dwell | stop | attention |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        durations = " | ".join(_spread(row.errors(name)) for name in DURATIONS)
        lines.append(
            f"| `{row.scene}` | {row.fps:g} | {_numbers(row, COUNTS)} | {_numbers(row, GENDERS)} "
            f"| {_numbers(row, ['most_at_once'])} | {durations} |"
        )
    return lines


def clip_table(counted: dict[str, int]) -> list[str]:
    """A table with one row per clip."""
    lines = ["| clip | people | visits | difference |", "| --- | --- | --- | --- |"]
    for name, people in CLIPS.items():
        visits = counted[name]
        note = " (faces from 8 px)" if name in SMALL_FACES else ""
        lines.append(f"| `{name}`{note} | {people} | {visits} | {visits - people:+d} |")
    return lines


def standing_lines(rows: Sequence[Figures]) -> list[str]:
    """How far the measured stop is from the legs' standing still."""
    off_s = np.array([pair.stood_error / row.fps for row in rows for pair in row.pairs
                      if pair.truth.stood_s > 0])  # fmt: skip
    share = np.array([pair.counted.stop_ms / 1000 / pair.truth.stood_s - 1
                      for row in rows for pair in row.pairs if pair.truth.stood_s > 0])  # fmt: skip
    return [
        f"Beside the definition, the scenes also know when the legs stand still. Over"
        f" {len(off_s)} visits that stopped, the measured stop is {off_s.mean():+.2f} s off on"
        f" average ({100 * share.mean():+.1f} %), at most {off_s[np.abs(off_s).argmax()]:+.2f} s."
    ]


def versions() -> str:
    """What the figures rest on."""
    names = ("openvino", "opencv-python-headless", "numpy")
    parts = [f"Python {platform.python_version()}"]
    for name in names:
        try:
            parts.append(f"{name} {version(name)}")
        except ImportError:
            continue
    return ", ".join(parts)


def page(
    exact_rows: Sequence[Figures],
    whole_rows: Sequence[Figures],
    clips: dict[str, int],
    identification: str,
) -> str:
    """The whole page."""
    text = TEXT.replace("{DATE}", f"{datetime.now(UTC):%Y-%m-%d}").replace("{VERSIONS}", versions())
    parts = {
        "{EXACT}": scene_table(exact_rows),
        "{WHOLE}": scene_table(whole_rows),
        "{STANDING}": standing_lines(whole_rows),
        "{CLIPS}": clip_table(clips),
        "{IDENTIFICATION}": [identification],
    }
    for mark, lines in parts.items():
        text = text.replace(mark, "\n".join(lines))
    return text


def identification_section(models: Path, portraits: Path, scratch: Path) -> str:
    """What ``accuracy_identification.py`` beside this file measures."""
    from accuracy_identification import measure

    return measure(models, portraits, scratch)


def main() -> int:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--models", type=Path, required=True, help="folder of the networks")
    parser.add_argument("--videos", type=Path, required=True, help="folder with videos.csv")
    parser.add_argument("--portraits", type=Path, help="folder with portraits.csv")
    parser.add_argument("--scene", action="append", help="only print this scene")
    arguments = parser.parse_args()
    if not (arguments.scene or arguments.portraits):
        parser.error("--portraits is needed for the page")
    from kiosk.inference.pipeline import FacePipeline
    from kiosk.inference.registry import ModelRegistry, ModelStore

    store = ModelStore(ModelRegistry.load(), (arguments.models,))
    pipeline = FacePipeline(AnalysisSettings(), store)
    names = arguments.scene or scene_names()
    exact_rows = [exact(name, fps_of(name)) for name in names]
    sys.stdout.write("\n".join(scene_table(exact_rows)) + "\n")
    whole_rows = []
    for name in names:
        whole_rows.append(whole(name, fps_of(name), pipeline))
        sys.stdout.write(scene_table(whole_rows[-1:])[-1] + "\n")
        sys.stdout.flush()
    if arguments.scene:
        pipeline.close()
        return 0
    clips = {}
    with (arguments.videos / "videos.csv").open(encoding="utf-8", newline="") as file:
        known = {row["file"] for row in csv.DictReader(file)}
    for name in CLIPS:
        assert name in known, name
        special = SMALL_FACES.get(name)
        used = (
            pipeline
            if special is None
            else FacePipeline(AnalysisSettings(min_face_px=special), store)
        )
        clips[name] = len(visits_in(arguments.videos / name, used))
        if used is not pipeline:
            used.close()
    pipeline.close()
    with tempfile.TemporaryDirectory() as scratch:
        identification = identification_section(
            arguments.models, arguments.portraits, Path(scratch)
        )
    PAGE.write_text(page(exact_rows, whole_rows, clips, identification), encoding="utf-8")
    sys.stdout.write("\n".join(clip_table(clips)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
