"""A person as a row of the list, and the sign that stands for a face that is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiosk.ui.operator.people_model import ROW_ROLE, PersonRow
from kiosk.ui.operator.people_texts import initials
from kiosk.ui.operator.style import px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance, Palette

_TONES = ("accent", "female", "male", "warning", "success")
"""Colours of the signs; they say nothing, they only help the eye to find a row again."""


def paint_initials(
    painter: QPainter, palette: Palette, place: QRectF, name: str, key: int, font_px: int
) -> None:
    """Draw a round sign with the initials of a name.

    Args:
        painter: Where to.
        palette: Colours in force.
        place: Square.
        name: Of the person.
        key: Number of the person, for the colour.
        font_px: Height of the letters.
    """
    tone = _TONES[key % len(_TONES)]
    painter.setPen(QPen(palette.color(tone), 2))
    painter.setBrush(palette.color(tone, 0.16))
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    painter.setPen(palette.color(tone))
    painter.setFont(text_font(font_px, QFont.Weight.DemiBold))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))


class InitialsBadge(QWidget):
    """The sign of one person."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._name, self._key = "", 0
        self.setFixedSize(px(56), px(56))

    def show_person(self, name: str, key: int) -> None:
        """Stand for this person."""
        self._name, self._key = name, key
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        paint_initials(painter, self._appearance.palette, place, self._name, self._key, px(20))


class PersonDelegate(QStyledItemDelegate):
    """Draws rows: sign, name, group and number of views, and what needs to be seen to."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are of one height, so that ten thousand need not be measured."""
        return QSize(px(240), px(68))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row: PersonRow = index.data(ROW_ROLE)
        palette = self._appearance.palette
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.fillRect(box, palette.color("raised"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), px(8), px(8))
        painter.setPen(palette.color("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        side = px(44)
        sign = QRectF(box.x() + px(14), box.center().y() - side / 2, side, side)
        paint_initials(painter, palette, sign, row.person.name, row.person.id.int, px(16))
        words = QRectF(box)
        words.setLeft(sign.right() + px(14))
        words.setRight(self._paint_chips(painter, row, box) - px(12))
        self._paint_words(painter, row, words)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: PersonRow, box: QRectF) -> None:
        palette = self._appearance.palette
        lines = (
            (row.person.name, text_font(px(17), QFont.Weight.DemiBold), "text", -px(11)),
            (row.detail, text_font(px(14)), "muted", px(13)),
        )
        for text, font, color, dy in lines:
            painter.setFont(font)
            painter.setPen(palette.color(color))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(
                box.translated(0, dy),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )

    def _paint_chips(self, painter: QPainter, row: PersonRow, box: QRectF) -> float:
        """Draw what needs to be seen to, from the right; returns where the room ends."""
        palette = self._appearance.palette
        font = text_font(px(14), QFont.Weight.Medium)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        right, least = box.right() - px(14), box.x() + box.width() * 0.45
        for text, tone in reversed(row.states if box.width() > px(760) else row.states[:1]):
            room = right - least - px(24)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(shown) + px(24)
            chip = QRectF(right - width, box.center().y() - px(15), width, px(30))
            painter.setPen(QPen(palette.color(tone), 1.5))
            painter.setBrush(palette.color(tone, 0.12))
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
            right = chip.left() - px(8)
        return right


def arrow(painter: QPainter, tip: QPointF, dx: float, dy: float, size: float) -> None:
    """Draw the head of an arrow whose tip is at ``tip`` and that points along (dx, dy)."""
    back = QPointF(tip.x() - dx * size, tip.y() - dy * size)
    side = QPointF(-dy * size * 0.8, dx * size * 0.8)
    painter.drawPolygon([tip, back + side, back - side])
