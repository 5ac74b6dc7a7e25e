"""``kiosk people erase``, ``remove`` and ``receipts``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.commands.people.choice import group_meant, person_meant, photos_meant
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.commands.people.shown import receipt_json, receipt_text
from kiosk.commands.people.text import asked, counted, people, printable, say, say_json, table, warn
from kiosk.core.errors import IdentityError, SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kiosk.core.identity import ErasureReceipt
    from kiosk.core.ports import PeopleRegistry


def run_erase(args: argparse.Namespace) -> int:
    """Erase a person, a group or everybody, and give a receipt.

    Raises:
        SettingsError: The command line does not say clearly what to erase.
        IdentityError: Nobody is meant, or something could not be erased.
    """
    if sum((args.person is not None, args.group is not None, args.all)) != 1:
        raise SettingsError(
            "It is not clear whom to erase", "Name one person, or --group ID, or --all."
        )
    _check_place(args.receipt)
    registry = open_people(load_settings())
    receipt = _erased(registry, args)
    if receipt is None:
        warn("Nothing was erased.")
        return ExitCode.FAILED
    return _handed_over(receipt, args)


def _erased(registry: PeopleRegistry, args: argparse.Namespace) -> ErasureReceipt | None:
    """The receipt; None when the operator thinks better of it."""
    if args.all:
        if not _sure(args, _everybody(registry)):
            return None
        return registry.erase_all(args.by)
    contents = registry.contents()
    if args.group is not None:
        group = group_meant(contents, args.group)
        members = sum(person.group == group.id for person in contents.people)
        if not _sure(args, f"the group {group.id} with {people(members)}"):
            return None
        return registry.erase_group(group.id, args.by)
    person = person_meant(contents, args.person)
    photos = counted(len(person.templates), "photo")
    if not _sure(args, f"{printable(person.name)} (group {person.group}, {photos})"):
        return None
    return registry.erase(person.id, args.by)


def _everybody(registry: PeopleRegistry) -> str:
    try:
        return f"everybody, {people(len(registry.contents().people))}"
    except IdentityError as error:  # what cannot be read can be erased all the same
        warn(f"{error}")
        return "everybody"


def _sure(args: argparse.Namespace, what: str) -> bool:
    if args.yes:
        return True
    if not sys.stdin.isatty():
        raise SettingsError(
            f"Erasing {what} cannot be taken back", "Add --yes if that is what you want."
        )
    return asked(f"Erase {what}? This cannot be taken back. [y/N] ").lower() in ("y", "yes")


def _handed_over(receipt: ErasureReceipt, args: argparse.Namespace) -> int:
    if args.json:
        say_json(receipt_json(receipt))
    else:
        sys.stdout.write(receipt_text(receipt))
    if args.receipt is None:
        return ExitCode.OK
    from kiosk.core.atomic import write_atomic

    is_json = args.receipt.suffix.lower() == ".json"
    text = json.dumps(receipt_json(receipt), indent=2) + "\n" if is_json else receipt_text(receipt)
    try:
        write_atomic(args.receipt, text.encode())
    except OSError as error:
        # What is erased is erased: the receipt can be had again.
        warn(
            f"{args.receipt} cannot be written ({error.strerror}). The receipt is kept: kiosk "
            "people receipts."
        )
        return ExitCode.FAILED
    warn(f"Written: {args.receipt}")
    return ExitCode.OK


def _check_place(path: Path | None) -> None:
    """Find out what would fail before anything is erased."""
    if path is not None and (path.is_dir() or not path.parent.is_dir()):
        raise SettingsError(f"{path} is no place for a file", "Name a file in a folder there is.")


def run_remove(args: argparse.Namespace) -> int:
    """Remove photos of a person; without any, the person.

    Raises:
        SettingsError: Nobody is said to erase the person, or nobody confirms it.
        IdentityError: Nobody is meant, or there is no such photo.
    """
    if not args.photos:
        if args.by is None:
            raise SettingsError(
                "Removing a person erases everything about them, which needs a name",
                "Add --by with the name of whoever erases; or name photos to remove only those.",
            )
        args.group, args.all = None, False
        return run_erase(args)
    registry = open_people(load_settings())
    person = person_meant(registry.contents(), args.person)
    gone = {template.id for template in photos_meant(person, args.photos)}
    left = tuple(template for template in person.templates if template.id not in gone)
    registry.put_person(replace(person, templates=left))
    say(f"{printable(person.name)}: {counted(len(gone), 'photo')} removed, {len(left)} left.")
    if not left:
        say("Note: without a photo nobody is recognised.")
    return ExitCode.OK


def run_receipts(args: argparse.Namespace) -> int:
    """List the receipts of all erasures, or write one out.

    Raises:
        IdentityError: They cannot be read, or there is none of that number.
    """
    receipts = open_people(load_settings()).receipts()
    if args.number is not None:
        number = args.number.lower()
        receipts = [one for one in receipts if str(one.id).startswith(number)]
        if len(receipts) != 1:
            raise IdentityError(
                f"There is no receipt {args.number!r}"
                if not receipts
                else f"{args.number!r} is the beginning of {len(receipts)} receipts",
                "kiosk people receipts lists them.",
            )
    if args.json:
        say_json([receipt_json(receipt) for receipt in receipts])
    elif args.number is not None:
        sys.stdout.write(receipt_text(receipts[0]))
    elif not receipts:
        say("Nothing was erased yet.")
    else:
        titles = ("Receipt", "Erased at", "What", "People", "Faces", "Pictures", "Visits", "By")
        rows = [
            (
                str(one.id),
                one.erased_at.astimezone().isoformat(" ", "minutes"),
                one.kind.value,
                f"{len(one.people):,}",
                f"{one.templates:,}",
                f"{one.pictures:,}",
                f"{one.visits:,}",
                one.erased_by,
            )
            for one in receipts
        ]
        table(titles, rows, right=titles[3:7])
    return ExitCode.OK
