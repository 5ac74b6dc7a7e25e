"""Where the program finds and keeps its files.

``KIOSK_HOME`` puts everything under one folder, which is how tests and portable
installations keep to themselves; otherwise the platform's own places are used.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_APP_NAME = "vitrine"


def _home() -> Path | None:
    value = os.environ.get("KIOSK_HOME")
    return Path(value).expanduser() if value else None


def is_portable() -> bool:
    """Whether everything is kept under one folder of its own (``KIOSK_HOME``)."""
    return _home() is not None


def assets_dir() -> Path:
    """Read-only files that ship with the program (icons, themes, translations, models.toml)."""
    package = Path(__file__).resolve().parent.parent
    bundled = package / "_assets"
    return bundled if bundled.is_dir() else package.parent / "assets"


def config_dir() -> Path:
    """Settings, the operator's PIN hash, and the fallback file for credentials."""
    home = _home()
    return home / "config" if home else Path(platformdirs.user_config_dir(_APP_NAME, False))


def data_dir() -> Path:
    """Models and the local snapshot: kept until the operator removes them."""
    home = _home()
    return home / "data" if home else Path(platformdirs.user_data_dir(_APP_NAME, False))


def cache_dir() -> Path:
    """Compiled models: may be deleted at any time."""
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir(_APP_NAME, False))


def log_dir() -> Path:
    """Rotated log files."""
    home = _home()
    return home / "log" if home else Path(platformdirs.user_log_dir(_APP_NAME, False))


def runtime_dir() -> Path:
    """The lock of the running instance."""
    home = _home()
    if home:
        return home / "run"
    if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
        # A service has no session; the substitute under /tmp could be anybody's.
        return data_dir() / "run"
    return Path(platformdirs.user_runtime_dir(_APP_NAME, False))
