"""What a face detector is to the rest: its input, its graph and its outputs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import openvino as ov
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class RawDetections:
    """Faces in pixels of a network's input.

    Attributes:
        xyxy: (n, 4) float32.
        score: (n,) float32, 0..1.
        landmarks: (n, 5, 2) float32, or None when the detector gives none.
    """

    xyxy: NDArray[np.float32]
    score: NDArray[np.float32]
    landmarks: NDArray[np.float32] | None

    @classmethod
    def empty(cls) -> RawDetections:
        """No face; with room for landmarks."""
        return cls(
            np.zeros((0, 4), np.float32), np.zeros(0, np.float32), np.zeros((0, 5, 2), np.float32)
        )


class DetectorModel(ABC):
    """One family of face detectors: pre- and post-processing around its network.

    Attributes:
        letterbox: Whether a frame keeps its aspect in the input (the rest stays black), or
            is stretched over it.
        gives_landmarks: Whether it gives five landmarks with each box.
    """

    letterbox: ClassVar[bool]
    gives_landmarks: ClassVar[bool]

    @abstractmethod
    def input_size(self, width: int, height: int) -> tuple[int, int]:
        """(width, height) in px of the input for frames of a size."""

    @abstractmethod
    def prepare(self, model: ov.Model, input_size: tuple[int, int]) -> ov.Model:
        """The network with that input size, (1, 3, H, W) float BGR 0..255, ready to run."""

    @abstractmethod
    def decode(
        self,
        outputs: Sequence[NDArray[np.float32]],
        input_size: tuple[int, int],
        threshold: float,
    ) -> RawDetections:
        """Faces above a threshold, in pixels of the input; may alias nothing of ``outputs``."""
