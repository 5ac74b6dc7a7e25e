"""Answers questions about the history, while it is being written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.errors import HistoryError
from kiosk.core.history import WHOLE, Document, HistorySeries, Interval, WeekProfile
from kiosk.core.metrics import COLUMNS
from kiosk.store import schema
from kiosk.store.batch import MINUTES_PER_DAY
from kiosk.store.blocks import UNITS_MIN, merge_runs, read_minutes, read_units
from kiosk.store.buckets import edges, local_labels
from kiosk.store.database import (
    is_present_form,
    open_for_reading,
    open_for_writing,
    transaction,
    usable_path,
)
from kiosk.store.failures import history_error
from kiosk.store.rows import MINUTE_US, from_us, read_visits, to_us

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from kiosk.core.history import HistoryQuery
    from kiosk.core.types import Visit

_HOURS_PER_WEEK: Final = 7 * 24
_HOUR_S: Final = 3_600
_OBSERVATION: Final = [COLUMNS.index("visits"), COLUMNS.index("observed_ms")]
# Hours from Monday 00:00 to 1970-01-01 00:00, a Thursday.
_EPOCH_HOUR: Final = 3 * 24


class StoredHistory:
    """The history of a file: a ``HistoryReader`` with a read-only connection of its own.

    For one thread. The file need not exist yet, and may be replaced while this is in use.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is opened before the first question.

        Args:
            path: The database, see ``database.default_path``.
        """
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[Path, int, int] | None = None

    def __enter__(self) -> StoredHistory:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file; the next question opens it again."""
        connection, self._connection, self._identity = self._connection, None, None
        if connection is not None:
            connection.close()

    def span(self) -> tuple[datetime, datetime] | None:
        """First and last minute (UTC) with data; None when there is none."""
        with self._view() as connection:
            minutes = [] if connection is None else _extent(connection)
        if not minutes:
            return None
        return from_us(min(minutes) * MINUTE_US), from_us(max(minutes) * MINUTE_US)

    def zones(self) -> Sequence[str]:
        """Ids of all zones and lines with data, in alphabetical order."""
        with self._view() as connection:
            if connection is None:
                return ()
            rows = connection.execute(
                "SELECT id FROM zone WHERE id <> '' AND EXISTS "
                "(SELECT 1 FROM minute WHERE minute.zone = zone.number) ORDER BY id"
            )
            return tuple(row[0] for row in rows)

    def series(self, query: HistoryQuery) -> HistorySeries:
        """A range in buckets.

        Sums are kept by UTC minute; each belongs to the bucket in which its minute begins.
        """
        starts = edges(query)
        with self._view() as connection:
            sums = _bucket_sums(connection, query.zone, starts)
        return HistorySeries(starts, dict(zip(COLUMNS, sums, strict=True)), query)

    def week_profile(self, query: HistoryQuery) -> WeekProfile:
        """A range folded into a week.

        An hour was observed when frames were analysed in any part of it; zones have no
        observation of their own and share that of the whole picture.
        """
        with self._view() as connection:
            inside = _narrowed(query, connection)
            if inside is None:
                empty = np.zeros((len(COLUMNS), _HOURS_PER_WEEK), np.int64)
                return _profile(empty, np.zeros(_HOURS_PER_WEEK, np.int64), query)
            starts = edges(inside)
            sums = _bucket_sums(connection, query.zone, starts)
            observed = (
                sums[_OBSERVATION].any(axis=0)
                if query.zone == WHOLE
                else _observed(connection, starts)
            )
        hours = (local_labels(starts[:-1], query.tz, _HOUR_S) + _EPOCH_HOUR) % _HOURS_PER_WEEK
        order = np.argsort(hours, kind="stable")
        labels, folded = merge_runs(hours[order], sums[:, order])
        table = np.zeros((len(COLUMNS), _HOURS_PER_WEEK), np.int64)
        table[:, labels] = folded
        return _profile(
            table, np.bincount(hours[observed], minlength=_HOURS_PER_WEEK).astype(np.int64), query
        )

    def visits(self, start: datetime, end: datetime, limit: int = 10_000) -> Sequence[Visit]:
        """Single visits that ended in ``start <= ended_at < end``, oldest first."""
        columns = ", ".join(schema.VISIT_COLUMNS)
        with self._view() as connection:
            if connection is None:
                return ()
            rows = connection.execute(
                f"SELECT {columns} FROM visit WHERE ended_us >= ? AND ended_us < ? "  # noqa: S608
                "ORDER BY ended_us, id LIMIT ?",
                (to_us(start), to_us(end), limit),
            ).fetchall()
            return read_visits(connection, "", rows)

    def documents(self, kind: str) -> Sequence[Document]:
        """All documents of a kind, oldest first."""
        with self._view() as connection:
            if connection is None:
                return ()
            rows = connection.execute(
                "SELECT kind, at_us, content, number FROM document WHERE kind = ? "
                "ORDER BY at_us, number",
                (kind,),
            ).fetchall()
        return tuple(Document(k, from_us(at), json.loads(text), n) for k, at, text, n in rows)

    def add_document(self, document: Document) -> Document:
        """Store a document durably; returns it with its number."""
        try:
            text = json.dumps(document.content, ensure_ascii=False, allow_nan=False)
            at_us = to_us(document.at)
        except (TypeError, ValueError) as error:
            raise HistoryError(f"the {document.kind} cannot be stored ({error})") from error
        row = (document.kind, at_us, text)
        with self._change() as connection:
            done = connection.execute(
                "INSERT INTO document (kind, at_us, content) VALUES (?, ?, ?)", row
            )
            number = done.lastrowid
        assert number is not None
        return Document(document.kind, document.at, json.loads(text), number)

    def remove_document(self, number: int) -> None:
        """Delete a document; nothing happens when there is none."""
        with self._change() as connection:
            connection.execute("DELETE FROM document WHERE number = ?", (number,))

    @contextmanager
    def _view(self) -> Iterator[sqlite3.Connection | None]:
        """One state of the data for all questions asked inside; None while there is no file."""
        path = usable_path(self._path)
        try:
            connection = self._opened(path)
            if connection is None:
                yield None
                return
            with transaction(connection, "DEFERRED"):
                yield connection
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise history_error(error, path) from error

    def _opened(self, path: Path) -> sqlite3.Connection | None:
        try:
            stat = path.stat()
        except FileNotFoundError:
            self.close()
            return None
        identity = (path, stat.st_dev, stat.st_ino)
        if self._connection is None or identity != self._identity:
            self.close()
            connection = open_for_reading(path)
            if not is_present_form(connection):
                has_tables = connection.execute("PRAGMA user_version").fetchone()[0]
                connection.close()
                if has_tables:
                    raise HistoryError(
                        "the history is being brought to the form of this version",
                        "Try again in a moment.",
                    )
                return None
            self._connection, self._identity = connection, identity
        return self._connection

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """A short transaction of its own; SQLite lets it wait for the writer's."""
        path = usable_path(self._path)
        try:
            with closing(open_for_writing(path)) as connection:
                connection.execute("PRAGMA busy_timeout = 10000")
                with transaction(connection):
                    yield connection
        except (sqlite3.Error, OSError) as error:
            raise history_error(error, path) from error


def _extent(connection: sqlite3.Connection) -> list[int]:
    """First and last minute of every zone."""
    minutes = []
    for (zone,) in connection.execute("SELECT number FROM zone").fetchall():
        for end in ("min", "max"):  # one at a time SQLite looks at one row only
            row = connection.execute(
                f"SELECT {end}(minute) FROM minute WHERE zone = ?",  # noqa: S608
                (zone,),
            ).fetchone()
            minutes += [] if row[0] is None else [row[0]]
    return minutes


def _observed(
    connection: sqlite3.Connection | None, starts: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which buckets were observed; the whole picture is zone 1."""
    observed = np.zeros(len(starts) - 1, np.bool_)
    if connection is not None:
        minutes, parts = _read(connection, 1, starts // 60)
        seen = minutes[parts[_OBSERVATION].any(axis=0)]
        observed[np.searchsorted(starts // 60, seen, "right") - 1] = True
    return observed


def _bucket_sums(
    connection: sqlite3.Connection | None, zone: str, starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Sums of all buckets, (columns, n)."""
    sums = np.zeros((len(COLUMNS), len(starts) - 1), np.int64)
    if connection is None:
        return sums
    row = connection.execute("SELECT number FROM zone WHERE id = ?", (zone,)).fetchone()
    if row is None:
        return sums
    edges_min = starts // 60
    minutes, parts = _read(connection, row[0], edges_min)
    if len(minutes):
        buckets, merged = merge_runs(np.searchsorted(edges_min, minutes, "right") - 1, parts)
        sums[:, buckets] = merged
    return sums


def _read(
    connection: sqlite3.Connection, zone: int, edges_min: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The coarsest rows that no edge cuts."""
    start, end = int(edges_min[0]), int(edges_min[-1])
    unit = next((u for u in UNITS_MIN if not (edges_min[1:-1] % u).any()), None)
    if unit is None:
        return read_minutes(connection, zone, start, end, loose_only=False)
    head = min(-(-start // unit) * unit, end)
    tail = max(end // unit * unit, head)
    pieces = [
        read_minutes(connection, zone, start, head, loose_only=False),
        *([read_units(connection, zone, unit, head, tail)] if tail > head else []),
        read_minutes(connection, zone, tail, end, loose_only=False),
    ]
    used = [piece for piece in pieces if len(piece[0])] or pieces[:1]
    if len(used) == 1:
        return used[0]
    times, sums = zip(*used, strict=True)
    return np.concatenate(times), np.concatenate(sums, axis=1)


def _narrowed(query: HistoryQuery, connection: sqlite3.Connection | None) -> HistoryQuery | None:
    """The part of a range in which there may be data; None when there is none."""
    minutes = [] if connection is None else _extent(connection)
    if not minutes:
        return None
    # A day more on both sides, so that no hour of the range is cut.
    start = max(query.start, from_us((min(minutes) - MINUTES_PER_DAY) * MINUTE_US))
    end = min(query.end, from_us((max(minutes) + MINUTES_PER_DAY) * MINUTE_US))
    if start >= end:
        return None
    return replace(query, start=start, end=end, by=Interval.HOUR)


def _profile(
    table: NDArray[np.int64], hours: NDArray[np.int64], query: HistoryQuery
) -> WeekProfile:
    columns = {name: table[i].reshape(7, 24) for i, name in enumerate(COLUMNS)}
    return WeekProfile(columns, hours.reshape(7, 24), query)
