"""Models and networks for the analysis loop, from the real registry and OpenVINO.

OpenVINO and OpenCV are imported here, in the analysis thread, so that the window is on the
screen before they are loaded.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.core.choices import AnalysisMode
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.health import Progress
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.ports import FaceIdentifier
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.face_reader import FaceReader
    from kiosk.inference.pipeline import FacePipeline

_log = logging.getLogger(__name__)


class PipelineBuilder:
    """Fetches what is missing and builds the face pipeline.

    Args:
        ledger: Notes the addresses that models are fetched from.
        identifier: Decides who the faces are, in the mode that identifies people.
    """

    def __init__(self, ledger: OutboundLedger, identifier: FaceIdentifier | None = None) -> None:
        self._ledger = ledger
        self._identifier = identifier

    def ensure_models(
        self,
        settings: AnalysisSettings,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        """Verify the needed models and fetch those that are missing or corrupt.

        Raises:
            ModelError: They cannot be had; the hint says what to do.
        """
        from kiosk.inference.fetch import ModelFetcher
        from kiosk.inference.registry import ModelStore

        store = ModelStore.from_environment()
        unusable = store.unusable(settings)
        for check in unusable:
            _log.info("model %s: %s", check.ref, check.problem)
        if unusable:
            fetcher = ModelFetcher(
                store, cancel=cancel, on_progress=progress, on_request=self._note_request
            )
            fetcher.fetch([check.ref for check in unusable])

    def build(self, settings: AnalysisSettings) -> FacePipeline:
        """Compile the networks.

        Raises:
            InferenceError: They cannot be compiled on any device.
            ModelError: A model file is missing or corrupt.
        """
        from kiosk.inference.pipeline import FacePipeline
        from kiosk.inference.registry import ModelStore

        return FacePipeline(settings, ModelStore.from_environment(), identifier=self._identifier)

    def face_reader(
        self, settings: AnalysisSettings, cancel: threading.Event | None = None
    ) -> FaceReader:
        """Fetch the networks that read a face for enrolment, and compile them; blocks.

        Args:
            settings: Precision and device.
            cancel: Ends the fetching when set.

        Raises:
            InferenceError: They cannot be compiled on any device.
            ModelError: They cannot be had; the hint says what to do.
        """
        from kiosk.inference.face_reader import FaceReader
        from kiosk.inference.registry import ModelStore

        # Reading needs the networks of identification, whatever runs at the moment.
        wanted = settings.model_copy(update={"mode": AnalysisMode.IDENTIFICATION})
        self.ensure_models(wanted, lambda _: None, cancel or threading.Event())
        return FaceReader(wanted, ModelStore.from_environment())

    def _note_request(self, address: str) -> None:
        host = urlsplit(address).netloc
        self._ledger.note(host, OutboundPurpose.MODELS, (), f"GET {address}")
