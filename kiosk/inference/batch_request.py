"""A request whose inputs and outputs stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import openvino as ov

from kiosk.core.errors import InferenceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.inference.runtime import Runtime


class BatchRequest:
    """Runs a compiled network on crops in memory that it shares with them.

    Attributes:
        crops: One (B, S, S, 3) uint8 BGR array per input, to be filled before :meth:`run`.
        outputs: (B, k) float32 by tensor name, overwritten by each run.
        runs: Requests so far.
    """

    def __init__(self, compiled: ov.CompiledModel, runtime: Runtime) -> None:
        """Bind the memory.

        Args:
            compiled: A network with fixed shapes; its inputs are (B, S, S, 3) uint8.
            runtime: That compiled it; its device is named when it fails.
        """
        self._runtime = runtime
        self._request = compiled.create_infer_request()
        self.runs = 0
        self.crops = [np.zeros(tuple(port.shape), np.uint8) for port in compiled.inputs]
        for index, crops in enumerate(self.crops):
            self._request.set_input_tensor(index, ov.Tensor(crops, shared_memory=True))
        self.outputs: dict[str, NDArray[np.float32]] = {}
        for index, port in enumerate(compiled.outputs):
            array = np.zeros(tuple(port.shape), np.float32)
            self._request.set_output_tensor(index, ov.Tensor(array, shared_memory=True))
            for name in port.names:
                self.outputs[name] = array.reshape(array.shape[0], -1)

    def run(self) -> None:
        """Run the network on what is in the crops.

        Raises:
            InferenceError: The device failed.
        """
        try:
            self._request.infer()
        except RuntimeError as error:
            raise InferenceError(
                f"The attribute networks failed on {self._runtime.choice.used}: {error}",
                "Choose the CPU as the inference device",
            ) from error
        self.runs += 1

    def close(self) -> None:
        """Release the request."""
        del self._request
