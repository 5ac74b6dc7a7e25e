"""``kiosk report``: the figures of a range as a table or a page."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import ReportError, SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from kiosk.core.history import HistoryQuery
    from kiosk.core.report import Report
    from kiosk.core.settings import Settings

_FORMATS: Final = ("csv", "json", "parquet", "html")
_SUFFIXES: Final = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".html": "html"}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``report`` command."""
    parser = subparsers.add_parser(
        "report",
        help="write the figures of a range: CSV, JSON, Parquet or a page to print",
        description="Write the figures of a range as CSV, JSON, Parquet or a page to print. "
        "Groups of people smaller than privacy.smallest_cell are merged, unless --raw is given.",
        epilog="Days: 2026-11-20, today, yesterday, or 7d: today and the six days before. "
        "Both days count. docs/reports.md describes the columns.",
    )
    parser.add_argument("--from", dest="first", default="7d", metavar="DAY", help="default: 7d")
    parser.add_argument("--to", dest="last", default="today", metavar="DAY", help="default: today")
    parser.add_argument(
        "--by",
        choices=("hour", "day", "week"),
        default="day",
        help="one row for each; default: day",
    )
    parser.add_argument("--zone", default="", metavar="ID", help="only this zone or line")
    parser.add_argument(
        "--tz", default="local", metavar="ZONE", help="utc, local or a name; default: local"
    )
    parser.add_argument(
        "--format", choices=_FORMATS, help="default: by the ending of --out, else csv"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="default: standard output (csv and json)"
    )
    sharing = parser.add_mutually_exclusive_group()
    sharing.add_argument(
        "--shared", action="store_true", help="merge small groups of people (the default)"
    )
    sharing.add_argument(
        "--raw", action="store_true", help="keep groups of any size: not to be shared"
    )
    parser.add_argument(
        "--language", choices=("en", "pt", "fr", "de", "es"), help="of a page; default: the setting"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the report and return the exit code.

    Raises:
        SettingsError: The command line makes no sense.
        ReportError: There is nothing to report, or it cannot be written.
        HistoryError: The history cannot be read.
    """
    from kiosk.core.settings_store import SettingsStore, default_path

    form = _form(args)
    _check_place(args.out, form)
    settings = SettingsStore(default_path()).load(os.environ).settings
    content = _written(_made(args, settings), form, args.language or settings.device.language)
    if args.out is None:
        _to_output(content)
    else:
        _to_file(args.out, content)
    if args.raw:
        sys.stderr.write("This report is raw: it shows groups of any size. Do not share it.\n")
    return ExitCode.OK


def _form(args: argparse.Namespace) -> str:
    if args.format is not None:
        return str(args.format)
    if args.out is None:
        return "csv"
    form = _SUFFIXES.get(args.out.suffix.lower())
    if form is None:
        raise SettingsError(
            f"{args.out.name} does not tell the format", f"Add --format {'|'.join(_FORMATS)}."
        )
    return form


def _check_place(out: Path | None, form: str) -> None:
    """Find out what would fail before the history is read."""
    if form == "parquet":
        from kiosk.reports.parquet import require_pyarrow

        require_pyarrow()
    if out is None:
        if form in ("parquet", "html") and sys.stdout.isatty():
            raise SettingsError(f"{form} is not for a terminal", f"Add --out report.{form}.")
        return
    if out.is_dir():
        raise ReportError(f"{out} is a folder", "Name a file in it.")
    if not out.parent.is_dir():
        raise ReportError(f"There is no folder {out.parent}", "Make it first, or name another.")
    if not os.access(out.parent, os.W_OK):
        raise ReportError(f"{out.parent} cannot be written to", "Name another folder.")


def _made(args: argparse.Namespace, settings: Settings) -> Report:
    from kiosk.commands.report.period import period, time_zone
    from kiosk.core.clock import SystemClock
    from kiosk.core.history import HistoryQuery, Interval
    from kiosk.core.report import make_report
    from kiosk.store.database import default_path
    from kiosk.store.reader import StoredHistory

    tz, tz_name = time_zone(args.tz)
    now = SystemClock().utc_now()
    start, end = period(args.first, args.last, tz, now)
    query = HistoryQuery(start, end, Interval(args.by), args.zone, tz)
    with StoredHistory(default_path()) as reader:
        return _with_progress(
            query,
            lambda progress: make_report(
                reader, query, settings, raw=args.raw, now=now, tz_name=tz_name, progress=progress
            ),
        )


def _with_progress(
    query: HistoryQuery, make: Callable[[Callable[[float], None]], Report]
) -> Report:
    """Make the report with a bar on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    days = (query.end - query.start).days
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as bars:
        task = bars.add_task(f"Reading {days or 1} days", total=1.0)
        return make(lambda share: bars.update(task, completed=share))


def _written(report: Report, form: str, language: str) -> bytes:
    if form == "csv":
        from kiosk.core.report_text import csv_bytes

        return csv_bytes(report)
    if form == "json":
        from kiosk.core.report_text import json_bytes

        return json_bytes(report)
    if form == "parquet":
        from kiosk.reports.parquet import parquet_bytes

        return parquet_bytes(report)
    from kiosk.reports.html import html_bytes
    from kiosk.reports.words import language_of, words_in

    return html_bytes(report, words_in(language_of(language)))


def _to_output(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.flush()


def _to_file(out: Path, content: bytes) -> None:
    """Write the whole file or nothing, also when interrupted."""
    from kiosk.core.atomic import write_atomic

    try:
        write_atomic(out, content)
    except OSError as error:
        raise ReportError(
            f"{out} cannot be written ({error.strerror})", "Name another place."
        ) from error
    sys.stderr.write(f"Written: {out}\n")
