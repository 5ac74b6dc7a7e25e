"""People who enrolled with their consent: what is kept of them, and what a face tells of them.

The vocabulary follows the face services that came before: a *group* holds *people*, a person
has *templates* (what they call persisted faces), and a *recognition* is what is decided about a
face in view. Nothing here knows how any of it is stored (``kiosk/identity``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.core.types import HeadPose

REIDENTIFICATION: Final = "face-reidentification-retail-0095"
"""Network whose embeddings tell faces apart."""

_CLOCK_SLACK: Final = timedelta(days=1)
"""By this much the clock may have been put back since a consent was given."""
DEFAULT_GROUP: Final = "people"
"""The group that exists when nobody has made another one."""


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """Which network made an embedding; embeddings of different ones are not comparable.

    Attributes:
        name: Name of the network.
        precision: Stored precision; FP16 and FP16-INT8 differ too much to be mixed.
    """

    name: str
    precision: str

    def __str__(self) -> str:
        return f"{self.name}/{self.precision}"


def embedding_model(analysis: AnalysisSettings) -> EmbeddingModel:
    """The network that makes embeddings with these settings."""
    return EmbeddingModel(REIDENTIFICATION, analysis.precision.value)


class ConsentScope(StrEnum):
    """What a person allows beyond being recognised and greeted."""

    VISITS = "visits"
    """Records and visits in the history may carry the person's id."""
    PICTURES = "pictures"
    """A picture of the face may be kept for a while when the person is recognised."""
    HANDED_ON = "handed_on"
    """Name, profile and, where allowed, the picture may go to other systems of the operator."""


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person agreed, to what, when, and who recorded it.

    Attributes:
        text_version: Version of the text that was shown (``core/consent_text.py``).
        language: Language in which it was shown, e.g. ``pt``.
        given_at: UTC.
        taken_by: Who recorded it, in their own words.
        expires_at: UTC; from then on the person is not recognised any more.
        scopes: What is allowed beyond recognition.
    """

    text_version: str
    language: str
    given_at: datetime
    taken_by: str
    expires_at: datetime
    scopes: frozenset[ConsentScope] = frozenset()

    def is_valid(self, at: datetime) -> bool:
        """Whether the person may be recognised at that time.

        Nor before it was given: a clock that fell back revives no consent that has ended.
        """
        return self.given_at - _CLOCK_SLACK <= at < self.expires_at

    def allows(self, scope: ConsentScope, at: datetime) -> bool:
        """Whether something beyond recognition is allowed at that time."""
        return scope in self.scopes and self.is_valid(at)


class TemplateSource(StrEnum):
    """Where the view behind a template came from."""

    CAMERA = "camera"
    FILE = "file"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """One view of an enrolled face, as an embedding. No picture is kept.

    Attributes:
        id: Random; what the services call persisted face id.
        model: Which network made the embedding; templates of another one are never compared.
        embedding: (256,) float32, unit length.
        quality: 0..1 of the view (``FaceView.quality``).
        source: Where the view came from.
        origin: File name of a photo, or empty.
        added_at: UTC.
    """

    id: UUID
    model: EmbeddingModel
    embedding: NDArray[np.float32]
    quality: float
    source: TemplateSource
    origin: str
    added_at: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody who enrolled.

    Attributes:
        id: UUIDv7.
        group: Id of the group.
        name: As it is shown, 1 to 100 characters, no control characters.
        bio: A few sentences for staff, at most 2,000 characters.
        fields: Further facts in an order, (name, value).
        consent: What the person agreed to.
        templates: Views of the face, oldest first.
        created_at: UTC.
        caution: Added to the threshold of this person after a mistake ("not this person").
    """

    id: UUID
    group: str
    name: str
    bio: str
    fields: tuple[tuple[str, str], ...]
    consent: Consent
    templates: tuple[Template, ...]
    created_at: datetime
    caution: float = 0.0

    def usable(self, model: EmbeddingModel) -> tuple[Template, ...]:
        """The templates that may be compared with embeddings of a network."""
        return tuple(template for template in self.templates if template.model == model)


class TrainingState(StrEnum):
    """States of the training of a group, as the person-group service names them."""

    NOT_STARTED = "notstarted"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Training:
    """How the last computation of a group's threshold went.

    Attributes:
        state: Where it is.
        created_at: UTC of its start; None before the first.
        last_action_at: UTC of its last step.
        message: What went wrong, or empty.
        threshold: Cosine similarity from which a face is somebody of the group, for the
            network ``model``; None before the first training.
        model: Network that the threshold is for.
    """

    state: TrainingState = TrainingState.NOT_STARTED
    created_at: datetime | None = None
    last_action_at: datetime | None = None
    message: str = ""
    threshold: float | None = None
    model: EmbeddingModel | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people.

    Attributes:
        id: 1 to 64 of ``a-z 0-9 - _``.
        name: For people.
        training: Of its threshold.
    """

    id: str
    name: str
    training: Training = field(default_factory=Training)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of a file of people from another kiosk.

    Attributes:
        added: Number of people added.
        known: Number of people who are left as they are here.
        erased: Number of people who are left out because they were erased here.
    """

    added: int
    known: int
    erased: int


@dataclass(frozen=True, slots=True, eq=False)
class GalleryContents:
    """Everybody who enrolled, at one moment.

    Attributes:
        groups: At least one, by id.
        people: By name, then id.
        generation: Grows with every change.
    """

    groups: tuple[Group, ...]
    people: tuple[Person, ...]
    generation: int


class ErasureKind(StrEnum):
    """How much was erased."""

    PERSON = "person"
    GROUP = "group"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """Proof for the person that their data are gone; holds no name.

    Attributes:
        id: Number of the receipt.
        kind: What was asked for.
        people: Ids of the people erased.
        templates: Number of templates erased.
        pictures: Number of stored pictures erased.
        visits: Number of visits in the history that no longer carry the id.
        erased_at: UTC.
        erased_by: Who did it, in their own words.
    """

    id: UUID
    kind: ErasureKind
    people: tuple[UUID, ...]
    templates: int
    pictures: int
    visits: int
    erased_at: datetime
    erased_by: str


class FaceFlaw(StrEnum):
    """Why a view of a face is not good enough, worst first."""

    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    TOO_SMALL = "too_small"
    CUT_OFF = "cut_off"
    TURNED = "turned"
    COVERED = "covered"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    BLURRED = "blurred"
    NOT_ALIVE = "not_alive"
    """A picture of a face instead of a face."""


@dataclass(frozen=True, slots=True, eq=False)
class FaceView:
    """One view of a face as the networks see it.

    Attributes:
        embedding: (256,) float32, unit length.
        model: Which network made it.
        quality: 0..1, by size, turn, sharpness, light and what covers the face.
        flaws: Why the view is not good enough to decide or enrol anything by, worst first.
        pose: Of the head.
        xyxy: (4,) float32 px of the picture.
        liveness: 0..1, how surely it is a living face; None when not measured.
        thumbnail: (N, N, 3) uint8 BGR close-up for the dialog in which the view is judged;
            None in a running stream. Never stored.
    """

    embedding: NDArray[np.float32]
    model: EmbeddingModel
    quality: float
    flaws: tuple[FaceFlaw, ...]
    pose: HeadPose
    xyxy: NDArray[np.float32]
    liveness: float | None = None
    thumbnail: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Lookalike:
    """An enrolled person whose face is like another one.

    Attributes:
        person: Id.
        name: As it is shown.
        group: Id of the group.
        similarity: Cosine of the most similar views.
    """

    person: UUID
    name: str
    group: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a face is held to be.

    Attributes:
        person: Id.
        name: As it is shown.
        group: Id of the group.
        confidence: 0..1, how surely; 0.5 is at the threshold.
        scopes: What the person's consent allows beyond recognition, now.
    """

    person: UUID
    name: str
    group: str
    confidence: float
    scopes: frozenset[ConsentScope] = frozenset()


class RecognitionState(StrEnum):
    """What is decided about a face in view."""

    PENDING = "pending"
    """Not enough good views yet."""
    KNOWN = "known"
    UNKNOWN = "unknown"
    """A stranger: nothing about it is kept."""
    PICTURE = "picture"
    """A printed photo or a screen: never greeted."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The decision about one face.

    Attributes:
        state: What is decided.
        identity: Who it is when it is somebody known.
    """

    state: RecognitionState
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class IdentifiedEvent:
    """Somebody who enrolled was recognised; told once per visit.

    Attributes:
        id: UUIDv7.
        identity: Who.
        at: UTC of the frame.
        device: Id of this kiosk.
        bio: Of the person's profile.
        fields: Of the person's profile.
    """

    id: UUID
    identity: Identity
    at: datetime
    device: str
    bio: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecognisedPerson:
    """Somebody who was recognised lately, for staff.

    Attributes:
        event: Who and when.
        in_view: Whether the face is in view now.
        last_seen_at: UTC of the latest sight.
    """

    event: IdentifiedEvent
    in_view: bool
    last_seen_at: datetime


@dataclass(frozen=True, slots=True, eq=False)
class PhotoReading:
    """What a photo file gave.

    Attributes:
        path: The file.
        view: The face, also when it has flaws; None when there is none to speak of.
        flaws: Why it cannot be used, worst first; empty when it can.
        message: What is wrong with the file itself, or empty.
    """

    path: Path
    view: FaceView | None
    flaws: tuple[FaceFlaw, ...]
    message: str = ""


class CapturePose(StrEnum):
    """The five views of a guided capture."""

    FRONT = "front"
    LEFT = "left"
    """Turned so that the nose points to the left of the picture as it is shown."""
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, eq=False)
class CaptureState:
    """How far a guided capture has come.

    Attributes:
        wanted: The view to take next; None when all are taken.
        views: The views taken so far, in order.
        total: Number of views wanted.
        progress: 0..1 of the view being taken: how long it has been held.
        flaw: What keeps the present view from being taken; None when nothing does.
        box: Face of the person in the middle as fractions of the picture (left, top, right,
            bottom); None when there is none.
        message: Why nothing can be taken at all (no camera, no networks), or empty.
    """

    wanted: CapturePose | None
    views: tuple[FaceView, ...]
    total: int
    progress: float
    flaw: FaceFlaw | None
    box: tuple[float, float, float, float] | None
    message: str = ""
