"""Visits: which tracks are one person's presence, and when it is over.

Every track has a tally of its own. A visit is a group of them, all those with the same person
number, so that a late decision about who somebody is moves a tally and nothing else, and one
that was wrong moves it back. What a visit amounts to is summed when it is asked for.

Pure and deterministic: the time is that of the frames.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.core.stops import StopMeter
from kiosk.core.tallies import Durations, Tally, sum_of
from kiosk.core.types import NANOS_PER_S, IgnoreReason, TrackState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.settings import AudienceSettings
    from kiosk.core.types import Track, Visit

_BY_PLACE_S: Final = 2.5
"""Without embeddings people are re-joined by their place only, within 1.5 s and decided after
0.6 s more (``core/persons.py``): later nobody comes back."""
_BRIDGED_NS: Final = NANOS_PER_S * 3 // 10
"""Who looked before and after a gap in the sight of this length looked in between too; who was
away for longer had turned away or was hidden."""
_LONGEST_GAP_NS: Final = 30 * NANOS_PER_S
"""No track outlives a longer gap (bound of ``analysis.lost_after_s``)."""


@dataclass(slots=True, eq=False)
class _Followed:
    """A track and its own tally."""

    id: int
    first_seen_ns: int
    sight_ns: int | None  # previous sight; None when what comes has nothing to do with it
    tally: Tally = field(default_factory=Tally)
    meter: StopMeter = field(default_factory=StopMeter)
    visit: _OpenVisit | None = None
    missed: bool = False  # in at least one frame since the previous sight
    looking: bool | None = None
    ignored: IgnoreReason | None = None

    def see(
        self, track: Track, now_ns: int, at: datetime, zones: Sequence[str], stop_speed: float
    ) -> None:
        """Add the time since the previous sight."""
        tally = self.tally
        start_ns = now_ns if self.sight_ns is None else self.sight_ns
        if tally.tracks == 0:
            tally.tracks, tally.first_ns = 1, start_ns
        tally.last_ns, tally.last_at = now_ns, at
        tally.seen.add(start_ns, now_ns)
        passed_ns = now_ns - start_ns
        left, top, right, bottom = track.xyxy.tolist()
        self.meter.add(
            now_ns, (left + right) / 2, (top + bottom) / 2, max(right - left, 1.0), stop_speed
        )
        stopped_ns = self.meter.stopped_ns - tally.stop_ns
        tally.stop_ns += stopped_ns
        looked_ns = self._looked(track.attributes.looking, passed_ns)
        tally.look_ns += looked_ns
        tally.know(track.attributes)
        tally.recognise(track.recognition)
        emotion = track.attributes.emotion
        if emotion is not None:
            tally.emotions[emotion] = tally.emotions.get(emotion, 0) + passed_ns
        for zone in zones:
            there = tally.zones.setdefault(zone, Durations())
            there.dwell_ns += passed_ns
            there.stop_ns += stopped_ns
            there.look_ns += looked_ns
        self.sight_ns, self.missed = now_ns, False

    def _looked(self, looking: bool | None, passed_ns: int) -> int:
        """Time looked at the camera since the previous sight."""
        before, self.looking = self.looking, looking
        if looking is not None:
            self.tally.measured = True
        bridged = not self.missed or (before is True and passed_ns <= _BRIDGED_NS)
        return passed_ns if looking and bridged else 0

    def pause(self) -> None:
        """What comes has nothing to do with what was; the sums stay."""
        self.sight_ns = None
        self.looking = None
        self.meter.restart()

    def begin_anew(self) -> None:
        """The visit is over although the face is still there: count from here on."""
        self.visit = None
        self.tally = Tally()
        self.meter = StopMeter()
        self.pause()


@dataclass(slots=True, eq=False)
class _OpenVisit:
    """One person's presence so far."""

    key: int
    id: UUID
    settled: Tally = field(default_factory=Tally)  # of tracks that are gone
    live: dict[int, _Followed] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether no track belongs to it any more."""
        return not self.live and not self.settled.tracks

    @property
    def held(self) -> bool:
        """Whether a face of it is in view and counted."""
        return any(one.ignored is None for one in self.live.values())

    @property
    def last_ns(self) -> int | None:
        """Last sight; None when none counts."""
        sights = [one.tally.last_ns for one in self._counted()]
        if self.settled.tracks:
            sights.append(self.settled.last_ns)
        return max(sights, default=None)

    def total(self) -> Tally:
        """The sums over all tracks that count."""
        return sum_of([self.settled, *(one.tally for one in self._counted())])

    def _counted(self) -> list[_Followed]:
        return [one for one in self.live.values() if one.ignored is not IgnoreReason.STILL]


class VisitEngine:
    """Groups the tracks of a stream into visits. Used by one thread."""

    def __init__(
        self,
        settings: AudienceSettings,
        *,
        revisit_window_s: float,
        recognises: bool,
        gender_threshold: float,
        new_id: Callable[[datetime], UUID],
    ) -> None:
        """Start with nobody present.

        Args:
            settings: Thresholds and zones.
            revisit_window_s: Seconds within which somebody who comes back goes on with the
                same visit.
            recognises: Whether people are recognised by their looks; without, only short gaps
                are bridged.
            gender_threshold: Confidence below which the gender of a visit is ``?``.
            new_id: Mints the id of a visit that begins at a time.
        """
        self._settings = settings
        window_s = revisit_window_s if recognises else min(revisit_window_s, _BY_PLACE_S)
        self._window_ns = round(window_s * NANOS_PER_S)
        self._gender_threshold = gender_threshold
        self._new_id = new_id
        self._followed: dict[int, _Followed] = {}
        self._visits: dict[int, _OpenVisit] = {}
        self._next_end_ns = 0  # before this time no visit can end

    def configure(self, settings: AudienceSettings) -> None:
        """Take other thresholds and zones; visits stay open."""
        self._settings = settings

    def update(
        self,
        tracks: Sequence[Track],
        zones: Mapping[int, Sequence[str]],
        now_ns: int,
        at: datetime,
    ) -> tuple[Visit, ...]:
        """Take the tracks of the next frame.

        Args:
            tracks: All live tracks, those that are not seen and ignored ones included.
            zones: Counting zones in which a track is, by its id; missing means none.
            now_ns: Time of the frame, never decreasing.
            at: UTC label of the frame.

        Returns:
            Visits that are over, in the order in which they ended.
        """
        for track in tracks:
            one = self._followed.get(track.id)
            if one is None or one.first_seen_ns != track.first_seen_ns:
                if one is not None:
                    self._let_go(one)
                one = _Followed(track.id, track.first_seen_ns, min(track.first_seen_ns, now_ns))
                self._followed[track.id] = one
            self._follow(one, track, zones.get(track.id, ()), now_ns, at)
        if len(self._followed) > len(tracks):
            here = {track.id for track in tracks}
            for number in [number for number in self._followed if number not in here]:
                self._let_go(self._followed.pop(number))
        return self.advance(now_ns)

    def advance(self, now_ns: int) -> tuple[Visit, ...]:
        """End the visits whose window is over; also for times without frames."""
        if now_ns < self._next_end_ns:
            return ()
        over: list[tuple[int, _OpenVisit]] = []
        self._next_end_ns = now_ns + self._window_ns
        for visit in self._visits.values():
            last_ns = visit.last_ns
            if last_ns is None:
                continue
            due_ns = last_ns + self._window_ns
            if visit.held:
                due_ns = max(due_ns, last_ns + _LONGEST_GAP_NS)
            if now_ns > due_ns:
                over.append((last_ns, visit))
            else:
                # A face that goes may make its visit end earlier than a held one would.
                self._next_end_ns = min(self._next_end_ns, last_ns + self._window_ns + 1)
        over.sort(key=_by_end)
        return tuple(self._end(visit) for _, visit in over)

    def close(self) -> tuple[Visit, ...]:
        """End all visits at their last sight; faces that stay in view begin new ones."""
        over = [(visit.last_ns, visit) for visit in self._visits.values()]
        known = [(last_ns, visit) for last_ns, visit in over if last_ns is not None]
        known.sort(key=_by_end)
        return tuple(self._end(visit) for _, visit in known)

    def open_visits(self) -> tuple[Visit, ...]:
        """All visits that are not over, as if they ended with their last sight."""
        totals = [(visit.id, visit.total()) for visit in self._visits.values()]
        return tuple(
            total.visit(visit_id, self._settings, self._gender_threshold)
            for visit_id, total in totals
            if total.tracks
        )

    def cut(self) -> None:
        """The next frame is of another source: gaps up to it are not presence."""
        for one in self._followed.values():
            one.pause()

    def _follow(
        self, one: _Followed, track: Track, zones: Sequence[str], now_ns: int, at: datetime
    ) -> None:
        if one.ignored is not track.ignored:
            one.ignored = track.ignored
            self._next_end_ns = 0
        if track.ignored is IgnoreReason.AREA:
            one.pause()
            return
        if track.state is TrackState.LOST:
            one.missed = True
            return
        one.see(track, now_ns, at, zones, self._settings.stop_speed)
        if track.state is TrackState.CONFIRMED:
            self._assign(one, track.id if track.person_id is None else track.person_id)

    def _assign(self, one: _Followed, key: int) -> None:
        """Make a track part of the visit of a person."""
        old = one.visit
        if old is not None:
            if old.key == key:
                return
            self._next_end_ns = 0
            del old.live[one.id]
            if old.empty:
                del self._visits[old.key]
        visit = self._visits.get(key)
        if visit is None:
            if old is not None and old.empty:
                visit, old.key = old, key
            else:
                tally = one.tally
                seen_for = timedelta(microseconds=(tally.last_ns - tally.first_ns) // 1000)
                visit = _OpenVisit(key, self._new_id(tally.last_at - seen_for))
            self._visits[key] = visit
        visit.live[one.id] = one
        one.visit = visit

    def _let_go(self, one: _Followed) -> None:
        """A track is gone: what it amounts to stays, unless it was no person."""
        visit = one.visit
        if visit is None:
            return
        del visit.live[one.id]
        if one.ignored is not IgnoreReason.STILL:
            visit.settled.add(one.tally)
        if visit.empty:
            del self._visits[visit.key]

    def _end(self, visit: _OpenVisit) -> Visit:
        ended = visit.total().visit(visit.id, self._settings, self._gender_threshold)
        del self._visits[visit.key]
        for one in visit.live.values():
            one.begin_anew()
        return ended


def _by_end(entry: tuple[int, _OpenVisit]) -> tuple[int, int]:
    return entry[0], entry[1].key
