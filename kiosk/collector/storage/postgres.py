"""All that only PostgreSQL understands: locks, partitions, COPY.

The rest of the collector speaks SQL that Citus, TimescaleDB and CockroachDB speak, too;
docs/collector-sizing.md says what to change here for each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine

DEVICE_PARTS: Final = 4
"""Parts of a day, by hash of the device: bulk work of one day can go on in parallel."""
AHEAD_DAYS: Final = 3
"""So many days are made before they begin, so that midnight comes without a pause."""
_SCHEMA_LOCK: Final = 0x6B696F736B01
_PARTITION_LOCK: Final = 0x6B696F736B02
_PREFIX: Final = "event_d"


def lock_schema(connection: Connection) -> None:
    """Wait until nobody else changes tables; until the end of the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})


def partition_days(connection: Connection) -> set[int]:
    """Days that ``event`` has a partition for."""
    names = connection.execute(
        text(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
            "WHERE i.inhparent = to_regclass('event')"
        )
    ).scalars()
    return {int(name.removeprefix(_PREFIX)) for name in names if name.startswith(_PREFIX)}


def add_partitions(engine: Engine, days: Iterable[int]) -> None:
    """Make the partitions of days that have none; safe in several processes at once.

    A day is made aside and then attached: that lets readers of other days go on.
    """
    with engine.begin() as connection:
        # Without a limit a long question would make the ingest wait behind this.
        connection.execute(text("SET LOCAL lock_timeout = '20s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PARTITION_LOCK})
        for day in sorted(set(days) - partition_days(connection)):
            for statement in _partition_statements(day):
                connection.execute(text(statement))


def _partition_statements(day: int) -> Iterable[str]:
    name = f"{_PREFIX}{day}"
    # What a process left behind that died after detaching the day.
    yield f"DROP TABLE IF EXISTS {name}"
    yield (
        f"CREATE TABLE {name} (LIKE event INCLUDING DEFAULTS INCLUDING CONSTRAINTS) "
        "PARTITION BY HASH (device)"
    )
    for part in range(DEVICE_PARTS):
        yield (
            f"CREATE TABLE {name}_{part} PARTITION OF {name} "
            f"FOR VALUES WITH (MODULUS {DEVICE_PARTS}, REMAINDER {part})"
        )
    yield f"ALTER TABLE event ATTACH PARTITION {name} FOR VALUES FROM ({day}) TO ({day + 1})"


class Partitions:
    """Knows which days have a partition, so that most batches need not ask."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: frozenset[int] = frozenset()

    def ensure(self, days: Iterable[int]) -> None:
        """Make the partitions of days that have none."""
        wanted = frozenset(days)
        if not wanted <= self._known:
            add_partitions(self._engine, wanted)
            with self._engine.connect() as connection:
                self._known = frozenset(partition_days(connection))

    def forget(self) -> None:
        """Look again: days were deleted, or the database is another one."""
        self._known = frozenset()


def drop_partition(engine: Engine, day: int) -> None:
    """Delete a day; readers and writers of other days go on meanwhile."""
    name = f"{_PREFIX}{day}"
    with engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        # Another process may be at it, or have died at it.
        pending = alone.execute(
            text("SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = to_regclass(:name)"),
            {"name": name},
        ).scalar()
        if pending is not None:
            how = "FINALIZE" if pending else "CONCURRENTLY"
            alone.execute(text(f"ALTER TABLE event DETACH PARTITION {name} {how}"))
        alone.execute(text(f"DROP TABLE IF EXISTS {name}"))


def insert_events(
    connection: Connection, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> set[tuple[str, str]]:
    """Insert rows of ``event`` that are not there yet.

    Args:
        connection: In a transaction; all partitions exist.
        columns: Names, in the order of the values.
        rows: Values.

    Returns:
        Device and id of the rows that are new.
    """
    names = ", ".join(columns)
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE IF NOT EXISTS staged_event (LIKE event) ON COMMIT DELETE ROWS"
        )
        with cursor.copy(f"COPY staged_event ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        # In one order everywhere, so that two processes with the same records do not deadlock.
        cursor.execute(
            f"INSERT INTO event ({names}) SELECT {names} FROM staged_event "  # noqa: S608
            "ORDER BY day, device, id ON CONFLICT DO NOTHING RETURNING device, id"
        )
        return set(cursor.fetchall())


def continue_numbers(connection: Connection) -> None:
    """Let numbers that the database gives go on after those that were restored."""
    connection.execute(
        text(
            "SELECT setval(pg_get_serial_sequence('config', 'version'), max(version)) "
            "FROM config HAVING max(version) IS NOT NULL"
        )
    )
