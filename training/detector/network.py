"""The detector: a narrow trunk, three scales joined from coarse to fine, one shared head.

The outputs are those of YuNet (Wu et al., "YuNet: A Tiny Millisecond-level Face Detector",
Machine Intelligence Research 20, 2023). Its depthwise convolutions are plain ones here, which
train several times faster on a CPU.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Sequence

VALUES: Final = 16
"""Per cell: class, objectness, 4 of the box, 10 of the landmarks."""
MEAN: Final = 118.0
SCALE: Final = 64.0
_RARE: Final = -4.0
"""Logit of the scores before training: hardly any cell sees a face."""


def _step(inputs: int, outputs: int, stride: int = 1, kernel: int = 3) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class DetectorNet(nn.Module):
    """Faces of pictures whose sides are multiples of 32.

    Args:
        widths: Channels at the strides 2, 4, 8, 16 and 32.
        joined: Channels of the three scales before the head.
    """

    def __init__(self, widths: Sequence[int] = (16, 16, 32, 48, 48), joined: int = 32) -> None:
        super().__init__()
        self.stem = nn.Sequential(_step(3, widths[0], 2), _step(widths[0], widths[1], 2))
        self.fine = nn.Sequential(_step(widths[1], widths[2], 2), _step(widths[2], widths[2]))
        self.middle = nn.Sequential(_step(widths[2], widths[3], 2), _step(widths[3], widths[3]))
        self.coarse = nn.Sequential(
            _step(widths[3], widths[4], 2),
            _step(widths[4], widths[4]),
            _step(widths[4], widths[4]),
        )
        self.joints = nn.ModuleList(_step(width, joined, kernel=1) for width in widths[2:])
        self.head = nn.Conv2d(joined, joined, 3, padding=1, bias=False)
        # The scales share weights but no statistics: the mean of all three fits none of them.
        self.norms = nn.ModuleList(nn.BatchNorm2d(joined) for _ in widths[2:])
        self.last = nn.Conv2d(joined, VALUES, 1)
        nn.init.normal_(self.last.weight, std=0.01)
        bias = torch.zeros(VALUES)
        bias[1] = _RARE
        self.last.bias = nn.Parameter(bias)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Look for faces.

        Args:
            pictures: (n, 3, h, w) BGR, 0..255.

        Returns:
            For the strides 8, 16 and 32 (n, cells, 16), cells row by row: logits of class and
            objectness, then offsets and logarithms of sizes in cells.
        """
        fine = self.fine(self.stem((pictures - MEAN) / SCALE))
        middle = self.middle(fine)
        maps = [
            joint(m)
            for joint, m in zip(self.joints, (fine, middle, self.coarse(middle)), strict=True)
        ]
        maps[1] = maps[1] + nn.functional.interpolate(maps[2], scale_factor=2.0)
        maps[0] = maps[0] + nn.functional.interpolate(maps[1], scale_factor=2.0)
        a, b, c = (
            self.last(torch.relu(norm(self.head(map_)))).permute(0, 2, 3, 1).flatten(1, 2)
            for map_, norm in zip(maps, self.norms, strict=True)
        )
        return a, b, c
