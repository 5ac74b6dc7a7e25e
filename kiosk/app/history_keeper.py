"""The history of the running kiosk: one writer, readers on demand, today's figures from before."""

from __future__ import annotations

import logging
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from kiosk.core.errors import HistoryError
from kiosk.store.database import default_path
from kiosk.store.reader import StoredHistory
from kiosk.store.writer import HistoryWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.clock import Clock
    from kiosk.core.ports import HistoryReader
    from kiosk.core.problems import ProblemLog
    from kiosk.core.settings import HistorySettings
    from kiosk.core.today import TodayBoard

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class HistoryKeeper:
    """Starts and stops the writer and asks the history.

    Attributes:
        writer: Takes what becomes history, from any thread.
    """

    def __init__(
        self,
        settings: HistorySettings,
        today: TodayBoard,
        problems: ProblemLog,
        clock: Clock,
        link_days: int = 0,
    ) -> None:
        self._path = default_path()
        self._today = today
        self._clock = clock
        self.writer = HistoryWriter(self._path, settings, clock, problems.add, self._seed)
        self.writer.keep_links(link_days)

    def start(self) -> None:
        """Start writing, and tell today's board what is known from before; returns at once."""
        self.writer.start()

    def stop(self, timeout_s: float) -> bool:
        """Write what is left and end; False when that took too long."""
        return self.writer.stop(timeout_s)

    def configure(self, settings: HistorySettings, link_days: int) -> None:
        """Keep history for another time from now on.

        Args:
            settings: How long.
            link_days: How long visits stay linked to people (``identification.retention_days``).
        """
        self.writer.configure(settings)
        self.writer.keep_links(link_days)

    def ask(self, work: Callable[[HistoryReader], _T]) -> _T:
        """Let ``work`` ask the history; blocks, not for the GUI thread.

        Raises:
            HistoryError: It cannot be read.
        """
        with closing(StoredHistory(self._path)) as reader:
            return work(reader)

    def _seed(self) -> None:
        # In the writer's thread before its first write: what is read holds nothing of this run,
        # which the board enters itself.
        query = self._today.query(self._clock.utc_now())
        try:
            self._today.seed(self.ask(lambda reader: reader.series(query)))
        except HistoryError as error:
            _log.info("today begins at zero: %s", error)
