"""An index by day: a month of the fleet reads that month, however many years are kept."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index."""
    op.create_index(op.f("ix_day_day_zone"), "day", ["day", "zone"], unique=False)
