"""Which days, in which steps, of which zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.core.history import WHOLE
from kiosk.ui.operator.editors import ComboEditor, SegmentEditor
from kiosk.ui.operator.history_calendar import DayPicker
from kiosk.ui.operator.history_range import (
    Days,
    RangeKind,
    Step,
    days_of,
    possible_steps,
    usual_step,
)
from kiosk.ui.operator.history_texts import range_text, step_text
from kiosk.ui.operator.style import NARROW_PX, px

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from kiosk.ui.theme import Appearance


class RangePicker(QWidget):
    """The choices above the charts.

    Attributes:
        ranges: Which days.
        steps: Length of the bars.
        zones: Which zone; hidden when there are none.
        calendar: Days of one's own choice; shown while they are chosen.

    Signals:
        changed(): Days, step or zone are others now.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = RangeKind.WEEK
        self._today = today
        self._days = days_of(self._kind, today)
        self._step = usual_step(self._days)
        self._zone = WHOLE
        self._zones: list[tuple[str, str]] = []
        self.ranges = SegmentEditor([(kind.value, range_text(kind)) for kind in RangeKind])
        self.ranges.set_name(self.tr("Days"))
        self.steps = SegmentEditor([(step.value, step_text(step)) for step in Step])
        self.steps.set_name(self.tr("Length of a bar"))
        self.zones: ComboEditor | None = None
        self.calendar = DayPicker(appearance)
        self.calendar.hide()
        self.ranges.edited.connect(self._on_range)
        self.steps.edited.connect(self._on_step)
        self.calendar.accepted.connect(self._on_days)
        self.calendar.cancelled.connect(self._on_cancelled)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.setSpacing(px(16))
        self._second.addWidget(self.steps, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(14))
        layout.addWidget(self.ranges)
        layout.addWidget(self.calendar)
        layout.addLayout(self._second)
        self._show()

    @property
    def days(self) -> Days:
        """The chosen days."""
        return self._days

    @property
    def step(self) -> Step:
        """The chosen length of bars."""
        return self._step

    @property
    def zone(self) -> str:
        """Id of the chosen zone."""
        return self._zone

    @property
    def zone_name(self) -> str:
        """Name of the chosen zone; empty for the whole picture."""
        return dict(self._zones).get(self._zone, self._zone)

    def set_today(self, today: date) -> None:
        """Move along with the calendar; today's range is another one after midnight."""
        if today != self._today:
            self._today = today
            if self._kind is not RangeKind.CUSTOM:
                self._take(days_of(self._kind, today))

    def set_zones(self, zones: Sequence[tuple[str, str]]) -> None:
        """Offer these zones: id and name."""
        if list(zones) == self._zones:
            return
        self._zones = list(zones)
        if self.zones is not None:
            self._second.removeWidget(self.zones)
            self.zones.hide()
            self.zones.deleteLater()
            self.zones = None
        known = {id_ for id_, _ in zones}
        gone = self._zone != WHOLE and self._zone not in known
        if gone:
            self._zone = WHOLE
        if zones:
            self.zones = ComboEditor([(WHOLE, self.tr("Whole picture")), *zones])
            self.zones.target().setAccessibleName(self.tr("Zone"))
            self.zones.edited.connect(self._on_zone)
            self.zones.show_value(self._zone)
            self._second.addWidget(self.zones, 1)
        if gone:
            self.changed.emit()

    def choose(self, kind: RangeKind) -> None:
        """Take one of the ranges that move along with the present."""
        self._kind = kind
        self._show_calendar(False)
        self._take(days_of(kind, self._today))

    def choose_days(self, days: Days, step: Step | None = None) -> None:
        """Take days of one's own choice."""
        self._kind = RangeKind.CUSTOM
        self._show_calendar(False)
        self._take(days, step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zones below the steps where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(NARROW_PX) * 0.8
        self._second.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _take(self, days: Days, step: Step | None = None) -> None:
        self._days, self._step = days, step or usual_step(days)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.ranges.show_value(self._kind.value)
        possible = possible_steps(self._days)
        for value, choice in self.steps.buttons.items():
            choice.setEnabled(value in possible)
        self.steps.show_value(self._step.value)

    def _on_range(self, value: str) -> None:
        kind = RangeKind(value)
        if kind is RangeKind.CUSTOM:
            self.calendar.start(self._days, self._today)
            self._show_calendar(True)
        else:
            self.choose(kind)

    def _on_days(self, days: Days) -> None:
        self.choose_days(days)

    def _show_calendar(self, shown: bool) -> None:
        """The other choices wait until the days are chosen."""
        focused = self.window().focusWidget()
        if not shown and focused is not None and self.calendar.isAncestorOf(focused):
            # Qt would hand the focus on to some chart far below, and the page would go there.
            self.ranges.buttons[RangeKind.CUSTOM].setFocus()
        self.calendar.setVisible(shown)
        self.steps.setVisible(not shown)
        if self.zones is not None:
            self.zones.setVisible(not shown)

    def _on_cancelled(self) -> None:
        self._show_calendar(False)
        self._show()

    def _on_step(self, value: str) -> None:
        self._step = Step(value)
        self.changed.emit()

    def _on_zone(self, zone: str) -> None:
        self._zone = zone
        self.changed.emit()
