"""No image of the memory on the disk: it would hold pictures, embeddings and keys."""

from __future__ import annotations

import sys


def leave_no_core() -> None:
    """A crash of this process, or of one that it starts, writes no core file.

    Also where the system hands them to a program: ``systemd-coredump`` keeps to the limit.
    Windows keeps images of the memory only where it was told to.
    """
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
