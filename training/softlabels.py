"""Gender as the re-identification teacher's vector tells it, of faces held out one by one.

Three crowd workers voted on each face, and some votes are wrong. A small network on the
teacher's vectors, trained on four fifths of the faces, judges the fifth that it has not seen;
label and judgement together are a better target than the label alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import torch
import torch.nn.functional as functional
from torch import nn

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FOLDS: Final = 5
_EPOCHS: Final = 20
LABEL_SHARE: Final = 0.6
"""How much of the target is the label."""


def soft_female(
    embedding: NDArray[np.float32], female: NDArray[np.bool_], *, seed: int
) -> NDArray[np.float32]:
    """Targets of the gender, 0..1.

    Args:
        embedding: (n, 256) unit length.
        female: (n,) labels.
        seed: Of folds and weights.
    """
    fold = np.random.default_rng(seed).integers(0, _FOLDS, len(female))
    judged = np.zeros(len(female), np.float32)
    for k in range(_FOLDS):
        torch.manual_seed(seed + k)
        judge = _trained(embedding[fold != k], female[fold != k])
        with torch.no_grad():
            logits = judge(torch.from_numpy(embedding[fold == k]) * 16)[:, 0]
        judged[fold == k] = torch.sigmoid(logits).numpy()
    return (LABEL_SHARE * female + (1 - LABEL_SHARE) * judged).astype(np.float32)


def _trained(embedding: NDArray[np.float32], female: NDArray[np.bool_]) -> nn.Module:
    judge = nn.Sequential(
        nn.Dropout(0.2), nn.Linear(256, 512), nn.ReLU(), nn.Dropout(0.4), nn.Linear(512, 1)
    )
    optimizer = torch.optim.AdamW(judge.parameters(), 2e-3, weight_decay=1e-2)
    x = torch.from_numpy(embedding) * 16
    y = torch.from_numpy(female.astype(np.float32))
    for _ in range(_EPOCHS):
        for rows in torch.randperm(len(x)).split(1024):
            loss = functional.binary_cross_entropy_with_logits(judge(x[rows])[:, 0], y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return judge.eval()
