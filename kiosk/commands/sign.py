"""``kiosk sign``: the printable sign that tells passers-by what is done here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import ReportError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse

    from PySide6.QtCore import QCoreApplication


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``sign`` command."""
    parser = subparsers.add_parser(
        "sign",
        help="write the privacy sign to print: PDF or PNG",
        description="Write the sign that tells passers-by what is computed, as a PDF or a PNG of "
        "300 dpi. It says what the settings do: device.location, analysis.mode, "
        "analysis.emotion and privacy.notice_url (the QR code).",
        epilog="The texts inform; they are no legal advice.",
    )
    parser.add_argument("--region", choices=("eu", "us"), help="default: privacy.sign_region")
    parser.add_argument(
        "--language", choices=("en", "pt", "fr", "de", "es"), help="default: device.language"
    )
    parser.add_argument(
        "--size", choices=("a4", "a5", "letter"), help="default: a4, in the US letter"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("sign.pdf"), metavar="FILE", help="default: sign.pdf"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the sign and return the exit code.

    Raises:
        ReportError: It cannot be written.
    """
    from kiosk.core.choices import SignRegion
    from kiosk.core.settings_store import SettingsStore, default_path

    out: Path = args.out
    if out.is_dir() or not out.parent.is_dir():
        raise ReportError(f"{out} is no place for a file", "Name a file in a folder that exists.")
    settings = SettingsStore(default_path()).load(os.environ).settings
    region = SignRegion(args.region or settings.privacy.sign_region)
    application = application_for_fonts()

    from kiosk.ui.i18n import resolve_language
    from kiosk.ui.sign import write_sign
    from kiosk.ui.sign_layout import Paper
    from kiosk.ui.sign_text import sign_text

    usual = Paper.LETTER if region is SignRegion.US else Paper.A4
    language = args.language or resolve_language(settings.device.language)
    text = sign_text(settings, region, language)
    write_sign(out, text, Paper(args.size) if args.size else usual)
    sys.stderr.write(f"Written: {out}\n")
    del application  # it had to live until the sign was drawn
    if not settings.privacy.notice_url:
        sys.stderr.write("Without privacy.notice_url the sign has no QR code.\n")
    return ExitCode.OK


def application_for_fonts() -> QCoreApplication:
    """An application object, which fonts need; without a screen it works as well."""
    from PySide6.QtGui import QGuiApplication

    platform = ["-platform", "offscreen"] if sys.platform == "linux" else []
    return QGuiApplication.instance() or QGuiApplication(["kiosk", *platform])
