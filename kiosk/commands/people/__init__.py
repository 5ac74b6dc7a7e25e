"""``kiosk people``: people who enrolled with their consent."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  (no other name)

_Number = TypeVar("_Number", int, float)
_PERSON = "name, id, or the beginning or end of the id (4 characters or more)"


def add_parser(subparsers: Commands) -> None:
    """Add the ``people`` commands."""
    parser = subparsers.add_parser(
        "people",
        help="enrol people who agreed to be recognised, and erase them",
        description="Enrol people who agreed to be recognised, and erase them. All of it works "
        "while the kiosk runs; docs/identification.md describes it.",
    )
    commands = parser.add_subparsers(dest="people_command", metavar="COMMAND", required=True)
    _add_looking(commands)
    _add_groups(commands)
    _add_enrolling(commands)
    _add_many(commands)
    _add_measuring(commands)
    _add_erasing(commands)


def _runs(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """A command that is loaded when it runs: the networks' libraries take a while."""

    def run(args: argparse.Namespace) -> int:
        found = getattr(importlib.import_module(f"kiosk.commands.people.{module}"), function)
        return int(found(args))

    return run


def _add_looking(commands: Commands) -> None:
    listing = commands.add_parser("list", help="who is enrolled")
    listing.add_argument("--group", metavar="ID", help="only this group")
    listing.add_argument("--search", metavar="TEXT", help="only whose name or bio has this in it")
    listing.add_argument(
        "--expiring",
        type=_days,
        metavar="DAYS",
        help="only whose consent has expired or will within so many days, soonest first",
    )
    _add_json(listing)
    listing.set_defaults(run=_runs("look", "run_list"))

    show = commands.add_parser("show", help="everything that is kept of somebody")
    show.add_argument("person", metavar="PERSON", help=_PERSON)
    _add_json(show)
    show.set_defaults(run=_runs("look", "run_show"))

    consent = commands.add_parser("consent", help="the text to read before somebody is enrolled")
    consent.add_argument("--language", metavar="CODE", help="en, pt, fr, de or es")
    consent.add_argument("--years", type=_years, metavar="N", help="how long it would last")
    consent.set_defaults(run=_runs("look", "run_consent"))


def _add_groups(commands: Commands) -> None:
    groups = commands.add_parser("groups", help="list, add, rename and remove groups")
    _add_json(groups)
    groups.set_defaults(run=_runs("groups", "run_list"))
    actions = groups.add_subparsers(dest="groups_command", metavar="ACTION")

    listing = actions.add_parser("list", help="the groups, as without any action")
    _add_json(listing)
    listing.set_defaults(run=_runs("groups", "run_list"))

    add = actions.add_parser("add", help="make a group")
    add.add_argument("id", metavar="ID", help="small letters, digits and - _, at most 64")
    add.add_argument("--name", metavar="NAME", help="for people; default: the id")
    add.set_defaults(run=_runs("groups", "run_add"))

    rename = actions.add_parser("rename", help="give a group another name")
    rename.add_argument("id", metavar="ID")
    rename.add_argument("name", metavar="NAME")
    rename.set_defaults(run=_runs("groups", "run_rename"))

    remove = actions.add_parser("remove", help="remove an empty group")
    remove.add_argument("id", metavar="ID")
    remove.set_defaults(run=_runs("groups", "run_remove"))


def _add_enrolling(commands: Commands) -> None:
    add = commands.add_parser(
        "add",
        help="enrol somebody",
        description="Enrol somebody who read the consent text (kiosk people consent) and agreed. "
        "On a terminal, without --consent-by, the text is shown and the person is asked.",
    )
    add.add_argument("name", metavar="NAME", help="as it is shown")
    add.add_argument("--group", metavar="ID", help="default: the group of the settings")
    add.add_argument(
        "--photo", type=Path, action="extend", nargs="+", default=[], metavar="FILE",
        help="photos of this person alone",
    )  # fmt: skip
    _add_profile(add)
    _add_consent(add)
    _add_anyway(add)
    _add_json(add)
    add.set_defaults(run=_runs("enrol", "run_add"), bio="")

    change = commands.add_parser("set", help="change a profile or a group, renew a consent")
    change.add_argument("person", metavar="PERSON", help=_PERSON)
    change.add_argument("--name", metavar="NAME")
    change.add_argument("--group", metavar="ID", help="move the person there")
    _add_profile(change)
    _add_consent(change)
    change.set_defaults(run=_runs("enrol", "run_set"))

    photo = commands.add_parser("photo", help="add photos of somebody who is enrolled")
    photo.add_argument("person", metavar="PERSON", help=_PERSON)
    photo.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _add_anyway(photo)
    _add_json(photo)
    photo.set_defaults(run=_runs("enrol", "run_photo"))


def _add_many(commands: Commands) -> None:
    bring = commands.add_parser(
        "import",
        help="enrol everybody in a folder of photos, or from another kiosk",
        description="Enrol everybody in a folder or ZIP file of photos: a folder per person, or "
        "files whose names begin with the person's name. Or take over people from a file that "
        "kiosk people export wrote.",
    )
    bring.add_argument("path", type=Path, metavar="FOLDER|FILE")
    bring.add_argument("--group", metavar="ID", help="default: the group of the settings")
    bring.add_argument(
        "--names",
        type=Path,
        metavar="FILE",
        help="a text file with the names that files begin with, one in each line",
    )
    _add_consent(bring)
    bring.add_argument(
        "--consent-file",
        type=Path,
        metavar="FILE.csv",
        help="a consent for each person: name,by,language,given,expires,allow",
    )
    bring.add_argument("--dry-run", action="store_true", help="look at everything, store nothing")
    bring.add_argument(
        "--report", type=Path, metavar="FILE", help="what became of each photo: .csv or .json"
    )
    _add_anyway(bring)
    _add_passphrase(bring)
    _add_json(bring)
    bring.set_defaults(run=_runs("importing", "run"))

    export = commands.add_parser("export", help="write people to an encrypted file")
    export.add_argument("file", type=Path, metavar="FILE", help="such as people.vitrine")
    export.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="ID",
        help="only this group; may be repeated",
    )
    export.add_argument("--force", action="store_true", help="replace a file that exists")
    _add_passphrase(export)
    export.set_defaults(run=_runs("transfer", "run_export"))


def _add_measuring(commands: Commands) -> None:
    train = commands.add_parser("train", help="compute from how much likeness on a face is known")
    train.add_argument("group", nargs="?", metavar="GROUP", help="default: every group")
    train.add_argument("--status", action="store_true", help="only tell how it went the last time")
    _add_json(train)
    train.set_defaults(run=_runs("groups", "run_train"))

    evaluate = commands.add_parser(
        "evaluate",
        help="measure recognition on photos of your own, and recommend a threshold",
        description="Measure recognition on a folder or ZIP file of labelled photos: a folder per "
        "person, or files whose names begin with the person's name. Nothing is stored.",
    )
    evaluate.add_argument("path", type=Path, metavar="FOLDER")
    evaluate.add_argument("--names", type=Path, metavar="FILE", help="as with import")
    evaluate.add_argument(
        "--labels",
        type=Path,
        metavar="FILE.csv",
        help="a table with the columns file, person and, if wanted, role (enrol, probe, stranger)",
    )
    evaluate.add_argument(
        "--far",
        type=_rate,
        metavar="RATE",
        help="false accept rate, such as 0.001; default: identification.false_accept_rate",
    )
    _add_json(evaluate)
    evaluate.set_defaults(run=_runs("evaluate", "run"))


def _add_erasing(commands: Commands) -> None:
    remove = commands.add_parser("remove", help="remove photos of somebody, or the person")
    remove.add_argument("person", metavar="PERSON", help=_PERSON)
    remove.add_argument(
        "photos", nargs="*", metavar="PHOTO", help="ids or files of kiosk people show"
    )
    _add_erasure(remove, required=False)
    remove.set_defaults(run=_runs("erase", "run_remove"))

    erase = commands.add_parser(
        "erase",
        help="erase somebody, a group or everybody, with a receipt",
        description="Erase people with everything that is kept of them: descriptions of faces, "
        "stored pictures, records, and their id in the history. It cannot be taken back.",
    )
    erase.add_argument("person", nargs="?", metavar="PERSON", help=_PERSON)
    erase.add_argument("--group", metavar="ID", help="a group with everybody in it")
    erase.add_argument("--all", action="store_true", help="everybody, and the key")
    _add_erasure(erase, required=True)
    erase.set_defaults(run=_runs("erase", "run_erase"))

    receipts = commands.add_parser("receipts", help="receipts of all erasures")
    receipts.add_argument("number", nargs="?", metavar="RECEIPT", help="write out this one")
    _add_json(receipts)
    receipts.set_defaults(run=_runs("erase", "run_receipts"))


# ------------------------------------------------------------------------ options in common


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bio", metavar="TEXT", help="a few sentences for staff")
    parser.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a further fact; may be repeated; without a value it is removed",
    )


def _add_consent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--consent-by", metavar="WHO", help="who recorded the consent; says that there is one"
    )
    parser.add_argument(
        "--consent-language", metavar="CODE", help="in which the text was read: en, pt, fr, de, es"
    )
    parser.add_argument(
        "--years",
        type=_years,
        metavar="N",
        help="how long the consent lasts; default: identification.consent_years",
    )
    parser.add_argument(
        "--allow",
        metavar="WHAT",
        help="visits, pictures, both with a comma, or none (default: none)",
    )


def _add_anyway(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="also somebody who looks like another person, or unlike the other photos",
    )


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="read the passphrase from the first line of the input instead of asking",
    )


def _add_erasure(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--by", required=required, metavar="WHO", help="who erases; stands in the receipt"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--receipt", type=Path, metavar="FILE", help="also write the receipt there; .json as JSON"
    )
    _add_json(parser)


def _days(text: str) -> int:
    value = _number(int, text)
    if not 0 <= value <= 36_500:
        raise argparse.ArgumentTypeError("must be 0 to 36500")
    return value


def _years(text: str) -> int:
    value = _number(int, text)
    if not 1 <= value <= 10:
        raise argparse.ArgumentTypeError("must be 1 to 10")
    return value


def _number(kind: type[_Number], text: str) -> _Number:
    """A number; the parser would name the function that failed, which tells nobody anything."""
    try:
        return kind(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None


def _rate(text: str) -> float:
    value = _number(float, text)
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError("must be between 0 and 1")
    return value
