"""The loop that most demonstrations of such networks use, for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import openvino as ov

from kiosk.core.choices import AttributesName
from kiosk.core.identity import REIDENTIFICATION
from kiosk.core.types import Detections
from kiosk.inference.crops import cut, embedding_transforms
from kiosk.inference.own_attributes import CROP_PX
from kiosk.inference.registry import AGE_GENDER, HEAD_POSE, OWN_ATTRIBUTES
from kiosk.inference.yunet import YuNet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.detectors import ModelFiles


class NaiveLoop:
    """Detection, then attributes and embedding of every face in every frame.

    Same networks, same stored precision, the landmarks of the same detector. Each network is
    compiled as OpenVINO does by default and called one after the other, one face at a time.
    """

    def __init__(self, settings: AnalysisSettings, models: ModelFiles) -> None:
        self._core = ov.Core()
        self._threshold = settings.score_threshold
        self._yunet = YuNet()
        self._sizes: dict[tuple[int, int], Any] = {}
        self._detector_path = models.require(settings.detector.value, settings.precision.value)

        def compiled(name: str) -> ov.CompiledModel:
            path = models.require(name, settings.precision.value)
            return self._core.compile_model(path, "CPU")

        self._embedding = compiled(REIDENTIFICATION)
        self._whole: ov.CompiledModel | None = None
        self._parts: list[tuple[ov.CompiledModel, int]] = []
        if settings.attributes is AttributesName.VITRINE:
            self._whole = compiled(OWN_ATTRIBUTES)
        else:
            self._parts = [(compiled(AGE_GENDER), 62), (compiled(HEAD_POSE), 60)]

    def step(self, image: NDArray[np.uint8]) -> int:
        """Analyse one frame; returns the number of faces."""
        found = self._detect(image)
        landmarks = found.landmarks
        assert landmarks is not None
        aligned = np.zeros((128, 128, 3), np.uint8)
        for box, transform in zip(found.xyxy, embedding_transforms(landmarks), strict=True):
            left, top, right, bottom = box.astype(int)
            face = image[max(top, 0) : bottom, max(left, 0) : right]
            if self._whole is not None:
                self._whole(cv2.resize(face, (CROP_PX, CROP_PX))[None])
            for network, side in self._parts:
                network(_blob(cv2.resize(face, (side, side))))
            cut(image, transform, aligned)
            self._embedding(_blob(aligned))
        return len(found)

    def _detect(self, image: NDArray[np.uint8]) -> Detections:
        height, width = image.shape[:2]
        size = self._yunet.input_size(width, height)
        if size not in self._sizes:
            model = self._yunet.prepare(self._core.read_model(self._detector_path), size)
            self._sizes[size] = self._core.compile_model(model, "CPU")
        outputs = self._sizes[size](_blob(cv2.resize(image, size)))
        raw = self._yunet.decode([outputs[0], outputs[1]], size, self._threshold)
        ratio = np.array((width / size[0], height / size[1]), np.float32)
        assert raw.landmarks is not None
        return Detections(raw.xyxy * np.tile(ratio, 2), raw.score, raw.landmarks * ratio)


def _blob(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(1, 3, H, W) float32 of an (H, W, 3) uint8 picture."""
    return np.ascontiguousarray(picture.transpose(2, 0, 1)[None], dtype=np.float32)
