"""The kiosk behind its window: engine, publisher and operator panel, wired to what is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app.bridge import AnalysisThread, Bridge
from kiosk.app.control import WindowControl
from kiosk.app.runtime import KioskRuntime
from kiosk.app.shutdown import leave_now
from kiosk.app.watchdog import TICK_S, Watchdog
from kiosk.core.exitcodes import ExitCode
from kiosk.core.pin import PinStore, default_path
from kiosk.ui.background import Background
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.operator.panel import OperatorPanel

if TYPE_CHECKING:
    from kiosk.core.count_history import CountHistory
    from kiosk.core.mailbox import Latest
    from kiosk.core.settings import Settings
    from kiosk.core.settings_store import LoadedSettings, SettingsStore
    from kiosk.core.today import TodayBoard
    from kiosk.ui.display_frame import DisplayFrame, DisplayTarget
    from kiosk.ui.main_window import MainWindow


class WindowKiosk(QObject):
    """The running kiosk of one window.

    Attributes:
        window: What the public sees.
        panel: The operator panel over it.
        runtime: All that runs below.
    """

    def __init__(
        self,
        store: SettingsStore,
        loaded: LoadedSettings,
        window: MainWindow,
        frames: Latest[DisplayFrame],
        target: DisplayTarget,
        history: CountHistory,
        today: TodayBoard,
    ) -> None:
        super().__init__()
        self.window = window
        self._bridge = Bridge(frames, DisplayRenderer(target))
        self.runtime = KioskRuntime(store, loaded, history, today, self._bridge, AnalysisThread)
        self._background = Background(self)
        self._control = WindowControl(self.runtime, self._background, self.leave)
        self._pins = PinStore(default_path())
        self.panel = OperatorPanel(self._control, self._pins, window.appearance, window)
        self._watchdog = Watchdog(self.runtime.hanging)
        # An idle Qt loop never runs Python's signal handlers; this timer gives them a chance, too.
        self._tick = QTimer(self)
        self._tick.setInterval(round(TICK_S * 1000))
        self._tick.timeout.connect(self._on_tick)
        self._connect()

    def _connect(self) -> None:
        bridge, window, panel = self._bridge, self.window, self.panel
        bridge.frameReady.connect(window.wake)
        bridge.previewReady.connect(lambda: panel.set_preview(bridge.take_preview()))
        bridge.phaseChanged.connect(window.set_phase)
        bridge.downloadProgressed.connect(window.set_progress)
        bridge.countChanged.connect(window.set_counts)
        bridge.syncChanged.connect(window.set_sync)
        # Nobody is there any more: marks on the last picture of a file would say otherwise.
        bridge.sourceEnded.connect(window.view.clear)
        bridge.settingsApplied.connect(window.apply_settings)
        bridge.settingsApplied.connect(self._on_settings_applied)
        window.operatorRequested.connect(panel.open)
        # While the PIN is typed, so that the page with the devices opens at once.
        window.operatorRequested.connect(self._control.look_for_devices)
        window.closeRequested.connect(self.leave)
        window.greet_from(self._control.recognised, self.runtime.identification.group_name)
        for unlocked, change in ((True, panel.unlocked), (False, panel.locked)):
            change.connect(partial(window.set_unlocked, unlocked))
            change.connect(partial(bridge.set_previewing, unlocked))

    @property
    def stopped_while_building(self) -> bool:
        """Whether the stop left a compilation of networks behind."""
        return self.runtime.stopped_while_building

    def start(self) -> None:
        """Start capture, analysis and publishing."""
        self._tick.start()
        self._bridge.set_preview_view(self.runtime.settings.privacy.view)
        self.runtime.start()

    def ask_for_first_pin(self) -> None:
        """Open the panel where no PIN is set, so that no passer-by comes to set the first one."""
        if not self._pins.is_set():
            self.window.operatorRequested.emit()

    def leave(self) -> None:
        """End the event loop, also one that is about to begin; :meth:`stop` does the rest."""
        QTimer.singleShot(0, self, lambda: QApplication.exit(ExitCode.OK))

    def stop(self) -> bool:
        """Stop everything in order.

        Returns:
            False when a thread did not end in time.
        """
        self._tick.stop()
        self.panel.stop()
        in_time = self.runtime.stop()
        self._background.stop()
        self.window.shut_down()
        return in_time

    def _on_settings_applied(self, settings: Settings) -> None:
        self._bridge.set_preview_view(settings.privacy.view)
        self.panel.set_preview(None)  # it may be of another kind

    def _on_tick(self) -> None:
        if what := self._watchdog.tick():
            leave_now(f"{what} hangs")
