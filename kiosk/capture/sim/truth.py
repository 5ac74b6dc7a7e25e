"""What is really in the pictures of a simulated scene: faces per frame, visits per loop.

Boxes follow what face detectors report: from just below the hairline to the chin and
from cheek to cheek. They come from the same geometry and the same pose steps as the
drawing, so they are exact for what is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.capture.sim.placing import placement
from kiosk.capture.sim.poster import Portrait
from kiosk.capture.sim.scene import load_scene
from kiosk.capture.sim.splat import rotation
from kiosk.capture.sim.sprites import HeadKey, SpriteCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.motion import Camera, Pose
    from kiosk.capture.sim.sprites import BodyKey
    from kiosk.core.types import Gender

IN_VIEW: Final = 0.5
"""A face counts as in the picture while at least this part of its box is inside it."""
_MASK_SHARE: Final = 0.5
_REACH_CM: Final = 50.0
"""Nobody is wider to either side, swinging arms and roll of the head included."""
_CROWN_CM: Final = 20.0
"""Nor higher above the eyes, hair included."""


@dataclass(frozen=True, slots=True, eq=False)
class FaceTruth:
    """One face in one frame.

    Attributes:
        person: Name of the person within the scenario.
        visit: Number of the visit of this person, from 0.
        xyxy: (4,) float32 box in pixels; may reach beyond the picture.
        landmarks: (5, 2) float32 pixels, in the order of ``Detections.landmarks``.
        yaw_deg: Turn of the head, positive to the right of the picture.
        pitch_deg: Nod of the head, positive down.
        looking: Whether the head faces the camera within 22.5 degrees.
        standing: Whether the person stands still.
        inside: Part of the box that is inside the picture, 0..1.
        visible: Part of the face that is inside the picture and not hidden by others, 0..1.
    """

    person: str
    visit: int
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    yaw_deg: float
    pitch_deg: float
    looking: bool
    standing: bool
    inside: float
    visible: float


@dataclass(frozen=True, slots=True)
class VisitTruth:
    """One visit within a loop, as the per-frame truth adds up to it.

    Attributes:
        person: Name of the person within the scenario.
        visit: Number of the visit of this person, from 0.
        gender: Apparent gender of the person.
        age: Apparent age of the person.
        start_frame: First frame in which the face is in the picture (``IN_VIEW``).
        end_frame: First frame after that in which it no longer is.
        dwell_s: Time in the picture.
        stop_s: Part of it standing still.
        attention_s: Part of it looking at the camera.
    """

    person: str
    visit: int
    gender: Gender
    age: int
    start_frame: int
    end_frame: int
    dwell_s: float
    stop_s: float
    attention_s: float


class SceneTruth:
    """Ground truth of a scenario at one size and frame rate.

    Attributes:
        frames: Number of frames of a loop.
        fps: Frames per second.
        size: Width and height of the picture in pixels.
    """

    def __init__(
        self,
        name: str,
        *,
        width: int = 1280,
        height: int = 720,
        fps: float = 30.0,
        seed: int | None = None,
    ) -> None:
        """Prepare the truth for what ``SimSource`` shows with the same arguments.

        Raises:
            SourceError: There is no such scene, or its file is not valid.
        """
        scene = load_scene(name, width=width, height=height, seed=seed)
        people = scene.scenario.person
        self._posters = [
            (poster.id, Portrait(poster, shown, scene.timeline.camera))
            for poster, shown in zip(scene.scenario.poster, scene.portraits, strict=True)
        ]
        self._timeline = scene.timeline
        self._camera = scene.timeline.camera
        self._sprites = SpriteCache(scene.cast, [person.looks.smile for person in people])
        self._genders = [person.gender for person in scene.cast]
        self.fps = fps
        self.size = (width, height)
        self.frames = max(1, round(scene.scenario.duration_s * fps))

    def truth_at(self, frame: int, *, hidden: bool = True) -> tuple[FaceTruth, ...]:
        """All faces of a frame, the farthest first.

        Args:
            frame: ``Frame.seq``; frames beyond the loop repeat it.
            hidden: Work out what others hide; it takes a few milliseconds per frame.
                Without it ``visible`` equals ``inside``.
        """
        poses = self._timeline.poses((frame % self.frames) / self.fps)
        names = [person.id for person in self._timeline.scenario.person]
        faces = [self._face(pose, names[pose.person], self._sprites) for pose in poses]
        if hidden:
            faces = self._with_occlusion(poses, faces)
        return tuple(face for face in faces if face.inside > 0)

    def visits(self) -> tuple[VisitTruth, ...]:
        """All visits of one loop by time of appearance, summed up from the frames."""
        people = self._timeline.scenario.person
        names = [person.id for person in people]
        seen: dict[tuple[str, int], list[tuple[int, FaceTruth]]] = {}
        for frame in range(self.frames):
            for face in self.truth_at(frame, hidden=False):
                if face.inside >= IN_VIEW:
                    seen.setdefault((face.person, face.visit), []).append((frame, face))
        found = []
        for (name, visit), faces in seen.items():
            who = names.index(name)
            found.append(
                VisitTruth(
                    person=name,
                    visit=visit,
                    gender=self._genders[who],
                    age=people[who].looks.age,
                    start_frame=faces[0][0],
                    end_frame=faces[-1][0] + 1,
                    dwell_s=len(faces) / self.fps,
                    stop_s=sum(face.standing for _, face in faces) / self.fps,
                    attention_s=sum(face.looking for _, face in faces) / self.fps,
                )
            )
        return tuple(sorted(found, key=lambda visit: (visit.start_frame, visit.person)))

    def posters(self, frame: int, *, hidden: bool = True) -> tuple[FaceTruth, ...]:
        """The faces on the posters, which never change and are no audience.

        Args:
            frame: ``Frame.seq``; matters for what people hide of them.
            hidden: As for :meth:`truth_at`.
        """
        faces = [self._face(art.pose, name, art.sprites) for name, art in self._posters]
        if hidden and faces:
            covered = self._uncovered()
            for pose in self._timeline.poses((frame % self.frames) / self.fps):
                if any(_may_hide(pose, face) for face in faces):
                    self._cover(covered, pose)
            faces = [_less(face, covered) for face in faces]
        return tuple(faces)

    def _face(self, pose: Pose, name: str, sprites: SpriteCache) -> FaceTruth:
        head = sprites.head(pose.person)
        key, _ = sprites.keys(pose, self._camera.height)
        turn = rotation(key.yaw, key.pitch)
        towards = head.region_normals @ turn.T
        shown = head.region[towards[:, 2] > -0.1]
        outline = _projected(shown @ turn.T, pose)
        left, top = outline.min(axis=0)
        right, bottom = outline.max(axis=0)
        inside = _inside((left, top, right, bottom), self._camera)
        return FaceTruth(
            person=name,
            visit=pose.visit,
            xyxy=np.array((left, top, right, bottom), np.float32),
            landmarks=_projected(head.landmarks @ turn.T, pose),
            yaw_deg=pose.head_yaw_deg,
            pitch_deg=pose.head_pitch_deg,
            looking=pose.looking,
            standing=pose.step is None,
            inside=inside,
            visible=inside,
        )

    def _with_occlusion(self, poses: list[Pose], faces: list[FaceTruth]) -> list[FaceTruth]:
        """Measure on masks at reduced size how much of each face nearer people hide."""
        covered = self._uncovered()
        result = []
        nearer: list[Pose] = []  # not yet drawn into the mask
        for pose, face in zip(reversed(poses), reversed(faces), strict=True):
            before = [other for other in nearer if _may_hide(other, face)]
            for other in before:
                self._cover(covered, other)
            nearer = [other for other in nearer if other not in before]
            result.append(_less(face, covered))
            nearer.append(pose)
        return result[::-1]

    def _uncovered(self) -> NDArray[np.uint8]:
        size = (self._camera.height, self._camera.width)
        return np.zeros([round(length * _MASK_SHARE) for length in size], np.uint8)

    def _cover(self, covered: NDArray[np.uint8], pose: Pose) -> None:
        for key in self._sprites.keys(pose, self._camera.height):
            self._cover_with(covered, pose, key)

    def _cover_with(self, covered: NDArray[np.uint8], pose: Pose, key: HeadKey | BodyKey) -> None:
        sprite = self._sprites.get(key)
        roll = pose.head_roll_deg if isinstance(key, HeadKey) else 0.0
        matrix, box = placement(sprite, pose, roll, self._camera.width, self._camera.height)
        if box is None:
            return
        x0, y0, x1, y1 = (int(value * _MASK_SHARE) for value in box)
        if x1 <= x0 or y1 <= y0:
            return
        scaled = matrix * _MASK_SHARE
        alpha = cv2.extractChannel(sprite.bgra, 3)
        mask = cv2.warpAffine(alpha, scaled, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
        region = covered[y0:y1, x0:x1]
        np.maximum(region, np.where(mask > 127, np.uint8(255), np.uint8(0)), out=region)


def _projected(points: NDArray[np.float32], pose: Pose) -> NDArray[np.float32]:
    """(n, 2) pixels of (n, 3) points of a turned head."""
    roll = np.radians(pose.head_roll_deg)
    x, y = points[:, 0] * pose.px_per_cm, -points[:, 1] * pose.px_per_cm
    return np.stack(
        (
            pose.x + np.cos(roll) * x - np.sin(roll) * y,
            pose.y + np.sin(roll) * x + np.cos(roll) * y,
        ),
        axis=1,
    ).astype(np.float32)


def _inside(box: tuple[float, float, float, float], camera: Camera) -> float:
    left, top, right, bottom = box
    across = min(right, camera.width) - max(left, 0.0)
    down = min(bottom, camera.height) - max(top, 0.0)
    if across <= 0 or down <= 0:
        return 0.0
    return float(across * down / ((right - left) * (bottom - top)))


def _may_hide(pose: Pose, face: FaceTruth) -> bool:
    """Whether anything of a nearer person can reach a face; spares drawing those who cannot."""
    left, _, right, bottom = face.xyxy.tolist()
    reach = _REACH_CM * pose.px_per_cm
    top = pose.y - _CROWN_CM * pose.px_per_cm
    return bool(left < pose.x + reach and right > pose.x - reach and bottom > top)


def _less(face: FaceTruth, covered: NDArray[np.uint8]) -> FaceTruth:
    """The face without what is covered of it."""
    if not covered.any():
        return face
    oval = _oval(face, covered.shape)
    shown = int(np.count_nonzero(oval))
    free = int(np.count_nonzero(cv2.bitwise_and(oval, cv2.bitwise_not(covered))))
    return replace(face, visible=face.inside * free / max(shown, 1))


def _oval(face: FaceTruth, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """Ellipse inscribed in the box, at reduced size."""
    left, top, right, bottom = face.xyxy * _MASK_SHARE
    mask = np.zeros(shape, np.uint8)
    centre = (round(float(left + right) * 8), round(float(top + bottom) * 8))
    axes = (round(float(right - left) * 8), round(float(bottom - top) * 8))
    cv2.ellipse(mask, centre, axes, 0, 0, 360, 255, cv2.FILLED, cv2.LINE_8, 4)
    return mask
