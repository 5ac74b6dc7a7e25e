"""Drawing and dragging zones, by finger, mouse or keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal

from kiosk.core.choices import ZoneKind
from kiosk.ui.operator.style import px, touch_px
from kiosk.ui.operator.zone_canvas import Sketch, ZoneCanvas
from kiosk.ui.operator.zone_edits import MOST_CORNERS, Shape, ZoneEdits, rounded
from kiosk.ui.operator.zone_paint import middles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kiosk.ui.operator.zone_edits import Point
    from kiosk.ui.theme import Appearance

_STEP: Final = 0.01
_FINE_STEP: Final = 0.001
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(slots=True)
class _Grip:
    """What a finger holds: a corner of the chosen shape, or the whole shape."""

    shape: str
    corner: int | None
    last: QPointF


class ZoneView(ZoneCanvas):
    """Turns touches and keys into edits.

    Signals:
        edited(): The shapes are different now.
        chosenChanged(): Another shape or corner is chosen, or drawing began or ended.
    """

    edited = Signal()
    chosenChanged = Signal()

    def __init__(self, edits: ZoneEdits, appearance: Appearance) -> None:
        super().__init__(edits, appearance)
        self._grip: _Grip | None = None
        self._names: dict[ZoneKind, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Zones on the picture"))
        self.setAccessibleDescription(
            self.tr(
                "Page up and down choose a zone, space a corner, the arrow keys move it, "
                "delete removes it"
            )
        )

    def choose(self, number: str | None, corner: int | None = None) -> None:
        """Show the grips of a shape; None of no shape."""
        self._chosen, self._corner = number, corner
        self.update()
        self.chosenChanged.emit()

    # -------------------------------------------------------------------------- drawing

    def start(self, kind: ZoneKind, words: str) -> None:
        """Begin to draw; the next touches place corners.

        Args:
            kind: What the shape is for.
            words: First part of its name.
        """
        self._names[kind] = words
        self._sketch = Sketch(kind, [])
        self.setFocus()
        self.choose(None)

    def cancel(self) -> None:
        """Stop drawing; nothing was added."""
        self._sketch = None
        self.choose(self._chosen)

    def finish(self) -> None:
        """Close the shape that is being drawn, if it has corners enough."""
        sketch = self._sketch
        if sketch is None or len(sketch.points) < (2 if sketch.kind is ZoneKind.LINE else 3):
            return
        self._sketch = None
        self.add(sketch.kind, sketch.points, self._names[sketch.kind])

    def add(self, kind: ZoneKind, points: Sequence[Point], words: str) -> None:
        """Add a shape and choose it."""
        shape = self.edits.add(kind, points, words)
        self.edited.emit()
        self.choose(shape.id)

    def _place_corner(self, place: Point) -> None:
        sketch = self._sketch
        if sketch is None:
            return
        if sketch.points and self.is_near(place, sketch.points[-1], px(6)):
            return  # the second touch of a double tap
        if len(sketch.points) >= 3 and self.is_near(place, sketch.points[0], touch_px() / 2):
            self.finish()
            return
        sketch.points.append(self.snapped(place, None))
        complete = 2 if sketch.kind is ZoneKind.LINE else MOST_CORNERS
        if len(sketch.points) >= complete:
            self.finish()
        self.update()
        self.chosenChanged.emit()

    def take_corner_back(self) -> None:
        """Remove the corner that was placed last."""
        if self._sketch is not None and self._sketch.points:
            self._sketch.points.pop()
            self.update()
            self.chosenChanged.emit()

    # -------------------------------------------------------------------------- editing

    def change(self, shape: Shape) -> None:
        """Put an edited shape in the place of the one with its id."""
        self.edits.change(shape.id, lambda _: shape)
        self.update()
        self.edited.emit()

    def remove_chosen(self) -> None:
        """Delete the chosen shape."""
        if self._chosen is not None:
            self.edits.remove(self._chosen)
            self.edited.emit()
            self.choose(None)

    def remove_corner(self) -> None:
        """Remove the chosen corner."""
        shape, corner = self.chosen, self.corner
        if shape is not None and corner is not None:
            self.change(shape.without_corner(corner))
            self.choose(shape.id)

    def undo(self) -> None:
        """Take the latest edit back, or the latest corner while drawing."""
        if self._sketch is not None:
            self.take_corner_back()
            return
        self.edits.undo()
        self.edited.emit()
        self.choose(self._chosen)

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self.edits.redo()
        self.edited.emit()
        self.choose(self._chosen)

    # ---------------------------------------------------------------------------- touch

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place a corner, or take hold of a corner, an edge's middle or a shape."""
        if self._locked or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        point = event.position()
        if self._sketch is not None:
            self._sketch.by_keys = False
            self._place_corner(self.to_fraction(point))
            return
        if self._take_corner(point) or self._take_middle(point):
            return
        hit = self.shape_at(point)
        self.choose(None if hit is None else hit.id)
        if hit is not None:
            self._hold(hit.id, None, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        grip = self._grip
        if grip is None:
            return
        shape = self.edits.shape(grip.shape)
        if shape is None:
            return
        point = event.position()
        if grip.corner is None:
            rect = self.picture_rect()
            moved = point - grip.last
            dx, dy = moved.x() / rect.width(), moved.y() / rect.height()
            after = shape.moved(dx, dy)
        else:
            place = self.snapped(self.to_fraction(point), (shape, grip.corner))
            after = shape.with_corner(grip.corner, place)
        if after != shape:
            grip.last = point
            self.change(after)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; the whole drag can be undone at once."""
        if self._grip is not None:
            self._grip = None
            self.edits.let_go()
            self.chosenChanged.emit()

    def _hold(self, number: str, corner: int | None, point: QPointF) -> None:
        self.edits.hold()
        self._grip = _Grip(number, corner, point)

    def _take_corner(self, point: QPointF) -> bool:
        shape = self.chosen
        if shape is None:
            return False
        corner = self.nearest([self.to_widget(place) for place in shape.points], point)
        if corner is None:
            return False
        self.choose(shape.id, corner)
        self._hold(shape.id, corner, point)
        return True

    def _take_middle(self, point: QPointF) -> bool:
        shape = self.chosen
        if shape is None or shape.kind is ZoneKind.LINE or len(shape.points) >= MOST_CORNERS:
            return False
        edge = self.nearest(middles([self.to_widget(p) for p in shape.points]), point)
        if edge is None:
            return False
        self._hold(shape.id, edge + 1, point)
        self.change(shape.with_new_corner(edge + 1, self.to_fraction(point)))
        self.choose(shape.id, edge + 1)
        return True

    # ------------------------------------------------------------------------- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw and edit without a pointer."""
        key = Qt.Key(event.key())
        if self._locked or not (
            self._draw_by_key(key, event) if self._sketch else self._edit_by_key(key, event)
        ):
            super().keyPressEvent(event)

    def _draw_by_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        sketch = self._sketch
        assert sketch is not None
        if key in _ARROWS:
            sketch.by_keys = True
            sketch.cursor = rounded(_stepped(sketch.cursor, key, event))
            self.update()
        elif key == Qt.Key.Key_Space:
            sketch.by_keys = True
            self._place_corner(sketch.cursor)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key == Qt.Key.Key_Backspace:
            self.take_corner_back()
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            return False
        return True

    def _edit_by_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        shape = self.chosen
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if key == Qt.Key.Key_Y or (key == Qt.Key.Key_Z and shift):
                self.redo()
            elif key == Qt.Key.Key_Z:
                self.undo()
            else:
                return False
        elif shape is None:
            return False
        elif key in _ARROWS:
            self._move_by_key(shape, key, event)
        elif key == Qt.Key.Key_Space:
            following = 0 if self.corner is None else self.corner + 1
            self.choose(shape.id, following if following < len(shape.points) else None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen() if self.corner is None else self.remove_corner()
        else:
            return False
        return True

    def _move_by_key(self, shape: Shape, key: Qt.Key, event: QKeyEvent) -> None:
        corner = self.corner
        if corner is None:
            dx, dy = _stepped((0.0, 0.0), key, event)
            self.change(shape.moved(dx, dy))
        else:
            self.change(shape.with_corner(corner, _stepped(shape.points[corner], key, event)))

    def _choose_next(self, step: int) -> None:
        numbers = [shape.id for shape in self.edits.shapes]
        if numbers:
            at = numbers.index(self._chosen) if self._chosen in numbers else (-1 if step > 0 else 0)
            self.choose(numbers[(at + step) % len(numbers)])


def _stepped(place: Point, key: Qt.Key, event: QKeyEvent) -> Point:
    fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    step = _FINE_STEP if fine else _STEP
    dx, dy = _ARROWS[key]
    return (place[0] + dx * step, place[1] + dy * step)
