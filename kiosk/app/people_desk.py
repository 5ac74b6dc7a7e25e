"""What the operator does with enrolled people, in the window and on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.core import people as rules
from kiosk.core.errors import IdentityError
from kiosk.core.identity import (
    ErasureKind,
    ErasureReceipt,
    ImportOutcome,
    Training,
    TrainingState,
    embedding_model,
)
from kiosk.core.ids import Uuid7

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from kiosk.app.person_traces import PersonTraces, TracesErased
    from kiosk.core.clock import Clock
    from kiosk.core.identity import FaceView, GalleryContents, Group, Lookalike, Person
    from kiosk.core.settings import Settings
    from kiosk.identity.gallery import Gallery
    from kiosk.identity.receipts import ReceiptFile

_NOBODY_SAID: Final = "The person who erases must be named"
_ERASED: Final = (
    "This person was erased meanwhile",
    "If the person wants to be recognised again, enrol them again, with a new consent.",
)


class PeopleDesk:
    """Implements :class:`kiosk.core.ports.PeopleRegistry` over the gallery.

    May be used from several threads and while another process uses the same gallery. Traces
    go before what names the person: when they cannot be erased, asking again is still possible.

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
        """Add a person, change one, or bring one back as it was; returns it as stored.

        Nobody who was erased is brought back, by a page that was open meanwhile for instance.
        """
        before = self.contents()
        known = next((one for one in before.people if one.id == person.id), None)
        if known is None and any(person.id in receipt.people for receipt in self.receipts()):
            raise IdentityError(*_ERASED)
        if known is not None and known.consent.scopes - person.consent.scopes:
            rules.put_person(before, person)  # refuses before anything is erased
            self._withdraw(known, person)
        contents = self._gallery.change(lambda before: rules.put_person(before, person))
        return rules.find_person(contents, person.id)

    def merge(self, keep: UUID, other: UUID) -> Person:
        """Two entries are one person: the templates of ``other`` go to ``keep``."""
        before = self.contents()
        joint = rules.find_person(rules.merged(before, keep, other), keep)
        # What was noted under the other id is nobody's any more.
        self._traces.erase((other,))
        self._withdraw(rules.find_person(before, keep), joint)
        contents = self._gallery.change(lambda before: rules.merged(before, keep, other))
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
        members = [person for person in self.contents().people if person.group == group_id]
        return self._erased(
            ErasureKind.GROUP, members, lambda now: rules.without_group(now, group_id), by
        )

    def erase(self, person: UUID, by: str) -> ErasureReceipt:
        """Erase a person: templates, stored pictures, records, and the id in the history."""
        by = _named(by)
        gone = [rules.find_person(self.contents(), person)]
        return self._erased(
            ErasureKind.PERSON, gone, lambda now: rules.without_people(now, (person,)), by
        )

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
        traces = self._traces.erase([one.id for one in everybody]) + self._traces.erase_all()
        return self._receipt(ErasureKind.EVERYTHING, everybody, traces, by)

    def receipts(self) -> Sequence[ErasureReceipt]:
        """Receipts of all erasures on this device, the latest first."""
        return self._receipts.read()

    def export(self, path: Path, passphrase: str, groups: Sequence[str] = ()) -> int:
        """Write people to an encrypted file for another kiosk; no groups means all."""
        from kiosk.identity.transfer import export_people

        return export_people(path, passphrase, self.contents(), groups)

    def import_file(self, path: Path, passphrase: str) -> ImportOutcome:
        """Add the people of such a file; those known already or erased here are left out."""
        from kiosk.identity.transfer import import_people

        arriving = import_people(path, passphrase)
        gone = {person for receipt in self._receipts.read() for person in receipt.people}
        wanted = tuple(person for person in arriving.people if person.id not in gone)
        erased = len(arriving.people) - len(wanted)
        arriving = replace(arriving, people=wanted)
        added = 0

        def join(before: GalleryContents) -> GalleryContents:
            nonlocal added
            after = rules.joined(before, arriving)
            added = len(after.people) - len(before.people)
            return after

        self._gallery.change(join)
        return ImportOutcome(added, len(wanted) - added, erased)

    def _set_training(self, group_id: str, training: Training) -> GalleryContents:
        def edit(contents: GalleryContents) -> GalleryContents:
            group = next((group for group in contents.groups if group.id == group_id), None)
            if group is None:
                raise IdentityError(f"There is no group {group_id}", "Choose another group.")
            return rules.put_group(contents, replace(group, training=training))

        return self._gallery.change(edit)

    def _withdraw(self, before: Person, after: Person) -> None:
        """Erase what a person allowed before, but does not after a change."""
        scopes = before.consent.scopes - after.consent.scopes
        if scopes:
            self._traces.withdraw(after.id, scopes)

    def _erased(
        self,
        kind: ErasureKind,
        known: Sequence[Person],
        edit: Callable[[GalleryContents], GalleryContents],
        by: str,
    ) -> ErasureReceipt:
        """Erase people.

        Args:
            kind: What was asked for.
            known: Those who will go, as far as is known before.
            edit: Takes them out.
            by: Who erases.
        """
        edit(self.contents())  # refuses before anything is erased
        traces = self._traces.erase([person.id for person in known])
        gone: list[Person] = []

        def taken_out(before: GalleryContents) -> GalleryContents:
            after = edit(before)
            left = {person.id for person in after.people}
            gone[:] = [person for person in before.people if person.id not in left]
            return after

        self._gallery.erase(taken_out)
        # Whoever was recognised in between has left traces once more.
        traces += self._traces.erase([person.id for person in gone])
        return self._receipt(kind, gone, traces, by)

    def _receipt(
        self, kind: ErasureKind, people: Sequence[Person], traces: TracesErased, by: str
    ) -> ErasureReceipt:
        now = self._clock.utc_now()
        receipt = ErasureReceipt(
            self._new_id(now),
            kind,
            tuple(person.id for person in people),
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
