"""Faces that are no people: posters, screens with a still picture, mannequins.

A face is lifeless when for long enough it shows none of three signs of life:

* it **moves**: its box wanders, or grows and shrinks,
* it **turns**: its landmarks shift against each other (without landmarks: the head pose),
* it **stirs**: a part of its look changes, as in a blink (``Track.stir``).

Detectors jitter, so nothing is judged from single frames. What is seen is reduced to the median
of each second, and the range over the last minute counts without its extremes. Seconds in which
somebody walks past close by, or in which the face was covered, say nothing and are left out.

Where a lifeless face was is remembered, so that a new track on the same place and of the same
size is not counted until it shows life; equally, what was seen of a face that was lost without
having been lifeless yet goes on when it is found again. Nothing is stored.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.face_angles import angles
from kiosk.core.types import NANOS_PER_S, TrackState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.types import Track

MOVED_WIDTHS: Final = 0.045
"""Range of the box in face widths from which on a face moves."""
TURNED_DEG: Final = 9.0
"""Range of yaw, pitch or roll from which on a face turns."""
STIRRED: Final = 12.0
"""Grey levels of ``Track.stir`` from which on it may be a blink."""
_ABOVE_USUAL: Final = 2.2
"""Factor by which a stir must stand out from the face's usual one, which is the noise."""
_STIRS: Final = 2
"""Stirs in a window, well apart, that make a face alive; one may be a fault of the video."""
_FEW: Final = 20
"""Seconds of watching a face that still counts, below which a single stir is enough."""
_STIRS_APART: Final = 3
"""Seconds between two stirs: each one shows again when it has become the comparison."""

_WINDOW_S: Final = 60
"""Longest time over which signs are put together; drift over hours is no life."""
_COVERED_NS: Final = round(1.5 * NANOS_PER_S)
"""For so long after it was covered or passed a face is not judged."""
_SAMPLE_NS: Final = NANOS_PER_S // 12
"""Samples that are closer together tell no more."""
_STEP_NS: Final = round(0.4 * NANOS_PER_S)
_STEP_WIDTHS: Final = 0.15
"""A face that moves by more within :data:`_STEP_NS` is walking."""
_NEAR_WIDTHS: Final = 0.6
"""A walking face disturbs another one whose box, made larger by this, it touches."""
_SAME_PLACE: Final = 0.15
"""Distance of the centres, in widths, at which a new face is held to be the one before."""
_SAME_SIZE: Final = 1.2
"""Ratio of widths, likewise."""
_LEFT_WIDTHS: Final = 0.5
"""A face that is farther from where it was has left its place."""
_PLACES: Final = 64


class SignOfLife(StrEnum):
    """What tells a living face."""

    MOVED = "moved"
    TURNED = "turned"
    STIRRED = "stirred"


@dataclass(frozen=True, slots=True)
class LifeSigns:
    """What was seen of a face, and so why it is lifeless or not.

    Attributes:
        watched_s: Seconds without a sign of life so far.
        moved_widths: Range of its box in face widths over the window.
        turned_deg: Range of its angles in degrees.
        stirs: Changes of its look that stood out.
        known_place: Whether it is where a lifeless face was before.
        sign: The strongest sign of life; None when there was none.
    """

    watched_s: float
    moved_widths: float
    turned_deg: float
    stirs: int
    known_place: bool
    sign: SignOfLife | None


_Row = tuple[float, float, float, float, float, float, float]
"""Median of a second: x, y, width in widths of the picture; yaw, pitch, roll in degrees (NaN
where not known); highest stir (NaN where not measured)."""


@dataclass(slots=True)
class _Face:
    """What is known of one track."""

    first_seen_ns: int
    began_ns: int
    box: tuple[float, float, float]
    rows: deque[_Row]
    quiet: int = 0
    ghost: bool = False
    released: bool = False
    known_place: bool = False
    home: tuple[float, float, float] = (0.0, 0.0, 1.0)
    step_from: tuple[float, float, float] = (0.0, 0.0, 1.0)
    step_ns: int = 0
    covered_until_ns: int = 0
    sampled_ns: int = -_SAMPLE_NS
    samples: list[_Row] = field(default_factory=list)
    disturbed: bool = False
    walking: bool = False
    signs: LifeSigns | None = None


@dataclass(slots=True)
class _Place:
    """Where a face was, and what was seen of it."""

    box: tuple[float, float, float]
    rows: tuple[_Row, ...]
    quiet: int
    ghost: bool
    released: bool
    seen_ns: int


class GhostFilter:
    """Finds lifeless faces among the tracks of a stream. Pure: its time is the frames'."""

    def __init__(self, after_s: float) -> None:
        """Start without any memory.

        Args:
            after_s: Seconds without a sign of life after which a face is lifeless; 0 never.
        """
        self._after_s = after_s
        self._second_ns = max(1, round(min(1.0, after_s / 4) * NANOS_PER_S))
        self._needed = max(1, round(after_s * NANOS_PER_S / self._second_ns))
        self._window = min(self._needed, _WINDOW_S)
        self._faces: dict[int, _Face] = {}
        self._places: list[_Place] = []

    def update(
        self, tracks: Sequence[Track], at_ns: int, frame_size: tuple[int, int]
    ) -> frozenset[int]:
        """Take the tracks of the next frame.

        Args:
            tracks: All live tracks; those that are not seen in this frame (``LOST``) too.
            at_ns: ``captured_ns`` of the frame, never decreasing.
            frame_size: Width and height of the frame in pixels.

        Returns:
            Ids of the tracks that are lifeless.
        """
        if self._after_s <= 0:
            return frozenset()
        self._end_gone(tracks, at_ns)
        known = [
            (track, self._face(track, at_ns, frame_size[0]))
            for track in tracks
            if track.state is not TrackState.TENTATIVE
        ]
        walkers = [face for _, face in known if face.walking]
        for track, face in known:
            if track.state is TrackState.LOST or _is_passed(face, walkers):
                face.covered_until_ns = at_ns + _COVERED_NS
            self._look(face, track, at_ns, frame_size[0])
        return frozenset(track.id for track, face in known if face.ghost)

    def release(self, track_id: int) -> None:
        """Count this face: it is not filtered again until it leaves its place."""
        face = self._faces.get(track_id)
        if face is None:
            return
        face.ghost, face.released, face.home = False, True, face.box
        self._drop_place(face.box)
        self._keep_place(face, face.began_ns)

    def signs(self, track_id: int) -> LifeSigns | None:
        """What was seen of a face; None before the first second has passed."""
        face = self._faces.get(track_id)
        return None if face is None else face.signs

    def forget(self) -> None:
        """Forget all faces and places: the camera shows something else."""
        self._faces.clear()
        self._places.clear()

    # ----------------------------------------------------------------------- one face

    def _face(self, track: Track, at_ns: int, frame_width: int) -> _Face:
        """The memory of a track, updated with where it is now."""
        box = _box(track, frame_width)
        face = self._faces.get(track.id)
        if face is not None and face.first_seen_ns == track.first_seen_ns:
            if track.state is TrackState.CONFIRMED:
                self._move(face, box, at_ns)
            return face
        face = _Face(track.first_seen_ns, at_ns, box, deque(maxlen=self._window))
        face.home, face.step_from, face.step_ns = box, box, at_ns
        place = self._place_at(box)
        if place is not None:
            face.rows.extend(place.rows)
            face.quiet = place.quiet
            face.ghost, face.released = place.ghost, place.released
            face.known_place = place.ghost
            place.seen_ns = at_ns
        self._faces[track.id] = face
        return face

    def _move(self, face: _Face, box: tuple[float, float, float], at_ns: int) -> None:
        face.box = box
        if at_ns - face.step_ns >= _STEP_NS:
            face.walking = _apart(box, face.step_from) > _STEP_WIDTHS
            face.step_from, face.step_ns = box, at_ns
        if (face.ghost or face.released) and _apart(box, face.home) > _LEFT_WIDTHS:
            # Nothing lifeless walks: somebody was there, or the track went over to a passer-by.
            if face.released:
                self._drop_place(face.home)
            face.ghost = face.released = face.known_place = False
            face.quiet = 0
            face.rows.clear()

    def _look(self, face: _Face, track: Track, at_ns: int, frame_width: int) -> None:
        """Take a sample, and judge when a second is full."""
        if at_ns < face.covered_until_ns:
            face.disturbed = True
        elif at_ns - face.sampled_ns >= _SAMPLE_NS or track.stir is not None:
            face.sampled_ns = at_ns
            face.samples.append(_sample(track, frame_width))
        if at_ns - face.began_ns < self._second_ns:
            return
        samples, disturbed = face.samples, face.disturbed
        face.began_ns, face.samples, face.disturbed = at_ns, [], False
        if samples and not disturbed:
            face.rows.append(_summary(samples))
            self._judge(face, at_ns)

    def _judge(self, face: _Face, at_ns: int) -> None:
        rows = np.array(face.rows)
        face.signs = signs = self._signs(face, rows)
        if signs.sign is None:
            face.quiet = max(face.quiet + 1, len(rows))
            if face.quiet >= self._needed and not face.released and not face.ghost:
                face.ghost, face.home = True, face.box
                self._keep_place(face, at_ns)
        else:
            face.quiet = 0
            if face.ghost:
                face.ghost = face.known_place = False
                self._drop_place(face.home)

    def _signs(self, face: _Face, rows: NDArray[np.float64]) -> LifeSigns:
        width = float(np.median(rows[:, 2]))
        spans = _spans(rows[:, :6])
        moved = float(max(spans[0], spans[1], spans[2] / 2)) / max(width, 1e-6)
        turned = float(spans[3:].max())
        stirs = _stirs(rows[:, 6])
        sign = None
        if moved > MOVED_WIDTHS:
            sign = SignOfLife.MOVED
        elif turned > TURNED_DEG:
            sign = SignOfLife.TURNED
        elif stirs >= (_STIRS if face.ghost else min(_STIRS, 1 + len(rows) // _FEW)):
            sign = SignOfLife.STIRRED
        watched = 0 if sign is not None else max(face.quiet + 1, len(rows))
        return LifeSigns(
            watched * self._second_ns / NANOS_PER_S,
            moved,
            turned,
            stirs,
            face.known_place,
            sign,
        )

    # ------------------------------------------------------------------------- places

    def _place_at(self, box: tuple[float, float, float]) -> _Place | None:
        near = [place for place in self._places if _is_same(place.box, box)]
        return min(near, key=lambda place: _apart(place.box, box), default=None)

    def _keep_place(self, face: _Face, at_ns: int) -> None:
        self._drop_place(face.box)
        kept = _Place(face.box, tuple(face.rows), face.quiet, face.ghost, face.released, at_ns)
        self._places.append(kept)
        if len(self._places) > _PLACES:
            self._places.remove(min(self._places, key=lambda place: (place.ghost, place.seen_ns)))

    def _drop_place(self, box: tuple[float, float, float]) -> None:
        self._places = [place for place in self._places if not _is_same(place.box, box)]

    def _end_gone(self, tracks: Sequence[Track], at_ns: int) -> None:
        here = {track.id for track in tracks}
        for gone in [number for number in self._faces if number not in here]:
            face = self._faces.pop(gone)
            place = self._place_at(face.box)
            if face.ghost or place is None or not (place.ghost or place.released):
                self._keep_place(face, at_ns)
        old_ns = at_ns - max(round(self._after_s * NANOS_PER_S), _WINDOW_S * NANOS_PER_S)
        if any(not place.ghost and place.seen_ns < old_ns for place in self._places):
            self._places = [
                place
                for place in self._places
                if place.ghost or place.released or place.seen_ns >= old_ns
            ]


def _box(track: Track, frame_width: int) -> tuple[float, float, float]:
    """Centre and width of a face in widths of the picture."""
    left, top, right, bottom = track.xyxy.tolist()
    unit = 1 / max(frame_width, 1)
    return ((left + right) / 2 * unit, (top + bottom) / 2 * unit, (right - left) * unit)


def _sample(track: Track, frame_width: int) -> _Row:
    x, y, width = _box(track, frame_width)
    stir = np.nan if track.stir is None else track.stir
    if track.landmarks is not None:
        return (x, y, width, *angles(track.landmarks), stir)
    pose = track.attributes.pose
    if pose is not None:
        return (x, y, width, pose.yaw, pose.pitch, pose.roll, stir)
    return (x, y, width, np.nan, np.nan, np.nan, stir)


def _summary(samples: Sequence[_Row]) -> _Row:
    columns = list(zip(*samples, strict=True))
    stirs = [stir for stir in columns[6] if stir == stir]
    x, y, width, yaw, pitch, roll = (
        median([v for v in column if v == v] or [np.nan]) for column in columns[:6]
    )
    return (x, y, width, yaw, pitch, roll, max(stirs, default=np.nan))


def _spans(columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Range of each column without its extremes; 0 where nothing is known."""
    ordered = np.sort(columns, axis=0)  # unknown values last
    known = np.count_nonzero(~np.isnan(ordered), axis=0)
    cut = known // 20
    index = np.arange(columns.shape[1])
    high = ordered[np.maximum(known - 1 - cut, 0), index]
    spans: NDArray[np.float64] = np.nan_to_num(high - ordered[cut, index])
    return spans


def _stirs(values: NDArray[np.float64]) -> int:
    """Number of stirs that stand out, well apart from each other."""
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return 0
    usual = float(np.median(values[known]))
    count, latest = 0, -_STIRS_APART
    for second in known[values[known] > max(STIRRED, _ABOVE_USUAL * usual)]:
        if second - latest >= _STIRS_APART:
            count, latest = count + 1, second
    return count


def _apart(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """Distance of two faces in widths of the second."""
    return max(abs(a[0] - b[0]), abs(a[1] - b[1])) / max(b[2], 1e-6)


def _is_same(a: tuple[float, float, float], b: tuple[float, float, float]) -> bool:
    return _apart(a, b) < _SAME_PLACE and 1 / _SAME_SIZE < a[2] / max(b[2], 1e-6) < _SAME_SIZE


def _is_passed(face: _Face, walkers: Sequence[_Face]) -> bool:
    """Whether somebody walks by close to a face."""
    x, y, width = face.box
    return any(
        other is not face
        and max(abs(other.box[0] - x), abs(other.box[1] - y))
        < (width + other.box[2]) / 2 + _NEAR_WIDTHS * width
        for other in walkers
    )
