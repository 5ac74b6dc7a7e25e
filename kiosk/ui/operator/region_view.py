"""The live picture with the region of interest, to be dragged with a finger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.operator.style import px, touch_px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.theme import Appearance

Region = tuple[float, float, float, float]
"""Left, top, right, bottom as fractions of the whole upright picture."""

WHOLE: Final[Region] = (0.0, 0.0, 1.0, 1.0)
LEAST: Final = 0.06
"""Least width and height of a region; the settings ask for 0.05, which rounding must not miss."""

_KEY_STEP: Final = 0.01


class RegionView(QWidget):
    """Shows the whole picture's area, the live part in it, and the region as edited.

    A live picture contains only the region in force; what lies around it is drawn as an
    empty area, so that the region can be made larger again.

    Signals:
        edited(object): The region was changed by hand: a tuple of four fractions.
    """

    edited = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._image: QImage | None = None
        self._frame: DisplayFrame | None = None
        self._in_force: Region = WHOLE
        self._region: Region = WHOLE
        self._locked = False
        self._grip: tuple[int, int] | None = None
        self._grip_start: tuple[QPointF, Region] = (QPointF(), WHOLE)
        self.setMinimumSize(px(280), px(200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Region of interest"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the region, with Shift they change its size")
        )

    def sizeHint(self) -> QSize:
        """A comfortable size; the layout decides."""
        return QSize(px(560), px(360))

    def set_frame(self, frame: DisplayFrame | None) -> None:
        """Show this picture; None when there is none."""
        self._frame = frame
        self._image = None
        if frame is not None and frame.image is not None:
            height, width = frame.image.shape[:2]
            self._image = QImage(
                frame.image.data, width, height, frame.image.strides[0], QImage.Format.Format_RGB32
            )
        self.update()

    def set_region(self, region: Region, in_force: Region) -> None:
        """Show the region as edited, and tell which one the live picture shows."""
        self._region, self._in_force = region, in_force
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Whether the region cannot be changed."""
        self._locked = locked
        self.update()

    # ------------------------------------------------------------------------- geometry

    def picture_rect(self) -> QRectF:
        """Where the whole upright picture lies in the widget."""
        left, top, right, bottom = self._in_force
        aspect = 16 / 9
        if self._frame is not None and self._frame.aspect > 0:
            aspect = self._frame.aspect * (bottom - top) / (right - left)
        room = QRectF(self.rect()).adjusted(px(10), px(10), -px(10), -px(10))
        width = min(room.width(), room.height() * aspect)
        rect = QRectF(0, 0, width, width / aspect)
        rect.moveCenter(room.center())
        return rect

    def region_rect(self) -> QRectF:
        """Where the region as edited lies in the widget."""
        return self._placed(self._region)

    def _placed(self, region: Region) -> QRectF:
        whole = self.picture_rect()
        left, top, right, bottom = region
        return QRectF(
            QPointF(whole.x() + left * whole.width(), whole.y() + top * whole.height()),
            QPointF(whole.x() + right * whole.width(), whole.y() + bottom * whole.height()),
        )

    def _image_rect(self, frame: DisplayFrame) -> QRectF:
        """Where the display frame's pixels lie: it may cut off edges of the picture."""
        live = self._placed(self._in_force)
        shown_w = frame.width - 2 * frame.fit.dx  # the whole frame in pixels of the view
        shown_h = frame.height - 2 * frame.fit.dy
        return QRectF(
            live.x() - frame.fit.dx / shown_w * live.width(),
            live.y() - frame.fit.dy / shown_h * live.height(),
            frame.width / shown_w * live.width(),
            frame.height / shown_h * live.height(),
        )

    # ------------------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the area, the live part and the region with its grips."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = self.picture_rect()
        painter.fillRect(whole, palette.color("raised"))
        painter.fillRect(whole, QBrush(palette.color("border"), Qt.BrushStyle.BDiagPattern))
        live = self._placed(self._in_force)
        if self._image is not None and self._frame is not None:
            painter.save()
            painter.setClipRect(live)
            painter.drawImage(self._image_rect(self._frame), self._image)
            painter.restore()
        else:
            painter.setPen(palette.color("muted"))
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, self._absence())
        self._paint_faces(painter)
        region = self.region_rect()
        shade = QPainterPath()
        shade.addRect(whole)
        hole = QPainterPath()
        hole.addRect(region)
        painter.fillPath(shade - hole, palette.color("background", 0.72))
        self._paint_grips(painter, region)

    def _absence(self) -> str:
        if self._frame is not None:
            return self.tr("The chosen view shows no picture of the camera")
        return self.tr("No picture yet")

    def _paint_faces(self, painter: QPainter) -> None:
        frame = self._frame
        if frame is None:
            return
        image = self._image_rect(frame)
        scale_x, scale_y = image.width() / frame.width, image.height() / frame.height
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._appearance.palette.color("accent"), 2))
        for item in frame.items:
            painter.drawRoundedRect(
                QRectF(
                    image.x() + item.x * scale_x,
                    image.y() + item.y * scale_y,
                    item.width * scale_x,
                    item.height * scale_y,
                ),
                4,
                4,
            )

    def _paint_grips(self, painter: QPainter, region: QRectF) -> None:
        palette = self._appearance.palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = 3 if self.hasFocus() else 2
        painter.setPen(QPen(palette.color("outline" if self._locked else "accent"), width))
        painter.drawRect(region)
        if self._locked:
            return
        painter.setPen(QPen(palette.color("background"), 2))
        painter.setBrush(palette.color("accent"))
        for x in (-1, 0, 1):
            for y in (-1, 0, 1):
                if (x, y) != (0, 0):
                    painter.drawEllipse(_grip_point(region, x, y), px(7), px(7))

    # -------------------------------------------------------------------------- editing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the nearest grip, or of the whole region."""
        if self._locked or event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip = self._grip_at(event.position())
        self._grip_start = (event.position(), self._region)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        if self._grip is None:
            return
        whole = self.picture_rect()
        start, region = self._grip_start
        moved = event.position() - start
        self._edit(
            dragged(region, self._grip, moved.x() / whole.width(), moved.y() / whole.height())
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the region; with Shift they move its right and lower edge."""
        steps = {
            Qt.Key.Key_Left: (-_KEY_STEP, 0.0),
            Qt.Key.Key_Right: (_KEY_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_KEY_STEP),
            Qt.Key.Key_Down: (0.0, _KEY_STEP),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._locked:
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._edit(dragged(self._region, (1, 1) if shift else (0, 0), *step))

    def _grip_at(self, point: QPointF) -> tuple[int, int] | None:
        region = self.region_rect()
        reach = touch_px() / 2
        best, best_distance = None, reach
        for x in (-1, 0, 1):
            for y in (-1, 0, 1):
                if (x, y) == (0, 0):
                    continue
                offset = _grip_point(region, x, y) - point
                distance = max(abs(offset.x()), abs(offset.y()))
                if distance <= best_distance:
                    best, best_distance = (x, y), distance
        if best is None and region.contains(point):
            best = (0, 0)
        return best

    def _edit(self, region: Region) -> None:
        if region != self._region:
            self._region = region
            self.update()
            self.edited.emit(region)


def _grip_point(region: QRectF, x: int, y: int) -> QPointF:
    """Middle of a grip: -1 left or top, 0 middle, 1 right or bottom."""
    center = region.center()
    return QPointF(center.x() + x * region.width() / 2, center.y() + y * region.height() / 2)


def dragged(region: Region, grip: tuple[int, int], dx: float, dy: float) -> Region:
    """The region after one of its grips was dragged, kept inside the picture.

    Args:
        region: Before.
        grip: -1, 0, 1 for left, none, right and top, none, bottom; (0, 0) moves it all.
        dx: Fraction of the picture's width.
        dy: Fraction of the picture's height.

    Returns:
        Rounded to thousandths, at least :data:`LEAST` wide and high.
    """
    left, top, right, bottom = region
    x, y = grip
    if (x, y) == (0, 0):
        dx = min(max(dx, -left), 1 - right)
        dy = min(max(dy, -top), 1 - bottom)
        left, right, top, bottom = left + dx, right + dx, top + dy, bottom + dy
    if x < 0:
        left = min(max(0.0, left + dx), right - LEAST)
    if x > 0:
        right = max(min(1.0, right + dx), left + LEAST)
    if y < 0:
        top = min(max(0.0, top + dy), bottom - LEAST)
    if y > 0:
        bottom = max(min(1.0, bottom + dy), top + LEAST)
    return (round(left, 3), round(top, 3), round(right, 3), round(bottom, 3))
