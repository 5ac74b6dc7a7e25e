"""What happens when somebody who enrolled is recognised. Knows no Qt."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.core.captures import CaptureRecord, FacePicture, RecordedFace
from kiosk.core.choices import AnalysisMode
from kiosk.core.face_crop import private_crop
from kiosk.core.identity import ConsentScope
from kiosk.core.ids import Uuid7
from kiosk.core.recognitions import Recognitions, no_longer_allowed, recognised_tracks
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.clock import Clock
    from kiosk.core.identity import GalleryContents, IdentifiedEvent, Person, RecognisedPerson
    from kiosk.core.ports import IdentifiedSink
    from kiosk.core.settings import Settings
    from kiosk.core.types import FrameResult, Track

_LIST_NS: Final = NANOS_PER_S // 2
"""Staff looks twice a second."""


class CaptureKeeper(Protocol):
    """Keeps pictures and records (``identity``). Must never block the caller."""

    def keep_picture(self, picture: FacePicture) -> None:
        """Keep a picture; returns at once."""
        ...

    def keep_record(self, record: CaptureRecord) -> None:
        """Keep a record; returns at once."""
        ...

    def erase(self, pictures_of: Collection[UUID], records_of: Collection[UUID]) -> None:
        """Erase pictures of some people and records of some; returns at once."""
        ...

    def take_back(self, mistake: RecognisedPerson) -> None:
        """Erase what was kept because of one recognition; returns at once."""
        ...


class RecognitionFeed:
    """Tells of recognised people, once per visit, and hands on what may be kept of them.

    One feed lives as long as the program, so that networks that are built anew in the middle
    of a visit repeat nothing. :meth:`recognised`, :meth:`people_changed` and :meth:`mistaken`
    may be called from any thread; everything else belongs to the analysis thread, or to the
    owner once that has ended.

    The matcher lags behind the gallery for a moment. So whether something may be kept is asked
    of the profile, in one step with handing it on: an erasure always comes after it.

    Args:
        settings: Gives the settings in force; asked for each frame.
        profile: An enrolled person by the id; must answer from memory.
        sinks: Hear of each recognition.
        keeper: Takes pictures and records.
        clock: Tells whether a consent is still valid.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        profile: Callable[[UUID], Person | None],
        sinks: Sequence[IdentifiedSink],
        keeper: CaptureKeeper,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._sinks = tuple(sinks)
        self._keeper = keeper
        self._clock = clock
        self._profile = profile
        self._recognitions = Recognitions(profile, Uuid7())
        self._lock = threading.Lock()
        self._gone: set[UUID] = set()
        self._contents: GalleryContents | None = None
        self._listed: tuple[RecognisedPerson, ...] = ()
        self._listed_ns = 0
        self._lost_after_s = 0.0
        self._faces: dict[UUID, RecordedFace] = {}
        self._recorded: frozenset[UUID] = frozenset()

    # ------------------------------------------------------------------ from any thread

    def recognised(self) -> Sequence[RecognisedPerson]:
        """Who was recognised lately, those in view first."""
        return self._listed

    def people_changed(self, contents: GalleryContents) -> None:
        """The gallery holds other people: what is not allowed any more goes.

        Covers what another process did as well: somebody was erased, withdrew part of the
        consent, or the consent expired, also before the program started.

        Args:
            contents: Everybody, of all groups.
        """
        with self._lock:
            before, self._contents = self._contents or contents, contents
            known = {person.id for person in contents.people}
            gone = {person.id for person in before.people} - known
            self._gone |= gone
            self._listed = tuple(p for p in self._listed if p.event.identity.person not in gone)
        now = self._clock.utc_now()
        pictures = no_longer_allowed(before, contents, ConsentScope.PICTURES, now)
        records = no_longer_allowed(before, contents, ConsentScope.VISITS, now)
        if pictures or records:
            self._keeper.erase({*pictures, *gone}, {*records, *gone})

    def mistaken(self, person: UUID) -> None:
        """Who was held to be this person is a stranger: nothing is kept of the recognition.

        The person is told of anew when they come themselves.
        """
        with self._lock:
            mistakes = [one for one in self._listed if one.event.identity.person == person]
            self._gone.add(person)
            self._listed = tuple(one for one in self._listed if one not in mistakes)
            for one in mistakes:
                self._keeper.take_back(one)

    # ------------------------------------------------------------------ analysis thread

    def take(self, result: FrameResult, *, keeps: bool = True) -> None:
        """Enter a result.

        Args:
            result: Of the next frame, with the faces flagged that are no audience.
            keeps: Whether its people are real; those of a stand-in scene are nobody.
        """
        settings = self._settings()
        if settings.analysis.mode is not AnalysisMode.IDENTIFICATION:
            self.end()
            return
        gone = self._forget_gone()
        tracks = recognised_tracks(result.tracks) if keeps else {}
        # This frame may be older than the news that somebody is not whom it shows.
        tracks = {person: track for person, track in tracks.items() if person not in gone}
        identities = {
            person: track.recognition.identity
            for person, track in tracks.items()
            if track.recognition is not None and track.recognition.identity is not None
        }
        frame = result.frame
        begun = self._recognitions.update(
            identities,
            frame.captured_ns,
            frame.captured_at,
            window_s=settings.analysis.revisit_window_s,
            device=settings.device.id,
        )
        for event in begun:
            self._tell(event, tracks[event.identity.person], result, settings)
        self._lost_after_s = settings.analysis.lost_after_s
        self._note_faces(tracks)
        self._record(frame.captured_at, settings)
        if begun or not 0 <= frame.captured_ns - self._listed_ns < _LIST_NS:
            self._listed_ns = frame.captured_ns
            self._list()

    def starved(self, seconds: float) -> None:
        """No frame has come for so long: nobody is in view although nobody was seen to go."""
        if self._listed and seconds > self._lost_after_s:
            self._list(seconds)
            self._faces, self._recorded = {}, frozenset()

    def end(self) -> None:
        """Nothing is analysed any more; who was here is remembered for the rest of the visit."""
        self._listed = ()
        self._faces, self._recorded = {}, frozenset()

    # ------------------------------------------------------------------ details

    def _forget_gone(self) -> set[UUID]:
        if not self._gone:
            return self._gone
        with self._lock:
            gone, self._gone = self._gone, set()
        self._recognitions.forget(gone)
        for person in gone:
            self._faces.pop(person, None)
        return gone

    def _may_keep(self, person: UUID, scope: ConsentScope) -> bool:
        """Whether a person allows something by the latest that is known; with the lock held."""
        profile = self._profile(person)
        return (
            profile is not None
            and person not in self._gone
            and profile.consent.allows(scope, self._clock.utc_now())
        )

    def _list(self, later_s: float = 0.0) -> None:
        listed = self._recognitions.listed(self._lost_after_s, later_s)
        with self._lock:
            gone = self._gone
            self._listed = tuple(p for p in listed if p.event.identity.person not in gone)

    def _tell(
        self, event: IdentifiedEvent, track: Track, result: FrameResult, settings: Settings
    ) -> None:
        for sink in self._sinks:
            sink.identified(event)
        identity = event.identity
        if settings.identification.pictures and ConsentScope.PICTURES in identity.scopes:
            # This frame's view was good enough to decide by: no better one needs waiting for.
            image = private_crop(result, track)
            with self._lock:
                if self._may_keep(identity.person, ConsentScope.PICTURES):
                    self._keeper.keep_picture(
                        FacePicture(identity.person, event.id, event.at, image)
                    )

    def _note_faces(self, tracks: Mapping[UUID, Track]) -> None:
        """Remember where the people are who allow records."""
        for person, track in tracks.items():
            event = self._recognitions.event(person)
            if event is None or ConsentScope.VISITS not in event.identity.scopes:
                self._faces.pop(person, None)
            else:
                self._faces[person] = _face(event, track)

    def _record(self, at: datetime, settings: Settings) -> None:
        """Hand on a record when other people are in view than before."""
        if not (self._faces or self._recorded):
            return
        here = self._recognitions.in_view(self._lost_after_s) & self._faces.keys()
        self._faces = {person: self._faces[person] for person in sorted(here)}
        changed, self._recorded = here != self._recorded, here
        if changed and here and settings.identification.records:
            with self._lock:
                faces = tuple(
                    face
                    for person, face in self._faces.items()
                    if self._may_keep(person, ConsentScope.VISITS)
                )
                if faces:
                    self._keeper.keep_record(CaptureRecord(at, settings.device.location, faces))


def _face(event: IdentifiedEvent, track: Track) -> RecordedFace:
    left, top, right, bottom = (round(value) for value in track.xyxy.tolist())
    attributes = track.attributes
    return RecordedFace(
        event.identity.person,
        event.id,
        event.identity.name,
        left,
        top,
        right - left,
        bottom - top,
        attributes.age,
        attributes.gender,
        attributes.emotion,
    )
