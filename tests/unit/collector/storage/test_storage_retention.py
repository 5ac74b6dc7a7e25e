"""Old records go, sums stay, and a record that comes again is not counted again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.collector.ingest.batch import IngestBatch, parse_batch
from kiosk.collector.ingest.transaction import store_together
from kiosk.collector.series import By, Series
from kiosk.collector.storage.postgres import partition_days
from kiosk.collector.storage.retention import (
    DAY_MS,
    Retention,
    delete_day,
    forget_refused,
    old_days,
)
from kiosk.collector.storage.tables import audit_log, event
from kiosk.core.ids import Uuid7
from tests.unit.collector.wire import NOON, SteppingClock, WireKiosk, count, visit

if TYPE_CHECKING:
    from kiosk.collector.storage.database import Database

NOW_MS = int(NOON.timestamp() * 1000)
TODAY = NOW_MS // DAY_MS


def deliver(database: Database, days_ago: int, came_days_ago: int) -> IngestBatch:
    at = NOON - timedelta(days=days_ago)
    body = json.loads(WireKiosk("kiosk-1").batch([visit(at), visit(at), count(1)], at))
    mint = Uuid7()  # one for all tests never goes back in time
    for record in body["events"]:
        record["id"] = str(mint(at))
    batch = parse_batch(json.dumps(body), NOW_MS)
    store_together(database, [batch], NOW_MS - came_days_ago * DAY_MS)
    return batch


def days(database: Database) -> set[int]:
    with database.read() as connection:
        return set(connection.execute(select(event.c.day)).scalars())


def visits(database: Database) -> int:
    span = (NOON - timedelta(days=60), NOON + timedelta(days=1))
    return Series(database).hours(None, *span, By.TOTAL)[0].counts.visits


def test_old_days_go_and_their_sums_stay(database: Database) -> None:
    old = deliver(database, days_ago=40, came_days_ago=40)
    deliver(database, days_ago=31, came_days_ago=31)
    deliver(database, days_ago=30, came_days_ago=30)
    deliver(database, days_ago=0, came_days_ago=0)
    assert visits(database) == 8
    assert old_days(database, NOW_MS, 30)[0] == TODAY - 40
    for day in old_days(database, NOW_MS, 30):
        delete_day(database, day)
    assert days(database) == {TODAY - 30, TODAY}
    assert visits(database) == 8
    # The kiosk never heard that these had arrived.
    assert store_together(database, [old], NOW_MS)[0].accepted == 3
    assert visits(database) == 8


def test_what_came_late_stays_until_its_batch_cannot_come_again(database: Database) -> None:
    deliver(database, days_ago=40, came_days_ago=1)
    assert old_days(database, NOW_MS, 30) == []
    assert old_days(database, NOW_MS + 3 * DAY_MS, 30) == [TODAY - 40]


def test_the_job_deletes_and_makes_the_next_days(database: Database) -> None:
    deliver(database, days_ago=40, came_days_ago=40)
    deliver(database, days_ago=0, came_days_ago=0)
    job = Retention(database, SteppingClock(NOON + timedelta(days=10)), keep_days=30)
    job.start()
    while TODAY - 40 in days(database):
        assert job.running
    assert job.stop(60)
    assert days(database) == {TODAY}
    if not database.is_sqlite:
        with database.read() as connection:
            assert {TODAY + 10, TODAY + 11, TODAY + 12} <= partition_days(connection)
            assert TODAY - 40 not in partition_days(connection)


def test_failed_tries_are_forgotten_and_what_was_done_is_not(database: Database) -> None:
    lines = [
        {"id": f"{what} {days}", "at_ms": NOW_MS - days * DAY_MS, "who": "", "what": what}
        for what in ("login.failed", "data-api.refused", "user.add")
        for days in (1, 89, 91, 1000)
    ]
    with database.write() as connection:
        connection.execute(audit_log.insert(), lines)
    assert forget_refused(database, NOW_MS) == 4
    with database.read() as connection:
        left = set(connection.execute(select(audit_log.c.id)).scalars())
    assert left == {line["id"] for line in lines} - {
        f"{what} {days}" for what in ("login.failed", "data-api.refused") for days in (91, 1000)
    }
