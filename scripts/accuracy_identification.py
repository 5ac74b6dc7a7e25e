r"""Measures how well enrolled people are recognised, and writes that part of docs/accuracy.md.

    python scripts/accuracy_identification.py --models MODELS --portraits PORTRAITS

Portraits: 61 people enrolled by a newer photo and tried by an older one, 21 strangers. Crowd: the
cast of the simulated scenes is enrolled from a scene of its own, then everybody in the busiest
scene is recognised by the whole chain, once with all of them enrolled and once with a half.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import tomllib
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import numpy as np

from kiosk.capture.pictures import read_picture
from kiosk.capture.sim.render import SceneRenderer
from kiosk.capture.sim.scene import load_scene
from kiosk.capture.sim.source import SimSource
from kiosk.capture.sim.truth import SceneTruth
from kiosk.core.choices import AnalysisMode, Pace
from kiosk.core.clock import SystemClock
from kiosk.core.identity import (
    Consent,
    FaceFlaw,
    Group,
    Person,
    RecognitionState,
    Template,
    TemplateSource,
    embedding_model,
)
from kiosk.core.paths import assets_dir
from kiosk.core.settings import AnalysisSettings, IdentificationSettings
from kiosk.core.types import TrackState
from kiosk.identity.evaluation import Evaluation, evaluate
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.identity.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.capture.sim.truth import FaceTruth
    from kiosk.core.identity import EmbeddingModel, FaceView, Recognition
    from kiosk.core.types import Track
    from kiosk.inference.face_reader import FaceReader
    from kiosk.inference.pipeline import FacePipeline

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
SETTINGS: Final = AnalysisSettings(mode=AnalysisMode.IDENTIFICATION, liveness=False)
"""Drawn faces are no living ones: what tells them apart is measured in docs/liveness.md."""
MODEL: Final = embedding_model(SETTINGS)
FALSE_ACCEPT_RATE: Final = IdentificationSettings().false_accept_rate
SCENE: Final = "crowd"
FPS: Final = 5.0
GROUP: Final = Group("people", "People")

_SIDE_BY_SIDE: Final = 4
_STAY_S: Final = 11.0
_LOOK_S: Final = 4.0
_SHOTS_S: Final = (3.0, 4.2, 5.4, 6.0, 6.4, 7.0, 8.0, 9.0, 10.0, 11.0)
"""Seconds after a group of four set out, at which everybody stands. First they look into the
camera, then elsewhere: as in a guided capture, the views differ."""
_OVERLAP: Final = 0.3


HEADING: Final = "## Identification"
_TEXT: Final = """## Identification

Who enrolled is recognised, who did not is not; measured by `scripts/accuracy_identification.py`
with the default settings (false accepts {FAR} of all strangers). What the words mean is in
`kiosk/identity/evaluation.py`; how thresholds come about is in
[decision 71](decisions/0071-who-a-face-is.md).

### Portraits

{PEOPLE} people of public life are enrolled by one photo each and tried by another one that is up
to ten years older, with a face of about 50 px: {PROBES} trials. {OUTSIDERS} others are strangers.
Each trial is one view; the program decides over several.

- The most similar of the {PEOPLE} is the right one in **{BEST} of {PROBES}** trials.
- At the default threshold for {PEOPLE} people, {DEFAULT}, **{NAMED} of {PROBES}** are named, all
  of them rightly; **{OUTSIDERS_NAMED} of {OUTSIDERS}** strangers get a name.
- For a false accept rate of {FAR} the photos themselves recommend {RECOMMENDED} (95 % interval
  {LOW} to {HIGH}).

The calibration curve: what happens at other thresholds. Strangers are the {OUTSIDERS} and the
{PROBES} trials once more with their own person taken out, together {STRANGERS}.

| threshold | enrolled: own name | no name | wrong name | strangers with a name |
| --- | --- | --- | --- | --- |
{CURVE}

### A crowd of twenty

The cast of the simulated scenes is enrolled by a few views each from a scene of its own, looking
at the camera and elsewhere. Then the scene `{SCENE}` runs through the whole chain at {FPS} frames a
second: everybody enrolled, then every second person only. Liveness is off, because drawn faces are
none.

| enrolled | enrolled people | never named | the others | doubles | changes |
| --- | --- | --- | --- | --- | --- |
{CROWD}

Counted are faces in frames. Enrolled people: own name / not decided yet / Unknown / wrong name.
The others: Unknown / not decided yet / a name. Doubles: frames in which two faces had one name.
Changes: how often the name of a face became another name at once.

Drawn people resemble each other far more than real ones (up to 0.72 beside 0.46, the usual
threshold), which the matcher learns from the enrolled ones: its threshold here is about 0.7. A
face counts as not decided yet until there are enough good views of it.

### What this does not tell

- Portraits are easy: posed, well lit, frontal. The strangers are few; how often strangers are
  accepted rests on the tail of 8 million pairs of other faces, not on these {OUTSIDERS}.
- Nobody was filmed. Motion blur, backlight and masks come from the quality gate's tests only.
- The network tells people of some origins apart less well than others: pairs of equal sex and
  origin exceed a threshold about seven times as often as all pairs. A place where everybody is of
  one age and origin should enrol some people, look at the threshold after training, and choose a
  smaller rate of false accepts.

"""

# ----------------------------------------------------------------------------- portraits


def portraits(folder: Path, reader: FaceReader) -> Evaluation:
    """Enrol the newer photo of each person, try the older one and the strangers."""
    enrolled: dict[str, list[FaceView]] = defaultdict(list)
    probes: list[tuple[str, FaceView]] = []
    strangers: list[FaceView] = []
    with (folder / "portraits.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["role"] not in ("enrol", "probe", "stranger"):
                continue
            view = reader.read(read_picture(folder / row["file"]))[0]
            if row["role"] == "enrol":
                enrolled[row["person_id"]].append(view)
            elif row["role"] == "probe":
                probes.append((row["person_id"], view))
            else:
                strangers.append(view)
    return evaluate(enrolled, probes, strangers, MODEL, FALSE_ACCEPT_RATE)


# --------------------------------------------------------------------------------- crowd


def enrolment_scene(names: Sequence[str]) -> str:
    """A scenario in which the people come in groups of four, stand apart and look."""
    groups = -(-len(names) // _SIDE_BY_SIDE)
    lines = ['title = "Enrolment"', f"duration_s = {groups * 16 + 10}", "seed = 7"]
    for i, name in enumerate(names):
        group, place = divmod(i, _SIDE_BY_SIDE)
        at = 0.14 + 0.24 * place
        side = "left" if at < 0.5 else "right"
        lines += [
            f'[[person]]\nid = "{name}"\n[[person.visit]]',
            f'start_s = {16.0 * group}\nenter = "{side}"\nleave = "{side}"',
            "distance_m = 1.6\nspeed_m_s = 1.6\n[[person.visit.stop]]",
            f"at = {at:.2f}\nstay_s = {_STAY_S}\nlook_s = [[0.0, {_LOOK_S}]]",
        ]
    return "\n".join(lines)


def enrol_cast(
    names: Sequence[str], scene_file: Path, reader: FaceReader
) -> dict[str, list[FaceView]]:
    """Views of each member of the cast, good enough to be enrolled by."""
    scene_file.write_text(enrolment_scene(names), encoding="utf-8")
    renderer = SceneRenderer(load_scene(str(scene_file), width=1280, height=720, seed=None))
    truth = SceneTruth(str(scene_file), fps=10.0)
    views: dict[str, list[FaceView]] = defaultdict(list)
    for start_s in range(0, 16 * -(-len(names) // _SIDE_BY_SIDE), 16):
        for shot_s in _SHOTS_S:
            at_s = start_s + shot_s
            faces = truth.truth_at(round(at_s * 10))
            for view in reader.read(renderer.frame(at_s)):
                person = _whose(view.xyxy, faces)
                # One of the drawn beards is taken for a cover; its owner may enrol by it.
                if person is not None and set(view.flaws) <= {FaceFlaw.COVERED}:
                    views[person].append(view)
    return views


def person(name: str, number: int, views: Sequence[FaceView], now: datetime) -> Person:
    """Somebody who enrolled by these views."""
    consent = Consent("1", "en", now, "scripts/accuracy.py", now + timedelta(days=1))
    templates = tuple(
        Template(
            UUID(int=(number << 16) + i),
            view.model,
            view.embedding,
            view.quality,
            TemplateSource.CAMERA,
            "",
            now,
        )
        for i, view in enumerate(views)
    )
    return Person(UUID(int=number), GROUP.id, name, "", (), consent, templates, now)


@dataclass
class Named:
    """What was said of the faces of one scene.

    Attributes:
        enrolled: Who could be recognised.
        said: By person, how many faces got which answer: ``right``, the name of somebody else,
            or the state.
        changes: How often the name of a track changed to another name at once.
        doubles: Frames in which two faces had one name.
    """

    enrolled: frozenset[str]
    said: dict[str, dict[str, int]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(int))
    )
    changes: int = 0
    doubles: int = 0
    _latest: dict[int, str | None] = field(default_factory=dict)

    def note(
        self, tracks: Sequence[Track], who: Mapping[int, str], said: Mapping[int, Recognition]
    ) -> None:
        """Take one frame."""
        names = [r.identity.name for r in said.values() if r.identity is not None]
        self.doubles += len(names) != len(set(names))
        for track in tracks:
            recognition = said[track.id]
            name = None if recognition.identity is None else recognition.identity.name
            before = self._latest.get(track.id)
            self.changes += None not in (before, name) and before != name
            self._latest[track.id] = name
            truth = who.get(track.id)
            if truth is not None:
                answer = recognition.state.value if name is None else name
                self.said[truth]["right" if name == truth else answer] += 1

    def share(self, answer: str, *, of_enrolled: bool) -> float:
        """Part of the faces of enrolled people, or of the others, that got an answer."""
        counts = [said for who, said in self.said.items() if (who in self.enrolled) == of_enrolled]
        total = sum(sum(said.values()) for said in counts)
        return sum(said.get(answer, 0) for said in counts) / max(total, 1)

    def wrong(self) -> dict[str, dict[str, int]]:
        """By person, wrong names."""
        states = {"right", *RecognitionState}
        found = {
            who: {name: count for name, count in said.items() if name not in states}
            for who, said in self.said.items()
        }
        return {who: names for who, names in found.items() if names}

    def never_named(self) -> list[str]:
        """Enrolled people who were in view and never got their name."""
        return sorted(
            who for who, said in self.said.items() if who in self.enrolled and not said.get("right")
        )


class SideBySide:
    """Several identifiers of the same faces; the first one answers the pipeline."""

    def __init__(self, identifiers: Sequence[GalleryIdentifier]) -> None:
        self._identifiers = identifiers
        self.said: list[Mapping[int, Recognition]] = []

    def begin(self, model: EmbeddingModel) -> None:
        """As of a FaceIdentifier."""
        for identifier in self._identifiers:
            identifier.begin(model)

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        """As of a FaceIdentifier."""
        for identifier in self._identifiers:
            identifier.observe(track_id, view, now_ns)

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        """As of a FaceIdentifier."""
        self.said = [identifier.resolve(track_ids, now_ns) for identifier in self._identifiers]
        return self.said[0]

    def end(self, track_id: int) -> None:
        """As of a FaceIdentifier."""
        for identifier in self._identifiers:
            identifier.end(track_id)


def crowd_galleries(views: Mapping[str, Sequence[FaceView]]) -> list[frozenset[str]]:
    """Everybody, and every second one."""
    names = sorted(views)
    return [frozenset(names), frozenset(names[::2])]


def identifiers_of(
    galleries: Sequence[frozenset[str]], views: Mapping[str, Sequence[FaceView]]
) -> SideBySide:
    """One identifier for each gallery, with the default settings."""
    clock = SystemClock()
    now = datetime.now(UTC)
    numbers = {name: i + 1 for i, name in enumerate(sorted(views))}
    return SideBySide(
        [
            GalleryIdentifier(
                clock,
                Matcher(
                    [person(name, numbers[name], views[name], now) for name in sorted(gallery)],
                    [GROUP],
                    MODEL,
                    now,
                    false_accept_rate=FALSE_ACCEPT_RATE,
                ),
            )
            for gallery in galleries
        ]
    )


def watch(
    pipeline: FacePipeline,
    identifiers: SideBySide,
    galleries: Sequence[frozenset[str]],
    *,
    scene: str = SCENE,
    fps: float = FPS,
    until_s: float = inf,
) -> list[Named]:
    """Play a scene through the whole chain; returns what each identifier said."""
    truth = SceneTruth(scene, fps=fps)
    named = [Named(gallery) for gallery in galleries]
    pipeline.reset()
    with closing(SimSource(scene, fps=fps, pace=Pace.FAST, loop=False)) as source:
        source.open()
        while (frame := source.read()) is not None and frame.seq < until_s * fps:
            result = pipeline.step(frame)
            seen = [t for t in result.tracks if t.state is TrackState.CONFIRMED]
            faces = truth.truth_at(frame.seq)
            who = _pairs(seen, faces)
            for said, scores in zip(identifiers.said, named, strict=True):
                scores.note(seen, who, said)
    return named


def _pairs(seen: Sequence[Track], faces: Sequence[FaceTruth]) -> dict[int, str]:
    """Person by track, one to one, where boxes overlap."""
    overlaps = sorted(
        (
            (_overlap(track.xyxy, face.xyxy), track.id, face.person)
            for track in seen
            for face in faces
        ),
        reverse=True,
    )
    who: dict[int, str] = {}
    for overlap, track_id, name in overlaps:
        if overlap >= _OVERLAP and track_id not in who and name not in who.values():
            who[track_id] = name
    return who


def _whose(box: np.ndarray, faces: Sequence[FaceTruth]) -> str | None:
    overlap, name = max(
        ((_overlap(box, face.xyxy), face.person) for face in faces), default=(0, "")
    )
    return name if overlap >= _OVERLAP else None


def _overlap(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two boxes."""
    size = np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None).prod()
    return float(size / ((a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod() - size))


# ----------------------------------------------------------------------------- the page


def section(found: Evaluation, crowd: Sequence[Named]) -> str:
    """The section of docs/accuracy.md, from its heading to the next one."""
    recommended = found.recommended
    values = {
        "FAR": f"{100 * FALSE_ACCEPT_RATE:g} %",
        "PEOPLE": found.people,
        "PROBES": found.probes,
        "OUTSIDERS": found.outsiders,
        "OUTSIDERS_NAMED": found.outsiders_named,
        "STRANGERS": found.strangers,
        "BEST": found.best_right,
        "DEFAULT": f"{found.default.threshold:.3f}",
        "NAMED": found.probes - round((found.default.missed + found.default.wrong) * found.probes),
        "RECOMMENDED": f"{recommended.threshold:.3f}",
        "LOW": f"{recommended.low:.3f}",
        "HIGH": f"{recommended.high:.3f}",
        "CURVE": "\n".join(_curve(found)),
        "SCENE": SCENE,
        "FPS": f"{FPS:g}",
        "CROWD": "\n".join(_row(named) for named in crowd),
    }
    text = _TEXT
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def _curve(found: Evaluation) -> list[str]:
    return [
        f"| {rates.threshold:.2f} | {1 - rates.missed - rates.wrong:.1%} | {rates.missed:.1%} "
        f"| {rates.wrong:.1%} | {rates.accepted:.1%} |"
        for rates in found.curve
        if round(100 * rates.threshold) % 4 == 0
    ]


def _row(named: Named) -> str:
    states = [state.value for state in (RecognitionState.PENDING, RecognitionState.UNKNOWN)]
    pending, unknown = (named.share(state, of_enrolled=True) for state in states)
    right = named.share("right", of_enrolled=True)
    wrong = 1 - right - pending - unknown
    never = ", ".join(named.never_named()) or "nobody"
    others = "-"
    if set(named.said) - named.enrolled:
        waiting, stranger = (named.share(state, of_enrolled=False) for state in states)
        a_name = max(0.0, 1 - waiting - stranger)
        others = f"{stranger:.1%} / {waiting:.1%} / {a_name:.1%}"
    return (
        f"| {len(named.enrolled)} | {right:.1%} / {pending:.1%} / {unknown:.1%} "
        f"/ {max(wrong, 0.0):.1%} | {never} | {others} | {named.doubles} | {named.changes} |"
    )


def measure(models: Path, portraits_folder: Path, scratch: Path) -> str:
    """Measure everything; returns the section."""
    from kiosk.inference.face_reader import FaceReader
    from kiosk.inference.pipeline import FacePipeline
    from kiosk.inference.registry import ModelRegistry, ModelStore

    store = ModelStore(ModelRegistry.load(), (models,))
    with closing(FaceReader(SETTINGS, store)) as reader:
        found = portraits(portraits_folder, reader)
        views = enrol_cast(cast(), scratch / "enrolment.toml", reader)
    galleries = crowd_galleries(views)
    identifiers = identifiers_of(galleries, views)
    with closing(FacePipeline(SETTINGS, store, identifier=identifiers)) as pipeline:
        return section(found, watch(pipeline, identifiers, galleries))


def cast() -> list[str]:
    """Names of everybody who appears in simulated scenes."""
    file = assets_dir() / "scenes" / "cast" / "people.toml"
    return list(tomllib.loads(file.read_text(encoding="utf-8")))


def replaced(page: str, new_section: str) -> str:
    """A page with its section about identification replaced, or put before its limits."""
    before, found, rest = page.partition(HEADING)
    if not found:
        before, limits, rest = page.partition("## Limits")
        return before + new_section + limits + rest
    return before + new_section + rest[rest.index("\n## ") + 1 :]


def main() -> int:
    """Measure and replace the section."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--models", type=Path, required=True, help="folder of the networks")
    parser.add_argument("--portraits", type=Path, required=True, help="folder with portraits.csv")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        new = measure(arguments.models, arguments.portraits, Path(scratch))
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), new), encoding="utf-8")
    sys.stdout.write(new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
