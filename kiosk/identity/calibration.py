"""How similar a face must be to somebody enrolled: thresholds for a false accept rate."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.identity import EmbeddingModel, Person, Training, TrainingState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImpostorTail:
    """How often different adults are at least so similar, by an exponential tail.

    Attributes:
        rate: Part of the pairs of different people with at least ``similarity``.
        similarity: Cosine.
        per_tenfold: Cosine by which the part falls to a tenth.
    """

    rate: float
    similarity: float
    per_tenfold: float

    def exceeds(self, similarity: float) -> float:
        """Part of the pairs of different people that are at least so similar."""
        return min(1.0, self.rate * 10 ** ((self.similarity - similarity) / self.per_tenfold))

    def threshold(self, people: int, false_accept_rate: float) -> float:
        """Cosine from which a stranger is taken for one of ``people`` that rarely.

        A stranger is compared with everybody, so the chance of a double grows with their
        number; the pairs count as independent, which is the worst case.
        """
        per_pair = false_accept_rate / max(people, 1)
        return self.similarity + self.per_tenfold * log10(self.rate / per_pair)


DEFAULT_TAIL: Final = ImpostorTail(rate=2.3e-4, similarity=0.46, per_tenfold=0.1)


def default_threshold(model: EmbeddingModel, people: int, false_accept_rate: float) -> float:
    """Cosine from which a face is somebody enrolled, without knowing who is enrolled."""
    del model
    return min(DEFAULT_TAIL.threshold(people, false_accept_rate), 0.95)


def confidence(similarity: float, threshold: float) -> float:
    """How surely a face is the person, 0..1; 0.5 at the threshold, monotone in the distance.

    The odds grow tenfold with each ``per_tenfold`` above the threshold, as chance
    doubles grow rarer.
    """
    return float(1.0 / (1.0 + 10.0 ** ((threshold - similarity) / DEFAULT_TAIL.per_tenfold)))


def compute_training(
    people: Sequence[Person], model: EmbeddingModel, false_accept_rate: float, now: datetime
) -> Training:
    """Compute the threshold of a group.

    Args:
        people: Everybody of the group.
        model: Network in use.
        false_accept_rate: How often a stranger may be taken for one of them.
        now: UTC.

    Returns:
        Succeeded, or failed with a message when there is nobody to recognise.
    """
    message = ""
    able = [p for p in people if p.usable(model) and p.consent.is_valid(now)]
    if not people:
        message = "The group has no people"
    elif not any(p.usable(model) for p in people):
        message = f"Nobody of the group has a photo that {model} has seen; take their photos again"
    elif not able:
        message = "The consent of everybody in the group has expired"
    if message:
        return Training(TrainingState.FAILED, now, now, message)
    threshold = default_threshold(model, len(able), false_accept_rate)
    return Training(TrainingState.SUCCEEDED, now, now, "", float(np.float64(threshold)), model)
