"""``kiosk models``: list, fetch, verify and locate the networks that the program uses."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from kiosk.core.errors import KioskError, ModelError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.model_entries import ModelRef
    from kiosk.inference.registry import ModelCheck, ModelStore


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``models`` commands."""
    parser = subparsers.add_parser(
        "models",
        help="list, fetch and verify the networks",
        description="List, fetch and verify the networks that the program uses.",
    )
    commands = parser.add_subparsers(dest="models_command", metavar="COMMAND", required=True)

    listing = commands.add_parser("list", help="all models, their licences and their state")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    listing.set_defaults(run=_list)

    fetch = commands.add_parser("fetch", help="download what is missing or damaged")
    _add_choice(fetch, "fetch")
    fetch.add_argument(
        "--from",
        dest="source",
        metavar="FOLDER|URL",
        help="a folder that holds the files, or the address of a mirror",
    )
    fetch.set_defaults(run=_fetch)

    verify = commands.add_parser("verify", help="read every installed file and check it")
    _add_choice(verify, "verify")
    verify.set_defaults(run=_verify)

    path = commands.add_parser("path", help="where models are, or where one model is")
    path.add_argument("model", nargs="?", metavar="MODEL")
    _add_precision(path)
    path.set_defaults(run=_path)


def _add_choice(parser: argparse.ArgumentParser, verb: str) -> None:
    parser.add_argument(
        "models", nargs="*", metavar="MODEL", help="default: those that the settings need"
    )
    parser.add_argument("--all", action="store_true", help=f"{verb} every model")
    _add_precision(parser)


def _add_precision(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--precision", choices=("FP16", "FP16-INT8"), help="default: that of the settings"
    )


def _analysis_settings() -> AnalysisSettings:
    from kiosk.core.settings_store import SettingsStore, default_path

    return SettingsStore(default_path()).load(os.environ).settings.analysis


def _chosen(args: argparse.Namespace, store: ModelStore) -> tuple[ModelRef, ...]:
    """The stored forms that a command line names.

    Raises:
        ModelError: It names an unknown model.
    """
    settings = _analysis_settings()
    if args.precision:
        settings = settings.model_copy(update={"precision": args.precision})
    if args.all:
        names = [entry.name for entry in store.registry]
    elif args.models:
        names = args.models
    else:
        return store.needed(settings, pictures=True)
    return tuple(store.registry.ref(name, settings.precision) for name in names)


def _list(args: argparse.Namespace) -> int:
    from kiosk.inference.registry import ModelStore

    store = ModelStore.from_environment()
    needed = store.needed(_analysis_settings(), pictures=True)
    checks = [store.check(*ref) for ref in store.registry.refs()]
    if args.json:
        document = [_described(store, check, needed) for check in checks]
        sys.stdout.write(json.dumps(document, indent=2) + "\n")
    else:
        _print_table(store, checks, needed)
    return ExitCode.OK


def _described(store: ModelStore, check: ModelCheck, needed: Sequence[ModelRef]) -> dict[str, Any]:
    entry = store.registry.entry(check.ref.name)
    return {
        "name": entry.name,
        "precision": check.ref.precision,
        "task": entry.task,
        "description": entry.description,
        "licence": entry.licence,
        "licence_url": entry.licence_url,
        "homepage": entry.homepage,
        "attribution": entry.attribution,
        "bundled": entry.bundled,
        "status": check.status.value,
        "problem": check.problem,
        "needed": check.ref in needed,
        "folder": str(check.folder),
        "files": [
            {
                "name": file.name,
                "size": file.size,
                "sha384": file.sha384,
                "sha256": file.sha256,
                "urls": list(file.urls),
            }
            for file in store.registry.files(check.ref)
        ],
    }


def _print_table(
    store: ModelStore, checks: Sequence[ModelCheck], needed: Sequence[ModelRef]
) -> None:
    from rich.console import Console
    from rich.table import Table

    styles = {"installed": "green", "missing": "yellow", "corrupt": "red"}
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Model", "Task", "Precision", "Size", "Licence", "State"):
        table.add_column(title, justify="right" if title == "Size" else "left", no_wrap=True)
    for check in checks:
        entry = store.registry.entry(check.ref.name)
        style = styles[check.status]
        state = f"[{style}]{_state(check)}[/]" + (" *" if check.ref in needed else "")
        table.add_row(
            entry.name,
            entry.task,
            check.ref.precision,
            f"{entry.size(check.ref.precision) / 1e6:.1f} MB",
            entry.licence,
            state,
        )
    # Into a file or a pipe no line is cut, however narrow rich takes it to be.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    console.print(table)
    console.print("\n* needed with the present settings", style="dim")
    for entry in store.registry:
        if entry.attribution:
            console.print(f"{entry.name}: {entry.attribution}", style="dim", soft_wrap=True)


def _state(check: ModelCheck) -> str:
    if not check.bundled:
        return check.status
    part = "part of the program"
    return part if check.status == "installed" else f"{part}, {check.status}"


def _fetch(args: argparse.Namespace) -> int:
    from pathlib import Path

    from kiosk.inference.registry import ModelStore, is_web_address

    store = ModelStore.from_environment()
    try:
        refs = _chosen(args, store)
    except ModelError as error:
        return _failed(error, ExitCode.USAGE)
    if args.source and not is_web_address(args.source):
        folder = Path(args.source).expanduser()
        if not folder.is_dir():
            sys.stderr.write(f"kiosk models fetch: {folder} is not a folder\n")
            return ExitCode.USAGE
    try:
        fetched = _fetch_with_bar(store, refs, args.source)
    except KioskError as error:
        return _failed(error, ExitCode.FAILED)
    for ref in fetched:
        sys.stdout.write(f"installed {ref}\n")
    if not fetched:
        sys.stdout.write("All these models are installed already.\n")
    return ExitCode.OK


def _fetch_with_bar(
    store: ModelStore, refs: Sequence[ModelRef], source: str | None
) -> tuple[ModelRef, ...]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    from kiosk.inference.fetch import ModelFetcher

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    ) as bars:
        task = bars.add_task("", total=None)
        fetcher = ModelFetcher(
            store,
            source=source,
            on_progress=lambda p: bars.update(
                task, description=p.label, completed=p.done, total=p.total
            ),
        )
        return fetcher.fetch(refs)


def _verify(args: argparse.Namespace) -> int:
    from kiosk.inference.model_entries import REINSTALL
    from kiosk.inference.registry import ModelStatus, ModelStore

    store = ModelStore.from_environment()
    try:
        refs = _chosen(args, store)
    except ModelError as error:
        return _failed(error, ExitCode.USAGE)
    bad = []
    for ref in refs:
        check = store.check(*ref, rehash=True)
        if check.status is not ModelStatus.INSTALLED:
            bad.append(check)
        detail = f": {check.problem}" if check.status is ModelStatus.CORRUPT else ""
        sys.stdout.write(f"{check.status.value:<9}  {ref}{detail}\n")
    if not all(check.bundled for check in bad):
        sys.stderr.write("Run kiosk models fetch with the same arguments to repair this.\n")
    for check in bad:
        if check.bundled:
            sys.stderr.write(f"{check.ref}: {REINSTALL}\n")
    return ExitCode.FAILED if bad else ExitCode.OK


def _path(args: argparse.Namespace) -> int:
    from kiosk.inference.registry import ModelStore

    store = ModelStore.from_environment()
    if args.model is None:
        sys.stdout.writelines(f"{root}\n" for root in store.roots)
        return ExitCode.OK
    precision = args.precision or _analysis_settings().precision
    try:
        store.registry.ref(args.model, precision)
    except ModelError as error:
        return _failed(error, ExitCode.USAGE)
    try:
        sys.stdout.write(f"{store.require(args.model, precision)}\n")
    except ModelError as error:
        return _failed(error, ExitCode.FAILED)
    return ExitCode.OK


def _failed(error: KioskError, code: ExitCode) -> int:
    sys.stderr.write(f"kiosk models: {error.message}\n")
    if error.hint:
        sys.stderr.write(f"{error.hint}\n")
    return code
