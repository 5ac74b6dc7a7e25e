"""Pictures in a folder or an archive, whatever else is in there.

Whoever hands over photos may hand over anything: links to other places, a hundred thousand
files of a game, names that lead out of an archive, archives that unpack to a terabyte. All of
it ends as a line in the report.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.core.errors import IdentityError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_ENTRIES: Final = 100_000
"""Files and folders that are looked at."""
LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of a picture file."""
_DEEPEST: Final = 4
_JUNK: Final = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not used.

    Attributes:
        file: Path within the folder, as it is there.
        reason: What is wrong, without a full stop.
        advice: What to do, or empty.
        person: Whose photo it would have been, or empty.
        is_known: Whether nothing is wrong: the photo is there already.
    """

    file: str
    reason: str
    advice: str = ""
    person: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that may be a picture.

    Attributes:
        parts: Folders and name, below the place that was asked for.
        number: In the order of the place.
    """

    parts: tuple[str, ...]
    number: int = 0

    @property
    def name(self) -> str:
        """The name without folders."""
        return self.parts[-1]

    def __str__(self) -> str:
        return "/".join(self.parts)


class PicturePlace(Protocol):
    """Where pictures are: a folder, or an archive."""

    @property
    def pictures(self) -> Sequence[PictureFile]:
        """What may be pictures, in order of their paths."""
        ...

    @property
    def refusals(self) -> Sequence[Refusal]:
        """What would be pictures, but is not touched."""
        ...

    @property
    def passed_over(self) -> int:
        """Number of files that are nothing of the kind."""
        ...

    @contextmanager
    def at_hand(self, picture: PictureFile) -> Iterator[Path]:
        """The picture as a file that can be read for a while.

        Raises:
            EnrolmentError: It cannot be had.
        """
        ...


def looks_like_a_picture(name: str) -> bool:
    """Whether a file is named like one that somebody means to be looked at."""
    from kiosk.capture.pictures import is_named_like_media

    return name.lower() not in _JUNK and is_named_like_media(Path(name))


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden or made by the system."""
    return name.startswith(".") or name.lower() in _JUNK


class PictureFolder:
    """The pictures below a folder. Links are never followed.

    Args:
        folder: The folder.

    Raises:
        IdentityError: It cannot be read, or holds too much.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.refusals: list[Refusal] = []
        self.passed_over = 0
        self._seen = 0
        found = sorted(self._below(folder, ()))
        self.pictures = [PictureFile(parts, i) for i, parts in enumerate(found)]

    @contextmanager
    def at_hand(self, picture: PictureFile) -> Iterator[Path]:
        """The file itself."""
        yield self._folder.joinpath(*picture.parts)

    def _below(self, folder: Path, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    yield from self._entry(entry, (*parts, entry.name))
        except OSError as error:
            reason = f"cannot be read ({error.strerror or type(error).__name__})"
            if not parts:
                raise IdentityError(f"{folder} {reason}", "Name a folder with photos.") from error
            self.refusals.append(Refusal("/".join(parts), reason, "Check the permissions."))

    def _entry(self, entry: os.DirEntry[str], parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        self._seen += 1
        if self._seen > MOST_ENTRIES:
            raise IdentityError(
                f"There are more than {MOST_ENTRIES:,} files in {self._folder}",
                "Name the folder with the photos alone.",
            )
        if is_junk(entry.name):
            self.passed_over += 1
            return
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode):
            if len(parts) < _DEEPEST:
                yield from self._below(Path(entry.path), parts)
            else:
                self.passed_over += 1
        elif not looks_like_a_picture(entry.name):
            self.passed_over += 1
        elif refusal := _unfit(parts, status):
            self.refusals.append(refusal)
        else:
            yield parts


def _unfit(parts: tuple[str, ...], status: os.stat_result) -> Refusal | None:
    file = "/".join(parts)
    if stat.S_ISLNK(status.st_mode):
        return Refusal(file, "is a link, and links are not followed", "Put the file itself there.")
    if not stat.S_ISREG(status.st_mode):
        return Refusal(file, "is not a file")
    return too_large(file, status.st_size)


def too_large(file: str, size: int) -> Refusal | None:
    """The refusal of a file that is too large; None when it is not."""
    if size <= LARGEST_FILE:
        return None
    limit = LARGEST_FILE // (1024 * 1024)
    return Refusal(file, f"is larger than {limit} MiB", "Scale the picture down.")
