"""A file that is damaged, foreign, newer or older never stops the kiosk and is never destroyed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.core.errors import HistoryError
from kiosk.core.history import Document, HistoryQuery, Interval
from kiosk.core.types import MinuteState
from kiosk.store import schema
from kiosk.store.care import verify
from kiosk.store.damage import replace_damaged, rescued_path
from kiosk.store.database import aside_path, open_for_writing
from kiosk.store.failures import DamagedError
from kiosk.store.reader import StoredHistory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
EVER = HistoryQuery(datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC), Interval.TOTAL)


def counted(path: Path) -> int:
    with StoredHistory(path) as reader:
        return reader.series(EVER).total().visits


def fill(shop: Any, visit: Any, visits: int = 2_000) -> None:
    """A history of a few hundred pages, closed."""
    writer = shop.writer()
    writer.visits_ended([visit(n, NOON + timedelta(minutes=n)) for n in range(1, visits + 1)])
    writer.observed([MinuteState(NOON + timedelta(minutes=n), 60_000, n, 2) for n in range(300)])
    assert writer.flush(60)
    assert writer.stop(10)
    with StoredHistory(shop.path) as reader:
        reader.add_document(Document("audit", NOON, {"missed": 3}))


def damaged_files(shop: Any) -> list[Path]:
    return sorted(shop.path.parent.glob("history.damaged-*.db"))


def _truncate(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size * 2 // 3)


def _overwrite_pages(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 4096 * 3)


def _overwrite_start(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"no database at all")


def _other_content(path: Path) -> None:
    path.write_text("visits, sums\n" * 1_000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [_truncate, _overwrite_pages, _overwrite_start, _other_content, _folder],
    ids=lambda f: f.__name__,
)
def test_a_damaged_file_is_kept_aside_and_a_fresh_one_counts_on(
    shop: Any, visit: Any, expect_log: Callable[[str], None], damage: Callable[[Path], None]
) -> None:
    expect_log("history")
    fill(shop, visit)
    damage(shop.path)
    content = shop.path.read_bytes() if shop.path.is_file() else None
    writer = shop.writer()
    writer.visits_ended([visit(9_999, NOON + timedelta(days=9))])
    assert writer.flush(60)
    assert counted(shop.path) >= 1
    (kept,) = damaged_files(shop)
    if content is not None:
        assert kept.read_bytes() == content
    assert len(shop.told) == 1
    assert kept.name in shop.told[0].hint
    assert writer.stop(10)
    verify(shop.path)


@pytest.mark.parametrize("damage", [_truncate, _overwrite_pages], ids=lambda f: f.__name__)
def test_what_can_be_read_of_a_damaged_file_is_saved(
    shop: Any, visit: Any, expect_log: Callable[[str], None], damage: Callable[[Path], None]
) -> None:
    expect_log("damaged")
    fill(shop, visit)
    damage(shop.path)
    assert shop.writer().flush(60)
    assert counted(shop.path) > 200
    with StoredHistory(shop.path) as reader:
        visits = reader.visits(EVER.start, EVER.end)
        assert len(visits) <= reader.series(EVER).total().visits <= 2_000
        for saved in visits:
            assert saved == visit(saved.id.int, NOON + timedelta(minutes=saved.id.int))


@pytest.mark.parametrize("spoilt", ["gender = 'x'", "dwell_ms = -1", "started_us = 'x'"])
def test_an_open_visit_that_makes_no_sense_costs_itself_only(
    shop: Any, visit: Any, expect_log: Callable[[str], None], spoilt: str
) -> None:
    writer = shop.writer()
    writer.checkpoint([visit(1), visit(2)])
    writer.visits_ended([visit(3)])
    assert writer.stop(10)
    with closing(sqlite3.connect(shop.path)) as connection, connection:
        connection.execute(f"UPDATE open_visit SET {spoilt} WHERE id = ?", (visit(1).id.bytes,))
    expect_log("makes no sense")
    writer = shop.writer()
    writer.visits_ended([visit(4)])
    assert writer.flush()
    with StoredHistory(shop.path) as reader:
        found = reader.visits(NOON, NOON + timedelta(seconds=1))
    assert list(found) == [visit(2), visit(3), visit(4)]
    assert len(shop.told) == 1
    assert len(damaged_files(shop)) == 1


def test_everything_readable_comes_along(shop: Any, visit: Any) -> None:
    """Of a sound file that is all of it."""
    fill(shop, visit)
    with StoredHistory(shop.path) as reader:
        before = reader.visits(EVER.start, EVER.end), reader.series(EVER).total()
    aside, saved = replace_damaged(shop.path, NOON, lambda: True)
    assert saved > 4_000
    assert aside.name == "history.damaged-20260310T120000Z.db"
    with StoredHistory(shop.path) as reader:
        assert (reader.visits(EVER.start, EVER.end), reader.series(EVER).total()) == before
        assert [d.content for d in reader.documents("audit")] == [{"missed": 3}]
    verify(shop.path)


def test_a_crash_while_a_file_is_replaced_loses_nothing(shop: Any, visit: Any) -> None:
    fill(shop, visit)
    shop.path.rename(rescued_path(shop.path))  # the damaged one has gone, this was to follow
    assert shop.writer().flush(60)
    assert counted(shop.path) == 2_000


def test_an_empty_file_is_a_new_history(shop: Any, visit: Any) -> None:
    shop.path.parent.mkdir()
    shop.path.touch()
    assert counted(shop.path) == 0
    writer = shop.writer()
    writer.visits_ended([visit()])
    assert writer.flush()
    assert counted(shop.path) == 1
    assert not damaged_files(shop)


def test_a_foreign_database_is_not_touched(shop: Any, expect_log: Callable[[str], None]) -> None:
    expect_log("another program")
    shop.path.parent.mkdir()
    with closing(sqlite3.connect(shop.path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
        connection.commit()
    content = shop.path.read_bytes()
    assert shop.writer().flush(30)
    assert damaged_files(shop)[0].read_bytes() == content


# ------------------------------------------------------------------------------------ forms


def test_a_file_from_the_future_is_left_alone_and_a_stand_in_used(
    shop: Any, visit: Any, expect_log: Callable[[str], None]
) -> None:
    expect_log("newer version")
    fill(shop, visit, 10)
    with closing(sqlite3.connect(shop.path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = shop.path.read_bytes()
    for number in (1, 2):
        writer = shop.writer()
        writer.visits_ended([visit(number)])
        assert writer.flush()
        assert writer.stop(10)
        assert counted(shop.path) == number
    assert shop.path.read_bytes() == content
    assert aside_path(shop.path).is_file()
    assert "newer version" in shop.told[0].message
    with pytest.raises(HistoryError, match="newer version"):
        open_for_writing(shop.path)


@pytest.fixture
def next_form(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A version of the program that knows a column more; notes the steps."""
    steps = []

    def step(connection: sqlite3.Connection) -> None:
        steps.append(schema.VERSION)
        connection.execute("ALTER TABLE document ADD COLUMN author TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION: step})
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    return steps


def test_an_older_form_is_backed_up_and_brought_up_to_date(
    shop: Any, visit: Any, request: pytest.FixtureRequest
) -> None:
    fill(shop, visit, 10)
    form = schema.VERSION
    steps = request.getfixturevalue("next_form")
    with StoredHistory(shop.path) as reader, pytest.raises(HistoryError, match="form"):
        reader.span()
    assert shop.writer().flush()
    assert shop.writer().flush()
    assert len(steps) == 1
    assert counted(shop.path) == 10
    backup = shop.path.with_name(f"history.form{form}-backup.db")
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (form,)
        assert connection.execute("SELECT count(*) FROM visit").fetchone() == (10,)


def test_a_migration_that_fails_changes_nothing_and_the_kiosk_counts_on(
    shop: Any, visit: Any, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("cannot be used")
    fill(shop, visit, 10)

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM visit")
        connection.execute("ALTER TABLE nowhere ADD COLUMN author TEXT")

    with monkeypatch.context() as newer:
        newer.setattr(schema, "MIGRATIONS", {schema.VERSION: step})
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        writer = shop.writer()
        writer.visits_ended([visit(99)])
        assert not writer.flush(1)
        assert len(shop.told) == 1
    assert writer.flush(30)
    assert counted(shop.path) == 11


# ------------------------------------------------------------------------- rights and readers


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are those of POSIX")
def test_a_read_only_folder_is_reported_and_used_when_it_is_writable(
    shop: Any, visit: Any, expect_log: Callable[[str], None]
) -> None:
    folder = shop.path.parent
    folder.mkdir()
    root = os.geteuid() == 0
    if root:  # for root only a read-only file system is one
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)], capture_output=True
        ).returncode:
            pytest.skip("mounting is not allowed here")
    else:
        folder.chmod(0o500)
    try:
        expect_log("history")
        writer = shop.writer()
        writer.visits_ended([visit()])
        assert not writer.flush(1)
        assert len(shop.told) == 1
        assert shop.told[0].hint
        if root:
            subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        else:
            folder.chmod(0o700)
        assert writer.flush(30)
        assert counted(shop.path) == 1
    finally:
        shop.close()
        if root:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_reader_waits_for_no_writer_and_sees_whole_batches(shop: Any, visit: Any) -> None:
    fill(shop, visit, 10)
    with (
        closing(open_for_writing(shop.path)) as connection,
        StoredHistory(shop.path) as reader,
    ):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM minute")
        assert reader.series(EVER).total().visits == 10
        connection.execute("COMMIT")
        assert reader.series(EVER).total().visits == 0


def test_a_reader_notices_that_the_file_was_replaced(shop: Any, visit: Any, tmp_path: Path) -> None:
    fill(shop, visit, 10)
    copy = tmp_path / "copy.db"
    shutil.copy(shop.path, copy)
    with StoredHistory(shop.path) as reader:
        assert reader.series(EVER).total().visits == 10
        shop.path.rename(shop.path.with_name("old.db"))
        assert reader.span() is None
        assert reader.zones() == ()
        assert reader.visits(EVER.start, EVER.end) == ()
        assert reader.documents("audit") == ()
        assert reader.week_profile(EVER).hours.sum() == 0
        copy.rename(shop.path)
        assert reader.series(EVER).total().visits == 10


def test_a_reader_of_a_damaged_file_says_so(shop: Any, visit: Any) -> None:
    fill(shop, visit, 10)
    _other_content(shop.path)
    with StoredHistory(shop.path) as reader, pytest.raises(DamagedError, match="damaged"):
        reader.span()


def test_documents_are_kept_in_order_and_deleted(shop: Any) -> None:
    with StoredHistory(shop.path) as reader:
        later = reader.add_document(Document("audit", NOON + timedelta(days=1), {"n": [1, "ä"]}))
        first = reader.add_document(Document("audit", NOON, {}))
        reader.add_document(Document("certificate", NOON, {}))
        assert list(reader.documents("audit")) == [first, later]
        assert first.number != later.number
        reader.remove_document(first.number)
        reader.remove_document(12_345)
        assert list(reader.documents("audit")) == [later]
        with pytest.raises(HistoryError, match="cannot be stored"):
            reader.add_document(Document("audit", NOON, {"n": float("nan")}))


def test_no_pixels_and_no_vectors_have_a_place(shop: Any) -> None:
    """The only binary columns are ids, and sums derived from the minutes."""
    with closing(open_for_writing(shop.path)) as connection:
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        binary = {name for name, sql in tables if "BLOB" in (sql or "")}
    assert binary == {"visit", "stay", "open_visit", "open_stay", "block"}
