"""Exit codes of the program: what a supervisor (systemd, Shell Launcher) acts on."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Why the program ended."""

    OK = 0
    """The operator or the system asked for it, or the work is done."""
    FAILED = 1
    """A command could not do all of its work; it said which part."""
    USAGE = 2
    """Wrong command line, or settings that cannot be used."""
    ALREADY_RUNNING = 3
    """Another instance runs on this screen; starting again will not help."""
    NO_DISPLAY = 4
    """There is no screen to show the window on."""
    RESTART = 10
    """A worker hangs and cannot be stopped: start the program again."""
    CRASH = 70
    """An unexpected error; the log has the details: start the program again."""
