"""Reads a face: finds it in a picture, judges the view, and makes the embedding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.choices import DetectorName
from kiosk.core.identity import FaceFlaw, FaceView
from kiosk.core.life_cues import LifeCues
from kiosk.core.types import Detections, HeadPose, TrackState
from kiosk.inference.attributes import attribute_networks
from kiosk.inference.crops import cut, square_transforms
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.face_quality import ENROL, judge
from kiosk.inference.geometry import look_at_views
from kiosk.inference.liveness import LivenessNetworks
from kiosk.inference.pictures import PictureAnalyzer
from kiosk.inference.runtime import Runtime, detector_threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.core.types import Frame, FrameResult
    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.face_quality import QualityLimits

THUMBNAIL_PX: Final = 160
_THUMBNAIL_CONTEXT: Final = 1.6
"""Side of the thumbnail in units of the face: hair and chin belong to a recognisable face."""
_SMALLEST_PX: Final = 10
"""Faces too small to be used are found all the same, so that it can be said why."""
_COMPANION: Final = 0.4
"""A face at least this large, relative to the largest, is a second person in the picture;
smaller ones are people in the background."""


class FaceReader:
    """Reads faces of pictures, or of frames in which they were found already.

    Views are judged by the limits of enrolment. The networks are its own; used by one thread
    at a time.
    """

    def __init__(
        self,
        settings: AnalysisSettings,
        models: ModelFiles,
        runtime: Runtime | None = None,
        *,
        limits: QualityLimits = ENROL,
    ) -> None:
        """Read and compile the networks.

        Args:
            settings: Precision and device, and whether a face before the camera has to be
                alive. Faces are always found by YuNet: the others give no landmarks.
            models: Where the files of the networks come from.
            runtime: Compiles them; by default one for the device of the settings.
            limits: From where on a view has flaws.

        Raises:
            ModelError: A model is missing or corrupt.
            InferenceError: No device can run a network.
        """
        runtime = runtime or Runtime(settings.device, settings.inference_precision)
        self._models, self._runtime = models, runtime
        threads = detector_threads()
        wanted = settings.model_copy(
            update={"detector": DetectorName.YUNET, "min_face_px": _SMALLEST_PX}
        )
        self._finder = PictureAnalyzer(wanted, models, runtime, None)
        self._networks = attribute_networks(settings, models, runtime, threads=threads)
        self._embedder = FaceEmbedder(
            models, runtime, precision=settings.precision, threads=threads
        )
        self.model = self._embedder.model
        self._limits = limits
        self._wants_life = settings.liveness
        self._liveness: LivenessNetworks | None = None
        self._life, self._track_id = LifeCues(), 0

    def read(self, image: NDArray[np.uint8]) -> tuple[FaceView, ...]:
        """All faces of a picture, the largest first, each with a thumbnail.

        Args:
            image: (H, W, 3) uint8 BGR, upright.

        Raises:
            InferenceError: The device failed.
        """
        faces = self._finder.analyze(image)
        views = [
            self.read_found(image, face.xyxy, face.landmarks)
            for face in faces
            if face.landmarks is not None
        ]
        return tuple(sorted(views, key=_size_px, reverse=True))

    def read_found(
        self,
        image: NDArray[np.uint8],
        xyxy: NDArray[np.float32],
        landmarks: NDArray[np.float32],
    ) -> FaceView:
        """One face that was found already.

        Args:
            image: (H, W, 3) uint8 BGR, the whole frame.
            xyxy: (4,) px of the frame.
            landmarks: (5, 2) px of the frame.

        Raises:
            InferenceError: The device failed.
        """
        found = Detections(xyxy[None], np.ones(1, np.float32), landmarks[None])
        views = look_at_views(found, (image.shape[1], image.shape[0]))
        reading = self._networks.read(image, found.xyxy, found.landmarks)[0]
        # The eyes tell the tilt exactly and the nose the turn; the network plays both down.
        pose = HeadPose(float(views.yaw[0]), reading.pose.pitch, float(views.roll[0]))
        quality = judge(image, xyxy, landmarks, pose, float(views.quality[0]), self._limits)
        return FaceView(
            embedding=self._embed(image, xyxy, landmarks),
            model=self.model,
            quality=quality.value,
            flaws=quality.flaws,
            pose=pose,
            xyxy=xyxy,
            thumbnail=_thumbnail(image, xyxy),
        )

    def _embed(
        self,
        image: NDArray[np.uint8],
        xyxy: NDArray[np.float32],
        landmarks: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """The middle between the embeddings of the face and of its mirror image.

        Cameras are shown mirrored and files are not, and the network tells a face from its
        mirror image: enrolled like this, it is recognised as well in either (decision 0072).
        """
        part, points = _surroundings(image, xyxy, landmarks)
        mirrored = np.ascontiguousarray(part[:, ::-1])
        swapped = points[[1, 0, 2, 4, 3]]
        swapped[:, 0] = part.shape[1] - 1 - swapped[:, 0]
        both = self._embedder.embed(part, points[None]) + self._embedder.embed(
            mirrored, swapped[None]
        )
        middle: NDArray[np.float32] = both[0] / max(float(np.linalg.norm(both[0])), 1e-6)
        return middle

    def read_result(self, result: FrameResult) -> FaceView | None:
        """The largest face of an analysed frame of a camera; None when nobody is seen.

        Only here it is asked whether the face is alive: a photo file is a picture anyway.

        Raises:
            ModelError: A model that tells living faces is missing or corrupt.
            InferenceError: The device failed.
        """
        seen = [track for track in result.tracks if track.state is TrackState.CONFIRMED]
        if not seen:
            return None
        track = max(seen, key=lambda face: _side_px(face.xyxy))
        xyxy, landmarks = track.xyxy, track.landmarks
        if landmarks is None:  # the detector of the stream gives none
            found = self._found_again(result.frame.image, xyxy)
            if found is None:
                return None
            xyxy, landmarks = found
        view = self.read_found(result.frame.image, xyxy, landmarks)
        if not self._wants_life:
            return view
        return self._with_life(view, track.id, landmarks, result.frame)

    def _found_again(
        self, image: NDArray[np.uint8], xyxy: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        """Box and landmarks of the largest face around a box; None when there is none."""
        left, top, right, bottom = _around(image, xyxy)
        faces = self._finder.analyze(np.ascontiguousarray(image[top:bottom, left:right]))
        nearest = max(faces, key=lambda face: _side_px(face.xyxy), default=None)
        if nearest is None or nearest.landmarks is None:
            return None
        corner = np.array((left, top), np.float32)
        return nearest.xyxy + np.tile(corner, 2), nearest.landmarks + corner

    def _with_life(
        self, view: FaceView, track_id: int, landmarks: NDArray[np.float32], frame: Frame
    ) -> FaceView:
        """The view with how surely the face is alive, after all that was seen of it."""
        if self._liveness is None:
            self._liveness = LivenessNetworks(self._models, self._runtime)
        if track_id != self._track_id:
            self._life, self._track_id = LifeCues(), track_id
        if FaceFlaw.CUT_OFF not in view.flaws:
            width_px = float(view.xyxy[2] - view.xyxy[0])
            self._life.follow(landmarks, width_px, frame.captured_ns)
        liveness = self._life.judge(self._liveness.liveness(frame.image, view.xyxy))
        flaws = (*view.flaws, FaceFlaw.NOT_ALIVE) if self._life.is_picture else view.flaws
        return replace(view, liveness=liveness, flaws=flaws)

    def close(self) -> None:
        """Release the networks."""
        self._finder.close()
        self._networks.close()
        self._embedder.close()
        if self._liveness is not None:
            self._liveness.close()


def only_face(views: Sequence[FaceView]) -> tuple[FaceView | None, tuple[FaceFlaw, ...]]:
    """The one person whom a picture shows, and why it cannot be used.

    People in the background, whose faces are less than 0.4 times as large, do not count.

    Args:
        views: All faces of the picture, the largest first.

    Returns:
        The largest face, None without any, and all flaws, worst first.
    """
    if not views:
        return None, (FaceFlaw.NO_FACE,)
    main, *others = views
    if any(_size_px(other) >= _COMPANION * _size_px(main) for other in others):
        return main, (FaceFlaw.SEVERAL_FACES, *main.flaws)
    return main, main.flaws


def _size_px(view: FaceView) -> float:
    return _side_px(view.xyxy)


def _side_px(xyxy: NDArray[np.float32]) -> float:
    return float((xyxy[2:] - xyxy[:2]).max())


def _surroundings(
    image: NDArray[np.uint8], xyxy: NDArray[np.float32], landmarks: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The part of a picture around a face, and the landmarks in it."""
    left, top, right, bottom = _around(image, xyxy)
    return image[top:bottom, left:right], landmarks - np.array((left, top), np.float32)


def _around(image: NDArray[np.uint8], xyxy: NDArray[np.float32]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of three times the size of a face; may exceed the picture."""
    side = int(_side_px(xyxy)) + 2
    height, width = image.shape[:2]
    left = min(max(int(xyxy[0]) - side, 0), width - 1)
    top = min(max(int(xyxy[1]) - side, 0), height - 1)
    return left, top, max(int(xyxy[2]) + side, left + 1), max(int(xyxy[3]) + side, top + 1)


def _thumbnail(image: NDArray[np.uint8], xyxy: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A close-up of a face, (160, 160, 3) uint8 BGR."""
    transform = square_transforms(xyxy[None], THUMBNAIL_PX)[0] / _THUMBNAIL_CONTEXT
    # Made smaller about the middle, so that what surrounds the face is seen as well.
    transform[:, 2] += THUMBNAIL_PX * (1.0 - 1.0 / _THUMBNAIL_CONTEXT) / 2
    close_up = np.empty((THUMBNAIL_PX, THUMBNAIL_PX, 3), np.uint8)
    cut(image, transform, close_up)
    return close_up
