"""YuNet (face_detection_yunet_2023mar): boxes and five landmarks in one pass.

Anchor-free detector of Wu et al., "YuNet: A Tiny Millisecond-level Face Detector", Machine
Intelligence Research 20 (2023). For each cell of the strides 8, 16 and 32 it gives a class
and an objectness score, a box (offset of the centre in cells, logarithm of the size in
cells) and the offsets of five landmarks in cells. Confidence is the geometric mean of the
two scores.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import openvino as ov
import openvino.opset13 as op

from kiosk.inference.detector_model import DetectorModel, RawDetections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STRIDES: Final = (8, 16, 32)
NMS_IOU: Final = 0.3
"""Overlap above which the weaker of two boxes is dropped; the value of OpenCV's sample."""

LIVE_AREA_PX: Final = 640 * 384
"""Input area of the live pipeline: best recall per CPU time as measured (decision 0011)."""

_MULTIPLE: Final = 32
_SHORTEST: Final = 64
_LONGEST: Final = 1280


@lru_cache(maxsize=64)
def fit_input_size(width: int, height: int, area_px: int = LIVE_AREA_PX) -> tuple[int, int]:
    """Input size, in multiples of 32, that shows a frame largest within an area.

    Args:
        width: Of the frame, px.
        height: Of the frame, px.
        area_px: Most pixels the input may have; the cost is proportional to it.

    Returns:
        (width, height) of the input: 640x384 for 16:9, 384x640 for 9:16, 576x416 for 4:3.
    """
    best, best_key = (_SHORTEST, _SHORTEST), (0.0, 0)
    for w in range(_SHORTEST, _LONGEST + 1, _MULTIPLE):
        h = min(_LONGEST, area_px // w // _MULTIPLE * _MULTIPLE)
        # The smallest height that does not make the frame any smaller.
        needed = -(-height * w // width // _MULTIPLE) * _MULTIPLE
        h = max(_SHORTEST, min(h, needed))
        if w * h > area_px:
            continue
        key = (min(w / width, h / height), -w * h)
        if key > best_key:
            best, best_key = (w, h), key
    return best


class YuNet(DetectorModel):
    """YuNet with its scores joined in the graph, so that one comparison finds the faces."""

    letterbox = True
    gives_landmarks = True

    def __init__(self, area_px: int = LIVE_AREA_PX) -> None:
        self._area_px = area_px
        self._grids: dict[tuple[int, int], _Grid] = {}

    def input_size(self, width: int, height: int) -> tuple[int, int]:
        """Input size for a frame; see :func:`fit_input_size`."""
        return fit_input_size(width, height, self._area_px)

    def prepare(self, model: ov.Model, input_size: tuple[int, int]) -> ov.Model:
        """The network at a size, with two outputs: (1, N) scores and (1, N, 14) the rest."""
        width, height = input_size
        model.reshape([1, 3, height, width])
        raw = {
            name: output.node.input_value(0) for output in model.outputs for name in output.names
        }
        scores, geometry = [], []
        for stride in STRIDES:
            cls = op.clamp(raw[f"cls_{stride}"], 0.0, 1.0)
            obj = op.clamp(raw[f"obj_{stride}"], 0.0, 1.0)
            scores.append(op.squeeze(op.multiply(cls, obj), op.constant([2])))
            geometry.append(op.concat([raw[f"bbox_{stride}"], raw[f"kps_{stride}"]], 2))
        outputs = {"score": op.concat(scores, 1), "geometry": op.concat(geometry, 1)}
        for name, node in outputs.items():
            node.output(0).set_names({name})
        results = [op.result(node) for node in outputs.values()]
        return ov.Model(results, model.get_parameters(), "yunet")

    def decode(
        self,
        outputs: Sequence[NDArray[np.float32]],
        input_size: tuple[int, int],
        threshold: float,
    ) -> RawDetections:
        """Boxes and landmarks in pixels of the input, best first, overlaps removed."""
        grid = self._grid(input_size)
        squared_scores = outputs[0][0]
        picked = np.flatnonzero(squared_scores > threshold * threshold)
        # Only peaks: the cells around the best one of a face see the same face.
        around = squared_scores[grid.neighbours[picked]]
        picked = picked[(around <= squared_scores[picked, None]).all(axis=1)]
        if not len(picked):
            return RawDetections.empty()
        squared = squared_scores[picked]
        order = np.argsort(-squared, kind="stable")
        picked, squared = picked[order], squared[order]
        cell, raw = grid.cells[picked], outputs[1][0][picked]
        origin, scale = cell[:, :2], cell[:, 2:]
        centre = raw[:, :2] * scale + origin
        half = np.exp(raw[:, 2:4]) * (scale * np.float32(0.5))
        xyxy = np.concatenate((centre - half, centre + half), axis=1)
        landmarks = raw[:, 4:].reshape(-1, 5, 2) * scale[:, None] + origin[:, None]
        score = np.sqrt(squared)
        kept = suppress_overlaps(xyxy, NMS_IOU)
        if len(kept) != len(picked):
            xyxy, score, landmarks = xyxy[kept], score[kept], landmarks[kept]
        return RawDetections(xyxy, score, landmarks)

    def _grid(self, size: tuple[int, int]) -> _Grid:
        grid = self._grids.get(size)
        if grid is None:
            grid = self._grids[size] = _Grid.of(size)
        return grid


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """The N cells of all strides, in the order of the graph's outputs.

    Attributes:
        cells: (N, 3) float32, px of the input: origin x and y, and stride.
        neighbours: (N, 8) rows of the cells around each; its own row beyond the border.
    """

    cells: NDArray[np.float32]
    neighbours: NDArray[np.intp]

    @classmethod
    def of(cls, size: tuple[int, int]) -> _Grid:
        """The cells of an input of (width, height)."""
        origins, neighbours = [], []
        first = 0
        for stride in STRIDES:
            columns, rows = size[0] // stride, size[1] // stride
            cells = first + np.arange(rows * columns).reshape(rows, columns)
            y, x = np.mgrid[0:rows, 0:columns]
            unit = np.ones(cells.size)
            origins.append(np.stack((x.ravel(), y.ravel(), unit), axis=1) * stride)
            framed = np.pad(cells, 1, constant_values=-1)
            around = [
                framed[1 + dy : 1 + dy + rows, 1 + dx : 1 + dx + columns].ravel()
                for dy in (-1, 0, 1)
                for dx in (-1, 0, 1)
                if (dx, dy) != (0, 0)
            ]
            own = cells.reshape(-1, 1)
            stacked = np.stack(around, axis=1)
            neighbours.append(np.where(stacked < 0, own, stacked))
            first += cells.size
        return cls(np.concatenate(origins).astype(np.float32), np.concatenate(neighbours))


def suppress_overlaps(xyxy: NDArray[np.float32], max_iou: float) -> NDArray[np.intp]:
    """Greedy non-maximum suppression.

    Args:
        xyxy: (n, 4) boxes, best first.
        max_iou: Boxes that overlap a better kept one by more are dropped.

    Returns:
        Indices of the kept boxes, ascending.
    """
    n = len(xyxy)
    if n < 2:
        return np.arange(n)
    columns: Any = xyxy.T
    left, top, right, bottom = columns
    area = (right - left) * (bottom - top)
    overlap_w = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    overlap_h = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    inter = np.maximum(overlap_w, 0) * np.maximum(overlap_h, 0)
    # inter / union > t without the division, which would meet boxes of no area
    covered = inter * (1 + max_iou) > max_iou * (area[:, None] + area)
    alive = [True] * n
    better, worse = np.nonzero(covered)
    for i, j in zip(better.tolist(), worse.tolist(), strict=True):
        if i < j and alive[i]:
            alive[j] = False
    return np.flatnonzero(alive)
