"""Figures of a collector against its targets, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from kiosk.commands.bench.collector_ingest import BARE, HTTP, WRITER
from kiosk.commands.bench.collector_year import MONTH_BY_DAY
from kiosk.commands.bench.report import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from kiosk.commands.bench.collector import CollectorFigures
    from kiosk.commands.bench.machine import Machine

TARGET_SIZE: Final = 100
_CONTESTANTS: Final = (BARE, WRITER, HTTP)


def collector_targets(figures: CollectorFigures) -> list[Target]:
    """The targets of the product for a collector."""
    at_size = next(f for f in figures.ingest if f.size == TARGET_SIZE)
    month = next(q for q in figures.queries if q.name == MONTH_BY_DAY)
    share = f"{figures.name}, batches of {TARGET_SIZE}"
    found = [
        Target(
            f"{share}: whole collector relative to the bare database",
            at_size.ratio(HTTP),
            0.6,
            at_least=True,
        ),
        Target(f"{figures.name}: p95 of the {month.name}, ms", month.p95_ms, 200.0, at_least=False),
    ]
    if figures.memory is not None:
        name = f"{figures.name}: memory after {figures.memory.records} records, relative"
        found.append(Target(name, figures.memory.growth, 1.1, at_least=False))
    return found


def collector_json(machine: Machine, measured: Sequence[CollectorFigures]) -> str:
    """Everything as one JSON object."""
    return json.dumps(
        {
            "machine": asdict(machine),
            "collector": {figures.name: _plain(figures) for figures in measured},
            "targets": [
                {**asdict(target), "met": target.met}
                for figures in measured
                for target in collector_targets(figures)
            ],
        },
        indent=2,
    )


def _plain(figures: CollectorFigures) -> dict[str, Any]:
    return {
        "ingest": {
            str(f.size): {
                name: {"per_s": round(f.per_s(name)), "to_bare": round(f.ratio(name), 3)}
                for name in _CONTESTANTS
            }
            for f in figures.ingest
        },
        "queries_ms": {
            q.name: {"median": round(q.median_ms, 1), "p95": round(q.p95_ms, 1)}
            for q in figures.queries
        },
        "memory": None if figures.memory is None else asdict(figures.memory),
    }


def show_collector(
    console: Console, machine: Machine, measured: Sequence[CollectorFigures]
) -> None:
    """Everything as tables."""
    console.print(f"{machine.processor}, {machine.cores} cores; {machine.system}")
    if machine.load is not None:
        console.print(f"Load before the start: {machine.load} (near 0 is a quiet machine)")
    for figures in measured:
        _show_one(console, figures)
    for figures in measured:
        for target in collector_targets(figures):
            sign = ">=" if target.at_least else "<="
            verdict = "[green]met[/]" if target.met else "[red]missed[/]"
            console.print(
                f"{verdict}  {target.name}: {target.value:.2f} (target {sign} {target.limit})"
            )


def _show_one(console: Console, figures: CollectorFigures) -> None:
    from rich.table import Table

    table = Table(title=f"{figures.name}: records/s by size of batch (relative to the first row)")
    table.add_column("", no_wrap=True)
    for row in figures.ingest:
        table.add_column(str(row.size), justify="right", no_wrap=True)
    for name in _CONTESTANTS:
        cells = [f"{row.per_s(name):,.0f} ({row.ratio(name):.2f})" for row in figures.ingest]
        table.add_row(name, *cells)
    console.print(table)
    table = Table(title=f"{figures.name}: a year of 1,000 kiosks, ms")
    for name in ("", "median", "p95"):
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    for query in figures.queries:
        table.add_row(query.name, f"{query.median_ms:.1f}", f"{query.p95_ms:.1f}")
    console.print(table)
    if (memory := figures.memory) is not None:
        console.print(
            f"Memory of the server: {memory.start_mib:.0f} MiB, after {memory.records:,} further "
            f"records {memory.end_mib:.0f} MiB\n"
        )
