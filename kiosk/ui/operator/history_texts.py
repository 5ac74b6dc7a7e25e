"""Words of the history page: days, bars, figures and their comparison."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from kiosk.ui.i18n import format_number, format_time
from kiosk.ui.operator.history_range import Days, RangeKind, Step

if TYPE_CHECKING:
    from datetime import date

    from kiosk.ui.operator.history_model import Trend

_CONTEXT: Final = "HistoryTexts"
_NBSP: Final = "\N{NO-BREAK SPACE}"
_DASH: Final = "\N{EN DASH}"
_LONG_S: Final = 99.5
"""Means from here on are written in minutes and seconds."""

_RANGES: Final[dict[RangeKind, object]] = {
    RangeKind.TODAY: QT_TRANSLATE_NOOP("HistoryTexts", "Today"),
    RangeKind.YESTERDAY: QT_TRANSLATE_NOOP("HistoryTexts", "Yesterday"),
    RangeKind.WEEK: QT_TRANSLATE_NOOP("HistoryTexts", "7 days"),
    RangeKind.MONTH: QT_TRANSLATE_NOOP("HistoryTexts", "30 days"),
    RangeKind.CUSTOM: QT_TRANSLATE_NOOP("HistoryTexts", "Choose days…"),
}
_STEPS: Final[dict[Step, object]] = {
    Step.HOUR: QT_TRANSLATE_NOOP("HistoryTexts", "By hour"),
    Step.DAY: QT_TRANSLATE_NOOP("HistoryTexts", "By day"),
    Step.WEEK: QT_TRANSLATE_NOOP("HistoryTexts", "By week"),
    Step.MONTH: QT_TRANSLATE_NOOP("HistoryTexts", "By month"),
}
_BARS: Final[dict[Step, object]] = {
    Step.HOUR: QT_TRANSLATE_NOOP("HistoryTexts", "Each bar is an hour."),
    Step.DAY: QT_TRANSLATE_NOOP("HistoryTexts", "Each bar is a day."),
    Step.WEEK: QT_TRANSLATE_NOOP("HistoryTexts", "Each bar is a week."),
    Step.MONTH: QT_TRANSLATE_NOOP("HistoryTexts", "Each bar is a month."),
}


def _translated(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def range_text(kind: RangeKind) -> str:
    """Name of a range."""
    return _translated(_RANGES[kind])


def step_text(step: Step) -> str:
    """Name of a length of bars, as a choice."""
    return _translated(_STEPS[step])


def bar_text(step: Step, wanted: Step) -> str:
    """What one bar of a chart is, and why it is more than was asked for."""
    text = _translated(_BARS[step])
    if step is wanted:
        return text
    closer = QCoreApplication.translate("HistoryTexts", "Look closer to see shorter times.")
    return f"{text} {closer}"


def day_text(day: date, *, weekday: bool = False, month: bool = True, year: bool = False) -> str:
    """A day, with as much of its date as is wanted."""
    locale = QLocale()
    month_first = locale.dateFormat(QLocale.FormatType.ShortFormat).startswith("M")
    if not month:
        pattern = "d"
    elif month_first:
        pattern = "MMM d, yyyy" if year else "MMM d"
    else:
        plain = QCoreApplication.translate("HistoryTexts", "d MMM")
        pattern = f"{plain} yyyy" if year else plain
    if weekday:
        pattern = f"ddd, {pattern}" if month and month_first else f"ddd {pattern}"
    return locale.toString(QDate(day.year, day.month, day.day), pattern).replace("..", ".")


def month_text(day: date, *, year: bool = True) -> str:
    """A month by name."""
    pattern = "MMMM yyyy" if year else "MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def weekday_text(number: int) -> str:
    """Short name of a weekday; 0 is Monday."""
    return QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)


def days_text(days: Days) -> str:
    """A stretch of days."""
    first, last = days.first, days.last
    if first == last:
        return day_text(first, weekday=True, year=True)
    same_year = first.year == last.year
    return f"{day_text(first, year=not same_year)} {_DASH} {day_text(last, year=True)}"


def bar_span_text(start: datetime, end: datetime, step: Step) -> str:
    """The time that a bar stands for."""
    if step is Step.HOUR:
        day = day_text(start.date(), weekday=True, year=True)
        return f"{day}, {format_time(start)} {_DASH} {format_time(end)}"
    last = (end - timedelta(seconds=1)).date()
    if step is Step.MONTH and start.day == 1 and end.day == 1:
        return month_text(start.date())
    return days_text(Days(start.date(), last))


def seconds_text(seconds: float) -> str:
    """A mean duration."""
    if seconds < _LONG_S:
        return f"{format_number(seconds, 1)}{_NBSP}s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}{_NBSP}min {rest}{_NBSP}s"


def share_text(share: float) -> str:
    """A part of a whole; one digit behind the point below ten per cent."""
    percent = 100 * share
    return f"{format_number(percent, 1 if 0 < percent < 10 else 0)}{_NBSP}%"


def figure_text(name: str, value: float | None) -> str:
    """A figure as it is shown large; a dash when there is none."""
    if value is None:
        return _DASH
    if name.endswith("_s"):
        return seconds_text(value)
    return share_text(value) if name == "interested_share" else format_number(value)


def change_text(name: str, trend: Trend) -> str:
    """How a figure changed, with an arrow; empty without something to compare with."""
    if trend.value is None or trend.before is None:
        return ""
    if name == "interested_share":
        size = abs(round(100 * (trend.value - trend.before), 1))
        points = QCoreApplication.translate("HistoryTexts", "{n} points")
        words = points.format(n=format_number(size, 1))
    elif trend.change is None:
        return QCoreApplication.translate("HistoryTexts", "{n} before").format(
            n=figure_text(name, trend.before)
        )
    else:
        size = abs(round(100 * trend.change))
        words = f"{format_number(size)}{_NBSP}%"
    if not size:
        return QCoreApplication.translate("HistoryTexts", "unchanged")
    arrow = "▲" if trend.value > trend.before else "▼"
    return f"{arrow}{_NBSP}{words}"
