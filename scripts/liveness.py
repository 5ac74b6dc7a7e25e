r"""Measures how well pictures of faces are told from faces; writes docs/liveness.md.

    python scripts/liveness.py --models MODELS --media MEDIA

Presented are pictures made by ``presented_pictures.py``; living are photos and clips of real people
and, separately, the drawn people of the simulated scenes. Takes some minutes; needs no screen.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import cv2
import numpy as np
from presented_pictures import Kind, background, filling, held_up, placed, presented, waved

from kiosk.capture.sim.source import SimSource
from kiosk.capture.video import VideoSource
from kiosk.core.choices import AnalysisMode, DetectorName, Pace
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
from kiosk.core.life_cues import PICTURE_BELOW
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import Frame
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.identity.matching import Matcher
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.liveness import LivenessNetworks
from kiosk.inference.pipeline import FacePipeline
from kiosk.inference.registry import ModelRegistry, ModelStore
from kiosk.inference.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, FaceView, Recognition

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "liveness.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
SETTINGS: Final = AnalysisSettings(mode=AnalysisMode.IDENTIFICATION)
SMALLEST_PX: Final = 40.0
ENOUGH_VIEWS: Final = 3
FILMS_PER_KIND: Final = 5
FILM_FRAMES, FILM_FPS = 60, 15.0
BEHIND: Final = ("coffee.png", "rocket.jpg", "brick.png", "horse.png", "gravel.png")
OLD_PHOTOS: Final = "solvay"
CLIPS: Final = (
    "iot_face_demographics_walking_and_pause.mp4",
    "iot_head_pose_face_detection_female_and_male.mp4",
    "iot_head_pose_face_detection_female.mp4",
    "iot_head_pose_face_detection_male.mp4",
    "iot_asl_walk.mkv",
    "iot_asl_yes.mkv",
    "iot_asl_eat.mkv",
    "pexels_8617126_class_of_children_and_teacher.mp4",
    "white_house_hamilton_clip.mp4",
)
SCENES: Final = ("quiet", "busy", "crowd", "poster")
SCENE_FRAMES: Final = 600


@dataclass
class Watched:
    """What was said about one followed face.

    Attributes:
        liveness: Of its views.
        refused: Whether each view was held to be of a picture.
        states: What was decided, in every frame.
    """

    liveness: list[float] = field(default_factory=list)
    refused: list[bool] = field(default_factory=list)
    states: list[RecognitionState] = field(default_factory=list)


class Observer:
    """Hands everything on to the identifier of the product, and writes it down."""

    def __init__(self, people: Sequence[Person] = ()) -> None:
        now = datetime.now(UTC)
        model = embedding_model(SETTINGS)
        matcher = Matcher(people, [Group("people", "People")], model, now) if people else None
        self._inner = GalleryIdentifier(SystemClock(), matcher)
        self.faces: dict[int, Watched] = {}

    def begin(self, model: EmbeddingModel) -> None:
        """New networks."""
        self._inner.begin(model)

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        """A view."""
        face = self.faces.setdefault(track_id, Watched())
        face.liveness.append(1.0 if view.liveness is None else view.liveness)
        face.refused.append(FaceFlaw.NOT_ALIVE in view.flaws)
        self._inner.observe(track_id, view, now_ns)

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        """The faces of a frame."""
        found = self._inner.resolve(track_ids, now_ns)
        for track_id, recognition in found.items():
            self.faces.setdefault(track_id, Watched()).states.append(recognition.state)
        return found

    def end(self, track_id: int) -> None:
        """A face is gone."""
        self._inner.end(track_id)


class Meter:
    """The networks, and the pictures to measure them with."""

    def __init__(self, models: Path, media: Path) -> None:
        self.store = ModelStore(ModelRegistry.load(), (models,))
        runtime = Runtime()
        self.detector = FaceDetector(DetectorName.YUNET, self.store, runtime, threads=2)
        self.networks = LivenessNetworks(self.store, runtime, threads=2)
        self.media = media
        self.portraits = [_read(path) for path in sorted((media / "portraits").glob("*_b.jpg"))]
        self.behind = [_read(media / "nonface" / name) for name in BEHIND]

    def scores(self, picture: NDArray[np.uint8], *, largest: bool = False) -> list[float]:
        """Liveness of the faces of a picture."""
        boxes = self.detector.detect(np.ascontiguousarray(picture)).xyxy
        sides = (boxes[:, 2:] - boxes[:, :2]).min(axis=1, initial=np.inf)
        boxes = boxes[sides >= SMALLEST_PX]
        if largest and len(boxes):
            boxes = boxes[[np.argmax(boxes[:, 2] - boxes[:, 0])]]
        return [self.networks.liveness(picture, box) for box in boxes]

    def close(self) -> None:
        """Release the networks."""
        self.detector.close()
        self.networks.close()


def _read(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    assert picture is not None, path
    return np.asarray(picture, np.uint8)


# ------------------------------------------------------------------------------ single views


def single_attacks(meter: Meter) -> list[tuple[str, list[float]]]:
    """Liveness of single views of presented pictures, by kind."""
    random = np.random.default_rng(73)
    found = []
    for kind in Kind:
        held, near = [], []
        for portrait in meter.portraits:
            picture = presented(portrait, kind, random)
            scene = held_up(picture, background(meter.behind, random), placed(random), random)
            held += meter.scores(scene, largest=True)
            near += meter.scores(filling(picture, random), largest=True)
        found += [(f"{kind}, edges in view", held), (f"{kind}, no edge in view", near)]
        sys.stdout.write(f"{kind}: {_refused(held):.2f} {_refused(near):.2f}\n")
        sys.stdout.flush()
    return found


def single_living(meter: Meter) -> list[tuple[str, list[float]]]:
    """Liveness of photos of real people, by kind."""
    portraits = [score for p in meter.portraits for score in meter.scores(p, largest=True)]
    groups: list[float] = []
    old: list[float] = []
    for path in sorted((meter.media / "groups").glob("*.[jp][pn]g")):
        (old if path.name.startswith(f"{OLD_PHOTOS}_1927_bw") else groups).extend(
            meter.scores(_read(path))
        )
    return [
        ("portraits, 335x410", portraits),
        ("faces in pictures of groups", groups),
        ("faces in a black and white photo of 1927 (a picture of a picture)", old),
    ]


def _refused(scores: Sequence[float]) -> float:
    return float(np.mean(np.array(scores) < PICTURE_BELOW)) if scores else float("nan")


# ------------------------------------------------------------------------------ followed faces


def watch(meter: Meter, frames: Iterable[Frame], people: Sequence[Person] = ()) -> list[Watched]:
    """Run the chain of the product over frames; returns the faces with enough good views."""
    observer = Observer(people)
    with closing(FacePipeline(SETTINGS, meter.store, identifier=observer)) as pipeline:
        for frame in frames:
            pipeline.step(frame)
    return [face for face in observer.faces.values() if len(face.liveness) >= ENOUGH_VIEWS]


def film(pictures: Iterable[NDArray[np.uint8]], fps: float) -> Iterable[Frame]:
    """Frames as a camera gives them."""
    for seq, picture in enumerate(pictures):
        yield Frame(picture, seq, round(seq / fps * 1e9), datetime.now(UTC), "film")


def source_frames(source: Any, most: int) -> Iterable[Frame]:
    """Frames of a source of the product."""
    source.open()
    try:
        for _ in range(most):
            frame = source.read()
            if frame is None:
                return
            yield frame
    finally:
        source.close()


def enrolled(meter: Meter, portrait: NDArray[np.uint8]) -> Person:
    """Somebody known by the very picture that is presented: the hardest case."""
    from kiosk.inference.embedder import FaceEmbedder

    found = meter.detector.detect(portrait)
    assert found.landmarks is not None
    embedder = FaceEmbedder(meter.store, Runtime())
    embedding = embedder.embed(portrait, found.landmarks[:1])[0]
    embedder.close()
    now = datetime.now(UTC)
    template = Template(
        uuid4(), embedding_model(SETTINGS), embedding, 1.0, TemplateSource.FILE, "", now
    )
    consent = Consent("1", "en", now, "measurement", now + timedelta(days=1))
    return Person(uuid4(), "people", "Somebody", "", (), consent, (template,), now)


def films_of_pictures(meter: Meter) -> dict[str, list[Watched]]:
    """Pictures of enrolled people, turned and moved by hand before the camera."""
    random = np.random.default_rng(37)
    found: dict[str, list[Watched]] = {}
    for number, kind in enumerate(Kind):
        faces = found[str(kind)] = []
        for k in range(FILMS_PER_KIND):
            portrait = meter.portraits[(number * 13 + k * 7) % len(meter.portraits)]
            picture = presented(portrait, kind, random)
            behind = background(meter.behind, random)
            shots = waved(picture, behind, random, frames=FILM_FRAMES, fps=FILM_FPS)
            faces += watch(meter, film(shots, FILM_FPS), [enrolled(meter, portrait)])
        sys.stdout.write(f"films, {kind}: {_outcome(faces)}\n")
        sys.stdout.flush()
    return found


def films_of_people(meter: Meter) -> dict[str, list[Watched]]:
    """Clips of real people."""
    found = {}
    for name in CLIPS:
        source = VideoSource(meter.media / "videos" / name, pace=Pace.FAST)
        found[name] = watch(meter, source_frames(source, 10_000))
        sys.stdout.write(f"{name}: {_outcome(found[name])}\n")
        sys.stdout.flush()
    return found


def films_of_drawings(meter: Meter) -> dict[str, list[Watched]]:
    """The simulated scenes."""
    found = {}
    for name in SCENES:
        source = SimSource(name, fps=15.0, pace=Pace.FAST)
        found[f"sim:{name}"] = watch(meter, source_frames(source, SCENE_FRAMES))
        sys.stdout.write(f"sim:{name}: {_outcome(found[f'sim:{name}'])}\n")
        sys.stdout.flush()
    return found


def _outcome(faces: Sequence[Watched]) -> tuple[int, int, int, int]:
    """Faces; ever named; held to be a picture at the end; ever held to be one."""
    return (
        len(faces),
        sum(RecognitionState.KNOWN in face.states for face in faces),
        sum(face.states[-1] is RecognitionState.PICTURE for face in faces),
        sum(RecognitionState.PICTURE in face.states for face in faces),
    )


# ------------------------------------------------------------------------------ the page


def single_table(rows: Sequence[tuple[str, list[float]]]) -> list[str]:
    """Markdown."""
    lines = ["| what | faces | refused | median liveness | 5 % to 95 % |", "|---|---|---|---|---|"]
    for name, scores in rows:
        low, middle, high = np.percentile(scores, [5, 50, 95])
        lines.append(
            f"| {name} | {len(scores)} | {_refused(scores):.0%} | {middle:.2f} "
            f"| {low:.2f} to {high:.2f} |"
        )
    return lines


def film_table(rows: Mapping[str, Sequence[Watched]]) -> list[str]:
    """Markdown."""
    lines = [
        "| what | faces | ever named | a picture in the end | ever held to be a picture |",
        "|---|---|---|---|---|",
    ]
    for name, faces in rows.items():
        lines.append(f"| {name} | " + " | ".join(map(str, _outcome(faces))) + " |")
    return lines


def main() -> int:
    """Measure everything and write the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--models", type=Path, required=True, help="folder of the networks")
    parser.add_argument("--media", type=Path, required=True, help="folder of portraits and clips")
    arguments = parser.parse_args()
    meter = Meter(arguments.models, arguments.media)
    lines = [
        "### Single views of pictures (refused is right)",
        "",
        *single_table(single_attacks(meter)),
        "",
        "### Single views of people (refused is wrong)",
        "",
        *single_table(single_living(meter)),
        "",
        "### Pictures of enrolled people, moved by hand, through the whole program",
        "",
        *film_table(films_of_pictures(meter)),
        "",
        "### Clips of real people, through the whole program (nobody enrolled)",
        "",
        *film_table(films_of_people(meter)),
        "",
        "### Drawn people of the simulated scenes, through the whole program",
        "",
        *film_table(films_of_drawings(meter)),
    ]
    meter.close()
    sys.stdout.write("\n".join(lines) + "\n")
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{before}\n\n" + "\n".join(lines) + f"\n\n{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
