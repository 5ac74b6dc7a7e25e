"""Sums and audits are told once, again when they change, and from the past to who is new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.app.history_keeper import HistoryKeeper
from kiosk.app.hour_records import HourRecords
from kiosk.core.clock import SystemClock
from kiosk.core.history import Document
from kiosk.core.problems import ProblemLog
from kiosk.core.records import RecordType
from kiosk.core.settings import HistorySettings, Settings
from kiosk.core.sinks import Sink, SinkKind
from kiosk.core.today import TodayBoard
from kiosk.core.types import Gender, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)


class SetClock(SystemClock):
    """A wall clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = NOON

    def utc_now(self) -> datetime:
        return self.now


class Notes:
    """Remembers in memory."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def recall(self, name: str) -> str | None:
        return self.texts.get(name)

    def remember(self, name: str, value: str) -> None:
        self.texts[name] = value


def settings(*names: str) -> Settings:
    sinks = tuple(Sink(name=n, kind=SinkKind.HTTP, endpoint="https://hq.example") for n in names)
    plain = Settings()
    return plain.model_copy(update={"cloud": plain.cloud.model_copy(update={"sinks": sinks})})


def visit(number: int, at: datetime) -> Visit:
    return Visit(
        UUID(int=number), at, at, 4000, 0, 0, True, False, None, Gender.UNKNOWN, None, None, 1
    )


class Bench:
    """A real history, and what is told of it."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.notes = Notes()
        self.keeper = HistoryKeeper(
            HistorySettings(), TodayBoard(UTC), ProblemLog(self.clock), self.clock
        )
        self.keeper.start()
        self.hours = HourRecords(self.keeper.ask, self.notes, self.clock)

    def write(self, *visits: Visit) -> None:
        self.keeper.writer.visits_ended(visits)
        assert self.keeper.writer.flush()

    def told(self, *names: str) -> list[tuple[str, int]]:
        """Hour and visits of each record."""
        return [
            (str(data["hour"]), data["zones"][""]["visits"])
            for type_, _, data in self.hours.untold(settings(*names))
            if type_ is RecordType.HOUR
        ]


@pytest.fixture
def bench(kiosk_home: object) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    assert bench.keeper.stop(20)


def test_an_hour_is_told_once_when_it_is_over(bench: Bench) -> None:
    bench.write(visit(1, NOON), visit(2, NOON))
    assert bench.told("hq") == []
    bench.clock.now = NOON + timedelta(minutes=33)
    assert bench.told("hq") == []  # somebody may still come back within the hour's last visit
    bench.clock.now = NOON + timedelta(minutes=40)
    assert bench.told("hq") == [("2026-06-01T12:00:00Z", 2)]
    assert bench.told("hq") == []


def test_an_hour_that_changed_is_told_again(bench: Bench) -> None:
    bench.write(visit(1, NOON))
    bench.clock.now = NOON + timedelta(hours=5)
    assert bench.told("hq") == [("2026-06-01T12:00:00Z", 1)]
    bench.write(visit(2, NOON))
    assert bench.told("hq") == [("2026-06-01T12:00:00Z", 2)]


def test_who_is_new_gets_the_past(bench: Bench) -> None:
    bench.write(visit(1, NOON - timedelta(days=20)), visit(2, NOON - timedelta(days=200)))
    assert bench.told("hq") == [("2026-05-12T12:00:00Z", 1)]
    assert bench.told("hq") == []
    assert bench.told("hq", "other") == [("2026-05-12T12:00:00Z", 1)]
    assert bench.told() == []


def test_the_last_hour_before_a_long_pause_is_not_forgotten(bench: Bench) -> None:
    assert bench.told("hq") == []
    bench.write(visit(1, NOON))
    bench.clock.now = NOON + timedelta(minutes=5)
    assert bench.told("hq") == []
    bench.clock.now = NOON + timedelta(days=9)
    assert bench.told("hq") == [("2026-06-01T12:00:00Z", 1)]


def test_what_was_told_is_not_taken_from_a_damaged_memory(bench: Bench) -> None:
    bench.write(visit(1, NOON))
    bench.clock.now = NOON + timedelta(hours=5)
    bench.notes.texts["told-history"] = '{"hours": [1]}'
    assert bench.told("hq") == [("2026-06-01T12:00:00Z", 1)]
    assert bench.told("hq") == []


def test_an_audit_is_told_once(bench: Bench) -> None:
    document = Document("audit", NOON, {"version": 1, "verdict": "fine"})
    assert bench.keeper.writer.flush()
    bench.keeper.ask(lambda reader: reader.add_document(document))
    told = list(bench.hours.untold(settings("hq")))
    assert [(type_, dict(data)) for type_, _, data in told] == [
        (RecordType.AUDIT, {"version": 1, "verdict": "fine"})
    ]
    assert list(bench.hours.untold(settings("hq"))) == []
