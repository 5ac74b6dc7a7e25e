"""Where files of the operator may lie: removable drives, home, and what is in a folder. Qt-free."""

from __future__ import annotations

import string
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

SUFFIX = ".toml"
"""Of settings files."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Content of a folder, sorted by name.

    Attributes:
        folder: The folder.
        folders: Visible folders in it.
        files: Files of the wanted kind in it.
        places: Where else one may look: removable drives first, then the home folder.
    """

    folder: Path
    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    places: tuple[Path, ...]


def listing(folder: Path | None, suffixes: Sequence[str] = (SUFFIX,)) -> Listing:
    """What is in a folder; None takes the first place.

    Args:
        folder: Folder to look into.
        suffixes: Ends of the names of wanted files, in lower case.

    Raises:
        SettingsError: It cannot be read, for example because the drive was pulled out.
    """
    found = places()
    folder = folder or found[0]
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        return Listing(
            folder,
            tuple(entry for entry in visible if entry.is_dir()),
            tuple(e for e in visible if e.suffix.lower() in suffixes and e.is_file()),
            found,
        )
    except OSError as error:
        raise SettingsError(
            f"{folder} cannot be read ({error.strerror or error})", "Choose another place."
        ) from error


def places() -> tuple[Path, ...]:
    """Removable drives that are there, then the home folder."""
    return (*_drives(), Path.home())


def _drives() -> list[Path]:
    if sys.platform == "win32":
        letters = (Path(f"{letter}:\\") for letter in string.ascii_uppercase[3:])
        return [drive for drive in letters if drive.exists()]
    found = []
    for root, pattern in (("/media", "*"), ("/media", "*/*"), ("/run/media", "*/*")):
        found += [path for path in sorted(Path(root).glob(pattern)) if path.is_mount()]
    if sys.platform == "darwin":
        found += [path for path in sorted(Path("/Volumes").glob("*")) if path.is_mount()]
    return found
