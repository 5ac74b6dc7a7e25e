"""Refused records as rows that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.ui.operator.cloud_texts import moment_text, plain, type_text
from kiosk.ui.operator.style import px
from kiosk.ui.theme import icon_path, text_font

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kiosk.core.sync import DeadLetter
    from kiosk.ui.theme import Appearance

LETTER_ROLE: Final = Qt.ItemDataRole.UserRole
CHECK_PX: Final = 60
"""Width at the left that chooses a row; the rest shows it."""
_ROOT: Final = QModelIndex()


class DeadModel(QAbstractListModel):
    """Refused records, the latest first.

    Attributes:
        chosen: Numbers of the chosen ones.

    Signals:
        chosenChanged(): Other ones are chosen.
    """

    chosenChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.letters: list[DeadLetter] = []
        self.chosen: set[int] = set()

    def set_letters(self, letters: Sequence[DeadLetter]) -> None:
        """Show these; what was chosen of them stays chosen."""
        self.beginResetModel()
        self.letters = list(letters)
        self.chosen &= {letter.number for letter in letters}
        self.endResetModel()
        self.chosenChanged.emit()

    def choose(self, numbers: Collection[int]) -> None:
        """Choose these and no others."""
        self.chosen = set(numbers)
        if self.letters:
            self.dataChanged.emit(self.index(0), self.index(len(self.letters) - 1))
        self.chosenChanged.emit()

    def toggle(self, row: int) -> None:
        """Choose a row, or not any more."""
        self.chosen ^= {self.letters[row].number}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.chosenChanged.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Number of records shown."""
        return 0 if parent.isValid() else len(self.letters)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The record, whether it is chosen, or words for screen readers."""
        if not index.isValid() or index.row() >= len(self.letters):
            return None
        letter = self.letters[index.row()]
        if role == LETTER_ROLE:
            return letter
        if role == Qt.ItemDataRole.CheckStateRole:
            chosen = letter.number in self.chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (
                type_text(letter.type),
                letter.sink,
                moment_text(letter.refused_at),
                plain(letter.reason),
            )
            return ", ".join(parts)
        return None


class DeadDelegate(QStyledItemDelegate):
    """Draws rows: box to choose, type and destination, reason, time."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are of one height."""
        return QSize(px(240), px(68))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        letter: DeadLetter = index.data(LETTER_ROLE)
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
        self._paint_check(painter, box, index.data(Qt.ItemDataRole.CheckStateRole))
        words = QRectF(box)
        words.setLeft(box.x() + px(CHECK_PX))
        words.setRight(self._paint_time(painter, letter, box) - px(12))
        status = f"{letter.status} · " if letter.status else ""
        lines = (
            (
                f"{type_text(letter.type)} · {letter.sink}",
                text_font(px(16), QFont.Weight.DemiBold),
                "text",
                -px(11),
            ),
            (f"{status}{plain(letter.reason)}", text_font(px(14)), "muted", px(13)),
        )
        for text, font, color, dy in lines:
            painter.setFont(font)
            painter.setPen(palette.color(color))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(
                words.translated(0, dy),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
        painter.restore()

    def _paint_check(self, painter: QPainter, row: QRectF, state: Qt.CheckState) -> None:
        palette = self._appearance.palette
        side = px(26)
        box = QRectF(0, 0, side, side)
        box.moveCenter(row.center())
        box.moveLeft(row.x() + px(18))
        chosen = state == Qt.CheckState.Checked
        painter.setPen(QPen(palette.color("accent" if chosen else "outline"), 2))
        painter.setBrush(palette.color("accent" if chosen else "raised"))
        painter.drawRoundedRect(box, px(7), px(7))
        if chosen:
            mark = QPixmap(str(icon_path(f"check-{palette.name}.svg")))
            painter.drawPixmap(box.adjusted(3, 3, -3, -3), mark, QRectF(mark.rect()))

    def _paint_time(self, painter: QPainter, letter: DeadLetter, box: QRectF) -> float:
        """Draw when it was refused, at the right; returns where the room ends."""
        font = text_font(px(14))
        text = moment_text(letter.refused_at)
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width > box.width() * 0.4:
            return box.right()
        painter.setFont(font)
        painter.setPen(self._appearance.palette.color("muted"))
        place = box.adjusted(0, 0, -px(16), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return place.right() - width
