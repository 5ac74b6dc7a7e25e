"""Marks of the time axis: hours, days, weeks, months or years, as many as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.ui.charts import hour_label
from kiosk.ui.operator.history_range import Step, midnight
from kiosk.ui.operator.history_texts import day_text, month_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

_GAP: Final = 1.35
"""Labels are this many times their width apart at least."""

_HOURS: Final = (1, 2, 3, 6, 12)
_WHOLE_WEEK: Final = 8
_DAYS: Final = (1, 2, 7, 14)
_DATE: Final = "date"
_FORMS: Final = ("weekday and date", "weekday and day")
"""Longer forms of a day's label, for a week or less."""
_MONTHS: Final = (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Marks:
    """Labels and dividing lines of a stretch of time.

    Attributes:
        labels: Seconds since 1970 UTC and text; texts stand in the middle of their day or
            month, and at the beginning of their hour.
        lines: Seconds since 1970 UTC where a day (below hours) or a month (below days) begins.
    """

    labels: tuple[tuple[float, str], ...]
    lines: tuple[float, ...]


def marks(
    start_s: float,
    end_s: float,
    tz: tzinfo,
    width: float,
    text_width: Callable[[str], float],
    bars: Step = Step.HOUR,
) -> Marks:
    """The finest marks that fit.

    Args:
        start_s: Left end, seconds since 1970 UTC.
        end_s: Right end.
        tz: Whose hours and days.
        width: Length of the axis.
        text_width: Width of a text, in the same unit.
        bars: What a bar stands for; no marks are finer.
    """
    hours = _HOURS if bars is Step.HOUR else ()
    days = () if bars is Step.MONTH else _DAYS
    few_days = end_s - start_s <= _WHOLE_WEEK * 86_400
    forms = (*_FORMS, _DATE) if few_days else (_DATE,)
    makers: list[tuple[float, int, Callable[[float, float, tzinfo, int], Marks]]] = [
        *((3600.0, n, _hour_marks) for n in hours),
        *((86_400.0, n, partial(_day_marks, form=form)) for n in days for form in forms),
        *((30.4 * 86_400, n, _month_marks) for n in _MONTHS),
    ]
    for unit_s, every, make in makers:
        room = unit_s * every * width / (end_s - start_s)
        if room < text_width("00"):
            continue  # far too narrow: do not even count them
        found = make(start_s, end_s, tz, every)
        if all(text_width(text) * _GAP <= room for _, text in found.labels):
            return found
    return _year_marks(start_s, end_s, tz, width, text_width)


def _dates(start_s: float, end_s: float, tz: tzinfo) -> Iterator[date]:
    day = datetime.fromtimestamp(start_s, tz).date()
    last = datetime.fromtimestamp(end_s, tz).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _hour_marks(start_s: float, end_s: float, tz: tzinfo, every: int) -> Marks:
    several = end_s - start_s > 1.2 * 86_400
    labels, lines = [], []
    for day in _dates(start_s, end_s, tz):
        for hour in range(0, 24, every):
            at = datetime.combine(day, time(hour), tz).timestamp()
            new_day = several and hour == 0
            if new_day:
                lines.append(at)
            text = day_text(day, weekday=True, month=False) if new_day else hour_label(hour)
            skipped = datetime.fromtimestamp(at, tz).hour != hour  # the clocks leap over it
            if start_s <= at <= end_s and not skipped:
                labels.append((at, text))
    return Marks(tuple(labels), tuple(lines))


def _day_marks(start_s: float, end_s: float, tz: tzinfo, every: int, form: str = _DATE) -> Marks:
    labels, lines = [], []
    days = list(_dates(start_s, end_s, tz))
    for day in days:
        begin = midnight(day, tz).timestamp()
        wanted = day.weekday() == 0 if every % 7 == 0 else day.toordinal() % every == 0
        if every == 14:
            wanted = wanted and (day.toordinal() // 7) % 2 == 0
        if wanted:
            text = day_text(day, weekday=form != _DATE, month=form != _FORMS[1])
            labels.append((begin + 43_200, text))
        if (every == 1 and len(days) <= 40) or day.day == 1:
            lines.append(begin)
    inside = [(at, text) for at, text in labels if start_s <= at <= end_s]
    return Marks(tuple(inside), tuple(lines))


def _month_starts(start_s: float, end_s: float, tz: tzinfo) -> Iterator[date]:
    day = datetime.fromtimestamp(start_s, tz).date().replace(day=1)
    last = datetime.fromtimestamp(end_s, tz).date()
    while day <= last:
        yield day
        day = _next_month(day)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month_marks(start_s: float, end_s: float, tz: tzinfo, every: int) -> Marks:
    labels, lines = [], []
    for day in _month_starts(start_s, end_s, tz):
        begin = midnight(day, tz).timestamp()
        middle = (begin + midnight(_next_month(day), tz).timestamp()) / 2
        if (day.month - 1) % every == 0 and start_s <= middle <= end_s:
            text = str(day.year) if day.month == 1 else month_text(day, year=False)
            labels.append((middle, text))
        if day.month == 1 or every == 1:
            lines.append(begin)
    return Marks(tuple(labels), tuple(lines))


def _year_marks(
    start_s: float, end_s: float, tz: tzinfo, width: float, text_width: Callable[[str], float]
) -> Marks:
    first = datetime.fromtimestamp(start_s, tz).year
    last = datetime.fromtimestamp(end_s, tz).year
    room = max(1, int(width / (text_width("2000") * _GAP)))
    every = -(-(last - first + 1) // room)
    starts = [midnight(date(y, 1, 1), tz).timestamp() for y in range(first, last + 1)]
    labels = [
        (at, str(first + i))
        for i, at in enumerate(starts)
        if (first + i) % every == 0 and start_s <= at <= end_s
    ]
    return Marks(tuple(labels), tuple(starts))
