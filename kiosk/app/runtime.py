"""The running kiosk below the window: settings, engine and publisher, wired together."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kiosk.app.audience_feed import AudienceFeed
from kiosk.app.builder import PipelineBuilder
from kiosk.app.coach_feed import CoachFeed
from kiosk.app.engine import Engine, EngineListener, has_stopped_beating
from kiosk.app.history_keeper import HistoryKeeper
from kiosk.app.identification import Identification
from kiosk.app.scene_watch import SceneWatch
from kiosk.cloud.connection import try_connection
from kiosk.cloud.snapshot import FILE_NAME as SNAPSHOT_NAME
from kiosk.cloud.workshop import Destination, WorkshopPublisher
from kiosk.core import paths
from kiosk.core.clock import SystemClock
from kiosk.core.errors import KioskError, SettingsError
from kiosk.core.identification import kept_days
from kiosk.core.outbound import OutboundLedger
from kiosk.core.problems import ProblemLog
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.keystore import ENDPOINT_PASSWORD, open_keystore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.app.engine import EngineThread
    from kiosk.capture.grabber import Grabber
    from kiosk.core.coach import CoachReport
    from kiosk.core.control import AudienceSnapshot, ConnectionReport
    from kiosk.core.count_history import CountHistory
    from kiosk.core.health import HealthSnapshot, SyncStatus
    from kiosk.core.identity import IdentifiedEvent
    from kiosk.core.settings import CameraSettings, CloudSettings, Settings
    from kiosk.core.settings_store import LoadedSettings, SettingsStore
    from kiosk.core.today import TodayBoard
    from kiosk.core.types import FrameResult, Visit

_log = logging.getLogger(__name__)

_SYNC_DEADLINE_S = 2.0
_SCENE_DEADLINE_S = 0.5
_HISTORY_DEADLINE_S = 1.5
"""Writing what is left takes milliseconds; a disk that hangs does not hold the end."""


class RuntimeListener(EngineListener, Protocol):
    """Hears from the engine and the publisher, in their threads; must return at once."""

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody who enrolled was recognised: once per visit."""
        ...

    def sync_status(self, status: SyncStatus) -> None:
        """The publisher's state has changed."""
        ...

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over."""
        ...


class KioskRuntime:
    """All that runs, with or without a window.

    Attributes:
        engine: Capture and analysis.
        audience: Visits of the running analysis.
        history: What is kept on this device.
        identification: Everything that knows enrolled people.
        settings: Settings in force.
        overridden: Dotted names of settings fixed by the environment or the command line.
        ledger: Tells what was sent since the start.
    """

    def __init__(
        self,
        store: SettingsStore,
        loaded: LoadedSettings,
        history: CountHistory,
        today: TodayBoard,
        listener: RuntimeListener,
        make_thread: Callable[[Callable[[], None]], EngineThread],
    ) -> None:
        clock = SystemClock()
        # The engine is started, changed and stopped by whoever holds it.
        self._lock = threading.Lock()
        self._stopped = False
        self._store = store
        self.settings = loaded.settings
        self.overridden = loaded.overridden
        self._problems = ProblemLog(clock)
        for problem in loaded.problems:
            _log.warning("settings: %s", problem)
            self._problems.add("settings", SettingsError(problem))
        self._credentials = open_keystore()
        self._password = ""
        self._listener = listener
        self.ledger = OutboundLedger(clock)
        self._publisher = WorkshopPublisher(
            self._destination(), paths.data_dir() / SNAPSHOT_NAME, self, self.ledger, clock=clock
        )
        self.history = HistoryKeeper(
            self.settings.history,
            today,
            self._problems,
            clock,
            kept_days(self.settings.identification),
        )
        self.audience = AudienceFeed(
            self.settings.audience, self.history.writer, today, listener.visits_ended
        )
        self._coach = CoachFeed()
        self._scene = SceneWatch(self.history, lambda: self.settings, self._problems, clock)
        identifier = GalleryIdentifier(clock)
        builder = PipelineBuilder(self.ledger, identifier)
        self.identification = Identification(
            lambda: self.settings,
            self._credentials,
            identifier,
            builder,
            [listener],
            self._problems,
            clock,
        )
        self.engine = Engine(
            self.settings,
            builder=builder,
            make_grabber=_make_grabber,
            make_thread=make_thread,
            history=history,
            audience=self.audience,
            sinks=[self._publisher],
            listener=listener,
            recognitions=self.identification.feed,
            observers=[self._coach.take, self.identification.capture.take, self._watch_scene],
            problems=self._problems,
            clock=clock,
        )

    def start(self) -> None:
        """Start everything; returns at once."""
        self.history.start()
        self.identification.start()
        self._scene.start()
        with self._lock:
            self.engine.start()
        if self.settings.cloud.username:
            # The key store may take seconds; counts wait in the publisher meanwhile.
            threading.Thread(
                target=self._start_publisher_with_password, name="key-store", daemon=True
            ).start()
        else:
            self._start_publisher()

    def stop(self) -> bool:
        """Stop in order: capture, analysis, history, publisher.

        Returns:
            False when a thread did not end in time.
        """
        with self._lock:
            self._stopped = True
            engine_in_time = self.engine.stop()
        self._scene.stop(_SCENE_DEADLINE_S)
        in_time = [
            engine_in_time,
            self.identification.stop(),
            self.history.stop(_HISTORY_DEADLINE_S),
            self._publisher.stop(_SYNC_DEADLINE_S),
        ]
        return all(in_time)

    @property
    def stopped_while_building(self) -> bool:
        """Whether the stop left a compilation of networks behind."""
        return self.engine.stopped_while_building

    def hanging(self) -> str:
        """Which thread makes no progress any more; empty while all do."""
        workers = {
            "the publisher": self._publisher,
            "the history": self.history.writer,
            "the watch over the scene": self._scene,
            **self.identification.workers,
        }
        stuck = (name for name, worker in workers.items() if has_stopped_beating(worker))
        return self.engine.hanging() or next(stuck, "")

    def set_analyzing(self, wanted: bool) -> None:
        """Start or stop capture and analysis; blocks until a stop is done.

        Nothing starts any more after :meth:`stop`, which may have come while this waited.
        """
        with self._lock:
            if not wanted:
                self.engine.stop()
            elif not (self.engine.running or self._stopped):
                self.engine.start()

    def apply(self, settings: Settings) -> None:
        """Save other settings and put them into force; blocks, not for the GUI thread.

        Raises:
            SettingsError: They could not be saved; the old ones stay in force.
        """
        with self._lock:
            self._store.save(settings)
            old, self.settings = self.settings, settings
            self.engine.apply(settings)
            self.history.configure(settings.history, kept_days(settings.identification))
            if (settings.cloud, settings.device.id) != (old.cloud, old.device.id):
                self._publisher.reconfigure(self._destination())

    def health(self) -> HealthSnapshot:
        """State of everything now; cheap."""
        return self.engine.health(self._publisher.status, self._publisher.waiting)

    def audience_snapshot(self) -> AudienceSnapshot:
        """The audience now; cheap."""
        return replace(self.audience.snapshot(), scene=self._scene.latest)

    def coach(self) -> CoachReport:
        """How the camera stands; cheap."""
        return self._coach.report(self.settings, self.engine.analysis_fps)

    # ------------------------------------------------------------------ the endpoint

    def read_password(self) -> str:
        """The stored password of the endpoint; may take seconds."""
        self._password = self._credentials.get(ENDPOINT_PASSWORD) or ""
        return self._password

    @property
    def has_password(self) -> bool:
        """Whether a password is known to be stored; cheap."""
        return bool(self._password)

    def store_password(self, password: str) -> None:
        """Store the password of the endpoint and use it; may take seconds.

        Raises:
            CredentialError: It could not be stored.
        """
        self._credentials.set(ENDPOINT_PASSWORD, password)
        self._password = password
        self._publisher.reconfigure(self._destination())

    def try_connection(self, cloud: CloudSettings, password: str | None) -> ConnectionReport:
        """Try an endpoint as the publisher would; may take as long as its time-out."""
        if password is None:
            password = self.read_password()
        return try_connection(Destination(self.settings.device.id, cloud, password), self.ledger)

    # ------------------------------------------------------------------ from the publisher

    def sync_status(self, status: SyncStatus) -> None:
        """The publisher's state has changed (its thread)."""
        self._listener.sync_status(status)

    def problem(self, where: str, error: KioskError) -> None:
        """Publishing failed; it is tried again (the publisher's thread)."""
        self._problems.add(where, error)

    # ------------------------------------------------------------------ details

    def _watch_scene(self, result: FrameResult) -> None:
        self._scene.take(result, is_real=not self.engine.is_stand_in)

    def _destination(self) -> Destination:
        return Destination(self.settings.device.id, self.settings.cloud, self._password)

    def _start_publisher_with_password(self) -> None:
        self.read_password()
        self._publisher.reconfigure(self._destination())
        self._start_publisher()

    def _start_publisher(self) -> None:
        with self._lock:
            if not self._stopped:
                self._publisher.start()


def _make_grabber(settings: CameraSettings, listener: Engine) -> Grabber:
    # OpenCV is loaded here, after the window is on the screen.
    from kiosk.capture.factory import make_grabber

    return make_grabber(settings, listener=listener)
