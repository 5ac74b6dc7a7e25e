"""Recognising within minutes that a face is of somebody who was here just before.

Embeddings live in this object only: in memory, for the revisit window, never written or
sent. They tell that two tracks are of one person, not who that is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.assignment import assign
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

EMBEDDING_SIZE: Final = 256
DEFAULT_THRESHOLD: Final = 0.46
"""Cosine similarity of two views from which two faces are held to be one person.

Calibrated for face-reidentification-retail-0095 (FP16-INT8, aligned by YuNet's landmarks):
of 61 people photographed twice, often ten years apart, 60 agree; of 6.1 million pairs of
different adults 0.02 % do, of those of equal sex and origin 0.17 %. Views of one person
within a clip agree best with 0.55 and more once a few of them are known."""
_USUAL_CROWD: Final = 5
"""Number of people to compare with for which the threshold holds. With more of them chance
finds a double more often, with fewer less; the threshold moves so that the risk stays."""
_FEWEST: Final = 2
"""Below this number the threshold sinks no further."""
_PER_TENFOLD: Final = 0.1
"""How much: among different adults each 0.1 of similarity is about ten times rarer."""
_VIEWS: Final = 5
"""Views that are remembered of a face."""
_SAME_VIEW: Final = 0.8
"""Views that are more similar than this are averaged into one."""
_MAX_VIEW_WEIGHT: Final = 10.0
"""Ceiling of the weight of an averaged view, so that it still follows new ones."""
_GOOD_QUALITY: Final = 0.25
"""Views below do not become part of what is remembered and decide nothing alone."""
_DUBIOUS_QUALITY: Final = 0.2
"""Whoever is known only by worse views, profiles above all, ..."""
_DUBIOUS_MARGIN: Final = 0.12
"""... has to be more alike by this: profiles of different people resemble each other. In the
busiest scene that parts two pairs of passers-by."""
_LEAST_WEIGHT: Final = 0.01
"""Weight of the poorest view; less would vanish in the arithmetic."""
_PATIENCE_S: Final = 0.6
"""A face without a good view is decided after this long with what there is."""
_GAP_S: Final = 1.5
"""Somebody who reappears near the same place within this time is probably the same."""
_GAP_SIMILARITY: Final = 0.33
"""Similarity that is enough then; of different adults 0.5 % are above."""
_GAP_REACH: Final = 1.0
"""Distance in face sizes that counts as the same place ..."""
_GAP_REACH_PER_S: Final = 1.5
"""... and how it grows with the time away."""
_GAP_MAX_RATIO: Final = 1.8
"""Largest change of size for it."""
_MAX_PERSONS: Final = 500
"""Bound of the memory; the one not seen for longest is forgotten first."""


class _Views:
    """A few unlike views of one face, each the mean of those that look alike.

    A profile says little about a frontal face of the same person, so the mean over all
    views would hide the pair that agrees; that pair is what counts (see ``similarity``).
    """

    def __init__(self) -> None:
        self._unit = np.zeros((0, EMBEDDING_SIZE), np.float32)  # unit length
        self._weight: list[float] = []

    def __len__(self) -> int:
        return len(self._weight)

    @property
    def unit(self) -> NDArray[np.float32]:
        """(k, 256) float32, views of unit length."""
        return self._unit

    def add(self, unit: NDArray[np.float32], weight: float) -> None:
        """Take one more view (256,) into account."""
        if self._weight:
            alike = self._unit @ unit
            i = int(alike.argmax())
            if alike[i] >= _SAME_VIEW:
                mixed = self._unit[i] * self._weight[i] + unit * weight
                self._unit[i] = mixed / np.linalg.norm(mixed)
                self._weight[i] = min(self._weight[i] + weight, _MAX_VIEW_WEIGHT)
                return
        if len(self._weight) < _VIEWS:
            self._unit = np.concatenate([self._unit, unit[None]])
            self._weight.append(weight)
            return
        i = int(np.argmin(self._weight))
        if weight >= self._weight[i]:
            self._unit[i], self._weight[i] = unit, weight

    def add_all(self, other: _Views) -> None:
        """Take over the views of the same person in another track."""
        for unit, weight in zip(other._unit, other._weight, strict=True):
            self.add(unit, weight)

    def similarity(self, other: _Views) -> float:
        """Cosine of the two views that agree best; -1 when there is none."""
        if not self._weight or not len(other):
            return -1.0
        return float((self._unit @ other._unit.T).max())


@dataclass(slots=True, eq=False)
class _Person:
    """Somebody who was seen within the window."""

    id: int
    last_seen_ns: int
    sole_track: int | None  # the only track so far; None when there were more
    box: NDArray[np.float32] | None = None
    best_quality: float = 0.0
    views: _Views = field(default_factory=_Views)


@dataclass(slots=True, eq=False)
class _Trace:
    """What is known about a track."""

    id: int
    first_ns: int
    best_quality: float = 0.0
    fresh: bool = False  # seen anew since the last decision
    box: NDArray[np.float32] | None = None  # where it began
    person: _Person | None = None
    rivals: set[int] = field(default_factory=set)  # persons seen beside this track
    views: _Views = field(default_factory=_Views)


class PersonMemory:
    """Joins tracks of the same person; used by one thread.

    A new track is compared with everybody remembered who is not in view. It takes over the
    number of the most similar person, one-to-one over all undecided tracks of a frame, or
    becomes a new person whose number is its own. A person founded on a poor view is joined
    to an older one when a better view shows that it is the same. Two tracks that were seen
    side by side are never one person.
    """

    def __init__(self, window_s: float, threshold: float = DEFAULT_THRESHOLD) -> None:
        """Start with nobody remembered.

        Args:
            window_s: How long somebody who left is remembered; 0 forgets at once.
            threshold: Cosine similarity from which two faces are one person, when there are
                a few people to compare with.
        """
        self._window_s = window_s
        self._threshold = threshold
        self._persons: dict[int, _Person] = {}
        self._traces: dict[int, _Trace] = {}
        self._together: tuple[int, ...] = ()
        self._expired_ns = 0

    def __len__(self) -> int:
        """Number of people remembered, those in view included."""
        return len(self._persons)

    def observe(
        self, track_id: int, embedding: NDArray[np.float32], quality: float, now_ns: int
    ) -> None:
        """Take an embedding of a face that is in view.

        Args:
            track_id: Its track.
            embedding: (256,) float32; its length does not matter.
            quality: 0..1 of the view; views of quality 0 are ignored.
            now_ns: ``captured_ns`` of the frame.
        """
        norm = float(np.linalg.norm(embedding))
        if quality <= 0 or not np.isfinite(norm) or norm == 0:
            return
        trace = self._trace(track_id, now_ns)
        poor = quality < _GOOD_QUALITY
        if poor and trace.best_quality >= _GOOD_QUALITY:
            return
        unit = (embedding / norm).astype(np.float32)
        if not poor and trace.best_quality < _GOOD_QUALITY:
            # Poor views served only as long as there was none better.
            trace.views = _Views()
            if trace.person is not None and trace.person.sole_track == track_id:
                trace.person.views = _Views()
        trace.views.add(unit, max(quality, _LEAST_WEIGHT))
        trace.best_quality = max(trace.best_quality, quality)
        trace.fresh = True
        person = trace.person
        # A track joined by its place alone teaches nothing until its looks agree.
        if person is not None and not poor and self._agrees(trace, person):
            person.views.add(unit, quality)
            person.best_quality = max(person.best_quality, quality)

    def resolve(
        self,
        live_track_ids: Iterable[int],
        now_ns: int,
        boxes: NDArray[np.float32] | None = None,
    ) -> dict[int, int]:
        """Decide who the tracks of a frame are.

        Args:
            live_track_ids: Confirmed tracks that were seen in this frame.
            now_ns: ``captured_ns`` of the frame.
            boxes: (n, 4) xyxy of these tracks in the same order; enables re-joining by
                place after short gaps.

        Returns:
            Person number by track id; tracks not yet decided are missing.
        """
        live = [self._trace(track_id, now_ns) for track_id in live_track_ids]
        for i, trace in enumerate(live):
            if boxes is not None:
                if trace.box is None and trace.person is None:
                    trace.box = boxes[i]
                if trace.person is not None:
                    trace.person.box = boxes[i]
            if trace.person is not None:
                trace.person.last_seen_ns = now_ns
        self._part(live)
        if now_ns - self._expired_ns >= NANOS_PER_S:
            self._expire(now_ns)
        undecided = [trace for trace in live if self._is_open(trace, now_ns)]
        if undecided:
            self._join(undecided, live, now_ns)
            for trace in undecided:
                trace.fresh = False
                if trace.person is None and self._is_ripe(trace, now_ns):
                    self._found(trace, now_ns)
            self._part(live)
        return {trace.id: trace.person.id for trace in live if trace.person is not None}

    def end(self, track_id: int, now_ns: int) -> None:
        """The track is over; its person is remembered for the window from last sight on.

        Args:
            track_id: Track that will not come back.
            now_ns: ``captured_ns`` of the frame.
        """
        self._traces.pop(track_id, None)
        self._expire(now_ns)

    def cut(self) -> None:
        """Another scene is shown: nobody is near the place where somebody was before."""
        for person in self._persons.values():
            person.box = None

    def clear(self) -> None:
        """Forget everybody at once."""
        self._persons.clear()
        self._traces.clear()
        self._together = ()

    def _trace(self, track_id: int, now_ns: int) -> _Trace:
        trace = self._traces.get(track_id)
        if trace is None:
            trace = self._traces[track_id] = _Trace(track_id, now_ns)
        return trace

    def _is_open(self, trace: _Trace, now_ns: int) -> bool:
        """Whether there is something to decide about a track in this frame."""
        if trace.person is None:
            return trace.fresh or self._is_ripe(trace, now_ns)
        # Alone with the number it was given: a better view may still find an older person.
        return trace.fresh and trace.person.sole_track == trace.id

    @staticmethod
    def _is_ripe(trace: _Trace, now_ns: int) -> bool:
        waited = now_ns - trace.first_ns >= _PATIENCE_S * NANOS_PER_S
        return waited or trace.best_quality >= _GOOD_QUALITY

    def _part(self, live: Sequence[_Trace]) -> None:
        """Note who is seen side by side, and part tracks that were held to be one person."""
        holder: dict[int, _Trace] = {}
        for trace in live:
            if trace.person is None:
                continue
            other = holder.get(trace.person.id)
            if other is None:
                holder[trace.person.id] = trace
                continue
            loser = self._less_likely(trace, other, trace.person)
            holder[trace.person.id] = other if loser is trace else trace
            loser.person = None
        together = tuple(sorted(holder)) + tuple(trace.id for trace in live)
        if together != self._together:
            self._together = together
            for trace in live:
                trace.rivals.update(
                    p for p in holder if trace.person is None or p != trace.person.id
                )

    def _less_likely(self, a: _Trace, b: _Trace, person: _Person) -> _Trace:
        for trace, other in ((a, b), (b, a)):
            if trace.id == person.id:
                return other
        return min(a, b, key=lambda trace: trace.views.similarity(person.views))

    def _join(self, undecided: Sequence[_Trace], live: Sequence[_Trace], now_ns: int) -> None:
        """Give undecided tracks the numbers of remembered people, the best fit over all."""
        in_view = {trace.person.id for trace in live if trace.person is not None}
        candidates = [p for p in self._persons.values() if p.id not in in_view]
        if not candidates:
            return
        views = np.concatenate([p.views.unit for p in candidates])
        owner = np.repeat(np.arange(len(candidates)), [len(p.views) for p in candidates])
        threshold = self._threshold + _PER_TENFOLD * log10(
            max(len(candidates), _FEWEST) / _USUAL_CROWD
        )
        cost = np.full((len(undecided), len(candidates)), np.inf)
        for i, trace in enumerate(undecided):
            similarity = np.full(len(candidates), -np.inf)
            if len(trace.views) and len(views):
                np.maximum.at(similarity, owner, (views @ trace.views.unit.T).max(axis=1))
            for j, person in enumerate(candidates):
                if person.id in trace.rivals:
                    continue
                is_clear = min(trace.best_quality, person.best_quality) >= _DUBIOUS_QUALITY
                if similarity[j] >= threshold + (0.0 if is_clear else _DUBIOUS_MARGIN):
                    cost[i, j] = -similarity[j]
                elif self._near(trace, person) and self._place_decides(
                    trace, float(similarity[j]), now_ns
                ):
                    # Looks that agree always go before a place that agrees.
                    cost[i, j] = 2.0 - max(float(similarity[j]), -1.0)
        for i, j in assign(cost):
            self._attach(undecided[i], candidates[j], now_ns)

    @staticmethod
    def _place_decides(trace: _Trace, similarity: float, now_ns: int) -> bool:
        if trace.person is not None:
            return False
        if np.isfinite(similarity):
            return similarity >= _GAP_SIMILARITY
        return now_ns - trace.first_ns >= _PATIENCE_S * NANOS_PER_S

    @staticmethod
    def _near(trace: _Trace, person: _Person) -> bool:
        """Whether a track began where and when the person was lost."""
        away_s = (trace.first_ns - person.last_seen_ns) / NANOS_PER_S
        if trace.box is None or person.box is None or not 0 <= away_s <= _GAP_S:
            return False
        a, b = trace.box.astype(np.float64), person.box.astype(np.float64)
        size_a, size_b = _size(a), _size(b)
        if max(size_a, size_b) > _GAP_MAX_RATIO * min(size_a, size_b):
            return False
        distance = float(np.hypot(*((a[:2] + a[2:]) - (b[:2] + b[2:])))) / 2
        return distance <= (_GAP_REACH + _GAP_REACH_PER_S * away_s) * (size_a + size_b) / 2

    def _attach(self, trace: _Trace, person: _Person, now_ns: int) -> None:
        if trace.person is not None:
            del self._persons[trace.person.id]
        trace.person = person
        person.sole_track = None
        person.last_seen_ns = now_ns
        if trace.best_quality >= _GOOD_QUALITY and self._agrees(trace, person):
            person.views.add_all(trace.views)
            person.best_quality = max(person.best_quality, trace.best_quality)

    def _found(self, trace: _Trace, now_ns: int) -> None:
        person = _Person(trace.id, now_ns, trace.id, trace.box, trace.best_quality)
        person.views.add_all(trace.views)
        trace.person = person
        self._persons[person.id] = person

    def _agrees(self, trace: _Trace, person: _Person) -> bool:
        return (
            trace.id == person.id
            or not len(person.views)
            or trace.views.similarity(person.views) >= self._threshold
        )

    def _expire(self, now_ns: int) -> None:
        self._expired_ns = now_ns
        held = {t.person.id for t in self._traces.values() if t.person is not None}
        limit_ns = now_ns - int(self._window_s * NANOS_PER_S)
        gone = [p for p in self._persons.values() if p.id not in held and p.last_seen_ns < limit_ns]
        surplus = len(self._persons) - len(gone) - _MAX_PERSONS
        if surplus > 0:
            rest = [p for p in self._persons.values() if p.id not in held and p not in gone]
            gone += sorted(rest, key=lambda p: p.last_seen_ns)[:surplus]
        for person in gone:
            del self._persons[person.id]


def _size(box: NDArray[np.float64]) -> float:
    return max(float(np.sqrt(max(box[2] - box[0], 1.0) * max(box[3] - box[1], 1.0))), 1.0)
