"""Enrolled people in memory, faces made up from numbers, and a capture that is moved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import numpy as np

from kiosk.core import people as rules
from kiosk.core.choices import Precision
from kiosk.core.errors import IdentityError
from kiosk.core.identity import (
    REIDENTIFICATION,
    CapturePose,
    CaptureState,
    Consent,
    EmbeddingModel,
    ErasureKind,
    ErasureReceipt,
    FaceFlaw,
    FaceView,
    GalleryContents,
    Group,
    ImportOutcome,
    Lookalike,
    Person,
    PhotoReading,
    Template,
    TemplateSource,
    Training,
    TrainingState,
    embedding_model,
)
from kiosk.core.ids import Uuid7
from kiosk.core.settings import Settings
from kiosk.core.types import HeadPose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MODEL = embedding_model(Settings().analysis)
OTHER_MODEL = next(
    EmbeddingModel(REIDENTIFICATION, precision.value)
    for precision in Precision
    if precision.value != MODEL.precision
)
_ALIKE = 0.6


def embedding(face: int, view: int = 0) -> np.ndarray:
    """The same face gives nearly the same numbers in every view."""
    mean = np.random.default_rng(face).normal(size=256)
    noise = np.random.default_rng(face * 1000 + view).normal(size=256)
    mixed = mean + 0.3 * noise
    return np.asarray(mixed / np.linalg.norm(mixed), np.float32)


def face_view(face: int, view: int = 0, *flaws: FaceFlaw) -> FaceView:
    """A view of a made-up face, with a close-up."""
    shade = np.linspace(60, 200, 64, dtype=np.uint8)
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[:] = shade[:, None, None]
    picture[..., 2] = (face * 60 + view * 20) % 200
    return FaceView(
        embedding=embedding(face, view),
        model=MODEL,
        quality=0.9,
        flaws=flaws,
        pose=HeadPose(0, 0, 0),
        xyxy=np.array([0, 0, 64, 64], np.float32),
        liveness=0.9,
        thumbnail=picture,
    )


def template(face: int, view: int = 0, model: EmbeddingModel = MODEL) -> Template:
    """A stored view of a made-up face."""
    return Template(
        uuid4(),
        model,
        embedding(face, view),
        0.8,
        TemplateSource.FILE,
        f"photo{view}.jpg",
        datetime(2026, 10, 1, tzinfo=UTC),
    )


def consent(now: datetime, days: float = 700) -> Consent:
    """A consent that ends after so many days."""
    return Consent("1", "en", now - timedelta(days=30), "Ana", now + timedelta(days=days))


def person(
    name: str, now: datetime, *, face: int = 0, days: float = 700, **changes: object
) -> Person:
    """Somebody who enrolled with three views."""
    views = tuple(template(face, view) for view in range(3))
    then = now - timedelta(days=30)
    made = Person(Uuid7()(then), "people", name, "", (), consent(now, days), views, then)
    return replace(made, **changes)  # type: ignore[arg-type]


class MemoryRegistry:
    """PeopleRegistry that keeps to the rules of the real one and stores nothing.

    Attributes:
        error: Raised by everything while it is set.
    """

    def __init__(self) -> None:
        self.now = rules.nobody()
        self.error: IdentityError | None = None
        self.warnings: list[str] = []
        self.erased: list[ErasureReceipt] = []
        self.files: dict[Path, tuple[str, GalleryContents]] = {}

    def _check(self) -> None:
        if self.error is not None:
            raise self.error

    def contents(self) -> GalleryContents:
        self._check()
        return self.now

    def problems(self) -> Sequence[str]:
        return self.warnings

    def put_group(self, group: Group) -> None:
        self._check()
        self.now = rules.put_group(self.now, group)

    def put_person(self, person: Person) -> Person:
        self._check()
        self.now = rules.put_person(self.now, person)
        return rules.find_person(self.now, person.id)

    def merge(self, keep: UUID, other: UUID) -> Person:
        self._check()
        self.now = rules.merged(self.now, keep, other)
        return rules.find_person(self.now, keep)

    def lookalike(self, views: Sequence[FaceView], besides: UUID | None = None) -> Lookalike | None:
        self._check()
        for one in self.now.people:
            for known in one.templates:
                alike = max(float(known.embedding @ view.embedding) for view in views)
                if one.id != besides and alike > _ALIKE:
                    return Lookalike(one.id, one.name, one.group, alike)
        return None

    def train(self, group_id: str) -> Training:
        self._check()
        group = next(group for group in self.now.groups if group.id == group_id)
        training = Training(TrainingState.SUCCEEDED, threshold=0.471, model=MODEL)
        self.now = rules.put_group(self.now, replace(group, training=training))
        return training

    def _receipt(self, kind: ErasureKind, gone: Sequence[Person], by: str) -> ErasureReceipt:
        receipt = ErasureReceipt(
            uuid4(),
            kind,
            tuple(one.id for one in gone),
            sum(len(one.templates) for one in gone),
            2,
            3,
            datetime(2026, 11, 1, 12, tzinfo=UTC),
            by,
        )
        self.erased.insert(0, receipt)
        return receipt

    def erase(self, person: UUID, by: str) -> ErasureReceipt:
        self._check()
        gone = rules.find_person(self.now, person)
        self.now = rules.without_people(self.now, [person])
        return self._receipt(ErasureKind.PERSON, [gone], by)

    def erase_group(self, group_id: str, by: str) -> ErasureReceipt:
        self._check()
        gone = [one for one in self.now.people if one.group == group_id]
        self.now = rules.without_group(self.now, group_id)
        return self._receipt(ErasureKind.GROUP, gone, by)

    def erase_all(self, by: str) -> ErasureReceipt:
        gone, self.now, self.error = self.now.people, rules.nobody(), None
        return self._receipt(ErasureKind.EVERYTHING, gone, by)

    def receipts(self) -> Sequence[ErasureReceipt]:
        return self.erased

    def export(self, path: Path, passphrase: str, groups: Sequence[str] = ()) -> int:
        chosen = [one for one in self.now.people if not groups or one.group in groups]
        self.files[path] = (passphrase, replace(self.now, people=tuple(chosen)))
        path.write_bytes(b"encrypted")
        return len(chosen)

    def import_file(self, path: Path, passphrase: str) -> ImportOutcome:
        right, arriving = self.files[path]
        if passphrase != right:
            raise IdentityError("The passphrase is wrong", "Type it again.")
        known = {one.id for one in self.now.people}
        self.now = rules.joined(self.now, arriving)
        already = sum(one.id in known for one in arriving.people)
        return ImportOutcome(len(arriving.people) - already, already, 0)


class HandCapture:
    """A guided capture that takes a view whenever the test says so.

    Attributes:
        state: What the panel is told; None while nothing runs.
    """

    order = tuple(CapturePose)

    def __init__(self) -> None:
        self.state: CaptureState | None = None
        self.started = 0
        self.stopped = 0

    def start(self) -> None:
        self.started += 1
        self.state = CaptureState(self.order[0], (), len(self.order), 0.0, FaceFlaw.NO_FACE, None)

    def stop(self) -> None:
        self.stopped += 1
        self.state = None

    def hold(self, progress: float, flaw: FaceFlaw | None = None) -> None:
        """A face is held before the camera."""
        assert self.state is not None
        box = (0.4, 0.25, 0.6, 0.7)
        self.state = replace(self.state, progress=progress, flaw=flaw, box=box)

    def take(self, face: int) -> None:
        """The view that is held is good."""
        assert self.state is not None
        views = (*self.state.views, face_view(face, len(self.state.views)))
        wanted = self.order[len(views)] if len(views) < len(self.order) else None
        self.state = replace(self.state, views=views, wanted=wanted, progress=0.0, flaw=None)


def reading(path: Path) -> PhotoReading:
    """What a photo gives by its name: ``face7.jpg``, ``dark.jpg``, or no picture at all."""
    stem = path.stem
    if stem.startswith("face"):
        return PhotoReading(path, face_view(int(stem[4:].partition("_")[0]), hash(stem) % 7), ())
    if stem.startswith("dark"):
        view = face_view(1, 0, FaceFlaw.TOO_DARK)
        return PhotoReading(path, view, view.flaws)
    return PhotoReading(path, None, (), "This is no picture. Choose another file.")
