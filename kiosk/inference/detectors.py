"""Finding the faces of a frame, synchronously or with several frames in flight."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import cv2
import numpy as np
import openvino as ov
from openvino.preprocess import PrePostProcessor

from kiosk.core.choices import DetectorName, Precision
from kiosk.core.errors import InferenceError
from kiosk.core.types import Detections
from kiosk.inference.ssd import SsdDetector
from kiosk.inference.yunet import YuNet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.inference.detector_model import DetectorModel, RawDetections
    from kiosk.inference.runtime import Runtime

DETECTORS: Final[dict[DetectorName, Callable[[], DetectorModel]]] = {
    DetectorName.YUNET: YuNet,
    DetectorName.ADAS_0001: lambda: SsdDetector(672, 384),
    DetectorName.RETAIL_0004: lambda: SsdDetector(300, 300),
    DetectorName.RETAIL_0005: lambda: SsdDetector(300, 300),
    DetectorName.DETECTION_0200: lambda: SsdDetector(256, 256),
}

_KEPT_SIZES: Final = 3
"""Input sizes kept compiled; a source that changes size seldom has more than two."""

_VISIBLE_PART: Final = 0.25
"""A face less of which is inside the frame is at the border of what can be seen at all."""


class ModelFiles(Protocol):
    """Where networks come from (``ModelStore``)."""

    def require(self, name: str, precision: str) -> Path:
        """Verified path of the .xml or .onnx file; a model with one stored form gives that.

        Raises:
            ModelMissingError: It is not installed.
            ModelCorruptError: Its size or checksum is wrong.
        """
        ...


@dataclass(slots=True, eq=False)
class _Slot:
    """A request with its own input and output memory, bound once."""

    request: ov.InferRequest
    canvas: NDArray[np.uint8]
    outputs: list[NDArray[np.float32]]


class _SizedNetwork:
    """A detector compiled for one input size, with as many slots as are in flight."""

    def __init__(self, compiled: ov.CompiledModel, size: tuple[int, int]) -> None:
        self.size = size
        self._compiled = compiled
        self.free: list[_Slot] = []

    def slot(self) -> _Slot:
        if self.free:
            return self.free.pop()
        width, height = self.size
        canvas = np.zeros((1, height, width, 3), np.uint8)
        request = self._compiled.create_infer_request()
        request.set_input_tensor(ov.Tensor(canvas, shared_memory=True))
        outputs = []
        for index, port in enumerate(self._compiled.outputs):
            array = np.zeros(tuple(port.shape), np.float32)
            request.set_output_tensor(index, ov.Tensor(array, shared_memory=True))
            outputs.append(array)
        return _Slot(request, canvas[0], outputs)


@dataclass(slots=True, eq=False)
class _Job:
    """A frame in flight."""

    slot: _Slot
    network: _SizedNetwork
    frame_wh: tuple[int, int]
    shown_wh: tuple[int, int]
    resize_ms: float


class FaceDetector:
    """A face detector by name, ready to run.

    :meth:`submit` starts a frame and returns; :meth:`collect` waits for the oldest one.
    :meth:`detect` is one after the other. Results do not depend on how many are in flight.
    Used by one thread.

    Args:
        name: Which detector.
        models: Where its file comes from.
        runtime: Compiles it.
        precision: Stored form, where there are several.
        threads: Threads on the CPU.
        threshold: Faces with a lower score are left out.
        min_face_px: Faces whose shorter side is smaller, in px of the frame, are left out.
        model: Other pre- and post-processing than the registered one (pictures use a larger
            input).

    Attributes:
        resize_ms: Wall milliseconds that the input of the last collected frame took.
        shown: (h, w, 3) uint8, the last collected frame as the network saw it; valid until
            the next :meth:`submit`.
    """

    def __init__(
        self,
        name: DetectorName,
        models: ModelFiles,
        runtime: Runtime,
        *,
        precision: Precision = Precision.FP16_INT8,
        threads: int = 1,
        threshold: float = 0.6,
        min_face_px: float = 0.0,
        model: DetectorModel | None = None,
    ) -> None:
        self.name = name
        self.threshold = threshold
        self.min_face_px = min_face_px
        self.resize_ms = 0.0
        self.shown: NDArray[np.uint8] = np.zeros((1, 1, 3), np.uint8)
        self._runtime = runtime
        self._threads = threads
        self._path = models.require(name.value, precision.value)
        self._model = model or DETECTORS[name]()
        self._networks: dict[tuple[int, int], _SizedNetwork] = {}
        self._jobs: deque[_Job] = deque()

    @property
    def gives_landmarks(self) -> bool:
        """Whether detections carry five landmarks."""
        return self._model.gives_landmarks

    @property
    def in_flight(self) -> int:
        """Frames submitted and not yet collected."""
        return len(self._jobs)

    def warm_up(self, width: int, height: int) -> None:
        """Compile for frames of a size now rather than at the first frame."""
        self._network(self._model.input_size(width, height))

    def submit(self, image: NDArray[np.uint8]) -> None:
        """Start detection on a frame; it is not needed any more when this returns.

        Args:
            image: (H, W, 3) uint8 BGR.

        Raises:
            InferenceError: The network cannot be compiled or run.
        """
        started = time.perf_counter()
        height, width = image.shape[:2]
        network = self._network(self._model.input_size(width, height))
        slot = network.slot()
        shown = _shown_size((width, height), network.size, letterbox=self._model.letterbox)
        _resize_into(slot.canvas, image, shown)
        resize_ms = (time.perf_counter() - started) * 1e3
        try:
            slot.request.start_async()
        except RuntimeError as error:
            raise self._failure(error) from error
        self._jobs.append(_Job(slot, network, (width, height), shown, resize_ms))

    def collect(self) -> Detections:
        """Wait for the oldest submitted frame.

        Returns:
            Faces in pixels of that frame, best first, clipped to it.

        Raises:
            InferenceError: The device failed.
            IndexError: Nothing is in flight.
        """
        job = self._jobs.popleft()
        try:
            job.slot.request.wait()
        except RuntimeError as error:
            raise self._failure(error) from error
        raw = self._model.decode(job.slot.outputs, job.network.size, self.threshold)
        job.network.free.append(job.slot)
        self.resize_ms = job.resize_ms
        self.shown = job.slot.canvas[: job.shown_wh[1], : job.shown_wh[0]]
        return _to_frame(raw, job.shown_wh, job.frame_wh, self.min_face_px)

    def detect(self, image: NDArray[np.uint8]) -> Detections:
        """Find the faces of one frame now; nothing else may be in flight.

        Raises:
            InferenceError: The network cannot be compiled or run.
        """
        self.submit(image)
        return self.collect()

    def drain(self) -> None:
        """Wait for everything in flight and drop the results."""
        while self._jobs:
            job = self._jobs.popleft()
            job.slot.request.cancel()
            try:
                job.slot.request.wait()
            except RuntimeError:
                continue  # cancelled, or failed: either way it no longer runs
            job.network.free.append(job.slot)

    def close(self) -> None:
        """Release the networks."""
        self.drain()
        self._networks.clear()

    def _network(self, size: tuple[int, int]) -> _SizedNetwork:
        network = self._networks.pop(size, None)
        if network is None:
            model = self._model.prepare(self._runtime.read(self._path), size)
            label = f"{self.name.value} {size[0]}x{size[1]}"
            compiled = self._runtime.compile(
                with_picture_input(model), label, threads=self._threads
            )
            network = _SizedNetwork(compiled, size)
            while len(self._networks) >= _KEPT_SIZES:
                del self._networks[next(iter(self._networks))]
        self._networks[size] = network  # at the end: the latest used
        return network

    def _failure(self, error: Exception) -> InferenceError:
        return InferenceError(
            f"The detector {self.name.value} failed on {self._runtime.choice.used}: {error}",
            "Choose the CPU as the inference device",
        )


def with_picture_input(model: ov.Model) -> ov.Model:
    """A network that takes (N, H, W, 3) uint8 pictures instead of (N, 3, H, W) floats."""
    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(ov.Type.u8).set_layout(ov.Layout("NHWC"))
    steps.input().model().set_layout(ov.Layout("NCHW"))
    return steps.build()


def _shown_size(
    frame_wh: tuple[int, int], input_wh: tuple[int, int], *, letterbox: bool
) -> tuple[int, int]:
    """Size at which a frame appears in the input, px."""
    if not letterbox:
        return input_wh
    scale = min(input_wh[0] / frame_wh[0], input_wh[1] / frame_wh[1])
    return (
        max(1, min(input_wh[0], round(frame_wh[0] * scale))),
        max(1, min(input_wh[1], round(frame_wh[1] * scale))),
    )


def _resize_into(
    canvas: NDArray[np.uint8], image: NDArray[np.uint8], shown_wh: tuple[int, int]
) -> None:
    """Draw a frame at the top left of an input; the rest becomes black."""
    width, height = shown_wh
    if height < canvas.shape[0]:
        canvas[height:] = 0
    if width < canvas.shape[1]:
        canvas[:height, width:] = 0
    target = canvas[:height, :width]
    factor = image.shape[0] // height
    if factor % 2 and factor > 1 and image.shape[:2] == (factor * height, factor * width):
        # An odd whole factor, as from 1080p to 640x360: linear interpolation falls exactly
        # on the middle pixel of each block. Picking it takes less than half of the time.
        rows = image[factor // 2 :: factor]
        cv2.resize(rows, shown_wh, dst=target, interpolation=cv2.INTER_NEAREST_EXACT)
    else:
        cv2.resize(image, shown_wh, dst=target, interpolation=cv2.INTER_LINEAR)


def _to_frame(
    raw: RawDetections,
    shown_wh: tuple[int, int],
    frame_wh: tuple[int, int],
    min_face_px: float,
) -> Detections:
    """Scale to the frame, clip, and drop what is too small, outside or not a number."""
    if not len(raw.score):
        return Detections.empty()
    ratio = (frame_wh[0] / shown_wh[0], frame_wh[1] / shown_wh[1])
    xyxy = raw.xyxy * np.array(ratio * 2, np.float32)
    clipped = np.minimum(np.maximum(xyxy, 0.0), np.array(frame_wh * 2, np.float32))
    left, top, right, bottom = xyxy.T
    width, height = right - left, bottom - top
    left, top, right, bottom = clipped.T
    seen_width, seen_height = right - left, bottom - top
    kept = (
        (np.minimum(width, height) >= max(min_face_px, 1.0))
        & (np.minimum(seen_width, seen_height) >= 1.0)
        & (seen_width * seen_height >= _VISIBLE_PART * (width * height))
    )
    landmarks = raw.landmarks
    if landmarks is not None:
        landmarks = landmarks * np.array(ratio, np.float32)
        kept &= np.isfinite(landmarks.sum(axis=(1, 2)))
    found = Detections(clipped, raw.score.astype(np.float32, copy=False), landmarks)
    return found if kept.all() else found.select(kept)
