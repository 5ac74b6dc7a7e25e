"""What a check found: a table of person against kiosk, and what to make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.agreement import AuditKind, Verdict
from kiosk.ui.operator.check_texts import (
    advice_text,
    interval_text,
    kind_text,
    margin_text,
    percent_text,
    rate_text,
    verdict_text,
)
from kiosk.ui.operator.style import clear, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from kiosk.core.agreement import Agreement
    from kiosk.ui.theme import Appearance

_VERDICT_ROLES = {
    Verdict.GOOD: "success",
    Verdict.FAIR: "warning",
    Verdict.POOR: "error",
    Verdict.TOO_FEW: "caption",
}
_STACKED_PX = 760


class RateBar(QWidget):
    """A share as a dot and its interval as a bar, on a scale from 0 to ``top``."""

    def __init__(
        self,
        share: float,
        interval: tuple[float, float],
        top: float,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._share = share
        self._interval = interval
        self._top = top
        self._appearance = appearance
        self.setMinimumSize(px(90), px(18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{percent_text(share)}, {interval_text(*interval)}")

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(170), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, interval and dot."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = px(6)
        left, width = radius, self.width() - 2 * radius
        middle = self.height() / 2
        painter.setPen(QPen(palette.color("border"), px(2)))
        painter.drawLine(round(left), round(middle), round(left + width), round(middle))
        low, high = (left + width * min(1.0, v / self._top) for v in self._interval)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color("accent", 0.4))
        thick = px(8)
        bar = QRectF(low, middle - thick / 2, max(high - low, thick), thick)
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
        painter.setBrush(palette.color("accent"))
        dot = left + width * min(1.0, self._share / self._top)
        painter.drawEllipse(QRectF(dot - radius, middle - radius, 2 * radius, 2 * radius))


class ResultView(QWidget):
    """Verdict, advice and table of a comparison."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._results: Mapping[AuditKind, Agreement] = {}
        self._stacked: bool | None = None
        self.mark = label("\N{BLACK CIRCLE}", "success")
        self.verdict = label("", "heading", wrap=True)
        self.margin = label("", "figure")
        self.advice = label("", "body", wrap=True)
        self.remark = label("", "caption", wrap=True)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(px(20))
        self._table.setVerticalSpacing(px(12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(14))
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self.mark)
        top.addWidget(self.verdict, 1)
        top.addWidget(self.margin)
        layout.addLayout(top)
        layout.addWidget(self.advice)
        layout.addLayout(self._table)
        layout.addWidget(self.remark)

    def show_results(self, results: Mapping[AuditKind, Agreement]) -> None:
        """Show a comparison; the verdict is that of the passers-by."""
        self._results = results
        passing = results[AuditKind.PASSING]
        self.verdict.setText(verdict_text(passing.verdict))
        set_role(self.mark, _VERDICT_ROLES[passing.verdict])
        self.margin.setText(margin_text(passing))
        self.advice.setText(advice_text(passing))
        self.remark.setText(
            self.tr(
                "The dot is what was found, the bar the range in which the true share lies with "
                "95 % confidence. Interested people stopped and looked; this follows from the "
                "other taps."
            )
        )
        self._stacked = None
        self._arrange()

    def resizeEvent(self, event: object) -> None:
        """One row or two rows for each kind."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()

    def _arrange(self) -> None:
        stacked = self.width() < px(_STACKED_PX)
        if stacked == self._stacked or not self._results:
            return
        self._stacked = stacked
        clear(self._table)
        scale = self._scale()
        heads = ("", self.tr("You"), self.tr("Kiosk"), self.tr("Missed"), self.tr("Too many"))
        for column, head in enumerate((*heads, self.tr("Margin"))[: 5 if stacked else 6]):
            self._table.addWidget(label(head, "caption"), 0, column)
        for row, (kind, agreement) in enumerate(self._results.items(), 1):
            self._add_row(2 * row, kind, agreement, scale, stacked)
        for column, share in enumerate((3, 1, 1, 4, 4, 2)):
            self._table.setColumnStretch(column, 0 if stacked and column == 5 else share)

    def _add_row(
        self, row: int, kind: AuditKind, agreement: Agreement, scale: float, stacked: bool
    ) -> None:
        name = label(kind_text(kind), "field", wrap=stacked)
        self._table.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        for column, count in ((1, agreement.person), (2, agreement.kiosk)):
            self._table.addWidget(
                label(str(count), "field"), row, column, Qt.AlignmentFlag.AlignTop
            )
        rates = (
            (3, agreement.missed, agreement.person, agreement.miss_interval()),
            (4, agreement.extra, agreement.kiosk, agreement.extra_interval()),
        )
        for column, part, of, interval in rates:
            cell = QVBoxLayout()
            cell.setSpacing(px(2))
            cell.addWidget(label(rate_text(part, of), "body"))
            if of:
                cell.addWidget(RateBar(part / of, interval, scale, self._appearance))
                cell.addWidget(label(interval_text(*interval), "caption", wrap=stacked))
            cell.addStretch(1)
            self._table.addLayout(cell, row, column)
        margin = label(margin_text(agreement), "field")
        if stacked:
            self._table.addWidget(margin, row + 1, 0)
        else:
            self._table.addWidget(margin, row, 5, Qt.AlignmentFlag.AlignTop)

    def _scale(self) -> float:
        """One scale for all bars: the highest limit, in steps that people know."""
        highest = max(
            max(
                a.miss_interval()[1] if a.person else 0.0,
                a.extra_interval()[1] if a.kiosk else 0.0,
            )
            for a in self._results.values()
        )
        return next((top for top in (0.1, 0.2, 0.5) if highest <= top), 1.0)
