"""Versions of the program and of the libraries that matter when something is wrong."""

from __future__ import annotations

import platform
from functools import cache
from importlib import metadata

from kiosk import __version__

_LIBRARIES = (
    "PySide6-Essentials",
    "openvino",
    "opencv-python-headless",
    "opencv-python",
    "numpy",
    "pyqtgraph",
    "pydantic",
    "requests",
)


@cache
def versions() -> dict[str, str]:
    """Version by name; libraries that are not installed on this system are left out."""
    found = {"kiosk": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
