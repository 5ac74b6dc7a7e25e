"""Batches may come twice, overlap and overtake each other: the tables are the same."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.collector.ingest import erasing
from kiosk.collector.ingest.batch import IngestBatch, parse_batch
from kiosk.collector.ingest.transaction import store_together
from kiosk.collector.series import By, Series
from kiosk.collector.storage.database import Database
from kiosk.collector.storage.tables import event as events
from kiosk.core.ids import Uuid7
from kiosk.core.metrics import COLUMNS, MetricCounts, counts_of, total
from kiosk.core.record_data import hour_data, visit_data
from kiosk.core.types import Category, Emotion, Gender, Visit, ZoneStay
from tests.unit.collector import wire
from tests.unit.collector.table_content import clear, content
from tests.unit.collector.wire import NOON, WireKiosk, count, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOW_MS = int(NOON.timestamp() * 1000)
PEOPLE = [UUID(int=0x0190F3C27D1E7ABC8DEF000000000000 + i) for i in range(3)]
MORNING = NOON - timedelta(hours=30)


def random_visit(dice: random.Random) -> Visit:
    def durations() -> dict[str, Any]:
        dwell = dice.randint(0, 60_000)
        looked = dice.choice([None, dice.randint(0, dwell)])
        passing = dice.random() < 0.8
        interested = None if looked is None else passing and dice.random() < 0.5
        times = {"dwell_ms": dwell, "stop_ms": dice.randint(0, dwell), "attention_ms": looked}
        return times | {"passing_by": passing, "interested": interested}

    ended = MORNING + timedelta(seconds=dice.randint(0, 29 * 3600))
    return Visit(
        id=Uuid7()(ended),
        started_at=ended - timedelta(minutes=1),
        ended_at=ended,
        age=dice.choice([None, round(dice.uniform(18, 80), 1)]),
        gender=dice.choice(list(Gender)),
        emotion=dice.choice([None, *Emotion]),
        category=dice.choice([None, *Category]),
        tracks=1,
        zones=tuple(
            ZoneStay(zone, **durations()) for zone in ("door", "till")[: dice.randint(0, 2)]
        ),
        person=dice.choice([None, None, *PEOPLE]),
        **durations(),
    )


def random_record(dice: random.Random) -> tuple[str, dict[str, Any]]:
    kind = dice.choice(["visit"] * 6 + ["count", "status", "hour", "erasure", "identified"])
    if kind == "visit":
        return kind, visit_data(random_visit(dice))
    if kind == "count":
        return count(dice.randint(0, 9), dice.randint(0, 9))
    if kind == "hour":
        at = MORNING.replace(minute=0) + timedelta(hours=dice.randint(0, 29))
        sums = {
            zone: MetricCounts(**{name: dice.randint(0, 50) for name in COLUMNS})
            for zone in ("", "door", "line")[: dice.randint(1, 3)]
        }
        return kind, hour_data(at, sums)
    if kind == "erasure":
        much = dice.choice(["person", "person", "everything"])
        return kind, {"kind": much, "people": [str(dice.choice(PEOPLE))], "receipt": None}
    if kind == "identified":
        return kind, {"person": str(dice.choice(PEOPLE)), "group": "", "confidence": 0.9}
    config = {"version": dice.randint(1, 2), "state": "applied", "reason": str(dice.random())}
    told = {"phase": "running", "version": "1", "uptime_s": dice.randint(0, 9), "config": config}
    return kind, told | {"problems": [], "sinks": []}


def kiosks(dice: random.Random, records: int) -> list[dict[str, Any]]:
    """What two kiosks say in three epochs: whole batches, their records in order."""
    said = []
    for device in ("kiosk-1", "kiosk-2", "kiosk-2"):
        kiosk = WireKiosk(device)
        at = NOON + timedelta(milliseconds=dice.randint(0, 10**6))
        said.append(
            dict(json.loads(kiosk.batch([random_record(dice) for _ in range(records)], at)))
        )
        for i, event in enumerate(said[-1]["events"]):
            event["ts"] = written(at + timedelta(milliseconds=i))
    return said


def part(whole: dict[str, Any], low: int, high: int) -> IngestBatch:
    events = whole["events"][low:high]
    seqs = {"first_seq": events[0]["seq"], "last_seq": events[-1]["seq"]}
    batch = parse_batch(json.dumps(whole | seqs | {"events": events}), NOW_MS + 10**7)
    assert not batch.rejected
    return batch


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A database for all examples, emptied before each."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('once') / 'collector.db'}"
    else:
        server = request.getfixturevalue("postgres")
        server.run("CREATE DATABASE once")
        url = server.url("once")
    database = Database.open(url)
    database.migrate()
    yield database
    database.close()


@given(st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_order_and_repetition_gives_the_same_tables(
    shared: Database, data: st.DataObject
) -> None:
    dice = random.Random(data.draw(st.integers(0, 2**32)))
    said = kiosks(dice, records=data.draw(st.integers(1, 25)))
    clear(shared)
    for whole in said:
        store_together(shared, [part(whole, 0, len(whole["events"]))], NOW_MS)
    expected = content(shared)

    clear(shared)
    pieces = [part(whole, 0, len(whole["events"])) for whole in said]
    for _ in range(data.draw(st.integers(0, 12))):
        whole = dice.choice(said)
        low = dice.randrange(len(whole["events"]))
        pieces.append(part(whole, low, dice.randint(low + 1, len(whole["events"]))))
    dice.shuffle(pieces)
    accepted = 0
    while pieces:
        group = [pieces.pop() for _ in range(min(len(pieces), dice.randint(1, 4)))]
        accepted += sum(s.accepted for s in store_together(shared, group, NOW_MS))
    assert content(shared) == expected
    assert accepted >= len(expected["event"])


@given(st.integers(0, 2**32))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_sums_are_those_of_the_visits(shared: Database, seed: int) -> None:
    dice = random.Random(seed)
    visits = [random_visit(dice) for _ in range(60)]
    clear(shared)
    body = WireKiosk("kiosk-1").batch([("visit", visit_data(visit)) for visit in visits])
    batch = parse_batch(body, NOW_MS)
    store_together(shared, [batch, batch], NOW_MS)
    store_together(shared, [batch], NOW_MS)
    series = Series(shared)
    for zone in ("", "door", "till"):
        expected = _by_hour(visits, zone)
        for by in By:
            found = series.hours("kiosk-1", MORNING - timedelta(days=1), NOON, by, zone)
            assert total(bucket.counts for bucket in found) == total(expected.values())
        hours = series.hours(None, MORNING - timedelta(days=1), NOON, By.HOUR, zone)
        assert {b.start: b.counts for b in hours if b.counts != MetricCounts()} == {
            at: sums for at, sums in expected.items() if sums != MetricCounts()
        }


def _by_hour(visits: Sequence[Visit], zone: str) -> dict[datetime, MetricCounts]:
    """What counting by hand gives, with the data as they travel."""
    sums: dict[datetime, MetricCounts] = {}
    for visit in visits:
        at = visit.ended_at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        for stay in [None] if not zone else [s for s in visit.zones if s.zone == zone]:
            sums[at] = sums.get(at, MetricCounts()) + counts_of(visit, stay)
    return sums


def test_an_hour_replaces_what_visits_added_until_a_newer_one(shared: Database) -> None:
    clear(shared)
    dice = random.Random(1)
    visit = visit_data(random_visit(dice)) | {"ended_at": "2026-11-21T10:30:00.000Z"}
    hour = {"hour": "2026-11-21T10:00:00Z", "zones": {"": {"visits": 7}, "line": {"crossed_in": 2}}}
    newer = {"hour": "2026-11-21T10:00:00Z", "zones": {"": {"visits": 9}}}
    kiosk = WireKiosk("kiosk-1")
    records = [("visit", visit), ("hour", hour), ("visit", visit), ("hour", newer)]
    bodies = [parse_batch(kiosk.batch([record]), NOW_MS) for record in records]
    series = Series(shared)
    day = (NOON.replace(hour=0), NOON.replace(hour=0) + timedelta(days=1))

    def visits(zone: str = "", column: str = "visits") -> int:
        (bucket,) = series.hours(None, *day, By.TOTAL, zone)
        return int(getattr(bucket.counts, column))

    store_together(shared, [bodies[0]], NOW_MS)
    assert visits() == 1
    store_together(shared, [bodies[1]], NOW_MS)
    assert (visits(), visits("line", "crossed_in")) == (7, 2)
    store_together(shared, [bodies[2]], NOW_MS)
    assert visits() == 7
    store_together(shared, [bodies[3]], NOW_MS)
    assert (visits(), visits("line", "crossed_in")) == (9, 0)
    assert series.zones(None) == []


def test_who_consents_again_is_told_again(shared: Database) -> None:
    clear(shared)
    kiosk, person = WireKiosk("kiosk-1"), str(PEOPLE[0])
    seen = ("identified", {"person": person, "group": "", "confidence": 0.9})
    erasure = ("erasure", {"kind": "consent", "people": [person], "receipt": None})
    first, erased, again = (
        parse_batch(kiosk.batch([record]), NOW_MS) for record in (seen, erasure, seen)
    )
    for batch in (erased, first, again, first):
        store_together(shared, [batch], NOW_MS)
    kinds = [row[5] for row in content(shared)["event"]]
    assert kinds == ["'erasure'", "'identified'"]
    store_together(shared, [parse_batch(kiosk.batch([erasure]), NOW_MS)], NOW_MS)
    assert [row[5] for row in content(shared)["event"]] == ["'erasure'", "'erasure'"]


def test_erasing_everything_also_forgets_people_whom_it_does_not_name(shared: Database) -> None:
    clear(shared)
    kiosk, other = WireKiosk("kiosk-1"), WireKiosk("kiosk-2")
    named, unnamed = (str(person) for person in PEOPLE[:2])

    def seen(person: str) -> list[tuple[str, dict[str, Any]]]:
        return [
            ("identified", {"person": person, "group": "", "confidence": 0.9}),
            wire.visit(NOON, person=person),
        ]

    late = parse_batch(kiosk.batch(seen(unnamed)), NOW_MS)
    before = parse_batch(kiosk.batch([*seen(named), *seen(unnamed)]), NOW_MS)
    everything = ("erasure", {"kind": "everything", "people": [named], "receipt": None})
    erasure = parse_batch(kiosk.batch([everything]), NOW_MS)
    after = parse_batch(kiosk.batch(seen(unnamed)), NOW_MS)
    elsewhere = parse_batch(other.batch(seen(unnamed)), NOW_MS)
    for batch in (elsewhere, before, erasure, late, after):
        store_together(shared, [batch], NOW_MS)
    with shared.read() as connection:
        rows = connection.execute(select(events).order_by(events.c.id)).all()
    kept = [(row.device, row.type, row.person, row.data.get("person")) for row in rows]
    assert sorted(kept, key=str) == sorted(
        [
            *[("kiosk-1", "visit", None, None)] * 3,
            ("kiosk-1", "erasure", None, None),
            *[(name, "identified", unnamed, unnamed) for name in ("kiosk-1", "kiosk-2")],
            *[(name, "visit", unnamed, unnamed) for name in ("kiosk-1", "kiosk-2")],
        ],
        key=str,
    )


def test_more_visits_are_emptied_than_fit_into_memory_at_once(
    shared: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear(shared)
    monkeypatch.setattr(erasing, "_CHANGED_AT_ONCE", 3)
    kiosk = WireKiosk("kiosk-1")
    visits = [wire.visit(NOON, person=str(PEOPLE[0])) for _ in range(8)]
    nobody: list[str] = []
    everything = ("erasure", {"kind": "everything", "people": nobody, "receipt": None})
    for records in (visits, [everything]):
        store_together(shared, [parse_batch(kiosk.batch(records), NOW_MS)], NOW_MS)
    with shared.read() as connection:
        people = select(events.c.person).where(events.c.type == "visit")
        assert list(connection.execute(people).scalars()) == [None] * 8
