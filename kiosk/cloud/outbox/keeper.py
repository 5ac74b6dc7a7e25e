"""The open file of the queue: its epoch, its mark, and what happens when it is damaged."""

from __future__ import annotations

import contextlib
import json
import logging
import sqlite3
import threading
from dataclasses import asdict
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from kiosk.cloud.outbox.batches import Numbering
from kiosk.cloud.outbox.database import open_queue, put_aside, transaction
from kiosk.cloud.outbox.failures import DamagedError, QueueFullError, sync_error
from kiosk.cloud.outbox.meta import get_meta, set_meta
from kiosk.cloud.outbox.origin import MarkFile
from kiosk.cloud.outbox.reserve import Reserve
from kiosk.cloud.outbox.rows import last_seq
from kiosk.cloud.outbox.values import Loss
from kiosk.core.errors import SyncError
from kiosk.core.file_lock import exclusive
from kiosk.core.ids import Uuid7

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.clock import Clock

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_UNKNOWN_LOSS: Final = 0
"""Number of records of a loss of which nobody knows how many they were."""


class Keeper:
    """Holds the queue for one process; not for several threads at once.

    Args:
        path: The database; made if there is none.
        clock: Tells the time of an epoch's beginning.

    Attributes:
        numbering: Of the present epoch.
        mint: Makes ids above all that the queue has ever given.
        notices: What happened to the file, for the operator.
        replaced: How often a damaged file was replaced by a new one.

    Raises:
        SyncError: It cannot be opened, or another process holds it.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.notices: list[SyncError] = []
        self.replaced = 0
        self._clock = clock
        self._closed = False
        self._reserve = Reserve(path)
        self._closing = contextlib.ExitStack()
        self._connection: sqlite3.Connection | None = None
        try:
            self._open()
        except QueueFullError:
            if not self._reserve.give_up():
                raise
            self._open()

    def read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Ask the queue.

        Raises:
            SyncError: It cannot be read.
        """
        try:
            return work(self._connected())
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error) from error

    def write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Change the queue, durably or not at all.

        Raises:
            SyncError: It cannot be changed; it is as it was.
        """
        try:
            connection = self._connected()
            with transaction(connection):
                return work(connection)
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error) from error

    def write_from_reserve(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Change the queue, on a full disk with the space kept for that; for what empties it.

        Raises:
            SyncError: It cannot be changed; it is as it was.
        """
        try:
            return self.write(work)
        except QueueFullError:
            if not self._reserve.give_up():
                raise
            return self.write(work)

    def stock_reserve(self) -> None:
        """Keep space for emptying the queue on a full disk, while there is any."""
        self._reserve.stock()

    def follow(self, seq: int, last_id: str) -> None:
        """Note beside the database which number and id were given last."""
        try:
            self._mark.note(str(self.numbering.epoch), seq, last_id)
        except OSError as error:
            # A mark that stays behind hides an older file at worst; the records are safe.
            _log.warning("the mark beside the queue cannot be written: %s", error)

    def take_loss(self, connection: sqlite3.Connection) -> Loss | None:
        """What was lost with an earlier file, once."""
        text = get_meta(connection, "loss")
        if text is None:
            return None
        connection.execute("DELETE FROM meta WHERE k = 'loss'")
        return Loss(**json.loads(text))

    def close(self) -> None:
        """Release the files for good; may be called more than once."""
        self._closed = True
        self._release()

    def _release(self) -> None:
        self._connection = None
        self._closing.close()

    def _connected(self) -> sqlite3.Connection:
        if self._closed:
            raise SyncError(f"the queue {self.path.name} is closed")
        if self._connection is None:
            # What should have followed a damaged file could not be made at the first try.
            self._open()
        assert self._connection is not None
        return self._connection

    def _open(self, damage: DamagedError | None = None) -> None:
        """Hold the files and begin; a damaged one is put aside first.

        Raises:
            SyncError: That did not work; everything is released.
        """
        try:
            self._hold()
            self._mark = MarkFile(self.path)
            if damage is not None:
                self._put_aside(damage)
            connection, sound = self._open_sound()
            self._begin(connection, "lost" if sound and damage is None else "damaged")
            self._connection = connection
        except (sqlite3.Error, OSError) as error:
            self._release()
            raise sync_error(error, self.path) from error
        except BaseException:
            self._release()
            raise

    def _hold(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = self.path.with_name(f"{self.path.name}.lock")
        if not self._closing.enter_context(exclusive(lock, threading.Event(), 0)):
            raise SyncError(
                f"the queue {self.path.name} is held by another running kiosk",
                "Stop the other one first; both would give the same numbers.",
            )

    def _open_sound(self) -> tuple[sqlite3.Connection, bool]:
        """The open database, and whether it was the one that lay here."""
        try:
            connection, sound = open_queue(self.path, create=True), True
        except DamagedError as error:
            self._put_aside(error)
            connection, sound = open_queue(self.path, create=True), False
        self._closing.callback(connection.close)
        return connection, sound

    def _begin(self, connection: sqlite3.Connection, lost: str) -> None:
        """Go on with the epoch of the file, or begin a new one if the file is another one.

        Args:
            connection: The queue.
            lost: Why a file that should be there is empty.
        """
        found = self._mark.found
        with transaction(connection):
            stored, seq = get_meta(connection, "epoch"), last_seq(connection)
            last_id = max(get_meta(connection, "last_id") or "", found.last_id if found else "")
            self.mint = Uuid7(UUID(last_id) if last_id else None)
            if stored is None or not self._mark.is_of(stored, seq):
                self._new_epoch(connection, stored, seq, lost)
            epoch, base = get_meta(connection, "epoch"), get_meta(connection, "base")
        if epoch is None or base is None:
            raise DamagedError(f"the queue {self.path.name} does not tell its epoch")
        self.numbering = Numbering(UUID(epoch), int(base))
        self._mark.begin(epoch, seq, last_id)
        self._closing.callback(self._mark.close)

    def _new_epoch(
        self, connection: sqlite3.Connection, stored: str | None, seq: int, lost: str
    ) -> None:
        found = self._mark.found
        if found and stored is None and found.seq:
            _note_loss(connection, Loss(1, found.seq, _UNKNOWN_LOSS, lost, epoch=found.epoch))
        elif found and found.epoch == stored and found.seq > seq:
            _note_loss(
                connection, Loss(seq + 1, found.seq, _UNKNOWN_LOSS, "restored", epoch=stored)
            )
        waiting = connection.execute("SELECT min(seq) FROM outbox").fetchone()[0]
        # What waits gets the first numbers; its ids stay, so that receivers know it again.
        base = seq if waiting is None else waiting - 1
        connection.execute("UPDATE sink SET acked_seq = max(acked_seq, ?)", (base,))
        connection.execute("DELETE FROM inflight")
        connection.execute("DELETE FROM gap")
        set_meta(connection, "epoch", str(self.mint(self._clock.utc_now())))
        set_meta(connection, "base", str(base))
        if stored is not None:
            _log.info("the queue was copied or restored: a new epoch begins")

    def _failed(self, error: sqlite3.Error | OSError) -> SyncError:
        problem = sync_error(error, self.path)
        if isinstance(problem, DamagedError):
            self._release()
            self._open(problem)
            self.replaced += 1
        return problem

    def _put_aside(self, problem: DamagedError) -> None:
        aside = _free_name(self.path, f"{self._clock.utc_now():%Y%m%dT%H%M%SZ}")
        put_aside(self.path, aside)
        self.notices.append(problem)
        _log.error("%s; it is kept as %s", problem.message, aside.name)


def _note_loss(connection: sqlite3.Connection, loss: Loss) -> None:
    set_meta(connection, "loss", json.dumps(asdict(loss)))


def _free_name(path: Path, stamp: str) -> Path:
    name = f"{path.stem}.damaged-{stamp}"
    candidate, number = path.with_name(name + path.suffix), 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{name}-{number}{path.suffix}")
    return candidate
