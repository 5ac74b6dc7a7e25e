"""The running kiosk below the window: settings, engine and destinations, wired together."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kiosk.app.audience_feed import AudienceFeed
from kiosk.app.builder import PipelineBuilder
from kiosk.app.coach_feed import CoachFeed
from kiosk.app.code_scanner import CodeScanner
from kiosk.app.engine import Engine, EngineListener, has_stopped_beating
from kiosk.app.history_keeper import HistoryKeeper
from kiosk.app.identification import Identification
from kiosk.app.outlets import Outlets
from kiosk.app.scene_watch import SceneWatch
from kiosk.app.sink_secrets import SinkSecrets
from kiosk.core.clock import SystemClock
from kiosk.core.errors import SettingsError
from kiosk.core.identification import kept_days
from kiosk.core.outbound import OutboundLedger
from kiosk.core.problems import ProblemLog
from kiosk.core.settings_schema import with_values
from kiosk.core.sync import overall
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.keystore import open_keystore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from kiosk.app.engine import EngineThread
    from kiosk.capture.grabber import Grabber
    from kiosk.core.coach import CoachReport
    from kiosk.core.control import AudienceSnapshot
    from kiosk.core.count_history import CountHistory
    from kiosk.core.health import HealthSnapshot, SyncStatus
    from kiosk.core.identity import IdentifiedEvent
    from kiosk.core.settings import CameraSettings, Settings
    from kiosk.core.settings_store import LoadedSettings, SettingsStore
    from kiosk.core.today import TodayBoard
    from kiosk.core.types import FrameResult, Visit

_log = logging.getLogger(__name__)

_SINKS = "cloud.sinks"
_SCENE_DEADLINE_S = 0.5
_HISTORY_DEADLINE_S = 1.5
"""Writing what is left takes milliseconds; a disk that hangs does not hold the end."""


class RuntimeListener(EngineListener, Protocol):
    """Hears from the engine and the destinations, in their threads; must return at once."""

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody who enrolled was recognised: once per visit."""
        ...

    def sync_status(self, status: SyncStatus) -> None:
        """The state of all destinations together is another one."""
        ...

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over."""
        ...

    def settings_applied(self, settings: Settings) -> None:
        """Other settings are in force, wherever they came from."""
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
        outlets: All that leaves the device.
        scanner: Reads codes that are held before the camera.
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
        keys = open_keystore()
        self.ledger = OutboundLedger(clock)
        self.scanner = CodeScanner()
        self.history = HistoryKeeper(
            self.settings.history,
            today,
            self._problems,
            clock,
            kept_days(self.settings.identification),
        )
        self._coach = CoachFeed()
        self._scene = SceneWatch(self.history, lambda: self.settings, self._problems, clock)
        identifier = GalleryIdentifier(clock)
        builder = PipelineBuilder(self.ledger, identifier, self._problems)
        self.identification = Identification(
            lambda: self.settings,
            keys,
            identifier,
            builder,
            [listener, self],
            self._problems,
            clock,
        )
        self.outlets = Outlets(
            lambda: self.settings,
            self.change,
            self._take_up_file,
            self.health,
            self.history,
            self.identification.pictures,
            self.identification.person,
            SinkSecrets(keys),
            self.ledger,
            self._problems,
            listener,
            clock,
        )
        self._listener = listener
        self.audience = AudienceFeed(
            self.settings.audience, self.history.writer, today, self._visits_ended
        )
        self.engine = Engine(
            self.settings,
            builder=builder,
            make_grabber=_make_grabber,
            make_thread=make_thread,
            history=history,
            audience=self.audience,
            sinks=[self.outlets],
            listener=listener,
            recognitions=self.identification.feed,
            observers=[
                self._coach.take,
                self.identification.capture.take,
                self._watch_scene,
                self.scanner.take,
            ],
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
        self.outlets.start()

    def stop(self) -> bool:
        """Stop in order: capture, analysis, history, destinations.

        Returns:
            False when a thread did not end in time.
        """
        with self._lock:
            self._stopped = True
            engine_in_time = self.engine.stop()
        self._scene.stop(_SCENE_DEADLINE_S)
        self.scanner.close()
        in_time = [
            engine_in_time,
            self.identification.stop(),
            self.history.stop(_HISTORY_DEADLINE_S),
            self.outlets.stop(),
        ]
        return all(in_time)

    @property
    def stopped_while_building(self) -> bool:
        """Whether the stop left a compilation of networks behind."""
        return self.engine.stopped_while_building

    def hanging(self) -> str:
        """Which thread makes no progress any more; empty while all do."""
        workers = {
            "the history": self.history.writer,
            "the watch over the scene": self._scene,
            **self.identification.workers,
            **self.outlets.workers,
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
        old = self.settings
        try:
            with self._lock:
                chosen = settings.cloud.sinks != self.settings.cloud.sinks
                if self._take_up_sinks():
                    if chosen:
                        raise SettingsError(
                            "The destinations were changed by a command at the same moment",
                            "Look at them and try again.",
                        )
                    settings = with_values(settings, {_SINKS: self.settings.cloud.sinks})
                self._put_into_force(settings)
        finally:
            self._tell(old)

    def change(self, values: Mapping[str, Any]) -> None:
        """Save some values, by dotted name, and put them into force; not for the GUI thread.

        Raises:
            SettingsError: They are refused or could not be saved; the old ones stay in force.
        """
        old = self.settings
        try:
            with self._lock:
                self._take_up_sinks()
                self._put_into_force(with_values(self.settings, values))
        finally:
            self._tell(old)

    def health(self) -> HealthSnapshot:
        """State of everything now; cheap."""
        sinks = self.outlets.statuses()
        return self.engine.health(overall(sinks), sum(sink.depth for sink in sinks))

    def audience_snapshot(self) -> AudienceSnapshot:
        """The audience now; cheap."""
        return replace(self.audience.snapshot(), scene=self._scene.latest)

    def coach(self) -> CoachReport:
        """How the camera stands; cheap."""
        return self._coach.report(self.settings, self.engine.analysis_fps)

    # ------------------------------------------------------------ from the analysis thread

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody who enrolled was recognised."""
        self.outlets.identified(event)

    def _visits_ended(self, visits: Sequence[Visit]) -> None:
        self.outlets.visits_ended(visits)
        self._listener.visits_ended(visits)

    # ------------------------------------------------------------------ details

    def _watch_scene(self, result: FrameResult) -> None:
        self._scene.take(result, is_real=not self.engine.is_stand_in)

    def _put_into_force(self, settings: Settings) -> None:
        """The caller holds the lock."""
        self._store.save(settings)
        self.settings = settings
        self.engine.apply(settings)
        self.history.configure(settings.history, kept_days(settings.identification))

    def _tell(self, old: Settings) -> None:
        """Outside the lock: a slow key store must hold up neither the analysis nor the end."""
        settings = self.settings
        if settings is old:
            return
        if (settings.cloud, settings.device) != (old.cloud, old.device):
            self.outlets.follow()
        self._listener.settings_applied(settings)

    def _take_up_file(self) -> None:
        """Put destinations into force that a command has written to the settings file."""
        old = self.settings
        with self._lock:
            if not self._stopped:
                self._take_up_sinks()
        self._tell(old)

    def _take_up_sinks(self) -> bool:
        """Whether the file has other destinations, now in force; the caller holds the lock."""
        try:
            sinks = self._store.news(_SINKS)
        except SettingsError as error:
            self._problems.add("settings", error)
            return False
        if sinks is None:
            return False
        _log.info("the destinations were changed in the settings file")
        self.settings = with_values(self.settings, {_SINKS: sinks})
        self._store.adopt(self.settings)
        return True


def _make_grabber(settings: CameraSettings, listener: Engine) -> Grabber:
    # OpenCV is loaded here, after the window is on the screen.
    from kiosk.capture.factory import make_grabber

    return make_grabber(settings, listener=listener)
