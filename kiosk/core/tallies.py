"""What was measured of a person so far, as sums that add up over the tracks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import exp, log
from typing import TYPE_CHECKING, Final

from kiosk.core.identity import ConsentScope, RecognitionState
from kiosk.core.metrics import category
from kiosk.core.spans import Spans
from kiosk.core.types import Gender, Visit, ZoneStay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from kiosk.core.identity import Recognition
    from kiosk.core.settings import AudienceSettings
    from kiosk.core.types import Emotion, FaceAttributes

_PER_MS: Final = 1_000_000
_PROB_LIMIT: Final = 0.98
"""No single track may be more certain than this: one odd track must not decide."""
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Durations:
    """Time spent in a zone, nanoseconds.

    Attributes:
        dwell_ns: Time seen there.
        stop_ns: Part of it standing still.
        look_ns: Part of it looking at the camera.
    """

    dwell_ns: int = 0
    stop_ns: int = 0
    look_ns: int = 0


@dataclass(slots=True)
class Tally:
    """Sums over one track or several.

    Attributes:
        tracks: Number of tracks.
        first_ns: First sight.
        last_ns: Last sight.
        last_at: UTC label of the last sight.
        seen: When it was seen, gaps included from which the same track came back.
        stop_ns: Time stood still.
        look_ns: Time looking at the camera.
        measured: Whether looking was measured at all.
        weight: Sum of the evidence for age and gender.
        minor_weight: Sum of the evidence for being under 18.
        age: Sum of ages times evidence.
        female: Sum of log odds of female times evidence.
        emotions: Time for which each emotion was shown, nanoseconds.
        zones: Time in each counting zone by its id.
        people: Nanoseconds for which tracks were seen that were recognised, by the enrolled
            person; None stands for people whose consent does not allow a link.
    """

    tracks: int = 0
    first_ns: int = 0
    last_ns: int = 0
    last_at: datetime = _NEVER
    seen: Spans = field(default_factory=Spans)
    stop_ns: int = 0
    look_ns: int = 0
    measured: bool = False
    weight: float = 0.0
    minor_weight: float = 0.0
    age: float = 0.0
    female: float = 0.0
    emotions: dict[Emotion, int] = field(default_factory=dict)
    zones: dict[str, Durations] = field(default_factory=dict)
    people: dict[UUID | None, int] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Add the sums of other tracks of the same person."""
        self.first_ns = min(self.first_ns, other.first_ns) if self.tracks else other.first_ns
        if not self.tracks or other.last_ns >= self.last_ns:
            self.last_ns, self.last_at = other.last_ns, other.last_at
        self.tracks += other.tracks
        self.seen.update(other.seen)
        self.stop_ns += other.stop_ns
        self.look_ns += other.look_ns
        self.measured |= other.measured
        self.weight += other.weight
        self.minor_weight += other.minor_weight
        self.age += other.age
        self.female += other.female
        for emotion, shown_ns in other.emotions.items():
            self.emotions[emotion] = self.emotions.get(emotion, 0) + shown_ns
        for zone, there in other.zones.items():
            mine = self.zones.setdefault(zone, Durations())
            mine.dwell_ns += there.dwell_ns
            mine.stop_ns += there.stop_ns
            mine.look_ns += there.look_ns
        for person, seen_ns in other.people.items():
            self.people[person] = self.people.get(person, 0) + seen_ns

    def recognise(self, recognition: Recognition | None) -> None:
        """Take what is decided about who a single track is.

        The latest decision holds for the whole track; while nothing is decided, the one before.
        """
        if recognition is not None and recognition.state is not RecognitionState.PENDING:
            identity = recognition.identity
            self.people = {}
            if recognition.state is RecognitionState.KNOWN and identity is not None:
                allowed = ConsentScope.VISITS in identity.scopes
                self.people[identity.person if allowed else None] = 0
        for person in self.people:
            self.people[person] = self.seen.total_ns

    def know(self, attributes: FaceAttributes) -> None:
        """Take what is known about the face of a single track; the latest is the best."""
        if attributes.under_18:
            self.minor_weight = attributes.evidence
            self.weight = self.age = self.female = 0.0
            return
        if attributes.age is None or attributes.female_prob is None or attributes.evidence <= 0:
            return
        self.minor_weight = 0.0
        female = min(max(attributes.female_prob, 1 - _PROB_LIMIT), _PROB_LIMIT)
        self.weight = attributes.evidence
        self.age = attributes.age * self.weight
        self.female = log(female / (1 - female)) * self.weight

    def visit(self, visit_id: UUID, settings: AudienceSettings, gender_threshold: float) -> Visit:
        """The visit, as if it ended with the last sight.

        Args:
            visit_id: Its id.
            settings: Thresholds and zones.
            gender_threshold: Confidence below which the gender is ``?``.
        """
        span = timedelta(microseconds=(self.last_ns - self.first_ns) // 1000)
        dwell_ms = self.seen.total_ns // _PER_MS
        stop_ms = min(self.stop_ns // _PER_MS, dwell_ms)
        attention_ms = min(self.look_ns // _PER_MS, dwell_ms) if self.measured else None
        passing_by, interested = judged(dwell_ms, stop_ms, attention_ms, settings)
        age = self.age / self.weight if self._is_adult else None
        gender = self._gender(gender_threshold)
        return Visit(
            visit_id,
            self.last_at - span,
            self.last_at,
            dwell_ms,
            stop_ms,
            attention_ms,
            passing_by,
            interested,
            age,
            gender,
            max(self.emotions, key=self._shown_for, default=None),
            category(gender, age, settings.senior_from_age),
            self.tracks,
            self._stays(settings, dwell_ms),
            self._person(),
        )

    def _person(self) -> UUID | None:
        """Who was recognised for longer than everybody else together.

        Tracks that were joined although they are two people link the visit to neither, unless
        one is most of it. Tracks that were not recognised do not count: the views may have
        been too poor.
        """
        person = max(self.people, key=lambda one: self.people[one], default=None)
        if person is None or 2 * self.people[person] <= sum(self.people.values()):
            return None
        return person

    @property
    def _is_adult(self) -> bool:
        """Whether age and gender may be told: most of what is known is of an adult."""
        return self.weight > self.minor_weight

    def _gender(self, threshold: float) -> Gender:
        if not self._is_adult:
            return Gender.UNKNOWN
        female = 1 / (1 + exp(-self.female / self.weight))
        if max(female, 1 - female) < threshold:
            return Gender.UNKNOWN
        return Gender.FEMALE if female >= 0.5 else Gender.MALE

    def _shown_for(self, emotion: Emotion) -> tuple[int, str]:
        return self.emotions[emotion], emotion.value

    def _stays(self, settings: AudienceSettings, most_ms: int) -> tuple[ZoneStay, ...]:
        stays = []
        for zone in settings.zones:
            there = self.zones.get(zone.id)
            if there is None:
                continue
            dwell_ms = min(there.dwell_ns // _PER_MS, most_ms)
            stop_ms = min(max(there.stop_ns, 0) // _PER_MS, dwell_ms)
            attention_ms = min(there.look_ns // _PER_MS, dwell_ms) if self.measured else None
            passing_by, interested = judged(dwell_ms, stop_ms, attention_ms, settings)
            stays.append(ZoneStay(zone.id, dwell_ms, stop_ms, attention_ms, passing_by, interested))
        return tuple(stays)


def judged(
    dwell_ms: int, stop_ms: int, attention_ms: int | None, settings: AudienceSettings
) -> tuple[bool, bool | None]:
    """Whether somebody was passing by, and whether interested (None: looking not measured)."""
    passing_by = dwell_ms >= settings.passing_s * 1000
    if attention_ms is None:
        return passing_by, None
    stopped = stop_ms >= settings.stop_s * 1000
    return passing_by, passing_by and stopped and attention_ms > settings.look_s * 1000


def sum_of(tallies: Sequence[Tally]) -> Tally:
    """The sums over several tallies; they stay as they are."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total
