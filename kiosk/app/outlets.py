"""All that leaves the device: the queue of records, the destinations, settings from afar."""

from __future__ import annotations

import threading
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from kiosk.app.hour_records import HourRecords
from kiosk.app.record_feed import RecordFeed
from kiosk.app.remote_settings import RemoteSettings
from kiosk.cloud.desk import OutboxDesk
from kiosk.cloud.engine import SyncEngine
from kiosk.cloud.enrolment import clean_base, enrol
from kiosk.cloud.erasures import tell_erasures
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.cloud.outbox.database import default_path
from kiosk.cloud.settings_offer import fetch_offer
from kiosk.cloud.sinks.context import SinkContext
from kiosk.cloud.sinks.factory import make_sink
from kiosk.cloud.sinks.workshop import Destination, WorkshopPublisher
from kiosk.cloud.snapshot import SnapshotWriter
from kiosk.core import paths
from kiosk.core.control import Enrolment
from kiosk.core.errors import SyncError
from kiosk.core.loop import Worker
from kiosk.core.sinks import Sink, SinkKind
from kiosk.core.sync import SinkStatus, overall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from kiosk.app.history_keeper import HistoryKeeper
    from kiosk.app.sink_secrets import SinkSecrets
    from kiosk.cloud.delivery import RecordSink
    from kiosk.core.clock import Clock
    from kiosk.core.control import ConnectionReport
    from kiosk.core.errors import KioskError
    from kiosk.core.health import HealthSnapshot, SyncStatus
    from kiosk.core.identity import IdentifiedEvent, Person
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.ports import PictureShelf
    from kiosk.core.problems import ProblemLog
    from kiosk.core.records import Draft
    from kiosk.core.remote_settings import SettingsOffer
    from kiosk.core.settings import Settings
    from kiosk.core.types import CountsEvent, Visit

_RETRY_S: Final = 30.0
_BEFORE_OPEN: Final = 10_000
"""Records that may wait in memory until the queue is open."""
_BEAT_S: Final = 1.0
_DEADLINE_S: Final = 2.0
_MIB: Final = 1024 * 1024


class OutletListener(Protocol):
    """Hears of the destinations, in their threads."""

    def sync_status(self, status: SyncStatus) -> None:
        """The state of all of them together is another one."""
        ...


class Outlets(Worker):
    """Everything that sends. Its thread opens the queue, which may take a moment.

    Takes events from any thread and never blocks whoever tells them.

    Args:
        settings: Gives the settings in force.
        apply: Saves other settings and puts them into force.
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
        desk: What may be done about the queue.
        feed: Makes records of what happens.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        apply: Callable[[Settings], None],
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
        super().__init__("sync-open")
        self._settings = settings
        self._pictures = pictures
        self._secrets = secrets
        self._ledger = ledger
        self._problems = problems
        self._listener = listener
        self._clock = clock
        self._lock = threading.Lock()
        # Under the lock:
        self._early: deque[Draft] = deque(maxlen=_BEFORE_OPEN)
        self._engine: SyncEngine | None = None
        self._outbox: Outbox | None = None
        self._publishers: dict[str, WorkshopPublisher] = {}
        self._newest: CountsEvent | None = None
        self._running = False
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
            apply,
            self._fetch_offer,
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
        with self._lock:
            self._running = False
            publishers = list(self._publishers.values())
        for worker in (self.feed, self._remote, *publishers):
            worker.request_stop()
        in_time = [super().stop(timeout_s), self.feed.stop(timeout_s)]
        with self._lock:
            engine, outbox, self._engine, self._outbox = self._engine, self._outbox, None, None
        if engine is not None:
            in_time.append(engine.stop(timeout_s))
        in_time += [publisher.stop(timeout_s) for publisher in publishers]
        in_time += [self._remote.stop(timeout_s), self._snapshot.finish(timeout_s)]
        if outbox is not None:
            outbox.close()
        return all(in_time)

    @property
    def workers(self) -> dict[str, Worker]:
        """Threads that should make progress, by what they do."""
        with self._lock:
            engine, publishers = self._engine, list(self._publishers.values())
        found: dict[str, Worker] = {"the records": self.feed, "settings from afar": self._remote}
        sending = [*publishers, *(engine.workers if engine is not None else ())]
        return found | {f"the destination thread {worker.name}": worker for worker in sending}

    def _run(self) -> None:
        # The key store may take seconds.
        self._secrets.look(self._settings().cloud.sinks)
        self._follow_workshops()
        while not self._stop.is_set():
            self._beat()
            try:
                self._open()
            except SyncError as error:
                self._problems.add("sync", error)
                self._stop.wait(_RETRY_S)
            else:
                return

    def _open(self) -> None:
        settings = self._settings()
        limits = OutboxLimits(
            queue_bytes=settings.cloud.queue_mib * _MIB,
            age=timedelta(days=settings.cloud.queue_days),
        )
        outbox = Outbox(default_path(), self._clock, limits=limits)
        engine = SyncEngine(outbox, self._make_sink, self, self._clock)
        try:
            engine.configure(settings.cloud.sinks, settings.device.id)
        except SyncError:
            outbox.close()
            raise
        with self._lock:
            if not self._running:
                outbox.close()
                return
            engine.start()
            self._outbox, self._engine = outbox, engine
            early, self._early = list(self._early), deque(maxlen=_BEFORE_OPEN)
            for draft in early:
                engine.put(draft)

    # ------------------------------------------------------------------------ events

    def publish(self, event: CountsEvent) -> None:
        """The number of people present has changed."""
        self._snapshot.publish(event)
        self.feed.publish(event)
        with self._lock:
            self._newest = event
            publishers = list(self._publishers.values())
        for publisher in publishers:
            publisher.publish(event)

    def put(self, draft: Draft) -> None:
        """Take a record."""
        with self._lock:
            engine = self._engine
            if engine is None:
                self._early.append(draft)
                return
        engine.put(draft)

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over."""
        self.feed.visits_ended(visits)

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody was recognised."""
        self.feed.identified(event)

    # ------------------------------------------------------------------------ settings

    def follow(self, settings: Settings) -> None:
        """Destinations or the device's id are others now; not for the GUI thread."""
        self._follow_workshops()
        with self._lock:
            engine = self._engine
        if engine is None:
            return
        try:
            engine.configure(settings.cloud.sinks, settings.device.id)
        except SyncError as error:
            self._problems.add("sync", error)

    def set_secret(self, name: str, secret: str) -> None:
        """Store the secret of a destination, which begins anew with it.

        Raises:
            CredentialError: It could not be stored.
        """
        self._secrets.set(name, secret)
        settings = self._settings()
        if not any(sink.name == name for sink in settings.cloud.sinks):
            return
        others = [sink for sink in settings.cloud.sinks if sink.name != name]
        with self._lock:
            engine, publisher = self._engine, self._publishers.pop(name, None)
        if publisher is not None:
            publisher.stop(_DEADLINE_S)
        if engine is not None:
            engine.configure(others, settings.device.id)
        self.follow(settings)

    def has_secret(self, name: str) -> bool:
        """Whether a secret is known to be stored; cheap."""
        return self._secrets.is_known(name)

    def statuses(self) -> tuple[SinkStatus, ...]:
        """All destinations in the order of the settings; cheap."""
        with self._lock:
            engine, publishers = self._engine, list(self._publishers.values())
        found = {status.name: status for status in (engine.statuses() if engine else ())}
        found |= {publisher.status.name: publisher.status for publisher in publishers}
        sinks = self._settings().cloud.sinks
        return tuple(found.get(sink.name) or SinkStatus(sink.name, sink.kind) for sink in sinks)

    def status(self) -> SyncStatus:
        """All destinations together; cheap."""
        return overall(self.statuses())

    def try_sink(self, sink: Sink, secret: str | None) -> ConnectionReport:
        """Try a destination as its thread would; takes as long as its time limits.

        Args:
            sink: Where to.
            secret: In place of the stored one, if given.

        Raises:
            SyncError: An extra is missing.
        """
        target = make_sink(sink, self._context(sink, secret))
        try:
            return target.try_connection()
        finally:
            target.close()

    def enrol(self, url: str, code: str) -> Enrolment:
        """Exchange a one-time code for this kiosk's token, and store that.

        Raises:
            PublishError: The collector cannot be reached, or refuses.
            CredentialError: The token could not be stored.
        """
        settings = self._settings()
        place = settings.device.location
        answer = enrol(url, code, settings.device.id, place, place, self._ledger)
        taken = {sink.name for sink in settings.cloud.sinks}
        names = ("collector", *(f"collector-{number}" for number in range(2, 99)))
        name = next(name for name in names if name not in taken)
        self._secrets.enrolled(name, answer.token, answer.config_key)
        sink = Sink(name=name, kind=SinkKind.HTTP, endpoint=clean_base(url))
        return Enrolment(sink, urlsplit(sink.endpoint).netloc)

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
        tell_erasures(self._open_queue(), self._clock)

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

    def _follow_workshops(self) -> None:
        """Begin, change and end the publishers of latest states."""
        settings = self._settings()
        wanted = {s.name: s for s in settings.cloud.sinks if s.kind is SinkKind.WORKSHOP}
        destinations = {n: self._destination(sink, settings) for n, sink in wanted.items()}
        with self._lock:
            ended = [self._publishers.pop(n) for n in self._publishers.keys() - wanted.keys()]
            for name, destination in destinations.items():
                if name in self._publishers:
                    self._publishers[name].reconfigure(destination)
                elif self._running:
                    publisher = WorkshopPublisher(
                        destination, self, self._ledger, clock=self._clock
                    )
                    self._publishers[name] = publisher
                    if self._newest is not None:
                        publisher.publish(self._newest)
                    publisher.start()
        for publisher in ended:
            publisher.stop(_DEADLINE_S)

    def _destination(self, sink: Sink, settings: Settings) -> Destination:
        threshold = settings.cloud.face_count_threshold
        return Destination(settings.device.id, sink, self._secrets.get(sink), threshold)

    def _make_sink(self, sink: Sink) -> RecordSink:
        return make_sink(sink, self._context(sink))

    def _context(self, sink: Sink, secret: str | None = None) -> SinkContext:
        device = self._settings().device
        return SinkContext(
            device=device.id,
            location=device.location,
            secret=(lambda: self._secrets.get(sink)) if secret is None else (lambda: secret),
            ledger=self._ledger,
            clock=self._clock,
            pictures=self._pictures,
            state_folder=paths.data_dir(),
        )

    def _fetch_offer(self, name: str) -> SettingsOffer | None:
        sink = next((s for s in self._settings().cloud.sinks if s.name == name), None)
        if sink is None:
            return None
        return fetch_offer(
            sink, self._secrets.get(sink), self._secrets.config_key(name), self._ledger
        )
