"""A sliding switch for yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.theme import TOUCH_TARGET_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance

_TRACK_W_PX, _TRACK_H_PX = 52.0, 30.0


class Switch(QAbstractButton):
    """Checkable; the whole touch target reacts, the track is drawn in its middle."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A finger's width around the track."""
        return QSize(64, TOUCH_TARGET_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, knob and focus ring."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 0, _TRACK_W_PX, _TRACK_H_PX)
        track.moveCenter(QRectF(self.rect()).center())
        on, enabled = self.isChecked(), self.isEnabled()
        fill = palette.color("accent" if on and enabled else "raised")
        edge = palette.color("accent" if on and enabled else "outline" if enabled else "border")
        painter.setPen(QPen(edge, 2))
        painter.setBrush(fill)
        painter.drawRoundedRect(track, _TRACK_H_PX / 2, _TRACK_H_PX / 2)
        knob = QRectF(0, 0, 20, 20)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - 25 if on else track.left() + 5)
        painter.setPen(Qt.PenStyle.NoPen)
        knob_color = "on_accent" if on and enabled else "text" if enabled else "outline"
        painter.setBrush(palette.color(knob_color))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color("text"), 2))
            painter.drawRoundedRect(track.adjusted(-4, -4, 4, 4), 19, 19)
