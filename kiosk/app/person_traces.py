"""What recognised people leave behind outside the gallery.

Pictures, records, links from visits, and what waits to be sent or was sent to destinations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.core.identity import ConsentScope, ErasureKind
from kiosk.core.record_data import CONSENT_WITHDRAWN
from kiosk.store.database import default_path
from kiosk.store.people_links import forget_everybody, forget_people

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from kiosk.cloud.erasures import QueuedPeople
    from kiosk.identity.pictures import PictureStore
    from kiosk.identity.records import RecordStore


@dataclass(frozen=True, slots=True)
class TracesErased:
    """What was erased beside the gallery.

    Attributes:
        pictures: Stored pictures.
        visits: Visits in the history that no longer carry an id.
    """

    pictures: int
    visits: int

    def __add__(self, more: TracesErased) -> TracesErased:
        """What was erased in two steps."""
        return TracesErased(self.pictures + more.pictures, self.visits + more.visits)


class PersonTraces(Protocol):
    """Erases what is known of people beside the gallery."""

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

    def withdraw(self, person: UUID, scopes: Collection[ConsentScope]) -> None:
        """Erase what was kept because a person allowed it, who does not any more.

        Raises:
            KioskError: Some could not be erased; asking again continues.
        """
        ...


class StoredTraces:
    """Pictures, records, the history and the queue of this device.

    Args:
        pictures: Stored pictures.
        records: Record files.
        queued: What waits to be sent; tells the destinations as well.
    """

    def __init__(self, pictures: PictureStore, records: RecordStore, queued: QueuedPeople) -> None:
        self._pictures = pictures
        self._records = records
        self._queued = queued

    def erase(self, people: Sequence[UUID]) -> TracesErased:
        """Erase all traces of these people; safe to be asked again."""
        pictures = self._pictures.erase_people(people)
        self._records.erase_people(people)
        self._queued.erase(ErasureKind.PERSON, people)
        return TracesErased(pictures, forget_people(default_path(), people))

    def erase_all(self) -> TracesErased:
        """Erase all traces of anybody; safe to be asked again."""
        pictures = self._pictures.erase_all()
        self._records.erase_all()
        self._queued.erase(ErasureKind.EVERYTHING, ())
        return TracesErased(pictures, forget_everybody(default_path()))

    def withdraw(self, person: UUID, scopes: Collection[ConsentScope]) -> None:
        """Erase what was kept because a person allowed it; safe to be asked again."""
        if ConsentScope.PICTURES in scopes:
            self._pictures.erase_people((person,))
        if ConsentScope.VISITS in scopes:
            self._records.erase_people((person,))
            forget_people(default_path(), (person,))
        if scopes:
            self._queued.erase(CONSENT_WITHDRAWN, (person,))
