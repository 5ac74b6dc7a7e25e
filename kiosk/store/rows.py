"""Visits as rows, and times as whole numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from kiosk.core.types import Category, Emotion, Gender, Visit, ZoneStay
from kiosk.store import schema
from kiosk.store.failures import DamagedError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

MINUTE_US: Final = 60_000_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_LARGEST: Final = 2**53
"""Sums of fewer than a thousand such values fit 64 bits, and doubles hold them exactly."""


def to_us(at: datetime) -> int:
    """Microseconds since 1970 UTC, exactly.

    Raises:
        ValueError: The time is naive.
    """
    if at.tzinfo is None:
        raise ValueError(f"the time {at} is naive")
    return (at - _EPOCH) // _MICROSECOND


def from_us(us: int) -> datetime:
    """The UTC time of microseconds since 1970."""
    return _EPOCH + us * _MICROSECOND


def minute_of(at: datetime) -> int:
    """Minutes since 1970 UTC of the minute that contains a time.

    Raises:
        ValueError: The time is naive.
    """
    return to_us(at) // MINUTE_US


def require_sums(values: Iterable[int]) -> None:
    """Refuse what no measurement can be.

    Raises:
        ValueError: A value is negative or absurdly large.
    """
    for value in values:
        if not 0 <= value < _LARGEST:
            raise ValueError(f"{value} is no duration or number of this program")


def visit_row(visit: Visit) -> tuple[Any, ...]:
    """The row of a visit.

    Raises:
        ValueError: The visit cannot be stored; nothing a camera sees leads to that.
    """
    attention = visit.attention_ms or 0
    require_sums((visit.dwell_ms, visit.stop_ms, attention, visit.tracks))
    return (
        visit.id.bytes,
        to_us(visit.started_at),
        to_us(visit.ended_at),
        visit.dwell_ms,
        visit.stop_ms,
        visit.attention_ms,
        visit.passing_by,
        visit.interested,
        visit.age,
        visit.gender.value,
        visit.emotion and visit.emotion.value,
        visit.category and visit.category.value,
        visit.tracks,
        visit.person and visit.person.bytes,
    )


def stay_rows(visit: Visit) -> list[tuple[Any, ...]]:
    """The rows of a visit's stays.

    Raises:
        ValueError: A stay cannot be stored.
    """
    for stay in visit.zones:
        require_sums((stay.dwell_ms, stay.stop_ms, stay.attention_ms or 0))
        if not stay.zone:
            raise ValueError("a stay has no zone")
    return [
        (
            visit.id.bytes,
            place,
            stay.zone,
            stay.dwell_ms,
            stay.stop_ms,
            stay.attention_ms,
            stay.passing_by,
            stay.interested,
        )
        for place, stay in enumerate(visit.zones)
    ]


def read_visits(
    connection: sqlite3.Connection, kind: str, rows: Sequence[tuple[Any, ...]]
) -> tuple[Visit, ...]:
    """Rows of ``visit`` or ``open_visit`` as visits, in their order.

    Args:
        connection: Where the stays are.
        kind: Empty, or ``open_`` for visits that have not ended.
        rows: All columns of ``schema.VISIT_COLUMNS``.

    Raises:
        DamagedError: A row is no visit.
    """
    columns = ", ".join(schema.STAY_COLUMNS[2:])
    question = f"SELECT {columns} FROM {kind}stay WHERE visit = ? ORDER BY place"  # noqa: S608
    try:
        return tuple(
            _visit(row, connection.execute(question, (row[0],)).fetchall()) for row in rows
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise spoilt_visit(error) from error


def spoilt_visit(error: Exception) -> DamagedError:
    """What is wrong with a file whose rows cannot be understood."""
    return DamagedError(
        f"the history holds a visit that makes no sense ({error})",
        "The sums by hour and day are kept apart from single visits.",
    )


def _visit(row: tuple[Any, ...], stays: Sequence[tuple[Any, ...]]) -> Visit:
    return Visit(
        id=UUID(bytes=row[0]),
        started_at=from_us(row[1]),
        ended_at=from_us(row[2]),
        dwell_ms=row[3],
        stop_ms=row[4],
        attention_ms=row[5],
        passing_by=bool(row[6]),
        interested=_answer(row[7]),
        age=row[8],
        gender=Gender(row[9]),
        emotion=None if row[10] is None else Emotion(row[10]),
        category=None if row[11] is None else Category(row[11]),
        tracks=row[12],
        zones=tuple(_stay(*stay) for stay in stays),
        person=None if row[13] is None else UUID(bytes=row[13]),
    )


def _answer(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _stay(
    zone: str, dwell: int, stop: int, attention: int | None, passing: int, interested: int | None
) -> ZoneStay:
    return ZoneStay(zone, dwell, stop, attention, bool(passing), _answer(interested))
