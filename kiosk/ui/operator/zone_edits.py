"""Zones while they are being drawn: every edit makes a new list, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.choices import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.zone import Zone

Point = tuple[float, float]

MOST_ZONES: Final = 16
MOST_CORNERS: Final = 24
_DIGITS: Final = 4
_REMEMBERED: Final = 100


@dataclass(frozen=True, slots=True)
class Shape:
    """A zone as it is drawn; unlike ``settings.Zone`` it may be wrong for a while.

    Attributes:
        id: Stays the same however the shape is edited; counts are kept under it.
        name: For people.
        kind: What it is for.
        points: Corners as fractions of the picture's width and height.
    """

    id: str
    name: str
    kind: ZoneKind
    points: tuple[Point, ...]

    @classmethod
    def of(cls, zone: Zone | dict[str, Any]) -> Shape:
        """The shape of a zone, or of what the draft keeps of a refused one."""
        values = zone if isinstance(zone, dict) else zone.model_dump()
        points = tuple((float(x), float(y)) for x, y in values["points"])
        return cls(values["id"], values["name"], ZoneKind(values["kind"]), points)

    def as_setting(self) -> dict[str, Any]:
        """The value for the setting ``audience.zones``."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind.value,
            "points": [list(point) for point in self.points],
        }

    @property
    def fewest_corners(self) -> int:
        """Corners that cannot be taken away."""
        return 2 if self.kind is ZoneKind.LINE else 3

    def with_corner(self, corner: int, place: Point) -> Shape:
        """One corner somewhere else."""
        points = list(self.points)
        points[corner] = rounded(place)
        return replace(self, points=tuple(points))

    def with_new_corner(self, before: int, place: Point) -> Shape:
        """One corner more, in front of another."""
        points = (*self.points[:before], rounded(place), *self.points[before:])
        return replace(self, points=points)

    def without_corner(self, corner: int) -> Shape:
        """One corner less, if there are enough."""
        if len(self.points) <= self.fewest_corners:
            return self
        return replace(self, points=self.points[:corner] + self.points[corner + 1 :])

    def moved(self, dx: float, dy: float) -> Shape:
        """The whole shape shifted, as far as the picture goes."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        dx = min(max(dx, -min(xs)), 1 - max(xs))
        dy = min(max(dy, -min(ys)), 1 - max(ys))
        return replace(self, points=tuple(rounded((x + dx, y + dy)) for x, y in self.points))

    def turned_round(self) -> Shape:
        """A line that leads the other way."""
        return replace(self, points=self.points[::-1])


def rounded(place: Point) -> Point:
    """A place inside the picture, to a part of a pixel."""
    x, y = (round(min(max(value, 0.0), 1.0), _DIGITS) for value in place)
    return (x, y)


def crosses_itself(points: Sequence[Point]) -> bool:
    """Whether edges of a polygon cross each other, which leaves holes in it."""
    n = len(points)
    edges = [(points[i], points[(i + 1) % n]) for i in range(n)]
    return any(
        _cross(*edges[i], *edges[j])
        for i in range(n)
        for j in range(i + 2, n)
        if not (i == 0 and j == n - 1)
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


class ZoneEdits:
    """The list of shapes, with everything that was done to it."""

    def __init__(self) -> None:
        self._shapes: tuple[Shape, ...] = ()
        self._before: list[tuple[Shape, ...]] = []
        self._after: list[tuple[Shape, ...]] = []
        self._held: tuple[Shape, ...] | None = None

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All shapes in their order."""
        return self._shapes

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back."""
        return bool(self._after)

    def shape(self, number: str | None) -> Shape | None:
        """The shape of that id."""
        return next((shape for shape in self._shapes if shape.id == number), None)

    def load(self, shapes: Sequence[Shape]) -> bool:
        """Begin with other shapes; False when these are the ones that are being edited."""
        if tuple(shapes) == self._shapes:
            return False
        self._shapes = tuple(shapes)
        self._before.clear()
        self._after.clear()
        return True

    def hold(self) -> None:
        """All edits until :meth:`let_go` are one, as one drag is."""
        self._held = self._shapes

    def let_go(self) -> None:
        """The drag is over."""
        held, self._held = self._held, None
        if held is not None and held != self._shapes:
            self._remember(held)

    def add(self, kind: ZoneKind, points: Sequence[Point], words: str) -> Shape:
        """Add a shape.

        Args:
            kind: What it is for.
            points: Its corners.
            words: First part of its name; a number follows.
        """
        shape = Shape(self._free_id(kind), self._free_name(words), kind, tuple(points))
        self._set((*self._shapes, shape))
        return shape

    def change(self, number: str, how: Callable[[Shape], Shape]) -> None:
        """Edit one shape."""
        self._set(tuple(how(shape) if shape.id == number else shape for shape in self._shapes))

    def remove(self, number: str) -> None:
        """Delete a shape."""
        self._set(tuple(shape for shape in self._shapes if shape.id != number))

    def undo(self) -> None:
        """Take the latest edit back."""
        if self._before:
            self._after.append(self._shapes)
            self._shapes = self._before.pop()

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        if self._after:
            self._before.append(self._shapes)
            self._shapes = self._after.pop()

    def _set(self, shapes: tuple[Shape, ...]) -> None:
        before, self._shapes = self._shapes, shapes
        if self._held is None and before != shapes:
            self._remember(before)

    def _remember(self, before: tuple[Shape, ...]) -> None:
        self._before.append(before)
        del self._before[:-_REMEMBERED]
        self._after.clear()

    def _free_id(self, kind: ZoneKind) -> str:
        # Ids of deleted shapes in the history of edits are not given again: redo brings them back.
        taken = {s.id for shapes in (self._shapes, *self._before, *self._after) for s in shapes}
        return next(name for n in range(1, 10_000) if (name := f"{kind.value}-{n}") not in taken)

    def _free_name(self, words: str) -> str:
        taken = {shape.name for shape in self._shapes}
        return next(name for n in range(1, 10_000) if (name := f"{words} {n}") not in taken)
