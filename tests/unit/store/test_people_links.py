"""Visits that are linked to people who enrolled, and how they lose the link again."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from kiosk.core.history import HistoryQuery, Interval
from kiosk.store import schema
from kiosk.store.care import prune
from kiosk.store.damage import replace_damaged
from kiosk.store.database import open_for_writing
from kiosk.store.people_links import (
    forget_everybody,
    forget_people,
    forget_visits,
    unlink_old,
)
from kiosk.store.reader import StoredHistory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.types import Visit

ANNA = UUID("018f2f6c-aaaa-7aaa-8aaa-a1b2c3d4e5f6")
BRUNO = UUID("018f2f6c-bbbb-7bbb-8bbb-b1b2c3d4e5f6")
NOW = datetime.now(UTC).replace(microsecond=0)
EVER = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def visits(path: Path) -> dict[int, Visit]:
    with StoredHistory(path) as reader:
        return {one.id.int: one for one in reader.visits(*EVER)}


def links(path: Path) -> dict[int, UUID | None]:
    return {number: one.person for number, one in visits(path).items()}


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob("history*")))


def make_form_1(path: Path) -> None:
    """What a version wrote that knew nothing of people."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP INDEX visit_by_person")
        connection.execute("DROP TABLE forgotten")
        for table in ("visit", "open_visit"):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN person")
        connection.execute("PRAGMA user_version = 1")


def test_a_visit_keeps_its_person(shop: Any, visit: Callable[..., Visit]) -> None:
    writer = shop.writer()
    linked = visit(1, person=ANNA)
    writer.visits_ended([linked, visit(2)])
    writer.checkpoint([visit(3, person=BRUNO)])
    assert writer.flush()
    assert visits(shop.path) == {1: linked, 2: visit(2)}
    assert writer.stop(10)
    assert shop.writer().flush()  # ends what was open
    assert links(shop.path) == {1: ANNA, 2: None, 3: BRUNO}


def test_a_history_of_the_form_before_goes_on_and_is_backed_up(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1)])
    writer.checkpoint([visit(2)])
    assert writer.flush()
    assert writer.stop(10)
    make_form_1(shop.path)
    writer = shop.writer()
    writer.visits_ended([visit(3, person=ANNA)])
    assert writer.flush()
    assert visits(shop.path) == {1: visit(1), 2: visit(2), 3: visit(3, person=ANNA)}
    assert shop.path.with_name("history.form1-backup.db").is_file()
    with StoredHistory(shop.path) as reader:
        assert reader.series(HistoryQuery(*EVER, Interval.TOTAL)).total().visits == 3


def test_an_old_form_and_a_new_one_have_the_same_tables(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1)])
    assert writer.flush()
    assert writer.stop(10)
    question = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    columns = "SELECT name, type, pk FROM pragma_table_info('visit') ORDER BY cid"
    with closing(sqlite3.connect(shop.path)) as connection:
        fresh = connection.execute(question).fetchall(), connection.execute(columns).fetchall()
    make_form_1(shop.path)
    with closing(open_for_writing(shop.path)) as connection:
        names = [row[:2] for row in connection.execute(question)]
        assert names == [row[:2] for row in fresh[0]]
        assert connection.execute(columns).fetchall() == fresh[1]


def test_a_damaged_file_of_the_form_before_is_saved_too(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1), visit(2)])
    assert writer.flush()
    assert writer.stop(10)
    make_form_1(shop.path)
    _, saved = replace_damaged(shop.path, NOW, lambda: True)
    assert saved >= 2
    assert visits(shop.path) == {1: visit(1), 2: visit(2)}


# ------------------------------------------------------------------------------- forgetting


def test_a_person_is_forgotten_while_the_kiosk_writes(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    anna, bruno = visit(1, NOW, person=ANNA), visit(2, NOW, person=BRUNO)
    writer.visits_ended([anna, bruno])
    writer.checkpoint([visit(3, NOW, person=ANNA)])
    assert writer.flush()
    assert forget_people(shop.path, [ANNA]) == 2
    # Still open, and waiting, in the memory of the running kiosk:
    writer.checkpoint([visit(3, NOW, person=ANNA), visit(4, NOW, person=BRUNO)])
    writer.visits_ended([visit(5, NOW, person=ANNA)])
    assert writer.flush()
    assert forget_people(shop.path, [ANNA]) == 0
    assert writer.stop(10)
    assert shop.writer().flush()
    assert links(shop.path) == {1: None, 2: BRUNO, 3: None, 4: BRUNO, 5: None}
    assert visits(shop.path)[1] == dataclasses.replace(anna, person=None)


def test_a_visit_that_begins_after_the_erasure_may_be_linked_again(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    """The correction of a mistake says nothing about what comes later."""
    writer = shop.writer()
    assert writer.flush()
    assert forget_people(shop.path, [ANNA]) == 0
    later = NOW + timedelta(minutes=10)
    writer.visits_ended([visit(1, later, started_at=later, person=ANNA)])
    assert writer.flush()
    assert links(shop.path) == {1: ANNA}


def test_nothing_of_a_forgotten_id_is_left_in_the_files(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    for number in range(1, 200):
        writer.visits_ended([visit(number, NOW, person=ANNA)])
        writer.checkpoint([visit(1000 + number, NOW, person=ANNA)])
        if number % 40 == 0:
            assert writer.flush()
    assert writer.stop(10)
    assert ANNA.bytes in bytes_on_disk(shop.path)
    forget_people(shop.path, [ANNA])
    content = bytes_on_disk(shop.path)
    assert len(content) > 10_000
    assert ANNA.bytes not in content
    assert str(ANNA).encode() not in content
    assert ANNA.hex.encode() not in content


def test_everybody_is_forgotten_also_who_is_known_nowhere_else(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1, NOW, person=ANNA), visit(2, NOW)])
    writer.checkpoint([visit(3, NOW, person=BRUNO)])
    assert writer.flush()
    assert forget_everybody(shop.path) == 2
    writer.visits_ended([visit(3, NOW, person=BRUNO)])
    assert writer.flush()
    assert links(shop.path) == {1: None, 2: None, 3: None}
    assert ANNA.bytes not in bytes_on_disk(shop.path)


def test_a_mistake_unlinks_the_visits_of_its_time_only(
    shop: Any, visit: Callable[..., Visit]
) -> None:
    writer = shop.writer()
    minute = timedelta(minutes=1)
    earlier, mistaken = visit(1, NOW - 9 * minute, person=ANNA), visit(2, NOW, person=ANNA)
    writer.visits_ended([earlier, mistaken, visit(3, NOW, person=BRUNO)])
    writer.checkpoint([visit(4, NOW, person=ANNA)])
    assert writer.flush()
    assert forget_visits(shop.path, ANNA, NOW - minute, NOW) == 2
    writer.visits_ended([visit(4, NOW, person=ANNA)])  # was open
    writer.visits_ended([visit(5, NOW, person=ANNA)])  # was in memory
    assert writer.flush()
    assert links(shop.path) == {1: ANNA, 2: None, 3: BRUNO, 4: None, 5: None}


def test_without_a_history_there_is_nothing_to_forget(shop: Any) -> None:
    assert forget_people(shop.path, [ANNA]) == 0
    assert forget_visits(shop.path, ANNA, *EVER) == 0
    assert forget_everybody(shop.path) == 0
    assert not shop.path.exists()
    shop.writer().flush()
    assert forget_people(shop.path, []) == 0


# -------------------------------------------------------------------------------- retention


def test_links_are_cut_when_they_are_too_old(shop: Any, visit: Callable[..., Visit]) -> None:
    writer = shop.writer()
    day = timedelta(days=1)
    shop.clock.now = NOW
    writer.visits_ended(
        [visit(1, NOW - 8 * day, person=ANNA), visit(2, NOW - 6 * day, person=ANNA)]
    )
    assert writer.flush()

    def after(days: int, number: int) -> dict[int, UUID | None]:
        """The links after the writer has looked for old ones."""
        writer.keep_links(days)
        for further in (number, number + 1):  # what a turn writes comes before its look
            writer.visits_ended([visit(further, NOW)])
            assert writer.flush()
        return {number: links(shop.path)[number] for number in (1, 2)}

    assert after(0, 10) == {1: ANNA, 2: ANNA}
    assert after(7, 20) == {1: None, 2: ANNA}


def test_the_command_line_cuts_old_links_too(shop: Any, visit: Callable[..., Visit]) -> None:
    writer = shop.writer()
    writer.visits_ended([visit(1, NOW - timedelta(days=9), person=ANNA)])
    assert writer.flush()
    prune(shop.path, NOW, shop.settings, link_days=10)
    assert links(shop.path) == {1: ANNA}
    prune(shop.path, NOW, shop.settings, link_days=8)
    assert links(shop.path) == {1: None}


@pytest.mark.parametrize(("days_ago", "left"), [(4, 0), (2, 1)])
def test_marks_of_the_forgotten_go_after_some_days(shop: Any, days_ago: int, left: int) -> None:
    assert shop.writer().flush()
    forget_people(shop.path, [ANNA])
    with closing(open_for_writing(shop.path)) as connection:
        unlink_old(connection, datetime.now(UTC) + timedelta(days=days_ago), 0)
        assert connection.execute("SELECT count(*) FROM forgotten").fetchone() == (left,)


def test_links_are_found_without_reading_all_visits(shop: Any) -> None:
    assert shop.writer().flush()
    with closing(open_for_writing(shop.path)) as connection:
        for question in (
            "UPDATE visit SET person = NULL "
            "WHERE person = x'00' AND ended_us >= 5 AND started_us <= 7",
            "UPDATE visit SET person = NULL WHERE person IS NOT NULL AND ended_us < 5",
        ):
            plan = str(connection.execute(f"EXPLAIN QUERY PLAN {question}").fetchall())
            assert "visit_by_person" in plan
    assert schema.VISIT_COLUMNS[-1] == "person"
