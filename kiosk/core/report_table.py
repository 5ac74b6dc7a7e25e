"""The columns that a report publishes: names, units, meanings and values; no format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kiosk.core.history import WHOLE
from kiosk.core.metrics import AGE_COLUMNS, EMOTION_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.disclosure import Protected
    from kiosk.core.metrics import MetricCounts
    from kiosk.core.report import Report

    Value = str | int | float | None

_AGE_NAMES: Final = {column: f"age_{band.value}" for band, column in AGE_COLUMNS.items()}
PUBLISHED_NAMES: Final = {
    "unknown": "gender_unknown",
    **{
        column: name.replace("-", "_").replace("+", "_plus").replace("?", "unknown")
        for column, name in _AGE_NAMES.items()
    },
    **{column: f"emotion_{column}" for column in EMOTION_COLUMNS.values()},
}
"""Names of columns of the history that are published under another name."""


class Kind(StrEnum):
    """Type of the values of a column."""

    TIME = "time"
    """ISO 8601 with offset."""
    WHOLE = "whole"
    REAL = "real"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A published column.

    Attributes:
        name: In snake case; part of the published format.
        unit: ``people``, ``s``, ``share`` (0..1), ``%``, ``rows``, or empty.
        meaning: One sentence.
        kind: Type of the values.
        values: One for each row; None where nothing can or may be said.
        total: Over the whole range.
    """

    name: str
    unit: str
    meaning: str
    kind: Kind
    values: tuple[Value, ...]
    total: Value


@dataclass(frozen=True, slots=True)
class Table:
    """A report as a table; all columns are of the same length."""

    columns: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.columns[0].values)

    def rows(self) -> list[tuple[Value, ...]]:
        """The values by row."""
        return list(zip(*(column.values for column in self.columns), strict=True))


@dataclass(frozen=True, slots=True)
class _Measure:
    name: str
    unit: str
    meaning: str
    of: Callable[[MetricCounts], Value]
    kind: Kind = Kind.WHOLE


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


_VISITS: Final = (
    _Measure("visits", "people", "Visits that ended, however short.", lambda c: c.visits),
    _Measure("passing_by", "people", "Visits seen for long enough.", lambda c: c.passing_by),
)
_LOOKING: Final = (
    _Measure(
        "measured",
        "people",
        "Of those passing by, the ones whose looking was measured.",
        lambda c: c.measured,
    ),
    _Measure(
        "interested",
        "people",
        "Of those, the ones who stopped and looked for long enough.",
        lambda c: c.interested,
    ),
    _Measure(
        "interested_share",
        "share",
        "interested / measured.",
        lambda c: _rounded(c.interested_share),
        Kind.REAL,
    ),
    _Measure(
        "stop_time",
        "s",
        "Mean time stopped, over interested visits.",
        lambda c: _rounded(c.stop_time_s),
        Kind.REAL,
    ),
    _Measure(
        "attention_time",
        "s",
        "Mean time looking, over interested visits.",
        lambda c: _rounded(c.attention_time_s),
        Kind.REAL,
    ),
)
_DWELL: Final = _Measure(
    "dwell_time",
    "s",
    "Mean time seen, over visits passing by.",
    lambda c: _rounded(c.dwell_time_s),
    Kind.REAL,
)
_OCCUPANCY: Final = (
    _Measure(
        "mean_occupancy",
        "people",
        "People in view on average while frames were analysed.",
        lambda c: _rounded(c.mean_occupancy),
        Kind.REAL,
    ),
    _Measure("most_occupancy", "people", "Most people in view at once.", lambda c: c.occupancy_max),
    _Measure(
        "observed_time",
        "s",
        "Time for which frames were analysed; 0 where the kiosk was off.",
        lambda c: _rounded(c.observed_ms / 1000),
        Kind.REAL,
    ),
)
_CROSSINGS: Final = (
    _Measure("crossed_in", "people", "Crossings of the line inwards.", lambda c: c.crossed_in),
    _Measure("crossed_out", "people", "Crossings of the line outwards.", lambda c: c.crossed_out),
)

_GROUP_MEANINGS: Final = {
    "gender": "Interested, apparent gender",
    "category": "Interested, apparent gender and age",
    "age": "Interested, apparent age",
    "emotion": "Interested, dominant emotion",
}


def published_name(columns: Sequence[str]) -> str:
    """Published name of a column of the history, or of several that were merged."""
    return "_and_".join(PUBLISHED_NAMES.get(name, name) for name in columns)


def report_table(report: Report) -> Table:
    """All columns of a report."""
    n = len(report.series)
    counts = [report.series.counts(i) for i in range(n)]
    total = report.series.total()
    columns = [*_edges(report), *(_measured(m, counts, total) for m in _measures(report))]
    for group in _published_groups(report):
        columns += _group_columns(group, n)
    columns += _margins(report, counts, total)
    return Table(tuple(columns))


def _measures(report: Report) -> tuple[_Measure, ...]:
    if report.facts.is_line:
        return _CROSSINGS
    looking = _LOOKING if report.measures_looking else ()
    place = _OCCUPANCY if report.facts.zone == WHOLE else ()
    return (*_VISITS, *looking, _DWELL, *place)


def _published_groups(report: Report) -> tuple[Protected, ...]:
    if report.facts.is_line or not report.measures_looking:
        return ()
    return tuple(g for g in report.groups if g.name != "emotion" or report.has_emotion)


def _measured(measure: _Measure, counts: Sequence[MetricCounts], total: MetricCounts) -> Column:
    values = tuple(measure.of(c) for c in counts)
    return Column(
        measure.name, measure.unit, measure.meaning, measure.kind, values, measure.of(total)
    )


def _edges(report: Report) -> list[Column]:
    edges = [report.series.start(i).isoformat() for i in range(len(report.series) + 1)]
    return [
        Column(
            "start",
            "",
            f"Start of the bucket, ISO 8601, {report.facts.tz_name}.",
            Kind.TIME,
            tuple(edges[:-1]),
            edges[0],
        ),
        Column(
            "end",
            "",
            "End of the bucket, exclusive.",
            Kind.TIME,
            tuple(edges[1:]),
            edges[-1],
        ),
    ]


def _group_columns(group: Protected, n: int) -> list[Column]:
    """The figures of a span stand in its last row; the rows before it are empty."""
    at = [end - 1 for end in group.ends]
    sizes = [end - start for start, end in group.spans()]
    meaning = _GROUP_MEANINGS[group.name]
    columns = [
        Column(
            f"{group.name}_rows",
            "rows",
            f"How many rows, this one and those before it, the {group.name} columns of this row "
            "stand for; empty in rows that a later row stands for.",
            Kind.WHOLE,
            _placed(at, sizes, n),
            n if group.groups else None,
        )
    ]
    for j, names in enumerate(group.groups):
        words = " or ".join(_class_words(name) for name in names)
        columns.append(
            Column(
                published_name(names),
                "people",
                f"{meaning}: {words}.",
                Kind.WHOLE,
                _placed(at, group.values[:, j].tolist(), n),
                int(group.totals[j]),
            )
        )
    merged = [name for names in group.groups if len(names) > 1 for name in names]
    for name in (*merged, *group.withheld):
        why = "merged with another column" if name in merged else "too few people to publish"
        columns.append(
            Column(
                published_name([name]),
                "people",
                f"{meaning}: {_class_words(name)}; empty: {why}.",
                Kind.WHOLE,
                (None,) * n,
                None,
            )
        )
    return columns


def _placed(at: Sequence[int], values: Sequence[int], n: int) -> tuple[int | None, ...]:
    row: list[int | None] = [None] * n
    for i, value in zip(at, values, strict=True):
        row[i] = value
    return tuple(row)


def _class_words(name: str) -> str:
    if name in _AGE_NAMES:
        band = _AGE_NAMES[name].removeprefix("age_")
        return (
            "unknown or under 18"
            if band == "?"
            else f"{band.removesuffix('+')} and older"
            if (band.endswith("+"))
            else band.replace("-", " to ")
        )
    return name.replace("_", " ")


def _margins(report: Report, counts: Sequence[MetricCounts], total: MetricCounts) -> list[Column]:
    """How far off the counts may be, by the latest audit."""
    if report.facts.is_line:
        return []
    names = ["passing_by", "interested"] if report.measures_looking else ["passing_by"]
    columns, tz = [], report.series.query.tz
    for name in names:
        note = report.facts.audits.get(name)
        margins = tuple(None if note is None else note.percent(getattr(c, name)) for c in counts)
        whole = None if note is None else note.percent(getattr(total, name))
        meaning = f"{name} is this exact, up or down, by the audit of the kiosk."
        columns.append(Column(f"{name}_margin", "%", meaning, Kind.WHOLE, margins, whole))
        words = "not audited" if note is None else note.text(getattr(total, name), tz)
        meaning = f"The audit behind {name}_margin, and what it says of the total."
        audits = (words,) * len(counts)
        columns.append(Column(f"{name}_audit", "", meaning, Kind.TEXT, audits, words))
    return columns
