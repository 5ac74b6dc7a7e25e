"""Files of series: rows by device and bucket, or people by group."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from kiosk.collector.csv_cells import inert
from kiosk.core.disclosure import protected
from kiosk.core.report_table import published_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kiosk.core.history import HistorySeries
    from kiosk.core.metrics import MetricCounts

_FIGURES: Final[tuple[tuple[str, str, Callable[[MetricCounts], Any]], ...]] = (
    ("visits", "Visits that ended, however short.", lambda c: c.visits),
    ("passing_by", "Visits seen for long enough.", lambda c: c.passing_by),
    ("measured", "Of those, the ones whose looking was measured.", lambda c: c.measured),
    ("interested", "Of the measured, those who stopped and looked.", lambda c: c.interested),
    (
        "interested_share",
        "interested / measured; empty when nothing was measured.",
        lambda c: _rounded(c.interested_share),
    ),
    (
        "stop_time_s",
        "Mean seconds stopped, over the interested; empty without any.",
        lambda c: _rounded(c.stop_time_s),
    ),
    (
        "attention_time_s",
        "Mean seconds looking, over the interested; empty without any.",
        lambda c: _rounded(c.attention_time_s),
    ),
    (
        "dwell_time_s",
        "Mean seconds seen, over those passing by; empty without any.",
        lambda c: _rounded(c.dwell_time_s),
    ),
    ("observed_s", "Seconds for which the kiosk was on.", lambda c: round(c.observed_ms / 1000)),
)
FIGURE_COLUMNS: Final = ("device", "name", "start", "end", *(name for name, _, _ in _FIGURES))
GROUP_COLUMNS: Final = ("device", "name", "start", "end", "dimension", "group", "people")
MEANINGS: Final = (
    ("device, name", "Of the kiosk."),
    ("start, end", "Of the hour or day (a day of UTC), ISO 8601 in UTC."),
    *((name, meaning) for name, meaning, _ in _FIGURES),
    (
        "dimension, group, people",
        "In a file of groups: how many interested people had this gender, category, age or "
        "emotion. Small groups are merged with neighbouring ones and with neighbouring times.",
    ),
)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def figure_rows(device: str, name: str, series: HistorySeries) -> Iterator[tuple[Any, ...]]:
    """A row for each bucket of a device."""
    for i in range(len(series)):
        counts = series.counts(i)
        yield (device, name, *_edges(series, i, i + 1), *(of(counts) for _, _, of in _FIGURES))


def group_rows(
    device: str, name: str, series: HistorySeries, least: int
) -> Iterator[tuple[Any, ...]]:
    """A row for each group of people of a device, merged where it would be smaller than that."""
    for dimension in protected(series.columns, least):
        for span, (first, end) in enumerate(dimension.spans()):
            for number, group in enumerate(dimension.groups):
                people = int(dimension.values[span, number])
                label = published_name(group)
                yield (device, name, *_edges(series, first, end), dimension.name, label, people)


def _edges(series: HistorySeries, first: int, end: int) -> tuple[str, str]:
    return series.start(first).strftime(_UTC), series.start(end).strftime(_UTC)


_UTC: Final = "%Y-%m-%dT%H:%M:%SZ"


def csv_parts(columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[bytes]:
    """A CSV file (RFC 4180) in parts, in UTF-8 with a mark that spreadsheets need."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(value) for value in row])
        if out.tell() > _PART:
            yield _emptied(out)
    yield _emptied(out)


_PART: Final = 64 * 1024


def _emptied(out: io.StringIO) -> bytes:
    part = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return part


def json_parts(
    head: Mapping[str, Any], columns: Iterable[str], rows: Iterable[tuple[Any, ...]]
) -> Iterator[bytes]:
    """A JSON document in parts: the head, and ``rows`` as a list of objects."""
    names = tuple(columns)
    yield json.dumps(dict(head), ensure_ascii=False)[:-1].encode() + b', "rows": ['
    first = True
    for row in rows:
        text = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
        yield ("\n" if first else ",\n").encode() + text.encode()
        first = False
    yield b"\n]}\n"
