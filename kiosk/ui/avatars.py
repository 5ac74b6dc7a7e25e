"""The view without any camera pixel: drawn figures that move where people are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
)

from kiosk.ui.theme import DARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.display import OverlayItem
    from kiosk.ui.theme import Palette

_FIGURES: Final = (
    ("#f2a65a", "#c9742b"),
    ("#7fb7e8", "#3f7fb8"),
    ("#8fd3a6", "#479a66"),
    ("#e58fb1", "#b5527c"),
    ("#b9a4f0", "#7b63c4"),
    ("#f0d264", "#bd9a26"),
    ("#6fd0cf", "#2f9594"),
    ("#ee8a78", "#bd4f3d"),
)
"""Head and clothes by the number of the track; they say nothing about the person."""


class AvatarPainter:
    """Draws the stage and the figures on it; keeps the stage as a picture."""

    def __init__(self) -> None:
        self._stage: QPixmap | None = None
        self._stage_key: tuple[object, ...] = ()

    def paint_stage(self, painter: QPainter, size: QSize, palette: Palette, ratio: float) -> None:
        """Draw the background."""
        key = (size.width(), size.height(), palette.name, ratio)
        if self._stage is None or self._stage_key != key:
            self._stage, self._stage_key = draw_stage(size, palette, ratio), key
        painter.drawPixmap(0, 0, self._stage)

    def paint_figures(self, painter: QPainter, items: Sequence[OverlayItem]) -> None:
        """Draw the figures, nearest last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for item in items:
            painter.setOpacity(item.opacity)
            _paint_figure(painter, item)
        painter.setOpacity(1.0)


def draw_stage(size: QSize, palette: Palette, ratio: float) -> QPixmap:
    """A calm room in the colours of the theme: a wall with soft light, and a floor."""
    stage = QPixmap(size * ratio)
    stage.setDevicePixelRatio(ratio)
    painter = QPainter(stage)
    w, h = float(size.width()), float(size.height())
    dark = palette.name == "dark"
    wall = QLinearGradient(0, 0, 0, h)
    wall.setColorAt(0.0, QColor("#131a22" if dark else "#fbfcfd"))
    wall.setColorAt(1.0, QColor("#0d1015" if dark else "#eaf0f3"))
    painter.fillRect(QRectF(0, 0, w, h), wall)
    # The dark palette's colours are light enough to tint both walls.
    for x, y, radius, color, alpha in (
        (0.18, 0.15, 0.60, DARK.accent, 0.16 if dark else 0.30),
        (0.85, 0.40, 0.55, DARK.male, 0.13 if dark else 0.26),
        (0.50, 1.00, 0.50, DARK.female, 0.07 if dark else 0.20),
    ):
        light = QRadialGradient(QPointF(x * w, y * h), radius * max(w, h))
        for stop, share in ((0.0, 1.0), (0.35, 0.62), (0.7, 0.18), (1.0, 0.0)):
            tint = QColor(color)
            tint.setAlphaF(alpha * share)
            light.setColorAt(stop, tint)
        painter.fillRect(QRectF(0, 0, w, h), light)
    painter.end()
    return stage


def _paint_figure(painter: QPainter, item: OverlayItem) -> None:
    head_color, body_color = (QColor(c) for c in _FIGURES[item.id % len(_FIGURES)])
    radius = 0.56 * max(item.width, item.height)
    centre = QPointF(item.x + item.width / 2, item.y + item.height / 2)
    top = centre.y() + 1.14 * radius
    # The figure dissolves downwards: nothing is known about where a person stands.
    cloth = QLinearGradient(0, top, 0, top + 3.4 * radius)
    cloth.setColorAt(0.0, body_color)
    cloth.setColorAt(0.45, body_color)
    body_color.setAlphaF(0.0)
    cloth.setColorAt(1.0, body_color)
    painter.setBrush(cloth)
    painter.drawPath(_body(centre.x(), top, radius))
    skin = QRadialGradient(centre - QPointF(0.35, 0.45) * radius, 1.7 * radius)
    skin.setColorAt(0.0, head_color.lighter(116))
    skin.setColorAt(1.0, head_color)
    painter.setBrush(skin)
    painter.drawEllipse(centre, 0.9 * radius, radius)
    _paint_face(painter, item, centre, radius)


def _body(x: float, top: float, radius: float) -> QPainterPath:
    """Shoulders and chest below a head."""
    half, low = 1.7 * radius, top + 3.5 * radius
    path = QPainterPath(QPointF(x - half, low))
    path.cubicTo(x - half, top + 0.35 * radius, x - 0.95 * radius, top, x, top)
    path.cubicTo(x + 0.95 * radius, top, x + half, top + 0.35 * radius, x + half, low)
    path.closeSubpath()
    return path


def _paint_face(painter: QPainter, item: OverlayItem, centre: QPointF, radius: float) -> None:
    """Two eyes and a mouth that turn with the head; those who look smile."""
    ink = QColor(20, 24, 30, 220)
    shift = max(-1.0, min(1.0, item.yaw_deg / 60)) * 0.42 * radius
    painter.save()
    painter.translate(centre)
    painter.rotate(max(-35.0, min(35.0, item.roll_deg)))
    painter.translate(shift, 0)
    painter.setBrush(ink)
    for side in (-1, 1):
        eye = QPointF(side * 0.29 * radius, -0.1 * radius)
        painter.drawEllipse(eye, 0.075 * radius, 0.1 * radius)
    mouth = QPainterPath(QPointF(-0.22 * radius, 0.32 * radius))
    depth = 0.6 if item.looking else 0.42
    mouth.quadTo(0, depth * radius, 0.22 * radius, 0.32 * radius)
    pen = QPen(ink, 0.07 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(mouth, pen)
    painter.restore()
