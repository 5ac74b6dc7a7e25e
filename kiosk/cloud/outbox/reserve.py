"""Disk space kept aside for emptying the queue: on a full disk even deleting needs some."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_BYTES: Final = 6 * 1024 * 1024
"""Enough to work the log of changes (``database.LOG_PAGES``) into the database, and for a batch."""


class Reserve:
    """A file beside a database that is given up when the disk is full.

    Args:
        database: The database.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.reserve")

    def stock(self) -> None:
        """Make the file if there is none; without space for it there is none."""
        if self._path.exists():
            return
        try:
            with self._path.open("xb") as stream:
                # Written, not only claimed: a hole in a file takes no space.
                stream.write(os.urandom(_BYTES))
        except OSError:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def give_up(self) -> bool:
        """Free the space; False when there is none to be freed."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
