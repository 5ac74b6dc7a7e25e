"""Where the labels of several faces go, so that none covers another or leaves the view.

Pure geometry on rectangles ``(x, y, width, height)``; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Rect = tuple[float, float, float, float]

_SLOTS: Final = ("above", "below", "right", "left", "inside")
_COVERED_FACE_LIMIT: Final = 0.25
"""A label may cover this part of itself with other people's faces before it moves away."""


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A label that wants a place.

    Attributes:
        id: Number of the track.
        face: Rectangle of the face.
        width: Of the label.
        height: Of the label.
        named: Whether it says who it is: such a label never stands where it could be read as
            that of another face.
    """

    id: int
    face: Rect
    width: float
    height: float
    named: bool = False


class LabelPlacer:
    """Finds places frame by frame; a label stays where it was as long as it can.

    Without that memory a label would jump between the sides of its face while people pass
    each other.
    """

    def __init__(self) -> None:
        self._slots: dict[int, str] = {}

    def place(
        self, requests: Sequence[LabelRequest], view_w: float, view_h: float, gap: float
    ) -> dict[int, Rect]:
        """Places by id; labels for which there is none are left out.

        Args:
            requests: Most important last, as they are drawn.
            view_w: Width of the view.
            view_h: Height of the view.
            gap: Distance between face and label, and the least between two labels.
        """
        faces = {request.id: request.face for request in requests}
        placed: dict[int, Rect] = {}
        slots: dict[int, str] = {}
        for request in reversed(requests):
            best = self._best(request, faces, list(placed.values()), (view_w, view_h), gap)
            if best is not None:
                slots[request.id], placed[request.id] = best
        self._slots = slots
        return placed

    def _best(
        self,
        request: LabelRequest,
        faces: dict[int, Rect],
        taken: list[Rect],
        view: tuple[float, float],
        gap: float,
    ) -> tuple[str, Rect] | None:
        others = [face for id_, face in faces.items() if id_ != request.id]
        best: tuple[str, Rect] | None = None
        least = float("inf")
        for slot in self._by_preference(request.id):
            rect = _slot_rect(request, slot, gap)
            inside = _shifted_into(rect, view)
            if inside is None or any(_overlap(inside, t, gap) > 0 for t in taken):
                continue
            if request.named and _belongs_to_another(inside, request.face, others):
                continue
            covered = sum(_overlap(inside, face) for face in others)
            share = covered / (request.width * request.height)
            if share <= _COVERED_FACE_LIMIT:
                return slot, inside
            if share < least:
                least, best = share, (slot, inside)
        return best

    def _by_preference(self, track_id: int) -> Iterator[str]:
        known = self._slots.get(track_id)
        if known is not None:
            yield known
        yield from (slot for slot in _SLOTS if slot != known)


def _slot_rect(request: LabelRequest, slot: str, gap: float) -> Rect:
    x, y, w, h = request.face
    width, height = request.width, request.height
    centred = x + (w - width) / 2
    if slot == "above":
        return centred, y - height - gap, width, height
    if slot == "below":
        return centred, y + h + gap, width, height
    if slot == "right":
        return x + w + gap, y, width, height
    if slot == "left":
        return x - width - gap, y, width, height
    return centred, y + h - height - gap, width, height


def _shifted_into(rect: Rect, view: tuple[float, float]) -> Rect | None:
    """The rectangle moved into the view; None when it would have to move too far."""
    x, y, w, h = rect
    new_x = min(max(x, 0.0), view[0] - w)
    new_y = min(max(y, 0.0), view[1] - h)
    if new_x < 0 or new_y < 0 or abs(new_x - x) > w or abs(new_y - y) > 0.5 * h:
        return None
    return new_x, new_y, w, h


def _belongs_to_another(label: Rect, own: Rect, others: Sequence[Rect]) -> bool:
    """Whether the middle of a label is as near to another face as to its own."""
    x, y = label[0] + label[2] / 2, label[1] + label[3] / 2
    distance = _distance(x, y, own)
    return any(_distance(x, y, other) <= distance for other in others)


def _distance(x: float, y: float, rect: Rect) -> float:
    """From a point to a rectangle; inside it the (negative) depth."""
    dx = max(rect[0] - x, x - rect[0] - rect[2])
    dy = max(rect[1] - y, y - rect[1] - rect[3])
    return hypot(max(dx, 0.0), max(dy, 0.0)) or max(dx, dy)


def _overlap(first: Rect, second: Rect, gap: float = 0.0) -> float:
    """Common area of two rectangles, the second one widened by ``gap``."""
    w = min(first[0] + first[2], second[0] + second[2] + gap) - max(first[0], second[0] - gap)
    if w <= 0:
        return 0.0
    h = min(first[1] + first[3], second[1] + second[3] + gap) - max(first[1], second[1] - gap)
    return w * h if h > 0 else 0.0
