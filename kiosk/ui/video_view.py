"""The picture of the public screen, with the marks over people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.core.choices import ViewMode
from kiosk.ui.avatars import AvatarPainter
from kiosk.ui.face_label import LABEL_GROUND
from kiosk.ui.overlay import OverlayPainter
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kiosk.core.mailbox import Latest
    from kiosk.ui.display_frame import DisplayFrame, DisplayTarget, OverlayItem
    from kiosk.ui.theme import Appearance

INVITE_AFTER_NS: Final = 2_500_000_000
"""Nobody was there for this long: passers-by are invited."""

INVITE_FADE_NS: Final = 700_000_000


class VideoView(QWidget):
    """Draws the newest :class:`DisplayFrame`; does nothing else in the GUI thread.

    Attributes:
        labels: Whether age and gender, and a name where names are shown, stand at each face.

    Signals:
        aspectChanged(float): The source's frames have another width by height.
        firstFrame(): A frame is shown after :meth:`clear` or at the start.
    """

    aspectChanged = Signal(float)
    firstFrame = Signal()

    def __init__(
        self,
        frames: Latest[DisplayFrame],
        target: DisplayTarget,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.labels = True
        self._frames = frames
        self._target = target
        self._appearance = appearance
        self._frame: DisplayFrame | None = None
        self._image: QImage | None = None
        self._items: tuple[OverlayItem, ...] = ()
        self._aspect = 0.0
        self._empty_since_ns: int | None = None
        self._invitation: QPixmap | None = None
        self._overlay = OverlayPainter()
        self._avatars = AvatarPainter()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        appearance.changed.connect(self._restyle)
        self._retranslate()

    @property
    def frame(self) -> DisplayFrame | None:
        """The frame that is shown."""
        return self._frame

    @property
    def aspect(self) -> float:
        """Width by height of the source's frames; 0 while not known."""
        return self._aspect

    def sizeHint(self) -> QSize:
        """Any size will do; this one only starts the layout."""
        return QSize(640, 360)

    def wake(self) -> None:
        """Take the newest frame and show it."""
        frame = self._frames.take()
        # A picture of another kind may still be under way after the operator changed it.
        if frame is None or frame.view is not self._target.spec.view:
            return
        was_empty = self._frame is None
        self._frame = frame
        self._image = _as_qimage(frame)
        self._items = self._to_logical(frame)
        if frame.items:
            self._empty_since_ns = None
        elif self._empty_since_ns is None or frame.captured_ns < self._empty_since_ns:
            self._empty_since_ns = frame.captured_ns
        if abs(frame.aspect - self._aspect) > 1e-3:
            self._aspect = frame.aspect
            self.aspectChanged.emit(frame.aspect)
        if was_empty:
            self.firstFrame.emit()
        self.update()

    def clear(self) -> None:
        """Show nothing until the next frame comes."""
        self._frames.take()
        self._frame, self._image, self._items = None, None, ()
        self._empty_since_ns = None
        self.update()

    def set_view(self, view: ViewMode) -> None:
        """Change what the public sees, at once: the frame on the screen goes away."""
        if view is not self._target.spec.view:
            self._target.set_view(view)
            self.clear()

    def set_names(self, names: bool) -> None:
        """Show the names of recognised people, or take them off the screen at once."""
        self._target.set_names(names)
        if not names and self._frame is not None:
            self._overlay.forget()
            self._items = self._to_logical(self._frame)
            self.update()

    @property
    def faces(self) -> tuple[QRectF, ...]:
        """Where the faces of the shown frame are, in logical pixels of the view."""
        return tuple(QRectF(i.x, i.y, i.width, i.height) for i in self._items)

    def set_whole(self, whole: bool) -> None:
        """Ask for the whole picture, as the operator's preview needs it, or fill the view."""
        self._target.set_whole(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pictures of the new size."""
        super().resizeEvent(event)
        self._announce_size()

    def event(self, event: QEvent) -> bool:
        """Follow the screen's scale factor and the language."""
        kind = event.type()
        if kind == QEvent.Type.DevicePixelRatioChange:
            self._restyle()
            self._announce_size()
        elif kind == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and the marks."""
        painter = QPainter(self)
        frame = self._frame
        if frame is not None and self._image is not None:
            painter.drawImage(self.rect(), self._image)
        elif frame is not None:
            self._avatars.paint_stage(
                painter, self.size(), self._appearance.palette, self.devicePixelRatioF()
            )
            self._avatars.paint_figures(painter, self._items)
        else:
            painter.fillRect(self.rect(), self._appearance.palette.color("background"))
        if frame is not None:
            self._overlay.paint(
                painter,
                self._items,
                QSizeF(self.size()),
                self._appearance.metrics.factor,
                labels=self.labels,
                brackets=frame.view is not ViewMode.AVATARS,
            )
            self._paint_invitation(painter, frame.captured_ns)
        painter.end()

    def _paint_invitation(self, painter: QPainter, now_ns: int) -> None:
        if self._empty_since_ns is None:
            return
        waited_ns = now_ns - self._empty_since_ns - INVITE_AFTER_NS
        if waited_ns <= 0:
            return
        if self._invitation is None:
            self._invitation = self._draw_invitation()
        size = self._invitation.deviceIndependentSize()
        x = (self.width() - size.width()) / 2
        y = self.height() - size.height() - self._appearance.metrics.space(6)
        painter.setOpacity(min(1.0, waited_ns / INVITE_FADE_NS))
        painter.drawPixmap(QPointF(round(x), round(y)), self._invitation)
        painter.setOpacity(1.0)

    def _draw_invitation(self) -> QPixmap:
        metrics = self._appearance.metrics
        font = text_font(metrics.px(34), QFont.Weight.DemiBold)
        pad = metrics.space(5)
        room = max(80.0, self.width() - 2.0 * metrics.space(4) - 2 * pad)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        text = QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 1000), int(flags), self._invite)
        width, height = text.width() + 2 * pad + 2, text.height() + 2 * metrics.space(2.5)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LABEL_GROUND)
        radius = min(height / 2, metrics.px(40))
        painter.drawRoundedRect(QRectF(0, 0, width, height), radius, radius)
        painter.setPen(QColor(255, 255, 255))
        painter.setFont(font)
        painter.drawText(QRectF(pad, 0, width - 2 * pad, height), int(flags), self._invite)
        painter.end()
        return picture

    def _to_logical(self, frame: DisplayFrame) -> tuple[OverlayItem, ...]:
        """Items in logical pixels of the view, also while it is being resized.

        A frame with names may still be under way after the operator switched them off.
        """
        sx, sy = self.width() / frame.width, self.height() / frame.height
        items = frame.items
        if not self._target.spec.names:
            items = tuple(item.anonymous() for item in items)
        return tuple(
            replace(i, x=i.x * sx, y=i.y * sy, width=i.width * sx, height=i.height * sy)
            for i in items
        )

    def _announce_size(self) -> None:
        ratio = self.devicePixelRatioF()
        self._target.set_size(round(self.width() * ratio), round(self.height() * ratio))
        self._invitation = None
        if self._frame is not None:
            self._items = self._to_logical(self._frame)

    def _restyle(self) -> None:
        self._overlay.forget()
        self._invitation = None
        self.update()

    def _retranslate(self) -> None:
        self._invite = self.tr("Come closer and say hello")
        self.setAccessibleName(self.tr("Live picture"))
        self._restyle()


def _as_qimage(frame: DisplayFrame) -> QImage | None:
    """The frame's pixels as an image that borrows them: the frame has to outlive it."""
    if frame.image is None:
        return None
    return QImage(
        frame.image.data,
        frame.width,
        frame.height,
        frame.image.strides[0],
        QImage.Format.Format_RGB32,
    )
