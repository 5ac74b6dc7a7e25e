"""``kiosk collector migrate``, ``backup`` and ``restore``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.collector.options import (
    DATABASE,
    add_options,
    collector_extra,
    opened,
    settings_from,
)
from kiosk.core.clock import SystemClock
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions."""
    migrate = actions.add_parser(
        "migrate",
        help="bring the database to the form of this version",
        description="Bring the database to the form of this version; `serve` does so by itself.",
    )
    add_options(migrate, DATABASE)
    migrate.set_defaults(run=_migrate)
    backup = actions.add_parser(
        "backup",
        help="write everything into one file, while the server runs",
        description="Write everything into one file; the server may run. The file is as secret as "
        "the database: it holds the keys that sign.",
    )
    backup.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="default: backups/collector-<time>.zip in the folder",
    )
    add_options(backup, DATABASE)
    backup.set_defaults(run=_backup)
    restore = actions.add_parser(
        "restore",
        help="fill an empty database from a backup",
        description="Fill an empty database from a backup, also of the other kind of database. "
        "The backup is checked first; if anything is wrong, nothing is changed.",
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    add_options(restore, DATABASE)
    restore.set_defaults(run=_restore)


def _migrate(args: argparse.Namespace) -> int:
    with opened(settings_from(args, os.environ)) as database:
        sys.stdout.write(f"Up to date: {database.url}\n")
    return ExitCode.OK


def _backup(args: argparse.Namespace) -> int:
    settings = settings_from(args, os.environ)
    now = SystemClock().utc_now()
    path = args.file or settings.folder / "backups" / f"collector-{now:%Y%m%dT%H%M%SZ}.zip"
    with opened(settings) as database:
        from kiosk.collector.backup import backup

        manifest = backup(database, path, now)
    sys.stdout.write(f"Written: {path} ({manifest.rows} rows)\n")
    return ExitCode.OK


def _restore(args: argparse.Namespace) -> int:
    settings = settings_from(args, os.environ)
    with collector_extra():
        from kiosk.collector.backup import restore
        from kiosk.collector.serve import alone
        from kiosk.collector.storage.database import Database
    database = Database.open(settings.database_url)
    try:
        with alone(database):
            manifest = restore(database, args.file)
    finally:
        database.close()
    sys.stdout.write(f"Restored: {manifest.rows} rows of {manifest.made_at}\n")
    return ExitCode.OK
