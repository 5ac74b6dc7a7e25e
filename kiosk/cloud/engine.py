"""The sync engine: from drafts in memory to every sink of the settings."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.cloud.draft_writer import DraftWriter
from kiosk.cloud.sink_worker import SinkWorker
from kiosk.core.clock import SystemClock
from kiosk.core.errors import SyncError
from kiosk.core.sinks import SinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.cloud.delivery import RecordSink
    from kiosk.cloud.outbox import Outbox
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.loop import Worker
    from kiosk.core.records import Draft, RecordType
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SinkStatus

WRONG_CLOCK_S: Final = 60.0
"""From this difference on, records are marked."""
_PROBLEM: Final = "sync"


class EngineListener(Protocol):
    """Hears from the engine, in one of its threads."""

    def sinks_changed(self) -> None:
        """The state of a sink is another one."""
        ...

    def problem(self, where: str, error: KioskError) -> None:
        """Something failed that the operator should know."""
        ...

    def config_offered(self, sink: str, etag: str) -> None:
        """The collector of a sink has settings for this kiosk."""
        ...


class SyncEngine:
    """Stores drafts and delivers them to all sinks, each at its own speed.

    Args:
        outbox: The durable queue; stays the caller's.
        make_sink: Makes what hands the batches of a sink on; called in the sink's thread. A
            ``SyncError`` caused by an ``ImportError`` means that an extra is missing.
        listener: Hears of changes and problems.
        clock: For pauses and labels.
        generator: Chance in the pauses.
    """

    def __init__(
        self,
        outbox: Outbox,
        make_sink: Callable[[Sink], RecordSink],
        listener: EngineListener,
        clock: Clock | None = None,
        generator: random.Random | None = None,
    ) -> None:
        self._outbox = outbox
        self._make_sink = make_sink
        self._listener = listener
        self._clock = clock or SystemClock()
        self._generator = generator or random.Random()  # noqa: S311  (nothing secret)
        self._writer = DraftWriter(
            outbox, self._wake_all, self._look_around, self._tell, self._clock
        )
        self._lock = threading.Lock()
        # Under the lock:
        self._sinks: dict[str, SinkWorker] = {}
        self._ending: list[SinkWorker] = []
        self._order: tuple[str, ...] = ()
        self._wanted: frozenset[RecordType] = frozenset()
        self._place = ("", "")
        self._skews: dict[str, float] = {}
        self._wrong_clock = False
        self._running = False

    # ------------------------------------------------------------------------ life

    def configure(self, sinks: Sequence[Sink], device: str, location: str = "") -> None:
        """Make the settings' sinks those of the engine; workshop sinks are not its business.

        A sink that is another one now begins anew, all of them when the kiosk has another id or
        stands elsewhere: topics and folders may bear both.

        Args:
            sinks: All sinks of the settings.
            device: Id of this kiosk.
            location: Where it stands, in the operator's words.

        Raises:
            SyncError: The outbox cannot be changed; the former sinks go on.
        """
        queued = [sink for sink in sinks if sink.kind is not SinkKind.WORKSHOP]
        self._outbox.attend(queued, device)
        with self._lock:
            wanted = {sink.name: sink for sink in queued}
            place = (device, location)
            moved, self._place = place != self._place, place
            self._order = tuple(wanted)
            self._wanted = frozenset(t for sink in queued for t in sink.wanted_types)
            for name, worker in list(self._sinks.items()):
                if moved or wanted.get(name) != worker.sink:
                    self._end(name)
            for sink in queued:
                if sink.name not in self._sinks:
                    self._begin(sink)
        self._listener.sinks_changed()

    def restart(self, name: str) -> None:
        """Begin anew with a sink that has another secret; nothing that waits is touched."""
        with self._lock:
            if name not in self._sinks:
                return
            sink = self._sinks[name].sink
            self._end(name)
            self._begin(sink)
        self._listener.sinks_changed()

    def start(self) -> None:
        """Begin; the sinks do at random moments within half a minute."""
        with self._lock:
            self._running = True
            self._writer.start()
            for worker in self._sinks.values():
                worker.start()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """Store what is in memory and end; what waits is sent after the next start.

        Returns:
            False when a thread did not end in time.
        """
        with self._lock:
            self._running = False
            workers: list[Worker] = [self._writer, *self._sinks.values(), *self._ending]
        for worker in workers:
            worker.request_stop()
        deadline = self._now() + timeout_s
        ended = [worker.stop(max(0.0, deadline - self._now())) for worker in workers]
        return all(ended)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """The threads that a watchdog should look at."""
        with self._lock:
            return (self._writer, *self._sinks.values())

    # ------------------------------------------------------------------------ use

    def put(self, draft: Draft) -> None:
        """Take a draft; returns at once. Without a sink that wants it, it is forgotten."""
        if draft.type in self._wanted:
            self._writer.put(draft)

    @property
    def unwritten(self) -> int:
        """Drafts that are not in the outbox yet."""
        return self._writer.waiting

    def statuses(self) -> tuple[SinkStatus, ...]:
        """All sinks in the order of the settings, without workshop sinks; cheap."""
        with self._lock:
            workers = [self._sinks[name] for name in self._order]
        return tuple(worker.status for worker in workers)

    def flush(self, sink: str | None = None) -> None:
        """Try now whatever waits for a sink, or for all; also ends a halt."""
        with self._lock:
            workers = [w for name, w in self._sinks.items() if sink in (None, name)]
        for worker in workers:
            worker.hurry()

    # ---------------------------------------------------- called by the sinks' threads

    def state_changed(self) -> None:
        """A sink has changed."""
        self._listener.sinks_changed()

    def problem(self, where: str, error: KioskError) -> None:
        """A sink has a problem."""
        self._listener.problem(where, error)

    def config_offered(self, sink: str, etag: str) -> None:
        """A collector has settings."""
        self._listener.config_offered(sink, etag)

    def skew(self, sink: str, seconds: float) -> None:
        """Judge the clock of this device by all receivers that tell their time.

        It is wrong only if all of them say so: else one of theirs is.
        """
        with self._lock:
            self._skews[sink] = seconds
            least = min(self._skews.values(), key=abs)
            wrong = abs(least) > WRONG_CLOCK_S
            changed, self._wrong_clock = wrong != self._wrong_clock, wrong
        self._outbox.set_clock_ok(not wrong)
        if changed and wrong:
            ahead = "behind" if least > 0 else "ahead"
            error = SyncError(
                f"the clock of this device is {abs(least):.0f} s {ahead}",
                "Set the date and time; until then records are marked as having a wrong time.",
            )
            self._listener.problem(_PROBLEM, error)

    # ------------------------------------------------------------------------ details

    def _end(self, name: str) -> None:
        """Let a sink end; the caller holds the lock."""
        worker = self._sinks.pop(name)
        worker.request_stop()
        self._ending = [w for w in (*self._ending, worker) if w.running]
        self._skews.pop(name, None)

    def _begin(self, sink: Sink) -> None:
        """Let a sink begin; the caller holds the lock."""
        worker = self._sinks[sink.name] = SinkWorker(
            sink,
            self._outbox,
            self._make_sink,
            self,
            self._clock,
            self._generator,
            spread=not self._running,
            after=[w for w in self._ending if w.sink.name == sink.name],
        )
        if self._running:
            worker.start()

    def _wake_all(self) -> None:
        with self._lock:
            workers = list(self._sinks.values())
        for worker in workers:
            worker.wake()

    def _look_around(self) -> None:
        """Take up what other processes ask for, and what happened to the outbox."""
        try:
            hurried = self._outbox.take_wishes()
            notices = self._outbox.take_notices()
        except SyncError as error:
            self._tell(error)
            return
        for notice in notices:
            self._tell(notice)
        with self._lock:
            workers = dict(self._sinks)
        for name in hurried & workers.keys():
            workers[name].hurry()

    def _tell(self, error: KioskError) -> None:
        self._listener.problem(_PROBLEM, error)

    def _now(self) -> float:
        return self._clock.monotonic_ns() / 1e9
