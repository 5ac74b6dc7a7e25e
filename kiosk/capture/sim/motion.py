"""Turns a scenario into poses: where everybody is and faces at any moment of the loop.

A pose depends on the scenario, the seed, the size of the picture and the time alone.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from kiosk.capture.sim.scenario import Scenario, Visit

_HEAD_TURN_S: Final = 0.45
_BODY_TURN_S: Final = 0.75
_ACCELERATION_S: Final = 0.5
_STEP_M: Final = 0.72
_WALK_BODY_YAW_DEG: Final = 62.0
_WALK_HEAD_YAW_DEG: Final = 52.0
_SIGHTS_DEG: Final = ((52.0, 4.0), (48.0, 0.0), (52.0, 8.0))
"""Yaw and pitch of what a standing person looks at besides the camera."""
_CLEARANCE_CM: Final = 34.0
"""Half the width of a walking person, arms included."""
_EYES_BELOW_CROWN_M: Final = 0.11
LOOK_ANGLE_DEG: Final = 22.5
"""Same default as the setting ``analysis.look_angle_deg``."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where things appear in the picture: a level camera above the heads.

    Attributes:
        width: Pixels.
        height: Pixels.
    """

    width: int
    height: int

    @property
    def unit(self) -> float:
        """Size of things relative to a picture of 1280 x 720."""
        return float(np.sqrt(self.width * self.height / (1280 * 720)))

    @property
    def horizon_y(self) -> float:
        """Row of the horizon, pixels."""
        return 0.40 * self.height - 245.0 * self.unit

    def px_per_cm(self, distance_m: float) -> float:
        """Scale at a distance."""
        return 10.0 / distance_m * self.unit

    def eye_y(self, distance_m: float, body_height_m: float) -> float:
        """Row of the eyes of a standing person, pixels."""
        below_cm = (2.16 - (body_height_m - _EYES_BELOW_CROWN_M)) * 100
        return self.horizon_y + below_cm * self.px_per_cm(distance_m)


_NOMINAL: Final = Camera(1280, 720)
"""Sets how long a walk takes."""


@dataclass(frozen=True, slots=True)
class Pose:
    """One person at one moment.

    Attributes:
        person: Index in the cast.
        visit: Index of the visit of this person.
        x: Column of the origin of the head, pixels.
        y: Row of the origin of the head, pixels.
        distance_m: Distance from the camera.
        px_per_cm: Scale of the person in the picture.
        head_yaw_deg: Turn of the head; positive to the right of the picture.
        head_pitch_deg: Nod of the head; positive down.
        head_roll_deg: Tilt of the head in the picture; positive clockwise.
        body_yaw_deg: Turn of the body; positive to the right of the picture.
        step: Phase of walking, full cycles; None while standing.
        eyelids: 0 open, 1 half closed, 2 closed.
        looking: Whether the head faces the camera within ``LOOK_ANGLE_DEG``.
    """

    person: int
    visit: int
    x: float
    y: float
    distance_m: float
    px_per_cm: float
    head_yaw_deg: float
    head_pitch_deg: float
    head_roll_deg: float
    body_yaw_deg: float
    step: float | None
    eyelids: int
    looking: bool


@dataclass(frozen=True, slots=True)
class _Leg:
    """A walk between two places, or a stay when both are the same.

    Attributes:
        begin_s: Since the start of the visit.
        end_s: Since the start of the visit.
        x: Columns at begin and end, pixels.
        distance_m: Distances at begin and end.
        speed_m_s: Walking speed; 0 for a stay.
        length_m: Length of the walk.
        ease: Whether it starts from rest and whether it ends at rest.
    """

    begin_s: float
    end_s: float
    x: tuple[float, float]
    distance_m: tuple[float, float]
    speed_m_s: float
    length_m: float
    ease: tuple[bool, bool]

    def travelled_m(self, t: float) -> float:
        """Metres walked ``t`` seconds after the start of the visit."""
        since, left = t - self.begin_s, self.end_s - t
        ramp = _ramp_s(self.length_m, self.speed_m_s)
        walked = since
        if self.ease[0]:
            walked -= ramp / 2 if since > ramp else since - since * since / (2 * ramp)
        if self.ease[1] and left < ramp:
            walked -= (ramp - left) ** 2 / (2 * ramp)
        return min(max(walked * self.speed_m_s, 0.0), self.length_m)


def _ramp_s(length_m: float, speed_m_s: float) -> float:
    """Time to reach walking speed; shorter on short walks."""
    return min(_ACCELERATION_S, length_m / max(speed_m_s, 1e-6) * 0.5) or 1e-6


@dataclass(frozen=True, slots=True)
class _Facing:
    """From ``at_s`` on, head and body turn to these angles."""

    at_s: float
    head_yaw: float
    head_pitch: float
    body_yaw: float


class VisitPath:
    """The course of one visit.

    Attributes:
        start_s: When it starts, in the loop.
        end_s: When the person has left the picture, in the loop.
    """

    def __init__(self, visit: Visit, camera: Camera, rng: np.random.Generator) -> None:
        self._legs = _legs(visit, camera)
        self._begins = [leg.begin_s for leg in self._legs]
        self._facings = _facings(visit, self._legs, rng)
        self._sway = float(rng.uniform(0, 2 * np.pi))
        self.start_s = visit.start_s
        self.end_s = visit.start_s + self._legs[-1].end_s

    def place(self, t: float) -> tuple[float, float, float | None]:
        """Column in pixels, distance in metres and phase of walking, ``t`` s into the visit."""
        index = max(bisect_right(self._begins, t) - 1, 0)
        leg = self._legs[index]
        walked = leg.travelled_m(t) if leg.speed_m_s > 0 else 0.0
        share = walked / leg.length_m if leg.length_m > 0 else 0.0
        x = leg.x[0] + (leg.x[1] - leg.x[0]) * share
        distance = leg.distance_m[0] + (leg.distance_m[1] - leg.distance_m[0]) * share
        # Whole steps only, so that people start and stop with their legs together.
        step = share * max(1, round(leg.length_m / _STEP_M)) / 2 if leg.speed_m_s > 0 else None
        return x, distance, step

    def facing(self, t: float) -> tuple[float, float, float]:
        """Head yaw, head pitch and body yaw in degrees, ``t`` s into the visit."""
        yaw = pitch = body = 0.0
        for i, key in enumerate(self._facings):
            if key.at_s > t and i > 0:
                break
            head = 1.0 if i == 0 else _smooth((t - key.at_s) / _HEAD_TURN_S)
            torso = 1.0 if i == 0 else _smooth((t - key.at_s) / _BODY_TURN_S)
            yaw += (key.head_yaw - yaw) * head
            pitch += (key.head_pitch - pitch) * head
            body += (key.body_yaw - body) * torso
        return yaw, pitch, body

    def sway(self, t: float) -> float:
        """Slow swaying, -1..1."""
        return float(0.6 * np.sin(1.1 * t + self._sway) + 0.4 * np.sin(1.9 * t + 2 * self._sway))


def _smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def _legs(visit: Visit, camera: Camera) -> list[_Leg]:
    """All legs of a visit; they take the same time whatever the size of the picture."""
    places = _places(visit, camera)
    legs: list[_Leg] = []
    t = 0.0
    for i, ((start, end), (from_x, to_x)) in enumerate(
        zip(pairwise(places), pairwise(x for x, _ in _places(visit, _NOMINAL)), strict=True)
    ):
        ease = (i > 0, i < len(visit.stop))
        scale = (_NOMINAL.px_per_cm(start[1]) + _NOMINAL.px_per_cm(end[1])) / 2
        across_m = (to_x - from_x) / scale / 100
        length = max(float(np.hypot(across_m, end[1] - start[1])), 1e-3)
        ramp = _ramp_s(length, visit.speed_m_s)
        duration = length / visit.speed_m_s + ramp / 2 * sum(ease)
        x, distance = (start[0], end[0]), (start[1], end[1])
        legs.append(_Leg(t, t + duration, x, distance, visit.speed_m_s, length, ease))
        t += duration
        if i < len(visit.stop):
            stay = visit.stop[i].stay_s
            x, distance = (end[0], end[0]), (end[1], end[1])
            legs.append(_Leg(t, t + stay, x, distance, 0.0, 0.0, (False, False)))
            t += stay
    return legs


def _places(visit: Visit, camera: Camera) -> list[tuple[float, float]]:
    """Column and distance of the places between which the person walks."""
    clear = _CLEARANCE_CM * camera.px_per_cm(visit.distance_m)
    outside = {"left": -clear, "right": camera.width + clear}
    return [
        (outside[visit.enter], visit.distance_m),
        *((stop.at * camera.width, stop.distance_m or visit.distance_m) for stop in visit.stop),
        (outside[visit.leave], visit.distance_m),
    ]


def _facings(visit: Visit, legs: list[_Leg], rng: np.random.Generator) -> list[_Facing]:
    """Where the person turns, in order of time."""
    keys: list[_Facing] = []
    direction = 1.0
    stops = iter(visit.stop)
    for leg in legs:
        if leg.speed_m_s > 0:
            direction = 1.0 if leg.x[1] >= leg.x[0] else -1.0
            away = (direction * _WALK_HEAD_YAW_DEG, 0.0)
            body = direction * _WALK_BODY_YAW_DEG
            keys.append(_Facing(leg.begin_s, *away, body))
            for begin, end in visit.look_s:
                if leg.begin_s <= begin < leg.end_s:
                    keys.append(_Facing(begin, 0.0, 0.0, body))
                    keys.append(_Facing(min(end, leg.end_s), *away, body))
            continue
        keys.extend(_at_stop(next(stops).look_s, leg, direction, rng))
    return sorted(keys, key=lambda key: key.at_s)


def _at_stop(
    spans: tuple[tuple[float, float], ...],
    leg: _Leg,
    direction: float,
    rng: np.random.Generator,
) -> list[_Facing]:
    """Glances of a standing person: at the camera when told, else about, to one side."""
    body = direction * 12.0
    keys: list[_Facing] = []

    def look_about(begin: float, end: float) -> None:
        t = begin
        while t < end - 0.3:
            # A few fixed directions: every other one costs a sprite.
            yaw, pitch = _SIGHTS_DEG[rng.integers(len(_SIGHTS_DEG))]
            keys.append(_Facing(leg.begin_s + t, direction * yaw, pitch, body))
            t += float(rng.uniform(1.6, 3.2))

    t = -0.35
    for begin, end in spans:
        look_about(t, begin)
        keys.append(_Facing(leg.begin_s + begin, 0.0, 0.0, body * 0.6))
        t = end
    look_about(t, leg.end_s - leg.begin_s)
    return keys


class Timeline:
    """All poses of a scenario, for one size of the picture.

    Attributes:
        scenario: What happens.
        camera: Size of the picture.
        heights_m: Body height of each person.
    """

    def __init__(
        self, scenario: Scenario, seed: int, camera: Camera, heights_m: tuple[float, ...]
    ) -> None:
        self.scenario = scenario
        self.camera = camera
        self.heights_m = heights_m
        self._paths: list[list[VisitPath]] = []
        self._blinks: list[list[float]] = []
        for person in scenario.person:
            name = zlib.crc32(person.id.encode())
            rng = np.random.default_rng((seed, name))
            self._paths.append([VisitPath(v, camera, rng) for v in person.visit])
            self._blinks.append(_blink_times(scenario.duration_s, rng))

    def path(self, person: int, visit: int) -> VisitPath:
        """The course of a visit."""
        return self._paths[person][visit]

    def poses(self, time_s: float) -> list[Pose]:
        """Everybody who may be in the picture, the farthest first.

        Args:
            time_s: Time in the loop.
        """
        found = [
            self._pose(i, j, path, time_s)
            for i, paths in enumerate(self._paths)
            for j, path in enumerate(paths)
            if path.start_s <= time_s < path.end_s
        ]
        found.sort(key=lambda pose: (-pose.distance_m, pose.person))
        return found

    def _pose(self, person: int, visit: int, path: VisitPath, time_s: float) -> Pose:
        t = time_s - path.start_s
        x, distance, step = path.place(t)
        yaw, pitch, body = path.facing(t)
        scale = self.camera.px_per_cm(distance)
        stride = 0.0 if step is None else float(np.sin(2 * np.pi * step))
        sway = path.sway(t)
        looking = abs(yaw) <= LOOK_ANGLE_DEG and abs(pitch) <= LOOK_ANGLE_DEG
        return Pose(
            person=person,
            visit=visit,
            x=x + 0.5 * sway * scale,
            y=self.camera.eye_y(distance, self.heights_m[person]) - 1.5 * abs(stride) * scale,
            distance_m=distance,
            px_per_cm=scale,
            head_yaw_deg=yaw,
            head_pitch_deg=pitch,
            head_roll_deg=sway + stride,
            body_yaw_deg=body,
            step=step,
            eyelids=self._eyelids(person, time_s),
            looking=looking,
        )

    def _eyelids(self, person: int, time_s: float) -> int:
        blinks = self._blinks[person]
        index = bisect_right(blinks, time_s) - 1
        if index < 0:
            return 0
        since = time_s - blinks[index]
        if since >= 0.22:
            return 0
        return 2 if 0.06 <= since < 0.16 else 1


def _blink_times(duration_s: float, rng: np.random.Generator) -> list[float]:
    """Times at which a blink starts."""
    times: list[float] = []
    t = float(rng.uniform(0.5, 4.0))
    while t < duration_s - 0.3:
        times.append(t)
        t += float(rng.uniform(2.4, 6.0))
    return times
