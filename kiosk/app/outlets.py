"""All that leaves the device: the queue of records, the destinations, settings from afar."""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.app.hour_records import HourRecords
from kiosk.app.record_feed import RecordFeed
from kiosk.app.remote_settings import RemoteSettings
from kiosk.app.sink_access import SinkAccess
from kiosk.app.workshops import Workshops
from kiosk.cloud.desk import OutboxDesk
from kiosk.cloud.draft_writer import memory_gap
from kiosk.cloud.engine import SyncEngine
from kiosk.cloud.erasures import tell_erasures
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.cloud.outbox.database import default_path
from kiosk.cloud.snapshot import SnapshotWriter
from kiosk.core import paths
from kiosk.core.errors import SyncError
from kiosk.core.loop import Worker
from kiosk.core.sync import SinkStatus, overall

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any
    from uuid import UUID

    from kiosk.app.history_keeper import HistoryKeeper
    from kiosk.app.sink_secrets import SinkSecrets
    from kiosk.core.clock import Clock
    from kiosk.core.errors import KioskError
    from kiosk.core.health import HealthSnapshot, SyncStatus
    from kiosk.core.identity import IdentifiedEvent, Person
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.ports import PictureShelf
    from kiosk.core.problems import ProblemLog
    from kiosk.core.records import Draft, RecordType
    from kiosk.core.settings import Settings
    from kiosk.core.types import CountsEvent, Visit

_RETRY_S: Final = 30.0
_BEFORE_OPEN: Final = 10_000
"""Records that may wait in memory until the queue is open."""
_LOOK_S: Final = 1.0
_DEADLINE_S: Final = 2.0
_MIB: Final = 1024 * 1024


class OutletListener(Protocol):
    """Hears of the destinations, in their threads."""

    def sync_status(self, status: SyncStatus) -> None:
        """The state of all of them together is another one."""
        ...


class Outlets(Worker):
    """Everything that sends.

    Its thread opens the queue and asks the key store, which may take a moment, and looks from
    then on whether commands have changed the settings file.

    Takes events from any thread and never blocks whoever tells them.

    Args:
        settings: Gives the settings in force.
        change: Saves other values by dotted name and puts them into force.
        take_up_file: Puts into force what another program has written to the settings file.
        health: Gives the state of the program.
        history: For the sums of hours.
        pictures: Pictures that wait to be handed on.
        person: Finds an enrolled person as known now.
        secrets: Of the destinations.
        ledger: Notes what is sent.
        problems: Is told what fails.
        listener: Hears of the state.
        clock: For times.

    Attributes:
        access: Opens and tries destinations.
        desk: What may be done about the queue.
        feed: Makes records of what happens.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        change: Callable[[Mapping[str, Any]], None],
        take_up_file: Callable[[], None],
        health: Callable[[], HealthSnapshot],
        history: HistoryKeeper,
        pictures: PictureShelf,
        person: Callable[[UUID], Person | None],
        secrets: SinkSecrets,
        ledger: OutboundLedger,
        problems: ProblemLog,
        listener: OutletListener,
        clock: Clock,
    ) -> None:
        super().__init__("sync-outlets")
        self._settings = settings
        self._take_up_file = take_up_file
        self._secrets = secrets
        self.access = SinkAccess(settings, secrets, ledger, clock, pictures)
        self._problems = problems
        self._listener = listener
        self._clock = clock
        # Held while the destinations are made those of the settings, so that the latest
        # settings win; may take seconds.
        self._following = threading.Lock()
        self._lock = threading.Lock()
        # Under the lock:
        self._early: deque[Draft] = deque()
        self._lost: Counter[RecordType] = Counter()
        self._engine: SyncEngine | None = None
        self._outbox: Outbox | None = None
        self._running = False
        # Of the thread:
        self._open_at = 0.0
        self._met = False
        self._workshops = Workshops(secrets.get, self, ledger, clock)
        self.desk = OutboxDesk(default_path())
        self._snapshot = SnapshotWriter(lambda: settings().cloud.snapshot, ledger, problems.add)
        self.feed = RecordFeed(
            self,
            settings,
            health,
            self.statuses,
            pictures,
            person,
            HourRecords(history.ask, self, clock),
            clock,
        )
        self._remote = RemoteSettings(
            paths.config_dir(),
            settings,
            change,
            self.access.fetch_offer,
            health,
            self.feed,
            problems.add,
        )

    # ------------------------------------------------------------------------ life

    def start(self) -> None:
        """Start; returns at once."""
        with self._lock:
            self._running = True
        super().start()
        self.feed.start()
        self._remote.start()

    def stop(self, timeout_s: float = _DEADLINE_S) -> bool:
        """Write what is in memory to the queue and end; what waits is sent after the next start.

        Returns:
            False when a thread did not end in time.
        """
        deadline = time.monotonic() + timeout_s

        def left() -> float:
            return max(0.0, deadline - time.monotonic())

        with self._lock:
            self._running = False
        for part in (self.feed, self._remote, self._workshops, self):
            part.request_stop()
        # What it tells last is to be written; the disk gets most of the time.
        in_time = [self.feed.stop(timeout_s / 4)]
        with self._lock:
            engine, outbox, self._engine, self._outbox = self._engine, self._outbox, None, None
        if engine is not None:
            in_time.append(engine.stop(left()))
        if outbox is not None:
            outbox.close()
        in_time += [self._workshops.stop(left()), self._remote.stop(left())]
        in_time += [self._snapshot.finish(left()), super().stop(left())]
        return all(in_time)

    @property
    def workers(self) -> dict[str, Worker]:
        """Threads that should make progress, by what they do."""
        with self._lock:
            engine = self._engine
        found: dict[str, Worker] = {"the records": self.feed, "settings from afar": self._remote}
        sending = [*self._workshops.publishers, *(engine.workers if engine is not None else ())]
        return found | {f"the destination thread {worker.name}": worker for worker in sending}

    def _run(self) -> None:
        while not self._stop.is_set():
            self._beat()
            if self._outbox is None and time.monotonic() >= self._open_at:
                self._try_to_open()
            if not self._met:
                # After the queue: the key store may take seconds, and records wait in memory.
                with self._following:
                    self._meet(self._settings())
                self._met = True
            self._take_up_file()
            self._stop.wait(_LOOK_S)

    def _try_to_open(self) -> None:
        try:
            with self._following:
                self._open(self._settings())
        except SyncError as error:
            self._problems.add("sync", error)
            self._open_at = time.monotonic() + _RETRY_S

    def _open(self, settings: Settings) -> None:
        outbox = Outbox(default_path(), self._clock, limits=_limits(settings))
        engine = SyncEngine(outbox, self.access.open, self, self._clock)
        try:
            _configure(engine, settings)
        except SyncError:
            outbox.close()
            raise
        with self._lock:
            if not self._running:
                outbox.close()
                return
            engine.start()
            self._outbox, self._engine = outbox, engine
            for draft in self._early:
                engine.put(draft)
            self._early.clear()
            if self._lost:
                engine.put(memory_gap(self._lost, self._clock))
                self._lost.clear()

    # ------------------------------------------------------------------------ events

    def publish(self, event: CountsEvent) -> None:
        """The number of people present has changed."""
        self._snapshot.publish(event)
        self.feed.publish(event)
        self._workshops.publish(event)

    def put(self, draft: Draft) -> None:
        """Take a record."""
        with self._lock:
            engine = self._engine
            if engine is None:
                self._early.append(draft)
                if len(self._early) > _BEFORE_OPEN:
                    self._lost[self._early.popleft().type] += 1
                return
        engine.put(draft)

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over."""
        self.feed.visits_ended(visits)

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody was recognised."""
        self.feed.identified(event)

    # ------------------------------------------------------------------------ settings

    def follow(self) -> None:
        """Make the destinations those of the settings in force; not for the GUI thread."""
        with self._following:
            settings = self._settings()
            with self._lock:
                engine, outbox = self._engine, self._outbox
            if engine is not None and outbox is not None:
                outbox.limit(_limits(settings))
                try:
                    _configure(engine, settings)
                except SyncError as error:
                    self._problems.add("sync", error)
            self._meet(settings)

    def _meet(self, settings: Settings) -> None:
        """What takes a key store that may be slow."""
        self._workshops.follow(settings)
        self._secrets.look(settings.cloud.sinks)

    def set_secret(self, name: str, secret: str) -> None:
        """Store the secret of a destination, which begins anew with it.

        An empty one removes it; of a destination that is in the settings no more everything is
        removed that a collector gave for it.

        Raises:
            CredentialError: It could not be stored.
        """
        with self._following:
            settings = self._settings()
            if not any(sink.name == name for sink in settings.cloud.sinks) and not secret:
                self._secrets.remove(name)
                return
            self._secrets.set(name, secret)
            self._workshops.follow(settings)
            with self._lock:
                engine = self._engine
        if engine is not None:
            engine.restart(name)

    def has_secret(self, name: str) -> bool:
        """Whether a secret is known to be stored; cheap."""
        return self._secrets.is_known(name)

    def statuses(self) -> tuple[SinkStatus, ...]:
        """All destinations in the order of the settings; cheap."""
        with self._lock:
            engine = self._engine
        found = {status.name: status for status in (engine.statuses() if engine else ())}
        found |= {status.name: status for status in self._workshops.statuses()}
        sinks = self._settings().cloud.sinks
        return tuple(found.get(sink.name) or SinkStatus(sink.name, sink.kind) for sink in sinks)

    def status(self) -> SyncStatus:
        """All destinations together; cheap."""
        return overall(self.statuses())

    # ---------------------------------------------------------------- from the engine

    def sinks_changed(self) -> None:
        """The state of a destination is another one."""
        self._listener.sync_status(self.status())

    def problem(self, where: str, error: KioskError) -> None:
        """Something failed that the operator should know."""
        self._problems.add(where, error)

    def config_offered(self, sink: str, etag: str) -> None:
        """A collector has settings for this kiosk."""
        self._remote.offered(sink, etag)

    # -------------------------------------------------------------- for the record feed

    def tell_erasures(self) -> None:
        """Make records of erasures that destinations have to hear of.

        Raises:
            SyncError: They are told later.
        """
        outbox = self._open_queue()
        with self._lock:
            unwritten = self._engine is None or self._engine.unwritten > 0
        if not unwritten:
            tell_erasures(outbox, self._clock)

    def recall(self, key: str) -> str | None:
        """A small value that was kept in the queue's file."""
        return self._open_queue().recall(key)

    def remember(self, key: str, value: str) -> None:
        """Keep a small value in the queue's file."""
        self._open_queue().remember(key, value)

    # ------------------------------------------------------------------------ details

    def _open_queue(self) -> Outbox:
        with self._lock:
            if self._outbox is None:
                raise SyncError("the queue of records is not open yet")
            return self._outbox


def _limits(settings: Settings) -> OutboxLimits:
    return OutboxLimits(
        queue_bytes=settings.cloud.queue_mib * _MIB,
        age=timedelta(days=settings.cloud.queue_days),
    )


def _configure(engine: SyncEngine, settings: Settings) -> None:
    engine.configure(settings.cloud.sinks, settings.device.id, settings.device.location)
