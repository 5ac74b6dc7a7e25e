"""How similar a face must be to somebody enrolled: thresholds for a false accept rate.

Identification is open-set: a stranger who steps up is compared with everybody, and is accepted
when only one of the comparisons goes wrong. The false accept rate is that of strangers, what
ISO/IEC 19795-1 calls the false-positive identification rate, so the threshold grows with the
number of comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt, tanh
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.identity import REIDENTIFICATION, EmbeddingModel, Person, Training, TrainingState
from kiosk.identity.template_index import TemplateIndex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

_NORMAL: Final = NormalDist()
_PER_TENFOLD: Final = 0.075
"""Similarity by which doubles become ten times rarer, where thresholds usually are."""
_HIGHEST: Final = 0.95
"""No threshold is above: not even two pictures of one moment would always reach it."""
_PRIOR_PAIRS: Final = 4
"""Pairs of enrolled people from which on their own scores count more than the default's."""
_SAMPLE: Final = 400
"""People whose scores are looked at; more change nothing."""
_ENOUGH_GENUINE: Final = 10
_MANY_MISSED: Final = 0.1


@dataclass(frozen=True, slots=True)
class ImpostorTail:
    """How similar the most similar pairs of different people are.

    Attributes:
        location: Of the normal distribution that fits the upper tail ...
        scale: ... and its deviation. It is larger than that of all pairs: the tail is made of
            people of equal sex, age and origin.
    """

    location: float
    scale: float

    def exceeds(self, similarity: float) -> float:
        """Part of the pairs of different people that are at least so similar."""
        return _NORMAL.cdf((self.location - similarity) / self.scale)

    def threshold(self, comparisons: int, false_accept_rate: float) -> float:
        """Similarity that a stranger reaches with that probability.

        Args:
            comparisons: With how many templates or people a stranger is compared.
            false_accept_rate: 0..1, of strangers.
        """
        return min(self.location + self.scale * _rarity(comparisons, false_accept_rate), _HIGHEST)


def _rarity(comparisons: int, false_accept_rate: float) -> float:
    """Standard deviations that one of so many comparisons exceeds with that probability.

    They count as independent, which is the worst case.
    """
    return -_NORMAL.inv_cdf(min(0.5, false_accept_rate / max(comparisons, 1)))


_NOBODY: Final = "There is nobody in the group"
_NO_PHOTO: Final = "Nobody in the group has a photo for the network in use; take new ones"
_EXPIRED: Final = "The consent of everybody in the group has expired"
_UNLIKE_THEMSELVES: Final = (
    "Many photos are not similar enough to the other photos of the same person; add better ones, "
    "or allow more false accepts"
)
TRAINING_MESSAGES: Final = (_NOBODY, _NO_PHOTO, _EXPIRED, _UNLIKE_THEMSELVES)

DEFAULT_TAIL: Final = ImpostorTail(-0.0625, 0.1264)
"""Of the usual network, face-reidentification-retail-0095 FP16-INT8. Measured by
``scripts/face_space.py`` on 8,037 adults of FairFace: 8 million pairs of faces to which no
direction was fitted, a seventh of them of one origin. Above a similarity of 0.5 part of the pairs
shows one person twice, so the tail is fitted below."""
_TAILS: Final = {
    EmbeddingModel(REIDENTIFICATION, "FP16-INT8"): DEFAULT_TAIL,
    EmbeddingModel(REIDENTIFICATION, "FP16"): ImpostorTail(-0.0677, 0.1282),
}
_UNMEASURED: Final = ImpostorTail(0.0, 0.15)
"""Of another network: wider than that of any that was tried."""
_USUAL_DEVIATION: Final = 0.094
"""Of all pairs of different adults; their mean is 0."""


def default_threshold(model: EmbeddingModel, templates: int, false_accept_rate: float) -> float:
    """Similarity from which a face is somebody enrolled, whoever that is.

    Args:
        model: Network in use.
        templates: Of everybody; each is one more chance for a double.
        false_accept_rate: How often a stranger may be taken for somebody.
    """
    return _TAILS.get(model, _UNMEASURED).threshold(templates, false_accept_rate)


def confidence(similarity: float, threshold: float) -> float:
    """How surely a face is the person, 0..1, from how far the similarity is above the threshold.

    A logistic curve: 0.5 at the threshold, and the odds grow tenfold with each step by which
    doubles become ten times rarer.
    """
    return float(1.0 / (1.0 + 10.0 ** ((threshold - similarity) / _PER_TENFOLD)))


def compute_training(
    people: Sequence[Person], model: EmbeddingModel, false_accept_rate: float, now: datetime
) -> Training:
    """Compute the threshold of a group from how similar its people are to each other.

    Args:
        people: Everybody of the group.
        model: Network in use.
        false_accept_rate: How often a stranger may be taken for one of them.
        now: UTC.

    Returns:
        Succeeded, with a message when many of their own photos are below the threshold; or
        failed, with a message, when there is nobody to recognise.
    """
    usable = [person for person in people if person.usable(model)]
    able = [person for person in usable if person.consent.is_valid(now)]
    if not able:
        message = _EXPIRED if usable else _NO_PHOTO if people else _NOBODY
        return Training(TrainingState.FAILED, now, now, message)
    impostor, genuine = own_scores(able, model)
    threshold = max(
        default_threshold(model, len(able), false_accept_rate),
        own_threshold(impostor, len(able), false_accept_rate),
    )
    training = Training(TrainingState.SUCCEEDED, now, now, "", threshold, model)
    missed = float((genuine < threshold).mean()) if len(genuine) >= _ENOUGH_GENUINE else 0.0
    if missed > _MANY_MISSED:
        training = replace(training, message=_UNLIKE_THEMSELVES)
    return training


def own_threshold(impostor: NDArray[np.float32], people: int, false_accept_rate: float) -> float:
    """Similarity that a stranger like the people of a gallery reaches with that probability.

    A family, a team of one age and origin, or drawn faces resemble each other more than people
    at large. Fisher's z (the inverse hyperbolic tangent) of their similarities is taken as
    normally distributed; mean and variance are drawn to those of people at large as long as
    there are few pairs.

    Args:
        impostor: (n,) similarities between different people of the gallery.
        people: Their number.
        false_accept_rate: 0..1, of strangers.
    """
    pairs = people * (people - 1) / 2
    if not pairs or not len(impostor):
        return -1.0
    trust = pairs / (pairs + _PRIOR_PAIRS)
    fisher = np.arctanh(np.clip(impostor, -0.999, 0.999))
    mean = trust * float(fisher.mean())
    variance = trust * float(fisher.var()) + (1 - trust) * _USUAL_DEVIATION**2
    rare = _rarity(people, false_accept_rate)
    return min(tanh(mean + sqrt(variance) * rare), _HIGHEST)


def own_scores(
    people: Sequence[Person], model: EmbeddingModel
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Scores within a gallery.

    Args:
        people: Each with a template made by ``model``.
        model: Network in use.

    Returns:
        (n,) mean similarity of one person's templates to another person, for each ordered pair
        with its spread: one score per template and person, of a sample when there are many.
        (m,) similarity of each template to the others of the same person, for those who have
        several.
    """
    step = max(1, -(-len(people) // _SAMPLE))
    sample = list(people)[::step]
    index = TemplateIndex(sample, model)
    impostor, genuine = [], []
    for i, count in enumerate(index.templates.tolist()):
        own = index.rows(i)[:count]
        impostor.append(np.delete(index.similarities(own), i, axis=1).ravel())
        if count > 1:
            cosines = own @ own.T
            np.fill_diagonal(cosines, -1.0)
            genuine.append(cosines.max(axis=1))
    nothing = np.zeros(0, np.float32)
    return np.concatenate([nothing, *impostor]), np.concatenate([nothing, *genuine])
