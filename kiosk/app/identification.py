"""Everything of the kiosk that knows enrolled people, wired together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.app.capture_feed import CaptureFeed
from kiosk.app.gallery_watch import GalleryWatch
from kiosk.app.people_desk import PeopleDesk
from kiosk.app.person_traces import StoredTraces
from kiosk.app.recognition_feed import RecognitionFeed
from kiosk.cloud.erasures import QueuedPeople
from kiosk.cloud.outbox.database import default_path as queue_path
from kiosk.core import paths
from kiosk.core import people as rules
from kiosk.core.record_data import CONSENT_WITHDRAWN
from kiosk.identity.capture_writer import CaptureWriter
from kiosk.identity.gallery import Gallery
from kiosk.identity.pictures import PictureStore
from kiosk.identity.receipts import ReceiptFile
from kiosk.identity.records import RecordStore
from kiosk.store.database import default_path
from kiosk.store.people_links import forget_people, forget_visits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from uuid import UUID

    from kiosk.app.builder import PipelineBuilder
    from kiosk.app.photo_reader import PhotoReader
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.identity import GalleryContents, Person, RecognisedPerson
    from kiosk.core.loop import Worker
    from kiosk.core.ports import IdentifiedSink, SecretKeeper
    from kiosk.core.problems import ProblemLog
    from kiosk.core.settings import Settings
    from kiosk.identity.identifier import GalleryIdentifier

_CAUTION_STEP: Final = 0.03
"""Added to a person's threshold after a mistake: strangers above it become three times rarer
(``calibration.DEFAULT_TAIL``)."""
_MOST_CAUTION: Final = 0.15
_STOP_S: Final = 1.0
_NOT_LISTED_YET: Final = timedelta(seconds=1)
"""What staff sees is this old."""


class IdentityStores:
    """The files about enrolled people.

    Args:
        keys: Keeps the key of the gallery.
        clock: For times.
    """

    def __init__(self, keys: SecretKeeper, clock: Clock) -> None:
        folder = paths.data_dir() / "identity"
        self.gallery = Gallery(folder, keys, clock)
        self.pictures = PictureStore(
            folder / "pictures", lambda person: self.gallery.key_for("pictures", person), clock
        )
        self.records = RecordStore(paths.data_dir() / "output", clock)
        self.receipts = ReceiptFile(folder / "receipts.json")
        self.queued = QueuedPeople(queue_path(), clock)
        self.traces = StoredTraces(self.pictures, self.records, self.queued)


class Identification:
    """Gallery, matcher, recognitions and enrolment.

    In the other modes only what the operator asks of the desk and the capture runs.

    Attributes:
        desk: The enrolled people, for the operator.
        feed: What happens when somebody is recognised.
        capture: The guided capture before the camera.
        pictures: Stored pictures, for those who hand them on.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        keys: SecretKeeper,
        identifier: GalleryIdentifier,
        builder: PipelineBuilder,
        sinks: Sequence[IdentifiedSink],
        problems: ProblemLog,
        clock: Clock,
    ) -> None:
        stores = IdentityStores(keys, clock)
        self._builder = builder
        self._settings = settings
        self._problems = problems
        self._gallery = stores.gallery
        self._queued = stores.queued
        self._told_of: frozenset[UUID] = frozenset()
        self.pictures = stores.pictures
        self._identifier = identifier
        self._writer = CaptureWriter(
            stores.pictures,
            stores.records,
            lambda: settings().identification,
            problems.add,
            self._forget_records,
            _unlink_mistake,
        )
        self._watch = GalleryWatch(
            stores.gallery, self._identifier, settings, self._people_changed, problems, clock
        )
        self.feed = RecognitionFeed(settings, self._watch.profile, sinks, self._writer, clock)
        self.desk = PeopleDesk(stores.gallery, stores.traces, stores.receipts, settings, clock)
        self.capture = CaptureFeed(settings, builder.face_reader)

    @property
    def workers(self) -> dict[str, Worker]:
        """Threads that should make progress, by what they do."""
        return {"the gallery": self._watch, "the pictures of people": self._writer}

    def start(self) -> None:
        """Start; returns at once."""
        self._writer.start()
        self._watch.start()

    def stop(self) -> bool:
        """Stop; False when something did not end in time."""
        in_time = [
            self.capture.close(_STOP_S),
            self._watch.stop(_STOP_S),
            self._writer.stop(_STOP_S),
        ]
        return all(in_time)

    def person(self, person: UUID) -> Person | None:
        """An enrolled person as known now; cheap."""
        return self._watch.profile(person)

    def group_name(self, group: str) -> str:
        """What people call a group; cheap."""
        return self._watch.group_name(group)

    def photo_reader(self) -> PhotoReader:
        """Networks that read photos; blocks while they are fetched and compiled.

        Raises:
            KioskError: They cannot be had.
        """
        from kiosk.app.photo_reader import PhotoReader

        return PhotoReader(self._builder.face_reader(self._settings().analysis))

    def reject(self, person: UUID) -> None:
        """The face in view that is held to be a person is somebody else.

        The face is not taken for that person again at once, what was kept of it goes, and the
        person's threshold is raised in the gallery, which may block for a moment.

        Raises:
            IdentityError: The gallery cannot be changed.
        """
        self._identifier.reject(person)
        self.feed.mistaken(person)

        def more_careful(contents: GalleryContents) -> GalleryContents:
            mistaken = rules.find_person(contents, person)
            caution = min(mistaken.caution + _CAUTION_STEP, _MOST_CAUTION)
            return rules.put_person(contents, replace(mistaken, caution=caution))

        self._gallery.change(more_careful)

    def note_problem(self, error: KioskError) -> None:
        """Tell the operator what could not be done."""
        self._problems.add("people", error)

    def _forget_records(self, people: Collection[UUID]) -> None:
        """Cut what links records to people who do not allow it any more.

        People whose consent expired come again with each change of the gallery; destinations
        are told once in a run.
        """
        forget_people(default_path(), people)
        self._queued.erase(CONSENT_WITHDRAWN, frozenset(people) - self._told_of)
        self._told_of |= frozenset(people)

    def _people_changed(self, contents: GalleryContents) -> None:
        self.feed.people_changed(contents)


def _unlink_mistake(mistake: RecognisedPerson) -> None:
    event = mistake.event
    until = mistake.last_seen_at + _NOT_LISTED_YET
    forget_visits(default_path(), event.identity.person, event.at, until)
