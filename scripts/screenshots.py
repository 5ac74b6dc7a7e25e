r"""Renders every look of the public window to PNG files, to be judged by eye.

    python scripts/screenshots.py --detector YUNET.onnx --people P.jpg --crowd C.jpg \
        --empty E.jpg --out shots

Faces are found by the detector; ages and genders are made up from their position, because the
pictures are about the layout. Needs no screen.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kiosk.core.choices import AnalysisMode, Theme, ViewMode
from kiosk.core.count_history import CountHistory
from kiosk.core.health import AppPhase, Progress, SyncState, SyncStatus
from kiosk.core.mailbox import Latest
from kiosk.core.settings import Settings
from kiosk.core.today import TodayBoard
from kiosk.core.types import (
    Detections,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    HeadPose,
    PeopleCount,
    Track,
    TrackState,
    Visit,
)
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget
from kiosk.ui.main_window import MainWindow

SIZES = {
    "1920x1080": QSize(1920, 1080),
    "1366x768": QSize(1366, 768),
    "1080x1920": QSize(1080, 1920),
    "800x600": QSize(800, 600),
    "1280x1024": QSize(1280, 1024),
}
NOON = datetime(2026, 6, 12, 13, 20, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shot:
    """One look of the window."""

    name: str
    phase: AppPhase = AppPhase.RUNNING
    scene: str = "people"
    view: ViewMode = ViewMode.VIDEO
    mode: AnalysisMode = AnalysisMode.DEMOGRAPHICS
    progress: Progress | None = None
    sync: SyncState = SyncState.IDLE


SHOTS = (
    Shot("starting", AppPhase.STARTING),
    Shot("fetching", AppPhase.FETCHING_MODELS, progress=Progress("x", 11_300_000, 26_900_000)),
    Shot("models_missing", AppPhase.MODELS_MISSING),
    Shot("no_camera", AppPhase.NO_CAMERA),
    Shot("stopped", AppPhase.STOPPED),
    Shot("people"),
    Shot("blurred", view=ViewMode.BLURRED, sync=SyncState.RETRYING),
    Shot("avatars", view=ViewMode.AVATARS, sync=SyncState.OFF),
    Shot("charts", view=ViewMode.OFF),
    Shot("counts", mode=AnalysisMode.COUNTS),
    Shot("crowd", scene="crowd"),
    Shot("crowd_avatars", scene="crowd", view=ViewMode.AVATARS),
    Shot("empty", scene="empty"),
)


def find_faces(image: np.ndarray, detector: Path) -> np.ndarray:
    """Boxes (n, 4) of the faces in a picture."""
    height, width = image.shape[:2]
    network = cv2.FaceDetectorYN.create(str(detector), "", (width, height), 0.6)
    _, faces = network.detect(image)
    if faces is None:
        return np.zeros((0, 4), np.float32)
    xywh = faces[:, :4].astype(np.float32)
    return np.concatenate((xywh[:, :2], xywh[:, :2] + xywh[:, 2:]), axis=1)


def people(boxes: np.ndarray, now_ns: int, *, demographics: bool) -> tuple[Track, ...]:
    """Tracks for the boxes, with made-up attributes that are always the same."""
    tracks = []
    for index, box in enumerate(boxes):
        random = np.random.default_rng(index * 7 + 3)
        gender = (Gender.FEMALE, Gender.MALE, Gender.FEMALE, Gender.UNKNOWN)[index % 4]
        attributes = FaceAttributes(
            age=None if index % 5 == 4 else float(random.integers(22, 68)),
            gender=gender,
            pose=HeadPose(float(random.uniform(-30, 30)), 0.0, float(random.uniform(-8, 8))),
            looking=bool(index % 3 == 1),
        )
        state = TrackState.TENTATIVE if index == 11 else TrackState.CONFIRMED
        tracks.append(
            Track(
                index + 1,
                box,
                0.9,
                state,
                0,
                now_ns,
                attributes=attributes if demographics else FaceAttributes(),
            )
        )
    return tuple(tracks)


def count_of(tracks: tuple[Track, ...]) -> PeopleCount:
    """How many of the tracks are of which gender."""
    shown = [t.attributes.gender for t in tracks if t.state is not TrackState.TENTATIVE]
    numbers = [shown.count(g) for g in (Gender.FEMALE, Gender.MALE, Gender.UNKNOWN)]
    return PeopleCount(len(shown), *numbers)


def past_minutes() -> CountHistory:
    """Ten made-up minutes."""
    history = CountHistory()
    random = np.random.default_rng(5)
    level = 2
    for second in range(600):
        if random.random() < 0.06:
            level = int(np.clip(level + random.integers(-2, 3), 0, 7))
        history.update(PeopleCount(level, level, 0, 0), (second + 1) * 10**9)
    return history


def past_day() -> TodayBoard:
    """The visits of a made-up day until the afternoon."""
    board = TodayBoard()
    random = np.random.default_rng(5)
    opening = datetime.now().astimezone().replace(hour=8, minute=0, second=0, microsecond=0)
    visits = []
    for hour, visitors in enumerate((14, 39, 64, 92, 121, 97, 88)):
        for _ in range(visitors):
            at = opening + timedelta(hours=hour, minutes=float(random.uniform(0, 60)))
            gender = Gender(random.choice([g.value for g in Gender], p=[0.5, 0.4, 0.1]))
            age = float(np.clip(random.normal(39, 14), 19, 80)) if random.random() > 0.08 else None
            visits.append(
                Visit(
                    id=UUID(int=len(visits)),
                    started_at=at,
                    ended_at=at,
                    dwell_ms=9000,
                    stop_ms=5000,
                    attention_ms=int(random.uniform(1500, 9000)),
                    passing_by=True,
                    interested=bool(random.random() < 0.31),
                    age=age,
                    gender=gender,
                    emotion=None,
                    category=None,
                    tracks=1,
                )
            )
    board.enter(visits)
    return board


class Gallery:
    """Takes the pictures."""

    def __init__(self, scenes: dict[str, np.ndarray], detector: Path, out: Path) -> None:
        self._scenes = scenes
        self._boxes = {name: find_faces(image, detector) for name, image in scenes.items()}
        self._out = out

    def take(self, shot: Shot, size: str, theme: Theme, language: str, ratio: str) -> Path:
        """Render one look; returns the file."""
        frames: Latest[DisplayFrame] = Latest()
        target = DisplayTarget()
        settings = Settings.model_validate(
            {
                "device": {
                    "language": language,
                    "theme": theme.value,
                    "location": "Flagship Store, Lisboa",
                },
                "privacy": {"view": shot.view.value},
                "analysis": {"mode": shot.mode.value},
                "window": {"fullscreen": False},
            }
        )
        window = MainWindow(frames, target, past_minutes(), past_day(), settings)
        window.resize(SIZES[size])
        window.set_phase(shot.phase)
        window.set_progress(shot.progress)
        window.set_sync(SyncStatus(shot.sync))
        window.show()
        QApplication.processEvents()
        if shot.phase is AppPhase.RUNNING:
            self._feed(window, DisplayRenderer(target), frames, shot)
            window.panel.refresh()
        QApplication.processEvents()
        path = self._out / f"{shot.name}_{size}{ratio}_{theme.value}_{language}.png"
        window.grab().save(str(path))
        window.shut_down()
        window.deleteLater()
        QApplication.processEvents()
        return path

    def _feed(
        self,
        window: MainWindow,
        renderer: DisplayRenderer,
        frames: Latest[DisplayFrame],
        shot: Shot,
    ) -> None:
        image = self._scenes[shot.scene]
        for step in range(70):
            now_ns = step * 100_000_000
            boxes = self._boxes[shot.scene]
            tracks = people(boxes, now_ns, demographics=shot.mode is not AnalysisMode.COUNTS)
            count = count_of(tracks)
            frame = Frame(image, step, now_ns, NOON, "picture")
            result = FrameResult(frame, Detections.empty(), tracks, count, {})
            picture = renderer.render(result)
            if picture is not None:
                frames.put(picture)
            window.wake()
            window.set_counts(count)
            QApplication.processEvents()


def read_picture(path: str) -> np.ndarray:
    """A picture, or a frame of a video as ``FILE@NUMBER``."""
    name, _, number = path.partition("@")
    if not number:
        image = cv2.imread(name)
    else:
        video = cv2.VideoCapture(name)
        video.set(cv2.CAP_PROP_POS_FRAMES, int(number))
        _, image = video.read()
    if image is None:
        raise SystemExit(f"cannot read {path}")
    image.flags.writeable = False
    return image


def main() -> int:
    """Take all pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("people", "crowd", "empty"):
        parser.add_argument(f"--{name}", required=True, help="picture, or VIDEO@FRAME")
    parser.add_argument("--detector", type=Path, required=True, help="YuNet as ONNX")
    parser.add_argument("--out", type=Path, default=Path("shots"))
    parser.add_argument("--only", nargs="*", default=[], help="names of looks")
    parser.add_argument("--sizes", nargs="*", default=list(SIZES)[:3], choices=SIZES)
    parser.add_argument("--themes", nargs="*", default=["dark", "light"])
    parser.add_argument("--languages", nargs="*", default=["en"])
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    ratio = f"@{app.devicePixelRatio():g}" if app.devicePixelRatio() != 1 else ""
    scenes = {name: read_picture(getattr(args, name)) for name in ("people", "crowd", "empty")}
    gallery = Gallery(scenes, args.detector, args.out)
    shots = [shot for shot in SHOTS if not args.only or shot.name in args.only]
    for shot, size, theme, language in itertools.product(
        shots, args.sizes, args.themes, args.languages
    ):
        path = gallery.take(shot, size, Theme(theme), language, ratio)
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
