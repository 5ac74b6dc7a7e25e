"""Telling a living face from a photo or a screen that is held up, by two small networks.

MiniFASNet V2 and V1SE of Minivision look at a face with its surroundings, one at 2.7 and one at
4 times the size of the box: paper, bezels, moiré and flat light give a picture away. What they
can do and what not: docs/liveness.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import openvino as ov
from openvino.preprocess import PrePostProcessor

from kiosk.core.errors import InferenceError
from kiosk.core.life_cues import PICTURE_BELOW
from kiosk.inference.registry import LIVENESS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.runtime import Runtime

_STORED: Final = "FP32"
_SCALES: Final = dict(zip(LIVENESS, (2.7, 4.0), strict=True))
"""Size of what each network sees, in sizes of the box (names of the original weights)."""
_SIDE_PX: Final = 80
_ALIVE: Final = 1
"""Class of a living face; the other two are kinds of pictures."""


class LivenessNetworks:
    """Both networks in one graph, one face a request. Used by one thread.

    Attributes:
        threshold: Liveness below which a single view is held to be of a picture.
        requests: Inference requests run so far.
    """

    def __init__(self, models: ModelFiles, runtime: Runtime, *, threads: int = 1) -> None:
        """Read and compile.

        Raises:
            ModelError: A model is missing or corrupt.
            InferenceError: No device can run the graph.
        """
        self.threshold = PICTURE_BELOW
        self.requests = 0
        self._runtime = runtime
        graph = _side_by_side([runtime.read(models.require(name, _STORED)) for name in _SCALES])
        compiled = runtime.compile(graph, "liveness", threads=threads)
        self._request = compiled.create_infer_request()
        self._crops = [np.zeros((1, _SIDE_PX, _SIDE_PX, 3), np.uint8) for _ in _SCALES]
        self._outputs = [np.zeros(tuple(port.shape), np.float32) for port in compiled.outputs]
        for index, (crop, output) in enumerate(zip(self._crops, self._outputs, strict=True)):
            self._request.set_input_tensor(index, ov.Tensor(crop, shared_memory=True))
            self._request.set_output_tensor(index, ov.Tensor(output, shared_memory=True))

    def liveness(self, image: NDArray[np.uint8], xyxy: NDArray[np.float32]) -> float:
        """How surely a face is a living one, 0..1: the mean of what the networks say.

        Args:
            image: (H, W, 3) uint8 BGR, the whole frame.
            xyxy: (4,) box of the face, px of the frame.

        Raises:
            InferenceError: The device failed.
        """
        for crop, scale in zip(self._crops, _SCALES.values(), strict=True):
            left, top, right, bottom = surroundings(xyxy, (image.shape[1], image.shape[0]), scale)
            # As in training: plain linear interpolation, which keeps fine patterns as moiré.
            cv2.resize(image[top:bottom, left:right], (_SIDE_PX, _SIDE_PX), dst=crop[0])
        try:
            self._request.infer()
        except RuntimeError as error:
            raise InferenceError(
                f"The liveness networks failed on {self._runtime.choice.used}: {error}",
                "Choose the CPU as the inference device",
            ) from error
        self.requests += 1
        return float(np.mean([_share(output[0]) for output in self._outputs]))

    def close(self) -> None:
        """Release the request."""
        del self._request


def surroundings(
    xyxy: NDArray[np.float32], frame_wh: tuple[int, int], scale: float
) -> tuple[int, int, int, int]:
    """The part of a frame that a network sees of a face.

    It has the shape of the box. Near the border it is moved into the frame, and it is made
    smaller when it does not fit at all, as was done for the training.

    Args:
        xyxy: (4,) box of the face, px of the frame.
        frame_wh: Width and height of the frame in px.
        scale: Wanted size in sizes of the box.

    Returns:
        Left, top, right and bottom in px, inside the frame and at least 1 px wide and high.
    """
    left, top, right, bottom = xyxy.tolist()
    width, height = frame_wh
    box_w, box_h = max(right - left, 1.0), max(bottom - top, 1.0)
    scale = min(scale, (width - 1) / box_w, (height - 1) / box_h)
    span_w, span_h = max(box_w * scale, 1.0), max(box_h * scale, 1.0)
    x = min(max((left + right - span_w) / 2, 0.0), width - span_w)
    y = min(max((top + bottom - span_h) / 2, 0.0), height - span_h)
    first_x, first_y = int(x), int(y)
    return first_x, first_y, max(int(x + span_w), first_x + 1), max(int(y + span_h), first_y + 1)


def _side_by_side(models: list[ov.Model]) -> ov.Model:
    """One graph of both networks, each with a picture input (1, 80, 80, 3) uint8 BGR."""
    parameters = [parameter for model in models for parameter in model.get_parameters()]
    graph = ov.Model([model.output(0).node for model in models], parameters, "liveness")
    steps = PrePostProcessor(graph)
    for index in range(len(models)):
        tensor = steps.input(index).tensor()
        tensor.set_element_type(ov.Type.u8).set_layout(ov.Layout("NHWC"))
        steps.input(index).model().set_layout(ov.Layout("NCHW"))
    return steps.build()


def _share(logits: NDArray[np.float32]) -> float:
    """Probability of a living face."""
    odds = np.exp(logits - logits.max())
    return float(odds[_ALIVE] / odds.sum())
