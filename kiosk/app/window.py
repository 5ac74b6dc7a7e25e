"""The kiosk with its window: the order of start and end, and what happens in between."""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import __version__
from kiosk.app.bridge import AnalysisThread, Bridge
from kiosk.app.control import WindowControl
from kiosk.app.instance import ALREADY_RUNNING, InstanceLock
from kiosk.app.runtime import KioskRuntime
from kiosk.app.shutdown import ShutdownDeadline, leave_now, on_termination
from kiosk.core import paths
from kiosk.core.exitcodes import ExitCode
from kiosk.core.mailbox import Latest
from kiosk.core.pin import PinStore
from kiosk.ui.display import DisplayFrame, DisplayRenderer, DisplayTarget
from kiosk.ui.main_window import MainWindow
from kiosk.ui.operator.background import Background
from kiosk.ui.operator.panel import OperatorPanel

if TYPE_CHECKING:
    from kiosk.core.settings import Settings
    from kiosk.core.settings_store import LoadedSettings, SettingsStore

_log = logging.getLogger(__name__)

_SIGNAL_TICK_MS = 200
"""An idle Qt loop never runs Python's signal handlers; a timer gives them a chance."""
