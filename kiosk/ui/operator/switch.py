"""A sliding switch for yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.operator.style import px, touch_px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance


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
        return QSize(px(64), touch_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, knob and focus ring."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 0, px(52), px(30))
        track.moveCenter(QRectF(self.rect()).center())
        on, enabled = self.isChecked(), self.isEnabled()
        fill = palette.color("accent" if on and enabled else "raised")
        edge = palette.color("accent" if on and enabled else "outline" if enabled else "border")
        painter.setPen(QPen(edge, 2))
        painter.setBrush(fill)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = QRectF(0, 0, px(20), px(20))
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - px(25) if on else track.left() + px(5))
        painter.setPen(Qt.PenStyle.NoPen)
        knob_color = "on_accent" if on and enabled else "text" if enabled else "outline"
        painter.setBrush(palette.color(knob_color))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color("text"), 2))
            ring = track.adjusted(-4, -4, 4, 4)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
