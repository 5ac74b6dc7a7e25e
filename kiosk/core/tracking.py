"""Following faces from frame to frame.

Two-stage association in the manner of ByteTrack (Zhang et al., "ByteTrack: Multi-Object
Tracking by Associating Every Detection Box", 2022): confident detections find their tracks
first, then the weak ones may keep a track alive that would be lost otherwise; confident ones
left over get a second, wider search before they start new tracks. Instead of the overlap of
boxes the cost is the likelihood under a motion model in units of face sizes and seconds, so
that small fast faces and any frame rate work with the same constants.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.assignment import assign
from kiosk.core.geometry import boxes_from_centre_log_size, centre_log_size, iou_matrix
from kiosk.core.motion import Motion
from kiosk.core.types import NANOS_PER_S, TrackState

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.core.types import Detections

_SECOND_CHANCE: Final = 1.5
"""Factor on the reach of tracks that found nothing, for confident detections that belong to
none: better a jump of the same face, half hidden in between, than a new number for it."""
_SAME_FACE_IOU: Final = 0.5
"""A detection that overlaps a followed one by more is the same face found twice."""
_SURE: Final = 0.25
"""Part of the way from the threshold to 1 that the best detection of a track must reach before
it is counted (ByteTrack asks for 0.1 more as well): patterns that look like a face for seconds
stay just above the threshold, faces do not."""
_TENTATIVE_GAP_S: Final = 0.2
"""A face that is not yet counted is dropped when it is missed twice and for this long."""
_TENTATIVE_COST: Final = 4.0
"""Disadvantage of tracks that are not counted yet (nats x 2) against those that are."""


@dataclass(frozen=True, slots=True)
class TrackerParams:
    """What the operator may choose about tracking.

    Attributes:
        high_score: Detections from here on start tracks and are associated first.
        confirm_s: A track is counted once it was followed for this long (and seen at least
            twice), in seconds of the stream.
        lost_after_s: A track that was not seen for longer is gone, in seconds of the stream.
    """

    high_score: float = 0.6
    confirm_s: float = 0.25
    lost_after_s: float = 1.0

    @classmethod
    def from_settings(cls, settings: AnalysisSettings) -> TrackerParams:
        """The parameters that the settings ask for."""
        return cls(settings.score_threshold, settings.confirm_s, settings.lost_after_s)


@dataclass(frozen=True, slots=True, eq=False)
class TrackedBox:
    """A track as it is after one frame.

    Attributes:
        id: Number of the track, from 1, never reused by the same tracker.
        xyxy: (4,) float32, read-only, smoothed box in pixels of the frame; predicted when
            the face was not seen.
        score: Confidence of its latest detection.
        state: Whether it is counted and whether it is seen now.
        first_seen_ns: ``captured_ns`` of its first detection.
        last_seen_ns: ``captured_ns`` of its latest detection.
        detection: Row of this frame's detections that it was given; None when not seen.
    """

    id: int
    xyxy: NDArray[np.float32]
    score: float
    state: TrackState
    first_seen_ns: int
    last_seen_ns: int
    detection: int | None


@dataclass(slots=True)
class _Life:
    """What a track remembers besides its motion; ``row`` of the motion is its place in a list."""

    id: int
    score: float
    first_seen_ns: int
    last_seen_ns: int
    best_score: float = 0.0
    hits: int = 1
    frames: int = 1
    missed: int = 0
    confirmed: bool = False


class Tracker:
    """Gives each face a number that it keeps while it is in view.

    Deterministic, without randomness or a clock of its own. Used by one thread.
    """

    def __init__(self, params: TrackerParams | None = None) -> None:
        self._params = params if params is not None else TrackerParams()
        self._motion = Motion()
        self._lives: list[_Life] = []
        self._next_id = 1
        self._now_ns: int | None = None
        self._ended: tuple[int, ...] = ()
        self._cut: tuple[int, ...] = ()

    @property
    def params(self) -> TrackerParams:
        """Parameters in force."""
        return self._params

    @params.setter
    def params(self, params: TrackerParams) -> None:
        """Take other parameters from the next frame on; tracks stay."""
        self._params = params

    @property
    def ended(self) -> tuple[int, ...]:
        """Ids of the tracks that the last update removed, ascending."""
        return self._ended

    def cut(self) -> None:
        """End all tracks: the next frame shows another scene.

        Their ids are part of :attr:`ended` after the next update.
        """
        self._cut += tuple(life.id for life in self._lives)
        self._lives = []
        self._motion = Motion()

    def update(self, detections: Detections, captured_ns: int) -> tuple[TrackedBox, ...]:
        """Take the detections of the next frame.

        Args:
            detections: Also weak ones, down to a floor below ``high_score``; duplicates of
                one face already suppressed. All numbers finite.
            captured_ns: Time of the frame; a time before the previous one counts as equal.

        Returns:
            All live tracks by ascending id, those not seen in this frame included.
        """
        now_ns = captured_ns if self._now_ns is None else max(captured_ns, self._now_ns)
        dt = 0.0 if self._now_ns is None else (now_ns - self._now_ns) / NANOS_PER_S
        self._now_ns = now_ns
        ended = list(self._cut)
        self._cut = ()
        ended += self._expire(now_ns)
        self._motion.predict(dt)
        measured = centre_log_size(detections.xyxy)
        matched, taken = self._associate(measured, detections.score, now_ns)
        ended += self._miss(matched, now_ns)
        self._start(detections, measured, taken, matched, now_ns)
        self._motion.smooth(dt)
        self._ended = tuple(sorted(ended))
        return self._report(matched)

    def _expire(self, now_ns: int) -> list[int]:
        """Drop tracks that were not seen for too long; returns their ids."""
        limit_ns = int(self._params.lost_after_s * NANOS_PER_S)
        return self._keep([now_ns - life.last_seen_ns <= limit_ns for life in self._lives])

    def _keep(self, keep: list[bool]) -> list[int]:
        """Keep the tracks marked True; returns the ids of the others."""
        if all(keep):
            return []
        gone = [life.id for life, stays in zip(self._lives, keep, strict=True) if not stays]
        self._lives = [life for life, stays in zip(self._lives, keep, strict=True) if stays]
        self._motion.select(np.array(keep, bool))
        return gone

    def _associate(
        self, measured: NDArray[np.float64], score: NDArray[np.float32], now_ns: int
    ) -> tuple[dict[int, int], set[int]]:
        """All stages; returns detection by track id, and the detections taken."""
        matched: dict[int, int] = {}
        taken: set[int] = set()
        if not self._lives or len(score) == 0:
            return matched, taken
        doubt = np.array([0.0 if life.confirmed else _TENTATIVE_COST for life in self._lives])
        high = score >= self._params.high_score
        rows = np.arange(len(self._lives))
        stages = ((True, 1.0), (False, 1.0), (True, _SECOND_CHANCE))
        for is_high, generosity in stages:
            wanted = high if is_high else ~high
            free = [i for i in np.flatnonzero(wanted).tolist() if i not in taken]
            if not free or len(rows) == 0:
                continue
            z = measured[free]
            cost = self._motion.cost(rows, z, generosity) + doubt[rows, None]
            pairs = assign(cost)
            if not pairs:
                continue
            track_rows = rows[[i for i, _ in pairs]]
            self._motion.correct(track_rows, z[[j for _, j in pairs]], trusted=is_high)
            for row, (_, j) in zip(track_rows.tolist(), pairs, strict=True):
                detection = free[j]
                self._hit(self._lives[row], float(score[detection]), now_ns, is_high=is_high)
                matched[self._lives[row].id] = detection
                taken.add(detection)
            rows = np.setdiff1d(rows, track_rows, assume_unique=True)
        return matched, taken

    def _hit(self, life: _Life, score: float, now_ns: int, *, is_high: bool) -> None:
        life.score = score
        life.last_seen_ns = now_ns
        life.missed = 0
        life.frames += 1
        life.hits += is_high
        life.best_score = max(life.best_score, score)
        if not life.confirmed:
            followed_ns = now_ns - life.first_seen_ns
            long_enough = followed_ns >= int(self._params.confirm_s * NANOS_PER_S)
            sure = self._params.high_score + _SURE * (1 - self._params.high_score)
            # What is found in hardly more than half of the frames is rather a pattern of
            # the background that looks like a face now and then.
            often = 2 * life.hits >= life.frames + 2
            life.confirmed = often and long_enough and life.best_score >= sure

    def _miss(self, matched: dict[int, int], now_ns: int) -> list[int]:
        """Age the tracks that were not found; returns the ids of those given up."""
        if len(matched) == len(self._lives):
            return []
        keep = []
        for life in self._lives:
            stays = True
            if life.id not in matched:
                life.frames += 1
                life.missed += 1
                unseen_ns = now_ns - life.last_seen_ns
                stays = (
                    life.confirmed or life.missed < 2 or unseen_ns <= _TENTATIVE_GAP_S * NANOS_PER_S
                )
            keep.append(stays)
        gone = self._keep(keep)
        self._motion.set_missed(np.array([life.missed > 0 for life in self._lives], bool))
        return gone

    def _start(
        self,
        detections: Detections,
        measured: NDArray[np.float64],
        taken: set[int],
        matched: dict[int, int],
        now_ns: int,
    ) -> None:
        """Begin a track for each confident detection that belongs to none."""
        fresh = [
            i
            for i in np.flatnonzero(detections.score >= self._params.high_score).tolist()
            if i not in taken
        ]
        if not fresh:
            return
        if taken:
            overlap = iou_matrix(detections.xyxy[fresh], detections.xyxy[sorted(taken)])
            fresh = [
                i for i, o in zip(fresh, overlap.max(axis=1), strict=True) if o < _SAME_FACE_IOU
            ]
        for i in fresh:
            score = float(detections.score[i])
            life = _Life(self._next_id, score, now_ns, now_ns, score)
            self._next_id += 1
            self._lives.append(life)
            matched[life.id] = i
        self._motion.add(measured[fresh])

    def _report(self, matched: dict[int, int]) -> tuple[TrackedBox, ...]:
        if not self._lives:
            return ()
        boxes = boxes_from_centre_log_size(self._motion.shown)
        boxes.flags.writeable = False
        return tuple(
            TrackedBox(
                life.id,
                box,
                life.score,
                _state(life),
                life.first_seen_ns,
                life.last_seen_ns,
                matched.get(life.id),
            )
            for life, box in zip(self._lives, boxes, strict=True)
        )


def _state(life: _Life) -> TrackState:
    if not life.confirmed:
        return TrackState.TENTATIVE
    return TrackState.LOST if life.missed else TrackState.CONFIRMED
