"""The table of figures of a report's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.reports.charts import Slot, Unit, slot_name
from kiosk.reports.words import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.disclosure import Protected
    from kiosk.core.metrics import MetricCounts
    from kiosk.core.report import Report
    from kiosk.reports.words import Words

MOST_ROWS: Final = 200
"""A page with more rows than this is neither read nor printed."""

MERGED: Final = "↓"
"""Stands where the figure is part of one further down."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table ready to be shown.

    Attributes:
        heads: Names of the columns.
        rows: Texts; the first one names the row.
        total: The last row.
        quiet: Rows in which nothing happened.
        unit: What a row stands for.
        shortened: Whether rows were added up because there were too many.
        has_merged: Whether any figure stands for several rows.
        has_gaps: Whether hours without any visit were left out.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    quiet: frozenset[int]
    unit: Unit
    shortened: bool
    has_merged: bool
    has_gaps: bool


def figures(report: Report, unit: Unit, found: Sequence[Slot], words: Words) -> PageTable:
    """The figures by bucket, or by the unit of the charts when there are too many.

    Groups of people are shown by bucket only: other sums of them might tell more.
    """
    shortened = len(report.series) > MOST_ROWS
    if not shortened:
        unit = Unit(str(report.series.query.by))
        found = [
            Slot(report.series.start(i), i, report.series.counts(i))
            for i in range(len(report.series))
        ]
    columns = _columns(report)
    heads = [words.page("when"), *(words.name(name) for name in columns)]
    rows = [
        [slot_name(slot.start, unit, words), *(_cell(slot.counts, c, words) for c in columns)]
        for slot in found
    ]
    total = [words.page("total"), *(_cell(report.series.total(), c, words) for c in columns)]
    has_merged = False
    for group in () if shortened else _shown_groups(report):
        heads += [words.names(names) for names in group.groups]
        total += [words.number(int(people)) for people in group.totals]
        has_merged = has_merged or len(group.ends) < len(rows)
        _add_group(rows, group, words)
    quiet = [not (s.counts.visits or s.counts.crossed_in or s.counts.crossed_out) for s in found]
    kept = [i for i, row in enumerate(rows) if not (unit is Unit.HOUR and quiet[i] and _empty(row))]
    return PageTable(
        heads=tuple(heads),
        rows=tuple(tuple(rows[i]) for i in kept),
        total=tuple(total),
        quiet=frozenset(place for place, i in enumerate(kept) if quiet[i]),
        unit=unit,
        shortened=shortened,
        has_merged=has_merged,
        has_gaps=len(kept) < len(rows),
    )


def _empty(row: list[str]) -> bool:
    """Whether a row has no figure of its own: a span may end in an hour without visits."""
    return all(cell in ("0", MERGED, NOTHING) for cell in row[1:])


def _columns(report: Report) -> tuple[str, ...]:
    if report.facts.is_line:
        return ("crossed_in", "crossed_out")
    if not report.measures_looking:
        return ("passing_by", "dwell_time")
    return ("passing_by", "interested", "interested_share", "stop_time", "attention_time")


def _shown_groups(report: Report) -> tuple[Protected, ...]:
    if report.facts.is_line or not report.measures_looking:
        return ()
    return (report.group("gender"),)


def _cell(counts: MetricCounts, column: str, words: Words) -> str:
    if column == "interested_share":
        return words.share(counts.interested_share)
    if column.endswith("_time"):
        value: float | None = getattr(counts, f"{column}_s")
        return words.seconds(value)
    return words.number(getattr(counts, column))


def _add_group(rows: list[list[str]], group: Protected, words: Words) -> None:
    for (start, end), people in zip(group.spans(), group.values.tolist(), strict=True):
        for row in rows[start : end - 1]:
            row += [MERGED] * len(people)
        rows[end - 1] += [words.number(n) for n in people]
