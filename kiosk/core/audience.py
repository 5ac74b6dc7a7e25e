"""From the tracks of each frame to visits, crossings and minutes.

Pure and deterministic: no clock, no files; all time comes with the frames.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.core.choices import ZoneKind
from kiosk.core.control import IgnoredFace
from kiosk.core.ghosts import GhostFilter
from kiosk.core.ids import Uuid7
from kiosk.core.minutes import MinuteMeter
from kiosk.core.presence import PresenceCounter
from kiosk.core.types import NANOS_PER_S, IgnoreReason, TrackState
from kiosk.core.visits import VisitEngine
from kiosk.core.zones import LineCounter, ZoneMap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.ghosts import LifeSigns
    from kiosk.core.settings import AudienceSettings
    from kiosk.core.types import Crossing, Frame, FrameResult, MinuteState, Track, Visit


_Place = tuple[float, float, float]
"""Centre and width of a face as fractions: x, y, width."""


@dataclass(frozen=True, slots=True, eq=False)
class AudienceUpdate:
    """What became history.

    Attributes:
        ended: Visits that are over, each told once, in the order of their last sight.
        crossings: Lines that were crossed.
        minutes: What was observed in parts of minutes.
    """

    ended: tuple[Visit, ...]
    crossings: tuple[Crossing, ...]
    minutes: tuple[MinuteState, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FrameUpdate(AudienceUpdate):
    """What one frame brought.

    Attributes:
        result: The frame's result with the tracks that are no audience flagged, and without
            them in the count.
    """

    result: FrameResult


class Audience:
    """Makes the numbers of the audience from the results of one stream. Used by one thread.

    Visits outlive a change of the source. When the numbers of the tracks begin anew (the
    pipeline was built again or reset), :meth:`close` has to come first.
    """

    def __init__(
        self,
        settings: AudienceSettings,
        *,
        revisit_window_s: float,
        recognises: bool,
        gender_threshold: float = 0.74,
        new_id: Callable[[datetime], UUID] | None = None,
    ) -> None:
        """Start with nobody present.

        Args:
            settings: From which moment somebody counts, and where.
            revisit_window_s: Seconds within which somebody who comes back goes on with the
                same visit (``analysis.revisit_window_s``).
            recognises: Whether people are recognised by their looks (not in mode counts).
            gender_threshold: Confidence below which the gender of a visit is ``?``
                (``analysis.gender_threshold``).
            new_id: Mints the id of a visit that begins at a time; UUIDv7 when not given.
        """
        self._visits = VisitEngine(
            settings,
            revisit_window_s=revisit_window_s,
            recognises=recognises,
            gender_threshold=gender_threshold,
            new_id=Uuid7() if new_id is None else new_id,
        )
        self._presence = PresenceCounter()
        self._minutes = MinuteMeter()
        self._ghosts = GhostFilter(settings.ghost_after_s)
        self._set_zones(settings)
        self._settings = settings
        self._source: tuple[str, int, int] | None = None
        self._now_ns: int | None = None
        self._ignored: tuple[IgnoredFace, ...] = ()

    def update(self, result: FrameResult) -> FrameUpdate:
        """Take the result of the next frame.

        A time before that of the frame before counts as equal to it, as in the tracker.
        """
        frame = result.frame
        at = frame.captured_at
        now_ns = frame.captured_ns
        if self._now_ns is not None:
            now_ns = max(now_ns, self._now_ns)
        self._now_ns = now_ns
        self._follow_source(frame)
        places = _places(result.tracks, frame) if self._settings.zones else {}
        tracks = self._flagged(result.tracks, places, now_ns, frame)
        counted = [track for track in tracks if track.ignored is None]
        count = self._presence.update(counted)
        zones = {number: self._zones.counting(x, y) for number, (x, y, _) in places.items()}
        ended = self._visits.update(tracks, zones, now_ns, at)
        crossings = self._crossings(counted, places, now_ns, frame) if self._lines else ()
        minutes = self._minutes.update(count.total, now_ns, at)
        amended = replace(result, tracks=tracks, count=count)
        return FrameUpdate(ended, crossings, minutes, amended)

    def advance(self, at: datetime, at_ns: int) -> AudienceUpdate:
        """End what is over by a time without frames.

        Args:
            at: UTC label of the time.
            at_ns: The time on the clock of the frames.
        """
        self._ignored = ()
        return AudienceUpdate(self._visits.advance(at_ns), (), self._minutes.advance(at))

    def configure(self, settings: AudienceSettings) -> None:
        """Take other thresholds and zones from the next frame on; visits stay open."""
        if settings.ghost_after_s != self._settings.ghost_after_s:
            self._ghosts = GhostFilter(settings.ghost_after_s)
        if settings.zones != self._settings.zones:
            self._set_zones(settings)
        self._settings = settings
        self._visits.configure(settings)

    def close(self) -> AudienceUpdate:
        """Everything that is open ends at its last sight."""
        return AudienceUpdate(self._visits.close(), (), self._minutes.close())

    def open_visits(self) -> tuple[Visit, ...]:
        """Visits that are not over, as if they ended with their last sight."""
        return self._visits.open_visits()

    def ignored(self) -> tuple[IgnoredFace, ...]:
        """Faces of the latest frame that are not counted."""
        return self._ignored

    def count_again(self, number: int) -> None:
        """Count a face that was held to be lifeless (``IgnoredFace.number``)."""
        self._ghosts.release(number)

    def _set_zones(self, settings: AudienceSettings) -> None:
        self._zones = ZoneMap(settings.zones)
        self._lines = [LineCounter(z) for z in settings.zones if z.kind is ZoneKind.LINE]

    def _follow_source(self, frame: Frame) -> None:
        """Places and ways of another picture say nothing about this one."""
        source = (frame.source_id, frame.width, frame.height)
        if self._source not in (None, source):
            self._ghosts.forget()
            self._visits.cut()
            self._minutes.cut()
            self._set_zones(self._settings)
        self._source = source

    def _flagged(
        self,
        tracks: tuple[Track, ...],
        places: Mapping[int, _Place],
        now_ns: int,
        frame: Frame,
    ) -> tuple[Track, ...]:
        """The tracks, with those that are no audience marked."""
        lifeless = self._ghosts.update(tracks, now_ns, (frame.width, frame.height))
        reasons: dict[int, IgnoreReason] = dict.fromkeys(lifeless, IgnoreReason.STILL)
        for number, (x, y, _) in places.items():
            if self._zones.ignored(x, y):
                reasons[number] = IgnoreReason.AREA
        if not reasons:
            self._ignored = ()
            return tracks
        flagged = tuple(
            replace(track, ignored=reasons[track.id]) if track.id in reasons else track
            for track in tracks
        )
        self._ignored = tuple(
            _ignored_face(track, track.ignored, now_ns, frame, self._ghosts.signs(track.id))
            for track in flagged
            if track.ignored is not None and track.state is not TrackState.TENTATIVE
        )
        return flagged

    def _crossings(
        self,
        tracks: Sequence[Track],
        places: Mapping[int, _Place],
        now_ns: int,
        frame: Frame,
    ) -> tuple[Crossing, ...]:
        aspect = frame.width / frame.height
        crossings = []
        for track in tracks:
            if track.state is not TrackState.CONFIRMED:
                continue
            person = track.id if track.person_id is None else track.person_id
            x, y, width = places[track.id]
            for line in self._lines:
                crossing = line.update(
                    person, x, y, width, aspect=aspect, at_ns=now_ns, at=frame.captured_at
                )
                if crossing is not None:
                    crossings.append(crossing)
        return tuple(crossings)


def _places(tracks: Sequence[Track], frame: Frame) -> dict[int, _Place]:
    """Where each face is, by the id of its track."""
    places = {}
    for track in tracks:
        left, top, right, bottom = track.xyxy.tolist()
        places[track.id] = (
            (left + right) / 2 / frame.width,
            (top + bottom) / 2 / frame.height,
            (right - left) / frame.width,
        )
    return places


def _ignored_face(
    track: Track,
    reason: IgnoreReason,
    now_ns: int,
    frame: Frame,
    signs: LifeSigns | None,
) -> IgnoredFace:
    left, top, right, bottom = track.xyxy.tolist()
    return IgnoredFace(
        track.id,
        (left / frame.width, top / frame.height, right / frame.width, bottom / frame.height),
        reason,
        max(now_ns - track.first_seen_ns, 0) / NANOS_PER_S,
        signs,
    )
