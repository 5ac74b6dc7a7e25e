"""What the audience metrics of a scene must be: their definitions applied to exact geometry.

The program measures as the frames come in. Here the whole recording is known at once, so the
definitions of docs/metrics.md are applied as they stand, with arrays over all frames; nothing is
shared with the engine that is measured against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.capture.sim.truth import IN_VIEW
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import AgeBand, Category, Gender

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.truth import FaceTruth, SceneTruth, VisitTruth

SMOOTHED_S: Final = 0.5
"""Time over which the speed is smoothed."""
LOOK_ANGLE_DEG: Final = 22.5
LOOK_AWAY_DEG: Final = 27.5
"""Whoever looks has looked away beyond this angle: the hysteresis."""
SETTLED_S: Final = 0.15
"""A look, or a look away, that is over sooner does not count."""
GONE_S: Final = 1.0
"""Who is hidden for no longer was there all the time; also the default of
``analysis.lost_after_s``."""
GLANCE_S: Final = 0.3
"""Who looks before and after being hidden for no longer looked in between."""
_FINER: Final = 8
"""Moments per frame at which the speed is looked at."""
_BANDS: Final = tuple(band for band in AgeBand if band is not AgeBand.UNKNOWN)
_BAND_STARTS: Final = (18, 25, 35, 45, 55, 65)


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Everything about one person over all frames of a loop; rows where nobody is are NaN.

    Attributes:
        person: Name of the person within the scenario.
        gender: Apparent gender.
        age: Apparent age.
        seen: (n,) bool, in the picture and not hidden.
        x: (n,) float64, column of the middle of the face box, pixels.
        y: (n,) float64, row of it.
        width: (n,) float64, width of the face box, pixels.
        height: (n,) float64, height of it.
        turned_deg: (n,) float64, the larger of the amounts of yaw and pitch.
        standing: (n,) bool, whether the legs stand still.
        looking: (n,) bool, whether the face is turned to the camera.
    """

    person: str
    gender: Gender
    age: int
    seen: NDArray[np.bool_]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    width: NDArray[np.float64]
    height: NDArray[np.float64]
    turned_deg: NDArray[np.float64]
    standing: NDArray[np.bool_]
    looking: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TrueVisit:
    """One visit in the sense of docs/metrics.md: one person's presence.

    Attributes:
        person: Name of the person within the scenario.
        gender: Apparent gender.
        age: Apparent age.
        begin: First frame in which the person is seen.
        end: Frame after the last one.
        face_px: Shorter side of the face, the median over the frames in which it is turned to
            the camera, pixels; 0 when it never is.
        dwell_s: Time seen.
        stop_s: Part of it in which the face was slower than ``stop_speed``, smoothed.
        stood_s: Part of it in which the legs stood still: what the stop is meant to be.
        attention_s: Part of it looking at the camera.
        stops: Number of separate stops.
        passing_by: By the thresholds.
        interested: By the thresholds.
        band: Age band.
        category: Gender and age.
    """

    person: str
    gender: Gender
    age: int
    begin: int
    end: int
    face_px: float
    dwell_s: float
    stop_s: float
    stood_s: float
    attention_s: float
    stops: int
    passing_by: bool
    interested: bool
    band: AgeBand
    category: Category


class Oracle:
    """The true audience of a scene at one frame rate.

    Attributes:
        courses: Everybody, in the order of the scenario.
        fps: Frames per second.
    """

    def __init__(self, truth: SceneTruth) -> None:
        """Go through all frames of a scene; takes about as long as drawing it."""
        self.fps = truth.fps
        visits = truth.visits()
        self._faces = _faces(truth, visits)
        self.courses = _courses(truth, visits, self._faces)

    def faces(self, frame: int) -> tuple[FaceTruth, ...]:
        """The faces of people in the picture (``IN_VIEW``), hidden ones included."""
        return self._faces.get(frame, ())

    def visits(
        self, *, revisit_window_s: float, settings: AudienceSettings | None = None
    ) -> tuple[TrueVisit, ...]:
        """All visits of the loop, by their begin.

        Args:
            revisit_window_s: Somebody who comes back within it goes on with the same visit.
            settings: Thresholds; the defaults when not given.
        """
        settings = AudienceSettings() if settings is None else settings
        found = [
            _visit(course, first, last, self.fps, settings)
            for course in self.courses
            for first, last in _joined(course.seen, round(revisit_window_s * self.fps))
        ]
        return tuple(sorted(found, key=lambda visit: (visit.begin, visit.person)))

    def occupancy(self) -> NDArray[np.int64]:
        """(n,) people in view; who is hidden for a moment is still there."""
        present = np.zeros(len(self.courses[0].seen), np.int64)
        for course in self.courses:
            present += bridged(course.seen, round(GONE_S * self.fps))
        return present

    def crossings(self, column: float) -> tuple[int, int]:
        """How often somebody crosses a column of the picture, to the right and to the left."""
        right = left = 0
        for course in self.courses:
            for first, last in _joined(course.seen, round(GONE_S * self.fps)):
                x = course.x[first:last][course.seen[first:last]]
                side = np.sign(x - column)
                steps = np.diff(side[side != 0])
                right += int((steps > 0).sum())
                left += int((steps < 0).sum())
        return right, left


def _faces(truth: SceneTruth, visits: tuple[VisitTruth, ...]) -> dict[int, tuple[FaceTruth, ...]]:
    """The faces in the picture by frame; frames without any are missing."""
    somebody = np.zeros(truth.frames, bool)
    for visit in visits:
        somebody[visit.start_frame : visit.end_frame] = True
    return {
        frame: tuple(face for face in truth.truth_at(frame) if face.inside >= IN_VIEW)
        for frame in np.flatnonzero(somebody).tolist()
    }


def _courses(
    truth: SceneTruth,
    visits: tuple[VisitTruth, ...],
    faces: dict[int, tuple[FaceTruth, ...]],
) -> tuple[Course, ...]:
    people = {visit.person: visit for visit in reversed(visits)}
    order = list(dict.fromkeys(visit.person for visit in visits))
    rows = {person: np.full((truth.frames, 5), np.nan) for person in order}
    flags = {person: np.zeros((truth.frames, 2), bool) for person in order}
    for frame, here in faces.items():
        for face in here:
            left, top, right, bottom = face.xyxy.astype(np.float64)
            rows[face.person][frame] = (
                (left + right) / 2,
                (top + bottom) / 2,
                right - left,
                bottom - top,
                max(abs(face.yaw_deg), abs(face.pitch_deg)),
            )
            flags[face.person][frame] = is_seen(face), face.standing
    return tuple(
        Course(
            person,
            people[person].gender,
            people[person].age,
            seen=flags[person][:, 0],
            x=rows[person][:, 0],
            y=rows[person][:, 1],
            width=rows[person][:, 2],
            height=rows[person][:, 3],
            turned_deg=rows[person][:, 4],
            standing=flags[person][:, 1],
            looking=_looking(rows[person][:, 4], truth.fps),
        )
        for person in order
    )


def is_seen(face: FaceTruth) -> bool:
    """Whether at least half of what is in the picture of a face is not hidden."""
    return face.visible >= IN_VIEW * face.inside


def bridged(seen: NDArray[np.bool_], frames: int) -> NDArray[np.bool_]:
    """(n,) ``seen`` with gaps of at most so many frames filled; the ends stay as they are."""
    filled = seen.copy()
    at = np.flatnonzero(seen)
    for before, after in pairwise(at.tolist()):
        if after - before <= frames:
            filled[before:after] = True
    return filled


def _joined(seen: NDArray[np.bool_], frames: int) -> list[tuple[int, int]]:
    """Runs (first, behind the last) of sights no farther apart than so many frames."""
    at = np.flatnonzero(seen)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > frames)
    first = np.r_[at[0], at[breaks + 1]]
    last = np.r_[at[breaks], at[-1]]
    return [(int(a), int(b) + 1) for a, b in zip(first, last, strict=True)]


def _visit(
    course: Course, first: int, last: int, fps: float, settings: AudienceSettings
) -> TrueVisit:
    present = np.zeros(len(course.seen), bool)
    present[first:last] = bridged(course.seen[first:last], round(GONE_S * fps))
    looking = _looked(course, fps)
    dwell_s, stood_s, attention_s = (
        # From sight to sight: the time up to a frame is as that frame shows it.
        float(np.count_nonzero(present[1:] & present[:-1] & state[1:])) / fps
        for state in (present, course.standing, looking)
    )
    stop_s, stops = _stopped(course, present, fps, settings.stop_speed)
    passing_by = dwell_s >= settings.passing_s
    stayed = stop_s >= settings.stop_s and attention_s > settings.look_s
    senior = course.age >= settings.senior_from_age
    young_or_senior = (
        (Category.YOUNG_FEMALE, Category.SENIOR_FEMALE)
        if course.gender is Gender.FEMALE
        else (Category.YOUNG_MALE, Category.SENIOR_MALE)
    )
    frontal = looking & present
    shorter = np.minimum(course.width, course.height)[frontal & course.seen]
    return TrueVisit(
        course.person,
        course.gender,
        course.age,
        first,
        last,
        float(np.median(shorter)) if len(shorter) else 0.0,
        dwell_s,
        stop_s,
        stood_s,
        attention_s,
        stops,
        passing_by,
        passing_by and stayed,
        _BANDS[int(np.searchsorted(_BAND_STARTS, course.age, side="right")) - 1],
        young_or_senior[int(senior)],
    )


def _looked(course: Course, fps: float) -> NDArray[np.bool_]:
    """(n,) Whether somebody who is seen looks; looks go on while hidden for a moment."""
    looked = course.looking & course.seen
    at = np.flatnonzero(course.seen)
    for before, after in pairwise(at.tolist()):
        if after - before <= GLANCE_S * fps and looked[before] and looked[after]:
            looked[before:after] = True
    return looked


def _looking(turned_deg: NDArray[np.float64], fps: float) -> NDArray[np.bool_]:
    """(n,) Whether the face is turned to the camera: below the angle, until beyond the other.

    A turn to or from the camera that is over before ``SETTLED_S`` is no turn: a head that
    sweeps past.
    """
    looking = np.zeros(len(turned_deg), bool)
    for first, last in _joined(~np.isnan(turned_deg), 1):
        turned = turned_deg[first:last]
        state, at = bool(turned[0] < LOOK_ANGLE_DEG), 0
        while at < len(turned):
            against = turned >= LOOK_AWAY_DEG if state else turned < LOOK_ANGLE_DEG
            lasting = (
                begin
                for begin, end in _joined(against, 1)
                if begin >= at and (end - begin - 1) / fps >= SETTLED_S - 1e-9
            )
            until = next(lasting, len(turned))
            looking[first + at : first + until] = state
            state, at = not state, until
    return looking


def _stopped(
    course: Course, present: NDArray[np.bool_], fps: float, stop_speed: float
) -> tuple[float, int]:
    """Seconds for which the face was slower than ``stop_speed`` widths per second, and how often.

    Looked at between the frames too, so that the frame rate does not matter.
    """
    slow_moments = stops = 0
    for first, last in _joined(present, 1):
        # Where a hidden face is nobody knows: on the way from the last sight to the next.
        at = first + np.flatnonzero(course.seen[first:last])
        moments = np.arange(first, at[-1], 1 / _FINER) + 0.5 / _FINER
        half = SMOOTHED_S / 2 * fps
        # What comes after the last sight nobody knows: the last moments are as those before.
        centre = np.minimum(moments, max(at[-1] - half, first))
        before, after = np.clip(centre - half, first, None), np.clip(centre + half, None, at[-1])
        x0, y0, w0, x1, y1, w1 = (
            np.interp(moment, at, values[at])
            for moment in (before, after)
            for values in (course.x, course.y, course.width)
        )
        way = np.hypot(x1 - x0, y1 - y0)
        slow = way < stop_speed * (after - before) / fps * (w0 + w1) / 2
        slow_moments += int(np.count_nonzero(slow))
        stops += len(_joined(slow, 1))
    return slow_moments / _FINER / fps, stops
