"""Runs in a process of its own: loads what may crash or hang, and prints JSON.

``python -m kiosk.commands.doctor.probe libraries|display``. A missing system library makes an
import fail, and a missing display makes Qt abort the whole process; neither may end the doctor.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from typing import Any, Final

LIBRARIES: Final = (
    "argon2",
    "cv2",
    "keyring",
    "numpy",
    "openvino",
    "PIL",
    "platformdirs",
    "psutil",
    "pydantic",
    "pyqtgraph",
    "PySide6.QtWidgets",
    "requests",
    "rich",
    "tomli_w",
)
_TIMEOUT_S: Final = 60.0


class ProbeError(Exception):
    """A probe ended badly.

    Attributes:
        reason: What happened, in plain words.
        output: The last lines that the process wrote about it; may be empty.
    """

    def __init__(self, reason: str, output: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.output = output


def probe(name: str, timeout_s: float = _TIMEOUT_S) -> Any:
    """What a probe found, from a process of its own.

    Raises:
        ProbeError: The process crashed, or did not end in time.
    """
    command = [sys.executable, "-m", "kiosk.commands.doctor.probe", name]
    try:
        done = subprocess.run(  # noqa: S603  (our own module)
            command, capture_output=True, text=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ProbeError(f"it did not end within {timeout_s:g} s") from error
    if done.returncode != 0:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        raise ProbeError(f"it ended with code {done.returncode}", "\n".join(lines[-8:]))
    return json.loads(done.stdout.splitlines()[-1])


def _libraries() -> dict[str, str]:
    """The reason by name of each library that cannot be loaded."""
    import kiosk.inference  # noqa: F401  (keeps openvino from reporting its import)

    broken = {}
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
        except Exception as error:  # noqa: BLE001  (any failure is the finding)
            broken[name] = f"{type(error).__name__}: {error}"
    return broken


def _display() -> dict[str, Any]:
    """Platform plugin and screens as Qt sees them."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    return {
        "platform": app.platformName(),
        "screens": [
            {
                "name": screen.name(),
                "width": screen.size().width(),
                "height": screen.size().height(),
                "scale": screen.devicePixelRatio(),
                "refresh_hz": screen.refreshRate(),
            }
            for screen in app.screens()
        ],
    }


if __name__ == "__main__":
    found = {"libraries": _libraries, "display": _display}[sys.argv[1]]()
    sys.stdout.write(json.dumps(found) + "\n")
