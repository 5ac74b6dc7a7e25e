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
    from uuid import UUID

    from numpy.typing import NDArray

    from kiosk.core.identity import Recognition

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
        age: Apparent age in years; None also for under 18 and for faces that are too small
            for the network.
        age_low: Lower end of the spread of ``age``.
        age_high: Upper end of the spread of ``age``.
        gender: Apparent gender; ``?`` below the confidence threshold.
        gender_confidence: 0.5..1, confidence in the more likely gender.
        emotion: Dominant emotion, only when switched on.
        pose: Latest head pose.
        looking: Whether the person looks at the camera, with hysteresis.
        female_prob: 0..1, aggregated probability behind ``gender``, also where it is ``?``.
        evidence: Sum of the qualities of the views that age and gender rest on; the weight
            of this track when several tracks of a person are put together.
        under_18: The person seems to be a child: neither age nor gender is told. False also
            where the network is not valid for children.
    """

    age: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    gender: Gender = Gender.UNKNOWN
    gender_confidence: float | None = None
    emotion: Emotion | None = None
    pose: HeadPose | None = None
    looking: bool | None = None
    female_prob: float | None = None
    evidence: float = 0.0
    under_18: bool = False


class IgnoreReason(StrEnum):
    """Why a face is no audience."""

    STILL = "still"
    """It neither moved nor turned nor blinked for long: a poster, a screen, a mannequin."""
    AREA = "area"
    """It is in an area that the operator excluded."""


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
        stir: How much the face's look changed since about a second ago, in grey levels
            (0..255) of the part of the face that changed most, head movement compensated; a
            blink is far above the noise of a camera. None in frames in which it was not
            measured.
        ignored: Why the face is not counted; None while it is.
        recognition: What is decided about who it is; None unless enrolled people are
            identified.
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
    stir: float | None = None
    ignored: IgnoreReason | None = None
    recognition: Recognition | None = None


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people are present, and how many of them by apparent gender.

    Attributes:
        total: All present people; ``female + male + unknown``.
        female: Apparent women.
        male: Apparent men.
        unknown: People whose gender is not known.
        looking: People who look at the camera; None where that is not measured. Told along
            with a change of the others, but no change by itself.
        moods: People by emotion, where it is computed; likewise.
    """

    total: int = 0
    female: int = 0
    male: int = 0
    unknown: int = 0
    looking: int | None = field(default=None, compare=False)
    moods: Mapping[Emotion, int] = field(default_factory=dict, compare=False)


class Category(StrEnum):
    """Apparent gender and age of an interested visit, parted at ``senior_from_age``."""

    YOUNG_FEMALE = "young_female"
    YOUNG_MALE = "young_male"
    SENIOR_FEMALE = "senior_female"
    SENIOR_MALE = "senior_male"


class AgeBand(StrEnum):
    """Age bands of the reports; ``?`` is unknown or under 18."""

    UNKNOWN = "?"
    FROM_18 = "18-24"
    FROM_25 = "25-34"
    FROM_35 = "35-44"
    FROM_45 = "45-54"
    FROM_55 = "55-64"
    FROM_65 = "65+"


@dataclass(frozen=True, slots=True)
class ZoneStay:
    """The part of a visit that was spent in one counting zone.

    Attributes:
        zone: Id of the zone.
        dwell_ms: Time in the zone.
        stop_ms: Part of it standing still.
        attention_ms: Part of it looking at the camera; None when looking is not measured.
        passing_by: Whether the stay alone was long enough for ``passing_by``.
        interested: Whether the stay alone was ``interested``; None when not measured.
    """

    zone: str
    dwell_ms: int
    stop_ms: int
    attention_ms: int | None
    passing_by: bool
    interested: bool | None


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's presence: one or more tracks joined. No pixels and no vectors.

    Durations are whole milliseconds, so that sums do not depend on their order.

    Attributes:
        id: UUIDv7, minted when the visit began; the same in every report of this visit.
        started_at: UTC label of the first sight.
        ended_at: UTC label of the last sight; decides the bucket.
        dwell_ms: Time seen, gaps between the tracks left out.
        stop_ms: Part of it standing still.
        attention_ms: Part of it looking at the camera; None in a mode that does not
            measure it.
        passing_by: Seen for long enough, by the thresholds in force when it ended.
        interested: Stopped and looked for long enough; None when looking is not measured.
        age: Apparent age in years over the best views; None when unknown or under 18.
        gender: Apparent gender over the best views.
        emotion: The one shown for most of the visit; None when not computed.
        category: Gender and age; None when one of them is unknown.
        tracks: Number of tracks joined.
        zones: Stays in counting zones, in the order of the zones.
        person: Id of an enrolled person whose consent allows it; None for everybody else.
    """

    id: UUID
    started_at: datetime
    ended_at: datetime
    dwell_ms: int
    stop_ms: int
    attention_ms: int | None
    passing_by: bool
    interested: bool | None
    age: float | None
    gender: Gender
    emotion: Emotion | None
    category: Category | None
    tracks: int
    zones: tuple[ZoneStay, ...] = ()
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """Somebody crossed a line.

    Attributes:
        line: Id of the line (a ``Zone`` of kind ``line``).
        inward: True from the left of the line's direction to its right.
        at: UTC label of the frame.
    """

    line: str
    inward: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class MinuteState:
    """What was observed in a part of one UTC minute; parts of a minute add up.

    Attributes:
        minute: Start of the minute, UTC.
        observed_ms: Time for which frames were analysed.
        occupancy_ms: People present times time.
        occupancy_max: Most people present at once.
    """

    minute: datetime
    observed_ms: int
    occupancy_ms: int
    occupancy_max: int


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
        weak: What may be a face, below the threshold: never counted, but hidden where faces
            are hidden.
    """

    frame: Frame
    detections: Detections
    tracks: tuple[Track, ...]
    count: PeopleCount
    stage_ms: Mapping[str, float]
    weak: Detections = field(default_factory=Detections.empty)
