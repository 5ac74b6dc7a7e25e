"""The kiosk without a window: analyses and publishes, prints each change as a JSON line."""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from typing import TYPE_CHECKING, TextIO

from kiosk.app.instance import ALREADY_RUNNING, InstanceLock
from kiosk.app.runtime import KioskRuntime
from kiosk.app.shutdown import end, leave_now, on_termination
from kiosk.app.watchdog import TICK_S, Watchdog
from kiosk.core.count_history import CountHistory
from kiosk.core.exitcodes import ExitCode
from kiosk.core.identity import ConsentScope
from kiosk.core.today import TodayBoard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.health import AppPhase, Progress, SyncStatus
    from kiosk.core.identity import IdentifiedEvent
    from kiosk.core.settings import Settings
    from kiosk.core.settings_store import LoadedSettings, SettingsStore
    from kiosk.core.types import FrameResult, PeopleCount, Visit

_log = logging.getLogger(__name__)


class PlainThread:
    """The analysis loop in an ordinary thread."""

    def __init__(self, run: Callable[[], None]) -> None:
        self._thread = threading.Thread(target=run, name="analysis", daemon=True)

    def start(self) -> None:
        """Start running."""
        self._thread.start()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; False when it did not come in time."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()


class JsonLines:
    """Writes what happens to a stream, one JSON object per line.

    Attributes:
        finished: Set when the file has been played, or when nobody reads the lines any more.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._sync = ""
        self.finished = threading.Event()

    def phase_changed(self, phase: AppPhase) -> None:
        """Another phase."""
        self._write("phase", phase=phase)

    def progressed(self, progress: Progress | None) -> None:
        """Downloads report too often for lines of their own; the phase says enough."""

    def analyzed(self, result: FrameResult) -> None:
        """Frames do not appear; changes of the count do."""

    def count_changed(self, count: PeopleCount) -> None:
        """Other people."""
        self._write(
            "count",
            people=count.total,
            female=count.female,
            male=count.male,
            unknown=count.unknown,
        )

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over."""
        for visit in visits:
            attention = visit.attention_ms
            self._write(
                "visit",
                id=str(visit.id),
                started_at=visit.started_at.isoformat(timespec="milliseconds"),
                ended_at=visit.ended_at.isoformat(timespec="milliseconds"),
                dwell_s=visit.dwell_ms / 1000,
                stop_s=visit.stop_ms / 1000,
                attention_s=None if attention is None else attention / 1000,
                passing_by=visit.passing_by,
                interested=visit.interested,
                age=None if visit.age is None else round(visit.age, 1),
                gender=visit.gender,
            )

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody who enrolled was recognised.

        These lines land in journals: no name, and the id of those only whose visits may carry it.
        """
        identity = event.identity
        may_be_noted = ConsentScope.VISITS in identity.scopes
        self._write(
            "identified",
            id=str(event.id),
            person=str(identity.person) if may_be_noted else None,
            group=identity.group,
            confidence=round(identity.confidence, 3),
            seen_at=event.at.isoformat(timespec="milliseconds"),
        )

    def sync_status(self, status: SyncStatus) -> None:
        """Publishing works, or why not; repeated failures of one kind are told once."""
        text = status.last_error
        if text != self._sync:
            self._sync = text
            self._write("sync", state=status.state, error=text)

    def settings_applied(self, settings: Settings) -> None:
        """Other settings say nothing about what is seen."""

    def ended(self) -> None:
        """The file has been played."""
        self.finished.set()

    def _write(self, event: str, **values: object) -> None:
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = json.dumps({"event": event, "at": at, **values}, ensure_ascii=False)
        try:
            with self._lock:
                self._stream.write(line + "\n")
                self._stream.flush()
        except BrokenPipeError:
            self.finished.set()
        except OSError as error:  # a full disk, above all: no reason to stop counting
            _log.debug("a line could not be written: %s", error)


def run_headless(
    store: SettingsStore, loaded: LoadedSettings, *, duration_s: float | None = None
) -> int:
    """Run until a signal, the end of a file, or the duration.

    Returns:
        The exit code.
    """
    lock = InstanceLock()
    if not lock.acquire():
        sys.stderr.write(ALREADY_RUNNING)
        return ExitCode.ALREADY_RUNNING
    lines = JsonLines(sys.stdout)
    runtime = KioskRuntime(store, loaded, CountHistory(), TodayBoard(), lines, PlainThread)
    put_back = on_termination(lines.finished.set)
    end_s = time.monotonic() + duration_s if duration_s is not None else float("inf")
    try:
        runtime.start()
        watchdog = Watchdog(runtime.hanging)
        while not lines.finished.wait(TICK_S) and time.monotonic() < end_s:
            if what := watchdog.tick():
                leave_now(f"{what} hangs")
        return end(runtime)
    finally:
        put_back()
        lock.release()
