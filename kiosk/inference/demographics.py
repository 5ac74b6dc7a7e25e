"""Age, gender, pose, looking and embeddings for the tracks of a stream."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.types import NANOS_PER_S, FaceAttributes, HeadPose
from kiosk.inference.attributes import attribute_networks
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.face_reading import BATCH
from kiosk.inference.followed_face import FollowedFace, sharp_quality
from kiosk.inference.geometry import look_at_views
from kiosk.inference.identification import SeenFace
from kiosk.inference.schedule import Budget, Rhythm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.persons import PersonMemory
    from kiosk.core.settings import AnalysisSettings
    from kiosk.core.tracking import TrackedBox
    from kiosk.core.types import Detections, Frame
    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.identification import Identification
    from kiosk.inference.runtime import Runtime

_NOTHING: Final = FaceAttributes()

_SETTLED: Final = 8
"""Readings after which a face is known well enough to wait for its turn."""
_ATTRIBUTE_STEPS: Final = ((0, 0.2), (4, 0.5), (_SETTLED, 2.0))
_EMOTION_STEPS: Final = ((0, 0.2), (4, 0.5))
_POSE_STEPS: Final = ((0, 0.2), (2, 0.3))
"""Without landmarks the networks alone tell whether somebody looks."""
_EMBEDDING_RHYTHM: Final = Rhythm(((0, 0.5), (2, 3.0), (4, 30.0)), better_after_s=0.4)

_BATCHES_PER_S: Final = 8.0
_SETTLED_BATCHES_PER_S: Final = 1.25
"""Batches without a single new face; it bounds what a standing crowd costs."""
_EMBEDDINGS_PER_S: Final = 12.0
_EMBEDDINGS_PER_FRAME: Final = 2
_FILL_FROM: Final = 0.5
"""A face may use a free place of a batch once this part of its interval has passed."""
_WAIT_UNTIL: Final = 1.25
"""A face that is due waits for others to share its batch until then."""
_GOOD_VIEW: Final = 0.25
_SETTLE_NS: Final = 4 * NANOS_PER_S // 10
"""A new face without a good view is embedded after this time as it is."""


class Demographics:
    """Runs the attribute and embedding networks over the tracks of one stream.

    Attributes:
        attribute_ms: Wall milliseconds of the attribute networks in the last frame.
        embedding_ms: Wall milliseconds of the embedding network in the last frame.
    """

    def __init__(
        self,
        settings: AnalysisSettings,
        models: ModelFiles,
        runtime: Runtime,
        *,
        threads: int,
        landmarks: bool,
        embeddings: bool = True,
    ) -> None:
        """Read and compile the networks.

        Args:
            settings: What is computed.
            models: Where the files of the networks come from.
            runtime: Compiles them.
            threads: Threads on the CPU.
            landmarks: Whether the detector gives landmarks; without them there is no
                embedding, and the pose is known only when the networks run.
            embeddings: Whether people who come back are to be known again.

        Raises:
            ModelError: A model is missing or corrupt.
            InferenceError: No device can run a network.
        """
        self.networks = attribute_networks(
            settings, models, runtime, emotion=settings.emotion, threads=threads
        )
        self.embedder: FaceEmbedder | None = None
        if embeddings:
            self.embedder = FaceEmbedder(
                models, runtime, precision=settings.precision, threads=threads
            )
        self.attribute_ms = self.embedding_ms = 0.0
        self._settings = settings
        steps = _EMOTION_STEPS if settings.emotion else _ATTRIBUTE_STEPS
        self._settled_per_s = _SETTLED_BATCHES_PER_S
        if not landmarks:
            steps, self._settled_per_s = _POSE_STEPS, _BATCHES_PER_S
        self._attribute_rhythm = Rhythm(steps, better_after_s=0.25)
        self.forget()

    def forget(self) -> None:
        """Drop all that is known about the tracks."""
        self._faces: dict[int, FollowedFace] = {}
        self._batches = Budget(_BATCHES_PER_S, 3.0)
        self._settled_batches = Budget(self._settled_per_s, 2.0)
        self._embeddings = Budget(_EMBEDDINGS_PER_S, 6.0)

    def close(self) -> None:
        """Release the networks."""
        self.networks.close()
        if self.embedder is not None:
            self.embedder.close()

    def attributes(self, track_id: int) -> FaceAttributes:
        """What is known about a track."""
        face = self._faces.get(track_id)
        return _NOTHING if face is None else face.attributes

    def end(self, track_id: int) -> None:
        """A track is over."""
        self._faces.pop(track_id, None)

    def update(
        self,
        frame: Frame,
        detections: Detections,
        seen: Sequence[TrackedBox],
        persons: PersonMemory,
        identification: Identification | None = None,
    ) -> None:
        """Take one frame.

        Args:
            frame: The frame.
            detections: Its detections.
            seen: Confirmed tracks that were seen in it.
            persons: Is shown the new embeddings, as often as it needs them.
            identification: Asks for further embeddings and is shown them.

        Raises:
            InferenceError: The device failed.
        """
        self._batches.advance(frame.captured_ns)
        self._settled_batches.advance(frame.captured_ns)
        self._embeddings.advance(frame.captured_ns)
        self.attribute_ms = self.embedding_ms = 0.0
        if not seen:
            return
        view = self._look(frame, detections, seen)
        self._read(view)
        if detections.landmarks is not None:
            for face, yaw, roll, nod in zip(view.faces, view.yaw, view.roll, view.nod, strict=True):
                face.follow(yaw, roll, nod, view.now_ns)
            if self.embedder is not None:
                self._embed(self.embedder, view, persons, identification)

    def _look(self, frame: Frame, detections: Detections, seen: Sequence[TrackedBox]) -> _Scene:
        rows = np.array([track.detection for track in seen], np.intp)
        picked = detections.select(rows)
        views = look_at_views(picked, (frame.width, frame.height))
        return _Scene(
            frame.image,
            frame.captured_ns,
            picked,
            seen,
            [self._face(track.id) for track in seen],
            views.yaw.tolist(),
            views.roll.tolist(),
            views.nod.tolist(),
            views.quality.tolist(),
            views.face_px.tolist(),
        )

    def _face(self, track_id: int) -> FollowedFace:
        face = self._faces.get(track_id)
        if face is None:
            face = FollowedFace(
                self._settings, self.networks.limits, self._attribute_rhythm, _EMBEDDING_RHYTHM
            )
            self._faces[track_id] = face
        return face

    def _read(self, scene: _Scene) -> None:
        """Run the attribute networks on the faces that are due, if any."""
        rows = self._due(scene)
        if not rows:
            return
        settled = all(scene.faces[row].attribute_turn.readings >= _SETTLED for row in rows)
        if settled and not self._settled_batches.take():
            return
        if not self._batches.take():
            return
        started = time.perf_counter()
        picked = scene.detections.select(np.array(rows, np.intp))
        readings = self.networks.read(scene.image, picked.xyxy, picked.landmarks)
        for row, reading in zip(rows, readings, strict=True):
            scene.faces[row].note_reading(
                reading,
                quality=scene.quality[row],
                face_px=scene.face_px[row],
                nod=None if picked.landmarks is None else scene.nod[row],
                now_ns=scene.now_ns,
            )
        self.attribute_ms = (time.perf_counter() - started) * 1e3

    @staticmethod
    def _due(scene: _Scene) -> list[int]:
        """Rows to read now: those that need it most, at most a batch; often none."""
        ripe: list[tuple[float, float, int]] = []
        for row, (face, quality) in enumerate(zip(scene.faces, scene.quality, strict=True)):
            ripeness = face.attribute_turn.ripeness(quality, scene.now_ns)
            if ripeness >= _FILL_FROM:
                ripe.append((ripeness, quality, row))
        if not ripe:
            return []
        ripe.sort(reverse=True)
        due = sum(ripeness >= 1.0 for ripeness, _, _ in ripe)
        if ripe[0][0] < _WAIT_UNTIL and due < BATCH:
            return []
        return [row for _, _, row in ripe[:BATCH]]

    def _embed(
        self,
        embedder: FaceEmbedder,
        scene: _Scene,
        persons: PersonMemory,
        identification: Identification | None,
    ) -> None:
        """Run the embedding network on the faces that are due, within the budgets."""
        rows = self._due_to_embed(scene)
        counted = set(rows)
        seen, wanted = [], []
        if identification is not None:
            seen = scene.seen_faces()
            wanted = identification.due(scene.image, seen, counted, scene.now_ns)
            rows += [row for row in wanted if row not in counted]
        if not rows:
            return
        started = time.perf_counter()
        landmarks = scene.detections.landmarks
        assert landmarks is not None
        embeddings = embedder.embed(scene.image, landmarks[rows])
        for row, embedding in zip(rows, embeddings, strict=True):
            if row in counted:
                face, quality = scene.faces[row], scene.quality[row]
                face.embedding_turn.note(quality, scene.now_ns)
                persons.observe(
                    scene.tracks[row].id,
                    embedding,
                    sharp_quality(quality, face.sharpness),
                    scene.now_ns,
                )
            if identification is not None and row in wanted:
                identification.observe(scene.image, seen[row], embedding, scene.now_ns)
        self.embedding_ms = (time.perf_counter() - started) * 1e3

    def _due_to_embed(self, scene: _Scene) -> list[int]:
        """Rows to embed now so that people who come back are recognised; often none."""
        due: list[tuple[float, float, int]] = []
        for row, (face, quality) in enumerate(zip(scene.faces, scene.quality, strict=True)):
            ripeness = face.embedding_turn.ripeness(quality, scene.now_ns)
            if ripeness >= 1.0 and (
                quality >= _GOOD_VIEW
                or scene.now_ns - scene.tracks[row].first_seen_ns >= _SETTLE_NS
            ):
                due.append((ripeness, quality, row))
        due.sort(reverse=True)
        return [row for _, _, row in due[:_EMBEDDINGS_PER_FRAME] if self._embeddings.take()]


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """The confirmed faces of one frame, row by row."""

    image: NDArray[np.uint8]
    now_ns: int
    detections: Detections
    tracks: Sequence[TrackedBox]
    faces: list[FollowedFace]
    yaw: list[float]
    roll: list[float]
    nod: list[float]
    quality: list[float]
    face_px: list[float]

    def seen_faces(self) -> list[SeenFace]:
        """The same faces one by one."""
        landmarks = self.detections.landmarks
        assert landmarks is not None
        return [
            SeenFace(
                track.id,
                self.detections.xyxy[row],
                landmarks[row],
                # Before the first reading nothing is known of the pitch.
                self.faces[row].attributes.pose or HeadPose(self.yaw[row], 0.0, self.roll[row]),
                self.quality[row],
            )
            for row, track in enumerate(self.tracks)
        ]
