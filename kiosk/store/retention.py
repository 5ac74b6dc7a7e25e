"""What is too old to be kept, and its deletion in small steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.store.batch import MINUTES_PER_DAY
from kiosk.store.database import transaction
from kiosk.store.rows import MINUTE_US, minute_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from kiosk.core.settings import HistorySettings

VISITS_PER_STEP: Final = 500
_DAY_US: Final = MINUTES_PER_DAY * MINUTE_US
_DAYS_PER_YEAR: Final = 365.2425
_WITNESSES: Final = 3
_WITNESS_SPAN_DAYS: Final = 31


@dataclass(frozen=True, slots=True)
class Limits:
    """What is older than this is deleted.

    Attributes:
        visits_us: Visits that ended before, microseconds since 1970 UTC.
        sums_day: Sums of days before, days since 1970 UTC.
    """

    visits_us: int
    sums_day: int


def limits(
    connection: sqlite3.Connection, now: datetime, settings: HistorySettings
) -> Limits | None:
    """What the settings allow to delete; None while the present day is not certain.

    A wall clock may be years ahead or behind for a while: an empty battery, a wrong hand. Ages
    are therefore counted from a day that the history itself bears witness to. The newest three
    days with data, none of them after today, must lie within a month; then it is the newest of
    them. Otherwise it is the third newest: after a jump of the clock (or after months switched
    off) nothing is deleted on its account until the new time has lasted for three days. A clock
    that went back sees fewer days and deletes less.
    """
    rows = connection.execute(
        "SELECT day FROM block WHERE zone = 1 AND unit = 60 AND day <= ?1 "
        "UNION SELECT day FROM loose WHERE zone = 1 AND day <= ?1 ORDER BY day DESC LIMIT ?2",
        (minute_of(now) // MINUTES_PER_DAY, _WITNESSES),
    ).fetchall()
    if len(rows) < _WITNESSES:
        return None
    newest, oldest = rows[0][0], rows[-1][0]
    today = newest if newest - oldest <= _WITNESS_SPAN_DAYS else oldest
    return Limits(
        (today - settings.visits_days) * _DAY_US,
        today - round(settings.sums_years * _DAYS_PER_YEAR),
    )


def prune_step(connection: sqlite3.Connection, limit: Limits) -> int:
    """Delete a few old visits, or else one old day of sums; takes milliseconds.

    Returns:
        How many visits and days went; 0 when nothing is too old.
    """
    with transaction(connection):
        return _prune_visits(connection, limit.visits_us) or _prune_day(connection, limit.sums_day)


def _prune_visits(connection: sqlite3.Connection, before_us: int) -> int:
    old = connection.execute(
        "SELECT id FROM visit WHERE ended_us < ? ORDER BY ended_us LIMIT ?",
        (before_us, VISITS_PER_STEP),
    ).fetchall()
    connection.executemany("DELETE FROM stay WHERE visit = ?", old)
    connection.executemany("DELETE FROM visit WHERE id = ?", old)
    return len(old)


def _prune_day(connection: sqlite3.Connection, before: int) -> int:
    row = connection.execute(
        "SELECT zone, day FROM block WHERE day < ?1 "
        "UNION ALL SELECT zone, day FROM loose WHERE day < ?1 LIMIT 1",
        (before,),
    ).fetchone()
    if row is None:
        return 0
    zone, day = row
    start = day * MINUTES_PER_DAY
    connection.execute(
        "DELETE FROM minute WHERE zone = ? AND minute >= ? AND minute < ?",
        (zone, start, start + MINUTES_PER_DAY),
    )
    connection.execute("DELETE FROM block WHERE zone = ? AND day = ?", row)
    connection.execute("DELETE FROM loose WHERE zone = ? AND day = ?", row)
    return 1
