"""The view without any camera pixel: drawn figures that move where people are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPixmap,
    QRadialGradient,
)

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
    wall.setColorAt(0.0, QColor("#131a22" if dark else "#f7f9fb"))
    wall.setColorAt(1.0, QColor("#0d1015" if dark else "#dde4ea"))
    painter.fillRect(QRectF(0, 0, w, h), wall)
    for x, y, radius, token, alpha in (
        (0.22, 0.2, 0.55, "accent", 0.16),
        (0.82, 0.36, 0.5, "male", 0.12),
        (0.55, 0.95, 0.45, "female", 0.08),
    ):
        light = QRadialGradient(QPointF(x * w, y * h), radius * max(w, h))
        light.setColorAt(0.0, palette.color(token, alpha))
        light.setColorAt(1.0, palette.color(token, 0.0))
        painter.fillRect(QRectF(0, 0, w, h), light)
    painter.end()
    return stage


def _paint_figure(painter: QPainter, item: OverlayItem) -> None:
    head_color, body_color = (QColor(c) for c in _FIGURES[item.id % len(_FIGURES)])
    radius = 0.62 * max(item.width, item.height)
    centre = QPointF(item.x + item.width / 2, item.y + item.height / 2)
    painter.setBrush(body_color)
    painter.drawPath(_body(centre, radius))
    painter.setBrush(head_color)
    painter.drawEllipse(centre, radius, radius)
    _paint_face(painter, item, centre, radius)


def _body(centre: QPointF, radius: float) -> QPainterPath:
    """Shoulders and chest below a head."""
    top, half = centre.y() + 1.18 * radius, 1.75 * radius
    path = QPainterPath()
    path.moveTo(centre.x() - half, top + 2.6 * radius)
    path.cubicTo(
        centre.x() - half, top + 0.5 * radius, centre.x() - 0.9 * radius, top, centre.x(), top
    )
    path.cubicTo(
        centre.x() + 0.9 * radius,
        top,
        centre.x() + half,
        top + 0.5 * radius,
        centre.x() + half,
        top + 2.6 * radius,
    )
    path.quadTo(centre.x(), top + 3.1 * radius, centre.x() - half, top + 2.6 * radius)
    return path


def _paint_face(painter: QPainter, item: OverlayItem, centre: QPointF, radius: float) -> None:
    """Two eyes that turn with the head, and a smile for those who look."""
    ink = QColor(20, 24, 30, 215)
    painter.save()
    painter.translate(centre)
    painter.rotate(max(-35.0, min(35.0, item.roll_deg)))
    shift = max(-1.0, min(1.0, item.yaw_deg / 60)) * 0.45 * radius
    painter.setBrush(ink)
    for side in (-1, 1):
        painter.drawEllipse(
            QPointF(shift + side * 0.34 * radius, -0.12 * radius), 0.1 * radius, 0.125 * radius
        )
    if item.looking:
        smile = QPainterPath()
        smile.moveTo(shift - 0.3 * radius, 0.3 * radius)
        smile.quadTo(shift, 0.62 * radius, shift + 0.3 * radius, 0.3 * radius)
        smile.quadTo(shift, 0.44 * radius, shift - 0.3 * radius, 0.3 * radius)
        painter.drawPath(smile)
    painter.restore()
