"""Pictures in a ZIP file, without unpacking it.

No name in the archive ever becomes a path here: a picture is unpacked alone, under a name of our
own, into a folder of our own, and is gone before the next one. On Linux that folder is in memory,
so that no photo is left on the disk.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.folders import (
    LARGEST_FILE,
    MOST_ENTRIES,
    PictureFile,
    Refusal,
    is_junk,
    looks_like_a_picture,
    too_large,
)
from kiosk.core.errors import EnrolmentError, IdentityError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_UNPACKED: Final = 8 * 1024 * 1024 * 1024
"""Bytes that are unpacked in all: what an import of thousands of good photos needs."""
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What every program writes; the others may need memory without bounds."""
_ENCRYPTED: Final = 0x1
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_SEPARATORS: Final = re.compile(r"[\\/]")
_BROKEN: Final = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError,
)  # fmt: skip
_MEMORY: Final = Path("/dev/shm")  # noqa: S108  (a folder with a random name is made in it)
_AGAIN: Final = "Make the archive again."


class PictureArchive:
    """The pictures of a ZIP file; to be closed.

    Args:
        path: The file.

    Raises:
        IdentityError: It is no ZIP file, or holds too much.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise IdentityError(f"{path.name} is damaged, or no ZIP file", _AGAIN) from error
        self.pictures: list[PictureFile] = []
        self.refusals: list[Refusal] = []
        self.passed_over = 0
        self._unpacked = 0
        self._members = self._archive.infolist()
        if len(self._members) > MOST_ENTRIES:
            self._archive.close()
            raise IdentityError(
                f"There are more than {MOST_ENTRIES:,} files in {path.name}",
                "Pack the photos alone.",
            )
        for number, member in enumerate(self._members):
            self._sort(number, member)
        self.pictures.sort(key=lambda picture: picture.parts)

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    @contextmanager
    def at_hand(self, picture: PictureFile) -> Iterator[Path]:
        """The picture, unpacked for as long as it is looked at.

        Raises:
            EnrolmentError: It is damaged, or larger than it says, or too much in all.
        """
        content = self._unpack(self._members[picture.number])
        with tempfile.TemporaryDirectory(prefix="vitrine-", dir=_folder()) as folder:
            path = Path(folder) / f"photo{Path(picture.name).suffix.lower()}"
            path.write_bytes(content)
            yield path

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(member) as stream:
                content = stream.read(LARGEST_FILE + 1)
        except _BROKEN as error:
            raise EnrolmentError("is damaged in the archive", _AGAIN) from error
        self._unpacked += len(content)
        if len(content) > LARGEST_FILE or self._unpacked > _MOST_UNPACKED:
            raise EnrolmentError("is too much to unpack", "Pack fewer or smaller photos.")
        return content

    def _sort(self, number: int, member: zipfile.ZipInfo) -> None:
        """Put a member where it belongs."""
        parts = tuple(part for part in _SEPARATORS.split(member.filename) if part not in ("", "."))
        if not parts or member.filename.endswith("/"):  # a folder, or nothing at all
            return
        if any(is_junk(part) for part in parts if part != "..") or not looks_like_a_picture(
            parts[-1]
        ):
            self.passed_over += 1
        elif refusal := _unfit(member, parts):
            self.refusals.append(refusal)
        else:
            self.pictures.append(PictureFile(parts, number))


def _unfit(member: zipfile.ZipInfo, parts: tuple[str, ...]) -> Refusal | None:
    file = member.filename
    if file[0] in "/\\" or _DRIVE.match(file) or ".." in parts:
        return Refusal(file, "has a name that leads out of the archive", "Pack it without folders.")
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return Refusal(file, "is a link or a device", "Pack the file itself.")
    if member.flag_bits & _ENCRYPTED:
        return Refusal(file, "is behind a password", "Pack it without one.")
    if member.compress_type not in _METHODS:
        return Refusal(file, "is packed in an unusual way", "Use the usual method (deflate).")
    return too_large(file, member.file_size)


def _folder() -> str | None:
    """Where to unpack: into memory where there is such a folder."""
    return str(_MEMORY) if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
