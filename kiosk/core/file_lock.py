"""A lock between processes that dies with the process that holds it."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

_POLL_S = 0.1


def _try_lock(stream: IO[bytes]) -> bool:
    """Take the operating system's lock on an open file; False when another holder has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextlib.contextmanager
def exclusive(path: Path, cancel: threading.Event, timeout_s: float) -> Iterator[bool]:
    """Hold a lock file while the block runs.

    The file stays behind, empty: removing it would let a third process lock a file that no
    longer has a name. The lock itself belongs to the open file, so that no stale lock can
    remain after a crash.

    Args:
        path: The lock file; its folder must exist.
        cancel: Stop waiting when set.
        timeout_s: Stop waiting after this time.

    Yields:
        Whether the lock is held.

    Raises:
        OSError: The file cannot be opened for writing.
    """
    deadline = time.monotonic() + timeout_s
    with path.open("ab") as stream:
        held = _try_lock(stream)
        while not held and not cancel.wait(_POLL_S) and time.monotonic() < deadline:
            held = _try_lock(stream)
        # Closing the file releases the lock.
        yield held
