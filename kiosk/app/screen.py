"""Whether there is a screen, and the Qt application on it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from kiosk import __version__
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

NO_DISPLAY: Final = """\
kiosk: there is no display to show the window on.
  On a desktop:            start it from a terminal inside the desktop session.
  Over SSH:                export DISPLAY=:0 (or WAYLAND_DISPLAY) of the session that is
                           logged in at the screen, then try again.
  Without any screen:      kiosk run --headless
                           analyses and publishes, and prints each change as one JSON line.
"""


def has_display() -> bool:
    """Whether the environment names a display; it may still refuse the connection."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """The Qt application; without a display that can be used, the process ends here.

    Qt cannot be asked beforehand, and aborts when it finds none.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    def leave_when_fatal(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        sys.stderr.write(f"{message}\n")
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(NO_DISPLAY)
            sys.stderr.flush()
            os._exit(ExitCode.NO_DISPLAY)

    before = qInstallMessageHandler(leave_when_fatal)
    try:
        application = QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
    application.setApplicationName("Vitrine")
    application.setApplicationVersion(__version__)
    application.setQuitOnLastWindowClosed(False)
    return application
