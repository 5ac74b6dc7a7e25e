"""From a frame to everything that is known about the people in it."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.choices import AnalysisMode, DetectorName
from kiosk.core.cuts import CutDetector
from kiosk.core.errors import InferenceError
from kiosk.core.persons import PersonMemory
from kiosk.core.presence import PresenceCounter
from kiosk.core.tracking import Tracker, TrackerParams
from kiosk.core.types import FaceAttributes, FrameResult, Track, TrackState
from kiosk.inference.demographics import Demographics
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.identification import Identification
from kiosk.inference.liveness import LivenessNetworks
from kiosk.inference.pictures import PictureAnalyzer, PictureFace
from kiosk.inference.runtime import Runtime, cpu_count, detector_threads
from kiosk.inference.stir import StirMeter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kiosk.core.health import Progress
    from kiosk.core.identity import Recognition
    from kiosk.core.ports import FaceIdentifier
    from kiosk.core.settings import AnalysisSettings
    from kiosk.core.tracking import TrackedBox
    from kiosk.core.types import Detections, Frame
    from kiosk.inference.detectors import ModelFiles

WEAK_SCORE: Final = 0.6
"""Detections down to this part of the threshold may keep a track alive (ByteTrack)."""
LOWEST_SCORE: Final = 0.1

_AHEAD: Final = 2
"""Frames in detection while another one is tracked; more only costs memory."""
_USUAL_FRAME: Final = (1920, 1080)
_NOTHING: Final = FaceAttributes()


@dataclass(frozen=True, slots=True)
class RequestCount:
    """Inference requests since the pipeline was built.

    Attributes:
        attributes: Batches of the attribute networks.
        embeddings: Faces that were embedded.
        liveness: Faces that were looked at for whether they are alive.
    """

    attributes: int
    embeddings: int
    liveness: int = 0


class FacePipeline:
    """Detection, tracking, attributes and counting for one stream of frames.

    Implements ``ports.FaceAnalyzer``. Used by one thread; builds everything when it is made
    (about half a second, less with a warm cache).

    Attributes:
        runtime: Tells the device in use and why (``runtime.choice``).
    """

    def __init__(
        self,
        settings: AnalysisSettings,
        models: ModelFiles,
        *,
        identifier: FaceIdentifier | None = None,
        embeddings: bool = True,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Read and compile the networks that the settings need.

        Args:
            settings: What is computed and how.
            models: Where the files of the networks come from (``ModelStore``).
            identifier: Decides who the faces are, in the mode ``identification``; the other
                modes never ask it.
            embeddings: Whether people who come back are known again; without, they are counted
                anew and nobody can be identified.
            on_progress: Hears before each compilation which network is next and how many
                are done; the first start on a GPU takes many seconds.

        Raises:
            ModelError: A model is missing or corrupt.
            InferenceError: No device can run a network, or people are to be identified with a
                detector that gives no landmarks.
        """
        # Every call of OpenCV here is too small to gain from threads of its own.
        cv2.setNumThreads(1)
        self._settings = settings
        self._models = models
        counts_only = settings.mode is AnalysisMode.COUNTS
        identifies = settings.mode is AnalysisMode.IDENTIFICATION and identifier is not None
        self.runtime = Runtime(
            settings.device,
            settings.inference_precision,
            expected=1 if counts_only else 2 + embeddings + (identifies and settings.liveness),
            on_progress=on_progress,
        )
        threads = detector_threads()
        self._detector = FaceDetector(
            settings.detector,
            models,
            self.runtime,
            precision=settings.precision,
            threads=threads,
            threshold=max(LOWEST_SCORE, WEAK_SCORE * settings.score_threshold),
            min_face_px=settings.min_face_px,
        )
        if identifies and not self._detector.gives_landmarks:
            raise InferenceError(
                f"People cannot be identified with the detector {settings.detector}: it does not "
                "tell where the eyes are",
                f"Choose the detector {DetectorName.YUNET}",
            )
        self._detector.warm_up(*_USUAL_FRAME)
        self._demographics: Demographics | None = None
        if not counts_only:
            self._demographics = Demographics(
                settings,
                models,
                self.runtime,
                threads=max(1, min(2, cpu_count() - threads)),
                landmarks=self._detector.gives_landmarks,
                embeddings=embeddings,
            )
        self._identification: Identification | None = None
        embedder = None if self._demographics is None else self._demographics.embedder
        if embedder is not None and identifier is not None and identifies:
            self._identification = Identification(
                identifier,
                embedder.model,
                LivenessNetworks(models, self.runtime) if settings.liveness else None,
            )
        self._pictures: PictureAnalyzer | None = None
        self._forget()

    @property
    def device(self) -> str:
        """Device in use, for people, with the reason when it is not the one asked for."""
        return str(self.runtime.choice)

    @property
    def requests(self) -> RequestCount:
        """How often the costly networks ran."""
        demographics = self._demographics
        if demographics is None:
            return RequestCount(0, 0)
        identification = self._identification
        return RequestCount(
            demographics.networks.requests,
            0 if demographics.embedder is None else demographics.embedder.requests,
            0 if identification is None else identification.requests,
        )

    def step(self, frame: Frame) -> FrameResult:
        """Analyse the next frame of the stream and wait for the result.

        Raises:
            InferenceError: The device failed.
        """
        self._detector.submit(frame.image)
        return self._finish(frame)

    def stream(self, frames: Iterable[Frame]) -> Iterator[FrameResult]:
        """Analyse frames with detection running ahead; for files at full speed.

        Same results in the same order as :meth:`step`, up to three frames later. No other
        method may be called before the iterator is exhausted or closed.

        Raises:
            InferenceError: The device failed.
        """
        waiting: deque[Frame] = deque()
        try:
            for frame in frames:
                self._detector.submit(frame.image)
                waiting.append(frame)
                if len(waiting) > _AHEAD:
                    yield self._finish(waiting.popleft())
            while waiting:
                yield self._finish(waiting.popleft())
        finally:
            self._detector.drain()

    def analyze_picture(self, frame: Frame, *, embeddings: bool = False) -> tuple[PictureFace, ...]:
        """Find the faces of a single picture of any size, with the attributes of every face.

        Independent of the stream. More thorough than :meth:`step`: several scales, and a
        second opinion on every face.

        Args:
            frame: The picture.
            embeddings: Also compute embeddings.

        Raises:
            InferenceError: The device failed.
            ModelError: A network for pictures is missing or corrupt.
        """
        if self._pictures is None:
            self._pictures = PictureAnalyzer(
                self._settings, self._models, self.runtime, self._demographics
            )
        return self._pictures.analyze(frame.image, embeddings=embeddings)

    def reset(self) -> None:
        """Forget all tracks and people: the next frame begins another recording.

        Numbers of tracks begin at 1 again.
        """
        self._detector.drain()
        self._forget()

    def close(self) -> None:
        """Release the networks and forget all tracks and people."""
        self._detector.close()
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None
        if self._demographics is not None:
            self._demographics.close()
            self._demographics = None
        if self._identification is not None:
            self._identification.close()
            self._identification = None
        self._forget()

    def _forget(self) -> None:
        self._tracker = Tracker(TrackerParams.from_settings(self._settings))
        self._persons = PersonMemory(self._settings.revisit_window_s)
        self._person_of: dict[int, int] = {}
        self._presence = PresenceCounter()
        self._stirs = StirMeter()
        self._cuts = CutDetector()
        self._stream: tuple[str, int, int] | None = None
        self._recognised: dict[int, Recognition] = {}
        if self._demographics is not None:
            self._demographics.forget()
        if self._identification is not None:
            self._identification.forget()

    def _finish(self, frame: Frame) -> FrameResult:
        """Collect the oldest frame in detection, which is this one, and do all the rest."""
        started = time.perf_counter()
        detections = self._detector.collect()
        detected = time.perf_counter()
        tracked = self._follow(frame, detections)
        followed = time.perf_counter()
        seen = [track for track in tracked if track.state is TrackState.CONFIRMED]
        stage_ms = {
            "resize": self._detector.resize_ms,
            "detect": (detected - started) * 1e3,
            "track": (followed - detected) * 1e3,
        }
        if self._demographics is not None:
            self._demographics.update(frame, detections, seen, self._persons, self._identification)
            stage_ms["attributes"] = self._demographics.attribute_ms
            stage_ms["embeddings"] = self._demographics.embedding_ms
        self._recognise(seen, frame.captured_ns)
        if self._identification is not None:
            ids = [track.id for track in seen]
            self._recognised.update(self._identification.resolve(ids, frame.captured_ns))
        stirs = self._stirs.update(frame, detections, seen)
        tracks = self._tracks(tracked, detections, stirs)
        count = self._presence.update(tracks)
        stage_ms["people"] = (time.perf_counter() - followed) * 1e3 - (
            stage_ms.get("attributes", 0.0) + stage_ms.get("embeddings", 0.0)
        )
        sure = detections.score >= self._settings.score_threshold
        shown = detections if sure.all() else detections.select(sure)
        return FrameResult(frame, shown, tracks, count, stage_ms, detections.select(~sure))

    def _follow(self, frame: Frame, detections: Detections) -> tuple[TrackedBox, ...]:
        stream = (frame.source_id, frame.width, frame.height)
        if stream != self._stream:
            # Boxes of another source or size say nothing about this one.
            if self._stream is not None:
                self._cut()
                if self._identification is not None:
                    self._identification.forget()
            self._stream = stream
        # Only recordings have cuts; a camera that sees the light go on has not moved.
        if frame.media_time_s is not None and self._cuts.update(self._detector.shown):
            self._cut()
        tracked = self._tracker.update(detections, frame.captured_ns)
        for track_id in self._tracker.ended:
            self._persons.end(track_id, frame.captured_ns)
            self._person_of.pop(track_id, None)
            self._stirs.end(track_id)
            self._recognised.pop(track_id, None)
            if self._demographics is not None:
                self._demographics.end(track_id)
            if self._identification is not None:
                self._identification.end(track_id)
        return tracked

    def _cut(self) -> None:
        """Nobody is where somebody was before."""
        self._tracker.cut()
        self._persons.cut()

    def _recognise(self, seen: Sequence[TrackedBox], now_ns: int) -> None:
        boxes = np.array([track.xyxy for track in seen], np.float32).reshape(-1, 4)
        people = self._persons.resolve([track.id for track in seen], now_ns, boxes)
        for track in seen:
            person = people.get(track.id)
            if person is None:
                self._person_of.pop(track.id, None)
            else:
                self._person_of[track.id] = person

    def _tracks(
        self,
        tracked: Sequence[TrackedBox],
        detections: Detections,
        stirs: Mapping[int, float],
    ) -> tuple[Track, ...]:
        landmarks = detections.landmarks
        known = _no_attributes if self._demographics is None else self._demographics.attributes
        return tuple(
            Track(
                track.id,
                track.xyxy,
                track.score,
                track.state,
                track.first_seen_ns,
                track.last_seen_ns,
                None
                if landmarks is None or track.detection is None
                else landmarks[track.detection],
                known(track.id),
                self._person_of.get(track.id),
                stirs.get(track.id),
                recognition=self._recognised.get(track.id),
            )
            for track in tracked
        )


def _no_attributes(track_id: int) -> FaceAttributes:
    """Attributes in the mode that computes none."""
    del track_id
    return _NOTHING
