"""Five views of a face before the camera, guided by a ring, an arrow and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.guided_capture import OTHER_PERSON
from kiosk.core.identity import CapturePose
from kiosk.ui.i18n import setting_text
from kiosk.ui.operator.people_row import arrow
from kiosk.ui.operator.people_task import tall_part
from kiosk.ui.operator.people_texts import flaw_texts, pose_text
from kiosk.ui.operator.people_views import Thumbnail
from kiosk.ui.operator.picture_view import PictureView
from kiosk.ui.operator.style import button, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent

    from kiosk.core.identity import CaptureState, FaceView
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext
    from kiosk.ui.theme import Appearance

_POLL_MS: Final = 100
_VIEWS: Final = 5
_GIVEN_UP_S: Final = 120
"""A capture in which nothing new is taken for so long ends. It keeps the panel open, and whoever
walked away from it must not leave it open for good."""

_DIRECTIONS: Final = {
    CapturePose.LEFT: (-1.0, 0.0),
    CapturePose.RIGHT: (1.0, 0.0),
    CapturePose.UP: (0.0, -1.0),
    CapturePose.DOWN: (0.0, 1.0),
}


class CaptureView(PictureView):
    """The picture of the camera with a ring around the face that fills while a view is held."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._state: CaptureState | None = None
        self.setMinimumHeight(px(300))
        self.setAccessibleName(self.tr("Picture of the camera"))

    def set_state(self, state: CaptureState | None) -> None:
        """Show how far the capture is."""
        self._state = state
        self.update()

    def oval(self) -> QRectF:
        """Where the ring lies: around the face, else where a face is awaited."""
        whole = self.picture_rect()
        box = None if self._state is None else self._state.box
        if box is None:
            height = whole.height() * 0.62
            place = QRectF(0, 0, height * 0.76, height)
            place.moveCenter(whole.center())
            return place
        start, end = self.to_widget(box[:2]), self.to_widget(box[2:])
        face = QRectF(start, end)
        side = max(face.width() * 0.3, face.height() * 0.22, px(8))
        return face.adjusted(-side, -side, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the ring and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_picture(painter)
        state = self._state
        if state is None:
            return
        painter.setClipRect(self.picture_rect())
        palette, oval = self._appearance.palette, self.oval()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = Qt.PenStyle.SolidLine if state.box is not None else Qt.PenStyle.DashLine
        painter.setPen(QPen(palette.color("background", 0.55), px(11)))
        painter.drawEllipse(oval)
        tone = "warning" if state.flaw is not None else "outline"
        painter.setPen(QPen(palette.color(tone), px(4), line))
        painter.drawEllipse(oval)
        if state.progress > 0:
            pen = QPen(palette.color("accent"), px(8))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(oval, 90 * 16, -round(min(1.0, state.progress) * 360 * 16))
        self._paint_arrow(painter, oval)

    def _paint_arrow(self, painter: QPainter, oval: QRectF) -> None:
        state = self._state
        if state is None or state.wanted not in _DIRECTIONS:
            return
        dx, dy = _DIRECTIONS[state.wanted]
        size = px(34)
        reach_x, reach_y = oval.width() / 2 + size * 1.5, oval.height() / 2 + size * 1.5
        tip = QPointF(oval.center().x() + dx * reach_x, oval.center().y() + dy * reach_y)
        whole = self.picture_rect()
        tip.setX(min(max(tip.x(), whole.left() + px(4)), whole.right() - px(4)))
        tip.setY(min(max(tip.y(), whole.top() + px(4)), whole.bottom() - px(4)))
        painter.setPen(QPen(self._appearance.palette.color("background", 0.7), px(3)))
        painter.setBrush(self._appearance.palette.color("accent"))
        arrow(painter, tip, dx, dy, size)


class CaptureCard(QWidget):
    """A guided capture, from its start to its end.

    Signals:
        captured(object): The views that were taken, a tuple of ``FaceView``; may be empty.
    """

    captured = Signal(object)

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = context.control
        self._running = False
        self._views: tuple[FaceView, ...] = ()
        self._idle_polls = 0
        self.picture = CaptureView(context.appearance)
        self.pose = label("", "heading", wrap=True)
        self.hint = label("", "warning", wrap=True)
        self.slots = [Thumbnail(context.appearance, 84) for _ in range(_VIEWS)]
        self.stop = button(self.tr("Stop"), "", self.finish)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self.refresh)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.pose)
        words.addWidget(self.hint)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addLayout(words, 1)
        top.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        layout.addWidget(self.picture, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for place in self.slots:
            row.addWidget(place)
        row.addStretch(1)
        layout.addLayout(row)

    @property
    def is_running(self) -> bool:
        """Whether the camera is being looked through."""
        return self._running

    def start(self) -> None:
        """Begin anew."""
        self._views = ()
        self._idle_polls = 0
        self._control.start_capture()
        self._running = True
        self._poll.start()
        self.picture.setMinimumHeight(tall_part(self, 0.42))
        self.show()
        self.refresh()

    def finish(self) -> None:
        """End the capture, with the views that were taken so far."""
        if not self._running:
            return
        views = self._views
        self.forget()
        self.captured.emit(views)

    def forget(self) -> None:
        """End the capture and let go of its views."""
        if self._running:
            self._running = False
            self._poll.stop()
            self._control.stop_capture()
        self._views = ()
        self.picture.set_state(None)
        self.picture.set_frame(None)
        for place in self.slots:
            place.show_view(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is captured by a page that is not looked at."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.finish()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Show the picture of the camera."""
        if self._running:
            self.picture.set_frame(frame)

    def refresh(self) -> None:
        """Show how far it is; ask ten times a second."""
        state = self._control.capture()
        is_new = state is not None and len(state.views) > len(self._views)
        self._idle_polls = 0 if is_new else self._idle_polls + 1
        if self._idle_polls * _POLL_MS > _GIVEN_UP_S * 1000:
            self.finish()
            return
        if state is None:
            self._show_words(self.tr("Waiting for the camera…"), "", "caption")
            return
        self._views = state.views
        # The ring needs no views, and they must not outlive the capture.
        self.picture.set_state(state)
        for index, place in enumerate(self.slots):
            taken = state.views[index] if index < len(state.views) else None
            place.show_view(taken, str(index + 1))
        self._tell(state)
        if state.wanted is None and state.views:
            self.finish()

    def _tell(self, state: CaptureState) -> None:
        if state.message == OTHER_PERSON and state.wanted is not None:
            self._show_words(pose_text(state.wanted), setting_text(state.message), "warning")
            return
        if state.message:
            words = setting_text(state.message)
            self._show_words(self.tr("No view can be taken now"), words, "error")
            return
        if state.wanted is None:
            self._show_words(self.tr("All views are taken"), "", "success")
            return
        if state.flaw is None:
            hint = self.tr("Hold still…") if state.progress > 0 else ""
            self._show_words(pose_text(state.wanted), hint, "success")
            return
        what, to_do = flaw_texts(state.flaw)
        self._show_words(pose_text(state.wanted), f"{what} {to_do}", "warning")

    def _show_words(self, pose: str, hint: str, role: str) -> None:
        self.pose.setText(pose)
        self.hint.setText(hint)
        if self.hint.property("role") != role:
            set_role(self.hint, role)
