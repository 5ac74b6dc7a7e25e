"""The only thread that writes the history."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from kiosk.core.errors import HistoryError
from kiosk.core.loop import Worker
from kiosk.store.batch import Batch, end_open_visits, write
from kiosk.store.blocks import seal_day
from kiosk.store.damage import check, finish_replacing, replace_damaged
from kiosk.store.database import open_for_writing, usable_path
from kiosk.store.failures import DamagedError, history_error
from kiosk.store.intake import Intake
from kiosk.store.people_links import unlink_old
from kiosk.store.retention import limits, prune_step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.settings import HistorySettings
    from kiosk.core.types import Crossing, MinuteState, Visit

_log = logging.getLogger(__name__)

_LINGER_S: Final = 0.5
_CHECKPOINT_S: Final = 5.0
_MAINTENANCE_S: Final = 600.0
_STEP_BUDGET_S: Final = 0.05
_FIRST_RETRY_S: Final = 1.0
_LONGEST_RETRY_S: Final = 30.0
_WHERE: Final = "history"


class HistoryWriter(Worker):
    """Keeps the history: a ``HistorySink`` whose calls return at once.

    What comes in is collected for half a second and written in one transaction. While the file
    cannot be written (full disk, other program, read-only folder) it waits in memory, bounded,
    and the writer tries again and again. A damaged file is put aside and replaced by a fresh
    one with what could be read; a file from a newer version is left alone and a stand-in used.
    """

    def __init__(
        self,
        path: Path,
        settings: HistorySettings,
        clock: Clock,
        on_problem: Callable[[str, KioskError], None],
        on_recovered: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare; nothing is opened before :meth:`start`.

        Args:
            path: The database, see ``database.default_path``.
            settings: How long history is kept.
            clock: Tells the age of data.
            on_problem: Told in plain words what keeps the history from being written, once
                per problem; called in the writer's thread.
            on_recovered: Called once in the writer's thread, when what the last run left open
                is in the file and nothing of this run yet.
        """
        super().__init__("history")
        self._path = path
        self._settings = settings
        self._link_days = 0
        self._clock = clock
        self._on_problem = on_problem
        self._on_recovered = on_recovered
        self._intake = Intake()
        self._wake = threading.Event()
        self._written = threading.Condition()
        self._stored = -1  # 0 once the file is open
        self._flushing = False
        self._look_again = False
        # All below belongs to the thread.
        self._connection: sqlite3.Connection | None = None
        self._file = path
        self._in_flight: Batch | None = None
        self._checked = False
        self._recovered = False
        self._problem = ""
        self._failures = 0
        self._retry_at = 0.0
        self._checkpoint_at = 0.0
        self._maintain_at = 0.0
        self._merged = 0

    # ------------------------------------------------------------------ from any thread

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Keep visits that ended; one that is known already by its id is not counted twice."""
        if visits:
            self._intake.add_visits(visits)

    def crossed(self, crossings: Sequence[Crossing]) -> None:
        """Keep crossings of lines."""
        if crossings:
            self._intake.add_crossings(crossings)

    def observed(self, states: Sequence[MinuteState]) -> None:
        """Keep what was observed in parts of minutes."""
        if states:
            self._intake.add_minutes(states)

    def checkpoint(self, open_visits: Sequence[Visit]) -> None:
        """Replace what is known of visits that have not ended; on the disk every five seconds."""
        self._intake.replace_open(open_visits)

    def configure(self, settings: HistorySettings) -> None:
        """Keep history for another time from now on."""
        self._settings = settings
        self._look_again = True

    def keep_links(self, days: int) -> None:
        """Keep the links from visits to people for that long from now on.

        Args:
            days: ``identification.retention_days``; 0 is not decided, and they are kept.
        """
        self._link_days = days
        self._look_again = True

    def flush(self, timeout_s: float = 10.0) -> bool:
        """Wait until the file is open and everything taken so far is on the disk.

        Returns:
            False when it is not, after ``timeout_s``.
        """
        wanted = self._intake.accepted
        self._flushing = True
        self._wake.set()
        with self._written:
            return self._written.wait_for(lambda: self._stored >= wanted, timeout_s)

    def request_stop(self) -> None:
        """Ask the thread to write what it has and end; returns at once."""
        super().request_stop()
        self._wake.set()

    # ------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._turn()
                self._wake.wait(_LINGER_S)
                self._wake.clear()
            self._flushing = True
            self._turn()
        finally:
            self._close()

    def _turn(self) -> None:
        """Write what waits if the file can be written now; note what hinders."""
        self._beat()
        flushing, self._flushing = self._flushing, False
        if time.monotonic() < self._retry_at and not flushing:
            return
        try:
            connection = self._connection or self._open()
            self._write(connection, flushing=flushing)
            self._maintain(connection)
        except HistoryError as error:
            self._hindered(error)
        except (sqlite3.Error, OSError) as error:
            self._hindered(history_error(error, self._file))
        else:
            self._succeeded()

    def _open(self) -> sqlite3.Connection:
        finish_replacing(self._path)
        self._file = usable_path(self._path)
        if self._file != self._path:
            self._tell(
                HistoryError(
                    f"the history {self._path.name} was made by a newer version of the program",
                    f"It is kept as it is; until the newer version is installed again, "
                    f"{self._file.name} is used.",
                )
            )
        if self._file.is_dir():
            raise DamagedError(
                f"a folder has the name of the history {self._file.name}",
                "It is renamed; look into it and remove it.",
            )
        connection = open_for_writing(self._file)
        try:
            if not self._checked:
                check(connection, self._file, self._go_on)
                self._checked = True
            if not self._recovered:
                ended = end_open_visits(connection, uuid4().hex)
                if ended:
                    _log.info("%d visits were open at the end of the last run", ended)
                self._on_recovered()
                self._recovered = True
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _write(self, connection: sqlite3.Connection, *, flushing: bool) -> None:
        if self._in_flight is not None:
            self._commit(connection, self._in_flight)  # the one that failed, unchanged
        now = time.monotonic()
        batch = self._intake.take(with_open=flushing or now >= self._checkpoint_at)
        if batch.open_visits is not None:
            self._checkpoint_at = now + _CHECKPOINT_S
        self._in_flight = batch
        self._commit(connection, batch)

    def _commit(self, connection: sqlite3.Connection, batch: Batch) -> None:
        if not batch.empty:
            write(connection, batch)
        self._in_flight = None
        with self._written:
            self._stored = max(self._stored, batch.accepted)
            self._written.notify_all()

    def _maintain(self, connection: sqlite3.Connection) -> None:
        """Seal days that are over and delete what is too old, for a moment of each turn."""
        now = time.monotonic()
        if self._look_again:
            self._maintain_at, self._look_again = 0.0, False
        if now < self._maintain_at or self._stop.is_set():
            return
        unlink_old(connection, self._clock.utc_now(), self._link_days)
        limit = limits(connection, self._clock.utc_now(), self._settings)
        while time.monotonic() < now + _STEP_BUDGET_S:
            if not seal_day(connection) and not (limit and prune_step(connection, limit)):
                self._maintain_at = now + _MAINTENANCE_S
                return

    def _hindered(self, error: HistoryError) -> None:
        if isinstance(error, DamagedError):
            self._close()
            try:
                self._replace(error)
            except HistoryError as further:
                self._failed(further)
            except (sqlite3.Error, OSError) as further:
                self._failed(history_error(further, self._file))
        else:
            self._failed(error)

    def _replace(self, damage: DamagedError) -> None:
        _log.warning("%s", damage)
        aside, saved = replace_damaged(self._file, self._clock.utc_now(), self._go_on)
        self._tell(
            HistoryError(
                damage.message,
                f"A fresh one was begun with {saved} rows that could be read; the damaged one "
                f"is kept as {aside.name}.",
            )
        )
        self._checked = True
        self._retry_at = 0.0
        self._wake.set()

    def _go_on(self) -> bool:
        self._beat()
        return not self._stop.is_set()

    def _failed(self, error: HistoryError) -> None:
        self._close()
        pause_s = min(_LONGEST_RETRY_S, _FIRST_RETRY_S * 2.0 ** min(self._failures, 9))
        self._failures += 1
        self._retry_at = time.monotonic() + pause_s
        self._tell(error)

    def _succeeded(self) -> None:
        if self._failures:
            _log.info("the history is written again")
        self._failures = 0
        self._problem = ""
        merged, lost = self._intake.merged, self._intake.lost
        if merged + lost > self._merged:
            self._merged = merged + lost
            self._tell(
                HistoryError(
                    f"while the history could not be written, {merged} single visits were "
                    f"reduced to sums and {lost} sums were dropped",
                    "Keep more space free on the disk.",
                )
            )

    def _tell(self, error: HistoryError) -> None:
        if error.message != self._problem:
            self._problem = error.message
            _log.warning("%s", error)
            self._on_problem(_WHERE, error)

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error as error:
                _log.info("closing the history: %s", error)
