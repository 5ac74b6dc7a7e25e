"""A second detector that confirms or rejects a face in a close-up of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.choices import DetectorName, Precision
from kiosk.core.geometry import iou_matrix
from kiosk.inference.crops import cut
from kiosk.inference.detectors import FaceDetector

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.runtime import Runtime

_NETWORK: Final = DetectorName.ADAS_0001
_WIDTH, _HEIGHT = 672, 384
_CONTEXT: Final = 3.0
"""Height of the close-up in units of the face: with less or more the dogs of the test
pictures become faces for this network too (decision 0014)."""
_AGREEMENT: Final = 0.7
"""Its lowest score on 147 true faces was 0.92, its highest on 12 false ones 0.52."""
_AGREEMENT_IOU: Final = 0.3


class SecondOpinion:
    """face-detection-adas-0001 on a close-up of each face, always at the same size.

    YuNet takes some animals for people with a score above that of many a true face, so no
    threshold of its own can tell them apart. This network errs on other pictures.
    """

    def __init__(self, models: ModelFiles, runtime: Runtime, precision: Precision) -> None:
        """Read and compile.

        Raises:
            ModelError: The model is missing or corrupt.
            InferenceError: No device can run it.
        """
        self._detector = FaceDetector(
            _NETWORK, models, runtime, precision=precision, threshold=_AGREEMENT
        )
        self._close_up = np.zeros((_HEIGHT, _WIDTH, 3), np.uint8)

    def agrees(self, image: NDArray[np.uint8], xyxy: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Whether it finds a face at each box.

        Args:
            image: (H, W, 3) uint8 BGR.
            xyxy: (n, 4) px of the picture.

        Returns:
            (n,) bool.

        Raises:
            InferenceError: The device failed.
        """
        return np.array([self._agrees(image, box) for box in xyxy], np.bool_)

    def _agrees(self, image: NDArray[np.uint8], box: NDArray[np.float32]) -> bool:
        centre = (box[:2].astype(np.float64) + box[2:]) / 2
        scale = _HEIGHT / (_CONTEXT * max(float((box[2:] - box[:2]).max()), 1.0))
        shift = np.array((_WIDTH / 2, _HEIGHT / 2)) - scale * centre
        close_up = np.array(((scale, 0.0, shift[0]), (0.0, scale, shift[1])))
        # A mirrored or smeared border makes half a face into something else.
        cut(image, close_up, self._close_up, border=cv2.BORDER_CONSTANT)
        found = self._detector.detect(self._close_up).xyxy
        expected = (np.tile(shift, 2) + scale * box).astype(np.float32)
        return bool((iou_matrix(expected[None], found) >= _AGREEMENT_IOU).any())

    def close(self) -> None:
        """Release the network."""
        self._detector.close()
