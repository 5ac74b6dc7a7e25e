"""How well people are recognised by their photos, and which threshold suits them.

The figures are those of open-set identification (ISO/IEC 19795-1): of the views of people who are
enrolled, how many are missed (false-negative identification rate) and how many get a wrong name;
of the views of strangers, how many get a name (false-positive identification rate). A name is
given as by the program: similarity above a threshold, and a margin to the second best. The program
decides over several views of a face and does better than these single ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.errors import IdentityError
from kiosk.core.intervals import wilson
from kiosk.identity.calibration import default_threshold, own_threshold
from kiosk.identity.face_space import face_space, normed
from kiosk.identity.identifier import MARGIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, FaceView

_CURVE: Final = tuple(round(0.2 + 0.02 * i, 2) for i in range(31))
_Z_95: Final = 1.96
_NOBODY: Final = -1.0


@dataclass(frozen=True, slots=True)
class Rates:
    """What happens at one threshold.

    Attributes:
        threshold: Similarity from which a face gets a name.
        missed: Part of the views of enrolled people that get no name.
        wrong: Part of the views of enrolled people that get a wrong name.
        accepted: Part of the views of strangers that get a name.
    """

    threshold: float
    missed: float
    wrong: float
    accepted: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Threshold for a false accept rate, by the people of an evaluation.

    Attributes:
        threshold: Not below the default one for their number.
        low: Lower end of its 95 % interval ...
        high: ... and the upper end: how far it depends on who happened to be looked at.
        false_accept_rate: For which it is.
        at_threshold: What happens at it.
        accepted_low: Lower end of the 95 % interval of ``at_threshold.accepted`` ...
        accepted_high: ... and the upper end.
    """

    threshold: float
    low: float
    high: float
    false_accept_rate: float
    at_threshold: Rates
    accepted_low: float
    accepted_high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well people are recognised by their photos.

    Attributes:
        people: Number of people enrolled.
        probes: Views of enrolled people that were tried.
        strangers: Views of people who were not enrolled at that moment: probes without their
            own person, and outsiders.
        outsiders: Views of people who are not enrolled at all ...
        outsiders_named: ... and how many of them get a name at the default threshold.
        best_right: Probes whose most similar person is the right one.
        default: At the default threshold.
        recommended: For the false accept rate asked for.
        curve: At thresholds from 0.2 to 0.8.
        doubtful: Labels of probes whose most similar person is another one, with that one.
    """

    people: int
    probes: int
    strangers: int
    outsiders: int
    outsiders_named: int
    best_right: int
    default: Rates
    recommended: Recommendation
    curve: tuple[Rates, ...]
    doubtful: tuple[tuple[str, str], ...]


def evaluate(
    enrolled: Mapping[str, Sequence[FaceView]],
    probes: Sequence[tuple[str, FaceView]],
    strangers: Sequence[FaceView],
    model: EmbeddingModel,
    false_accept_rate: float,
) -> Evaluation:
    """Try views of people who are enrolled, and of people who are not.

    Each probe is tried a second time as a stranger, without its own person.

    Args:
        enrolled: Views by person.
        probes: (person, view); each person is one of ``enrolled``.
        strangers: Views of others; may be empty.
        model: Network that made all of them.
        false_accept_rate: For which a threshold is wanted.

    Raises:
        IdentityError: There are not at least two people, or no probe.
    """
    gallery = _Gallery(enrolled, model)
    _check(gallery, [label for label, _ in probes])
    scores = gallery.scores(_stacked([view for _, view in probes]))
    own = np.array([gallery.labels.index(label) for label, _ in probes])
    outside = gallery.scores(_stacked(strangers))
    return _evaluated(gallery, scores, own, outside, false_accept_rate)


def cross_validate(
    photos: Mapping[str, Sequence[FaceView]], model: EmbeddingModel, false_accept_rate: float
) -> Evaluation:
    """Try each photo of everybody who has several, enrolled by the other ones.

    People with one photo are enrolled by it; it is tried as a stranger's.

    Args:
        photos: Views by person.
        model: Network that made all of them.
        false_accept_rate: For which a threshold is wanted.

    Raises:
        IdentityError: There are not at least two people, or nobody has two photos.
    """
    gallery = _Gallery(photos, model)
    tried = [
        (i, k) for i, rows in enumerate(gallery.rows) if len(rows) > 1 for k in range(len(rows))
    ]
    _check(gallery, [gallery.labels[i] for i, _ in tried])
    scores = gallery.scores(np.stack([gallery.rows[i][k] for i, k in tried]), mapped=True)
    own = np.array([i for i, _ in tried])
    for row, (i, k) in enumerate(tried):
        others = np.delete(gallery.rows[i], k, axis=0)
        scores[row, i] = _similarity(gallery.rows[i][k][None], others)[0]
    single = [i for i, rows in enumerate(gallery.rows) if len(rows) == 1]
    outside = gallery.scores(
        np.concatenate([np.zeros((0, 256), np.float32), *(gallery.rows[i] for i in single)]),
        mapped=True,
    )
    outside[np.arange(len(single)), single] = _NOBODY
    return _evaluated(gallery, scores, own, outside, false_accept_rate)


class _Gallery:
    """Mapped views of each person."""

    def __init__(self, photos: Mapping[str, Sequence[FaceView]], model: EmbeddingModel) -> None:
        self._space = face_space(model)
        self.model = model
        self.labels = [label for label, views in photos.items() if views]
        self.rows = [self.map(_stacked(photos[label])) for label in self.labels]
        self.views = sum(len(rows) for rows in self.rows)

    def map(self, embeddings: NDArray[np.float32]) -> NDArray[np.float32]:
        return self._space.map(normed(embeddings))

    def scores(
        self, embeddings: NDArray[np.float32], *, mapped: bool = False
    ) -> NDArray[np.float32]:
        """(n, p) similarity of faces to people."""
        faces = embeddings if mapped else self.map(embeddings)
        return np.stack([_similarity(faces, rows) for rows in self.rows], axis=1)


def _similarity(faces: NDArray[np.float32], rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """As ``TemplateIndex``: to the most similar of the views and their mean."""
    all_rows = np.concatenate([rows, normed(rows.mean(axis=0))[None]])
    return np.asarray((faces @ all_rows.T).max(axis=1), np.float32)


def _stacked(views: Sequence[FaceView]) -> NDArray[np.float32]:
    if not views:
        return np.zeros((0, 256), np.float32)
    return np.stack([view.embedding for view in views])


def _check(gallery: _Gallery, tried: Sequence[str]) -> None:
    if len(gallery.labels) < 2:
        raise IdentityError(
            "There are not enough people to tell anything",
            "Give photos of at least two people.",
        )
    if not tried:
        raise IdentityError(
            "Nobody has a photo to be tried", "Give at least two photos of each person."
        )


def _evaluated(
    gallery: _Gallery,
    scores: NDArray[np.float32],
    own: NDArray[np.intp],
    outside: NDArray[np.float32],
    false_accept_rate: float,
) -> Evaluation:
    rows = np.arange(len(scores))
    without = scores.copy()
    without[rows, own] = _NOBODY
    trials = _Trials(
        scores[rows, own],
        without.max(axis=1),
        _best_two(np.concatenate([without, outside])),
    )
    people = len(gallery.labels)
    usual = default_threshold(gallery.model, gallery.views, false_accept_rate)
    impostor = without[without > _NOBODY]
    double = without.argmax(axis=1)
    return Evaluation(
        people=people,
        probes=len(scores),
        strangers=len(trials.stranger),
        outsiders=len(outside),
        outsiders_named=int(_accepted(trials.stranger[len(without) :], usual).sum()),
        best_right=int((trials.own > trials.other).sum()),
        default=trials.rates(usual),
        recommended=_recommended(trials, impostor, people, usual, false_accept_rate),
        curve=tuple(trials.rates(threshold) for threshold in _CURVE),
        doubtful=tuple(
            (gallery.labels[own[i]], gallery.labels[double[i]])
            for i in np.flatnonzero(trials.own <= trials.other).tolist()
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Trials:
    """Scores of all trials.

    Attributes:
        own: (n,) of probes, to their own person.
        other: (n,) of probes, to the most similar other person.
        stranger: (m, 2) of strangers, to the two most similar people.
    """

    own: NDArray[np.float32]
    other: NDArray[np.float32]
    stranger: NDArray[np.float32]

    def rates(self, threshold: float) -> Rates:
        ahead = self.own - self.other
        right = (self.own >= threshold) & (ahead >= MARGIN)
        wrong = (self.other >= threshold) & (-ahead >= MARGIN)
        accepted = _accepted(self.stranger, threshold)
        return Rates(
            threshold,
            float((~right & ~wrong).mean()),
            float(wrong.mean()),
            float(accepted.mean()) if len(accepted) else 0.0,
        )


def _accepted(best_two: NDArray[np.float32], threshold: float) -> NDArray[np.bool_]:
    """(m,) which strangers get a name."""
    best, second = best_two.T
    return np.asarray((best >= threshold) & (best - second >= MARGIN))


def _best_two(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """(m, 2), the two highest of each row, the highest first."""
    return np.asarray(np.sort(scores, axis=1)[:, -2:][:, ::-1], np.float32)


def _recommended(
    trials: _Trials,
    impostor: NDArray[np.float32],
    people: int,
    usual: float,
    false_accept_rate: float,
) -> Recommendation:
    """By the scores between different people; the interval counts people, not pairs."""
    found = own_threshold(impostor, people, false_accept_rate)
    # Standard error of a quantile of a normal distribution, in units of its deviation.
    fisher = np.arctanh(np.clip(impostor, -0.999, 0.999))
    deviation = float(fisher.std())
    depth = (atanh(found) - float(fisher.mean())) / max(deviation, 1e-6)
    error = deviation * sqrt((1 + depth**2 / 2) / people)
    threshold = max(usual, found)
    rates = trials.rates(threshold)
    hits = rates.accepted * len(trials.stranger)
    accepted_low, accepted_high = wilson(hits, len(trials.stranger))
    return Recommendation(
        threshold,
        max(usual, tanh(atanh(found) - _Z_95 * error)),
        max(usual, tanh(atanh(found) + _Z_95 * error)),
        false_accept_rate,
        rates,
        accepted_low,
        accepted_high,
    )
