"""What may be kept when somebody who enrolled is recognised: a picture of the face, a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.choices import CropLayout
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from uuid import UUID

    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.types import Emotion

PICTURE_MARGIN_PX: Final = 25
"""Around the box of a face; from the systems that read these pictures."""
PICTURE_QUALITY: Final = 90
"""Of the JPEG."""


@dataclass(frozen=True, slots=True, eq=False)
class FacePicture:
    """The face of an enrolled person who allowed that it is kept.

    Attributes:
        person: Id.
        event: Id of the event that told of the recognition.
        at: UTC of the frame.
        image: (H, W, 3) uint8 BGR: the face with a margin, other faces painted over.
    """

    person: UUID
    event: UUID
    at: datetime
    image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture that was kept, as far as it may be known without its key.

    Attributes:
        key: Name by which it is handed on, see :func:`picture_key`.
        person: Id.
        event: Id of the event that told of the recognition.
        at: UTC of the frame.
    """

    key: str
    person: UUID
    event: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordedFace:
    """One recognised face of a record.

    Attributes:
        person: Id.
        face: Id of the face, one per visit (that of the event).
        name: As it is shown.
        left: Of the box, pixels of the frame.
        top: Of the box, pixels of the frame.
        width: Of the box, pixels.
        height: Of the box, pixels.
        age: Apparent age in years; None when unknown.
        gender: Apparent gender.
        emotion: Dominant emotion; None when not computed.
    """

    person: UUID
    face: UUID
    name: str
    left: int
    top: int
    width: int
    height: int
    age: float | None
    gender: Gender
    emotion: Emotion | None


@dataclass(frozen=True, slots=True)
class CaptureRecord:
    """The recognised people in view at the moment in which their set changed.

    Attributes:
        at: UTC of the frame.
        location: Where the device stands, in the operator's words.
        faces: Ordered by the person's id; only people whose consent allows records.
    """

    at: datetime
    location: str
    faces: tuple[RecordedFace, ...]

    def document(self) -> list[dict[str, Any]]:
        """The record as the scripts write it that upload such files: a list of faces.

        ``personId`` is ours: by it a person's entries are found when they have to go.
        ``bottomSize`` is the lower edge of the face in pixels of the picture; see decision 0076.
        """
        stamp = self.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return [
            {
                "faceId": str(face.face),
                "personId": str(face.person),
                "faceRectangle": {
                    "top": face.top,
                    "left": face.left,
                    "width": face.width,
                    "height": face.height,
                },
                "faceAttributes": _attributes(face),
                "nome": face.name,
                "timeStamp": stamp,
                "bottomSize": face.top + face.height,
                "location": self.location,
            }
            for face in self.faces
        ]


def picture_key(layout: CropLayout, at: datetime, event: UUID, index: int, zone: tzinfo) -> str:
    """Name of a picture, as systems that read pictures expect it; holds no name of a person.

    Args:
        layout: Which form.
        at: UTC of the frame.
        event: Id that makes the name unique (sorted form).
        index: Number that makes the name unique (classic form), from 0.
        zone: Local time zone (classic form).
    """
    if layout is CropLayout.SORTED:
        return f"faces/{at:%Y/%m/%d/%H%M%S}_{event}.jpg"
    local = at.astimezone(zone)
    folder = f"faces/{local.month}_{local.day}/{local.hour}_{local.minute}"
    return f"{folder}/{int(at.timestamp())}_{index}.jpg"


def _attributes(face: RecordedFace) -> dict[str, Any]:
    attributes: dict[str, Any] = {
        "age": None if face.age is None else round(face.age, 1),
        "gender": None if face.gender is Gender.UNKNOWN else face.gender.value,
    }
    if face.emotion is not None:
        attributes["emotion"] = face.emotion.value
    return attributes
