"""The program's own attribute network: one upright crop a face, everything in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.attribute_limits import LIMITS
from kiosk.core.choices import AttributesName, Precision
from kiosk.core.types import HeadPose
from kiosk.inference.batch_request import BatchRequest
from kiosk.inference.crops import (
    cut,
    eye_line_deg,
    sharpness,
    square_transforms,
    upright_transforms,
)
from kiosk.inference.face_reading import BATCH, FaceReading
from kiosk.inference.registry import OWN_ATTRIBUTES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.runtime import Runtime

CROP_PX: Final = 96
_SHARPNESS_PX: Final = 62
"""Side at which sharpness is measured, as that of the other networks: the limits of a sharp view
were chosen there. Averaging would make the crop softer than cutting it at that size."""


class OwnAttributes:
    """The network, compiled. Implements ``face_reading.AttributeNetworks``.

    Attributes:
        limits: For which faces it is valid.
        request: Runs it on crops.
    """

    def __init__(
        self,
        models: ModelFiles,
        runtime: Runtime,
        *,
        precision: Precision = Precision.FP16_INT8,
        emotion: bool = False,
        threads: int = 1,
    ) -> None:
        """Read and compile.

        Args:
            models: Where its files come from.
            runtime: Compiles it.
            precision: Stored form.
            emotion: Whether emotions are told; the network knows them either way.
            threads: Threads on the CPU.

        Raises:
            ModelError: The model is missing or corrupt.
            InferenceError: No device can run it.
        """
        self.limits = LIMITS[AttributesName.VITRINE]
        self._emotion = emotion
        model = runtime.read(models.require(OWN_ATTRIBUTES, precision.value))
        model.reshape([BATCH, CROP_PX, CROP_PX, 3])
        compiled = runtime.compile(model, "attributes", threads=threads)
        self.request = BatchRequest(compiled, runtime)
        self._small = np.zeros((_SHARPNESS_PX, _SHARPNESS_PX, 3), np.uint8)

    @property
    def requests(self) -> int:
        """Inference requests run so far."""
        return self.request.runs

    def read(
        self,
        image: NDArray[np.uint8],
        xyxy: NDArray[np.float32],
        landmarks: NDArray[np.float32] | None,
    ) -> list[FaceReading]:
        """Look at faces of one frame, any number of them.

        Args:
            image: (H, W, 3) uint8 BGR.
            xyxy: (n, 4) boxes in px of the frame.
            landmarks: (n, 5, 2) px of the frame; None uses the boxes alone, for which the
                network was not made.

        Raises:
            InferenceError: The device failed.
        """
        if landmarks is None:
            transforms, tilt_deg = square_transforms(xyxy, CROP_PX), np.zeros(len(xyxy))
        else:
            transforms, tilt_deg = upright_transforms(landmarks, CROP_PX), eye_line_deg(landmarks)
        crops = self.request.crops[0]
        readings: list[FaceReading] = []
        for start in range(0, len(xyxy), BATCH):
            count = min(BATCH, len(xyxy) - start)
            for slot in range(count):
                cut(image, transforms[start + slot], crops[slot])
            self.request.run()
            readings += (self._reading(slot, tilt_deg[start + slot]) for slot in range(count))
        return readings

    def close(self) -> None:
        """Release the request."""
        self.request.close()

    def _reading(self, slot: int, tilt_deg: float) -> FaceReading:
        """What it says of one crop, which was turned upright by an angle."""
        out = self.request.outputs
        yaw, pitch, roll = out["pose"][slot].tolist()
        crop = self.request.crops[0][slot]
        cv2.resize(crop, (_SHARPNESS_PX, _SHARPNESS_PX), self._small, 0, 0, cv2.INTER_CUBIC)
        return FaceReading(
            age=float(out["age"][slot, 0]),
            female_prob=float(out["female"][slot, 0]),
            pose=HeadPose(yaw, pitch, roll + float(tilt_deg)),
            emotion_probs=tuple(out["emotion"][slot].tolist()) if self._emotion else None,
            sharpness=sharpness(self._small),
            age_spread=float(out["age_spread"][slot, 0]),
            quality=float(out["quality"][slot, 0]),
        )
