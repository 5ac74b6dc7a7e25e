"""Brings a database to the present form of the tables, once, however many ask for it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from kiosk.collector.storage import postgres
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.collector.storage.database import Database

_PACKAGE: Final = "kiosk.collector.storage.migrations"


def upgrade(database: Database, target: str = "head") -> None:
    """Carry out what is missing, in one transaction.

    SQLite lets one process write at a time; on PostgreSQL a lock of our own does the same.

    Args:
        database: Where to.
        target: Form of the tables that is wanted.

    Raises:
        CollectorError: See ``Database.migrate``.
    """
    config = Config()
    config.set_main_option("script_location", str(files(_PACKAGE)).replace("%", "%%"))
    with database.write() as connection:
        if not database.is_sqlite:
            postgres.lock_schema(connection)
        _refuse_newer(MigrationContext.configure(connection).get_current_revision(), config)
        _refuse_newer(None if target == "head" else target, config)
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _refuse_newer(wanted: str | None, config: Config) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if wanted is not None and wanted not in known:
        raise CollectorError(
            "the database was made by a newer version of the program",
            "Install that version, or use a new database.",
        )


def revision(connection: Connection) -> str | None:
    """Form of the tables that a database has; None when it is empty."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
