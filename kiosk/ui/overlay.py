"""Draws the marks over people: corner brackets, a label with age and gender, a looking mark.

The marks lie over a picture of any brightness, so their colours do not follow the theme:
white lines with a dark rim, and labels on a dark, nearly opaque ground.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from kiosk.core.types import Gender, TrackState
from kiosk.ui import glyphs
from kiosk.ui.i18n import format_number
from kiosk.ui.labels import LabelPlacer, LabelRequest
from kiosk.ui.theme import DARK, text_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.display_frame import OverlayItem

LABEL_GROUND: Final = QColor(13, 16, 21, 214)
CROWD: Final = 7
"""From so many people on, marks are drawn smaller."""

_CACHED_LABELS: Final = 300
_CACHED_BRACKETS: Final = 120
_GENDER_COLOR: Final = {Gender.FEMALE: DARK.female, Gender.MALE: DARK.male}


class OverlayPainter:
    """Draws the marks of a frame; keeps the pictures of what it has drawn."""

    def __init__(self) -> None:
        self._labels: dict[tuple[object, ...], QPixmap] = {}
        self._brackets: dict[tuple[object, ...], QPixmap] = {}
        self._placer = LabelPlacer()

    def forget(self) -> None:
        """Draw all labels anew: fonts, language or the screen's scale have changed."""
        self._labels.clear()
        self._brackets.clear()

    def paint(
        self,
        painter: QPainter,
        items: Sequence[OverlayItem],
        view: QSizeF,
        factor: float,
        *,
        labels: bool,
        brackets: bool = True,
    ) -> None:
        """Draw the marks.

        Args:
            painter: Open on the view, in logical pixels.
            items: People in logical pixels, nearest last.
            view: Size of the view.
            factor: Size of lines and letters; 1 for a screen of 1920x1080.
            labels: Whether age and gender are shown.
            brackets: Whether faces are framed.
        """
        # A face whose middle was cropped away has no mark: it would point at nothing.
        items = [item for item in items if _centre_inside(item, view)]
        compact = len(items) >= CROWD
        line = max(1.5, (2.5 if compact else 3.25) * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if brackets:
            for item in items:
                self._paint_brackets(painter, item, line)
        if labels:
            font_px = max(13, round((18 if compact else 23) * factor))
            self._paint_labels(painter, items, view, font_px)
        painter.setOpacity(1.0)

    def _paint_brackets(self, painter: QPainter, item: OverlayItem, line: float) -> None:
        pad = 0.05 * min(item.width, item.height) + line
        left, top = item.x - pad, item.y - pad
        width, height = item.width + 2 * pad, item.height + 2 * pad
        # Steps of 2 px: sizes change all the time, and each one is a picture in the cache.
        reach = max(4, 2 * round(0.13 * min(width, height)))
        ratio = painter.device().devicePixelRatioF()
        corners = self._corners(reach, line, item.looking, ratio)
        side = corners.deviceIndependentSize().width() / 2
        left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
        right = round((left + width) * ratio) / ratio - side
        bottom = round((top + height) * ratio) / ratio - side
        painter.setOpacity(item.opacity)
        half = side * ratio
        for x, y, column, row in (
            (left, top, 0, 0),
            (right, top, 1, 0),
            (left, bottom, 0, 1),
            (right, bottom, 1, 1),
        ):
            source = QRectF(column * half, row * half, half, half)
            painter.drawPixmap(QPointF(x, y), corners, source)

    def _corners(self, reach: int, line: float, looking: bool, ratio: float) -> QPixmap:
        key = (reach, line, looking, ratio)
        picture = self._brackets.get(key)
        if picture is None:
            if len(self._brackets) >= _CACHED_BRACKETS:
                self._brackets.clear()
            picture = draw_corners(reach, line, looking, ratio)
            self._brackets[key] = picture
        return picture

    def _paint_labels(
        self, painter: QPainter, items: Sequence[OverlayItem], view: QSizeF, font_px: int
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        shown = [item for item in items if item.state is not TrackState.TENTATIVE]
        pictures = {item.id: self._label(item, font_px, ratio) for item in shown}
        requests = []
        for item in shown:
            size = pictures[item.id].deviceIndependentSize()
            face = (item.x, item.y, item.width, item.height)
            requests.append(LabelRequest(item.id, face, size.width(), size.height()))
        places = self._placer.place(requests, view.width(), view.height(), 0.45 * font_px)
        for item in shown:
            place = places.get(item.id)
            if place is not None:
                painter.setOpacity(item.opacity)
                # On whole device pixels, or the letters would blur.
                x, y = round(place[0] * ratio) / ratio, round(place[1] * ratio) / ratio
                painter.drawPixmap(QPointF(x, y), pictures[item.id])

    def _label(self, item: OverlayItem, font_px: int, ratio: float) -> QPixmap:
        key = (item.age, item.gender, item.looking, font_px, ratio)
        picture = self._labels.get(key)
        if picture is None:
            if len(self._labels) >= _CACHED_LABELS:
                self._labels.clear()
            picture = draw_label(item.age, item.gender, item.looking, font_px, ratio)
            self._labels[key] = picture
        return picture


def draw_label(
    age: int | None, gender: Gender, looking: bool, font_px: int, ratio: float
) -> QPixmap:
    """The label of one person: ``34`` and a sign, ``?`` for what is not known, an eye."""
    font = text_font(font_px, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    text = "?" if age is None else format_number(age)
    # One question mark says it all when neither is known.
    sign = gender is not Gender.UNKNOWN or age is not None
    glyph, gap = 0.92 * font_px, 0.42 * font_px
    text_w = metrics.horizontalAdvance(text)
    width = 2 * 0.62 * font_px + text_w
    width += (0.3 * font_px + glyph) if sign else 0
    width += (gap + 1.15 * glyph) if looking else 0
    height = 1.66 * font_px
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LABEL_GROUND)
    painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
    x = 0.62 * font_px
    painter.setFont(font)
    painter.setPen(QColor(255, 255, 255) if age is not None else QColor(DARK.muted))
    painter.drawText(
        QRectF(x, 0, text_w + 1, height),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        text,
    )
    x += text_w + 0.3 * font_px
    if sign:
        _draw_gender(painter, gender, QRectF(x, (height - glyph) / 2, glyph, glyph), font)
        x += glyph
    if looking:
        x += gap if sign else gap - 0.3 * font_px
        _draw_eye(painter, QRectF(x, (height - glyph) / 2, 1.15 * glyph, glyph))
    painter.end()
    return picture


def _draw_gender(painter: QPainter, gender: Gender, area: QRectF, font: QFont) -> None:
    if gender is Gender.UNKNOWN:
        painter.setFont(font)
        painter.setPen(QColor(DARK.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
        return
    path = glyphs.female() if gender is Gender.FEMALE else glyphs.male()
    _stroke(painter, path, area, QColor(_GENDER_COLOR[gender]))


def _draw_eye(painter: QPainter, area: QRectF) -> None:
    accent = QColor(DARK.accent)
    _stroke(painter, glyphs.eye(), area, accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(area.center(), 0.19 * area.height(), 0.19 * area.height())


def _stroke(painter: QPainter, path: QPainterPath, area: QRectF, color: QColor) -> None:
    """Stroke a unit path within ``area`` with lines of an even width."""
    fit = QTransform().translate(area.x(), area.y()).scale(area.width(), area.height())
    pen = QPen(color, max(1.5, 0.11 * area.height()))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(fit.map(path))


def _centre_inside(item: OverlayItem, view: QSizeF) -> bool:
    x, y = item.x + item.width / 2, item.y + item.height / 2
    return 0 <= x < view.width() and 0 <= y < view.height()


def draw_corners(reach: int, line: float, looking: bool, ratio: float) -> QPixmap:
    """The four rounded corners of a frame, pushed together into one square picture.

    Stroking a path with soft edges takes a fifth of a millisecond, copying a picture a few
    microseconds.

    Args:
        reach: How far each corner reaches along the sides, logical pixels.
        line: Width of the lines, logical pixels.
        looking: Whether the person looks: another colour.
        ratio: Device pixels per logical pixel.
    """
    rim = 1.5
    inset = line / 2 + rim
    half = ceil(reach + inset + line)
    picture = QPixmap(ceil(2 * half * ratio), ceil(2 * half * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    radius = 0.55 * reach
    path = QPainterPath(QPointF(inset, inset + reach))
    path.lineTo(inset, inset + radius)
    path.quadTo(inset, inset, inset + radius, inset)
    path.lineTo(inset + reach, inset)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = QColor(DARK.accent) if looking else QColor(255, 255, 255)
    for pen in (QPen(QColor(0, 0, 0, 110), line + 2 * rim), QPen(color, line)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for mirror_x, mirror_y in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
            turn = QTransform().translate(half, half).scale(mirror_x, mirror_y)
            painter.setTransform(turn.translate(-half, -half))
            painter.strokePath(path, pen)
    painter.end()
    return picture
