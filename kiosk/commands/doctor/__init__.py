"""``kiosk doctor``: is everything there that the kiosk needs, and what to do if not.

Every check is a function that yields findings; none of them changes anything.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk.core.errors import KioskError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from kiosk.commands.doctor.finding import Finding


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``doctor`` command."""
    parser = subparsers.add_parser(
        "doctor",
        help="check everything that the kiosk needs",
        description=(
            "Check everything that the kiosk needs and say what to do. The exit code is 1 when "
            "there is an error. If publishing is on, a count of zero is sent under the name "
            "<device id>-test."
        ),
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--bundle",
        metavar="FILE.zip",
        help="also write a diagnostics archive without secrets, faces or names",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the checks, show them, and write the bundle if it is asked for."""
    from pathlib import Path

    from kiosk.app.versions import versions
    from kiosk.commands.doctor.bundle import write_bundle
    from kiosk.commands.doctor.configuration import load_settings
    from kiosk.commands.doctor.report import examine, has_errors, json_of, summary_of

    settings, settings_findings = load_settings()
    coming = examine(settings, settings_findings)
    if args.json:
        findings = list(coming)
        sys.stdout.write(json_of(findings, versions()))
    else:
        findings = _show(coming)
        sys.stdout.write(f"\n{summary_of(findings)}\n")
    if args.bundle:
        path = Path(args.bundle).expanduser()
        try:
            write_bundle(path, settings, findings, versions())
        except KioskError as error:
            sys.stderr.write(f"kiosk doctor: {error}\n")
            return ExitCode.FAILED
        sys.stderr.write(f"Bundle written to {path}\n")
    return ExitCode.FAILED if has_errors(findings) else ExitCode.OK


def _show(coming: Iterable[Finding]) -> list[Finding]:
    """Print findings as they come, with colours on a terminal."""
    from kiosk.commands.doctor.report import markup_of, text_of

    findings = []
    if sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False)
        for finding in coming:
            findings.append(finding)
            console.print(markup_of(finding), end="", soft_wrap=True)
        return findings
    for finding in coming:
        findings.append(finding)
        sys.stdout.write(text_of(finding))
    return findings
