"""The figures on top of the page, each with how it changed and how exact it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.audit import METRIC_KINDS, NoteState, audit_note
from kiosk.core.history import WHOLE
from kiosk.ui.i18n import format_number
from kiosk.ui.operator.history_layers import name_text
from kiosk.ui.operator.history_model import Basis, trends
from kiosk.ui.operator.history_texts import change_text, day_text, days_text, figure_text
from kiosk.ui.operator.style import card, label, px
from kiosk.ui.operator.texts import duration_text
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.core.audit import AuditNote
    from kiosk.core.settings import Settings
    from kiosk.ui.operator.history_model import HistoryAnswer, Trend

AUDIENCE: Final = (
    "passing_by",
    "interested",
    "interested_share",
    "stop_time_s",
    "attention_time_s",
    "occupancy_max",
)
"""Figures of the picture and of its zones."""
LINE: Final = ("crossed_in", "crossed_out")
"""Figures of a line."""

_COLUMN_PX: Final = 176


class TrendFigure(QWidget):
    """A figure: name, value, change, and what an audit says of it.

    Attributes:
        value: The figure.
        change: Arrow and size of the change; hidden without something to compare with.
        remark: What stood there before.
        exact: How exact the figure is; hidden when it was not audited.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.value = label("", "figure")
        self.change = label("", "success")
        self.remark = label("", "caption")
        self.exact = label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.change)
        row.addWidget(self.remark, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(2))
        layout.addWidget(label(name_text(name), "caption"))
        layout.addWidget(self.value)
        layout.addLayout(row)
        layout.addWidget(self.exact)
        layout.addStretch(1)

    def show_trend(self, trend: Trend, basis: Basis, exact: str) -> None:
        """Show a figure and what is known about it."""
        self.value.setText(figure_text(self._name, trend.value))
        change = change_text(self._name, trend)
        self.change.setText(change)
        self.change.setVisible(bool(change))
        role = "warning" if change.startswith("▼") else "success"
        if not change.startswith(("▲", "▼")):
            role = "caption"
        set_role(self.change, role)
        self.remark.setText(self._remark(trend, basis))
        self.exact.setText(exact)
        self.exact.setVisible(bool(exact))
        words = (name_text(self._name), self.value.text(), change, self.remark.text(), exact)
        self.setAccessibleName(" ".join(word for word in words if word))

    def _remark(self, trend: Trend, basis: Basis) -> str:
        if trend.value is None:
            if self._name == "occupancy_max":
                return self.tr("whole picture only")
            return self.tr("not measured") if self._name == "interested" else self.tr("no data")
        if basis is Basis.FULL and trend.before is not None:
            before = figure_text(self._name, trend.before)
            return self.tr("before: {n}").format(n=before) if trend.change is not None else ""
        return self.tr("not comparable") if basis is Basis.PARTLY else self.tr("no data before")


class FigureRows(QWidget):
    """Figures in rows of equal length: none stands alone in the last one."""

    def __init__(self, figures: Sequence[TrendFigure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(16))
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        room = event.size().width() // (px(_COLUMN_PX) + px(20))
        fits = [n for n in (6, 3, 2, 1) if n <= min(room, len(self._figures))]
        self._arrange(fits[0] if fits else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for position, figure in enumerate(self._figures):
            self._grid.removeWidget(figure)
            self._grid.addWidget(figure, *divmod(position, columns))
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class FigureCard(QFrame):
    """Heading with the range, the figures, and what they are compared with.

    Attributes:
        heading: The range.
        basis: What the figures are compared with.
        figures: By name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        inner, layout = card()
        inner.setProperty("role", "")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)
        self.heading = label("", "heading", wrap=True)
        self.basis = label("", "caption", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.heading)
        words.addWidget(self.basis)
        layout.addLayout(words)
        self.figures = {name: TrendFigure(name) for name in (*AUDIENCE, *LINE)}
        self._audience = FigureRows([self.figures[name] for name in AUDIENCE])
        self._line = FigureRows([self.figures[name] for name in LINE])
        layout.addWidget(self._audience)
        layout.addWidget(self._line)

    def show_answer(self, answer: HistoryAnswer, zone_name: str, settings: Settings) -> None:
        """Show the figures of an answer."""
        days = days_text(answer.view.days)
        self.heading.setText(f"{days} · {zone_name}" if zone_name else days)
        running = self.tr("Who is still there is counted after leaving.") if answer.runs else ""
        self.basis.setText(f"{self._basis_text(answer)} {running}".strip())
        self._audience.setVisible(not answer.is_line)
        self._line.setVisible(answer.is_line)
        found = trends(answer)
        for name, figure in self.figures.items():
            exact = audit_text(answer, name, settings)
            figure.show_trend(found[name], answer.basis, exact)

    def _basis_text(self, answer: HistoryAnswer) -> str:
        before = days_text(answer.view.before.days)
        match answer.basis:
            case Basis.NONE:
                return self.tr("There is no data before: {days}.").format(days=before)
            case Basis.PARTLY:
                now, then = (
                    duration_text(counts.observed_ms / 1000)
                    for counts in (answer.totals, answer.totals_before)
                )
                return self.tr(
                    "Observed for {now}, and for {then} before ({days}): not comparable."
                ).format(now=now, then=then, days=before)
        if answer.runs:
            return self.tr("Compared with {days}, up to the same time of day.").format(days=before)
        return self.tr("Compared with {days}.").format(days=before)


def audit_text(answer: HistoryAnswer, name: str, settings: Settings) -> str:
    """How exact a figure is by the latest audience check; empty when nothing is known."""
    if name not in METRIC_KINDS or answer.view.zone != WHOLE:
        return ""
    note = audit_note(answer.audits, name, answer.view.end, settings)
    return "" if note is None else note_text(note, getattr(answer.totals, name), answer)


def note_text(note: AuditNote, count: int, answer: HistoryAnswer) -> str:
    """The note of an audit in the language in force."""
    translate = QCoreApplication.translate
    percent = note.percent(count)
    day = day_text(note.audit.at.astimezone(answer.view.tz).date(), year=True)
    if percent is None or percent > 100:
        text = translate("HistoryFigures", "audited {day}").format(day=day)
    else:
        text = translate("HistoryFigures", "± {n} %, audited {day}").format(
            n=format_number(percent), day=day
        )
    match note.state:
        case NoteState.TOO_FEW:
            pattern = translate("HistoryFigures", "{note} with too few people")
        case NoteState.SETTINGS_CHANGED:
            pattern = translate("HistoryFigures", "{note}; settings changed since")
        case NoteState.CAMERA_MOVED:
            pattern = translate("HistoryFigures", "{note}; camera moved since")
        case _:
            return text
    return pattern.format(note=text)
