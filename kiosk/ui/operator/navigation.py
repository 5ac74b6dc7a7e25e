"""The list of pages: a column at the left, or a row on top where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QWidget,
)

from kiosk.ui.operator import icons
from kiosk.ui.operator.style import button, label, px
from kiosk.ui.theme import repolish

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QPainterPath, QResizeEvent

    from kiosk.ui.theme import Appearance

_COLUMN_PX = 236
_UNBOUND_PX = 16_777_215  # QWIDGETSIZE_MAX


class Navigation(QFrame):
    """Chooses the page, and closes the panel.

    Attributes:
        buttons: One per page, in order.
        close_button: Locks and closes the panel.

    Signals:
        chosen(int): Another page is wanted.
        closeWanted(): The operator is done.
    """

    chosen = Signal(int)
    closeWanted = Signal()

    def __init__(
        self,
        entries: Sequence[tuple[str, Callable[[], QPainterPath]]],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._appearance = appearance
        self._glyphs = [glyph for _, glyph in entries]
        self._titles = [title for title, _ in entries]
        self._marked: frozenset[int] = frozenset()
        self._icon_size = QSize(px(22), px(22))
        self._group = QButtonGroup(self)
        self.buttons = [self._page_button(index, title) for index, title in enumerate(self._titles)]
        self._brand = label("Vitrine", "brand")
        self._subtitle = label(self.tr("Operator"), "caption")
        self.close_button = button("", "nav", self.closeWanted.emit)
        self.close_button.setIconSize(self._icon_size)
        self.close_button.setAccessibleName(self.tr("Lock and close the settings"))
        self._lay_out()
        self.show_time_left(None)
        appearance.changed.connect(self._draw_icons)
        self._draw_icons()

    def _page_button(self, index: int, title: str) -> QPushButton:
        choice = button(f"  {title}", "nav", lambda: self.chosen.emit(index))
        choice.setCheckable(True)
        choice.setMinimumWidth(0)  # a smaller width than the word's would cut it off
        choice.setAccessibleName(title)
        choice.setIconSize(self._icon_size)
        self._group.addButton(choice)
        return choice

    def _lay_out(self) -> None:
        inner = QWidget()
        self._pages = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.setSpacing(px(4))
        for choice in self.buttons:
            self._pages.addWidget(choice)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setSpacing(px(4))
        self._brand.setContentsMargins(px(18), 0, 0, 0)
        self._subtitle.setContentsMargins(px(18), 0, 0, px(16))
        self._box.addWidget(self._brand)
        self._box.addWidget(self._subtitle)
        self._box.addWidget(self._scroll, 1)
        self._box.addWidget(self.close_button)

    def set_narrow(self, narrow: bool) -> None:
        """A row on top instead of a column at the left."""
        direction = QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        self._pages.setDirection(direction)
        self._pages.setAlignment(
            Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignTop
        )
        self._box.setDirection(direction)
        side, end = (px(8), px(6)) if narrow else (px(14), px(14))
        self._box.setContentsMargins(side, end if narrow else px(22), side, end)
        for words in (self._brand, self._subtitle):
            words.setVisible(not narrow)
        height = self.close_button.sizeHint().height()
        # Room for the scroll bar below a row that does not fit.
        self._scroll.setFixedHeight(height + px(14)) if narrow else _unbind_height(self._scroll)
        self.setMinimumWidth(0 if narrow else px(_COLUMN_PX))
        self.setMaximumWidth(_UNBOUND_PX if narrow else px(_COLUMN_PX))
        self.setProperty("narrow", narrow)
        repolish(self)
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or fewer words."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        """Signs alone, but for the page that is open, where the words do not fit."""
        all_fit = self.property("narrow") is not True or self._full_width() <= self.width()
        for choice, title in zip(self.buttons, self._titles, strict=True):
            text = f"  {title}" if all_fit or choice.isChecked() else ""
            if choice.text() != text:
                choice.setText(text)

    def _full_width(self) -> int:
        """Width of the row with all words, in the font and with the borders in force."""
        words = 0
        for choice, title in zip(self.buttons, self._titles, strict=True):
            choice.ensurePolished()
            missing = "" if choice.text() else f"  {title}"
            words += choice.sizeHint().width() + choice.fontMetrics().horizontalAdvance(missing)
        gaps = len(self.buttons) * px(4) + 2 * px(8)
        return words + gaps + self.close_button.sizeHint().width() + px(8)

    def show_chosen(self, index: int) -> None:
        """Press the button of this page."""
        self.buttons[index].setChecked(True)
        self._show_words()
        self._scroll.ensureWidgetVisible(self.buttons[index])
        self._draw_icons()

    def mark(self, indices: Collection[int]) -> None:
        """Put a dot on pages where something is wrong."""
        marked = frozenset(indices)
        if marked != self._marked:
            self._marked = marked
            for index, (choice, title) in enumerate(zip(self.buttons, self._titles, strict=True)):
                wrong = self.tr("{page}, something is wrong").format(page=title)
                choice.setAccessibleName(wrong if index in marked else title)
            self._draw_icons()

    def show_time_left(self, seconds: int | None) -> None:
        """Warn that the panel is about to lock itself."""
        text = self.tr("Close") if seconds is None else self.tr("Locks in {n} s").format(n=seconds)
        if self.close_button.text().strip() != text:
            self.close_button.setText(f"  {text}")

    def _draw_icons(self) -> None:
        palette = self._appearance.palette
        for index, choice in enumerate(self.buttons):
            color = palette.color("accent" if choice.isChecked() else "muted")
            badge = palette.color("danger") if index in self._marked else None
            choice.setIcon(icons.icon(self._glyphs[index], color, self._icon_size, badge))
        self.close_button.setIcon(icons.icon(icons.lock, palette.color("muted"), self._icon_size))


def _unbind_height(widget: QWidget) -> None:
    widget.setMinimumHeight(0)
    widget.setMaximumHeight(_UNBOUND_PX)
