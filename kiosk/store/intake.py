"""What waits to be written: bounded, filled by any thread, emptied by the writer."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import uuid4

from kiosk.core.history import WHOLE
from kiosk.core.metrics import counts_of_crossing, counts_of_minute
from kiosk.store.batch import Batch, PreparedVisit, Sums
from kiosk.store.rows import minute_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kiosk.core.types import Crossing, MinuteState, Visit

_log = logging.getLogger(__name__)

MOST_VISITS: Final = 20_000
MOST_SUMS: Final = 50_000
_T = TypeVar("_T")
_R = TypeVar("_R")


class Intake:
    """Collects the next batch while the former one is being written.

    It is bounded, because the disk may be full for weeks. Above ``most_visits`` the oldest
    visits become sums: they count, only their single rows are gone. Above ``most_sums`` (more
    than a month of minutes) the oldest sums go as well.

    Attributes:
        accepted: How many times something was taken.
        merged: Visits of which only the sums are left.
        lost: Sums that were dropped.
    """

    def __init__(self, most_visits: int = MOST_VISITS, most_sums: int = MOST_SUMS) -> None:
        self.accepted = 0
        self.merged = 0
        self.lost = 0
        self._most_visits = most_visits
        self._most_sums = most_sums
        self._lock = threading.Lock()
        self._visits: dict[bytes, PreparedVisit] = {}
        self._sums = Sums()
        self._open_visits: Sequence[Visit] | None = None

    def add_visits(self, visits: Iterable[Visit]) -> None:
        """Take visits that ended."""
        prepared = _usable(PreparedVisit.of, visits)
        with self._lock:
            for visit in prepared:
                self._visits.setdefault(visit.row[0], visit)
            self._accept()

    def add_crossings(self, crossings: Iterable[Crossing]) -> None:
        """Take crossings of lines."""
        with self._lock:
            _usable(
                lambda c: self._sums.add_counts(c.line, minute_of(c.at), counts_of_crossing(c)),
                crossings,
            )
            self._accept()

    def add_minutes(self, states: Iterable[MinuteState]) -> None:
        """Take what was observed in parts of minutes."""
        with self._lock:
            _usable(
                lambda s: self._sums.add_counts(WHOLE, minute_of(s.minute), counts_of_minute(s)),
                states,
            )
            self._accept()

    def replace_open(self, visits: Sequence[Visit]) -> None:
        """Take what is known of visits that have not ended."""
        with self._lock:
            self._open_visits = tuple(visits)
            self._accept()

    def take(self, *, with_open: bool) -> Batch:
        """All that waits, as a batch; nothing waits any more.

        Args:
            with_open: Take the open visits as well, if there are new ones.
        """
        with self._lock:
            batch = Batch(uuid4().hex, self._visits, self._sums)
            open_visits = self._open_visits if with_open else None
            # A batch that leaves something behind proves nothing about what came before it.
            batch.accepted = self.accepted if with_open or self._open_visits is None else 0
            self._visits, self._sums = {}, Sums()
            if with_open:
                self._open_visits = None
        if open_visits is not None:
            prepared = _usable(PreparedVisit.of, open_visits)
            batch.open_visits = {visit.row[0]: visit for visit in prepared}
        return batch

    def _accept(self) -> None:
        self.accepted += 1
        while len(self._visits) > self._most_visits:
            self._visits.pop(next(iter(self._visits))).add_to(self._sums)
            self.merged += 1
        while len(self._sums) > self._most_sums:
            self._sums.drop_oldest()
            self.lost += 1


def _usable(work: Callable[[_T], _R], items: Iterable[_T]) -> list[_R]:
    """Do the work for each item; one that cannot be stored must not keep the others out."""
    results = []
    for item in items:
        try:
            results.append(work(item))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            _log.error("left out of the history: %s (%s)", error, type(item).__name__)
    return results
