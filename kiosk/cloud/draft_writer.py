"""Takes drafts from memory to the outbox, so that nobody who tells something has to wait."""

from __future__ import annotations

import logging
import threading
from collections import Counter, deque
from typing import TYPE_CHECKING, Final

from kiosk.cloud.outbox.rows import dump
from kiosk.core.errors import SyncError
from kiosk.core.loop import Worker
from kiosk.core.records import LOWEST_KEPT, PRIORITY, Draft, RecordType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kiosk.cloud.outbox import Outbox
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError

_log = logging.getLogger(__name__)

CAPACITY: Final = 10_000
"""Drafts in memory while the disk takes none."""
_GROUP: Final = 1000
"""Drafts in one transaction."""
_BEAT_S: Final = 1.0
_PAUSE_S: Final = 5.0
_RETAIN_EVERY_S: Final = 60.0
_STATES: Final = (RecordType.COUNT, RecordType.STATUS)
"""Types of which the newest says all that matters when there is no room."""


class DraftWriter(Worker):
    """Appends drafts in group commits: all that came while the last ones were written.

    While the outbox takes none (full disk), drafts wait in memory. Beyond its bound only the
    newest count and status stay, then the least important are given up; a gap record tells.

    Args:
        outbox: Where the records go.
        appended: Called after each commit.
        each_second: Called about every second.
        problem: Hears of failures, the first of a series.
        clock: For times.
        capacity: Most drafts in memory.
    """

    def __init__(
        self,
        outbox: Outbox,
        appended: Callable[[], None],
        each_second: Callable[[], None],
        problem: Callable[[KioskError], None],
        clock: Clock,
        capacity: int = CAPACITY,
    ) -> None:
        super().__init__("sync-writer")
        self._outbox = outbox
        self._appended = appended
        self._each_second = each_second
        self._problem = problem
        self._clock = clock
        self._capacity = capacity
        self._wake = threading.Event()
        self._lock = threading.Lock()
        # Under the lock:
        self._drafts: deque[Draft] = deque()
        self._lost: Counter[RecordType] = Counter()
        self._in_hand = 0
        # Owned by the thread:
        self._failing = False
        self._not_before = 0.0
        self._looked_at = self._retained_at = self._now()

    def put(self, draft: Draft) -> None:
        """Take a draft; returns at once."""
        with self._lock:
            self._drafts.append(draft)
            if len(self._drafts) > self._capacity:
                self._make_room()
        self._wake.set()

    @property
    def waiting(self) -> int:
        """Drafts that are not in the outbox yet."""
        with self._lock:
            return len(self._drafts) + self._in_hand

    def request_stop(self) -> None:
        """Ask the thread to end after what is in memory is written, if it can be."""
        super().request_stop()
        self._wake.set()

    def _make_room(self) -> None:
        """Give up what matters least; the caller holds the lock."""
        newest: dict[RecordType, Draft] = {}
        newest.update((draft.type, draft) for draft in self._drafts if draft.type in _STATES)
        kept = [d for d in self._drafts if newest.get(d.type, d) is d]
        surplus = len(kept) - self._capacity * 3 // 4
        for priority in range(LOWEST_KEPT):
            candidates = [d for d in kept if PRIORITY[d.type] == priority and d.type not in _STATES]
            gone = {id(draft) for draft in candidates[: max(0, surplus)]}
            surplus -= len(gone)
            kept = [draft for draft in kept if id(draft) not in gone]
        self._lost.update(draft.type for draft in self._drafts)
        self._lost.subtract(draft.type for draft in kept)
        self._drafts = deque(kept)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._beat()
            self._wake.clear()
            if self._now() >= self._not_before:
                self._write_all()
            self._keep_house()
            self._wake.wait(_BEAT_S)
            if self._failing:
                # New drafts must not wake it up again and again.
                self._stop.wait(min(_BEAT_S, max(0.0, self._not_before - self._now())))
        self._write_all()

    def _keep_house(self) -> None:
        now = self._now()
        if now - self._looked_at >= _BEAT_S:
            self._looked_at = now
            self._each_second()
        if now - self._retained_at >= _RETAIN_EVERY_S:
            self._retained_at = now
            try:
                self._outbox.retain()
            except SyncError as error:
                self._fail(error)

    def _write_all(self) -> None:
        while True:
            with self._lock:
                self._in_hand = min(_GROUP, len(self._drafts))
                group = [self._drafts.popleft() for _ in range(self._in_hand)]
            try:
                if not group or not self._write(group):
                    break
            finally:
                self._in_hand = 0
            self._beat()

    def _write(self, group: list[Draft]) -> bool:
        """Append drafts; returns whether to go on."""
        lost = self._lost_now()
        try:
            self._append([*group, *lost])
        except SyncError as error:
            with self._lock:
                self._drafts.extendleft(reversed(group))
                if len(self._drafts) > self._capacity:
                    self._make_room()
                for draft in lost:
                    self._lost.update(
                        {RecordType(name): n for name, n in draft.data["types"].items()}
                    )
            self._fail(error)
            return False
        if self._failing:
            _log.info("records are stored again")
        self._failing = False
        self._appended()
        return True

    def _append(self, drafts: Sequence[Draft]) -> None:
        try:
            self._outbox.append(drafts)
        except ValueError:
            # One of them holds what JSON cannot; the others must not go with it.
            self._outbox.append([draft for draft in drafts if _can_be_stored(draft)])

    def _lost_now(self) -> list[Draft]:
        """A record of what was given up since the last one."""
        with self._lock:
            lost, self._lost = +self._lost, Counter()
        return [memory_gap(lost, self._clock)] if lost else []

    def _fail(self, error: SyncError) -> None:
        self._not_before = self._now() + _PAUSE_S
        if not self._failing:
            self._failing = True
            _log.warning("records cannot be stored: %s", error.message)
            self._problem(error)

    def _now(self) -> float:
        return self._clock.monotonic_ns() / 1e9


def memory_gap(lost: Mapping[RecordType, int], clock: Clock) -> Draft:
    """A record of drafts that were given up before they had a number: how many of each type."""
    data = {
        "lo": 0,
        "hi": 0,
        "n": sum(lost.values()),
        "reason": "memory",
        "types": {type_.value: n for type_, n in lost.items()},
    }
    return Draft(RecordType.GAP, clock.utc_now(), clock.monotonic_ns(), data)


def _can_be_stored(draft: Draft) -> bool:
    try:
        dump(draft.data)
    except (TypeError, ValueError, RecursionError):
        _log.exception("a record of type %s cannot be stored", draft.type)
        return False
    return True
