"""The check of the enrolled people: counts only, never a name."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk.commands.doctor.finding import Finding, Level
from kiosk.core import paths
from kiosk.core.choices import AnalysisMode
from kiosk.core.errors import GalleryError
from kiosk.core.identity import embedding_model
from kiosk.core.people import expired, expiring, needing_enrolment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.core.identity import GalleryContents
    from kiosk.core.settings import Settings
    from kiosk.identity.gallery_files import GalleryFiles

_CHECK: Final = "people"
_SOON_DAYS: Final = 30
_SECRET: Final = "gallery"  # noqa: S105  (the name of a secret)
_RENEW: Final = "Ask them again (kiosk people set NAME --consent-by WHO), or erase them."


def check_people(settings: Settings) -> Iterator[Finding]:
    """Whether the enrolled people can be read, and who of them is not recognised and why.

    Unlike the kiosk this repairs nothing and puts no damaged file aside.
    """
    from kiosk.identity.gallery_files import GalleryFiles

    folder = paths.data_dir() / "identity"
    files = GalleryFiles(folder)
    if not files.exist():
        yield _nobody(settings)
        return
    contents, finding = _read(files)
    if finding is not None:
        yield finding
    if contents is None:
        return
    yield Finding(
        _CHECK,
        Level.OK,
        f"{_people(len(contents.people))} in {_counted(len(contents.groups), 'group')}, "
        f"key {_place_of_key()}",
    )
    yield from _not_recognised(contents, settings)
    yield from _open_to_others((files.main, files.backup, paths.config_dir() / _key_file()))


def _nobody(settings: Settings) -> Finding:
    if settings.analysis.mode is not AnalysisMode.IDENTIFICATION:
        return Finding(_CHECK, Level.OK, "nobody is enrolled")
    return Finding(
        _CHECK,
        Level.WARNING,
        "people are to be identified, but nobody is enrolled",
        "Enrol people with kiosk people add, or in the operator panel.",
    )


def _read(files: GalleryFiles) -> tuple[GalleryContents | None, Finding | None]:
    """Everybody, and what is wrong with the files."""
    from kiosk.identity.gallery_keys import GalleryKeys
    from kiosk.identity.gallery_state import unpacked
    from kiosk.keystore import open_keystore

    keys = GalleryKeys(open_keystore())
    found: list[GalleryContents] = []
    troubles: list[GalleryError] = []
    for path in (files.main, files.backup):
        try:
            data = files.read(path)
            if data is None:
                raise GalleryError(f"{path.name} is missing")
            found.append(unpacked(data, keys.read())[0].contents)
        except GalleryError as error:
            troubles.append(error)
    if not found:
        return None, Finding(
            _CHECK,
            Level.ERROR,
            f"the enrolled people cannot be read: {troubles[0].message}",
            troubles[0].hint
            or "Unlock or restore the system's key store. If the key or the files are lost, run "
            "kiosk people erase --all and enrol everybody again.",
        )
    if troubles:
        return found[0], Finding(
            _CHECK,
            Level.WARNING,
            f"one of the two files of enrolled people cannot be used: {troubles[0].message}",
            "The other one is complete; the next change writes both. Check the disk.",
        )
    return found[0], None


def _not_recognised(contents: GalleryContents, settings: Settings) -> Iterator[Finding]:
    now = datetime.now(UTC)
    if gone := len(expired(contents, now)):
        yield Finding(_CHECK, Level.WARNING, f"{_consents(gone)} expired: not recognised", _RENEW)
    if soon := len(expiring(contents, now, _SOON_DAYS)):
        yield Finding(
            _CHECK, Level.WARNING, f"{_consents(soon)} will expire in {_SOON_DAYS} days", _RENEW
        )
    if lacking := len(needing_enrolment(contents, embedding_model(settings.analysis))):
        need = "needs" if lacking == 1 else "need"
        yield Finding(
            _CHECK,
            Level.WARNING,
            f"{_people(lacking)} {need} new photos: not recognised by the networks in use",
            "kiosk people list names them; add photos with kiosk people photo.",
        )
    group = settings.identification.group
    if group and all(one.id != group for one in contents.groups):
        yield Finding(
            _CHECK,
            Level.WARNING,
            "identification.group names a group that does not exist: nobody is recognised",
            "Choose one of kiosk people groups, or leave the setting empty.",
        )


def _open_to_others(files: tuple[Path, ...]) -> Iterator[Finding]:
    """Files that other users of this machine may read."""
    if os.name != "posix":
        return
    for path in files:
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            continue
        if mode & 0o077:
            yield Finding(
                _CHECK,
                Level.WARNING,
                f"{path.name} can be read by other users of this machine",
                f"Run chmod 600 {path}",
            )


def _key_file() -> str:
    from kiosk.keystore import FILE_NAME

    return FILE_NAME


def _place_of_key() -> str:
    """Where the key is, without asking the key store for it once more."""
    try:
        held = json.loads((paths.config_dir() / _key_file()).read_text("utf-8"))
    except (OSError, ValueError):
        held = None
    if isinstance(held, dict) and held.get(_SECRET):
        return f"in {_key_file()}"
    return "in the system's key store"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _consents(number: int) -> str:
    return _counted(number, "consent")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
