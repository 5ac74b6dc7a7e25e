"""Signs of the pages, drawn as strokes in a unit square like those of ``kiosk.ui.glyphs``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from kiosk.ui import glyphs

if TYPE_CHECKING:
    from collections.abc import Callable


def device() -> QPainterPath:
    """A screen on a foot."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.08, 0.14, 0.84, 0.56), 0.08, 0.08)
    path.moveTo(0.5, 0.7)
    path.lineTo(0.5, 0.88)
    path.moveTo(0.3, 0.88)
    path.lineTo(0.7, 0.88)
    return path


def analysis() -> QPainterPath:
    """A head in a viewfinder."""
    path = QPainterPath()
    for x, y, dx, dy in (
        (0.1, 0.1, 1, 1),
        (0.9, 0.1, -1, 1),
        (0.1, 0.9, 1, -1),
        (0.9, 0.9, -1, -1),
    ):
        path.moveTo(x + 0.2 * dx, y)
        path.lineTo(x, y)
        path.lineTo(x, y + 0.2 * dy)
    path.addEllipse(QPointF(0.5, 0.5), 0.2, 0.25)
    return path


def people() -> QPainterPath:
    """Two people."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.36, 0.32), 0.15, 0.17)
    path.moveTo(0.08, 0.86)
    path.cubicTo(0.08, 0.5, 0.64, 0.5, 0.64, 0.86)
    path.moveTo(0.64, 0.18)
    path.cubicTo(0.84, 0.2, 0.84, 0.44, 0.66, 0.47)
    path.moveTo(0.74, 0.58)
    path.cubicTo(0.88, 0.62, 0.93, 0.72, 0.93, 0.86)
    return path


def card() -> QPainterPath:
    """A badge with a portrait."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.14, 0.12, 0.72, 0.78), 0.1, 0.1)
    path.addEllipse(QPointF(0.5, 0.42), 0.12, 0.14)
    path.moveTo(0.3, 0.76)
    path.cubicTo(0.3, 0.58, 0.7, 0.58, 0.7, 0.76)
    return path


def bars() -> QPainterPath:
    """A bar chart."""
    path = QPainterPath()
    for x, y in ((0.2, 0.56), (0.42, 0.3), (0.64, 0.44), (0.86, 0.14)):
        path.moveTo(x, 0.86)
        path.lineTo(x, y)
    return path


def tally() -> QPainterPath:
    """A tally of five."""
    path = QPainterPath()
    for x in (0.2, 0.4, 0.6, 0.8):
        path.moveTo(x, 0.18)
        path.lineTo(x, 0.82)
    path.moveTo(0.06, 0.68)
    path.lineTo(0.94, 0.32)
    return path


def outbox() -> QPainterPath:
    """A tray with an arrow out of it."""
    path = QPainterPath()
    path.moveTo(0.12, 0.56)
    path.lineTo(0.12, 0.86)
    path.lineTo(0.88, 0.86)
    path.lineTo(0.88, 0.56)
    path.moveTo(0.5, 0.64)
    path.lineTo(0.5, 0.12)
    path.moveTo(0.3, 0.32)
    path.lineTo(0.5, 0.12)
    path.lineTo(0.7, 0.32)
    return path


def cloud() -> QPainterPath:
    """A cloud."""
    path = QPainterPath()
    path.moveTo(0.26, 0.78)
    path.cubicTo(0.0, 0.78, 0.0, 0.44, 0.24, 0.44)
    path.cubicTo(0.28, 0.12, 0.7, 0.12, 0.74, 0.42)
    path.cubicTo(1.02, 0.42, 1.0, 0.78, 0.76, 0.78)
    path.closeSubpath()
    return path


def pulse() -> QPainterPath:
    """A heartbeat."""
    path = QPainterPath()
    path.moveTo(0.04, 0.54)
    for x, y in ((0.28, 0.54), (0.4, 0.2), (0.58, 0.82), (0.7, 0.54), (0.96, 0.54)):
        path.lineTo(x, y)
    return path


def sliders() -> QPainterPath:
    """Three sliders."""
    path = QPainterPath()
    for y, knob in ((0.22, 0.68), (0.5, 0.32), (0.78, 0.6)):
        path.moveTo(0.08, y)
        path.lineTo(knob - 0.1, y)
        path.addEllipse(QPointF(knob, y), 0.1, 0.1)
        path.moveTo(knob + 0.1, y)
        path.lineTo(0.92, y)
    return path


def lock() -> QPainterPath:
    """A padlock."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.18, 0.44, 0.64, 0.46), 0.08, 0.08)
    path.moveTo(0.32, 0.44)
    path.lineTo(0.32, 0.3)
    path.cubicTo(0.32, 0.02, 0.68, 0.02, 0.68, 0.3)
    path.lineTo(0.68, 0.44)
    return path


camera = glyphs.camera
shield = glyphs.shield


def icon(
    glyph: Callable[[], QPainterPath], color: QColor, size: QSize, badge: QColor | None = None
) -> QIcon:
    """A sign in a colour, with a dot in its corner if there is something to see to."""
    scale = 3  # enough for every screen; Qt scales down
    pixmap = QPixmap(size * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixmap.width(), pixmap.height())
    pen = QPen(color, 0.085)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(glyph())
    if badge is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(badge)
        painter.drawEllipse(QPointF(0.84, 0.16), 0.16, 0.16)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)
