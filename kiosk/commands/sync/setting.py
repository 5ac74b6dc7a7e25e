"""The destinations of the settings file, and the queue beside it."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from kiosk.commands.people.text import say
from kiosk.core.errors import SettingsError
from kiosk.core.file_lock import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.cloud.desk import OutboxDesk
    from kiosk.core.settings import Settings
    from kiosk.core.sinks import Sink

SINKS = "cloud.sinks"
_POLL_S = 0.1


def load_settings() -> Settings:
    """The settings in force."""
    from kiosk.core.settings_store import SettingsStore, default_path

    return SettingsStore(default_path()).load(os.environ).settings


def open_desk() -> OutboxDesk:
    """The queue of this device; works while the kiosk runs."""
    from kiosk.cloud.desk import OutboxDesk
    from kiosk.cloud.outbox.database import default_path

    return OutboxDesk(default_path())


def kiosk_runs() -> bool:
    """Whether a running kiosk holds the queue."""
    from kiosk.cloud.outbox.database import default_path

    path = default_path()
    lock = path.with_name(f"{path.name}.lock")
    if not lock.exists():
        return False
    try:
        with exclusive(lock, threading.Event(), 0) as held:
            return not held
    except OSError:  # of another user: nobody knows
        return False


def sink_meant(sinks: Sequence[Sink], name: str) -> Sink:
    """The destination of that name.

    Raises:
        SettingsError: There is none.
    """
    found = next((sink for sink in sinks if sink.name == name), None)
    if found is None:
        known = ", ".join(sink.name for sink in sinks)
        hint = f"There are: {known}." if known else "There is none yet; see kiosk sync add --help."
        raise SettingsError(f"There is no destination {name!r}", hint)
    return found


def change_sinks(edit: Callable[[Sequence[Sink]], Sequence[Sink]]) -> None:
    """Write other destinations into the settings file.

    Raises:
        SettingsError: They are fixed by the environment, refused, or cannot be written.
    """
    from kiosk.core.settings_schema import with_values
    from kiosk.core.settings_store import SettingsStore, default_path, environment_name

    if os.environ.get(environment_name(SINKS)):
        raise SettingsError(
            f"The destinations are fixed by the environment variable {environment_name(SINKS)}",
            "Change them there.",
        )
    store = SettingsStore(default_path())
    settings = store.load().settings
    changed = [sink.model_dump() for sink in edit(settings.cloud.sinks)]
    store.save(with_values(settings, {SINKS: changed}), given={SINKS})


def say_when() -> None:
    """Say when a change of the settings file comes into force."""
    if kiosk_runs():
        say("The running kiosk takes this up within seconds.")
    else:
        say("The kiosk takes this up when it starts.")


def is_let_go(desk: OutboxDesk, name: str, timeout_s: float) -> bool:
    """Whether the running kiosk has taken up in time that a destination is gone."""
    end = time.monotonic() + timeout_s
    while desk.is_attended(name):
        if time.monotonic() >= end:
            return False
        time.sleep(_POLL_S)
    return True
