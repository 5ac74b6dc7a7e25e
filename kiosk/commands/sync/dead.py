"""``kiosk sync dead``: records that destinations refused."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from kiosk.commands.people.text import asked, counted, printable, say, say_json, stamp, table, warn
from kiosk.commands.sync.setting import open_desk
from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kiosk.cloud.desk import OutboxDesk
    from kiosk.core.sync import DeadLetter

_EVERY = 1_000_000_000


def run_list(args: argparse.Namespace) -> int:
    """The latest ones first.

    Raises:
        SyncError: The queue cannot be read.
    """
    letters = open_desk().dead(args.sink, args.limit)
    if args.json:
        say_json([_as_json(letter) for letter in letters])
    elif not letters:
        say("Nothing was refused.")
    else:
        rows = [
            (
                str(letter.number),
                letter.sink,
                letter.type.value,
                f"{letter.at.astimezone():%Y-%m-%d %H:%M:%S}",
                str(letter.status or ""),
                letter.reason,
            )
            for letter in letters
        ]
        titles = ("Number", "Destination", "Type", "Of", "Status", "Reason")
        table(titles, rows, right=("Number", "Status"))
    return ExitCode.OK


def run_show(args: argparse.Namespace) -> int:
    """The content of one.

    Raises:
        SettingsError: There is no such record.
        SyncError: The queue cannot be read.
    """
    letter = _chosen(open_desk(), [args.number])[0]
    if args.json:
        say_json(_as_json(letter) | {"data": json.loads(letter.data)})
        return ExitCode.OK
    status = f"{letter.status}: " if letter.status else ""
    say(f"{letter.type} of {letter.at.astimezone():%Y-%m-%d %H:%M:%S}, record {letter.record}")
    say(f"refused by {letter.sink}: {status}{printable(letter.reason)}")
    say(json.dumps(json.loads(letter.data), indent=2))
    return ExitCode.OK


def run_retry(args: argparse.Namespace) -> int:
    """Send them once more.

    Raises:
        SettingsError: It is not clear which, or there are none of these.
        SyncError: The queue cannot be changed.
    """
    desk = open_desk()
    number = desk.retry([letter.number for letter in _meant(desk, args)])
    say(f"{counted(number, 'record')} will be sent again.")
    return ExitCode.OK


def run_export(args: argparse.Namespace) -> int:
    """Write them to a file; they stay.

    Raises:
        SettingsError: It is not clear which, there are none, or the file cannot be.
        SyncError: The file cannot be written.
    """
    path = args.file
    if path.is_dir() or not path.parent.is_dir():
        raise SettingsError(f"{path} is no place for a file", "Name a file in a folder there is.")
    if path.exists() and not args.force:
        raise SettingsError(f"{path} exists", "Name another file, or add --force to replace it.")
    desk = open_desk()
    number = desk.export(path, [letter.number for letter in _meant(desk, args)])
    say(f"{counted(number, 'record')} written to {path}.")
    return ExitCode.OK


def run_delete(args: argparse.Namespace) -> int:
    """Give them up.

    Raises:
        SettingsError: It is not clear which, or there are none of these.
        SyncError: The queue cannot be changed.
    """
    desk = open_desk()
    letters = _meant(desk, args)
    if not args.yes:
        what = counted(len(letters), "record")
        sinks = ", ".join(sorted({letter.sink for letter in letters}))
        warn(f"{what} will be deleted; {sinks} will never receive them.")
        if not sys.stdin.isatty() or asked("Delete them? [y/N] ").lower() not in ("y", "yes"):
            warn("Nothing was deleted.")
            return ExitCode.FAILED
    say(f"{counted(desk.delete([letter.number for letter in letters]), 'record')} deleted.")
    return ExitCode.OK


def _meant(desk: OutboxDesk, args: argparse.Namespace) -> Sequence[DeadLetter]:
    """The records that the command line names, in one of three ways."""
    if sum((bool(args.number), args.sink is not None, args.all)) != 1:
        raise SettingsError(
            "It is not clear which records", "Name --number N ..., or --sink NAME, or --all."
        )
    if args.number:
        return _chosen(desk, args.number)
    letters = desk.dead(args.sink, _EVERY)
    if not letters:
        whose = f"{args.sink} refused nothing" if args.sink else "Nothing was refused"
        raise SettingsError(whose, "See kiosk sync dead list.")
    return letters


def _chosen(desk: OutboxDesk, numbers: Sequence[int]) -> Sequence[DeadLetter]:
    letters = [letter for letter in desk.dead(None, _EVERY) if letter.number in set(numbers)]
    missing = sorted(set(numbers) - {letter.number for letter in letters})
    if missing:
        words = ", ".join(map(str, missing))
        raise SettingsError(f"There is no refused record {words}", "See kiosk sync dead list.")
    return letters


def _as_json(letter: DeadLetter) -> dict[str, Any]:
    return {
        "number": letter.number,
        "sink": letter.sink,
        "record": str(letter.record),
        "seq": letter.seq,
        "type": letter.type.value,
        "at": stamp(letter.at),
        "refused_at": stamp(letter.refused_at),
        "status": letter.status,
        "reason": letter.reason,
    }
