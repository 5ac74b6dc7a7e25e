"""Face embeddings, in memory only, to recognise within minutes a face that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import openvino as ov

from kiosk.core.choices import Precision
from kiosk.core.errors import InferenceError
from kiosk.core.identity import REIDENTIFICATION, EmbeddingModel
from kiosk.inference.crops import EMBEDDING_SIZE_PX, cut, embedding_transforms
from kiosk.inference.detectors import with_picture_input

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.runtime import Runtime

EMBEDDING_LENGTH: Final = 256


class FaceEmbedder:
    """face-reidentification-retail-0095, one face a request. Used by one thread.

    A batch brings it nothing (decision 0013): it is large enough to fill the processor.

    Attributes:
        model: Which network and precision makes the embeddings.
        requests: Inference requests run so far.
    """

    def __init__(
        self,
        models: ModelFiles,
        runtime: Runtime,
        *,
        precision: Precision = Precision.FP16_INT8,
        threads: int = 1,
    ) -> None:
        """Read and compile.

        Raises:
            ModelError: The model is missing or corrupt.
            InferenceError: No device can run it.
        """
        self.model = EmbeddingModel(REIDENTIFICATION, precision.value)
        self.requests = 0
        self._runtime = runtime
        path = models.require(REIDENTIFICATION, precision.value)
        graph = with_picture_input(runtime.read(path))
        compiled = runtime.compile(graph, REIDENTIFICATION, threads=threads)
        self._request = compiled.create_infer_request()
        self._crop = np.zeros((1, EMBEDDING_SIZE_PX, EMBEDDING_SIZE_PX, 3), np.uint8)
        self._output = np.zeros(tuple(compiled.outputs[0].shape), np.float32)
        self._request.set_input_tensor(ov.Tensor(self._crop, shared_memory=True))
        self._request.set_output_tensor(ov.Tensor(self._output, shared_memory=True))

    def embed(
        self, image: NDArray[np.uint8], landmarks: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Embeddings of faces of one frame.

        Args:
            image: (H, W, 3) uint8 BGR.
            landmarks: (n, 5, 2) px of the frame.

        Returns:
            (n, 256) float32, unit length; the cosine is their dot product.

        Raises:
            InferenceError: The device failed.
        """
        embeddings = np.zeros((len(landmarks), EMBEDDING_LENGTH), np.float32)
        for row, transform in enumerate(embedding_transforms(landmarks)):
            cut(image, transform, self._crop[0])
            try:
                self._request.infer()
            except RuntimeError as error:
                raise InferenceError(
                    f"{self.model} failed on {self._runtime.choice.used}: {error}",
                    "Choose the CPU as the inference device",
                ) from error
            self.requests += 1
            vector = self._output.reshape(-1)
            embeddings[row] = vector / max(float(np.linalg.norm(vector)), 1e-6)
        return embeddings

    def close(self) -> None:
        """Release the request."""
        del self._request
