"""What the kiosk counted is in the history afterwards, also when it was killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from kiosk.core.history import HistoryQuery, Interval
from kiosk.store.database import default_path
from kiosk.store.reader import StoredHistory

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.core.types import Visit

WAIT_S = 120
SCENE = ("--source", "sim:crossing", "--set", "camera.pace=fast")


def _kiosk(models_dir: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--headless", *SCENE, *arguments],
        env={**os.environ, "KIOSK_MODELS": str(models_dir)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _history() -> tuple[tuple[Visit, ...], int]:
    """All single visits, and the sum of ``passing_by`` over all time."""
    long_ago, late = datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(days=2)
    with closing(StoredHistory(default_path())) as reader:
        visits = tuple(reader.visits(long_ago, late))
        series = reader.series(HistoryQuery(long_ago, late, Interval.TOTAL))
    return visits, series.total().passing_by


def test_the_visits_that_were_printed_are_the_ones_that_are_kept(
    models_dir: Path, kiosk_home: Path
) -> None:
    process = _kiosk(models_dir, "--set", "camera.loop=false")
    output, errors = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, errors
    lines: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines()]
    printed = {line["id"]: line for line in lines if line["event"] == "visit"}
    visits, passing_by = _history()
    assert len(printed) == len(visits) > 1
    assert passing_by == sum(visit.passing_by for visit in visits)
    for visit in visits:
        line = printed[str(visit.id)]
        assert line["dwell_s"] == visit.dwell_ms / 1000
        assert line["interested"] is visit.interested
        assert line["gender"] == visit.gender


def test_visits_that_were_open_when_it_was_killed_are_kept_as_well(
    models_dir: Path, kiosk_home: Path
) -> None:
    """Nobody has been away for long enough to end a visit: all of them are open."""
    process = _kiosk(models_dir, "--set", "analysis.revisit_window_s=3600")
    assert process.stdout is not None
    # Checkpoints reach the disk every five seconds of the clock on the wall.
    for line in process.stdout:
        if json.loads(line)["event"] == "count" and _checkpointed(default_path()):
            break
    process.kill()
    process.communicate(timeout=WAIT_S)
    assert _history() == ((), 0)
    next_run = _kiosk(models_dir, "--set", "camera.loop=false", "--duration", "3")
    output, errors = next_run.communicate(timeout=WAIT_S)
    assert next_run.returncode == 0, errors
    printed = {
        line["id"] for line in map(json.loads, output.splitlines()) if line["event"] == "visit"
    }
    recovered = [visit for visit in _history()[0] if str(visit.id) not in printed]
    assert recovered
    assert all(visit.dwell_ms > 0 for visit in recovered)


def _checkpointed(path: Path) -> bool:
    import sqlite3

    if not path.exists():
        return False
    with closing(sqlite3.connect(path, timeout=5)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "open_visit" not in names:
            return False
        return bool(connection.execute("SELECT count(*) FROM open_visit").fetchone()[0])
