"""Steps from one form of the collector's tables to the next, for Alembic."""
