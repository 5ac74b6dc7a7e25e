"""Which cell answers for which face, and how wrong its answer is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import torch
from torch import Tensor
from torch.nn import functional

from kiosk.inference.yunet import STRIDES
from training.detector.scenes import FACE, IGNORED

if TYPE_CHECKING:
    from collections.abc import Sequence

_FACE_PX: Final = ((0.0, 44.0), (30.0, 112.0), (76.0, 1e4))
"""Sizes that each stride answers for; between two, both do."""
_NEAR, _NEAR_SHARE = 1.0, 0.15
"""Cells whose middle is nearer to that of a face, along each axis, answer for it: in cells or
in units of the face, whichever is more. Large faces could not be told from their surroundings
to the cell."""
_AROUND, _AROUND_SHARE = 2.0, 0.3
"""Up to here cells need not, but may."""
_DOUBT: Final = 1.5
"""So much beyond its sizes a stride may answer."""
_FOCUS: Final = 2.0
_FACE_SHARE: Final = 0.4
"""Weight of the cells with a face against those without, and how little easy cells count:
Lin et al., "Focal Loss for Dense Object Detection", ICCV 2017."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """What is to be found in n pictures, up to m things each.

    Attributes:
        kind: (n, m) uint8: unused, ignored, or a face.
        xyxy: (n, m, 4) float32 px.
        landmarks: (n, m, 5, 2) float32 px.
    """

    kind: Tensor
    xyxy: Tensor
    landmarks: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """What each of the p cells of n pictures has to answer.

    Attributes:
        row: (n, p) int64, which thing; meaningless without a face.
        is_face: (n, p) bool.
        counts: (n, p) bool, False where no answer is wrong.
    """

    row: Tensor
    is_face: Tensor
    counts: Tensor


def cells(width: int, height: int) -> Tensor:
    """(p, 3) float32: x and y of the origin and stride of all cells, in the order of the outputs.

    Args:
        width: px, a multiple of 32.
        height: px, a multiple of 32.
    """
    parts = []
    for stride in STRIDES:
        y, x = torch.meshgrid(
            torch.arange(height // stride), torch.arange(width // stride), indexing="ij"
        )
        origin = torch.stack((x.flatten(), y.flatten()), 1).float() * stride
        parts.append(torch.cat((origin, torch.full((len(origin), 1), float(stride))), 1))
    return torch.cat(parts)


def assign(grid: Tensor, places: Places) -> Assignment:
    """Which cells answer for which faces.

    Args:
        grid: (p, 3) of :func:`cells`.
        places: What there is.
    """
    xyxy, stride = places.xyxy[:, None], grid[None, :, None, 2]
    middle = grid[None, :, None, :2] + stride[..., None] / 2
    far = (middle - (xyxy[..., :2] + xyxy[..., 2:]) / 2).abs().amax(-1)
    inside = ((middle > xyxy[..., :2]) & (middle < xyxy[..., 2:])).all(-1)
    size = (places.xyxy[..., 2:] - places.xyxy[..., :2]).clamp(min=0).prod(-1).sqrt()[:, None]
    level = (torch.log2(grid[:, 2]) - 3).long()
    low, high = torch.tensor(_FACE_PX)[level].unbind(1)
    low, high = low[None, :, None], high[None, :, None]
    is_face = (places.kind == FACE)[:, None]
    fits = (size >= low) & (size < high)
    nearly = (size >= low / _DOUBT) & (size < high * _DOUBT)
    answers = is_face & fits & (far < torch.maximum(_NEAR * stride, _NEAR_SHARE * size))
    excused = is_face & nearly & (far < torch.maximum(_AROUND * stride, _AROUND_SHARE * size))
    excused |= (places.kind == IGNORED)[:, None] & inside
    nearest = torch.where(answers, far, torch.inf).argmin(-1)
    found = answers.any(-1)
    return Assignment(nearest, found, found | ~excused.any(-1))


def losses(levels: Sequence[Tensor], grid: Tensor, places: Places) -> dict[str, Tensor]:
    """The parts of the loss, weighed.

    Args:
        levels: Of the network: (n, cells, 16) float32 for each stride.
        grid: (p, 3) of :func:`cells`.
        places: What was to be found.
    """
    raw = torch.cat(list(levels), 1)
    wanted = assign(grid, places)
    count = wanted.is_face.sum().clamp(min=1).float()
    parts = {"objectness": 4 * _focal(raw[..., 1], wanted) / count}
    picture, cell = wanted.is_face.nonzero(as_tuple=True)
    row = wanted.row[picture, cell]
    answer, origin, stride = raw[picture, cell], grid[cell, :2], grid[cell, 2:]
    target = places.xyxy[picture, row]
    centre = answer[:, 2:4] * stride + origin
    half = answer[:, 4:6].clamp(max=5.0).exp() * stride / 2
    iou, generalised = overlaps(torch.cat((centre - half, centre + half), 1), target)
    size = (target[:, 2:] - target[:, :2]).prod(1, keepdim=True).sqrt()
    points = answer[:, 6:].reshape(-1, 5, 2) * stride[:, None] + origin[:, None]
    away = (points - places.landmarks[picture, row]) / size[:, None]
    parts["class"] = (
        functional.binary_cross_entropy_with_logits(
            answer[:, 0], iou.detach().clamp(0, 1), reduction="sum"
        )
        / count
    )
    parts["box"] = 2 * (1 - generalised).sum() / count
    parts["landmarks"] = (
        10
        * functional.smooth_l1_loss(away, torch.zeros_like(away), beta=0.05, reduction="sum")
        / (10 * count)
    )
    return parts


def _focal(logits: Tensor, wanted: Assignment) -> Tensor:
    target = wanted.is_face.float()
    entropy = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    wrong = (torch.sigmoid(logits) - target).abs()
    share = torch.where(wanted.is_face, _FACE_SHARE, 1 - _FACE_SHARE)
    return (share * wrong**_FOCUS * entropy * wanted.counts).sum()


def overlaps(first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
    """Intersection over union of pairs of boxes, and its generalised form.

    The latter also tells boxes apart that do not meet: Rezatofighi et al., "Generalized
    Intersection over Union", CVPR 2019.

    Args:
        first: (k, 4) px.
        second: (k, 4) px.

    Returns:
        (k,) and (k,).
    """
    inner = torch.minimum(first[:, 2:], second[:, 2:]) - torch.maximum(first[:, :2], second[:, :2])
    outer = torch.maximum(first[:, 2:], second[:, 2:]) - torch.minimum(first[:, :2], second[:, :2])
    shared, hull = inner.clamp(min=0).prod(1), outer.prod(1).clamp(min=1e-6)
    areas = (first[:, 2:] - first[:, :2]).prod(1) + (second[:, 2:] - second[:, :2]).prod(1)
    union = (areas - shared).clamp(min=1e-6)
    iou = shared / union
    return iou, iou - (hull - union) / hull
