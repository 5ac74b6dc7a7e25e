"""Shows the faces of a stream to who decides who they are, often enough and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.core.identity import RecognitionState
from kiosk.inference.schedule import Budget, Rhythm, Turn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kiosk.core.identity import EmbeddingModel, FaceView, Recognition
    from kiosk.core.ports import FaceIdentifier

_WORTH_A_LOOK: Final = 0.2
"""Quality of a view, by size and turn, below which it could not decide anything anyway."""

_UNDECIDED: Final = Rhythm(((0, 0.3), (3, 0.6), (8, 1.5), (16, 4.0)), better_after_s=0.25)
"""Three views within the first second; who stays undecided after many is looked at less."""
_DECIDED: Final = Rhythm(((0, 2.0), (8, 5.0), (16, 10.0)), better_after_s=1.0)
"""A decision is looked into now and then: the first views may have been the worst."""

_PER_FRAME: Final = 2
_UNDECIDED_PER_S: Final = 12.0
_DECIDED_PER_S: Final = 3.0
"""Views of faces that are decided; it bounds what a standing crowd costs."""


@dataclass(slots=True)
class _Face:
    """What is remembered about one track."""

    turn: Turn
    is_decided: bool = False


class Identification:
    """Makes views of followed faces and hands them to a :class:`~kiosk.core.ports.FaceIdentifier`.

    A new face gets a few views within its first second, more until something is decided, and
    few after that. Budgets in stream time bound the cost however many faces there are.
    """

    def __init__(self, identifier: FaceIdentifier, model: EmbeddingModel) -> None:
        """Nothing is known yet; :meth:`forget` begins.

        Args:
            identifier: Decides who the faces are.
            model: Which network makes the embeddings.
        """
        self._identifier = identifier
        self._model = model
        self._faces: dict[int, _Face] = {}

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

    def due(
        self,
        track_ids: Sequence[int],
        qualities: Sequence[float],
        embedded: Collection[int],
        now_ns: int,
    ) -> list[int]:
        """Which faces of a frame are to be embedded for this purpose.

        Args:
            track_ids: Of all faces, row by row.
            qualities: Of their views by geometry, 0..1.
            embedded: Rows that are embedded in this frame anyway.
            now_ns: ``captured_ns`` of the frame.

        Returns:
            Further rows, those that need it most; often none.
        """
        self._undecided.advance(now_ns)
        self._decided.advance(now_ns)
        ripe: list[tuple[float, float, int]] = []
        for row, (track_id, quality) in enumerate(zip(track_ids, qualities, strict=True)):
            if quality < _WORTH_A_LOOK:
                continue
            face = self._faces.get(track_id)
            if face is None:
                face = self._faces[track_id] = _Face(Turn(_UNDECIDED))
            if row not in embedded:
                ripeness = face.turn.ripeness(quality, now_ns)
                if ripeness >= 1.0:
                    ripe.append((ripeness, quality, row))
        if not ripe:
            return []
        ripe.sort(reverse=True)
        return [row for _, _, row in ripe[:_PER_FRAME] if self._take(track_ids[row])]

    def _take(self, track_id: int) -> bool:
        """Spend a view of a face if the budget has one left."""
        return (self._decided if self._faces[track_id].is_decided else self._undecided).take()

    def observe(self, track_id: int, view: FaceView, geometry: float, now_ns: int) -> None:
        """Hand a view on.

        Args:
            track_id: Of the face.
            view: Its view.
            geometry: Quality of the view by its geometry, as for :meth:`due`.
            now_ns: ``captured_ns`` of the frame.
        """
        face = self._faces.get(track_id)
        if face is not None:
            face.turn.note(geometry, now_ns)
        self._identifier.observe(track_id, view, now_ns)

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        """Who the tracks seen in a frame are."""
        recognised = self._identifier.resolve(track_ids, now_ns)
        for track_id, recognition in recognised.items():
            face = self._faces.get(track_id)
            if face is None:
                continue
            is_decided = recognition.state is not RecognitionState.PENDING
            if is_decided is not face.is_decided:
                face.is_decided = is_decided
                face.turn.change(_DECIDED if is_decided else _UNDECIDED)
        return recognised
