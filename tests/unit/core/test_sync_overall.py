"""One state for all destinations, for the line that the public sees."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.core.health import SyncState
from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState, SinkStatus, overall

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def status(name: str, state: SinkState, **values: object) -> SinkStatus:
    return SinkStatus(name, SinkKind.HTTP, state, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), SyncState.OFF),
        ((SinkState.PAUSED,), SyncState.OFF),
        ((SinkState.IDLE, SinkState.PAUSED), SyncState.IDLE),
        ((SinkState.IDLE, SinkState.SENDING), SyncState.SENDING),
        ((SinkState.SENDING, SinkState.REFUSED), SyncState.RETRYING),
        ((SinkState.HALTED,), SyncState.RETRYING),
        ((SinkState.MISSING_EXTRA,), SyncState.RETRYING),
    ],
)
def test_the_worst_state_is_told(states: tuple[SinkState, ...], expected: SyncState) -> None:
    sinks = [status(f"s{i}", state) for i, state in enumerate(states)]
    assert overall(sinks).state is expected


def test_numbers_are_put_together() -> None:
    both = overall(
        [
            status("a", SinkState.IDLE, acknowledged=3, last_success_at=NOON, round_trip_ms=5.0),
            status(
                "b",
                SinkState.RETRYING,
                acknowledged=4,
                last_success_at=NOON - timedelta(1),
                next_try_at=NOON,
                last_error="no route",
            ),
        ]
    )
    assert (both.published, both.last_success_at, both.next_try_at) == (7, NOON, NOON)
    assert both.last_error == "b: no route"
    assert both.round_trip_ms == 5.0
