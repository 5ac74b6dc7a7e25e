"""A person who counts: time, pauses, taps and what the kiosk saw meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.audit_session import AuditSession
from kiosk.core.settings import AudienceSettings
from kiosk.core.types import Gender, Visit

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0
        self.step_s = 0.0

    def monotonic_ns(self) -> int:
        return round(self.seconds * 1e9)

    def utc_now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds + self.step_s)


def visit(number: int, start: float, end: float) -> Visit:
    return Visit(
        UUID(int=number),
        NOON + timedelta(seconds=start),
        NOON + timedelta(seconds=end),
        dwell_ms=round(1000 * (end - start)),
        stop_ms=0,
        attention_ms=0,
        passing_by=end - start >= 1,
        interested=False,
        age=None,
        gender=Gender.UNKNOWN,
        emotion=None,
        category=None,
        tracks=1,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> AuditSession:
    return AuditSession(clock, 600.0)


def test_a_pause_takes_no_time(clock: Clock, session: AuditSession) -> None:
    clock.seconds = 100
    session.pause()
    clock.seconds = 400
    assert (session.elapsed_s, session.is_paused) == (100, True)
    assert not session.tap(AuditKind.PASSING)
    session.resume()
    clock.seconds = 450
    assert session.tap(AuditKind.PASSING)

    assert session.left_s == 450
    assert [watch.seconds for watch in session.watches] == [100, 50]


def test_it_ends_by_itself(clock: Clock, session: AuditSession) -> None:
    clock.seconds = 700

    assert session.left_s == 0
    assert not session.tap(AuditKind.PASSING)
    session.pause()
    session.resume()
    assert session.is_paused


def test_a_tap_can_be_taken_back(clock: Clock, session: AuditSession) -> None:
    assert session.undo() is None
    session.tap(AuditKind.PASSING)
    session.tap(AuditKind.LOOKED)

    assert session.undo() is AuditKind.LOOKED
    assert (session.count(AuditKind.PASSING), session.count(AuditKind.LOOKED)) == (1, 0)


def test_a_step_of_the_wall_clock_ends_nothing(clock: Clock, session: AuditSession) -> None:
    clock.seconds, clock.step_s = 10, -3600

    assert session.elapsed_s == 10
    assert all(watch.seconds >= 0 for watch in session.watches)


def test_the_latest_news_of_a_visit_counts(clock: Clock, session: AuditSession) -> None:
    session.note_visits([visit(1, 10, 10.4), visit(2, 20, 24)])
    session.note_visits([visit(1, 10, 14)])
    clock.seconds = 12
    session.tap(AuditKind.PASSING)
    clock.seconds = 62
    session.tap(AuditKind.PASSING)
    clock.seconds = 600
    session.pause()
    ended = [visit(2, 20, 24), visit(3, 60, 64)]

    found = session.compare(ended, AudienceSettings())
    assert found[AuditKind.PASSING] == Agreement(matched=2, extra=1)
    never = [replace(v, passing_by=False) for v in ended]
    assert session.compare(never, AudienceSettings())[AuditKind.PASSING] == Agreement(1, 1, 0)
