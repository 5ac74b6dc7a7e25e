"""The tracks of a scene as a faultless analysis would give them.

Feeding these to the audience engine measures the engine alone: no detector that misses a face,
no network that misreads one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.capture.sim.oracle import is_seen
from kiosk.capture.sim.truth import IN_VIEW
from kiosk.core.types import (
    NANOS_PER_S,
    Detections,
    FaceAttributes,
    Frame,
    FrameResult,
    HeadPose,
    PeopleCount,
    Track,
    TrackState,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.capture.sim.oracle import Oracle
    from kiosk.capture.sim.truth import FaceTruth, SceneTruth
    from kiosk.core.types import Gender

START: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""When the first frame is taken; a full minute."""
_LOST_AFTER_NS: Final = NANOS_PER_S
_STILL: Final = 0.3
_BLINK: Final = 30.0
"""Change of the look of a poster, which is noise, and of a living face, grey levels."""
_BLINK_EVERY: Final = 50
_SURE: Final = 0.99
_NOBODY: Final = Detections(np.zeros((0, 4), np.float32), np.zeros(0, np.float32))


@dataclass(slots=True)
class _Followed:
    """A track of a face."""

    id: int
    person_id: int
    first_ns: int
    last_ns: int
    face: FaceTruth
    gender: Gender | None
    age: int | None


class ExactAnalysis:
    """Plays a scene as results of frames whose tracks are exactly what is true."""

    def __init__(
        self,
        truth: SceneTruth,
        oracle: Oracle,
        *,
        revisit_window_s: float,
    ) -> None:
        """Prepare a scene.

        Args:
            truth: The scene.
            oracle: Of the same scene; tells who looks.
            revisit_window_s: Somebody who comes back within it keeps the number.
        """
        self._truth = truth
        self._oracle = oracle
        self._courses = {course.person: course for course in oracle.courses}
        self._window_ns = round(revisit_window_s * NANOS_PER_S)
        self._known = {visit.person: (visit.gender, visit.age) for visit in truth.visits()}
        self._live: dict[str, _Followed] = {}
        self._persons: dict[str, tuple[int, int]] = {}  # number and last sight
        self._next_id = 1

    def results(self) -> Iterator[FrameResult]:
        """One result per frame of a loop."""
        width, height = self._truth.size
        image = np.broadcast_to(np.uint8(0), (height, width, 3))
        for k in range(self._truth.frames):
            since_ns = round(k * NANOS_PER_S / self._truth.fps)
            at = START + timedelta(microseconds=since_ns / 1000)
            frame = Frame(image, k, since_ns, at, "exact", k / self._truth.fps)
            tracks = self._tracks(k, since_ns)
            count = len({track.person_id for track in tracks})
            yield FrameResult(frame, _NOBODY, tracks, PeopleCount(count, unknown=count), {})

    def _tracks(self, k: int, now_ns: int) -> tuple[Track, ...]:
        posters = [face for face in self._truth.posters(k) if face.inside >= IN_VIEW]
        inside = {face.person: face for face in (*self._oracle.faces(k), *posters)}
        seen = {name: face for name, face in inside.items() if is_seen(face)}
        for name in list(self._live):
            # Who leaves the picture is gone at once; who is hidden is looked for.
            if name not in inside or now_ns - self._live[name].last_ns > _LOST_AFTER_NS:
                del self._live[name]
        for name, face in seen.items():
            self._see(name, face, now_ns)
        followed = sorted(self._live.items(), key=lambda item: item[1].id)
        return tuple(self._track(k, name, one, now_ns) for name, one in followed)

    def _see(self, name: str, face: FaceTruth, now_ns: int) -> None:
        one = self._live.get(name)
        if one is None:
            number, last_ns = self._persons.get(name, (self._next_id, now_ns))
            if now_ns - last_ns > self._window_ns:
                number = self._next_id
            gender, age = self._known.get(name, (None, None))
            one = _Followed(self._next_id, number, now_ns, now_ns, face, gender, age)
            self._live[name] = one
            self._next_id += 1
        one.face, one.last_ns = face, now_ns
        self._persons[name] = (one.person_id, now_ns)

    def _track(self, k: int, name: str, one: _Followed, now_ns: int) -> Track:
        face = one.face
        here = one.last_ns == now_ns
        alive = name in self._known
        blink = alive and k % _BLINK_EVERY == one.id % _BLINK_EVERY
        female = None if one.gender is None else float(one.gender.value == "female")
        return Track(
            id=one.id,
            xyxy=face.xyxy,
            score=_SURE,
            state=TrackState.CONFIRMED if here else TrackState.LOST,
            first_seen_ns=one.first_ns,
            last_seen_ns=one.last_ns,
            landmarks=face.landmarks if here else None,
            attributes=FaceAttributes(
                age=one.age,
                gender=FaceAttributes().gender if one.gender is None else one.gender,
                gender_confidence=None if one.gender is None else _SURE,
                pose=HeadPose(face.yaw_deg, face.pitch_deg, 0.0),
                looking=alive and bool(self._courses[name].looking[k]),
                female_prob=female,
                evidence=1.0,
            ),
            person_id=one.person_id,
            stir=(_BLINK if blink else _STILL) if here else None,
        )
