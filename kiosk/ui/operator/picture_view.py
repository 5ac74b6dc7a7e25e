"""The picture that is analysed, whole, with places on it as fractions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.theme import Appearance


class PictureView(QWidget):
    """Shows the newest picture; what the public view cut away is an empty area."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._frame: DisplayFrame | None = None
        self._image: QImage | None = None
        self.setMinimumSize(px(280), px(200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A comfortable size; the layout decides."""
        return QSize(px(640), px(380))

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

    def picture_rect(self) -> QRectF:
        """Where the whole analysed picture lies in the widget."""
        aspect = 16 / 9
        if self._frame is not None and self._frame.aspect > 0:
            aspect = self._frame.aspect
        room = QRectF(self.rect()).adjusted(px(2), px(2), -px(2), -px(2))
        width = min(room.width(), room.height() * aspect)
        rect = QRectF(0, 0, width, width / aspect)
        rect.moveCenter(room.center())
        return rect

    def to_widget(self, place: tuple[float, float]) -> QPointF:
        """Place in the widget of fractions of the picture."""
        rect = self.picture_rect()
        return QPointF(rect.x() + place[0] * rect.width(), rect.y() + place[1] * rect.height())

    def to_fraction(self, point: QPointF) -> tuple[float, float]:
        """Fractions of the picture of a place in the widget, kept inside the picture."""
        rect = self.picture_rect()
        x = (point.x() - rect.x()) / max(rect.width(), 1)
        y = (point.y() - rect.y()) / max(rect.height(), 1)
        return (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def paint_picture(self, painter: QPainter) -> None:
        """Draw the picture, or say why there is none."""
        palette = self._appearance.palette
        whole = self.picture_rect()
        painter.fillRect(whole, palette.color("raised"))
        painter.fillRect(whole, QBrush(palette.color("border"), Qt.BrushStyle.BDiagPattern))
        if self._image is not None and self._frame is not None:
            painter.save()
            painter.setClipRect(whole)
            painter.drawImage(self._image_rect(self._frame), self._image)
            painter.restore()
            return
        words = self.tr("No picture yet")
        if self._frame is not None:
            words = self.tr("The chosen view shows no picture of the camera")
        painter.setPen(palette.color("muted"))
        # At the bottom, where what is drawn on the picture hides it least.
        low = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(whole.adjusted(0, 0, 0, -px(14)), low, words)

    def face_rects(self) -> list[QRectF]:
        """Where the faces lie that the public view marks."""
        frame = self._frame
        if frame is None:
            return []
        image = self._image_rect(frame)
        across, down = image.width() / frame.width, image.height() / frame.height
        return [
            QRectF(
                image.x() + item.x * across,
                image.y() + item.y * down,
                item.width * across,
                item.height * down,
            )
            for item in frame.items
        ]

    def _image_rect(self, frame: DisplayFrame) -> QRectF:
        """Where the display frame's pixels lie: it may cut off edges, or have bars."""
        whole = self.picture_rect()
        shown_w = frame.width - 2 * frame.fit.dx  # the whole frame in pixels of the view
        shown_h = frame.height - 2 * frame.fit.dy
        return QRectF(
            whole.x() - frame.fit.dx / shown_w * whole.width(),
            whole.y() - frame.fit.dy / shown_h * whole.height(),
            frame.width / shown_w * whole.width(),
            frame.height / shown_h * whole.height(),
        )
