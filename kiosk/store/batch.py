"""What is written in one transaction: visits with their sums, once each."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.history import WHOLE
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS, MetricCounts, counts_of
from kiosk.store import schema
from kiosk.store.database import transaction
from kiosk.store.people_links import without_forgotten
from kiosk.store.rows import (
    minute_of,
    read_visits,
    require_sums,
    spoilt_visit,
    stay_rows,
    visit_row,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from kiosk.core.types import Visit

MINUTES_PER_DAY: Final = 24 * 60
_all_sums = attrgetter(*COLUMNS)
_PEAKS: Final = tuple(COLUMNS.index(name) for name in PEAK_COLUMNS)


class Sums:
    """Sums by zone and minute; merging does not depend on the order."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[str, int], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._by_place)

    def __iter__(self) -> Iterator[tuple[str, int, tuple[int, ...]]]:
        return ((zone, minute, sums) for (zone, minute), sums in self._by_place.items())

    def add(self, zone: str, minute: int, sums: tuple[int, ...]) -> None:
        """Add the sums of one part, in the order of ``COLUMNS``."""
        key = (zone, minute)
        known = self._by_place.get(key)
        if known is not None:
            merged = [a + b for a, b in zip(known, sums, strict=True)]
            for peak in _PEAKS:
                merged[peak] = max(known[peak], sums[peak])
            sums = tuple(merged)
        self._by_place[key] = sums

    def add_counts(self, zone: str, minute: int, counts: MetricCounts) -> None:
        """Add the sums of one part.

        Raises:
            ValueError: They are no sums of this program.
        """
        sums = _all_sums(counts)
        require_sums(sums)
        self.add(zone, minute, sums)

    def drop_oldest(self) -> None:
        """Forget what was added first."""
        del self._by_place[next(iter(self._by_place))]


@dataclass(frozen=True, slots=True)
class PreparedVisit:
    """A visit as it is stored.

    Attributes:
        row: See ``schema.VISIT_COLUMNS``.
        stays: See ``schema.STAY_COLUMNS``.
        minute: The minute in which it ended.
        sums: What it adds to each zone, the whole picture first.
    """

    row: tuple[Any, ...]
    stays: Sequence[tuple[Any, ...]]
    minute: int
    sums: Sequence[tuple[str, tuple[int, ...]]]

    @classmethod
    def of(cls, visit: Visit) -> PreparedVisit:
        """Prepare a visit.

        Raises:
            ValueError: It contradicts itself or cannot be stored.
        """
        if (visit.interested and visit.attention_ms is None) or any(
            stay.interested and stay.attention_ms is None for stay in visit.zones
        ):
            raise ValueError("somebody interested has no attention time")
        parts = (None, *visit.zones)
        return cls(
            visit_row(visit),
            stay_rows(visit),
            minute_of(visit.ended_at),
            [(p.zone if p else WHOLE, _all_sums(counts_of(visit, p))) for p in parts],
        )

    def add_to(self, sums: Sums) -> None:
        """Add what the visit counts for."""
        for zone, counts in self.sums:
            sums.add(zone, self.minute, counts)


@dataclass(slots=True)
class Batch:
    """What goes into one transaction.

    Attributes:
        name: Unlike that of any other batch. A commit whose outcome is not known, because the
            disk failed in the middle of it, is looked up by it instead of being repeated.
        visits: Visits that ended, by id.
        sums: Everything that is counted without an id.
        open_visits: Replaces what is known of visits that have not ended; None leaves it.
        accepted: How many calls of the sink came before the end of this batch.
    """

    name: str
    visits: dict[bytes, PreparedVisit] = field(default_factory=dict)
    sums: Sums = field(default_factory=Sums)
    open_visits: Mapping[bytes, PreparedVisit] | None = None
    accepted: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.visits and not self.sums and self.open_visits is None

    def add_visit(self, visit: PreparedVisit) -> None:
        """Add a visit that ended; of several with the same id the first counts."""
        self.visits.setdefault(visit.row[0], visit)


def write(connection: sqlite3.Connection, batch: Batch) -> int:
    """Write a batch in one transaction.

    Returns:
        How many of its visits were not known before.

    Raises:
        sqlite3.Error: Nothing of it was written, or all of it; writing the same batch again
            is right in both cases.
    """
    with transaction(connection):
        if _last_batch(connection) == batch.name:
            return 0
        sums = Sums()
        for zone, minute, counts in batch.sums:
            sums.add(zone, minute, counts)
        new = 0
        for visit in batch.visits.values():
            if _insert(connection, "", without_forgotten(connection, visit.row), visit.stays):
                new += 1
                visit.add_to(sums)
            _delete_open(connection, visit.row[0])
        add_sums(connection, sums)
        if batch.open_visits is not None:
            _replace_open(connection, batch.open_visits)
        connection.execute(
            "INSERT INTO meta VALUES ('batch', ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v",
            (batch.name,),
        )
    return new


def end_open_visits(connection: sqlite3.Connection, name: str) -> int:
    """Make the visits that a former run left open into visits that ended, once.

    Args:
        connection: The history.
        name: Of the batch that this makes.

    Returns:
        How many there were.

    Raises:
        DamagedError: One of them makes no sense.
    """
    columns = ", ".join(schema.VISIT_COLUMNS)
    rows = connection.execute(f"SELECT {columns} FROM open_visit").fetchall()  # noqa: S608
    if not rows:
        return 0
    batch = Batch(name, open_visits={})
    for visit in read_visits(connection, "open_", rows):
        try:
            batch.add_visit(PreparedVisit.of(visit))
        except ValueError as error:
            raise spoilt_visit(error) from error
    return write(connection, batch)


def _last_batch(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT v FROM meta WHERE k = 'batch'").fetchone()
    return None if row is None else str(row[0])


_VISIT_MARKS: Final = ", ".join("?" * len(schema.VISIT_COLUMNS))
_STAY_MARKS: Final = ", ".join("?" * len(schema.STAY_COLUMNS))


def _insert(
    connection: sqlite3.Connection,
    kind: str,
    row: tuple[Any, ...],
    stays: Sequence[tuple[Any, ...]],
) -> bool:
    done = connection.execute(
        f"INSERT OR IGNORE INTO {kind}visit VALUES ({_VISIT_MARKS})",  # noqa: S608
        row,
    )
    if done.rowcount == 0:
        return False
    if stays:
        connection.executemany(
            f"INSERT INTO {kind}stay VALUES ({_STAY_MARKS})",  # noqa: S608
            stays,
        )
    return True


def _delete_open(connection: sqlite3.Connection, id_: bytes) -> None:
    if connection.execute("DELETE FROM open_visit WHERE id = ?", (id_,)).rowcount:
        connection.execute("DELETE FROM open_stay WHERE visit = ?", (id_,))


def _replace_open(connection: sqlite3.Connection, visits: Mapping[bytes, PreparedVisit]) -> None:
    connection.execute("DELETE FROM open_visit")
    connection.execute("DELETE FROM open_stay")
    for id_, visit in visits.items():
        known = connection.execute("SELECT 1 FROM visit WHERE id = ?", (id_,)).fetchone()
        if known is None:
            _insert(connection, "open_", without_forgotten(connection, visit.row), visit.stays)


def add_sums(connection: sqlite3.Connection, sums: Sums) -> None:
    """Add sums to their minutes; their days lose their blocks. Inside a transaction."""
    numbers = {zone: _number(connection, zone) for zone in {zone for zone, _, _ in sums}}
    connection.executemany(
        schema.upsert_minute(),
        ((numbers[zone], minute, *counts) for zone, minute, counts in sums),
    )
    days = {(numbers[zone], minute // MINUTES_PER_DAY) for zone, minute, _ in sums}
    connection.executemany(
        "DELETE FROM block WHERE zone = ? AND unit IN (60, 30, 15) AND day = ?", days
    )
    connection.executemany("INSERT OR IGNORE INTO loose VALUES (?, ?)", days)


def _number(connection: sqlite3.Connection, zone: str) -> int:
    connection.execute("INSERT OR IGNORE INTO zone (id) VALUES (?)", (zone,))
    row = connection.execute("SELECT number FROM zone WHERE id = ?", (zone,)).fetchone()
    return int(row[0])
