"""Decides who the faces of a stream are, view by view, and lets go of them again."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.assignment import assign
from kiosk.core.identity import FaceFlaw, Recognition, RecognitionState
from kiosk.identity.face_space import normed
from kiosk.identity.matching import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from numpy.typing import NDArray

    from kiosk.core.clock import Clock
    from kiosk.core.identity import EmbeddingModel, FaceView
    from kiosk.identity.matching import Matcher

_NAMED_BY: Final = 2
"""Good views that must agree before a face is named ..."""
_RENAMED_BY: Final = 3
"""... and after it was held to be a stranger: each further look is one more chance to err."""
_STRANGER_AFTER: Final = 3
"""Good views that match nobody, after which a face is a stranger's ..."""
_NEARLY: Final = 0.1
"""... unless somebody is less than this below the threshold: then more views are awaited, ..."""
_STRANGER_AT_LAST: Final = 6
"""... until there are so many."""
_VIEWS: Final = 8
"""Latest good views that count."""
_SLACK: Final = 0.06
"""A single view agrees when it is this much below the threshold: the mean of several views is
more similar to the person than each of them."""
MARGIN: Final = 0.05
"""By how much the best person must be ahead of the second best."""
_HOLD: Final = 0.08
"""A name is kept as long as the face is not further below the threshold than this."""
_CONTRARY: Final = 3
"""Good views in a row that speak against a name before it is taken back."""
_OTHER_FACE: Final = 0.25
"""Two views less similar than this are of different people: the track has changed its face."""
_DEPTH: Final = 8
"""People looked at for each view."""
_SIGNS: Final = 6
"""Latest views whose liveness counts."""
_PICTURE_AFTER: Final = 2
"""Views that look like a picture, after which a face is one if they are at least half."""

_PENDING: Final = Recognition(RecognitionState.PENDING)
_UNKNOWN: Final = Recognition(RecognitionState.UNKNOWN)
_PICTURE: Final = Recognition(RecognitionState.PICTURE)


@dataclass(frozen=True, slots=True)
class _Score:
    """How one person fits to a face.

    Attributes:
        person: Id.
        mean: Cosine of the mean of the views.
        excess: Of the mean above the person's threshold.
        agreeing: Views that agree.
        latest: Excess of the latest view.
    """

    person: UUID
    mean: float
    excess: float
    agreeing: int
    latest: float

    def is_held(self, best_other: float) -> bool:
        """Whether a face that has the name of this person keeps it."""
        return (
            self.excess >= -_HOLD
            and self.latest >= -_HOLD - _SLACK
            and best_other < self.mean + MARGIN
        )


@dataclass(slots=True, eq=False)
class _Trace:
    """What is known about the face of a track, while the track lives."""

    views: deque[NDArray[np.float32]] = field(default_factory=lambda: deque(maxlen=_VIEWS))
    odd: list[NDArray[np.float32]] = field(default_factory=list)  # do not fit to the others
    alive: deque[bool] = field(default_factory=lambda: deque(maxlen=_SIGNS))
    refused: set[UUID] = field(default_factory=set)
    fresh: bool = False  # something new since the last decision
    anew: bool = False  # the people to compare with have changed since
    stranger: bool = False
    person: UUID | None = None
    similarity: float = -1.0  # to the person
    excess: float = 0.0  # above the person's threshold
    contrary: int = 0  # good views in a row that speak against the person
    claim: _Score | None = None  # whom the face may be named after, if no other face is
    told: UUID | None = None  # name said in the latest frame

    @property
    def is_picture(self) -> bool:
        """Whether it looks like a photo or a screen."""
        flat = self.alive.count(False)
        return flat >= _PICTURE_AFTER and 2 * flat >= len(self.alive)

    @property
    def is_dubious(self) -> bool:
        """Whether too many views look like a picture to name anybody."""
        return 3 * self.alive.count(False) > len(self.alive)

    def accept(self, claim: _Score) -> None:
        """It is this person from now on."""
        self.person, self.similarity, self.excess = claim.person, claim.mean, claim.excess
        self.contrary, self.claim, self.stranger = 0, None, False

    def lose_name(self) -> None:
        """It is nobody any more; what is known of the face is weighed again."""
        self.person, self.similarity, self.excess = None, -1.0, 0.0
        self.contrary, self.claim, self.fresh = 0, None, True

    def keep_latest(self, count: int) -> None:
        """Forget all views but the latest."""
        while len(self.views) > count:
            self.views.popleft()


class GalleryIdentifier:
    """Implements :class:`kiosk.core.ports.FaceIdentifier` over the people of a matcher.

    Views with a flaw never name anybody. A face is named when the mean of its good views is
    similar enough to a person, clearly more than to anybody else, and at least two views
    agree. From then on bad views change nothing, and only several good views in a row that
    speak against it take the name back; another name has to be earned anew. A person is
    given to at most one face of a frame.

    ``observe``, ``resolve``, ``begin`` and ``end`` belong to the analysis thread; ``replace``
    and ``reject`` may be called from any.
    """

    def __init__(self, clock: Clock, matcher: Matcher | None = None) -> None:
        """Start with no track.

        Args:
            clock: Tells when a consent expires.
            matcher: Who can be recognised; None is nobody.
        """
        self._clock = clock
        self._lock = threading.Lock()
        self._matcher = matcher
        self._model: EmbeddingModel | None = None
        self._traces: dict[int, _Trace] = {}

    def replace(self, matcher: Matcher | None) -> None:
        """Other people can be recognised from now on; who is in view is decided anew."""
        with self._lock:
            self._matcher = matcher
            for trace in self._traces.values():
                trace.fresh = trace.anew = True
                trace.stranger = False

    def reject(self, person: UUID) -> None:
        """Faces named after this person now are somebody else, for as long as they are seen."""
        with self._lock:
            for trace in self._traces.values():
                if trace.person == person:
                    trace.refused.add(person)
                    trace.lose_name()
                    trace.stranger = True  # from now on, not after some more views

    def begin(self, model: EmbeddingModel) -> None:
        """New networks make the embeddings, and tracks are numbered from 1: forget them all."""
        with self._lock:
            self._model = model
            self._traces.clear()

    def end(self, track_id: int) -> None:
        """The track is over; what was known about its face is forgotten."""
        with self._lock:
            self._traces.pop(track_id, None)

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        """Take one more view of a face in sight; one with flaws names nobody."""
        del now_ns
        with self._lock:
            if view.model != self._model:
                return
            trace = self._traces.setdefault(track_id, _Trace())
            if FaceFlaw.NOT_ALIVE in view.flaws:
                trace.alive.append(False)
            elif view.liveness is not None:
                trace.alive.append(True)
            if not view.flaws:
                self._take(trace, normed(view.embedding))

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        """Who the tracks seen in a frame are, one-to-one; every track has an entry."""
        del now_ns
        with self._lock:
            at = self._clock.utc_now()
            traces = {i: self._traces.setdefault(i, _Trace()) for i in track_ids}
            self._drop_hidden(traces.values(), at)
            self._weigh([trace for trace in traces.values() if trace.fresh], at)
            self._assign(traces.values())
            return {i: self._recognition(trace, at) for i, trace in traces.items()}

    # ------------------------------------------------------------------ with the lock held

    def _take(self, trace: _Trace, view: NDArray[np.float32]) -> None:
        """Add a good view, or begin anew when the track has come to show another face."""
        if not trace.views or float(view @ _mean(trace.views)) >= _OTHER_FACE:
            trace.views.append(view)
            trace.odd.clear()
            trace.fresh = True
            return
        if trace.odd and float(view @ _mean(trace.odd)) < _OTHER_FACE:
            trace.odd.clear()
        trace.odd.append(view)
        if len(trace.odd) >= _CONTRARY:
            trace.views.clear()
            trace.views.extend(trace.odd)
            trace.odd.clear()
            trace.lose_name()
            trace.stranger = False

    def _drop_hidden(self, traces: Iterable[_Trace], at: datetime) -> None:
        """Take back names of people who may not be recognised any more, and of pictures."""
        for trace in traces:
            person = trace.claim.person if trace.claim is not None else trace.person
            if person is None:
                continue
            gone = self._matcher is None or self._matcher.index_of(person, at) == NOBODY
            if gone or trace.is_picture:
                trace.lose_name()

    def _weigh(self, traces: Sequence[_Trace], at: datetime) -> None:
        """Compare the faces of which there is something new with everybody."""
        matcher = self._matcher
        traces = [trace for trace in traces if trace.views]
        if not traces:
            return
        if matcher is None or matcher.model != self._model:
            for trace in traces:
                self._judge(trace, [])
            return
        # Everybody is compared with the mean alone; the views with those who come into question.
        found = matcher.search(np.stack([_mean(trace.views) for trace in traces]), at, depth=_DEPTH)
        for trace, people, similarity in zip(traces, found.person, found.similarity, strict=True):
            views = np.stack(trace.views)
            scores = [
                _score(matcher, int(index), float(mean), views)
                for index, mean in zip(people, similarity, strict=True)
                if index != NOBODY and matcher.people[index] not in trace.refused
            ]
            self._judge(trace, scores)

    @staticmethod
    def _judge(trace: _Trace, scores: Sequence[_Score]) -> None:
        """Decide about one face by its scores, the best person first."""
        anew, trace.anew, trace.fresh = trace.anew, False, False
        if trace.person is None:
            trace.claim = _claim(trace, scores)
            is_near = any(score.excess >= -_NEARLY for score in scores)
            enough = _STRANGER_AT_LAST if is_near else _STRANGER_AFTER
            if trace.claim is None and len(trace.views) >= enough:
                trace.stranger = True
            return
        own = next((score for score in scores if score.person == trace.person), None)
        others = [score.mean for score in scores if score.person != trace.person]
        if own is not None and own.is_held(max(others, default=-1.0)):
            trace.similarity, trace.excess, trace.contrary = own.mean, own.excess, 0
            return
        trace.contrary += 1
        if anew:
            trace.lose_name()
        elif trace.contrary >= _CONTRARY:
            trace.keep_latest(_CONTRARY)
            trace.lose_name()

    @staticmethod
    def _assign(traces: Iterable[_Trace]) -> None:
        """Give each person to the face that is most like them."""
        bids: list[tuple[_Trace, UUID, float]] = []
        for trace in traces:
            if trace.is_picture:
                continue
            if trace.person is not None:
                # Who has the name keeps it unless another face is clearly more similar.
                bids.append((trace, trace.person, trace.excess + _HOLD))
            elif trace.claim is not None:
                bids.append((trace, trace.claim.person, trace.claim.excess))
        column_of = {person: j for j, person in enumerate({bid[1]: None for bid in bids})}
        cost = np.full((len(bids), len(column_of)), np.inf)
        for i, (_, person, excess) in enumerate(bids):
            cost[i, column_of[person]] = -excess
        winners = {i for i, _ in assign(cost)}
        for i, (trace, _, _) in enumerate(bids):
            if i not in winners:
                if trace.person is not None:
                    trace.lose_name()
            elif trace.claim is not None:
                trace.accept(trace.claim)

    def _recognition(self, trace: _Trace, at: datetime) -> Recognition:
        """What to say; a name never follows another name at once."""
        told, trace.told = trace.told, None
        if trace.is_picture:
            return _PICTURE
        if trace.person is None:
            if trace.stranger or (trace.claim is not None and len(trace.views) >= _STRANGER_AFTER):
                return _UNKNOWN
            return _PENDING
        if told is not None and told != trace.person:
            return _PENDING
        assert self._matcher is not None
        trace.told = trace.person
        index = self._matcher.index_of(trace.person, at)
        return Recognition(
            RecognitionState.KNOWN, self._matcher.identity(index, trace.similarity, at)
        )


def _claim(trace: _Trace, scores: Sequence[_Score]) -> _Score | None:
    """The person whom a face without a name may be named after."""
    if not scores or trace.is_dubious:
        return None
    best = scores[0]
    second = scores[1].mean if len(scores) > 1 else -1.0
    wanted = _RENAMED_BY if trace.stranger else _NAMED_BY
    if best.excess < 0 or best.mean - second < MARGIN or best.agreeing < wanted:
        return None
    return best


def _mean(views: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
    """(256,) float32 of unit length."""
    return normed(np.mean(list(views), axis=0, dtype=np.float32))


def _score(matcher: Matcher, index: int, mean: float, views: NDArray[np.float32]) -> _Score:
    """How one person fits to a face.

    Args:
        matcher: Knows the person.
        index: Of the person.
        mean: Similarity of the mean of the views.
        views: (n, 256) float32, the latest last.
    """
    threshold = float(matcher.thresholds[index])
    each = matcher.similarities(index, views)
    return _Score(
        matcher.people[index],
        mean,
        mean - threshold,
        int((each >= threshold - _SLACK).sum()),
        float(each[-1]) - threshold,
    )
