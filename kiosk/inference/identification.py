"""Shows the faces of a stream to who decides who they are, often enough and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.geometry import iou_matrix
from kiosk.core.identity import FaceFlaw, FaceView, RecognitionState
from kiosk.core.life_cues import LifeCues
from kiosk.core.types import NANOS_PER_S
from kiosk.inference.face_quality import MATCH, judge
from kiosk.inference.schedule import Budget, Rhythm, Turn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, Recognition
    from kiosk.core.ports import FaceIdentifier
    from kiosk.core.types import HeadPose
    from kiosk.inference.liveness import LivenessNetworks

_WORTH_A_LOOK: Final = 0.2
"""Quality of a view, by size and turn, below which it could not decide anything anyway."""

_UNDECIDED: Final = Rhythm(((0, 0.3), (3, 0.6), (8, 1.5), (16, 4.0)), better_after_s=0.25)
"""Three views within the first second; who stays undecided after many is looked at less."""
_DECIDED: Final = Rhythm(((0, 2.0), (8, 5.0), (16, 10.0)), better_after_s=1.0)
"""A decision is looked into now and then: the first views may have been the worst."""

_AGAIN_NS: Final = NANOS_PER_S // 5
"""Time until a face that did not give a good view is judged again."""
_OTHER_FACE: Final = 0.3
"""Similarity of two good views below which a track has come to show another face: somebody holds
a photo before the own face. Views of one person are seldom so different; nothing is lost then
but what was seen of life."""
_AWAY_NS: Final = NANOS_PER_S * 4 // 10
"""Who was not seen for so long may have changed places with somebody: the tracker can err."""
_TOUCHING_IOU: Final = 0.05
"""Faces that overlap more than this may change places."""
_JUDGED_PER_FRAME: Final = 3
_PER_FRAME: Final = 2
_UNDECIDED_PER_S: Final = 12.0
_DECIDED_PER_S: Final = 3.0
"""Views of faces that are decided; it bounds what a standing crowd costs."""


@dataclass(frozen=True, slots=True, eq=False)
class SeenFace:
    """One face of a frame.

    Attributes:
        track_id: Its track.
        xyxy: (4,) px of the frame.
        landmarks: (5, 2) px of the frame.
        pose: Of the head.
        geometry: 0..1, quality of the view by its geometry.
    """

    track_id: int
    xyxy: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    pose: HeadPose
    geometry: float


@dataclass(slots=True)
class _Face:
    """What is remembered about one track.

    Attributes:
        turn: When a view is wanted.
        life: What tells whether it is alive.
        is_decided: Whether it is known who it is, or that nobody knows.
        poor_until_ns: Until then it is not judged again.
        quality: Of the view that is wanted in this frame.
        latest: (256,) embedding of the latest view; None before the first.
        seen_ns: When it was seen last; None before the first time.
        touches: Whether it overlapped another face then.
    """

    turn: Turn = field(default_factory=lambda: Turn(_UNDECIDED))
    life: LifeCues = field(default_factory=LifeCues)
    is_decided: bool = False
    poor_until_ns: int = 0
    quality: float = 0.0
    latest: NDArray[np.float32] | None = None
    seen_ns: int | None = None
    touches: bool = False

    def see(self, now_ns: int, *, touches: bool) -> None:
        """It is in a frame; when it may be somebody else's since, a view is wanted soon."""
        away = self.seen_ns is not None and now_ns - self.seen_ns > _AWAY_NS
        if away or (self.touches and not touches):
            self.turn.hasten()
        self.seen_ns, self.touches = now_ns, touches


class Identification:
    """Makes views of followed faces and hands them to a :class:`~kiosk.core.ports.FaceIdentifier`.

    A new face gets a few views within its first second, more until something is decided, and
    few after that, but one soon after it was away or parted from another face: a name must not
    follow the wrong one. Only good views are embedded. Budgets in stream time bound the cost,
    however many faces there are.
    """

    def __init__(
        self,
        identifier: FaceIdentifier,
        model: EmbeddingModel,
        liveness: LivenessNetworks | None = None,
    ) -> None:
        """Nothing is known yet; :meth:`forget` begins.

        Args:
            identifier: Decides who the faces are.
            model: Which network makes the embeddings.
            liveness: Tells living faces from pictures; None does not ask.
        """
        self._identifier = identifier
        self._model = model
        self._liveness = liveness
        self._faces: dict[int, _Face] = {}

    @property
    def requests(self) -> int:
        """How often the networks that tell living faces ran."""
        return 0 if self._liveness is None else self._liveness.requests

    def forget(self) -> None:
        """Drop all that is known about the tracks: another scene or run begins."""
        self._faces = {}
        self._undecided = Budget(_UNDECIDED_PER_S, 6.0)
        self._decided = Budget(_DECIDED_PER_S, 3.0)
        self._identifier.begin(self._model)

    def end(self, track_id: int) -> None:
        """A track is over."""
        self._faces.pop(track_id, None)
        self._identifier.end(track_id)

    def close(self) -> None:
        """Release the networks, and let the identifier forget the faces of this stream."""
        # Not by beginning: another pipeline may have begun with other networks already.
        for track_id in tuple(self._faces):
            self.end(track_id)
        if self._liveness is not None:
            self._liveness.close()

    def due(
        self,
        image: NDArray[np.uint8],
        seen: Sequence[SeenFace],
        embedded: Collection[int],
        now_ns: int,
    ) -> list[int]:
        """Which faces of a frame are wanted, those that need it most first.

        Args:
            image: (H, W, 3) uint8 BGR, the frame.
            seen: The confirmed faces in it.
            embedded: Rows of ``seen`` that are embedded anyway; they cost no budget.
            now_ns: ``captured_ns`` of the frame.

        Returns:
            Rows of ``seen``; each of them is to be shown to :meth:`observe`.
        """
        self._undecided.advance(now_ns)
        self._decided.advance(now_ns)
        ripe: list[tuple[bool, float, float, int]] = []
        touching = _touching(seen)
        for row, face in enumerate(seen):
            known = self._faces.setdefault(face.track_id, _Face())
            known.see(now_ns, touches=row in touching)
            if self._liveness is not None and _is_whole(face.xyxy, image):
                width_px = float(face.xyxy[2] - face.xyxy[0])
                known.life.follow(face.landmarks, width_px, now_ns)
            if face.geometry < _WORTH_A_LOOK or now_ns < known.poor_until_ns:
                continue
            ripeness, free = known.turn.ripeness(face.geometry, now_ns), row in embedded
            if free or ripeness >= 1.0:
                ripe.append((free, ripeness, face.geometry, row))
        if not ripe:
            return []
        ripe.sort(reverse=True)
        wanted: list[int] = []
        for free, _, _, row in ripe[:_JUDGED_PER_FRAME]:
            if len(wanted) == _PER_FRAME:
                break
            good = self._is_good(image, seen[row], now_ns)
            if good and (free or self._take(seen[row].track_id)):
                wanted.append(row)
        return wanted

    def observe(
        self,
        image: NDArray[np.uint8],
        seen: SeenFace,
        embedding: NDArray[np.float32],
        now_ns: int,
    ) -> None:
        """Hand a view of a face on.

        Args:
            image: (H, W, 3) uint8 BGR, the frame.
            seen: The face in it, one that is :meth:`due`.
            embedding: (256,) float32 of unit length, of this view alone.
            now_ns: ``captured_ns`` of the frame.

        Raises:
            InferenceError: The device failed.
        """
        known = self._faces[seen.track_id]
        if known.latest is not None and float(known.latest @ embedding) < _OTHER_FACE:
            known.life = LifeCues()
            known.turn.change(_UNDECIDED)
        known.latest = embedding
        known.turn.note(seen.geometry, now_ns)
        liveness: float | None = None
        flaws: tuple[FaceFlaw, ...] = ()
        if self._liveness is not None:
            liveness = known.life.judge(self._liveness.liveness(image, seen.xyxy))
            flaws = (FaceFlaw.NOT_ALIVE,) if known.life.is_picture else ()
        view = FaceView(
            embedding, self._model, known.quality, flaws, seen.pose, seen.xyxy, liveness
        )
        self._identifier.observe(seen.track_id, view, now_ns)

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        """Who the tracks seen in a frame are."""
        recognised = self._identifier.resolve(track_ids, now_ns)
        for track_id, recognition in recognised.items():
            known = self._faces.get(track_id)
            is_decided = recognition.state is not RecognitionState.PENDING
            if known is not None and is_decided is not known.is_decided:
                known.is_decided = is_decided
                known.turn.change(_DECIDED if is_decided else _UNDECIDED)
        return recognised

    def _is_good(self, image: NDArray[np.uint8], seen: SeenFace, now_ns: int) -> bool:
        """Whether a view can decide anything; it is noted how good it is."""
        known = self._faces[seen.track_id]
        quality = judge(image, seen.xyxy, seen.landmarks, seen.pose, seen.geometry, MATCH)
        known.quality = quality.value
        if quality.flaws:
            known.poor_until_ns = now_ns + _AGAIN_NS
        return not quality.flaws

    def _take(self, track_id: int) -> bool:
        """Spend a view of a face if the budget has one left."""
        return (self._decided if self._faces[track_id].is_decided else self._undecided).take()


def _touching(seen: Sequence[SeenFace]) -> set[int]:
    """Rows of faces that overlap another one."""
    boxes = np.array([face.xyxy for face in seen], np.float32).reshape(-1, 4)
    overlap = iou_matrix(boxes, boxes)
    np.fill_diagonal(overlap, 0.0)
    return set(np.flatnonzero((overlap > _TOUCHING_IOU).any(axis=1)).tolist())


def _is_whole(xyxy: NDArray[np.float32], image: NDArray[np.uint8]) -> bool:
    """Whether a box does not touch the border: the landmarks of a part of a face are guesses."""
    left, top, right, bottom = xyxy.tolist()
    height, width = image.shape[:2]
    return bool(left > 0 and top > 0 and right < width and bottom < height)
