"""How many people are present, and the event of a change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kiosk.core.types import CountsEvent, Gender, PeopleCount, TrackState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.core.types import Emotion, Track


class PresenceCounter:
    """Counts the people behind the tracks.

    The tracker has debounced them already: a face counts from its confirmation until it is
    given up. A person whose old track is not yet given up while a new one has begun (after
    an occlusion) counts once.
    """

    def __init__(self) -> None:
        self._count = PeopleCount()

    @property
    def count(self) -> PeopleCount:
        """The count of the latest frame."""
        return self._count

    def update(self, tracks: Sequence[Track]) -> PeopleCount:
        """Count the people of a frame.

        Args:
            tracks: All live tracks; tentative ones are left out.

        Returns:
            People by apparent gender, equal to the previous object when nothing changed.
        """
        genders: dict[int, Gender] = {}
        looking: dict[int, bool] = {}
        moods: dict[int, Emotion] = {}
        for track in tracks:
            if track.state is TrackState.TENTATIVE:
                continue
            # A person's number is the number of its first track: one number space.
            person = track.id if track.person_id is None else track.person_id
            attributes = track.attributes
            if genders.get(person, Gender.UNKNOWN) is Gender.UNKNOWN:
                genders[person] = attributes.gender
            if attributes.looking is not None:
                looking[person] = attributes.looking or looking.get(person, False)
            if attributes.emotion is not None:
                moods[person] = attributes.emotion
        values = list(genders.values())
        self._count = PeopleCount(
            total=len(values),
            female=values.count(Gender.FEMALE),
            male=values.count(Gender.MALE),
            unknown=values.count(Gender.UNKNOWN),
            looking=sum(looking.values()) if looking or not genders else None,
            moods=Counter(moods.values()),
        )
        return self._count


class ChangeDetector:
    """Makes an event when the number of people present has changed, and only then."""

    def __init__(self) -> None:
        self._total = 0

    def update(self, count: PeopleCount, at: datetime, at_ns: int) -> CountsEvent | None:
        """Compare with the number of the previous event; nobody is present at the start.

        Args:
            count: People present.
            at: UTC label of the frame.
            at_ns: ``captured_ns`` of the frame.
        """
        if count.total == self._total:
            return None
        self._total = count.total
        return CountsEvent(count, at, at_ns)
