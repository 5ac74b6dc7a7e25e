"""From photo files to templates: which views of a face are taken, and why others are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import numpy as np

from kiosk.commands.people.folders import Refusal
from kiosk.commands.people.text import printable
from kiosk.core.errors import IdentityError
from kiosk.core.identity import Template, TemplateSource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.app.photo_reader import PhotoReader
    from kiosk.core.identity import FaceView, Lookalike

SAME_PHOTO: Final = 0.995
"""Cosine from which two views are the same file; saved anew at quality 90 a photo has 0.99."""
OTHER_PERSON: Final = 0.25
"""Cosine below which two views are of different people. Of 10,374 pairs of portraits of different
people 98.5 % are below, of 66 of the same people, often ten years apart, none (least: 0.40)."""
_LONGEST_ORIGIN: Final = 100


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A view that a photo gave.

    Attributes:
        file: The photo, as it is told to people.
        name: Its name without folders.
        view: The face in it.
    """

    file: str
    name: str
    view: FaceView


def look_at(reader: PhotoReader, path: Path, file: str, name: str) -> Shot | Refusal:
    """The view that a photo gives, or why it gives none.

    Args:
        reader: Looks at photos.
        path: Where the file can be read.
        file: How it is told to people.
        name: Its name without folders.

    Raises:
        InferenceError: The device failed.
    """
    from kiosk.core.face_flaws import explained

    reading = reader.read(path)
    if reading.message:
        return Refusal(file, reading.message.rstrip("."))
    if reading.flaws or reading.view is None:
        what, advice = explained(reading.flaws[0])
        return Refusal(file, what.rstrip("."), advice)
    return Shot(file, name, reading.view)


def of_one_person(
    shots: Sequence[Shot], known: Sequence[Template], *, trusted: bool = False
) -> tuple[list[Shot], list[Refusal]]:
    """The shots that are new and all of one person, and why the others are not taken.

    Args:
        shots: Of the photos that are said to be of this person.
        known: Templates of the person, comparable with the shots.
        trusted: Whether the photos are said to be right, however unlike they are.
    """
    kept: list[Shot] = []
    refusals: list[Refusal] = []
    for shot in _most_typical_first(shots, known):
        earlier = [one.embedding for one in known] + [one.view.embedding for one in kept]
        likeness = max((float(shot.view.embedding @ other) for other in earlier), default=None)
        if likeness is None or (likeness < SAME_PHOTO and (trusted or likeness >= OTHER_PERSON)):
            kept.append(shot)
        elif likeness >= SAME_PHOTO:
            refusals.append(Refusal(shot.file, "is there already", is_known=True))
        else:
            refusals.append(
                Refusal(
                    shot.file,
                    "looks like somebody else than the other photos of this person",
                    "Take it away; if it is the same person, add --anyway.",
                )
            )
    order = {shot.file: i for i, shot in enumerate(shots)}
    kept.sort(key=lambda shot: order[shot.file])
    refusals.sort(key=lambda refusal: order[refusal.file])
    return kept, refusals


def _most_typical_first(shots: Sequence[Shot], known: Sequence[Template]) -> list[Shot]:
    """The shots by their mean likeness to all views: one of somebody else comes last."""
    if len(shots) < 2:
        return list(shots)
    views: NDArray[np.float32] = np.stack(
        [shot.view.embedding for shot in shots] + [one.embedding for one in known]
    )
    likeness = (views[: len(shots)] @ views.T).mean(axis=1)
    return [shots[i] for i in np.argsort(-likeness, kind="stable")]


def template_of(shot: Shot, now: datetime) -> Template:
    """What is kept of a shot."""
    return Template(
        id=uuid4(),
        model=shot.view.model,
        embedding=shot.view.embedding,
        quality=shot.view.quality,
        source=TemplateSource.FILE,
        origin=printable(shot.name)[:_LONGEST_ORIGIN],
        added_at=now,
    )


def known_already(found: Lookalike) -> IdentityError:
    """The error that somebody is enrolled already under another entry."""
    return IdentityError(
        f"This looks like {found.name} already (group {found.group}, "
        f"similarity {found.similarity:.2f})",
        "Add the photos to that person with kiosk people photo; if it is somebody else, add "
        "--anyway.",
    )
