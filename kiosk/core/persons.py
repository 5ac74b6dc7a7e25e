"""Recognising within minutes that a face is of somebody who was here just before.

Embeddings live in this object only: in memory, for the revisit window, never written or
sent. They tell that two tracks are of one person, not who that is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.assignment import assign
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

DEFAULT_THRESHOLD: Final = 0.42
"""Cosine similarity from which two faces are held to be one person."""
_TEMPLATES: Final = 5
"""Views that are remembered of a person."""
_SAME_VIEW: Final = 0.8
"""Views that are more similar than this are averaged into one."""
_MAX_VIEW_WEIGHT: Final = 10.0
"""Ceiling of the weight of an averaged view, so that it still follows new ones."""
_GOOD_QUALITY: Final = 0.25
"""Views below do not become part of what is remembered and decide nothing alone."""
_PATIENCE_S: Final = 0.6
"""A face without a good view is decided after this long with what there is."""
_GAP_S: Final = 1.5
"""Somebody who reappears near the same place within this time is probably the same."""
_GAP_SIMILARITY: Final = 0.2
"""Similarity that is enough then; different people are hardly ever above (see docs)."""
_GAP_REACH: Final = 1.0
"""Distance in face sizes that counts as the same place ..."""
_GAP_REACH_PER_S: Final = 1.5
"""... and how it grows with the time away."""
_GAP_MAX_RATIO: Final = 1.8
"""Largest change of size for it."""
_MAX_PERSONS: Final = 500
"""Bound of the memory; the one not seen for longest is forgotten first."""


@dataclass(slots=True, eq=False)
class _Person:
    """Somebody who was seen within the window."""

    id: int
    last_seen_ns: int
    views: NDArray[np.float32]  # (k, 256), unit length
    weights: list[float]
    sole_track: int | None  # the only track so far; None when there were more
    box: NDArray[np.float32] | None = None

    def learn(self, embedding: NDArray[np.float32], quality: float) -> None:
        """Remember one more good view."""
        if len(self.views):
            similarity = self.views @ embedding
            i = int(similarity.argmax())
            if similarity[i] >= _SAME_VIEW:
                mixed = self.views[i] * self.weights[i] + embedding * quality
                self.views[i] = mixed / np.linalg.norm(mixed)
                self.weights[i] = min(self.weights[i] + quality, _MAX_VIEW_WEIGHT)
                return
        if len(self.weights) < _TEMPLATES:
            self.views = np.concatenate([self.views, embedding[None]])
            self.weights.append(quality)
            return
        i = int(np.argmin(self.weights))
        if quality >= self.weights[i]:
            self.views[i], self.weights[i] = embedding, quality


@dataclass(slots=True, eq=False)
class _Trace:
    """What is known about a track."""

    id: int
    first_ns: int
    embedding: NDArray[np.float32] | None = None  # weighted mean of all views, unit length
    weight: float = 0.0
    best_quality: float = 0.0
    fresh: bool = False
    box: NDArray[np.float32] | None = None
    person: _Person | None = None
    rivals: set[int] = field(default_factory=set)  # persons seen beside this track

    def add(self, embedding: NDArray[np.float32], quality: float) -> None:
        total = embedding * quality
        if self.embedding is not None:
            total = total + self.embedding * self.weight
        norm = float(np.linalg.norm(total))
        if norm > 0:
            self.embedding = (total / norm).astype(np.float32)
        self.weight = min(self.weight + quality, _MAX_VIEW_WEIGHT)
        self.best_quality = max(self.best_quality, quality)
        self.fresh = True


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
            threshold: Cosine similarity from which two faces are one person.
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
        unit = (embedding / norm).astype(np.float32)
        trace = self._trace(track_id, now_ns)
        trace.add(unit, quality)
        person = trace.person
        if person is not None and quality >= _GOOD_QUALITY:
            # A track joined by its place alone teaches nothing until its looks agree.
            founder = person.id == track_id
            if (
                founder
                or not len(person.views)
                or self._similarity(trace, person) >= self._threshold
            ):
                person.learn(unit, quality)

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
        return min(a, b, key=lambda trace: self._similarity(trace, person))

    def _join(self, undecided: Sequence[_Trace], live: Sequence[_Trace], now_ns: int) -> None:
        """Give undecided tracks the numbers of remembered people, the best fit over all."""
        in_view = {trace.person.id for trace in live if trace.person is not None}
        candidates = [p for p in self._persons.values() if p.id not in in_view]
        if not candidates:
            return
        views = np.concatenate([p.views for p in candidates])
        owner = np.repeat(np.arange(len(candidates)), [len(p.views) for p in candidates])
        cost = np.full((len(undecided), len(candidates)), np.inf)
        for i, trace in enumerate(undecided):
            similarity = np.full(len(candidates), -np.inf)
            if trace.embedding is not None and len(views):
                np.maximum.at(similarity, owner, views @ trace.embedding)
            for j, person in enumerate(candidates):
                if person.id in trace.rivals:
                    continue
                if similarity[j] >= self._threshold:
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
        former = trace.person
        if former is not None:
            del self._persons[former.id]
            for view, weight in zip(former.views, former.weights, strict=True):
                person.learn(view, weight)
        trace.person = person
        person.sole_track = None
        person.last_seen_ns = now_ns
        if (
            trace.embedding is not None
            and trace.best_quality >= _GOOD_QUALITY
            and self._similarity(trace, person) >= self._threshold
        ):
            person.learn(trace.embedding, trace.best_quality)

    def _found(self, trace: _Trace, now_ns: int) -> None:
        person = _Person(trace.id, now_ns, np.zeros((0, 256), np.float32), [], trace.id)
        person.box = trace.box
        if trace.embedding is not None:
            # A poor view is remembered as long as there is none better.
            person.learn(trace.embedding, min(trace.best_quality, 1.0))
        trace.person = person
        self._persons[person.id] = person

    @staticmethod
    def _similarity(trace: _Trace, person: _Person) -> float:
        if trace.embedding is None or not len(person.views):
            return -1.0
        return float((person.views @ trace.embedding).max())

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
