"""The label of one face: a name where there is one, age and a sign, and an eye for who looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from kiosk.core.aggregation import ADULT_AGE
from kiosk.core.types import Gender
from kiosk.ui import glyphs
from kiosk.ui.i18n import format_number
from kiosk.ui.theme import DARK, text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

LABEL_GROUND: Final = QColor(13, 16, 21, 214)

_GENDER_COLOR: Final = {Gender.FEMALE: DARK.female, Gender.MALE: DARK.male}
_ROOM_STEP: Final = 2
_ROOM_KEPT: Final = 0.8
_LEAST_ROOM: Final = 6
_MOST_ROOM: Final = 12
"""Room of a name in heights of its letters: more for larger faces, in steps, because each size
is a picture of its own."""


@dataclass(frozen=True, slots=True)
class FaceLabel:
    """What a label says.

    Attributes:
        age: Apparent age in whole years; None when not known.
        gender: Apparent gender.
        looking: Whether the person looks at the camera.
        title: Name, or the word for somebody who did not enrol; empty for no such line.
        known: Whether the title is a name.
        room_px: Logical pixels that the title may take; a longer one is elided.
        under_18: Whether the person seems to be a child: ``<18`` stands for the age.
    """

    age: int | None
    gender: Gender
    looking: bool
    title: str = ""
    known: bool = False
    room_px: int = 0
    under_18: bool = False

    @property
    def age_text(self) -> str:
        """The age as it is shown; empty when not known."""
        if self.under_18:
            return f"<{format_number(round(ADULT_AGE))}"
        return "" if self.age is None else format_number(self.age)


def title_room(face_width: float, font_px: int, before_px: int | None = None) -> int:
    """Logical pixels for the title over a face, so that it stays with its face in a crowd.

    Args:
        face_width: Logical pixels.
        font_px: Height of the letters, logical pixels.
        before_px: What the face was given last: it keeps that while it fits about as well, or
            a long name would change with every frame.
    """
    wanted = min(max(1.7 * face_width / font_px, _LEAST_ROOM), _MOST_ROOM) / _ROOM_STEP
    step_px = _ROOM_STEP * font_px
    if before_px is not None and abs(wanted - before_px / step_px) < _ROOM_KEPT:
        return before_px
    return round(wanted) * step_px


def draw_label(label: FaceLabel, font_px: int, ratio: float) -> QPixmap:
    """Draw a label: ``34`` and a sign, ``?`` for what is not known, an eye, a title above.

    Of a child it says ``<18`` instead of age and gender.

    Args:
        label: What it says.
        font_px: Height of the letters, logical pixels.
        ratio: Device pixels per logical pixel.
    """
    title = _Title(label, font_px) if label.title else None
    # Below a name the figures step back.
    row = _Row(label, font_px if title is None else round(0.8 * font_px))
    pad = 0.62 * font_px
    if title is None:
        width, height, radius = row.width + 2 * pad, 1.66 * font_px, 0.83 * font_px
    else:
        width = max(row.width, title.width) + 2 * pad
        height, radius = 2.62 * font_px, 0.72 * font_px
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LABEL_GROUND)
    painter.drawRoundedRect(QRectF(0, 0, width, height), radius, radius)
    if title is None:
        row.draw(painter, pad, 0, height)
    else:
        title.draw(painter, QRectF(0, 0.18 * font_px, width, 1.3 * font_px))
        row.draw(painter, (width - row.width) / 2, 1.42 * font_px, font_px)
    painter.end()
    return picture


class _Title:
    """The upper line: a name in white, the word for strangers quietly."""

    def __init__(self, label: FaceLabel, font_px: int) -> None:
        self._known = label.known
        weight = QFont.Weight.DemiBold if label.known else QFont.Weight.Normal
        self._font = text_font(font_px if label.known else round(0.86 * font_px), weight)
        metrics = QFontMetricsF(self._font)
        self._text = metrics.elidedText(label.title, Qt.TextElideMode.ElideRight, label.room_px)
        self.width = metrics.horizontalAdvance(self._text)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(255, 255, 255) if self._known else QColor(DARK.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, int(flags), self._text)


class _Row:
    """Age, sign of the gender, and the eye."""

    def __init__(self, label: FaceLabel, font_px: int) -> None:
        self._label = label
        self._font_px = font_px
        self._font = text_font(font_px, QFont.Weight.DemiBold)
        self._text = label.age_text or "?"
        self._text_w = QFontMetricsF(self._font).horizontalAdvance(self._text)
        # One question mark says it all when neither is known.
        self._sign = label.gender is not Gender.UNKNOWN or label.age is not None
        self._glyph, self._gap = 0.92 * font_px, 0.42 * font_px
        self.width = self._text_w
        self.width += (0.3 * font_px + self._glyph) if self._sign else 0
        self.width += (self._gap + 1.15 * self._glyph) if label.looking else 0

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:
        known = bool(self._label.age_text)
        painter.setFont(self._font)
        painter.setPen(QColor(255, 255, 255) if known else QColor(DARK.muted))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, y, self._text_w + 1, height), flags, self._text)
        side = self._glyph
        top = y + (height - side) / 2
        x += self._text_w + 0.3 * self._font_px
        if self._sign:
            _draw_gender(painter, self._label.gender, QRectF(x, top, side, side), self._font)
            x += side
        if self._label.looking:
            x += self._gap if self._sign else self._gap - 0.3 * self._font_px
            _draw_eye(painter, QRectF(x, top, 1.15 * side, side))


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
