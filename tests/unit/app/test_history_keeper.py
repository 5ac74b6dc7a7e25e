"""What today's board knows from before the start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.app.history_keeper import HistoryKeeper
from kiosk.core.clock import SystemClock
from kiosk.core.problems import ProblemLog
from kiosk.core.settings import HistorySettings
from kiosk.core.today import TodayBoard
from kiosk.core.types import Gender, Visit

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Noon(SystemClock):
    """It is noon."""

    def utc_now(self) -> datetime:
        return NOON


def visit(number: int) -> Visit:
    """Somebody was there in the morning."""
    at = NOON - timedelta(hours=2)
    return Visit(
        UUID(int=number), at, at, 4000, 0, 0, True, False, None, Gender.UNKNOWN, None, None, 1
    )


def run(board: TodayBoard, *ended: Visit, left_open: tuple[Visit, ...] = ()) -> None:
    """A run of the kiosk in which visits end before the history is open."""
    keeper = HistoryKeeper(HistorySettings(), board, ProblemLog(Noon()), Noon())
    board.enter(ended)
    keeper.writer.visits_ended(ended)
    keeper.start()
    assert keeper.writer.flush()
    keeper.writer.checkpoint(left_open)
    assert keeper.stop(20)


@pytest.mark.usefixtures("kiosk_home")
def test_today_goes_on_after_a_restart_and_counts_nobody_twice() -> None:
    first = TodayBoard(UTC)
    run(first, visit(1), visit(2), left_open=(visit(3),))
    assert first.counts(NOON).passing_by == 2
    second = TodayBoard(UTC)
    run(second, visit(4))
    assert second.counts(NOON).passing_by == 4
    third = TodayBoard(UTC)
    run(third)
    assert third.counts(NOON).passing_by == 4
