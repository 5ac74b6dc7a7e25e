"""The view without any camera pixel: drawn figures that move where people are."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
)

from kiosk.ui.theme import DARK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.ui.display_frame import OverlayItem
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

_GRAIN_PX: Final = 128

_HALF_WIDTH: Final = 1.75
_HEIGHT: Final = 5.7
"""Size of a figure in radii of its head."""

_MOST_CACHED_PX: Final = 6_000_000
"""24 MB of figures and faces."""


class AvatarPainter:
    """Draws the stage and the figures on it; keeps what it has drawn as pictures."""

    def __init__(self) -> None:
        self._stage: QPixmap | None = None
        self._stage_key: tuple[object, ...] = ()
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._cached_px = 0

    def paint_stage(self, painter: QPainter, size: QSize, palette: Palette, ratio: float) -> None:
        """Draw the background."""
        key = (size.width(), size.height(), palette.name, ratio)
        if self._stage is None or self._stage_key != key:
            self._stage, self._stage_key = draw_stage(size, palette, ratio), key
        painter.drawPixmap(0, 0, self._stage)

    def paint_figures(self, painter: QPainter, items: Sequence[OverlayItem]) -> None:
        """Draw the figures, nearest last."""
        ratio = painter.device().devicePixelRatioF()
        for item in items:
            # Coarse steps: sizes and angles change all the time, and each is a cached picture.
            radius = 4 * max(1, round(0.14 * max(item.width, item.height)))
            roll_deg = 6 * round(max(-36.0, min(36.0, item.roll_deg)) / 6)
            centre = QPointF(item.x + item.width / 2, item.y + item.height / 2)
            figure = self._picture(draw_figure, (item.id % len(_FIGURES), radius, ratio))
            face = self._picture(draw_face, (radius, roll_deg, item.looking, ratio))
            shift = max(-1.0, min(1.0, item.yaw_deg / 60)) * 0.42 * radius
            half = face.deviceIndependentSize().width() / 2
            painter.setOpacity(item.opacity)
            painter.drawPixmap(centre - QPointF(_HALF_WIDTH, 1.0) * radius, figure)
            painter.drawPixmap(centre + QPointF(shift - half, -half), face)
        painter.setOpacity(1.0)

    def _picture(self, draw: Callable[..., QPixmap], arguments: tuple[object, ...]) -> QPixmap:
        key = (draw, arguments)
        picture = self._pictures.get(key)
        if picture is None:
            picture = draw(*arguments)
            self._cached_px += picture.width() * picture.height()
            if self._cached_px > _MOST_CACHED_PX:
                self._pictures.clear()
                self._cached_px = picture.width() * picture.height()
            self._pictures[key] = picture
        return picture


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
    painter.drawTiledPixmap(QRectF(0, 0, w, h), _grain())
    painter.end()
    return stage


def _grain() -> QPixmap:
    """A tile of noise too faint to be seen, which hides the steps of the gradients."""
    random = np.random.default_rng(1)
    tile = np.zeros((_GRAIN_PX, _GRAIN_PX, 4), np.uint8)
    # Premultiplied white or black with an opacity of up to 2 %.
    opacity = random.integers(0, 6, (_GRAIN_PX, _GRAIN_PX), np.uint8)
    tile[..., 3] = opacity
    tile[..., :3] = (opacity * random.integers(0, 2, opacity.shape, np.uint8))[..., None]
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QPixmap.fromImage(QImage(tile.data, _GRAIN_PX, _GRAIN_PX, form).copy())


def draw_figure(color: int, radius: int, ratio: float) -> QPixmap:
    """Head and shoulders without a face; the centre of the head is ``radius`` below the top.

    Args:
        color: Index of the colours.
        radius: Half the height of the head, logical pixels.
        ratio: Device pixels per logical pixel.
    """
    head_color, body_color = (QColor(c) for c in _FIGURES[color])
    width, height = 2 * _HALF_WIDTH * radius, _HEIGHT * radius
    figure = QPixmap(ceil(width * ratio), ceil(height * ratio))
    figure.setDevicePixelRatio(ratio)
    figure.fill(Qt.GlobalColor.transparent)
    painter = QPainter(figure)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    centre = QPointF(_HALF_WIDTH * radius, radius)
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
    painter.end()
    return figure


def _body(x: float, top: float, radius: float) -> QPainterPath:
    """Shoulders and chest below a head."""
    half, low = 1.7 * radius, top + 3.5 * radius
    path = QPainterPath(QPointF(x - half, low))
    path.cubicTo(x - half, top + 0.35 * radius, x - 0.95 * radius, top, x, top)
    path.cubicTo(x + 0.95 * radius, top, x + half, top + 0.35 * radius, x + half, low)
    path.closeSubpath()
    return path


def draw_face(radius: int, roll_deg: int, looking: bool, ratio: float) -> QPixmap:
    """Two eyes and a mouth; those who look smile. A square around the centre of the head.

    Args:
        radius: Half the height of the head, logical pixels.
        roll_deg: Tilt of the head.
        looking: Whether the person looks at the camera.
        ratio: Device pixels per logical pixel.
    """
    ink = QColor(20, 24, 30, 220)
    side = 1.4 * radius
    face = QPixmap(ceil(side * ratio), ceil(side * ratio))
    face.setDevicePixelRatio(ratio)
    face.fill(Qt.GlobalColor.transparent)
    painter = QPainter(face)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(side / 2, side / 2)
    painter.rotate(roll_deg)
    painter.setBrush(ink)
    for sign in (-1, 1):
        eye = QPointF(sign * 0.29 * radius, -0.1 * radius)
        painter.drawEllipse(eye, 0.075 * radius, 0.1 * radius)
    mouth = QPainterPath(QPointF(-0.22 * radius, 0.32 * radius))
    depth = 0.6 if looking else 0.42
    mouth.quadTo(0, depth * radius, 0.22 * radius, 0.32 * radius)
    pen = QPen(ink, 0.07 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(mouth, pen)
    painter.end()
    return face
