"""The ``kiosk`` command. Heavy imports happen inside the commands, so ``--help`` is quick."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.core.errors import KioskError, SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)

_COMMANDS = (
    "run",
    "analyze",
    "report",
    "history",
    "audit",
    "sign",
    "people",
    "sync",
    "models",
    "settings",
    "doctor",
    "bench",
    "collector",
)
_OPTIONS_WITHOUT_COMMAND = ("-h", "--help", "--version")


def _parser(command: str) -> argparse.ArgumentParser:
    """The parser for one command, or for all when the command is none of them."""
    parser = argparse.ArgumentParser(
        prog="kiosk",
        description="Vitrine: audience analytics for shop windows, on the device.",
        epilog="Without a command the kiosk starts (the same as: kiosk run).",
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    # Loading the others would only make the start slower.
    for name in [command] if command in _COMMANDS else _COMMANDS:
        importlib.import_module(f"kiosk.commands.{name}").add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: Arguments without the program name; None takes those of the process.

    Returns:
        The exit code, see :class:`kiosk.core.exitcodes.ExitCode`.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    # `kiosk --windowed` is `kiosk run --windowed`: starting is what most people want.
    if not arguments or (
        arguments[0].startswith("-") and arguments[0] not in _OPTIONS_WITHOUT_COMMAND
    ):
        arguments.insert(0, "run")
    parsed = _parser(arguments[0]).parse_args(arguments)
    try:
        code = int(parsed.run(parsed))
        if sys.stdout is not None:  # None in a windowed program on Windows
            sys.stdout.flush()
        return code
    except SettingsError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return ExitCode.USAGE
    except KioskError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return ExitCode.FAILED
    except KeyboardInterrupt:
        return 130  # as a shell has it for a program that SIGINT ended
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing may be flushed there at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    except Exception:  # noqa: BLE001  (top of the program: the exit code says what to do)
        _log.critical("unexpected error", exc_info=True)
        return ExitCode.CRASH


if __name__ == "__main__":
    sys.exit(main())
