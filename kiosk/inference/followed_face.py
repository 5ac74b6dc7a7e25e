"""What is remembered about one face while it is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.aggregation import AttributeAggregator, AttributeSample
from kiosk.core.looking import LookingFilter
from kiosk.core.types import FaceAttributes, HeadPose
from kiosk.inference.schedule import Rhythm, Turn

if TYPE_CHECKING:
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.attributes import FaceReading

MIN_VIEWS: Final = 2
"""Views that age and gender need in a video: a single frame is not to be trusted."""

_SHARP: Final = 0.3
"""Sharpness of a crop from which it loses no quality."""
_BLURRED: Final = 0.1
"""Factor of the quality of a view without any detail."""

_BIAS_WEIGHT: Final = 0.3
_NOD_WEIGHT: Final = 0.5
_PITCH_PER_NOD: Final = 130.0
"""Degrees of pitch per unit of nod; 108 to 210 fitted over people, less within one person
who speaks, so a value at the lower end (decision 0012)."""
_MAX_PITCH_STEP_DEG: Final = 25.0
_NEW_NOD: Final = 0.06
"""Change of the nod after which the network is asked for the pitch again."""
_NEAR_LIMIT_DEG: Final = 10.0
_POSE_STEP_DEG: Final = 1.5
"""Changes of the pose below do not make a new object; nobody could see them."""


def sharp_quality(quality: float, sharpness: float) -> float:
    """Quality of a view with its sharpness taken into account, 0..1."""
    return quality * min(1.0, max(_BLURRED, sharpness / _SHARP))


class FollowedFace:
    """Aggregated attributes of one track, its pose in every frame, and its turns.

    The network gives a pose only now and then. In between yaw and roll come from the
    landmarks of each frame, yaw corrected by its mean difference to the network; pitch is
    the network's, moved on by the nod of the landmarks.

    Attributes:
        attributes: What is known now; the same object as long as nothing changed.
        attribute_turn: When the attribute networks are due.
        embedding_turn: When the embedding is due.
        sharpness: Of the latest crop, 0..1; 1 before the first.
    """

    __slots__ = (
        "_aggregator",
        "_bias_deg",
        "_looking",
        "_nod",
        "_nod_read",
        "_pitch_deg",
        "_watch_yaw_deg",
        "attribute_turn",
        "attributes",
        "embedding_turn",
        "sharpness",
    )

    def __init__(
        self, settings: AnalysisSettings, attribute_rhythm: Rhythm, embedding_rhythm: Rhythm
    ) -> None:
        self._aggregator = AttributeAggregator(settings.gender_threshold, min_views=MIN_VIEWS)
        self._looking = LookingFilter(settings.look_angle_deg)
        self._watch_yaw_deg = settings.look_angle_deg + _NEAR_LIMIT_DEG
        self._bias_deg: float | None = None
        self._pitch_deg = 0.0
        self._nod = 0.0
        self._nod_read = 0.0
        self.attributes = FaceAttributes()
        self.attribute_turn = Turn(attribute_rhythm)
        self.embedding_turn = Turn(embedding_rhythm)
        self.sharpness = 1.0

    def note_reading(
        self,
        reading: FaceReading,
        *,
        quality: float,
        face_px: float,
        geometry: tuple[float, float] | None,
        now_ns: int,
    ) -> None:
        """Take what the networks said about the view in this frame.

        Args:
            reading: What they said.
            quality: Of the view by its geometry, 0..1.
            face_px: Shorter side of the face.
            geometry: Yaw in degrees and nod of the same view; None without landmarks.
            now_ns: ``captured_ns`` of the frame.
        """
        self.attribute_turn.note(quality, now_ns)
        self.sharpness = reading.sharpness
        self._aggregator.add(
            AttributeSample(
                quality=sharp_quality(quality, reading.sharpness),
                age=reading.age,
                female_prob=reading.female_prob,
                emotion_probs=reading.emotion_probs,
                pose=reading.pose,
                face_px=face_px,
            )
        )
        if geometry is None:
            looking: bool | None = self._looking.update(reading.pose, now_ns)
        else:
            yaw, nod = geometry
            difference = reading.pose.yaw - yaw
            if self._bias_deg is None:
                # Half of it: the first reading has an error of its own.
                self._bias_deg = difference / 2
            else:
                self._bias_deg += _BIAS_WEIGHT * (difference - self._bias_deg)
            self._pitch_deg = reading.pose.pitch
            self._nod = self._nod_read = nod
            looking = self._looking.looking
        self.attributes = self._aggregator.estimate(looking=looking)

    def follow(self, yaw: float, roll: float, nod: float, now_ns: int) -> None:
        """Take the landmarks of a frame; nothing is known before the first reading.

        Args:
            yaw: Degrees, from the landmarks.
            roll: Degrees, from the landmarks.
            nod: Position of the nose between eyes and mouth.
            now_ns: ``captured_ns`` of the frame.
        """
        if self._bias_deg is None:
            return
        self._nod += _NOD_WEIGHT * (nod - self._nod)
        moved = self._nod - self._nod_read
        if abs(moved) > _NEW_NOD and abs(yaw) < self._watch_yaw_deg:
            self.attribute_turn.hasten()
        step = min(max(_PITCH_PER_NOD * moved, -_MAX_PITCH_STEP_DEG), _MAX_PITCH_STEP_DEG)
        pose = HeadPose(yaw + self._bias_deg, self._pitch_deg + step, roll)
        looking = self._looking.update(pose, now_ns)
        known = self.attributes
        if looking is not known.looking or _moved(pose, known.pose):
            self.attributes = FaceAttributes(
                known.age,
                known.age_low,
                known.age_high,
                known.gender,
                known.gender_confidence,
                known.emotion,
                pose,
                looking,
            )


def _moved(pose: HeadPose, before: HeadPose | None) -> bool:
    return before is None or (
        abs(pose.yaw - before.yaw) > _POSE_STEP_DEG
        or abs(pose.pitch - before.pitch) > _POSE_STEP_DEG
        or abs(pose.roll - before.roll) > _POSE_STEP_DEG
    )
