"""Which enrolled people are here, and which of them have to be told of: once per visit.

Pure and deterministic: the time is that of the frames.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from kiosk.core.identity import IdentifiedEvent, RecognisedPerson, RecognitionState
from kiosk.core.types import NANOS_PER_S, TrackState

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from uuid import UUID

    from kiosk.core.identity import ConsentScope, GalleryContents, Identity, Person
    from kiosk.core.types import Track

LATELY_S: Final = 15 * 60.0
"""For how long somebody who has gone is still listed for staff."""
MOST_LISTED: Final = 100
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_by_confidence = attrgetter("recognition.identity.confidence")


@dataclass(slots=True)
class _Presence:
    """A visit of an enrolled person, and its latest sight."""

    event: IdentifiedEvent
    last_ns: int
    last_at: datetime


class Recognitions:
    """Keeps who is here. Used by one thread.

    A visit of an enrolled person lasts until the person was not seen for the revisit window,
    whatever happens to the tracks meanwhile: they break, the networks are built anew, tracks
    are numbered from 1 again.

    Args:
        profile: An enrolled person by the id; None when there is none any more. Asked once
            per visit; must answer from memory.
        new_id: Mints the id of an event at a time.
    """

    def __init__(
        self,
        profile: Callable[[UUID], Person | None],
        new_id: Callable[[datetime], UUID],
    ) -> None:
        self._profile = profile
        self._new_id = new_id
        self._here: dict[UUID, _Presence] = {}
        # Sources may disagree about the time; only steps forward count.
        self._frame_ns: int | None = None
        self._now_ns = 0
        self._now_at = _NEVER

    def update(
        self,
        seen: Mapping[UUID, Identity],
        now_ns: int,
        at: datetime,
        *,
        window_s: float,
        device: str,
    ) -> tuple[IdentifiedEvent, ...]:
        """Take who was recognised in the next frame.

        Args:
            seen: Recognised people by their id.
            now_ns: Time of the frame; a step back (another source) counts as none.
            at: UTC label of the frame.
            window_s: Seconds within which somebody who comes back goes on with the visit.
            device: Id of this kiosk.

        Returns:
            Those whose visit begins with this frame, ordered by the person's id.
        """
        if self._frame_ns is not None:
            self._now_ns += max(0, now_ns - self._frame_ns)
        self._frame_ns, self._now_at = now_ns, at
        window_ns = round(window_s * NANOS_PER_S)
        begun = []
        for person in sorted(seen):
            presence = self._here.get(person)
            if presence is not None and self._now_ns - presence.last_ns <= window_ns:
                presence.last_ns, presence.last_at = self._now_ns, at
                presence.event = replace(presence.event, identity=seen[person])
            elif (event := self._event(seen[person], at, device)) is not None:
                self._here[person] = _Presence(event, self._now_ns, at)
                begun.append(event)
        self._drop_old(window_ns)
        return tuple(begun)

    def in_view(self, lost_after_s: float, later_s: float = 0.0) -> frozenset[UUID]:
        """Who was seen within a time.

        Args:
            lost_after_s: Seconds after which somebody who was not seen is gone
                (``analysis.lost_after_s``): a short gap is no change.
            later_s: Seconds that have passed since the last frame.
        """
        since_ns = self._now_ns - round((lost_after_s - later_s) * NANOS_PER_S)
        return frozenset(p for p, presence in self._here.items() if presence.last_ns >= since_ns)

    def listed(self, lost_after_s: float, later_s: float = 0.0) -> tuple[RecognisedPerson, ...]:
        """Who was recognised lately: those in view first, then the latest first."""
        here = self.in_view(lost_after_s, later_s)
        since = self._now_at + timedelta(seconds=later_s - LATELY_S) if self._here else _NEVER
        people = [
            RecognisedPerson(presence.event, person in here, presence.last_at)
            for person, presence in self._here.items()
            if presence.last_at >= since or person in here
        ]
        people.sort(key=attrgetter("in_view", "last_seen_at", "event.id"), reverse=True)
        return tuple(people[:MOST_LISTED])

    def event(self, person: UUID) -> IdentifiedEvent | None:
        """What was told of the visit that a person is on; None when there is none."""
        presence = self._here.get(person)
        return None if presence is None else presence.event

    def forget(self, people: Iterable[UUID]) -> None:
        """These people are not enrolled any more."""
        for person in people:
            self._here.pop(person, None)

    def _event(self, identity: Identity, at: datetime, device: str) -> IdentifiedEvent | None:
        person = self._profile(identity.person)
        if person is None:  # erased while the matcher still knew them
            return None
        return IdentifiedEvent(
            self._new_id(at), identity, at, device, person.bio, tuple(person.fields)
        )

    def _drop_old(self, window_ns: int) -> None:
        keep_ns = max(window_ns, round(LATELY_S * NANOS_PER_S))
        old = [p for p, one in self._here.items() if self._now_ns - one.last_ns > keep_ns]
        self.forget(old)


def recognised_tracks(tracks: Iterable[Track]) -> dict[UUID, Track]:
    """The faces seen in a frame that belong to enrolled people, by person.

    Only faces that count: confirmed, seen now, and neither lifeless nor in an ignored area.
    Should two faces be held to be one person, the surer one is.
    """
    known = [
        track
        for track in tracks
        if track.state is TrackState.CONFIRMED
        and track.ignored is None
        and track.recognition is not None
        and track.recognition.state is RecognitionState.KNOWN
        and track.recognition.identity is not None
    ]
    by_person: dict[UUID, Track] = {}
    for track in sorted(known, key=_by_confidence):
        assert track.recognition is not None
        assert track.recognition.identity is not None
        by_person[track.recognition.identity.person] = track
    return by_person


def no_longer_allowed(
    before: GalleryContents, after: GalleryContents, scope: ConsentScope, at: datetime
) -> Collection[UUID]:
    """People who allowed something once and do not any more: erased, withdrawn, expired."""
    allowed = {person.id for person in after.people if person.consent.allows(scope, at)}
    return {
        person.id
        for person in before.people
        if scope in person.consent.scopes and person.id not in allowed
    }
