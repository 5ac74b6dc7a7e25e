"""Everything that is drawn of an answer: figures, charts over time, the map of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.ui.operator.editors import SegmentEditor
from kiosk.ui.operator.history_chart import TimeChart
from kiosk.ui.operator.history_figures import FigureCard
from kiosk.ui.operator.history_heat import HeatMap
from kiosk.ui.operator.history_layers import (
    AGES,
    CROSSINGS,
    GENDER,
    VISITORS,
    ChartKind,
    name_text,
)
from kiosk.ui.operator.history_range import Step
from kiosk.ui.operator.history_texts import bar_text
from kiosk.ui.operator.history_window import TimeWindow
from kiosk.ui.operator.style import NARROW_PX, button, card, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QResizeEvent

    from kiosk.core.settings import Settings
    from kiosk.ui.operator.history_model import HistoryAnswer
    from kiosk.ui.theme import Appearance

_ZOOM: Final = 2.0


class ChartCard(QFrame):
    """A chart over time with its heading, legend and what to say when it is empty.

    Attributes:
        chart: The chart.
        legend: Names of the colours.
        remark: What a bar stands for, or why there are none.
        tools: Room for buttons beside the heading.
    """

    def __init__(
        self,
        title: str,
        kind: ChartKind,
        appearance: Appearance,
        window: TimeWindow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._kind = kind
        self._appearance = appearance
        self._empty = ""
        self._has_before = False
        self._wanted = Step.HOUR
        self.chart = TimeChart(appearance, window, kind)
        self.chart.setAccessibleName(title)
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(True)
        self.legend.setProperty("role", "caption")
        self.remark = label("", "caption", wrap=True)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(title, "heading", wrap=True))
        words.addWidget(self.remark)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addLayout(self.tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(20))
        layout.setSpacing(px(12))
        layout.addLayout(top)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.legend)
        self.chart.stepChanged.connect(self._show_step)
        appearance.changed.connect(self._show_legend)

    def show_answer(self, answer: HistoryAnswer, empty: str = "") -> None:
        """Draw an answer, or say why there is nothing to draw."""
        self._empty = empty
        self.chart.setVisible(not empty)
        self.legend.setVisible(not empty)
        self._has_before = self._kind.before is not None and answer.levels_before is not None
        self._wanted = answer.view.step
        if empty:
            self.remark.setText(empty)
        else:
            self.chart.show_answer(answer)
            self._show_step(self.chart.step)
        self._show_legend()

    def _show_step(self, step: Step | None) -> None:
        if step is not None and not self._empty:
            self.remark.setText(bar_text(step, self._wanted))

    def _show_legend(self) -> None:
        palette = self._appearance.palette
        order = reversed(self._kind.layers) if self._kind.stacked else self._kind.layers
        entries = [("■", layer.color(palette), name_text(layer.column)) for layer in order]
        if self._has_before:
            entries.append(("━", palette.color("muted"), name_text("before")))
        entries.append(("▨", palette.color("outline"), name_text("nothing")))
        self.legend.setText(legend_html(entries))


class HistorySheet(QWidget):
    """The charts below each other; this is also what an exported picture shows.

    Attributes:
        figures: The card on top.
        visitors: Visitors over time.
        crossings: Crossings over time, for lines.
        gender: Stacked gender over time.
        ages: Stacked age bands over time.
        heat: Weekday by hour.
        window_of_time: The part of the range that the charts show.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._answer: HistoryAnswer | None = None
        self._measure = "passing_by"
        self.window_of_time = TimeWindow(self)
        self.figures = FigureCard()
        window = self.window_of_time
        self.visitors = ChartCard(self.tr("Visitors"), VISITORS, appearance, window)
        self.crossings = ChartCard(self.tr("Crossings"), CROSSINGS, appearance, window)
        self.gender = ChartCard(self.tr("Interested, by gender"), GENDER, appearance, window)
        self.ages = ChartCard(self.tr("Interested, by age"), AGES, appearance, window)
        self._add_zoom()
        self.week, week_layout = card()
        self.measures = SegmentEditor(
            [(name, name_text(name)) for name in ("passing_by", "interested")]
        )
        self.measures.set_name(self.tr("What the colours show"))
        self.measures.show_value(self._measure)
        self.measures.edited.connect(self._on_measure)
        choices = self.measures.buttons.values()
        self.measures.setFixedWidth(sum(c.sizeHint().width() for c in choices) + px(40))
        self.heat = HeatMap(appearance)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(self.tr("The week, hour by hour"), "heading", wrap=True))
        self.week_remark = label("", "caption", wrap=True)
        words.addWidget(self.week_remark)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self.measures)
        week_layout.addLayout(top)
        week_layout.addWidget(self.heat)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(px(18))
        self._pair.addWidget(self.gender, 1)
        self._pair.addWidget(self.ages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(18))
        for widget in (self.figures, self.visitors, self.crossings):
            layout.addWidget(widget)
        layout.addLayout(self._pair)
        layout.addWidget(self.week)

    def _add_zoom(self) -> None:
        window = self.window_of_time
        self.closer = button("+", "step", lambda: window.zoom(_ZOOM))
        self.wider = button("\N{MINUS SIGN}", "step", lambda: window.zoom(1 / _ZOOM))
        self.whole = button(self.tr("Show all"), "", window.reset)
        self.closer.setAccessibleName(self.tr("Look closer"))
        self.wider.setAccessibleName(self.tr("Look from farther away"))
        self._zoom_buttons = (self.whole, self.wider, self.closer)
        for choice in self._zoom_buttons:
            self.visitors.tools.addWidget(choice)
        window.changed.connect(self._show_zoom)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self.whole.setVisible(self.window_of_time.is_zoomed)
        self.wider.setEnabled(self.window_of_time.is_zoomed)
        self.closer.setEnabled(not self.window_of_time.is_closest)

    def show_answer(self, answer: HistoryAnswer, zone_name: str, settings: Settings) -> None:
        """Draw an answer."""
        self._answer = answer
        self.window_of_time.set_all(answer.view.start.timestamp(), answer.view.end.timestamp())
        self.figures.show_answer(answer, zone_name, settings)
        is_line = answer.is_line
        for widget in (self.visitors, self.gender, self.ages):
            widget.setVisible(not is_line)
        self.crossings.setVisible(is_line)
        self.measures.setVisible(not is_line)
        if is_line:
            self.crossings.show_answer(answer)
        else:
            self.visitors.show_answer(answer)
            missing = self._why_no_groups(answer)
            self.gender.show_answer(answer, missing)
            self.ages.show_answer(answer, missing)
        self._show_week()

    def _why_no_groups(self, answer: HistoryAnswer) -> str:
        if answer.totals.interested:
            return ""
        if not answer.totals.measured and answer.totals.passing_by:
            return self.tr("Age and gender were not analysed in these days.")
        return self.tr("Nobody was interested in these days.")

    def _show_week(self) -> None:
        if self._answer is not None:
            column = "crossed_in" if self._answer.is_line else self._measure
            self.heat.show_profile(self._answer.profile, column)
            remark = self.tr("{name}: the mean of all hours that were observed.")
            self.week_remark.setText(remark.format(name=name_text(column)))

    def _on_measure(self, measure: str) -> None:
        self._measure = measure
        self.measures.show_value(measure)
        self._show_week()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gender and age below each other where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(NARROW_PX)
        self._pair.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def set_tools_visible(self, visible: bool) -> None:
        """Hide what can be pressed while a picture is taken."""
        for choice in (self.wider, self.closer):
            choice.setVisible(visible)
        self.whole.setVisible(visible and self.window_of_time.is_zoomed)
        is_line = self._answer is not None and self._answer.is_line
        self.measures.setVisible(visible and not is_line)


def legend_html(entries: Sequence[tuple[str, QColor, str]]) -> str:
    """Names with their signs, for a label that wraps between them.

    Args:
        entries: Sign, its colour, and name.
    """
    parts = []
    for sign, color, name in entries:
        words = name.replace(" ", "&nbsp;")
        parts.append(f'<span style="color:{color.name()}">{sign}</span>&nbsp;{words}')
    return " &nbsp;&nbsp; ".join(parts)
