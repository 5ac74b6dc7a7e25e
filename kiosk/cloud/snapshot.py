"""The latest counts as a small JSON file for other programs on the device."""

from __future__ import annotations

import json
import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from kiosk.core import paths
from kiosk.core.atomic import write_atomic
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundPurpose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.errors import KioskError
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.types import CountsEvent, PeopleCount

_log = logging.getLogger(__name__)

FILE_NAME: Final = "snapshot.json"


def write_snapshot(path: Path, count: PeopleCount) -> dict[str, str]:
    """Replace the snapshot file in one step; a reader never sees half of it.

    The keys and the strings as values are those of the workshop's file, e.g.
    ``{"facecount": "2", "malecount": "1", "femalecount": "1"}``.

    Returns:
        What was written.

    Raises:
        OSError: It could not be written; the old content is untouched.
    """
    content = {
        "facecount": str(count.total),
        "malecount": str(count.male),
        "femalecount": str(count.female),
    }
    write_atomic(path, json.dumps(content).encode())
    return content


class SnapshotWriter:
    """Keeps the snapshot file up to date; implements ``CountSink``.

    It needs no network and no destination. A change is written by a thread that lives for as
    long as there is something to write, so that whoever tells of it does not wait for a disk.

    Args:
        enabled: Whether the file is wanted.
        ledger: Notes what is written.
        problem: Is told when the file cannot be written.
        path: Of the file; empty is the usual place.
    """

    def __init__(
        self,
        enabled: Callable[[], bool],
        ledger: OutboundLedger,
        problem: Callable[[str, KioskError], None],
        path: Path | None = None,
    ) -> None:
        self._enabled = enabled
        self._ledger = ledger
        self._problem = problem
        self._path = path or paths.data_dir() / FILE_NAME
        self._lock = threading.Lock()
        # Under the lock:
        self._newest: PeopleCount | None = None
        self._thread: threading.Thread | None = None

    def publish(self, event: CountsEvent) -> None:
        """Accept a change; returns at once."""
        if not self._enabled():
            return
        with self._lock:
            self._newest = event.count
            if self._thread is None:
                # No daemon: the program ends when the file has its last state.
                self._thread = threading.Thread(target=self._write_all, name="snapshot")
                self._thread.start()

    def finish(self, timeout_s: float) -> bool:
        """Wait until everything is written.

        Returns:
            False when that took longer than allowed.
        """
        deadline = time.monotonic() + timeout_s
        while (thread := self._thread) is not None and time.monotonic() < deadline:
            thread.join(max(0.0, deadline - time.monotonic()))
        return self._thread is None

    def _write_all(self) -> None:
        while True:
            with self._lock:
                count, self._newest = self._newest, None
                if count is None:
                    self._thread = None
                    return
            self._write(count)

    def _write(self, count: PeopleCount) -> None:
        try:
            content = write_snapshot(self._path, count)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problem = PublishError(
                f"the snapshot file cannot be written ({reason})",
                "Check the free space and the permissions of the data folder.",
            )
            _log.info("%s: %s", self._path, problem)
            self._problem("cloud", problem)
        else:
            self._ledger.note(
                str(self._path), OutboundPurpose.SNAPSHOT_FILE, content, json.dumps(content)
            )
