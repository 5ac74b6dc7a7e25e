"""The attribute networks of the Open Model Zoo: three in one graph, four faces a time.

A fixed batch in one fused graph costs less than half of separate requests (decision 0013).
Their outputs are picked by name because their order is not the documented one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import openvino as ov
from openvino.preprocess import PrePostProcessor

from kiosk.core.attribute_limits import LIMITS
from kiosk.core.choices import AttributesName, Precision
from kiosk.core.types import HeadPose
from kiosk.inference.batch_request import BatchRequest
from kiosk.inference.crops import cut, sharpness, square_transforms, upright_transforms
from kiosk.inference.face_reading import BATCH, FaceReading
from kiosk.inference.registry import AGE_GENDER, EMOTION, HEAD_POSE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.runtime import Runtime


@dataclass(frozen=True, slots=True)
class _Part:
    """One network of the fused graph: its name, input side in px, and outputs by tensor name."""

    name: str
    size_px: int
    outputs: tuple[str, ...]
    upright: bool


_AGE_GENDER: Final = _Part(AGE_GENDER, 62, ("fc3_a", "prob"), upright=True)
_HEAD_POSE: Final = _Part(HEAD_POSE, 60, ("fc_y", "fc_p", "fc_r"), upright=False)
_EMOTION: Final = _Part(EMOTION, 64, ("prob_emotion",), upright=True)


class ZooAttributes:
    """The fused networks, compiled. Implements ``face_reading.AttributeNetworks``.

    Attributes:
        limits: For which faces they are valid.
        request: Runs them on crops.
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
        """Read, fuse and compile.

        Raises:
            ModelError: A model is missing or corrupt.
            InferenceError: No device can run the graph.
        """
        self.limits = LIMITS[AttributesName.OPEN_MODEL_ZOO]
        self._parts = [_AGE_GENDER, _HEAD_POSE] + ([_EMOTION] if emotion else [])
        paths = [models.require(part.name, precision.value) for part in self._parts]
        graph = fuse([runtime.read(path) for path in paths], self._parts)
        compiled = runtime.compile(graph, "attributes", threads=threads)
        self.request = BatchRequest(compiled, runtime)

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
            landmarks: (n, 5, 2) px of the frame; None uses the boxes alone, with a loss of
                about two points in gender.

        Raises:
            InferenceError: The device failed.
        """
        maps = []
        for part in self._parts:
            if part.upright and landmarks is not None:
                maps.append(upright_transforms(landmarks, part.size_px))
            else:
                maps.append(square_transforms(xyxy, part.size_px))
        readings: list[FaceReading] = []
        for start in range(0, len(xyxy), BATCH):
            count = min(BATCH, len(xyxy) - start)
            for crops, transforms in zip(self.request.crops, maps, strict=True):
                for slot in range(count):
                    cut(image, transforms[start + slot], crops[slot])
            self.request.run()
            readings += (self._reading(slot) for slot in range(count))
        return readings

    def close(self) -> None:
        """Release the request."""
        self.request.close()

    def _reading(self, slot: int) -> FaceReading:
        out = self.request.outputs
        emotion = out.get("prob_emotion")
        return FaceReading(
            age=float(out["fc3_a"][slot, 0]) * 100,
            female_prob=float(out["prob"][slot, 0]),
            pose=HeadPose(
                float(out["fc_y"][slot, 0]),
                float(out["fc_p"][slot, 0]),
                float(out["fc_r"][slot, 0]),
            ),
            emotion_probs=None if emotion is None else tuple(emotion[slot].tolist()),
            sharpness=sharpness(self.request.crops[0][slot]),
        )


def fuse(models: list[ov.Model], parts: list[_Part], batch: int = BATCH) -> ov.Model:
    """One graph of several networks side by side, each with its own picture input.

    Args:
        models: One single-input network per part.
        parts: What the networks are, in the same order.
        batch: Faces of a request.

    Returns:
        A network whose inputs, (batch, S, S, 3) uint8 BGR, and named outputs follow the
        order of the parts.
    """
    results, parameters = [], []
    for model, part in zip(models, parts, strict=True):
        model.reshape([batch, 3, part.size_px, part.size_px])
        parameters += model.get_parameters()
        results += [model.output(name).node for name in part.outputs]
    fused = ov.Model(results, parameters, "attributes")
    steps = PrePostProcessor(fused)
    for index in range(len(parts)):
        tensor = steps.input(index).tensor()
        tensor.set_element_type(ov.Type.u8).set_layout(ov.Layout("NHWC"))
        steps.input(index).model().set_layout(ov.Layout("NCHW"))
    return steps.build()
