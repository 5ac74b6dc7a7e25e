"""Counting by hand: three large buttons and a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.agreement import AuditKind
from kiosk.core.audit import TAPPED
from kiosk.core.choices import ViewMode
from kiosk.ui.operator.check_tap_button import TapButton
from kiosk.ui.operator.check_texts import kind_text
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.operator.texts import countdown_text, number_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kiosk.core.audit_session import AuditSession
    from kiosk.core.settings import AudienceSettings
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.theme import Appearance


class SmallPicture(QWidget):
    """The picture of the camera, without marks of what the kiosk sees in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: DisplayFrame | None = None
        self.setFixedSize(px(256), px(144))
        self.setAccessibleName(self.tr("Picture of the camera"))

    def set_frame(self, frame: DisplayFrame | None) -> None:
        """Show this picture, unless it is drawn from what the kiosk sees."""
        plain = frame is not None and frame.view in (ViewMode.VIDEO, ViewMode.BLURRED)
        self._frame = frame if plain else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, fitted."""
        if self._frame is None or self._frame.image is None:
            return
        pixels = self._frame.image
        height, width = pixels.shape[:2]
        image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)
        size = QSize(width, height).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)


class RunView(QWidget):
    """Everything that is needed while somebody counts.

    Attributes:
        taps: The large buttons, by kind.

    Signals:
        finishWanted(): Compare what was counted so far.
        discardWanted(): Throw away what was counted.
    """

    finishWanted = Signal()
    discardWanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: AuditSession | None = None
        self.clock = label("", "figure")
        self.state = label("", "caption", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(8))
        self.progress.setAccessibleName(self.tr("Time counted"))
        self.pause = button(self.tr("Pause"), "", self.toggle_pause)
        self.end = button(self.tr("End…"), "", self.ask_end)
        self.undo = button(self.tr("Undo last tap"), "", self.take_back)
        self.show_picture = button(self.tr("Picture"), "segment", self._on_picture)
        self.show_picture.setCheckable(True)
        self.picture = SmallPicture()
        self.picture.hide()
        self.last = label("", "caption", wrap=True)
        self.taps = {kind: TapButton(kind, str(i), appearance) for i, kind in enumerate(TAPPED, 1)}
        self.question = self._question()
        self._lay_out()
        self._listen()

    def _question(self) -> QWidget:
        frame, inner = card()
        inner.addWidget(
            label(self.tr("End the count now?"), "heading", wrap=True),
        )
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.go_on = button(self.tr("Go on counting"), "", self.stop_asking)
        self.finish = button(self.tr("Compare so far"), "primary", self.finishWanted.emit)
        self.discard = button(self.tr("Discard"), "danger", self.discardWanted.emit)
        for choice in (self.discard, self.go_on, self.finish):
            row.addWidget(choice)
        row.addStretch(1)
        inner.addLayout(row)
        frame.hide()
        return frame

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.clock)
        words.addWidget(self.state)
        top.addLayout(words, 1)
        top.addWidget(self.pause)
        top.addWidget(self.end)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(14))
        for choice in self.taps.values():
            self._box.addWidget(choice, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(12))
        bottom.addWidget(self.undo)
        bottom.addWidget(self.last, 1)
        bottom.addWidget(self.show_picture)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(14))
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addWidget(self.question)
        layout.addLayout(self._box, 1)
        layout.addLayout(bottom)
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _listen(self) -> None:
        for choice in self.taps.values():
            choice.pressed.connect(lambda kind=choice.kind: self.tap(kind))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for i, kind in enumerate(TAPPED, 1):
            key = QShortcut(QKeySequence(str(i)), self, context=within)
            key.setAutoRepeat(False)
            key.activated.connect(lambda kind=kind: self.tap(kind))
        for keys, act in (("Backspace", self.take_back), ("P", self.toggle_pause)):
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(act)

    # ------------------------------------------------------------------------------ flow

    def begin(self, session: AuditSession, audience: AudienceSettings) -> None:
        """Count into a session."""
        self._session = session
        hints = {
            AuditKind.PASSING: self.tr("everybody in the picture, once"),
            AuditKind.STOPPED: self.tr("stood still for {s} s or more").format(
                s=number_text(audience.stop_s)
            ),
            AuditKind.LOOKED: self.tr("faced the screen for more than {s} s").format(
                s=number_text(audience.look_s)
            ),
        }
        for kind, choice in self.taps.items():
            choice.set_hint(hints[kind])
        self.last.setText("")
        self.progress.setRange(0, max(1, round(session.duration_s)))
        self.stop_asking()
        self.refresh()
        # Not on a button: the space bar would press it, and its own key is enough.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def stop(self) -> None:
        """Nothing is counted any more."""
        self._session = None
        for choice in self.taps.values():
            choice.stop()

    def refresh(self) -> None:
        """Show time and numbers."""
        session = self._session
        if session is None:
            return
        self.clock.setText(countdown_text(session.left_s))
        self.clock.setAccessibleName(
            self.tr("{time} left").format(time=countdown_text(session.left_s))
        )
        self.progress.setValue(round(session.elapsed_s))
        paused = session.is_paused
        self.state.setText(
            self.tr("Paused: nobody is counted, and time stands still.")
            if paused
            else self.tr("Time left. Tap everybody who comes from now on.")
        )
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.undo.setEnabled(bool(session.taps))
        for kind, choice in self.taps.items():
            choice.setEnabled(not paused)
            choice.show_count(session.count(kind))

    def tap(self, kind: AuditKind) -> None:
        """Count somebody."""
        if self._session is not None and self._session.tap(kind):
            self.taps[kind].answer()
            self.last.setText("")
        self.refresh()

    def take_back(self) -> None:
        """Take the last tap back."""
        kind = None if self._session is None else self._session.undo()
        if kind is not None:
            self.last.setText(self.tr("Taken back: {what}").format(what=kind_text(kind)))
        self.refresh()

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        session = self._session
        if session is not None:
            session.resume() if session.is_paused else session.pause()
        self.refresh()

    def ask_end(self) -> None:
        """Ask before anything is lost."""
        self.question.show()
        self.go_on.setFocus()

    def stop_asking(self) -> None:
        """Back to counting."""
        self.question.hide()
        self.setFocus()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Take the newest picture."""
        if self.picture.isVisible():
            self.picture.set_frame(frame)

    def _on_picture(self) -> None:
        self.picture.setVisible(self.show_picture.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons below each other where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(620) or event.size().height() > event.size().width()
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
