"""Start and end of the kiosk with a window: the window first, everything else behind it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app.instance import ALREADY_RUNNING, InstanceLock
from kiosk.app.screen import make_application
from kiosk.app.shutdown import end, on_termination
from kiosk.core.count_history import CountHistory
from kiosk.core.exitcodes import ExitCode
from kiosk.core.mailbox import Latest
from kiosk.core.today import TodayBoard
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget
from kiosk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from kiosk.app.window_kiosk import WindowKiosk
    from kiosk.core.settings_store import LoadedSettings, SettingsStore


def open_kiosk(store: SettingsStore, loaded: LoadedSettings) -> WindowKiosk:
    """Show the window, then load and start what takes long behind it.

    The network, image and key store libraries take half a second to import; a passer-by
    sees the welcome screen after a fraction of that.
    """
    frames: Latest[DisplayFrame] = Latest()
    target = DisplayTarget()
    history = CountHistory()
    today = TodayBoard()
    window = MainWindow(frames, target, history, today, loaded.settings)
    window.present()
    QApplication.processEvents()

    from kiosk.app.window_kiosk import WindowKiosk

    kiosk = WindowKiosk(store, loaded, window, frames, target, history, today)
    kiosk.start()
    return kiosk


def run_window(
    store: SettingsStore, loaded: LoadedSettings, *, duration_s: float | None = None
) -> int:
    """Show the kiosk until the operator, a signal or the duration ends it.

    Returns:
        The exit code.
    """
    application = make_application()
    lock = InstanceLock()
    if not lock.acquire():
        sys.stderr.write(ALREADY_RUNNING)
        return ExitCode.ALREADY_RUNNING
    kiosk = open_kiosk(store, loaded)
    kiosk.ask_for_first_pin()
    put_back = on_termination(kiosk.leave)
    try:
        if duration_s is not None:
            QTimer.singleShot(int(duration_s * 1000), kiosk, kiosk.leave)
        application.exec()
        return end(kiosk)
    finally:
        put_back()
        lock.release()
