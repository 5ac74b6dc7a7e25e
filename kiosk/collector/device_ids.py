"""Which texts are ids of devices: those that a kiosk may be given (its setting ``device.id``)."""

from __future__ import annotations

from typing import Final

ID_PATTERN: Final = (
    r"^([A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}"
    r"|\.[A-Za-z0-9_-][A-Za-z0-9_.-]{0,62}"
    r"|\.\.[A-Za-z0-9_.-]{1,62})$"
)
"""1 to 64 letters, digits and ``_ . -``, but neither ``.`` nor ``..``: in an address those mean
another place. Written without looking ahead, which not all that read it can do."""
