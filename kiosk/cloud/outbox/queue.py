"""The durable queue of records, for the running kiosk."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from kiosk.cloud.outbox import batches, cursors, standing
from kiosk.cloud.outbox import erasure as erasing
from kiosk.cloud.outbox.database import empty_log, free_bytes, give_back, used_bytes
from kiosk.cloud.outbox.gaps import report
from kiosk.cloud.outbox.keeper import Keeper
from kiosk.cloud.outbox.meta import clock_is_ok, get_meta, is_sweep_due, set_clock_ok, set_meta
from kiosk.cloud.outbox.retention import drop_least, drop_letters, drop_old
from kiosk.cloud.outbox.rows import insert, last_seq, prepare

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kiosk.cloud.delivery import Batch, BatchLimits
    from kiosk.cloud.outbox.values import Loss, OutboxLimits, StoredState, Waiting
    from kiosk.core.clock import Clock
    from kiosk.core.errors import SyncError
    from kiosk.core.records import Draft
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SinkState

_T = TypeVar("_T")

_FLOOR_BYTES: Final = 16 * 1024 * 1024
"""So much may wait however little of the disk is free, as long as anything is."""
_SLACK: Final = 0.95
"""When too much waits, so much of what is allowed may stay; else each record drops another."""
_SPARE_BYTES: Final = 16 * 1024 * 1024
"""Free pages that the file keeps for what comes next, while the disk has space."""
_BYTES_AT_ONCE: Final = 32 * 1024 * 1024
"""So many are given back at most; nobody waits for it for long."""
_PREFIX: Final = "of the engine: "


class Outbox:
    """Keeps records from ``append`` until every sink has passed them; for any thread.

    A record is on the disk when ``append`` returns, whatever happens to the process or the power
    afterwards; so is what ``settle`` notes. One process holds the queue; others look at it and
    change single things (``kiosk.cloud.desk``).

    Every method may raise ``SyncError``; then nothing of what it was to do was done.

    Args:
        path: The database; made if there is none.
        clock: Labels batches and tells ages.
        limits: How much may wait.
        disk: Tells total and free bytes of the disk that holds a folder.

    Raises:
        SyncError: It cannot be opened, or another process holds it.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        limits: OutboxLimits,
        disk: Callable[[Path], tuple[int, int]] | None = None,
    ) -> None:
        self._clock = clock
        self._limits = limits
        self._disk = disk or _total_and_free
        self._lock = threading.RLock()
        self._keeper = Keeper(path, clock)
        self._keeper.stock_reserve()
        self._device = ""
        self._attended: tuple[Sink, ...] = ()
        # Number of the first record that a sink waits for, as it was found last.
        self._first: dict[str, int] = {}

    @property
    def path(self) -> Path:
        """The database."""
        return self._keeper.path

    @property
    def epoch(self) -> UUID:
        """Within which sequence numbers count; another one after the file was replaced."""
        with self._lock:
            return self._keeper.numbering.epoch

    def close(self) -> None:
        """Release the files; may be called more than once."""
        with self._lock:
            self._keeper.close()

    # ------------------------------------------------------------------ what comes in

    def attend(self, sinks: Sequence[Sink], device: str) -> None:
        """Make the queue follow the settings.

        A new sink waits for what is recorded from now on. One that is in the settings no more
        keeps what waits for it until :meth:`forget`, and goes on there when it comes back.

        Args:
            sinks: All configured sinks, paused ones included.
            device: Id of this kiosk, for batches that are made from now on.
        """

        def follow(connection: sqlite3.Connection) -> bool:
            cursors.attend(connection, sinks)
            loss = self._keeper.take_loss(connection)
            if loss is not None:
                self._report(connection, loss)
            return is_sweep_due(connection)

        with self._lock:
            self._attended, self._device = tuple(sinks), device
            self._first.clear()
            if self.write(follow):
                self._sweep()

    def append(self, drafts: Sequence[Draft]) -> int:
        """Store records, all or none; they are on the disk when this returns.

        Records that no configured sink wants are not stored.

        Returns:
            Number of the last record within the epoch, an earlier one if none was stored.

        Raises:
            ValueError: A draft holds what JSON cannot; it never will be stored.
            SyncError: They could not be stored, such as on a full disk.
        """
        with self._lock:
            wanted = {t for sink in self._attended for t in sink.wanted_types}
            rows_of = [draft for draft in drafts if draft.type in wanted]
            base = self._keeper.numbering.base
            if not rows_of:
                return self.read(last_seq) - base
            right = self.read(clock_is_ok)
            rows = [prepare(draft, self._keeper.mint, right) for draft in rows_of]

            def store(connection: sqlite3.Connection) -> int:
                insert(connection, rows)
                cursors.count_in(connection, rows)
                set_meta(connection, "last_id", rows[-1].id.hex())
                return last_seq(connection)

            end = self._access(lambda: self._keeper.write(store))
            self._keeper.follow(end, rows[-1].id.hex())
            return end - base

    def limit(self, limits: OutboxLimits) -> None:
        """Allow more or less from the next :meth:`retain` on."""
        with self._lock:
            self._limits = limits

    def set_clock_ok(self, right: bool) -> None:
        """Mark records from now on by whether the clock is right; until the next start."""
        with self._lock:
            if self.read(clock_is_ok) != right:
                self.write(lambda connection: set_clock_ok(connection, right))

    # ------------------------------------------------------------------ what goes out

    def next_batch(self, sink: str, limits: BatchLimits) -> Batch | None:
        """The batch that is under way to a sink, as it was; else the next one.

        A new batch is on the disk before this returns. Dead letters that are to be sent once
        more go first, alone.

        Returns:
            None when nothing waits.
        """

        def take(connection: sqlite3.Connection) -> Batch | None:
            numbering = self._keeper.numbering
            stamp = (self._device, self._clock.utc_now(), self._keeper.mint)
            again = batches.repeat(connection, sink, numbering.base)
            return again or batches.make(connection, sink, limits, numbering, stamp)

        with self._lock:
            waiting = self.read(lambda connection: standing.waiting(connection, sink)[1])
            if not waiting.depth and not waiting.letters:
                return None
            return self.write(take)

    def settle(self, batch: Batch, rejected: Mapping[UUID, tuple[int, str]]) -> None:
        """A batch has arrived; what every sink has passed is deleted in the same step.

        Args:
            batch: As :meth:`next_batch` gave it.
            rejected: Records that will never be taken, by id, with status and reason; they
                become dead letters.
        """
        with self._lock:
            now, numbering = self._clock.utc_now(), self._keeper.numbering
            self.write(lambda c: batches.settle(c, batch, rejected, numbering, now))

    def divide(self, batch: Batch, keep: int) -> None:
        """Give a batch up that was not taken; the next one has at most ``keep`` records."""
        with self._lock:
            self.write(lambda connection: batches.divide(connection, batch, keep))

    # ------------------------------------------------------------------ how it stands

    def note(
        self,
        sink: str,
        *,
        state: SinkState,
        fails: int = 0,
        next_try_at: datetime | None = None,
        last_error: str = "",
        hint: str = "",
    ) -> None:
        """Keep what a sink is doing, for the next start and for other processes."""
        with self._lock:
            old = self.state(sink)
            if old is None:
                return
            new = replace(
                old,
                state=state,
                fails=fails,
                next_try_at=next_try_at,
                last_error=last_error,
                hint=hint,
            )
            if new != old:
                self.write(lambda connection: standing.note(connection, new))

    def state(self, sink: str) -> StoredState | None:
        """What the store knows of a sink; None for an unknown one."""
        found = self.read(lambda connection: standing.states(connection, sink))
        return found[0] if found else None

    def states(self) -> tuple[StoredState, ...]:
        """What the store knows of all sinks, those that were removed included, by name."""
        return self.read(standing.states)

    def waiting(self, sink: str) -> Waiting:
        """What a sink has still to take; costs the same however much that is."""
        with self._lock:
            cursor, waiting = self.read(lambda c: standing.waiting(c, sink))
            if not waiting.depth:
                return waiting
            after = max(cursor, self._first.get(sink, 1) - 1)
            first = self.read(lambda c: standing.first_waiting(c, sink, after))
            if first is None:
                return waiting
            self._first[sink] = first[0]
            return replace(waiting, oldest_at=first[1])

    def take_wishes(self) -> frozenset[str]:
        """Sinks that other processes asked to try now, since the last call."""
        with self._lock:
            asked = self.read(standing.wishes)
            return self.write(standing.take_wishes) if asked else asked

    def take_notices(self) -> Sequence[SyncError]:
        """What happened to the file since the last call, for the operator."""
        with self._lock:
            notices, self._keeper.notices = self._keeper.notices, []
            return notices

    def recall(self, key: str) -> str | None:
        """A small value of the engine; None when there is none."""
        return self.read(lambda connection: get_meta(connection, _PREFIX + key))

    def remember(self, key: str, value: str) -> None:
        """Keep a small value of the engine."""
        self.write(lambda connection: set_meta(connection, _PREFIX + key, value))

    # ------------------------------------------------------------------ what is given up

    def retain(self) -> int:
        """Give up what is too old or too much, the least important first; gap records tell.

        To be called now and then, such as once a minute.

        Returns:
            How many records were given up.
        """
        limits, base = self._limits, self._keeper.numbering.base
        dropped = self._drop(lambda c: drop_letters(c, limits.letters, limits.age, self._clock))
        with self._lock:
            trusted = self.read(clock_is_ok)
        if trusted:
            dropped += self._drop(lambda c: drop_old(c, limits.age, self._clock, base))
        with self._lock:
            missing = self._missing_bytes()
            allowed = self._allowed_bytes(missing)
            if self.read(used_bytes) > allowed:
                goal = int(allowed * _SLACK)
                dropped += self._drop(lambda c: drop_least(c, used_bytes(c) - goal, base))
            self._give_back(0 if missing else _SPARE_BYTES)
            self.read(empty_log)
            if not missing:
                self._keeper.stock_reserve()
        return dropped

    def erase_people(self, people: Collection[UUID]) -> int:
        """Take people out of what waits; numbers and ids of the records stay.

        Returns:
            How many records and dead letters were changed.
        """
        with self._lock:
            changed = self.write(lambda connection: erasing.erase_people(connection, people))
            self.read(empty_log)
        return changed

    def forget(self, sink: str) -> int:
        """Forget a sink that is in the settings no more.

        Returns:
            How many records it had not received.
        """
        with self._lock:
            count = self.write(lambda connection: cursors.forget(connection, sink))
            self._sweep()
            return count

    # ------------------------------------------------------------------ for the desk

    def read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Ask the database, alone."""
        with self._lock:
            return self._access(lambda: self._keeper.read(work))

    def write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Change the database in one transaction, alone."""
        with self._lock:
            return self._access(lambda: self._keeper.write_from_reserve(work))

    def _access(self, work: Callable[[], _T]) -> _T:
        """Do something; if the file turns out to be damaged, the sinks go on with the new one."""
        before = self._keeper.replaced
        try:
            return work()
        finally:
            if self._keeper.replaced != before:
                self.attend(self._attended, self._device)

    def _sweep(self) -> None:
        position: int | None = 0
        while position is not None:
            position = self.write(partial(cursors.sweep, after=position))

    def _drop(self, step: Callable[[sqlite3.Connection], Loss | None]) -> int:
        """Repeat a step of giving up until there is nothing more to do."""
        total = 0

        def work(connection: sqlite3.Connection) -> int:
            loss = step(connection)
            if loss is None:
                return 0
            self._report(connection, loss)
            return loss.count

        while count := self.write(work):
            total += count
        return total

    def _report(self, connection: sqlite3.Connection, loss: Loss) -> None:
        keeper = self._keeper
        report(connection, loss, self._clock, keeper.mint, clock_is_ok(connection))

    def _missing_bytes(self) -> int:
        """How much the disk lacks of what is to stay free."""
        total, free = self._disk(self.path.parent)
        return max(0, min(self._limits.spare_bytes, int(total * self._limits.spare_share)) - free)

    def _allowed_bytes(self, missing: int) -> int:
        """How much of the database may be in use now."""
        # Free pages can be given back; only the rest has to come from what is in use.
        missing -= self.read(free_bytes)
        if missing <= 0:
            return self._limits.queue_bytes
        return min(self._limits.queue_bytes, max(_FLOOR_BYTES, self.read(used_bytes) - missing))

    def _give_back(self, keep: int) -> None:
        if self.read(free_bytes) > keep:
            self.read(lambda connection: give_back(connection, keep, _BYTES_AT_ONCE))


def _total_and_free(folder: Path) -> tuple[int, int]:
    usage = shutil.disk_usage(folder)
    return usage.total, usage.free
