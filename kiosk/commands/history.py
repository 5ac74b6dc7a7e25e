"""``kiosk history``: look at the history of the device, check it, make it smaller, invent one."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from kiosk.core.settings import Settings


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``history`` commands."""
    parser = subparsers.add_parser(
        "history",
        help="look at the history of this device, check it, make it smaller",
        description="Look at the history of this device, check it, make it smaller.",
    )
    commands = parser.add_subparsers(dest="history_command", metavar="COMMAND", required=True)

    info = commands.add_parser("info", help="what it holds: span, rows, size")
    info.add_argument("--json", action="store_true", help="one JSON object")
    _add_file(info)
    info.set_defaults(run=_info)

    check = commands.add_parser("check", help="read the whole file and look for damage")
    _add_file(check)
    check.set_defaults(run=_check)

    prune = commands.add_parser("prune", help="delete what is older than the settings say")
    prune.add_argument("--compact", action="store_true", help="give the space back to the disk")
    _add_file(prune)
    prune.set_defaults(run=_prune)

    generate = commands.add_parser(
        "generate",
        help="write a made-up history of a busy shop, for trying things out",
        description="Write a made-up history of a busy shop into a file of its own.",
    )
    generate.add_argument("--visits", type=_positive, default=1_000_000, metavar="N")
    generate.add_argument("--days", type=_positive, default=365, metavar="N")
    generate.add_argument(
        "--until", type=_day, metavar="YYYY-MM-DD", help="the last day (default: yesterday)"
    )
    generate.add_argument("--seed", type=int, default=1, help="another one, another shop")
    generate.add_argument("--out", type=Path, required=True, metavar="FILE")
    generate.set_defaults(run=_generate)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="default: the history of this device"
    )


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2026-11-20") from None


def _file(args: argparse.Namespace) -> Path:
    from kiosk.store.database import default_path

    return args.file or default_path()


def _settings() -> Settings:
    from kiosk.core.settings_store import SettingsStore, default_path

    return SettingsStore(default_path()).load(os.environ).settings


def _info(args: argparse.Namespace) -> int:
    from kiosk.store.care import facts

    found = facts(_file(args))
    first, last = (f"{t:%Y-%m-%dT%H:%MZ}" for t in found.span) if found.span else ("", "")
    rows = {
        "file": str(found.path),
        "size_bytes": found.size_bytes,
        "first_minute": first,
        "last_minute": last,
        "visits": found.visits,
        "open_visits": found.open_visits,
        "minutes": found.minutes,
        "zones": list(found.zones),
        "documents": found.documents,
    }
    if args.json:
        sys.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return ExitCode.OK
    for name, value in rows.items():
        if isinstance(value, int):
            text = f"{value:,}"
        else:
            text = (", ".join(value) if isinstance(value, list) else str(value)) or "none"
        sys.stdout.write(f"{name.replace('_', ' '):<14}{text}\n")
    return ExitCode.OK


def _check(args: argparse.Namespace) -> int:
    from kiosk.store.care import verify

    file = _file(args)
    verify(file)
    sys.stdout.write(f"{file} is sound.\n")
    return ExitCode.OK


def _prune(args: argparse.Namespace) -> int:
    from kiosk.core.identification import kept_days
    from kiosk.store.care import compact, facts, prune

    file = _file(args)
    before = facts(file)
    settings = _settings()
    gone = prune(
        file,
        datetime.now(UTC),
        settings.history,
        link_days=kept_days(settings.identification),
    )
    if args.compact:
        compact(file)
    after = facts(file)
    sys.stdout.write(
        f"Deleted {before.visits - after.visits:,} visits and the sums of "
        f"{before.minutes - after.minutes:,} minutes.\n"
        if gone
        else "Nothing is older than the settings say.\n"
    )
    sys.stdout.write(f"{after.path} has {after.size_bytes / 1e6:,.1f} MB.\n")
    return ExitCode.OK


def _generate(args: argparse.Namespace) -> int:
    from kiosk.store.care import facts
    from kiosk.store.generation import generate

    until = args.until or datetime.now(UTC).date() - timedelta(days=1)
    with _bar("Visits", args.visits) as progress:
        generate(
            args.out,
            visits=args.visits,
            days=args.days,
            until=until,
            seed=args.seed,
            progress=progress,
        )
    made = facts(args.out)
    sys.stdout.write(f"{made.visits:,} visits, {made.size_bytes / 1e6:,.1f} MB: {args.out}\n")
    return ExitCode.OK


def _bar(label: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
    from contextlib import contextmanager

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    @contextmanager
    def shown() -> Iterator[Callable[[int], None]]:
        with Progress(
            "{task.description}",
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        ) as bars:
            task = bars.add_task(label, total=total)
            yield lambda done: bars.update(task, completed=done)

    return shown()
