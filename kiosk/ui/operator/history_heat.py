"""Weekday by hour as a map of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from kiosk.ui.charts import hour_label
from kiosk.ui.i18n import format_number
from kiosk.ui.operator.history_layers import name_text
from kiosk.ui.operator.history_model import hourly_means
from kiosk.ui.operator.history_texts import weekday_text
from kiosk.ui.operator.history_tip import TipRow, ValueTip
from kiosk.ui.operator.style import px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from kiosk.core.history import WeekProfile
    from kiosk.ui.theme import Appearance, Palette

_DARK: Final = ("#1f2a3a", "#27508c", "#2a8a94", "#7cc76a", "#fdee7a")
_LIGHT: Final = ("#e8eef5", "#a9cbe0", "#4f97c0", "#23609c", "#0f2350")
"""From few to many. Lightness runs one way, as does the blue-yellow axis, so that the order
stays with every kind of colour blindness and in grey."""


def heat_color(palette: Palette, share: float) -> QColor:
    """Colour of a value, 0 for nobody and 1 for the most."""
    stops = _DARK if palette.name == "dark" else _LIGHT
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    low, high, part = QColor(stops[index]), QColor(stops[index + 1]), place - index
    return QColor.fromRgbF(
        (1 - part) * low.redF() + part * high.redF(),
        (1 - part) * low.greenF() + part * high.greenF(),
        (1 - part) * low.blueF() + part * high.blueF(),
    )


class HeatMap(QWidget):
    """Mean of a column per hour, for each hour of the week.

    Attributes:
        tip: The values of the cell that is pointed at.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._profile: WeekProfile | None = None
        self._column = "passing_by"
        self._means = np.full((7, 24), np.nan)
        self._hours = (0, 24)
        self.tip = ValueTip(appearance, self)
        self.setMouseTracking(True)
        self.setMinimumHeight(px(330))
        self.setAccessibleName(self.tr("Weekday by hour"))
        appearance.changed.connect(self.update)

    def show_profile(self, profile: WeekProfile, column: str) -> None:
        """Draw this column of a week."""
        self._profile, self._column = profile, column
        self._means = hourly_means(profile, column)
        seen = np.flatnonzero((profile.hours > 0).any(axis=0))
        self._hours = (int(seen[0]), int(seen[-1]) + 1) if len(seen) else (0, 24)
        self.tip.hide()
        self.update()

    @property
    def largest(self) -> float:
        """The value of the strongest colour."""
        known = self._means[~np.isnan(self._means)]
        return float(known.max(initial=0.0))

    # ------------------------------------------------------------------------ geometry

    @property
    def _order(self) -> list[int]:
        """Weekdays from the top, as the calendar of the language begins."""
        first = QLocale().firstDayOfWeek().value - 1
        return [(first + i) % 7 for i in range(7)]

    def _area(self) -> QRectF:
        font = QFontMetricsF(text_font(px(14)))
        left = max(font.horizontalAdvance(weekday_text(day)) for day in range(7)) + px(12)
        below = px(26) + px(44)
        return QRectF(left, 0, self.width() - left, self.height() - below)

    def cell_rect(self, weekday: int, hour: int) -> QRectF:
        """Where a cell is drawn; 0 is Monday."""
        area, (first, last) = self._area(), self._hours
        w, h = area.width() / (last - first), area.height() / 7
        row = self._order.index(weekday)
        return QRectF(area.left() + (hour - first) * w, area.top() + row * h, w, h)

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        area, (first, last) = self._area(), self._hours
        if not area.contains(point):
            return None
        hour = first + int((point.x() - area.left()) / area.width() * (last - first))
        row = int((point.y() - area.top()) / area.height() * 7)
        return self._order[min(row, 6)], min(hour, last - 1)

    # ------------------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, names and legend."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(px(14)))
        largest = self.largest
        for day in range(7):
            for hour in range(*self._hours):
                self._draw_cell(painter, day, hour, largest)
        self._draw_names(painter)
        self._draw_legend(painter, largest)

    def _draw_cell(self, painter: QPainter, day: int, hour: int, largest: float) -> None:
        palette, value = self._appearance.palette, self._means[day, hour]
        rect = self.cell_rect(day, hour).adjusted(1.5, 1.5, -1.5, -1.5)
        if np.isnan(value):
            _draw_unobserved(painter, rect, palette)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(heat_color(palette, value / largest if largest else 0.0))
        painter.drawRoundedRect(rect, px(4), px(4))

    def _draw_names(self, painter: QPainter) -> None:
        painter.setPen(self._appearance.palette.color("muted"))
        area, (first, last) = self._area(), self._hours
        middle = Qt.AlignmentFlag.AlignVCenter
        for day in range(7):
            rect = self.cell_rect(day, first)
            names = QRectF(0, rect.top(), area.left() - px(12), rect.height())
            painter.drawText(names, middle | Qt.AlignmentFlag.AlignLeft, weekday_text(day))
        font = QFontMetricsF(painter.font())
        width = area.width() / (last - first)
        widest = max(font.horizontalAdvance(hour_label(h)) for h in range(first, last)) * 1.4
        every = next(n for n in (1, 2, 3, 6, 12, 24) if n * width >= widest or n == 24)
        for hour in range(first, last):
            if hour % every == 0:
                left = area.left() + (hour - first) * width
                rect = QRectF(left, area.bottom() + px(4), width * every, px(22))
                painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, hour_label(hour))

    def _draw_legend(self, painter: QPainter, largest: float) -> None:
        palette, area = self._appearance.palette, self._area()
        font = QFontMetricsF(painter.font())
        y, high = self.height() - px(22), px(14)
        middle = Qt.AlignmentFlag.AlignVCenter
        x = area.left()
        most = self.tr("{n} an hour").format(n=_mean_text(largest))
        for text, wide in (("0", 0), ("", px(160)), (most, 0)):
            if wide:
                bar = QRectF(x, y, wide, high)
                gradient = QLinearGradient(bar.topLeft(), bar.topRight())
                for stop in range(9):
                    gradient.setColorAt(stop / 8, heat_color(palette, stop / 8))
                painter.setPen(QPen(palette.color("border"), 1))
                painter.setBrush(gradient)
                painter.drawRoundedRect(bar, px(4), px(4))
                x += wide + px(10)
            else:
                painter.setPen(palette.color("muted"))
                rect = QRectF(x, y - px(6), font.horizontalAdvance(text) + 4, high + px(12))
                painter.drawText(rect, middle, text)
                x += rect.width() + px(8)
        x += px(18)
        _draw_unobserved(painter, QRectF(x, y, px(26), high), palette)
        painter.setPen(palette.color("muted"))
        rect = QRectF(x + px(34), y - px(6), self.width() - x - px(34), high + px(12))
        painter.drawText(rect, middle, name_text("nothing"))

    # ------------------------------------------------------------------------ pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the value below the mouse or finger."""
        self._tell(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Likewise."""
        self._tell(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went elsewhere."""
        super().leaveEvent(event)
        self.tip.hide()

    def _tell(self, at: QPointF) -> None:
        cell = self._cell_at(at)
        if cell is None or self._profile is None:
            self.tip.hide()
            return
        (day, hour), palette = cell, self._appearance.palette
        title = f"{weekday_text(day)} {hour_label(hour)} \N{EN DASH} {hour_label((hour + 1) % 24)}"
        value, hours = self._means[day, hour], int(self._profile.hours[day, hour])
        if np.isnan(value):
            rows = [TipRow(name_text("nothing"), "")]
        else:
            color = heat_color(palette, value / self.largest if self.largest else 0.0)
            total = int(self._profile.columns[self._column][day, hour])
            rows = [
                TipRow(
                    self.tr("{name}, on average").format(name=name_text(self._column)),
                    _mean_text(value),
                    color,
                ),
                TipRow(self.tr("Altogether"), format_number(total)),
                TipRow(self.tr("Hours observed"), format_number(hours)),
            ]
        middle = self.cell_rect(day, hour).center()
        self.tip.show_values(title, rows, QPoint(round(middle.x()), round(middle.y())))


def _mean_text(value: float) -> str:
    return format_number(value, 1 if 0 < value < 10 else 0)


def _draw_unobserved(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    painter.setPen(QPen(palette.color("border"), 1))
    painter.setBrush(QBrush(palette.color("outline", 0.6), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(rect, px(4), px(4))
