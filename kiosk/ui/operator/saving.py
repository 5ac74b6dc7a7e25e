"""Putting settings into force, one change after another.

The bar below the pages and the page of destinations both save, each in a thread of its own: a
change starts from the settings that are in force when its turn has come, so that neither takes
back what the other has just done.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.control import KioskControl
    from kiosk.core.settings import Settings

_one_at_a_time = threading.Lock()


def put_into_force(control: KioskControl, edit: Callable[[Settings], Settings]) -> None:
    """Change the settings and save them; not for the GUI thread.

    Args:
        control: The program.
        edit: Makes the new settings from those in force.

    Raises:
        SettingsError: They are refused or could not be saved; the old ones stay in force.
    """
    with _one_at_a_time:
        before = control.settings()
        after = edit(before)
        if after != before:
            control.apply(after)
