"""The kiosk with its window: the order of start and end, and what happens in between."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import __version__
from kiosk.app.bridge import AnalysisThread, Bridge
from kiosk.app.control import WindowControl
from kiosk.app.instance import ALREADY_RUNNING, InstanceLock
from kiosk.app.runtime import KioskRuntime
from kiosk.app.shutdown import end, leave_now, on_termination
from kiosk.core.exitcodes import ExitCode
from kiosk.core.mailbox import Latest
from kiosk.core.pin import PinStore, default_path
from kiosk.ui.background import Background
from kiosk.ui.display import DisplayFrame, DisplayRenderer, DisplayTarget
from kiosk.ui.main_window import MainWindow
from kiosk.ui.operator.panel import OperatorPanel

if TYPE_CHECKING:
    from kiosk.core.settings import Settings
    from kiosk.core.settings_store import LoadedSettings, SettingsStore

_log = logging.getLogger(__name__)

_TICK_MS: Final = 200
"""An idle Qt loop never runs Python's signal handlers; this timer gives them a chance."""


class KioskWindow(QObject):
    """The window, the panel and the running kiosk, wired together.

    Attributes:
        window: What the public sees.
        panel: The operator panel over it.
        runtime: All that runs below.
    """

    def __init__(self, store: SettingsStore, loaded: LoadedSettings) -> None:
        super().__init__()
        frames: Latest[DisplayFrame] = Latest()
        target = DisplayTarget()
        self._bridge = Bridge(frames, DisplayRenderer(target))
        self.runtime = KioskRuntime(store, loaded, self._bridge, AnalysisThread)
        self._background = Background(self)
        control = WindowControl(
            self.runtime, self._background, self._bridge.settingsApplied.emit, self.leave
        )
        self.window = MainWindow(frames, target, self.runtime.history, loaded.settings)
        pins = PinStore(default_path())
        self.panel = OperatorPanel(control, pins, self.window.appearance, self.window)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._connect()

    def _connect(self) -> None:
        bridge, window, panel = self._bridge, self.window, self.panel
        bridge.frameReady.connect(self._on_frame)
        bridge.phaseChanged.connect(window.set_phase)
        bridge.downloadProgressed.connect(window.set_progress)
        bridge.countChanged.connect(window.set_counts)
        bridge.syncChanged.connect(window.set_sync)
        bridge.settingsApplied.connect(self._on_settings)
        window.operatorRequested.connect(panel.open)
        window.closeRequested.connect(self.leave)
        panel.unlocked.connect(lambda: window.set_unlocked(True))
        panel.locked.connect(lambda: window.set_unlocked(False))

    def start(self) -> None:
        """Show the window, then load what takes long behind it."""
        self.window.present()
        self._tick.start()
        QTimer.singleShot(0, self, self.runtime.start)

    def leave(self) -> None:
        """End the event loop; what runs is stopped by :meth:`stop`."""
        QApplication.exit(ExitCode.OK)

    @property
    def stopped_while_building(self) -> bool:
        """Whether the stop left a compilation of networks behind."""
        return self.runtime.stopped_while_building

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

    def _on_frame(self) -> None:
        self.window.wake()
        self.panel.set_preview(self.window.view.frame)

    def _on_settings(self, settings: Settings) -> None:
        self.window.apply_settings(settings)

    def _on_tick(self) -> None:
        if self.runtime.engine.stuck:
            leave_now("the analysis hangs")


def run_window(
    store: SettingsStore, loaded: LoadedSettings, *, duration_s: float | None = None
) -> int:
    """Show the kiosk until the operator, a signal or the duration ends it.

    Returns:
        The exit code.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Vitrine")
    application.setApplicationVersion(__version__)
    application.setQuitOnLastWindowClosed(False)
    lock = InstanceLock()
    if not lock.acquire():
        sys.stderr.write(ALREADY_RUNNING)
        return ExitCode.ALREADY_RUNNING
    kiosk = KioskWindow(store, loaded)
    put_back = on_termination(kiosk.leave)
    try:
        kiosk.start()
        if duration_s is not None:
            QTimer.singleShot(int(duration_s * 1000), kiosk, kiosk.leave)
        application.exec()
        return end(kiosk)
    finally:
        put_back()
        lock.release()
