"""The tables are made and brought up to date by themselves, also by several at once."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from kiosk.collector.storage.database import Database
from kiosk.collector.storage.failures import DatabaseDamagedError, DatabaseUnavailableError
from kiosk.collector.storage.migrate import revision
from kiosk.collector.storage.tables import metadata
from kiosk.core.errors import CollectorError

_PARTS = ("event_d",)


def test_the_steps_lead_to_the_tables_of_the_program(database: Database) -> None:
    database.migrate()  # a second time
    with database.read() as connection:
        options = {
            "target_metadata": metadata,
            "compare_server_default": False,
            "include_name": lambda name, kind, _: (
                kind != "table" or not str(name).startswith(_PARTS)
            ),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
        assert revision(connection) == "0002"


def test_several_start_at_once(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    script = (
        "import sys; from kiosk.collector.storage.database import Database\n"
        "database = Database.open(sys.argv[1]); database.migrate(); database.close()"
    )
    for url in (f"sqlite:///{tmp_path / 'c.db'}", request.getfixturevalue("postgres_url")):
        processes = [subprocess.Popen([sys.executable, "-c", script, url]) for _ in range(4)]
        assert [process.wait(120) for process in processes] == [0] * 4
        database = Database.open(url)
        database.migrate()
        with database.read() as connection:
            assert revision(connection) == "0002"
        database.close()


def test_a_newer_form_is_left_alone(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CollectorError, match="newer version"):
        database.migrate()
    with database.read() as connection:
        assert revision(connection) == "9999"


def test_the_steps_are_part_of_the_wheel(tmp_path: Path) -> None:
    """An installed program has the steps at hand."""
    from hatchling.builders.wheel import WheelBuilder

    repository = Path(__file__).resolve().parents[4]
    (wheel,) = WheelBuilder(str(repository)).build(directory=str(tmp_path), versions=["standard"])
    names = zipfile.ZipFile(wheel).namelist()
    folder = "kiosk/collector/storage/migrations"
    assert f"{folder}/env.py" in names
    assert f"{folder}/versions/v0001_first.py" in names


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://host/db", "sqlite://", "sqlite:///:memory:"]
)
def test_addresses_that_are_no_database_say_so(url: str) -> None:
    with pytest.raises(CollectorError) as refused:
        Database.open(url)
    assert refused.value.hint


def test_a_server_that_is_not_there_is_unavailable() -> None:
    database = Database.open("postgresql://nobody:secret@127.0.0.1:1/none")
    assert "secret" not in database.url
    with pytest.raises(DatabaseUnavailableError):
        database.ping()
    with pytest.raises(DatabaseUnavailableError):
        database.migrate()
    database.close()


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "collector.db"
    path.write_bytes(b"no database at all" * 100)
    database = Database.open(f"sqlite:///{path}")
    with pytest.raises(DatabaseDamagedError, match="restore"):
        database.migrate()
    database.close()
    assert path.read_bytes().startswith(b"no database")
