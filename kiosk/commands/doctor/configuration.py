"""Checks of the settings file and the operator's PIN."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kiosk.commands.doctor.finding import Finding, Level
from kiosk.core.errors import SettingsError
from kiosk.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def load_settings() -> tuple[Settings, Sequence[Finding]]:
    """The settings in force, and what is wrong with their file.

    Unlike a start of the kiosk this leaves an unreadable file where it is.
    """
    from kiosk.core.settings_store import SettingsStore, default_path, read_document

    path = default_path()
    try:
        read_document(path)
    except FileNotFoundError:
        origin = "no file yet, so the defaults are used"
    except (OSError, SettingsError) as error:
        finding = Finding(
            "settings",
            Level.ERROR,
            f"{path} cannot be read, so the defaults are used: {error}",
            "Correct or remove the file, or take over a backup with kiosk settings import.",
        )
        return Settings(), (finding,)
    else:
        origin = str(path)
    loaded = SettingsStore(path).load(os.environ)
    findings = [
        Finding("settings", Level.WARNING, problem, "Correct it with kiosk settings set.")
        for problem in loaded.problems
    ]
    return loaded.settings, findings or (Finding("settings", Level.OK, origin),)


def check_pin() -> Finding:
    """Whether the operator panel is behind a PIN."""
    from kiosk.core.pin import PinStore, default_path

    set_pin = "Set one: kiosk settings set-pin."
    path = default_path()
    if not PinStore(path).is_set():
        return Finding("pin", Level.WARNING, "the operator panel has no PIN yet", set_pin)
    try:
        damaged = "$argon2" not in path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        damaged = True
    if damaged:
        message = f"{path.name} is damaged, so no PIN opens the operator panel"
        return Finding("pin", Level.ERROR, message, set_pin.replace("one", "a new one"))
    return Finding("pin", Level.OK, "the operator panel is behind a PIN")
