"""What the network is trained for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as functional
from torch import Tensor

from training.network import AGES, Outputs

_HINGE_YEARS: Final = 10.0
_IMITATION_FROM: Final = 0.3
"""Part of the run after which pose and emotion count for more. The shape of the face comes first,
and imitating two noisy teachers closely is fine work."""
_YEARS: Final = torch.arange(AGES, dtype=torch.float32)


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known about n faces.

    Attributes:
        age_low: (n,) first year of the labelled range.
        age_high: (n,) last year of it.
        female: (n,) probability: the label, softened by what the teacher's vector says.
        gender_weight: (n,) how far the label can be trusted: little for small children.
        pose: (n, 3) degrees as the teacher says, in the crop.
        emotion: (n, 5) probabilities of the teacher.
        embedding: (n, 256) of unit length, of the teacher for the unspoiled picture.
    """

    age_low: Tensor
    age_high: Tensor
    female: Tensor
    gender_weight: Tensor
    pose: Tensor
    emotion: Tensor
    embedding: Tensor


def losses(outputs: Outputs, targets: Targets, *, progress: float) -> dict[str, Tensor]:
    """Parts of the loss by name, weighed; their sum is minimised.

    Args:
        outputs: Of the network.
        targets: What is known.
        progress: 0..1, part of the epochs that is over.

    Age maximises the probability within the labelled range, and keeps the mean inside it and
    the distribution narrow. Quality is how close the imitated re-identification vector of this
    view comes to that of the unspoiled picture.
    """
    is_late = progress >= _IMITATION_FROM
    likeness = functional.cosine_similarity(outputs.embedding, targets.embedding)
    gender = functional.binary_cross_entropy_with_logits(
        outputs.female, targets.female, reduction="none"
    )
    return {
        "age": 0.5 * _mass_loss(outputs.age, targets),
        "years": 1.0 * _years_loss(outputs.age, targets),
        "gender": 2.0 * (gender * targets.gender_weight).mean(),
        "pose": (2.5 if is_late else 0.8)
        * functional.smooth_l1_loss(outputs.pose / 10, targets.pose / 10),
        "emotion": (2.0 if is_late else 1.0)
        * functional.kl_div(
            functional.log_softmax(outputs.emotion, dim=1), targets.emotion, reduction="batchmean"
        ),
        "embedding": 4.0 * (1 - likeness).mean(),
        "quality": 0.2
        * functional.binary_cross_entropy_with_logits(
            outputs.quality, likeness.detach().clamp(0, 1)
        ),
    }


def _mass_loss(logits: Tensor, targets: Targets) -> Tensor:
    log_probs = functional.log_softmax(logits, dim=1)
    inside = (targets.age_low[:, None] <= _YEARS) & (targets.age_high[:, None] >= _YEARS)
    return -torch.logsumexp(log_probs.masked_fill(~inside, -1e4), dim=1).mean()


def _years_loss(logits: Tensor, targets: Targets) -> Tensor:
    probs = functional.softmax(logits, dim=1)
    mean = probs @ _YEARS
    low, high = targets.age_low.float(), targets.age_high.float()
    # Ranges end with their last year: up to the next birthday nobody leaves it.
    outside = functional.relu(low - mean) + functional.relu(mean - high - 1)
    spread = (probs * (_YEARS - mean[:, None]) ** 2).sum(1).clamp(min=1e-3).sqrt()
    return outside.mean() / _HINGE_YEARS + 0.05 * functional.relu(spread - 3.0).mean() / 3
