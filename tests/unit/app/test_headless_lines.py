"""The lines of the headless kiosk, and what becomes of it when nobody takes them."""

from __future__ import annotations

import io
import json

from kiosk.app.headless import JsonLines
from kiosk.core.health import SyncState, SyncStatus
from kiosk.core.types import PeopleCount


class _Refusing(io.StringIO):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


def test_each_line_is_one_json_object() -> None:
    stream = io.StringIO()
    lines = JsonLines(stream)
    lines.count_changed(PeopleCount(3, 1, 1, 1))
    for _ in range(2):  # told once
        lines.sync_status(SyncStatus(SyncState.RETRYING, last_error="no network"))
    count, sync = map(json.loads, stream.getvalue().splitlines())
    assert count["people"] == 3
    assert sync["error"] == "no network"


def test_it_ends_when_nobody_reads_any_more() -> None:
    lines = JsonLines(_Refusing(BrokenPipeError()))
    lines.count_changed(PeopleCount(1, 0, 0, 1))
    assert lines.finished.is_set()


def test_a_full_disk_does_not_end_it() -> None:
    lines = JsonLines(_Refusing(OSError(28, "No space left on device")))
    lines.count_changed(PeopleCount(1, 0, 0, 1))
    assert not lines.finished.is_set()
