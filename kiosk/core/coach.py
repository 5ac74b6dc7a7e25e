"""Whether the camera stands well, and what to change: the installation coach.

Pure: it takes readings of the scene (``inference.scene_quality``) and the settings, and gives
figures and advice as data; the words belong to the screens.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from math import atan, degrees, radians, tan
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.attribute_limits import LIMITS
from kiosk.core.choices import AnalysisMode

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from kiosk.core.settings import Settings

FACE_WIDTH_M: Final = 0.15
"""Breadth of an adult head, median of women and men (ISO/TR 7250-2); boxes of faces are about
as wide. A face measured at a known distance makes up for what a detector does differently."""
USUAL_VIEW_DEG: Final = 70.0
"""Horizontal angle of view that is assumed while nothing is known: that of most webcams."""
_DETECTOR_WIDTH_PX: Final = 640
_DETECTED_PX: Final = 12.5
"""Width on the detector's own scale at which YuNet finds nine of ten faces (16 px high)."""
_LOOKING_PX: Final = 40
"""Face width from which landmarks tell the yaw to a few degrees, and views are good enough to
tell a returning face (``inference.geometry``: quality 0.25)."""
_READINGS: Final = 900
"""Readings that are looked back on: a quarter of an hour at one a second."""
FEWEST_FACES: Final = 8
"""People that must have passed before anything is said about faces."""
_GRID: Final = (9, 16)

MOST_TOO_SMALL: Final = 0.2
"""Part of the people that may be too small for what is computed."""


class Need(StrEnum):
    """What faces of enough pixels are needed for."""

    COUNTING = "counting"
    LOOKING = "looking"
    AGE_GENDER = "age-gender"


@dataclass(frozen=True, slots=True)
class FaceReading:
    """One face at one moment.

    Attributes:
        track: Id of its track.
        width_px: Width of its box in pixels of the frame.
        x: Centre, fraction of the picture's width.
        y: Centre, fraction of the picture's height.
        brightness: Mean grey level, 0..255.
        sharpness: 0..1, see ``inference.crops.sharpness``.
        yaw_deg: Turn of the head; None when not known.
        pitch_deg: Nod of the head; None when not known.
    """

    track: int
    width_px: float
    x: float
    y: float
    brightness: float
    sharpness: float
    yaw_deg: float | None = None
    pitch_deg: float | None = None


@dataclass(frozen=True, slots=True)
class SceneReading:
    """The scene at one moment.

    Attributes:
        at: Aware time.
        frame_width_px: Width of the frame.
        brightness: Mean grey level of the picture, 0..255.
        glare: Part of the picture that is burnt out, 0..1.
        faces: Confirmed faces in view.
    """

    at: datetime
    frame_width_px: int
    brightness: float
    glare: float
    faces: tuple[FaceReading, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedFigure:
    """How one need is met.

    Attributes:
        need: What for.
        pixels: Face width that it needs.
        met: Part of the people who were wide enough, 0..1; None before enough have passed.
        reach_m: Distance up to which faces are wide enough.
    """

    need: Need
    pixels: float
    met: float | None
    reach_m: float


@dataclass(frozen=True, slots=True, eq=False)
class CoachReport:
    """How the camera stands.

    Attributes:
        people: Faces that were followed in the time looked back on.
        face_px: Median over the people of their widest view; None without people.
        now_face_px: Width of the largest face in view at the moment; None when there is none.
        far_face_px: Likewise, of those farther away: four of five people are wider.
        centre: Median place of the people, fractions of the picture; None without people.
        needs: What is computed, and whether faces are large enough for it.
        view_deg: Horizontal angle of view that the distances rest on.
        view_is_known: False while it is assumed.
        brightness: Median grey level of the picture; None before the first reading.
        face_brightness: Median grey level of the faces; None without people.
        glare: Median burnt-out part; None before the first reading.
        sharpness: Median sharpness of the faces; None without people.
        yaw_deg: Median turn of the heads; None when not known.
        pitch_deg: Median nod of the heads; None when not known.
        crossings: (9, 16) float64, where faces were, summing up to 1; zeros without people.
        light_by_hour: Mean grey level by local hour; None for hours not seen.
        frame_width_px: Width of the frames.
        focal_px: Focal length that the distances rest on.
        enough: Whether enough people have passed to judge their faces.
        fps: Frames analysed per second; 0 when not known.
    """

    people: int
    face_px: float | None
    now_face_px: float | None
    far_face_px: float | None
    centre: tuple[float, float] | None
    needs: tuple[NeedFigure, ...]
    view_deg: float
    view_is_known: bool
    brightness: float | None
    face_brightness: float | None
    glare: float | None
    sharpness: float | None
    yaw_deg: float | None
    pitch_deg: float | None
    crossings: NDArray[np.float64]
    light_by_hour: tuple[float | None, ...]
    frame_width_px: int
    focal_px: float
    enough: bool
    fps: float


def focal_px(frame_width_px: float, view_deg: float) -> float:
    """Focal length in pixels of a lens without distortion (pinhole model)."""
    return frame_width_px / 2 / tan(radians(view_deg) / 2)


def view_from_face(frame_width_px: float, face_px: float, distance_m: float) -> float:
    """Horizontal angle of view in degrees, from a face at a known distance.

    Args:
        frame_width_px: Width of the frame.
        face_px: Width of the face in it.
        distance_m: From the lens to the face.

    Raises:
        ValueError: A length is not positive.
    """
    if min(frame_width_px, face_px, distance_m) <= 0:
        raise ValueError("all lengths must be positive")
    return degrees(2 * atan(frame_width_px * FACE_WIDTH_M / (2 * face_px * distance_m)))


@dataclass(slots=True)
class _Light:
    """Mean grey level of one hour of the day, the latest days weighing most."""

    level: float = 0.0
    weight: float = 0.0

    def add(self, level: float) -> None:
        # An hour of readings makes about four fifths of the mean.
        self.weight = min(self.weight + 1.0, 2400.0)
        self.level += (level - self.level) / self.weight


class Coach:
    """Collects readings and judges them; one thread enters, others may ask for a report."""

    def __init__(self) -> None:
        self._readings: deque[SceneReading] = deque(maxlen=_READINGS)
        self.forget()

    def enter(self, reading: SceneReading) -> None:
        """Take a reading; about one a second."""
        if self._readings and reading.frame_width_px != self._readings[-1].frame_width_px:
            self._readings.clear()
        self._readings.append(reading)
        self._light[reading.at.astimezone().hour].add(reading.brightness)

    def forget(self) -> None:
        """The camera shows something else from now on."""
        self._readings.clear()
        self._light = [_Light() for _ in range(24)]

    def report(self, settings: Settings, *, fps: float = 0.0) -> CoachReport:
        """Judge the readings of the last quarter of an hour.

        Args:
            settings: What is computed and by which networks, and the angle of view if known.
            fps: Frames analysed per second; 0 when not known.
        """
        readings = tuple(self._readings)
        people = _by_track(readings)
        width_px = readings[-1].frame_width_px if readings else settings.camera.width
        view_deg = settings.camera.field_of_view_deg or USUAL_VIEW_DEG
        focal = focal_px(width_px, view_deg)
        enough = len(people) >= FEWEST_FACES
        widest = [max(face.width_px for face in faces) for faces in people]
        needs = tuple(
            NeedFigure(
                need,
                pixels,
                sum(w >= pixels for w in widest) / len(widest) if enough else None,
                focal * FACE_WIDTH_M / pixels,
            )
            for need, pixels in _needs(settings, width_px)
        )
        return CoachReport(
            people=len(people),
            face_px=_median(widest),
            now_face_px=max((f.width_px for f in readings[-1].faces), default=None)
            if readings
            else None,
            far_face_px=float(np.quantile(widest, MOST_TOO_SMALL)) if widest else None,
            centre=_centre(people),
            needs=needs,
            view_deg=view_deg,
            view_is_known=settings.camera.field_of_view_deg > 0,
            brightness=_median([r.brightness for r in readings]),
            face_brightness=_median_of(people, "brightness"),
            glare=_median([r.glare for r in readings]),
            sharpness=_median_of(people, "sharpness"),
            yaw_deg=_median_of(people, "yaw_deg"),
            pitch_deg=_median_of(people, "pitch_deg"),
            crossings=_crossings(people),
            light_by_hour=tuple(h.level if h.weight else None for h in self._light),
            frame_width_px=width_px,
            focal_px=focal,
            enough=enough,
            fps=fps,
        )


def _needs(settings: Settings, width_px: int) -> list[tuple[Need, float]]:
    found = max(float(settings.analysis.min_face_px), _DETECTED_PX * width_px / _DETECTOR_WIDTH_PX)
    needs = [(Need.COUNTING, found)]
    if settings.analysis.mode is not AnalysisMode.COUNTS:
        needs.append((Need.LOOKING, max(found, _LOOKING_PX)))
        readable = LIMITS[settings.analysis.attributes].min_face_px
        needs.append((Need.AGE_GENDER, max(found, readable)))
    return needs


def _by_track(readings: tuple[SceneReading, ...]) -> list[list[FaceReading]]:
    """The readings of each face that was seen twice or more."""
    found: dict[int, list[FaceReading]] = {}
    for reading in readings:
        for face in reading.faces:
            found.setdefault(face.track, []).append(face)
    return [faces for faces in found.values() if len(faces) > 1]


def _median(values: list[float]) -> float | None:
    return float(np.median(values)) if values else None


def _median_of(people: list[list[FaceReading]], name: str) -> float | None:
    """Median over people of their own medians: who stays long does not weigh more."""
    own = []
    for faces in people:
        values = [v for face in faces if (v := getattr(face, name)) is not None]
        if values:
            own.append(float(np.median(values)))
    return _median(own)


def _centre(people: list[list[FaceReading]]) -> tuple[float, float] | None:
    x, y = _median_of(people, "x"), _median_of(people, "y")
    return None if x is None or y is None else (x, y)


def _crossings(people: list[list[FaceReading]]) -> NDArray[np.float64]:
    rows, columns = _GRID
    grid = np.zeros(_GRID)
    for faces in people:
        for face in faces:
            row = min(max(int(face.y * rows), 0), rows - 1)
            column = min(max(int(face.x * columns), 0), columns - 1)
            grid[row, column] += 1 / len(faces)
    return grid / len(people) if people else grid
