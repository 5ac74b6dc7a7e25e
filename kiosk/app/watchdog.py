"""Notices that a thread hangs beyond help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

TICK_S: Final = 0.2
"""How often whoever holds a watchdog asks it."""
_TICKS: Final = 25
"""In a row. After the machine has slept, every thread looks stale for one tick."""


class Watchdog:
    """Decides when what looks like a hang is one.

    Args:
        hanging: Names what makes no progress; empty while everything does.
    """

    def __init__(self, hanging: Callable[[], str]) -> None:
        self._hanging = hanging
        self._ticks = 0

    def tick(self) -> str:
        """Ask once, every :data:`TICK_S`.

        Returns:
            What only a new process can mend; empty while there is nothing.
        """
        what = self._hanging()
        self._ticks = self._ticks + 1 if what else 0
        return what if self._ticks >= _TICKS else ""
