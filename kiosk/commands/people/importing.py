"""``kiosk people import``: a folder, an archive or a file of another kiosk."""

from __future__ import annotations

import zipfile
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.bring import Brought, Importer
from kiosk.commands.people.choice import group_for_new
from kiosk.commands.people.consent_table import stated_for_many
from kiosk.commands.people.folders import PictureFolder
from kiosk.commands.people.import_report import check_place, summary, write_report
from kiosk.commands.people.interruption import Interruption
from kiosk.commands.people.naming import named, read_names
from kiosk.commands.people.registry import load_settings, open_gallery, open_people, photo_reader
from kiosk.commands.people.text import bar, say_json
from kiosk.core.errors import IdentityError, SettingsError
from kiosk.core.exitcodes import ExitCode
from kiosk.core.identity import embedding_model

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.commands.people.folders import PicturePlace
    from kiosk.commands.people.naming import Named
    from kiosk.core.settings import Settings

_INTERRUPTED: Final = 130
"""As a shell has it for a program that SIGINT ended."""


def run(args: argparse.Namespace) -> int:
    """Enrol everybody who is found.

    Raises:
        SettingsError: The command line makes no sense.
        IdentityError: There is nothing to import, no consent, or nothing can be stored.
        ModelError: The networks are not installed.
        InferenceError: No device can run them.
    """
    check_place(args.report)
    if not args.path.exists():
        raise IdentityError(
            f"There is no {args.path}",
            "Name a folder with photos, a ZIP file of one, or a file that kiosk people export "
            "wrote.",
        )
    if args.path.is_dir() or args.path.suffix.lower() == ".zip" or zipfile.is_zipfile(args.path):
        return _photos(args)
    if args.dry_run or args.report is not None:
        raise SettingsError(
            "A file of another kiosk is taken as it is",
            "Leave --dry-run and --report away; they are for photos.",
        )
    from kiosk.commands.people.transfer import import_file

    return import_file(args)


def _photos(args: argparse.Namespace) -> int:
    settings = load_settings()
    registry = open_people(settings)
    group = group_for_new(registry.contents(), args.group, settings.identification.group)
    names = None if args.names is None else read_names(args.names)
    consents = stated_for_many(args, settings)
    with ExitStack() as stack:
        place = photo_place(args.path, stack)
        everybody, unnamed = named(place.pictures, names)
        importer = Importer(
            open_gallery(),
            group.id,
            consents,
            embedding_model(settings.analysis),
            anyway=args.anyway,
            rehearsal=args.dry_run,
        )
        importer.brought.refusals += [*place.refusals, *unnamed]
        try:
            _bring(importer, settings, place, everybody)
        finally:
            # Also when the disk is full in the middle: what was stored stays and is told.
            _tell(args, importer.brought, place)
    if importer.brought.interrupted:
        return _INTERRUPTED
    complete = bool(everybody) and not importer.brought.refusals
    return ExitCode.OK if complete else ExitCode.FAILED


def _bring(
    importer: Importer, settings: Settings, place: PicturePlace, everybody: Sequence[Named]
) -> None:
    if not everybody:
        return
    total = sum(len(one.pictures) for one in everybody)
    with (
        photo_reader(settings) as reader,
        Interruption() as interruption,
        bar("Photos", total) as step,
    ):
        importer.run(place, reader, everybody, interruption.between(step))


def photo_place(path: Path, stack: ExitStack) -> PicturePlace:
    """The pictures of a folder or of an archive, which is open as long as the stack.

    Raises:
        IdentityError: It cannot be read, or holds too much.
    """
    if path.is_dir():
        return PictureFolder(path)
    from kiosk.commands.people.archives import PictureArchive

    return stack.enter_context(closing(PictureArchive(path)))


def _tell(args: argparse.Namespace, brought: Brought, place: PicturePlace) -> None:
    if args.json:
        say_json(summary(brought, place.passed_over, dry_run=args.dry_run))
    else:
        from kiosk.commands.people.import_report import say_summary

        say_summary(brought, place.passed_over, dry_run=args.dry_run)
    if args.report is not None:
        write_report(args.report, brought, place.passed_over, dry_run=args.dry_run)
