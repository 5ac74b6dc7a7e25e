"""The picture with the zones on it, and what lies under a finger."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.core.choices import ZoneKind
from kiosk.core.zones import contains
from kiosk.ui.operator.picture_view import PictureView
from kiosk.ui.operator.style import px, touch_px
from kiosk.ui.operator.zone_edits import Shape, ZoneEdits, rounded
from kiosk.ui.operator.zone_paint import (
    TOKENS,
    Drawing,
    label_place,
    paint_arrow,
    paint_handles,
    paint_ignored,
    paint_label,
    paint_shape,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from kiosk.core.control import IgnoredFace
    from kiosk.ui.operator.zone_edits import Point
    from kiosk.ui.theme import Appearance

_SNAP_PX: Final = 10


@dataclass(slots=True)
class Sketch:
    """A shape that is being drawn."""

    kind: ZoneKind
    points: list[Point]
    cursor: Point = (0.5, 0.5)
    by_keys: bool = False


class ZoneCanvas(PictureView):
    """Draws the shapes of a list of edits, and tells what a place on them is.

    Attributes:
        edits: The shapes.
    """

    def __init__(self, edits: ZoneEdits, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.edits = edits
        self._chosen: str | None = None
        self._corner: int | None = None
        self._sketch: Sketch | None = None
        self._ignored: tuple[IgnoredFace, ...] = ()
        self._locked = False

    @property
    def chosen(self) -> Shape | None:
        """The shape that is being edited."""
        return self.edits.shape(self._chosen)

    @property
    def corner(self) -> int | None:
        """Number of the chosen corner; None for the whole shape."""
        shape, corner = self.chosen, self._corner
        if shape is None or corner is None or corner >= len(shape.points):
            return None
        return corner

    @property
    def drawing(self) -> ZoneKind | None:
        """Kind of the shape that is being drawn."""
        return None if self._sketch is None else self._sketch.kind

    @property
    def drawn_corners(self) -> int:
        """Corners placed so far of the shape that is being drawn."""
        return 0 if self._sketch is None else len(self._sketch.points)

    def set_ignored(self, faces: Sequence[IgnoredFace]) -> None:
        """Mark faces that are not counted, numbered from 1 in this order."""
        self._ignored = tuple(faces)
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Whether the zones cannot be changed."""
        self._locked = locked

    def nearest(self, places: Sequence[QPointF], point: QPointF) -> int | None:
        """Number of the place that a finger at a point touches."""
        reach = touch_px() / 2
        distances = [_distance(place, point) for place in places]
        best = min(range(len(places)), key=distances.__getitem__)
        return best if distances[best] <= reach else None

    def shape_at(self, point: QPointF) -> Shape | None:
        """The topmost shape under a finger; lines are on top, as they are thin."""
        lines = [shape for shape in self.edits.shapes if shape.kind is ZoneKind.LINE]
        for shape in reversed(lines):
            start, end = (self.to_widget(place) for place in shape.points)
            if _distance_to_edge(point, start, end) <= touch_px() / 2:
                return shape
        place = self.to_fraction(point)
        for shape in reversed(self.edits.shapes):
            if shape.kind is not ZoneKind.LINE and contains(shape.points, *place):
                return shape
        return None

    def is_near(self, a: Point, b: Point, reach: float) -> bool:
        """Whether two places are within reach (px) of each other in the widget."""
        return _distance(self.to_widget(a), self.to_widget(b)) <= reach

    def snapped(self, place: Point, moving: tuple[Shape, int] | None) -> Point:
        """A place drawn to the border, to corners of other shapes, or level with the line."""
        others = [
            corner
            for shape in self.edits.shapes
            if moving is None or shape.id != moving[0].id
            for corner in shape.points
        ]
        near = [corner for corner in others if self.is_near(place, corner, px(_SNAP_PX))]
        if near:
            return near[0]
        partner: Point | None = None
        if moving is not None and moving[0].kind is ZoneKind.LINE:
            partner = moving[0].points[1 - moving[1]]
        elif self._sketch is not None and self._sketch.kind is ZoneKind.LINE:
            partner = self._sketch.points[0] if self._sketch.points else None
        rect = self.picture_rect()
        sizes = (rect.width(), rect.height())
        x, y = (
            _drawn_to(
                value,
                (0.0, 1.0) if partner is None else (0.0, 1.0, partner[axis]),
                px(_SNAP_PX) / max(sizes[axis], 1),
            )
            for axis, value in enumerate(place)
        )
        return rounded((x, y))

    # ------------------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, faces, shapes, names, and grips of the chosen shape."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint_picture(painter)
        whole = self.picture_rect()
        painter.setPen(palette.color("accent", 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self.face_rects():
            painter.drawRoundedRect(rect, 4, 4)
        drawings = [self._drawing(shape) for shape in self._by_layer()]
        for drawing in drawings:
            paint_shape(painter, palette, drawing)
        for drawing in drawings:
            if drawing.chosen and not self._locked:
                paint_handles(painter, palette, drawing)
        for drawing in drawings:
            place = label_place(drawing)
            paint_label(painter, palette, drawing.name, place, whole, TOKENS[drawing.kind])
        for drawing in drawings:
            if drawing.kind is ZoneKind.LINE:
                paint_arrow(painter, palette, *drawing.points)
        for number, face in enumerate(self._ignored, 1):
            left, top, right, bottom = face.xyxy
            rect = QRectF(self.to_widget((left, top)), self.to_widget((right, bottom)))
            paint_ignored(painter, palette, rect, str(number))
        self._paint_sketch(painter)
        if self.hasFocus():
            painter.setPen(palette.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(-1, -1, 1, 1))

    def _by_layer(self) -> list[Shape]:
        order = (ZoneKind.COUNT, ZoneKind.IGNORE, ZoneKind.LINE)
        return sorted(
            self.edits.shapes, key=lambda shape: (shape.id == self._chosen, order.index(shape.kind))
        )

    def _drawing(self, shape: Shape) -> Drawing:
        chosen = shape.id == self._chosen
        points = [self.to_widget(place) for place in shape.points]
        corner = self.corner if chosen else None
        return Drawing(shape.kind, shape.name, points, chosen, corner)

    def _paint_sketch(self, painter: QPainter) -> None:
        sketch = self._sketch
        if sketch is None:
            return
        palette = self._appearance.palette
        points = [self.to_widget(place) for place in sketch.points]
        drawing = Drawing(sketch.kind, "", points, True, len(points) - 1, closed=False)
        if points:
            paint_shape(painter, palette, drawing)
            paint_handles(painter, palette, drawing)
        if sketch.by_keys:
            at = self.to_widget(sketch.cursor)
            for token, width in (("background", 5), ("text", 2)):
                pen = painter.pen()
                pen.setColor(palette.color(token))
                pen.setWidthF(px(width))
                painter.setPen(pen)
                painter.drawLine(at - QPointF(px(14), 0), at + QPointF(px(14), 0))
                painter.drawLine(at - QPointF(0, px(14)), at + QPointF(0, px(14)))


def _distance(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())


def _distance_to_edge(point: QPointF, start: QPointF, end: QPointF) -> float:
    along, to = end - start, point - start
    length2 = max(along.x() ** 2 + along.y() ** 2, 1e-9)
    part = min(max((to.x() * along.x() + to.y() * along.y()) / length2, 0.0), 1.0)
    return _distance(point, start + along * part)


def _drawn_to(value: float, goals: Sequence[float], reach: float) -> float:
    """The nearest goal within reach, or the value itself."""
    nearest = min(goals, key=lambda goal: abs(goal - value))
    return nearest if abs(nearest - value) <= reach else value
