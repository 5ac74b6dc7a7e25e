"""The single-shot detectors of the Open Model Zoo: one output (1, 1, 200, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kiosk.inference.detector_model import DetectorModel, RawDetections

if TYPE_CHECKING:
    from collections.abc import Sequence

    import openvino as ov
    from numpy.typing import NDArray


class SsdDetector(DetectorModel):
    """A network whose graph already decodes, sorts and suppresses.

    Rows are (image, label, confidence, left, top, right, bottom) with coordinates as
    fractions of the input; the list ends at the first row whose image is -1. There is one
    class only, and the networks number it differently, so the label is not looked at.

    Args:
        width: Of the input, px, as published.
        height: Of the input, px, as published.
    """

    letterbox = False
    gives_landmarks = False

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)

    def input_size(self, width: int, height: int) -> tuple[int, int]:
        """The published input size, whatever the frame."""
        return self._size

    def prepare(self, model: ov.Model, input_size: tuple[int, int]) -> ov.Model:
        """The network as published."""
        return model

    def decode(
        self,
        outputs: Sequence[NDArray[np.float32]],
        input_size: tuple[int, int],
        threshold: float,
    ) -> RawDetections:
        """Boxes in pixels of the input, best first."""
        rows = outputs[0].reshape(-1, 7)
        ends = np.flatnonzero(rows[:, 0] < 0)
        rows = rows[: ends[0]] if len(ends) else rows
        rows = rows[rows[:, 2] > threshold]
        rows = rows[np.argsort(-rows[:, 2], kind="stable")]
        width, height = input_size
        xyxy = rows[:, 3:7] * np.array((width, height, width, height), np.float32)
        return RawDetections(xyxy, rows[:, 2], None)
