"""``kiosk sync``: where records go, what waits, and what was refused."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.records import RecordType
from kiosk.core.sinks import SinkKind

if TYPE_CHECKING:
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  (no other name)

_NAME = "name of the destination, see kiosk sync status"
_SECRET = "read the password, token or key from the first line of the input instead of asking"  # noqa: S105


def add_parser(subparsers: Commands) -> None:
    """Add the ``sync`` commands."""
    parser = subparsers.add_parser(
        "sync",
        help="see where records go and what waits, add destinations",
        description="See where records go and what waits, add destinations, and look after "
        "records that were refused. All of it works while the kiosk runs and while it does not; "
        "docs/publishing.md describes it.",
    )
    commands = parser.add_subparsers(dest="sync_command", metavar="COMMAND", required=True)
    _add_looking(commands)
    _add_dead(commands)
    _add_changing(commands)
    _add_trying(commands)


def _runs(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """A command that is loaded when it runs."""

    def run(args: argparse.Namespace) -> int:
        found = getattr(importlib.import_module(f"kiosk.commands.sync.{module}"), function)
        return int(found(args))

    return run


def _add_looking(commands: Commands) -> None:
    status = commands.add_parser("status", help="each destination, and what waits for it")
    _add_json(status)
    status.set_defaults(run=_runs("look", "run_status"))

    flush = commands.add_parser("flush", help="have a running kiosk send now whatever waits")
    flush.add_argument("name", nargs="?", metavar="NAME", help=f"{_NAME}; default: all")
    flush.set_defaults(run=_runs("look", "run_flush"))


def _add_dead(commands: Commands) -> None:
    dead = commands.add_parser(
        "dead",
        help="records that destinations refused",
        description="Records that destinations refused for good. They are kept until they are "
        "sent again or deleted.",
    )
    actions = dead.add_subparsers(dest="dead_command", metavar="ACTION", required=True)

    listing = actions.add_parser("list", help="the latest ones first")
    listing.add_argument("--sink", metavar="NAME", help="only of this destination")
    listing.add_argument("--limit", type=_count, default=100, metavar="N", help="default: 100")
    _add_json(listing)
    listing.set_defaults(run=_runs("dead", "run_list"))

    show = actions.add_parser("show", help="the content of one record")
    show.add_argument("number", type=_count, metavar="NUMBER", help="see kiosk sync dead list")
    _add_json(show)
    show.set_defaults(run=_runs("dead", "run_show"))

    retry = actions.add_parser("retry", help="send records once more")
    _add_choice(retry)
    retry.set_defaults(run=_runs("dead", "run_retry"))

    export = actions.add_parser("export", help="write records to a file, a JSON object per line")
    export.add_argument("file", type=Path, metavar="FILE", help="such as refused.jsonl")
    _add_choice(export)
    export.add_argument("--force", action="store_true", help="replace a file that exists")
    export.set_defaults(run=_runs("dead", "run_export"))

    delete = actions.add_parser("delete", help="give records up for good")
    _add_choice(delete)
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(run=_runs("dead", "run_delete"))


def _add_changing(commands: Commands) -> None:
    for name, paused in (("pause", True), ("resume", False)):
        words = "let records wait" if paused else "send what waits, and what comes"
        one = commands.add_parser(name, help=words)
        one.add_argument("name", metavar="NAME", help=_NAME)
        one.set_defaults(run=_runs("change", "run_pause"), paused=paused)

    add = commands.add_parser(
        "add",
        help="add a destination",
        description="Add a destination. On a terminal its password, token or key is asked for; "
        "it is kept in the key store and is never an argument.",
    )
    add.add_argument("kind", choices=[kind.value for kind in SinkKind], metavar="KIND",
                     help=", ".join(SinkKind))  # fmt: skip
    add.add_argument("endpoint", metavar="ENDPOINT", help="address, such as https://host:9003")
    add.add_argument("--name", metavar="NAME", help="small letters, digits and -; default: KIND")
    add.add_argument(
        "--types",
        metavar="TYPES",
        help=f"records it gets, with commas: {', '.join(RecordType)}; default: those of its kind",
    )
    add.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        dest="fields",
        help="a further field, such as topic=shop/{type}; may be repeated",
    )
    add.add_argument("--secret-stdin", action="store_true", help=_SECRET)
    add.add_argument("--no-secret", action="store_true", help="do not ask for one")
    add.set_defaults(run=_runs("change", "run_add"))

    remove = commands.add_parser("remove", help="remove a destination with what waits for it")
    remove.add_argument("name", metavar="NAME", help=_NAME)
    remove.add_argument("--yes", action="store_true", help="do not ask")
    remove.set_defaults(run=_runs("change", "run_remove"))


def _add_trying(commands: Commands) -> None:
    test = commands.add_parser("test", help="try a destination without sending data")
    test.add_argument("name", metavar="NAME", help=_NAME)
    _add_json(test)
    test.set_defaults(run=_runs("connect", "run_test"))

    enrol = commands.add_parser(
        "enrol",
        help="connect to a collector by a one-time code",
        description="Exchange the one-time code that a collector shows for a token of this kiosk, "
        "and add the collector as a destination.",
    )
    enrol.add_argument("url", metavar="URL", help="address of the collector, or of its QR code")
    enrol.add_argument("code", nargs="?", metavar="CODE", help="such as ABCD-EFGH-JKLM")
    enrol.add_argument("--yes", action="store_true", help="do not ask about an address in http://")
    enrol.set_defaults(run=_runs("connect", "run_enrol"))


# ------------------------------------------------------------------------ options in common


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _add_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--number",
        type=_count,
        action="extend",
        nargs="+",
        default=[],
        metavar="NUMBER",
        help="of records, see kiosk sync dead list",
    )
    parser.add_argument("--sink", metavar="NAME", help="all that this destination refused")
    parser.add_argument("--all", action="store_true", help="all")


def _count(text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None
    if not 1 <= value <= 2**53:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value
