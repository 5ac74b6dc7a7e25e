"""How zones look on the picture: readable on any picture, distinct without their colours."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from kiosk.core.choices import ZoneKind
from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.theme import Palette

TOKENS: Final = {ZoneKind.COUNT: "accent", ZoneKind.IGNORE: "danger", ZoneKind.LINE: "warning"}
"""Colours of the palette by kind; areas are also told apart by hatching, lines by the arrow."""

_HALO: Final = 0.75
_FILL: Final = 0.16


@dataclass(frozen=True, slots=True)
class Drawing:
    """A shape in pixels of the widget.

    Attributes:
        kind: What it is for.
        name: Its label; empty for none.
        points: Corners.
        chosen: Whether it is being edited.
        corner: Number of the chosen corner, or None.
        closed: Whether the last corner is joined to the first.
    """

    kind: ZoneKind
    name: str
    points: Sequence[QPointF]
    chosen: bool = False
    corner: int | None = None
    closed: bool = True


def paint_shape(painter: QPainter, palette: Palette, drawing: Drawing) -> None:
    """Fill and outline; the outline has a halo, so that it is seen on any picture."""
    color = palette.color(TOKENS[drawing.kind])
    path = QPainterPath()
    path.addPolygon(QPolygonF(list(drawing.points)))
    is_area = drawing.kind is not ZoneKind.LINE and drawing.closed
    if is_area:
        path.closeSubpath()
        fill = QColor(color)
        fill.setAlphaF(_FILL * (1.6 if drawing.chosen else 1.0))
        painter.fillPath(path, fill)
        if drawing.kind is ZoneKind.IGNORE:
            fill.setAlphaF(0.65)
            painter.fillPath(path, QBrush(fill, Qt.BrushStyle.BDiagPattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = px(4 if drawing.chosen else 3)
    for pen in (_pen(palette.color("background", _HALO), width + px(3)), _pen(color, width)):
        painter.setPen(pen)
        painter.drawPath(path)


def paint_handles(painter: QPainter, palette: Palette, drawing: Drawing) -> None:
    """Grips on the corners, smaller ones between them where a corner can be added."""
    color = palette.color(TOKENS[drawing.kind])
    painter.setPen(_pen(palette.color("background"), px(2)))
    if drawing.kind is not ZoneKind.LINE and drawing.closed:
        painter.setBrush(palette.color("text"))
        for middle in middles(drawing.points):
            painter.drawEllipse(middle, px(6), px(6))
    for number, point in enumerate(drawing.points):
        picked = number == drawing.corner
        painter.setBrush(palette.color("text") if picked else color)
        painter.drawEllipse(point, px(11 if picked else 9), px(11 if picked else 9))


def middles(points: Sequence[QPointF]) -> list[QPointF]:
    """Middle of the edge behind each corner."""
    n = len(points)
    return [(points[i] + points[(i + 1) % n]) / 2 for i in range(n)]


def paint_label(
    painter: QPainter, palette: Palette, text: str, at: QPointF, room: QRectF, token: str
) -> None:
    """A name on a plate of its own, kept inside the picture and shortened if need be."""
    metrics = QFontMetricsF(painter.font())
    most = max(room.width() - px(28), px(30))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, min(most, px(220)))
    plate = QRectF(0, 0, metrics.horizontalAdvance(shown) + px(18), metrics.height() + px(8))
    plate.moveCenter(at)
    plate.moveLeft(min(max(plate.left(), room.left() + 4), room.right() - plate.width() - 4))
    plate.moveTop(min(max(plate.top(), room.top() + 4), room.bottom() - plate.height() - 4))
    painter.setPen(_pen(palette.color(token), px(2)))
    painter.setBrush(palette.color("surface", 0.94))
    painter.drawRoundedRect(plate, px(7), px(7))
    painter.setPen(palette.color("text"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)


def label_place(drawing: Drawing) -> QPointF:
    """Where the name of a shape hides least: on its upper border, or near a line's start."""
    if drawing.kind is ZoneKind.LINE:
        start, end = drawing.points[0], drawing.points[-1]
        return start + (end - start) * 0.35 - _to_right(start, end) * px(26)
    box = QPolygonF(list(drawing.points)).boundingRect()
    return QPointF(box.center().x(), box.top())


def paint_ignored(painter: QPainter, palette: Palette, rect: QRectF, sign: str) -> None:
    """A face that is not counted: dashed, crossed out, with its number."""
    for pen in (
        _pen(palette.color("background", _HALO), px(5)),
        _pen(palette.color("text"), px(2), dashed=True),
    ):
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, px(5), px(5))
    disc = QRectF(0, 0, px(26), px(26))
    disc.moveCenter(rect.topLeft())
    painter.setPen(_pen(palette.color("background"), px(2)))
    painter.setBrush(palette.color("text"))
    painter.drawEllipse(disc)
    painter.setPen(palette.color("background"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)


def kind_icon(kind: ZoneKind, palette: Palette) -> QIcon:
    """A small sign of a kind of shape on a plate of its own, for lists."""
    side = px(22)
    scale = 3  # enough for every screen; Qt scales down
    pixmap = QPixmap(side * scale, side * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = palette.color(TOKENS[kind])
    plate = QRectF(0, 0, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color("surface"))
    painter.drawRoundedRect(plate, px(4), px(4))
    inner = plate.adjusted(px(4), px(4), -px(4), -px(4))
    painter.setPen(_pen(color, px(2)))
    if kind is ZoneKind.LINE:
        painter.drawLine(inner.bottomLeft(), inner.topRight())
        painter.drawLine(inner.center(), inner.bottomRight())
    else:
        pattern = Qt.BrushStyle.BDiagPattern
        painter.setBrush(QBrush(color, pattern) if kind is ZoneKind.IGNORE else _faint(color))
        painter.drawRect(inner)
    painter.end()
    return QIcon(pixmap)


def _faint(color: QColor) -> QColor:
    faint = QColor(color)
    faint.setAlphaF(0.35)
    return faint


def paint_arrow(painter: QPainter, palette: Palette, start: QPointF, end: QPointF) -> None:
    """From the middle of a line to its right: the way in."""
    right = _to_right(start, end)
    unit = QPointF(right.y(), -right.x())
    middle = (start + end) / 2
    tip = middle + right * px(44)
    head = [tip - right * px(14) + unit * px(9), tip, tip - right * px(14) - unit * px(9)]
    path = QPainterPath()
    path.moveTo(middle)
    path.lineTo(tip)
    path.addPolygon(QPolygonF(head))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (
        _pen(palette.color("background", _HALO), px(7)),
        _pen(palette.color(TOKENS[ZoneKind.LINE]), px(4)),
    ):
        painter.setPen(pen)
        painter.drawPath(path)
    word = QCoreApplication.translate("ZonePaint", "in")
    everywhere = QRectF(-1e5, -1e5, 2e5, 2e5)
    paint_label(painter, palette, word, tip + right * px(20), everywhere, TOKENS[ZoneKind.LINE])


def _to_right(start: QPointF, end: QPointF) -> QPointF:
    """Length 1, from a line to its right on the screen (``kiosk.core.zones``)."""
    along = end - start
    length = max(hypot(along.x(), along.y()), 1e-6)
    return QPointF(-along.y() / length, along.x() / length)


def _pen(color: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])
    return pen
