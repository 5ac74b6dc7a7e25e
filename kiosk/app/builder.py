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
from kiosk.core.errors import DownloadCancelledError, ModelError
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.health import Progress
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.ports import FaceIdentifier
    from kiosk.core.problems import ProblemLog
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.face_reader import FaceReader
    from kiosk.inference.pipeline import FacePipeline

_log = logging.getLogger(__name__)


class PipelineBuilder:
    """Fetches what is missing and builds the face pipeline.

    Args:
        ledger: Notes the addresses that models are fetched from.
        identifier: Decides who the faces are, in the mode that identifies people.
        problems: Notes what the analysis has to do without.
    """

    def __init__(
        self,
        ledger: OutboundLedger,
        identifier: FaceIdentifier | None,
        problems: ProblemLog,
    ) -> None:
        self._ledger = ledger
        self._identifier = identifier
        self._problems = problems

    def ensure_models(
        self,
        settings: AnalysisSettings,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        """Verify the needed models and fetch those that are missing or corrupt.

        Optional ones that cannot be had are noted as a problem, and tried again when this is
        called again: at the next start or change of the settings.

        Raises:
            ModelError: They cannot be had; the hint says what to do.
        """
        from kiosk.inference.fetch import FetchPolicy, ModelFetcher
        from kiosk.inference.registry import WITHOUT_REIDENTIFICATION, ModelStore

        store = ModelStore.from_environment()
        unusable = store.unusable(settings)
        for check in unusable:
            _log.info("model %s: %s", check.ref, check.problem)
        if not unusable:
            return
        fetcher = ModelFetcher(
            store,
            # What can be done without must not keep the public waiting.
            policy=FetchPolicy(rounds=1) if store.can_start(settings) else None,
            cancel=cancel,
            on_progress=progress,
            on_request=self._note_request,
        )
        try:
            fetcher.fetch([check.ref for check in unusable])
        except DownloadCancelledError:
            raise
        except ModelError as error:
            if not store.can_start(settings):
                raise
            without = f"{WITHOUT_REIDENTIFICATION}: {error.message}"
            self._problems.add("models", ModelError(without[:1].upper() + without[1:], error.hint))

    def build(self, settings: AnalysisSettings) -> FacePipeline:
        """Compile the networks.

        Raises:
            InferenceError: They cannot be compiled on any device.
            ModelError: A model file is missing or corrupt.
        """
        from kiosk.inference.pipeline import FacePipeline
        from kiosk.inference.registry import ModelStore

        store = ModelStore.from_environment()
        lacking = {check.ref for check in store.unusable(settings)}
        return FacePipeline(
            settings,
            store,
            identifier=self._identifier,
            embeddings=lacking.isdisjoint(store.optional(settings)),
        )

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
