"""Finding every face of a single picture, however large it is, and looking at each."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kiosk.core.aggregation import AttributeAggregator
from kiosk.core.choices import DetectorName
from kiosk.core.errors import ModelMissingError
from kiosk.core.looking import LookingFilter
from kiosk.core.types import Detections, FaceAttributes
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.followed_face import attribute_sample
from kiosk.inference.geometry import look_at_views
from kiosk.inference.runtime import cpu_count
from kiosk.inference.second_opinion import SecondOpinion
from kiosk.inference.tiles import TILE_PX, find_in_tiles
from kiosk.inference.yunet import YuNet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.demographics import Demographics
    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.runtime import Runtime

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class PictureFace:
    """One face of a picture.

    Attributes:
        xyxy: (4,) float32 px of the picture.
        score: 0..1.
        landmarks: (5, 2) float32 px of the picture, or None when the detector gives none.
        attributes: From this single view; nothing in the mode ``counts``.
        embedding: (256,) float32 of unit length when asked for; None without landmarks and in
            the mode ``counts``.
    """

    xyxy: NDArray[np.float32]
    score: float
    landmarks: NDArray[np.float32] | None
    attributes: FaceAttributes
    embedding: NDArray[np.float32] | None = None


class _Tile(YuNet):
    """YuNet with the square input of a tile, whatever the shape of the picture."""

    def input_size(self, width: int, height: int) -> tuple[int, int]:
        return (TILE_PX, TILE_PX)


class PictureAnalyzer:
    """Analyses single pictures. Used by one thread.

    YuNet goes over the picture in overlapping tiles at up to three scales; the other
    detectors have one input size and see the whole picture once. A second detector has to
    agree with every face, since a picture has no following frames that could.
    """

    def __init__(
        self,
        settings: AnalysisSettings,
        models: ModelFiles,
        runtime: Runtime,
        demographics: Demographics | None,
    ) -> None:
        """Read and compile the networks that pictures need beyond those of a stream.

        Args:
            settings: What is computed and how.
            models: Where the files of the networks come from.
            runtime: Compiles them.
            demographics: Lends its networks; None computes no attributes.

        Raises:
            ModelError: A model is missing or corrupt.
            InferenceError: No device can run a network.
        """
        self._settings = settings
        self._demographics = demographics
        self._tiled = settings.detector is DetectorName.YUNET
        self._detector = FaceDetector(
            settings.detector,
            models,
            runtime,
            precision=settings.precision,
            threads=cpu_count(),
            threshold=settings.score_threshold,
            model=_Tile() if self._tiled else None,
        )
        self._second_opinion: SecondOpinion | None = None
        try:
            self._second_opinion = SecondOpinion(models, runtime, settings.precision)
        except ModelMissingError as error:
            _log.info("pictures are analysed without a second opinion: %s", error.message)

    def analyze(
        self, image: NDArray[np.uint8], *, embeddings: bool = False
    ) -> tuple[PictureFace, ...]:
        """All faces of a picture, best first.

        Args:
            image: (H, W, 3) uint8 BGR.
            embeddings: Also compute embeddings.

        Raises:
            InferenceError: The device failed.
        """
        found = self._find(image)
        if not len(found):
            return ()
        attributes = self._attributes(image, found)
        landmarks = found.landmarks
        vectors: NDArray[np.float32] | None = None
        embedder = None if self._demographics is None else self._demographics.embedder
        if embeddings and landmarks is not None and embedder is not None:
            vectors = embedder.embed(image, landmarks)
        return tuple(
            PictureFace(
                found.xyxy[i],
                float(found.score[i]),
                None if landmarks is None else landmarks[i],
                attributes[i],
                None if vectors is None else vectors[i],
            )
            for i in range(len(found))
        )

    def close(self) -> None:
        """Release the networks."""
        self._detector.close()
        if self._second_opinion is not None:
            self._second_opinion.close()

    def _find(self, image: NDArray[np.uint8]) -> Detections:
        if self._tiled:
            found = find_in_tiles(self._detector, image)
        else:
            found = self._detector.detect(image)
        side = (found.xyxy[:, 2:] - found.xyxy[:, :2]).min(axis=1, initial=np.inf)
        found = found.select(side >= self._settings.min_face_px)
        if self._second_opinion is not None and len(found):
            found = found.select(self._second_opinion.agrees(image, found.xyxy))
        return found

    def _attributes(self, image: NDArray[np.uint8], found: Detections) -> list[FaceAttributes]:
        if self._demographics is None:
            return [FaceAttributes()] * len(found)
        views = look_at_views(found, (image.shape[1], image.shape[0]))
        readings = self._demographics.networks.read(image, found.xyxy, found.landmarks)
        attributes = []
        for i, reading in enumerate(readings):
            pose = reading.pose
            if found.landmarks is not None:
                # The line through the eyes is exact; the network plays tilts down.
                pose = replace(pose, roll=float(views.roll[i]))
            aggregator = AttributeAggregator(
                self._demographics.networks.limits, self._settings.gender_threshold
            )
            aggregator.add(
                attribute_sample(
                    replace(reading, pose=pose),
                    quality=float(views.quality[i]),
                    face_px=float(views.face_px[i]),
                )
            )
            looking = LookingFilter(self._settings.look_angle_deg).update(pose, 0)
            attributes.append(aggregator.estimate(looking=looking))
        return attributes
