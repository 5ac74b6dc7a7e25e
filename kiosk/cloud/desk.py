"""What the operator may do about the queue: in the running kiosk, and beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.cloud.outbox import letters, standing
from kiosk.cloud.outbox.cursors import forget, sweep
from kiosk.cloud.outbox.database import open_queue, transaction
from kiosk.cloud.outbox.failures import sync_error
from kiosk.core.atomic import write_atomic
from kiosk.core.errors import SyncError
from kiosk.core.sync import SinkStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kiosk.cloud.outbox import Outbox
    from kiosk.cloud.outbox.values import StoredState
    from kiosk.core.sync import DeadLetter

_T = TypeVar("_T")


class OutboxDesk:
    """Works on the file of the queue, whether a kiosk runs with it or not; for any thread.

    Implements ``core.sync.SyncDesk``. What it asks of a running kiosk, that sees within a second
    or so (``Outbox.take_wishes``). The file is opened for each call and need not exist.

    Args:
        queue: The queue of the running kiosk, or the path of its database.
    """

    def __init__(self, queue: Outbox | Path) -> None:
        self._path = queue if isinstance(queue, Path) else queue.path

    def status(self) -> Sequence[SinkStatus]:
        """All sinks that the store knows, by name; what only a running kiosk knows is empty.

        Raises:
            SyncError: The queue cannot be read.
        """
        return self._ask(_status) or ()

    def is_attended(self, sink: str) -> bool:
        """Whether records wait for a sink as one of the settings; for a removed one none do.

        Raises:
            SyncError: The queue cannot be read.
        """
        found = self._ask(lambda connection: standing.states(connection, sink)) or ()
        return any(stored.configured for stored in found)

    def dead(self, sink: str | None = None, limit: int = 1000) -> Sequence[DeadLetter]:
        """Records that were refused, the latest first.

        Raises:
            SyncError: The queue cannot be read.
        """
        return self._ask(lambda connection: letters.latest(connection, sink, limit)) or ()

    def retry(self, numbers: Collection[int]) -> int:
        """Send dead letters once more, with the next try of their sinks, which is now.

        Returns:
            How many were still there.

        Raises:
            SyncError: The queue cannot be changed.
        """

        def again(connection: sqlite3.Connection) -> int:
            for sink in {letter.sink for letter in letters.chosen(connection, numbers)}:
                standing.wish_flush(connection, sink)
            return letters.mark_for_retry(connection, numbers)

        return self._change(again) or 0

    def delete(self, numbers: Collection[int]) -> int:
        """Give dead letters up for good.

        Returns:
            How many were still there.

        Raises:
            SyncError: The queue cannot be changed.
        """
        return self._change(lambda connection: letters.delete(connection, numbers)) or 0

    def export(self, path: Path, numbers: Collection[int]) -> int:
        """Write dead letters to a file, one JSON object per line; they stay in the queue.

        Args:
            path: Replaced in one step; only its owner may read it.
            numbers: Of the letters.

        Returns:
            How many there were.

        Raises:
            SyncError: The queue cannot be read, or the file not be written.
        """
        found = self._ask(lambda connection: letters.chosen(connection, numbers)) or ()
        content = "".join(f"{letters.json_line(letter)}\n" for letter in found)
        try:
            write_atomic(path, content.encode(), mode=0o600)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SyncError(
                f"the file {path} cannot be written ({reason})", "Choose another folder."
            ) from error
        return len(found)

    def flush(self, sink: str | None = None) -> None:
        """Ask a running kiosk to try now whatever waits.

        Raises:
            SyncError: There is no such sink, or the queue cannot be changed.
        """
        asked = self._change(lambda connection: standing.wish_flush(connection, sink))
        if not asked and sink is not None:
            raise _unknown(sink)

    def forget(self, sink: str) -> int:
        """Forget a sink that is in the settings no more, with all that waits for it alone.

        Returns:
            How many records it had not received, dead letters included.

        Raises:
            SyncError: There is no such sink, it is still in the settings, or the queue cannot
                be changed.
        """
        count = self._change(lambda connection: forget(connection, sink))
        if count is None:
            raise _unknown(sink)
        position: int | None = 0
        while position is not None:
            # In steps, so that a running kiosk never waits for long.
            position = self._change(partial(sweep, after=position))
        return count

    def _ask(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Look at the queue; None while there is none."""
        if not self._path.exists():
            return None
        try:
            with closing(open_queue(self._path, create=False)) as connection:
                return work(connection)
        except (sqlite3.Error, OSError) as error:
            raise sync_error(error, self._path) from error

    def _change(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Change the queue in one transaction; None while there is none."""

        def all_or_nothing(connection: sqlite3.Connection) -> _T:
            with transaction(connection):
                return work(connection)

        return self._ask(all_or_nothing)


def _unknown(sink: str) -> SyncError:
    return SyncError(f"the queue knows no destination {sink}", "See 'kiosk sync status'.")


def _status(connection: sqlite3.Connection) -> tuple[SinkStatus, ...]:
    return tuple(_sink_status(connection, stored) for stored in standing.states(connection))


def _sink_status(connection: sqlite3.Connection, stored: StoredState) -> SinkStatus:
    cursor, waiting = standing.waiting(connection, stored.name)
    first = standing.first_waiting(connection, stored.name, cursor) if waiting.depth else None
    return SinkStatus(
        stored.name,
        stored.kind,
        stored.state,
        depth=waiting.depth,
        oldest_at=first[1] if first else None,
        waiting_bytes=waiting.content_bytes,
        acknowledged=stored.acknowledged,
        dead=stored.dead,
        dropped=stored.dropped,
        last_success_at=stored.last_success_at,
        next_try_at=stored.next_try_at,
        last_error=stored.last_error,
        hint=stored.hint,
    )
