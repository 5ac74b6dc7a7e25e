"""``kiosk people export``, and ``import`` of what it writes: encrypted, between kiosks."""

from __future__ import annotations

import getpass
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from kiosk.commands.people.choice import group_meant
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.commands.people.text import people, say, say_json, warn
from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse


def run_export(args: argparse.Namespace) -> int:
    """Write people into an encrypted file.

    Raises:
        SettingsError: The place or the passphrase cannot be.
        IdentityError: There is no such group, or it cannot be written.
    """
    path = args.file
    if path.is_dir() or not path.parent.is_dir():
        raise SettingsError(f"{path} is no place for a file", "Name a file in a folder there is.")
    if path.exists() and not args.force:
        raise SettingsError(f"{path} exists", "Name another file, or add --force to replace it.")
    registry = open_people(load_settings())
    contents = registry.contents()
    groups = [group_meant(contents, group_id).id for group_id in args.group]
    number = registry.export(path, _passphrase(args, twice=True), groups)
    say(f"{people(number)} written to {path}.")
    warn("Keep the passphrase: without it nobody can read the file.")
    return ExitCode.OK


def import_file(args: argparse.Namespace) -> int:
    """Add the people of such a file; their consents come with them.

    Raises:
        SettingsError: There is no passphrase.
        IdentityError: The file is damaged, the passphrase is wrong, or nothing can be stored.
    """
    registry = open_people(load_settings())
    outcome = registry.import_file(args.path, _passphrase(args, twice=False))
    if args.json:
        say_json(asdict(outcome))
    else:
        say(f"{people(outcome.added)} added, {outcome.known:,} known already.")
        if outcome.erased:
            warn(f"{people(outcome.erased)} left out: erased on this kiosk. They can enrol anew.")
    return ExitCode.OK


def _passphrase(args: argparse.Namespace, *, twice: bool) -> str:
    """The passphrase, as typed or from the first line of the input; never an option.

    Raises:
        SettingsError: There is none, or the two typed ones differ.
    """
    if args.passphrase_stdin:
        passphrase = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        passphrase = getpass.getpass("Passphrase: ")
        if twice and passphrase and getpass.getpass("Once more: ") != passphrase:
            raise SettingsError("The two passphrases are not the same", "Try again.")
    else:
        raise SettingsError("There is no passphrase", "Send it with --passphrase-stdin.")
    if not passphrase:
        raise SettingsError("The passphrase is empty", "Choose one, and keep it.")
    return passphrase
