"""A button as large as a hand, for counting without looking at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiosk.core.agreement import AuditKind
from kiosk.ui import glyphs
from kiosk.ui.operator.check_texts import kind_text
from kiosk.ui.operator.style import px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance

_RIPPLE_MS = 320


class TapButton(QAbstractButton):
    """Counts one kind; answers a touch with a ripple and the new number.

    It counts when it is pressed, not when it is let go, so that the time is right.
    """

    def __init__(
        self,
        kind: AuditKind,
        key: str,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        """Create the button.

        Args:
            kind: What is counted.
            key: Name of the key that does the same.
            appearance: Colours.
            parent: Owner.
        """
        super().__init__(parent)
        self.kind = kind
        self._key = key
        self._appearance = appearance
        self._count = 0
        self._hint = ""
        self._ripple = QVariantAnimation(self)
        self._ripple.setStartValue(0.0)
        self._ripple.setEndValue(1.0)
        self._ripple.setDuration(_RIPPLE_MS)
        self._ripple.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._ripple.valueChanged.connect(lambda _: self.update())
        self.setMinimumSize(px(150), px(104))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_count(0)

    def sizeHint(self) -> QSize:
        """Large; the layout gives more."""
        return QSize(px(260), px(200))

    def set_hint(self, hint: str) -> None:
        """Say in a few words what counts."""
        self._hint = hint
        self.setAccessibleDescription(hint)

    def show_count(self, count: int) -> None:
        """Show how many were tapped."""
        self._count = count
        self.setAccessibleName(f"{kind_text(self.kind)}: {count}")
        self.update()

    def answer(self) -> None:
        """Show that a tap was taken."""
        self._ripple.stop()
        self._ripple.start()

    def stop(self) -> None:
        """End the ripple."""
        self._ripple.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw surface, ripple, sign, number and words."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        enabled, radius = self.isEnabled(), px(16)
        shape = QPainterPath()
        shape.addRoundedRect(area, radius, radius)
        painter.fillPath(shape, palette.color("raised"))
        if self._ripple.state() == QVariantAnimation.State.Running:
            self._paint_ripple(painter, shape, area)
        if self.isDown() and enabled:
            painter.fillPath(shape, palette.color("accent", 0.25))
        focused = self.hasFocus()
        edge = palette.color("text" if focused else "accent" if enabled else "border")
        painter.setPen(QPen(edge, px(3) if focused else px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        self._paint_content(painter, area, enabled)

    def _paint_ripple(self, painter: QPainter, shape: QPainterPath, area: QRectF) -> None:
        done = float(self._ripple.currentValue())
        reach = done * (area.width() + area.height()) / 2
        painter.save()
        painter.setClipPath(shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.palette.color("accent", 0.55 * (1 - done)))
        painter.drawEllipse(area.center(), reach, reach)
        painter.restore()

    def _paint_content(self, painter: QPainter, area: QRectF, enabled: bool) -> None:
        """Sign and words at the left and the number at the right, or below each other."""
        palette = self._appearance.palette
        main = palette.color("text" if enabled else "muted")
        pad = px(18)
        inner = area.adjusted(pad, pad * 0.7, -pad, -pad * 0.7)
        upright = inner.height() > px(230)
        sign = min(px(72), inner.height() * (0.24 if upright else 0.5))
        if upright:
            tall = min(inner.height(), px(340))
            inner = QRectF(inner.left(), inner.center().y() - tall / 2, inner.width(), tall)
            number = QRectF(inner.left(), inner.top() + sign, inner.width(), tall * 0.36)
            words = QRectF(inner.left(), number.bottom(), inner.width(), 0)
            words.setBottom(inner.bottom())
            spot = QRectF(inner.center().x() - sign / 2, inner.top(), sign, sign)
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        else:
            number = QRectF(inner.right() - px(110), inner.top(), px(110), inner.height())
            spot = QRectF(inner.left(), inner.center().y() - sign / 2, sign, sign)
            words = QRectF(inner.left() + sign + px(14), inner.top(), 0, inner.height())
            words.setRight(number.left() - px(6))
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._paint_sign(painter, spot, palette.color("accent" if enabled else "muted"))
        painter.setPen(main)
        painter.setFont(text_font(round(min(px(92), max(px(44), number.height() * 0.62)))))
        across = Qt.AlignmentFlag.AlignHCenter if upright else Qt.AlignmentFlag.AlignRight
        painter.drawText(number, across | Qt.AlignmentFlag.AlignVCenter, str(self._count))
        self._paint_words(painter, words, align, main)

    def _paint_words(
        self, painter: QPainter, words: QRectF, align: Qt.AlignmentFlag, main: QColor
    ) -> None:
        palette = self._appearance.palette
        wrap = Qt.TextFlag.TextWordWrap
        name_font, hint_font = text_font(px(24)), text_font(px(15))
        name_font.setWeight(name_font.Weight.DemiBold)
        painter.setFont(name_font)
        name = kind_text(self.kind)
        left = align & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = left | Qt.AlignmentFlag.AlignTop | wrap
        name_height = painter.boundingRect(words, int(flags), name).height()
        painter.setFont(hint_font)
        hint = f"{self._hint}\n[{self._key}]" if self._hint else f"[{self._key}]"
        hint_height = painter.boundingRect(words, int(flags), hint).height()
        top = words.top()
        if align & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (words.height() - name_height - hint_height - px(4)) / 2)
        painter.setFont(name_font)
        painter.setPen(main)
        painter.drawText(QRectF(words.left(), top, words.width(), name_height), int(flags), name)
        painter.setFont(hint_font)
        painter.setPen(palette.color("muted"))
        top += name_height + px(4)
        painter.drawText(QRectF(words.left(), top, words.width(), hint_height), int(flags), hint)

    def _paint_sign(self, painter: QPainter, spot: QRectF, color: QColor) -> None:
        painter.save()
        painter.translate(spot.topLeft())
        painter.scale(spot.width(), spot.height())
        pen = QPen(color, 0.075)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_SIGNS[self.kind]())
        if self.kind is AuditKind.LOOKED:
            painter.fillPath(glyphs.pupil(), color)
        painter.restore()


def _walking() -> QPainterPath:
    """Somebody on the way to the right."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.56, 0.15), 0.1, 0.1)
    for start, *rest in (
        ((0.54, 0.34), (0.48, 0.62), (0.62, 0.76), (0.66, 0.95)),
        ((0.48, 0.62), (0.4, 0.78), (0.26, 0.93)),
        ((0.54, 0.36), (0.36, 0.46), (0.3, 0.6)),
        ((0.54, 0.36), (0.66, 0.5), (0.8, 0.54)),
    ):
        path.moveTo(*start)
        for point in rest:
            path.lineTo(*point)
    return path


def _standing() -> QPainterPath:
    """Somebody who stands on the ground."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.5, 0.14), 0.1, 0.1)
    for (x1, y1), (x2, y2) in (
        ((0.5, 0.34), (0.5, 0.6)),
        ((0.5, 0.6), (0.42, 0.9)),
        ((0.5, 0.6), (0.58, 0.9)),
        ((0.5, 0.36), (0.36, 0.58)),
        ((0.5, 0.36), (0.64, 0.58)),
        ((0.2, 0.96), (0.8, 0.96)),
    ):
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
    return path


_SIGNS = {
    AuditKind.PASSING: _walking,
    AuditKind.STOPPED: _standing,
    AuditKind.LOOKED: glyphs.eye,
}
