"""Series as the chart scripts and the tables beside them take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.collector.dashboard.shown import percent, seconds
from kiosk.core.history import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from kiosk.core.history import HistorySeries
    from kiosk.core.metrics import MetricCounts

Value = int | float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart.

    Attributes:
        label: For people; text of others is escaped by the scripts, which build no HTML of it.
        colour: Name of a colour of the style sheet.
        values: One for each bucket; None where nothing can be said.
    """

    label: str
    colour: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the same as a table.

    Attributes:
        data: For the script.
        rows: Start of the bucket in ms, its name, then a value for each line.
        names: Colour and label of each line.
        words: What the chart shows, for those who do not see it.
    """

    data: Mapping[str, Any]
    rows: Sequence[tuple[Any, ...]]
    names: Sequence[tuple[str, str]]
    words: str


def chart_of(
    series: HistorySeries, lines: Sequence[Line], now: datetime, form: str, words: str
) -> Chart:
    """A chart of buckets up to now; later ones are no zeros.

    Args:
        series: The buckets.
        lines: With a value for each of them.
        now: Aware present time.
        form: ``whole``, ``share`` or ``seconds``.
        words: What the chart shows.
    """
    past = range(sum(1 for start in series.starts[:-1] if start <= now.timestamp()))
    show = _FORMS[form]
    data = {
        "by": str(series.query.by),
        "zone": getattr(series.query.tz, "key", "UTC"),
        "format": form,
        "lines": [
            {
                "label": line.label,
                "colour": line.colour,
                "points": len(past) < 3,
                "filled": len(lines) < 3,
            }
            for line in lines
        ],
        "data": [
            [int(start) for start in series.starts[:-1]],
            *([*line.values[: len(past)], *[None] * (len(series) - len(past))] for line in lines),
        ],
    }
    rows = [
        (
            int(series.starts[i]) * 1000,
            bucket_name(series, i),
            *(show(line.values[i]) for line in lines),
        )
        for i in reversed(past)
    ]
    return Chart(data, rows, [(line.colour, line.label) for line in lines], words)


def bucket_name(series: HistorySeries, i: int) -> str:
    """Start of a bucket as the viewer's calendar has it."""
    form = "%Y-%m-%d" if series.query.by is Interval.DAY else "%Y-%m-%d %H:%M"
    return series.start(i).strftime(form)


_FORMS: Final[Mapping[str, Callable[[Value], Any]]] = {
    "whole": lambda value: value,
    "share": percent,
    "seconds": seconds,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that can be compared.

    Attributes:
        words: Its name.
        form: How it is written.
        of: Its value; None where nothing can be said.
    """

    words: str
    form: str
    of: Callable[[MetricCounts], Value]


MEASURES: Final[Mapping[str, Measure]] = {
    "passing_by": Measure("Passing by", "whole", lambda c: c.passing_by),
    "interested": Measure("Interested", "whole", lambda c: c.interested if c.measured else None),
    "share": Measure("Share interested", "share", lambda c: c.interested_share),
    "stop_time": Measure("Stop time", "seconds", lambda c: c.stop_time_s),
    "attention_time": Measure("Attention time", "seconds", lambda c: c.attention_time_s),
    "dwell_time": Measure("Dwell time", "seconds", lambda c: c.dwell_time_s),
}
