"""YuNet (face_detection_yunet_2023mar): boxes and five landmarks in one pass.

Anchor-free detector of Wu et al., "YuNet: A Tiny Millisecond-level Face Detector", Machine
Intelligence Research 20 (2023). For each cell of the strides 8, 16 and 32 it gives a class
and an objectness score, a box (offset of the centre in cells, logarithm of the size in
cells) and the offsets of five landmarks in cells. Confidence is the geometric mean of the
two scores.
"""

from __future__ import annotations

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
        self._grid: tuple[NDArray[np.float32], NDArray[np.float32]] | None = None
        self._grid_size = (0, 0)

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
        results = [op.result(op.concat(scores, 1)), op.result(op.concat(geometry, 1))]
        return ov.Model(results, model.get_parameters(), "yunet")

    def decode(
        self,
        outputs: Sequence[NDArray[np.float32]],
        input_size: tuple[int, int],
        threshold: float,
    ) -> RawDetections:
        """Boxes and landmarks in pixels of the input, best first, overlaps removed."""
        squared_scores = outputs[0][0]
        picked = np.flatnonzero(squared_scores > threshold * threshold)
        if not len(picked):
            return RawDetections.empty()
        squared = squared_scores[picked]
        order = np.argsort(-squared, kind="stable")
        picked, squared = picked[order], squared[order]
        cell_xy, stride = self._cells(input_size)
        origin, scale = cell_xy[picked], stride[picked]
        raw = outputs[1][0][picked]
        centre = raw[:, :2] * scale + origin
        half = np.exp(raw[:, 2:4]) * (scale * np.float32(0.5))
        xyxy = np.concatenate((centre - half, centre + half), axis=1)
        kept = suppress_overlaps(xyxy, NMS_IOU)
        if len(kept) != len(picked):
            xyxy, raw, squared = xyxy[kept], raw[kept], squared[kept]
            origin, scale = origin[kept], scale[kept]
        landmarks = raw[:, 4:].reshape(-1, 5, 2) * scale[:, None] + origin[:, None]
        return RawDetections(xyxy, np.sqrt(squared), landmarks)

    def _cells(self, size: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Origin (N, 2) in px and stride (N, 1) in px of every cell, in the graph's order."""
        if self._grid is None or self._grid_size != size:
            width, height = size
            origins, strides = [], []
            for stride in STRIDES:
                y, x = np.mgrid[0 : height // stride, 0 : width // stride]
                origins.append(np.stack((x.ravel(), y.ravel()), axis=1) * stride)
                strides.append(np.full((x.size, 1), stride))
            self._grid = (
                np.concatenate(origins).astype(np.float32),
                np.concatenate(strides).astype(np.float32),
            )
            self._grid_size = size
        return self._grid


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
    alive = np.ones(n, np.bool_)
    for i in range(n - 1):
        if alive[i]:
            alive[i + 1 :] &= ~covered[i, i + 1 :]
    return np.flatnonzero(alive)
