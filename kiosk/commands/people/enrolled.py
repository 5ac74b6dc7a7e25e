"""The enrolled people as an import sees them: who is known, who looks alike, stored in batches.

The whole gallery is one encrypted file, so a write per person would make an import of thousands
take hours. What is waiting to be written counts as known, and is written at the latest when the
import ends, also by an interruption.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.commands.people.choice import comparable
from kiosk.core.errors import GalleryError, IdentityError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from kiosk.core.identity import (
        EmbeddingModel,
        FaceView,
        GalleryContents,
        Lookalike,
        Person,
        Template,
    )
    from kiosk.identity.gallery import Gallery

    Stored = Callable[[Person, Sequence[Template], bool], None]
    Refused = Callable[[Person, Sequence[Template], IdentityError], None]

_BATCH: Final = 50
"""People that wait to be written at most."""
_CANDIDATES: Final = 64
"""Templates most alike that are compared exactly."""


class EnrolledPeople:
    """Those of one group by name, and everybody by their faces.

    Args:
        gallery: The enrolled people.
        group_id: The group that people are brought into.
        model: The network in use.
        stored: Hears of everybody who was written: with the templates that are new, and whether
            the person is new as well.
        refused: Hears of whoever could not be written, and why.
        rehearsal: Whether to write nothing, and only to find out what would happen.
    """

    def __init__(
        self,
        gallery: Gallery,
        group_id: str,
        model: EmbeddingModel,
        stored: Stored,
        refused: Refused,
        *,
        rehearsal: bool,
    ) -> None:
        self._gallery = gallery
        self._stored, self._refused = stored, refused
        contents = gallery.contents()
        self._rehearsed = contents if rehearsal else None
        self._by_name = {
            comparable(person.name): person
            for person in contents.people
            if person.group == group_id
        }
        self._faces = _Faces(model)
        for person in contents.people:
            self._faces.add(person, person.templates)
        self._new: set[UUID] = set()
        self._waiting: list[tuple[Person, tuple[Template, ...]]] = []

    def __len__(self) -> int:
        """Number of people with a face."""
        return len(self._faces)

    def named(self, name: str) -> Person | None:
        """The person of that name in the group."""
        return self._by_name.get(comparable(name))

    def lookalike(self, views: Sequence[FaceView], besides: UUID) -> Lookalike | None:
        """The person, of any group, whom these views look like."""
        return self._faces.lookalike(views, besides)

    def add(self, person: Person, templates: tuple[Template, ...]) -> None:
        """Add templates of a person who may be new.

        Raises:
            GalleryError: What was waiting could not be written.
        """
        if comparable(person.name) not in self._by_name:
            self._new.add(person.id)
        person = replace(person, templates=person.templates + templates)
        self._by_name[comparable(person.name)] = person
        self._faces.add(person, templates)
        self._waiting.append((person, templates))
        if len(self._waiting) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Write what is waiting, on top of what the window has changed since.

        Raises:
            GalleryError: It could not be written; nothing of it was.
        """
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        troubles: dict[UUID, IdentityError] = {}

        def edit(contents: GalleryContents) -> GalleryContents:
            for person, templates in batch:
                try:
                    contents = self._put(contents, person, templates)
                except GalleryError:
                    raise
                except IdentityError as error:
                    troubles[person.id] = error
            return contents

        if self._rehearsed is None:
            self._gallery.change(edit)
        else:
            self._rehearsed = edit(self._rehearsed)
        for person, templates in batch:
            if person.id in troubles:
                self._refused(person, templates, troubles[person.id])
            else:
                self._stored(person, templates, person.id in self._new)

    def _put(
        self, contents: GalleryContents, person: Person, templates: tuple[Template, ...]
    ) -> GalleryContents:
        from kiosk.core.people import find_person, put_person

        if person.id not in self._new:
            now = find_person(contents, person.id)
            person = replace(now, templates=now.templates + templates)
        return put_person(contents, person)


class _Faces:
    """Templates of everybody in one matrix that grows."""

    def __init__(self, model: EmbeddingModel) -> None:
        self._model = model
        self._rows: NDArray[np.float32] = np.empty((1024, 256), np.float32)
        self._owners: list[UUID] = []
        self._people: dict[UUID, Person] = {}

    def __len__(self) -> int:
        return len(self._people)

    def add(self, person: Person, templates: Sequence[Template]) -> None:
        usable = [one.embedding for one in templates if one.model == self._model]
        start, end = len(self._owners), len(self._owners) + len(usable)
        if end > len(self._rows):
            room = np.empty((2 * end, 256), np.float32)
            room[:start] = self._rows[:start]
            self._rows = room
        if usable:
            self._rows[start:end] = usable
            self._owners += [person.id] * len(usable)
            self._people[person.id] = person

    def lookalike(self, views: Sequence[FaceView], besides: UUID) -> Lookalike | None:
        """Found roughly among everybody, then exactly among those who come into question."""
        from kiosk.identity.matching import lookalike

        if not self._owners:
            return None
        faces = np.stack([view.embedding for view in views])
        likeness = (self._rows[: len(self._owners)] @ faces.T).max(axis=1)
        most = min(_CANDIDATES, len(likeness))
        best = np.argpartition(-likeness, most - 1)[:most]
        owners = {self._owners[i] for i in best.tolist()} - {besides}
        return lookalike([self._people[owner] for owner in owners], views)
