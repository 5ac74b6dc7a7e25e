"""The check of the history."""

from __future__ import annotations

from kiosk.commands.doctor.finding import Finding, Level
from kiosk.core.errors import HistoryError


def check_history() -> Finding:
    """Whether the history can be read; every page of it is looked at by ``kiosk history check``."""
    from kiosk.store.care import facts
    from kiosk.store.database import default_path

    path = default_path()
    if not path.exists():
        return Finding("history", Level.OK, "nothing was counted yet")
    try:
        found = facts(path)
    except HistoryError as error:
        return Finding("history", Level.ERROR, error.message, error.hint)
    megabytes = found.size_bytes / 1e6
    message = f"{found.visits:,} visits, {found.minutes:,} minutes, {megabytes:.1f} MB"
    if found.path != path:
        return Finding(
            "history",
            Level.WARNING,
            f"{path.name} was made by a newer version, so {found.path.name} is used: {message}",
            "Install the newer version again to see the older numbers.",
        )
    return Finding("history", Level.OK, message)
