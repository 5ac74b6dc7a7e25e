"""Runs the steps on the connection that ``kiosk.collector.storage.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from kiosk.collector.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    # SQLite undoes changes of tables with the transaction, too; Alembic does not expect it.
    transactional_ddl=True,
)
# The transaction is the caller's: all steps or none.
context.run_migrations()
