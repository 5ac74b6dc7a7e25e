"""Shapes of the charts of a report; the template draws them.

Plots have a width and height of 1, y up; the template stretches them. Labels are text of the
page beside the drawing, so that they keep their size at every width.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS, MetricCounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.disclosure import Protected
    from kiosk.core.history import HistorySeries
    from kiosk.reports.words import Words

MOST_BARS: Final = 124
"""More bars than this stand too close to be told apart; longer units are taken then."""
_MOST_SPANS: Final = 40
_MOST_LABELS: Final = 8


class Unit(StrEnum):
    """What a bar stands for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_UNITS: Final = tuple(Unit)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time with its sums.

    Attributes:
        start: In the report's time zone.
        first: Index of its first bucket.
        counts: Sums; groups of people in it must not be shown.
    """

    start: datetime
    first: int
    counts: MetricCounts


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis.

    Attributes:
        at: Position 0..1.
        text: What it says.
        minor: Left out where it is narrow.
    """

    at: float
    text: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle.

    Attributes:
        x: Left edge 0..1.
        y: Lower edge 0..1.
        width: Of the plot.
        height: Of the plot.
        role: Name of its colour.
        tip: What it stands for.
        strength: 0..1, for colours that say how much.
    """

    x: float
    y: float
    width: float
    height: float
    role: str
    tip: str
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its axes.

    Attributes:
        alt: What it shows, for people who do not see it.
        shapes: Rectangles, back to front.
        x_ticks: Labels below.
        y_ticks: Labels at the left, with a grid line each.
        lines: Polylines as points (x, y); a new one after each gap.
        legend: Names with the role of their colour and a figure.
    """

    alt: str
    shapes: tuple[Shape, ...] = ()
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    legend: tuple[tuple[str, str, str], ...] = ()


def slots(series: HistorySeries) -> tuple[Unit, list[Slot]]:
    """The series in the shortest unit that gives few enough bars."""
    own = Unit(str(series.query.by))
    longer = _UNITS[_UNITS.index(own) :]
    for unit in longer[:-1]:
        edges = _edges(series, unit, own, MOST_BARS)
        if edges is not None:
            return unit, _added_up(series, edges)
    edges = _edges(series, longer[-1], own, len(series)) or []
    return longer[-1], _added_up(series, edges)


def _edges(
    series: HistorySeries, unit: Unit, own: Unit, most: int
) -> list[tuple[datetime, int]] | None:
    """Start and first bucket of each stretch; None when there are more than ``most``."""
    edges: list[tuple[datetime, int]] = []
    for i in range(len(series)):
        start = series.start(i)
        if unit is not own:
            start = _floor(start, unit)
        if not edges or edges[-1][0] != start or unit is own:
            edges.append((start, i))
            if len(edges) > most:
                return None
    return edges


def _added_up(series: HistorySeries, edges: Sequence[tuple[datetime, int]]) -> list[Slot]:
    firsts = [first for _, first in edges]
    sums = {
        name: (np.maximum if name in PEAK_COLUMNS else np.add).reduceat(column, firsts)
        for name, column in series.columns.items()
    }
    return [
        Slot(start, first, MetricCounts(**{name: int(sums[name][i]) for name in COLUMNS}))
        for i, (start, first) in enumerate(edges)
    ]


def _floor(at: datetime, unit: Unit) -> datetime:
    day = at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit is Unit.MONTH else day


def slot_name(start: datetime, unit: Unit, words: Words) -> str:
    """What a bar is called where there is room."""
    if unit is Unit.MONTH:
        return words.month(start)
    day = f"{words.weekday(start.weekday(), short=True)} {words.long_day(start)}"
    return f"{day}, {start:%H:%M}" if unit is Unit.HOUR else day


def scale(most: float) -> tuple[float, list[float]]:
    """Upper end of an axis from 0 and the values to label, in round steps."""
    if most <= 0:
        return 1.0, [0.0, 1.0]
    rough = most / 4
    power = 10.0 ** floor(log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough)
    step = max(1.0, float(ceil(step)))  # people are whole
    count = ceil(most / step)
    return count * step, [i * step for i in range(count + 1)]


def time_ticks(found: Sequence[Slot], unit: Unit, words: Words) -> tuple[Tick, ...]:
    """Labels below bars of equal width."""
    n = len(found)
    if unit is Unit.HOUR and n > 48:
        days = [i for i, slot in enumerate(found) if slot.start.hour == 0]
        chosen = days[:: max(1, ceil(len(days) / _MOST_LABELS))]
        texts = [words.short_day(found[i].start) for i in chosen]
        places = [i / n for i in chosen]
    else:
        steps = (1, 2, 3, 4, 6, 12, 24) if unit is Unit.HOUR else range(1, n + 1)
        step = next((s for s in steps if n / s <= _MOST_LABELS), 24)
        chosen = list(range(0, n, step))
        texts = [_short(found[i].start, unit, words) for i in chosen]
        places = [(i + 0.5) / n for i in chosen]
    return tuple(
        Tick(at, text, minor=i % 2 == 1)
        for i, (at, text) in enumerate(zip(places, texts, strict=True))
    )


def _short(start: datetime, unit: Unit, words: Words) -> str:
    if unit is Unit.HOUR:
        return f"{start:%H:%M}"
    return words.month(start) if unit is Unit.MONTH else words.short_day(start)


def bars(
    found: Sequence[Slot], unit: Unit, columns: Sequence[str], words: Words, alt: str
) -> Chart:
    """Bars in front of each other, the first column at the back."""
    most = max((getattr(slot.counts, columns[0]) for slot in found), default=0)
    most = max([most, *(getattr(s.counts, c) for s in found for c in columns)])
    top, values = scale(most)
    n = len(found)
    shapes = []
    for i, slot in enumerate(found):
        name = slot_name(slot.start, unit, words)
        for column in columns:
            people = getattr(slot.counts, column)
            if people:
                tip = f"{name}, {words.name(column)}: {words.number(people)}"
                shapes.append(Shape((i + 0.1) / n, 0.0, 0.8 / n, people / top, column, tip))
    y_ticks = tuple(Tick(v / top, words.number(v)) for v in values)
    legend = tuple((column, words.name(column), "") for column in columns)
    return Chart(alt, tuple(shapes), time_ticks(found, unit, words), y_ticks, (), legend)


def side_by_side(
    found: Sequence[Slot], unit: Unit, columns: Sequence[str], words: Words, alt: str
) -> Chart:
    """Bars beside each other."""
    top, values = scale(max(getattr(s.counts, c) for s in found for c in columns))
    width = 0.8 / len(found) / len(columns)
    shapes = [
        Shape(
            (i + 0.1) / len(found) + j * width,
            0.0,
            width * 0.92,
            getattr(slot.counts, column) / top,
            column,
            f"{slot_name(slot.start, unit, words)}, {words.name(column)}: "
            f"{words.number(getattr(slot.counts, column))}",
        )
        for i, slot in enumerate(found)
        for j, column in enumerate(columns)
        if getattr(slot.counts, column)
    ]
    y_ticks = tuple(Tick(v / top, words.number(v)) for v in values)
    legend = tuple((column, words.name(column), "") for column in columns)
    return Chart(alt, tuple(shapes), time_ticks(found, unit, words), y_ticks, (), legend)


def share_line(found: Sequence[Slot], unit: Unit, words: Words, alt: str) -> Chart:
    """The interested share over time; a gap where nobody was measured."""
    n = len(found)
    shares = [slot.counts.interested_share for slot in found]
    most = max((s for s in shares if s is not None), default=0.0)
    top = min(1.0, next((t for t in (0.1, 0.2, 0.4, 0.6, 0.8, 1.0) if t >= most), 1.0))
    lines: list[list[tuple[float, float]]] = [[]]
    for i, share in enumerate(shares):
        if share is None:
            lines.append([])
        else:
            lines[-1].append(((i + 0.5) / n, share / top))
    # A lone point would be no line: draw it as a short one.
    drawn = [
        p if len(p) > 1 else [(p[0][0] - 0.2 / n, p[0][1]), (p[0][0] + 0.2 / n, p[0][1])]
        for p in lines
        if p
    ]
    y_ticks = tuple(Tick(q, words.share(q * top)) for q in (0.0, 0.5, 1.0))
    ticks = time_ticks(found, unit, words)
    return Chart(alt, (), ticks, y_ticks, tuple(tuple(line) for line in drawn))


def stacked(group: Protected, found: Sequence[Slot], unit: Unit, n: int, words: Words) -> Chart:
    """Shares of the groups over the spans of a dimension, wide spans wide.

    Spans are put together until they are wide enough to be seen; their sums are published
    ones, so that nothing new is told.
    """
    totals = group.totals.tolist()
    everybody = max(1, sum(totals))
    shapes: list[Shape] = []
    for start, end, people in _wide_spans(group, n):
        level, whole = 0.0, sum(people)
        gap = min(0.1 * (end - start), 0.001 * n) if end - start < n else 0.0
        for j, count in enumerate(people):
            if count:
                tip = (
                    f"{words.names(group.groups[j])}: {words.number(count)} "
                    f"({words.share(count / whole)})"
                )
                shapes.append(
                    Shape(
                        (start + gap) / n,
                        level,
                        (end - start - 2 * gap) / n,
                        count / whole,
                        group.groups[j][0],
                        tip,
                    )
                )
            level += count / whole
    legend = tuple(
        (names[0], words.names(names), f"{words.number(t)} · {words.share(t / everybody)}")
        for names, t in zip(group.groups, totals, strict=True)
    )
    parts = ", ".join(f"{name} {figure}" for _, name, figure in legend)
    alt = words.page("groups_alt", groups=parts)
    y_ticks = tuple(Tick(q, words.share(q)) for q in (0.0, 0.5, 1.0))
    ticks = _bucket_ticks(found, unit, n, words)
    return Chart(alt, tuple(shapes), ticks, y_ticks, (), legend)


def _bucket_ticks(found: Sequence[Slot], unit: Unit, n: int, words: Words) -> tuple[Tick, ...]:
    """Labels of the slots on an axis of buckets, of which slots may hold unequal numbers."""
    edges = [slot.first for slot in found] + [n]
    ticks = []
    for tick in time_ticks(found, unit, words):
        place = tick.at * len(found)
        i = min(int(place), len(found) - 1)
        inside = place - i
        at = (edges[i] + inside * (edges[i + 1] - edges[i])) / n
        ticks.append(Tick(at, tick.text, tick.minor))
    return tuple(ticks)


def _wide_spans(group: Protected, n: int) -> list[tuple[int, int, list[int]]]:
    """Start, end and people of spans with anybody, none too narrow."""
    wide: list[tuple[int, int, list[int]]] = []
    for (start, end), row in zip(group.spans(), group.values.tolist(), strict=True):
        if not any(row):
            continue
        if wide and start - wide[-1][1] < n / _MOST_SPANS:
            start = wide[-1][1]  # a gap too narrow to be told from an edge
        if wide and end - wide[-1][0] <= n / _MOST_SPANS:
            first, _, people = wide[-1]
            wide[-1] = (first, end, [a + b for a, b in zip(people, row, strict=True)])
        else:
            wide.append((start, end, row))
    return wide
