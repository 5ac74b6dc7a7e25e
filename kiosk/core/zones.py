"""Where a face is: inside which drawn zones, in an ignored area, across which line.

Pure geometry in fractions of the picture's width and height (``settings.Zone``), origin at the
top left, y down. A face is where the centre of its box is.

**Left and right of a line** are those of somebody who walks over the picture, as it is seen on
the screen, from the line's first point to its second. With y down that is: a point is on the
right where the cross product ``(p1 - p0) x (point - p0)`` is positive. A line drawn from left
to right thus has its left side at the top, and going *in*, from its left to its right, is going
down the picture. The sign does not change when the axes are scaled, so fractions will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final

from kiosk.core.choices import ZoneKind
from kiosk.core.types import NANOS_PER_S, Crossing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.core.zone import Zone

Point = tuple[float, float]

CROSSED_BY: Final = 0.25
"""Face widths by which a face has to be beyond a line to be on that side."""
_GAP_NS: Final = 2 * NANOS_PER_S
"""Who was not seen for longer may have gone any way: the path begins anew."""


def contains(points: Sequence[Point], x: float, y: float) -> bool:
    """Whether a polygon contains a point, by the even-odd rule.

    Borders are half open: of two polygons that share an edge, exactly one has the points on it.

    Args:
        points: Corners in order, three or more; the last is joined to the first.
        x: Of the point, in the unit of the corners.
        y: Of the point.
    """
    inside = False
    before = points[-1]
    for corner in points:
        if (corner[1] > y) != (before[1] > y):
            # From above to below in either direction, so that rounding is the same in both.
            (top_x, top_y), (end_x, end_y) = (
                (corner, before) if corner[1] < before[1] else (before, corner)
            )
            if x < top_x + (y - top_y) * (end_x - top_x) / (end_y - top_y):
                inside = not inside
        before = corner
    return inside


def right_of(start: Point, end: Point, x: float, y: float) -> float:
    """On which side of a line a point is: above 0 on its right, below 0 on its left.

    The value is the cross product, twice the area of the triangle of the three points.
    """
    return (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0])


class ZoneMap:
    """Tells the zones that contain a place. Lines are no areas and are passed over."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self._counting = tuple(zone for zone in zones if zone.kind is ZoneKind.COUNT)
        self._ignored = tuple(zone for zone in zones if zone.kind is ZoneKind.IGNORE)

    def ignored(self, x: float, y: float) -> bool:
        """Whether a place, in fractions of the picture, is in an ignored area."""
        return any(contains(zone.points, x, y) for zone in self._ignored)

    def counting(self, x: float, y: float) -> tuple[str, ...]:
        """Ids of all counting zones that contain a place, in the order of the settings.

        None where an ignored area lies above them.
        """
        if not self._counting or self.ignored(x, y):
            return ()
        return tuple(zone.id for zone in self._counting if contains(zone.points, x, y))


@dataclass(slots=True)
class _Walk:
    """The way of one person since it was last clearly on a side.

    Attributes:
        x: Latest place, fractions.
        y: Latest place, fractions.
        at_ns: When that was.
        side: 1 right, -1 left, 0 not yet clearly on any.
        passes: Times the way led through the segment: to the right minus to the left.
    """

    x: float
    y: float
    at_ns: int
    side: int
    passes: int = 0


class LineCounter:
    """Counts who crosses one line, each real pass once.

    The path of the face's centre has to lead through the segment between the two points;
    around its ends it does not count. A pass counts when the centre is :data:`CROSSED_BY` face
    widths beyond, so that somebody who stands or sways on the line counts at most once.
    """

    def __init__(self, zone: Zone) -> None:
        """Count at a zone of kind ``line``.

        Raises:
            ValueError: The zone is of another kind.
        """
        if zone.kind is not ZoneKind.LINE:
            raise ValueError(f"a zone of kind line is needed, got {zone.kind.value}")
        self.line = zone.id
        self._start, self._end = zone.points
        self._walks: dict[int, _Walk] = {}

    def update(
        self,
        person: int,
        x: float,
        y: float,
        width: float,
        *,
        aspect: float,
        at_ns: int,
        at: datetime,
    ) -> Crossing | None:
        """Take where somebody is in this frame.

        Args:
            person: Number of the track or person; the same for as long as it is followed.
            x: Centre of the face, fraction of the picture's width.
            y: Centre of the face, fraction of the picture's height.
            width: Of the face, fraction of the picture's width.
            aspect: Width over height of the picture.
            at_ns: ``captured_ns`` of the frame, never decreasing.
            at: UTC label of the frame.

        Returns:
            The crossing that this frame completed.
        """
        side = self._side(x, y, width, aspect)
        walk = self._walks.get(person)
        if walk is None or at_ns - walk.at_ns > _GAP_NS:
            self._forget_gone(at_ns)
            self._walks[person] = _Walk(x, y, at_ns, side)
            return None
        walk.passes += self._passed((walk.x, walk.y), (x, y))
        walk.x, walk.y, walk.at_ns = x, y, at_ns
        if side == 0:
            return None
        before, passes = walk.side, walk.passes
        walk.side, walk.passes = side, 0
        if before in (0, side) or passes != side:
            return None
        return Crossing(self.line, side > 0, at)

    def _side(self, x: float, y: float, width: float, aspect: float) -> int:
        """Side that a place is clearly on: 1 right, -1 left, 0 too close to tell.

        Distances are measured in widths of the picture, in which a face is as wide as high.
        """
        (ax, ay), (bx, by) = self._start, self._end
        start, end = (ax, ay / aspect), (bx, by / aspect)
        beyond = right_of(start, end, x, y / aspect) / hypot(end[0] - start[0], end[1] - start[1])
        if abs(beyond) < CROSSED_BY * width:
            return 0
        return 1 if beyond > 0 else -1

    def _passed(self, before: Point, now: Point) -> int:
        """1 or -1 when a step leads through the segment to its right or left, else 0."""
        was_right = right_of(self._start, self._end, *before) > 0
        is_right = right_of(self._start, self._end, *now) > 0
        if was_right == is_right:
            return 0
        if right_of(before, now, *self._start) * right_of(before, now, *self._end) > 0:
            return 0  # both ends are on the same side of the step
        return 1 if is_right else -1

    def _forget_gone(self, at_ns: int) -> None:
        gone = [who for who, walk in self._walks.items() if at_ns - walk.at_ns > _GAP_NS]
        for who in gone:
            del self._walks[who]
