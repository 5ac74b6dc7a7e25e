"""Single records are deleted after their time; the sums by hour and day stay."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, true, tuple_, update

from kiosk.collector.storage import postgres
from kiosk.collector.storage.database import translated
from kiosk.collector.storage.tables import audit_log, device, event, hour
from kiosk.core.errors import CollectorError
from kiosk.core.loop import Worker

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

_log = logging.getLogger(__name__)

DAY_MS: Final = 86_400_000
SETTLED_MS: Final = 3 * DAY_MS
"""A record is kept for so long after it came, however old it is: its batch may come again."""
_REFUSED: Final = ("login.failed", "data-api.refused")
"""Lines of the audit log that anybody can cause, as often as the limits allow."""
_REFUSED_DAYS: Final = 90
"""So long they are kept. What was really done stays."""
_EVERY_S: Final = 3600.0
_STEP: Final = 5_000
"""Records deleted by one transaction of SQLite, so that the ingest waits for a moment only."""
_HOURS: Final = 24


class Retention(Worker):
    """Deletes what is too old, once an hour; on PostgreSQL also makes the next days.

    Several processes may do so at once.
    """

    def __init__(self, database: Database, clock: Clock, keep_days: int) -> None:
        """Prepare.

        Args:
            database: Migrated.
            clock: Tells the age of records.
            keep_days: Records whose id is older are deleted.
        """
        super().__init__("retention")
        self._database = database
        self._clock = clock
        self._keep_days = keep_days

    def _run(self) -> None:
        while not self._stop.is_set():
            self._beat()
            now_ms = int(self._clock.utc_now().timestamp() * 1000)
            try:
                if not self._database.is_sqlite:
                    with translated():
                        today = now_ms // DAY_MS
                        self._database.partitions.ensure(range(today, today + postgres.AHEAD_DAYS))
                deleted = self._delete(now_ms)
                forget_refused(self._database, now_ms)
            except CollectorError as error:
                _log.info("old records could not be deleted: %s", error.message)
            else:
                if deleted:
                    _log.info("records of %d days were deleted", deleted)
            self._stop.wait(_EVERY_S)

    def _delete(self, now_ms: int) -> int:
        deleted = 0
        for day in old_days(self._database, now_ms, self._keep_days):
            if self._stop.is_set():
                break
            delete_day(self._database, day)
            self._beat()
            deleted += 1
        return deleted


def forget_refused(database: Database, now_ms: int) -> int:
    """Delete old lines of the audit log about tries that failed; says how many.

    Raises:
        DatabaseUnavailableError: The database is gone, locked or full.
    """
    old = audit_log.delete().where(
        audit_log.c.what.in_(_REFUSED), audit_log.c.at_ms < now_ms - _REFUSED_DAYS * DAY_MS
    )
    with database.write() as connection:
        return connection.execute(old).rowcount


def old_days(database: Database, now_ms: int, keep_days: int) -> list[int]:
    """Days (since 1970) whose records may go, the oldest first.

    Raises:
        DatabaseUnavailableError: The database is gone, locked or full.
    """
    limit = now_ms // DAY_MS - keep_days
    with database.read() as connection:
        return [
            day
            for day in _days_before(database, connection, limit)
            if (_received(connection, day) or 0) < now_ms - SETTLED_MS
        ]


def _days_before(database: Database, connection: Connection, limit: int) -> list[int]:
    if not database.is_sqlite:
        return sorted(day for day in postgres.partition_days(connection) if day < limit)
    days: list[int] = []
    # From day to day along the index; DISTINCT would read every record.
    found = connection.execute(select(func.min(event.c.day))).scalar()
    while found is not None and found < limit:
        days.append(found)
        found = connection.execute(
            select(func.min(event.c.day)).where(event.c.day > found)
        ).scalar()
    return days


def _received(connection: Connection, day: int) -> int | None:
    return connection.execute(
        select(func.max(event.c.received_ms)).where(event.c.day == day)
    ).scalar()


def delete_day(database: Database, day: int) -> None:
    """Delete the records of a day.

    Its hours are sealed before: should a record of it come once more, nobody could tell that
    it was counted already.

    Raises:
        DatabaseUnavailableError: The database is gone, locked or full.
    """
    with database.write() as connection:
        connection.execute(
            update(hour)
            .where(
                hour.c.device.in_(select(device.c.id)),
                hour.c.hour.between(day * _HOURS, day * _HOURS + _HOURS - 1),
                hour.c.sealed.is_not(true()),
            )
            .values(sealed=True)
        )
    if not database.is_sqlite:
        with translated():
            postgres.drop_partition(database.engine, day)
            database.partitions.forget()
        return
    keys = tuple_(event.c.day, event.c.device, event.c.id)
    some = select(event.c.day, event.c.device, event.c.id).where(event.c.day == day).limit(_STEP)
    deleted = _STEP
    while deleted == _STEP:
        with database.write() as connection:
            deleted = connection.execute(event.delete().where(keys.in_(some))).rowcount
