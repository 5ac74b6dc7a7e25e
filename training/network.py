"""The attribute network: a small residual trunk and one linear head per attribute.

Plain 3x3 convolutions of few layers run faster on a CPU than depthwise ones of the same
accuracy (decision 0121). A depthwise convolution over the last map, as in MobileFaceNet (Chen
et al., "MobileFaceNets", CCBR 2018), lets every place of an aligned face weigh by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Sequence

INPUT_PX: Final = 96
AGES: Final = 101
"""Years of the age distribution: 0 to 100."""
EMOTIONS: Final = 5
EMBEDDING: Final = 256
"""Length of the re-identification teacher's vectors; the head exists in training alone."""
POSE_SCALE_DEG: Final = 30.0
_MEAN: Final = 118.0
_SCALE: Final = 64.0


class Outputs(NamedTuple):
    """What the network says of n faces, before calibration.

    Attributes:
        age: (n, 101) logits of the years.
        female: (n,) logits.
        pose: (n, 3) yaw, pitch and roll in degrees, roll against the upright crop.
        emotion: (n, 5) logits in the order of ``Emotion``.
        quality: (n,) logits.
        embedding: (n, 256) imitation of the re-identification vector, any length.
    """

    age: Tensor
    female: Tensor
    pose: Tensor
    emotion: Tensor
    quality: Tensor
    embedding: Tensor


def _step(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class _Residual(nn.Module):
    """Two convolutions and the way around them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = _step(width, width)
        norm = nn.BatchNorm2d(width)
        nn.init.zeros_(norm.weight)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), norm)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.second(self.first(x)))


class _PerPlace(nn.Module):
    """A depthwise convolution over a whole map: one number per channel.

    Written as a weighed sum: so the network trains 1.6 times as fast on a CPU.
    """

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(width, size, size))
        nn.init.normal_(self.weight, 1 / size**2, 1 / size**2)

    def forward(self, x: Tensor) -> Tensor:
        return (x * self.weight).sum((2, 3))


class AttributeNet(nn.Module):
    """Attributes of aligned faces.

    Args:
        widths: Channels of the four stages, each half the size of the one before.
        blocks: Residual blocks of the second, third and fourth stage.
        features: Length of the vector that the heads see.
        dropout: Share of it that is dropped in training.
    """

    def __init__(
        self,
        widths: Sequence[int] = (32, 64, 96, 192),
        blocks: Sequence[int] = (0, 2, 2),
        features: int = 384,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = [_step(3, widths[0], 2)]
        for i, count in enumerate(blocks, start=1):
            layers.append(_step(widths[i - 1], widths[i], 2))
            layers += [_Residual(widths[i]) for _ in range(count)]
        last = INPUT_PX // 2 ** (len(widths))
        self.trunk = nn.Sequential(
            *layers,
            nn.Conv2d(widths[-1], features, 1, bias=False),
            nn.BatchNorm2d(features),
            nn.ReLU(inplace=True),
            _PerPlace(features, last),
            nn.BatchNorm1d(features),
        )
        self.dropout = nn.Dropout(dropout)
        self.age = nn.Linear(features, AGES)
        self.female = nn.Linear(features, 1)
        self.pose = nn.Linear(features, 3)
        self.emotion = nn.Linear(features, EMOTIONS)
        self.quality = nn.Linear(features, 1)
        self.embedding = nn.Linear(features, EMBEDDING)

    def forward(self, pictures: Tensor) -> Outputs:
        """Look at faces.

        Args:
            pictures: (n, 3, 96, 96) BGR, 0..255.
        """
        x = self.dropout(self.trunk((pictures - _MEAN) / _SCALE).float())
        return Outputs(
            age=self.age(x),
            female=self.female(x)[:, 0],
            pose=self.pose(x) * POSE_SCALE_DEG,
            emotion=self.emotion(x),
            quality=self.quality(x)[:, 0],
            embedding=self.embedding(x),
        )
