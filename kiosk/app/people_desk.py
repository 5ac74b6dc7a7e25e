"""What the operator does with enrolled people, in the window and on the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.core import people as rules
from kiosk.core.errors import IdentityError
from kiosk.core.identity import (
    ErasureKind,
    ErasureReceipt,
    Training,
    TrainingState,
    embedding_model,
)
from kiosk.core.ids import Uuid7
from kiosk.store.database import default_path
from kiosk.store.people_links import forget_everybody, forget_people

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.clock import Clock
    from kiosk.core.identity import FaceView, GalleryContents, Group, Lookalike, Person
    from kiosk.core.settings import Settings
    from kiosk.identity.gallery import Gallery
    from kiosk.identity.pictures import PictureStore
    from kiosk.identity.receipts import ReceiptFile
    from kiosk.identity.records import RecordStore

_NOBODY_SAID: Final = "The person who erases must be named"


@dataclass(frozen=True, slots=True)
class TracesErased:
    """What was erased beside the gallery.

    Attributes:
        pictures: Stored pictures.
        visits: Visits in the history that no longer carry an id.
    """

    pictures: int
    visits: int


class PersonTraces(Protocol):
    """What recognised people leave behind outside the gallery: pictures, records, visits."""

    def erase(self, people: Sequence[UUID]) -> TracesErased:
        """Erase all traces of these people.

        Raises:
            KioskError: Some could not be erased; asking again continues.
        """
        ...

    def erase_all(self) -> TracesErased:
        """Erase all traces of anybody, also of people whom the gallery cannot name any more.

        Raises:
            KioskError: Some could not be erased; asking again continues.
        """
        ...


class StoredTraces:
    """Pictures, records and the history of this device.

    Args:
        pictures: Stored pictures.
        records: Record files.
    """

    def __init__(self, pictures: PictureStore, records: RecordStore) -> None:
        self._pictures = pictures
        self._records = records

    def erase(self, people: Sequence[UUID]) -> TracesErased:
        """Erase all traces of these people; safe to be asked again."""
        pictures = self._pictures.erase_people(people)
        self._records.erase_people(people)
        return TracesErased(pictures, forget_people(default_path(), people))

    def erase_all(self) -> TracesErased:
        """Erase all traces of anybody; safe to be asked again."""
        pictures = self._pictures.erase_all()
        self._records.erase_all()
        return TracesErased(pictures, forget_everybody(default_path()))


class PeopleDesk:
    """Implements :class:`kiosk.core.ports.PeopleRegistry` over the gallery.

    May be used from several threads and while another process uses the same gallery.

    Args:
        gallery: Where the people are.
        traces: What else is known of them.
        receipts: Takes the proof of each erasure.
        settings: Gives the settings in force.
        clock: For times.
    """

    def __init__(
        self,
        gallery: Gallery,
        traces: PersonTraces,
        receipts: ReceiptFile,
        settings: Callable[[], Settings],
        clock: Clock,
    ) -> None:
        self._gallery = gallery
        self._traces = traces
        self._receipts = receipts
        self._settings = settings
        self._clock = clock
        self._new_id = Uuid7()

    def contents(self) -> GalleryContents:
        """Everybody."""
        return self._gallery.contents()

    def problems(self) -> Sequence[str]:
        """What was wrong with the stored gallery since the start."""
        return self._gallery.problems()

    def put_group(self, group: Group) -> None:
        """Add a group or change its name."""
        self._gallery.change(lambda contents: rules.put_group(contents, group))

    def put_person(self, person: Person) -> Person:
        """Add a person, change one, or bring one back as it was; returns it as stored."""
        contents = self._gallery.change(lambda before: rules.put_person(before, person))
        return rules.find_person(contents, person.id)

    def merge(self, keep: UUID, other: UUID) -> Person:
        """Two entries are one person: the templates of ``other`` go to ``keep``."""
        contents = self._gallery.change(lambda before: rules.merged(before, keep, other))
        # What was noted under the other id is nobody's any more.
        self._traces.erase((other,))
        return rules.find_person(contents, keep)

    def lookalike(self, views: Sequence[FaceView], besides: UUID | None = None) -> Lookalike | None:
        """The enrolled person whom these views look like, if any."""
        from kiosk.identity.matching import lookalike

        others = [person for person in self.contents().people if person.id != besides]
        return lookalike(others, views)

    def train(self, group_id: str) -> Training:
        """Compute the threshold of a group anew."""
        from kiosk.identity.calibration import compute_training

        settings, started = self._settings(), self._clock.utc_now()
        running = Training(TrainingState.RUNNING, started, started)
        contents = self._set_training(group_id, running)
        members = [person for person in contents.people if person.group == group_id]
        training = compute_training(
            members,
            embedding_model(settings.analysis),
            settings.identification.false_accept_rate,
            self._clock.utc_now(),
        )
        training = replace(training, created_at=started)
        self._set_training(group_id, training)
        return training

    def erase_group(self, group_id: str, by: str) -> ErasureReceipt:
        """Erase a group with everybody in it."""
        by = _named(by)
        before = self.contents()
        members = [person for person in before.people if person.group == group_id]
        self._gallery.erase(lambda contents: rules.without_group(contents, group_id))
        return self._receipt(ErasureKind.GROUP, members, by)

    def erase(self, person: UUID, by: str) -> ErasureReceipt:
        """Erase a person: templates, stored pictures, records, and the id in the history."""
        by = _named(by)
        gone = rules.find_person(self.contents(), person)
        self._gallery.erase(lambda contents: rules.without_people(contents, (person,)))
        return self._receipt(ErasureKind.PERSON, [gone], by)

    def erase_all(self, by: str) -> ErasureReceipt:
        """Erase everybody, and the key with which they were encrypted.

        A gallery that cannot be read any more is erased as well.
        """
        by = _named(by)
        try:
            everybody = list(self.contents().people)
        except IdentityError:
            everybody = []
        self._gallery.destroy()
        return self._receipt(ErasureKind.EVERYTHING, everybody, by)

    def receipts(self) -> Sequence[ErasureReceipt]:
        """Receipts of all erasures on this device, the latest first."""
        return self._receipts.read()

    def export(self, path: Path, passphrase: str, groups: Sequence[str] = ()) -> int:
        """Write people to an encrypted file for another kiosk; no groups means all."""
        from kiosk.identity.transfer import export_people

        return export_people(path, passphrase, self.contents(), groups)

    def import_file(self, path: Path, passphrase: str) -> tuple[int, int]:
        """Add the people of such a file; those who are known already are left as they are."""
        from kiosk.identity.transfer import import_people

        arriving = import_people(path, passphrase)
        known = {person.id for person in self.contents().people}
        self._gallery.change(lambda contents: rules.joined(contents, arriving))
        already = sum(person.id in known for person in arriving.people)
        return len(arriving.people) - already, already

    def _set_training(self, group_id: str, training: Training) -> GalleryContents:
        def edit(contents: GalleryContents) -> GalleryContents:
            group = next((group for group in contents.groups if group.id == group_id), None)
            if group is None:
                raise IdentityError(f"There is no group {group_id}", "Choose another group.")
            return rules.put_group(contents, replace(group, training=training))

        return self._gallery.change(edit)

    def _receipt(self, kind: ErasureKind, people: Sequence[Person], by: str) -> ErasureReceipt:
        """Erase what is left elsewhere of people who are gone from the gallery."""
        ids = tuple(person.id for person in people)
        traces = self._traces.erase(ids)
        if kind is ErasureKind.EVERYTHING:
            more = self._traces.erase_all()
            traces = TracesErased(traces.pictures + more.pictures, traces.visits + more.visits)
        now = self._clock.utc_now()
        receipt = ErasureReceipt(
            self._new_id(now),
            kind,
            ids,
            sum(len(person.templates) for person in people),
            traces.pictures,
            traces.visits,
            now,
            by,
        )
        self._receipts.add(receipt)
        return receipt


def _named(by: str) -> str:
    by = by.strip()
    if not by or len(by) > 100:
        raise IdentityError(_NOBODY_SAID, "Give your name, at most 100 characters.")
    return by
