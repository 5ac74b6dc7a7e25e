"""``kiosk bench --collector`` measures a real collector, and tells how far the targets are met."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from rich.console import Console
from sqlalchemy import func, select

from kiosk.collector.storage.database import Database
from kiosk.collector.storage.tables import event
from kiosk.commands.bench.collector import CollectorFigures, MemoryFigures
from kiosk.commands.bench.collector_ingest import BARE, HTTP, WRITER, IngestFigures, measure_ingest
from kiosk.commands.bench.collector_records import DEVICES, Fleet
from kiosk.commands.bench.collector_report import (
    collector_json,
    collector_targets,
    show_collector,
)
from kiosk.commands.bench.collector_server import running
from kiosk.commands.bench.collector_year import MONTH_BY_DAY, QueryFigures
from kiosk.commands.bench.machine import Machine

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FIGURES = CollectorFigures(
    "SQLite",
    tuple(
        IngestFigures(size, {BARE: (1e-5,) * 3, WRITER: (2e-5,) * 3, HTTP: (1e-5, 5e-5, 2e-5)})
        for size in (1, 100)
    ),
    (QueryFigures(MONTH_BY_DAY, tuple(float(ms) for ms in range(1, 41))),),
    MemoryFigures(1000, 100.0, 120.0),
)
MACHINE = Machine("processor", 2, "system", {}, 0.5)


def test_figures_are_medians_of_ratios() -> None:
    ingest, month, memory = collector_targets(FIGURES)
    assert (ingest.value, ingest.met) == (0.5, False)
    assert (round(month.value), month.met) == (39, True)
    assert (memory.value, memory.met) == (1.2, False)


def test_the_report_names_every_figure() -> None:
    text = io.StringIO()
    show_collector(Console(file=text, width=120), MACHINE, [FIGURES])
    for part in ("100,000 (1.00)", "50,000 (0.50)", MONTH_BY_DAY, "120 MiB", "missed", "met"):
        assert part in text.getvalue()
    report = json.loads(collector_json(MACHINE, [FIGURES]))
    assert report["collector"]["SQLite"]["ingest"]["100"][HTTP] == {"per_s": 50000, "to_bare": 0.5}
    assert [target["met"] for target in report["targets"]] == [False, True, False]


def test_every_record_of_the_bench_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.commands.bench.collector_ingest.TURNS", 1)
    monkeypatch.setattr("kiosk.commands.bench.collector_ingest._BLOCK_S", 0.01)
    bare, writer = (Database.open(f"sqlite:///{tmp_path / name}") for name in ("a.db", "b.db"))
    served = f"sqlite:///{tmp_path / 'c.db'}"
    for database in (bare, writer):
        database.migrate()
    with running(served, tmp_path) as server:
        figures = measure_ingest(server, bare, writer, 50, Fleet())
        assert server.rss_mib > 0
    assert all(figures.per_s(name) > 0 for name in (BARE, WRITER, HTTP))
    third = Database.open(served)
    counts = []
    for database in (bare, writer, third):
        with database.read() as connection:
            counts.append(connection.execute(select(func.count()).select_from(event)).scalar_one())
        database.close()
    assert counts[0] > 0
    assert counts[0] % 50 == counts[1] % 50 == (counts[2] - DEVICES) % 50 == 0
