"""Choosing days with a finger: a month at a time, first day, then last day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.operator.history_range import Days
from kiosk.ui.operator.history_texts import day_text, days_text, month_text, weekday_text
from kiosk.ui.operator.style import button, label, px, touch_px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from kiosk.ui.theme import Appearance

_WEEKS: Final = 6
_MOVES: Final = (
    (-12, "«"),
    (-1, "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"),
    (1, "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"),
    (12, "»"),
)
"""Months to turn, and the sign of the button."""
_WIDEST_PX: Final = 560


class DayPicker(QWidget):
    """A month with a button for each day.

    The first touch sets the first day, the second one the last day; a day before the first
    one begins anew.

    Signals:
        accepted(object): The chosen :class:`Days`.
        cancelled(): Nothing is to change.
    """

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._today = date.min
        self._days = Days(date.min, date.min)
        self._waits_for_last = False
        self._month = date.min
        self.prompt = label("", "field")
        self.chosen = label("", "caption", wrap=True)
        self.month = label("", "heading")
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.moves = {by: button(sign, "step", partial(self._move, by)) for by, sign in _MOVES}
        names = (
            self.tr("A year earlier"),
            self.tr("A month earlier"),
            self.tr("A month later"),
            self.tr("A year later"),
        )
        for move, name in zip(self.moves.values(), names, strict=True):
            move.setAccessibleName(name)
        self.buttons: list[QPushButton] = []
        self.show_button = button(self.tr("Show these days"), "primary", self._accept)
        self.cancel_button = button(self.tr("Cancel"), "", self.cancelled.emit)
        self._lay_out()
        appearance.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDEST_PX))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.prompt)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        for by, move in self.moves.items():
            if by == 1:
                row.addWidget(self.month, 1)
            row.addWidget(move)
        column.addLayout(row)
        column.addLayout(self._day_grid())
        column.addWidget(self.chosen)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(12))
        bottom.addStretch(1)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.show_button)
        column.addLayout(bottom)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)

    def _day_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(4))
        first = self._first_weekday
        for column in range(7):
            name = label(weekday_text((first + column) % 7), "caption")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, column)
            grid.setColumnStretch(column, 1)
        for place in range(7 * _WEEKS):
            day = button("", "day", partial(self._touch, place))
            self.buttons.append(day)
            grid.addWidget(day, 1 + place // 7, place % 7)
        return grid

    @property
    def _first_weekday(self) -> int:
        """0 is Monday."""
        return QLocale().firstDayOfWeek().value - 1

    @property
    def days(self) -> Days:
        """What is marked at present."""
        return self._days

    def start(self, days: Days, today: date) -> None:
        """Begin with these days marked; none after today can be chosen."""
        self._days, self._today, self._waits_for_last = days, today, False
        self._month = min(days.last, today).replace(day=1)
        self._show_month()

    def show_month(self, month: date) -> None:
        """Turn to a month."""
        self._month = month.replace(day=1)
        self._show_month()

    def day_button(self, day: date) -> QPushButton:
        """The button of a day of the month that is shown."""
        return self.buttons[(day - self._first_shown).days]

    @property
    def _first_shown(self) -> date:
        lead = (self._month.weekday() - self._first_weekday) % 7
        return self._month - timedelta(days=lead)

    def _move(self, months: int) -> None:
        whole = 12 * self._month.year + self._month.month - 1 + months
        latest = 12 * self._today.year + self._today.month - 1
        whole = min(max(whole, 12 * (self._today.year - 30)), latest)
        self.show_month(date(whole // 12, whole % 12 + 1, 1))

    def _touch(self, place: int) -> None:
        day = self._first_shown + timedelta(days=place)
        if self._waits_for_last and day >= self._days.first:
            self._days, self._waits_for_last = Days(self._days.first, day), False
        else:
            self._days, self._waits_for_last = Days(day, day), True
        self._show_month()

    def _accept(self) -> None:
        self.accepted.emit(self._days)

    def _show_month(self) -> None:
        self.month.setText(month_text(self._month))
        self.prompt.setText(
            self.tr("Now touch the last day.")
            if self._waits_for_last
            else self.tr("Touch the first day, then the last day.")
        )
        self.chosen.setText(days_text(self._days))
        at_end = self._month >= self._today.replace(day=1)
        for by in (1, 12):
            self.moves[by].setEnabled(not at_end)
        for place, choice in enumerate(self.buttons):
            day = self._first_shown + timedelta(days=place)
            inside = day.month == self._month.month
            choice.setText(str(day.day) if inside else "")
            choice.setEnabled(inside and day <= self._today)
            choice.setAccessibleName(day_text(day, weekday=True, year=True))
            ends = day in (self._days.first, self._days.last)
            mark = "end" if ends else "between" if day in self._days else ""
            mark = mark if inside else ""
            if day == self._today and inside and not mark:
                mark = "today"
            if choice.property("mark") != mark:
                choice.setProperty("mark", mark)
                choice.style().unpolish(choice)
                choice.style().polish(choice)

    def _restyle(self) -> None:
        palette = self._appearance.palette
        self.setStyleSheet(
            f'QPushButton[role="day"] {{ padding: 0; min-height: {touch_px() - 4}px;'
            f" background: {palette.raised}; border-color: transparent; }}"
            'QPushButton[role="day"]:disabled { background: transparent; }'
            f'QPushButton[role="day"][mark="today"] {{ border-color: {palette.outline}; }}'
            f'QPushButton[role="day"][mark="between"] {{ background: {palette.border}; }}'
            f'QPushButton[role="day"][mark="end"] {{ background: {palette.accent};'
            f" color: {palette.on_accent}; }}"
            f'QPushButton[role="day"]:focus {{ border-color: {palette.text}; }}'
        )
