"""The data that flows from the camera to the screen and to the sinks.

All types are immutable and pickle, so that a stage could move to a process of its own.
Frame coordinates: pixels, origin at the top left of the upright picture, x to the right,
y down. Boxes are ``xyxy``: left, top, right, bottom; right and bottom are exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from numpy.typing import NDArray

NANOS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a source, upright, mirrored and cropped as the settings say.

    Attributes:
        image: (H, W, 3) uint8, BGR, C-contiguous, read-only.
        seq: Number of the frame within its source, from 0; gaps mean dropped frames.
        captured_ns: Time on the source's clock, never decreasing within a source. Live
            sources use ``time.monotonic_ns()``; files and simulated scenes use the time
            of their start plus the position in the medium. Every duration that the program
            reports derives from this clock alone.
        captured_at: UTC label for ``captured_ns``; never used to compute a duration.
        source_id: Identifies the source, without credentials.
        media_time_s: Position in a file or scene in seconds; None for live sources.
    """

    image: NDArray[np.uint8]
    seq: int
    captured_ns: int
    captured_at: datetime
    source_id: str
    media_time_s: float | None = None

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.image.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class Detections:
    """The faces that a detector found in one frame, as a struct of arrays.

    Attributes:
        xyxy: (n, 4) float32, pixels of the frame.
        score: (n,) float32 in 0..1, confidence of the detector.
        landmarks: (n, 5, 2) float32 pixels of the frame, or None when the detector gives
            none. Order: the person's right eye, left eye, nose tip, right and left corner
            of the mouth (the right eye is on the left of an unmirrored picture).

    Raises:
        ValueError: Shapes do not agree; the message states expected and actual shape.
    """

    xyxy: NDArray[np.float32]
    score: NDArray[np.float32]
    landmarks: NDArray[np.float32] | None = None

    def __post_init__(self) -> None:
        n = len(self.score)
        if self.xyxy.shape != (n, 4):
            raise ValueError(f"xyxy must have shape ({n}, 4), got {self.xyxy.shape}")
        if self.score.shape != (n,):
            raise ValueError(f"score must have shape ({n},), got {self.score.shape}")
        if self.landmarks is not None and self.landmarks.shape != (n, 5, 2):
            raise ValueError(f"landmarks must have shape ({n}, 5, 2), got {self.landmarks.shape}")

    def __len__(self) -> int:
        return len(self.score)

    @classmethod
    def empty(cls) -> Detections:
        """No detection."""
        return cls(
            np.zeros((0, 4), np.float32),
            np.zeros(0, np.float32),
            np.zeros((0, 5, 2), np.float32),
        )

    def select(self, index: NDArray[np.bool_] | NDArray[np.intp]) -> Detections:
        """The detections that a mask or an index array picks."""
        landmarks = None if self.landmarks is None else self.landmarks[index]
        return Detections(self.xyxy[index], self.score[index], landmarks)


class Gender(StrEnum):
    """Apparent gender as the model reports it; ``UNKNOWN`` when it is not sure."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "?"


class Emotion(StrEnum):
    """Classes of emotions-recognition-retail-0003, in the order of its output."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    SURPRISE = "surprise"
    ANGER = "anger"


@dataclass(frozen=True, slots=True)
class HeadPose:
    """Rotation of the head in degrees (head-pose-estimation-adas-0001).

    Attributes:
        yaw: Turn to the side, -90..90; 0 faces the camera.
        pitch: Nod, -70..70; 0 is level.
        roll: Tilt in the picture plane, -70..70; 0 is upright.
    """

    yaw: float
    pitch: float
    roll: float


@dataclass(frozen=True, slots=True)
class FaceAttributes:
    """What is known about one face, aggregated over its best views.

    A value is None when it was not computed (mode, setting, or no view good enough yet).

    Attributes:
        age: Apparent age in years; None also for under 18 and for faces below the minimum
            size of the model, for which it is not valid.
        age_low: Lower end of the spread of ``age``.
        age_high: Upper end of the spread of ``age``.
        gender: Apparent gender; ``?`` below the confidence threshold.
        gender_confidence: 0.5..1, confidence in the more likely gender.
        emotion: Dominant emotion, only when switched on.
        pose: Latest head pose.
        looking: Whether the person looks at the camera, with hysteresis.
    """

    age: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    gender: Gender = Gender.UNKNOWN
    gender_confidence: float | None = None
    emotion: Emotion | None = None
    pose: HeadPose | None = None
    looking: bool | None = None


class TrackState(StrEnum):
    """Where a track is in its life."""

    TENTATIVE = "tentative"
    """Seen too few times to be counted."""
    CONFIRMED = "confirmed"
    """Seen in this frame and counted."""
    LOST = "lost"
    """Not seen in this frame, still counted for a short while; its box is predicted."""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One face followed through the frames, as it is in one frame.

    Attributes:
        id: Number of the track, from 1, never reused within a run.
        xyxy: (4,) float32, smoothed box in pixels of the frame.
        score: Confidence of the latest detection, 0..1.
        state: Whether it is counted and whether it is seen now.
        first_seen_ns: ``Frame.captured_ns`` of its first detection.
        last_seen_ns: ``Frame.captured_ns`` of its latest detection.
        landmarks: (5, 2) float32 pixels of the frame; None when not seen in this frame or
            when the detector gives none.
        attributes: Aggregated attributes.
        person_id: Number shared by all tracks that are held to be the same person; equal
            to the id of the person's first track. None until that is decided.
    """

    id: int
    xyxy: NDArray[np.float32]
    score: float
    state: TrackState
    first_seen_ns: int
    last_seen_ns: int
    landmarks: NDArray[np.float32] | None = None
    attributes: FaceAttributes = field(default_factory=FaceAttributes)
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people are present, and how many of them by apparent gender.

    Attributes:
        total: All present people; ``female + male + unknown``.
        female: Apparent women.
        male: Apparent men.
        unknown: People whose gender is not known.
    """

    total: int = 0
    female: int = 0
    male: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class CountsEvent:
    """The number of people present has changed.

    Attributes:
        count: The new number.
        at: UTC time of the frame that brought the change.
        at_ns: ``Frame.captured_ns`` of that frame.
    """

    count: PeopleCount
    at: datetime
    at_ns: int


@dataclass(frozen=True, slots=True, eq=False)
class FrameResult:
    """All that the pipeline knows after one frame.

    Attributes:
        frame: The frame itself.
        detections: What the detector found above its threshold, before tracking.
        tracks: All live tracks, tentative ones included, by ascending id.
        count: People present, debounced by the tracker.
        stage_ms: Wall milliseconds of each stage, by name.
    """

    frame: Frame
    detections: Detections
    tracks: tuple[Track, ...]
    count: PeopleCount
    stage_ms: Mapping[str, float]
