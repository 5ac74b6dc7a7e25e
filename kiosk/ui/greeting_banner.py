"""The greeting on the public screen: a quiet card over the picture for a few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QRect, QRectF, QSize, QSizeF, Qt, QVariantAnimation
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QPaintEvent

    from kiosk.ui.theme import Appearance

FADE_MS: Final = 320
"""The card fades and never moves: that is calm, and what reduced motion asks for as well."""

_FONT_PX: Final = 40
_LEAST_FONT_PX: Final = 24
_WIDEST_PX: Final = 1180
_SHADOW_PX: Final = 14
_NARROW_STEPS: Final = 24
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """A text set so that it fits.

    Attributes:
        text: What is written; shortened when nothing else helped.
        font: In which size.
        width: Logical pixels of its lines.
        height: Logical pixels of its lines.
    """

    text: str
    font: QFont
    width: float
    height: float


class GreetingBanner(QWidget):
    """Shows one greeting at a time, where it covers the least of the faces.

    Touches go through it: it must not be in the way of anything.

    Attributes:
        text: What it says; empty while there is nothing to say.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._appearance = appearance
        self._area = QRect()
        self._faces: tuple[QRectF, ...] = ()
        self._picture: QPixmap | None = None
        self._words: _Words | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._on_faded)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        appearance.changed.connect(self._restyle)

    def say(self, text: str, faces: Sequence[QRectF] = ()) -> None:
        """Show a text until it is replaced; an empty one fades the card out.

        Args:
            text: What to say.
            faces: Where faces are, in the coordinates of the parent.
        """
        if text == self.text:
            return
        new = bool(text) and not self.text
        self.text = text
        self.setAccessibleName(text)
        if not text:
            self._turn(QVariantAnimation.Direction.Backward)
            return
        if new:
            self._faces = tuple(faces)
        self._arrange()
        self.show()
        self._turn(QVariantAnimation.Direction.Forward)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear(self) -> None:
        """Take the card away at once: what it says must not be shown any more."""
        self.text = ""
        self._fade.stop()
        self._on_gone()

    def set_area(self, area: QRect) -> None:
        """Stay within this rectangle of the parent."""
        if area != self._area:
            self._area = area
            if self.text:
                self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card as far as it has faded in."""
        if self._words is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._draw(self._words, ratio)
        painter = QPainter(self)
        painter.setOpacity(float(self._fade.currentValue()))
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """No animation runs on behind a hidden window."""
        super().hideEvent(event)
        if self._fade.state() is QVariantAnimation.State.Running:
            self._fade.stop()
            self._fade.setCurrentTime(FADE_MS if self.text else 0)

    def _turn(self, direction: QVariantAnimation.Direction) -> None:
        """Fade in or out from wherever the fading stands."""
        running = self._fade.state() is QVariantAnimation.State.Running
        forward = direction is QVariantAnimation.Direction.Forward
        if self._fade.direction() is direction and (running or self._fade.currentValue() == 1.0):
            return
        self._fade.setDirection(direction)
        if not running:
            self._fade.setCurrentTime(0 if forward else FADE_MS)
            self._fade.start()

    def _on_faded(self) -> None:
        if not self.text:
            self._on_gone()

    def _on_gone(self) -> None:
        """Nothing of a name is left in a picture either."""
        self._fade.setDirection(QVariantAnimation.Direction.Forward)
        self._fade.setCurrentTime(0)
        self._picture, self._words, self._faces = None, None, ()
        self.setAccessibleName("")
        self.hide()

    # ------------------------------------------------------------------ layout

    def _restyle(self) -> None:
        if self.text:
            self._arrange()

    def _arrange(self) -> None:
        metrics = self._appearance.metrics
        side = metrics.space(3)
        room = self._area.adjusted(side, side, -side, -side)
        # The card may use half the height: the picture is what people look at.
        widest = min(float(room.width()), metrics.px(_WIDEST_PX))
        self._words = self._fitting(widest - self._beside(), 0.5 * room.height())
        size = self._card_size(self._words)
        self._picture = None
        self.setGeometry(least_covering(room, size, self._faces))
        self.update()

    def _fitting(self, width: float, height: float) -> _Words:
        """The text on up to three lines in the largest letters, else on more, else shortened."""
        metrics = self._appearance.metrics
        width = max(width, 60.0)
        text, size = self.text, metrics.px(_FONT_PX)
        least = max(16, metrics.px(_LEAST_FONT_PX))
        while True:
            font = text_font(size, QFont.Weight.DemiBold)
            line = QFontMetricsF(font).lineSpacing()
            needed = _set(text, font, width)
            most = height if size <= least else min(height, _MOST_LINES * line)
            if needed.height() <= max(most, line) + 1 or (size <= least and len(text) < 2):
                return _Words(text, font, _evened(text, font, needed), needed.height())
            if size > least:
                size = max(least, round(0.92 * size))
            else:
                kept = text.rstrip("…")
                text = f"{kept[: min(len(text) - 2, int(0.9 * len(kept)))].rstrip()}…"

    def _beside(self) -> float:
        """Width of everything but the words."""
        metrics = self._appearance.metrics
        return 2.0 * metrics.px(_SHADOW_PX) + metrics.px(76) + metrics.px(54)

    def _card_size(self, words: _Words) -> QSize:
        metrics = self._appearance.metrics
        height = max(metrics.px(92), words.height + metrics.px(44))
        return QSize(
            round(words.width + self._beside() + 2), round(height + 2 * metrics.px(_SHADOW_PX))
        )

    # ------------------------------------------------------------------ drawing

    def _draw(self, words: _Words, ratio: float) -> QPixmap:
        metrics, palette = self._appearance.metrics, self._appearance.palette
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadow = metrics.px(_SHADOW_PX)
        card = QRectF(self.rect()).adjusted(shadow, shadow, -shadow, -shadow)
        radius = min(card.height() / 2, metrics.px(46))
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(shadow, 0, -1):
            strength = 0.05 * (1 - ring / (shadow + 1)) ** 2 + 0.004
            painter.setBrush(palette.color("text" if palette.name == "light" else "background"))
            painter.setOpacity(strength)
            grown = card.adjusted(-ring, -ring + 0.2 * shadow, ring, ring)
            painter.drawRoundedRect(grown, radius + ring, radius + ring)
        painter.setOpacity(1.0)
        painter.setPen(QPen(palette.color("border"), max(1.0, 1.2 * metrics.factor)))
        painter.setBrush(palette.color("surface"))
        painter.drawRoundedRect(card, radius, radius)
        sign = QRectF(0, 0, metrics.px(56), metrics.px(56))
        sign.moveCenter(card.center())
        sign.moveLeft(card.left() + metrics.px(20))
        self._draw_smile(painter, sign)
        painter.setFont(words.font)
        painter.setPen(palette.color("text"))
        area = QRectF(sign.right() + metrics.px(18), card.top(), words.width + 2, card.height())
        painter.drawText(area, words.text, _option())
        painter.end()
        return picture

    def _draw_smile(self, painter: QPainter, area: QRectF) -> None:
        """A friendly face, the same as that of the drawn figures who look."""
        palette, radius, centre = self._appearance.palette, area.width() / 2, area.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color("accent"))
        painter.drawEllipse(area)
        ink = palette.color("on_accent")
        painter.setBrush(ink)
        for x in (-0.32, 0.32):
            painter.drawEllipse(
                QRectF(
                    centre.x() + (x - 0.085) * radius,
                    centre.y() - 0.30 * radius,
                    0.17 * radius,
                    0.24 * radius,
                )
            )
        mouth = QPainterPath()
        mouth.moveTo(centre.x() - 0.42 * radius, centre.y() + 0.22 * radius)
        mouth.quadTo(
            centre.x(),
            centre.y() + 0.72 * radius,
            centre.x() + 0.42 * radius,
            centre.y() + 0.22 * radius,
        )
        pen = QPen(ink, 0.12 * radius)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(mouth, pen)


def _option() -> QTextOption:
    """Words are broken only where one of them is longer than a line."""
    option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _set(text: str, font: QFont, width: float) -> QSizeF:
    """Size of a text in lines of this width."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option())
    layout.beginLayout()
    widest = height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return QSizeF(widest, height)


def _evened(text: str, font: QFont, size: QSizeF) -> float:
    """The least width that needs no more lines, so that no word stands alone."""
    width = size.width() + 1
    for step in range(1, _NARROW_STEPS):
        narrower = size.width() * (1 - 0.5 * step / _NARROW_STEPS)
        tried = _set(text, font, narrower)
        if tried.height() > size.height() + 1:
            break
        width = tried.width() + 1
    return float(width)


def least_covering(room: QRect, size: QSize, faces: Sequence[QRectF]) -> QRect:
    """Where a card covers the least of the faces: in the middle at the bottom, or at the top.

    Args:
        room: Rectangle that it has to stay in.
        size: Of the card.
        faces: Rectangles of the faces in the same coordinates.
    """
    size = size.boundedTo(room.size())
    x = room.left() + (room.width() - size.width()) // 2
    places = [
        QRect(x, room.top() + room.height() - size.height(), size.width(), size.height()),
        QRect(x, room.top(), size.width(), size.height()),
    ]

    def covered(place: QRect) -> float:
        overlaps = (QRectF(place).intersected(face) for face in faces)
        return sum(part.width() * part.height() for part in overlaps)

    return min(places, key=covered)
