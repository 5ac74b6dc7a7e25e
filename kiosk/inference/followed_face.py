"""What is remembered about one face while it is followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.core.aggregation import AttributeAggregator, AttributeSample
from kiosk.core.looking import LookingFilter
from kiosk.core.types import FaceAttributes, HeadPose
from kiosk.inference.schedule import Rhythm, Turn

if TYPE_CHECKING:
    from kiosk.core.attribute_limits import AttributeLimits
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.face_reading import FaceReading

MIN_VIEWS: Final = 2
"""Views that age and gender need in a video: a single frame is not to be trusted."""

_SHARP: Final = 0.3
"""Sharpness of a crop from which it loses no quality."""
_BLURRED: Final = 0.1
"""Factor of the quality of a view without any detail, or of which nothing can be told."""

_PITCH_WEIGHT: Final = 0.5
"""Share of the latest reading in the pitch: single readings scatter by 4 degrees."""
_NEW_NOD: Final = 0.08
"""Change of the nod after which the network is asked for the pitch again; landmarks of a
still head scatter by 0.02. The nod itself does not tell the pitch: moving the pitch on with
it was no better than holding it (decision 0012)."""
_NEAR_LIMIT_DEG: Final = 10.0
_SAME_YAW_DEG: Final = 8.0
"""A head whose landmarks moved by less since the network's reading is turned as it was then. Of
the two the larger yaw counts for looking: each plays the turn of some faces down. In the busiest
scenes that leaves a third of those who were wrongly held to look (decision 0012)."""
_POSE_STEP_DEG: Final = 1.5
"""Changes of the pose below do not make a new object; nobody could see them."""


def sharp_quality(quality: float, sharpness: float) -> float:
    """Quality of a view with its sharpness taken into account, 0..1."""
    return quality * min(1.0, max(_BLURRED, sharpness / _SHARP))


def attribute_sample(reading: FaceReading, *, quality: float, face_px: float) -> AttributeSample:
    """What the networks said about a view, weighed by how good the view is.

    A network that says how much of the face it saw knows better than the sharpness.

    Args:
        reading: What they said.
        quality: Of the view by its geometry, 0..1.
        face_px: Shorter side of the face.
    """
    if reading.quality is None:
        weight = sharp_quality(quality, reading.sharpness)
    else:
        weight = quality * max(_BLURRED, reading.quality)
    return AttributeSample(
        quality=weight,
        age=reading.age,
        female_prob=reading.female_prob,
        emotion_probs=reading.emotion_probs,
        pose=reading.pose,
        face_px=face_px,
        age_spread=reading.age_spread or 0.0,
    )


class FollowedFace:
    """Aggregated attributes of one track, its pose in every frame, and its turns.

    Yaw and roll come from the landmarks of each frame, pitch from the network, which runs
    now and then, and soon when the landmarks say that the head moved. Whether somebody looks is
    decided by the larger yaw of the two as long as the head has not moved since the reading.

    Attributes:
        attributes: What is known now; the same object as long as nothing changed.
        attribute_turn: When the attribute networks are due.
        embedding_turn: When the embedding is due.
        sharpness: Of the latest crop, 0..1; 1 before the first.
    """

    __slots__ = (
        "_aggregator",
        "_looking",
        "_network_yaw_deg",
        "_nod_read",
        "_pitch_deg",
        "_read_yaw_deg",
        "_watch_yaw_deg",
        "attribute_turn",
        "attributes",
        "embedding_turn",
        "sharpness",
    )

    def __init__(
        self,
        settings: AnalysisSettings,
        limits: AttributeLimits,
        attribute_rhythm: Rhythm,
        embedding_rhythm: Rhythm,
    ) -> None:
        self._aggregator = AttributeAggregator(
            limits, settings.gender_threshold, min_views=MIN_VIEWS
        )
        self._looking = LookingFilter(settings.look_angle_deg)
        self._watch_yaw_deg = settings.look_angle_deg + _NEAR_LIMIT_DEG
        self._pitch_deg: float | None = None
        self._nod_read = 0.0
        self._network_yaw_deg = 0.0
        self._read_yaw_deg: float | None = None  # of the landmarks; None in the frame of a reading
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
        nod: float | None,
        now_ns: int,
    ) -> None:
        """Take what the networks said about the view in this frame.

        Args:
            reading: What they said.
            quality: Of the view by its geometry, 0..1.
            face_px: Shorter side of the face.
            nod: Of the landmarks of the same view; None without landmarks.
            now_ns: ``captured_ns`` of the frame.
        """
        self.attribute_turn.note(quality, now_ns)
        self.sharpness = reading.sharpness
        self._aggregator.add(attribute_sample(reading, quality=quality, face_px=face_px))
        looking = self._looking.looking
        if nod is None:
            looking = self._looking.update(reading.pose, now_ns)
        else:
            self._nod_read = nod
            self._network_yaw_deg, self._read_yaw_deg = reading.pose.yaw, None
            if self._pitch_deg is None:
                self._pitch_deg = reading.pose.pitch
            else:
                self._pitch_deg += _PITCH_WEIGHT * (reading.pose.pitch - self._pitch_deg)
        self.attributes = self._aggregator.estimate(looking=looking)

    def follow(self, yaw: float, roll: float, nod: float, now_ns: int) -> None:
        """Take the landmarks of a frame; nothing is known before the first reading.

        Args:
            yaw: Degrees, from the landmarks.
            roll: Degrees, from the landmarks.
            nod: Position of the nose between eyes and mouth.
            now_ns: ``captured_ns`` of the frame.
        """
        if self._pitch_deg is None:
            return
        if self._read_yaw_deg is None:
            self._read_yaw_deg = yaw
        is_turned_as_read = abs(yaw - self._read_yaw_deg) < _SAME_YAW_DEG
        moved = abs(nod - self._nod_read) > _NEW_NOD or not is_turned_as_read
        if moved and abs(yaw) < self._watch_yaw_deg:
            self.attribute_turn.hasten()
        pose = HeadPose(yaw, self._pitch_deg, roll)
        seen = pose
        if is_turned_as_read and abs(self._network_yaw_deg) > abs(yaw):
            seen = replace(pose, yaw=self._network_yaw_deg)
        looking = self._looking.update(seen, now_ns)
        known = self.attributes
        if looking is not known.looking or _moved(pose, known.pose):
            self.attributes = replace(known, pose=pose, looking=looking)


def _moved(pose: HeadPose, before: HeadPose | None) -> bool:
    return before is None or (
        abs(pose.yaw - before.yaw) > _POSE_STEP_DEG
        or abs(pose.pitch - before.pitch) > _POSE_STEP_DEG
        or abs(pose.roll - before.roll) > _POSE_STEP_DEG
    )
