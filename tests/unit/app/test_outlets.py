"""What happens before the queue is open is stored, and what memory could not hold is told."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from kiosk.app import outlets
from kiosk.app.headless import PlainThread
from kiosk.app.runtime import KioskRuntime
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.cloud.outbox.database import default_path as queue_path
from kiosk.core.clock import SystemClock
from kiosk.core.count_history import CountHistory
from kiosk.core.records import Draft, RecordType
from kiosk.core.settings_store import SettingsStore, default_path
from kiosk.core.today import TodayBoard

if TYPE_CHECKING:
    import pytest

WAIT_S = 30.0
CLOCK = SystemClock()
HALL = '[{name="hall",kind="http",endpoint="http://127.0.0.1:9",paused=true}]'


class Listener:
    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def stored() -> list[tuple[str, dict[str, Any]]]:
    with closing(sqlite3.connect(queue_path())) as connection:
        rows = connection.execute("SELECT type, body FROM outbox ORDER BY seq").fetchall()
    return [(kind, json.loads(body)) for kind, body in rows]


def test_records_from_before_the_queue_is_open_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlets, "_BEFORE_OPEN", 5)
    monkeypatch.setattr(outlets, "_RETRY_S", 0.1)
    store = SettingsStore(default_path())
    loaded = store.load({}, {"camera.source": "sim:quiet", "cloud.sinks": HALL})
    runtime = KioskRuntime(store, loaded, CountHistory(), TodayBoard(), Listener(), PlainThread)
    monkeypatch.setattr(runtime.engine, "start", lambda: None)
    monkeypatch.setattr(runtime.outlets.feed, "start", lambda: None)
    queue_path().parent.mkdir(parents=True, exist_ok=True)
    with closing(Outbox(queue_path(), CLOCK, limits=OutboxLimits())):
        runtime.start()  # another one holds the queue
        for number in range(8):
            data = {"total": number}
            runtime.outlets.put(Draft(RecordType.COUNT, CLOCK.utc_now(), number, data))
        end = time.monotonic() + WAIT_S
        while not runtime.health().errors:
            assert time.monotonic() < end
            time.sleep(0.05)
    while len(stored()) < 6:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert runtime.stop()
    *counts, (kind, gap) = stored()
    assert [data["total"] for _, data in counts] == [3, 4, 5, 6, 7]
    assert (kind, gap["n"], gap["types"]) == ("gap", 3, {"count": 3})
